//! Line by line (逐行断行): what does not fit is pushed out, or a mark is squeezed in first.

use crate::para::forced::Ending;
use crate::para::ledger::Ledger;
use crate::para::{Fit, LineEnd, Measure, price};
use crate::text::Breaking;

/// The ends of all lines.
pub(super) fn break_lines(
    ledger: &Ledger<'_>,
    measures: &dyn Fn(usize) -> Measure,
) -> Vec<Ending> {
    let mut ends = Vec::new();
    let (mut start, mut hyphens) = (0, 0);
    while start < ledger.count() {
        let room = ledger.room(start, measures(ends.len()));
        let ending = match ledger.style.fit {
            Fit::SqueezeFirst => squeeze_first(ledger, start, room, hyphens),
            Fit::PushOut | Fit::Total => push_out(ledger, start, room, hyphens),
        };
        let ending = ending.unwrap_or_else(|| ledger.forced(start, room));
        let hyphen = ledger.breaking(ending.at).is_hyphen();
        hyphens = if hyphen { hyphens + 1 } else { 0 };
        start = ending.at.max(start + 1);
        ends.push(ending);
    }
    ends
}

/// The last regular end that needs no squeezing inside the line (推出).
fn push_out(
    ledger: &Ledger<'_>,
    start: usize,
    room: i64,
    hyphens: usize,
) -> Option<Ending> {
    let mut best = None;
    for ending in ledger.ends(start) {
        let at = ending.at;
        if ledger.fit(start, at, room).spare < 0 {
            if ledger.breaking(at).is_hyphen() {
                continue;
            }
            break;
        }
        if is_regular(ledger, ending, hyphens) {
            best = Some(ending);
        }
    }
    best
}

/// CLREQ: where the line would end at a forbidden place, the offending marks are squeezed
/// in; only if that cannot be, characters are sent down (先挤进后推出).
fn squeeze_first(
    ledger: &Ledger<'_>,
    start: usize,
    room: i64,
    hyphens: usize,
) -> Option<Ending> {
    let mut best = None;
    for ending in ledger.ends(start) {
        let at = ending.at;
        let fitting = ledger.fit(start, at, room);
        let regular = is_regular(ledger, ending, hyphens);
        if fitting.spare >= 0 {
            best =
                if regular { Some((ending, true)) } else { best.map(|it| (it.0, false)) };
            continue;
        }
        if ledger.breaking(at).is_hyphen() {
            continue;
        }
        // The natural end was a good one, or nothing more can be squeezed in.
        if best.is_some_and(|it| it.1) || !fitting.fits {
            break;
        }
        if regular {
            return Some(ending);
        }
    }
    best.map(|it| it.0)
}

/// Whether the rules allow the end, no word with an initial capital is parted and not too
/// many lines running have a hyphen: that is left for when nothing else fits.
fn is_regular(ledger: &Ledger<'_>, ending: Ending, hyphens: usize) -> bool {
    let breaking = ledger.breaking(ending.at);
    ending.end == LineEnd::Regular
        && breaking != Breaking::HyphenInName
        && !(breaking.is_hyphen() && hyphens >= price::MOST_HYPHENS)
}
