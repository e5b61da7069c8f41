//! Names and terms that never break (不断行的词): people, titles, products.

use std::ops::Range;

use crate::text::Galley;

/// A list of words that a line never ends inside (词表). Cutting one is an emergency, and
/// remarked upon; the gaps between its characters open and close like all others.
///
/// Finding costs a look at one bit for each character that begins no word of the list.
///
/// ```
/// use banxin::text::Terms;
///
/// let terms = Terms::new(["林海", "北塘湾"]);
/// assert!(!terms.is_empty() && Terms::NONE.is_empty());
/// let text = "船长林海说";
/// assert_eq!(terms.find(text).map(|it| &text[it]).collect::<Vec<_>>(), ["林海"]);
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Terms {
    /// Sorted, each once, each of two characters or more.
    words: Vec<String>,
    /// Which first characters there are, by their lowest ten bits.
    first: [u64; 16],
}

impl Terms {
    /// The empty list: nothing is kept together.
    pub const NONE: Self = Self { words: Vec::new(), first: [0; 16] };

    /// A list of `words`, in any order. A word of a single character says nothing.
    #[must_use]
    pub fn new<W: Into<String>>(words: impl IntoIterator<Item = W>) -> Self {
        let mut words: Vec<String> = words.into_iter().map(Into::into).collect();
        words.retain(|it| it.chars().nth(1).is_some());
        words.sort();
        words.dedup();
        let mut first = [0; 16];
        for (set, bit) in words.iter().filter_map(|it| Some(bit(it.chars().next()?))) {
            if let Some(bits) = first.get_mut(set) {
                *bits |= bit;
            }
        }
        Self { words, first }
    }

    /// Whether the list is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where words of the list stand in `text`, in bytes, by their starts: at each place
    /// the longest that starts there. Words may overlap.
    pub fn find(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let text = if self.is_empty() { "" } else { text };
        text.char_indices()
            .filter(|(_, c)| self.may_begin(*c))
            .filter_map(|(at, _)| Some(at..at + self.longest(text.get(at..)?)?))
    }

    fn may_begin(&self, c: char) -> bool {
        let (set, bit) = bit(c);
        self.first.get(set).is_some_and(|it| it & bit != 0)
    }

    /// How long the longest word is that `rest` starts with. What `rest` starts with sorts
    /// before it, and the longest nearest to it; words in between share less and less with
    /// `rest`, so each step goes on from what is shared.
    fn longest(&self, rest: &str) -> Option<usize> {
        let mut head = rest;
        loop {
            let upto = self.words.partition_point(|it| it.as_str() <= head);
            let word = self.words.get(upto.checked_sub(1)?)?;
            if rest.starts_with(word.as_str()) {
                return Some(word.len());
            }
            let shared = shared(word, rest);
            head = rest.get(..shared).filter(|it| !it.is_empty())?;
        }
    }

    /// Forbids the breaks inside the words of the list.
    pub(super) fn tie(&self, galley: &mut Galley) {
        for word in self.find(&galley.text) {
            let inside =
                |byte: u32| (word.start + 1..word.end).contains(&(byte as usize));
            let from =
                galley.cells.partition_point(|it| it.text.end as usize <= word.start);
            let cells = galley.cells.iter().zip(&mut galley.gaps).skip(from);
            for (_, gap) in cells.take_while(|(cell, _)| inside(cell.text.end)) {
                gap.breaking = gap.breaking.tied();
            }
        }
    }
}

/// The place of a character's bit in [`Terms::first`].
const fn bit(c: char) -> (usize, u64) {
    let low = c as u32 & 1023;
    ((low >> 6) as usize, 1 << (low & 63))
}

/// How many bytes of whole characters two texts begin with alike.
fn shared(left: &str, right: &str) -> usize {
    let pairs = left.chars().zip(right.chars());
    pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str], text: &str, expected: &[&str]) {
        let terms = Terms::new(words.iter().copied());
        let found: Vec<_> = terms.find(text).map(|it| &text[it]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        check(&["王小明"], "记者王小明和王小明报道", &["王小明", "王小明"]);
        check(&["王小明"], "王小", &[]);
        check(&[], "王小明", &[]);
        // A single character says nothing.
        check(&["王", ""], "王小明", &[]);
    }

    #[test]
    fn the_longest_word_at_a_place_counts() {
        let words = ["港澳", "港澳客运码头", "港澳客运站", "港"];
        check(&words, "到港澳客运码头去", &["港澳客运码头"]);
        check(&words, "到港澳客运大楼去", &["港澳"]);
        check(&words, "到港澳客运站去", &["港澳客运站"]);
        check(&words, "到港去", &[]);
    }

    #[test]
    fn overlapping_words_are_both_found() {
        check(&["澜港客运", "客运码头"], "澜港客运码头", &["澜港客运", "客运码头"]);
    }
}
