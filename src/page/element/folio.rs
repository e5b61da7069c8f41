//! The folio line over an inner page and the credits at the foot (报眉、责任编辑).

use crate::diag::{Span, Spanned};
use crate::font::RoleId;
use crate::geom::{Axes, Length, Rect, WritingMode};
use crate::ink::Ink;
use crate::page::element::border;
use crate::page::setter::{self, Setter, Spot, Use};
use crate::para::Align;
use crate::plan::{Folio, PagePlan};
use crate::proof::{Mark, Role};

/// From the folio's rule to the type area.
const UNDER: Length = Length::micron(2_600);
/// From the foot of the type area to the credits.
const OVER: Length = Length::micron(2_200);
/// The size of small print.
const SMALL: Length = Length::milli_pt(8_500);

/// One piece of a furniture line: words, face, size, where in the line.
struct Piece<'a> {
    words: &'a str,
    face: RoleId,
    size: Length,
    align: Align,
}

/// The folio line: paper and date, section, page number, and a rule.
pub(in crate::page) fn folio(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    folio: &Folio,
) -> Vec<Mark> {
    let area = page.grid.axes.area;
    let faces = setter.house.faces;
    let y = area.top() - UNDER;
    let section = Piece {
        words: &folio.section,
        face: faces.label,
        size: Length::pt(17),
        align: Align::Center,
    };
    let number = format!("第{}版", folio.number);
    let number = Piece {
        words: &number,
        face: faces.label,
        size: Length::pt(13),
        align: Align::End,
    };
    let paper = Piece {
        words: &format!("{}　{}", folio.paper, folio.date),
        face: faces.folio,
        size: Length::pt(9),
        align: Align::Start,
    };
    let foot = y - Length::micron(1_300);
    let mut marks: Vec<_> = [paper, section, number]
        .iter()
        .filter_map(|it| piece(setter, it, area, foot, Role::Folio))
        .collect();
    marks.extend(border::wenwu(area.left(), area.right(), y));
    marks
}

/// The credits at the foot of the page, flush right.
pub(in crate::page) fn credits(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    words: &str,
) -> Vec<Mark> {
    let area = page.grid.axes.area;
    let face = setter.house.faces.folio;
    let piece_of = Piece { words, face, size: SMALL, align: Align::End };
    let foot = area.bottom() + OVER + SMALL;
    let rule =
        border::level(area.left(), area.right(), area.bottom() + OVER / 2, border::ZHENG);
    let words = piece(setter, &piece_of, area, foot, Role::Folio);
    std::iter::once(rule).chain(words).collect()
}

/// A piece of a line as wide as `area`, whose em box ends at `foot`.
fn piece(
    setter: &mut Setter<'_>,
    piece: &Piece<'_>,
    area: Rect,
    foot: Length,
    role: Role,
) -> Option<Mark> {
    let words = Spanned::new(piece.words.to_owned(), Span::default());
    let style = setter.style(piece.face, piece.size, WritingMode::Horizontal);
    let galley = setter.galley(&words, style);
    let line = setter::natural(&galley, piece.align, area.size.width)?;
    let axes = Axes::new(WritingMode::Horizontal, area);
    let block = foot - piece.size - area.top();
    let spot = Spot { axes, inline: Length::ZERO, block, size: piece.size };
    let what = Use { role, story: None, ink: Ink::BLACK };
    let mut mark = setter::place(&galley, &line, &spot, what);
    mark.span = None;
    Some(mark)
}
