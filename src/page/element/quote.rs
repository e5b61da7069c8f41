//! A boxed quotation (今日金句).

use crate::geom::{Em, Length, LogicalRect};
use crate::ink::Ink;
use crate::page::element::border;
use crate::page::element::panel::{self, Item};
use crate::page::setter::Setter;
use crate::para::Align;
use crate::plan::{PageGrid, Quote};
use crate::proof::{Mark, Role};

/// Places a quotation in the middle of its box.
pub(in crate::page) fn place(
    setter: &mut Setter<'_>,
    grid: &PageGrid,
    quote: &Quote,
) -> Vec<Mark> {
    let faces = setter.house.faces;
    let area = grid.place(&quote.cells);
    let inset = grid.size * 2;
    let inline = area.inline - inset * 2;
    let size = grid.size.scale(14, 10);
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
    let mut items = Vec::new();
    if let Some(label) = &quote.label {
        items.push(Item {
            align: Align::Center,
            ink: setter.house.accent,
            ..item(label, faces.label, grid.size.scale(12, 10))
        });
    }
    let before = if items.is_empty() { Length::ZERO } else { grid.size / 2 };
    items.push(Item {
        indent: Em::whole(2),
        before,
        ..item(&quote.text, faces.quote, size)
    });
    if let Some(source) = &quote.source {
        let before = grid.size / 3;
        let align = Align::End;
        items.push(Item { align, before, ..item(source, faces.folio, grid.size) });
    }
    let stack = panel::stack(setter, grid.axes.mode, inline, &items);
    let top = area.origin.block + (area.block - stack.depth) / 2;
    let start = area.origin.inline + inset;
    let place = LogicalRect::new(start, top, inline, stack.depth);
    let mut marks = border::boxed(grid.rect(&quote.cells), &quote.boxing);
    if stack.depth > area.block {
        setter.diagnostics.push(super::no_room(quote.text.span));
    }
    marks.extend(stack.place(grid.axes, &place));
    marks
}
