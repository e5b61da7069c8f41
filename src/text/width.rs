//! How wide marks are (标点宽度): their frames, the blank inside them by region and writing
//! mode, what adjoining marks give up, and what the named styles take away.

use crate::font::Region;
use crate::geom::Em;
use crate::text::class::Kind;
use crate::text::{Punctuation, Shrink};

/// The blank at both ends of a mark's frame, along the line (标点符号的调整空间).
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Blank {
    pub(super) before: Em,
    pub(super) after: Em,
}

/// Ink in the first half: the second may be taken. Right in horizontal lines, bottom in
/// vertical ones.
const AFTER: Blank = Blank { before: Em::ZERO, after: Em::HALF };
/// Ink in the second half.
const BEFORE: Blank = Blank { before: Em::HALF, after: Em::ZERO };
/// Ink in the middle half.
const BOTH: Blank = Blank { before: Em::QUARTER, after: Em::QUARTER };
/// Nothing to take.
const NONE: Blank = Blank { before: Em::ZERO, after: Em::ZERO };

/// Frame and blank of one kind of mark.
struct Row {
    kind: Kind,
    /// The frame in CN, TW and HK, JP.
    frame: [Em; 3],
    /// Across and down in CN, in TW and HK, in JP.
    blank: [Blank; 6],
}

const ONE: [Em; 3] = [Em::ONE; 3];
/// Half an em in CN only.
const HALF_CN: [Em; 3] = [Em::HALF, Em::ONE, Em::ONE];
const HALF_JP: [Em; 3] = [Em::HALF, Em::ONE, Em::HALF];
const TWO: [Em; 3] = [Em::milli(2000); 3];
const ALL_NONE: [Blank; 6] = [NONE; 6];

/// CLREQ, figure of punctuation adjustment space; JLREQ 3.1.2; GB/T 15834 5.1.1–5.1.9.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    //                                    CN across, down   TW, HK        JP
    Row { kind: Kind::FullStop, frame: ONE, blank: [AFTER, AFTER, BOTH, BOTH, AFTER, AFTER] },
    Row { kind: Kind::Comma, frame: ONE, blank: [AFTER, AFTER, BOTH, BOTH, AFTER, AFTER] },
    Row { kind: Kind::Colon, frame: ONE, blank: [AFTER, NONE, BOTH, NONE, BOTH, BOTH] },
    Row { kind: Kind::Semicolon, frame: ONE, blank: [AFTER, NONE, BOTH, NONE, BOTH, NONE] },
    Row { kind: Kind::Exclaim, frame: ONE, blank: [AFTER, NONE, NONE, NONE, NONE, NONE] },
    Row { kind: Kind::Stacked, frame: ONE, blank: ALL_NONE },
    Row { kind: Kind::Open, frame: ONE, blank: [BEFORE; 6] },
    Row { kind: Kind::Close, frame: ONE, blank: [AFTER; 6] },
    Row { kind: Kind::Connector, frame: ONE, blank: ALL_NONE },
    Row { kind: Kind::ShortConnector, frame: HALF_JP, blank: ALL_NONE },
    Row { kind: Kind::Interpunct, frame: HALF_CN, blank: [NONE, NONE, BOTH, BOTH, BOTH, BOTH] },
    Row { kind: Kind::WideInterpunct, frame: ONE, blank: [BOTH; 6] },
    Row { kind: Kind::Solidus, frame: HALF_JP, blank: ALL_NONE },
    Row { kind: Kind::WideSolidus, frame: ONE, blank: ALL_NONE },
    Row { kind: Kind::Dash, frame: TWO, blank: ALL_NONE },
    Row { kind: Kind::Ellipsis, frame: TWO, blank: ALL_NONE },
    Row { kind: Kind::WidePrefix, frame: ONE, blank: ALL_NONE },
    Row { kind: Kind::WidePostfix, frame: ONE, blank: ALL_NONE },
    Row { kind: Kind::WideDigit, frame: ONE, blank: ALL_NONE },
    Row { kind: Kind::WideLetter, frame: ONE, blank: ALL_NONE },
    Row { kind: Kind::WideSpace, frame: ONE, blank: ALL_NONE },
    Row { kind: Kind::Across, frame: ONE, blank: ALL_NONE },
    Row { kind: Kind::Upright, frame: ONE, blank: ALL_NONE },
];

/// The frame a mark gets whatever the face says; none where the face decides.
pub(super) fn frame(kind: Kind, region: Region) -> Option<Em> {
    let at = column(region);
    row(kind).and_then(|row| row.frame.get(at).copied())
}

/// The blank inside the frame that the region's custom allows to be taken.
pub(super) fn blank(kind: Kind, region: Region, down: bool) -> Blank {
    let at = column(region) * 2 + usize::from(down);
    row(kind).and_then(|row| row.blank.get(at).copied()).unwrap_or_default()
}

const fn column(region: Region) -> usize {
    match region {
        Region::Cn => 0,
        Region::Tw | Region::Hk => 1,
        Region::Jp => 2,
    }
}

fn row(kind: Kind) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.kind == kind)
}

/// When the blank of a mark is taken in a crowded line. CLREQ, reduction steps 3–5 and 7;
/// the colon, which CLREQ does not name, goes with the commas.
pub(super) const fn stage(kind: Kind) -> Option<Shrink> {
    match kind {
        Kind::Interpunct | Kind::WideInterpunct => Some(Shrink::Interpunct),
        Kind::Open | Kind::Close => Some(Shrink::Bracket),
        Kind::Comma | Kind::Semicolon | Kind::Colon => Some(Shrink::Comma),
        Kind::FullStop | Kind::Exclaim => Some(Shrink::FullStop),
        _ => None,
    }
}

/// Whether the style takes the blank of a mark wherever it stands.
pub(super) const fn always_half(kind: Kind, style: Punctuation) -> bool {
    match style {
        Punctuation::Newspaper | Punctuation::Full | Punctuation::LineEndHalf => false,
        // 开明式: the marks that end a sentence keep their em.
        Punctuation::Kaiming => !matches!(kind, Kind::FullStop | Kind::Exclaim),
        Punctuation::Half => true,
    }
}

/// Whether two adjoining marks give up half an em of the blank between them.
///
/// CLREQ, adjustment of adjacent punctuation marks: two that would take two ems take one
/// and a half as soon as a bracket or quote is among them, in every style. A bracket hugs
/// its content: an opener and the closer after it have no blank between them to give.
pub(super) fn closes_up(left: Kind, right: Kind) -> bool {
    stage(left).is_some()
        && stage(right).is_some()
        && (left.is_bracket() || right.is_bracket())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_follow_the_region() {
        assert_eq!(blank(Kind::FullStop, Region::Cn, false), AFTER);
        assert_eq!(blank(Kind::FullStop, Region::Tw, false), BOTH);
        // CLREQ: ：；？！ keep their em in vertical lines.
        for kind in [Kind::Colon, Kind::Semicolon, Kind::Exclaim] {
            assert_eq!(blank(kind, Region::Cn, true), NONE, "{kind:?}");
        }
        // CLREQ: TW ！？ keep their em in horizontal lines too.
        assert_eq!(blank(Kind::Exclaim, Region::Tw, false), NONE);
        assert_eq!(blank(Kind::Open, Region::Jp, true), BEFORE);
    }

    #[test]
    fn frames_follow_gb() {
        assert_eq!(frame(Kind::Interpunct, Region::Cn), Some(Em::HALF));
        assert_eq!(frame(Kind::Interpunct, Region::Tw), Some(Em::ONE));
        assert_eq!(frame(Kind::Dash, Region::Cn), Some(Em::milli(2000)));
        assert_eq!(frame(Kind::Ideograph, Region::Cn), None);
    }

    #[test]
    fn pairs_with_a_bracket_close_up() {
        assert!(closes_up(Kind::Comma, Kind::Close), "，”");
        assert!(closes_up(Kind::Close, Kind::Comma), "”，");
        assert!(closes_up(Kind::Comma, Kind::Open), "，“");
        assert!(closes_up(Kind::Open, Kind::Open), "“《");
        // Two stops are left alone, and so is a dash.
        assert!(!closes_up(Kind::Exclaim, Kind::Exclaim), "！！");
        assert!(!closes_up(Kind::Dash, Kind::Open), "——“");
    }

    #[test]
    fn every_mark_that_shrinks_has_a_frame() {
        for row in ROWS {
            let shrinks = row.blank.iter().any(|it| *it != NONE);
            assert!(!shrinks || stage(row.kind).is_some(), "{:?}", row.kind);
        }
    }
}
