//! The whole paragraph at the least price (全段最优).
//!
//! Every place where a line may end is a node for each number of lines before it; an edge
//! is a line, priced by `fit`. Once all measures to come are alike the number of lines no
//! longer matters and the nodes of a place are one.
//!
//! The search looks at ends that the rules allow and at lines that are half full. When that
//! leads nowhere, or to a single character on the last line, it looks again at everything.
//! For the numbers of lines that may be ordered it looks at decent lines alone.

use std::ops::Range;

use crate::para::fit::{Fitting, Opened};
use crate::para::forced::{Ending, end_of};
use crate::para::ledger::Ledger;
use crate::para::price::{self, Price};
use crate::para::{LineEnd, Measure};
use crate::text::Breaking;

/// Lines filled less than this (in twentieths) are looked at only in the second search.
const LEAST_FULL: i64 = 11;
/// How many lines more than the fewest a place is kept for.
pub(super) const BAND: usize = 24;

/// A way to have set everything before a place.
#[derive(Copy, Clone, Debug)]
struct Node {
    at: usize,
    /// How many lines there are before it.
    lines: usize,
    price: Price,
    /// The node before it.
    from: usize,
    /// How the line before it ends.
    end: Breaking,
    /// How many lines running before it end with a hyphen, two being many.
    hyphens: usize,
}

const ROOT: Node =
    Node { at: 0, lines: 0, price: 0, from: 0, end: Breaking::Allowed, hyphens: 0 };

/// Where a line may start that still reaches further: the nodes of one place, one for each
/// number of lines before it, whose next line has the same room. Their lines are the same,
/// and are measured and priced once.
#[derive(Clone, Debug)]
struct Start {
    at: usize,
    nodes: Range<usize>,
    room: i64,
    /// Up to where a line from here is less than half full, in the endless line of the
    /// ledger. Half of all candidates are: they cost one comparison each.
    half: i64,
    /// Up to where a line from here cannot decently be opened to its room. Of the lines of
    /// a dozen cells that are half full two or three can: the others need no measuring
    /// where anything cheaper is known.
    short: Opened,
    /// Whether a line from here has been looked at.
    tried: bool,
}

/// A way to set the paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    pub(super) price: Price,
    pub(super) ends: Vec<Ending>,
}

impl Way {
    /// Whether the best decent way is the best of all: one that is not decent costs more.
    pub(super) const fn is_best(&self) -> bool {
        self.price <= price::INDECENT
    }
}

/// How far a search looks.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Reach {
    /// Ends that the rules allow, lines without a gap beyond a seventh of an em, no single
    /// character on the last line.
    Decent,
    /// Ends that the rules allow, lines that are half full.
    Rules,
    /// Everything.
    LastResort,
}

struct Search<'a> {
    ledger: &'a Ledger<'a>,
    /// The measures up to the one that stays.
    measures: Vec<Measure>,
    reach: Reach,
    /// From this number of lines on, nodes of one place are one.
    settled: usize,
    nodes: Vec<Node>,
    /// Where lines start that may still reach further, by place.
    active: Vec<Start>,
    /// The best nodes at the place being looked at, by number of lines.
    found: Found,
}

/// The best nodes at a place. There may be one for each of two dozen numbers of lines, and
/// each is asked for by each line that ends there: its row says where it lies.
#[derive(Debug, Default)]
struct Found {
    nodes: Vec<Node>,
    /// By number of lines and hyphens, one more than the place among the nodes.
    rows: Vec<u32>,
}

impl Found {
    fn get(&self, row: usize) -> Option<&Node> {
        let place = self.rows.get(row)?.checked_sub(1)?;
        self.nodes.get(place as usize)
    }

    fn put(&mut self, row: usize, node: Node) {
        if self.rows.len() <= row {
            self.rows.resize(row + 1, 0);
        }
        let Some(place) = self.rows.get_mut(row) else { return };
        match place.checked_sub(1).and_then(|it| self.nodes.get_mut(it as usize)) {
            Some(known) => *known = node,
            None => {
                self.nodes.push(node);
                *place = u32::try_from(self.nodes.len()).unwrap_or(0);
            }
        }
    }

    fn forget(&mut self, row: usize) {
        if let Some(place) = self.rows.get_mut(row) {
            *place = 0;
        }
    }
}

/// How many lines running end with a hyphen where the next line after `node` ends so.
fn hyphens(node: &Node, end: Breaking) -> usize {
    let hyphens = (node.hyphens + 1).min(price::MOST_HYPHENS);
    if end.is_hyphen() { hyphens } else { 0 }
}

/// The best way of all.
pub(super) fn best(ledger: &Ledger<'_>, measures: &dyn Fn(usize) -> Measure) -> Way {
    let measures = settle(ledger.count(), measures);
    let best = |reach| {
        let ways = search(ledger, &measures, reach, false).into_iter();
        ways.min_by_key(|it| it.price)
    };
    let regular = best(Reach::Rules).filter(|it| it.price < price::LONE);
    regular.or_else(|| best(Reach::LastResort)).unwrap_or_default()
}

/// The best decent way for every number of lines, the fewest lines first.
pub(super) fn ways(ledger: &Ledger<'_>, measures: &dyn Fn(usize) -> Measure) -> Vec<Way> {
    search(ledger, &settle(ledger.count(), measures), Reach::Decent, true)
}

/// The measures of all lines up to the one after which their length no longer changes.
/// Where a line starts matters to nobody here: legs of one width are one measure.
fn settle(count: usize, measures: &dyn Fn(usize) -> Measure) -> Vec<Measure> {
    let last = measures(count.saturating_sub(1)).length;
    let unsettled = (0..count).rev().find(|line| measures(*line).length != last);
    (0..=unsettled.map_or(0, |line| line + 1)).map(measures).collect()
}

/// The best ways to the end of the paragraph: one, or with `counted` one for each number of
/// lines. None when a place cannot be reached.
fn search(
    ledger: &Ledger<'_>,
    measures: &[Measure],
    reach: Reach,
    counted: bool,
) -> Vec<Way> {
    if ledger.count() == 0 {
        return Vec::new();
    }
    let mut search = Search {
        ledger,
        measures: measures.to_vec(),
        reach,
        settled: if counted { usize::MAX } else { measures.len().saturating_sub(1) },
        nodes: Vec::with_capacity(ledger.count() + 1),
        active: Vec::new(),
        found: Found { nodes: vec![ROOT], rows: Vec::new() },
    };
    search.admit();
    for at in 1..=ledger.count() {
        search.look_at(at);
        if search.active.is_empty() {
            return Vec::new();
        }
    }
    search.ways()
}

impl Search<'_> {
    /// Tries every active node as the start of a line that ends before cell `at`.
    fn look_at(&mut self, at: usize) {
        let end = self.ledger.breaking(at);
        let regular = end < Breaking::Relief;
        if end == Breaking::Never || (self.reach != Reach::LastResort && !regular) {
            return;
        }
        let upto = self.ledger.sum(at).at;
        let all = self.reach == Reach::LastResort || self.ledger.closes(at);
        let fills = !all && self.ledger.style.align.fills(false);
        let opened = if fills { self.ledger.opened_to(at) } else { Opened::WIDE };
        let mut active = std::mem::take(&mut self.active);
        active.retain_mut(|it| {
            let half_full = all || upto >= it.half;
            let dear = || opened.is_short_of(&it.short) && self.is_dear(it, end);
            !half_full || dear() || self.line(it, (at, end))
        });
        // No line goes past the author's break.
        if end == Breaking::Must {
            active.clear();
        }
        self.active = active;
        self.admit();
    }

    /// Whether a line from `start` that has too wide a gap is not wanted, or is dearer than
    /// what is known of its end.
    fn is_dear(&self, start: &Start, end: Breaking) -> bool {
        let dear = |node: &Node| {
            let price = node.price.saturating_add(price::INDECENT);
            let known = self.found.get(self.row(node.lines + 1, hyphens(node, end)));
            known.is_some_and(|it| it.price <= price)
        };
        self.reach == Reach::Decent || self.nodes_of(start).iter().all(dear)
    }

    fn nodes_of(&self, start: &Start) -> &[Node] {
        self.nodes.get(start.nodes.clone()).unwrap_or_default()
    }

    /// Looks at the line from `start` to `at`; whether a longer one may be had.
    fn line(&mut self, start: &mut Start, (at, end): (usize, Breaking)) -> bool {
        let first = !std::mem::replace(&mut start.tried, true);
        let fitting = self.ledger.fit(start.at, at, start.room);
        // A line takes one cell, however little room there is.
        let taken = fitting.fits || (self.reach == Reach::LastResort && first);
        if !taken {
            // Without its hyphen a longer line may be shorter; not one of three measures.
            let long = self.ledger.sum(at).at - self.ledger.sum(start.at).at;
            return end.is_hyphen() && long < start.room.saturating_mul(3);
        }
        let last = at == self.ledger.count();
        let lone = last && start.at > 0 && self.ledger.bodies(start.at, at) <= 1;
        if self.reach != Reach::Decent || !(lone || self.is_indecent(start, at, &fitting))
        {
            let too_long = if fitting.fits { 0 } else { price::TOO_LONG };
            let extra = too_long + if lone { price::LONE } else { 0 };
            self.end(start, (at, end), (&fitting, extra));
        }
        fitting.fits
    }

    /// Whether a gap of a line that is filled is too wide.
    fn is_indecent(&self, start: &Start, at: usize, fitting: &Fitting) -> bool {
        self.ledger.style.align.fills(self.ledger.closes(at))
            && self.ledger.widest(start.at, at, fitting) > Some(price::DECENT)
    }

    /// Ends a line of these measures at `at`, after each node that it may start from.
    fn end(
        &mut self,
        start: &Start,
        (at, end): (usize, Breaking),
        (fitting, extra): (&Fitting, Price),
    ) {
        let mut own = None;
        for from in start.nodes.clone() {
            let Some(node) = self.nodes.get(from) else { break };
            let price = node.price.saturating_add(self.end_price(node, at, end) + extra);
            let (lines, hyphens) = (node.lines + 1, hyphens(node, end));
            let row = self.row(lines, hyphens);
            let known = self.found.get(row).map(|it| it.price);
            // A line costs something or nothing, never less.
            if known.is_some_and(|it| it <= price) {
                continue;
            }
            let closes = self.ledger.closes(at);
            let line = || self.ledger.price(start.at, at, fitting, closes);
            let price = price.saturating_add(*own.get_or_insert_with(line));
            if known.is_none_or(|it| price < it) {
                self.found.put(row, Node { at, lines, price, from, end, hyphens });
            }
        }
    }

    fn end_price(&self, node: &Node, at: usize, end: Breaking) -> Price {
        if at == self.ledger.count() {
            return 0;
        }
        let within = node.end == Breaking::Emergency
            && (node.at + 1..at).all(|it| self.ledger.breaking(it) >= Breaking::Relief);
        price::of_pair(node.end, end, within, node.hyphens)
    }

    /// Where the node lies among those found that has so many lines and hyphens before it.
    fn row(&self, lines: usize, hyphens: usize) -> usize {
        lines.min(self.settled) * (price::MOST_HYPHENS + 1) + hyphens
    }

    /// Makes the candidates active.
    fn admit(&mut self) {
        let mut found = std::mem::take(&mut self.found.nodes);
        for node in &found {
            self.found.forget(self.row(node.lines, node.hyphens));
        }
        if found.len() > 1 {
            found.sort_by_key(|it| it.lines);
            let fewest = found.first().map_or(0, |it| it.lines);
            found.retain(|it| it.lines <= fewest + BAND);
        }
        for node in found.drain(..) {
            let line = node.lines.min(self.measures.len().saturating_sub(1));
            let measure = self.measures.get(line).copied().unwrap_or_default();
            let room = self.ledger.room(node.at, measure);
            let own = self.nodes.len();
            let same = self.active.last_mut();
            match same.filter(|it| (it.at, it.room) == (node.at, room)) {
                Some(start) => start.nodes.end = own + 1,
                None => self.active.push(self.start(node.at, own, room)),
            }
            self.nodes.push(node);
        }
        self.found.nodes = found;
    }

    /// A line that starts at a place, from one node so far.
    fn start(&self, at: usize, node: usize, room: i64) -> Start {
        let half = self.ledger.sum(at).at + room * LEAST_FULL / 20;
        let short = self.ledger.short_of(at, room);
        Start { at, nodes: node..node + 1, room, half, short, tried: false }
    }

    /// The ways to the end of the paragraph, the fewest lines first.
    fn ways(&self) -> Vec<Way> {
        let count = self.ledger.count();
        let finished = self.nodes.iter().rev().take_while(|it| it.at == count);
        let mut ways: Vec<_> = finished.map(|it| self.way(it)).collect();
        ways.reverse();
        ways
    }

    fn way(&self, last: &Node) -> Way {
        let mut ends = Vec::with_capacity(last.lines);
        let mut node = last;
        while node.at > 0 {
            let end = end_of(node.end).unwrap_or(LineEnd::Emergency);
            ends.push(Ending { at: node.at, end });
            let Some(before) = self.nodes.get(node.from) else { break };
            node = before;
        }
        ends.reverse();
        Way { price: last.price, ends }
    }
}
