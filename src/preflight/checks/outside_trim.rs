//! **What**: a mark that reaches over the trimmed sheet.
//!
//! **Why the press cares**: newspapers print no bleed; what lies outside is cut off, and
//! with type that means lost words.
//!
//! **How to mend**: move or shrink the element, or widen the margins.
//!
//! **Clause**: ISO 15930-7 6.7 (boxes nest); house rule for the marks.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::geom::{Point, Rect};
use crate::preflight::Job;
use crate::preflight::checks::{extent, point_at, words};

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    for sheet in &job.proof.sheets {
        let trim = Rect { origin: Point::default(), size: sheet.trim };
        for mark in &sheet.marks {
            let Some(rect) = extent(mark).filter(|it| !trim.contains(it)) else {
                continue;
            };
            let page = sheet.number;
            let words = words(mark);
            let (zh, en) = if words.is_empty() {
                (String::new(), String::new())
            } else {
                (format!("：「{words}」"), format!(": \"{words}\""))
            };
            let remark = Diagnostic::new(
                Code::OutsideTrim,
                format!("第{page}版有内容超出成品尺寸{zh}"),
                format!("a mark on page {page} reaches over the trim{en}"),
            )
            .hint(
                "请移动或缩小该元素，或加大页边",
                "move or shrink it, or widen the margins",
            );
            remarks.push(point_at(remark, sheet, mark, rect));
        }
    }
}
