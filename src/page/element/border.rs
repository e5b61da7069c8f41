//! Rules, borders and tints (线条、加框、底纹).

use crate::geom::{Insets, Length, Point, Rect};
use crate::ink::Ink;
use crate::plan::{Border, Boxing, Cells, PageGrid};
use crate::proof::{Fill, Mark, MarkKind, Role, Stroke, Way};

/// 正线: a hairline of 0.12 mm.
pub(in crate::page) const ZHENG: Length = Length::micron(120);
/// 反线: a heavy line of 0.4 mm.
pub(in crate::page) const FAN: Length = Length::micron(400);
/// White between the two lines of a 文武线 or 双线.
const BETWEEN: Length = Length::micron(400);

/// A straight rule.
pub(in crate::page) fn rule(from: Point, to: Point, width: Length, ink: Ink) -> Mark {
    let stroke = Stroke { from, to, width, ink, way: Way::Straight };
    Mark { role: Role::Rule, story: None, span: None, kind: MarkKind::Stroke(stroke) }
}

/// A rule from left to right.
pub(in crate::page) fn level(
    left: Length,
    right: Length,
    y: Length,
    width: Length,
) -> Mark {
    rule(Point::new(left, y), Point::new(right, y), width, Ink::BLACK)
}

/// A 文武线 from left to right: heavy above, light below.
pub(in crate::page) fn wenwu(left: Length, right: Length, y: Length) -> [Mark; 2] {
    let light = y + FAN / 2 + BETWEEN + ZHENG / 2;
    [level(left, right, y, FAN), level(left, right, light, ZHENG)]
}

/// A filled ground.
pub(in crate::page) fn ground(rect: Rect, ink: Ink) -> Mark {
    let fill = Fill { rect, ink };
    Mark { role: Role::Rule, story: None, span: None, kind: MarkKind::Fill(fill) }
}

/// The ground and the border of a box; the outer edge of the border is the edge of `rect`.
pub(in crate::page) fn boxed(rect: Rect, boxing: &Boxing) -> Vec<Mark> {
    let mut marks = Vec::new();
    if boxing.tint > 0 {
        marks.push(ground(rect, Ink::black_tint(boxing.tint)));
    }
    let lines: &[(Length, Length)] = match boxing.border {
        Border::None => &[],
        Border::Zheng => &[(Length::ZERO, ZHENG)],
        Border::Fan => &[(Length::ZERO, FAN)],
        Border::Wenwu => &[(Length::ZERO, FAN), (Length::micron(800), ZHENG)],
        Border::Double => &[(Length::ZERO, ZHENG), (Length::micron(520), ZHENG)],
    };
    for &(inset, width) in lines {
        marks.extend(outline(rect.inset(&Insets::all(inset)), width));
    }
    marks
}

/// Four strokes inside the edges of `rect`, closed at the corners.
fn outline(rect: Rect, width: Length) -> [Mark; 4] {
    let half = width / 2;
    let inner = rect.inset(&Insets::all(half));
    let upright = |x| {
        rule(Point::new(x, rect.top()), Point::new(x, rect.bottom()), width, Ink::BLACK)
    };
    [
        level(rect.left(), rect.right(), inner.top(), width),
        level(rect.left(), rect.right(), inner.bottom(), width),
        upright(inner.left()),
        upright(inner.right()),
    ]
}

/// Hairlines between neighbours: in the empty row over an area, and in the gap before it.
pub(in crate::page) fn between(grid: &PageGrid, taken: &[Cells]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for cells in taken {
        let shares_cols = |it: &&Cells| it.col < cells.col_end && cells.col < it.col_end;
        let shares_rows = |it: &&Cells| it.row < cells.row_end && cells.row < it.row_end;
        let over = taken.iter().filter(shares_cols).any(|it| it.row_end + 1 == cells.row);
        let before = taken.iter().filter(shares_rows).any(|it| it.col_end == cells.col);
        if over {
            marks.push(over_area(grid, cells));
        }
        if before {
            marks.push(before_area(grid, cells));
        }
    }
    marks
}

/// A hairline in the middle of the empty row over `cells`.
fn over_area(grid: &PageGrid, cells: &Cells) -> Mark {
    let place = grid.place(cells);
    let block = place.origin.block - grid.line_gap() - grid.size / 2;
    hairline(grid, (place.origin.inline, block), (place.inline_end(), block))
}

/// A hairline in the middle of the gap before `cells`.
fn before_area(grid: &PageGrid, cells: &Cells) -> Mark {
    let place = grid.place(cells);
    let end = cells.col.checked_sub(1).and_then(|it| grid.columns.get(it));
    let end = end.map_or(place.origin.inline, |it| it.end());
    let inline = end + (place.origin.inline - end) / 2;
    hairline(grid, (inline, place.origin.block), (inline, place.block_end()))
}

/// A hairline between two places in line axes.
fn hairline(grid: &PageGrid, from: (Length, Length), to: (Length, Length)) -> Mark {
    let point =
        |(inline, block)| grid.axes.point(crate::geom::LogicalPoint { inline, block });
    rule(point(from), point(to), ZHENG, Ink::BLACK)
}
