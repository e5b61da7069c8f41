//! The vertical proportions of a face (字身).

use skrifa::raw::TableProvider;
use skrifa::raw::tables::base::{BaseAxis, BaseInstance};
use skrifa::raw::types::F48Dot16;
use skrifa::{Font, Tag};

use crate::font::Metrics;
use crate::geom::Em;

/// Where the em box of Han characters stands when a face does not say.
const USUAL_DESCENT: Em = Em::milli(-120);

/// Reads the em box of Han characters and the height of capitals.
///
/// The box is always one em high, since that is what a grid of body type counts on. Its
/// bottom comes from the ideographic baseline of `BASE`, else from the typographic line of
/// `OS/2`, taken symmetrically when that line is higher or lower than an em (OpenType
/// 1.9.1, *Baseline tags*: `ideo`, and *Ideographic em-box*).
pub(super) fn read(font: &Font) -> Metrics {
    let descent = from_base(font).or_else(|| from_os2(font)).unwrap_or(USUAL_DESCENT);
    let cap_height = font.metrics().cap_height.map(|it| units(font, it));
    Metrics {
        ascent: descent + Em::ONE,
        descent,
        cap_height: cap_height.filter(|it| *it > Em::ZERO).unwrap_or(Em::milli(700)),
    }
}

/// A font's units as thousandths of an em, rounded to the nearest, halves away from zero.
pub(super) fn units(font: &Font, value: F48Dot16) -> Em {
    let per_em = i64::from(font.units_per_em().max(1)) << 16;
    let thousandths = value.to_bits().saturating_mul(1000);
    let half = if thousandths < 0 { -per_em / 2 } else { per_em / 2 };
    let rounded = thousandths.saturating_add(half) / per_em;
    let limit = i64::from(i32::MAX);
    Em::milli(i32::try_from(rounded.clamp(-limit, limit)).unwrap_or_default())
}

/// The bottom of the em box by `BASE`.
fn from_base(font: &Font) -> Option<Em> {
    let base = BaseInstance::new(font.tables().base().ok()?);
    let (ideo, hani) = (Tag::new(b"ideo"), Tag::new(b"hani"));
    let bottom = units(font, base.baseline(ideo, BaseAxis::Horizontal, hani)?);
    plausible(bottom)
}

/// The bottom of an em box centred on the typographic line of `OS/2`.
fn from_os2(font: &Font) -> Option<Em> {
    let line = font.metrics().typo_line?;
    let (top, bottom) = (units(font, line.ascender), units(font, line.descender));
    let spare = (top - bottom - Em::ONE).thousandths();
    plausible(bottom + Em::milli(spare / 2))
}

/// A baseline somewhere in the lower half of the em box, as it is in every Han face.
fn plausible(bottom: Em) -> Option<Em> {
    (-Em::HALF..=Em::ZERO).contains(&bottom).then_some(bottom)
}
