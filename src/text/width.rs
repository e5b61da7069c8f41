//! How wide marks are (标点宽度): their frames, the blank inside them by region and writing
//! mode, and what the named styles take away. What adjoining marks give up is in `adjoin`.

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
    /// The frame in CN, in TW and HK, in JP.
    frame: [Frame; 3],
    /// Across and down in CN, in TW and HK, in JP.
    blank: [Blank; 6],
    /// Where it stands.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by people and by the tests"))]
    clause: &'static str,
}

/// Who says how wide a frame is.
type Frame = Option<Em>;

/// As wide as the face has it.
const FACE: Frame = None;
const HALF: Frame = Some(Em::HALF);
const ONE: Frame = Some(Em::ONE);
const TWO: Frame = Some(Em::milli(2000));

/// Makes a row: frames of the regions; blanks across and down of the regions.
macro_rules! row {
    ($kind:ident [$cn:ident $tw:ident $jp:ident]
        [$a:ident $b:ident, $c:ident $d:ident, $e:ident $f:ident] $clause:literal) => {
        Row {
            kind: Kind::$kind,
            frame: [$cn, $tw, $jp],
            blank: [$a, $b, $c, $d, $e, $f],
            clause: $clause,
        }
    };
}

/// Every mark set like Han, one row each: what may be taken comes from here, never from
/// the features of a face; where the ink really is, is measured (`place`).
#[rustfmt::skip]
const ROWS: &[Row] = &[
    //                   frame in           blank across, down in
    //                   CN   TW   JP       CN            TW, HK       JP
    row!(FullStop       [ONE ONE ONE]      [AFTER AFTER,  BOTH BOTH,   AFTER AFTER]   "CLREQ adjustment space; GB/T 15834 5.1.1; JLREQ cl-06"),
    row!(Comma          [ONE ONE ONE]      [AFTER AFTER,  BOTH BOTH,   AFTER AFTER]   "CLREQ adjustment space; GB/T 15834 5.1.1; JLREQ cl-07"),
    row!(Colon          [ONE ONE ONE]      [AFTER NONE,   BOTH NONE,   BOTH BOTH]     "CLREQ adjustment space: upright and fixed down; JLREQ cl-05, turned down"),
    row!(Semicolon      [ONE ONE ONE]      [AFTER NONE,   BOTH NONE,   BOTH NONE]     "CLREQ adjustment space: fixed down; JLREQ cl-05, upright down"),
    row!(Exclaim        [ONE ONE ONE]      [AFTER NONE,   NONE NONE,   NONE NONE]     "CLREQ adjustment space: adjustable in CN across only; JLREQ cl-04"),
    row!(Stacked        [ONE ONE ONE]      [NONE NONE,    NONE NONE,   NONE NONE]     "GB/T 15834 5.1.2: stacked marks take the place of one"),
    row!(Open           [ONE ONE ONE]      [BEFORE BEFORE, BEFORE BEFORE, BEFORE BEFORE] "CLREQ adjustment space; GB/T 15834 5.1.3; JLREQ cl-01"),
    row!(Close          [ONE ONE ONE]      [AFTER AFTER,  AFTER AFTER, AFTER AFTER]   "CLREQ adjustment space; GB/T 15834 5.1.3; JLREQ cl-02"),
    row!(Connector      [ONE ONE ONE]      [NONE NONE,    NONE NONE,   NONE NONE]     "GB/T 15834 5.1.6: one-em rule and wave"),
    row!(ShortConnector [HALF ONE FACE]    [NONE NONE,    NONE NONE,   NONE NONE]     "GB/T 15834 5.1.6: the short rule is half; JLREQ cl-03"),
    row!(Interpunct     [HALF ONE ONE]     [NONE NONE,    BOTH BOTH,   BOTH BOTH]     "GB/T 15834 5.1.7: half, fixed; CLREQ: one em in TW; JLREQ cl-05"),
    row!(WideInterpunct [ONE ONE ONE]      [BOTH BOTH,    BOTH BOTH,   BOTH BOTH]     "JLREQ cl-05"),
    row!(Solidus        [HALF ONE FACE]    [NONE NONE,    NONE NONE,   NONE NONE]     "GB/T 15834 5.1.9: half"),
    row!(WideSolidus    [ONE ONE ONE]      [NONE NONE,    NONE NONE,   NONE NONE]     "UAX #11 F"),
    row!(Dash           [TWO TWO TWO]      [NONE NONE,    NONE NONE,   NONE NONE]     "GB/T 15834 5.1.4: two ems"),
    row!(Ellipsis       [TWO TWO TWO]      [NONE NONE,    NONE NONE,   NONE NONE]     "GB/T 15834 5.1.5: two ems"),
    row!(WidePrefix     [ONE ONE ONE]      [NONE NONE,    NONE NONE,   NONE NONE]     "UAX #11 F"),
    row!(WidePostfix    [ONE ONE ONE]      [NONE NONE,    NONE NONE,   NONE NONE]     "UAX #11 F"),
    row!(WideDigit      [ONE ONE ONE]      [NONE NONE,    NONE NONE,   NONE NONE]     "UAX #11 F"),
    row!(WideLetter     [ONE ONE ONE]      [NONE NONE,    NONE NONE,   NONE NONE]     "UAX #11 F"),
    row!(WideSpace      [ONE ONE ONE]      [NONE NONE,    NONE NONE,   NONE NONE]     "UAX #11 F"),
    row!(Across         [ONE ONE ONE]      [NONE NONE,    NONE NONE,   NONE NONE]     "CLREQ mixed text in vertical writing: 纵中横 takes one em"),
    row!(Upright        [ONE ONE ONE]      [NONE NONE,    NONE NONE,   NONE NONE]     "CLREQ mixed text in vertical writing: as a Han character"),
];

/// The frame a mark gets whatever the face says; none where the face decides.
pub(super) fn frame(kind: Kind, region: Region) -> Option<Em> {
    let at = column(region);
    row(kind).and_then(|row| row.frame.get(at).copied().flatten())
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

/// Whether a mark gives any blank inside a line. JLREQ 3.8.3: the full stop does not.
pub(super) fn gives(kind: Kind, region: Region) -> bool {
    stage(kind).is_some() && !(kind == Kind::FullStop && region == Region::Jp)
}

/// Whether a mark may hang past the line end (标点悬挂). CLREQ, hanging punctuation at line
/// end: 。，、, in CN the other stops, in TW and HK in vertical lines only; JLREQ: 。、 only.
pub(super) const fn may_hang(kind: Kind, region: Region, down: bool) -> bool {
    match (kind, region) {
        (Kind::FullStop | Kind::Comma, Region::Cn | Region::Jp) => true,
        (Kind::FullStop | Kind::Comma, Region::Tw | Region::Hk) => down,
        (Kind::Colon | Kind::Semicolon | Kind::Exclaim, Region::Cn) => true,
        _ => false,
    }
}

/// Whether the style takes the blank of a mark wherever it stands.
pub(super) const fn always_half(kind: Kind, style: Punctuation) -> bool {
    match style {
        Punctuation::Newspaper
        | Punctuation::Full
        | Punctuation::LineEndHalf
        | Punctuation::Css => false,
        // 开明式: the marks that end a sentence keep their em.
        Punctuation::Kaiming => !matches!(kind, Kind::FullStop | Kind::Exclaim),
        Punctuation::Half => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every mark of the table compiled from CLREQ and GB/T 15834.
    const CLREQ: &str = include_str!("../../tests/data/clreq/cjk_punct_table.tsv");
    /// Where the ink of Noto CJK stands in its frame.
    const INK: &str = include_str!("../../tests/data/ink/noto_cjk_ink_probe.tsv");

    fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
        table.lines().filter(|it| !it.starts_with('#')).map(|it| it.split('\t').collect())
    }

    /// What a mark is between Han characters.
    fn kind(mark: char) -> Kind {
        if mark == '-' { Kind::ShortConnector } else { Kind::of(mark) }
    }

    fn sides(blank: Blank, [before, after]: [char; 2]) -> String {
        [(blank.before, before), (blank.after, after)]
            .iter()
            .filter(|(blank, _)| *blank > Em::ZERO)
            .map(|(_, side)| side)
            .collect()
    }

    #[test]
    fn frames_and_blanks_are_those_of_clreq() {
        let mut seen = 0;
        for row in rows(CLREQ) {
            let mark = row[1].chars().next().expect("a mark");
            for (at, region) in [(0, Region::Cn), (1, Region::Tw)] {
                // The table has half a dash and half an ellipsis; a cell has both halves.
                let halves = matches!(mark, '—' | '…' | '⋯');
                let frame = frame(kind(mark), region).expect("set by us");
                let ems = frame.thousandths() / if halves { 2 } else { 1 };
                let expected = match row[3 + at] {
                    "0.5" => 500,
                    ems => 1000 * ems.parse::<i32>().expect("a number"),
                };
                assert_eq!(ems, expected, "{mark} {region:?}");
                let across = sides(blank(kind(mark), region, false), ['L', 'R']);
                let down = sides(blank(kind(mark), region, true), ['T', 'B']);
                for (found, expected) in [(across, row[5 + at]), (down, row[7 + at])] {
                    let fixed = matches!(expected, "fixed" | "none" | "-");
                    let expected = if fixed { "" } else { expected };
                    assert_eq!(found, expected, "{mark} {region:?}");
                }
            }
            seen += 1;
        }
        assert_eq!(seen, 48);
    }

    #[test]
    fn no_face_has_ink_where_the_table_sees_blank() {
        // Some ink reaches a hair over the middle.
        const HAIR: i32 = 45;
        let mut seen = 0;
        for row in rows(INK).skip(1) {
            let (mark, number) =
                (row[3].chars().next(), |at: usize| row[at].parse::<i32>());
            let (Some(mark), Ok(1000)) = (mark, number(7)) else { continue };
            let region = match row[1] {
                "zh-Hans" => Region::Cn,
                "ja" => Region::Jp,
                _ => Region::Tw,
            };
            let blank = blank(kind(mark), region, row[2] == "ttb");
            // Japanese faces have proportional quotes: across they are put in the frame of
            // a bracket, down 〝 and 〟 stand for them.
            let quote = region == Region::Jp && "“”‘’".contains(mark);
            if blank == NONE || quote {
                continue;
            }
            let (Ok(low), Ok(high)) = (number(8), number(9)) else { continue };
            let (from, to) =
                (blank.before.thousandths(), 1000 - blank.after.thousandths());
            assert!(
                low + HAIR >= from && high <= to + HAIR,
                "{} {} {mark}: ink {low}..{high}, not in {from}..{to}",
                row[0],
                row[1]
            );
            seen += 1;
        }
        assert_eq!(seen, 199);
    }

    #[test]
    fn japan_sets_what_clreq_does_not() {
        // JLREQ 3.1.2: the colon is turned with its blanks, the semicolon is not.
        assert_eq!(blank(Kind::Colon, Region::Jp, true), BOTH);
        assert_eq!(blank(Kind::Semicolon, Region::Jp, true), NONE);
        assert_eq!(blank(Kind::FullStop, Region::Jp, false), AFTER);
        assert_eq!(blank(Kind::Exclaim, Region::Jp, false), NONE);
        assert_eq!(frame(Kind::Interpunct, Region::Jp), ONE);
        assert_eq!(frame(Kind::ShortConnector, Region::Jp), FACE);
        assert_eq!(frame(Kind::Ideograph, Region::Cn), FACE);
    }

    #[test]
    fn every_mark_that_shrinks_has_a_stage_and_a_clause() {
        for row in ROWS {
            let shrinks = row.blank.iter().any(|it| *it != NONE);
            assert!(!shrinks || stage(row.kind).is_some(), "{:?}", row.kind);
            assert!(!row.clause.is_empty(), "{:?}", row.kind);
        }
    }
}
