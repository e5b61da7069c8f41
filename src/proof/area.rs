//! Where marks lie (范围).

use crate::geom::{Em, Rect};
use crate::proof::{GlyphRun, Mark, MarkKind, TextLine, Turn};

/// From the top of an em box to the baseline.
const ASCENT: Em = Em::milli(880);

impl TextLine {
    /// The rectangle around its em boxes; none without a glyph.
    #[must_use]
    pub fn area(&self) -> Option<Rect> {
        self.runs.iter().flat_map(GlyphRun::boxes).reduce(|one, two| one.around(&two))
    }
}

impl Mark {
    /// The rectangle it lies in; none for a line, which has no area.
    #[must_use]
    pub fn area(&self) -> Option<Rect> {
        match &self.kind {
            MarkKind::Text(line) => line.area(),
            MarkKind::Fill(fill) => Some(fill.rect),
            MarkKind::Stroke(_) => None,
            MarkKind::Outline(outline) => outline.extent(),
            MarkKind::Picture(placed) => Some(placed.frame),
        }
    }
}

impl GlyphRun {
    /// The em boxes of its glyphs; a narrow glyph fills the start of its own.
    pub fn boxes(&self) -> impl Iterator<Item = Rect> {
        let (size, ascent) = (self.size, ASCENT.at(self.size));
        let width = size.scale(i64::from(self.stretch), 1000);
        self.glyphs.iter().map(move |glyph| {
            let at = glyph.at;
            match self.turn {
                Turn::Horizontal | Turn::Upright => {
                    Rect::new(at.x, at.y - ascent, width, size)
                }
                Turn::Sideways => Rect::new(at.x - (size - ascent), at.y, size, width),
            }
        })
    }
}
