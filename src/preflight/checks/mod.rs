//! One file per check.

pub(super) mod at_the_cut;
pub(super) mod blank_page;
pub(super) mod coarse_picture;
pub(super) mod delivered_page;
pub(super) mod form;
pub(super) mod hairline;
pub(super) mod ink_sum;
pub(super) mod many_inks;
pub(super) mod output_intent;
pub(super) mod outside_trim;
pub(super) mod picture_ink;
pub(super) mod shows_through;
pub(super) mod small_reversed;
pub(super) mod trims_differ;
pub(super) mod uncut_face;
pub(super) mod unreadable;

use crate::diag::{Diagnostic, Place};
use crate::geom::{Length, Rect};
use crate::picture::Picture;
use crate::preflight::Job;
use crate::proof::{GlyphRun, Mark, MarkKind, PlacedPicture, Sheet, Stroke};

/// A remark with the places that a mark knows: in the copy and on the page.
fn point_at(remark: Diagnostic, sheet: &Sheet, mark: &Mark, rect: Rect) -> Diagnostic {
    let remark = remark.on(Place { page: sheet.number, rect });
    mark.span.into_iter().fold(remark, Diagnostic::at)
}

/// Every picture on the pages.
fn shown<'a>(
    job: &Job<'a>,
) -> impl Iterator<Item = (&'a Sheet, &'a Mark, &'a PlacedPicture, &'a Picture)> {
    let marks = job
        .proof
        .sheets
        .iter()
        .flat_map(|it| it.marks.iter().map(move |mark| (it, mark)));
    let pictures = job.pictures;
    marks.filter_map(|(sheet, mark)| {
        let MarkKind::Picture(placed) = &mark.kind else { return None };
        Some((sheet, mark, placed, pictures.get(placed.picture)?))
    })
}

/// The first characters of a line of type; of anything else, nothing.
fn words(mark: &Mark) -> String {
    match &mark.kind {
        MarkKind::Text(line) => line.text().chars().take(12).collect(),
        MarkKind::Fill(_)
        | MarkKind::Stroke(_)
        | MarkKind::Outline(_)
        | MarkKind::Picture(_) => String::new(),
    }
}

/// What a mark covers; for type the origins of its glyphs, for the black of a glyph may
/// hang over without harm.
fn extent(mark: &Mark) -> Option<Rect> {
    match &mark.kind {
        MarkKind::Text(line) => origins(&line.runs),
        MarkKind::Fill(fill) => Some(fill.rect),
        MarkKind::Stroke(stroke) => Some(reach(stroke)),
        MarkKind::Outline(outline) => outline.extent(),
        MarkKind::Picture(placed) => Some(placed.frame),
    }
}

/// Where a mark stands, for a remark: of type, with the height of its largest characters.
fn place_of(mark: &Mark) -> Rect {
    let rect = extent(mark).unwrap_or_default();
    let MarkKind::Text(line) = &mark.kind else { return rect };
    let size = line.runs.iter().map(|run| run.size).max().unwrap_or_default();
    let (width, height) = (rect.size.width + size, rect.size.height + size);
    Rect::new(rect.left(), rect.top() - size.scale(88, 100), width, height)
}

fn origins(runs: &[GlyphRun]) -> Option<Rect> {
    let points = runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.at);
    let rects = points.map(|at| Rect::new(at.x, at.y, Length::ZERO, Length::ZERO));
    rects.reduce(|one, two| one.around(&two))
}

/// What a line covers: half its width to each side.
fn reach(stroke: &Stroke) -> Rect {
    let (from, to) = (stroke.from, stroke.to);
    let half = stroke.width / 2;
    let across = if from.x == to.x { half } else { Length::ZERO };
    let down = if from.y == to.y { half } else { Length::ZERO };
    let (left, top) = (from.x.min(to.x) - across, from.y.min(to.y) - down);
    let (right, bottom) = (from.x.max(to.x) + across, from.y.max(to.y) + down);
    Rect::new(left, top, right - left, bottom - top)
}

/// Thousandths of a solid in percent.
fn percent(thousandths: u16) -> String {
    tenths(i64::from(thousandths))
}

/// A length in points, with one or two decimals.
fn decimal(length: Length) -> String {
    let hundredths = (length.to_milli_pt() + 5) / 10;
    if hundredths % 10 == 0 {
        return tenths(hundredths / 10);
    }
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn tenths(tenths: i64) -> String {
    let whole = tenths / 10;
    if tenths % 10 == 0 { whole.to_string() } else { format!("{whole}.{}", tenths % 10) }
}
