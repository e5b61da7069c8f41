//! Where a mark's glyphs lie in its frame, along the line and across it (字位).

use crate::font::{InkBox, Metrics, Region};
use crate::geom::Em;
use crate::text::class::Kind;
use crate::text::place::Spot;
use crate::text::width::Blank;

/// How far each half of a dash reaches past the middle.
const OVERLAP: Em = Em::milli(5);

/// Halfway between two places.
pub(super) const fn middle(one: Em, other: Em) -> Em {
    Em::milli((one.thousandths() + other.thousandths()) / 2)
}

/// Whether the mark runs down the middle of the line, whatever its face does with it.
/// CLREQ, vertical forms; GB/T 15834 5.2, to be checked.
pub(super) const fn is_central(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Dash
            | Kind::Ellipsis
            | Kind::Connector
            | Kind::ShortConnector
            | Kind::Interpunct
            | Kind::Solidus
    )
}

/// Where the origin of an upright glyph lies across a vertical line so that its ink is
/// where `kind` wants it; none where the face is believed. `bare`: the face has no vertical
/// form, so that its stops lie at the foot of their em.
pub(super) fn across(kind: Kind, region: Region, ink: InkBox, bare: bool) -> Option<Em> {
    let center = middle(ink.left, ink.right);
    match (kind, region) {
        _ if is_central(kind) => Some(center),
        // CLREQ, sizes and positions: upper right in CN and JP, in the middle in TW and HK.
        (Kind::FullStop | Kind::Comma, Region::Cn | Region::Jp) if bare => {
            Some(center - Em::QUARTER)
        }
        (Kind::FullStop | Kind::Comma, Region::Tw | Region::Hk) if bare => Some(center),
        _ => None,
    }
}

/// How far below its own place the glyph of an ellipsis in a horizontal line is set. CLREQ:
/// its dots are half as high as Han characters; those of Western faces lie at their foot.
pub(super) fn lowered(ink: InkBox, metrics: &Metrics) -> Em {
    middle(ink.top, ink.bottom) - middle(metrics.ascent, metrics.descent)
}

/// Puts the glyphs where the region wants their ink along the line, and says which blank is
/// really there. `exact`: the glyphs fill the frame as they come.
pub(super) fn along(
    spots: &mut [Spot],
    kind: Kind,
    (exact, frame): (bool, Em),
    wanted: Blank,
) -> Blank {
    match spots {
        [one] => along_one(one, exact, frame, wanted),
        [left, right] if kind == Kind::Dash => {
            join(left, right, frame);
            wanted
        }
        many if !exact => {
            spread(many, frame);
            wanted
        }
        _ => wanted,
    }
}

fn along_one(spot: &mut Spot, exact: bool, frame: Em, wanted: Blank) -> Blank {
    let Some((low, high)) = spot.ink else {
        return wanted;
    };
    let (from, to) = (wanted.before, frame - wanted.after);
    let (low, high) = (spot.inline + low, spot.inline + high);
    let fits = high - low <= to - from;
    if !exact {
        // A proportional glyph: center what it prints in its part of the frame.
        spot.inline = spot.inline + middle(from, to) - middle(low, high);
    } else if fits && wanted != Blank::default() {
        spot.inline =
            spot.inline + (from - low).max(Em::ZERO) + (to - high).min(Em::ZERO);
    }
    if fits {
        return wanted;
    }
    let (low, high) = if exact { (low, high) } else { (from, to) };
    Blank {
        before: wanted.before.min(low).max(Em::ZERO),
        after: wanted.after.min(frame - high).max(Em::ZERO),
    }
}

/// Two dashes that meet in the middle of the frame, with no seam between them:
/// the two-em dash is one unbroken rule (GB/T 15834 5.1.4).
fn join(left: &mut Spot, right: &mut Spot, frame: Em) {
    let center = middle(frame, Em::ZERO);
    if let (Some((_, end)), Some((start, _))) = (left.ink, right.ink) {
        left.inline = center - end + OVERLAP;
        right.inline = center - start - OVERLAP;
    }
}

/// Each glyph in the middle of its share of the frame.
fn spread(spots: &mut [Spot], frame: Em) {
    let count = i32::try_from(spots.len()).unwrap_or(1).max(1);
    let share = frame.thousandths() / count;
    let mut start = 0;
    for spot in spots {
        let center = Em::milli(start + share / 2);
        let (low, high) = spot.ink.unwrap_or_default();
        spot.inline = center - middle(low, high);
        start += share;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ink from `left` to `right`, as high as a capital.
    fn ink(left: i32, right: i32) -> InkBox {
        InkBox {
            left: Em::milli(left),
            right: Em::milli(right),
            bottom: Em::ZERO,
            top: Em::milli(700),
        }
    }

    #[test]
    fn dashes_and_dots_run_down_the_middle() {
        // Ink from 100 to 200 is in the middle when its origin lies 150 to the left.
        let at = |kind| across(kind, Region::Cn, ink(100, 200), false);
        for kind in [Kind::Dash, Kind::Ellipsis, Kind::Interpunct, Kind::ShortConnector] {
            assert_eq!(at(kind), Some(Em::milli(150)), "{kind:?}");
        }
        assert_eq!(at(Kind::Ideograph), None);
        assert_eq!(at(Kind::Comma), None, "its vertical form is believed");
    }

    #[test]
    fn stops_without_a_vertical_form_go_to_their_corner() {
        // CN: the middle of the right half, a quarter em right of the line's middle.
        let at = |region| across(Kind::Comma, region, ink(100, 300), true);
        assert_eq!(at(Region::Cn), Some(Em::milli(-50)));
        assert_eq!(at(Region::Jp), Some(Em::milli(-50)));
        assert_eq!(at(Region::Tw), Some(Em::milli(200)));
    }

    #[test]
    fn dots_at_the_foot_are_raised_to_the_middle() {
        let metrics = Metrics {
            ascent: Em::milli(880),
            descent: Em::milli(-120),
            cap_height: Em::milli(700),
        };
        let foot = InkBox { bottom: Em::ZERO, top: Em::milli(100), ..ink(0, 900) };
        // The middle of the em box lies 380 over the baseline.
        assert_eq!(lowered(foot, &metrics), Em::milli(-330));
    }

    #[test]
    fn two_dashes_meet_in_the_middle_of_their_frame() {
        let dash = Spot { ink: Some((Em::milli(50), Em::milli(950))), ..Spot::default() };
        let mut pair = [dash, dash];
        let frame = (true, Em::milli(2000));
        along(&mut pair, Kind::Dash, frame, Blank::default());
        let [left, right] = pair;
        assert_eq!(left.inline + Em::milli(950), Em::milli(1005), "past the middle");
        assert_eq!(right.inline + Em::milli(50), Em::milli(995), "from before it");
    }
}
