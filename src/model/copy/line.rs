//! Lines of an article: where they end, how hard-wrapped ones are joined, and which
//! characters cannot be printed.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Code, Diagnostic, Span};
use crate::model::reader::Log;

/// The lines of `text`, without their ends: LF, CRLF, CR, NEL, LS, PS.
pub(super) fn split(text: &str) -> Vec<Range<usize>> {
    let skip = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let (mut lines, mut start, mut after_cr) = (Vec::new(), skip, false);
    for (at, c) in text.char_indices() {
        if is_break(c) {
            if !(c == '\n' && after_cr) {
                lines.push(start..at);
            }
            start = at + c.len_utf8();
        }
        after_cr = c == '\r';
    }
    lines.push(start..text.len());
    lines
}

/// Stands in a paragraph where the author's backslash forces a line to end (UAX #14 BK).
const FORCED: char = '\u{2028}';

/// A character of a joined text with the byte it was written at.
pub(super) type Placed = (usize, char);

/// The most characters of a paragraph; a broadsheet page holds 15,000.
pub(super) const MOST_RUNNING: usize = 100_000;

/// The most characters of words that stand on one line, or in one value.
pub(super) const MOST_WORDS: usize = 20_000;

/// Lines joined to one, each character with the byte of the source it was written at.
#[derive(Clone, Debug, Default)]
pub(super) struct Joined {
    /// The characters; a space put in at a line end has the place of the line end.
    pub(super) chars: Vec<Placed>,
}

impl Joined {
    /// Adds a line; blanks at its edges are dropped, and a space is put between it and
    /// what is there when both sides are Western and no break was forced.
    pub(super) fn push(&mut self, text: &str, line: Range<usize>) {
        let line = trim(text, line);
        let Some(words) = text.get(line.clone()) else { return };
        let mut added = words
            .char_indices()
            .map(|(at, c)| (line.start + at, if c == '\t' { ' ' } else { c }))
            .filter(|(_, c)| !c.is_control())
            .peekable();
        if let (Some((_, left)), Some((_, right))) = (self.chars.last(), added.peek())
            && wants_space(*left, *right)
        {
            let end = self.span().end;
            self.chars.push((end, ' '));
        }
        self.chars.extend(added);
    }

    /// Takes one of `prefixes` off its start, with the blanks after it; whether there was one.
    pub(super) fn take_prefix(&mut self, prefixes: &[&str]) -> bool {
        let begins = |it: &&&str| {
            let found = self.chars.iter().map(|it| it.1);
            found.take(it.chars().count()).eq(it.chars())
        };
        let Some(prefix) = prefixes.iter().find(begins) else { return false };
        self.chars.drain(..prefix.chars().count());
        let blank = self.chars.iter().take_while(|it| it.1.is_whitespace()).count();
        self.chars.drain(..blank);
        true
    }

    /// The byte of a backslash at the end, if there is one that no other escapes.
    pub(super) fn backslash(&self) -> Option<usize> {
        let count = self.chars.iter().rev().take_while(|it| it.1 == '\\').count();
        self.chars.last().filter(|_| count % 2 == 1).map(|it| it.0)
    }

    /// Makes a backslash at the end the author's break (强制换行); whether there was one.
    pub(super) fn force_break(&mut self) -> bool {
        let forced = self.backslash().is_some();
        if let Some((_, last)) = self.chars.last_mut().filter(|_| forced) {
            *last = FORCED;
        }
        forced
    }

    /// Cuts it to the first `most` characters; the remark when there are more.
    pub(super) fn cut(&mut self, most: usize) -> Option<Diagnostic> {
        let count = self.chars.len();
        self.chars.truncate(most);
        let remark = Diagnostic::new(
            Code::ImpossibleSize,
            format!("一段有{count}字，最多{most}字"),
            format!("{count} characters in one piece; {most} are the most"),
        );
        let remark = remark.hint("分成几段写", "write it in several paragraphs");
        (count > most).then_some(remark)
    }

    /// The bytes it came from.
    pub(super) fn span(&self) -> Range<usize> {
        span(&self.chars)
    }
}

/// The bytes that `chars` came from.
pub(super) fn span(chars: &[Placed]) -> Range<usize> {
    match (chars.first(), chars.last()) {
        (Some((start, _)), Some((end, last))) => *start..*end + last.len_utf8(),
        _ => 0..0,
    }
}

/// The line without the blanks at its edges; an indent is a typing habit, the style sets it.
pub(super) fn trim(text: &str, line: Range<usize>) -> Range<usize> {
    let Some(words) = text.get(line.clone()) else { return line };
    let start = line.end - words.trim_start().len();
    start..(line.start + words.trim_end().len()).max(start)
}

/// Words of a TOML value or of a head on one line: hard-wrapped lines joined, control
/// characters dropped with a remark at `span`.
pub(crate) fn one_line(log: &Log, span: Span, text: &str) -> String {
    let mut joined = Joined::default();
    split(text).into_iter().for_each(|line| joined.push(text, line));
    let remarks = controls(text).into_iter().chain(joined.cut(MOST_WORDS));
    remarks.for_each(|it| log.push(it.at(span)));
    joined.chars.into_iter().map(|(_, c)| c).collect()
}

/// Remarks, at the first of them, upon the control characters of `text`, which starts at
/// byte `base`.
pub(super) fn remark_controls(log: &Log, base: usize, text: &str) {
    let Some(remark) = controls(text) else { return };
    let first = text.char_indices().find(|(_, c)| is_dropped(*c));
    let (at, c) = first.unwrap_or_default();
    log.push(remark.at(log.span(base + at..base + at + c.len_utf8())));
}

fn controls(text: &str) -> Option<Diagnostic> {
    let mut found: BTreeMap<char, usize> = BTreeMap::new();
    for c in text.chars().filter(|c| is_dropped(*c)) {
        *found.entry(c).or_default() += 1;
    }
    if found.is_empty() {
        return None;
    }
    let names: Vec<_> =
        found.iter().map(|(c, n)| format!("U+{:04X}×{n}", *c as u32)).collect();
    let remark = Diagnostic::new(
        Code::ControlCharacter,
        format!("有不能排印的控制字符：{}，已略去", names.join("、")),
        format!("control characters left out: {}", names.join(", ")),
    );
    Some(remark.hint("在稿件中删去它们", "delete them from the copy"))
}

fn is_dropped(c: char) -> bool {
    c.is_control() && !is_break(c) && c != '\t'
}

const fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a hard-wrapped line end between the two stands for a space: between Western
/// words, never beside Han and its marks, nor after a hyphen.
fn wants_space(left: char, right: char) -> bool {
    let opens = matches!(left, '-' | '—' | '…' | '·' | '“' | '‘' | '(' | '[');
    let closes = matches!(right, '—' | '…' | '·' | '”' | '’' | ')' | ']');
    !opens && !closes && left != FORCED && !is_han_like(left) && !is_han_like(right)
}

/// Han characters, kana, bopomofo and the marks set like them; Hangul has spaces.
const fn is_han_like(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{312F}' | '\u{3190}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{1AFF0}'..='\u{1B16F}' | '\u{20000}'..='\u{3FFFD}')
}
