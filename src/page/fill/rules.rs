//! What a way through the legs costs: the rules of make-up and the levers, by price.

use crate::para::Choice;

/// A price; the scale is that of [`Choice::price`].
pub(super) type Price = u64;

/// Rows that a crosshead keeps under it in its leg (背题): two, as newspaper desks have it.
pub(super) const UNDER_CROSSHEAD: usize = 2;

/// Rows that a crosshead may be given beyond its own, each at its price: the first is
/// hardly seen, the second is. On top of a leg, where all white stands under it, only one.
pub(super) const CROSSHEAD_ROWS: [Price; 2] = [500, 12_000];

/// A paragraph set a line tighter or looser is seen by nobody when its gaps hardly change;
/// rows at crossheads go before it.
const ADJUSTED: Price = 2_000;

/// The first line of a paragraph alone at the foot of a leg: allowed, but not sought.
pub(super) const FIRST_ALONE: Price = 300;

/// A row left empty at the foot of a leg, because the crosshead that follows has no room
/// there: every paragraph may give way before that.
pub(super) const EMPTY_ROW: Price = 10_000_000;

/// The most that rows may lie apart from where they would lie by themselves.
pub(super) const MOST_APART: usize = 8;

/// What it costs to set a paragraph as `choice` rather than as `natural` has it.
pub(super) fn adjusted(choice: &Choice, natural: Option<Choice>) -> Price {
    ADJUSTED + choice.price.saturating_sub(natural.map_or(0, |it| it.price))
}
