//! Headlines (标题): kicker, main head, deck, sized to their width.

use crate::diag::{Code, Diagnostic, Spanned};
use crate::font::RoleId;
use crate::geom::{Axes, Length, WritingMode};
use crate::ink::Ink;
use crate::page::setter::{self, SetLine, Setter, Spot, Use};
use crate::para::Align;
use crate::plan::HeadPlan;
use crate::proof::{Mark, Role};

/// The sizes a main head may have, in points, the largest first (标题字号).
const SIZES: &[i64] = &[
    72, 66, 60, 54, 50, 46, 42, 40, 38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 17, 16,
    15, 14, 13, 12,
];

/// The largest main head for a head over so many columns, in points: one, two, three …
const LARGEST: &[i64] = &[20, 30, 40, 54, 54, 60];

/// How narrow a head's glyphs may become, in thousandths (长体).
const NARROWEST: u16 = 780;

/// A kicker is 42 % and a deck 46 % of the main head (引题、副题).
const KICKER: i64 = 420;
const DECK: i64 = 460;

/// White between the lines of a head, in thousandths of the smaller neighbour.
const BETWEEN: i64 = 330;

/// The room and the manner of a head.
#[derive(Copy, Clone, Debug)]
pub(in crate::page) struct Room {
    /// The axes it stands in.
    pub(in crate::page) axes: Axes,
    /// Along its lines: where it starts and how long it is.
    pub(in crate::page) inline: (Length, Length),
    /// The body size.
    pub(in crate::page) body: Length,
    /// The most it may take from line to line; nothing for no limit.
    pub(in crate::page) depth: Option<Length>,
    /// How many columns it spans.
    pub(in crate::page) cols: usize,
}

/// Lines of a head, set but not yet placed.
#[derive(Debug, Default)]
pub(in crate::page) struct Head {
    lines: Vec<HeadLine>,
    /// From the top of the first line's em box to the foot of the last's.
    pub(in crate::page) depth: Length,
}

#[derive(Debug)]
struct HeadLine {
    set: SetLine,
    size: Length,
    role: Role,
    ink: Ink,
    /// From the top of the head to its em box.
    top: Length,
}

/// What a line of a head says and how.
#[derive(Copy, Clone, Debug)]
struct Part<'a> {
    words: &'a Spanned<String>,
    face: RoleId,
    role: Role,
    size: Length,
    ink: Ink,
}

/// Sets a head at the largest size that its room allows.
pub(in crate::page) fn set(
    setter: &mut Setter<'_>,
    head: &HeadPlan,
    extra: &Extra<'_>,
    room: &Room,
) -> Head {
    if let Some(size) = head.size {
        return at_size(setter, head, extra, room, size).0;
    }
    let largest = LARGEST.get(room.cols.saturating_sub(1)).or(LARGEST.last());
    let largest = Length::pt(largest.copied().unwrap_or(60));
    let mut found = Head::default();
    for &points in SIZES {
        let size = Length::pt(points);
        if size > largest {
            continue;
        }
        let before = setter.diagnostics.len();
        let (set, fits) = at_size(setter, head, extra, room, size);
        found = set;
        if fits {
            return found;
        }
        if size > Length::pt(SIZES.last().copied().unwrap_or(12)) {
            setter.diagnostics.truncate(before);
        }
    }
    found
}

/// What stands with the head besides its three parts.
#[derive(Copy, Clone, Debug, Default)]
pub(in crate::page) struct Extra<'a> {
    /// 栏题, over the head.
    pub(in crate::page) label: Option<&'a Spanned<String>>,
    /// 署名, under it.
    pub(in crate::page) byline: Option<&'a Spanned<String>>,
}

/// Sets a head with its main lines at `size`; says whether it fits its room.
fn at_size(
    setter: &mut Setter<'_>,
    head: &HeadPlan,
    extra: &Extra<'_>,
    room: &Room,
    size: Length,
) -> (Head, bool) {
    let mut set = Head::default();
    let mut fits = true;
    let mut previous: Option<Length> = None;
    for part in parts(setter, head, extra, room.body, size) {
        let (line, stretch) = fitted(setter, &part, room);
        fits &= line.width <= room.inline.1;
        if part.role == Role::Headline && head.size.is_none() {
            fits &= stretch > 880;
        }
        if line.width > room.inline.1 {
            setter.diagnostics.push(too_wide(part.words));
        }
        let gap =
            previous.map_or(Length::ZERO, |it| it.min(part.size).scale(BETWEEN, 1000));
        let top = set.depth + gap;
        set.depth = top + part.size;
        previous = Some(part.size);
        set.lines.push(HeadLine {
            set: line,
            size: part.size,
            role: part.role,
            ink: part.ink,
            top,
        });
    }
    fits &= room.depth.is_none_or(|it| set.depth <= it);
    (set, fits)
}

/// The lines of a head from the first to the last.
fn parts<'a>(
    setter: &Setter<'_>,
    head: &'a HeadPlan,
    extra: &Extra<'a>,
    body: Length,
    size: Length,
) -> Vec<Part<'a>> {
    let faces = setter.house.faces;
    let smallest = body + Length::pt(1);
    let share = |thousandths| half_points(size.scale(thousandths, 1000)).max(smallest);
    let part =
        |words, face, role, size| Part { words, face, role, size, ink: Ink::BLACK };
    let label = extra.label.map(|it| Part {
        ink: setter.house.accent,
        ..part(it, faces.label, Role::Label, smallest)
    });
    let byline = extra.byline.map(|it| part(it, faces.byline, Role::Byline, body));
    let kicker =
        head.kicker.iter().map(|it| part(it, faces.kicker, Role::Kicker, share(KICKER)));
    let main = head.main.iter().map(|it| part(it, head.face, Role::Headline, size));
    let deck = head.deck.iter().map(|it| part(it, faces.deck, Role::Deck, share(DECK)));
    label.into_iter().chain(kicker).chain(main).chain(deck).chain(byline).collect()
}

/// A part on one line, its glyphs made narrower when it is too long (长体).
fn fitted(setter: &mut Setter<'_>, part: &Part<'_>, room: &Room) -> (SetLine, u16) {
    let mode = room.axes.mode;
    let mut style = setter.style(part.face, part.size, mode);
    let words = Spanned::new(part.words.value.replace('|', ""), part.words.span);
    let before = setter.diagnostics.len();
    let line = setter.line(&words, style);
    let wide = line.width > room.inline.1;
    if !wide || mode == WritingMode::Vertical {
        return (line, 1000);
    }
    setter.diagnostics.truncate(before);
    let stretch = room.inline.1.emu().saturating_mul(1000) / line.width.emu().max(1);
    style.stretch = u16::try_from(stretch).unwrap_or(1000).clamp(NARROWEST, 1000);
    (setter.line(&words, style), style.stretch)
}

impl Head {
    /// Places the head with its first line's em box at `block`, centred or flush.
    pub(in crate::page) fn place(
        &self,
        room: &Room,
        block: Length,
        flush: bool,
        story: u32,
    ) -> Vec<Mark> {
        let align = if flush { Align::Start } else { Align::Center };
        let mut marks = Vec::new();
        for line in &self.lines {
            let Some(composed) = setter::natural(&line.set.galley, align, room.inline.1)
            else {
                continue;
            };
            let spot = Spot {
                axes: room.axes,
                inline: room.inline.0,
                block: block + line.top,
                size: line.size,
            };
            let what = Use { role: line.role, story: Some(story), ink: line.ink };
            marks.push(setter::place(&line.set.galley, &composed, &spot, what));
        }
        marks
    }
}

/// The nearest half point below.
fn half_points(length: Length) -> Length {
    let half = Length::milli_pt(500);
    half * length.count(half)
}

fn too_wide(words: &Spanned<String>) -> Diagnostic {
    let text = &words.value;
    Diagnostic::new(
        Code::HeadTight,
        format!("标题「{text}」收到长体{}%仍排不下", NARROWEST / 10),
        format!("the headline \"{text}\" is too long even {} % wide", NARROWEST / 10),
    )
    .at(words.span)
    .hint(
        "减几个字、分成两行，或改小 head_size",
        "shorten it, break it in two, or lower head_size",
    )
}
