//! Which lines of an article make a paragraph, a crosshead or the title (分段).

use std::ops::Range;

use crate::model::copy::line::{Joined, trim};

/// The title, when the first line with words is `# Title` and none was written before;
/// and the lines that are left.
pub(super) fn title<'a>(
    text: &str,
    lines: &'a [Range<usize>],
    known: bool,
) -> (Option<Joined>, &'a [Range<usize>]) {
    let first = lines.iter().position(|line| !trim(text, line.clone()).is_empty());
    let Some((at, line)) = first.and_then(|at| Some((at, lines.get(at)?))) else {
        return (None, lines);
    };
    match heading(text, line) {
        Some((1, words)) if !known => {
            let mut joined = Joined::default();
            joined.push(text, words);
            (Some(joined), lines.get(at + 1..).unwrap_or_default())
        }
        _ => (None, lines),
    }
}

/// The paragraphs of `lines`, each with whether it is a crosshead.
///
/// Where a blank line parts two stretches of text, blank lines part the paragraphs and
/// single line ends are hard wraps; an indented line still starts a paragraph. Elsewhere
/// each line is a paragraph. Blank lines beside a crosshead say nothing. After a backslash
/// the next line of text goes on with what the backslash ends.
pub(super) fn blocks(text: &str, lines: &[Range<usize>]) -> Vec<(bool, Joined)> {
    let kinds: Vec<_> = lines.iter().map(|line| Kind::of(text, line)).collect();
    let wrapped = parts_by_blank_lines(&kinds);
    let mut blocks: Vec<(bool, Joined)> = Vec::new();
    // Whether a paragraph may go on, and whether the line before had words.
    let (mut open, mut adjoins) = (false, false);
    for (line, kind) in lines.iter().zip(kinds) {
        match kind {
            Kind::Blank => (open, adjoins) = (false, false),
            Kind::Crosshead(words) => {
                blocks.push((true, joined(text, words)));
                (open, adjoins) = (false, true);
            }
            Kind::Text { indented } => {
                let wraps = open && wrapped && !indented;
                let last = blocks.last_mut().filter(|_| adjoins);
                let forced = last.is_some_and(|it| it.1.force_break());
                match blocks.last_mut().filter(|_| forced || wraps) {
                    Some((_, paragraph)) => paragraph.push(text, line.clone()),
                    None => {
                        blocks.push((false, joined(text, line.clone())));
                        open = true;
                    }
                }
                adjoins = true;
            }
        }
    }
    blocks.retain(|(_, joined)| !joined.chars.is_empty());
    blocks
}

fn joined(text: &str, line: Range<usize>) -> Joined {
    let mut joined = Joined::default();
    joined.push(text, line);
    joined
}

/// What a line is.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Kind {
    Blank,
    Crosshead(Range<usize>),
    Text { indented: bool },
}

impl Kind {
    fn of(text: &str, line: &Range<usize>) -> Self {
        let words = trim(text, line.clone());
        if words.is_empty() {
            return Self::Blank;
        }
        let indent = text.get(line.start..words.start).unwrap_or_default();
        match heading(text, line) {
            Some((_, words)) => Self::Crosshead(words),
            None => Self::Text { indented: indent.contains('\u{3000}') },
        }
    }
}

/// Whether a blank line stands between two lines of running text.
fn parts_by_blank_lines(kinds: &[Kind]) -> bool {
    let is_text = |kind: &Kind| matches!(kind, Kind::Text { .. });
    let (mut after_text, mut blank) = (false, false);
    for kind in kinds {
        if after_text && blank && is_text(kind) {
            return true;
        }
        blank = *kind == Kind::Blank;
        after_text = is_text(kind) || (after_text && blank);
    }
    false
}

/// The level of a heading and where its words are: `# ` with a space (so that a topic tag
/// stays text), `##` and deeper also without.
fn heading(text: &str, line: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let words = text.get(line.clone())?;
    let level = words.len() - words.trim_start_matches('#').len();
    let rest = line.start + level..line.end;
    let spaced = text.get(rest.clone())?.starts_with([' ', '\t', '\u{3000}']);
    let words = trim(text, rest);
    let fits = (spaced && level == 1) || (2..=6).contains(&level);
    (fits && !words.is_empty()).then_some((level, words))
}
