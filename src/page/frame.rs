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

/// The legs of a story's areas, in reading order.
pub(super) fn legs(grid: &PageGrid, areas: &[Cells]) -> Vec<Leg> {
    let columns =
        |cells: &Cells| grid.columns.get(cells.col..cells.col_end).map(<[_]>::to_vec);
    let leg = |cells: Cells| {
        move |column| Leg { column, row: cells.row, row_end: cells.row_end }
    };
    let each = areas.iter().map(|cells| (cells, columns(cells).unwrap_or_default()));
    each.flat_map(|(cells, columns)| columns.into_iter().map(leg(*cells))).collect()
}

/// The legs inside a box: one row and one em given up on every side, and the width cut
/// anew into columns of whole ems.
pub(super) fn boxed_legs(grid: &PageGrid, areas: &[Cells]) -> Vec<Leg> {
    let mut legs = Vec::new();
    for cells in areas {
        let place = grid.place(cells);
        let inset = grid.size;
        let width = place.inline - inset * 2;
        let columns = grid.recut(place.origin.inline + inset, width, cells.cols());
        let (row, row_end) = (cells.row + 1, cells.row_end.saturating_sub(1));
        legs.extend(columns.into_iter().map(|column| Leg { column, row, row_end }));
    }
    legs
}

/// The legs of one area, inside its box if it has one.
pub(super) fn legs_in(grid: &PageGrid, boxing: &Boxing, cells: Cells) -> Vec<Leg> {
    if boxing.is_none() { legs(grid, &[cells]) } else { boxed_legs(grid, &[cells]) }
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

    fn grid() -> PageGrid {
        let size = Length::pt(10);
        let column = |start| Column { start: size * start, width: size * 19 };
        PageGrid {
            axes: Axes::new(WritingMode::Horizontal, Rect::default()),
            size,
            leading: Length::pt(14),
            rows: 10,
            columns: vec![column(0), column(20)],
        }
    }

    #[test]
    fn text_beside_a_strip_is_narrower_by_whole_ems() {
        let grid = grid();
        let cells = Cells { col: 0, col_end: 2, row: 0, row_end: 3 };
        let strip =
            LogicalRect::new(Length::ZERO, Length::ZERO, Length::pt(65), Length::pt(24));
        let found = slots(&grid, &legs(&grid, &[cells]), &[strip]);
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
        let found = slots(&grid, &legs(&grid, &[cells]), &[picture]);
        assert_eq!(found.len(), 2);
    }
}
