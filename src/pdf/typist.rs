//! Lines of type into text operators.
//!
//! The proof says where each glyph's origin lies; a PDF says where the pen starts and lets
//! widths move it. The typist keeps the pen of the reader who will draw the page and
//! corrects it before each glyph, so that roundings never add up.

use std::collections::BTreeSet;

use crate::font::{Face, FaceId, FontBook, Glyph};
use crate::geom::{Em, Length};
use crate::ink::Ink;
use crate::pdf::content::{Content, Overprint};
use crate::pdf::mute;
use crate::pdf::number::ratio;
use crate::pdf::usage::{Code, MISSING, Usage, texts};
use crate::proof::{GlyphRun, Outline, PlacedGlyph, TextLine, Turn};

/// A font resource.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) struct FontKey {
    /// The face.
    pub(super) face: FaceId,
    /// Which of the face's fonts.
    pub(super) variant: usize,
    /// Whether it writes downwards (`Identity-V`).
    pub(super) down: bool,
}

impl FontKey {
    /// Its name in a page's resources.
    pub(super) fn name(self) -> String {
        let way = if self.down { 'V' } else { 'H' };
        format!("F{}{way}{}", self.face.0, self.variant)
    }
}

/// Glyphs whose pens differ by less than 0.005 pt stand on one line.
const TOLERANCE: Length = Length::from_emu(64);

/// Where the reader's pen stands and how it moves.
#[derive(Copy, Clone, Debug)]
struct Pen {
    turn: Turn,
    stretch: u16,
    along: Length,
    across: Length,
}

/// A glyph as the reader will draw it.
struct Stroke {
    code: Code,
    turn: Turn,
    /// Where the pen must be.
    along: Length,
    across: Length,
    /// How far the reader moves the pen after it.
    advance: Length,
    /// What thousandths are counted in along the line.
    unit: Length,
}

/// Writes lines of type into the content of one page.
pub(super) struct Typist<'a> {
    fonts: &'a FontBook,
    usage: &'a Usage<'a>,
    /// The height of the page.
    height: Length,
    pen: Option<Pen>,
    font: Option<(FontKey, Length)>,
    /// The fonts that were used.
    pub(super) used: BTreeSet<FontKey>,
}

impl<'a> Typist<'a> {
    pub(super) const fn new(
        fonts: &'a FontBook,
        usage: &'a Usage<'a>,
        height: Length,
    ) -> Self {
        let used = BTreeSet::new();
        Self { fonts, usage, height, pen: None, font: None, used }
    }

    /// Writes one line as one text object; what stands for no character is left to be
    /// drawn.
    pub(super) fn line(
        &mut self,
        content: &mut Content<'_>,
        line: &TextLine,
    ) -> Vec<Outline> {
        content.begin_text();
        self.pen = None;
        let runs = line.runs.iter().filter(|it| it.size > Length::ZERO && it.stretch > 0);
        let shapes = runs.flat_map(|run| self.run(content, run)).collect();
        content.show();
        content.end_text();
        if line.ends_paragraph {
            content.point("ParagraphEnd");
        }
        shapes
    }

    /// Writes a run, all but what stands for no character. What a missing glyph stands for
    /// is said in so many words.
    fn run(&mut self, content: &mut Content<'_>, run: &GlyphRun) -> Vec<Outline> {
        content.show();
        content.fill_with(run.ink, overprint(run.ink));
        let used = self.usage.face(run.face);
        let face = self.fonts.face(run.face);
        let wide = run.size.scale(i64::from(run.stretch), 1000);
        let mut shapes = Vec::new();
        for (at, (glyph, text)) in run.glyphs.iter().zip(texts(run)).enumerate() {
            let Some(code) = used.and_then(|it| it.code(glyph.id, text)) else {
                shapes.push(mute::shape(face, run, glyph));
                continue;
            };
            let missing = glyph.id == MISSING;
            if missing {
                content.show();
                content.begin_span(text);
            }
            let turn = if stands_beside(run, at) { Turn::Horizontal } else { run.turn };
            let stroke = stroke((face, run.size, wide), glyph, code, turn);
            self.write(content, run, &stroke);
            if missing {
                content.show();
                content.end();
            }
        }
        shapes
    }

    fn write(&mut self, content: &mut Content<'_>, run: &GlyphRun, stroke: &Stroke) {
        let key = FontKey {
            face: run.face,
            variant: stroke.code.variant,
            down: stroke.turn == Turn::Upright,
        };
        if self.font.replace((key, run.size)) != Some((key, run.size)) {
            content.show();
            content.font(&key.name(), run.size.to_milli_pt());
            self.used.insert(key);
        }
        let pen = self.pen.filter(|pen| {
            pen.turn == stroke.turn
                && pen.stretch == run.stretch
                && (pen.across - stroke.across).abs() < TOLERANCE
        });
        let mut pen = pen.unwrap_or_else(|| self.set_down(content, run, stroke));
        let off = stroke.along - pen.along;
        let step = if off == Length::ZERO { 0 } else { ratio(off, stroke.unit) };
        if step != 0 {
            let against = if key.down { step } else { -step };
            content.move_pen(against);
            pen.along += stroke.unit.scale(step, 1000);
        }
        content.code(stroke.code.cid);
        pen.along += stroke.advance;
        self.pen = Some(pen);
    }

    /// Sets the pen down where the glyph wants it.
    fn set_down(
        &mut self,
        content: &mut Content<'_>,
        run: &GlyphRun,
        stroke: &Stroke,
    ) -> Pen {
        content.show();
        let stretch = i64::from(run.stretch);
        let (along, across) = (stroke.along, stroke.across);
        let at = |x: Length, y: Length| [x, self.height - y].map(Length::to_milli_pt);
        let ([a, b, c, d], [x, y]) = match stroke.turn {
            Turn::Horizontal => ([stretch, 0, 0, 1000], at(along, across)),
            Turn::Upright => ([stretch, 0, 0, 1000], at(across, along)),
            Turn::Sideways => ([0, -stretch, 1000, 0], at(across, along)),
        };
        content.text_matrix([a, b, c, d, x, y]);
        Pen { turn: stroke.turn, stretch: run.stretch, along, across }
    }
}

/// Where the pen must be for a glyph of a face in a size, so `wide`, and what it does to
/// the pen.
///
/// In a vertical font the pen is at the middle of the top of the glyph's frame:
/// half the width to the right of the origin and the ascent above it.
/// ISO 32000-1 9.7.4.3, `DW2`.
fn stroke(
    (face, size, wide): (&Face, Length, Length),
    glyph: &PlacedGlyph,
    code: Code,
    turn: Turn,
) -> Stroke {
    let width = face.advance(glyph.id);
    let (x, y) = (glyph.at.x, glyph.at.y);
    let (along, across, advance, unit) = match turn {
        Turn::Horizontal => (x, y, width.at(wide), wide),
        Turn::Sideways => (y, x, width.at(wide), wide),
        Turn::Upright => {
            let top = y - face.metrics().ascent.at(size);
            let middle = x + width.at(wide) / 2;
            (top, middle, height(face, glyph.id).at(size), size)
        }
    };
    Stroke { code, turn, along, across, advance, unit }
}

/// How far a vertical font moves the pen down after a glyph. A face that says nothing
/// sensible gets one em; the typist corrects the pen anyway, and readers who look for
/// words should not find a gap after a dash of two ems.
pub(super) fn height(face: &Face, glyph: Glyph) -> Em {
    let height = face.height(glyph);
    if height > Em::ZERO { height } else { Em::ONE }
}

/// Whether a glyph of an upright run stands beside its neighbour instead of below it:
/// figures set across a vertical line (纵中横) are written with the horizontal font.
fn stands_beside(run: &GlyphRun, at: usize) -> bool {
    let near = |other: Option<&PlacedGlyph>| {
        let (Some(this), Some(other)) = (run.glyphs.get(at), other) else { return false };
        let apart = (this.at.x - other.at.x).abs() > TOLERANCE;
        apart && (this.at.y - other.at.y).abs() < TOLERANCE
    };
    let before = at.checked_sub(1).and_then(|it| run.glyphs.get(it));
    run.turn == Turn::Upright && (near(before) || near(run.glyphs.get(at + 1)))
}

/// Solid black prints over what lies below, so that no white shows when the plates are
/// out of register; everything else knocks out, or white would vanish. GWG 2022 R0007,
/// R0009.
pub(super) fn overprint(ink: Ink) -> Overprint {
    Overprint::of(ink.overprints())
}
