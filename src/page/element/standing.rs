//! Standing heads (栏题): plain, on a bar, or every character on a square of its own.

use crate::diag::Spanned;
use crate::geom::{Axes, Em, Length, LogicalRect};
use crate::ink::Ink;
use crate::page::element::border;
use crate::page::frame::Leg;
use crate::page::setter::{self, Setter, Spot, Use};
use crate::para::{Align, Line};
use crate::plan::{Label, LabelForm, PageGrid, Placed, Standing};
use crate::proof::{Mark, Role};
use crate::text::Galley;

/// Rows of the grid that the standing head of a box takes, and one of white under it.
const ROWS: usize = 2;
/// The type size in thousandths of the head's depth: on squares, and else.
const ON_SQUARE: i64 = 700;
const ON_BAR: i64 = 760;
/// From square to square, in thousandths of the depth.
const PITCH: i64 = 1_100;

/// A standing head in a place of its own; on a horizontal page it lies across it, on a
/// vertical one it stands.
pub(in crate::page) fn place(
    setter: &mut Setter<'_>,
    grid: &PageGrid,
    head: &Placed<Standing>,
) -> Vec<Mark> {
    let area = grid.place(&head.cells);
    let label = Label { text: head.what.text.clone(), form: head.what.form };
    draw(setter, grid.axes, area, &label)
}

/// The standing head of a box over all its legs, which then begin below it.
pub(super) fn over(
    setter: &mut Setter<'_>,
    grid: &PageGrid,
    label: Option<&Label>,
    legs: &mut [Leg],
) -> Vec<Mark> {
    let (Some(label), Some(first), Some(last)) = (label, legs.first(), legs.last())
    else {
        return Vec::new();
    };
    let start = first.column.start;
    let inline = last.column.end() - start;
    let area = LogicalRect::new(start, grid.row(first.row), inline, grid.depth(ROWS));
    legs.iter_mut().for_each(|leg| leg.row += ROWS + 1);
    draw(setter, grid.axes, area, label)
}

/// Draws a standing head over the whole of `area`.
fn draw(
    setter: &mut Setter<'_>,
    axes: Axes,
    area: LogicalRect,
    label: &Label,
) -> Vec<Mark> {
    // Along a vertical page the depth of a head is counted across its lines.
    let depth = area.block.min(area.inline);
    let share = if label.form == LabelForm::Block { ON_SQUARE } else { ON_BAR };
    let size = depth.scale(share, 1000);
    let mut style = setter.style(setter.house.faces.label, size, axes.mode);
    if label.form == LabelForm::Block {
        style.tracking = Em::milli(em(PITCH * 1000 / ON_SQUARE - 1000));
    }
    let galley = setter.galley(&label.text, style);
    let Some(line) = setter::natural(&galley, Align::Start, Length::pt(1_000_000)) else {
        return Vec::new();
    };
    let canvas = Canvas { axes, area, depth, size, accent: setter.house.accent };
    if line.width + size > area.inline {
        setter.diagnostics.push(super::no_room(label.text.span));
    }
    match label.form {
        LabelForm::Plain => canvas.plain(&galley, &line),
        LabelForm::Bar => canvas.bar(&galley, &line),
        LabelForm::Block if galley.cells.len() == chars(&label.text) => {
            canvas.block(&galley, &line)
        }
        LabelForm::Block => canvas.bar(&galley, &line),
    }
}

fn chars(words: &Spanned<String>) -> usize {
    words.value.chars().count()
}

fn em(milli: i64) -> i32 {
    i32::try_from(milli).unwrap_or(0)
}

/// Where a head is drawn.
struct Canvas {
    axes: Axes,
    area: LogicalRect,
    depth: Length,
    size: Length,
    accent: Ink,
}

impl Canvas {
    fn plain(&self, galley: &Galley, line: &Line) -> Vec<Mark> {
        let inline = (self.area.inline - line.width) / 2;
        vec![self.words(galley, line, inline, self.accent)]
    }

    /// A bar at the start, and a heavy rule along its foot to the end.
    fn bar(&self, galley: &Galley, line: &Line) -> Vec<Mark> {
        let pad = self.size / 2;
        let foot = self.depth - border::FAN;
        vec![
            self.ground(Length::ZERO, Length::ZERO, line.width + pad * 2, self.depth),
            self.ground(Length::ZERO, foot, self.area.inline, border::FAN),
            self.words(galley, line, pad, Ink::PAPER),
        ]
    }

    /// Squares in the middle, and a hairline on either side.
    fn block(&self, galley: &Galley, line: &Line) -> Vec<Mark> {
        let pitch = self.depth.scale(PITCH, 1000);
        let count = i64::try_from(line.positions.len()).unwrap_or(0);
        let wide = pitch * (count - 1) + self.depth;
        let start = (self.area.inline - wide) / 2;
        let inset = (self.depth - self.size) / 2;
        let mut marks = Vec::new();
        let middle = (self.depth - border::ZHENG) / 2;
        let reach = start - self.size / 2;
        for side in [Length::ZERO, start + wide + self.size / 2] {
            if reach > Length::ZERO {
                marks.push(self.ground(side, middle, reach, border::ZHENG));
            }
        }
        let first = line.positions.first().copied().unwrap_or_default();
        for &position in &line.positions {
            let at = start + (position - first);
            marks.push(self.ground(at, Length::ZERO, self.depth, self.depth));
        }
        marks.push(self.words(galley, line, start + inset - first, Ink::PAPER));
        marks
    }

    /// A ground in the accent, counted from the start of the area.
    fn ground(&self, inline: Length, block: Length, long: Length, deep: Length) -> Mark {
        let origin = self.area.origin;
        let block = origin.block + (self.area.block - self.depth) / 2 + block;
        let rect = LogicalRect::new(origin.inline + inline, block, long, deep);
        border::ground(self.axes.rect(rect), self.accent)
    }

    /// The words in the middle of the depth, from `inline`.
    fn words(&self, galley: &Galley, line: &Line, inline: Length, ink: Ink) -> Mark {
        let origin = self.area.origin;
        let spot = Spot {
            axes: self.axes,
            inline: origin.inline + inline,
            block: origin.block + (self.area.block - self.size) / 2,
            size: self.size,
        };
        let what = Use { role: Role::Label, story: None, ink };
        setter::place(galley, line, &spot, what)
    }
}
