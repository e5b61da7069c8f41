//! The grid of a page: its columns and its rows (版面网格).

use crate::geom::{Axes, Length, LogicalRect, Rect};
use crate::model::{Area, Layout};
use crate::plan::columns::{Column, Cut};

/// A rectangle of the page grid, counted from 0: `col..col_end` and `row..row_end`.
///
/// ```
/// use banxin::plan::Cells;
///
/// let lead = Cells { col: 0, col_end: 3, row: 13, row_end: 41 };
/// let rail = Cells { col: 3, col_end: 5, ..lead };
/// assert_eq!((lead.cols(), lead.rows()), (3, 28));
/// assert!(!lead.overlaps(&rail));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Cells {
    /// First column.
    pub col: usize,
    /// One past the last column.
    pub col_end: usize,
    /// First row.
    pub row: usize,
    /// One past the last row.
    pub row_end: usize,
}

impl Cells {
    /// How many columns.
    #[must_use]
    pub const fn cols(&self) -> usize {
        self.col_end.saturating_sub(self.col)
    }

    /// How many rows.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.row_end.saturating_sub(self.row)
    }

    /// Whether the two share a cell.
    #[must_use]
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.col < other.col_end
            && other.col < self.col_end
            && self.row < other.row_end
            && other.row < self.row_end
    }
}

/// The grid of a page: columns along the line, rows across (版面网格).
///
/// Row `i` hangs at `i × leading`; the em box of its type begins there, so that the first
/// row stands flush with the top of the type area.
///
/// ```
/// use banxin::Job;
/// use banxin::geom::Length;
/// use banxin::job::Options;
/// use banxin::model::Area;
/// use banxin::plan::PageGrid;
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let grid = PageGrid::of(job.issue.layout("front").expect("it was asked for"));
/// assert_eq!((grid.row(2), grid.depth(2)), (Length::pt(28), Length::pt(24)));
/// assert_eq!((grid.line_gap(), grid.rows_for(Length::pt(25))), (Length::pt(4), 3));
/// let cells = grid.cells(&Area { col: 1, row: 1, cols: 2, rows: 10 }).expect("on the page");
/// assert_eq!(grid.place(&cells).inline, grid.columns[1].end(), "two columns and their gap");
/// assert!(grid.cells(&Area { col: 5, row: 1, cols: 2, rows: 10 }).is_none());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PageGrid {
    /// Line axes over the type area (版心).
    pub axes: Axes,
    /// Body size.
    pub size: Length,
    /// From row to row.
    pub leading: Length,
    /// How many rows.
    pub rows: usize,
    /// The columns.
    pub columns: Vec<Column>,
    /// How a width is divided anew.
    pub cut: Cut,
}

impl PageGrid {
    /// The grid of a layout.
    #[must_use]
    pub fn of(layout: &Layout) -> Self {
        let (size, leading) = (layout.size.value, layout.leading.value);
        let trim = layout.trim.value;
        let sheet = Rect::new(Length::ZERO, Length::ZERO, trim.width, trim.height);
        let axes = Axes::new(layout.mode, sheet.inset(&layout.margins));
        let fitting = (axes.block() + leading - size).count(leading);
        let fitting = usize::try_from(fitting).unwrap_or(0);
        let wanted = layout.rows.as_ref().map(|rows| rows.value as usize);
        let rows = wanted.unwrap_or(fitting).min(fitting);
        let cut = Cut::of(&layout.grid, size);
        let columns = cut.columns(&layout.grid, axes.inline());
        Self { axes, size, leading, rows, columns, cut }
    }

    /// The blank between two lines of body type (行距).
    #[must_use]
    pub fn line_gap(&self) -> Length {
        self.leading - self.size
    }

    /// From the start of the type area to where row `row` hangs.
    #[must_use]
    pub fn row(&self, row: usize) -> Length {
        self.leading * i64::try_from(row).unwrap_or(i64::MAX)
    }

    /// The extent of `rows` rows, without the gap after the last.
    #[must_use]
    pub fn depth(&self, rows: usize) -> Length {
        if rows == 0 { Length::ZERO } else { self.row(rows) - self.line_gap() }
    }

    /// How many rows a block of `depth` takes.
    #[must_use]
    pub fn rows_for(&self, depth: Length) -> usize {
        let step = self.leading.max(Length::from_emu(1));
        let whole = (depth + self.line_gap() + step - Length::from_emu(1)).count(step);
        usize::try_from(whole).unwrap_or(0)
    }

    /// Where `cells` lie in line axes.
    #[must_use]
    pub fn place(&self, cells: &Cells) -> LogicalRect {
        let start = self.columns.get(cells.col).map_or(Length::ZERO, |it| it.start);
        let end = self.columns.get(cells.col_end.saturating_sub(1));
        let end = end.map_or(start, Column::end);
        LogicalRect::new(
            start,
            self.row(cells.row),
            end - start,
            self.depth(cells.rows()),
        )
    }

    /// Where `cells` lie on the page.
    ///
    /// ```
    /// use banxin::Job;
    /// use banxin::job::Options;
    /// use banxin::plan::{Cells, PageGrid};
    ///
    /// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
    /// let grid = PageGrid::of(job.issue.layout("front").expect("it was asked for"));
    /// let all = Cells { col: 0, col_end: 5, row: 0, row_end: grid.rows };
    /// assert!(grid.axes.area.contains(&grid.rect(&all)));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    #[must_use]
    pub fn rect(&self, cells: &Cells) -> Rect {
        self.axes.rect(self.place(cells))
    }

    /// `area` as cells of this grid, or nothing when it reaches over an edge.
    #[must_use]
    pub fn cells(&self, area: &Area) -> Option<Cells> {
        let (col, row) = (area.col.checked_sub(1)?, area.row.checked_sub(1)?);
        let cells = Cells {
            col: col as usize,
            col_end: col as usize + area.cols as usize,
            row: row as usize,
            row_end: row as usize + area.rows as usize,
        };
        let fits = cells.cols() > 0
            && cells.rows() > 0
            && cells.col_end <= self.columns.len()
            && cells.row_end <= self.rows;
        fits.then_some(cells)
    }
}
