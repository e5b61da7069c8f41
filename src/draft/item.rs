//! What stands on a page beside stories.

use serde::{Deserialize, Serialize};

use crate::draft::page::Area;
use crate::draft::words::{Border, CellAlign, Corner, LabelForm, Mode};
use crate::draft::{one_or_many, unset};

/// Makes the methods that say where a thing stands.
macro_rules! placed {
    () => {
        /// In the place of that name.
        #[must_use]
        pub fn slot(mut self, name: impl Into<String>) -> Self {
            self.slot = Some(name.into());
            self
        }

        /// In that rectangle, after those it has.
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
    Teasers {
        /// What stands over them.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// The teasers.
        items: Vec<Teaser>,
    }
    /// What stands beside the masthead (报眼).
    Ear {
        /// Its words, line by line.
        #[serde(deserialize_with = "one_or_many")]
        lines: Vec<String>,
        /// Which way its lines run.
        #[serde(skip_serializing_if = "Option::is_none")]
        mode: Option<Mode>,
    }
    /// A standing head in a place of its own (栏题).
    Label {
        /// Its words.
        text: String,
        /// How it is drawn.
        #[serde(skip_serializing_if = "Option::is_none")]
        form: Option<LabelForm>,
    }
    /// Short items one after the other (简讯).
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
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Teaser {
    /// The story's id or article file.
    pub story: String,
    /// The words.
    pub text: String,
}

/// One short item.
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
