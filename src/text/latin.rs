//! Western runs: shaped whole, with kerning, from the Latin chain (西文).

use crate::font::{Face, FaceId, Flow, FontBook, ShapedGlyph, Shaping};
use crate::geom::Em;
use crate::text::TextStyle;
use crate::text::place::{Placed, Spot};

/// A shaped Western run: for each cell, the byte of the run where it ends, and its glyphs.
pub(super) type Cells = Vec<(usize, Placed)>;

const fn shaping(style: &TextStyle, full_width: bool) -> Shaping {
    Shaping { flow: Flow::Across, han: false, region: style.region, full_width }
}

/// Shapes `text` in one face along the line; in a vertical line it is turned clockwise,
/// with the capitals centered on the line. `ends` are the ends of its graphemes.
pub(super) fn along(
    fonts: &FontBook,
    style: &TextStyle,
    (id, text): (FaceId, &str),
    ends: &[usize],
) -> Cells {
    let face = fonts.face(id);
    let sideways = style.is_vertical();
    let drop = if sideways { half(face.metrics().cap_height) } else { Em::ZERO };
    let glyphs = face.shape(text, shaping(style, false));
    let mut cells: Cells = Vec::with_capacity(ends.len());
    for group in cell_groups(&glyphs, ends, text.len()) {
        let mut pen = Em::ZERO;
        let mut placed = Placed::default();
        for it in glyphs.get(group.glyphs).unwrap_or_default() {
            placed.glyphs.push(Spot {
                face: id,
                id: it.id,
                inline: pen + it.dx,
                block: drop - it.dy,
                sideways,
                cluster: it.cluster.saturating_sub(group.start),
                ..Spot::default()
            });
            pen = pen + it.advance;
        }
        placed.frame = pen;
        cells.push((group.end, placed));
    }
    cells
}

struct Group {
    start: usize,
    end: usize,
    glyphs: std::ops::Range<usize>,
}

/// Which glyphs belong to which grapheme. A ligature joins its graphemes into one cell; a
/// run whose glyphs do not follow the text becomes one cell.
fn cell_groups(glyphs: &[ShapedGlyph], ends: &[usize], length: usize) -> Vec<Group> {
    let whole = Group { start: 0, end: length, glyphs: 0..glyphs.len() };
    if !glyphs.is_sorted_by_key(|it| it.cluster) {
        return vec![whole];
    }
    let mut groups = Vec::with_capacity(ends.len());
    let (mut start, mut from) = (0, 0);
    for &end in ends {
        let to = glyphs.partition_point(|it| it.cluster < end);
        let next = glyphs.get(to).map_or(length, |it| it.cluster);
        // The next glyph starts later: this grapheme shares its glyph with the one after.
        if next > end || to == from {
            continue;
        }
        groups.push(Group { start, end, glyphs: from..to });
        (start, from) = (end, to);
    }
    if start < length {
        match groups.last_mut() {
            Some(last) if from == glyphs.len() => last.end = length,
            _ => groups.push(Group { start, end: length, glyphs: from..glyphs.len() }),
        }
    }
    groups
}

/// A letter or digit upright in a vertical line, full-width if the face can.
pub(super) fn upright(
    fonts: &FontBook,
    style: &TextStyle,
    (id, text): (FaceId, &str),
) -> Placed {
    let face = fonts.face(id);
    level(face, id, &face.shape(text, shaping(style, true)))
}

/// Digits set across a vertical line (纵中横), centered in one em.
pub(super) fn across(
    fonts: &FontBook,
    style: &TextStyle,
    (id, text): (FaceId, &str),
) -> Placed {
    let face = fonts.face(id);
    level(face, id, &face.shape(text, shaping(style, false)))
}

/// Glyphs side by side, upright, their middle on the center line and their ink in the
/// middle of a one-em frame.
fn level(face: &Face, id: FaceId, glyphs: &[ShapedGlyph]) -> Placed {
    let width: Em = glyphs.iter().map(|it| it.advance).sum();
    let inks = || glyphs.iter().filter_map(|it| face.ink(it.id));
    let top = inks().map(|it| it.top).max().unwrap_or(face.metrics().cap_height);
    let bottom = inks().map(|it| it.bottom).min().unwrap_or_default();
    let baseline = Em::HALF + half(top + bottom);
    let mut pen = -half(width);
    let mut placed = Placed { frame: Em::ONE, ..Placed::default() };
    for it in glyphs {
        placed.glyphs.push(Spot {
            face: id,
            id: it.id,
            inline: baseline - it.dy,
            // Block grows to the left.
            block: -(pen + it.dx),
            cluster: it.cluster,
            ..Spot::default()
        });
        pen = pen + it.advance;
    }
    placed
}

const fn half(em: Em) -> Em {
    Em::milli(em.thousandths() / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(cluster: usize) -> ShapedGlyph {
        ShapedGlyph { cluster, ..ShapedGlyph::default() }
    }

    fn check(clusters: &[usize], ends: &[usize], expected: &[(usize, usize)]) {
        let glyphs: Vec<_> = clusters.iter().map(|at| glyph(*at)).collect();
        let length = ends.last().copied().unwrap_or(0);
        let groups = cell_groups(&glyphs, ends, length);
        let found: Vec<_> = groups.iter().map(|it| (it.end, it.glyphs.len())).collect();
        assert_eq!(found, expected, "{clusters:?}");
    }

    #[test]
    fn graphemes_and_glyphs_are_paired() {
        check(&[0, 1, 2], &[1, 2, 3], &[(1, 1), (2, 1), (3, 1)]);
        // A ligature over the second and third grapheme.
        check(&[0, 1], &[1, 2, 3], &[(1, 1), (3, 1)]);
        // A base and its mark in two glyphs.
        check(&[0, 0, 2], &[2, 3], &[(2, 2), (3, 1)]);
        // Right to left: one cell.
        check(&[2, 1, 0], &[1, 2, 3], &[(3, 3)]);
        check(&[], &[1, 2], &[(2, 0)]);
    }
}
