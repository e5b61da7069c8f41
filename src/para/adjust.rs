//! Final places (行内调整): what a line has too little or too much is taken and added in
//! CLREQ's order, to the last EMU.

use std::ops::Range;

use crate::geom::Length;
use crate::para::deal::{Site, capacity, deal};
use crate::para::fit::{Fitting, ORDINARY};
use crate::para::forced::Ending;
use crate::para::ledger::{Ledger, emu};
use crate::para::{Align, Line, Measure, Spent};
use crate::text::{Cell, Gap, Shrink, Stretch};

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
    /// The cells before the gaps, and the one after the last.
    cells: &'a [Cell],
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
        let (first, last) = extent.unwrap_or_default();
        let gaps = ledger.galley.gaps.get(first..last).unwrap_or_default();
        Self {
            gaps,
            cells: ledger.galley.cells.get(first..=last).unwrap_or_default(),
            deltas: vec![0; gaps.len()],
            front: fitting.front,
            spent: Spent::default(),
        }
    }

    fn settle(&mut self, fitting: &Fitting, fills: bool) {
        self.spent.line_end = Length::from_emu(fitting.line_end);
        if fitting.spare < 0 {
            self.squeeze(-fitting.spare);
        } else if fills && fitting.spare > 0 {
            self.open(fitting.spare);
        }
    }

    /// CLREQ, reduction: a step is used up before the next is touched, and within a step
    /// all sites give alike.
    fn squeeze(&mut self, mut need: i64) {
        for (at, stage) in Shrink::ALL.into_iter().enumerate() {
            if need <= 0 {
                break;
            }
            let sites = self.giving(stage);
            let taken = need.min(capacity(&sites));
            self.deal(taken, -1, sites);
            need -= taken;
            if let Some(spent) = self.spent.shrink.get_mut(at) {
                *spent = Length::from_emu(taken);
            }
        }
    }

    /// The blanks that give at `stage`: that of the cell before a gap, and of the one after.
    fn giving(&self, stage: Shrink) -> Vec<Site> {
        let mut sites = Vec::new();
        for (gap, (it, cells)) in self.gaps.iter().zip(self.cells.windows(2)).enumerate()
        {
            for (side, (give, cell)) in it.shrink.iter().zip(cells).enumerate() {
                let mut cap = emu(give.amount);
                if side == 1 && gap + 1 == self.gaps.len() {
                    cap -= self.front;
                }
                let size = emu(cell.size);
                if give.stage == stage && cap > 0 && size > 0 {
                    sites.push(Site { gap, size, cap });
                }
            }
        }
        sites
    }

    /// CLREQ, expansion; JLREQ 3.8.4 for the limit of the third step and the fourth, in
    /// which all gaps open alike without limit.
    fn open(&mut self, mut spare: i64) {
        let steps: [fn(Stretch, i64) -> i64; 4] = [
            |it, _| if let Stretch::WordSpace(cap) = it { emu(cap) } else { 0 },
            |it, _| if let Stretch::HanLatin(cap) = it { emu(cap) } else { 0 },
            |it, size| {
                let (part, whole) = ORDINARY;
                if it == Stretch::Ordinary { size * part / whole } else { 0 }
            },
            |it, _| if it == Stretch::Rigid { 0 } else { i64::MAX },
        ];
        for (at, cap) in steps.into_iter().enumerate() {
            if spare <= 0 {
                break;
            }
            let sites = self.opening(cap);
            let added = spare.min(capacity(&sites));
            self.deal(added, 1, sites);
            spare -= added;
            if let Some(spent) = self.spent.stretch.get_mut(at) {
                *spent = Length::from_emu(added);
            }
        }
    }

    fn opening(&self, cap: fn(Stretch, i64) -> i64) -> Vec<Site> {
        let gaps = self.gaps.iter().zip(self.cells).enumerate();
        let sites = gaps.map(|(gap, (it, cell))| {
            let size = emu(cell.size);
            Site { gap, size, cap: cap(it.stretch, size) }
        });
        sites.filter(|it| it.cap > 0 && it.size > 0).collect()
    }

    fn deal(&mut self, total: i64, sign: i64, sites: Vec<Site>) {
        deal(total, sites, |gap, share| {
            if let Some(delta) = self.deltas.get_mut(gap) {
                *delta += sign * share;
            }
        });
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
