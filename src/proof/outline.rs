//! Filled shapes with straight and curved edges (图形).

use crate::geom::{Length, Point, Rect};
use crate::ink::Ink;

/// A filled shape: round corners, dots, ornaments, drawings.
///
/// ```
/// use banxin::geom::{Length, Point};
/// use banxin::ink::Ink;
/// use banxin::proof::{Inside, Outline, Step};
///
/// let at = |x, y| Point::new(Length::pt(x), Length::pt(y));
/// let diamond = Outline {
///     steps: vec![
///         Step::Move(at(5, 0)),
///         Step::Line(at(10, 5)),
///         Step::Line(at(5, 10)),
///         Step::Line(at(0, 5)),
///     ],
///     rule: Inside::Winding,
///     ink: Ink::BLACK,
/// };
/// assert_eq!((diamond.paths(), diamond.edges().len()), (1, 4));
/// assert_eq!(diamond.extent().map(|it| it.size.width), Some(Length::pt(10)));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Outline {
    /// Its edges, path after path; every path begins with [`Step::Move`] and is closed.
    pub steps: Vec<Step>,
    /// What lies inside.
    pub rule: Inside,
    /// Its ink.
    pub ink: Ink,
}

/// A step along the edge of a shape.
///
/// ```
/// use banxin::geom::Point;
/// use banxin::proof::Step;
///
/// let corner = Point::default();
/// assert_ne!(Step::Move(corner), Step::Line(corner));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Step {
    /// Begins a path.
    Move(Point),
    /// Straight on.
    Line(Point),
    /// A cubic Bézier curve: two inner points and the end.
    Curve(Point, Point, Point),
}

/// Which points lie inside a shape. ISO 32000-1 8.5.3.3.
///
/// ```
/// use banxin::proof::Inside;
///
/// assert_eq!(Inside::default(), Inside::Winding);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Inside {
    /// Those around which the edge winds.
    #[default]
    Winding,
    /// Those from which a way out crosses the edge an odd number of times: a shape inside
    /// another is a hole.
    EvenOdd,
}

/// A curve is drawn in so many straight pieces.
const PIECES: i64 = 12;

impl Outline {
    /// How many paths it has.
    #[must_use]
    pub fn paths(&self) -> usize {
        self.steps.iter().filter(|it| matches!(it, Step::Move(_))).count()
    }

    /// The rectangle around all its points, the inner ones of curves included.
    #[must_use]
    pub fn extent(&self) -> Option<Rect> {
        let mut points = self.steps.iter().flat_map(|step| match *step {
            Step::Move(at) | Step::Line(at) => [at; 3],
            Step::Curve(one, two, end) => [one, two, end],
        });
        let first = points.next()?;
        let (low, high) = points.fold((first, first), |(low, high), at| {
            let low = Point::new(low.x.min(at.x), low.y.min(at.y));
            (low, Point::new(high.x.max(at.x), high.y.max(at.y)))
        });
        Some(Rect::new(low.x, low.y, high.x - low.x, high.y - low.y))
    }

    /// Its edges as straight pieces, every path closed.
    #[must_use]
    pub fn edges(&self) -> Vec<(Point, Point)> {
        let mut edges = Vec::new();
        let (mut start, mut at) = (Point::default(), Point::default());
        for step in &self.steps {
            match *step {
                Step::Move(to) => {
                    edges.push((at, start));
                    (start, at) = (to, to);
                }
                Step::Line(to) => {
                    edges.push((at, to));
                    at = to;
                }
                Step::Curve(one, two, end) => {
                    let mut from = at;
                    for piece in 1..=PIECES {
                        let to = on_curve([at, one, two, end], piece);
                        edges.push((from, to));
                        from = to;
                    }
                    at = end;
                }
            }
        }
        edges.push((at, start));
        edges.retain(|(from, to)| from != to);
        edges
    }
}

/// The point after `piece` of the pieces of a curve.
fn on_curve(curve: [Point; 4], piece: i64) -> Point {
    let rest = PIECES - piece;
    let weights = [
        rest * rest * rest,
        3 * rest * rest * piece,
        3 * rest * piece * piece,
        piece * piece * piece,
    ];
    let mix = |along: fn(&Point) -> Length| {
        let parts =
            curve.iter().zip(weights).map(|(at, weight)| along(at).emu() * weight);
        Length::from_emu(parts.sum::<i64>() / (PIECES * PIECES * PIECES))
    };
    Point::new(mix(|it| it.x), mix(|it| it.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: i64, y: i64) -> Point {
        Point::new(Length::pt(x), Length::pt(y))
    }

    #[test]
    fn every_path_is_closed_and_curves_end_where_they_should() {
        let steps = vec![
            Step::Move(point(0, 0)),
            Step::Line(point(8, 0)),
            Step::Curve(point(8, 4), point(4, 8), point(0, 8)),
            Step::Move(point(20, 0)),
            Step::Line(point(24, 0)),
            Step::Line(point(24, 4)),
        ];
        let shape = Outline { steps, rule: Inside::Winding, ink: Ink::BLACK };
        let edges = shape.edges();
        // One straight, the pieces of the curve, one to close; two straight, one to close.
        assert_eq!(edges.len(), 1 + 12 + 1 + 3);
        assert_eq!(edges[13], (point(0, 8), point(0, 0)));
        // Half way along, the points of a curve count 1, 3, 3 and 1 eighths.
        let middle = Point::new(Length::milli_pt(5_500), Length::milli_pt(5_500));
        assert_eq!(edges[6].1, middle, "(8 + 24 + 12 + 0) / 8, (0 + 12 + 24 + 8) / 8");
        assert_eq!(shape.paths(), 2);
        let around = Rect::new(Length::ZERO, Length::ZERO, Length::pt(24), Length::pt(8));
        assert_eq!(shape.extent(), Some(around));
    }
}
