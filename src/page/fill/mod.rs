//! Exact fill (齐版): copy poured through the rows of a story so that it ends on the last.
//!
//! `copy` turns paragraphs into galleys, each once; `measured` knows in how many lines a
//! paragraph can stand from a row on; `rows` knows which rows follow one another; `search`
//! finds the way through lines and legs that breaks the fewest `rules` at the least price;
//! `place` puts it on the grid. `orders` has what was decided before. Never a word is changed.

mod copy;
mod measured;
mod orders;
mod place;
mod rows;
mod rules;
mod search;

pub(super) use self::copy::left_over;
pub(super) use self::place::spot;
use crate::diag::Span;
use crate::font::RoleId;
use crate::geom::Length;
use crate::page::fill::measured::Measured;
use crate::page::fill::rows::Rows;
use crate::page::fill::rules::Levers;
use crate::page::fill::search::{Route, Search};
use crate::page::frame::Slot;
use crate::page::setter::Setter;
use crate::plan::{Orders, PageGrid, Paragraph};
use crate::proof::{Lever, Mark};

/// How far the copy has been set: so many paragraphs whole, and so many bytes of the next.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Cursor {
    pub(super) paragraph: usize,
    pub(super) offset: usize,
}

/// A part of a page that copy is poured into.
#[derive(Debug)]
pub(super) struct Vessel<'a> {
    pub(super) grid: &'a PageGrid,
    pub(super) body: RoleId,
    pub(super) story: u32,
    pub(super) slots: &'a [Slot],
    /// Whether the story goes on elsewhere with what finds no room.
    pub(super) goes_on: bool,
    /// What paragraphs are ordered to do (定样).
    pub(super) orders: Option<&'a Orders>,
}

/// What pouring left: the marks, where the copy stands, and what was done to fit it.
#[derive(Debug, Default)]
pub(super) struct Poured {
    pub(super) marks: Vec<Mark>,
    pub(super) cursor: Cursor,
    /// The rows that stay empty, by number.
    pub(super) empty: Vec<usize>,
    /// What make-up did so that the story ends where it does.
    pub(super) levers: Vec<Lever>,
    /// The paragraphs whose last line stands alone on top of a leg.
    pub(super) lone: Vec<usize>,
    /// Where orders are written that could not be met.
    pub(super) unmet: Vec<Span>,
}

/// Pours `copy` from `cursor` into a vessel: first as every paragraph stands by itself;
/// where that does not end on the last row, or breaks a rule, with all that may give.
pub(super) fn pour(
    setter: &mut Setter<'_>,
    vessel: &Vessel<'_>,
    copy: &[Paragraph],
    cursor: Cursor,
) -> Poured {
    let rows = Rows::of(vessel);
    let mut measured = Measured::new(copy, cursor);
    let mut search = |levers| Search::new(setter, &rows, &mut measured, levers).route();
    let mut route = search(Levers::None);
    let settled = vessel.orders.is_some_and(|it| it.whole);
    for levers in [Levers::Lines, Levers::Tracking] {
        if !settled && route.may_be_mended(&rows) {
            route = best(route, search(levers));
        }
    }
    let unmet = orders::unmet(vessel, copy, &route);
    Poured { unmet, ..place::place(setter, &rows, &mut measured, &route) }
}

/// The better of two routes: one that ends on the last row, else one that leaves no copy
/// over, else one that breaks fewer rules. What comes no nearer opens nothing for its sake.
fn best(known: Route, other: Route) -> Route {
    if other.rank() < known.rank() { other } else { known }
}

/// How many characters fit into `rows` of the vessel, in its own measures.
pub(super) fn capacity(slots: &[Slot], rows: &[usize], size: Length) -> i64 {
    let lengths = rows.iter().filter_map(|it| slots.get(*it)).map(|it| it.length);
    lengths.map(|it| it.count(size)).sum()
}
