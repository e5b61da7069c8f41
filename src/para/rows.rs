//! The fewest and the most lines a paragraph can decently take.

use crate::para::ledger::Ledger;
use crate::para::{LineEnd, Measure};

/// An added gap up to this many thousandths of an em goes unnoticed.
const DECENT: i64 = 250;

/// The fewest: every line as full as it can be squeezed.
pub(super) fn tight(ledger: &Ledger<'_>, measure: Measure) -> usize {
    count(ledger, measure, |start, room| ledger.forced(start, room).at)
}

/// The most: every line ends as early as it can be opened without remark.
pub(super) fn loose(ledger: &Ledger<'_>, measure: Measure) -> usize {
    count(ledger, measure, |start, room| {
        let mut ends = ledger
            .ends(start)
            .take_while(|it| ledger.fit(start, it.at, room).fits)
            .filter(|it| it.end == LineEnd::Regular)
            .map(|it| it.at);
        let decent = |at: &usize| {
            ledger.closes(*at)
                || ledger.looseness(start, *at, room).is_some_and(|it| it <= DECENT)
        };
        ends.find(decent).unwrap_or_else(|| ledger.forced(start, room).at)
    })
}

fn count(
    ledger: &Ledger<'_>,
    measure: Measure,
    next: impl Fn(usize, i64) -> usize,
) -> usize {
    let (mut start, mut lines) = (0, 0);
    while start < ledger.count() {
        let room = ledger.room(start, measure);
        start = next(start, room).max(start + 1);
        lines += 1;
    }
    lines
}
