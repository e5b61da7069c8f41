//! The dictionary: words with their frequency and part of speech (词典).
//!
//! `words.txt` is the dictionary of jieba in the order of its bytes, so that it can be
//! searched as it lies in the program: nothing is loaded and nothing is built. A look-up
//! takes a quarter of a microsecond and all seams of a head of 20 characters 0.05 ms
//! (0.2 ms for the first head of a process). `Jieba::new` of jieba-rs 0.11 takes 110 to
//! 140 ms and 33 MB to build its trie, half as long as an issue of 16 pages takes. The
//! price is 5 MB of program.

use std::cmp::Ordering;

/// One word a line: `word frequency part`.
const WORDS: &str = include_str!("words.txt");

/// The longest word that is looked up, in characters.
pub(super) const LONGEST: usize = 8;

/// What kind of word it is, as far as a break can tell (词性).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Part {
    /// Things, places, institutions, and what nothing better is known of.
    Noun,
    /// A person (人名).
    Name,
    /// What is done.
    Verb,
    /// What stands before a thing and tells it apart (形容词、区别词).
    Adjective,
    /// When (时间词).
    Time,
    /// How many (数词).
    Number,
    /// Of what measure (量词).
    Measure,
    /// Where, said after the thing: 上 里 前 (方位词).
    Localiser,
    /// 在 和 也: prepositions, conjunctions, adverbs (介词、连词、副词).
    Leading,
    /// Phrases and sayings (成语、习用语).
    Saying,
}

/// A word of the dictionary.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Entry {
    /// How often it was met, in a corpus of 60 million words.
    pub(super) frequency: u32,
    /// What kind of word it is.
    pub(super) part: Part,
}

/// Looks a word up.
pub(super) fn find(word: &str) -> Option<Entry> {
    let bytes = WORDS.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes.get(..middle)?.iter().rposition(|it| *it == b'\n');
        let start = start.map_or(0, |it| it + 1).max(low);
        let rest = bytes.get(start..)?;
        let length = rest.iter().position(|it| *it == b'\n').unwrap_or(rest.len());
        let line = WORDS.get(start..start + length)?;
        let (found, facts) = line.split_once(' ')?;
        match found.cmp(word) {
            Ordering::Equal => return entry(facts),
            Ordering::Less => low = start + length + 1,
            Ordering::Greater => high = start,
        }
    }
    None
}

fn entry(facts: &str) -> Option<Entry> {
    let (frequency, tag) = facts.split_once(' ')?;
    Some(Entry { frequency: frequency.parse().ok()?, part: part(tag) })
}

/// The tags of jieba, after those of the People's Daily corpus (人民日报标注语料).
fn part(tag: &str) -> Part {
    match tag {
        "nr" | "nrt" | "nrfg" => Part::Name,
        "a" | "ag" | "b" | "z" => Part::Adjective,
        "t" | "tg" => Part::Time,
        "m" | "mg" | "mq" => Part::Number,
        "q" => Part::Measure,
        "f" => Part::Localiser,
        "p" | "c" | "d" | "dg" | "df" => Part::Leading,
        "i" | "l" => Part::Saying,
        _ if tag.starts_with('v') => Part::Verb,
        _ => Part::Noun,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_in_the_order_of_their_bytes() {
        let words: Vec<_> = WORDS.lines().filter_map(|it| it.split(' ').next()).collect();
        assert!(words.len() > 300_000, "the dictionary is whole");
        let out_of_order = words.windows(2).find(|it| it[0] >= it[1]);
        assert_eq!(out_of_order, None);
    }

    #[test]
    fn words_are_found_and_others_are_not() {
        let first = WORDS.split(' ').next().unwrap_or_default();
        let last = WORDS.lines().next_back().and_then(|it| it.split(' ').next());
        for word in [first, last.unwrap_or_default(), "渡轮", "中国人民银行", "市长"]
        {
            assert!(find(word).is_some(), "{word} is in the dictionary");
        }
        for word in ["", "渡", "轮渡渡", "马克龙", "~", "龠龠龠"] {
            let one = WORDS.lines().any(|it| it.split(' ').next() == Some(word));
            assert_eq!(find(word).is_some(), one, "{word}");
        }
        assert_eq!(find("欧元").map(|it| it.part), Some(Part::Noun));
        assert_eq!(find("获").map(|it| it.part), Some(Part::Verb));
    }
}
