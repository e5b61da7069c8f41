//! Where a line may end, by the line breaking algorithm of Unicode (断行).
//!
//! `unit` asks the property data, `rules` is UAX #14 as a table; a profile gives some
//! characters another class before the rules are asked: `clreq` by the levels of CLREQ and
//! GB/T 15834, `css` by those of CSS.
//!
//! ```
//! use banxin::text::Prohibition;
//! use banxin::text::breaks::{Profile, opportunities};
//!
//! let ends = |level| {
//!     let found = opportunities("他说——好", &Profile::Clreq(level));
//!     found.iter().map(|it| it.at).collect::<Vec<_>>()
//! };
//! // Only the strict level keeps a dash from the start of a line.
//! assert!(ends(Prohibition::Gb).contains(&6));
//! assert!(!ends(Prohibition::Strict).contains(&6));
//! ```

pub(super) mod clreq;
mod css;
mod rules;
mod unit;

use icu_properties::props::LineBreak as Lb;

pub use self::css::{CssLanguage, CssLevel};
use crate::text::breaks::unit::Unit;
use crate::text::{Prohibition, itemize, resolve};

/// Whose classes and rules of UAX #14 are followed, where they differ.
///
/// ```
/// use banxin::text::breaks::{Profile, UnicodeVersion};
///
/// assert_eq!(UnicodeVersion::default(), UnicodeVersion::V18);
/// assert_ne!(Profile::Unicode(UnicodeVersion::V17), Profile::Unicode(UnicodeVersion::V18));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum UnicodeVersion {
    /// Unicode 17.0: the interpunct is alphabetic, a no-break space does not hold BA.
    V17,
    /// Unicode 18.0.
    #[default]
    V18,
}

/// Which rules say where a line may end.
///
/// ```
/// use banxin::text::breaks::{CssLanguage, CssLevel, Profile, opportunities};
///
/// let strict = Profile::Css(CssLevel::Strict, CssLanguage::Japanese);
/// let loose = Profile::Css(CssLevel::Loose, CssLanguage::Japanese);
/// // A small kana may open a line where that is allowed.
/// let count = |it| opportunities("ファ", it).len();
/// assert_eq!((count(&strict), count(&loose)), (1, 2));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// UAX #14 as it stands, without tailoring.
    Unicode(UnicodeVersion),
    /// UAX #14 of Unicode 18.0 with what CSS Text 3, 5.3 gives to its levels.
    Css(CssLevel, CssLanguage),
    /// The levels of CLREQ and GB/T 15834 over UAX #14 of Unicode 18.0: where the lines of a
    /// paragraph may end, but for hyphenation and web addresses.
    Clreq(Prohibition),
}

/// A place where a line may end.
///
/// ```
/// use banxin::text::breaks::{Profile, UnicodeVersion, opportunities};
///
/// let found = opportunities("今夜\n有雨", &Profile::Unicode(UnicodeVersion::V18));
/// let must: Vec<_> = found.iter().filter(|it| it.must).map(|it| it.at).collect();
/// assert_eq!(must, [7, 13], "after the line feed, and at the end");
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub struct Opportunity {
    /// The byte the next line begins with.
    pub at: usize,
    /// Whether the line must end here: after a line feed, and at the end.
    pub must: bool,
}

/// Every place where a line of `text` may end, the end of the text among them.
///
/// ```
/// use banxin::text::breaks::{self, Profile, UnicodeVersion};
///
/// let found = breaks::opportunities("版心 5 kg", &Profile::Unicode(UnicodeVersion::V18));
/// let places: Vec<usize> = found.iter().map(|it| it.at).collect();
/// assert_eq!(places, [3, 7, 9, 11]);
/// ```
#[must_use]
pub fn opportunities(text: &str, profile: &Profile) -> Vec<Opportunity> {
    match *profile {
        Profile::Unicode(version) => by_rules(text, version, |c| untailored(c, version)),
        Profile::Css(level, language) => {
            by_rules(text, UnicodeVersion::V18, |c| css::unit(c, level, language))
        }
        Profile::Clreq(level) => by_clusters(text, level),
    }
}

/// Reads `text` as the clusters that this house sets, and asks the rules.
fn by_clusters(text: &str, level: Prohibition) -> Vec<Opportunity> {
    let mut clusters = itemize::clusters([text]);
    resolve::resolve(&mut clusters, text);
    let ends = clusters.iter().map(|it| it.end as usize);
    let mut found: Vec<Opportunity> = ends
        .zip(clreq::decisions(&clusters, level))
        .filter(|(_, (breaks, _))| *breaks)
        .map(|(at, (_, must))| Opportunity { at, must })
        .collect();
    if !text.is_empty() {
        found.push(Opportunity { at: text.len(), must: true });
    }
    found
}

/// LB1 for CJ: the strict reading.
fn untailored(c: char, version: UnicodeVersion) -> Unit {
    let mut unit = Unit::of(c, version);
    if unit.class == Lb::CJ {
        unit.class = Lb::NS;
    }
    unit
}

/// Reads `text` as units and asks the rules.
fn by_rules(
    text: &str,
    version: UnicodeVersion,
    unit: impl Fn(char) -> Unit,
) -> Vec<Opportunity> {
    let (starts, units) = whole(text, unit);
    let after = starts.into_iter().skip(1);
    let mut found: Vec<Opportunity> = after
        .zip(rules::decisions(&units, version))
        .filter(|(_, rule)| rule.breaks)
        .map(|(at, rule)| Opportunity { at, must: matches!(rule.name, "LB4" | "LB5") })
        .collect();
    if !text.is_empty() {
        found.push(Opportunity { at: text.len(), must: true });
    }
    found
}

/// The units of `text` with the bytes they start at: LB9 and LB10.
fn whole(text: &str, unit: impl Fn(char) -> Unit) -> (Vec<usize>, Vec<Unit>) {
    let (mut starts, mut units) = (Vec::new(), Vec::<Unit>::new());
    for (at, c) in text.char_indices() {
        let mut it = unit(c);
        if matches!(it.class, Lb::CM | Lb::ZWJ) {
            if let Some(base) = units.last_mut().filter(|it| it.takes_marks()) {
                base.joins = it.joins;
                continue;
            }
            it.class = Lb::AL;
        }
        starts.push(at);
        units.push(it);
    }
    (starts, units)
}
