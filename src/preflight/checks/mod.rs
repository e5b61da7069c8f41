//! One file per check.

pub(super) mod blank_page;
pub(super) mod coarse_picture;
pub(super) mod lights;
pub(super) mod output_intent;
pub(super) mod outside_trim;

use crate::diag::{Diagnostic, Place};
use crate::geom::Rect;
use crate::picture::Picture;
use crate::preflight::Job;
use crate::proof::{Mark, MarkKind, PlacedPicture, Sheet};

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
