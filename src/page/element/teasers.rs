//! A box of teasers, which fill in their own page numbers (导读).

use crate::diag::Spanned;
use crate::geom::{Em, Length, LogicalRect};
use crate::ink::Ink;
use crate::page::element::border;
use crate::page::element::panel::{self, Item};
use crate::page::setter::Setter;
use crate::para::Align;
use crate::plan::{Border, Boxing, PageGrid, Teasers};
use crate::proof::{Mark, Role};

/// Places the teasers one under the other, spread over the box.
pub(in crate::page) fn place(
    setter: &mut Setter<'_>,
    grid: &PageGrid,
    teasers: &Teasers,
) -> Vec<Mark> {
    let (faces, wording) = (setter.house.faces, setter.house.wording());
    let area = grid.place(&teasers.cells);
    let inset = grid.size;
    let inline = area.inline - inset * 2;
    let pages: Vec<_> = teasers
        .items
        .iter()
        .map(|(words, page)| Spanned::new(wording.teaser.put(page), words.span))
        .collect();
    let item = |words, face, size: Length| Item {
        words,
        face,
        size,
        step: size + grid.line_gap().max(size / 4),
        indent: Em::ZERO,
        align: Align::Start,
        before: Length::ZERO,
        ink: Ink::BLACK,
        role: Role::Teaser,
    };
    let mut items = Vec::new();
    if let Some(label) = &teasers.label {
        let size = grid.size.scale(16, 10);
        let step = size + grid.line_gap();
        let ink = setter.house.accent;
        items.push(Item {
            step,
            ink,
            align: Align::Center,
            ..item(label, faces.label, size)
        });
    }
    for ((words, _), page) in teasers.items.iter().zip(&pages) {
        let before = grid.leading * 3 / 5;
        items.push(Item { before, ..item(words, faces.strong, grid.size.scale(13, 10)) });
        items.push(Item { align: Align::End, ..item(page, faces.byline, grid.size) });
    }
    let stack = panel::stack(setter, grid.axes.mode, inline, &items);
    let top = area.origin.block + (area.block - stack.depth) / 2;
    let place = LogicalRect::new(area.origin.inline + inset, top, inline, stack.depth);
    if stack.depth > area.block {
        let span = teasers.items.first().map(|it| it.0.span).unwrap_or_default();
        setter.diagnostics.push(super::no_room(span));
    }
    let boxing = Boxing::of(Border::Wenwu, 60);
    let mut marks = border::boxed(grid.rect(&teasers.cells), &boxing);
    marks.extend(stack.place(grid.axes, &place));
    marks
}
