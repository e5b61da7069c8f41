//! Why a line is loose (松行的缘由): what stood after its end and could not be taken up.

use std::ops::Range;

use crate::geom::{Em, Length};
use crate::para::Line;
use crate::text::{Breaking, Cell, CharClass, Galley, Stretch};

/// An ordinary gap opened further than this makes a line loose: the third step of
/// expansion ends here (JLREQ 3.8.4).
const LOOSE: Em = Em::milli(250);
/// Opened further than this it is a hole in print.
const HOLE: Em = Em::milli(500);

/// A line whose gaps had to be opened too far (松行).
///
/// ```
/// use banxin::geom::{Em, Length};
/// use banxin::para::{Cause, LooseLine};
///
/// // Five gaps of a line of 9 points took 6 points each, because a web address came next.
/// let loose = LooseLine {
///     gap: Em::milli(667),
///     added: Length::pt(30),
///     next: 6..40,
///     width: Length::pt(150),
///     cause: Cause::Url,
/// };
/// assert!(loose.is_hole());
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LooseLine {
    /// What was added to an ordinary gap, in ems of the line's first cell.
    pub gap: Em,
    /// Everything added to the line.
    pub added: Length,
    /// The cells after the line's end that would have had to come along, spaces left out.
    pub next: Range<usize>,
    /// The room they take at the end of this line.
    pub width: Length,
    /// Why they did not.
    pub cause: Cause,
}

impl LooseLine {
    /// Whether the gaps are so wide that they show as holes.
    #[must_use]
    pub fn is_hole(&self) -> bool {
        self.gap > HOLE
    }
}

/// What held the end of a loose line back.
///
/// ```
/// use banxin::para::Cause;
///
/// let words = |it| match it {
///     Cause::Url => "a web address",
///     Cause::Number => "a number with its unit",
///     _ => "something else",
/// };
/// assert_eq!(words(Cause::Number), "a number with its unit");
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// Little of the line can be opened at all: it is mostly one word, number or address.
    Stiff,
    /// A web address, or the next part of one.
    Url,
    /// A number with its sign or unit.
    Number,
    /// A Western word.
    Word,
    /// A two-em dash (破折号) that may not open a line, or is too wide.
    Dash,
    /// An ellipsis (省略号) likewise.
    Ellipsis,
    /// Characters that are kept together: a listed name, a tie of the author, a base with
    /// its reading.
    Tied,
    /// Marks that may not stand at a line edge.
    Marks,
    /// Spaces, which hang invisibly at this line's end but would take room inside it.
    Space,
    /// There was room, but the paragraph as a whole came out better so.
    Paragraph,
}

/// How loose `line` is and why; nothing when no gap was opened by more than a quarter em.
///
/// ```
/// use banxin::geom::Em;
/// use banxin::para::{Align, Fit, Measure, ParagraphStyle, compose, loose_line};
///
/// let text = "今天风不大，准点。";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// let style = ParagraphStyle { indent: Em::ZERO, align: Align::Justify, fit: Fit::Total };
/// let measure = Measure { start: Length::ZERO, length: Length::pt(9) * 6 };
/// let lines = compose(&galley, &style, &|_| measure);
/// assert!(lines.iter().all(|it| loose_line(&galley, it).is_none()));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn loose_line(galley: &Galley, line: &Line) -> Option<LooseLine> {
    let size = galley.cells.get(line.cells.start)?.size;
    let gap = opened(galley, line);
    if line.last || gap <= LOOSE.at(size) {
        return None;
    }
    let added = line.spent.added();
    let (next, width) = next_unit(galley, line, added);
    let cause = if added < size {
        Cause::Stiff
    } else if width <= added {
        Cause::Paragraph
    } else if width - hanging(galley, line) <= added {
        Cause::Space
    } else {
        cause(galley, line.cells.end, &next)
    };
    let gap = i32::try_from(gap.scale(1000, size.emu().max(1)).emu());
    Some(LooseLine { gap: Em::milli(gap.unwrap_or(i32::MAX)), added, next, width, cause })
}

/// What was added to an ordinary gap; in a line without one, to every gap at the last
/// step.
fn opened(galley: &Galley, line: &Line) -> Length {
    let gaps = galley.gaps.get(line.cells.clone()).unwrap_or_default();
    let inside = gaps.get(..gaps.len().saturating_sub(1)).unwrap_or_default();
    let [.., all] = line.spent.stretch;
    if inside.iter().any(|it| it.stretch == Stretch::Ordinary) {
        return line.gap;
    }
    let open = inside.iter().filter(|it| it.stretch != Stretch::Rigid).count();
    i64::try_from(open).map_or(Length::ZERO, |it| all / it.max(1))
}

/// The least that could have been taken up after the line, and its width there. A number
/// counts with its unit when it would have had room without.
fn next_unit(galley: &Galley, line: &Line, added: Length) -> (Range<usize>, Length) {
    let start = line.cells.end;
    let mut unit = start..start;
    for at in start..galley.cells.len() {
        let breaking = galley.gaps.get(at).map_or(Breaking::Allowed, |it| it.breaking);
        unit.end = at + 1;
        if matches!(breaking, Breaking::Relief | Breaking::Emergency | Breaking::Never) {
            continue;
        }
        let has_room = width(galley, line, &unit) <= added;
        if breaking != Breaking::Discouraged || !has_room {
            break;
        }
    }
    let unit = trimmed(galley, unit);
    let width = width(galley, line, &unit);
    (unit, width)
}

/// The unit without the spaces that hang after it.
fn trimmed(galley: &Galley, mut unit: Range<usize>) -> Range<usize> {
    while unit.end > unit.start + 1 && is_space(galley, unit.end - 1) {
        unit.end -= 1;
    }
    unit
}

fn is_space(galley: &Galley, at: usize) -> bool {
    galley.cells.get(at).is_some_and(|it| it.class.is_space())
}

/// How much longer the line would be with the unit at its end: the spaces that hung at the
/// old end are space again, and a mark at the new end may be half width.
fn width(galley: &Galley, line: &Line, unit: &Range<usize>) -> Length {
    let end = line.cells.end - spaces_after(galley, line);
    let gaps = galley.gaps.get(end.saturating_sub(1)..unit.end.saturating_sub(1));
    let gaps: Length = gaps.unwrap_or_default().iter().map(|it| it.natural).sum();
    let cells = galley.cells.get(end..unit.end).unwrap_or_default();
    let cells_width: Length = cells.iter().map(|it| it.advance).sum();
    let mark = |it: &&Cell| matches!(it.class, CharClass::Stop | CharClass::Close);
    let blank = cells.last().filter(mark).map_or(Length::ZERO, |it| it.blank_after);
    cells_width + gaps - blank
}

/// How many spaces hang at the end of the line.
fn spaces_after(galley: &Galley, line: &Line) -> usize {
    let inside = line.cells.start + 1..line.cells.end;
    inside.rev().take_while(|at| is_space(galley, *at)).count()
}

/// The room that those spaces would take inside the line.
fn hanging(galley: &Galley, line: &Line) -> Length {
    let start = line.cells.end - spaces_after(galley, line);
    let cells = galley.cells.get(start..line.cells.end).unwrap_or_default();
    cells.iter().map(|it| it.advance).sum()
}

/// What the unit is, for a line that ends before it.
fn cause(galley: &Galley, end: usize, unit: &Range<usize>) -> Cause {
    let cells = galley.cells.get(unit.clone()).unwrap_or_default();
    let around = galley.gaps.get(end.saturating_sub(1)..unit.end).unwrap_or_default();
    let inside = galley.gaps.get(unit.start..unit.end - 1).unwrap_or_default();
    let has = |class| cells.iter().any(|it| it.class == class);
    // Two Han characters that hold together hold by a tie and by nothing else.
    let tied = cells.windows(2).zip(inside).any(|(pair, gap)| {
        pair.iter().all(|it| it.class == CharClass::Han)
            && matches!(gap.breaking, Breaking::Emergency | Breaking::Never)
    });
    if around.iter().any(|it| it.breaking == Breaking::Url) {
        Cause::Url
    } else if has(CharClass::Number) || has(CharClass::Across) {
        Cause::Number
    } else if has(CharClass::Western) {
        Cause::Word
    } else if has(CharClass::Dash) {
        Cause::Dash
    } else if has(CharClass::Ellipsis) {
        Cause::Ellipsis
    } else if tied {
        Cause::Tied
    } else {
        Cause::Marks
    }
}
