//! Western runs: shaped whole, with kerning, from the Latin chain (西文).

use crate::font::{Face, FaceId, Flow, FontBook, Region, ShapedGlyph, Shaping, Width};
use crate::geom::Em;
use crate::text::TextStyle;
use crate::text::place::{Placed, Spot};

/// A shaped Western run: for each cell, the byte of the run where it ends, and its glyphs.
pub(super) type Cells = Vec<(usize, Placed)>;

/// What stands across a line may be this wide; it sticks out of it a little on both sides.
const WIDEST: Em = Em::milli(1100);

const fn shaping(style: &TextStyle, width: Width) -> Shaping {
    Shaping { flow: Flow::Across, han: false, region: style.region, width }
}

/// Shapes `text` in one face along the line; in a vertical line it is turned clockwise,
/// with the capitals centered on the line: figures and capitals, most of what lies sideways,
/// then stand in the middle, small letters a tenth of an em to the left of it, which is
/// nearer than the middle of the em box would put them. One baseline for all keeps a line of
/// several runs straight. `ends` are the ends of its graphemes.
pub(super) fn along(
    fonts: &FontBook,
    style: &TextStyle,
    (id, text): (FaceId, &str),
    ends: &[usize],
) -> Cells {
    let face = fonts.face(id);
    let sideways = style.is_vertical();
    let drop = if sideways { half(face.metrics().cap_height) } else { Em::ZERO };
    let glyphs = face.shape(text, shaping(style, Width::Own));
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
    let glyphs = face.shape(text, shaping(style, Width::Full));
    level(id, &glyphs, baseline(face, &glyphs), None)
}

/// Digits and short forms set across a vertical line (纵中横), solid, centered in one em.
///
/// CLREQ: as wide as the line, or a little more. Wider ones take the face's half-width or
/// third-width figures, and what is too wide even so is narrowed to one em; in Japan it
/// sticks out on both sides (JLREQ 3.2.5).
pub(super) fn across(
    fonts: &FontBook,
    style: &TextStyle,
    (id, text): (FaceId, &str),
) -> Placed {
    let face = fonts.face(id);
    let mut glyphs = Vec::new();
    for width in [Width::Own, Width::Half, Width::Third] {
        glyphs = face.shape(text, shaping(style, width));
        if breadth(&glyphs) <= WIDEST {
            break;
        }
    }
    let narrowed = narrowing(breadth(&glyphs), style.region);
    level(id, &glyphs, baseline(face, &glyphs), narrowed)
}

/// How narrow glyphs become that are this broad side by side.
fn narrowing(breadth: Em, region: Region) -> Option<Em> {
    (breadth > WIDEST && region != Region::Jp).then(|| share(Em::ONE, Em::ONE, breadth))
}

fn breadth(glyphs: &[ShapedGlyph]) -> Em {
    glyphs.iter().map(|it| it.advance).sum()
}

/// How far below the top of an em frame the baseline lies when the ink is in its middle.
fn baseline(face: &Face, glyphs: &[ShapedGlyph]) -> Em {
    let inks = || glyphs.iter().filter_map(|it| face.ink(it.id));
    let top = inks().map(|it| it.top).max().unwrap_or(face.metrics().cap_height);
    let bottom = inks().map(|it| it.bottom).min().unwrap_or_default();
    Em::HALF + half(top + bottom)
}

/// Glyphs side by side, upright, their middle on the center line of a one-em frame.
fn level(
    id: FaceId,
    glyphs: &[ShapedGlyph],
    baseline: Em,
    narrowed: Option<Em>,
) -> Placed {
    let natural = breadth(glyphs);
    let scaled = |em| narrowed.map_or(em, |by| share(em, by, Em::ONE));
    let mut pen = Em::ZERO;
    let mut placed = Placed { frame: Em::ONE, narrowed, ..Placed::default() };
    for it in glyphs {
        placed.glyphs.push(Spot {
            face: id,
            id: it.id,
            inline: baseline - it.dy,
            // Block grows to the left.
            block: scaled(half(natural) - pen - it.dx),
            cluster: it.cluster,
            ..Spot::default()
        });
        pen = pen + it.advance;
    }
    placed
}

/// `em` × `part` ∕ `whole`.
fn share(em: Em, part: Em, whole: Em) -> Em {
    let whole = i64::from(whole.thousandths()).max(1);
    let product = i64::from(em.thousandths()) * i64::from(part.thousandths());
    Em::milli(i32::try_from(product / whole).unwrap_or_default())
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
    /// Where the glyphs of `advances` start to the right of the line's middle.
    fn starts(region: Region, advances: &[i32]) -> (Vec<i32>, Option<Em>) {
        let glyphs: Vec<_> = advances
            .iter()
            .map(|it| ShapedGlyph { advance: Em::milli(*it), ..ShapedGlyph::default() })
            .collect();
        let narrowed = narrowing(breadth(&glyphs), region);
        let placed = level(FaceId(0), &glyphs, Em::milli(850), narrowed);
        assert_eq!(placed.frame, Em::ONE, "one em along the line");
        let starts = placed.glyphs.iter().map(|it| -it.block.thousandths()).collect();
        (starts, placed.narrowed)
    }

    #[test]
    fn digits_across_are_set_solid_and_centered() {
        // JLREQ 3.2.5, 日123本 with digits of two fifths of an em: from -600 to 600.
        let three = starts(Region::Jp, &[400, 400, 400]);
        assert_eq!(three, (vec![-600, -200, 200], None));
        assert_eq!(starts(Region::Cn, &[500, 500]), (vec![-500, 0], None));
        // A little more than an em may stick out, by half on each side.
        assert_eq!(starts(Region::Cn, &[540, 540]), (vec![-540, 0], None));
    }

    #[test]
    fn what_is_too_wide_is_narrowed_to_one_em() {
        let (starts, narrowed) = starts(Region::Cn, &[500, 500, 500]);
        assert_eq!(narrowed, Some(Em::milli(666)));
        assert_eq!(starts, [-499, -166, 166]);
    }
}
