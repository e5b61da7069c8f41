//! **What**: a mark that reaches over the trimmed sheet.
//!
//! **Why the press cares**: newspapers print no bleed; what lies outside is cut off, and
//! with type that means lost words.
//!
//! **How to mend**: move or shrink the element, or widen the margins.
//!
//! **Clause**: ISO 15930-7 6.7 (boxes nest); house rule for the marks.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::geom::{Length, Point, Rect};
use crate::preflight::Job;
use crate::preflight::checks::point_at;
use crate::proof::{GlyphRun, Mark, MarkKind, Stroke};

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

/// The first characters of a line of type; of anything else, nothing.
fn words(mark: &Mark) -> String {
    match &mark.kind {
        MarkKind::Text(line) => line.text().chars().take(12).collect(),
        MarkKind::Fill(_)
        | MarkKind::Stroke(_)
        | MarkKind::Outline(_)
        | MarkKind::Picture(_) => String::new(),
    }
}

/// What a mark covers; for type the origins of its glyphs, for the black of a glyph may
/// hang over without harm.
fn extent(mark: &Mark) -> Option<Rect> {
    match &mark.kind {
        MarkKind::Text(line) => origins(&line.runs),
        MarkKind::Fill(fill) => Some(fill.rect),
        MarkKind::Stroke(stroke) => Some(reach(stroke)),
        MarkKind::Outline(outline) => outline.extent(),
        MarkKind::Picture(placed) => Some(placed.frame),
    }
}

fn origins(runs: &[GlyphRun]) -> Option<Rect> {
    let points = runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.at);
    let rects = points.map(|at| Rect::new(at.x, at.y, Length::ZERO, Length::ZERO));
    rects.reduce(|one, two| one.around(&two))
}

/// What a line covers: half its width to each side.
fn reach(stroke: &Stroke) -> Rect {
    let (from, to) = (stroke.from, stroke.to);
    let half = stroke.width / 2;
    let across = if from.x == to.x { half } else { Length::ZERO };
    let down = if from.y == to.y { half } else { Length::ZERO };
    let (left, top) = (from.x.min(to.x) - across, from.y.min(to.y) - down);
    let (right, bottom) = (from.x.max(to.x) + across, from.y.max(to.y) + down);
    Rect::new(left, top, right - left, bottom - top)
}
