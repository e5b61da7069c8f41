//! **What**: a line or an area thinner than a quarter of a point.
//!
//! **Why the press cares**: a plate for newsprint cannot hold it; it comes and goes along
//! its length, and as white in a ground it is gone.
//!
//! **How to mend**: make it a 正线 of 0.12 mm at least.
//!
//! **Clause**: GWG 2022 R0018 and R0019, 0.25 points.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::geom::Length;
use crate::preflight::Job;
use crate::preflight::checks::{decimal, place_of, point_at};
use crate::proof::{Mark, MarkKind};

/// A line is at least so thick.
const ENOUGH: Length = Length::milli_pt(250);

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    for sheet in &job.proof.sheets {
        for mark in &sheet.marks {
            let Some(thin) = thickness(mark).filter(|it| *it < ENOUGH) else { continue };
            let (thin, enough) = (decimal(thin), decimal(ENOUGH));
            let remark = Diagnostic::new(
                Code::Hairline,
                format!("线只有{thin} 点粗，印不出来"),
                format!("a line of {thin} points is too thin to print"),
            )
            .hint(
                format!("至少{enough} 点；正线是0.12毫米"),
                format!("make it {enough} points or more; a 正线 has 0.12 mm"),
            );
            remarks.push(point_at(remark, sheet, mark, place_of(mark)));
        }
    }
}

/// How thick a line or an area is; type and shapes have strokes of their own.
fn thickness(mark: &Mark) -> Option<Length> {
    match &mark.kind {
        MarkKind::Stroke(stroke) => Some(stroke.width),
        MarkKind::Fill(fill) => Some(fill.rect.size.width.min(fill.rect.size.height)),
        MarkKind::Text(_) | MarkKind::Outline(_) | MarkKind::Picture(_) => None,
    }
}
