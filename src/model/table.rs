//! Tables as the editors wrote them (数据表).

use crate::diag::Spanned;
use crate::geom::Em;
use crate::model::boxing::BoxSpec;
use crate::model::item::{Label, Stand};

/// Rows and columns of figures and words.
///
/// ```
/// use banxin::Job;
/// use banxin::model::Item;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// for item in job.issue.pages.iter().flat_map(|it| &it.items) {
///     let Item::Table(table) = item else { continue };
///     assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
/// }
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
///
/// ```
/// use banxin::model::{CellAlign, TableColumn};
///
/// let times = TableColumn { align: Some(CellAlign::Point), ..TableColumn::default() };
/// assert_eq!(times.width, None, "as wide as its cells");
/// ```
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
///
/// ```
/// use banxin::model::CellAlign;
///
/// let named = |name| CellAlign::NAMES.iter().find(|(it, _)| *it == name).map(|(_, it)| *it);
/// assert_eq!(named("point"), Some(CellAlign::Point));
/// ```
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
