//! What is seen of an ink: the colour on paper, or how much of it is on one plate.

use crate::ink::Ink;
use crate::picture::Space;
use crate::view::color::{PAPER, Rgb, on_paper};

/// One plate of the press (印版).
///
/// ```
/// use banxin::ink::Ink;
/// use banxin::view::Plate;
///
/// let red = Ink::process(0, 1000, 900, 0);
/// assert_eq!(Plate::PROCESS.map(|it| it.amount(red)), [0, 1000, 900, 0]);
/// assert_eq!(Plate::Spot(0).amount(Ink::of_spot(0, red)), 1000);
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Plate {
    /// Cyan (青版).
    Cyan,
    /// Magenta (品红版).
    Magenta,
    /// Yellow (黄版).
    Yellow,
    /// Black (黑版).
    Black,
    /// The spot ink with this number (专色版).
    Spot(u8),
}

impl Plate {
    /// The plates of the process inks, in the order of printing.
    pub const PROCESS: [Self; 4] = [Self::Cyan, Self::Magenta, Self::Yellow, Self::Black];

    /// How much of an ink is on the plate, in thousandths.
    #[must_use]
    pub fn amount(self, ink: Ink) -> u16 {
        match (self, ink.spot) {
            (Self::Spot(own), Some(spot)) if own == spot.number => spot.tint,
            (Self::Spot(_), _) | (_, Some(_)) => 0,
            (Self::Cyan, None) => ink.c,
            (Self::Magenta, None) => ink.m,
            (Self::Yellow, None) => ink.y,
            (Self::Black, None) => ink.k,
        }
    }
}

/// What is looked at.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Sight {
    /// The page as it is printed.
    Printed,
    /// One plate: white without ink, black where it is solid.
    Plate(Plate),
}

impl Sight {
    /// What there is before anything is printed.
    pub(super) const fn paper(self) -> Rgb {
        match self {
            Self::Printed => PAPER,
            Self::Plate(_) => [u8::MAX; 3],
        }
    }

    /// The colour of a mark; none when the inks below it stay and it has none of its own
    /// here.
    pub(super) fn color(self, ink: Ink, overprints: bool) -> Option<Rgb> {
        match self {
            Self::Printed => Some(on_paper(ink)),
            Self::Plate(plate) => match plate.amount(ink) {
                0 if overprints => None,
                amount => Some(gray(u32::from(amount) * 255 / 1000)),
            },
        }
    }

    /// The colour of a pixel of a picture. Lights are on no plate.
    pub(super) fn pixel(self, samples: [u64; 4], space: Space) -> Rgb {
        let [a, b, c, d] = samples;
        let ink = |it: u64| u16::try_from(it.min(255) * 1000 / 255).unwrap_or(1000);
        let ink = match space {
            Space::Gray => Ink::black_tint(ink(255 - a.min(255))),
            Space::Rgb => Ink::PAPER,
            Space::Cmyk => Ink::process(ink(a), ink(b), ink(c), ink(d)),
        };
        match (self, space) {
            (Self::Printed, Space::Rgb) => on_newsprint([a, b, c]),
            (Self::Printed, _) => on_paper(ink),
            (Self::Plate(plate), _) => gray(u32::from(plate.amount(ink)) * 255 / 1000),
        }
    }
}

/// So much ink of 255 on a plate.
fn gray(ink: u32) -> Rgb {
    [255 - u8::try_from(ink).unwrap_or(u8::MAX); 3]
}

/// The lights of a photograph on newsprint.
fn on_newsprint(lights: [u64; 3]) -> Rgb {
    let mut color = PAPER;
    color.iter_mut().zip(lights).for_each(|(paper, light)| {
        let seen = u64::from(*paper) * light / 255;
        *paper = u8::try_from(seen).unwrap_or(u8::MAX);
    });
    color
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_leaves_the_other_plates_as_they_are_and_white_clears_them() {
        let cyan = Sight::Plate(Plate::Cyan);
        assert_eq!(cyan.color(Ink::BLACK, true), None);
        assert_eq!(cyan.color(Ink::BLACK, false), Some([255; 3]), "a ground of black");
        assert_eq!(cyan.color(Ink::PAPER, false), Some([255; 3]));
        assert_eq!(cyan.color(Ink::process(1000, 0, 0, 0), false), Some([0; 3]));
        assert_eq!(Sight::Plate(Plate::Black).color(Ink::BLACK, true), Some([0; 3]));
    }

    #[test]
    fn a_spot_is_on_its_own_plate_alone() {
        let red = Ink::of_spot(1, Ink::process(0, 950, 800, 0)).tint(500);
        let amounts = Plate::PROCESS.map(|it| it.amount(red));
        assert_eq!(amounts, [0; 4]);
        assert_eq!((Plate::Spot(1).amount(red), Plate::Spot(0).amount(red)), (500, 0));
        assert_eq!(Plate::Spot(1).amount(Ink::BLACK), 0);
    }
}
