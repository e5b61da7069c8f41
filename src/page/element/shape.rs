//! Round things: discs, dots and round corners, drawn with Bézier curves.

use crate::geom::{Insets, Length, Point, Rect};
use crate::ink::Ink;
use crate::proof::{Inside, Outline, Step};

/// How far the inner points of a quarter circle stand from its ends, in ten-thousandths of
/// the radius: 4/3·(√2 − 1).
const ARC: i64 = 5_523;

/// A disc, drawn clockwise.
pub(super) fn disc(center: Point, radius: Length) -> Vec<Step> {
    let around = Rect::new(center.x - radius, center.y - radius, radius * 2, radius * 2);
    corners(around, radius)
}

/// A rectangle with round corners, drawn clockwise.
fn corners(rect: Rect, radius: Length) -> Vec<Step> {
    let radius = radius.min(rect.size.width / 2).min(rect.size.height / 2);
    let near = radius - radius.scale(ARC, 10_000);
    let at = Point::new;
    let (left, top, right, foot) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    vec![
        Step::Move(at(left + radius, top)),
        Step::Line(at(right - radius, top)),
        Step::Curve(
            at(right - near, top),
            at(right, top + near),
            at(right, top + radius),
        ),
        Step::Line(at(right, foot - radius)),
        Step::Curve(
            at(right, foot - near),
            at(right - near, foot),
            at(right - radius, foot),
        ),
        Step::Line(at(left + radius, foot)),
        Step::Curve(
            at(left + near, foot),
            at(left, foot - near),
            at(left, foot - radius),
        ),
        Step::Line(at(left, top + radius)),
        Step::Curve(at(left, top + near), at(left + near, top), at(left + radius, top)),
    ]
}

/// A ground with round corners.
pub(super) fn rounded(rect: Rect, radius: Length, ink: Ink) -> Outline {
    Outline { steps: corners(rect, radius), rule: Inside::Winding, ink }
}

/// A line `width` thick inside the edges of `rect`, with round corners.
pub(super) fn ring(rect: Rect, width: Length, radius: Length) -> Outline {
    let mut steps = corners(rect, radius);
    let inner = (radius - width).max(Length::ZERO);
    steps.extend(corners(rect.inset(&Insets::all(width)), inner));
    Outline { steps, rule: Inside::EvenOdd, ink: Ink::BLACK }
}

/// Dots inside the edges of `rect`, one in every corner and the others evenly between.
pub(super) fn dotted(rect: Rect, size: Length, pitch: Length) -> Outline {
    let rect = rect.inset(&Insets::all(size / 2));
    let (left, top) = (rect.left(), rect.top());
    let (width, height) = (rect.size.width, rect.size.height);
    let across = ((width + pitch / 2).count(pitch)).max(1);
    let down = ((height + pitch / 2).count(pitch)).max(1);
    let mut centers = Vec::new();
    for at in 0..across {
        let there = width.scale(at, across);
        centers.push(Point::new(left + there, top));
        centers.push(Point::new(rect.right() - there, rect.bottom()));
    }
    for at in 0..down {
        let there = height.scale(at, down);
        centers.push(Point::new(rect.right(), top + there));
        centers.push(Point::new(left, rect.bottom() - there));
    }
    let steps = centers.into_iter().flat_map(|it| disc(it, size / 2)).collect();
    Outline { steps, rule: Inside::Winding, ink: Ink::BLACK }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_stand_in_the_corners_and_none_twice() {
        let rect =
            Rect::new(Length::pt(10), Length::pt(10), Length::pt(22), Length::pt(12));
        let dots = dotted(rect, Length::pt(2), Length::pt(3));
        // 20 points in steps of 3 are 7 gaps, 10 points 3: once around 20 dots.
        assert_eq!(dots.paths(), 20);
        assert_eq!(dots.extent(), Some(rect));
        let mut starts: Vec<_> =
            dots.steps.iter().filter(|it| matches!(it, Step::Move(_))).collect();
        starts.dedup();
        assert_eq!(starts.len(), 20);
    }

    #[test]
    fn a_radius_is_no_more_than_half_the_box() {
        let rect = Rect::new(Length::ZERO, Length::ZERO, Length::pt(20), Length::pt(8));
        let shape = rounded(rect, Length::pt(9), Ink::BLACK);
        assert_eq!(shape.extent(), Some(rect));
        let start = Step::Move(Point::new(Length::pt(4), Length::ZERO));
        assert_eq!(shape.steps.first(), Some(&start));
    }
}
