//! Rules, grounds and lines.

use crate::geom::{Length, Point, Rect};
use crate::ink::Ink;

/// A filled rectangle.
///
/// ```
/// use banxin::geom::{Length, Rect};
/// use banxin::ink::Ink;
/// use banxin::proof::Fill;
///
/// let of = |depth, ink| {
///     let rect = Rect::new(Length::ZERO, Length::ZERO, Length::mm(80), depth);
///     Fill { rect, ink }
/// };
/// assert!(of(Length::pt(2), Ink::BLACK).overprints(), "a rule");
/// assert!(!of(Length::mm(20), Ink::BLACK).overprints(), "a ground");
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Fill {
    /// Its place.
    pub rect: Rect,
    /// Its ink.
    pub ink: Ink,
}

/// Black areas at most this thick are rules and overprint; larger ones are grounds.
const THICKEST_RULE: Length = Length::pt(12);

impl Fill {
    /// Whether the inks below it stay (叠印): it is a rule of solid black.
    #[must_use]
    pub fn overprints(&self) -> bool {
        let size = self.rect.size;
        size.width.min(size.height) <= THICKEST_RULE && self.ink.overprints()
    }
}

/// A line with butt ends.
///
/// ```
/// use banxin::geom::{Length, Point};
/// use banxin::ink::Ink;
/// use banxin::proof::{Stroke, Way};
///
/// let [from, to] = [0, 60].map(|x| Point::new(Length::mm(x), Length::ZERO));
/// let line = Stroke { from, to, width: Length::milli_pt(250), ink: Ink::BLACK, way: Way::Straight };
/// let wave = Stroke { way: Way::Wavy { swing: Length::pt(1), bows: 24 }, ..line };
/// assert_eq!((line.bows().len(), wave.bows().len()), (0, 24));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Stroke {
    /// From here
    pub from: Point,
    /// to here.
    pub to: Point,
    /// How thick it is, half on each side.
    pub width: Length,
    /// Its ink.
    pub ink: Ink,
    /// How it goes there.
    pub way: Way,
}

/// How a line goes from one point to the other.
///
/// ```
/// use banxin::geom::Length;
/// use banxin::proof::Way;
///
/// let dashed = Way::Dashed(Length::pt(3), Length::pt(2));
/// assert_ne!(dashed, Way::default());
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Way {
    /// Straight and unbroken.
    #[default]
    Straight,
    /// Straight, in dashes of the first length and gaps of the second.
    Dashed(Length, Length),
    /// In so many bows of one length, to the left and to the right by turns, as far out as
    /// `swing`. The line runs along or across the page.
    Wavy {
        /// From the straight way to the top of a bow.
        swing: Length,
        /// How many bows.
        bows: u32,
    },
}

impl Stroke {
    /// The bows of a wavy line as Bézier curves; none for a straight line.
    #[must_use]
    pub fn bows(&self) -> Vec<[Point; 4]> {
        let Way::Wavy { swing, bows } = self.way else { return Vec::new() };
        let (dx, dy) = (self.to.x - self.from.x, self.to.y - self.from.y);
        let length = dx.abs().max(dy.abs()).emu().max(1);
        // A parabola as high as the swing has its inner points a third higher.
        let high = swing.scale(4, 3);
        let (x, y) = (high.scale(dy.emu(), length), -high.scale(dx.emu(), length));
        let thirds = i64::from(bows.max(1)) * 3;
        let along = |third: i64, out: i64| {
            Point::new(
                self.from.x + dx.scale(third, thirds) + x * out,
                self.from.y + dy.scale(third, thirds) + y * out,
            )
        };
        let bow = |at: i64| {
            let out = if at % 2 == 0 { 1 } else { -1 };
            let first = at * 3;
            [
                along(first, 0),
                along(first + 1, out),
                along(first + 2, out),
                along(first + 3, 0),
            ]
        };
        (0..i64::from(bows)).map(bow).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(to: Point, way: Way) -> Stroke {
        let from = Point::new(Length::ZERO, Length::ZERO);
        Stroke { from, to, width: Length::pt(1), ink: Ink::BLACK, way }
    }

    #[test]
    fn bows_swing_out_by_turns_and_end_where_the_line_ends() {
        let wavy = Way::Wavy { swing: Length::pt(3), bows: 2 };
        let point = |x, y| Point::new(Length::pt(x), Length::pt(y));
        // A parabola with inner points at 4 is 3 high.
        let across = [
            [point(0, 0), point(1, -4), point(2, -4), point(3, 0)],
            [point(3, 0), point(4, 4), point(5, 4), point(6, 0)],
        ];
        assert_eq!(stroke(point(6, 0), wavy).bows(), across);
        let down = stroke(point(0, 6), wavy).bows();
        assert_eq!(down[0], [point(0, 0), point(4, 1), point(4, 2), point(0, 3)]);
        assert_eq!(down[1][3], point(0, 6));
        assert!(stroke(point(6, 0), Way::Straight).bows().is_empty(), "straight");
    }
}
