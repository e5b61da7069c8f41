//! Exact fill (齐版): a story made to end on its last row, by rows at crossheads first and
//! by paragraphs a line tighter or looser second; never by changing a word.

use crate::page::flow::{self, Cursor, Orders, Poured, Vessel};
use crate::page::setter::Setter;
use crate::plan::Paragraph;

/// The most rows that crossheads and paragraphs are asked to make up for.
const MOST: usize = 8;
/// How often the result is looked at and the orders are mended.
const TURNS: usize = 4;

/// A part of a story, its vessel and its copy.
#[derive(Debug)]
pub(super) struct Fitter<'a, 'b> {
    pub(super) setter: &'a mut Setter<'b>,
    pub(super) vessel: &'a Vessel<'a>,
    pub(super) copy: &'a [Paragraph],
    pub(super) cursor: Cursor,
}

impl Fitter<'_, '_> {
    /// Pours the part so that it ends on its last row, if that can be had: pour, look what
    /// is spare or lacking, mend the orders, pour again.
    pub(super) fn fill(&mut self) -> Poured {
        let before = self.setter.diagnostics.len();
        let mut orders = Orders::default();
        let mut best = self.pour(&orders);
        let mut least = self.spare(&best);
        if least == 0 || least.unsigned_abs() > MOST {
            return best;
        }
        for _ in 0..TURNS {
            let next = self.revised(&orders, &best, least);
            self.setter.diagnostics.truncate(before);
            let poured = self.pour(&next);
            let left = self.spare(&poured);
            if left.unsigned_abs() >= least.unsigned_abs() {
                break;
            }
            (best, orders, least) = (poured, next, left);
        }
        if least > 0 {
            // Rows would stay empty all the same: nothing is opened for their sake.
            orders = Orders::default();
        }
        self.setter.diagnostics.truncate(before);
        self.pour(&orders)
    }

    fn pour(&mut self, orders: &Orders) -> Poured {
        flow::pour(self.setter, self.vessel, self.copy, self.cursor, orders)
    }

    /// Rows that stay empty; below zero, rows that are lacking.
    fn spare(&mut self, poured: &Poured) -> isize {
        let empty = self.vessel.slots.len().saturating_sub(poured.rows);
        let done = poured.cursor.paragraph >= self.copy.len();
        // A crosshead that found no room leaves rows empty with copy still to come.
        if empty > 0 || done || self.vessel.goes_on {
            return isize::try_from(empty).unwrap_or(isize::MAX);
        }
        let lacking = flow::rows_left(self.setter, self.vessel, self.copy, poured.cursor);
        -isize::try_from(lacking).unwrap_or(isize::MAX).max(1)
    }

    /// The orders with what should take up `spare` rows more.
    fn revised(&mut self, orders: &Orders, poured: &Poured, spare: isize) -> Orders {
        let mut orders = orders.clone();
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
        if rows > 0 {
            let prices = self.prices(&orders, poured, spare.signum());
            let cheapest = prices.into_iter().take(rows);
            orders.lines.extend(cheapest.map(|number| (number, spare.signum())));
        }
        orders
    }

    /// The paragraphs that can be a line longer or shorter, those that bear it best first.
    fn prices(&mut self, orders: &Orders, poured: &Poured, order: isize) -> Vec<usize> {
        let mut prices = Vec::new();
        for &(number, row) in &poured.whole {
            let free = !orders.lines.contains_key(&number);
            let Some(paragraph) = self.copy.get(number).filter(|_| free) else {
                continue;
            };
            let price = flow::price_of(self.setter, self.vessel, paragraph, row, order);
            prices.extend(price.map(|it| (it, number)));
        }
        prices.sort_unstable();
        prices.into_iter().map(|(_, number)| number).collect()
    }
}
