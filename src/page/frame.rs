//! The rows a story may fill: legs, and what stands in their way (文字框).

use crate::geom::{Length, LogicalRect};
use crate::plan::{Boxing, Cells, Column, PageGrid};

/// The narrowest measure that text is set to beside an obstacle, in ems.
const NARROWEST: i64 = 4;

/// One column of a story on one page (一栏文字).
#[derive(Copy, Clone, Debug)]
pub(super) struct Leg {
    pub(super) column: Column,
    pub(super) row: usize,
    pub(super) row_end: usize,
}

/// One row of a leg that may take a line.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Slot {
    /// Which leg it belongs to, by number.
    pub(super) leg: usize,
    /// Where it hangs on the grid, from line to line.
    pub(super) block: Length,
    /// Where its measure starts.
    pub(super) start: Length,
    /// Its measure.
    pub(super) length: Length,
}

/// An area of a thing that text runs in.
#[derive(Copy, Clone, Debug)]
pub(super) struct Plot {
    pub(super) cells: Cells,
    /// How many columns it is cut into (破栏); the page's own when nothing is said.
    pub(super) columns: Option<usize>,
    /// Whether it stands in a box.
    pub(super) boxed: bool,
}

impl Plot {
    /// An area with the columns of the page, or inside a box.
    pub(super) fn of(cells: Cells, boxing: &Boxing) -> Self {
        Self { cells, columns: None, boxed: !boxing.is_none() }
    }

    /// Its legs, from the first to the last.
    ///
    /// Inside a box one row and one em are given up on every side, and the width is cut
    /// anew into columns of whole ems.
    pub(super) fn legs(&self, grid: &PageGrid) -> Vec<Leg> {
        let cells = &self.cells;
        let basic = grid.columns.get(cells.col..cells.col_end).unwrap_or_default();
        let (start, width) = self.extent(grid);
        let columns = match (self.columns, self.boxed) {
            (None, false) => basic.to_vec(),
            (count, _) => grid.cut.recut(start, width, count.unwrap_or(basic.len())),
        };
        let rim = usize::from(self.boxed);
        let (row, row_end) = (cells.row + rim, cells.row_end.saturating_sub(rim));
        columns.into_iter().map(|column| Leg { column, row, row_end }).collect()
    }

    /// How many columns it has room for, when more are asked for.
    pub(super) fn too_many(&self, grid: &PageGrid) -> Option<usize> {
        let most = grid.cut.most(self.extent(grid).1);
        self.columns.filter(|it| *it > most).map(|_| most)
    }

    /// Where its text begins, and how wide it is over all columns.
    fn extent(&self, grid: &PageGrid) -> (Length, Length) {
        let place = grid.place(&self.cells);
        let inset = if self.boxed { grid.size } else { Length::ZERO };
        (place.origin.inline + inset, place.inline - inset * 2)
    }
}

/// The rows of `legs` that are free of `obstacles`, in reading order.
///
/// An obstacle that leaves at least four ems beside it makes the measure shorter, by whole
/// ems; one that leaves less takes the row.
pub(super) fn slots(
    grid: &PageGrid,
    legs: &[Leg],
    obstacles: &[LogicalRect],
) -> Vec<Slot> {
    let mut slots = Vec::new();
    for (number, leg) in legs.iter().enumerate() {
        for row in leg.row..leg.row_end {
            let block = grid.row(row);
            let column = leg.column;
            let mut slot =
                Slot { leg: number, block, start: column.start, length: column.width };
            let free = obstacles.iter().all(|it| narrow(&mut slot, it, grid.size));
            if free {
                slots.push(slot);
            }
        }
    }
    slots
}

/// Takes `obstacle` out of the slot; says whether anything is left of it.
fn narrow(slot: &mut Slot, obstacle: &LogicalRect, size: Length) -> bool {
    let end = slot.start + slot.length;
    let beside = slot.block + size <= obstacle.origin.block
        || slot.block >= obstacle.block_end()
        || end <= obstacle.origin.inline
        || slot.start >= obstacle.inline_end();
    if beside {
        return true;
    }
    let before = (obstacle.origin.inline - slot.start).count(size);
    let after = (end - obstacle.inline_end()).count(size);
    if before.max(after) < NARROWEST {
        return false;
    }
    slot.length = size * before.max(after);
    if after > before {
        slot.start = end - slot.length;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Axes, Rect, WritingMode};
    use crate::plan::Cut;

    fn grid() -> PageGrid {
        let size = Length::pt(10);
        let column = |start| Column { start: size * start, width: size * 19 };
        PageGrid {
            axes: Axes::new(WritingMode::Horizontal, Rect::default()),
            size,
            leading: Length::pt(14),
            rows: 10,
            columns: vec![column(0), column(20)],
            cut: Cut { size, gap: size, ..Cut::default() },
        }
    }

    /// The two columns and their gap have 39 ems: seven columns of four and six gaps take 34,
    /// eight would take 39 and do; nine do not.
    #[test]
    fn an_area_is_cut_into_as_many_columns_as_have_four_ems() {
        let grid = grid();
        let cells = Cells { col: 0, col_end: 2, row: 0, row_end: 3 };
        let plot = |columns| Plot { cells, columns: Some(columns), boxed: false };
        assert_eq!(plot(8).too_many(&grid), None);
        assert_eq!(plot(9).too_many(&grid), Some(8));
        assert_eq!(plot(9).legs(&grid).len(), 8);
    }

    #[test]
    fn text_beside_a_strip_is_narrower_by_whole_ems() {
        let grid = grid();
        let cells = Cells { col: 0, col_end: 2, row: 0, row_end: 3 };
        let strip =
            LogicalRect::new(Length::ZERO, Length::ZERO, Length::pt(65), Length::pt(24));
        let found =
            slots(&grid, &Plot::of(cells, &Boxing::default()).legs(&grid), &[strip]);
        let ems: Vec<_> = found.iter().map(|it| it.length.count(grid.size)).collect();
        assert_eq!(ems, [12, 12, 19, 19, 19, 19]);
        assert_eq!(found.first().map(|it| it.start), Some(Length::pt(70)));
    }

    #[test]
    fn an_obstacle_over_the_whole_column_takes_its_rows() {
        let grid = grid();
        let cells = Cells { col: 0, col_end: 1, row: 0, row_end: 4 };
        let picture = LogicalRect::new(
            Length::ZERO,
            Length::pt(14),
            Length::pt(190),
            Length::pt(24),
        );
        let found =
            slots(&grid, &Plot::of(cells, &Boxing::default()).legs(&grid), &[picture]);
        assert_eq!(found.len(), 2);
    }
}
