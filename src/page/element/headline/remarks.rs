//! What is said of a head that does not fit.

use crate::diag::{Code, Diagnostic};
use crate::geom::WritingMode;
use crate::page::element::headline::fit::{Field, Fitted};
use crate::page::element::headline::limits::NARROWEST;

/// A line that is longer than its measure even at its narrowest.
pub(super) fn too_wide(line: &Fitted<'_>, field: &Field) -> Diagnostic {
    let text = &line.part.words.value;
    let share = |part: i64, whole: i64| part.saturating_mul(100) / whole.max(1);
    let (room, natural) = (field.inline.emu(), line.natural.emu());
    let (needed, least) = (share(room, natural), NARROWEST / 10);
    let pressed = match field.mode {
        WritingMode::Horizontal => ("收到长体", "width"),
        WritingMode::Vertical => ("压到扁体", "height"),
    };
    let remark = if line.stretch == 1000 {
        // What lies on its side in an upright line is not pressed.
        let over = share(natural - room, room).max(1);
        Diagnostic::new(
            Code::HeadTight,
            format!("竖题「{text}」比位置长{over}%"),
            format!("the upright headline \"{text}\" is {over} % too long"),
        )
    } else {
        let (zh, en) = pressed;
        Diagnostic::new(
            Code::HeadTight,
            format!("标题「{text}」要{zh}{needed}%才排得下，最多到{least}%"),
            format!(
                "the headline \"{text}\" would fit at {needed} % of its {en}; \
                 {least} % is the least"
            ),
        )
    };
    remark.at(line.part.words.span).hint(
        "减几个字、分成两行，或改小 head_size",
        "shorten it, break it in two, or lower head_size",
    )
}
