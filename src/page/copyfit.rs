//! Exact fill (齐版): a story made to end on its last row, by rows at crossheads first and
//! by paragraphs a line tighter or looser second; never by changing a word.

use crate::page::flow::{self, Cursor, Orders, Poured, Vessel};
use crate::page::setter::Setter;
use crate::plan::Paragraph;

/// The most rows that paragraphs are asked to make up for.
const MOST: usize = 8;
/// How often the result is looked at and the orders are mended.
const TURNS: usize = 4;

/// Pours a part of a story so that it ends on the last row, if that can be had.
pub(super) fn fill(
    setter: &mut Setter<'_>,
    vessel: &Vessel<'_>,
    copy: &[Paragraph],
    cursor: Cursor,
) -> Poured {
    let before = setter.diagnostics.len();
    let mut orders = Orders::default();
    let mut best = flow::pour(setter, vessel, copy, cursor, &orders);
    let mut best_orders = orders.clone();
    let mut least = spare(setter, vessel, copy, &best);
    if least == 0 || least.unsigned_abs() > MOST {
        return best;
    }
    for _ in 0..TURNS {
        if least == 0 {
            break;
        }
        revise(setter, vessel, copy, &best, &mut orders, least);
        setter.diagnostics.truncate(before);
        let next = flow::pour(setter, vessel, copy, cursor, &orders);
        let left = spare(setter, vessel, copy, &next);
        if left.unsigned_abs() >= least.unsigned_abs() {
            break;
        }
        (best, best_orders, least) = (next, orders.clone(), left);
    }
    setter.diagnostics.truncate(before);
    flow::pour(setter, vessel, copy, cursor, &best_orders)
}

/// Rows that stay empty; below zero, rows that are lacking.
fn spare(
    setter: &mut Setter<'_>,
    vessel: &Vessel<'_>,
    copy: &[Paragraph],
    poured: &Poured,
) -> isize {
    let empty = vessel.slots.len().saturating_sub(poured.rows);
    // A crosshead that found no room leaves rows empty with copy still to come.
    if empty > 0 || poured.cursor.paragraph >= copy.len() || vessel.goes_on {
        return isize::try_from(empty).unwrap_or(isize::MAX);
    }
    let lacking = flow::rows_left(setter, vessel, copy, poured.cursor);
    let lacking = isize::try_from(lacking).unwrap_or(isize::MAX);
    -lacking.max(1)
}

/// Adds to the orders what should take up `spare` rows.
fn revise(
    setter: &mut Setter<'_>,
    vessel: &Vessel<'_>,
    copy: &[Paragraph],
    poured: &Poured,
    orders: &mut Orders,
    spare: isize,
) {
    let mut rows = spare.unsigned_abs();
    if spare > 0 {
        let slack = rows.min(poured.crossheads.saturating_sub(orders.slack));
        orders.slack += slack;
        rows -= slack;
    } else {
        let back = rows.min(orders.slack);
        orders.slack -= back;
        rows -= back;
    }
    let order = spare.signum();
    let mut prices = Vec::new();
    for &(number, row, _) in &poured.whole {
        if rows == 0 {
            break;
        }
        let Some(paragraph) =
            copy.get(number).filter(|_| !orders.lines.contains_key(&number))
        else {
            continue;
        };
        let price = flow::price_of(setter, vessel, paragraph, row, order);
        prices.extend(price.map(|it| (it, number)));
    }
    prices.sort_unstable();
    orders.lines.extend(prices.into_iter().take(rows).map(|(_, number)| (number, order)));
}
