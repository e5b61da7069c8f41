//! Marks beside the text: `[base]{reading}` and `[words]{.dots}` (行间注、行间标号).
//!
//! The span syntax of Pandoc. The full-width brackets that a Chinese keyboard gives do as
//! well: `【汉字】｛hàn zì｝`. A bracket without braces directly after it is a bracket.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Spanned};
use crate::model::article::NoteKind;
use crate::model::copy::line::{Placed, span};
use crate::model::reader::Log;

/// The brackets around the words, and those around what stands beside them.
const WORDS: &[(char, char)] = &[('[', ']'), ('［', '］'), ('【', '】')];
const BESIDE: &[(char, char)] = &[('{', '}'), ('｛', '｝')];

/// What begins a name of [`KINDS`].
const DOT: &[char] = &['.', '．', '。'];

/// The marks by their names.
const KINDS: &[(&[&str], NoteKind)] = &[
    (&["dots", "着重", "著重"], NoteKind::Dots),
    (&["name", "专名", "專名"], NoteKind::Name),
    (&["book", "书名", "書名"], NoteKind::Book),
    (&["keep", "不断", "不斷"], NoteKind::Together),
];

/// So many marks may stand one inside the other; brackets further in are brackets.
const DEEPEST: usize = 4;

/// A paragraph's characters without the marks beside them, and the marks.
#[derive(Debug, Default)]
pub(super) struct Noted {
    pub(super) chars: Vec<Placed>,
    pub(super) notes: Vec<Found>,
}

/// A note and the characters of [`Noted::chars`] it belongs to.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) chars: Range<usize>,
    pub(super) kind: NoteKind,
}

/// Takes the marks out of a paragraph. What cannot be read stays as it was written, with a
/// remark.
pub(super) fn take(log: &Log, chars: &[Placed]) -> Noted {
    let opens = |it: &Placed| WORDS.iter().any(|pair| pair.0 == it.1);
    if !chars.iter().any(opens) {
        return Noted { chars: chars.to_vec(), notes: Vec::new() };
    }
    let mut noted = Noted::default();
    let partners = partners(chars);
    Reader { log, chars, partners, noted: &mut noted, depth: 0 }.read(0..chars.len());
    noted
}

/// Whether a backslash before `c` is an escape.
pub(super) fn can_be_escaped(c: char) -> bool {
    let is_either = |pair: &(char, char)| pair.0 == c || pair.1 == c;
    c.is_ascii_punctuation() || WORDS.iter().chain(BESIDE).any(is_either)
}

/// The characters without the backslashes of escapes.
pub(super) fn unescaped(chars: &[Placed]) -> String {
    let mut text = String::with_capacity(chars.iter().map(|it| it.1.len_utf8()).sum());
    let mut chars = chars.iter().map(|it| it.1).peekable();
    while let Some(c) = chars.next() {
        let escaped = chars.next_if(|next| c == '\\' && can_be_escaped(*next));
        text.push(escaped.unwrap_or(c));
    }
    text
}

/// One past the character, or past the escape, at `at`.
fn after(chars: &[Placed], at: usize) -> usize {
    let escape = chars.get(at).is_some_and(|it| it.1 == '\\')
        && chars.get(at + 1).is_some_and(|it| can_be_escaped(it.1));
    at + 1 + usize::from(escape)
}

/// For each opening bracket that is closed, where; each kind of bracket by itself.
fn partners(chars: &[Placed]) -> Vec<Option<usize>> {
    let mut partners = vec![None; chars.len()];
    for (open, close) in WORDS.iter().chain(BESIDE) {
        let (mut waiting, mut at) = (Vec::new(), 0);
        while let Some((_, c)) = chars.get(at) {
            if c == open {
                waiting.push(at);
            } else if c == close
                && let Some(partner) = waiting.pop().and_then(|it| partners.get_mut(it))
            {
                *partner = Some(at);
            }
            at = after(chars, at);
        }
    }
    partners
}

struct Reader<'a> {
    log: &'a Log,
    chars: &'a [Placed],
    /// Where the closing bracket of each opening one stands.
    partners: Vec<Option<usize>>,
    noted: &'a mut Noted,
    /// How many marks stand around what is read.
    depth: usize,
}

/// A marked stretch: its words, and what is written beside them.
struct Marked {
    words: Range<usize>,
    beside: Range<usize>,
}

impl Reader<'_> {
    fn read(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let Some(marked) = self.marked(at, range.end) else {
                at = self.copy(at, range.end);
                continue;
            };
            let start = self.noted.chars.len();
            let before = self.noted.notes.len();
            self.depth += 1;
            self.read(marked.words.clone());
            self.depth -= 1;
            match self.kinds(&marked, start, before) {
                Ok(found) => self.noted.notes.extend(found),
                Err(remark) => {
                    self.remark(&marked, remark);
                    // Nothing is lost: it stands as it was written.
                    self.noted.notes.truncate(before);
                    self.noted.chars.truncate(start);
                    let whole = marked.words.start - 1..marked.beside.end + 1;
                    let whole = self.chars.get(whole).unwrap_or_default();
                    self.noted.chars.extend(whole);
                }
            }
            at = marked.beside.end + 1;
        }
    }

    /// Copies a character, or an escape whole; returns where to go on.
    fn copy(&mut self, at: usize, end: usize) -> usize {
        let to = after(self.chars, at).min(end);
        self.noted.chars.extend(self.chars.get(at..to).unwrap_or_default());
        to
    }

    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|it| it.1)
    }

    /// The marked stretch that begins at `at`, if one does.
    fn marked(&self, at: usize, end: usize) -> Option<Marked> {
        if self.depth >= DEEPEST {
            return None;
        }
        let words = self.enclosed(at, end, WORDS)?;
        let open = words.end + 1;
        let brace = self.char(open).filter(|_| open < end)?;
        if !BESIDE.iter().any(|it| it.0 == brace) {
            return None;
        }
        let Some(beside) = self.enclosed(open, end, BESIDE) else {
            self.unclosed(open);
            return None;
        };
        Some(Marked { words, beside })
    }

    /// What stands between the bracket at `at` and its partner.
    fn enclosed(
        &self,
        at: usize,
        end: usize,
        pairs: &[(char, char)],
    ) -> Option<Range<usize>> {
        let first = self.char(at)?;
        pairs.iter().find(|it| it.0 == first)?;
        let partner = self.partners.get(at).copied().flatten();
        partner.filter(|it| *it < end).map(|it| at + 1..it)
    }

    /// The notes of a stretch whose words begin at `start` of the characters taken over,
    /// with the notes inside it from `before` on; or what is wrong.
    fn kinds(
        &self,
        marked: &Marked,
        start: usize,
        before: usize,
    ) -> Result<Vec<Found>, Wrong> {
        let beside = self.chars.get(marked.beside.clone()).unwrap_or_default();
        let words = start..self.noted.chars.len();
        let inside = self.noted.notes.get(before..).unwrap_or_default();
        let text = unescaped(beside);
        if words.is_empty() || text.trim().is_empty() {
            return Err(Wrong::Empty);
        }
        if !text.trim_start().starts_with(DOT) {
            if inside.iter().any(|it| matches!(it.kind, NoteKind::Reading(_))) {
                return Err(Wrong::Twice);
            }
            return Ok(self.readings(words, beside));
        }
        let mut found = Vec::new();
        for name in text.split_whitespace() {
            let name = name.trim_start_matches(DOT);
            let row = KINDS.iter().find(|it| it.0.contains(&name));
            let (_, kind) = row.ok_or_else(|| Wrong::Unknown(name.to_owned()))?;
            if inside.iter().chain(&found).any(|it| it.kind == *kind) {
                return Err(Wrong::Twice);
            }
            found.push(Found { chars: words.clone(), kind: kind.clone() });
        }
        Ok(found)
    }

    /// A reading for each character when there are as many of one as of the other, marks
    /// not counted; otherwise one for all of them.
    fn readings(&self, words: Range<usize>, beside: &[Placed]) -> Vec<Found> {
        let parts: Vec<&[Placed]> = beside
            .split(|it| it.1.is_whitespace())
            .filter(|part| !part.is_empty())
            .collect();
        let is_letter = |at: &usize| {
            self.noted.chars.get(*at).is_some_and(|it| it.1.is_alphanumeric())
        };
        let letters: Vec<usize> = words.clone().filter(is_letter).collect();
        let reading = |chars: &[Placed]| {
            let text = unescaped(chars).trim().to_owned();
            NoteKind::Reading(Spanned::new(text, self.log.span(span(chars))))
        };
        if letters.len() != parts.len() {
            return vec![Found { chars: words, kind: reading(beside) }];
        }
        let each = letters.into_iter().zip(parts);
        each.map(|(at, part)| Found { chars: at..at + 1, kind: reading(part) }).collect()
    }

    fn unclosed(&self, open: usize) {
        let brace = self.chars.get(open..=open).unwrap_or_default();
        let remark = Diagnostic::new(
            Code::NoteMark,
            "注音或标号的花括号没有结束",
            "the braces beside the words are never closed",
        );
        self.log.push(remark.at(self.log.span(span(brace))).hint(
            "补上「}」；只是要印花括号，就写成「\\{」",
            "write the `}`; if a brace is meant to be printed, write `\\{`",
        ));
    }

    fn remark(&self, marked: &Marked, wrong: Wrong) {
        let whole = marked.words.start - 1..marked.beside.end + 1;
        let whole = self.chars.get(whole).unwrap_or_default();
        self.log.push(wrong.remark().at(self.log.span(span(whole))));
    }
}

/// What can be wrong with a mark.
enum Wrong {
    Empty,
    Twice,
    Unknown(String),
}

impl Wrong {
    fn remark(self) -> Diagnostic {
        match self {
            Self::Empty => Diagnostic::new(
                Code::NoteMark,
                "方括号或花括号里没有字",
                "there is nothing in the brackets or in the braces",
            )
            .hint(
                "写成 [汉字]{hàn zì} 或 [重点]{.dots}；只是要印花括号，就写成「\\{」",
                "write `[汉字]{hàn zì}` or `[重点]{.dots}`; for a brace in print write `\\{`",
            ),
            Self::Twice => Diagnostic::new(
                Code::NoteMark,
                "同一个字上有两个同样的标号，或两个注音",
                "the same words have two marks of one kind, or two readings",
            )
            .hint("去掉其中一个", "take one of them away"),
            Self::Unknown(name) => Diagnostic::new(
                Code::NoteMark,
                format!("没有叫「{name}」的标号"),
                format!("there is no mark called \"{name}\""),
            )
            .hint(
                "标号有 .dots（着重）、.name（专名）、.book（书名）、.keep（不断）；注音不写点",
                "the marks are .dots, .name, .book and .keep; a reading has no dot before \
                 it",
            ),
        }
    }
}
