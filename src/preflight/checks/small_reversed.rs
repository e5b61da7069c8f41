//! **What**: white type that is too small on its ground.
//!
//! **Why the press cares**: ink spreads into the white strokes, and where the ground has
//! several plates out of register they close altogether.
//!
//! **How to mend**: make it larger, or print it black on a light tint.
//!
//! **Clause**: GWG 2022 R0016, 10 points.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::geom::Length;
use crate::ink::Ink;
use crate::preflight::Job;
use crate::preflight::checks::{decimal, place_of, point_at, words};
use crate::proof::MarkKind;

/// White type is at least so large.
const ENOUGH: Length = Length::pt(10);

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    for sheet in &job.proof.sheets {
        for mark in &sheet.marks {
            let MarkKind::Text(line) = &mark.kind else { continue };
            let small = |size: Length| size < ENOUGH;
            let wrong =
                line.runs.iter().find(|run| run.ink == Ink::PAPER && small(run.size));
            let Some(run) = wrong else { continue };
            let (words, size) = (words(mark), decimal(run.size));
            let remark = Diagnostic::new(
                Code::SmallReversed,
                format!("反白的「{words}」只有{size} 点，笔画会被油墨填满"),
                format!(
                    "white \"{words}\" has only {size} points, and ink will close its strokes"
                ),
            )
            .hint(
                "反白字至少10点，宜用黑体",
                "make white type 10 points or more, best in a sans face",
            );
            remarks.push(point_at(remark, sheet, mark, place_of(mark)));
        }
    }
}
