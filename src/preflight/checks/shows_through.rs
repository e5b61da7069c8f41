//! **What**: large black type, which prints over what lies below, across the edge of a
//! ground or a picture.
//!
//! **Why the press cares**: black is not opaque on newsprint; in large strokes one sees
//! where the ground ends.
//!
//! **How to mend**: keep the head on the ground, or off it.
//!
//! **Clause**: house rule; solid black overprints by GWG 2022 R0009.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::geom::Length;
use crate::ink::Ink;
use crate::preflight::Job;
use crate::preflight::checks::{place_of, point_at, words};
use crate::preflight::ground::{Grounds, Under};
use crate::proof::MarkKind;

/// Strokes of smaller type are too thin to look through.
const LARGE: Length = Length::pt(36);
/// Lighter grounds are not seen through black.
const DARK: u16 = 200;

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    for sheet in &job.proof.sheets {
        let grounds = Grounds::of(sheet);
        for (at, mark) in sheet.marks.iter().enumerate() {
            let MarkKind::Text(line) = &mark.kind else { continue };
            if !line.runs.iter().any(|run| run.ink == Ink::BLACK && run.size >= LARGE) {
                continue;
            }
            let rect = place_of(mark);
            let seen = |under: Under| match under {
                Under::Ink(ink) => ink.darkness() >= DARK && !ink.is_black_only(),
                Under::Picture => true,
            };
            if !grounds.edges(at, rect).any(seen) {
                continue;
            }
            let words = words(mark);
            let remark = Diagnostic::new(
                Code::ShowsThrough,
                format!("大字「{words}」压在底色或图片的边上，叠印后会透出边线"),
                format!(
                    "large \"{words}\" lies across the edge of a ground or picture, which will show through"
                ),
            )
            .hint(
                "让标题全在底上，或全在底外",
                "keep all of it on the ground, or off it",
            );
            remarks.push(point_at(remark, sheet, mark, rect));
        }
    }
}
