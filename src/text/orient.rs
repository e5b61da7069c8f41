//! Which way a character stands in a vertical line (文字方向): UAX #50 of Unicode 18, the
//! tailoring of it, and the shapes that curly quotes take.

use icu_properties::CodePointMapData;
use icu_properties::props::VerticalOrientation;

use crate::font::Region;

/// Which way a character stands in a vertical line (文字方向). UAX #50, table 1.
///
/// ```
/// use banxin::text::{Orientation, orientation};
///
/// assert_eq!(orientation('版', None), Orientation::Upright);
/// assert_eq!(orientation('（', None), Orientation::FormElseTurned);
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Orientation {
    /// Upright (U).
    Upright,
    /// Turned 90° clockwise (R).
    Turned,
    /// In its vertical form; upright where the face has none (Tu).
    FormElseUpright,
    /// In its vertical form; turned where the face has none (Tr).
    FormElseTurned,
}

use Orientation::{FormElseTurned, FormElseUpright, Upright};

/// One row of the tailoring.
struct Row {
    marks: &'static str,
    regions: &'static [Region],
    stands: Orientation,
    /// Where the rule stands.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by people and by the tests"))]
    clause: &'static str,
}

const CHINESE: &[Region] = &[Region::Cn, Region::Tw, Region::Hk];
const ALL: &[Region] = &[Region::Cn, Region::Tw, Region::Hk, Region::Jp];

/// Where custom departs from UAX #50.
#[rustfmt::skip]
const TAILORED: &[Row] = &[
    Row { marks: "：", regions: CHINESE, stands: FormElseUpright, clause: "CLREQ, appendix of marks: not turned" },
    Row { marks: "；", regions: ALL, stands: FormElseUpright, clause: "CLREQ, appendix of marks; JLREQ turns the colon alone" },
    Row { marks: "—⸺…⋯", regions: ALL, stands: FormElseTurned, clause: "CLREQ, vertical forms: running down, in the middle; GB/T 15834 5.2, to be checked" },
    Row { marks: "·‧", regions: ALL, stands: Upright, clause: "CLREQ, appendix of marks: not turned" },
    Row { marks: "/", regions: CHINESE, stands: Upright, clause: "alone upright, in one em: its ink is nearly that tall; in a Western run it turns with it" },
];

/// Which way `character` stands by itself in a vertical line: as the custom of `region` has
/// it, or as UAX #50 of Unicode 18 says where there is none.
///
/// Western letters and figures are set by the run, which this does not see: two figures
/// stand across the line (纵中横) though each of them turns.
///
/// ```
/// use banxin::font::Region;
/// use banxin::text::{Orientation, orientation};
///
/// assert_eq!(orientation('：', None), Orientation::FormElseTurned);
/// assert_eq!(orientation('：', Some(Region::Cn)), Orientation::FormElseUpright);
/// ```
///
/// ```
/// use banxin::text::{Orientation, orientation};
///
/// assert_eq!(orientation('A', None), Orientation::Turned);
/// assert_eq!(orientation('。', None), Orientation::FormElseUpright);
/// ```
#[must_use]
pub fn orientation(character: char, region: Option<Region>) -> Orientation {
    let row = TAILORED.iter().find(|row| {
        region.is_some_and(|region| row.regions.contains(&region))
            && row.marks.contains(character)
    });
    row.map_or_else(|| untailored(character), |row| row.stands)
}

fn untailored(character: char) -> Orientation {
    match CodePointMapData::<VerticalOrientation>::new().get(character) {
        VerticalOrientation::Upright => Upright,
        VerticalOrientation::TransformedUpright => FormElseUpright,
        VerticalOrientation::TransformedRotated => FormElseTurned,
        _ => Orientation::Turned,
    }
}

/// The shapes of curly quotes: CN, TW and HK, JP.
///
/// CLREQ, quotation marks (GB/T 15834 5.2, to be checked): ﹃﹄ outside and ﹁﹂ inside on the mainland,
/// the other way round in TW and HK. JLREQ: 〝〟; a face without vertical forms would put
/// “” into the wrong corners. The presentation forms U+FE41–FE44 are never asked for.
#[rustfmt::skip]
const SHAPES: &[(char, [Option<&str>; 3])] = &[
    ('“', [Some("『"), Some("「"), Some("〝")]),
    ('”', [Some("』"), Some("」"), Some("〟")]),
    ('‘', [Some("「"), Some("『"), None]),
    ('’', [Some("」"), Some("』"), None]),
];

/// The characters whose glyph stands for a quote in vertical lines. The copy keeps its own,
/// and a face that has turned its quotes into corners already is not asked for them.
pub(super) fn substitute(character: char, region: Region) -> Option<&'static str> {
    let (_, shapes) = SHAPES.iter().find(|(quote, _)| *quote == character)?;
    let at = match region {
        Region::Cn => 0,
        Region::Tw | Region::Hk => 1,
        Region::Jp => 2,
    };
    shapes.get(at).copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_clause_and_departs_from_the_property() {
        for row in TAILORED {
            assert!(!row.clause.is_empty(), "{}", row.marks);
            for mark in row.marks.chars() {
                assert_ne!(untailored(mark), row.stands, "{mark} needs no row");
            }
        }
    }

    #[test]
    fn quotes_take_the_corners_of_their_region() {
        // CLREQ, quotation marks: double outside; in TW and HK single outside.
        assert_eq!(substitute('“', Region::Cn), Some("『"));
        assert_eq!(substitute('’', Region::Cn), Some("」"));
        assert_eq!(substitute('“', Region::Tw), Some("「"));
        assert_eq!(substitute('‘', Region::Hk), Some("『"));
        assert_eq!(substitute('”', Region::Jp), Some("〟"));
        assert_eq!(substitute('「', Region::Cn), None);
    }
}
