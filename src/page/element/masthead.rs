//! The masthead (报头): the nameplate and the lines of small print under it.

use crate::diag::{Span, Spanned};
use crate::geom::{Axes, Em, Length, Rect, WritingMode};
use crate::ink::Ink;
use crate::page::element::{art, border};
use crate::page::setter::{self, Setter, Spot, Use};
use crate::para::Align;
use crate::plan::{Masthead, PageGrid};
use crate::proof::{Mark, Role};

/// The size of the small print.
const SMALL: Length = Length::milli_pt(8_500);
/// From line to line of the small print.
const STEP: Length = Length::milli_pt(13_000);
/// In how many steps small print is made narrow enough.
const STEPS: usize = 3;
/// The slogan over the nameplate.
const SLOGAN: Length = Length::milli_pt(10_500);

/// Places the masthead in its cells.
pub(in crate::page) fn place(
    setter: &mut Setter<'_>,
    grid: &PageGrid,
    masthead: &Masthead,
) -> Vec<Mark> {
    let area = grid.rect(&masthead.cells);
    let axes = Axes::new(WritingMode::Horizontal, area);
    let faces = setter.house.faces;
    let print = STEP * i64::try_from(masthead.lines.len()).unwrap_or(0) + Length::pt(8);
    let over =
        if masthead.slogan.is_some() { SLOGAN + Length::pt(6) } else { Length::ZERO };
    let room = area.size.height - print - over;
    let mut marks = Vec::new();
    if let Some(slogan) = &masthead.slogan {
        let words = Spanned::new(slogan.clone(), Span::default());
        let line =
            Line { face: faces.deck, size: SLOGAN, tracking: Em::ZERO, ink: Ink::BLACK };
        marks.extend(centred(setter, axes, &words, &line, Length::ZERO));
    }
    if let Some(art) = &masthead.art {
        // As much white as type would have.
        let (wide, high) = (area.size.width.scale(15, 16), room.scale(88, 100));
        let (x, y) = ((area.size.width - wide) / 2, over + (room - high) / 2);
        let frame = Rect::new(area.left() + x, area.top() + y, wide, high);
        marks.extend(art::place(art, frame, Role::Masthead));
    } else {
        let place = Rect::new(area.left(), area.top() + over, area.size.width, room);
        let mode = if masthead.upright {
            WritingMode::Vertical
        } else {
            WritingMode::Horizontal
        };
        let axes = Axes::new(mode, place);
        let name = nameplate(setter, masthead, &axes);
        let block = (axes.block() - name.size) / 2;
        marks.extend(centred(setter, axes, &masthead.name, &name, block));
    }
    let y = area.bottom() - print + Length::pt(3);
    marks.extend(border::wenwu(area.left(), area.right(), y));
    let mut block = area.size.height - print + Length::pt(8);
    for words in &masthead.lines {
        let words = Spanned::new(words.clone(), Span::default());
        let line =
            Line { face: faces.folio, size: SMALL, tracking: Em::ZERO, ink: Ink::BLACK };
        marks.extend(centred(setter, axes, &words, &line, block));
        block += STEP;
    }
    marks
}

/// How a line of the masthead is set.
struct Line {
    face: crate::font::RoleId,
    size: Length,
    tracking: Em,
    ink: Ink,
}

/// The nameplate as large as its room, its characters a little apart.
fn nameplate(setter: &Setter<'_>, masthead: &Masthead, axes: &Axes) -> Line {
    let count = i64::try_from(masthead.name.value.chars().count().max(1)).unwrap_or(1);
    // Characters stand an eighth of an em apart, and a sixteenth of the length stays white.
    let by_length = axes.inline().scale(15, 16).scale(8, count * 9 - 1);
    let size = by_length.min(axes.block().scale(94, 100)).max(Length::pt(12));
    Line {
        face: setter.house.faces.masthead,
        size,
        tracking: Em::EIGHTH,
        ink: setter.house.accent,
    }
}

/// A line centred in the masthead, its em box at `block`.
fn centred(
    setter: &mut Setter<'_>,
    axes: Axes,
    words: &Spanned<String>,
    line: &Line,
    block: Length,
) -> Option<Mark> {
    let room = axes.inline();
    let mut style = setter.style(line.face, line.size, axes.mode);
    style.tracking = line.tracking;
    let mut set = setter.line(words, style);
    // Small print that is too long is made narrower rather than cut. The white between its
    // words does not shrink with it, so that one step may fall short.
    for _ in 0..STEPS {
        if set.width <= room {
            break;
        }
        let share = i64::from(style.stretch).saturating_mul(room.emu());
        let share = share / set.width.emu().max(1);
        style.stretch = u16::try_from(share).unwrap_or(1000).max(500);
        set = setter.line(words, style);
    }
    let galley = set.galley;
    let composed = setter::natural(&galley, Align::Center, room)?;
    let spot = Spot { axes, inline: Length::ZERO, block, size: line.size };
    let what = Use { role: Role::Masthead, story: None, ink: line.ink };
    Some(setter::place(&galley, &composed, &spot, what))
}
