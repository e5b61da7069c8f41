//! What is on a page lies on the sheet, and nothing lies upon anything else.

use banxin::diag::Code;
use banxin::font::FontBook;
use banxin::geom::{Em, Length, Rect};
use banxin::proof::{GlyphRun, Mark, MarkKind, PlacedGlyph, Role, Sheet, TextLine, Turn};

use crate::issue::{lines, samples};

/// The ink of a glyph on the page, by the box of its outline.
fn ink(fonts: &FontBook, run: &GlyphRun, glyph: &PlacedGlyph) -> Option<Rect> {
    let ink = fonts.face(run.face).ink(glyph.id)?;
    let at = |it: Em| it.at(run.size);
    let wide = |it: Em| at(it).scale(i64::from(run.stretch), 1000);
    let (x, y) = (glyph.at.x, glyph.at.y);
    Some(match run.turn {
        Turn::Horizontal | Turn::Upright => {
            let (left, top) = (x + wide(ink.left), y - at(ink.top));
            Rect::new(left, top, wide(ink.right - ink.left), at(ink.top - ink.bottom))
        }
        // Turned clockwise, what points up points right and what points right points down.
        Turn::Sideways => {
            let (left, top) = (x + at(ink.bottom), y + wide(ink.left));
            Rect::new(left, top, at(ink.top - ink.bottom), wide(ink.right - ink.left))
        }
    })
}

/// The smallest box around two.
fn around(one: Rect, other: Rect) -> Rect {
    let (left, top) = (one.left().min(other.left()), one.top().min(other.top()));
    let right = one.right().max(other.right());
    let bottom = one.bottom().max(other.bottom());
    Rect::new(left, top, right - left, bottom - top)
}

/// The ink of a line; none when it is blank.
fn line_box(fonts: &FontBook, line: &TextLine) -> Option<Rect> {
    let glyphs =
        line.runs.iter().flat_map(|run| run.glyphs.iter().map(move |it| (run, it)));
    glyphs.filter_map(|(run, it)| ink(fonts, run, it)).reduce(around)
}

/// Everything that may not lie upon another such thing.
fn solids<'a>(fonts: &FontBook, sheet: &'a Sheet) -> Vec<(&'a Mark, Rect)> {
    // The word 广告 is meant to lie upon its picture, on a ground of its own.
    let meant = |mark: &Mark| mark.role == Role::Advert;
    let text = lines(sheet).filter(|(mark, _)| !meant(mark));
    let text = text.filter_map(|(mark, line)| Some((mark, line_box(fonts, line)?)));
    let pictures = sheet.marks.iter().filter_map(|mark| match &mark.kind {
        MarkKind::Picture(it) => Some((mark, it.frame)),
        MarkKind::Text(_)
        | MarkKind::Fill(_)
        | MarkKind::Stroke(_)
        | MarkKind::Outline(_) => None,
    });
    text.chain(pictures).collect()
}

/// A head that stands wholly on a picture of its own story is meant to (压图题).
fn is_head_on_picture(line: &(&Mark, Rect), picture: &(&Mark, Rect)) -> bool {
    let head = matches!(line.0.role, Role::Kicker | Role::Headline | Role::Deck);
    let own = line.0.story == picture.0.story;
    head && own && picture.0.role == Role::Picture && picture.1.contains(&line.1)
}

/// What a mark is called in a report.
fn name(mark: &Mark) -> String {
    match &mark.kind {
        MarkKind::Text(line) => format!("{:?} {}", mark.role, line.text()),
        _ => format!("{:?}", mark.role),
    }
}

/// The box of any mark.
fn mark_box(fonts: &FontBook, mark: &Mark) -> Option<Rect> {
    match &mark.kind {
        MarkKind::Text(line) => line_box(fonts, line),
        MarkKind::Fill(fill) => Some(fill.rect),
        MarkKind::Picture(picture) => Some(picture.frame),
        MarkKind::Outline(outline) => outline.extent(),
        MarkKind::Stroke(stroke) => {
            let point = |it: banxin::geom::Point| {
                Rect::new(it.x, it.y, Length::ZERO, Length::ZERO)
            };
            Some(around(point(stroke.from), point(stroke.to)))
        }
    }
}

#[test]
fn nothing_lies_outside_the_sheet() {
    for sample in samples() {
        for sheet in &sample.set.proof.sheets {
            let whole = Rect::new(
                Length::ZERO,
                Length::ZERO,
                sheet.trim.width,
                sheet.trim.height,
            );
            for mark in &sheet.marks {
                let Some(place) = mark_box(&sample.job.fonts, mark) else { continue };
                let inside = whole.contains(&place);
                assert!(inside, "{} {}: {mark:?}", sample.name(), sheet.number);
            }
        }
    }
}

#[test]
fn no_line_lies_upon_another_or_upon_a_picture() {
    let mut wrong = Vec::new();
    for sample in samples() {
        for sheet in &sample.set.proof.sheets {
            let solids = solids(&sample.job.fonts, sheet);
            assert!(solids.len() > 50, "page {} shows its lines", sheet.number);
            for (at, one) in solids.iter().enumerate() {
                for two in &solids[at + 1..] {
                    if one.1.overlaps(&two.1) && !is_head_on_picture(one, two) {
                        let (page, upon, under) =
                            (sheet.number, name(one.0), name(two.0));
                        wrong.push(format!(
                            "{} {page}: {upon} {:?} upon {under} {:?}",
                            sample.name(),
                            one.1,
                            two.1
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_left_over_and_nothing_is_wrong() {
    for sample in samples() {
        let overset =
            sample.diagnostics.iter().filter(|it| it.code == Code::Overset).count();
        let errors = sample.errors();
        assert!(errors.is_empty(), "{}:\n{}", sample.name(), errors.join("\n"));
        assert_eq!(overset, 0, "{}: stories with too much copy", sample.name());
        assert_eq!(sample.set.stats.left_over, 0, "{}", sample.name());
    }
}
