//! What make-up decided, as the lock file keeps it (定样): `read` takes it from TOML,
//! `print` tells copy from other copy, `settle` leaves out what no longer holds.

mod print;
mod read;
mod settle;

pub(crate) use self::print::{copy_print, paragraph_print, place_print};
pub use self::settle::read_lock;

use crate::diag::{Span, Spanned};
use crate::geom::{Em, Length};

/// Everything a lock file keeps.
///
/// ```
/// use banxin::Job;
/// use banxin::job::{Options, lock_text};
/// use banxin::model::{Lock, read_lock};
///
/// let mut job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let set = banxin::typeset(&job, &job.press()).output.expect("pages");
/// let text = lock_text(&job.issue, &set.proof);
/// let id = job.sources.add("issue.lock.toml", text);
/// let lock: Lock = read_lock(&job.sources, id, &job.issue).output;
/// let orders = lock.orders("seawall", 1).expect("it was decided");
/// assert!(orders.whole, "the copy is what it was");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
///
/// ```
/// use banxin::model::Orders;
///
/// // Nothing is kept: everything is made up afresh.
/// let none = Orders::default();
/// assert!(none.heads.is_empty() && none.levers.is_empty() && none.give.is_none());
/// ```
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
///
/// ```
/// use banxin::model::{Lock, LockedStory};
///
/// let lock = Lock { stories: vec![LockedStory::default()] };
/// assert!(lock.orders("ferry", 1).is_none(), "no story of that name");
/// ```
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
///
/// ```
/// use banxin::geom::Length;
/// use banxin::model::{HeadPart, LockedHead};
///
/// let head = LockedHead {
///     page: 1,
///     part: HeadPart::Main,
///     lines: vec!["把深水让给远航的大船".into(), "把岸线还给散步的市民".into()],
///     size: Some(Length::pt(48)),
///     ..LockedHead::default()
/// };
/// assert_eq!(head.stretch, None, "the lines come to fill their width by themselves");
/// ```
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
///
/// ```
/// use banxin::model::HeadPart;
///
/// assert!(HeadPart::NAMES.contains(&("main", HeadPart::Main)));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
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
///
/// ```
/// use banxin::diag::Span;
/// use banxin::model::{LockedLever, Order};
///
/// let (copy, span) = (None, Span::default());
/// let lever = LockedLever { page: 1, paragraph: 4, copy, order: Order::Lines(1, None), span };
/// assert_eq!(lever.order, Order::Lines(1, None));
/// ```
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
///
/// ```
/// use banxin::geom::Em;
/// use banxin::model::Order;
///
/// // 缩一行: its characters stand a fortieth of an em nearer together.
/// let tight = Order::Lines(-1, Some(Em::milli(25)));
/// assert_ne!(tight, Order::Out);
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
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
///
/// ```
/// use banxin::diag::Span;
/// use banxin::model::LockedGive;
///
/// let give = LockedGive { page: 2, pictures: -1, head: 1, span: Span::default() };
/// assert_eq!(give.pictures + give.head, 0);
/// ```
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
