//! A head that is written in one piece, broken into lines (标题分行).

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Diagnostics, Spanned};
use crate::geom::Length;
use crate::page::setter::{SetLine, Setter};
use crate::para;
use crate::text::TextStyle;
use crate::text::segment::{self, Bond, Seam};

/// The mark of the author: here the head may be broken, and nowhere else (断行号).
const MARK: char = '|';

/// A head in lines.
#[derive(Debug)]
pub(super) struct Broken {
    /// The lines, in order; together they are the head.
    pub(super) lines: Vec<Spanned<String>>,
    /// The firmest bond that was broken.
    pub(super) worst: Bond,
    /// What is to be said about it.
    pub(super) remarks: Diagnostics,
}

/// Words on one line, the author's marks taken out and commas shown as blanks (标题逗号改空格).
/// The copy keeps its commas: only what is drawn is blank.
pub(super) fn line(
    setter: &mut Setter<'_>,
    words: &Spanned<String>,
    style: TextStyle,
) -> SetLine {
    let copy = bare(words);
    let spaced = Spanned::new(segment::spaced(&copy), words.span);
    let mut line = setter.line(&spaced, style);
    line.galley.text = copy;
    line
}

/// Breaks `words` into `lines` lines by meaning and balance, none longer than `limit`:
/// at the author's marks if there are any. Nothing when that cannot be done.
pub(super) fn broken(
    setter: &mut Setter<'_>,
    words: &Spanned<String>,
    style: TextStyle,
    lines: usize,
    limit: Length,
) -> Option<Broken> {
    let before = setter.diagnostics.len();
    let galley = line(setter, words, style).galley;
    setter.diagnostics.truncate(before);
    let terms = terms(setter, &galley.text);
    let seams = seams(&words.value, &galley.text, &terms);
    // By meaning alone; the measure comes in when that is too wide.
    let split = para::balance(&galley, &seams, lines, None)
        .filter(|it| it.widest <= limit && !it.worst.is_inside())
        .or_else(|| para::balance(&galley, &seams, lines, Some(limit)))?;
    let remarks = cut_words(setter, words, &split.ends);
    Some(Broken { lines: pieces(words, &split.ends), worst: split.worst, remarks })
}

/// The words of a part of a head in the lines that are ordered; nothing where these are
/// not its words, or break up what is written in several lines.
pub(super) fn as_ordered(
    words: &[Spanned<String>],
    lines: &[String],
) -> Option<Vec<Spanned<String>>> {
    let [whole] = words else {
        let same = words.iter().map(bare).eq(lines.iter().cloned());
        return same.then(|| words.to_vec());
    };
    (bare(whole) == lines.concat()).then(|| pieces(whole, &ends(lines)))
}

/// Where lines end, in bytes of all their words; not the last.
pub(super) fn ends(lines: &[String]) -> Vec<usize> {
    let count = lines.len().saturating_sub(1);
    let sum = lines.iter().take(count).scan(0, |at, it| {
        *at += it.len();
        Some(*at)
    });
    sum.collect()
}

/// The remarks on words that are cut at `ends`, which count the copy without marks.
pub(super) fn cut_words(
    setter: &Setter<'_>,
    words: &Spanned<String>,
    ends: &[usize],
) -> Diagnostics {
    let copy = bare(words);
    let terms = terms(setter, &copy);
    let mut remarks = Diagnostics::new();
    for word in ends.iter().filter_map(|at| segment::word_at(&copy, &terms, *at)) {
        remarks.push(cut_word(words, word));
    }
    remarks
}

/// Words without the author's marks.
pub(super) fn bare(words: &Spanned<String>) -> String {
    words.value.replace(MARK, "")
}

/// How many breaks the author marked.
pub(super) fn marks(words: &Spanned<String>) -> usize {
    words.value.matches(MARK).count()
}

/// Where words of the list stand in a head; where two overlap, the first.
fn terms(setter: &Setter<'_>, copy: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for term in setter.house.terms.find(copy) {
        if found.last().is_none_or(|it| it.end <= term.start) {
            found.push(term);
        }
    }
    found
}

/// The seams of a head: the author's, else those of its words.
fn seams(written: &str, copy: &str, terms: &[Range<usize>]) -> Vec<Seam> {
    let marks = written.match_indices(MARK).enumerate();
    let marked: Vec<_> =
        marks.map(|(nth, (at, _))| Seam { at: at - nth, bond: Bond::Clause }).collect();
    if marked.is_empty() { segment::seams(copy, terms) } else { marked }
}

/// The written words cut at `ends`, which count the copy without marks.
fn pieces(words: &Spanned<String>, ends: &[usize]) -> Vec<Spanned<String>> {
    let written = words.value.as_str();
    let mut lines = Vec::with_capacity(ends.len() + 1);
    let (mut start, mut copied, mut ends) = (0, 0, ends.iter());
    let mut end = ends.next();
    for (at, ch) in written.char_indices() {
        if end == Some(&copied) && ch != MARK {
            lines.push((start, at));
            (start, end) = (at, ends.next());
        }
        copied += if ch == MARK { 0 } else { ch.len_utf8() };
    }
    lines.push((start, written.len()));
    lines
        .into_iter()
        .map(|(from, to)| {
            let piece = written.get(from..to).unwrap_or_default();
            Spanned::new(piece.to_owned(), words.span.of_words(written, from, to))
        })
        .collect()
}

fn cut_word(words: &Spanned<String>, word: &str) -> Diagnostic {
    let head = bare(words);
    Diagnostic::new(
        Code::HeadCut,
        format!("标题「{head}」只能在「{word}」一词中断行"),
        format!("the headline \"{head}\" could only be broken inside \"{word}\""),
    )
    .at(words.span)
    .hint(
        "用「|」标出可以断行的地方，把标题写成几行，或减几个字",
        "mark with \"|\" where it may be broken, write it in lines, or shorten it",
    )
}

/// A remark on a head that ends with a full stop; headlines have none.
pub(super) fn full_stop(words: &Spanned<String>) -> Option<Diagnostic> {
    words.value.ends_with('。').then(|| {
        Diagnostic::new(
            Code::HeadStop,
            format!("标题「{}」末尾有句号", words.value),
            format!("the headline \"{}\" ends with a full stop", words.value),
        )
        .at(words.span)
        .hint("去掉句号", "take the full stop away")
    })
}
