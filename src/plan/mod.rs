//! Names become ids, lengths become absolute, slots become frames (划版).
//!
//! After this room nobody asks what a slot is called or how many millimeters a margin has:
//! a [`Plan`] holds faces, lengths and areas on a [`PageGrid`], and the copy of each story
//! with the places it runs through.
//!
//! ```
//! use banxin::Job;
//! use banxin::plan::{Element, plan};
//!
//! let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
//! let plan = plan(&job.fonts, &job.pictures, &job.issue);
//! let front = &plan.pages[0];
//! assert!(matches!(front.elements[0], Element::Masthead(_)));
//! let seawall = &plan.stories[0];
//! assert_eq!((&*seawall.id, seawall.parts[0].number), ("seawall", 1));
//! assert!(front.grid.rect(&seawall.parts[0].cells[0]).top() > front.grid.axes.area.top());
//! # Ok::<(), banxin::diag::Error>(())
//! ```

mod bind;
mod columns;
mod element;
mod furniture;
mod grid;
mod head;
mod house;
mod items;
mod wording;

use crate::diag::{Span, Spanned};
use crate::font::{FontBook, RoleId};
use crate::geom::{Em, Length, Size};
use crate::ink::{Ink, Spot};
use crate::model::Issue;
use crate::picture::PictureBook;
use crate::text::NoteKind;

pub use self::columns::{Column, Cut};
pub use self::element::{
    Advert, Art, Boxing, Ear, Element, Folio, Masthead, PicturePlan, Placed, Quote,
    Teasers,
};
pub use self::grid::{Cells, PageGrid};
pub use self::house::{Faces, House};
pub use self::wording::{Around, Wording};
pub use crate::model::{
    Border, Brief, Briefs, CellAlign, Corner, DataTable, HeadPart, Label, LabelForm,
    LockedHead, LockedLever, Order, Orders, Standing, TableColumn,
};

/// An issue with everything resolved.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::{Plan, plan};
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let plan: Plan = plan(&job.fonts, &job.pictures, &job.issue);
/// assert_eq!((plan.pages.len(), plan.spots.len()), (4, 0));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Plan {
    /// Paper and date, the title of the file.
    pub title: String,
    /// The spot inks, by number.
    pub spots: Vec<Spot>,
    /// How the whole issue is set.
    pub house: House,
    /// The pages in order.
    pub pages: Vec<PagePlan>,
    /// The stories in order of their first page.
    pub stories: Vec<StoryPlan>,
}

/// One page: its sheet, its grid and what stands on it besides stories.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::plan;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let page = &plan.pages[1];
/// assert_eq!((page.number, page.index, page.spread), (2, 1, false));
/// assert_eq!(page.grid.columns.len(), 8);
/// assert_eq!(job.fonts.role_name(page.body), "song");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PagePlan {
    /// From 1; of a spread, the number of its left-hand page.
    pub number: u32,
    /// Its place in [`Plan::pages`].
    pub index: usize,
    /// Whether it is two facing pages as one sheet (跨版).
    pub spread: bool,
    /// Trimmed size.
    pub trim: Size,
    /// The grid of the page.
    pub grid: PageGrid,
    /// The body face of the page.
    pub body: RoleId,
    /// Whether a hairline stands between the legs of a story (栏线).
    pub column_rule: bool,
    /// Furniture, pictures and boxes.
    pub elements: Vec<Element>,
    /// The areas of each thing on the page, for the rules between neighbours.
    pub taken: Vec<Vec<Cells>>,
}

/// A story: its copy and the places it runs through.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::plan;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let ferry = plan.stories.iter().find(|it| it.id == "ferry").expect("it is planned");
/// let pages: Vec<_> = ferry.parts.iter().map(|it| it.number).collect();
/// assert_eq!(pages, [1, 3]);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoryPlan {
    /// The name the editors gave it.
    pub id: String,
    /// Its number, which marks carry.
    pub number: u32,
    /// 署名.
    pub byline: Option<Spanned<String>>,
    /// 栏题.
    pub label: Option<Spanned<String>>,
    /// The role of its text, where it is not the page's.
    pub face: Option<RoleId>,
    /// How it is set: as the whole issue, but for rules of its own.
    pub house: House,
    /// The text.
    pub copy: Vec<Paragraph>,
    /// Where it runs, page by page.
    pub parts: Vec<StoryPart>,
    /// Where it is placed in the issue file.
    pub span: Span,
}

/// A paragraph of copy.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::plan;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let ferry = plan.stories.iter().find(|it| it.id == "ferry").expect("it is planned");
/// let first = &ferry.copy[0];
/// assert_eq!((first.number, first.crosshead, first.optional), (1, false, false));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Paragraph {
    /// Its number in the article, from 1, crossheads counted.
    pub number: usize,
    /// Whether it is a crosshead (小标题).
    pub crosshead: bool,
    /// Whether it may be left out when room is short (可删段).
    pub optional: bool,
    /// Its stretches.
    pub parts: Vec<Stretch>,
}

/// A stretch of copy, plain or strong.
///
/// ```
/// use banxin::diag::{Span, Spanned};
/// use banxin::plan::Stretch;
///
/// let text = Spanned::new("晚归的人".to_owned(), Span::default());
/// let strong = Stretch { text, strong: true, notes: Vec::new() };
/// assert_eq!(strong.text.value.chars().count(), 4);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Stretch {
    /// The characters.
    pub text: Spanned<String>,
    /// Whether it is set in the strong face.
    pub strong: bool,
    /// What stands beside the characters from the start of this stretch on.
    pub notes: Vec<Note>,
}

/// What stands beside some characters of a paragraph (行间注、行间标号).
///
/// ```
/// use banxin::plan::Note;
/// use banxin::text::NoteKind;
///
/// let dots = Note { length: "必须".len(), kind: NoteKind::Dots };
/// assert_eq!(dots.length, 6);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Note {
    /// How many bytes of the paragraph it covers, from the start of its stretch.
    pub length: usize,
    /// What it is.
    pub kind: NoteKind,
}

/// The part of a story that stands on one page.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::plan;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let ferry = plan.stories.iter().find(|it| it.id == "ferry").expect("it is planned");
/// let [begins, ends] = &*ferry.parts else { panic!("two parts") };
/// assert_eq!((begins.from, begins.to), (None, Some(3)));
/// assert_eq!((ends.from, ends.to), (Some(1), None));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoryPart {
    /// The page's index in [`Plan::pages`].
    pub page: usize,
    /// The page's number.
    pub number: u32,
    /// Its rectangles, in reading order.
    pub cells: Vec<Cells>,
    /// How many columns each of them is cut into; the page's own where nothing is said.
    pub columns: Vec<usize>,
    /// Its head.
    pub head: HeadPlan,
    /// Frame and ground.
    pub boxing: Boxing,
    /// Pictures inside its area.
    pub pictures: Vec<PicturePlan>,
    /// 上接: the page the text comes from.
    pub from: Option<u32>,
    /// 下转: the page the text goes on to.
    pub to: Option<u32>,
    /// What make-up is to keep (定样).
    pub orders: Option<Orders>,
    /// Where it is placed in the issue file.
    pub span: Span,
}

/// A headline, resolved.
///
/// ```
/// use banxin::Job;
/// use banxin::geom::Length;
/// use banxin::plan::plan;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let head = &plan.stories[0].parts[0].head;
/// assert_eq!((head.main.len(), head.size), (2, Some(Length::pt(48))));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct HeadPlan {
    /// How it stands.
    pub form: HeadForm,
    /// 引题.
    pub kicker: Vec<Spanned<String>>,
    /// 主题.
    pub main: Vec<Spanned<String>>,
    /// 副题.
    pub deck: Vec<Spanned<String>>,
    /// 提要题.
    pub summary: Vec<Spanned<String>>,
    /// The face of the main head.
    pub face: RoleId,
    /// How many columns it spans.
    pub cols: Option<u32>,
    /// How many rows it takes.
    pub rows: Option<u32>,
    /// The size of the main head.
    pub size: Option<Length>,
    /// The width of a vertical head's strip, in ems of the body.
    pub width: Option<Em>,
    /// Whether it stands flush at the start instead of centred.
    pub flush: bool,
    /// How its main lines come to fill their width.
    pub fit: HeadFit,
    /// White over, between and under its lines; nothing where the sizes say it.
    pub air: Option<Length>,
    /// What its lines stand on (底纹、反白).
    pub ground: Option<Ink>,
    /// The ink of its lines; black when nothing is said.
    pub ink: Option<Ink>,
    /// Whether a head on a picture stands at its foot, not at its top.
    pub foot: bool,
    /// Over or beside which of its columns it stands.
    pub side: HeadSide,
    /// How many rows of text stand over it.
    pub row: usize,
}

/// Over or beside which of its story's columns a head stands (左题、中题、右题).
///
/// ```
/// use banxin::plan::{HeadPlan, HeadSide};
///
/// let between = HeadPlan { side: HeadSide::Middle, cols: Some(2), ..HeadPlan::default() };
/// assert_ne!(between.side, HeadSide::default());
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum HeadSide {
    /// The first ones.
    #[default]
    Start,
    /// Those in the middle.
    Middle,
    /// The last ones.
    End,
}

/// How the main lines of a head come to fill their width.
///
/// ```
/// use banxin::plan::{HeadFit, HeadPlan};
///
/// let filled = HeadPlan { fit: HeadFit::Width, ..HeadPlan::default() };
/// assert_ne!(filled.fit, HeadPlan::default().fit);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub enum HeadFit {
    /// Opened where a little does it, else at their own width.
    #[default]
    Near,
    /// Opened and widened within the limits of the trade (撑满).
    Width,
    /// At their own width.
    Natural,
}

/// How a head stands to its text.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::{HeadForm, plan};
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let heads = plan.stories.iter().flat_map(|it| &it.parts).map(|it| it.head.form);
/// assert_eq!(heads.filter(|it| *it == HeadForm::Beside).count(), 1, "one vertical head");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub enum HeadForm {
    /// Over the text (盖文题), with text rising beside it when it spans fewer columns
    /// (串文题).
    #[default]
    Over,
    /// Across the page's writing mode, in a strip beside the text (竖题).
    Beside,
    /// On the story's first picture (压图题).
    OnPicture,
    /// No head.
    None,
}

/// Resolves an issue: the house style, then each page's grid, then what stands on it.
///
/// ```
/// use banxin::Job;
/// use banxin::job::Options;
/// use banxin::plan::plan;
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// assert_eq!((plan.pages[0].grid.rows, plan.stories.len()), (98, 0));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn plan(fonts: &FontBook, pictures: &PictureBook, issue: &Issue) -> Plan {
    let house = house::settle(fonts, issue);
    bind::bind(fonts, pictures, issue, house)
}
