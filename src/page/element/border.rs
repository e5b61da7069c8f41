//! Rules, borders and tints (线条、加框、底纹).

use crate::geom::{Insets, Length, Point, Rect};
use crate::ink::Ink;
use crate::page::element::ornament::{self, Ornament};
use crate::page::element::shape;
use crate::plan::{Border, Boxing, Cells, PageGrid};
use crate::proof::{Fill, Mark, MarkKind, Outline, Role, Stroke, Way};

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
    of_rule(MarkKind::Fill(Fill { rect, ink }))
}

fn of_rule(kind: MarkKind) -> Mark {
    Mark { role: Role::Rule, story: None, span: None, kind }
}

/// How a border is drawn. Places are counted inwards from the edge of the box.
enum Manner {
    /// Lines: where each begins and how thick it is.
    Lines(&'static [(Length, Length)]),
    /// Round dots: how large, and about how far from one to the next.
    Dots(Length, Length),
    /// A wave: about how long a bow is, and how thick the line.
    Wave(Length, Length),
    /// An ornament.
    Tiles(&'static Ornament),
}

/// How each border is drawn. The weights of 正线 and 反线 are the trade's (0.1–0.12 mm and
/// 0.3–0.4 mm) and not below the quarter point of GWG 2022; 文武线 is one of each, 双线
/// two of the first. Dots, waves and ornaments are the house's own.
const BORDERS: &[(Border, Manner)] = &[
    (Border::Zheng, Manner::Lines(&[(Length::ZERO, ZHENG)])),
    (Border::Fan, Manner::Lines(&[(Length::ZERO, FAN)])),
    (Border::Wenwu, Manner::Lines(&[(Length::ZERO, FAN), (Length::micron(800), ZHENG)])),
    (
        Border::Double,
        Manner::Lines(&[(Length::ZERO, ZHENG), (Length::micron(520), ZHENG)]),
    ),
    (Border::Dotted, Manner::Dots(Length::micron(450), Length::micron(1_050))),
    (Border::Wavy, Manner::Wave(Length::micron(1_600), Length::micron(200))),
    (Border::Fret, Manner::Tiles(&ornament::FRET)),
    (Border::Diamond, Manner::Tiles(&ornament::DIAMOND)),
    (Border::Flower, Manner::Tiles(&ornament::FLOWER)),
    (Border::Leaf, Manner::Tiles(&ornament::LEAF)),
    (Border::Bead, Manner::Tiles(&ornament::BEAD)),
];

/// How far a border reaches into its box.
pub(super) fn depth(border: Border) -> Length {
    let manner = BORDERS.iter().find(|(it, _)| *it == border).map(|(_, it)| it);
    match manner {
        None => Length::ZERO,
        Some(Manner::Lines(lines)) => {
            lines.iter().map(|(at, width)| *at + *width).max().unwrap_or_default()
        }
        Some(Manner::Dots(size, _)) => *size,
        Some(Manner::Wave(bow, width)) => *bow / 2 + *width * 2,
        Some(Manner::Tiles(_)) => ornament::DEEP,
    }
}

/// On a reversed ground the border stands so far inside it.
const INSIDE: Length = Length::micron(1_000);

/// The ground and the border of a box; the outer edge of the border is the edge of `rect`.
pub(in crate::page) fn boxed(rect: Rect, boxing: &Boxing) -> Vec<Mark> {
    let mut marks = Vec::new();
    if let Some(ink) = boxing.ground {
        marks.push(match boxing.round {
            Length::ZERO => ground(rect, ink),
            radius => of_rule(MarkKind::Outline(shape::rounded(rect, radius, ink))),
        });
    }
    let manner = BORDERS.iter().find(|(border, _)| *border == boxing.border);
    let inset = if boxing.reverse { INSIDE } else { Length::ZERO };
    let (rect, round) = (rect.inset(&Insets::all(inset)), boxing.round - inset);
    let mut drawn = match manner.map(|(_, it)| it) {
        None => return marks,
        Some(Manner::Lines(lines)) => ruled(rect, lines, round.max(Length::ZERO)),
        Some(Manner::Dots(size, pitch)) => {
            vec![of_rule(MarkKind::Outline(shape::dotted(rect, *size, *pitch)))]
        }
        Some(Manner::Wave(bow, width)) => waves(rect, *bow, *width),
        Some(Manner::Tiles(it)) => vec![of_rule(MarkKind::Outline(it.around(rect)))],
    };
    reverse(boxing, &mut drawn);
    marks.extend(drawn);
    marks
}

/// On a reversed ground, makes what is black white (反白); pictures stay as they are.
pub(in crate::page) fn reverse(boxing: &Boxing, marks: &mut [Mark]) {
    if !boxing.reverse {
        return;
    }
    for mark in marks {
        match &mut mark.kind {
            MarkKind::Text(line) => {
                line.runs.iter_mut().for_each(|run| run.ink = Ink::PAPER);
            }
            MarkKind::Stroke(Stroke { ink, .. })
            | MarkKind::Outline(Outline { ink, .. }) => *ink = Ink::PAPER,
            // Grounds of heads and pictures are not written on the panel but lie on it.
            MarkKind::Fill(_) | MarkKind::Picture(_) => {}
        }
    }
}

/// Lines one inside the other, with round corners if there is a radius.
fn ruled(rect: Rect, lines: &[(Length, Length)], round: Length) -> Vec<Mark> {
    let mut marks = Vec::new();
    for &(inset, width) in lines {
        let rect = rect.inset(&Insets::all(inset));
        match (round - inset).max(Length::ZERO) {
            Length::ZERO => marks.extend(outline(rect, width)),
            radius => {
                let ring = shape::ring(rect, width, radius);
                marks.push(of_rule(MarkKind::Outline(ring)));
            }
        }
    }
    marks
}

/// Four waves. The bows of each are odd in number and begin and end outwards, four times
/// as long as they swing: so two of them meet in a corner under the same slant.
fn waves(rect: Rect, bow: Length, width: Length) -> Vec<Mark> {
    let rect = rect.inset(&Insets::all(bow / 4 + width));
    let (left, top, right, foot) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    let corners = [(left, top), (right, top), (right, foot), (left, foot), (left, top)];
    let wave = |pair: &[(Length, Length)]| {
        let [from, to] = pair else { return None };
        let length = (to.0 - from.0).abs().max((to.1 - from.1).abs());
        let pairs = length.count(bow * 2);
        let bows = u32::try_from(pairs * 2 + 1).ok()?;
        let way = Way::Wavy { swing: length / i64::from(bows) / 4, bows };
        let (from, to) = (Point::new(from.0, from.1), Point::new(to.0, to.1));
        let stroke = Stroke { from, to, width, ink: Ink::BLACK, way };
        Some(of_rule(MarkKind::Stroke(stroke)))
    };
    corners.windows(2).filter_map(wave).collect()
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

/// Hairlines between neighbours: in the empty row over an area, and in the gap before it,
/// as far as there are neighbours.
pub(in crate::page) fn between(grid: &PageGrid, taken: &[Vec<Cells>]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, thing) in taken.iter().enumerate() {
        let others = || {
            let others = taken.iter().enumerate().filter(move |it| it.0 != at);
            others.flat_map(|it| it.1)
        };
        for cells in thing {
            let over = others().filter(|it| it.row_end + 1 == cells.row);
            let over = over.filter_map(|it| {
                shared((it.col, it.col_end), (cells.col, cells.col_end))
            });
            let before = others().filter(|it| it.col_end == cells.col);
            let before = before.filter_map(|it| {
                shared((it.row, it.row_end), (cells.row, cells.row_end))
            });
            let over = over.reduce(hull).map(|it| over_area(grid, cells, it));
            let before = before.reduce(hull).map(|it| before_area(grid, cells, it));
            marks.extend(over.into_iter().chain(before));
        }
    }
    marks
}

/// From one track of the grid to one past the last.
type Reach = (usize, usize);

/// What two reaches share.
fn shared(one: Reach, two: Reach) -> Option<Reach> {
    let both = (one.0.max(two.0), one.1.min(two.1));
    (both.0 < both.1).then_some(both)
}

/// From the first track of either to the last.
fn hull(one: Reach, two: Reach) -> Reach {
    (one.0.min(two.0), one.1.max(two.1))
}

/// A hairline in the middle of the empty row over these columns of `cells`.
fn over_area(grid: &PageGrid, cells: &Cells, (col, col_end): Reach) -> Mark {
    let place = grid.place(&Cells { col, col_end, ..*cells });
    let block = place.origin.block - grid.line_gap() - grid.size / 2;
    hairline(grid, (place.origin.inline, block), (place.inline_end(), block))
}

/// A hairline in the middle of the gap before these rows of `cells`.
fn before_area(grid: &PageGrid, cells: &Cells, (row, row_end): Reach) -> Mark {
    let place = grid.place(&Cells { row, row_end, ..*cells });
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
