//! The glyphs of a cell that is set like Han: its frame by the table, its place in the
//! frame by the face and, where the face has other ideas, by measured ink.

use crate::font::{
    Choice, Face, FaceId, Flow, FontBook, Glyph, InkBox, Metrics, Region, ShapedGlyph,
    Shaping, Width,
};
use crate::geom::Em;
use crate::text::TextStyle;
use crate::text::adjoin;
use crate::text::class::Kind;
use crate::text::orient::{self, Orientation, orientation};
use crate::text::settle::{self, middle};
use crate::text::width::{self, Blank};

/// A cell's glyphs in ems.
#[derive(Clone, Debug, Default)]
pub(super) struct Placed {
    pub(super) glyphs: Vec<Spot>,
    pub(super) frame: Em,
    pub(super) blank: Blank,
    /// The width of its glyphs where they were made narrower than they are.
    pub(super) narrowed: Option<Em>,
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
    habits: Vec<(FaceId, Region, Habits)>,
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
        Self { fonts, habits: Vec::new() }
    }

    /// The glyph of a lone Han character in a horizontal line and its frame, where nothing
    /// is to be asked but the face's table of characters: what copy is made of. None for
    /// all else.
    pub(super) fn plain(
        &mut self,
        style: &TextStyle,
        character: char,
        (id, face): (FaceId, &Face),
    ) -> Option<(Glyph, Em)> {
        if style.is_vertical() || !self.habits(id, style.region).plain {
            return None;
        }
        let it = face.plain(character)?;
        let frame = if it.advance > Em::ZERO { it.advance } else { Em::ONE };
        Some((it.id, frame))
    }

    fn habits(&mut self, face: FaceId, region: Region) -> Habits {
        let known = self.habits.iter().find(|it| (it.0, it.1) == (face, region));
        if let Some((.., habits)) = known {
            return *habits;
        }
        let habits = Habits::of(self.fonts.face(face), region);
        self.habits.push((face, region, habits));
        habits
    }

    /// Places the glyphs of `piece` in its frame.
    pub(super) fn place(
        &mut self,
        style: &TextStyle,
        piece: Piece<'_>,
        choice: Choice,
    ) -> Placed {
        let face = self.fonts.face(choice.face);
        let habits = self.habits(choice.face, style.region);
        let vertical = style.is_vertical();
        let mut run = if habits.plain && piece.is_plain(vertical) {
            plain(face, vertical, piece.first)
        } else if vertical {
            down(face, style, piece)
        } else {
            across(face, piece.text, piece.shaping(style, Flow::Across), None)
        };
        // No other glyph is asked for its ink here: to find it, its outline has to be drawn.
        if !vertical && piece.kind == Kind::Ellipsis {
            for spot in &mut run.spots {
                let lower = |ink| settle::lowered(ink, &face.metrics());
                spot.block = spot.block + face.ink(spot.id).map_or(Em::ZERO, lower);
            }
        }
        for spot in &mut run.spots {
            spot.face = choice.face;
        }
        let natural = if vertical && !run.turned { Em::ONE } else { run.advance };
        let unit = if vertical { Em::ONE } else { habits.unit };
        let Some(frame) = frame(style, piece, unit) else {
            let frame = if natural > Em::ZERO { natural } else { Em::ONE };
            return Placed { glyphs: run.spots, frame, ..Placed::default() };
        };
        let wanted = width::blank(piece.kind, style.region, vertical);
        let (before, after) = (part(wanted.before, unit), part(wanted.after, unit));
        let fit = (run.advance == frame, frame);
        let blank =
            settle::along(&mut run.spots, piece.kind, fit, Blank { before, after });
        Placed { glyphs: run.spots, frame, blank, narrowed: None }
    }
}

impl Habits {
    fn of(face: &Face, region: Region) -> Self {
        let how = Shaping { flow: Flow::Across, han: true, region, width: Width::Own };
        let unit = face.lone('国', how).map_or(Em::ONE, |it| it.advance);
        let square = (Em::HALF..=Em::milli(1500)).contains(&unit);
        // Characters that every region writes differently. The face remembers them: a
        // paragraph asks anew.
        let own = |it: char| {
            face.lone(it, how).map(|it| it.id) == face.glyph(it).filter(|it| it.0 != 0)
        };
        Self {
            unit: if square { unit } else { Em::ONE },
            plain: "国骨直令门".chars().all(own),
        }
    }
}

impl Piece<'_> {
    /// A lone Han character that no vertical form waits for: unlike っ and ー.
    fn is_plain(&self, vertical: bool) -> bool {
        self.kind == Kind::Ideograph
            && self.text.len() == self.first.len_utf8()
            && !(vertical && orientation(self.first, None) != Orientation::Upright)
    }

    const fn shaping(&self, style: &TextStyle, flow: Flow) -> Shaping {
        Shaping { flow, han: true, region: style.region, width: Width::Own }
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

/// Shapes for a vertical line: in the vertical form, upright or turned, each once only. The
/// form is the face's (`vert`); what is turned is shaped without it.
fn down(face: &Face, style: &TextStyle, piece: Piece<'_>) -> Run {
    let shown = orient::substitute(piece.first, style.region)
        .filter(|it| it.chars().all(|c| face.glyph(c).is_some()));
    let text = shown.unwrap_or(piece.text);
    let level = piece.shaping(style, Flow::Across);
    let glyphs = shape(face, text, piece.shaping(style, Flow::Down));
    let bare = || {
        let level = shape(face, text, level);
        level.iter().map(|it| it.id).eq(glyphs.iter().map(|it| it.id))
    };
    let (turned, bare) = match orientation(piece.first, Some(style.region)) {
        Orientation::Turned => (true, false),
        Orientation::FormElseTurned => (bare(), false),
        Orientation::FormElseUpright => (false, bare()),
        Orientation::Upright => (false, false),
    };
    let mut run = if turned {
        across(face, text, level, Some(piece.kind))
    } else {
        let place = |ink| settle::across(piece.kind, style.region, ink, bare);
        upright(face, &glyphs, place)
    };
    if shown.is_some() {
        run.spots.iter_mut().for_each(|it| it.cluster = 0);
    }
    run
}

/// Upright glyphs one below the other. `place` moves one across the line by its ink.
fn upright(
    face: &Face,
    glyphs: &[ShapedGlyph],
    place: impl Fn(InkBox) -> Option<Em>,
) -> Run {
    let mut pen = Em::ZERO;
    let spots = glyphs.iter().map(|it| {
        let ink = face.ink(it.id);
        let origin = upright_origin(it.advance, it.dy, &face.metrics());
        let spot = Spot {
            id: it.id,
            inline: pen + origin,
            block: ink.and_then(&place).unwrap_or(-it.dx),
            cluster: it.cluster,
            ink: ink.map(|ink| (-ink.top, -ink.bottom)),
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

/// The glyphs of `text`; a face shapes each mark that stands by itself once.
fn shape(face: &Face, text: &str, how: Shaping) -> Vec<ShapedGlyph> {
    let mut characters = text.chars();
    let lone = characters.next().filter(|_| characters.next().is_none());
    match lone.and_then(|it| face.lone(it, how)) {
        Some(it) => vec![it],
        None => face.shape(text, how),
    }
}

/// Shapes along a horizontal line; for a vertical one (`turned`) the run is then turned
/// clockwise and centered on the line.
fn across(face: &Face, text: &str, how: Shaping, turned: Option<Kind>) -> Run {
    let mut pen = Em::ZERO;
    let mut spots = Vec::new();
    for it in shape(face, text, how) {
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

fn frame(style: &TextStyle, piece: Piece<'_>, unit: Em) -> Option<Em> {
    if adjoin::is_narrow(piece.first, style) {
        return None;
    }
    let frame = width::frame(piece.kind, style.region)?;
    // Half an ellipsis, or half a dash, is one em; and so is a solidus that stands upright
    // in a vertical line: the half em of GB/T 15834 5.1.9 is that of horizontal ones, where
    // it is the width of the ink. Its height is 0.95 em in the bundled faces: in half an em
    // it would print into both neighbours.
    let single = matches!(piece.first, '—' | '…' | '⋯') && piece.text.len() == 3
        || piece.first == '/' && style.is_vertical() && style.region != Region::Jp;
    Some(part(if single { Em::ONE } else { frame }, unit))
}

fn part(em: Em, unit: Em) -> Em {
    let product = i64::from(em.thousandths()) * i64::from(unit.thousandths());
    Em::milli(i32::try_from(product / 1000).unwrap_or(0))
}
