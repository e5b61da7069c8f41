//! What the numbers of a gray picture mean (灰度特性).
//!
//! A press prints gray as black alone, each number as it is; that suits numbers for a
//! screen, whose steps look even, and numbers that are ink already. Others are made lighter
//! or darker first.

use moxcms::{ColorProfile, Layout, ProfileClass};

use crate::picture::Lights;
use crate::picture::separation::MANNER;

/// Curves that differ by no more from that of a screen, of 255, are as good as it: an
/// exponent of 2.2 differs by 7.
const NEAR: u8 = 10;

/// The gray of a screen for each number.
#[derive(Debug)]
pub(super) struct Grays(Vec<u8>);

impl Grays {
    /// From what `lights` say; none when each number is printed as it is, or nobody can
    /// tell.
    pub(super) fn of(lights: &Lights) -> Option<Self> {
        let own = lights.profile().filter(|_| *lights != Lights::Srgb)?;
        // Grays for a press, such as those with a dot gain of 20 percent, are ink.
        if own.profile_class == ProfileClass::OutputDevice {
            return None;
        }
        let numbers: Vec<u8> = (0..=u8::MAX).flat_map(|it| [it; 3]).collect();
        let mut seen = vec![0; numbers.len()];
        let screen = ColorProfile::new_srgb();
        let engine =
            own.create_transform_8bit(Layout::Rgb, &screen, Layout::Rgb, MANNER).ok()?;
        engine.transform(&numbers, &mut seen).ok()?;
        let curve: Vec<u8> = seen.into_iter().step_by(3).collect();
        let near = curve.iter().zip(0..=u8::MAX).all(|(a, b)| a.abs_diff(b) <= NEAR);
        (!near).then_some(Self(curve))
    }

    /// What a number means.
    pub(super) fn meant(&self, number: u8) -> u8 {
        self.0.get(usize::from(number)).copied().unwrap_or(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// IEC 61966-2-1: a quarter of the light is the number 137, a half 188.
    #[test]
    fn light_in_proportion_is_made_lighter() {
        let grays = Grays::of(&Lights::Gamma(256)).expect("another curve");
        for (number, meant) in [(0, 0), (64, 137), (128, 188), (255, 255)] {
            assert!(grays.meant(number).abs_diff(meant) <= 1, "{number}");
        }
    }

    #[test]
    fn the_curves_of_screens_are_one() {
        assert!(Grays::of(&Lights::Srgb).is_none());
        // 2.2 × 256.
        assert!(Grays::of(&Lights::Gamma(563)).is_none());
        assert!(Grays::of(&Lights::Profile(b"no profile".as_slice().into())).is_none());
    }
}
