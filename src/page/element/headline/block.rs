//! The lines of a head one under the other, and their places on the page (标题块).

use crate::diag::Span;
use crate::geom::{Length, LogicalRect};
use crate::ink::Ink;
use crate::page::element::border;
use crate::page::element::headline::Room;
use crate::page::element::headline::fit::Fitted;
use crate::page::element::headline::limits::BETWEEN;
use crate::page::setter::{self, Spot, Use};
use crate::para::{Align, Line};
use crate::plan::PageGrid;
use crate::proof::{DecidedHead, Mark, Role};
use crate::text::Galley;

/// Rows of white under a head for which no air is written, in thousandths.
const UNDER: i64 = 800;

/// Of the white that is left, so much stands over the head, in thousandths.
const OVER: i64 = 400;

/// And with a by-line, so much over the head and so much more over the by-line: it belongs
/// to the text as much as to the head.
const WITH_BYLINE: (i64, i64) = (300, 250);

/// Lines of a head, set but not yet placed.
#[derive(Debug, Default)]
pub(in crate::page) struct Head {
    lines: Vec<HeadLine>,
    grounds: Vec<Ground>,
    /// From the top of the first line's em box, or of the ground over it, to the foot of
    /// the last's.
    pub(in crate::page) depth: Length,
    /// White over, between and under the lines; nothing where the sizes say it.
    air: Option<Length>,
    /// The size of the line above.
    previous: Option<Length>,
    /// White over the next line, when it is not that between two lines of type.
    apart: Option<Length>,
    /// How far lines keep off the ends of the head's width.
    inset: Length,
    /// What was decided of its parts.
    pub(in crate::page) decided: Vec<DecidedHead>,
    /// Where orders are written that could not be met (定样).
    pub(in crate::page) unmet: Vec<Span>,
}

#[derive(Debug)]
pub(super) struct HeadLine {
    pub(super) galley: Galley,
    pub(super) way: Way,
    pub(super) size: Length,
    pub(super) role: Role,
    pub(super) ink: Ink,
    /// From the top of the head to its em box.
    pub(super) top: Length,
    /// How far it keeps off the ends of the head's width.
    pub(super) inset: Length,
}

/// How a line stands in the head's width.
#[derive(Debug)]
pub(super) enum Way {
    /// At its own width, in the middle or at the start.
    Natural,
    /// As it was composed.
    Set(Line),
}

/// A filled area behind or beside lines.
#[derive(Copy, Clone, Debug)]
pub(super) struct Ground {
    /// From the start of the head's width, from its top.
    pub(super) place: LogicalRect,
    pub(super) ink: Ink,
}

impl Head {
    pub(super) fn new(air: Option<Length>) -> Self {
        Self { air, ..Self::default() }
    }

    /// A head of one line of `size`, for its arithmetic.
    pub(super) fn of_one(size: Length) -> Self {
        Self { depth: size, ..Self::default() }
    }

    /// Room for something of `size` under what is there; returns where it begins.
    pub(super) fn under(&mut self, size: Length) -> Length {
        let close = |it: Length| it.min(size).scale(BETWEEN, 1000);
        let apart = self.apart.take();
        let between = |it| self.air.or(apart).unwrap_or_else(|| close(it));
        let gap = self.previous.map(between);
        self.previous = Some(size);
        self.depth + gap.unwrap_or_default()
    }

    /// Has `white` over the next line, unless air is written.
    pub(super) fn part(&mut self, white: Length) {
        self.apart = Some(white);
    }

    /// Begins a ground; returns where.
    pub(super) fn open(&mut self, white: Length, inset: Length) -> Length {
        self.part(white * 2 / 3);
        let top = self.under(white);
        self.previous = None;
        self.inset = inset;
        self.depth = top + white;
        top
    }

    /// Ends the ground that began at `top`, as wide as `inline`.
    pub(super) fn close(&mut self, top: Length, white: Length, inline: Length, ink: Ink) {
        self.depth += white;
        self.previous = Some(white);
        self.part(white * 2 / 3);
        self.inset = Length::ZERO;
        let place = LogicalRect::new(Length::ZERO, top, inline, self.depth - top);
        self.lay(Ground { place, ink });
    }

    /// Adds a line.
    pub(super) fn push(&mut self, fitted: Fitted<'_>) {
        let part = fitted.part;
        let top = self.under(part.size);
        self.depth = top + part.size;
        self.lines.push(HeadLine {
            galley: fitted.set.galley,
            way: Way::Natural,
            size: part.size,
            role: part.role,
            ink: part.ink,
            top,
            inset: self.inset,
        });
    }

    /// Adds lines that are already composed, from `top` on.
    pub(super) fn append(&mut self, lines: Vec<HeadLine>, top: Length) {
        self.lines
            .extend(lines.into_iter().map(|it| HeadLine { top: it.top + top, ..it }));
    }

    /// Adds a ground.
    pub(super) fn lay(&mut self, ground: Ground) {
        self.grounds.push(ground);
    }

    /// How many rows the head takes over its text: those of its type and its air, or of
    /// its type and most of a row, or those that are written when they are more.
    ///
    /// Textbook: the sizes of all lines by the leading, and a row or two of air over,
    /// between and under them, up to the next whole row.
    pub(in crate::page) fn rows(&self, grid: &PageGrid, written: Option<u32>) -> usize {
        let wanted = match self.air {
            Some(air) => whole_rows(grid, self.depth + air * 2),
            None => grid.rows_for(self.depth + grid.leading.scale(UNDER, 1000)),
        };
        written.map_or(wanted, |it| (it as usize).max(grid.rows_for(self.depth)))
    }

    /// How far under the top of its `rows` the head begins: a ground stands flush with its
    /// neighbours.
    pub(in crate::page) fn drop(&self, grid: &PageGrid, rows: usize) -> Length {
        let spare = self.spare(grid, rows);
        let flush = |it: &Ground| it.place.origin.block == Length::ZERO;
        match self.air {
            _ if self.grounds.iter().any(flush) => Length::ZERO,
            Some(_) => spare / 2,
            None if self.lines.iter().any(HeadLine::is_byline) => {
                spare.scale(WITH_BYLINE.0, 1000)
            }
            None => spare.scale(OVER, 1000),
        }
    }

    /// Lets the by-line down into the white that `rows` leave, unless air is written.
    pub(in crate::page) fn part_byline(&mut self, grid: &PageGrid, rows: usize) {
        let white = self.spare(grid, rows).scale(WITH_BYLINE.1, 1000);
        let lines = self.lines.iter_mut().filter(|_| self.air.is_none());
        lines.filter(|it| it.is_byline()).for_each(|it| it.top += white);
    }

    /// The white that `rows` leave.
    fn spare(&self, grid: &PageGrid, rows: usize) -> Length {
        (grid.depth(rows) - self.depth).max(Length::ZERO)
    }

    /// Places the head with its first line's em box at `block`, centred or flush.
    pub(in crate::page) fn place(
        &self,
        room: &Room,
        block: Length,
        flush: bool,
        story: u32,
    ) -> Vec<Mark> {
        let mut marks = Vec::new();
        for ground in &self.grounds {
            let at = ground.place;
            let place = LogicalRect::new(
                room.inline.0 + at.origin.inline,
                block + at.origin.block,
                at.inline,
                at.block,
            );
            let mark = border::ground(room.axes.rect(place), ground.ink);
            marks.push(Mark { story: Some(story), ..mark });
        }
        for line in &self.lines {
            let inline = room.inline.1 - line.inset * 2;
            let Some(composed) = line.composed(inline, flush) else { continue };
            let spot = Spot {
                axes: room.axes,
                inline: room.inline.0 + line.inset,
                block: block + line.top,
                size: line.size,
            };
            let what = Use { role: line.role, story: Some(story), ink: line.ink };
            marks.push(setter::place(&line.galley, &composed, &spot, what));
        }
        marks
    }
}

impl HeadLine {
    fn is_byline(&self) -> bool {
        self.role == Role::Byline
    }

    /// The line in a measure of `inline`.
    fn composed(&self, inline: Length, flush: bool) -> Option<Line> {
        let align = if flush { Align::Start } else { Align::Center };
        match &self.way {
            Way::Set(line) => Some(line.clone()),
            Way::Natural => setter::natural(&self.galley, align, inline),
        }
    }
}

/// `depth` in whole rows.
fn whole_rows(grid: &PageGrid, depth: Length) -> usize {
    let step = grid.leading.max(Length::from_emu(1));
    usize::try_from((depth + step - Length::from_emu(1)).count(step)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Axes, Rect, WritingMode};
    use crate::plan::Cut;

    /// Lines of these sizes in points under one another.
    fn head(air: Option<Length>, sizes: &[i64]) -> Head {
        let mut head = Head::new(air);
        for size in sizes.iter().map(|it| Length::pt(*it)) {
            head.depth = head.under(size) + size;
        }
        head
    }

    fn grid(leading: Length) -> PageGrid {
        PageGrid {
            axes: Axes::new(WritingMode::Horizontal, Rect::default()),
            size: Length::pt(9),
            leading,
            rows: 100,
            columns: Vec::new(),
            cut: Cut::default(),
        }
    }

    /// The textbook's example: 30 and 21 points on 11.25 are 4.5 rows of type and 3 of
    /// air, one over, one between and one under; 8 rows in all.
    #[test]
    fn thirty_and_twenty_one_points_take_eight_rows() {
        let grid = grid(Length::milli_pt(11_250));
        let set = head(Some(grid.leading), &[30, 21]);
        assert_eq!(set.rows(&grid, None), 8);
        // Two rows of air at each place: 4.5 and 6.
        let airy = head(Some(grid.leading * 2), &[30, 21]);
        assert_eq!(airy.rows(&grid, None), 11);
        // No air at all: 51 points are 4.5 rows.
        assert_eq!(head(Some(Length::ZERO), &[30, 21]).rows(&grid, None), 5);
    }

    /// 40 points of type and 20 of air on 10 are 6 rows to the point, and a hair more
    /// needs a seventh.
    #[test]
    fn rows_are_whole_and_written_rows_count_when_they_are_more() {
        let grid = grid(Length::pt(10));
        let set = head(Some(Length::pt(10)), &[40]);
        assert_eq!(set.rows(&grid, None), 6);
        let hair = head(Some(Length::pt(10) + Length::from_emu(1)), &[40]);
        assert_eq!(hair.rows(&grid, None), 7);
        assert_eq!(set.rows(&grid, Some(9)), 9);
        // 40 points need 5 rows of 10, less the white under the last, whatever is written.
        assert_eq!(set.rows(&grid, Some(2)), 5);
    }

    /// The white that is left is shared: as much over the head as under it when air is
    /// written, two fifths over it when not.
    #[test]
    fn a_head_hangs_in_its_rows() {
        let grid = grid(Length::pt(10));
        // 9 rows are 89 points deep; 49 are white.
        let set = head(Some(Length::pt(10)), &[40]);
        assert_eq!(set.drop(&grid, 9), Length::milli_pt(24_500));
        let close = head(None, &[40]);
        assert_eq!(close.drop(&grid, 9), Length::milli_pt(19_600));
    }
}
