//! Outlines of areas that are made of rectangles (轮廓).

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Length, Point};

/// Corners in order, clockwise as seen; every edge is level or upright, and the last corner
/// joins the first.
///
/// ```
/// use banxin::edition::Polygon;
/// use banxin::geom::{Length, Point};
///
/// let at = |x, y| Point::new(Length::mm(x), Length::mm(y));
/// let zone: Polygon = vec![at(18, 60), at(98, 60), at(98, 100), at(18, 100)];
/// assert_eq!(zone.iter().map(|it| it.y).max(), Some(Length::mm(100)));
/// ```
pub type Polygon = Vec<Point>;

/// A corner between the cells of a net.
type Corner = (usize, usize);

/// Lines across a page, between which are cells: cell `(2, 0)` has its corners at
/// `across[2]` and `down[0]`.
#[derive(Clone, Debug, Default)]
pub(super) struct Net {
    pub(super) across: Vec<Length>,
    pub(super) down: Vec<Length>,
}

impl Net {
    /// The polygons that cover `cells` and nothing else. None has a hole: an area around a
    /// hole is cut in two beside it.
    pub(super) fn polygons(&self, cells: &BTreeSet<Corner>) -> Vec<Polygon> {
        let loops = loops(cells);
        let hole = loops.iter().filter(|it| is_hole(it)).flatten().map(|it| it.0).min();
        let Some(cut) = hole else {
            let corners = loops.iter().map(|it| it.iter().map(|at| self.point(*at)));
            return corners.map(Iterator::collect).collect();
        };
        let (left, right) = cells.iter().partition(|it| it.0 < cut);
        [left, right].iter().flat_map(|it| self.polygons(it)).collect()
    }

    fn point(&self, (x, y): Corner) -> Point {
        let at =
            |lines: &[Length], nth: usize| lines.get(nth).copied().unwrap_or_default();
        Point::new(at(&self.across, x), at(&self.down, y))
    }
}

/// The way around every part of `cells` and every hole in it, with the cells on the right.
fn loops(cells: &BTreeSet<Corner>) -> Vec<Vec<Corner>> {
    let mut edges = edges(cells);
    let mut loops = Vec::new();
    while let Some((&start, ends)) = edges.iter().next() {
        let Some(&first) = ends.first() else {
            edges.remove(&start);
            continue;
        };
        let mut way = vec![start];
        let (mut from, mut to) = (start, first);
        loop {
            take(&mut edges, from, to);
            if to == start {
                break;
            }
            way.push(to);
            let Some(next) = turn(&edges, from, to) else { break };
            (from, to) = (to, next);
        }
        loops.push(corners(&way));
    }
    loops
}

/// The edges between a cell and what is none, from corner to corner.
fn edges(cells: &BTreeSet<Corner>) -> BTreeMap<Corner, Vec<Corner>> {
    let mut edges: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
    for &(x, y) in cells {
        let open = |x: Option<usize>, y: Option<usize>| {
            x.zip(y).is_none_or(|it| !cells.contains(&it))
        };
        let sides = [
            (open(Some(x), y.checked_sub(1)), (x, y), (x + 1, y)),
            (open(Some(x + 1), Some(y)), (x + 1, y), (x + 1, y + 1)),
            (open(Some(x), Some(y + 1)), (x + 1, y + 1), (x, y + 1)),
            (open(x.checked_sub(1), Some(y)), (x, y + 1), (x, y)),
        ];
        for (_, from, to) in sides.into_iter().filter(|it| it.0) {
            edges.entry(from).or_default().push(to);
        }
    }
    edges
}

fn take(edges: &mut BTreeMap<Corner, Vec<Corner>>, from: Corner, to: Corner) {
    if let Some(ends) = edges.get_mut(&from) {
        ends.retain(|it| *it != to);
        if ends.is_empty() {
            edges.remove(&from);
        }
    }
}

/// Where the way goes on. Where two cells touch with a corner alone it turns right, so that
/// each keeps an outline of its own.
fn turn(
    edges: &BTreeMap<Corner, Vec<Corner>>,
    before: Corner,
    at: Corner,
) -> Option<Corner> {
    let ends = edges.get(&at)?;
    // Clockwise on a page whose y grows downwards.
    let right = |to: &Corner| {
        let (ax, ay) = step(before, at);
        let (bx, by) = step(at, *to);
        ax * by - ay * bx > 0
    };
    ends.iter().find(|it| right(it)).or(ends.first()).copied()
}

fn step(from: Corner, to: Corner) -> (i64, i64) {
    let less = |a: usize, b: usize| i64::from(b > a) - i64::from(b < a);
    (less(from.0, to.0), less(from.1, to.1))
}

/// The way without the points at which it goes straight on.
fn corners(way: &[Corner]) -> Vec<Corner> {
    let count = way.len();
    let at = |nth: usize| way.get(nth % count.max(1)).copied().unwrap_or_default();
    let bends = |nth: &usize| {
        let (before, here, after) = (at(nth + count - 1), at(*nth), at(nth + 1));
        step(before, here) != step(here, after)
    };
    (0..count).filter(bends).map(at).collect()
}

/// Whether a way goes around a hole: it runs against the clock.
fn is_hole(way: &[Corner]) -> bool {
    let whole = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
    let next = way.iter().cycle().skip(1);
    let area = way
        .iter()
        .zip(next)
        .map(|(one, two)| whole(one.0) * whole(two.1) - whole(two.0) * whole(one.1));
    area.sum::<i64>() < 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A net of points, and the cells that are marked in `drawn`.
    fn outlines(drawn: &[&str]) -> Vec<Vec<(i64, i64)>> {
        let lines: Vec<_> = (0..9).map(Length::pt).collect();
        let net = Net { across: lines.clone(), down: lines };
        let mut cells = BTreeSet::new();
        for (y, row) in drawn.iter().enumerate() {
            for (x, _) in row.chars().enumerate().filter(|it| it.1 == '#') {
                cells.insert((x, y));
            }
        }
        let whole = |it: Length| it.to_milli_pt() / 1000;
        let polygons = net.polygons(&cells);
        let pairs = polygons.iter();
        pairs.map(|it| it.iter().map(|at| (whole(at.x), whole(at.y))).collect()).collect()
    }

    #[test]
    fn an_ell_keeps_its_shape() {
        let ell = [(0, 0), (1, 0), (1, 1), (3, 1), (3, 2), (0, 2)];
        assert_eq!(outlines(&["#..", "###"]), [ell]);
    }

    #[test]
    fn parts_that_touch_with_a_corner_are_two() {
        let squares = outlines(&["#.", ".#"]);
        assert_eq!(squares.len(), 2, "{squares:?}");
        assert!(squares.iter().all(|it| it.len() == 4), "{squares:?}");
    }

    #[test]
    fn an_area_around_a_hole_is_cut_in_two() {
        let found = outlines(&["###", "#.#", "###"]);
        let left = vec![(0, 0), (1, 0), (1, 3), (0, 3)];
        let right = vec![(1, 0), (3, 0), (3, 3), (1, 3), (1, 2), (2, 2), (2, 1), (1, 1)];
        assert_eq!(found, [left, right]);
    }
}
