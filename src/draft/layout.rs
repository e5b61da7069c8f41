//! `layouts/NAME.toml`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::draft::page::Area;
use crate::draft::words::{ColumnMode, Mode};
use crate::draft::{one_or_many, unset};

/// A layout: sheet, type area, grid, places and furniture (版式).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// Its name, when it is written: the file's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Width and height of the sheet in millimetres (成品尺寸).
    pub trim: [f64; 2],
    /// From the trim to the type area.
    pub margins: Margins,
    /// Which way its lines run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// 跨版: whether it is two facing pages.
    #[serde(default, skip_serializing_if = "unset")]
    pub spread: bool,
    /// How many rows it has; as many as fit when not written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u32>,
    /// The body type.
    pub body: Body,
    /// Its columns.
    pub grid: Grid,
    /// Its places by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub slots: BTreeMap<String, Slot>,
    /// What stands on every page of it.
    #[serde(default)]
    pub furniture: Furniture,
}

/// White around the type area, in millimetres.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Margins {
    /// 天头.
    pub top: f64,
    /// At the right.
    pub right: f64,
    /// 地脚.
    pub bottom: f64,
    /// At the left.
    pub left: f64,
}

/// The body type.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its role; 报宋 when not written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face: Option<String>,
    /// 字号, points.
    pub size: f64,
    /// 行距, points.
    pub leading: f64,
}

/// The columns of a layout.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// 分栏.
    pub columns: Columns,
    /// 栏间, ems.
    pub gap: f64,
    /// Who gives way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<ColumnMode>,
    /// 栏线.
    #[serde(default, skip_serializing_if = "unset")]
    pub rule: bool,
}

/// How a type area is cut into columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Columns {
    /// Into so many.
    Count(u32),
    /// Into these, in ems.
    Ems(Vec<f64>),
}

impl Default for Columns {
    fn default() -> Self {
        Self::Count(1)
    }
}

/// A place of a layout.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Its rectangles in reading order.
    #[serde(deserialize_with = "one_or_many")]
    pub area: Vec<Area>,
}

/// What stands on every page.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Furniture {
    /// 报眉.
    #[serde(skip_serializing_if = "unset")]
    pub folio: bool,
    /// 责任编辑 and so on, under the page.
    #[serde(skip_serializing_if = "unset")]
    pub credits: bool,
    /// The imprint under the page.
    #[serde(skip_serializing_if = "unset")]
    pub imprint: bool,
    /// 报头.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub masthead: Option<Area>,
}
