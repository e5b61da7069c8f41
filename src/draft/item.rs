//! What stands on a page beside stories.

use serde::{Deserialize, Serialize};

use crate::draft::page::Area;
use crate::draft::words::{Border, CellAlign, Corner, LabelForm, Mode};
use crate::draft::{one_or_many, unset};

/// Makes the methods that say where a thing stands.
macro_rules! placed {
    () => {
        /// In the place of that name.
        ///
        /// ```
        /// use banxin::draft::Quote;
        ///
        /// let quote = Quote::new("雨是江的邮差。").slot("ear");
        /// assert_eq!(quote.slot.as_deref(), Some("ear"));
        /// ```
        #[must_use]
        pub fn slot(mut self, name: impl Into<String>) -> Self {
            self.slot = Some(name.into());
            self
        }

        /// In that rectangle, after those it has.
        ///
        /// ```
        /// use banxin::draft::{Area, Story};
        ///
        /// let story = Story::new("rain.md").area(Area::new(1, 1, 2, 20)).area(Area::new(3, 1, 1, 12));
        /// assert_eq!(story.area.len(), 2);
        /// ```
        #[must_use]
        pub fn area(mut self, area: crate::draft::Area) -> Self {
            self.area.push(area);
            self
        }
    };
}
pub(super) use placed;

/// Makes a thing of the page: its own keys, and those that say where it stands; with
/// `boxed`, those of a box too.
macro_rules! things {
    ($($(#[$about:meta])* $name:ident $(($boxed:ident))? {
        $($(#[$what:meta])* $key:ident: $kind:ty,)*
    })*) => {$(
        things!(@ $($boxed)? ; $(#[$about])* $name { $($(#[$what])* $key: $kind,)* });
        impl $name { placed!(); }
    )*};
    (@ ; $(#[$about:meta])* $name:ident { $($(#[$what:meta])* $key:ident: $kind:ty,)* }) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            /// The name of its place.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub slot: Option<String>,
            /// Or its rectangles.
            #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
            pub area: Vec<Area>,
            $($(#[$what])* pub $key: $kind,)*
        }
    };
    (@ boxed ; $(#[$about:meta])* $name:ident { $($(#[$what:meta])* $key:ident: $kind:ty,)* }) => {
        things!(@ ; $(#[$about])* $name {
            $($(#[$what])* $key: $kind,)*
            /// 线条、花边.
            #[serde(skip_serializing_if = "Option::is_none")]
            border: Option<Border>,
            /// The ground's colour by name.
            #[serde(skip_serializing_if = "Option::is_none")]
            color: Option<String>,
            /// 底纹, percent.
            #[serde(skip_serializing_if = "Option::is_none")]
            tint: Option<u32>,
            /// 圆角, millimetres.
            #[serde(skip_serializing_if = "Option::is_none")]
            round: Option<f64>,
            /// 反白.
            #[serde(skip_serializing_if = "unset")]
            reverse: bool,
        });
    };
}

things! {
    /// A picture, with its caption and credit.
    ///
    /// ```
    /// use banxin::draft::Picture;
    ///
    /// let picture = Picture {
    ///     caption: Some("首航的渡轮".into()),
    ///     credit: Some("林一帆　摄".into()),
    ///     focus: Some([20.0, 0.0, 80.0, 100.0]),
    ///     ..Picture::new("ferry.jpg").slot("feature")
    /// };
    /// assert_eq!(picture.slot.as_deref(), Some("feature"));
    /// ```
    Picture {
        /// Its file.
        file: String,
        /// 图片说明.
        #[serde(skip_serializing_if = "Option::is_none")]
        caption: Option<String>,
        /// 摄影.
        #[serde(skip_serializing_if = "Option::is_none")]
        credit: Option<String>,
        /// What must be seen: left, top, right, bottom in percent.
        #[serde(skip_serializing_if = "Option::is_none")]
        focus: Option<[f64; 4]>,
        /// Whether nothing is cut.
        #[serde(skip_serializing_if = "unset")]
        whole: bool,
        /// Whether its four inks are stored the other way round than its file says (反相).
        #[serde(skip_serializing_if = "unset")]
        negative: bool,
    }
    /// A boxed quotation (加框引语).
    ///
    /// ```
    /// use banxin::draft::{Border, Quote};
    ///
    /// let quote = Quote { border: Some(Border::Double), ..Quote::new("雨是江的邮差。").slot("ear") };
    /// assert!(quote.source.is_none());
    /// ```
    Quote(boxed) {
        /// The words.
        text: String,
        /// What stands over it.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// Who said them.
        #[serde(skip_serializing_if = "Option::is_none")]
        source: Option<String>,
    }
    /// A box of teasers (导读).
    ///
    /// ```
    /// use banxin::draft::{Teaser, Teasers};
    ///
    /// let rain = Teaser { story: "rain.md".into(), text: "今夜有雨".into() };
    /// let teasers = Teasers { label: Some("导读".into()), items: vec![rain], ..Teasers::default() };
    /// assert_eq!(teasers.slot("teasers").items.len(), 1);
    /// ```
    Teasers {
        /// What stands over them.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// The teasers.
        items: Vec<Teaser>,
    }
    /// What stands beside the masthead (报眼).
    ///
    /// ```
    /// use banxin::draft::{Area, Ear};
    ///
    /// let lines = ["潮汐与天气", "高潮　6时41分"].map(str::to_owned).to_vec();
    /// let ear = Ear { lines, ..Ear::default() }.area(Area::new(4, 1, 2, 12));
    /// assert_eq!(ear.area[0].cols, 2);
    /// ```
    Ear {
        /// Its words, line by line.
        #[serde(deserialize_with = "one_or_many")]
        lines: Vec<String>,
        /// Which way its lines run.
        #[serde(skip_serializing_if = "Option::is_none")]
        mode: Option<Mode>,
    }
    /// A standing head in a place of its own (栏题).
    ///
    /// ```
    /// use banxin::draft::{Label, LabelForm};
    ///
    /// let label = Label { form: Some(LabelForm::Block), ..Label::new("人在潮间") };
    /// assert_eq!(label.slot("label").slot.as_deref(), Some("label"));
    /// ```
    Label {
        /// Its words.
        text: String,
        /// How it is drawn.
        #[serde(skip_serializing_if = "Option::is_none")]
        form: Option<LabelForm>,
    }
    /// Short items one after the other (简讯).
    ///
    /// ```
    /// use banxin::draft::{Brief, Briefs};
    ///
    /// let item = Brief { head: None, text: "灯塔本周六起开放。".into() };
    /// let briefs = Briefs { label: Some("今日简讯".into()), items: vec![item], ..Briefs::default() };
    /// assert!(briefs.border.is_none());
    /// ```
    Briefs(boxed) {
        /// The standing head over them.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// How that is drawn.
        #[serde(skip_serializing_if = "Option::is_none")]
        label_form: Option<LabelForm>,
        /// The items.
        items: Vec<Brief>,
    }
    /// Rows and columns of figures and words (数据表).
    ///
    /// ```
    /// use banxin::draft::{Column, Table};
    ///
    /// let columns = ["队", "成绩"].map(|head| Column { head: head.into(), ..Column::default() });
    /// let rows = vec![vec!["望潮".into(), "58.2".into()]];
    /// let table = Table { columns: columns.into(), rows, ..Table::default() };
    /// assert_eq!(table.columns.len(), table.rows[0].len());
    /// ```
    Table(boxed) {
        /// The standing head over it.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// How that is drawn.
        #[serde(skip_serializing_if = "Option::is_none")]
        label_form: Option<LabelForm>,
        /// Its columns.
        columns: Vec<Column>,
        /// Its rows, each with a cell for every column.
        rows: Vec<Vec<String>>,
        /// What is said under it.
        #[serde(skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    }
    /// An advertisement (广告).
    ///
    /// ```
    /// use banxin::draft::{Advert, Corner};
    ///
    /// let advert = Advert { label_at: Some(Corner::TopRight), ..Advert::new("ferry-ad.pdf") };
    /// assert_eq!(advert.file, "ferry-ad.pdf");
    /// ```
    Advert(boxed) {
        /// Its picture, or a PDF of one page.
        file: String,
        /// Where the word 广告 stands.
        #[serde(skip_serializing_if = "Option::is_none")]
        label_at: Option<Corner>,
        /// Whether its four inks are stored the other way round than its file says (反相).
        #[serde(skip_serializing_if = "unset")]
        negative: bool,
    }
}

/// Words that lead to a story.
///
/// ```
/// use banxin::draft::{Page, Teaser, Teasers};
///
/// let item = Teaser { story: "rain.md".into(), text: "今夜有雨".into() };
/// let box_of = Teasers { items: vec![item], ..Teasers::default() }.slot("teasers");
/// assert_eq!(Page::new("front").teasers(box_of).teasers.len(), 1);
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Teaser {
    /// The story's id or article file.
    pub story: String,
    /// The words.
    pub text: String,
}

/// One short item.
///
/// ```
/// use banxin::draft::{Brief, Briefs};
///
/// let item = |head: &str, text: &str| Brief { head: Some(head.into()), text: text.into() };
/// let briefs = Briefs {
///     label: Some("今日简讯".into()),
///     items: vec![item("末班船延时", "渡轮末班船延到23时10分。"), item("灯塔开放", "凭预约上岛。")],
///     ..Briefs::default()
/// };
/// assert_eq!(briefs.items[1].head.as_deref(), Some("灯塔开放"));
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    /// The words it leads in with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    /// Its text.
    pub text: String,
}

/// A column of a table.
///
/// ```
/// use banxin::draft::{CellAlign, Column, Table};
///
/// let number = Column { head: "成绩".into(), align: Some(CellAlign::Point), ..Column::default() };
/// let table = Table {
///     columns: vec![Column { head: "队".into(), ..Column::default() }, number],
///     rows: vec![vec!["望潮".into(), "58.2".into()], vec!["东礁".into(), "101.75".into()]],
///     ..Table::default()
/// };
/// assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// How its cells stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub align: Option<CellAlign>,
    /// How wide it is in ems.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<f64>,
}

impl Picture {
    /// The picture in that file.
    #[must_use]
    pub fn new(file: impl Into<String>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }
}

impl Quote {
    /// A quotation of those words.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl Label {
    /// A standing head of those words.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl Advert {
    /// The advertisement in that file.
    #[must_use]
    pub fn new(file: impl Into<String>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }
}
