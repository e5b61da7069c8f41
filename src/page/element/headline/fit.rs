//! Lines of a head fitted to their width: made narrower or wider, and letterspaced
//! (长体、扁体、撑满).

use crate::geom::{Em, Length, WritingMode};
use crate::page::element::headline::limits::{
    EVEN, MOST_SPREAD, NARROW, NARROWEST, NEAR, WIDEST,
};
use crate::page::element::headline::lines;
use crate::page::element::headline::parts::Part;
use crate::page::setter::{self, SetLine, Setter};
use crate::para::Align;
use crate::plan::HeadFit;
use crate::text::{Galley, Gap, Stretch, TextStyle};

/// A measure that no head fills.
const ENDLESS: Length = Length::pt(1_000_000);

/// How often a line is narrowed before it counts as too long; spaces between words do not
/// narrow with the glyphs, so that once may not do.
const ROUNDS: usize = 3;

/// The measure of some lines of a head.
#[derive(Copy, Clone, Debug)]
pub(super) struct Field {
    pub(super) mode: WritingMode,
    pub(super) inline: Length,
    /// Whether lines stand at the start of the measure, not in its middle.
    pub(super) flush: bool,
}

impl Field {
    /// The longest line that fits when its glyphs are pressed to `stretch` along it.
    pub(super) fn widest(&self, stretch: u16) -> Length {
        self.inline.scale(1000, i64::from(stretch))
    }
}

/// A line of a head that is as wide as it will be.
#[derive(Clone, Debug)]
pub(super) struct Fitted<'a> {
    pub(super) part: Part<'a>,
    pub(super) set: SetLine,
    /// How much its glyphs are pressed along the line, in thousandths.
    pub(super) stretch: u16,
    /// Its width had it not been narrowed.
    pub(super) natural: Length,
    /// What was added to each of its gaps, in thousandths of its size, where they were
    /// opened.
    pub(super) opened: Option<Em>,
}

impl Fitted<'_> {
    /// What must be added to each of its gaps to make it `inline` long, in thousandths of
    /// its size; nothing when it has no gap that opens.
    fn opening(&self, inline: Length) -> Option<i64> {
        let room = self.part.size * gaps(&self.set.galley);
        let spare = (inline - self.set.width).max(Length::ZERO);
        (room > Length::ZERO).then(|| spare.scale(1000, room.emu()).emu())
    }

    /// Opens each gap by `thousandths` of the size; where that is what fills `inline`, to
    /// the last EMU.
    fn open_to(&mut self, thousandths: i64, inline: Length) {
        self.opened = i32::try_from(thousandths).ok().map(Em::milli);
        match self.opening(inline) {
            Some(need) if need == thousandths => {
                self.add((inline - self.set.width).max(Length::ZERO));
            }
            Some(_) => self.open(thousandths),
            None => {}
        }
    }

    /// Opens each gap by `thousandths` of the size.
    fn open(&mut self, thousandths: i64) {
        let parts = gaps(&self.set.galley);
        self.add(self.part.size * parts * thousandths / 1000);
    }

    /// Shares `added` out among the gaps, to the last EMU.
    fn add(&mut self, added: Length) {
        let parts = u32::try_from(gaps(&self.set.galley)).unwrap_or(0);
        let open = self.set.galley.gaps.iter_mut().filter(|it| opens(it));
        for (gap, share) in open.zip(added.split(parts)) {
            gap.natural += share;
        }
        self.set.width += added;
    }
}

/// Lines that belong together, all of one width of glyphs: narrowed when one of them is
/// too long, and opened as `fit` says.
pub(super) fn together<'a>(
    setter: &mut Setter<'_>,
    parts: &[Part<'a>],
    field: &Field,
    fit: HeadFit,
) -> Vec<Fitted<'a>> {
    let before = setter.diagnostics.len();
    let mut fitted = set(setter, parts, field, 1000);
    let natural: Vec<_> = fitted.iter().map(|it| it.set.width).collect();
    let mut stretch = 1000;
    for _ in 0..ROUNDS {
        let wanted = wanted(&fitted, field, fit, stretch);
        if wanted == stretch {
            break;
        }
        stretch = wanted;
        setter.diagnostics.truncate(before);
        fitted = set(setter, parts, field, stretch);
    }
    for (line, natural) in fitted.iter_mut().zip(natural) {
        line.natural = natural;
    }
    spread(&mut fitted, field, fit);
    fitted
}

/// Lines with glyphs as wide as `stretch`, their gaps opened by so much each.
pub(super) fn exactly<'a>(
    setter: &mut Setter<'_>,
    parts: &[Part<'a>],
    field: &Field,
    (stretch, tracking): (u16, &[Em]),
) -> Vec<Fitted<'a>> {
    let mut fitted = set(setter, parts, field, stretch);
    for (line, added) in fitted.iter_mut().zip(tracking) {
        line.open_to(added.thousandths().into(), field.inline);
    }
    fitted
}

/// One line by itself; one that would be narrow is broken in two if it has a good place.
pub(super) fn alone<'a>(
    setter: &mut Setter<'_>,
    part: &Part<'a>,
    field: &Field,
) -> Vec<Fitted<'a>> {
    let before = setter.diagnostics.len();
    let fitted = together(setter, &[*part], field, HeadFit::Natural);
    let narrow = |it: &Fitted<'_>| it.set.width > field.inline || it.stretch < NARROW;
    if !fitted.iter().any(narrow) {
        return fitted;
    }
    let style = setter.style(part.face, part.size, field.mode);
    let broken = lines::broken(setter, part.words, style, 2, field.widest(NARROW));
    let Some(broken) = broken.filter(|it| !it.worst.is_inside()) else { return fitted };
    setter.diagnostics.truncate(before);
    let halves: Vec<_> =
        broken.lines.iter().map(|words| Part { words, ..*part }).collect();
    let halves = together(setter, &halves, field, HeadFit::Natural);
    halves.into_iter().map(|it| Fitted { part: *part, ..it }).collect()
}

/// Lines at their natural width, with glyphs as wide as `stretch`.
fn set<'a>(
    setter: &mut Setter<'_>,
    parts: &[Part<'a>],
    field: &Field,
    stretch: u16,
) -> Vec<Fitted<'a>> {
    let mut fitted = Vec::with_capacity(parts.len());
    for part in parts {
        let mut set =
            lines::line(setter, part.words, pressed(setter, part, field, stretch));
        if !field.flush {
            set.width = optical(&set.galley);
        }
        let natural = set.width;
        fitted.push(Fitted { part: *part, set, stretch, natural, opened: None });
    }
    fitted
}

/// The style of a part whose glyphs are pressed to `stretch` along the line: narrow in a
/// level line (长体), flat in an upright one (扁体), which is a smaller size made wider.
fn pressed(
    setter: &Setter<'_>,
    part: &Part<'_>,
    field: &Field,
    stretch: u16,
) -> TextStyle {
    let (size, stretch) = match field.mode {
        WritingMode::Horizontal => (part.size, stretch),
        WritingMode::Vertical => {
            let wide = 1_000_000 / u32::from(stretch.max(1));
            let size = part.size.scale(i64::from(stretch), 1000);
            (size, u16::try_from(wide).unwrap_or(1000))
        }
    };
    TextStyle { stretch, ..setter.style(part.face, size, field.mode) }
}

/// Whether some of a line lies on its side, so that it cannot be pressed with the rest.
fn lies(fitted: &Fitted<'_>) -> bool {
    fitted.set.galley.glyphs.iter().any(|it| it.sideways)
}

/// How wide the glyphs must be, in thousandths, that are now `stretch` wide.
fn wanted(fitted: &[Fitted<'_>], field: &Field, fit: HeadFit, stretch: u16) -> u16 {
    let longest = fitted.iter().max_by_key(|it| it.set.width);
    let Some(longest) = longest.filter(|_| !fitted.iter().any(lies)) else {
        return 1000;
    };
    let now = longest.set.width;
    let opened = now + longest.part.size * gaps(&longest.set.galley) * MOST_SPREAD / 1000;
    let (width, most) = if now > field.inline {
        (now, 1000)
    } else if fit == HeadFit::Width && stretch == 1000 && opened < field.inline {
        (opened, WIDEST)
    } else {
        return stretch;
    };
    let share = field.inline.emu().saturating_mul(i64::from(stretch));
    let share = share / width.emu().max(1);
    u16::try_from(share).unwrap_or(1000).clamp(NARROWEST, most)
}

/// Opens the lines as `fit` says: the longest as far as it may, the others as far or, where
/// that is not much more, to the same width.
fn spread(fitted: &mut [Fitted<'_>], field: &Field, fit: HeadFit) {
    let most = match fit {
        HeadFit::Natural => return,
        HeadFit::Near if field.flush => return,
        HeadFit::Near => NEAR,
        HeadFit::Width => MOST_SPREAD,
    };
    let needs: Vec<_> = fitted.iter().map(|it| it.opening(field.inline)).collect();
    let Some(least) = needs.iter().flatten().min().copied() else { return };
    if fit == HeadFit::Near && least > most {
        return;
    }
    let shared = least.min(most);
    for (line, need) in fitted.iter_mut().zip(needs) {
        match need {
            Some(need) if need <= (shared + EVEN).min(MOST_SPREAD) => {
                line.open_to(need, field.inline);
            }
            Some(_) | None => line.open_to(shared, field.inline),
        }
    }
}

/// How many gaps of a line open: those between its first character and the last that is
/// seen.
fn gaps(galley: &Galley) -> i64 {
    let last = galley.cells.iter().rposition(|it| !it.class.is_space()).unwrap_or(0);
    let inside = galley.gaps.get(..last).unwrap_or_default();
    i64::try_from(inside.iter().filter(|it| opens(it)).count()).unwrap_or(0)
}

/// Whether a gap opens: not inside a word, a number or a double dash.
fn opens(gap: &Gap) -> bool {
    gap.stretch != Stretch::Rigid
}

/// The width of a line without the blanks of the marks at its ends, which a centred line
/// is without.
fn optical(galley: &Galley) -> Length {
    // A line in the middle ends half of the rest away from the end of the measure; of an
    // odd rest the half is too small, so both an even and an odd measure are asked.
    let width = |measure| {
        let centred = setter::natural(galley, Align::Center, measure);
        centred.map_or(Length::ZERO, |it| it.width * 2 - measure)
    };
    width(ENDLESS).max(width(ENDLESS + Length::from_emu(1)))
}
