//! **What**: small type printed with several inks, and black type with much of the others
//! under it.
//!
//! **Why the press cares**: plates are out of register by half a millimetre and more; a
//! stroke of type is a third of that, and small type turns into coloured shadows.
//!
//! **How to mend**: print it in black, in one ink or in a spot colour, or make it larger.
//!
//! **Clause**: GWG 2022 R0017, several inks below 10 points; R0015, black of 85 percent
//! and more with a sum over 220 percent.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::geom::Length;
use crate::ink::Ink;
use crate::preflight::Job;
use crate::preflight::checks::{decimal, place_of, point_at, words};
use crate::proof::MarkKind;

/// Type of several inks is at least so large.
const ENOUGH: Length = Length::pt(10);
/// So much black is black type.
const BLACK: u16 = 850;
/// Black type has no more ink than this.
const MOST: u16 = 2200;

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    for sheet in &job.proof.sheets {
        for mark in &sheet.marks {
            let MarkKind::Text(line) = &mark.kind else { continue };
            let rich =
                |ink: Ink| ink.spot.is_none() && ink.k >= BLACK && ink.sum() > MOST;
            let wrong = line
                .runs
                .iter()
                .find(|run| rich(run.ink) || (run.ink.plates() > 1 && run.size < ENOUGH));
            let Some(run) = wrong else { continue };
            let (words, size, plates) =
                (words(mark), decimal(run.size), run.ink.plates());
            let remark = Diagnostic::new(
                Code::ManyInks,
                format!("「{words}」{size} 点，用了{plates}色，套不准就看不清"),
                format!(
                    "\"{words}\" of {size} points is printed with {plates} inks, which never register"
                ),
            )
            .hint(
                "小字用单黑、单色或专色；或放大到10点以上",
                "print small type in black, one ink or a spot color, or make it 10 points or more",
            );
            remarks.push(point_at(remark, sheet, mark, place_of(mark)));
        }
    }
}
