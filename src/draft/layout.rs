//! `layouts/NAME.toml`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::draft::page::Area;
use crate::draft::words::{ColumnMode, Mode};
use crate::draft::{one_or_many, unset};

/// A layout: sheet, type area, grid, places and furniture (版式).
///
/// ```
/// use banxin::draft::{Body, Columns, Grid, Layout, Margins};
///
/// let card = Layout {
///     trim: [140.0, 100.0],
///     margins: Margins { top: 10.0, right: 11.0, bottom: 10.0, left: 11.0 },
///     body: Body { size: 10.0, leading: 14.0, ..Body::default() },
///     grid: Grid { columns: Columns::Count(2), gap: 1.5, rule: true, ..Grid::default() },
///     ..Layout::default()
/// };
/// assert_eq!(card.margins.left + card.margins.right, 22.0);
/// ```
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
///
/// ```
/// use banxin::draft::Margins;
///
/// let margins = Margins { top: 20.0, bottom: 18.0, ..Margins::default() };
/// assert_eq!((margins.left, margins.right), (0.0, 0.0));
/// ```
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
///
/// ```
/// use banxin::draft::Body;
///
/// // 小五号 with a leading of 12.5 points, in the house's 报宋.
/// let body = Body { size: 9.0, leading: 12.5, ..Body::default() };
/// assert_eq!(body.face, None);
/// ```
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
///
/// ```
/// use banxin::draft::{Columns, Grid};
///
/// // Five columns of eleven characters: 55 ems, and 6 for the gaps.
/// let grid = Grid { columns: Columns::Ems(vec![11.0; 5]), gap: 1.5, ..Grid::default() };
/// let Columns::Ems(ems) = &grid.columns else { unreachable!("as written") };
/// assert_eq!(ems.iter().sum::<f64>() + 4.0 * grid.gap, 61.0);
/// ```
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
///
/// ```
/// use banxin::draft::Columns;
///
/// let read = |json: &str| serde_json::from_str::<Columns>(json).ok();
/// assert_eq!(read("6"), Some(Columns::Count(6)));
/// assert_eq!(read("[11, 11, 24]"), Some(Columns::Ems(vec![11.0, 11.0, 24.0])));
/// ```
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
///
/// ```
/// use banxin::draft::{Area, Layout, Slot};
///
/// // A place in two rectangles, which text runs through one after the other.
/// let lead = Slot { area: vec![Area::new(1, 12, 3, 20), Area::new(1, 32, 2, 10)] };
/// let mut layout = Layout::default();
/// layout.slots.insert("lead".into(), lead);
/// assert_eq!(layout.slots["lead"].area.len(), 2);
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Its rectangles in reading order.
    #[serde(deserialize_with = "one_or_many")]
    pub area: Vec<Area>,
}

/// What stands on every page.
///
/// ```
/// use banxin::draft::{Area, Furniture};
///
/// let front = Furniture { masthead: Some(Area::new(1, 1, 3, 12)), ..Furniture::default() };
/// let inside = Furniture { folio: true, credits: true, ..Furniture::default() };
/// assert!(front.masthead.is_some() && inside.masthead.is_none());
/// ```
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
