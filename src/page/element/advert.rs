//! An advertisement (广告): its picture whole, its border, and the word that must be there.

use crate::diag::{Code, Diagnostic, Place, Span, Spanned};
use crate::geom::{Axes, Insets, Length, Rect, WritingMode};
use crate::ink::Ink;
use crate::page::element::{border, picture};
use crate::page::setter::{self, Setter, Spot, Use};
use crate::para::Align;
use crate::plan::{Advert, Corner, PagePlan};
use crate::proof::{Mark, Role};

/// The size of the word that must be there: 《广告法》第十四条.
const SIZE: Length = Length::milli_pt(7_500);
/// White around it, on its ground of paper.
const PAD: Length = Length::milli_pt(1_500);
/// How much wider or higher its place may be than the picture, in thousandths.
const AMISS: i64 = 50;

/// Places an advertisement. The label stands in its corner whatever the picture shows.
pub(in crate::page) fn place(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    ad: &Advert,
) -> Vec<Mark> {
    let rect = page.grid.rect(&ad.cells);
    let mut marks = picture::place(setter, &page.grid, &ad.picture, None, Length::ZERO);
    marks.extend(border::boxed(rect, &ad.boxing));
    let inside = rect.inset(&Insets::all(border::depth(ad.boxing.border)));
    marks.extend(label(setter, inside, ad.corner));
    marks.iter_mut().for_each(|it| it.role = Role::Advert);
    let found = amiss(page, ad, rect).or_else(|| scaled(page, ad, rect));
    found.into_iter().for_each(|it| setter.diagnostics.push(it));
    marks
}

/// 广告 on a ground of paper, in a corner of `rect`.
fn label(setter: &mut Setter<'_>, rect: Rect, corner: Corner) -> Vec<Mark> {
    let words = Spanned::new(setter.house.wording().advert.to_owned(), Span::default());
    let style = setter.style(setter.house.faces.strong, SIZE, WritingMode::Horizontal);
    let galley = setter.galley(&words, style);
    let Some(line) = setter::natural(&galley, Align::Start, rect.size.width) else {
        return Vec::new();
    };
    let (wide, high) = (line.width + PAD * 2, SIZE + PAD * 2);
    let (at_end, at_foot) = match corner {
        Corner::TopLeft => (false, false),
        Corner::TopRight => (true, false),
        Corner::BottomLeft => (false, true),
        Corner::BottomRight => (true, true),
    };
    let x = if at_end { rect.right() - wide } else { rect.left() };
    let y = if at_foot { rect.bottom() - high } else { rect.top() };
    let ground = Rect::new(x, y, wide, high);
    let axes = Axes::new(WritingMode::Horizontal, ground);
    let spot = Spot { axes, inline: PAD, block: PAD, size: SIZE };
    let what = Use { role: Role::Advert, story: None, ink: Ink::BLACK };
    let mut mark = setter::place(&galley, &line, &spot, what);
    mark.span = None;
    vec![border::ground(ground, Ink::PAPER), mark]
}

/// A remark when a page that was made for another size is made larger or smaller.
fn scaled(page: &PagePlan, ad: &Advert, rect: Rect) -> Option<Diagnostic> {
    let (width, height) =
        (i64::from(ad.picture.pixels.0), i64::from(ad.picture.pixels.1));
    let wide = picture::within(rect, (width, height)).size.width;
    let share = wide.scale(1000, ad.made?.emu().max(1)).emu();
    if (share - 1000).abs() <= AMISS {
        return None;
    }
    let (name, percent) = (&ad.name, (share + 5) / 10);
    let remark = Diagnostic::new(
        Code::AdvertShape,
        format!("广告「{}」不是按版位的尺寸做的，会缩放到{percent}％", name.value),
        format!(
            "advertisement \"{}\" was made for another size and is printed at {percent} percent",
            name.value
        ),
    );
    let mm = |length: Length| length.emu() / 36_000;
    let (wide, high) = (mm(rect.size.width), mm(rect.size.height));
    let remark = remark.at(name.span).on(Place { page: page.number, rect });
    Some(remark.hint(
        format!("版位是{wide}×{high}毫米：请广告部按此尺寸重做，字和线才不会太细"),
        format!("the place is {wide} by {high} mm: have it made for that, lest type and rules get too thin"),
    ))
}

/// A remark when the picture has not the shape of its place.
fn amiss(page: &PagePlan, ad: &Advert, rect: Rect) -> Option<Diagnostic> {
    let (width, height) =
        (i64::from(ad.picture.pixels.0), i64::from(ad.picture.pixels.1));
    let (wide, high) = (rect.size.width, rect.size.height);
    // As high as the place, or as wide, whichever is less.
    let (fits_wide, fits_high) = (high.scale(width, height), wide.scale(height, width));
    let beside = (wide - fits_wide).max(Length::ZERO);
    let under = (high - fits_high).max(Length::ZERO);
    if beside <= wide.scale(AMISS, 1000) && under <= high.scale(AMISS, 1000) {
        return None;
    }
    let mm = |length: Length| length.emu() / 36_000;
    let name = &ad.name;
    let remark = Diagnostic::new(
        Code::AdvertShape,
        format!(
            "广告「{}」与版位的长宽不合，旁边空{}毫米、上下空{}毫米",
            name.value,
            mm(beside),
            mm(under)
        ),
        format!(
            "advertisement \"{}\" has not the shape of its place: {} mm stay white beside it, {} mm above and below",
            name.value,
            mm(beside),
            mm(under)
        ),
    );
    let remark = remark.at(name.span).on(Place { page: page.number, rect });
    Some(remark.hint(
        format!("版位是{}×{}毫米：请广告部按此尺寸重做，或改area", mm(wide), mm(high)),
        format!(
            "the place is {} by {} mm: have it made anew, or change `area`",
            mm(wide),
            mm(high)
        ),
    ))
}
