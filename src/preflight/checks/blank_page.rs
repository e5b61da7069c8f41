//! **What**: a page without any mark, or with nothing but its folio line.
//!
//! **Why the press cares**: a plate is made for nothing, and a blank page usually means
//! that a file is missing.
//!
//! **How to mend**: put something on the page, or take it out of the issue.
//!
//! **Clause**: GWG 2022 R0005.

use crate::diag::{Code, Diagnostic, Diagnostics, Place};
use crate::geom::{Point, Rect};
use crate::preflight::Job;
use crate::proof::{Mark, Role};

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    let furniture = |mark: &Mark| matches!(mark.role, Role::Folio | Role::Rule);
    for sheet in job.proof.sheets.iter().filter(|it| it.marks.iter().all(furniture)) {
        let rect = Rect { origin: Point::default(), size: sheet.trim };
        let page = sheet.number;
        remarks.push(
            Diagnostic::new(
                Code::BlankPage,
                format!("第{page}版是空白版"),
                format!("page {page} has nothing on it"),
            )
            .on(Place { page, rect })
            .hint(
                "请安排内容，或从本期中去掉这一版",
                "fill it or take it out of the issue",
            ),
        );
    }
}
