//! Hairlines between the legs (栏线).

use crate::geom::{Length, LogicalPoint, LogicalRect};
use crate::ink::Ink;
use crate::page::element::border;
use crate::page::element::story::Maker;
use crate::page::frame::Leg;
use crate::proof::Mark;

/// A hairline shorter than so many rows is left out.
const LEAST: i64 = 2;

impl Maker<'_, '_> {
    /// Hairlines between legs that stand side by side, as far as text stands on both sides:
    /// they stop at heads and pictures that lie across the gap.
    pub(super) fn column_rules(
        &self,
        legs: &[Leg],
        obstacles: &[LogicalRect],
    ) -> Vec<Mark> {
        if !self.page.column_rule {
            return Vec::new();
        }
        let grid = &self.page.grid;
        let mut marks = Vec::new();
        for pair in legs.windows(2) {
            let [one, two] = pair else { continue };
            if one.column.start >= two.column.start {
                continue;
            }
            let inline = one.column.end() + (two.column.start - one.column.end()) / 2;
            let across =
                |it: &&LogicalRect| it.origin.inline < inline && inline < it.inline_end();
            let top = grid.row(one.row.max(two.row));
            let foot = grid.row(one.row_end.min(two.row_end)) - grid.line_gap();
            let free = free((top, foot), obstacles.iter().filter(across));
            let long = free.into_iter().filter(|it| it.1 - it.0 > grid.leading * LEAST);
            for (top, foot) in long {
                let point = |block| grid.axes.point(LogicalPoint { inline, block });
                let (from, to) = (point(top), point(foot));
                marks.push(border::rule(from, to, border::ZHENG, Ink::BLACK));
            }
        }
        marks
    }
}

/// What `across` leaves of a stretch from one block position to another.
fn free<'a>(
    (mut top, foot): (Length, Length),
    across: impl Iterator<Item = &'a LogicalRect>,
) -> Vec<(Length, Length)> {
    let mut taken: Vec<_> = across.map(|it| (it.origin.block, it.block_end())).collect();
    taken.sort_unstable();
    let mut free = Vec::new();
    for (start, end) in taken {
        if start > top {
            free.push((top, start.min(foot)));
        }
        top = top.max(end);
    }
    free.push((top, foot));
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_in_the_middle_parts_the_rule() {
        let pt = Length::pt;
        let picture = LogicalRect::new(pt(0), pt(40), pt(10), pt(20));
        let head = LogicalRect::new(pt(0), pt(0), pt(10), pt(15));
        let found = free((pt(0), pt(100)), [&picture, &head].into_iter());
        assert_eq!(found, [(pt(15), pt(40)), (pt(60), pt(100))]);
    }
}
