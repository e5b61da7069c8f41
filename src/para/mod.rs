//! Cells into justified lines (组行).
//!
//! This room knows nothing of newspapers. `ledger` sums a galley up so that any stretch of
//! it can be measured at once, `fit` measures and prices a candidate line for every
//! breaker by the list in `price`, `total_fit` and `first_fit` find the line ends,
//! `looseness` all numbers of lines a paragraph can have, `forced` is the way out when the
//! rules allow no line end, `adjust` puts everything in its final place, and `loose` says
//! why a line had to be opened. `balance` breaks headlines, by meaning.

mod adjust;
mod balance;
mod deal;
mod first_fit;
mod fit;
mod forced;
mod ledger;
mod line;
mod loose;
mod looseness;
mod price;
mod rows;
mod style;
#[cfg(test)]
mod tests;
mod total_fit;

pub use self::balance::{Split, balance};
pub use self::line::{Line, LineEnd, Rows, Spent};
pub use self::loose::{Cause, LooseLine, loose_line};
pub use self::looseness::{Choice, Looseness, looseness};
pub use self::style::{Align, Fit, Measure, ParagraphStyle};

use self::forced::Ending;
use self::ledger::Ledger;
use crate::text::Galley;

/// Sets a paragraph into lines; `measures` says how much room each line has.
///
/// Total for any measures: no cell is lost, no line is longer than its measure unless a
/// single cell is, counting no mark that hangs. A line too short for one cell still takes one.
#[must_use]
pub fn compose(
    galley: &Galley,
    style: &ParagraphStyle,
    measures: &dyn Fn(usize) -> Measure,
) -> Vec<Line> {
    compose_at_price(galley, style, measures).0
}

/// The same, with what the lines cost in the price of [`Choice`]; a paragraph that is set
/// line by line has none.
#[must_use]
pub fn compose_at_price(
    galley: &Galley,
    style: &ParagraphStyle,
    measures: &dyn Fn(usize) -> Measure,
) -> (Vec<Line>, Option<u64>) {
    let ledger = Ledger::new(galley, style);
    let (ends, price) = break_lines(&ledger, measures);
    (finish(&ledger, &ends, measures), price)
}

/// The ends of all lines, and what they cost.
fn break_lines(
    ledger: &Ledger<'_>,
    measures: &dyn Fn(usize) -> Measure,
) -> (Vec<Ending>, Option<u64>) {
    match ledger.style.fit {
        Fit::Total => {
            let way = total_fit::best(ledger, measures);
            (way.ends, Some(way.price))
        }
        Fit::PushOut | Fit::SqueezeFirst => {
            (first_fit::break_lines(ledger, measures), None)
        }
    }
}

/// Sets a paragraph into exactly `wanted` lines (缩行、扩行); nothing when that cannot be
/// done by the rules, or not without opening a gap beyond a seventh of an em or leaving a
/// single character on the last line.
#[must_use]
pub fn compose_in(
    galley: &Galley,
    style: &ParagraphStyle,
    measures: &dyn Fn(usize) -> Measure,
    wanted: usize,
) -> Option<Vec<Line>> {
    looseness(galley, style, measures).lines(wanted)
}

/// Puts every cell between the line ends in its place.
fn finish(
    ledger: &Ledger<'_>,
    ends: &[Ending],
    measures: &dyn Fn(usize) -> Measure,
) -> Vec<Line> {
    let mut start = 0;
    let mut lines = Vec::with_capacity(ends.len());
    for (number, &ending) in ends.iter().enumerate() {
        lines.push(adjust::set(ledger, start, ending, measures(number)));
        start = ending.at;
    }
    lines
}

/// How many lines a paragraph takes in lines of one measure: squeezed, as composed, and
/// opened.
#[must_use]
pub fn rows(galley: &Galley, style: &ParagraphStyle, measure: Measure) -> Rows {
    let ledger = Ledger::new(galley, style);
    let natural = break_lines(&ledger, &|_| measure).0.len();
    Rows {
        tight: rows::tight(&ledger, measure).min(natural),
        natural,
        loose: rows::loose(&ledger, measure).max(natural),
    }
}
