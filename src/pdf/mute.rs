//! Glyphs that stand for no character: the hyphen at a line end, emphasis dots, every
//! glyph of a cluster but the first.
//!
//! A code in a line of type must say a character (ISO 32000-1 9.10), and whatever it says,
//! some reader puts it between the halves of a word. So these are drawn as shapes, and all
//! readers find the copy as it was written.

use crate::font::{Edge, Face, Place};
use crate::geom::Point;
use crate::proof::{GlyphRun, Inside, Outline, PlacedGlyph, Step, Turn};

/// The shape of a glyph of `run` in its place.
pub(super) fn shape(face: &Face, run: &GlyphRun, glyph: &PlacedGlyph) -> Outline {
    let per_em = face.places_per_em();
    let wide = run.size.scale(i64::from(run.stretch), 1000);
    let point = |(right, up): Place| {
        let (right, up) = (wide.scale(right, per_em), run.size.scale(up, per_em));
        match run.turn {
            Turn::Horizontal | Turn::Upright => {
                Point::new(glyph.at.x + right, glyph.at.y - up)
            }
            Turn::Sideways => Point::new(glyph.at.x + up, glyph.at.y + right),
        }
    };
    let steps = face.outline(glyph.id).into_iter().map(|edge| match edge {
        Edge::Move(to) => Step::Move(point(to)),
        Edge::Line(to) => Step::Line(point(to)),
        Edge::Curve(one, two, end) => Step::Curve(point(one), point(two), point(end)),
    });
    Outline { steps: steps.collect(), rule: Inside::Winding, ink: run.ink }
}
