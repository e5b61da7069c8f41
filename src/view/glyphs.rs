//! Glyphs into patches of gray, by rusttype.
//!
//! rusttype knows outlines and nothing else: what is drawn and where was decided long
//! before. Its scale is the height from ascender to descender, so ours is converted.
#![expect(clippy::float_arithmetic, reason = "rusttype takes floating numbers")]
#![expect(clippy::cast_possible_truncation, reason = "coverage is between 0 and 1")]
#![expect(clippy::cast_sign_loss, reason = "coverage is between 0 and 1")]

use std::collections::BTreeMap;

use rusttype::{Font, GlyphId, Scale, point};

use crate::font::{Face, FaceId, FontBook, Glyph};
use crate::view::canvas::PART;

/// Places within a pixel at which glyphs are drawn, along each axis.
const PLACES: i64 = 8;

/// How a glyph is to be drawn.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) struct Shape {
    pub(super) face: FaceId,
    pub(super) glyph: Glyph,
    /// Parts of a pixel to an em.
    pub(super) size: i64,
    /// Thousandths of the normal width.
    pub(super) stretch: u16,
    /// Whether it is turned 90° clockwise about its origin.
    pub(super) sideways: bool,
}

/// How much of each pixel a glyph covers.
#[derive(Clone, Debug, Default)]
pub(super) struct Patch {
    /// The first pixel from the one that holds the origin.
    pub(super) x: i64,
    pub(super) y: i64,
    /// Pixels to a row.
    pub(super) width: usize,
    /// Rows of coverage, 255 for all of a pixel.
    pub(super) cover: Vec<u8>,
}

/// Patches drawn so far, by shape and place within the pixel.
#[derive(Debug, Default)]
pub(super) struct Glyphs<'a> {
    fonts: BTreeMap<FaceId, Option<Font<'a>>>,
    drawn: BTreeMap<(Shape, i64, i64), Patch>,
}

impl<'a> Glyphs<'a> {
    /// The patch of `shape` with its origin at `x`, `y`, in parts of a pixel; and the
    /// pixel that the origin falls into.
    pub(super) fn patch(
        &mut self,
        fonts: &'a FontBook,
        shape: Shape,
        x: i64,
        y: i64,
    ) -> (&Patch, i64, i64) {
        let step = PART / PLACES;
        let place = |at: i64| (at + step / 2).div_euclid(step);
        let (x, y) = (place(x), place(y));
        let key = (shape, x.rem_euclid(PLACES), y.rem_euclid(PLACES));
        let Self { fonts: opened, drawn } = self;
        let patch = drawn.entry(key).or_insert_with(|| {
            let face = fonts.face(shape.face);
            let font = opened.entry(shape.face).or_insert_with(|| open(face));
            let font = font.as_ref();
            font.and_then(|font| draw(font, face, key)).unwrap_or_default()
        });
        (patch, x.div_euclid(PLACES), y.div_euclid(PLACES))
    }
}

/// The outlines of a face; none when they cannot be read.
pub(super) fn open(face: &Face) -> Option<Font<'_>> {
    Font::try_from_bytes_and_index(face.data(), face.index())
}

/// The outline of a glyph; a damaged face may have fewer than it says.
pub(super) fn outline<'a>(font: &Font<'a>, glyph: Glyph) -> Option<rusttype::Glyph<'a>> {
    (usize::from(glyph.0) < font.glyph_count()).then(|| font.glyph(GlyphId(glyph.0)))
}

/// Draws a glyph; nothing when it is blank.
fn draw(font: &Font<'_>, face: &Face, key: (Shape, i64, i64)) -> Option<Patch> {
    let (shape, x, y) = key;
    let within = |place: i64| place as f32 / PLACES as f32;
    // Turned clockwise, down is what was to the right and left is what was below: the
    // place across the page becomes the place below the baseline, counted from the other
    // side of the pixel.
    let (right, down) = if shape.sideways {
        (within(y), within(PLACES - x))
    } else {
        (within(x), within(y))
    };
    let metrics = font.v_metrics_unscaled();
    let units = f32::from(face.units_per_em().max(1));
    let em = shape.size as f32 / PART as f32;
    let height = em * (metrics.ascent - metrics.descent) / units;
    let stretch = f32::from(shape.stretch) / 1000.0;
    let outline =
        outline(font, shape.glyph)?.scaled(Scale { x: height * stretch, y: height });
    let placed = outline.positioned(point(right, down));
    let area = placed.pixel_bounding_box()?;
    let (width, rows) =
        (usize::try_from(area.width()).ok()?, usize::try_from(area.height()).ok()?);
    let mut cover = vec![0; width.checked_mul(rows)?];
    placed.draw(|column, row, part| {
        let at = row as usize * width + column as usize;
        if let Some(pixel) = cover.get_mut(at) {
            *pixel = (part.clamp(0.0, 1.0) * 255.0 + 0.5) as u8;
        }
    });
    let (x, y) = (i64::from(area.min.x), i64::from(area.min.y));
    let patch = Patch { x, y, width, cover };
    Some(if shape.sideways { turned(&patch, rows) } else { patch })
}

/// A patch turned 90° clockwise about its origin: row `r` becomes the column `−r`.
fn turned(patch: &Patch, rows: usize) -> Patch {
    let mut cover = Vec::with_capacity(patch.cover.len());
    for column in 0..patch.width {
        for row in (0..rows).rev() {
            cover.push(patch.cover.get(row * patch.width + column).copied().unwrap_or(0));
        }
    }
    let height = i64::try_from(rows).unwrap_or(0);
    Patch { x: 1 - patch.y - height, y: patch.x, width: rows, cover }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A patch of two columns and three rows whose top left pixel is the origin's.
    #[test]
    fn a_turned_patch_lies_left_of_the_origin() {
        let cover = vec![1, 2, 3, 4, 5, 6];
        let upright = Patch { x: 0, y: 0, width: 2, cover };
        let turned = turned(&upright, 3);
        assert_eq!((turned.x, turned.y, turned.width), (-2, 0, 3));
        assert_eq!(turned.cover, [5, 3, 1, 6, 4, 2]);
    }
}
