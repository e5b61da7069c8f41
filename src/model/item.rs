//! What stands on a page besides stories, as written (版面元素).

use crate::diag::{Spanned, Words};
use crate::geom::WritingMode;
use crate::model::boxing::BoxSpec;
use crate::model::story::{Area, PictureSpec, StorySpec};
use crate::model::table::DataTable;

/// One thing on a page.
///
/// ```
/// use banxin::Job;
/// use banxin::model::Item;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let items = &job.issue.pages[0].items;
/// assert_eq!(items.iter().filter_map(Item::story).count(), 1);
/// let advert = items.iter().find(|it| matches!(it, Item::Advert(_))).expect("one");
/// assert_eq!(advert.name().en, "advertisement \"pictures/ferry-ad.png\"");
/// assert_eq!((advert.pictures().len(), advert.inner_pictures().len()), (1, 0));
/// let (slot, area) = advert.stand();
/// assert_eq!((slot, area[0].value.row), (None, 59));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "a page has a dozen of them, mostly stories"
)]
#[non_exhaustive]
pub enum Item {
    /// A story, or the part of one that continues here.
    Story(StorySpec),
    /// A picture of its own.
    Picture(PictureSpec),
    /// A boxed quotation (今日金句).
    Quote(QuoteSpec),
    /// A box of teasers (导读).
    Teasers(TeaserSpec),
    /// What stands beside the masthead (报眼).
    Ear(Ear),
    /// A standing head in a place of its own (栏题).
    Standing(Standing),
    /// Short items one after the other (简讯).
    Briefs(Briefs),
    /// Rows and columns of figures and words (数据表).
    Table(DataTable),
    /// An advertisement (广告).
    Advert(AdvertSpec),
}

impl Item {
    /// Where it stands.
    #[must_use]
    pub fn stand(&self) -> (Option<&Spanned<String>>, &[Spanned<Area>]) {
        match self {
            Self::Story(it) => (it.slot.as_ref(), &it.area),
            Self::Picture(it) => (it.slot.as_ref(), &it.area),
            Self::Quote(it) => it.stand.both(),
            Self::Teasers(it) => it.stand.both(),
            Self::Ear(it) => it.stand.both(),
            Self::Standing(it) => it.stand.both(),
            Self::Briefs(it) => it.stand.both(),
            Self::Table(it) => it.stand.both(),
            Self::Advert(it) => it.stand.both(),
        }
    }

    /// Its box, when it may have one.
    pub(crate) const fn boxing_mut(&mut self) -> Option<&mut BoxSpec> {
        match self {
            Self::Story(it) => Some(&mut it.boxing),
            Self::Quote(it) => Some(&mut it.boxing),
            Self::Briefs(it) => Some(&mut it.boxing),
            Self::Table(it) => Some(&mut it.boxing),
            Self::Advert(it) => Some(&mut it.boxing),
            Self::Picture(_) | Self::Teasers(_) | Self::Ear(_) | Self::Standing(_) => {
                None
            }
        }
    }

    /// What a remark calls it.
    #[must_use]
    pub fn name(&self) -> Words {
        match self {
            Self::Story(it) => {
                let id = &it.id.value;
                Words::new(format!("稿件「{id}」"), format!("story \"{id}\""))
            }
            Self::Picture(it) => {
                let file = &it.file.value;
                Words::new(format!("图片「{file}」"), format!("picture \"{file}\""))
            }
            Self::Quote(_) => Words::new("加框引语", "the quotation"),
            Self::Teasers(_) => Words::new("导读", "the teasers"),
            Self::Ear(_) => Words::new("报眼", "the ear"),
            Self::Standing(it) => {
                let text = &it.text.value;
                Words::new(format!("栏题「{text}」"), format!("standing head \"{text}\""))
            }
            Self::Briefs(_) => Words::new("简讯", "the briefs"),
            Self::Table(_) => Words::new("表格", "the table"),
            Self::Advert(it) => {
                let file = &it.picture.file.value;
                Words::new(format!("广告「{file}」"), format!("advertisement \"{file}\""))
            }
        }
    }

    /// The story, when it is one.
    #[must_use]
    pub const fn story(&self) -> Option<&StorySpec> {
        if let Self::Story(it) = self { Some(it) } else { None }
    }

    /// The pictures inside a story.
    #[must_use]
    pub fn inner_pictures(&self) -> &[PictureSpec] {
        self.story().map_or(&[], |it| &it.pictures)
    }

    /// Every picture it shows.
    #[must_use]
    pub fn pictures(&self) -> &[PictureSpec] {
        match self {
            Self::Picture(it) => std::slice::from_ref(it),
            Self::Advert(it) => std::slice::from_ref(&it.picture),
            _ => self.inner_pictures(),
        }
    }
}

/// Where a thing stands: in a slot, or in areas of its own.
///
/// ```
/// use banxin::diag::{Span, Spanned};
/// use banxin::model::{Area, Stand};
///
/// let area = Area { col: 4, row: 14, cols: 2, rows: 12 };
/// let stand = Stand { slot: None, area: vec![Spanned::new(area, Span::default())] };
/// assert_ne!(stand, Stand::default());
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Stand {
    /// The name of the slot.
    pub slot: Option<Spanned<String>>,
    /// Rectangles of the page grid.
    pub area: Vec<Spanned<Area>>,
}

impl Stand {
    fn both(&self) -> (Option<&Spanned<String>>, &[Spanned<Area>]) {
        (self.slot.as_ref(), &self.area)
    }
}

/// A boxed quotation.
///
/// ```
/// use banxin::Job;
/// use banxin::model::{Border, Item};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let quote = job.issue.pages[0].items.iter().find_map(|it| match it {
///     Item::Quote(quote) => Some(quote),
///     _ => None,
/// });
/// let quote = quote.expect("it is on the front page");
/// assert!(quote.text.value.starts_with("海堤修得再高"));
/// assert_eq!(quote.boxing.border.as_ref().map(|it| it.value), Some(Border::Double));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct QuoteSpec {
    /// Where it stands.
    pub stand: Stand,
    /// What stands over it.
    pub label: Option<Spanned<String>>,
    /// The words.
    pub text: Spanned<String>,
    /// Who said them.
    pub source: Option<Spanned<String>>,
    /// Its box.
    pub boxing: BoxSpec,
}

/// A box of teasers.
///
/// ```
/// use banxin::Job;
/// use banxin::model::Item;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// for item in &job.issue.pages[0].items {
///     let Item::Teasers(teasers) = item else { continue };
///     let (story, words) = &teasers.items[0];
///     assert_eq!((&*story.value, &*words.value), ("night-school", "夜校里来了一班捕鱼人"));
/// }
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct TeaserSpec {
    /// Where it stands.
    pub stand: Stand,
    /// What stands over it.
    pub label: Option<Spanned<String>>,
    /// Article file or story id, and the words; the page number is filled in.
    pub items: Vec<(Spanned<String>, Spanned<String>)>,
}

/// What stands beside the masthead.
///
/// ```
/// use banxin::Job;
/// use banxin::model::Item;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// for item in &job.issue.pages[0].items {
///     let Item::Ear(ear) = item else { continue };
///     assert_eq!(ear.lines[0].value, "潮汐与天气");
/// }
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Ear {
    /// Where it stands.
    pub stand: Stand,
    /// Its words, line by line.
    pub lines: Vec<Spanned<String>>,
    /// Which way its lines run; as the page's when not written.
    pub mode: Option<WritingMode>,
}

/// How a standing head is drawn (栏题样式).
///
/// ```
/// use banxin::model::LabelForm;
///
/// let names: Vec<_> = LabelForm::NAMES.iter().map(|(name, _)| *name).collect();
/// assert_eq!(names, ["plain", "bar", "block"]);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub enum LabelForm {
    /// Words in the accent, centred.
    #[default]
    Plain,
    /// White on a bar of the accent, from which a rule runs on (反白条).
    Bar,
    /// Every character white on a square of the accent (反白方块).
    Block,
}

impl LabelForm {
    /// Every form with the name it is written by.
    pub const NAMES: &'static [(&'static str, Self)] =
        &[("plain", Self::Plain), ("bar", Self::Bar), ("block", Self::Block)];
}

/// A standing head.
///
/// ```
/// use banxin::Job;
/// use banxin::model::{Item, LabelForm};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// for item in &job.issue.pages[1].items {
///     let Item::Standing(head) = item else { continue };
///     assert_eq!((&*head.text.value, head.form), ("人在潮间", LabelForm::Block));
/// }
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Standing {
    /// Where it stands.
    pub stand: Stand,
    /// Its words.
    pub text: Spanned<String>,
    /// How it is drawn.
    pub form: LabelForm,
}

/// What stands over the things in a box: words, and how they are drawn.
///
/// ```
/// use banxin::diag::{Span, Spanned};
/// use banxin::model::{Label, LabelForm};
///
/// let text = Spanned::new("街坊帮".to_owned(), Span::default());
/// assert_ne!(Label { text, form: LabelForm::Bar }, Label::default());
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Label {
    /// Its words.
    pub text: Spanned<String>,
    /// How it is drawn.
    pub form: LabelForm,
}

/// Short items one after the other.
///
/// ```
/// use banxin::Job;
/// use banxin::model::Item;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let items = job.issue.pages.iter().flat_map(|it| &it.items);
/// let counts = items.filter_map(|it| match it {
///     Item::Briefs(briefs) => Some(briefs.items.len()),
///     _ => None,
/// });
/// assert_eq!(counts.collect::<Vec<_>>(), [4, 3]);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Briefs {
    /// Where they stand.
    pub stand: Stand,
    /// The standing head over them.
    pub label: Option<Label>,
    /// The items.
    pub items: Vec<Brief>,
    /// Their box.
    pub boxing: BoxSpec,
}

/// One short item.
///
/// ```
/// use banxin::diag::{Span, Spanned};
/// use banxin::model::Brief;
///
/// let text = Spanned::new("灯塔本周六起开放。".to_owned(), Span::default());
/// assert!(Brief { head: None, text }.head.is_none(), "it has no words of its own to lead in");
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Brief {
    /// The words it leads in with.
    pub head: Option<Spanned<String>>,
    /// Its text.
    pub text: Spanned<String>,
}

/// An advertisement.
///
/// ```
/// use banxin::Job;
/// use banxin::model::{Corner, Item};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let Some(Item::Advert(advert)) = job.issue.pages[1].items.last() else { panic!("last") };
/// assert_eq!(advert.picture.file.value, "pictures/book-ad.png");
/// assert_eq!(advert.corner, Corner::BottomRight);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct AdvertSpec {
    /// Where it stands.
    pub stand: Stand,
    /// Its picture, of which nothing is cut.
    pub picture: PictureSpec,
    /// Where the word 广告 stands; it cannot be left out.
    pub corner: Corner,
    /// Its box.
    pub boxing: BoxSpec,
}

/// A corner of a rectangle.
///
/// ```
/// use banxin::model::Corner;
///
/// assert_eq!(Corner::NAMES[0], ("top-left", Corner::TopLeft));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Corner {
    /// 左上.
    TopLeft,
    /// 右上.
    #[default]
    TopRight,
    /// 左下.
    BottomLeft,
    /// 右下.
    BottomRight,
}

impl Corner {
    /// Every corner with the name it is written by.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("top-left", Self::TopLeft),
        ("top-right", Self::TopRight),
        ("bottom-left", Self::BottomLeft),
        ("bottom-right", Self::BottomRight),
    ];
}
