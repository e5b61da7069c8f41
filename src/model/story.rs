//! What stands on a page, and where: pages, stories, pictures (版、稿、图).

use crate::diag::{Span, Spanned};
use crate::geom::Em;
use crate::model::boxing::BoxSpec;
use crate::model::head::{Head, HeadSpec};
use crate::model::item::Item;

/// One page (版).
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let page = &job.issue.pages[1];
/// assert_eq!(page.section.as_ref().map(|it| &*it.value), Some("潮间带"));
/// assert_eq!((page.editor.as_deref(), page.items.len()), (Some("林小满"), 7));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct PageSpec {
    /// The layout's name.
    pub layout: Spanned<String>,
    /// 版名: 要闻, 综合新闻, 副刊.
    pub section: Option<Spanned<String>>,
    /// 责任编辑.
    pub editor: Option<String>,
    /// 版式设计 / 美编.
    pub designer: Option<String>,
    /// 校对.
    pub proofreader: Option<String>,
    /// What stands on it: stories, then the others kind by kind, each kind in the order of
    /// the file.
    pub items: Vec<Item>,
    /// The page's own table in the file.
    pub span: Span,
}

/// A rectangle on the page grid: whole columns and rows.
///
/// In a vertical page columns (段) are counted from the top and rows (行) from the right.
///
/// ```
/// use banxin::model::Area;
///
/// let lead = Area { col: 1, row: 14, cols: 3, rows: 28 };
/// let rail = Area { col: 4, row: 14, cols: 2, rows: 12 };
/// assert_eq!((lead.last_col(), lead.last_row()), (3, 41));
/// assert!(!lead.overlaps(&rail));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Area {
    /// The first column, from 1.
    pub col: u32,
    /// The first row, from 1.
    pub row: u32,
    /// How many columns.
    pub cols: u32,
    /// How many rows.
    pub rows: u32,
}

impl Area {
    /// The last column.
    #[must_use]
    pub const fn last_col(&self) -> u32 {
        self.col.saturating_add(self.cols).saturating_sub(1)
    }

    /// The last row.
    #[must_use]
    pub const fn last_row(&self) -> u32 {
        self.row.saturating_add(self.rows).saturating_sub(1)
    }

    /// Whether the two share a row of a column.
    #[must_use]
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.col <= other.last_col()
            && other.col <= self.last_col()
            && self.row <= other.last_row()
            && other.row <= self.last_row()
    }
}

/// A story on a page.
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let (page, story) = job.issue.story("tide-poem").expect("it is inside");
/// assert_eq!((page, &*story.article.value), (2, "articles/tide-poem.md"));
/// assert_eq!(story.head_face.as_ref().map(|it| &*it.value), Some("hei-bold"));
/// assert_eq!((story.area[0].value.cols, story.continued), (2, false));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct StorySpec {
    /// The name other places know it by: written, or the article's, or its file's stem.
    pub id: Spanned<String>,
    /// The article's file, or the id of the story that continues here.
    pub article: Spanned<String>,
    /// Whether this is the continuation of a story that began on an earlier page (上接).
    pub continued: bool,
    /// Where it stands: rectangles in reading order.
    pub area: Vec<Spanned<Area>>,
    /// The name of the slot, when it stands in one.
    pub slot: Option<Spanned<String>>,
    /// How many columns each area is cut into (破栏), in the order of the areas; the last
    /// number is for the areas that follow too.
    pub columns: Vec<u32>,
    /// Heads that replace the article's.
    pub head: Option<Head>,
    /// How the head stands: `over`, `vertical`, `picture` or `none`.
    pub form: Option<Spanned<String>>,
    /// How many columns the head spans, from the left; all when not written.
    pub head_cols: Option<Spanned<u32>>,
    /// Rows that the head takes; worked out when not written. In a vertical head, the rows
    /// its strip stands beside.
    pub head_rows: Option<Spanned<u32>>,
    /// Size of the main head in points; worked out from the width when not written.
    pub head_size: Option<Spanned<u32>>,
    /// Width of the strip of a vertical head, in ems of the body.
    pub head_width: Option<Spanned<Em>>,
    /// Role of the main head's face.
    pub head_face: Option<Spanned<String>>,
    /// `center` or `start`.
    pub head_align: Option<Spanned<String>>,
    /// How its head is set and what it stands on.
    pub manner: HeadSpec,
    /// Role of the text's face; that of the layout when not written.
    pub face: Option<Spanned<String>>,
    /// What of the issue's style this story has of its own.
    pub rules: RulesSpec,
    /// Its box.
    pub boxing: BoxSpec,
    /// Where the story goes on.
    pub jump: Option<Jump>,
    /// Pictures inside the story's area.
    pub pictures: Vec<PictureSpec>,
}

/// The rules that a story may have of its own; those not written are the issue's.
///
/// ```
/// use banxin::model::RulesSpec;
///
/// let rules = RulesSpec::default();
/// assert!(rules.prohibition.is_none(), "those of the issue");
/// ```
#[derive(Clone, Debug, Default)]
pub struct RulesSpec {
    /// 禁则, as in [`StyleSpec`](crate::model::StyleSpec).
    pub prohibition: Option<Spanned<String>>,
    /// 标点.
    pub punctuation: Option<Spanned<String>>,
    /// 折行.
    pub fit: Option<Spanned<String>>,
}

/// Where a story goes on (下转).
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let (_, ferry) = job.issue.story("ferry").expect("it is on the front page");
/// assert_eq!(ferry.jump.as_ref().map(|it| it.to.value), Some(3));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Jump {
    /// The page.
    pub to: Spanned<u32>,
}

/// A picture on a page.
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let (_, essay) = job.issue.story("essay").expect("it is in the supplement");
/// let picture = &essay.pictures[0];
/// assert_eq!(picture.focus.as_ref().map(|it| it.value), Some([0, 0, 600, 1000]));
/// assert!(!picture.whole && picture.caption.is_some());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct PictureSpec {
    /// Its file.
    pub file: Spanned<String>,
    /// Where it stands, with its caption.
    pub area: Vec<Spanned<Area>>,
    /// The name of the slot, when it stands in one.
    pub slot: Option<Spanned<String>>,
    /// 图片说明.
    pub caption: Option<Spanned<String>>,
    /// 摄影.
    pub credit: Option<Spanned<String>>,
    /// The part that must be seen: left, top, right, bottom in thousandths.
    pub focus: Option<Spanned<[u32; 4]>>,
    /// Whether all of it is shown, with white beside it where the shapes differ: for maps
    /// and charts (图表).
    pub whole: bool,
    /// Whether its four inks are stored the other way round than its file says (反相).
    pub negative: bool,
}
