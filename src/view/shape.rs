//! Filled shapes onto the canvas, line by line through every pixel.

use crate::geom::Point;
use crate::proof::{Inside, Outline};
use crate::view::canvas::{Area, Canvas, PART, Scale};
use crate::view::color::Rgb;

/// Lines that are looked at in a row of pixels.
const LINES: i64 = 8;

/// An edge that goes down, in parts of a pixel.
#[derive(Copy, Clone, Debug)]
struct Edge {
    top: (i64, i64),
    foot: (i64, i64),
    /// 1 when the shape's edge goes down here, −1 when it goes up.
    way: i64,
}

impl Edge {
    /// From one point to another; none when it is level.
    fn new(scale: Scale, from: Point, to: Point) -> Option<Self> {
        let parts = |at: Point| (scale.parts(at.x), scale.parts(at.y));
        let (from, to) = (parts(from), parts(to));
        match from.1.cmp(&to.1) {
            std::cmp::Ordering::Less => Some(Self { top: from, foot: to, way: 1 }),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Self { top: to, foot: from, way: -1 }),
        }
    }

    /// Where it crosses the line at `y`.
    fn at(&self, y: i64) -> i64 {
        let (across, down) = (self.foot.0 - self.top.0, self.foot.1 - self.top.1);
        self.top.0 + across * (y - self.top.1) / down.max(1)
    }
}

/// Fills a shape with its ink.
pub(super) fn fill(canvas: &mut Canvas, scale: Scale, outline: &Outline, color: Rgb) {
    let Some(extent) = outline.extent() else { return };
    let area = Area::new(scale, extent);
    if !canvas.shows(area) {
        return;
    }
    let edges = outline.edges();
    let mut waiting: Vec<Edge> =
        edges.iter().filter_map(|&(from, to)| Edge::new(scale, from, to)).collect();
    waiting.sort_by_key(|it| std::cmp::Reverse(it.top.1));
    let mut active: Vec<Edge> = Vec::new();
    let columns = canvas.columns(area);
    let wide = usize::try_from(columns.end - columns.start).unwrap_or(0);
    for row in canvas.rows(area) {
        let mut cover = vec![0; wide];
        for line in 0..LINES {
            let y = row * PART + (2 * line + 1) * PART / (2 * LINES);
            while let Some(edge) = waiting.pop_if(|it| it.top.1 <= y) {
                active.push(edge);
            }
            active.retain(|it| it.foot.1 > y);
            for (from, to) in spans(&active, y, outline.rule) {
                add(&mut cover, columns.start, from, to);
            }
        }
        for (x, part) in columns.clone().zip(cover) {
            let part: i64 = part * 255 / (PART * LINES);
            canvas.blend(x, row, color, u8::try_from(part).unwrap_or(u8::MAX));
        }
    }
}

/// The parts of the line at `y` that lie inside the shape.
fn spans(active: &[Edge], y: i64, rule: Inside) -> Vec<(i64, i64)> {
    let mut crossings: Vec<_> = active.iter().map(|it| (it.at(y), it.way)).collect();
    crossings.sort_unstable();
    let (mut winding, mut spans) = (0, Vec::new());
    for pair in crossings.windows(2) {
        let [(from, way), (to, _)] = pair else { continue };
        winding += way;
        let inside = match rule {
            Inside::Winding => winding != 0,
            Inside::EvenOdd => winding % 2 != 0,
        };
        if inside && from < to {
            spans.push((*from, *to));
        }
    }
    spans
}

/// Adds what a stretch of a line covers of each pixel, the first of which is `first`.
fn add(cover: &mut [i64], first: i64, from: i64, to: i64) {
    let start = usize::try_from(from.div_euclid(PART) - first).unwrap_or(0);
    for (at, part) in (first..).zip(cover.iter_mut()).skip(start) {
        if at * PART >= to {
            break;
        }
        *part += (to.min((at + 1) * PART) - from.max(at * PART)).clamp(0, PART);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Length;
    use crate::ink::Ink;
    use crate::proof::Step;
    use crate::view::color::PAPER;

    /// Squares of the given corners, at one pixel a point.
    fn drawn(squares: &[(i64, i64)], rule: Inside) -> Vec<bool> {
        let point = |x, y| Point::new(Length::pt(x), Length::pt(y));
        let square = |&(low, high): &(i64, i64)| {
            [
                Step::Move(point(low, low)),
                Step::Line(point(high, low)),
                Step::Line(point(high, high)),
                Step::Line(point(low, high)),
            ]
        };
        let steps = squares.iter().flat_map(square).collect();
        let mut canvas = Canvas::new((5, 5), None, 100).expect("pixels");
        fill(
            &mut canvas,
            Scale::new(72),
            &Outline { steps, rule, ink: Ink::BLACK },
            [0; 3],
        );
        canvas.samples.chunks(3).map(|it| it != PAPER).collect()
    }

    #[test]
    fn a_shape_inside_another_is_a_hole_by_the_even_odd_rule_only() {
        let inked = |black: &[bool]| black.iter().filter(|it| **it).count();
        assert_eq!(inked(&drawn(&[(0, 5)], Inside::Winding)), 25);
        assert_eq!(inked(&drawn(&[(0, 5), (1, 4)], Inside::Winding)), 25);
        let ring = drawn(&[(0, 5), (1, 4)], Inside::EvenOdd);
        assert_eq!(inked(&ring), 16);
        assert!(!ring[12], "the middle is white");
    }
}
