//! A boxed quotation (今日金句).

use crate::geom::{Em, Length, LogicalRect};
use crate::ink::Ink;
use crate::page::element::border;
use crate::page::element::panel::{self, Item, Stack};
use crate::page::setter::Setter;
use crate::para::Align;
use crate::plan::{PageGrid, Quote};
use crate::proof::{Mark, Role};

/// Sizes of the words, in tenths of the body, the largest first.
const SIZES: &[i64] = &[24, 22, 20, 18, 17, 16, 15, 14, 13, 12, 11, 10];

/// The most of the box that the words may take, in tenths.
const FULL: i64 = 8;

/// Down to this size, in tenths of the body, a quotation rather stands on one line than larger
/// on two.
const ONE_LINE: i64 = 14;

/// Places a quotation in the middle of its box, as large as the box allows.
pub(in crate::page) fn place(
    setter: &mut Setter<'_>,
    grid: &PageGrid,
    quote: &Quote,
) -> Vec<Mark> {
    let area = grid.place(&quote.cells);
    let inset = grid.size * 2;
    let inline = area.inline - inset * 2;
    let stack = largest(setter, grid, quote, (inline, area.block.scale(FULL, 10)));
    if stack.depth > area.block {
        setter.diagnostics.push(super::no_room(quote.text.span));
    }
    let top = area.origin.block + (area.block - stack.depth) / 2;
    let place = LogicalRect::new(area.origin.inline + inset, top, inline, stack.depth);
    let mut marks = border::boxed(grid.rect(&quote.cells), &quote.boxing);
    let mut words = stack.place(grid.axes, &place);
    border::reverse(&quote.boxing, &mut words);
    marks.extend(words);
    marks
}

/// The words as large as `inline` and `room` allow: where it can be had, with no loose line.
fn largest(
    setter: &mut Setter<'_>,
    grid: &PageGrid,
    quote: &Quote,
    (inline, room): (Length, Length),
) -> Stack {
    let before = setter.diagnostics.len();
    let mut stack = Stack::default();
    let one_line = SIZES.iter().filter(|it| **it >= ONE_LINE).copied();
    let mut sizes: Vec<i64> = one_line
        .filter(|it| is_one_line(setter, grid, quote, inline, grid.size.scale(*it, 10)))
        .collect();
    sizes.extend(SIZES);
    for may_be_loose in [false, true] {
        for tenths in &sizes {
            setter.diagnostics.truncate(before);
            stack = set(setter, grid, quote, inline, grid.size.scale(*tenths, 10));
            if stack.depth <= room && (may_be_loose || !stack.loose) {
                return stack;
            }
        }
    }
    stack
}

/// Whether the words fit on one line.
fn is_one_line(
    setter: &mut Setter<'_>,
    grid: &PageGrid,
    quote: &Quote,
    inline: Length,
    size: Length,
) -> bool {
    let spoken = setter.diagnostics.len();
    let style = setter.style(setter.house.faces.quote, size, grid.axes.mode);
    let fits = setter.line(&quote.text, style).width <= inline;
    setter.diagnostics.truncate(spoken);
    fits
}

/// Label, words and source, the words at `size`: a single line centred, several with the
/// first one indented.
fn set(
    setter: &mut Setter<'_>,
    grid: &PageGrid,
    quote: &Quote,
    inline: Length,
    size: Length,
) -> Stack {
    let faces = setter.house.faces;
    let item = |words, face, size: Length| Item {
        words,
        face,
        size,
        step: size.scale(16, 10),
        indent: Em::ZERO,
        align: Align::Justify,
        before: Length::ZERO,
        ink: Ink::BLACK,
        role: Role::Boxed,
    };
    let small = (size * 7 / 10).max(grid.size);
    let mut items = Vec::new();
    if let Some(label) = &quote.label {
        let (align, ink) = (Align::Center, setter.house.accent);
        items.push(Item { align, ink, ..item(label, faces.label, small.scale(12, 10)) });
    }
    let before = if items.is_empty() { Length::ZERO } else { size / 3 };
    let words = Item { before, ..item(&quote.text, faces.quote, size) };
    items.push(if is_one_line(setter, grid, quote, inline, size) {
        Item { align: Align::Center, ..words }
    } else {
        Item { indent: setter.house.indent(), ..words }
    });
    if let Some(source) = &quote.source {
        let (align, before) = (Align::End, size / 4);
        items.push(Item { align, before, ..item(source, faces.folio, small) });
    }
    panel::stack(setter, grid.axes.mode, inline, &items)
}
