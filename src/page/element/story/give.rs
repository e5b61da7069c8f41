//! What may give besides paragraphs so that a part ends on its last row: pictures a row or
//! two taller or shorter, a row of air more or less at the head (调整).

use crate::geom::{Length, LogicalRect, WritingMode};
use crate::page::element::picture;
use crate::page::element::story::{Filled, Maker};
use crate::page::fill::{self, Cursor};
use crate::plan::{Cells, HeadForm, Orders, PageGrid, PicturePlan};
use crate::proof::{Lever, Mark};

/// Rows that paragraphs may make up for besides.
const PARAGRAPHS: usize = 8;

/// Characters in a row, about.
const EMS: usize = 25;

/// The fewest rows that a picture is made to stand in.
const LEAST: usize = 4;

/// Rows that pictures and the head take beyond their own; below zero, fewer.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Give {
    pub(super) picture: isize,
    pub(super) head: isize,
}

/// What gives, by price: first pictures, for a row of a picture is seen by
/// nobody; then the white at the head; then both.
pub(super) const GIVES: &[Give] = &[
    Give { picture: 1, head: 0 },
    Give { picture: -1, head: 0 },
    Give { picture: 2, head: 0 },
    Give { picture: -2, head: 0 },
    Give { picture: 0, head: 1 },
    Give { picture: 0, head: -1 },
    Give { picture: 1, head: 1 },
    Give { picture: -1, head: -1 },
];

impl Maker<'_, '_> {
    /// The part with what pictures and head are ordered to give (定样).
    pub(super) fn ordered(
        &mut self,
        orders: &Orders,
        cursor: Cursor,
    ) -> (Vec<Mark>, Filled) {
        let Some(order) = &orders.give else { return self.part(cursor) };
        self.give = Give { picture: order.pictures, head: order.head };
        let (marks, mut filled) = self.part(cursor);
        let gave = |wanted: Give| {
            filled.levers.iter().any(|it| match *it {
                Lever::Picture { rows, .. } => rows == wanted.picture,
                Lever::Head { rows } => rows == wanted.head,
                _ => false,
            })
        };
        let (picture, head) = (order.pictures, order.head);
        let met = (picture == 0 || gave(Give { picture, head: 0 }))
            && (head == 0 || gave(Give { picture: 0, head }));
        if !met {
            filled.unmet.push(order.span);
        }
        (marks, filled)
    }

    /// How far a part is from what is wanted: whether rows stay empty or copy is left over,
    /// then lines alone.
    pub(super) fn rank(&self, filled: &Filled) -> (bool, usize) {
        let misfit = self.left(filled) > 0 || !filled.poured.empty.is_empty();
        (misfit, filled.poured.lone.len())
    }

    /// Whether `give` can mend `filled`: rows that stay empty want something larger, copy
    /// that finds no room something smaller, as far as these rows and paragraphs reach.
    pub(super) fn may_mend(&self, give: Give, filled: &Filled) -> bool {
        let has_pictures = !self.part.pictures.is_empty();
        let head = &self.part.head;
        let free_head =
            head.form == HeadForm::Over && head.rows.is_none() && head.air.is_none();
        // What an earlier part gives, a later one would have to take.
        if self.part.to.is_some()
            || (give.picture != 0 && !has_pictures)
            || (give.head != 0 && !free_head)
        {
            return false;
        }
        let rows = give.picture + give.head;
        let legs = filled.slots.last().map_or(0, |it| it.leg + 1);
        let reach = rows.unsigned_abs() * legs + PARAGRAPHS;
        let (left, empty) = (self.left(filled), filled.poured.empty.len());
        match (left, empty) {
            (0, 0) => rows != 0 && !filled.poured.lone.is_empty(),
            (0, _) => rows > 0 && empty <= reach,
            _ => rows < 0 && left <= reach * EMS,
        }
    }

    /// How many characters a last part leaves over.
    fn left(&self, filled: &Filled) -> usize {
        fill::left_over(&self.story.copy, filled.poured.cursor)
    }

    /// The rows of a head that has `rows` by itself, `least` of them for its type.
    pub(super) fn given_rows(&self, rows: usize, least: usize) -> usize {
        rows.saturating_add_signed(self.give.head).max(least)
    }

    /// A picture in its place, taller or shorter by what its part gives; the area that text
    /// keeps out of; and the lever, if it did give.
    ///
    /// The foot moves when text of the story stands under it, else the head of the picture.
    /// What must be seen stays in sight, and a picture to be shown whole never gives.
    pub(super) fn picture(
        &mut self,
        number: usize,
        placed: &PicturePlan,
        head: Option<&LogicalRect>,
    ) -> (Vec<Mark>, LogicalRect, Option<Lever>) {
        let story = Some(self.story.number);
        let grid = &self.page.grid;
        if let Some(cells) = self.given(number, placed, head) {
            let spoken = self.setter.diagnostics.len();
            let given = PicturePlan { cells, ..placed.clone() };
            let air = self.air_under(&cells);
            let marks = picture::place(self.setter, grid, &given, story, air);
            if picture::shows(&marks, placed.must) {
                let place = keeps_out(grid, &cells);
                let lever =
                    Lever::Picture { picture: number + 1, rows: self.give.picture };
                return (marks, place, Some(lever));
            }
            self.setter.diagnostics.truncate(spoken);
        }
        let air = self.air_under(&placed.cells);
        let marks = picture::place(self.setter, grid, placed, story, air);
        (marks, keeps_out(grid, &placed.cells), None)
    }

    /// White between a caption and the text under it: half a row more than between two rows,
    /// so that the caption is seen to belong to its picture.
    fn air_under(&self, cells: &Cells) -> Length {
        let grid = &self.page.grid;
        let under = |it: &Cells| {
            it.col < cells.col_end
                && cells.col < it.col_end
                && it.row <= cells.row_end
                && cells.row_end < it.row_end
        };
        let level = grid.axes.mode == WritingMode::Horizontal;
        let text_under = level && self.part.cells.iter().any(under);
        if text_under { grid.leading / 2 } else { Length::ZERO }
    }

    /// The cells of a picture that gives; none when it cannot.
    fn given(
        &self,
        number: usize,
        placed: &PicturePlan,
        head: Option<&LogicalRect>,
    ) -> Option<Cells> {
        let rows = self.give.picture;
        if rows == 0 || placed.whole {
            return None;
        }
        let cells = placed.cells;
        let around = |it: &&Cells| {
            it.col <= cells.col
                && cells.col_end <= it.col_end
                && it.row <= cells.row
                && cells.row_end <= it.row_end
        };
        let area = self.part.cells.iter().find(around)?;
        let moved = if cells.row_end < area.row_end {
            Cells { row_end: cells.row_end.checked_add_signed(rows)?, ..cells }
        } else if cells.row > area.row {
            Cells { row: cells.row.checked_add_signed(-rows)?, ..cells }
        } else {
            return None;
        };
        let inside = area.row <= moved.row && moved.row_end <= area.row_end;
        let others = self.part.pictures.iter().enumerate();
        let free =
            others.filter(|it| it.0 != number).all(|it| !it.1.cells.overlaps(&moved));
        let place = self.page.grid.place(&moved);
        let clear = head.is_none_or(|it| !it.overlaps(&place))
            && !self.guests().any(|it| it.overlaps(&moved));
        (inside && free && clear && moved.rows() >= LEAST).then_some(moved)
    }
}

/// What text keeps out of: the picture, and up to an em beside it where it stands in the
/// middle of a leg.
pub(super) fn keeps_out(grid: &PageGrid, cells: &Cells) -> LogicalRect {
    let place = grid.place(cells);
    let air = grid.cut.gap.min(grid.size);
    LogicalRect::new(
        place.origin.inline - air,
        place.origin.block,
        place.inline + air * 2,
        place.block,
    )
}
