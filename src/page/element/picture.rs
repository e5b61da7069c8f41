//! A picture in its frame, with caption and credit under it (图片、图片说明).

use std::rc::Rc;

use crate::diag::Spanned;
use crate::geom::{Axes, Em, Length, Rect, WritingMode};
use crate::ink::Ink;
use crate::page::setter::{self, Setter, Spot, Use};
use crate::para::{self, Align, Line, Measure, ParagraphStyle};
use crate::plan::{PageGrid, PicturePlan};
use crate::proof::{Mark, MarkKind, PlacedPicture, Role};
use crate::text::{Galley, StyledText, TextStyle};

/// Places a picture and its caption in its cells.
///
/// The caption runs across in every page, under the picture, its lines at the pitch of the
/// page's rows, so that in a horizontal page they stand level with the text beside them;
/// `air` is the white kept under a caption that text follows.
pub(in crate::page) fn place(
    setter: &mut Setter<'_>,
    grid: &PageGrid,
    picture: &PicturePlan,
    story: Option<u32>,
    air: Length,
) -> Vec<Mark> {
    let mut area = grid.rect(&picture.cells);
    if picture.caption.is_some() || picture.credit.is_some() {
        area.size.height = (area.size.height - air).max(Length::pt(1));
    }
    let (captions, depth) = caption(setter, grid, picture, area, story);
    if depth >= area.size.height {
        let span = picture.caption.as_ref().or(picture.credit.as_ref());
        setter.diagnostics.push(super::no_room(span.map_or(picture.span, |it| it.span)));
    }
    let height = (area.size.height - depth).max(Length::pt(1));
    let frame = Rect::new(area.left(), area.top(), area.size.width, height);
    let (frame, image) = if picture.whole {
        let (width, height) = picture.pixels;
        let whole = within(frame, (i64::from(width), i64::from(height)));
        (whole, whole)
    } else {
        (frame, cover(frame, picture.pixels, picture.focus))
    };
    let placed = PlacedPicture { picture: picture.picture, frame, image };
    let span = Some(picture.span);
    let mut marks =
        vec![Mark { role: Role::Picture, story, span, kind: MarkKind::Picture(placed) }];
    marks.extend(captions);
    marks
}

/// The caption's lines at the foot of `area`, and the depth to be kept free for them.
fn caption(
    setter: &mut Setter<'_>,
    grid: &PageGrid,
    picture: &PicturePlan,
    area: Rect,
    story: Option<u32>,
) -> (Vec<Mark>, Length) {
    if picture.caption.is_none() && picture.credit.is_none() {
        return (Vec::new(), Length::ZERO);
    }
    let size = grid.size.scale(9, 10).max(Length::pt(7));
    let style = setter.style(setter.house.faces.caption, size, WritingMode::Horizontal);
    let room = Measure { start: Length::ZERO, length: area.size.width };
    let lines = words(setter, picture, style, room);
    let count = i64::try_from(lines.len()).unwrap_or(0);
    let depth = grid.leading * count;
    let axes = Axes::new(WritingMode::Horizontal, area);
    let what = Use { role: Role::Caption, story, ink: Ink::BLACK };
    let mut marks = Vec::with_capacity(lines.len());
    for ((galley, line), left) in lines.iter().zip((0..count).rev()) {
        // The last line's em box ends where the area ends, the others a row higher each.
        let shift = (grid.size - size) * 88 / 100;
        let block = area.size.height - grid.leading * left - grid.size + shift;
        let spot = Spot { axes, inline: Length::ZERO, block, size };
        marks.push(setter::place(galley, line, &spot, what));
    }
    (marks, depth)
}

/// Caption and credit in lines: the credit an em after the caption, or on a line of its own
/// where it would be broken.
fn words(
    setter: &mut Setter<'_>,
    picture: &PicturePlan,
    style: TextStyle,
    room: Measure,
) -> Vec<(Rc<Galley>, Line)> {
    let fit = setter.house.fit;
    let manner = ParagraphStyle { indent: Em::ZERO, align: Align::Justify, fit };
    let set = |setter: &mut Setter<'_>, words: &[&Spanned<String>]| {
        let copy = words.iter();
        let copy = copy.map(|it| StyledText { text: &it.value, style, span: it.span });
        let galley = Rc::new(setter.galley_of(&copy.collect::<Vec<_>>()));
        let lines = para::compose(&galley, &manner, &|_| room);
        lines.into_iter().map(|it| (Rc::clone(&galley), it)).collect::<Vec<_>>()
    };
    let (caption, credit) = match (&picture.caption, &picture.credit) {
        (Some(caption), Some(credit)) => (caption, credit),
        (one, other) => {
            return set(setter, &one.iter().chain(other).collect::<Vec<_>>());
        }
    };
    let behind = Spanned::new(format!("　{}", credit.value), credit.span);
    let together = set(setter, &[caption, &behind]);
    let broken = together.last().is_some_and(|(galley, line)| {
        let from = galley.text.len().saturating_sub(credit.value.len());
        let first = galley.cells.get(line.cells.start);
        first.is_some_and(|it| it.text.start as usize > from)
    });
    let spoken = setter.diagnostics.len();
    let alone = if broken { set(setter, &[credit]) } else { Vec::new() };
    if alone.len() != 1 {
        setter.diagnostics.truncate(spoken);
        return together;
    }
    let mut lines = set(setter, &[caption]);
    setter.diagnostics.truncate(spoken);
    lines.extend(alone);
    lines
}

/// Where the whole picture lies when it covers `frame` and its focus is as near to the
/// middle as the edges allow.
fn cover(frame: Rect, pixels: (u32, u32), focus: (u32, u32)) -> Rect {
    let (width, height) = (i64::from(pixels.0.max(1)), i64::from(pixels.1.max(1)));
    let by_width = frame.size.width.scale(height, width);
    let (wide, high) = if by_width >= frame.size.height {
        (frame.size.width, by_width)
    } else {
        (frame.size.height.scale(width, height), frame.size.height)
    };
    let along = |start: Length, room: Length, extent: Length, focus: u32| {
        let wanted = start + room / 2 - extent.scale(i64::from(focus.min(1000)), 1000);
        wanted.min(start).max(start + room - extent)
    };
    Rect::new(
        along(frame.left(), frame.size.width, wide, focus.0),
        along(frame.top(), frame.size.height, high, focus.1),
        wide,
        high,
    )
}

/// Whether the picture that `marks` begin with shows what `must` be seen of it: left, top,
/// right, bottom in thousandths.
pub(super) fn shows(marks: &[Mark], must: Option<[u32; 4]>) -> bool {
    let Some([left, top, right, bottom]) = must.map(|it| it.map(i64::from)) else {
        return true;
    };
    let placed = marks.iter().find_map(|it| match &it.kind {
        MarkKind::Picture(it) => Some(it),
        MarkKind::Text(_)
        | MarkKind::Fill(_)
        | MarkKind::Stroke(_)
        | MarkKind::Outline(_) => None,
    });
    placed.is_some_and(|PlacedPicture { frame, image, .. }| {
        let (wide, high) = (image.size.width, image.size.height);
        let part = Rect::new(
            image.left() + wide.scale(left, 1000),
            image.top() + high.scale(top, 1000),
            wide.scale(right - left, 1000),
            high.scale(bottom - top, 1000),
        );
        frame.contains(&part)
    })
}

/// The largest place in the middle of `frame` that has the picture's shape.
pub(super) fn within(frame: Rect, shape: (i64, i64)) -> Rect {
    let (width, height) = (shape.0.max(1), shape.1.max(1));
    let by_width = frame.size.width.scale(height, width);
    let (wide, high) = if by_width <= frame.size.height {
        (frame.size.width, by_width)
    } else {
        (frame.size.height.scale(width, height), frame.size.height)
    };
    let (beside, over) = ((frame.size.width - wide) / 2, (frame.size.height - high) / 2);
    Rect::new(frame.left() + beside, frame.top() + over, wide, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_covers_its_frame_and_keeps_its_shape() {
        let frame =
            Rect::new(Length::pt(10), Length::pt(20), Length::pt(100), Length::pt(100));
        let image = cover(frame, (400, 200), (0, 500));
        assert_eq!(
            image,
            Rect::new(frame.left(), frame.top(), Length::pt(200), Length::pt(100))
        );
        assert!(cover(frame, (200, 400), (1000, 1000)).contains(&frame), "covers");
    }
}
