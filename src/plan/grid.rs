//! The arithmetic of columns (分栏): whole ems, and gaps that take what is left over.

use crate::geom::{Axes, Em, Insets, Length, LogicalRect, Rect};
use crate::model::{Area, ColumnMode, GridSpec, Layout};

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

/// One column (栏), or one band (段) of a vertical page.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Column {
    /// From the start of the type area, along the line.
    pub start: Length,
    /// Its measure.
    pub width: Length,
}

impl Column {
    /// Where it ends.
    #[must_use]
    pub fn end(&self) -> Length {
        self.start + self.width
    }
}

/// The grid of a page: columns along the line, rows across (版面网格).
///
/// Row `i` hangs at `i × leading`; the em box of its type begins there, so that the first
/// row stands flush with the top of the type area.
#[derive(Clone, Debug)]
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
        let columns = columns(&layout.grid, size, axes.inline());
        Self { axes, size, leading, rows, columns }
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

    /// Cuts a width anew into `count` columns of whole ems (破栏); the gaps, at least
    /// `gap`, take what is left over.
    #[must_use]
    pub fn recut(&self, start: Length, width: Length, count: usize) -> Vec<Column> {
        let count = u32::try_from(count.max(1)).unwrap_or(1);
        let ems = equal_ems(width, self.size, count, self.size);
        let widths = vec![Em::whole(ems).at(self.size); count as usize];
        let gaps = absorb(width, &widths);
        let mut columns = lay(&widths, &gaps);
        if count == 1 {
            let slack = width - widths.iter().copied().sum();
            columns.iter_mut().for_each(|it| it.start += slack / 2);
        }
        columns.iter_mut().for_each(|it| it.start += start);
        columns
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

/// The columns of a grid at body size `size` in a type area `total` wide.
///
/// The four modes are those of 飞腾: a block of 20 characters in two columns with a gap of
/// one gives 9+2+9 absolute, 9+1+10 relative, 9.5+1+9.5 free.
fn columns(spec: &GridSpec, size: Length, total: Length) -> Vec<Column> {
    let written = &spec.columns.value;
    let count = if written.is_empty() {
        spec.count.value.max(1)
    } else {
        u32::try_from(written.len()).unwrap_or(1)
    };
    let gap = spec.gap.value.at(size);
    let widths = if written.is_empty() {
        widths(spec.mode, size, count, total, gap)
    } else {
        written.iter().map(|it| it.at(size)).collect()
    };
    let gaps = match spec.mode {
        ColumnMode::Absolute => absorb(total, &widths),
        ColumnMode::Relative | ColumnMode::Free | ColumnMode::Auto => {
            vec![gap; widths.len().saturating_sub(1)]
        }
    };
    lay(&widths, &gaps)
}

/// The measures of `count` columns when only their number was written.
fn widths(
    mode: ColumnMode,
    size: Length,
    count: u32,
    total: Length,
    gap: Length,
) -> Vec<Length> {
    let n = count as usize;
    let free = total - gap * (i64::from(count) - 1);
    match mode {
        ColumnMode::Absolute | ColumnMode::Auto => {
            vec![Em::whole(equal_ems(total, gap, count, size)).at(size); n]
        }
        ColumnMode::Relative => {
            let ems = free.count(size).max(0);
            let (each, wider) = (ems / i64::from(count), ems % i64::from(count));
            let first_wider = i64::from(count) - wider;
            (0..i64::from(count))
                .map(|at| size * (each + i64::from(at >= first_wider)))
                .collect()
        }
        ColumnMode::Free => free.split(count).collect(),
    }
}

/// How many whole ems each of `count` equal columns can have.
fn equal_ems(total: Length, gap: Length, count: u32, size: Length) -> i32 {
    let free = total - gap * (i64::from(count) - 1);
    i32::try_from((free / i64::from(count)).count(size)).unwrap_or(0).max(1)
}

/// Gaps that share what the columns leave over.
fn absorb(total: Length, widths: &[Length]) -> Vec<Length> {
    let slack = total - widths.iter().copied().sum();
    let gaps = u32::try_from(widths.len().saturating_sub(1)).unwrap_or(0);
    slack.max(Length::ZERO).split(gaps).collect()
}

/// Columns side by side.
fn lay(widths: &[Length], gaps: &[Length]) -> Vec<Column> {
    let mut start = Length::ZERO;
    let mut columns = Vec::with_capacity(widths.len());
    for (at, &width) in widths.iter().enumerate() {
        columns.push(Column { start, width });
        start += width + gaps.get(at).copied().unwrap_or_default();
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Span, Spanned};

    /// Column widths and gaps in ems, for a block of 20 characters of 9 pt.
    fn check(mode: ColumnMode, expected: &[(i32, i32)]) {
        let plain = |value| Spanned::new(value, Span::default());
        let spec = GridSpec {
            columns: Spanned::default(),
            count: plain(2),
            gap: Spanned::new(Em::ONE, Span::default()),
            mode,
            rule: false,
        };
        let size = Length::pt(9);
        let found = columns(&spec, size, size * 20);
        let in_ems: Vec<_> = found
            .iter()
            .map(|it| (it.start.scale(10, size.emu()).emu(), it.width))
            .collect();
        let wanted: Vec<_> = expected
            .iter()
            .map(|&(start, width)| (i64::from(start), size.scale(i64::from(width), 10)))
            .collect();
        assert_eq!(in_ems, wanted, "{mode:?}");
    }

    #[test]
    fn the_four_modes_divide_twenty_characters_as_the_trade_does() {
        check(ColumnMode::Absolute, &[(0, 90), (110, 90)]);
        check(ColumnMode::Relative, &[(0, 90), (100, 100)]);
        check(ColumnMode::Free, &[(0, 95), (105, 95)]);
        check(ColumnMode::Auto, &[(0, 90), (100, 90)]);
    }
}
