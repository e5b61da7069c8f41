//! **What**: a picture or a ground that ends within 3 mm of the edge of the sheet.
//!
//! **Why the press cares**: newspapers print no bleed and are cut a millimetre here or
//! there; a picture at the edge gets a white sliver, or loses one.
//!
//! **How to mend**: keep pictures and grounds in the type area.
//!
//! **Clause**: house rule; the bleed of ISO 15930-7 6.12 is not there.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::geom::{Insets, Length, Point, Rect};
use crate::ink::Ink;
use crate::preflight::Job;
use crate::preflight::checks::point_at;
use crate::proof::MarkKind;

/// Nothing that is cut badly stands nearer to the edge.
const OFF: Length = Length::mm(3);

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    for sheet in &job.proof.sheets {
        let trim = Rect { origin: Point::default(), size: sheet.trim };
        let safe = trim.inset(&Insets::all(OFF));
        for mark in &sheet.marks {
            let (rect, zh, en) = match &mark.kind {
                MarkKind::Picture(placed) => (placed.frame, "图片", "picture"),
                MarkKind::Fill(it) if it.ink != Ink::PAPER => (it.rect, "底色", "ground"),
                MarkKind::Text(_)
                | MarkKind::Fill(_)
                | MarkKind::Stroke(_)
                | MarkKind::Outline(_) => continue,
            };
            // What reaches over the trim is another check's.
            if safe.contains(&rect) || !trim.contains(&rect) {
                continue;
            }
            let page = sheet.number;
            let remark = Diagnostic::new(
                Code::AtTheCut,
                format!("第{page}版有{zh}离裁切边不到3毫米，没有出血"),
                format!(
                    "a {en} on page {page} ends within 3 mm of the cut, without bleed"
                ),
            )
            .hint(
                "报纸没有出血：请放进版心",
                "newspapers have no bleed: keep it in the type area",
            );
            remarks.push(point_at(remark, sheet, mark, rect));
        }
    }
}
