//! **What**: pages of one issue with different trims. A spread is two pages wide.
//!
//! **Why the press cares**: all pages of a section are cut at once.
//!
//! **How to mend**: give every page a layout of one size.
//!
//! **Clause**: GWG 2022 R0004.

use crate::diag::{Code, Diagnostic, Diagnostics, Place};
use crate::geom::{Length, Point, Rect};
use crate::preflight::Job;

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    let trims = job.proof.sheets.iter().map(|it| it.trim);
    // A single page, not a spread.
    let Some(one) = trims.min_by_key(|it| it.width) else { return };
    let fits = |width: Length| width == one.width || width == one.width * 2;
    for sheet in &job.proof.sheets {
        let trim = sheet.trim;
        if trim.height == one.height && fits(trim.width) {
            continue;
        }
        let page = sheet.number;
        let rect = Rect { origin: Point::default(), size: trim };
        remarks.push(
            Diagnostic::new(
                Code::TrimsDiffer,
                format!("第{page}版的成品尺寸与别的版不同"),
                format!("page {page} has another trim than others"),
            )
            .on(Place { page, rect })
            .hint(
                "同一叠报纸各版的 trim 要一致",
                "give all pages of a section the same `trim`",
            ),
        );
    }
}
