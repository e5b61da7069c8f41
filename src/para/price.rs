//! What everything costs (价目): all prices of the search, in one place.
//!
//! A price has no dimension; 1000 is the price of a line whose gaps are barely opened. Prices
//! of one group are weighed against each other. A group below is never bought for any number
//! of things in a group above: no looseness for a single character on the last line, no
//! forbidden mark for a single character, no cut word for a forbidden mark.

use crate::text::{Breaking, Shrink};

/// A price; 1000 is that of a line whose gaps are barely opened.
pub(super) type Price = u64;

// Lines. CLREQ, reduction and expansion; the weights of cjk 7.5.

/// The half em of the mark at the line end, CLREQ's first reduction step: nobody sees it.
pub(super) const LINE_END: Price = 20;
/// A mark that hangs is half a mark more than one that is halved.
pub(super) const HANG: Price = 40;
/// CLREQ's reduction steps 2–7 used up; part of a step costs the square of that part. One
/// heavy step costs more than several light ones, and no step more than opening a line twice.
pub(super) const SHRINK: [i64; Shrink::ALL.len()] = [
    100,  // word spaces: meant to give
    100,  // interpuncts: their blank carries nothing
    300,  // brackets
    500,  // commas: many to a line, their blank is a pause
    600,  // Han–Latin spaces: words begin to touch
    2000, // full stops: some houses never do
];
/// Word spaces opened to half an em, Han–Latin spaces opened to their limit: the first two
/// steps of expansion, dearer than the like reductions so that text runs full.
pub(super) const WORD: i64 = 100;
pub(super) const MIXED: i64 = 200;
/// A gap opened by this many thousandths of an em doubles the root of the price, so that
/// looseness is shared out over lines rather than left in one.
const LOOSE_UNIT: i64 = 100;
/// Beyond a tenth of an em a reader sees the gaps: such a line costs as much again as two
/// lines at the limit.
const SEEN: i64 = 100;
const SEEN_PRICE: Price = 8_000;
/// Past this many thousandths of an em a gap cannot get worse.
pub(super) const LOOSEST: i64 = 20_000;

/// The widest gap, in thousandths of an em, that a decent line has: a seventh of an em.
pub(super) const DECENT: i64 = 140;
/// The least that a line with a wider gap costs: what is no dearer need not be compared.
pub(super) const INDECENT: Price = opened(DECENT + 1);

/// What a line costs whose gaps take up so many thousandths of an em.
pub(super) const fn opened(gap: i64) -> Price {
    let root = 1000 + gap * 1000 / LOOSE_UNIT;
    let square = (root * root / 1000).unsigned_abs();
    if gap > SEEN { square + SEEN_PRICE } else { square }
}

// Line ends that the rules allow.

/// A number and its unit parted: as dear as a line opened by a tenth of an em a gap.
const DISCOURAGED: Price = 4_000;
/// A word parted with a hyphen, dearer than a number from its unit; twice running, as dear
/// as a line whose gaps are seen; three times, dearer than any loose line.
const HYPHEN: Price = 5_000;
const HYPHENS: [Price; 3] = [0, 10_000, 2_000_000];
/// So many lines running may end with a hyphen.
pub(super) const MOST_HYPHENS: usize = HYPHENS.len() - 1;
/// A word with an initial capital parted: dearer than any but the loosest lines.
const HYPHEN_IN_NAME: Price = 60_000;
/// A cut in a web address: no hyphen tells that it goes on.
const URL: Price = 6_000;
/// One more cut in a word that no line can hold: less than a hole before the word.
const CUT_AGAIN: Price = 10_000;

// What is avoided wherever it can be.

/// A single character on the last line (孤字). GB/T 15834 5.1.11; CLREQ, orphans.
pub(super) const LONE: Price = 1_000_000_000;
/// A forbidden mark at a line edge.
const RELIEF: Price = 1_000_000_000_000;
/// A word cut.
const EMERGENCY: Price = 100_000_000_000_000;
/// A cell longer than its line.
pub(super) const TOO_LONG: Price = 10_000_000_000_000_000;

/// What a line end costs; none where no line may end.
pub(super) const fn of_end(breaking: Breaking) -> Option<Price> {
    match breaking {
        Breaking::Must | Breaking::Allowed => Some(0),
        Breaking::Discouraged => Some(DISCOURAGED),
        Breaking::Hyphen => Some(HYPHEN),
        Breaking::Url => Some(URL),
        Breaking::HyphenInName => Some(HYPHEN_IN_NAME),
        Breaking::Relief => Some(RELIEF),
        Breaking::Emergency => Some(EMERGENCY),
        Breaking::Never => None,
    }
}

/// What a line end costs after a line that ended as it did; `within` when the rules allow no
/// end between the two. `hyphens` so many lines before it end with a hyphen.
pub(super) fn of_pair(
    before: Breaking,
    now: Breaking,
    within: bool,
    hyphens: usize,
) -> Price {
    let again = HYPHENS.get(hyphens.min(MOST_HYPHENS)).filter(|_| now.is_hyphen());
    match (before, now) {
        (Breaking::Emergency, Breaking::Emergency) if within => CUT_AGAIN,
        _ => of_end(now).unwrap_or(TOO_LONG) + again.copied().unwrap_or_default(),
    }
}
