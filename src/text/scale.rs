//! Ems into lengths, with long and flat type (长体, 扁体).

use crate::geom::{Em, Length};
use crate::text::TextStyle;

/// Turns ems into lengths; long and flat type (长体, 扁体) changes a glyph along its own
/// width, which runs along the line unless the glyph stands upright in a vertical line.
pub(super) struct Scale {
    size: Length,
    stretch: i64,
    vertical: bool,
}

impl Scale {
    pub(super) fn new(style: &TextStyle) -> Self {
        let stretch = if style.stretch == 0 { 1000 } else { i64::from(style.stretch) };
        Self {
            size: style.size.max(Length::ZERO),
            stretch,
            vertical: style.is_vertical(),
        }
    }

    /// The width of glyphs in thousandths of normal, when they are `narrowed` besides.
    pub(super) fn stretch(&self, narrowed: Option<Em>) -> u16 {
        let part = narrowed.map_or(1000, |it| i64::from(it.thousandths()));
        u16::try_from(self.stretch * part / 1000).unwrap_or(u16::MAX)
    }

    pub(super) fn inline(&self, em: Em, sideways: bool) -> Length {
        self.scaled(em, !self.vertical || sideways)
    }

    pub(super) fn block(&self, em: Em, sideways: bool) -> Length {
        self.scaled(em, self.vertical && !sideways)
    }

    fn scaled(&self, em: Em, stretched: bool) -> Length {
        let length = em.at(self.size);
        if stretched && self.stretch != 1000 {
            length.scale(self.stretch, 1000)
        } else {
            length
        }
    }
}
