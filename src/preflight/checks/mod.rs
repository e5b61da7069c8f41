//! One file per check.

pub(super) mod blank_page;
pub(super) mod coarse_picture;
pub(super) mod outside_trim;

use crate::diag::{Diagnostic, Place};
use crate::geom::Rect;
use crate::proof::{Mark, Sheet};

/// A remark with the places that a mark knows: in the copy and on the page.
fn point_at(remark: Diagnostic, sheet: &Sheet, mark: &Mark, rect: Rect) -> Diagnostic {
    let remark = remark.on(Place { page: sheet.number, rect });
    mark.span.into_iter().fold(remark, Diagnostic::at)
}
