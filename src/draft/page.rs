//! `[[page]]` and `[[page.story]]`.

use serde::{Deserialize, Serialize};

use crate::draft::item::{
    Advert, Briefs, Ear, Label, Picture, Quote, Table, Teasers, placed,
};
use crate::draft::words::{
    Align, Border, Form, Ground, HeadAt, HeadFit, HeadInk, LineFit, Prohibition,
    Punctuation, Side,
};
use crate::draft::{one_or_many, unset};

/// One page (版) and what stands on it.
///
/// ```
/// use banxin::draft::{
///     Advert, Area, Briefs, Ear, Label, Page, Picture, Quote, Story, Table, Teasers,
/// };
///
/// let page = Page::new("tabloid-inside")
///     .story(Story::new("ferry.md").area(Area::new(1, 1, 3, 30)))
///     .picture(Picture::new("ferry.jpg").area(Area::new(4, 1, 2, 14)));
/// let page = Page { section: Some("综合新闻".into()), ..page };
/// assert_eq!((page.stories.len(), page.pictures.len()), (1, 1));
/// // All that may stand on a page.
/// let full = page
///     .quote(Quote::new("雨是江的邮差。").slot("quote"))
///     .teasers(Teasers::default().slot("teasers"))
///     .ear(Ear::default().slot("ear"))
///     .label(Label::new("人在潮间").slot("label"))
///     .briefs(Briefs::default().slot("briefs"))
///     .table(Table::default().slot("table"))
///     .advert(Advert::new("ferry-ad.pdf").slot("foot"));
/// assert_eq!(full.adverts[0].file, "ferry-ad.pdf");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Page {
    /// The name of its layout.
    pub layout: String,
    /// 版名.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// 责任编辑.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editor: Option<String>,
    /// 版式.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub designer: Option<String>,
    /// 校对.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proofreader: Option<String>,
    /// 稿件.
    #[serde(rename = "story", skip_serializing_if = "Vec::is_empty")]
    pub stories: Vec<Story>,
    /// 图片.
    #[serde(rename = "picture", skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
    /// 加框引语.
    #[serde(rename = "quote", skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// 导读.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub teasers: Vec<Teasers>,
    /// 报眼.
    #[serde(rename = "ear", skip_serializing_if = "Vec::is_empty")]
    pub ears: Vec<Ear>,
    /// 栏题.
    #[serde(rename = "label", skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<Label>,
    /// 简讯.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub briefs: Vec<Briefs>,
    /// 数据表.
    #[serde(rename = "table", skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
    /// 广告.
    #[serde(rename = "ad", skip_serializing_if = "Vec::is_empty")]
    pub adverts: Vec<Advert>,
}

/// Makes a method that puts a thing on the page.
macro_rules! put {
    ($($(#[$about:meta])* $name:ident($what:ty) into $list:ident;)*) => {$(
        $(#[$about])*
        #[must_use]
        pub fn $name(mut self, it: $what) -> Self {
            self.$list.push(it);
            self
        }
    )*};
}

impl Page {
    /// A blank page of that layout.
    #[must_use]
    pub fn new(layout: impl Into<String>) -> Self {
        Self { layout: layout.into(), ..Self::default() }
    }

    put! {
        /// With a story.
        story(Story) into stories;
        /// With a picture of its own.
        picture(Picture) into pictures;
        /// With a quotation.
        quote(Quote) into quotes;
        /// With a box of teasers.
        teasers(Teasers) into teasers;
        /// With what stands beside the masthead.
        ear(Ear) into ears;
        /// With a standing head.
        label(Label) into labels;
        /// With briefs.
        briefs(Briefs) into briefs;
        /// With a table.
        table(Table) into tables;
        /// With an advertisement.
        advert(Advert) into adverts;
    }
}

/// A rectangle on the page grid: whole columns and rows, counted from 1.
///
/// ```
/// use banxin::draft::Area;
///
/// let area = Area::new(1, 14, 3, 28);
/// assert_eq!(area, Area { col: 1, row: 14, cols: 3, rows: 28 });
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// The first column.
    pub col: u32,
    /// The first row.
    pub row: u32,
    /// How many columns.
    pub cols: u32,
    /// How many rows.
    pub rows: u32,
}

impl Area {
    /// So many columns and rows from there.
    #[must_use]
    pub const fn new(col: u32, row: u32, cols: u32, rows: u32) -> Self {
        Self { col, row, cols, rows }
    }
}

/// A story, or the part of one that goes on here.
///
/// ```
/// use banxin::draft::{Area, Border, Form, Story};
///
/// // A boxed story with a head of two columns that goes on inside.
/// let story = Story {
///     head_cols: Some(2),
///     form: Some(Form::Over),
///     border: Some(Border::Wenwu),
///     jump: Some(3),
///     ..Story::new("port.md").area(Area::new(1, 14, 3, 28))
/// };
/// let rest = Story::continuing("port.md").slot("lead");
/// assert_eq!((story.jump, rest.continues.as_deref()), (Some(3), Some("port.md")));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Story {
    /// Its file; or `continues`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// The id or file of the story that goes on here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continues: Option<String>,
    /// The name of its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// Or its rectangles in reading order.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub area: Vec<Area>,
    /// 破栏: how many columns each area is cut into.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub columns: Vec<u32>,
    /// The name for jumps and teasers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Heads that replace the article's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<Head>,
    /// How the head stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// How many columns it spans.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_cols: Option<u32>,
    /// Over which of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_side: Option<Side>,
    /// Rows of text over it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_row: Option<u32>,
    /// Rows kept for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_rows: Option<u32>,
    /// Size of the main head in points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_size: Option<u32>,
    /// Width of the strip of a vertical head in ems.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_width: Option<f64>,
    /// Role of the text's face.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub face: Option<String>,
    /// Role of the main head's face.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_face: Option<String>,
    /// How its lines stand in their width.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_align: Option<Align>,
    /// How main lines fill their width.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_fit: Option<HeadFit>,
    /// White over, between and under its lines, in rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_air: Option<f64>,
    /// What it stands on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_ground: Option<Ground>,
    /// 底纹, percent of black.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_tint: Option<u32>,
    /// Its ink.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_ink: Option<HeadInk>,
    /// Where it stands on its picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_at: Option<HeadAt>,
    /// 避头尾 of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prohibition: Option<Prohibition>,
    /// 标点 of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub punctuation: Option<Punctuation>,
    /// 折行 of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fit: Option<LineFit>,
    /// 线条、花边.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub border: Option<Border>,
    /// The ground's colour by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// 底纹, percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tint: Option<u32>,
    /// 圆角, millimetres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<f64>,
    /// 反白.
    #[serde(skip_serializing_if = "unset")]
    pub reverse: bool,
    /// 转版: the page on which it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jump: Option<u32>,
    /// Pictures that its text keeps out of.
    #[serde(rename = "picture", skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
}

impl Story {
    /// The story in that article file.
    #[must_use]
    pub fn new(article: impl Into<String>) -> Self {
        Self { article: Some(article.into()), ..Self::default() }
    }

    /// The part of the story `id` that goes on here.
    #[must_use]
    pub fn continuing(id: impl Into<String>) -> Self {
        Self { continues: Some(id.into()), ..Self::default() }
    }

    placed!();
}

/// Heads, an entry a line.
///
/// ```
/// use banxin::draft::{Head, Story};
///
/// let head = Head { main: vec!["今夜有雨".into()], deck: vec!["明晨转晴".into()], ..Head::default() };
/// let story = Story { head: Some(head), ..Story::new("rain.md") };
/// assert!(story.head.is_some_and(|it| it.kicker.is_empty()));
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Head {
    /// 引题.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub kicker: Vec<String>,
    /// 主题.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub main: Vec<String>,
    /// 副题.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub deck: Vec<String>,
    /// 提要题.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub summary: Vec<String>,
}
