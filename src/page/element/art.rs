//! Art in the place of type: a picture, or the shapes of a drawing.

use crate::geom::{Length, Point, Rect};
use crate::page::element::picture;
use crate::picture::{Drawing, Edge};
use crate::plan::Art;
use crate::proof::{Inside, Mark, MarkKind, Outline, PlacedPicture, Role, Step};

/// Lays art as large as it can be in the middle of `rect`, nothing of it cut.
pub(super) fn place(art: &Art, rect: Rect, role: Role) -> Vec<Mark> {
    let mark = |kind| Mark { role, story: None, span: None, kind };
    match art {
        Art::Picture(id, pixels) => {
            let (width, height) = (i64::from(pixels.0), i64::from(pixels.1));
            let frame = picture::within(rect, (width, height));
            let placed = PlacedPicture { picture: *id, frame, image: frame };
            vec![mark(MarkKind::Picture(placed))]
        }
        Art::Drawing(drawing) => {
            let frame = picture::within(rect, (drawing.width, drawing.height));
            shapes(drawing, frame).map(|it| mark(MarkKind::Outline(it))).collect()
        }
    }
}

/// A point farther off than this is off every sheet, and taken to be this far.
const FAR: Length = Length::mm(10_000);

/// The shapes of a drawing whose canvas covers `frame`.
fn shapes(drawing: &Drawing, frame: Rect) -> impl Iterator<Item = Outline> {
    let along = |from: Length, extent: Length, at: i64, of: i64| {
        from + extent.scale(at, of.max(1)).clamp(-FAR, FAR)
    };
    let point = move |(x, y): (i64, i64)| {
        Point::new(
            along(frame.left(), frame.size.width, x, drawing.width),
            along(frame.top(), frame.size.height, y, drawing.height),
        )
    };
    drawing.shapes.iter().map(move |shape| {
        let step = |edge: &Edge| match *edge {
            Edge::Move(to) => Step::Move(point(to)),
            Edge::Line(to) => Step::Line(point(to)),
            Edge::Curve(one, two, to) => Step::Curve(point(one), point(two), point(to)),
        };
        let rule = if shape.even_odd { Inside::EvenOdd } else { Inside::Winding };
        Outline { steps: shape.edges.iter().map(step).collect(), rule, ink: shape.ink }
    })
}
