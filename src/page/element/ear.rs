//! The ear beside the masthead (报眼): a few lines between two rules.

use crate::geom::{Axes, Em, Length, LogicalRect};
use crate::ink::Ink;
use crate::page::element::border;
use crate::page::element::panel::{self, Item};
use crate::page::setter::Setter;
use crate::para::Align;
use crate::plan::{Border, Boxing, Ear, PageGrid};
use crate::proof::{Mark, Role};

/// Places the ear's lines in the middle of a hairline box; the first line is its head.
pub(in crate::page) fn place(
    setter: &mut Setter<'_>,
    grid: &PageGrid,
    ear: &Ear,
) -> Vec<Mark> {
    let faces = setter.house.faces;
    let axes = Axes::new(ear.mode, grid.rect(&ear.cells));
    let area = LogicalRect::new(Length::ZERO, Length::ZERO, axes.inline(), axes.block());
    let inline = area.inline - grid.size * 2;
    let items: Vec<_> = ear
        .lines
        .iter()
        .enumerate()
        .map(|(at, words)| Item {
            words,
            face: if at == 0 { faces.label } else { faces.folio },
            size: if at == 0 { grid.size.scale(12, 10) } else { grid.size },
            step: grid.leading,
            indent: Em::ZERO,
            align: if at == 0 { Align::Center } else { Align::Justify },
            before: if at == 1 { grid.line_gap() } else { Length::ZERO },
            ink: Ink::BLACK,
            role: Role::Boxed,
        })
        .collect();
    let stack = panel::stack(setter, ear.mode, inline, &items);
    let top = area.origin.block + (area.block - stack.depth) / 2;
    let place =
        LogicalRect::new(area.origin.inline + grid.size, top, inline, stack.depth);
    if stack.depth > area.block {
        let span = ear.lines.first().map(|it| it.span).unwrap_or_default();
        setter.diagnostics.push(super::no_room(span));
    }
    let boxing = Boxing::of(Border::Zheng, 0);
    let mut marks = border::boxed(grid.rect(&ear.cells), &boxing);
    marks.extend(stack.place(axes, &place));
    marks
}
