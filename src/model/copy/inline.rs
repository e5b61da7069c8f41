//! Light Markdown inside a paragraph: `**strong**` and backslash escapes.

use crate::diag::Spanned;
use crate::model::article::Inline;
use crate::model::copy::line::{Joined, Placed, span};
use crate::model::reader::Log;

/// The stretches of a paragraph; asterisks without a partner are characters like others.
pub(super) fn read(log: &Log, line: &Joined) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut rest = line.chars.as_slice();
    while !rest.is_empty() {
        let (plain, strong, after) = next_strong(rest);
        push(log, plain, false, &mut inlines);
        push(log, strong, true, &mut inlines);
        rest = after;
    }
    inlines
}

/// What stands before the next strong words, the words themselves, and what follows.
fn next_strong(chars: &[Placed]) -> (&[Placed], &[Placed], &[Placed]) {
    let Some(open) = stars(chars, 0) else { return (chars, &[], &[]) };
    // `****` marks nothing: the closing pair stands after one character at least.
    let Some(close) = stars(chars, open + 3) else { return (chars, &[], &[]) };
    let part = |from, to| chars.get(from..to).unwrap_or_default();
    (part(0, open), part(open + 2, close), part(close + 2, chars.len()))
}

/// Where the first unescaped `**` at or after `from` stands.
fn stars(chars: &[Placed], from: usize) -> Option<usize> {
    let mut at = 0;
    while at + 1 < chars.len() {
        match (chars.get(at)?.1, chars.get(at + 1)?.1) {
            ('\\', next) if next.is_ascii_punctuation() => at += 2,
            ('*', '*') if at >= from => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// Adds a stretch with its escapes taken out.
fn push(log: &Log, chars: &[Placed], strong: bool, inlines: &mut Vec<Inline>) {
    if chars.is_empty() {
        return;
    }
    let mut text = String::new();
    let mut at = 0;
    while let Some((_, c)) = chars.get(at) {
        let escaped = chars.get(at + 1).filter(|(_, it)| it.is_ascii_punctuation());
        match escaped.filter(|_| *c == '\\') {
            Some((_, next)) => {
                text.push(*next);
                at += 2;
            }
            None => {
                text.push(*c);
                at += 1;
            }
        }
    }
    let text = Spanned::new(text, log.span(span(chars)));
    inlines.push(Inline { text, strong });
}
