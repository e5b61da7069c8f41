//! Copy poured through rows (走文): paragraphs into lines, lines onto the grid.

use std::collections::BTreeMap;

use crate::diag::Spanned;
use crate::font::RoleId;
use crate::geom::{Em, Length};
use crate::ink::Ink;
use crate::page::beside;
use crate::page::frame::Slot;
use crate::page::setter::{self, Setter, Spot, Use};
use crate::para::{self, Align, Line, Measure, ParagraphStyle};
use crate::plan::{PageGrid, Paragraph};
use crate::proof::{Mark, Role};
use crate::text::{self, Galley, StyledText, TextStyle};

/// Indent of a paragraph's first line (段首空两格).
const INDENT: Em = Em::whole(2);

/// Rows that a crosshead keeps under it in its leg (背题).
const ROWS_UNDER_CROSSHEAD: usize = 2;

/// How far the copy has been set: so many paragraphs whole, and so many bytes of the next.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Cursor {
    pub(super) paragraph: usize,
    pub(super) offset: usize,
}

/// A part of a page that copy is poured into.
#[derive(Debug)]
pub(super) struct Vessel<'a> {
    pub(super) grid: &'a PageGrid,
    pub(super) body: RoleId,
    pub(super) story: u32,
    pub(super) slots: &'a [Slot],
    /// Whether the story goes on elsewhere with what finds no room.
    pub(super) goes_on: bool,
}

/// What copyfit has decided: rows for crossheads, lines for paragraphs.
#[derive(Clone, Debug, Default)]
pub(super) struct Orders {
    /// Empty rows to hand out over crossheads, one each.
    pub(super) slack: usize,
    /// Lines to be more (or fewer) than a paragraph would have, by paragraph.
    pub(super) lines: BTreeMap<usize, isize>,
}

/// What pouring left: the marks, how many rows were used, and where the copy stands.
#[derive(Debug, Default)]
pub(super) struct Poured {
    pub(super) marks: Vec<Mark>,
    pub(super) rows: usize,
    pub(super) crossheads: usize,
    pub(super) cursor: Cursor,
    /// The paragraphs that stand here whole: number and first row.
    pub(super) whole: Vec<(usize, usize)>,
}

/// Pours `copy` from `cursor` into a vessel until either is used up.
pub(super) fn pour(
    setter: &mut Setter<'_>,
    vessel: &Vessel<'_>,
    copy: &[Paragraph],
    cursor: Cursor,
    orders: &Orders,
) -> Poured {
    let mut poured = Poured { cursor, ..Poured::default() };
    let mut slack = orders.slack;
    while let Some(paragraph) = copy.get(poured.cursor.paragraph) {
        if poured.rows >= vessel.slots.len() {
            break;
        }
        let done = if paragraph.crosshead {
            crosshead(setter, vessel, paragraph, &mut poured, &mut slack)
        } else {
            running(setter, vessel, paragraph, &mut poured, orders)
        };
        if !done {
            break;
        }
        poured.cursor = Cursor { paragraph: poured.cursor.paragraph + 1, offset: 0 };
    }
    poured
}

/// Sets a paragraph of running text; says whether all of it found room.
fn running(
    setter: &mut Setter<'_>,
    vessel: &Vessel<'_>,
    paragraph: &Paragraph,
    poured: &mut Poured,
    orders: &Orders,
) -> bool {
    let Cursor { paragraph: number, offset } = poured.cursor;
    let galley = body_galley(setter, vessel, paragraph, offset);
    let free = vessel.slots.get(poured.rows..).unwrap_or_default();
    let order = orders.lines.get(&number).copied().unwrap_or(0);
    let lines = lines(setter, &galley, free, offset == 0, order);
    for (line, slot) in lines.iter().zip(free) {
        setter.note(&galley, line);
        let what = Use { role: Role::Body, story: Some(vessel.story), ink: Ink::BLACK };
        let spot = spot(vessel.grid, slot.block);
        poured.marks.push(setter::place(&galley, line, &spot, what));
        poured.marks.extend(beside::marks(&galley, line, &spot, what));
    }
    let Some(rest) = lines.get(free.len()) else {
        poured.whole.push((number, poured.rows));
        poured.rows += lines.len();
        return true;
    };
    poured.rows += free.len();
    let start = galley.cells.get(rest.cells.start).map_or(0, |it| it.text.start as usize);
    poured.cursor.offset += start;
    false
}

/// A paragraph's lines in the free rows: `order` lines more than it would have, where that
/// can be done decently, and no last line alone at the top of a leg (孤行) where a line
/// more or less mends it.
fn lines(
    setter: &Setter<'_>,
    galley: &Galley,
    free: &[Slot],
    indented: bool,
    order: isize,
) -> Vec<Line> {
    let style = ParagraphStyle {
        indent: if indented { INDENT } else { Em::ZERO },
        align: Align::Justify,
        fit: setter.house.fit,
    };
    let measures = |line| measure(free, line);
    let natural = para::compose(galley, &style, &measures);
    let with = |count: usize, more: isize| {
        let wanted = count.checked_add_signed(more).filter(|it| *it > 0)?;
        para::compose_in(galley, &style, &measures, wanted)
    };
    let ordered = if order == 0 { None } else { with(natural.len(), order) };
    let lines = ordered.unwrap_or(natural);
    if !last_line_alone(free, lines.len()) {
        return lines;
    }
    let mended = [-1, 1].into_iter().filter_map(|more| with(lines.len(), more));
    let mended = mended.into_iter().find(|it| !last_line_alone(free, it.len()));
    mended.unwrap_or(lines)
}

/// Whether the last of `count` lines would stand alone at the top of a leg.
fn last_line_alone(free: &[Slot], count: usize) -> bool {
    let leg = |line: usize| free.get(line).map(|it| it.leg);
    count >= 2 && leg(count - 1).is_some() && leg(count - 1) != leg(count - 2)
}

/// How many rows the copy past `cursor` would take in lines like the last row's.
pub(super) fn rows_left(
    setter: &mut Setter<'_>,
    vessel: &Vessel<'_>,
    copy: &[Paragraph],
    cursor: Cursor,
) -> usize {
    let last = vessel.slots.last().copied();
    let Some(last) = last else { return usize::MAX };
    let mut offset = cursor.offset;
    let mut rows = 0;
    for paragraph in copy.iter().skip(cursor.paragraph) {
        let galley = body_galley(setter, vessel, paragraph, offset);
        let heads = usize::from(paragraph.crosshead);
        rows += lines(setter, &galley, &[last], offset == 0, 0).len() + heads;
        offset = 0;
    }
    rows
}

/// How much a paragraph is opened or squeezed when it takes `order` lines more in the rows
/// from `row` on: the widest gap added; nothing when it cannot be done.
pub(super) fn price_of(
    setter: &mut Setter<'_>,
    vessel: &Vessel<'_>,
    paragraph: &Paragraph,
    row: usize,
    order: isize,
) -> Option<Length> {
    let galley = body_galley(setter, vessel, paragraph, 0);
    let free = vessel.slots.get(row..).unwrap_or_default();
    let natural = lines(setter, &galley, free, true, 0).len();
    let changed = lines(setter, &galley, free, true, order);
    let done = natural.checked_add_signed(order) == Some(changed.len());
    done.then(|| changed.iter().map(|it| it.gap.abs()).max().unwrap_or_default())
}

/// The room of a paragraph's line `line`, counted from the first free row. Past the last
/// row the measure stays, so that the last line that finds room is a full line.
fn measure(free: &[Slot], line: usize) -> Measure {
    let slot = free.get(line).or_else(|| free.last());
    slot.map_or_else(Measure::default, |it| Measure {
        start: it.start,
        length: it.length,
    })
}

/// Sets a crosshead on rows of its own; says whether it found room with text under it.
fn crosshead(
    setter: &mut Setter<'_>,
    vessel: &Vessel<'_>,
    paragraph: &Paragraph,
    poured: &mut Poured,
    slack: &mut usize,
) -> bool {
    let grid = vessel.grid;
    let size = grid.size + Length::pt(1);
    let style = setter.style(setter.house.faces.crosshead, size, grid.axes.mode);
    let style = TextStyle { units_tied: true, hyphenation: false, ..style };
    let galley = galley_from(setter, paragraph, 0, |_| style);
    let free = vessel.slots.get(poured.rows..).unwrap_or_default();
    let narrowest = free.iter().take(3).map(|it| it.length).min().unwrap_or_default();
    let lines = balanced(&galley, narrowest);
    let extra = usize::from(*slack > 0);
    let rows = lines.len() + 1 + extra;
    let Some(skipped) = rows_to_skip(free, rows + ROWS_UNDER_CROSSHEAD) else {
        return false;
    };
    *slack -= extra;
    let block_rows = free.get(skipped..skipped + rows).unwrap_or_default();
    let depth = grid.leading * i64::try_from(rows).unwrap_or(1) - grid.line_gap();
    let step = grid.leading.max(size);
    let lines_depth = step * i64::try_from(lines.len().max(1) - 1).unwrap_or(0) + size;
    let Some(top) = block_rows.first() else { return false };
    // Text stands nearer to what it announces than to what went before.
    let mut block = top.block + (depth - lines_depth).scale(3, 5);
    let room = block_rows.iter().max_by_key(|it| it.start).copied().unwrap_or(*top);
    for line in &lines {
        let spot = Spot { axes: grid.axes, inline: room.start, block, size };
        let what =
            Use { role: Role::Crosshead, story: Some(vessel.story), ink: Ink::BLACK };
        poured.marks.push(setter::place(&galley, line, &spot, what));
        poured.marks.extend(beside::marks(&galley, line, &spot, what));
        block += step;
    }
    poured.rows += skipped + rows;
    poured.crossheads += 1;
    true
}

/// How many rows must stay empty so that `wanted` rows follow in one leg; nothing when no
/// leg has that many.
fn rows_to_skip(free: &[Slot], wanted: usize) -> Option<usize> {
    let fits = |at: usize| {
        let window = free.get(at..at + wanted)?;
        let leg = window.first()?.leg;
        window.iter().all(|it| it.leg == leg).then_some(at)
    };
    (0..free.len()).find_map(fits)
}

/// A crosshead centred in lines of about one length.
fn balanced(galley: &Galley, measure: Length) -> Vec<Line> {
    let style =
        ParagraphStyle { indent: Em::ZERO, align: Align::Center, fit: para::Fit::Total };
    let room = Measure { start: Length::ZERO, length: measure };
    para::compose(galley, &style, &|_| room)
}

/// A paragraph from byte `offset` on, in body style.
fn body_galley(
    setter: &mut Setter<'_>,
    vessel: &Vessel<'_>,
    paragraph: &Paragraph,
    offset: usize,
) -> Galley {
    let (size, mode) = (vessel.grid.size, vessel.grid.axes.mode);
    let plain = setter.style(vessel.body, size, mode);
    let strong = setter.style(setter.house.faces.strong, size, mode);
    galley_from(
        setter,
        paragraph,
        offset,
        |is_strong| if is_strong { strong } else { plain },
    )
}

/// A paragraph from byte `offset` on, each stretch in the style that `style` gives it.
fn galley_from(
    setter: &mut Setter<'_>,
    paragraph: &Paragraph,
    offset: usize,
    style: impl Fn(bool) -> TextStyle,
) -> Galley {
    let mut skip = offset;
    let mut copy: Vec<(Spanned<&str>, TextStyle)> = Vec::new();
    for stretch in &paragraph.parts {
        let words = stretch.text.value.as_str();
        let cut = skip.min(words.len());
        skip -= cut;
        let rest = words.get(cut..).unwrap_or_default();
        if !rest.is_empty() {
            let span = stretch.text.span.part(cut, words.len());
            copy.push((Spanned::new(rest, span), style(stretch.strong)));
        }
    }
    let copy: Vec<_> = copy
        .iter()
        .map(|(words, style)| StyledText {
            text: words.value,
            style: *style,
            span: words.span,
        })
        .collect();
    let mut galley = setter.galley_of(&copy);
    let notes = beside::notes(paragraph, offset);
    if !notes.is_empty() {
        let remarks = text::annotate(setter.fonts, &mut galley, &notes);
        setter.diagnostics.extend(remarks);
    }
    galley
}

/// A line of body type on the grid.
pub(super) fn spot(grid: &PageGrid, block: Length) -> Spot {
    Spot { axes: grid.axes, inline: Length::ZERO, block, size: grid.size }
}

/// How many characters of `copy` lie past `cursor`, blanks not counted.
pub(super) fn left_over(copy: &[Paragraph], cursor: Cursor) -> usize {
    let mut skip = cursor.offset;
    let mut count = 0;
    for paragraph in copy.iter().skip(cursor.paragraph) {
        for stretch in &paragraph.parts {
            let words = stretch.text.value.as_str();
            let cut = skip.min(words.len());
            skip -= cut;
            let rest = words.get(cut..).unwrap_or_default();
            count += rest.chars().filter(|it| !it.is_whitespace()).count();
        }
        skip = 0;
    }
    count
}
