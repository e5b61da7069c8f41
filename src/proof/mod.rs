//! The page proof: positioned marks, the contract between page and press (大样).
//!
//! Everything is resolved here: faces, sizes, inks and places are fixed, in page axes from
//! the top left corner of the trimmed sheet, x to the right and y downwards. Whoever reads
//! a proof needs to know nothing of stories or columns; what they may want to know is
//! carried along as [`Role`], story and [`Span`](crate::diag::Span).
//!
//! ```
//! use banxin::Job;
//! use banxin::proof::{MarkKind, Role};
//!
//! let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
//! let set = banxin::typeset(&job, &job.press()).output.expect("pages");
//! // The lines of the main heads of the first page.
//! let marks = set.proof.sheets[0].marks.iter().filter(|it| it.role == Role::Headline);
//! let heads: Vec<_> = marks
//!     .filter_map(|it| match &it.kind {
//!         MarkKind::Text(line) => Some(line.text()),
//!         _ => None,
//!     })
//!     .collect();
//! assert!(!heads.is_empty());
//! # Ok::<(), banxin::diag::Error>(())
//! ```

mod area;
mod block;
mod dump;
mod fitting;
mod looks;
mod mark;
mod outline;
mod stroke;

use crate::geom::{Length, Rect, Size};
use crate::ink::Spot;

pub use self::block::{Block, BlockKind};
pub use self::dump::dump;
pub use self::fitting::{Decided, DecidedHead, Fitting, Lever};
pub use self::mark::{
    GlyphRun, Mark, MarkKind, PlacedGlyph, PlacedPicture, Role, TextLine, Turn,
};
pub use self::outline::{Inside, Outline, Step};
pub use self::stroke::{Fill, Stroke, Way};

/// All pages of an issue, in order.
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let proof = banxin::typeset(&job, &job.press()).output.expect("pages").proof;
/// assert_eq!((proof.sheets.len(), proof.stories.len()), (2, 3));
/// // How large the advertisement is shown.
/// let advert = job.pictures.find("pictures/ferry-ad.png").expect("it is in the issue");
/// assert!(proof.picture_sizes().contains_key(&advert));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Proof {
    /// The title of the file: paper and date.
    pub title: String,
    /// The spot inks of its marks, by number (专色).
    pub spots: Vec<Spot>,
    /// The pages.
    pub sheets: Vec<Sheet>,
    /// The stories, by the number that [`Mark::story`] carries.
    pub stories: Vec<Story>,
}

/// A story as the proof knows it.
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let proof = banxin::typeset(&job, &job.press()).output.expect("pages").proof;
/// let story = &proof.stories[0];
/// assert_eq!(story.id, "seawall");
/// assert_eq!((story.fitting.empty, story.decided[0].page), (0, 1));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Story {
    /// The name the editors gave it.
    pub id: String,
    /// Its headline, for bookmarks and reports.
    pub title: String,
    /// How it came to fill its rows.
    pub fitting: Fitting,
    /// What was decided for it, part by part.
    pub decided: Vec<Decided>,
}

/// One page (版).
///
/// ```
/// use banxin::Job;
/// use banxin::proof::Role;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let proof = banxin::typeset(&job, &job.press()).output.expect("pages").proof;
/// let front = &proof.sheets[0];
/// assert!(front.looks_like(front) && !front.looks_like(&proof.sheets[1]));
/// let body = front.marks.iter().filter(|it| it.role == Role::Body);
/// assert!(body.filter_map(|it| it.area()).all(|it| front.area.contains(&it)));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Sheet {
    /// The page number, from 1.
    pub number: u32,
    /// The trimmed size (成品尺寸).
    pub trim: Size,
    /// The marks, in painting order; text marks of one story are in reading order.
    pub marks: Vec<Mark>,
    /// The baseline grid of the page: first line and step, along the block axis of
    /// `type_area`.
    pub grid: Grid,
    /// The type area (版心).
    pub area: Rect,
    /// The columns of the type area (栏), in reading order.
    pub columns: Vec<Rect>,
    /// The frames of stories, pictures and boxes: each area that one of them takes (框).
    pub frames: Vec<Rect>,
    /// Where jump lines and teasers lead.
    pub links: Vec<Link>,
    /// The things on it, in painting order.
    pub blocks: Vec<Block>,
}

/// A place on a page that leads to another page (链接).
///
/// ```
/// use banxin::geom::{Length, Rect};
/// use banxin::proof::Link;
///
/// let rect = Rect::new(Length::mm(200), Length::mm(380), Length::mm(20), Length::mm(4));
/// let jump = Link { rect, page: 3, story: Some(0) };
/// let teaser = Link { story: None, ..jump };
/// assert_eq!((jump.page, teaser.story), (3, None));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Link {
    /// The place.
    pub rect: Rect,
    /// The number of the page it leads to, from 1.
    pub page: u32,
    /// The story it follows, by number in [`Proof::stories`]; none for a teaser.
    pub story: Option<u32>,
}

/// The baseline grid of a page, from which every body line hangs (基线网格).
///
/// ```
/// use banxin::geom::Length;
/// use banxin::proof::Grid;
///
/// let grid = Grid { first: Length::pt(50), step: Length::milli_pt(12_500) };
/// assert!(grid.holds(Length::pt(75)), "the reference line of row 2");
/// assert!(!grid.holds(Length::pt(76)));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Grid {
    /// The reference line of row 0: a y in a horizontal page, an x in a vertical one.
    pub first: Length,
    /// From one row to the next; negative in a vertical page, whose lines run left.
    pub step: Length,
}

impl Grid {
    /// Whether a reference line at `at` lies on the grid.
    #[must_use]
    pub fn holds(&self, at: Length) -> bool {
        let step = self.step.emu();
        step != 0 && (at - self.first).emu() % step == 0
    }
}
