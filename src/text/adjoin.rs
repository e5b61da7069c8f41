//! What two adjoining marks give up of the blank between them (相邻标点), by the one table
//! of blanks in `width`.

use crate::font::Region;
use crate::geom::Em;
use crate::text::class::Kind;
use crate::text::width::{self, Blank};
use crate::text::{Punctuation, TextStyle};

/// Which of the two blanks between two marks gives up half an em.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Cut {
    /// The blank of the mark before.
    Left,
    /// The blank of the mark after.
    Right,
    /// Half an em of both, the mark before first.
    Either,
}

/// Two sets of marks that close up.
struct Row {
    left: &'static [Kind],
    right: &'static [Kind],
    cut: Cut,
    /// Where the rule does not hold.
    not_in: &'static [Region],
    /// Where the rule stands.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by people and by the tests"))]
    clause: &'static str,
}

const OPEN: &[Kind] = &[Kind::Open];
const CLOSE: &[Kind] = &[Kind::Close];
const STOP: &[Kind] = &[Kind::FullStop, Kind::Comma, Kind::Colon, Kind::Semicolon];
const EXCLAIM: &[Kind] = &[Kind::Exclaim];
const DOT: &[Kind] = &[Kind::Interpunct, Kind::WideInterpunct];
const EVERYWHERE: &[Region] = &[];
const JAPAN: &[Region] = &[Region::Jp];

/// Makes a row.
macro_rules! row {
    ($left:ident $right:ident $cut:ident, $not_in:ident, $clause:literal) => {
        Row {
            left: $left,
            right: $right,
            cut: Cut::$cut,
            not_in: $not_in,
            clause: $clause,
        }
    };
}

/// In every style: two marks that would take two ems take one and a half as soon as a
/// bracket is among them. A bracket hugs its content: there is no row for an opener before
/// anything but an opener. Where a mark has but a quarter to give (TW 。」), only that goes.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    row!(STOP CLOSE Left, EVERYWHERE, "CLREQ adjacent marks; GB/T 15834 5.1.3; JLREQ 3.1.4 a"),
    row!(EXCLAIM CLOSE Left, JAPAN, "CLREQ adjacent marks; JLREQ: ！？ have nothing to give"),
    row!(CLOSE CLOSE Left, EVERYWHERE, "CLREQ adjacent marks; JLREQ 3.1.4 c"),
    row!(CLOSE STOP Left, EVERYWHERE, "CLREQ adjacent marks; JLREQ 3.1.4 b"),
    row!(CLOSE EXCLAIM Left, JAPAN, "CLREQ adjacent marks; JLREQ table 1 keeps cl-02 before cl-04"),
    row!(CLOSE DOT Left, EVERYWHERE, "JLREQ 3.1.4 h: the dot keeps its quarter"),
    row!(STOP OPEN Either, EVERYWHERE, "CLREQ adjacent marks; JLREQ 3.1.4 e"),
    row!(EXCLAIM OPEN Either, JAPAN, "CLREQ adjacent marks; JLREQ table 1 keeps cl-01 after cl-04"),
    row!(CLOSE OPEN Either, EVERYWHERE, "CLREQ adjacent marks; JLREQ 3.1.4 f"),
    row!(OPEN OPEN Right, EVERYWHERE, "CLREQ adjacent marks; JLREQ 3.1.4 d"),
    row!(DOT OPEN Right, EVERYWHERE, "JLREQ 3.1.4 g: the dot keeps its quarter"),
];

/// Only where the style asks for it: no bracket is among them.
#[rustfmt::skip]
const STOPS: &[Row] = &[
    row!(STOP STOP Left, EVERYWHERE, "CLREQ adjacent marks, as an option"),
    row!(STOP EXCLAIM Left, EVERYWHERE, "CLREQ adjacent marks, as an option"),
    row!(EXCLAIM STOP Left, EVERYWHERE, "CLREQ adjacent marks, as an option"),
    row!(EXCLAIM EXCLAIM Left, EVERYWHERE, "CLREQ adjacent marks, as an option"),
];

/// A mark beside another.
#[derive(Copy, Clone, Debug)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    pub(super) first: char,
}

/// What closes up between `left` and `right`.
pub(super) fn cut(left: Mark, right: Mark, style: &TextStyle) -> Option<Cut> {
    if style.punctuation == Punctuation::Css {
        return css(Shape::of(left, style), Shape::of(right, style));
    }
    let stops = if style.marks.squeeze_stops { STOPS } else { &[] };
    let row = ROWS.iter().chain(stops).find(|row| {
        row.left.contains(&left.kind)
            && row.right.contains(&right.kind)
            && !row.not_in.contains(&style.region)
    });
    row.map(|it| it.cut)
}

/// A mark as CSS Text 4 sorts it.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Shape {
    Opener,
    Closer,
    Middle,
    NarrowOpener,
    NarrowCloser,
    Other,
}

/// `text-spacing-trim: normal` of CSS Text 4. Unlike CLREQ it lets an opener give way
/// rather than the closer before it, knows U+3000 and half-width brackets as neighbours,
/// closes up a closer before a centred mark but never a centred mark itself, and never
/// touches ！ and ？.
fn css(left: Shape, right: Shape) -> Option<Cut> {
    use Shape::{Closer, Middle, NarrowCloser, NarrowOpener, Opener};
    match (left, right) {
        (Opener | Middle | Closer | NarrowOpener, Opener) => Some(Cut::Right),
        (Closer, Closer | Middle | NarrowCloser) => Some(Cut::Left),
        _ => None,
    }
}

impl Shape {
    /// By the side on which the region sees the blank.
    fn of(mark: Mark, style: &TextStyle) -> Self {
        let narrow = is_narrow(mark.first, style);
        match mark.kind {
            Kind::WesternOpen => return Self::NarrowOpener,
            Kind::WesternClose => return Self::NarrowCloser,
            Kind::Open if narrow => return Self::NarrowOpener,
            Kind::Close if narrow => return Self::NarrowCloser,
            Kind::WideSpace => return Self::Middle,
            Kind::Exclaim => return Self::Other,
            _ => {}
        }
        let Blank { before, after } =
            width::blank(mark.kind, style.region, style.is_vertical());
        match (before > Em::ZERO, after > Em::ZERO) {
            (true, false) => Self::Opener,
            (false, true) => Self::Closer,
            (true, true) => Self::Middle,
            (false, false) => Self::Other,
        }
    }
}

/// Whether a curly quote is as wide as the face has it: in Japan, to CSS. Elsewhere, and
/// by JLREQ, it is set in the frame of a bracket.
pub(super) fn is_narrow(mark: char, style: &TextStyle) -> bool {
    style.punctuation == Punctuation::Css
        && style.region == Region::Jp
        && matches!(mark, '“' | '”' | '‘' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing;

    fn check(pair: &str, region: Region, expected: Option<Cut>) {
        let style = TextStyle { region, ..testing::STYLE };
        let mut marks = pair.chars().map(|it| Mark { kind: Kind::of(it), first: it });
        let (left, right) = (marks.next().expect("two"), marks.next().expect("two"));
        assert_eq!(cut(left, right, &style), expected, "{pair} {region:?}");
    }

    #[test]
    fn pairs_with_a_bracket_close_up() {
        for region in [Region::Cn, Region::Tw, Region::Hk, Region::Jp] {
            check("，”", region, Some(Cut::Left));
            check("”，", region, Some(Cut::Left));
            check("）」", region, Some(Cut::Left));
            check("，“", region, Some(Cut::Either));
            check("）（", region, Some(Cut::Either));
            check("“《", region, Some(Cut::Right));
            check("・「", region, Some(Cut::Right));
            check("」・", region, Some(Cut::Left));
            // A bracket hugs its content; two stops are left alone; so is a dash.
            check("（）", region, None);
            check("（。", region, None);
            check("！？", region, None);
            check("—“", region, None);
            check("。—", region, None);
        }
    }

    #[test]
    fn exclamation_marks_follow_the_region() {
        // JLREQ table 1: ½ em stays between cl-02 and cl-04, and between cl-04 and cl-01.
        check("」！", Region::Jp, None);
        check("！「", Region::Jp, None);
        check("」！", Region::Tw, Some(Cut::Left));
        check("！”", Region::Cn, Some(Cut::Left));
    }

    #[test]
    fn every_row_has_a_clause() {
        for row in ROWS.iter().chain(STOPS) {
            assert!(!row.clause.is_empty(), "{:?} {:?}", row.left, row.right);
        }
    }
}
