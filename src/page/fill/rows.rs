//! The rows of a vessel and what follows what (行格).

use crate::geom::{Em, Length};
use crate::page::fill::Vessel;
use crate::page::frame::Slot;
use crate::para::Measure;

/// The rows of a vessel.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    pub(super) vessel: &'a Vessel<'a>,
    /// For every row, the number of the run it belongs to: rows of one leg with nothing in
    /// between.
    runs: Vec<usize>,
    /// The shortest of all measures, an em at least.
    pub(super) shortest: Length,
    /// All rows one after the other.
    pub(super) length: Length,
}

impl<'a> Rows<'a> {
    pub(super) fn of(vessel: &'a Vessel<'a>) -> Self {
        let step = vessel.grid.leading.scale(3, 2);
        let follows =
            |one: &Slot, two: &Slot| one.leg == two.leg && two.block - one.block < step;
        let mut run = 0;
        let mut before: Option<&Slot> = None;
        let runs = vessel.slots.iter().map(|slot| {
            run += usize::from(before.is_some_and(|it| !follows(it, slot)));
            before = Some(slot);
            run
        });
        let runs = runs.collect();
        let em = Em::ONE.at(vessel.grid.size);
        let shortest = vessel.slots.iter().map(|it| it.length).min();
        let shortest = shortest.unwrap_or(em).max(em);
        let length = vessel.slots.iter().map(|it| it.length).sum();
        Self { vessel, runs, shortest, length }
    }

    pub(super) fn count(&self) -> usize {
        self.runs.len()
    }

    /// Whether `row` begins a run: the top of a leg, or the first row under a picture.
    pub(super) fn begins(&self, row: usize) -> bool {
        row.checked_sub(1)
            .is_none_or(|before| self.runs.get(before) != self.runs.get(row))
    }

    /// Whether a paragraph of `lines` lines from `row` on has its last line alone at the
    /// top of a run (孤行).
    pub(super) fn last_alone(&self, row: usize, lines: usize) -> bool {
        lines >= 2 && row + lines <= self.count() && self.begins(row + lines - 1)
    }

    /// Whether it has its first line alone at the foot of one.
    pub(super) fn first_alone(&self, row: usize, lines: usize) -> bool {
        lines >= 2 && row + 1 < self.count() && self.begins(row + 1) && !self.begins(row)
    }

    /// Whether `wanted` rows from `row` on lie in one run.
    pub(super) fn hold(&self, row: usize, wanted: usize) -> bool {
        let window = self.runs.get(row..row + wanted);
        window.is_some_and(|it| it.first() == it.last())
    }

    /// The next row after `row` that begins a run.
    pub(super) fn next_run(&self, row: usize) -> Option<usize> {
        (row + 1..self.count()).find(|it| self.begins(*it))
    }

    /// The room of a paragraph's lines from `row` on, as lengths and how many rows have
    /// each. Past the last row the measure stays, so that the last line that finds room is
    /// a full line.
    pub(super) fn measures(&self, row: usize, lines: usize) -> Vec<(Length, usize)> {
        let mut found: Vec<(Length, usize)> = Vec::new();
        let free = self.vessel.slots.get(row..).unwrap_or_default();
        for slot in free.iter().take(lines) {
            match found.last_mut() {
                Some(last) if last.0 == slot.length => last.1 += 1,
                _ => found.push((slot.length, 1)),
            }
        }
        found
    }

    /// The shortest of the measures from `row` on.
    pub(super) fn narrowest(&self, row: usize, rows: usize) -> Length {
        let free = self.vessel.slots.get(row..).unwrap_or_default();
        free.iter().take(rows).map(|it| it.length).min().unwrap_or_default()
    }
}

/// The room of line `line` in measures counted by [`Rows::measures`].
pub(super) fn room(measures: &[(Length, usize)], line: usize) -> Measure {
    let mut left = line;
    for (length, count) in measures {
        if left < *count {
            return Measure { start: Length::ZERO, length: *length };
        }
        left -= count;
    }
    let length = measures.last().map_or(Length::ZERO, |it| it.0);
    Measure { start: Length::ZERO, length }
}
