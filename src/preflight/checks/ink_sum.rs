//! **What**: more ink on one spot than the paper takes: a colour of a mark, or black type
//! that prints over a dark ground.
//!
//! **Why the press cares**: newsprint takes about 240 percent; more does not dry, sets off
//! on the next sheet and tears the web.
//!
//! **How to mend**: take cyan, magenta and yellow back, or make the type on the ground
//! white.
//!
//! **Clause**: ISO 12647-3; GWG 2022 R0026; `ink_limit` of the issue.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::geom::Point;
use crate::ink::Ink;
use crate::preflight::Job;
use crate::preflight::checks::{percent, place_of, point_at};
use crate::preflight::ground::{Grounds, Under, middles};
use crate::proof::{Mark, MarkKind};

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    let limit = job.press.ink_limit;
    for sheet in &job.proof.sheets {
        let grounds = Grounds::of(sheet);
        for (at, mark) in sheet.marks.iter().enumerate() {
            let below = |point| match grounds.under(at, point) {
                Under::Ink(ink) if ink.k == 0 || ink.spot.is_some() => ink.sum(),
                Under::Ink(ink) => ink.sum() - ink.k,
                Under::Picture => 0,
            };
            let mut sum = 0;
            inks(mark, |ink, points| {
                sum = sum.max(ink.sum());
                // Solid black prints over what lies below; the inks add up.
                if ink == Ink::BLACK {
                    let over = points.into_iter().flatten().map(|it| below(it) + 1000);
                    sum = sum.max(over.max().unwrap_or(0));
                }
            });
            if sum <= limit {
                continue;
            }
            let (sum, limit) = (percent(sum), percent(limit));
            let remark = Diagnostic::new(
                Code::InkSum,
                format!("总墨量{sum}％，超过{limit}％"),
                format!("{sum} percent of ink on one spot, more than {limit}"),
            )
            .hint(
                "减少青、品红、黄，或把底上的字改成反白",
                "take cyan, magenta and yellow back, or make type on the ground white",
            );
            remarks.push(point_at(remark, sheet, mark, place_of(mark)));
        }
    }
}

/// The inks of a mark, with points at which it is printed over its ground.
fn inks(mark: &Mark, mut see: impl FnMut(Ink, [Option<Point>; 2])) {
    match &mark.kind {
        MarkKind::Text(line) => {
            for run in &line.runs {
                let mut middles = middles(run);
                see(run.ink, [middles.next(), middles.next()]);
            }
        }
        MarkKind::Fill(it) => see(it.ink, [None; 2]),
        MarkKind::Stroke(it) => {
            let (from, to) = (it.from, it.to);
            let middle = Point::new((from.x + to.x) / 2, (from.y + to.y) / 2);
            see(it.ink, [Some(middle), None]);
        }
        MarkKind::Outline(it) => see(it.ink, [None; 2]),
        MarkKind::Picture(_) => {}
    }
}
