//! Inks: what a mark on the page is printed with (油墨).

/// A colour in the four process inks, each in thousandths: 1000 is a solid (实地).
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
}

impl Ink {
    /// Solid black, the only ink of body text (单黑).
    pub const BLACK: Self = Self { c: 0, m: 0, y: 0, k: 1000 };
    /// No ink: the paper shows (反白).
    pub const PAPER: Self = Self { c: 0, m: 0, y: 0, k: 0 };

    /// A colour from thousandths of each ink; more than a solid is a solid.
    #[must_use]
    pub fn process(c: u16, m: u16, y: u16, k: u16) -> Self {
        Self { c: c.min(1000), m: m.min(1000), y: y.min(1000), k: k.min(1000) }
    }

    /// A tint of black (底纹), in thousandths.
    #[must_use]
    pub fn black_tint(k: u16) -> Self {
        Self::process(0, 0, 0, k)
    }

    /// The sum of the four inks in thousandths (墨量): 2400 is 240 %.
    #[must_use]
    pub const fn sum(self) -> u16 {
        self.c + self.m + self.y + self.k
    }

    /// Whether the mark is on the black plate alone.
    #[must_use]
    pub const fn is_black_only(self) -> bool {
        self.c == 0 && self.m == 0 && self.y == 0 && self.k > 0
    }
}
