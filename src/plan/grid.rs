//! The grid of a page: its columns and its rows (版面网格).

use crate::geom::{Axes, Insets, Length, LogicalRect, Rect};
use crate::model::{Area, Layout};
use crate::plan::columns::{Column, Cut};

/// A rectangle of the page grid, counted from 0: `col..col_end` and `row..row_end`.
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

    /// From the first column's start to the sheet's edges is not the grid's business;
    /// this is the frame left around the type area.
    #[must_use]
    pub fn margins(&self, sheet: Rect) -> Insets {
        let area = self.axes.area;
        Insets {
            top: area.top() - sheet.top(),
            right: sheet.right() - area.right(),
            bottom: sheet.bottom() - area.bottom(),
            left: area.left() - sheet.left(),
        }
    }
}
