//! How a candidate line is measured and priced: the one judgment every breaker uses.

use crate::para::ledger::{Ledger, NOTHING, Sums};
use crate::para::price::{
    DECENT, HANG, LINE_END, LOOSEST, MIXED, Price, SHRINK, WORD, opened,
};

/// Ordinary gaps open by this much (in fractions of an em) before all gaps open alike.
/// JLREQ 3.8.4.
pub(super) const ORDINARY: (i64, i64) = (1, 4);

/// A candidate line, measured.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Fitting {
    /// Its width before adjustment, the edges trimmed.
    pub(super) natural: i64,
    /// What the mark at its end gave up because the line was too long.
    pub(super) line_end: i64,
    /// What a centred mark at its end gave up of the blank before it.
    pub(super) front: i64,
    /// Whether the mark at its end hangs past the measure and takes no room (悬挂).
    pub(super) hung: bool,
    /// What is left of its room; negative when it has to be squeezed.
    pub(super) spare: i64,
    /// Whether it can be squeezed into its room.
    pub(super) fits: bool,
}

impl Fitting {
    /// Sets it `natural` wide in `room`.
    const fn measure(&mut self, natural: i64, room: i64) {
        self.natural = natural;
        self.spare = room - natural;
    }
}

/// How far what lies between the first cell of a line and its last visible one opens.
#[derive(Copy, Clone, Debug, Default)]
struct Inside {
    word: i64,
    mixed: i64,
    plain: i64,
    all: i64,
}

/// How far lines can decently be opened up to a place, at most: a comparison that saves
/// measuring most of them.
#[derive(Copy, Clone, Debug)]
pub(super) struct Opened {
    /// Where the place then lies in the endless line of the ledger.
    at: i64,
    /// The sizes of the cells before gaps that open at all.
    all: i64,
}

impl Opened {
    /// So far that no line is short.
    pub(super) const WIDE: Self = Self { at: i64::MAX, all: 0 };

    /// Whether a line up to here has a gap that is too wide: it does not come as far as
    /// is wanted, though something in it opens.
    pub(super) const fn is_short_of(&self, wanted: &Self) -> bool {
        self.at < wanted.at && self.all > wanted.all
    }
}

impl Ledger<'_> {
    /// Measures the cells from `start` up to `end` as a line in `room`.
    pub(super) fn fit(&self, start: usize, end: usize, room: i64) -> Fitting {
        let Some((first, last)) = self.visible(start, end) else {
            return Fitting { spare: room, fits: true, ..Fitting::default() };
        };
        let tail = self.tails.get(last).copied().unwrap_or_default();
        let from =
            self.sum(first).at + self.heads.get(first).copied().unwrap_or_default();
        let whole = self.ends.get(last).copied().unwrap_or_default() - from;
        // The blank before the first cell of a line is its head's, not its tail's.
        let half = if last > first { tail.front } else { 0 };
        let front = if tail.must > 0 { half } else { 0 };
        let mut fitting = Fitting { front, ..Fitting::default() };
        fitting.measure(whole - tail.must - front, room);
        if fitting.spare < 0 && tail.may > 0 {
            fitting.front = half;
            fitting.line_end = tail.may + half;
            fitting.measure(whole - fitting.line_end, room);
        }
        let mut last = last;
        if fitting.spare < 0 && tail.hangs && last > first {
            last -= 1;
            fitting = Fitting { hung: true, ..Fitting::default() };
            let end = self.ends.get(last).copied().unwrap_or_default();
            fitting.measure(end - from, room);
        }
        let give = self.sum(last).give_all - self.sum(first).give_all - fitting.front;
        fitting.fits = fitting.spare + give >= 0;
        fitting
    }

    /// The first cell of a measured line and the last that takes room in it.
    pub(super) fn extent(
        &self,
        start: usize,
        end: usize,
        fitting: &Fitting,
    ) -> Option<(usize, usize)> {
        let (first, last) = self.visible(start, end)?;
        Some((first, if fitting.hung { last - 1 } else { last }))
    }

    /// How far the line can open.
    fn opens(&self, start: usize, end: usize, fitting: &Fitting) -> Inside {
        let Some((first, last)) = self.extent(start, end, fitting) else {
            return Inside::default();
        };
        let (from, to) = (self.sum(first), self.sum(last));
        Inside {
            word: to.word - from.word,
            mixed: to.mixed - from.mixed,
            plain: to.plain - from.plain,
            all: to.all - from.all,
        }
    }

    /// What each reduction step can take from the line.
    fn gives(&self, start: usize, end: usize, fitting: &Fitting) -> [i64; 6] {
        let Some((first, last)) = self.extent(start, end, fitting) else {
            return [0; 6];
        };
        let mut give = self.sum(last).give;
        for (to, from) in give.iter_mut().zip(self.sum(first).give) {
            *to -= from;
        }
        if fitting.front > 0 {
            let [_, taken] = self.gap(last - 1).shrink;
            if let Some(give) = give.get_mut(taken.stage as usize) {
                *give -= fitting.front;
            }
        }
        give
    }

    /// The price of a line that fits; `last` when the paragraph ends with it.
    pub(super) fn price(
        &self,
        start: usize,
        end: usize,
        fitting: &Fitting,
        last: bool,
    ) -> Price {
        let edge = match fitting {
            Fitting { hung: true, .. } => HANG,
            Fitting { line_end: 1.., .. } => LINE_END,
            _ => 0,
        };
        if fitting.spare == 0 {
            return edge;
        }
        if fitting.spare < 0 {
            return edge + tight(self.gives(start, end, fitting), -fitting.spare);
        }
        if !self.style.align.fills(last) {
            return edge + if last { 0 } else { ragged(fitting) };
        }
        edge + open(&self.opens(start, end, fitting), fitting.spare)
    }

    /// How many cells of a line are more than marks.
    pub(super) fn bodies(&self, start: usize, end: usize) -> u32 {
        self.sum(end).bodies - self.sum(start).bodies
    }

    /// The space, in thousandths of an em, that an ordinary gap of the line takes up when
    /// the line is spread over its room; none when it has no gap.
    pub(super) fn looseness(&self, start: usize, end: usize, room: i64) -> Option<i64> {
        self.widest(start, end, &self.fit(start, end, room))
    }

    /// The same of a line that was measured.
    pub(super) fn widest(
        &self,
        start: usize,
        end: usize,
        fitting: &Fitting,
    ) -> Option<i64> {
        let inside = self.opens(start, end, fitting);
        inside.gap(fitting.spare - inside.word - inside.mixed)
    }

    /// How far lines that end before cell `end` can be opened: a hyphen is of the line.
    pub(super) fn opened_to(&self, end: usize) -> Opened {
        let last = self.visible(0, end).map_or(0, |it| it.1);
        let hyphen = self.tails.get(last).map_or(0, |it| (-it.must).max(0));
        let edge = self.ends.get(last).copied().unwrap_or_default() + hyphen;
        let sum = self.sum(last);
        Opened { at: edge + sum.opened(), all: sum.all }
    }

    /// Up to where a line from `start` does not fill its room, however far it is opened.
    pub(super) fn short_of(&self, start: usize, room: i64) -> Opened {
        let sum = self.sum(start);
        // Less what the two places may have been rounded by.
        Opened { at: sum.at + sum.opened() + room - 1000, all: sum.all }
    }

    pub(super) fn sum(&self, at: usize) -> &Sums {
        self.sums.get(at).unwrap_or(&NOTHING)
    }

    /// The first and the last visible cell.
    pub(super) fn visible(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let seen = self.seen.get(end).copied().unwrap_or(start);
        (seen > start).then(|| (start, seen - 1))
    }
}

/// A step is used up before the next is touched.
fn tight(gives: [i64; 6], mut need: i64) -> Price {
    let mut price = 0;
    for (capacity, weight) in gives.into_iter().zip(SHRINK) {
        if need <= 0 {
            break;
        }
        let used = need.min(capacity);
        price += part(used, capacity, weight);
        need -= used;
    }
    price
}

fn open(inside: &Inside, spare: i64) -> Price {
    let word = spare.min(inside.word);
    let mixed = (spare - word).min(inside.mixed);
    let rest = spare - word - mixed;
    let mut price = part(word, inside.word, WORD) + part(mixed, inside.mixed, MIXED);
    if rest > 0 {
        let loose = inside.gap(rest).unwrap_or(LOOSEST).min(LOOSEST);
        price += opened(loose);
    }
    price
}

impl Sums {
    /// How far everything before a place can decently be opened, at most.
    const fn opened(&self) -> i64 {
        self.word + self.mixed + self.all / 1000 * (DECENT + 1)
    }
}

impl Inside {
    /// What an ordinary gap takes, in thousandths of an em, of the `rest` that word spaces
    /// and Han–Latin spaces leave; none when nothing opens.
    fn gap(&self, rest: i64) -> Option<i64> {
        let (part, whole) = ORDINARY;
        let rest = rest.max(0);
        let plain = rest.min(self.plain * part / whole);
        let own = per_gap(plain, self.plain).unwrap_or(0);
        Some(own + per_gap(rest - plain, self.all)?)
    }
}

/// A ragged line is better the fuller it is.
fn ragged(fitting: &Fitting) -> Price {
    let room = (fitting.natural + fitting.spare).max(1);
    square((fitting.spare.saturating_mul(10_000) / room).min(LOOSEST))
}

/// `weight · (used / capacity)²`.
fn part(used: i64, capacity: i64, weight: i64) -> Price {
    if used <= 0 || capacity <= 0 {
        return 0;
    }
    let ratio = used.saturating_mul(1000) / capacity;
    u64::try_from(weight * ratio * ratio / 1_000_000).unwrap_or(0)
}

/// The square of a number of thousandths, in thousandths.
fn square(thousandths: i64) -> Price {
    u64::try_from(thousandths.saturating_mul(thousandths) / 1000).unwrap_or(0)
}

fn per_gap(rest: i64, sizes: i64) -> Option<i64> {
    (sizes > 0).then(|| rest.saturating_mul(1000) / sizes)
}
