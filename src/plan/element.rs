//! What stands on a page besides stories, resolved (版面元素).

use std::sync::Arc;

use crate::diag::{Span, Spanned};
use crate::geom::{Length, WritingMode};
use crate::ink::Ink;
use crate::picture::{Drawing, PictureId};
use crate::plan::{Border, Briefs, Cells, Corner, DataTable, Standing};

/// What stands on a page besides stories. To add one: a variant here, an arm in `items`,
/// a file in `page/element`.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::{Element, plan};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let elements = plan.pages.iter().flat_map(|it| &it.elements);
/// let tables = elements.filter(|it| matches!(it, Element::Table(_)));
/// assert!(tables.clone().all(|it| it.cells().is_some()));
/// assert_eq!(tables.count(), 2);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Element {
    /// 报头.
    Masthead(Masthead),
    /// 报眉.
    Folio(Folio),
    /// 责任编辑 and so on, at the foot of the page.
    Credits(String),
    /// 版权信息, under the credits.
    Imprint(String),
    /// A picture with its caption.
    Picture(PicturePlan),
    /// A boxed quotation.
    Quote(Quote),
    /// A box of teasers (导读).
    Teasers(Teasers),
    /// 报眼.
    Ear(Ear),
    /// A standing head (栏题).
    Standing(Placed<Standing>),
    /// 简讯.
    Briefs(Placed<Briefs>),
    /// 数据表.
    Table(Placed<DataTable>),
    /// 广告.
    Advert(Advert),
}

impl Element {
    /// Where it stands on the grid; the lines around the type area have no cells.
    #[must_use]
    pub const fn cells(&self) -> Option<Cells> {
        match self {
            Self::Masthead(it) => Some(it.cells),
            Self::Picture(it) => Some(it.cells),
            Self::Quote(it) => Some(it.cells),
            Self::Teasers(it) => Some(it.cells),
            Self::Ear(it) => Some(it.cells),
            Self::Standing(it) => Some(it.cells),
            Self::Briefs(it) => Some(it.cells),
            Self::Table(it) => Some(it.cells),
            Self::Advert(it) => Some(it.cells),
            Self::Folio(_) | Self::Credits(_) | Self::Imprint(_) => None,
        }
    }
}

/// A thing that needs no more resolving than its place and its box.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::{Element, Placed, Standing, plan};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let head: Option<&Placed<Standing>> =
///     plan.pages[1].elements.iter().find_map(|it| match it {
///         Element::Standing(head) => Some(head),
///         _ => None,
///     });
/// assert_eq!(head.map(|it| &*it.what.text.value), Some("人在潮间"));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Placed<T> {
    /// Where it stands.
    pub cells: Cells,
    /// Its frame.
    pub boxing: Boxing,
    /// What it is.
    pub what: T,
}

/// The nameplate and the lines under it.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::{Art, Element, plan};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let Element::Masthead(masthead) = &plan.pages[0].elements[0] else { panic!("first") };
/// assert_eq!((&*masthead.name.value, masthead.upright), ("潮声晚报", false));
/// assert!(matches!(masthead.art, Some(Art::Drawing(_))));
/// assert!(masthead.lines.iter().any(|it| it.contains("2026年11月24日")));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Masthead {
    /// Where it stands.
    pub cells: Cells,
    /// Whether the nameplate runs down, the lines of small print short under it: in a
    /// vertical page, where the place is higher than wide.
    pub upright: bool,
    /// 报名.
    pub name: Spanned<String>,
    /// 报名 as art, in place of type.
    pub art: Option<Art>,
    /// Over the nameplate.
    pub slogan: Option<String>,
    /// Date, weekday, lunar date; number, pages, CN and postal code; imprint.
    pub lines: Vec<String>,
}

/// A picture or a drawing.
///
/// ```
/// use banxin::picture::PictureId;
/// use banxin::plan::Art;
///
/// let scanned = Art::Picture(PictureId(0), (3_000, 800));
/// assert!(matches!(scanned, Art::Picture(_, (3_000, _))));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Art {
    /// A picture and its size in pixels.
    Picture(PictureId, (u32, u32)),
    /// A drawing.
    Drawing(Arc<Drawing>),
}

/// What a folio line says.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::{Element, plan};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let folio = plan.pages[1].elements.iter().find_map(|it| match it {
///     Element::Folio(folio) => Some(folio),
///     _ => None,
/// });
/// assert_eq!(folio.map(|it| (it.number, &*it.section.value)), Some((2, "潮间带")));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Folio {
    /// The page number, from 1.
    pub number: u32,
    /// Whether the page beside it has its number in the same line (跨版).
    pub spread: bool,
    /// 版名.
    pub section: Spanned<String>,
    /// 报名.
    pub paper: String,
    /// 日期.
    pub date: String,
}

/// A picture in its place.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::plan;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let essay = plan.stories.iter().find(|it| it.id == "essay").expect("it is planned");
/// let picture = &essay.parts[0].pictures[0];
/// assert_eq!(picture.focus, (300, 500), "the middle of what must be seen");
/// assert!(!picture.whole);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PicturePlan {
    /// Where picture and caption stand together.
    pub cells: Cells,
    /// Where the issue names its file.
    pub span: Span,
    /// Which picture.
    pub picture: PictureId,
    /// Its size in pixels, upright.
    pub pixels: (u32, u32),
    /// The middle of the part that must be seen, in thousandths of width and height.
    pub focus: (u32, u32),
    /// The part that must be seen, if one was named: left, top, right, bottom in thousandths.
    pub must: Option<[u32; 4]>,
    /// Whether all of it is shown, never cut.
    pub whole: bool,
    /// 图片说明.
    pub caption: Option<Spanned<String>>,
    /// 摄影.
    pub credit: Option<Spanned<String>>,
}

/// An advertisement.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::{Element, plan};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let advert = plan.pages[0].elements.iter().find_map(|it| match it {
///     Element::Advert(advert) => Some(advert),
///     _ => None,
/// });
/// assert_eq!(advert.map(|it| &*it.name.value), Some("pictures/ferry-ad.png"));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Advert {
    /// Where it stands.
    pub cells: Cells,
    /// Its picture.
    pub picture: PicturePlan,
    /// The file's name, for remarks.
    pub name: Spanned<String>,
    /// How wide it was made, when the file says so.
    pub made: Option<Length>,
    /// Where the word 广告 stands.
    pub corner: Corner,
    /// Its frame.
    pub boxing: Boxing,
}

/// A frame around an area (加框) and the tint of its ground (底纹).
///
/// ```
/// use banxin::plan::{Border, Boxing};
///
/// assert!(Boxing::default().is_none());
/// let tinted = Boxing::of(Border::Zheng, 100);
/// assert_eq!(tinted.ground.map(|it| it.k), Some(100));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Boxing {
    /// The border.
    pub border: Border,
    /// The ink of its ground, when it has one.
    pub ground: Option<Ink>,
    /// The radius of its corners (圆角).
    pub round: Length,
    /// Whether what stands on the ground is white (反白).
    pub reverse: bool,
}

impl Boxing {
    /// A border on a ground of so much black.
    #[must_use]
    pub fn of(border: Border, tint: u16) -> Self {
        let ground = (tint > 0).then(|| Ink::black_tint(tint));
        Self { border, ground, round: Length::ZERO, reverse: false }
    }

    /// Whether there is nothing to draw.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.border == Border::None && self.ground.is_none()
    }
}

/// A boxed quotation.
///
/// ```
/// use banxin::diag::{Span, Spanned};
/// use banxin::plan::{Boxing, Cells, Quote};
///
/// let text = Spanned::new("雨是江的邮差。".to_owned(), Span::default());
/// let (cells, boxing) = (Cells::default(), Boxing::default());
/// let quote = Quote { cells, label: None, text, source: None, boxing };
/// assert!(quote.source.is_none());
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Quote {
    /// Where it stands.
    pub cells: Cells,
    /// What stands over it.
    pub label: Option<Spanned<String>>,
    /// The words.
    pub text: Spanned<String>,
    /// Who said them.
    pub source: Option<Spanned<String>>,
    /// Its frame.
    pub boxing: Boxing,
}

/// A box of teasers.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::{Element, plan};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// for element in &plan.pages[0].elements {
///     let Element::Teasers(teasers) = element else { continue };
///     assert_eq!(teasers.items[0].1, 2, "the page that it leads to");
/// }
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Teasers {
    /// Where it stands.
    pub cells: Cells,
    /// What stands over it.
    pub label: Option<Spanned<String>>,
    /// The words and the page they lead to.
    pub items: Vec<(Spanned<String>, u32)>,
}

/// What stands beside the masthead.
///
/// ```
/// use banxin::Job;
/// use banxin::plan::{Element, plan};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let plan = plan(&job.fonts, &job.pictures, &job.issue);
/// let ears = plan.pages[0].elements.iter().filter(|it| matches!(it, Element::Ear(_)));
/// assert_eq!(ears.count(), 1);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Ear {
    /// Where it stands.
    pub cells: Cells,
    /// Its lines.
    pub lines: Vec<Spanned<String>>,
    /// Which way they run.
    pub mode: WritingMode,
}
