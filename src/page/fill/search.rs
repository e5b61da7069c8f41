//! The way of a part's copy through its rows: dynamic programming over paragraphs and rows.

use std::collections::BTreeMap;

use crate::page::fill::measured::{Measured, Way};
use crate::page::fill::orders;
use crate::page::fill::rows::Rows;
use crate::page::fill::rules::{self, Levers, Price};
use crate::page::setter::Setter;

/// What one paragraph does.
#[derive(Copy, Clone, Debug)]
pub(super) enum Step {
    /// It stands in these lines.
    Lines(Way),
    /// It stands so from `row` on, with so many rows in all, its own blank above it unless
    /// it begins a run.
    Crosshead { row: usize, rows: usize, extra: usize },
    /// It has as many of these lines as there is room for.
    Part(Way),
}

/// A paragraph's step and the row it begins on.
#[derive(Copy, Clone, Debug)]
pub(super) struct Stage {
    pub(super) paragraph: usize,
    pub(super) row: usize,
    pub(super) step: Step,
}

/// What a way costs: broken rules before any price.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd)]
struct Cost {
    broken: usize,
    price: Price,
}

/// How near a way comes to what is wanted.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
enum End {
    /// It uses the last row; in a story that goes on, with copy to spare.
    Exact,
    /// Rows stay empty.
    Short,
    /// Copy is left over.
    Over,
}

/// A way through the rows.
#[derive(Clone, Debug)]
pub(super) struct Route {
    pub(super) stages: Vec<Stage>,
    /// The row after the last one used.
    end_row: usize,
    end: End,
    cost: Cost,
    /// The paragraph that no way sets, where there is no way at all.
    pub(super) stuck: Option<usize>,
}

impl Route {
    /// Whether copy is left over.
    pub(super) fn is_over(&self) -> bool {
        self.end == End::Over
    }

    /// The nearer to what is wanted, the smaller.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        (self.end, self.cost)
    }

    /// Whether levers may bring it nearer to what is wanted: it breaks a rule, leaves copy
    /// over, or leaves no more rows empty than paragraphs can be made to fill.
    pub(super) fn may_be_mended(&self, rows: &Rows<'_>) -> bool {
        let hopeless = self.end == End::Short
            && self.cost.broken == 0
            && self.cost.price < rules::EMPTY_ROW
            && rows.count() - self.end_row > rules::MOST_APART;
        !self.is_perfect() && !hopeless
    }

    /// Whether nothing could be better.
    fn is_perfect(&self) -> bool {
        self.end == End::Exact
            && self.cost.broken == 0
            && self.cost.price < rules::EMPTY_ROW
    }
}

/// The search, paragraph by paragraph.
#[derive(Debug)]
pub(super) struct Search<'a, 's, 'c> {
    setter: &'a mut Setter<'s>,
    rows: &'a Rows<'a>,
    measured: &'a mut Measured<'c>,
    levers: Levers,
    /// For every paragraph set so far, the rows it may end before.
    layers: Vec<Vec<Node>>,
    /// Ways that go no further.
    ended: Vec<Ended>,
}

/// A row that copy may have reached.
#[derive(Copy, Clone, Debug)]
struct Node {
    row: usize,
    cost: Cost,
    /// The node before, in the layer before, and what led here from there.
    from: usize,
    step: Option<Step>,
}

/// Where a way ends with copy to come.
#[derive(Copy, Clone, Debug)]
struct Ended {
    layer: usize,
    node: usize,
    step: Option<Step>,
    end_row: usize,
    cost: Cost,
}

impl<'a, 's, 'c> Search<'a, 's, 'c> {
    pub(super) fn new(
        setter: &'a mut Setter<'s>,
        rows: &'a Rows<'a>,
        measured: &'a mut Measured<'c>,
        levers: Levers,
    ) -> Self {
        let start = Node { row: 0, cost: Cost::default(), from: 0, step: None };
        Self { setter, rows, measured, levers, layers: vec![vec![start]], ended: vec![] }
    }

    /// The best way.
    pub(super) fn route(mut self) -> Route {
        let first = self.measured.start().paragraph;
        let mut number = first;
        while let Some(paragraph) = self.measured.paragraph(number) {
            let layer = self.layers.last().cloned().unwrap_or_default();
            let mut next = BTreeMap::new();
            for (at, node) in layer.iter().enumerate() {
                if node.row >= self.rows.count() {
                    self.stop(at, node, None, Cost::default());
                } else if paragraph.crosshead {
                    self.crosshead(number, (at, node), &mut next);
                } else {
                    self.running(number, (at, node), &mut next);
                }
            }
            if next.is_empty() {
                return Route { stuck: Some(number), ..self.choose(first, &[]) };
            }
            self.layers.push(within_reach(next));
            number += 1;
        }
        let last = self.layers.last().cloned().unwrap_or_default();
        self.choose(first, &last)
    }

    /// A paragraph of running text in all its ways.
    fn running(
        &mut self,
        number: usize,
        (at, node): (usize, &Node),
        next: &mut BTreeMap<usize, Node>,
    ) {
        let place = (number, node.row);
        let ways =
            orders::ways(self.measured, self.setter, self.rows, place, self.levers);
        let rows = self.rows;
        for way in ways {
            let end = node.row + way.lines;
            let first = u64::from(rows.first_alone(node.row, way.lines));
            let price = way.price + first * rules::FIRST_ALONE;
            if end <= rows.count() {
                let alone = rows.last_alone(node.row, way.lines);
                let cost = Cost { broken: usize::from(alone), price };
                arrive(next, end, (at, node), Step::Lines(way), cost);
            } else {
                let alone = end == rows.count() + 1 && way.lines >= 2;
                let cost = Cost { broken: usize::from(alone), price };
                self.stop(at, node, Some(Step::Part(way)), cost);
            }
        }
    }

    /// A crosshead: where text follows it in its run, with the rows it may be given.
    fn crosshead(
        &mut self,
        number: usize,
        (at, node): (usize, &Node),
        next: &mut BTreeMap<usize, Node>,
    ) {
        let mut row = node.row;
        loop {
            let place = (number, row);
            let way = self.measured.natural(self.setter, self.rows, place);
            let above = usize::from(!self.rows.begins(row));
            let own = way.map_or(1, |it| it.lines) + above;
            if self.rows.hold(row, own + rules::UNDER_CROSSHEAD) {
                return self.rows_for_crosshead(number, (at, node), (row, own), next);
            }
            match self.rows.next_run(row) {
                Some(run) => row = run,
                None => return self.stop(at, node, None, Cost::default()),
            }
        }
    }

    fn rows_for_crosshead(
        &self,
        number: usize,
        (at, node): (usize, &Node),
        (row, own): (usize, usize),
        next: &mut BTreeMap<usize, Node>,
    ) {
        let skipped = u64::try_from(row - node.row).unwrap_or(0) * rules::EMPTY_ROW;
        let most = if self.rows.begins(row) { 1 } else { 2 };
        let ordered = orders::rows(self.rows, self.measured.paragraph(number));
        let free = ordered.is_none() && self.levers == Levers::None;
        let most = if free { 0 } else { most };
        let given = rules::CROSSHEAD_ROWS.get(..most).unwrap_or_default();
        let mut price = skipped;
        for extra in 0..=given.len() {
            price += extra.checked_sub(1).and_then(|it| given.get(it)).unwrap_or(&0);
            let rows = own + extra;
            let asked = ordered.is_none_or(|it| it == extra);
            if asked && self.rows.hold(row, rows + rules::UNDER_CROSSHEAD) {
                let step = Step::Crosshead { row, rows, extra };
                arrive(next, row + rows, (at, node), step, Cost { broken: 0, price });
            }
        }
    }

    /// Notes that a way ends at `node`, with copy to come.
    fn stop(&mut self, at: usize, node: &Node, step: Option<Step>, cost: Cost) {
        let end_row = if step.is_some() { self.rows.count() } else { node.row };
        self.ended.push(Ended {
            layer: self.layers.len() - 1,
            node: at,
            step,
            end_row,
            cost: node.cost.plus(cost),
        });
    }

    /// The best of the ways that set all and of those that ended before.
    fn choose(&self, first: usize, whole: &[Node]) -> Route {
        let count = self.rows.count();
        let goes_on = self.rows.vessel.goes_on;
        let whole = whole.iter().enumerate().map(|(at, node)| {
            let end = if node.row == count { End::Exact } else { End::Short };
            let layer = self.layers.len() - 1;
            let ended =
                Ended { layer, node: at, step: None, end_row: node.row, cost: node.cost };
            (end, ended)
        });
        let stopped = self.ended.iter().map(|it| {
            let end = match goes_on {
                true if it.end_row == count => End::Exact,
                true => End::Short,
                false => End::Over,
            };
            (end, *it)
        });
        let all = whole.chain(stopped);
        let best = all.min_by_key(|(end, it)| (*end, it.cost, usize::MAX - it.end_row));
        best.map_or_else(Route::nothing, |(end, it)| self.trace(first, end, &it))
    }

    /// Walks a way back to its start.
    fn trace(&self, first: usize, end: End, ended: &Ended) -> Route {
        let mut stages = Vec::with_capacity(ended.layer + 1);
        let mut at = ended.node;
        for (layer, nodes) in self.layers.iter().enumerate().take(ended.layer + 1).rev() {
            let Some(node) = nodes.get(at) else { break };
            if layer == ended.layer
                && let Some(step) = ended.step
            {
                stages.push(Stage { paragraph: first + layer, row: node.row, step });
            }
            if let Some(step) = node.step
                && let Some(before) =
                    self.layers.get(layer - 1).and_then(|it| it.get(node.from))
            {
                let paragraph = first + layer - 1;
                stages.push(Stage { paragraph, row: before.row, step });
            }
            at = node.from;
        }
        stages.reverse();
        Route { stages, end_row: ended.end_row, end, cost: ended.cost, stuck: None }
    }
}

impl Route {
    const fn nothing() -> Self {
        let cost = Cost { broken: 0, price: 0 };
        Self { stages: Vec::new(), end_row: 0, end: End::Over, cost, stuck: None }
    }
}

impl Cost {
    const fn plus(self, other: Self) -> Self {
        Self {
            broken: self.broken + other.broken,
            price: self.price.saturating_add(other.price),
        }
    }
}

/// Keeps the cheapest way to a row.
fn arrive(
    next: &mut BTreeMap<usize, Node>,
    row: usize,
    (from, node): (usize, &Node),
    step: Step,
    cost: Cost,
) {
    let cost = node.cost.plus(cost);
    let known = next.get(&row).is_some_and(|it| it.cost <= cost);
    if !known {
        next.insert(row, Node { row, cost, from, step: Some(step) });
    }
}

/// The rows not too far from the one that costs least.
fn within_reach(next: BTreeMap<usize, Node>) -> Vec<Node> {
    let nodes: Vec<Node> = next.into_values().collect();
    let least = nodes.iter().min_by_key(|it| it.cost.price).map_or(0, |it| it.row);
    nodes.into_iter().filter(|it| it.row.abs_diff(least) <= rules::MOST_APART).collect()
}
