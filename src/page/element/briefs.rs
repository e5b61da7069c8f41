//! Briefs (简讯): short items with lead-in heads, small rules between them.

use crate::diag::{Code, Diagnostic, Place, Span};
use crate::geom::{Em, Length, LogicalPoint};
use crate::ink::Ink;
use crate::page::element::{border, standing};
use crate::page::fill;
use crate::page::frame::{self, Plot, Slot};
use crate::page::setter::{self, Setter, Use};
use crate::para::{self, Align, Line, Measure, ParagraphStyle};
use crate::plan::{Brief, Briefs, PageGrid, PagePlan, Placed};
use crate::proof::{Mark, Role};
use crate::text::{Galley, StyledText};

/// The most rows of white that may stand between two items.
const MOST_WHITE: usize = 3;

/// Places the items one under the other on the rows of the page, leg by leg.
pub(in crate::page) fn place(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    briefs: &Placed<Briefs>,
) -> Vec<Mark> {
    let grid = &page.grid;
    let mut legs = Plot::of(briefs.cells, &briefs.boxing).legs(grid);
    let mut marks = standing::over(setter, grid, briefs.what.label.as_ref(), &mut legs);
    let slots = frame::slots(grid, &legs, &[]);
    let items: Vec<_> =
        briefs.what.items.iter().map(|it| item(setter, page, it)).collect();
    let indents: Vec<_> = briefs.what.items.iter().map(|it| indent(setter, it)).collect();
    let fit = setter.house.fit;
    let styles: Vec<_> = indents
        .into_iter()
        .map(|indent| ParagraphStyle { indent, align: Align::Justify, fit })
        .collect();
    let desk = Desk { grid, slots: &slots, items: &items, styles: &styles };
    let mut laid = desk.fill();
    // An item that finds no room is not printed over what stands below.
    laid.items.truncate(laid.first_over.unwrap_or(items.len()));
    for (item, galley) in laid.items.iter().zip(&items) {
        for (line, slot) in item {
            setter.note(galley, line);
            let what = Use { role: Role::Boxed, story: None, ink: Ink::BLACK };
            marks.push(setter::place(galley, line, &fill::spot(grid, slot.block), what));
        }
    }
    let rules = laid.neighbours().map(|(last, first)| small_rule(grid, &last, &first));
    marks.extend(rules);
    report(setter, page, briefs, &laid, &slots);
    border::reverse(&briefs.boxing, &mut marks);
    let rect = grid.rect(&briefs.cells);
    border::boxed(rect, &briefs.boxing).into_iter().chain(marks).collect()
}

/// Head and text as one paragraph: the head strong, a blank after it.
fn item(setter: &mut Setter<'_>, page: &PagePlan, brief: &Brief) -> Galley {
    let (size, mode) = (page.grid.size, page.grid.axes.mode);
    let strong = setter.strong_style(size, mode);
    let plain = setter.style(page.body, size, mode);
    let lead = brief.head.as_ref().map(|it| (format!("{}　", it.value), it.span));
    let lead = lead.iter();
    let lead = lead.map(|(text, span)| StyledText { text, style: strong, span: *span });
    let text = &brief.text;
    let text = StyledText { text: &text.value, style: plain, span: text.span };
    let copy: Vec<_> = lead.chain([text]).collect();
    setter.galley_of(&copy)
}

/// A head stands flush; without one the item begins as a paragraph does.
const fn indent(setter: &Setter<'_>, brief: &Brief) -> Em {
    if brief.head.is_some() { Em::ZERO } else { setter.house.indent() }
}

/// What the items are laid out with.
struct Desk<'a> {
    grid: &'a PageGrid,
    slots: &'a [Slot],
    items: &'a [Galley],
    styles: &'a [ParagraphStyle],
}

/// The items in their rows.
#[derive(Clone, Debug, Default)]
struct Laid {
    /// The lines of each item and their rows.
    items: Vec<Vec<(Line, Slot)>>,
    /// How many rows there would have to be more.
    over: usize,
    /// The first item that found no room.
    first_over: Option<usize>,
}

impl Laid {
    /// The last row of each item and the first of the next, where both stand in one leg.
    fn neighbours(&self) -> impl Iterator<Item = (Slot, Slot)> {
        let ends = |item: &[(Line, Slot)]| Some((item.first()?.1, item.last()?.1));
        self.items.windows(2).filter_map(move |pair| {
            let [one, two] = pair else { return None };
            let ((_, last), (first, _)) = (ends(one)?, ends(two)?);
            (last.leg == first.leg).then_some((last, first))
        })
    }

    /// How many rows of a leg are used, white between items included.
    fn used(&self, slots: &[Slot], leg: usize) -> usize {
        let last = self.items.iter().flatten().rfind(|(_, slot)| slot.leg == leg);
        let block = last.map(|(_, slot)| slot.block);
        slots.iter().filter(|it| it.leg == leg && Some(it.block) <= block).count()
    }
}

impl Desk<'_> {
    /// The items over legs as equal as may be, then apart as far as the legs reach.
    fn fill(&self) -> Laid {
        let full = self.lay();
        if full.over > 0 {
            return full;
        }
        let legs = self.slots.last().map_or(0, |it| it.leg + 1);
        let rows = |leg| self.slots.iter().filter(|it| it.leg == leg).count();
        let highest = (0..legs).map(rows).max().unwrap_or(0);
        let balanced = (1..=highest).find_map(|high| {
            let low = |(nth, slot): &(usize, &Slot)| {
                self.slots.iter().take(*nth).filter(|it| it.leg == slot.leg).count()
                    < high
            };
            let slots: Vec<_> =
                self.slots.iter().enumerate().filter(low).map(|(_, it)| *it).collect();
            let laid = Desk { slots: &slots, ..*self }.lay();
            (laid.over == 0).then_some(laid)
        });
        let Some(mut laid) = balanced else { return full };
        (0..legs).for_each(|leg| self.spread(&mut laid, leg, rows(leg)));
        laid
    }

    /// Moves the items of a leg apart, as far as there is room and white may be.
    fn spread(&self, laid: &mut Laid, leg: usize, rows: usize) {
        let gaps = laid.neighbours().filter(|(it, _)| it.leg == leg).count();
        let spare = rows.saturating_sub(laid.used(self.slots, leg));
        let spare = spare.min(gaps * (MOST_WHITE - 1));
        let mut gap = 0;
        let mut begun = false;
        for item in &mut laid.items {
            let here = item.iter().any(|(_, slot)| slot.leg == leg);
            let starts = item.first().is_some_and(|(_, slot)| slot.leg == leg);
            gap += usize::from(begun && starts);
            begun |= here;
            // The first gaps are wider by a row where the rows do not come out even.
            let down = (spare * gap).checked_div(gaps).unwrap_or(0);
            let down = self.grid.leading * i64::try_from(down).unwrap_or(0);
            for (_, slot) in item.iter_mut().filter(|(_, slot)| slot.leg == leg) {
                slot.block += down;
            }
        }
    }

    /// The items one after the other, with a row of white between two.
    fn lay(&self) -> Laid {
        let mut laid = Laid::default();
        let mut next = 0;
        for (nth, (galley, style)) in self.items.iter().zip(self.styles).enumerate() {
            let last = laid.items.last().and_then(|it| it.last()).map(|(_, slot)| *slot);
            let at = last.map_or(0, |last| self.after(next, &last));
            let (lines, end) = self.item(galley, style, at);
            if end > self.slots.len() && laid.first_over.is_none() {
                laid.first_over = Some(nth);
            }
            next = end;
            laid.items.push(lines);
        }
        laid.over = next.saturating_sub(self.slots.len());
        laid
    }

    /// Where the next item begins: below a row of white, or at the top of the next leg
    /// when two rows of it would not stand here.
    fn after(&self, used: usize, last: &Slot) -> usize {
        let of_leg = |at: usize| self.slots.get(at).is_some_and(|it| it.leg == last.leg);
        if of_leg(used + 2) {
            return used + 1;
        }
        (used..self.slots.len()).find(|at| !of_leg(*at)).unwrap_or(used + 1)
    }

    /// One item from row `at` on, and the row after it. Where its last line would stand
    /// alone at the top of a leg, the line before it goes along, or all of three.
    fn item(
        &self,
        galley: &Galley,
        style: &ParagraphStyle,
        at: usize,
    ) -> (Vec<(Line, Slot)>, usize) {
        let set = self.set(galley, style, at, None);
        let legs: Vec<_> = set.0.iter().rev().map(|(_, slot)| slot.leg).take(3).collect();
        match legs.as_slice() {
            [last, before, third] if last != before && before == third => {
                let count = set.0.len();
                let start = if count == 3 { at + 2 } else { at };
                let skipped = (count > 3).then_some(at + count - 2);
                self.set(galley, style, start, skipped)
            }
            _ => set,
        }
    }

    /// One item from row `at` on, with row `skipped` left empty.
    fn set(
        &self,
        galley: &Galley,
        style: &ParagraphStyle,
        at: usize,
        skipped: Option<usize>,
    ) -> (Vec<(Line, Slot)>, usize) {
        let past = |at: usize| at + usize::from(skipped.is_some_and(|it| it <= at));
        let row = |nth: usize| self.row(past(at + nth));
        let room = |nth: usize| {
            let slot = row(nth);
            Measure { start: slot.start, length: slot.length }
        };
        let lines = para::compose(galley, style, &room);
        let end = past(at + lines.len());
        let set = lines.into_iter().enumerate().map(|(nth, line)| (line, row(nth)));
        (set.collect(), end)
    }

    /// A row; past the last one, rows that go on below it.
    fn row(&self, at: usize) -> Slot {
        if let Some(slot) = self.slots.get(at) {
            return *slot;
        }
        let last = self.slots.last().copied().unwrap_or(Slot {
            leg: 0,
            block: Length::ZERO,
            start: Length::ZERO,
            length: self.grid.size,
        });
        let past = i64::try_from(at + 1 - self.slots.len()).unwrap_or(0);
        Slot { block: last.block + self.grid.leading * past, ..last }
    }
}

/// A hairline between two items, a quarter of the measure long, in its middle.
fn small_rule(grid: &PageGrid, last: &Slot, first: &Slot) -> Mark {
    let long = last.length / 4;
    let from = last.start + (last.length - long) / 2;
    let block = (last.block + grid.size + first.block) / 2;
    let point = |inline| grid.axes.point(LogicalPoint { inline, block });
    border::rule(point(from), point(from + long), border::ZHENG, Ink::BLACK)
}

/// Says what found no room, or how many rows stayed empty.
fn report(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    briefs: &Placed<Briefs>,
    laid: &Laid,
    slots: &[Slot],
) {
    let span = |nth: usize| briefs.what.items.get(nth).map(|it| it.text.span);
    let place = Place { page: page.number, rect: page.grid.rect(&briefs.cells) };
    let first: Span = span(0).unwrap_or_default();
    if let Some(nth) = laid.first_over {
        let more = laid.over;
        let remark = Diagnostic::new(
            Code::NoRoom,
            format!("简讯多出{more}行，第{}条起排不下", nth + 1),
            format!("the briefs have {more} rows too many, from item {} on", nth + 1),
        );
        let remark = remark.at(span(nth).unwrap_or(first)).on(place);
        setter.diagnostics.push(remark.hint(
            "删去一条，删短几句，或加几行",
            "take one out, cut a few words, or give them more rows",
        ));
        return;
    }
    let legs = slots.last().map_or(0, |it| it.leg + 1);
    let used: usize = (0..legs).map(|leg| laid.used(slots, leg)).sum();
    let empty = slots.len().saturating_sub(used);
    if empty > 0 {
        let remark = Diagnostic::new(
            Code::Underfill,
            format!("简讯下面空{empty}行"),
            format!("the briefs leave {empty} rows empty"),
        );
        let hint = ("添一条，或少给它几行", "add an item, or give them fewer rows");
        setter.diagnostics.push(remark.at(first).on(place).hint(hint.0, hint.1));
    }
}
