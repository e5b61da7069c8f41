//! What a way through the legs costs: the rules of make-up and the levers, by price.

use crate::geom::Em;

/// A price; the scale is that of [`Choice::price`](crate::para::Choice::price).
pub(super) type Price = u64;

/// How much may give, each with what went before.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) enum Levers {
    /// Nothing: every paragraph stands by itself.
    None,
    /// Rows at crossheads, lines of paragraphs.
    Lines,
    /// Characters that stand nearer together.
    Tracking,
}

/// Rows that a crosshead keeps under it in its leg (背题): two, as newspaper desks have it.
pub(super) const UNDER_CROSSHEAD: usize = 2;

/// Rows that a crosshead may be given beyond its own, each at its price: the first is
/// hardly seen, the second is. On top of a leg, where all white stands under it, only one.
pub(super) const CROSSHEAD_ROWS: [Price; 2] = [500, 12_000];

/// A paragraph set a line tighter or looser is seen by nobody when its gaps hardly change;
/// rows at crossheads go before it.
pub(super) const ADJUSTED: Price = 2_000;

/// How much nearer characters may stand in a paragraph that has to give up a line and cannot
/// by its marks alone (字距): a fortieth of an em, half of what desks are seen to take.
pub(super) const TRACKING: Em = Em::milli(-25);

/// Such a paragraph costs as much as several that give by their marks.
pub(super) const TRACKED: Price = 20_000;

/// The first line of a paragraph alone at the foot of a leg: allowed, but not sought.
pub(super) const FIRST_ALONE: Price = 300;

/// A row left empty at the foot of a leg, because the crosshead that follows has no room
/// there: every paragraph may give way before that.
pub(super) const EMPTY_ROW: Price = 10_000_000;

/// The most that rows may lie apart from where they would lie by themselves.
pub(super) const MOST_APART: usize = 8;
