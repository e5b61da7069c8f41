//! Light Markdown inside a paragraph: `**strong**`, backslash escapes, and what
//! [`marks`](super::marks) finds beside the text.

use std::ops::Range;

use crate::diag::Spanned;
use crate::model::article::{Inline, Note};
use crate::model::copy::line::{Joined, Placed, span};
use crate::model::copy::marks::{self, Noted};
use crate::model::reader::Log;

/// A stretch of a paragraph's characters, and whether it is strong.
type Piece = (Range<usize>, bool);

/// The stretches of a paragraph; asterisks without a partner are characters like others.
pub(super) fn read(log: &Log, line: &Joined) -> Vec<Inline> {
    let Noted { chars, notes } = marks::take(log, &line.chars);
    let mut edges: Vec<usize> =
        notes.iter().flat_map(|it| [it.chars.start, it.chars.end]).collect();
    edges.extend(joins(&chars));
    edges.sort_unstable();
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let (plain, strong, after) = next_strong(&chars, at);
        pieces.extend(cut(plain, &edges).map(|it| (it, false)));
        pieces.extend(cut(strong, &edges).map(|it| (it, true)));
        at = after;
    }
    let mut inlines: Vec<Inline> =
        pieces.iter().map(|piece| inline(log, &chars, piece)).collect();
    for note in notes {
        attach(note, &pieces, &mut inlines);
    }
    inlines
}

/// The next plain characters from `at` on, the strong ones after them, and where to go on.
fn next_strong(chars: &[Placed], at: usize) -> (Range<usize>, Range<usize>, usize) {
    let end = chars.len();
    let Some(open) = stars(chars, at, at) else { return (at..end, end..end, end) };
    // `****` marks nothing: the closing pair stands after one character at least.
    let Some(close) = stars(chars, at, open + 3) else { return (at..end, end..end, end) };
    (at..open, open + 2..close, close + 2)
}

/// Where the first unescaped `**` at or after `least` stands, escapes counted from `from`.
fn stars(chars: &[Placed], from: usize, least: usize) -> Option<usize> {
    let mut at = from;
    while at + 1 < chars.len() {
        match (chars.get(at)?.1, chars.get(at + 1)?.1) {
            ('\\', next) if marks::can_be_escaped(next) => at += 2,
            ('*', '*') if at >= least => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// Where characters follow that were not written right behind those before: lines were
/// joined there, or marks taken out.
fn joins(chars: &[Placed]) -> impl Iterator<Item = usize> {
    let pairs = chars.iter().zip(chars.iter().skip(1)).zip(1..);
    // A backslash stays with what it escapes.
    pairs.filter_map(|(((at, c), (next, _)), joint)| {
        (at + c.len_utf8() != *next && *c != '\\').then_some(joint)
    })
}

/// `range` cut at joins and the edges of notes, so that each piece came from one place of
/// the source.
fn cut(range: Range<usize>, edges: &[usize]) -> impl Iterator<Item = Range<usize>> {
    let first = edges.partition_point(|it| *it <= range.start);
    let last = edges.partition_point(|it| *it < range.end);
    let inside = edges.get(first..last).unwrap_or_default();
    let mut start = range.start;
    inside.iter().copied().chain([range.end]).filter_map(move |end| {
        let piece = start..end;
        start = end;
        (!piece.is_empty()).then_some(piece)
    })
}

/// A stretch with its escapes taken out.
fn inline(log: &Log, chars: &[Placed], (range, strong): &Piece) -> Inline {
    let chars = chars.get(range.clone()).unwrap_or_default();
    let text = Spanned::new(marks::unescaped(chars), log.span(span(chars)));
    Inline { text, strong: *strong, notes: Vec::new() }
}

/// Gives a note to the stretch it begins with.
fn attach(note: marks::Found, pieces: &[Piece], inlines: &mut [Inline]) {
    let covers = |piece: &Piece| {
        note.chars.start <= piece.0.start && piece.0.end <= note.chars.end
    };
    let Some(first) = pieces.iter().position(covers) else { return };
    let count = pieces.iter().skip(first).take_while(|it| covers(it)).count();
    let covered = inlines.get_mut(first..first + count).unwrap_or_default();
    let length = covered.iter().map(|it| it.text.value.len()).sum();
    if let Some(inline) = covered.first_mut() {
        inline.notes.push(Note { length, kind: note.kind });
    }
}
