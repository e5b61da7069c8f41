//! Glyphs into cells of the galley, and cells that come again (落字).

use crate::font::{FaceId, Glyph};
use crate::geom::{Em, Length};
use crate::text::class::Kind;
use crate::text::itemize::Cluster;
use crate::text::place::{Placed, Spot};
use crate::text::scale::Scale;
use crate::text::shape::{Setter, Slot};
use crate::text::width::Blank;
use crate::text::{Cell, CellGlyph, TextStyle};

impl Setter<'_> {
    pub(super) fn push(&mut self, style: &TextStyle, cluster: Cluster, placed: Placed) {
        let Placed { glyphs, frame, blank, narrowed } = placed;
        self.lay(style, cluster, &glyphs, (frame, blank, narrowed));
    }

    /// A cell that is its glyph and the frame of it.
    pub(super) fn lay_plain(
        &mut self,
        style: &TextStyle,
        cluster: Cluster,
        (face, id): (FaceId, Glyph),
        frame: Em,
    ) {
        let scale = Scale::new(style);
        let first = clip(self.galley.glyphs.len());
        self.galley.glyphs.push(CellGlyph {
            face,
            id,
            inline: Length::ZERO,
            block: Length::ZERO,
            sideways: false,
            stretch: scale.stretch(None),
            text: (cluster.start, cluster.end),
        });
        let advance = scale.inline(frame, false);
        self.push_cell(style, cluster, first, [advance, Length::ZERO, Length::ZERO]);
    }

    fn lay(
        &mut self,
        style: &TextStyle,
        cluster: Cluster,
        spots: &[Spot],
        (frame, blank, narrowed): (Em, Blank, Option<Em>),
    ) {
        let scale = Scale::new(style);
        let first = clip(self.galley.glyphs.len());
        let stretch = scale.stretch(narrowed);
        for spot in spots {
            self.galley.glyphs.push(CellGlyph {
                face: spot.face,
                id: spot.id,
                inline: scale.inline(spot.inline, spot.sideways),
                block: scale.block(spot.block, spot.sideways),
                sideways: spot.sideways,
                stretch,
                text: (0, 0),
            });
        }
        let glyphs = self.galley.glyphs.get_mut(first as usize..).unwrap_or_default();
        share_text(glyphs, spots, cluster);
        let turned = spots.first().is_some_and(|it| it.sideways);
        let along = |em| scale.inline(em, turned);
        let (advance, before, after) =
            (along(frame), along(blank.before), along(blank.after));
        self.push_cell(style, cluster, first, [advance, before, after]);
    }

    fn push_cell(
        &mut self,
        style: &TextStyle,
        cluster: Cluster,
        first: u32,
        [advance, blank_before, blank_after]: [Length; 3],
    ) {
        let cell = Cell {
            class: cluster.kind.class(),
            text: cluster.start..cluster.end,
            glyphs: first..clip(self.galley.glyphs.len()),
            size: style.size,
            advance,
            blank_before,
            blank_after,
            style: cluster.style,
            span: self.span(cluster),
        };
        self.galley.cells.push(cell);
        self.made.push(cluster);
    }

    pub(super) fn remember(&mut self, slot: usize, key: (char, Kind, u16)) {
        let (Some(cell), Some(glyph)) =
            (self.galley.cells.last(), self.galley.glyphs.last())
        else {
            return;
        };
        let (advance, before, after) =
            (cell.advance, cell.blank_before, cell.blank_after);
        let known = Slot { key, glyph: *glyph, advance, before, after };
        if let Some(place) = self.memory.get_mut(slot) {
            *place = Some(known);
        }
    }

    pub(super) fn repeat(&mut self, style: &TextStyle, cluster: Cluster, known: &Slot) {
        let first = clip(self.galley.glyphs.len());
        let text = (cluster.start, cluster.end);
        self.galley.glyphs.push(CellGlyph { text, ..known.glyph });
        let widths = [known.advance, known.before, known.after];
        self.push_cell(style, cluster, first, widths);
    }
}

/// Says which bytes of the text each glyph stands for; together they cover the cluster.
fn share_text(glyphs: &mut [CellGlyph], spots: &[Spot], cluster: Cluster) {
    let starts = spots.iter().map(|it| cluster.start.saturating_add(clip(it.cluster)));
    let mut from = cluster.start;
    for (glyph, next) in glyphs.iter_mut().zip(starts.skip(1).chain([cluster.end])) {
        let to = next.clamp(from, cluster.end);
        glyph.text = (from, to);
        from = to;
    }
    // A glyph that shares its cluster with the one before stands for nothing more.
    for (at, pair) in spots.windows(2).enumerate().rev() {
        let same = pair.first().map(|it| it.cluster) == pair.last().map(|it| it.cluster);
        if let Some([before, own]) = glyphs.get_mut(at..at + 2).filter(|_| same) {
            before.text.1 = own.text.1;
            own.text.0 = own.text.1;
        }
    }
}

fn clip(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
