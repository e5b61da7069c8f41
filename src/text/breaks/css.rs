//! The levels of CSS `line-break` as classes given anew (CSS Text 3, 5.3).

use icu_properties::props::{EastAsianWidth, EnumeratedProperty, LineBreak as Lb};

use crate::text::breaks::UnicodeVersion;
use crate::text::breaks::unit::Unit;

/// The values of CSS `line-break`.
///
/// ```
/// use banxin::text::breaks::CssLevel;
///
/// assert!(CssLevel::Loose < CssLevel::Strict);
/// assert_eq!(CssLevel::default(), CssLevel::Normal);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum CssLevel {
    /// What newspapers with short lines do.
    Loose,
    /// The usual rules.
    #[default]
    Normal,
    /// The strictest.
    Strict,
}

/// The language that CSS asks for beside the level.
///
/// ```
/// use banxin::text::breaks::{CssLanguage, CssLevel, Profile};
///
/// let chinese = Profile::Css(CssLevel::Normal, CssLanguage::Chinese);
/// assert_ne!(chinese, Profile::Css(CssLevel::Normal, CssLanguage::Other));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum CssLanguage {
    /// `zh`.
    #[default]
    Chinese,
    /// `ja`.
    Japanese,
    /// Any other.
    Other,
}

/// Characters that may begin a line up to a level and not from the next on.
struct Row {
    /// The last level at which they begin a line like an ideograph.
    until: CssLevel,
    /// Whether only in Chinese and Japanese.
    east_asian: bool,
    is: fn(char, Lb) -> bool,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by people and by the tests"))]
    clause: &'static str,
}

/// CSS Text 3, 5.3, item by item. What no row names follows UAX #14.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    Row { until: CssLevel::Normal, east_asian: false, is: |_, class| class == Lb::CJ, clause: "breaks before small kana and the prolonged sound mark" },
    Row { until: CssLevel::Normal, east_asian: true, is: |c, _| "‐–〜゠".contains(c), clause: "breaks before hyphens" },
    Row { until: CssLevel::Loose, east_asian: false, is: |c, _| "々〻ゝゞヽヾ".contains(c), clause: "breaks before iteration marks" },
    Row { until: CssLevel::Loose, east_asian: false, is: |_, class| class == Lb::IN, clause: "breaks between inseparable characters; the test suite has them before the first one too" },
    Row { until: CssLevel::Loose, east_asian: true, is: |c, _| "・：；･‼⁇⁈⁉！？".contains(c), clause: "breaks before centred punctuation" },
    Row { until: CssLevel::Loose, east_asian: true, is: |c, class| class == Lb::PO && is_east_asian(c), clause: "breaks before suffixes" },
    Row { until: CssLevel::Loose, east_asian: true, is: |c, class| class == Lb::PR && is_east_asian(c), clause: "breaks after prefixes" },
];

/// `c` as the level has it.
pub(super) fn unit(c: char, level: CssLevel, language: CssLanguage) -> Unit {
    let mut unit = Unit::of(c, UnicodeVersion::V18);
    let class = unit.class;
    let east_asian = language != CssLanguage::Other;
    let row = ROWS.iter().find(|it| {
        it.until >= level && (east_asian || !it.east_asian) && (it.is)(c, class)
    });
    if row.is_some() {
        unit.class = Lb::ID;
    } else if class == Lb::CJ {
        unit.class = Lb::NS;
    }
    // A choice: the text of CSS says nothing of a line that begins with a prefix; its test
    // suite forbids it at `strict` in Chinese.
    unit.never_first = class == Lb::PR
        && is_east_asian(c)
        && level == CssLevel::Strict
        && language == CssLanguage::Chinese;
    unit
}

/// East Asian width A, F or W.
fn is_east_asian(c: char) -> bool {
    matches!(
        EastAsianWidth::for_char(c),
        EastAsianWidth::Ambiguous | EastAsianWidth::Fullwidth | EastAsianWidth::Wide
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_item() {
        assert!(ROWS.iter().all(|it| it.clause.starts_with("breaks ")));
    }

    #[test]
    fn a_suffix_leaves_its_number_only_at_loose() {
        let class = |level| unit('％', level, CssLanguage::Chinese).class;
        assert_eq!(class(CssLevel::Loose), Lb::ID);
        assert_eq!(class(CssLevel::Normal), Lb::PO);
    }

    #[test]
    fn hyphens_are_free_in_chinese_and_japanese_alone() {
        let class = |language| unit('‐', CssLevel::Normal, language).class;
        assert_eq!(class(CssLanguage::Japanese), Lb::ID);
        assert_eq!(class(CssLanguage::Other), Lb::HH);
    }
}
