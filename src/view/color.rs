//! Inks on newsprint as colours on a screen.
//!
//! A plain formula, not colour management: each ink lets through a part of the light, as
//! the solids of ISO 12647-3 do on newsprint, and the parts multiply.

use crate::ink::Ink;

/// Red, green, blue.
pub(super) type Rgb = [u8; 3];

/// Newsprint, drawn a little lighter than it is so that screens do not look dirty.
pub(super) const PAPER: Rgb = [252, 251, 247];

/// What solids of cyan, magenta, yellow and black let through, in thousandths.
const SOLIDS: [[u32; 3]; 4] =
    [[110, 570, 760], [800, 240, 460], [980, 880, 270], [150, 145, 145]];

/// The colour of an ink on paper.
pub(super) fn on_paper(ink: Ink) -> Rgb {
    let amounts = [ink.c, ink.m, ink.y, ink.k].map(u32::from);
    let mut color = PAPER;
    for (channel, sample) in color.iter_mut().enumerate() {
        let through = amounts.iter().zip(SOLIDS).fold(1_000, |light, (amount, solid)| {
            let solid = solid.get(channel).copied().unwrap_or(1000);
            light * (1_000_000 - amount * (1_000 - solid)) / 1_000_000
        });
        *sample = u8::try_from(u32::from(*sample) * through / 1_000).unwrap_or(u8::MAX);
    }
    color
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ink_is_paper_and_more_ink_is_darker() {
        assert_eq!(on_paper(Ink::PAPER), PAPER);
        let sum = |ink| on_paper(ink).map(u32::from).iter().sum::<u32>();
        assert!(sum(Ink::BLACK) < sum(Ink::black_tint(500)), "tints are lighter");
        assert!(
            sum(Ink::process(1000, 1000, 1000, 1000)) < sum(Ink::BLACK),
            "rich black"
        );
    }
}
