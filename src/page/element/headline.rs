//! Headlines (标题): kicker, main head, deck, sized to their width.

use crate::diag::{Code, Diagnostic, Diagnostics, Spanned};
use crate::font::RoleId;
use crate::geom::{Axes, Length, WritingMode};
use crate::ink::Ink;
use crate::page::element::head_lines;
use crate::page::setter::{self, SetLine, Setter, Spot, Use};
use crate::para::Align;
use crate::plan::HeadPlan;
use crate::proof::{Mark, Role};
use crate::text::segment::Bond;

/// The sizes a main head may have, in points, the largest first (标题字号).
const SIZES: &[i64] = &[
    72, 66, 60, 54, 50, 46, 42, 40, 38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 17, 16,
    15, 14, 13, 12,
];

/// The largest main head for a head over so many columns, in points: one, two, three …
const LARGEST: &[i64] = &[20, 30, 40, 54, 54, 60];

/// How narrow a head's glyphs may become, in thousandths (长体).
const NARROWEST: u16 = 780;

/// From here on narrowed type is seen to be narrow, in thousandths.
const NARROW: u16 = 880;

/// A one-line head of at least so much of the largest size is left alone, in thousandths.
const GOOD: i64 = 600;

/// Main heads have three lines at most (主题不过三行).
const MOST_LINES: usize = 3;

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

impl Room {
    /// The longest line that fits when its glyphs are made as narrow as `stretch`; upright
    /// lines are not narrowed.
    fn widest(&self, stretch: u16) -> Length {
        match self.axes.mode {
            WritingMode::Horizontal => self.inline.1.scale(1000, i64::from(stretch)),
            WritingMode::Vertical => self.inline.1,
        }
    }
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

/// Sets a head at the largest size that its room allows. A main head written in one piece
/// is broken into two or three lines when one line of it would be small.
pub(in crate::page) fn set(
    setter: &mut Setter<'_>,
    head: &HeadPlan,
    extra: &Extra<'_>,
    room: &Room,
) -> Head {
    for words in head.kicker.iter().chain(&head.main).chain(&head.deck) {
        head_lines::full_stop(words)
            .into_iter()
            .for_each(|it| setter.diagnostics.push(it));
    }
    let mut best = trial(setter, head, extra, room);
    if let [whole] = head.main.as_slice() {
        for lines in 2..=MOST_LINES {
            if best.is_good(head, room) {
                break;
            }
            let other = in_lines(setter, head, extra, room, (whole, lines));
            if let Some(other) = other.filter(|it| it.is_better_than(&best)) {
                best = other;
            }
        }
    }
    setter.diagnostics.extend(best.remarks);
    best.head
}

/// A head set one way or another.
struct Trial {
    head: Head,
    size: Length,
    fits: bool,
    /// The firmest bond that its lines break.
    worst: Bond,
    /// Whether the author marked more breaks than it has.
    leaves_marks: bool,
    remarks: Diagnostics,
}

impl Trial {
    /// Whether no more lines are looked for: it is large enough, breaks nothing that
    /// belongs together, and not only some of the author's marks.
    fn is_good(&self, head: &HeadPlan, room: &Room) -> bool {
        let large = head.size.is_some() || self.size >= good(room);
        self.fits && large && self.worst <= Bond::Word && !self.leaves_marks
    }

    /// Whether more lines are worth it: it must gain a quarter in size, and half where
    /// the parts interlock, unless it breaks better. A word is cut only when nothing else
    /// fits.
    fn is_better_than(&self, other: &Self) -> bool {
        let breaks_better = self.worst < other.worst && self.size >= other.size;
        let gain = match self.worst {
            Bond::Clause | Bond::Phrase | Bond::Word => 1250,
            Bond::Tight | Bond::Torn => 1500,
            Bond::Compound | Bond::Inside => return self.fits && !other.fits,
        };
        let gains = self.size >= other.size.scale(gain, 1000);
        self.fits && (!other.fits || breaks_better || gains)
    }
}

/// The largest main head in this room.
fn largest(room: &Room) -> Length {
    let largest = LARGEST.get(room.cols.saturating_sub(1)).or(LARGEST.last());
    Length::pt(largest.copied().unwrap_or(60))
}

/// The size from which a head on one line is left alone.
fn good(room: &Room) -> Length {
    largest(room).scale(GOOD, 1000)
}

/// Sets a head with its one main line broken into several.
fn in_lines(
    setter: &mut Setter<'_>,
    head: &HeadPlan,
    extra: &Extra<'_>,
    room: &Room,
    (whole, lines): (&Spanned<String>, usize),
) -> Option<Trial> {
    let size = head.size.or_else(|| SIZES.last().map(|it| Length::pt(*it)))?;
    let style = setter.style(head.face, size, room.axes.mode);
    let limit = room.widest(if head.size.is_some() { NARROWEST } else { NARROW });
    let broken = head_lines::broken(setter, whole, style, lines, limit)?;
    let head = HeadPlan { main: broken.lines, ..head.clone() };
    let mut trial = trial(setter, &head, extra, room);
    trial.worst = broken.worst;
    trial.leaves_marks = head_lines::marks(whole) >= lines;
    trial.remarks.extend(broken.remarks);
    Some(trial)
}

/// Sets a head in the lines it has, at its size or the largest that fits; says nothing
/// yet.
fn trial(
    setter: &mut Setter<'_>,
    head: &HeadPlan,
    extra: &Extra<'_>,
    room: &Room,
) -> Trial {
    let spoken = std::mem::take(&mut setter.diagnostics);
    let largest = largest(room);
    let sizes = SIZES.iter().map(|it| Length::pt(*it)).filter(|it| *it <= largest);
    let sizes: Vec<_> = head.size.map_or_else(|| sizes.collect(), |it| vec![it]);
    let mut found = (Head::default(), Length::ZERO, false);
    for size in sizes {
        setter.diagnostics = Diagnostics::new();
        let (set, fits) = at_size(setter, head, extra, room, size);
        found = (set, size, fits);
        if fits {
            break;
        }
    }
    let remarks = std::mem::replace(&mut setter.diagnostics, spoken);
    let (head, size, fits) = found;
    Trial { head, size, fits, worst: Bond::Clause, leaves_marks: false, remarks }
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
    let parts = parts(setter, head, extra, room.body, size);
    for (part, (line, stretch)) in
        parts.iter().flat_map(|it| fitted_or_broken(setter, it, room)).collect::<Vec<_>>()
    {
        fits &= line.width <= room.inline.1;
        if part.role == Role::Headline && head.size.is_none() {
            fits &= stretch > NARROW;
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

/// A part on one line; a kicker or a deck that would be narrow there, on two if it has a
/// good place to break.
fn fitted_or_broken<'a>(
    setter: &mut Setter<'_>,
    part: &Part<'a>,
    room: &Room,
) -> Vec<(Part<'a>, (SetLine, u16))> {
    let before = setter.diagnostics.len();
    let (line, stretch) = fitted(setter, part, room);
    let wide = line.width > room.inline.1 || stretch < NARROW;
    if wide && matches!(part.role, Role::Kicker | Role::Deck) {
        let style = setter.style(part.face, part.size, room.axes.mode);
        let limit = room.widest(NARROW);
        let broken = head_lines::broken(setter, part.words, style, 2, limit);
        if let Some(broken) = broken.filter(|it| !it.worst.is_inside()) {
            setter.diagnostics.truncate(before);
            let lines = broken.lines.iter();
            return lines
                .map(|words| (*part, fitted(setter, &Part { words, ..*part }, room)))
                .collect();
        }
    }
    vec![(*part, (line, stretch))]
}

/// A part on one line, its glyphs made narrower when it is too long (长体).
fn fitted(setter: &mut Setter<'_>, part: &Part<'_>, room: &Room) -> (SetLine, u16) {
    let mode = room.axes.mode;
    let mut style = setter.style(part.face, part.size, mode);
    let before = setter.diagnostics.len();
    let line = head_lines::line(setter, part.words, style);
    let wide = line.width > room.inline.1;
    if !wide || mode == WritingMode::Vertical {
        return (line, 1000);
    }
    setter.diagnostics.truncate(before);
    let stretch = room.inline.1.emu().saturating_mul(1000) / line.width.emu().max(1);
    style.stretch = u16::try_from(stretch).unwrap_or(1000).clamp(NARROWEST, 1000);
    (head_lines::line(setter, part.words, style), style.stretch)
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
