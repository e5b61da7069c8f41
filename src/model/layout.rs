//! A layout template (版式): sheet, type area, grid, slots, furniture.

use crate::diag::Spanned;
use crate::geom::{Em, Insets, Length, Size, WritingMode};
use crate::model::story::Area;

/// A page template, from `layouts/NAME.toml`.
///
/// ```
/// use banxin::Job;
/// use banxin::geom::Length;
/// use banxin::job::Options;
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let front = job.issue.layout("front").expect("it was asked for");
/// assert_eq!((front.column_count(), front.row_count(), front.pages()), (5, 98, 1));
/// assert!(front.row_room() >= front.row_count());
/// assert_eq!(front.inline_extent(), front.type_area().width);
/// assert!(front.block_extent() < Length::mm(545));
/// assert!(front.slot("lead").is_some() && front.slot("leed").is_none());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Layout {
    /// Its name.
    pub name: Spanned<String>,
    /// Trimmed size (成品尺寸).
    pub trim: Spanned<Size>,
    /// From the trim to the type area (版心). The bottom or the right may be more than
    /// written when rows or ems do not fill the area.
    pub margins: Insets,
    /// Whether it is two facing pages as one sheet (跨版).
    pub spread: bool,
    /// 横排 or 直排.
    pub mode: WritingMode,
    /// The role of the body face.
    pub face: Spanned<String>,
    /// Body size (字号).
    pub size: Spanned<Length>,
    /// From baseline to baseline (字号＋行距).
    pub leading: Spanned<Length>,
    /// How many rows the grid has; worked out from the type area when not written.
    pub rows: Option<Spanned<u32>>,
    /// The columns.
    pub grid: GridSpec,
    /// Places for stories and boxes, by name.
    pub slots: Vec<SlotSpec>,
    /// What every page of this layout carries.
    pub furniture: FurnitureSpec,
}

impl Layout {
    /// How many pages it counts as.
    #[must_use]
    pub fn pages(&self) -> u32 {
        1 + u32::from(self.spread)
    }

    /// The type area (版心): what the margins leave of the trim.
    #[must_use]
    pub fn type_area(&self) -> Size {
        let Insets { top, right, bottom, left } = self.margins;
        let Size { width, height } = self.trim.value;
        Size { width: width - left - right, height: height - top - bottom }
    }

    /// The extent of the type area along a line: its width, or its height when lines run
    /// down.
    #[must_use]
    pub fn inline_extent(&self) -> Length {
        let area = self.type_area();
        match self.mode {
            WritingMode::Horizontal => area.width,
            WritingMode::Vertical => area.height,
        }
    }

    /// The extent of the type area from the first line to the last.
    #[must_use]
    pub fn block_extent(&self) -> Length {
        let area = self.type_area();
        match self.mode {
            WritingMode::Horizontal => area.height,
            WritingMode::Vertical => area.width,
        }
    }

    /// How many columns the grid has.
    #[must_use]
    pub fn column_count(&self) -> u32 {
        self.grid.count.value
    }

    /// How many rows the grid has: as written, or as many as the type area holds. The last
    /// row needs its type size, the rows before it their leading.
    #[must_use]
    pub fn row_count(&self) -> u32 {
        self.rows.as_ref().map_or_else(|| self.row_room(), |it| it.value)
    }

    /// How many rows the type area holds.
    #[must_use]
    pub fn row_room(&self) -> u32 {
        let steps = (self.block_extent() - self.size.value).count(self.leading.value);
        u32::try_from(steps + 1).unwrap_or(0)
    }

    /// The slot of that name.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<&SlotSpec> {
        self.slots.iter().find(|it| it.name.value == name)
    }
}

/// The column modes of the trade (分栏方式, 飞腾).
///
/// ```
/// use banxin::model::ColumnMode;
///
/// assert_ne!(ColumnMode::Absolute, ColumnMode::Free);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum ColumnMode {
    /// 绝对: equal columns of whole ems; the gap takes what is left over.
    #[default]
    Absolute,
    /// 相对: columns of whole ems, unequal; the gap stays.
    Relative,
    /// 自由: equal columns, not of whole ems; the gap stays.
    Free,
    /// 自动: whole ems and the gap as written; what is left over stays at the end.
    Auto,
}

/// The columns of a page (栏).
///
/// ```
/// use banxin::Job;
/// use banxin::geom::Em;
/// use banxin::job::Options;
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let grid = &job.issue.layout("front").expect("it was asked for").grid;
/// assert_eq!(grid.columns.value, [Em::whole(19); 5]);
/// assert_eq!(grid.gap.value, Em::milli(1_250));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct GridSpec {
    /// Either each column's ems, or how many columns there are.
    pub columns: Spanned<Vec<Em>>,
    /// How many columns; when `columns` is empty the mode works out their width.
    pub count: Spanned<u32>,
    /// Between columns (栏间距).
    pub gap: Spanned<Em>,
    /// Who takes what is left over.
    pub mode: ColumnMode,
    /// Whether a hairline stands in the gaps between the legs of one story (栏线).
    pub rule: bool,
}

/// A named place on the page.
///
/// ```
/// use banxin::Job;
/// use banxin::job::Options;
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let front = job.issue.layout("front").expect("it was asked for");
/// let feature = front.slot("feature").expect("a place of the front page");
/// assert_eq!(feature.area.len(), 2, "two legs, the second shorter");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct SlotSpec {
    /// Its name.
    pub name: Spanned<String>,
    /// Where it is.
    pub area: Vec<Spanned<Area>>,
}

/// What a layout prints outside its slots.
///
/// ```
/// use banxin::Job;
/// use banxin::job::Options;
///
/// let names = ["front", "comment"].map(str::to_owned);
/// let job = Job::of_layouts(&names, &Options::default())?;
/// let of = |name| &job.issue.layout(name).expect("it was asked for").furniture;
/// assert!(of("front").masthead.is_some() && !of("front").folio);
/// assert!(of("comment").masthead.is_none() && of("comment").folio);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct FurnitureSpec {
    /// Whether pages carry a folio line (报眉).
    pub folio: bool,
    /// Where the masthead (报头) stands, when the layout has one.
    pub masthead: Option<Spanned<Area>>,
    /// Whether the page carries its credits line (责任编辑…) at the foot.
    pub credits: bool,
    /// Whether the imprint (版权信息) stands at the foot, and not in the masthead.
    pub imprint: bool,
}
