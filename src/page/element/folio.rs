//! The folio line over an inner page and the credits at the foot (报眉、责任编辑).

use crate::diag::{Code, Diagnostic, Place, Span, Spanned};
use crate::font::RoleId;
use crate::geom::{Axes, Insets, Length, Rect, WritingMode};
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

/// The sizes a section's name may have, the first that leaves room.
const SECTION: [i64; 4] = [17, 15, 13, 11];
/// The least white between two pieces of the line.
const APART: Length = Length::pt(9);
/// Small print is narrowed to no less than this, in thousandths.
const NARROWEST: i64 = 700;

/// One piece of a furniture line: words, face, size, where in the line.
struct Piece<'a> {
    words: &'a str,
    face: RoleId,
    size: Length,
    align: Align,
    /// Width of the glyphs in thousandths.
    stretch: u16,
}

/// The folio line: paper and date, section, page number, and a rule.
pub(in crate::page) fn folio(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    folio: &Folio,
) -> Vec<Mark> {
    let area = page.grid.axes.area;
    let (faces, wording) = (setter.house.faces, setter.house.wording());
    let y = area.top() - UNDER;
    // On a spread the left-hand number stands at the start, where its page's edge is.
    let (left, right) = match folio.spread {
        true => (Some(wording.page.put(folio.number)), folio.number + 1),
        false => (None, folio.number),
    };
    let number = wording.page.put(right);
    let piece_of =
        |words, face, size, align| Piece { words, face, size, align, stretch: 1000 };
    let number = piece_of(&number, faces.label, Length::pt(13), Align::End);
    let left = left.as_deref();
    let left = left.map(|it| piece_of(it, faces.label, number.size, Align::Start));
    let paper = format!("{}　{}", folio.paper, folio.date);
    let mut paper = piece_of(&paper, faces.folio, Length::pt(9), Align::Start);
    let (paper_width, number_width) = (width(setter, &paper), width(setter, &number));
    let before = left.as_ref().map_or(Length::ZERO, |_| number_width + number.size);
    let mut section =
        piece_of(&folio.section.value, faces.label, Length::ZERO, Align::Center);
    // How narrow the small print must be beside each size of the section's name.
    let mut share = 0;
    for size in SECTION.map(Length::pt) {
        section.size = size;
        let beside = (area.size.width - width(setter, &section)) / 2 - APART;
        let room = beside - before;
        share = if number_width > beside { 0 } else { fraction(room, paper_width) };
        if share >= NARROWEST {
            break;
        }
    }
    if share < NARROWEST {
        let head = Rect::new(area.left(), Length::ZERO, area.size.width, area.top());
        setter
            .diagnostics
            .push(crowded(folio).on(Place { page: page.number, rect: head }));
    }
    paper.stretch = u16::try_from(share.clamp(NARROWEST, 1000)).unwrap_or(1000);
    let foot = y - Length::micron(1_300);
    let after = area.inset(&Insets { left: before, ..Insets::default() });
    let mut marks: Vec<_> = left
        .iter()
        .map(|it| (it, area))
        .chain([(&paper, after), (&section, area), (&number, area)])
        .filter_map(|(it, area)| piece(setter, it, area, foot, Role::Folio))
        .collect();
    marks.extend(border::wenwu(area.left(), area.right(), y));
    marks
}

/// `part` in thousandths of `whole`.
fn fraction(part: Length, whole: Length) -> i64 {
    part.scale(1000, whole.emu().max(1)).emu()
}

/// The natural width of a piece.
fn width(setter: &mut Setter<'_>, piece: &Piece<'_>) -> Length {
    let remarks = setter.diagnostics.len();
    let words = Spanned::new(piece.words.to_owned(), Span::default());
    let style = setter.style(piece.face, piece.size, WritingMode::Horizontal);
    let width = setter.line(&words, style).width;
    setter.diagnostics.truncate(remarks);
    width
}

fn crowded(folio: &Folio) -> Diagnostic {
    let (number, section) = (folio.number, &folio.section);
    Diagnostic::new(
        Code::NoRoom,
        format!("第{number}版的报眉排不下版名「{}」", section.value),
        format!("the folio line of page {number} has no room for \"{}\"", section.value),
    )
    .at(section.span)
    .hint("把版名改短，或加宽版面", "shorten the section's name, or widen the page")
}

/// The credits at the foot of the page, flush right.
pub(in crate::page) fn credits(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    words: &str,
) -> Vec<Mark> {
    let area = page.grid.axes.area;
    let face = setter.house.faces.folio;
    let piece_of = Piece { words, face, size: SMALL, align: Align::End, stretch: 1000 };
    let foot = area.bottom() + OVER + SMALL;
    let rule =
        border::level(area.left(), area.right(), area.bottom() + OVER / 2, border::ZHENG);
    let words = piece(setter, &piece_of, area, foot, Role::Folio);
    std::iter::once(rule).chain(words).collect()
}

/// The imprint in one line under the credits, centred, narrowed when it is long.
pub(in crate::page) fn imprint(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    words: &str,
) -> Option<Mark> {
    let area = page.grid.axes.area;
    let face = setter.house.faces.folio;
    let mut line =
        Piece { words, face, size: SMALL, align: Align::Center, stretch: 1000 };
    let share = fraction(area.size.width, width(setter, &line));
    if share < NARROWEST {
        let under = page.trim.height - area.bottom();
        let rect = Rect::new(area.left(), area.bottom(), area.size.width, under);
        let place = Place { page: page.number, rect };
        setter.diagnostics.push(long_imprint(page.number).on(place));
    }
    line.stretch = u16::try_from(share.clamp(NARROWEST, 1000)).unwrap_or(1000);
    let foot = area.bottom() + OVER + SMALL + SMALL.scale(14, 10);
    piece(setter, &line, area, foot, Role::Folio)
}

fn long_imprint(number: u32) -> Diagnostic {
    Diagnostic::new(
        Code::NoRoom,
        format!("第{number}版版脚一行排不下版权信息"),
        format!("the imprint does not fit into one line under page {number}"),
    )
    .hint("把 imprint 写短些", "make `imprint` shorter")
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
    let mut style = setter.style(piece.face, piece.size, WritingMode::Horizontal);
    style.stretch = piece.stretch;
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
