//! What boxes have in common: a ground, a border, and paragraphs set inside.

use crate::diag::Spanned;
use crate::font::RoleId;
use crate::geom::{Axes, Em, Length, LogicalRect, WritingMode};
use crate::ink::Ink;
use crate::page::setter::{self, Setter, Spot, Use};
use crate::para::{self, Align, Line, Measure, ParagraphStyle};
use crate::proof::{Mark, Role};
use crate::text::Galley;

/// A paragraph inside a box.
#[derive(Copy, Clone, Debug)]
pub(in crate::page) struct Item<'a> {
    pub(in crate::page) words: &'a Spanned<String>,
    pub(in crate::page) face: RoleId,
    pub(in crate::page) size: Length,
    /// From line to line.
    pub(in crate::page) step: Length,
    pub(in crate::page) indent: Em,
    pub(in crate::page) align: Align,
    /// White before it.
    pub(in crate::page) before: Length,
    pub(in crate::page) ink: Ink,
    pub(in crate::page) role: Role,
}

/// Paragraphs set in a box, not yet placed.
#[derive(Debug, Default)]
pub(in crate::page) struct Stack {
    lines: Vec<(Galley, Line, Length, Style)>,
    /// From the top of the first em box to the foot of the last.
    pub(in crate::page) depth: Length,
    /// Whether a line of it is loose.
    pub(in crate::page) loose: bool,
}

#[derive(Copy, Clone, Debug)]
struct Style {
    size: Length,
    ink: Ink,
    role: Role,
}

/// Sets paragraphs one under the other in lines `inline` long.
pub(in crate::page) fn stack(
    setter: &mut Setter<'_>,
    mode: WritingMode,
    inline: Length,
    items: &[Item<'_>],
) -> Stack {
    let mut stack = Stack::default();
    let mut next = Length::ZERO;
    for item in items {
        let style = setter.style(item.face, item.size, mode);
        let galley = setter.galley(item.words, style);
        let room = Measure { start: Length::ZERO, length: inline };
        let manner = ParagraphStyle {
            indent: item.indent,
            align: item.align,
            fit: setter.house.fit,
        };
        next += item.before;
        for line in para::compose(&galley, &manner, &|_| room) {
            let style = Style { size: item.size, ink: item.ink, role: item.role };
            stack.loose |= para::loose_line(&galley, &line).is_some();
            stack.lines.push((galley.clone(), line, next, style));
            stack.depth = next + item.size;
            next += item.step;
        }
    }
    stack
}

impl Stack {
    /// Places the lines from the origin of `place`.
    pub(in crate::page) fn place(&self, axes: Axes, place: &LogicalRect) -> Vec<Mark> {
        let put = |(galley, line, top, style): &(Galley, Line, Length, Style)| {
            let spot = Spot {
                axes,
                inline: place.origin.inline,
                block: place.origin.block + *top,
                size: style.size,
            };
            let what = Use { role: style.role, story: None, ink: style.ink };
            setter::place(galley, line, &spot, what)
        };
        self.lines.iter().map(put).collect()
    }
}
