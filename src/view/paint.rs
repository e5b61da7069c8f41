//! Marks onto the canvas.

use crate::font::FontBook;
use crate::geom::{Length, Point, Rect};
use crate::ink::Ink;
use crate::picture::PictureBook;
use crate::proof::{GlyphRun, Mark, MarkKind, PlacedPicture, Stroke, Turn, Way};
use crate::view::canvas::{Area, Canvas, Scale};
use crate::view::color::Rgb;
use crate::view::glyphs::{Glyphs, Patch, Shape};
use crate::view::sight::Sight;
use crate::view::unpacked::Unpacked;
use crate::view::{photo, shape};

/// Paints the marks of one sheet.
pub(super) struct Painter<'a> {
    pub(super) fonts: &'a FontBook,
    pub(super) pictures: &'a PictureBook,
    pub(super) unpacked: &'a Unpacked,
    pub(super) scale: Scale,
    pub(super) sight: Sight,
    pub(super) canvas: Canvas,
    pub(super) glyphs: Glyphs<'a>,
}

impl Painter<'_> {
    pub(super) fn mark(&mut self, mark: &Mark) {
        match &mark.kind {
            MarkKind::Text(line) => line.runs.iter().for_each(|run| self.run(run)),
            MarkKind::Fill(fill) => {
                if let Some(color) = self.sight.color(fill.ink, fill.overprints()) {
                    self.fill(fill.rect, color);
                }
            }
            MarkKind::Stroke(stroke) => {
                if let Some(color) = self.color(stroke.ink) {
                    self.stroke(stroke, color);
                }
            }
            MarkKind::Outline(outline) => {
                if let Some(color) = self.color(outline.ink) {
                    shape::fill(&mut self.canvas, self.scale, outline, color);
                }
            }
            MarkKind::Picture(placed) => self.picture(placed),
        }
    }

    /// The colour of a mark that prints over what lies below when its ink does.
    fn color(&self, ink: Ink) -> Option<Rgb> {
        self.sight.color(ink, ink.overprints())
    }

    fn picture(&mut self, placed: &PlacedPicture) {
        let frame = Area::new(self.scale, placed.frame);
        if !self.canvas.shows(frame) {
            return;
        }
        let picture = self.pictures.get(placed.picture);
        if let Some(pixels) = picture.and_then(|it| self.unpacked.pixels(it)) {
            let image = Area::new(self.scale, placed.image);
            photo::lay(&mut self.canvas, &pixels, self.sight, frame, image);
        } else if let Some(color) = self.sight.color(UNSEEN, false) {
            self.canvas.fill(frame, color);
        }
    }

    fn run(&mut self, run: &GlyphRun) {
        let Some(color) = self.color(run.ink) else { return };
        let size = self.scale.parts(run.size);
        let reach = size * i64::from(run.stretch.max(1000)) / 500;
        for glyph in &run.glyphs {
            let (x, y) = (self.scale.parts(glyph.at.x), self.scale.parts(glyph.at.y));
            let (left, top) = (x - reach, y - reach);
            let around = Area { left, top, right: x + reach, bottom: y + reach };
            if !self.canvas.shows(around) {
                continue;
            }
            let shape = Shape {
                face: run.face,
                glyph: glyph.id,
                size,
                stretch: run.stretch,
                sideways: run.turn == Turn::Sideways,
            };
            let (patch, x, y) = self.glyphs.patch(self.fonts, shape, x, y);
            stamp(&mut self.canvas, patch, (x, y), color);
        }
    }

    fn fill(&mut self, rect: Rect, color: Rgb) {
        self.canvas.fill(Area::new(self.scale, rect), color);
    }

    /// Draws the dashes of a line, or the line as one dash. A line that runs neither along
    /// nor across the page is drawn as a row of dots; newspapers have none.
    fn stroke(&mut self, stroke: &Stroke, color: Rgb) {
        for bow in stroke.bows() {
            self.bow(bow, stroke.width, color);
        }
        let (across, down) = (stroke.to.x - stroke.from.x, stroke.to.y - stroke.from.y);
        let length = across.abs().max(down.abs());
        let slanted = across != Length::ZERO && down != Length::ZERO;
        let (dash, gap) = match stroke.way {
            Way::Wavy { .. } => return,
            _ if slanted => (stroke.width / 2, Length::ZERO),
            Way::Dashed(dash, gap) if dash > Length::ZERO && gap > Length::ZERO => {
                (dash, gap)
            }
            _ => (length, Length::ZERO),
        };
        let step = (dash + gap).max(Length::from_emu(1270));
        let count = length.count(step).min(MOST_DASHES);
        for at in 0..=count {
            let start = step * at;
            let end = (start + dash).min(length);
            let along = |part: Length| Point {
                x: stroke.from.x + across.scale(part.emu(), length.emu()),
                y: stroke.from.y + down.scale(part.emu(), length.emu()),
            };
            if start < end {
                self.fill(thick(along(start), along(end), stroke.width), color);
            }
        }
    }

    /// Draws a bow of a wavy line in short straight pieces along its chord.
    fn bow(&mut self, [from, inner, _, to]: [Point; 4], width: Length, color: Rgb) {
        let (across, down) = (to.x - from.x, to.y - from.y);
        let out = (inner.x - from.x - across / 3, inner.y - from.y - down / 3);
        for at in 0..PIECES {
            // The height of the curve over the middle of the piece.
            let middle = 2 * at + 1;
            let high = 3 * middle * (2 * PIECES - middle);
            let part = |length: Length| length.scale(high, 4 * PIECES * PIECES);
            let point = |step: i64| Point {
                x: from.x + across.scale(step, PIECES) + part(out.0),
                y: from.y + down.scale(step, PIECES) + part(out.1),
            };
            self.fill(thick(point(at), point(at + 1), width), color);
        }
    }
}

/// A delivered page is not drawn, but its place is seen.
pub(super) const UNSEEN: Ink = Ink { k: 150, ..Ink::PAPER };

/// A bow of a wavy line is drawn in so many pieces.
const PIECES: i64 = 12;

/// No line has more dashes than this.
const MOST_DASHES: i64 = 100_000;

/// The area that a straight piece of a line covers.
fn thick(from: Point, to: Point, width: Length) -> Rect {
    let half = width / 2;
    let (left, top) = (from.x.min(to.x), from.y.min(to.y));
    let (wide, high) = ((to.x - from.x).abs(), (to.y - from.y).abs());
    if high == Length::ZERO {
        Rect::new(left, top - half, wide, width)
    } else if wide == Length::ZERO {
        Rect::new(left - half, top, width, high)
    } else {
        Rect::new(left - half, top - half, width, width)
    }
}

/// Lays a patch down with its origin's pixel at `x`, `y`.
fn stamp(canvas: &mut Canvas, patch: &Patch, (x, y): (i64, i64), color: Rgb) {
    let rows = patch.cover.chunks_exact(patch.width.max(1));
    for (row, cover) in (y + patch.y..).zip(rows) {
        for (column, part) in (x + patch.x..).zip(cover) {
            canvas.blend(column, row, color, *part);
        }
    }
}
