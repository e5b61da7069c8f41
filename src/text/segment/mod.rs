//! Where the words of a head end, and how well a line may end there (标题断句).
//!
//! The words come from a dictionary (`dictionary`, `cut`), names from a list and from
//! the titles beside them (`people`); what binds two words together is said in `tables`
//! and priced in `bond`. None of this concerns running text, where Chinese lines end at
//! any character; a head is read line by line and must not be cut through a word.
//!
//! ```
//! use banxin::text::segment::{seams, spaced, word_at};
//!
//! let head = "长江大桥今天通车";
//! // Where a line may end, and how firmly the words on both sides hold together.
//! for seam in seams(head, &[]) {
//!     println!("{} | {}: {:?}", &head[..seam.at], &head[seam.at..], seam.bond);
//! }
//! assert_eq!(word_at(head, &[], "长江大桥今".len()), Some("今天"));
//! assert_eq!(spaced("桥通了，车来了"), "桥通了\u{3000}车来了");
//! ```

mod bond;
mod cut;
mod dictionary;
mod people;
mod tables;

use std::ops::Range;

/// How firmly what stands on both sides of a seam holds together, the loosest first.
///
/// ```
/// use banxin::text::segment::Bond;
///
/// assert!(Bond::Clause < Bond::Word && Bond::Word < Bond::Inside);
/// assert!(Bond::Compound.is_inside() && !Bond::Tight.is_inside());
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Bond {
    /// A sentence or a part of one ends: a comma, a space, a colon.
    Clause,
    /// What is spoken of ends and what is said of it begins.
    Phrase,
    /// Two words.
    Word,
    /// Two words that lean on each other: verb and object, measure and thing.
    Tight,
    /// Beside a single character that may belong to a longer word or a name.
    Torn,
    /// Inside a word, between parts that are words as well: 长江|大桥.
    Compound,
    /// Inside a word.
    Inside,
}

impl Bond {
    /// Whether a word is cut.
    #[must_use]
    pub const fn is_inside(self) -> bool {
        matches!(self, Self::Compound | Self::Inside)
    }
}

/// A place where a line of a head may end.
///
/// ```
/// use banxin::text::segment::{Bond, seams};
///
/// let head = "海堤加高，留一级看海的台阶";
/// let comma = seams(head, &[]).into_iter().find(|it| it.at == "海堤加高，".len());
/// assert_eq!(comma.map(|it| it.bond), Some(Bond::Clause));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Seam {
    /// The byte it stands before.
    pub at: usize,
    /// What would be torn.
    pub bond: Bond,
}

/// The seams of a head, in order. Stretches in `terms` (names, product names) are words.
///
/// There is none where a line would begin with 的 or a closing mark or end with an
/// opening one, within a number or between it and its measure, or between a name and its
/// title. Seams inside words are given as well, for a head that cannot do without.
///
/// ```
/// use banxin::text::segment::{Bond, seams};
///
/// let head = "今夜有雨，请带伞";
/// let loosest = seams(head, &[]).into_iter().min_by_key(|it| it.bond).expect("a seam");
/// assert_eq!((&head[..loosest.at], loosest.bond), ("今夜有雨，", Bond::Clause));
/// ```
#[must_use]
pub fn seams(text: &str, terms: &[Range<usize>]) -> Vec<Seam> {
    let pieces = people::joined(text, cut::pieces(text, terms));
    bond::seams(text, &pieces)
}

/// The word that a line end at byte `at` would cut; nothing between two words.
///
/// ```
/// use banxin::text::segment::word_at;
///
/// assert_eq!(word_at("今天下雨", &[], "今".len()), Some("今天"));
/// assert_eq!(word_at("今天下雨", &[], "今天".len()), None);
/// ```
#[must_use]
pub fn word_at<'a>(text: &'a str, terms: &[Range<usize>], at: usize) -> Option<&'a str> {
    let pieces = people::joined(text, cut::pieces(text, terms));
    let piece = pieces.into_iter().find(|it| it.text.start < at && at < it.text.end)?;
    text.get(piece.text)
}

/// The copy of a head with its commas made full-width spaces (逗号改空格), byte for byte
/// as long as before, so that what is found in the one is found in the other.
///
/// ```
/// assert_eq!(banxin::text::segment::spaced("雨停了，天晴了"), "雨停了\u{3000}天晴了");
/// ```
#[must_use]
pub fn spaced(text: &str) -> String {
    text.replace('，', "\u{3000}")
}
