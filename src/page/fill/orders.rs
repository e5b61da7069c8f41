//! What paragraphs are ordered to do (定样): of their ways, the one that was decided before.

use crate::diag::Span;
use crate::geom::Em;
use crate::page::fill::Vessel;
use crate::page::fill::measured::{Measured, Way};
use crate::page::fill::rows::Rows;
use crate::page::fill::rules::Levers;
use crate::page::fill::search::{Route, Stage, Step};
use crate::page::setter::Setter;
use crate::plan::{Order, Orders, Paragraph};

/// The order for a paragraph.
fn order(orders: Option<&Orders>, paragraph: Option<&Paragraph>) -> Option<Order> {
    let number = paragraph?.number;
    orders?.levers.iter().find(|it| it.paragraph == number).map(|it| it.order)
}

/// The ways a paragraph may stand: all that `levers` can give it, unless it is ordered or,
/// where everything is, stands by itself.
pub(super) fn ways(
    measured: &mut Measured<'_>,
    setter: &mut Setter<'_>,
    rows: &Rows<'_>,
    at: (usize, usize),
    levers: Levers,
) -> Vec<Way> {
    let orders = rows.vessel.orders;
    match order(orders, measured.paragraph(at.0)) {
        Some(order) => {
            let mut ways = measured.ways(setter, rows, at, Levers::Tracking);
            ways.retain(|it| is_way(order, it));
            ways
        }
        None if orders.is_some_and(|it| it.whole) => {
            Vec::from_iter(measured.natural(setter, rows, at))
        }
        None => measured.ways(setter, rows, at, levers),
    }
}

/// The rows that a crosshead is given by order.
pub(super) fn rows(rows: &Rows<'_>, crosshead: Option<&Paragraph>) -> Option<usize> {
    match order(rows.vessel.orders, crosshead) {
        Some(Order::Rows(rows)) => Some(rows),
        Some(Order::Lines(..) | Order::Out) | None => {
            rows.vessel.orders.filter(|it| it.whole).map(|_| 0)
        }
    }
}

/// Where the orders are written that `route` does not follow.
pub(super) fn unmet(vessel: &Vessel<'_>, copy: &[Paragraph], route: &Route) -> Vec<Span> {
    let levers = vessel.orders.map(|it| it.levers.as_slice()).unwrap_or_default();
    let number_of = |at: usize| copy.get(at).map_or(0, |it| it.number);
    let follows = |stage: &Stage, number, order| {
        number_of(stage.paragraph) == number
            && match stage.step {
                Step::Lines(way) | Step::Part(way) => is_way(order, &way),
                Step::Crosshead { extra, .. } => order == Order::Rows(extra),
            }
    };
    let met = |number, order| route.stages.iter().any(|it| follows(it, number, order));
    let stuck = route.stuck.filter(|_| route.stages.is_empty());
    // What copy that is left over was to do is not to blame.
    let last = route.stages.last().map(|it| number_of(it.paragraph));
    let asked = |number: usize| match stuck {
        Some(stuck) => number == number_of(stuck),
        None => !route.is_over() || last.is_some_and(|it| number <= it),
    };
    let lines = levers.iter().filter(|it| it.order != Order::Out);
    let unmet = lines.filter(|it| !met(it.paragraph, it.order));
    unmet.filter(|it| asked(it.paragraph)).map(|it| it.span).collect()
}

/// Whether that is the way that is ordered.
fn is_way(order: Order, way: &Way) -> bool {
    let nearer = (way.gap < Em::ZERO).then_some(way.gap);
    order == Order::Lines(way.more, nearer)
}
