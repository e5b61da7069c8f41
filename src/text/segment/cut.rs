//! Copy into words: the likeliest way through the dictionary (分词).

use std::ops::Range;

use crate::text::segment::dictionary::{self, Entry, LONGEST, Part};
use crate::text::segment::tables;

/// What a piece of a head is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// A word of the dictionary.
    Word(Part),
    /// One Han character that no word takes up.
    Lone,
    /// A name of the list, or one found by its family name (人名、专名).
    Name,
    /// Figures with what belongs to them.
    Figures,
    /// A Western word.
    Western,
    /// A mark or a space.
    Mark(char),
}

/// A piece of a head: a word, a number, a mark.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Piece {
    /// Its bytes.
    pub(super) text: Range<usize>,
    /// What it is.
    pub(super) kind: Kind,
}

/// The word frequencies of the dictionary add up to 2²⁶ nearly; logarithms are to base
/// two, in 64ths.
const WHOLE: u32 = 26 * 64;

/// What every word costs besides, so that of two ways the one with fewer words wins
/// unless it is four times less likely: 下月|将, not 下|月|将.
const EACH: u32 = 2 * 64;

/// What an unknown character costs: as much as a word met once.
const UNKNOWN: u32 = WHOLE + EACH;

/// Cuts `text` into pieces; what lies in one of `terms` is one piece.
pub(super) fn pieces(text: &str, terms: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut terms: Vec<_> = terms.to_vec();
    terms.sort_by_key(|it| (it.start, usize::MAX - it.end));
    for term in terms {
        if term.start >= at && text.get(term.clone()).is_some_and(|it| !it.is_empty()) {
            plain(text, at..term.start, &mut pieces);
            at = term.end;
            pieces.push(Piece { text: term, kind: Kind::Name });
        }
    }
    plain(text, at..text.len(), &mut pieces);
    pieces
}

/// Cuts a stretch without terms: runs of Han, of figures, of letters, and single marks.
fn plain(text: &str, range: Range<usize>, pieces: &mut Vec<Piece>) {
    let inside = text.get(range.clone()).unwrap_or_default();
    let mut start = 0;
    while let Some(first) = inside.get(start..).and_then(|it| it.chars().next()) {
        let kind = script(first);
        let rest = inside.get(start..).unwrap_or_default();
        let length = match kind {
            Kind::Mark(_) => first.len_utf8(),
            _ => rest.find(|it| !goes_on(kind, it)).unwrap_or(rest.len()),
        };
        let run = range.start + start..range.start + start + length;
        match kind {
            Kind::Lone => han(text, run, pieces),
            _ => pieces.push(Piece { text: run, kind }),
        }
        start += length;
    }
}

fn script(ch: char) -> Kind {
    match ch {
        '0'..='9' | '０'..='９' => Kind::Figures,
        _ if tables::is_han(ch) => Kind::Lone,
        _ if ch.is_alphanumeric() => Kind::Western,
        _ => Kind::Mark(ch),
    }
}

/// Whether `ch` goes on with a run of this kind.
fn goes_on(kind: Kind, ch: char) -> bool {
    match (kind, script(ch)) {
        (Kind::Figures, Kind::Mark(ch)) => matches!(ch, '.' | ',' | ':' | '-' | '/'),
        (Kind::Western, Kind::Mark(ch)) => matches!(ch, '-' | '\'' | '.' | '&' | '_'),
        (Kind::Western, Kind::Figures) => true,
        (kind, other) => kind == other,
    }
}

/// The likeliest way through a run of Han: the least sum of the words' logarithms, as
/// jieba finds it.
fn han(text: &str, run: Range<usize>, pieces: &mut Vec<Piece>) {
    let inside = text.get(run.clone()).unwrap_or_default();
    let mut places: Vec<usize> = inside.char_indices().map(|(at, _)| at).collect();
    places.push(inside.len());
    let count = places.len() - 1;
    // From each place to the end: the cost, and the word to take.
    let mut ways: Vec<(u32, usize, Kind)> = vec![(0, count, Kind::Lone); count + 1];
    for from in (0..count).rev() {
        let mut best = (u32::MAX, from + 1, Kind::Lone);
        for to in from + 1..=count.min(from + LONGEST) {
            let (Some(&start), Some(&end)) = (places.get(from), places.get(to)) else {
                continue;
            };
            let found = inside.get(start..end).and_then(dictionary::find);
            let (cost, kind) = match found {
                Some(entry) => (cost(entry), Kind::Word(entry.part)),
                None if to == from + 1 => (UNKNOWN, Kind::Lone),
                None => continue,
            };
            let rest = ways.get(to).map_or(0, |it| it.0);
            if cost.saturating_add(rest) < best.0 {
                best = (cost.saturating_add(rest), to, kind);
            }
        }
        if let Some(way) = ways.get_mut(from) {
            *way = best;
        }
    }
    let mut from = 0;
    let first = pieces.len();
    while let (Some(&(_, to, kind)), Some(&start)) = (ways.get(from), places.get(from)) {
        let Some(&end) = places.get(to).filter(|_| to > from) else { break };
        let piece = run.start + start..run.start + end;
        from = to;
        // A single verb with its complement is one verb: 画|满.
        let word = text.get(piece.clone()).unwrap_or_default();
        let single = |it: &&mut Piece| {
            it.kind == Kind::Word(Part::Verb) && it.text.len() == word.len()
        };
        let whole = pieces.get_mut(first..).and_then(<[Piece]>::last_mut).filter(single);
        match whole {
            Some(verb) if tables::completes(word) => verb.text.end = piece.end,
            _ => pieces.push(Piece { text: piece, kind }),
        }
    }
}

/// What a word costs: how unlikely it is.
fn cost(entry: Entry) -> u32 {
    let frequency = entry.frequency.max(1);
    let whole = frequency.ilog2();
    let part = (u64::from(frequency) << 6 >> whole) - 64;
    EACH + WHOLE.saturating_sub(whole * 64 + u32::try_from(part).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let pieces = pieces(text, &[]);
        let words: Vec<_> = pieces.iter().map(|it| &text[it.text.clone()]).collect();
        words.join("/")
    }

    #[test]
    fn words_of_the_press() {
        for expected in [
            "扩大内需",
            "新/渡轮/制造悬念",
            "老/港区/规划/昨日/公布",
            "中国人民银行/行长/到访",
            "步道/全长/18.6/公里",
            "AI/读图/找/裂缝",
            "“/乘风/”/号/试航",
        ] {
            assert_eq!(cut(&expected.replace('/', "")), expected);
        }
    }

    #[test]
    fn a_term_is_one_piece() {
        let text = "马克龙到访马克";
        let found: Vec<_> = pieces(text, &[0..9, 3..6])
            .iter()
            .map(|it| text[it.text.clone()].to_owned())
            .collect();
        assert_eq!(found, ["马克龙", "到访", "马克"]);
    }
}
