//! The glyphs of a cell that is set like Han: its frame by the table, its place in the
//! frame by the face and, where the face has other ideas, by measured ink.

use std::collections::BTreeMap;

use crate::font::{
    Choice, Face, FaceId, Flow, FontBook, Glyph, Metrics, Region, Shaping,
};
use crate::geom::Em;
use crate::text::TextStyle;
use crate::text::adjoin;
use crate::text::class::Kind;
use crate::text::orient::{self, Stand};
use crate::text::width::{self, Blank};

/// How far each half of a dash reaches past the middle.
const OVERLAP: Em = Em::milli(5);

/// A cell's glyphs in ems.
#[derive(Clone, Debug, Default)]
pub(super) struct Placed {
    pub(super) glyphs: Vec<Spot>,
    pub(super) frame: Em,
    pub(super) blank: Blank,
}

/// A glyph in ems, as [`CellGlyph`](crate::text::CellGlyph) has it in lengths.
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Spot {
    pub(super) face: FaceId,
    pub(super) id: Glyph,
    pub(super) inline: Em,
    pub(super) block: Em,
    pub(super) sideways: bool,
    /// The byte of the cluster it starts at.
    pub(super) cluster: usize,
    /// Its ink along the line, from its origin.
    pub(super) ink: Option<(Em, Em)>,
}

/// What is to be placed.
#[derive(Copy, Clone, Debug)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) first: char,
    pub(super) kind: Kind,
}

/// Places glyphs, and remembers what it asked of each face.
#[derive(Debug)]
pub(super) struct Placer<'a> {
    fonts: &'a FontBook,
    habits: BTreeMap<(FaceId, Region), Habits>,
}

/// What has to be asked of a face only once.
#[derive(Copy, Clone, Debug)]
struct Habits {
    /// The em of a face whose Han characters are not square (得意黑: 800 wide).
    unit: Em,
    /// Whether Han characters need no shaping: the face has no other forms for the region.
    plain: bool,
}

impl<'a> Placer<'a> {
    pub(super) const fn new(fonts: &'a FontBook) -> Self {
        Self { fonts, habits: BTreeMap::new() }
    }

    /// Places the glyphs of `piece` in its frame.
    pub(super) fn place(
        &mut self,
        style: &TextStyle,
        piece: Piece<'_>,
        choice: Choice,
    ) -> Placed {
        let face = self.fonts.face(choice.face);
        let habits = self
            .habits
            .entry((choice.face, style.region))
            .or_insert_with(|| Habits::of(face, style.region));
        let vertical = style.is_vertical();
        let mut run = if habits.plain && piece.is_plain() {
            plain(face, vertical, piece.first)
        } else {
            shape(face, style, piece)
        };
        for spot in &mut run.spots {
            spot.face = choice.face;
        }
        let natural = if vertical && !run.turned { Em::ONE } else { run.advance };
        let unit = if vertical { Em::ONE } else { habits.unit };
        let Some(frame) = frame(style, piece, unit) else {
            let frame = if natural > Em::ZERO { natural } else { Em::ONE };
            return Placed { glyphs: run.spots, frame, blank: Blank::default() };
        };
        let wanted = width::blank(piece.kind, style.region, vertical);
        let (before, after) = (part(wanted.before, unit), part(wanted.after, unit));
        let blank = settle(&mut run, piece.kind, frame, Blank { before, after });
        Placed { glyphs: run.spots, frame, blank }
    }
}

impl Habits {
    fn of(face: &Face, region: Region) -> Self {
        let how = Shaping { flow: Flow::Across, han: true, region, full_width: false };
        // Characters that every region writes differently.
        let sample = "国骨直令门";
        let shaped = face.shape(sample, how);
        let unit =
            shaped.first().map(|it| it.advance).filter(|_| face.glyph('国').is_some());
        Self {
            unit: unit
                .filter(|it| (Em::HALF..=Em::milli(1500)).contains(it))
                .unwrap_or(Em::ONE),
            plain: shaped
                .iter()
                .map(|it| it.id)
                .eq(sample.chars().map(|it| face.glyph(it).unwrap_or_default())),
        }
    }
}

impl Piece<'_> {
    fn is_plain(&self) -> bool {
        self.kind == Kind::Ideograph && self.text.len() == self.first.len_utf8()
    }
}

struct Run {
    spots: Vec<Spot>,
    advance: Em,
    /// Turned because the face has no vertical form.
    turned: bool,
}

/// A lone Han character, which has one form only.
fn plain(face: &Face, vertical: bool, character: char) -> Run {
    let shaped =
        if vertical { face.plain_down(character) } else { face.plain(character) };
    let it = shaped.unwrap_or_default();
    let spot = if vertical {
        let inline = upright_origin(it.advance, it.dy, &face.metrics());
        Spot { id: it.id, inline, block: -it.dx, ..Spot::default() }
    } else {
        Spot { id: it.id, ..Spot::default() }
    };
    Run { spots: vec![spot], advance: it.advance, turned: false }
}

fn shape(face: &Face, style: &TextStyle, piece: Piece<'_>) -> Run {
    let shaping =
        |flow| Shaping { flow, han: true, region: style.region, full_width: false };
    if !style.is_vertical() {
        return across(face, piece.text, shaping(Flow::Across), None);
    }
    let shown = orient::substitute(piece.first, style.region)
        .filter(|it| it.chars().all(|c| face.glyph(c).is_some()));
    let text = shown.unwrap_or(piece.text);
    let down = face.shape(text, shaping(Flow::Down));
    if orient::stand(piece.kind, piece.first) == Stand::Turned {
        let level = face.shape(text, shaping(Flow::Across));
        let same = level.iter().map(|it| it.id).eq(down.iter().map(|it| it.id));
        if same {
            return across(face, text, shaping(Flow::Across), Some(piece.kind));
        }
    }
    let mut pen = Em::ZERO;
    let spots = down.iter().map(|it| {
        let ink = face.ink(it.id).map(|ink| (-ink.top, -ink.bottom));
        let origin = upright_origin(it.advance, it.dy, &face.metrics());
        let spot = Spot {
            id: it.id,
            inline: pen + origin,
            block: -it.dx,
            cluster: if shown.is_some() { 0 } else { it.cluster },
            ink,
            ..Spot::default()
        };
        pen = pen + it.advance;
        spot
    });
    Run { spots: spots.collect(), advance: pen, turned: false }
}

/// From the top of an upright em frame to the glyph's origin. The face is believed when
/// its vertical advance is one em; vertical metrics can lie.
fn upright_origin(advance: Em, dy: Em, metrics: &Metrics) -> Em {
    if advance.thousandths() % 1000 == 0 && advance > Em::ZERO {
        return -dy;
    }
    let spare = Em::ONE - (metrics.ascent - metrics.descent);
    metrics.ascent + Em::milli(spare.thousandths() / 2)
}

/// Shapes along a horizontal line; for a vertical one (`turned`) the run is then turned
/// clockwise and centered on the line.
fn across(face: &Face, text: &str, how: Shaping, turned: Option<Kind>) -> Run {
    let mut pen = Em::ZERO;
    let mut spots = Vec::new();
    for it in face.shape(text, how) {
        let ink = face.ink(it.id);
        let center = turned.map_or(Em::ZERO, |kind| match ink {
            // Rules and dots are centered by what they print.
            Some(ink) if !kind.is_bracket() => middle(ink.top, ink.bottom),
            _ => middle(face.metrics().ascent, face.metrics().descent),
        });
        spots.push(Spot {
            id: it.id,
            inline: pen + it.dx,
            block: center - it.dy,
            sideways: turned.is_some(),
            cluster: it.cluster,
            ink: ink.map(|ink| (ink.left, ink.right)),
            ..Spot::default()
        });
        pen = pen + it.advance;
    }
    Run { spots, advance: pen, turned: turned.is_some() }
}

fn middle(one: Em, other: Em) -> Em {
    Em::milli((one + other).thousandths() / 2)
}

fn frame(style: &TextStyle, piece: Piece<'_>, unit: Em) -> Option<Em> {
    if adjoin::is_narrow(piece.first, style) {
        return None;
    }
    let frame = width::frame(piece.kind, style.region)?;
    // Half an ellipsis, or half a dash, is one em.
    let single = matches!(piece.first, '—' | '…' | '⋯') && piece.text.len() == 3;
    Some(part(if single { Em::ONE } else { frame }, unit))
}

fn part(em: Em, unit: Em) -> Em {
    let product = i64::from(em.thousandths()) * i64::from(unit.thousandths());
    Em::milli(i32::try_from(product / 1000).unwrap_or(0))
}

/// Puts the glyphs where the region wants their ink, and says which blank is really there.
fn settle(run: &mut Run, kind: Kind, frame: Em, wanted: Blank) -> Blank {
    let exact = run.advance == frame;
    match run.spots.as_mut_slice() {
        [one] => settle_one(one, exact, frame, wanted),
        [left, right] if kind == Kind::Dash => {
            join(left, right, frame);
            wanted
        }
        many if !exact => {
            spread(many, frame);
            wanted
        }
        _ => wanted,
    }
}

fn settle_one(spot: &mut Spot, exact: bool, frame: Em, wanted: Blank) -> Blank {
    let Some((low, high)) = spot.ink else {
        return wanted;
    };
    let (from, to) = (wanted.before, frame - wanted.after);
    let (low, high) = (spot.inline + low, spot.inline + high);
    let fits = high - low <= to - from;
    if !exact {
        // A proportional glyph: center what it prints in its part of the frame.
        spot.inline = spot.inline + middle(from, to) - middle(low, high);
    } else if fits && wanted != Blank::default() {
        spot.inline =
            spot.inline + (from - low).max(Em::ZERO) + (to - high).min(Em::ZERO);
    }
    if fits {
        return wanted;
    }
    let (low, high) = if exact { (low, high) } else { (from, to) };
    Blank {
        before: wanted.before.min(low).max(Em::ZERO),
        after: wanted.after.min(frame - high).max(Em::ZERO),
    }
}

/// Two dashes that meet in the middle of the frame, with no seam between them:
/// the two-em dash is one unbroken rule (GB/T 15834 5.1.4).
fn join(left: &mut Spot, right: &mut Spot, frame: Em) {
    let center = middle(frame, Em::ZERO);
    if let (Some((_, end)), Some((start, _))) = (left.ink, right.ink) {
        left.inline = center - end + OVERLAP;
        right.inline = center - start - OVERLAP;
    }
}

/// Each glyph in the middle of its share of the frame.
fn spread(spots: &mut [Spot], frame: Em) {
    let count = i32::try_from(spots.len()).unwrap_or(1).max(1);
    let share = frame.thousandths() / count;
    let mut start = 0;
    for spot in spots {
        let center = Em::milli(start + share / 2);
        let (low, high) = spot.ink.unwrap_or_default();
        spot.inline = center - middle(low, high);
        start += share;
    }
}
