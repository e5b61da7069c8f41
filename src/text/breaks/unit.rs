//! What the rules of UAX #14 ask of a character: the property data of Unicode.

use icu_properties::props::{
    BinaryProperty, EastAsianWidth, EnumeratedProperty, ExtendedPictographic,
    GeneralCategory, LineBreak as Lb,
};

use crate::text::breaks::UnicodeVersion;

/// A character with what combines with it (UAX #14 LB9), as the rules see it.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct Unit {
    /// Its class, resolved by LB1; a tailoring may have given it another.
    pub(crate) class: Lb,
    /// East Asian width F, W or H.
    pub(crate) wide: bool,
    /// A quotation mark of category Pi (“ ‘ «) or Pf (” ’ »).
    pub(crate) quote: Quote,
    /// U+25CC, the dotted circle: AL, but the base of an orthographic syllable too.
    pub(crate) dotted: bool,
    /// A code point set aside for a pictograph that is not encoded yet.
    pub(crate) reserved_pictograph: bool,
    /// Its last character is U+200D, the joiner.
    pub(crate) joins: bool,
    /// Tailoring: may not begin a line, spaces before it or not (避头).
    pub(crate) never_first: bool,
    /// Tailoring: may not end a line, spaces after it or not (避尾).
    pub(crate) never_last: bool,
}

/// Which way a quotation mark looks.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Quote {
    /// No quotation mark, or one that looks both ways.
    Either,
    /// General category Pi.
    Initial,
    /// General category Pf.
    Final,
}

impl Unit {
    /// A unit of `class` without other properties.
    pub(crate) const fn plain(class: Lb, wide: bool) -> Self {
        Self {
            class,
            wide,
            quote: Quote::Either,
            dotted: false,
            reserved_pictograph: false,
            joins: false,
            never_first: false,
            never_last: false,
        }
    }

    /// The properties of `c`; its class is resolved as LB1 has it, but for `CJ`, which is
    /// left to the profiles.
    pub(crate) fn of(c: char, version: UnicodeVersion) -> Self {
        let class = resolved(c, class(c, version));
        let mut unit = Self::plain(class, is_wide(c));
        unit.dotted = c == '\u{25CC}';
        unit.joins = c == '\u{200D}';
        if class == Lb::QU {
            unit.quote = match GeneralCategory::for_char(c) {
                GeneralCategory::InitialPunctuation => Quote::Initial,
                GeneralCategory::FinalPunctuation => Quote::Final,
                _ => Quote::Either,
            };
        }
        if matches!(class, Lb::ID | Lb::AL) && c >= '\u{A9}' {
            unit.reserved_pictograph = ExtendedPictographic::for_char(c)
                && GeneralCategory::for_char(c) == GeneralCategory::Unassigned;
        }
        unit
    }

    /// Whether what combines joins it rather than standing for itself (LB9).
    pub(crate) const fn takes_marks(&self) -> bool {
        !matches!(self.class, Lb::BK | Lb::CR | Lb::LF | Lb::NL | Lb::SP | Lb::ZW)
    }

    /// AL or HL.
    pub(crate) const fn is_letter(&self) -> bool {
        matches!(self.class, Lb::AL | Lb::HL)
    }
}

/// The classes that 18.0 gave anew to characters of 17.0: first, last, the class of 17.0.
/// Characters that came with 18.0 keep their class of 18.0 in both.
const OF_17: &[(char, char, Lb)] = &[
    ('\u{00AD}', '\u{00AD}', Lb::BA),
    ('\u{00B7}', '\u{00B7}', Lb::AI),
    ('\u{0387}', '\u{0387}', Lb::AL),
    ('\u{2012}', '\u{2013}', Lb::HH),
    ('\u{2800}', '\u{2800}', Lb::AL),
    ('\u{FE51}', '\u{FE51}', Lb::ID),
];

fn class(c: char, version: UnicodeVersion) -> Lb {
    let earlier = match version {
        UnicodeVersion::V17 => OF_17.iter().find(|it| (it.0..=it.1).contains(&c)),
        UnicodeVersion::V18 => None,
    };
    earlier.map_or_else(|| Lb::for_char(c), |it| it.2)
}

/// LB1, but for CJ.
fn resolved(c: char, class: Lb) -> Lb {
    match class {
        Lb::AI | Lb::SG | Lb::XX => Lb::AL,
        Lb::SA => match GeneralCategory::for_char(c) {
            GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark => Lb::CM,
            _ => Lb::AL,
        },
        _ => class,
    }
}

fn is_wide(c: char) -> bool {
    let width = EastAsianWidth::for_char(c);
    matches!(
        width,
        EastAsianWidth::Fullwidth | EastAsianWidth::Wide | EastAsianWidth::Halfwidth
    )
}
