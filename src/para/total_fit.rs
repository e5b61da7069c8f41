//! The whole paragraph at the least price (全段最优).
//!
//! Every place where a line may end is a node for each number of lines before it; an edge
//! is a line, priced by `fit`. Once all measures to come are alike the number of lines no
//! longer matters and the nodes of a place are one.

use crate::para::fit::Price;
use crate::para::forced::Ending;
use crate::para::ledger::Ledger;
use crate::para::{LineEnd, Measure};
use crate::text::Breaking;

/// A number and its unit parted: as dear as a line opened by a tenth of an em a gap.
const DISCOURAGED: Price = 4_000;
/// A cut in a web address.
const URL: Price = 6_000;
/// A single character on the last line (孤字): dearer than several very loose lines.
const LONE: Price = 300_000;
/// A forbidden mark at a line edge, and a word cut.
const RELIEF: Price = 1_000_000_000;
const EMERGENCY: Price = 10_000_000_000;
/// Lines filled less than this (in twentieths) are looked at only when all else fails.
const LEAST_FULL: i64 = 11;
/// How many nodes of one place are kept while measures still differ.
const BEAM: usize = 12;

/// A way to have set everything before a place.
#[derive(Copy, Clone, Debug)]
struct Node {
    at: usize,
    /// How many lines there are before it.
    lines: usize,
    price: Price,
    /// The node before it.
    from: usize,
    end: LineEnd,
}

struct Search<'a> {
    ledger: &'a Ledger<'a>,
    /// The measures up to the one that stays.
    measures: Vec<Measure>,
    nodes: Vec<Node>,
    /// The nodes from which a line may still reach further, by place.
    active: Vec<usize>,
    /// The best nodes at the place being looked at.
    found: Vec<Node>,
    /// The last node that could not reach the place being looked at.
    lost: Option<usize>,
    /// How many lines there are to be, when that was asked for.
    wanted: Option<usize>,
}

/// The ends of all lines; of `wanted` lines, where there is a way to have so many.
pub(super) fn break_lines(
    ledger: &Ledger<'_>,
    measures: &dyn Fn(usize) -> Measure,
    wanted: Option<usize>,
) -> Vec<Ending> {
    if ledger.count() == 0 {
        return Vec::new();
    }
    let root = Node { at: 0, lines: 0, price: 0, from: 0, end: LineEnd::Regular };
    let mut search = Search {
        ledger,
        measures: settle(ledger.count(), measures),
        nodes: vec![root],
        active: vec![0],
        found: Vec::new(),
        lost: None,
        wanted,
    };
    search.run();
    search.trace()
}

/// The measures of all lines up to the one after which their length no longer changes.
/// Where a line starts matters to nobody here: legs of one width are one measure.
fn settle(count: usize, measures: &dyn Fn(usize) -> Measure) -> Vec<Measure> {
    let mut all: Vec<_> = (0..count.max(1)).map(measures).collect();
    let last = all.last().map(|it| it.length);
    let unsettled = all.iter().rposition(|it| Some(it.length) != last);
    all.truncate(unsettled.map_or(0, |at| at + 1) + 1);
    all
}

impl Search<'_> {
    fn run(&mut self) {
        let mut at = 1;
        while at <= self.ledger.count() {
            let price = match self.ledger.breaking(at) {
                Breaking::Allowed => Some(0),
                Breaking::Discouraged => Some(DISCOURAGED),
                Breaking::Url => Some(URL),
                Breaking::Relief | Breaking::Emergency | Breaking::Never => None,
            };
            if let Some(price) = price {
                self.reach(at, price);
                if self.active.is_empty() {
                    at = self.rescue();
                }
            }
            at += 1;
        }
    }

    /// Tries every active node as the start of a line that ends before cell `at`.
    fn reach(&mut self, at: usize, penalty: Price) {
        self.lost = None;
        self.found.clear();
        let last = at == self.ledger.count();
        let mut kept = 0;
        for turn in 0..self.active.len() {
            let Some(&index) = self.active.get(turn) else { break };
            let Some(&node) = self.nodes.get(index) else { break };
            let room = self.room(&node);
            let fitting = self.ledger.fit(node.at, at, room);
            if !fitting.fits {
                self.lost = Some(index);
                continue;
            }
            if let Some(place) = self.active.get_mut(kept) {
                *place = index;
            }
            kept += 1;
            if !last && (room - fitting.spare) * 20 < room * LEAST_FULL {
                continue;
            }
            let line = self.ledger.price(node.at, at, &fitting, last);
            let lone = last && node.at > 0 && self.ledger.bodies(node.at, at) <= 1;
            let price = node.price + line + penalty + if lone { LONE } else { 0 };
            self.offer(Node { at, lines: node.lines + 1, price, from: index, ..node });
        }
        self.active.truncate(kept);
        self.admit();
    }

    /// Keeps the candidate if it is the best of its kind.
    fn offer(&mut self, node: Node) {
        let node = Node { end: LineEnd::Regular, ..node };
        // With a number of lines to reach, nodes of other numbers never replace each other.
        let settled = self.wanted.map_or(self.measures.len() - 1, |_| usize::MAX);
        let alike = |it: &&mut Node| it.lines.min(settled) == node.lines.min(settled);
        match self.found.iter_mut().find(alike) {
            Some(known) if node.price < known.price => *known = node,
            Some(_) => {}
            None => self.found.push(node),
        }
    }

    /// Makes the best candidates active.
    fn admit(&mut self) {
        if self.found.len() > BEAM {
            self.found.sort_by_key(|it| (it.price, it.lines));
            self.found.truncate(BEAM);
        }
        for node in self.found.drain(..) {
            self.active.push(self.nodes.len());
            self.nodes.push(node);
        }
    }

    /// No line reaches the place: the last node that was lost takes the best way out.
    /// Returns the place to go on from.
    fn rescue(&mut self) -> usize {
        let index = self.lost.unwrap_or_default();
        let node = self.nodes.get(index).copied();
        let node = node.unwrap_or(Node {
            at: 0,
            lines: 0,
            price: 0,
            from: 0,
            end: LineEnd::Regular,
        });
        let room = self.room(&node);
        let Ending { at, end } = self.ledger.forced(node.at, room);
        let fitting = self.ledger.fit(node.at, at, room);
        let line = self.ledger.price(node.at, at, &fitting, at == self.ledger.count());
        let penalty = match end {
            LineEnd::Regular => 0,
            LineEnd::Relief => RELIEF,
            LineEnd::Emergency => EMERGENCY,
        };
        let price = node.price.saturating_add(line).saturating_add(penalty);
        self.active.push(self.nodes.len());
        self.nodes.push(Node { at, lines: node.lines + 1, price, from: index, end });
        at
    }

    fn room(&self, node: &Node) -> i64 {
        let line = node.lines.min(self.measures.len() - 1);
        let measure = self.measures.get(line).copied().unwrap_or_default();
        self.ledger.room(node.at, measure)
    }

    /// The line ends on the best way to the end of the paragraph.
    fn trace(&self) -> Vec<Ending> {
        let count = self.ledger.count();
        let finished = self.nodes.iter().enumerate().filter(|(_, it)| it.at == count);
        let off = |it: &Node| self.wanted.is_some_and(|wanted| it.lines != wanted);
        let best = finished.min_by_key(|(_, it)| (off(it), it.price));
        let best = best.map_or(0, |(index, _)| index);
        let mut ends = Vec::new();
        let mut index = best;
        while let Some(node) = self.nodes.get(index).filter(|it| it.at > 0) {
            ends.push(Ending { at: node.at, end: node.end });
            index = node.from;
        }
        ends.reverse();
        ends
    }
}
