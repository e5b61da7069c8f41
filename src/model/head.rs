//! A headline as the editors wrote it: its words, and how it is to be set.

use crate::diag::Spanned;
use crate::geom::Em;

/// The parts of a headline (标题).
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let head = &job.issue.article("articles/port-plan.md").expect("the lead").head;
/// assert_eq!((head.kicker.len(), head.main.len(), head.deck.len()), (1, 2, 1));
/// assert!(!head.is_empty() && head.summary.is_empty());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// 引题.
    pub kicker: Vec<Spanned<String>>,
    /// 主题, one entry a line; `|` marks an allowed break.
    pub main: Vec<Spanned<String>>,
    /// 副题.
    pub deck: Vec<Spanned<String>>,
    /// 提要题, one entry a sentence.
    pub summary: Vec<Spanned<String>>,
}

impl Head {
    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.kicker.is_empty()
            && self.main.is_empty()
            && self.deck.is_empty()
            && self.summary.is_empty()
    }
}

/// How a head is set and what it stands on.
///
/// ```
/// use banxin::model::HeadSpec;
///
/// // What an editor who says nothing gets: all is worked out.
/// let manner = HeadSpec::default();
/// assert!(manner.fit.is_none() && manner.ground.is_none() && manner.air.is_none());
/// ```
#[derive(Clone, Debug, Default)]
pub struct HeadSpec {
    /// How main lines fill their width: `auto`, `width` or `natural`.
    pub fit: Option<Spanned<String>>,
    /// White over, between and under the lines, in rows.
    pub air: Option<Em>,
    /// What the lines stand on: `none`, `tint`, `paper`, `reversed` or `accent`.
    pub ground: Option<Spanned<String>>,
    /// Tint of that ground in percent black.
    pub tint: Option<Spanned<u32>>,
    /// The ink of the lines: `black`, `white` or `accent`.
    pub ink: Option<Spanned<String>>,
    /// Where a head stands on its picture: `top` or `foot`.
    pub at: Option<Spanned<String>>,
    /// Over or beside which of its columns it stands: `start`, `middle` or `end`.
    pub side: Option<Spanned<String>>,
    /// Rows of text over it.
    pub row: Option<Spanned<u32>>,
}
