//! **What**: type that can hardly be told from what it stands on: white on white, black on
//! black, yellow on paper.
//!
//! **Why the press cares**: words that nobody can read are words lost.
//!
//! **How to mend**: another ink for the type, or another ground.
//!
//! **Clause**: house rule: a quarter of what solid black takes away is the least difference.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Job;
use crate::preflight::checks::{place_of, point_at, words};
use crate::preflight::ground::{Grounds, Under, middles};
use crate::proof::{GlyphRun, MarkKind};

/// The least difference in thousandths of black.
const ENOUGH: u16 = 250;

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    for sheet in &job.proof.sheets {
        let grounds = Grounds::of(sheet);
        for (at, mark) in sheet.marks.iter().enumerate() {
            let MarkKind::Text(line) = &mark.kind else { continue };
            let same = |run: &GlyphRun| {
                middles(run).any(|point| match grounds.under(at, point) {
                    Under::Ink(ground) => {
                        ground.darkness().abs_diff(run.ink.darkness()) < ENOUGH
                    }
                    Under::Picture => false,
                })
            };
            if !line.runs.iter().any(same) {
                continue;
            }
            let words = words(mark);
            let remark = Diagnostic::new(
                Code::Unreadable,
                format!("「{words}」与底色太近，看不清"),
                format!("\"{words}\" can hardly be told from what it stands on"),
            )
            .hint(
                "换字的颜色，或换底色",
                "give the type another ink, or the ground another",
            );
            remarks.push(point_at(remark, sheet, mark, place_of(mark)));
        }
    }
}
