//! What lies under a mark: paper, a colour, a picture.

use crate::geom::{Length, Point, Rect};
use crate::ink::Ink;
use crate::proof::{GlyphRun, Inside, MarkKind, Outline, Sheet, Turn};

/// Areas thinner than this are rules, not grounds.
const RULE: Length = Length::pt(12);

/// What a mark is printed on.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Under {
    /// Bare paper, or a ground of this ink.
    Ink(Ink),
    /// A picture, which may be light or dark.
    Picture,
}

/// The grounds of a sheet in the order of painting.
#[derive(Debug)]
pub(super) struct Grounds(Vec<(usize, Rect, Under)>);

impl Grounds {
    /// Finds them.
    pub(super) fn of(sheet: &Sheet) -> Self {
        let grounds = sheet.marks.iter().enumerate().filter_map(|(at, mark)| {
            let (rect, under) = match &mark.kind {
                MarkKind::Fill(fill) => (fill.rect, Under::Ink(fill.ink)),
                MarkKind::Outline(it) => (panel(it)?, Under::Ink(it.ink)),
                MarkKind::Picture(placed) => (placed.frame, Under::Picture),
                MarkKind::Text(_) | MarkKind::Stroke(_) => return None,
            };
            let broad = rect.size.width.min(rect.size.height) > RULE;
            broad.then_some((at, rect, under))
        });
        Self(grounds.collect())
    }

    /// What lies at `point` under the mark with this number.
    pub(super) fn under(&self, mark: usize, point: Point) -> Under {
        let at = Rect::new(point.x, point.y, Length::ZERO, Length::ZERO);
        let before = self.0.iter().rev().skip_while(|(number, ..)| *number >= mark);
        let found = before.into_iter().find(|(_, rect, _)| rect.contains(&at));
        found.map_or(Under::Ink(Ink::PAPER), |(.., under)| *under)
    }

    /// The grounds under the mark with this number that end inside `rect`.
    pub(super) fn edges(&self, mark: usize, rect: Rect) -> impl Iterator<Item = Under> {
        let before = self.0.iter().take_while(move |(number, ..)| *number < mark);
        before
            .filter(move |(_, it, _)| it.overlaps(&rect) && !it.contains(&rect))
            .map(|(.., under)| *under)
    }
}

/// The rectangle of a shape that is a rectangle but for its corners; none of other shapes.
fn panel(outline: &Outline) -> Option<Rect> {
    if outline.rule != Inside::Winding || outline.paths() != 1 {
        return None;
    }
    let rect = outline.extent()?;
    // Twice the area, by the shoelace formula.
    let mm = |at: Length| at.emu() / Length::micron(10).emu();
    let cross =
        |(from, to): (Point, Point)| mm(from.x) * mm(to.y) - mm(to.x) * mm(from.y);
    let twice: i64 = outline.edges().into_iter().map(cross).sum();
    let whole = mm(rect.size.width) * mm(rect.size.height);
    (twice.abs() * 10 > whole * 2 * 8).then_some(rect)
}

/// The middles of the first and of the last character of a run.
pub(super) fn middles(run: &GlyphRun) -> impl Iterator<Item = Point> {
    let (half, rise) = (run.size / 2, run.size.scale(38, 100));
    let middle = move |at: Point| match run.turn {
        Turn::Horizontal | Turn::Upright => Point::new(at.x + half, at.y - rise),
        Turn::Sideways => Point::new(at.x + rise, at.y + half),
    };
    let ends = [run.glyphs.first(), run.glyphs.last()];
    ends.into_iter().flatten().map(move |glyph| middle(glyph.at))
}
