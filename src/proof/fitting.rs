//! What make-up did so that a story fills its rows (齐版记录).

use crate::geom::{Em, Length};
use crate::proof::Role;

/// How a story came to fill its rows.
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let proof = banxin::typeset(&job, &job.press()).output.expect("pages").proof;
/// let given: usize = proof.stories.iter().map(|it| it.fitting.levers.len()).sum();
/// assert!(given > 0, "lines given and taken so that stories end on their last rows");
/// assert!(proof.stories.iter().all(|it| it.fitting.empty <= it.fitting.rows));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Fitting {
    /// How many rows of text it has, on all its pages.
    pub rows: usize,
    /// How many of them stay empty.
    pub empty: usize,
    /// How many last lines of paragraphs stand alone on top of a leg (孤行).
    pub lone: usize,
    /// What was done to it, from its first paragraph to its last.
    pub levers: Vec<Lever>,
}

/// What was decided for the part of a story on one page, so that it can be done again
/// (定样).
///
/// ```
/// use banxin::proof::{Decided, Lever};
///
/// let decided = Decided { page: 2, levers: vec![Lever::Head { rows: 1 }], ..Decided::default() };
/// assert_eq!(decided.levers, [Lever::Head { rows: 1 }]);
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Decided {
    /// The page.
    pub page: u32,
    /// The parts of its head, where it fits its room.
    pub heads: Vec<DecidedHead>,
    /// What was done to its paragraphs; of one that goes on, to what stands here.
    pub levers: Vec<Lever>,
}

/// What was decided of a kicker, a main head or a deck.
///
/// ```
/// use banxin::geom::Length;
/// use banxin::proof::{DecidedHead, Role};
///
/// let head = DecidedHead {
///     role: Role::Headline,
///     lines: vec!["海堤加高".into(), "留一级看海的台阶".into()],
///     size: Length::pt(36),
///     stretch: 1000,
///     tracking: Vec::new(),
/// };
/// assert_eq!(head.lines.concat().chars().count(), 12);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DecidedHead {
    /// Which of them it is.
    pub role: Role,
    /// Its words, line by line.
    pub lines: Vec<String>,
    /// Its size.
    pub size: Length,
    /// How much its glyphs are pressed along the line, in thousandths (长体、扁体).
    pub stretch: u16,
    /// What was added to the gaps of each line; nothing where they were not opened.
    pub tracking: Vec<Em>,
}

/// Something done so that a story ends on its last row. Paragraphs are counted from 1,
/// crossheads with them.
///
/// ```
/// use banxin::geom::Em;
/// use banxin::proof::Lever;
///
/// // 第三段扩一行.
/// let opened = Lever::Lines { paragraph: 3, more: 1, gap: Em::milli(60) };
/// assert_ne!(opened, Lever::LeftOut { paragraph: 3 });
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Lever {
    /// A paragraph stands in so many lines more, or fewer, than by itself (扩行、缩行).
    Lines {
        /// Which paragraph.
        paragraph: usize,
        /// Lines more; below zero, fewer.
        more: isize,
        /// The widest gap that was added to one of its lines, in ems of the body; below zero,
        /// how much nearer together its characters stand (字距).
        gap: Em,
    },
    /// A picture inside the story is so many rows taller, or shorter (图片加减行).
    Picture {
        /// Which of the pictures on its page, from 1.
        picture: usize,
        /// Rows more; below zero, fewer.
        rows: isize,
    },
    /// The head has so many rows more than by itself, or fewer (标题加减空).
    Head {
        /// Rows more; below zero, fewer.
        rows: isize,
    },
    /// A paragraph that may be left out was left out (可删段).
    LeftOut {
        /// Which paragraph.
        paragraph: usize,
    },
    /// A crosshead has rows beyond its own (小标题加空).
    Rows {
        /// Which paragraph it is.
        paragraph: usize,
        /// How many rows.
        rows: usize,
    },
}
