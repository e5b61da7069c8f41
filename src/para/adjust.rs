//! Final places (行内调整): what a line has too little or too much is taken and added in
//! CLREQ's order, to the last EMU.

use std::ops::Range;

use crate::geom::Length;
use crate::para::fit::{Fitting, ORDINARY};
use crate::para::forced::Ending;
use crate::para::ledger::{Ledger, emu};
use crate::para::{Align, Line, Measure, Spent};
use crate::text::{Gap, Shrink, Stretch};

/// Sets the line from `start` to `ending`.
pub(super) fn set(
    ledger: &Ledger<'_>,
    start: usize,
    ending: Ending,
    measure: Measure,
) -> Line {
    let last = ending.at == ledger.count();
    let room = ledger.room(start, measure);
    let fitting = ledger.fit(start, ending.at, room);
    let extent = ledger.extent(start, ending.at, &fitting);
    let mut spread = Spread::new(ledger, extent, &fitting);
    let closes = ledger.closes(ending.at);
    spread.settle(&fitting, ledger.style.align.fills(closes));
    let changed: i64 = spread.deltas.iter().sum();
    let width = fitting.natural + changed;
    let indent = if start == 0 { ledger.indent(measure) } else { 0 };
    let offset =
        indent + shift(ledger.style.align, room - width, closes && spread.is_closed());
    let edge =
        Edges { extent, start: emu(measure.start) + offset, width, front: fitting.front };
    Line {
        positions: positions(ledger, start..ending.at, &spread, edge),
        cells: start..ending.at,
        measure,
        width: Length::from_emu(offset + width),
        gap: spread.ordinary(),
        last,
        end: ending.end,
        hung: fitting.hung,
        spent: spread.spent,
    }
}

struct Edges {
    /// The first cell and the last that takes room.
    extent: Option<(usize, usize)>,
    start: i64,
    width: i64,
    /// What the last cell gave up of the blank before it.
    front: i64,
}

/// How far the line stands from the start of its room.
const fn shift(align: Align, spare: i64, alone: bool) -> i64 {
    match align {
        Align::Start | Align::Justify => 0,
        Align::Center => spare / 2,
        Align::End => spare,
        // A line that cannot be spread stands in the middle.
        Align::Spread => {
            if alone {
                spare / 2
            } else {
                0
            }
        }
    }
}

fn positions(
    ledger: &Ledger<'_>,
    cells: Range<usize>,
    spread: &Spread<'_>,
    edge: Edges,
) -> Vec<Length> {
    let Some((first, last)) = edge.extent else {
        return vec![Length::from_emu(edge.start); cells.len()];
    };
    let head = ledger.heads.get(first).copied().unwrap_or_default();
    let origin = ledger.sum(first).at + head - edge.start;
    let mut moved = 0;
    let mut hang = edge.start + edge.width;
    let mut places = Vec::with_capacity(cells.len());
    for at in cells {
        if at > last {
            places.push(Length::from_emu(hang));
            hang += ledger.galley.cells.get(at).map_or(0, |it| emu(it.advance));
            continue;
        }
        let front = if at == last { edge.front } else { 0 };
        places.push(Length::from_emu(ledger.sum(at).at - origin + moved - front));
        moved += spread.deltas.get(at - first).copied().unwrap_or_default();
    }
    places
}

/// What is taken from and added to every gap inside a line.
struct Spread<'a> {
    gaps: &'a [Gap],
    sizes: Vec<i64>,
    deltas: Vec<i64>,
    /// What the last gap has already given to the mark at the line end.
    front: i64,
    spent: Spent,
}

impl<'a> Spread<'a> {
    fn new(
        ledger: &'a Ledger<'_>,
        extent: Option<(usize, usize)>,
        fitting: &Fitting,
    ) -> Self {
        let inside = extent.map_or(0..0, |(first, last)| first..last);
        let gaps = ledger.galley.gaps.get(inside.clone()).unwrap_or_default();
        let cells = ledger.galley.cells.get(inside).unwrap_or_default();
        Self {
            gaps,
            sizes: cells.iter().map(|it| emu(it.size)).collect(),
            deltas: vec![0; gaps.len()],
            front: fitting.front,
            spent: Spent::default(),
        }
    }

    fn settle(&mut self, fitting: &Fitting, fills: bool) {
        self.spent.line_end = Length::from_emu(fitting.line_end);
        if fitting.spare < 0 {
            self.squeeze(-fitting.spare);
        } else if fills {
            self.open(fitting.spare);
        }
    }

    /// CLREQ, reduction: a step is used up before the next is touched, and within a step
    /// every site gives in proportion to what it has.
    fn squeeze(&mut self, mut need: i64) {
        for (at, stage) in Shrink::ALL.into_iter().enumerate() {
            let mut amounts: Vec<i64> =
                self.gaps.iter().map(|it| give(it, stage)).collect();
            if let (Some(last), Some(gap)) = (amounts.last_mut(), self.gaps.last())
                && gap.shrink[1].stage == stage
            {
                *last -= self.front;
            }
            let taken = need.min(amounts.iter().sum());
            self.deal(-taken, &amounts);
            need -= taken;
            if let Some(spent) = self.spent.shrink.get_mut(at) {
                *spent = Length::from_emu(taken);
            }
        }
    }

    /// CLREQ, expansion; JLREQ 3.8.4 for the limit of the third step and the fourth.
    fn open(&mut self, mut spare: i64) {
        let kinds: [fn(&Gap, i64) -> i64; 3] = [
            |gap, _| {
                if let Stretch::WordSpace(cap) = gap.stretch { emu(cap) } else { 0 }
            },
            |gap, _| if let Stretch::HanLatin(cap) = gap.stretch { emu(cap) } else { 0 },
            |gap, size| {
                let (part, whole) = ORDINARY;
                if gap.stretch == Stretch::Ordinary { size * part / whole } else { 0 }
            },
        ];
        for (at, cap) in kinds.into_iter().enumerate() {
            let amounts = self.weights(cap);
            let added = spare.min(amounts.iter().sum());
            self.deal(added, &amounts);
            spare -= added;
            self.note(at, added);
        }
        let all = self.weights(
            |gap, size| {
                if gap.stretch == Stretch::Rigid { 0 } else { size }
            },
        );
        if all.iter().any(|it| *it > 0) {
            self.deal(spare, &all);
            self.note(3, spare);
        }
    }

    fn weights(&self, weight: impl Fn(&Gap, i64) -> i64) -> Vec<i64> {
        self.gaps.iter().zip(&self.sizes).map(|(gap, size)| weight(gap, *size)).collect()
    }

    fn note(&mut self, stage: usize, added: i64) {
        if let Some(spent) = self.spent.stretch.get_mut(stage) {
            *spent = Length::from_emu(added);
        }
    }

    /// Deals `total` out by weight; the shares sum to it exactly, and like weights get
    /// shares that differ by at most one EMU.
    fn deal(&mut self, total: i64, weights: &[i64]) {
        let sum: i64 = weights.iter().sum();
        if total == 0 || sum <= 0 {
            return;
        }
        let (mut before, mut dealt) = (0, 0);
        for (delta, weight) in self.deltas.iter_mut().zip(weights) {
            before += weight;
            let so_far = Length::from_emu(total).scale(before, sum).emu();
            *delta += so_far - dealt;
            dealt = so_far;
        }
    }

    /// What was added to the first ordinary gap.
    fn ordinary(&self) -> Length {
        let gap = self.gaps.iter().position(|it| it.stretch == Stretch::Ordinary);
        let added = gap.and_then(|at| self.deltas.get(at)).copied().unwrap_or_default();
        Length::from_emu(added.max(0))
    }

    /// Whether nothing in the line can open.
    fn is_closed(&self) -> bool {
        self.gaps.iter().all(|it| it.stretch == Stretch::Rigid)
    }
}

fn give(gap: &Gap, stage: Shrink) -> i64 {
    gap.shrink.iter().filter(|it| it.stage == stage).map(|it| emu(it.amount)).sum()
}
