//! What stands on a page besides stories, as written (版面元素).

use crate::diag::{Spanned, Words};
use crate::geom::{Em, WritingMode};
use crate::model::boxing::BoxSpec;
use crate::model::issue::{Area, PictureSpec, StorySpec};

/// One thing on a page.
#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "a page has a dozen of them, mostly stories"
)]
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
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
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
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Label {
    /// Its words.
    pub text: Spanned<String>,
    /// How it is drawn.
    pub form: LabelForm,
}

/// Short items one after the other.
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
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Brief {
    /// The words it leads in with.
    pub head: Option<Spanned<String>>,
    /// Its text.
    pub text: Spanned<String>,
}

/// Rows and columns of figures and words.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct DataTable {
    /// Where it stands.
    pub stand: Stand,
    /// The standing head over it.
    pub label: Option<Label>,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Spanned<String>>>,
    /// What is said under it.
    pub note: Option<Spanned<String>>,
    /// Its box.
    pub boxing: BoxSpec,
}

/// A column of a table.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TableColumn {
    /// Its head.
    pub head: Spanned<String>,
    /// How its cells stand; worked out from them when not written.
    pub align: Option<CellAlign>,
    /// How wide it is in ems; as wide as its cells when not written.
    pub width: Option<Em>,
}

/// How the cells of a column stand one under the other.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum CellAlign {
    /// Flush at the start: words.
    Start,
    /// Centred.
    Center,
    /// Flush at the end.
    End,
    /// Their decimal points under one another, whole numbers before it: figures.
    Point,
}

impl CellAlign {
    /// Every alignment with the name it is written by.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("start", Self::Start),
        ("center", Self::Center),
        ("end", Self::End),
        ("point", Self::Point),
    ];
}

/// An advertisement.
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
