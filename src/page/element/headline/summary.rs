//! A summary between head and text (提要题): a few sentences, each after a square.

use crate::diag::Spanned;
use crate::geom::{Em, Length, LogicalRect};
use crate::ink::Ink;
use crate::page::element::headline::Brief;
use crate::page::element::headline::block::{Ground, Head, HeadLine, Way};
use crate::page::element::headline::limits::{SUMMARY, SUMMARY_MEASURE, SUMMARY_STEP};
use crate::page::setter::Setter;
use crate::para::{self, Align, Measure, ParagraphStyle};
use crate::proof::Role;

/// The side of a square, and how far its em box hangs over it, in ems.
const SQUARE: Em = Em::milli(420);
const OVER_SQUARE: Em = Em::milli(290);

/// Text keeps so far off the start of its square, in ems.
const HANGING: Em = Em::ONE;

/// Adds the summary of a head under its lines.
///
/// Its measure is its own: whole ems of its size, an em of the body kept off at both ends
/// where it spans several columns, and never more than the eye follows.
pub(super) fn add(setter: &mut Setter<'_>, brief: &Brief<'_>, head: &mut Head) {
    let sentences = &brief.head.summary;
    if sentences.is_empty() {
        return;
    }
    let size = size(brief);
    let wide = brief.room.inline.1;
    let off = if brief.room.cols > 1 { brief.room.body } else { Length::ZERO };
    let ems = (wide - off * 2).count(size).clamp(1, SUMMARY_MEASURE);
    let measure = size * ems;
    let start = if brief.head.flush { Length::ZERO } else { (wide - measure) / 2 };
    let several = sentences.len() > 1;
    head.part(size * 2 / 3);
    let mut top = head.under(size);
    for sentence in sentences {
        let hang = if several { HANGING.at(size) } else { Length::ZERO };
        if several {
            let at = OVER_SQUARE.at(size);
            let side = SQUARE.at(size);
            let place = LogicalRect::new(start, top + at, side, side);
            head.lay(Ground { place, ink: setter.house.accent });
        }
        let room = Measure { start: start + hang, length: measure - hang };
        let lines = lines(setter, brief, sentence, (size, room));
        let count = i64::try_from(lines.len()).unwrap_or(0);
        head.append(lines, top);
        top += step(size) * count;
        head.depth = top - step(size) + size;
    }
}

/// The lines of one sentence, from nothing on.
fn lines(
    setter: &mut Setter<'_>,
    brief: &Brief<'_>,
    sentence: &Spanned<String>,
    (size, room): (Length, Measure),
) -> Vec<HeadLine> {
    let style = setter.style(setter.house.faces.deck, size, brief.room.axes.mode);
    let galley = setter.galley(sentence, style);
    let manner =
        ParagraphStyle { indent: Em::ZERO, align: Align::Justify, fit: setter.house.fit };
    let composed = para::compose(&galley, &manner, &|_| room);
    let mut lines = Vec::with_capacity(composed.len());
    let mut next = Length::ZERO;
    for line in composed {
        lines.push(HeadLine {
            galley: galley.clone(),
            way: Way::Set(line),
            size,
            role: Role::Summary,
            ink: Ink::BLACK,
            top: next,
            inset: Length::ZERO,
        });
        next += step(size);
    }
    lines
}

/// A point more than the body for each column of the head.
fn size(brief: &Brief<'_>) -> Length {
    let cols = i64::try_from(brief.room.cols).unwrap_or(1).clamp(1, 4);
    let (least, most) = (Length::pt(*SUMMARY.start()), Length::pt(*SUMMARY.end()));
    (brief.room.body + Length::pt(cols)).clamp(least, most)
}

/// From line to line.
fn step(size: Length) -> Length {
    size.scale(SUMMARY_STEP, 1000)
}
