//! What make-up decided, as the lock file keeps it (定样): `read` takes it from TOML,
//! `print` tells copy from other copy, `settle` leaves out what no longer holds.

mod print;
mod read;
mod settle;

pub use self::print::{copy_print, paragraph_print, place_print};
pub use self::settle::read_lock;

use crate::diag::{Span, Spanned};
use crate::geom::{Em, Length};

/// Everything a lock file keeps.
#[derive(Clone, Debug, Default)]
pub struct Lock {
    /// The stories it has decisions for.
    pub stories: Vec<LockedStory>,
}

impl Lock {
    /// What is kept for the part of story `id` on page `page`.
    #[must_use]
    pub fn orders(&self, id: &str, page: u32) -> Option<Orders> {
        let story = self.stories.iter().find(|it| it.id.value == id)?;
        let heads = story.heads.iter().filter(|it| it.page == page).cloned();
        let levers = story.levers.iter().filter(|it| it.page == page).cloned();
        Some(Orders {
            whole: story.whole,
            heads: heads.collect(),
            levers: levers.collect(),
            give: story.gives.iter().find(|it| it.page == page).cloned(),
            span: story.id.span,
        })
    }
}

/// What is kept for the part of a story on one page.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Orders {
    /// Whether the copy is what it was: what is not named here stands as by itself.
    pub whole: bool,
    /// Its heads.
    pub heads: Vec<LockedHead>,
    /// Its paragraphs.
    pub levers: Vec<LockedLever>,
    /// Its pictures and the white at its head.
    pub give: Option<LockedGive>,
    /// The story's name in the lock file.
    pub span: Span,
}

/// What is kept for a story.
#[derive(Clone, Debug, Default)]
pub struct LockedStory {
    /// Which story.
    pub id: Spanned<String>,
    /// The print of its copy.
    pub copy: Spanned<String>,
    /// The print of its place.
    pub place: Spanned<String>,
    /// Its heads.
    pub heads: Vec<LockedHead>,
    /// Its paragraphs that do not stand as by themselves.
    pub levers: Vec<LockedLever>,
    /// Its pictures and the white at its heads.
    pub gives: Vec<LockedGive>,
    /// Whether its copy is what it was.
    pub whole: bool,
}

/// A part of a head: a kicker, a main head with all its lines, a deck.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LockedHead {
    /// The page it stands on.
    pub page: u32,
    /// Which part it is.
    pub part: HeadPart,
    /// Its words, line by line.
    pub lines: Vec<String>,
    /// Its size; none for the largest that fits.
    pub size: Option<Length>,
    /// How much its glyphs are pressed along the line, in thousandths (长体、扁体); none
    /// where its lines come to fill their width as the issue says.
    pub stretch: Option<u16>,
    /// What is added to the gaps of each line; nothing where that is not written.
    pub tracking: Vec<Em>,
    /// Where it is written.
    pub span: Span,
}

/// The parts of a head.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum HeadPart {
    /// 引题.
    Kicker,
    /// 主题.
    #[default]
    Main,
    /// 副题.
    Deck,
}

impl HeadPart {
    /// The parts by name.
    pub const NAMES: &'static [(&'static str, Self)] =
        &[("kicker", Self::Kicker), ("main", Self::Main), ("deck", Self::Deck)];
}

/// A paragraph that does not stand as by itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LockedLever {
    /// The page.
    pub page: u32,
    /// Which paragraph, from 1, crossheads counted.
    pub paragraph: usize,
    /// The print of its words.
    pub copy: Option<Spanned<String>>,
    /// What is done to it.
    pub order: Order,
    /// Where it is written.
    pub span: Span,
}

/// What is done to a paragraph.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Order {
    /// It stands in so many lines more, or fewer; in that, its characters stand so much
    /// nearer together.
    Lines(isize, Option<Em>),
    /// So many rows are given to a crosshead.
    Rows(usize),
    /// It is left out (可删段).
    Out,
}

/// Rows that pictures and the head of a part have beyond their own; below zero, fewer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LockedGive {
    /// The page.
    pub page: u32,
    /// Each picture in the story that can.
    pub pictures: isize,
    /// The head.
    pub head: isize,
    /// Where it is written.
    pub span: Span,
}
