//! A way through the rows put on the grid.

use crate::geom::Length;
use crate::ink::Ink;
use crate::page::beside;
use crate::page::fill::measured::{Measured, Way};
use crate::page::fill::rows::Rows;
use crate::page::fill::search::{Route, Stage, Step};
use crate::page::fill::{Cursor, Poured, copy};
use crate::page::frame::Slot;
use crate::page::setter::{self, Setter, Spot, Use};
use crate::plan::PageGrid;
use crate::proof::{Lever, Role};

/// Sets every paragraph where its stage has it.
pub(super) fn place(
    setter: &mut Setter<'_>,
    rows: &Rows<'_>,
    measured: &mut Measured<'_>,
    route: &Route,
) -> Poured {
    let start = measured.start();
    let mut placer =
        Placer { setter, rows, measured, poured: Poured::default(), next: 0 };
    placer.poured.cursor = start;
    for stage in &route.stages {
        match stage.step {
            Step::Lines(way) | Step::Part(way) => placer.running(stage, way),
            Step::Crosshead { row, rows, extra } => {
                placer.crosshead(stage, (row, rows, extra));
            }
        }
    }
    placer.leave_empty(rows.count());
    placer.poured
}

struct Placer<'a, 's, 'c> {
    setter: &'a mut Setter<'s>,
    rows: &'a Rows<'a>,
    measured: &'a mut Measured<'c>,
    poured: Poured,
    /// The row after the last one used.
    next: usize,
}

impl Placer<'_, '_, '_> {
    /// The rows from the last one used up to `row` stay empty.
    fn leave_empty(&mut self, row: usize) {
        self.poured.empty.extend(self.next..row);
    }

    /// As many lines of a paragraph as there is room for.
    fn running(&mut self, stage: &Stage, way: Way) {
        let Stage { paragraph, row, .. } = *stage;
        self.leave_empty(row);
        let offset = self.measured.offset(paragraph);
        let found = self.measured.lines(self.setter, self.rows, (paragraph, row), way);
        let Some((galley, lines)) = found else { return };
        let free = self.rows.vessel.slots.get(row..).unwrap_or_default();
        let (grid, story) = (self.rows.vessel.grid, self.rows.vessel.story);
        for (line, slot) in lines.iter().zip(free) {
            self.setter.note(galley, line);
            let what = Use { role: Role::Body, story: Some(story), ink: Ink::BLACK };
            let spot = Spot { inline: slot.start, ..spot(grid, slot.block) };
            self.poured.marks.push(setter::place(galley, line, &spot, what));
            self.poured.marks.extend(beside::marks(galley, line, &spot, what));
        }
        if self.rows.last_alone(row, lines.len()) {
            self.poured.lone.push(paragraph);
        }
        if way.more != 0 {
            let (more, gap) = (way.more, way.gap);
            let paragraph = paragraph + 1;
            self.poured.levers.push(Lever::Lines { paragraph, more, gap });
        }
        self.next = row + lines.len().min(free.len());
        self.poured.cursor = match lines.get(free.len()) {
            Some(rest) => {
                let cell = galley.cells.get(rest.cells.start);
                let start = cell.map_or(0, |it| it.text.start as usize);
                Cursor { paragraph, offset: offset + start }
            }
            None => Cursor { paragraph: paragraph + 1, offset: 0 },
        };
    }

    /// A crosshead on rows of its own.
    fn crosshead(&mut self, stage: &Stage, (row, rows, extra): (usize, usize, usize)) {
        let number = stage.paragraph;
        self.leave_empty(row);
        let natural = self.measured.natural(self.setter, self.rows, (number, row));
        let Some(natural) = natural else { return };
        let found = self.measured.lines(self.setter, self.rows, (number, row), natural);
        let Some((galley, lines)) = found else { return };
        let vessel = self.rows.vessel;
        let size = copy::crosshead_size(vessel);
        let slots = vessel.slots.get(row..row + rows).unwrap_or_default();
        let Some(room) = slots.iter().max_by_key(|it| it.start) else { return };
        let step = vessel.grid.leading.max(size);
        let mut block = top(vessel.grid, slots, lines.len(), size);
        if self.rows.begins(row)
            && let Some(first) = slots.first()
        {
            block = first.block;
        }
        for line in lines.iter() {
            let axes = vessel.grid.axes;
            let spot = Spot { axes, inline: room.start, block, size };
            let what =
                Use { role: Role::Crosshead, story: Some(vessel.story), ink: Ink::BLACK };
            self.poured.marks.push(setter::place(galley, line, &spot, what));
            self.poured.marks.extend(beside::marks(galley, line, &spot, what));
            block += step;
        }
        if extra > 0 {
            let lever = Lever::Rows { paragraph: number + 1, rows: extra };
            self.poured.levers.push(lever);
        }
        self.next = row + rows;
        self.poured.cursor = Cursor { paragraph: number + 1, offset: 0 };
    }
}

/// Where a crosshead of `lines` lines begins in its rows: nearer to what it announces than
/// to what went before.
fn top(grid: &PageGrid, slots: &[Slot], lines: usize, size: Length) -> Length {
    let count = |it: usize| i64::try_from(it).unwrap_or(1);
    let depth = grid.leading * count(slots.len()) - grid.line_gap();
    let step = grid.leading.max(size);
    let lines_depth = step * count(lines.max(1) - 1) + size;
    let first = slots.first().map_or(Length::ZERO, |it| it.block);
    first + (depth - lines_depth).scale(3, 5)
}

/// A line of body type on the grid.
pub(in crate::page) fn spot(grid: &PageGrid, block: Length) -> Spot {
    Spot { axes: grid.axes, inline: Length::ZERO, block, size: grid.size }
}
