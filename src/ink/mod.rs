//! Inks: what a mark on the page is printed with (油墨).
//!
//! ```
//! use banxin::ink::Ink;
//!
//! // A red head on a grey panel: how much ink lies on one spot.
//! let red = Ink::process(0, 1000, 900, 0);
//! let grey = Ink::black_tint(150);
//! assert_eq!(red.sum() + grey.sum(), 2050);
//! ```

/// A colour in the four process inks, each in thousandths: 1000 is a solid (实地). With a
/// [`spot`](Self::spot) it is printed in that ink alone, and the four say how it looks.
///
/// ```
/// use banxin::ink::Ink;
///
/// assert_eq!(Ink::black_tint(100).sum(), 100);
/// assert!(Ink::BLACK.is_black_only());
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Ink {
    /// Cyan (青).
    pub c: u16,
    /// Magenta (品红).
    pub m: u16,
    /// Yellow (黄).
    pub y: u16,
    /// Black (黑).
    pub k: u16,
    /// The ink of its own that it is printed with instead (专色).
    pub spot: Option<SpotTint>,
}

/// So much of a spot ink.
///
/// ```
/// use banxin::ink::{Ink, SpotTint};
///
/// let seal = Ink::of_spot(0, Ink::process(0, 950, 800, 0));
/// assert_eq!(seal.tint(300).spot, Some(SpotTint { number: 0, tint: 300 }));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct SpotTint {
    /// The ink's number in the list of [`Spot`]s that goes with the pages.
    pub number: u8,
    /// How much of it, in thousandths.
    pub tint: u16,
}

/// An ink of its own beside the four, with a plate of its own (专色).
///
/// ```
/// use banxin::ink::{Ink, Spot};
///
/// let spots = [Spot { name: "PANTONE 185 C".into(), solid: Ink::process(0, 950, 800, 0) }];
/// let red = Ink::of_spot(0, spots[0].solid);
/// assert_eq!((red.plates(), red.sum()), (1, 1000), "one plate instead of two");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Spot {
    /// What it is called on the plate: `PANTONE 185 C`.
    pub name: String,
    /// How its solid looks in process inks, for presses without it.
    pub solid: Ink,
}

impl Ink {
    /// Solid black, the only ink of body text (单黑).
    pub const BLACK: Self = Self { c: 0, m: 0, y: 0, k: 1000, spot: None };
    /// No ink: the paper shows (反白).
    pub const PAPER: Self = Self { c: 0, m: 0, y: 0, k: 0, spot: None };

    /// All plates there are, for marks by which they are laid over one another (套印色); it
    /// never touches the page. ISO 32000-1 8.6.6.4, `All`.
    pub const REGISTRATION: Self = Self {
        c: 1000,
        m: 1000,
        y: 1000,
        k: 1000,
        spot: Some(SpotTint { number: u8::MAX, tint: 1000 }),
    };

    /// A colour from thousandths of each ink; more than a solid is a solid.
    ///
    /// ```
    /// use banxin::ink::Ink;
    ///
    /// let green = Ink::process(800, 0, 1200, 0);
    /// assert_eq!((green.y, green.plates()), (1000, 2));
    /// ```
    #[must_use]
    pub fn process(c: u16, m: u16, y: u16, k: u16) -> Self {
        let [c, m, y, k] = [c, m, y, k].map(|it| it.min(1000));
        Self { c, m, y, k, spot: None }
    }

    /// A tint of black (底纹), in thousandths.
    #[must_use]
    pub fn black_tint(k: u16) -> Self {
        Self::process(0, 0, 0, k)
    }

    /// The solid of the spot ink with this number, which looks like `solid`.
    ///
    /// ```
    /// use banxin::ink::Ink;
    ///
    /// let seal = Ink::of_spot(0, Ink::process(0, 950, 800, 0));
    /// assert_eq!((seal.plates(), seal.m), (1, 950), "a plate of its own; the four say how it looks");
    /// ```
    #[must_use]
    pub const fn of_spot(number: u8, solid: Self) -> Self {
        Self { spot: Some(SpotTint { number, tint: 1000 }), ..solid }
    }

    /// So many thousandths of the colour (平网).
    ///
    /// ```
    /// use banxin::ink::Ink;
    ///
    /// let light = Ink::process(0, 1000, 900, 0).tint(200);
    /// assert_eq!((light.m, light.y), (200, 180));
    /// ```
    #[must_use]
    pub fn tint(self, tint: u16) -> Self {
        let of = |part: u16| {
            let part = (u32::from(part) * u32::from(tint.min(1000)) + 500) / 1000;
            u16::try_from(part).unwrap_or(u16::MAX)
        };
        let spot = self.spot.map(|it| SpotTint { tint: of(it.tint), ..it });
        Self { c: of(self.c), m: of(self.m), y: of(self.y), k: of(self.k), spot }
    }

    /// The sum of the inks in thousandths (墨量): 2400 is 240 %.
    #[must_use]
    pub fn sum(self) -> u16 {
        self.spot.map_or(self.c + self.m + self.y + self.k, |it| it.tint)
    }

    /// On how many plates it is.
    #[must_use]
    pub fn plates(self) -> usize {
        match self.spot {
            Some(spot) => usize::from(spot.tint > 0),
            None => [self.c, self.m, self.y, self.k].iter().filter(|it| **it > 0).count(),
        }
    }

    /// How much light it takes away, in thousandths of what solid black takes, roughly:
    /// yellow hardly any, cyan and magenta about half.
    ///
    /// ```
    /// use banxin::ink::Ink;
    ///
    /// assert!(Ink::process(0, 0, 1000, 0).darkness() < Ink::process(0, 1000, 0, 0).darkness());
    /// assert_eq!(Ink::BLACK.darkness(), 1000);
    /// ```
    #[must_use]
    pub fn darkness(self) -> u16 {
        let [c, m, y, k] = [self.c, self.m, self.y, self.k].map(u32::from);
        let dark = (k * 1000 + c * 550 + m * 600 + y * 100) / 1000;
        u16::try_from(dark.min(1000)).unwrap_or(1000)
    }

    /// Whether the inks below it stay (叠印): solid black prints over them, all else knocks
    /// them out (镂空). GWG 2022 R0007, R0009.
    ///
    /// ```
    /// use banxin::ink::Ink;
    ///
    /// assert!(Ink::BLACK.overprints(), "type is not cut out of its ground");
    /// assert!(!Ink::black_tint(500).overprints());
    /// ```
    #[must_use]
    pub fn overprints(self) -> bool {
        self == Self::BLACK
    }

    /// Whether the mark is on the black plate alone.
    #[must_use]
    pub const fn is_black_only(self) -> bool {
        self.spot.is_none() && self.c == 0 && self.m == 0 && self.y == 0 && self.k > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spot_is_one_plate_however_it_looks() {
        let red = Ink::of_spot(0, Ink::process(0, 950, 800, 0));
        assert_eq!((red.sum(), red.plates()), (1000, 1));
        let light = red.tint(300);
        assert_eq!((light.sum(), light.m, light.y), (300, 285, 240));
        assert!(!Ink::of_spot(0, Ink::BLACK).is_black_only(), "a plate of its own");
        assert_eq!(Ink::process(600, 400, 400, 1000).plates(), 4);
        assert_eq!(Ink::PAPER.plates(), 0);
    }
}
