//! The two units of the house: absolute lengths and ems.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// An absolute length, counted in whole EMU.
///
/// 12 700 EMU make a point, 36 000 a millimeter and 914 400 an inch, so every size a
/// newspaper specifies is exact and sums never drift.
///
/// ```
/// use banxin::geom::Length;
///
/// assert_eq!(Length::mm(254), Length::pt(720));
/// ```
#[derive(Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Length(i64);

impl Length {
    /// No length at all.
    pub const ZERO: Self = Self(0);

    /// A length of `emu` EMU.
    ///
    /// ```
    /// use banxin::geom::Length;
    ///
    /// assert_eq!(Length::from_emu(12_700), Length::pt(1));
    /// assert_eq!(Length::mm(1).emu(), 36_000);
    /// assert_eq!(Length::micron(250) * 4, Length::mm(1));
    /// ```
    #[must_use]
    pub const fn from_emu(emu: i64) -> Self {
        Self(emu)
    }

    /// A whole number of DTP points (点, 1/72 inch).
    #[must_use]
    pub const fn pt(points: i64) -> Self {
        Self(points.saturating_mul(12_700))
    }

    /// Thousandths of a point: `milli_pt(10_500)` is 10.5 pt, the size 五号.
    #[must_use]
    pub const fn milli_pt(thousandths: i64) -> Self {
        Self(thousandths.saturating_mul(127) / 10)
    }

    /// A whole number of millimeters (毫米).
    #[must_use]
    pub const fn mm(millimeters: i64) -> Self {
        Self(millimeters.saturating_mul(36_000))
    }

    /// Thousandths of a millimeter.
    #[must_use]
    pub const fn micron(thousandths: i64) -> Self {
        Self(thousandths.saturating_mul(36))
    }

    /// The count of EMU.
    #[must_use]
    pub const fn emu(self) -> i64 {
        self.0
    }

    /// The length in thousandths of a point, rounded to the nearest.
    ///
    /// ```
    /// use banxin::geom::Length;
    ///
    /// assert_eq!(Length::milli_pt(10_500).to_milli_pt(), 10_500);
    /// assert_eq!(Length::mm(1).to_milli_pt(), 2_835);
    /// ```
    #[must_use]
    pub const fn to_milli_pt(self) -> i64 {
        (self.0.saturating_mul(20) + 127 * self.0.signum()) / 254
    }

    /// The length without its sign.
    ///
    /// ```
    /// use banxin::geom::Length;
    ///
    /// // How far two baselines are apart, whichever is the lower.
    /// assert_eq!((Length::pt(100) - Length::pt(112)).abs(), Length::pt(12));
    /// ```
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// `self × numerator ÷ denominator`, rounded to the nearest EMU; zero when the
    /// denominator is zero.
    ///
    /// ```
    /// use banxin::geom::Length;
    ///
    /// // A picture of 900 × 600 pixels in a column of 60 mm is 40 mm deep.
    /// assert_eq!(Length::mm(60).scale(600, 900), Length::mm(40));
    /// assert_eq!(Length::mm(60).scale(1, 0), Length::ZERO);
    /// ```
    #[must_use]
    pub fn scale(self, numerator: i64, denominator: i64) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        if let Some(scaled) = self.scale_small(numerator, denominator) {
            return scaled;
        }
        let (top, bottom) =
            (i128::from(self.0) * i128::from(numerator), i128::from(denominator));
        let half = bottom.abs() / 2;
        let sign = if (top < 0) == (bottom < 0) { 1 } else { -1 };
        let rounded = sign * ((top.abs() + half) / bottom.abs());
        Self(i64::try_from(rounded).unwrap_or(if rounded < 0 {
            i64::MIN
        } else {
            i64::MAX
        }))
    }

    /// The same in 64 bits, where they are enough: they nearly always are, and dividing 128
    /// bits takes several times as long.
    fn scale_small(self, numerator: i64, denominator: i64) -> Option<Self> {
        let top = self.0.checked_mul(numerator)?;
        let whole = top.checked_div(denominator)?;
        let rest = top.checked_rem(denominator)?.unsigned_abs();
        let up = rest > 0 && rest >= denominator.unsigned_abs() - rest;
        let away = if (top < 0) == (denominator < 0) { 1 } else { -1 };
        whole.checked_add(if up { away } else { 0 }).map(Self)
    }

    /// How many whole `unit`s fit into the length; zero when `unit` is not positive.
    ///
    /// ```
    /// use banxin::geom::Length;
    ///
    /// assert_eq!(Length::pt(100).count(Length::pt(12)), 8, "lines in a leg");
    /// assert_eq!(Length::pt(100).count(Length::ZERO), 0);
    /// ```
    #[must_use]
    pub const fn count(self, unit: Self) -> i64 {
        if unit.0 <= 0 { 0 } else { self.0.div_euclid(unit.0) }
    }

    /// Splits the length into `parts` whole lengths that differ by at most one EMU and
    /// sum to it exactly. The larger shares come first.
    ///
    /// ```
    /// use banxin::geom::Length;
    ///
    /// let gaps: Vec<_> = Length::from_emu(10).split(4).collect();
    /// assert_eq!(gaps.iter().copied().sum::<Length>(), Length::from_emu(10));
    /// ```
    pub fn split(self, parts: u32) -> impl Iterator<Item = Self> {
        let count = i64::from(parts.max(1));
        let (share, extra) = (self.0.div_euclid(count), self.0.rem_euclid(count));
        (0..i64::from(parts)).map(move |at| Self(share + i64::from(at < extra)))
    }
}

impl fmt::Debug for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}pt")
    }
}

/// Points with three decimals.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milli = self.to_milli_pt();
        let sign = if milli < 0 { "-" } else { "" };
        let milli = milli.unsigned_abs();
        write!(f, "{sign}{}.{:03}", milli / 1000, milli % 1000)
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0.saturating_mul(factor))
    }
}

impl Div<i64> for Length {
    type Output = Self;
    fn div(self, divisor: i64) -> Self {
        Self(self.0.checked_div(divisor).unwrap_or(0))
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

/// A length relative to the type size, counted in thousandths of an em (字宽的千分之一).
///
/// The unit of PDF width arrays; half, quarter and eighth ems are exact.
///
/// ```
/// use banxin::geom::{Em, Length};
///
/// assert_eq!(Em::HALF.at(Length::pt(9)), Length::milli_pt(4_500));
/// ```
#[derive(Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
pub struct Em(i32);

impl Em {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One em, the width of a Han character (全身).
    pub const ONE: Self = Self(1000);
    /// Half an em (半身).
    pub const HALF: Self = Self(500);
    /// A quarter em (四分).
    pub const QUARTER: Self = Self(250);
    /// An eighth of an em (八分).
    pub const EIGHTH: Self = Self(125);

    /// A number of thousandths of an em.
    ///
    /// ```
    /// use banxin::geom::Em;
    ///
    /// assert_eq!(Em::milli(333) + Em::milli(667), Em::whole(1));
    /// assert_eq!(Em::QUARTER.thousandths(), 250);
    /// ```
    #[must_use]
    pub const fn milli(thousandths: i32) -> Self {
        Self(thousandths)
    }

    /// A whole number of ems.
    #[must_use]
    pub const fn whole(ems: i32) -> Self {
        Self(ems.saturating_mul(1000))
    }

    /// The count of thousandths.
    #[must_use]
    pub const fn thousandths(self) -> i32 {
        self.0
    }

    /// The absolute length at type size `size`.
    #[must_use]
    pub fn at(self, size: Length) -> Length {
        size.scale(i64::from(self.0), 1000)
    }
}

impl Add for Em {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Em {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Em {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Em {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_sums_exactly() {
        for emu in [-7, 0, 1, 10, 12_701] {
            for parts in 1..40 {
                let sum: Length = Length::from_emu(emu).split(parts).sum();
                assert_eq!(sum.emu(), emu, "{emu} in {parts}");
            }
        }
    }

    #[test]
    fn lengths_print_as_points() {
        assert_eq!(Length::mm(3).to_string(), "8.504");
        assert_eq!((-Length::milli_pt(1_500)).to_string(), "-1.500");
    }

    #[test]
    fn scale_rounds_half_away_from_zero() {
        assert_eq!(Length::from_emu(5).scale(1, 2).emu(), 3);
        assert_eq!(Length::from_emu(-5).scale(1, 2).emu(), -3);
        assert_eq!(Length::from_emu(5).scale(1, 0).emu(), 0);
        assert_eq!(Length::from_emu(5).scale(1, 3).emu(), 2);
        assert_eq!(Length::from_emu(4).scale(1, 3).emu(), 1);
        assert_eq!(Length::from_emu(5).scale(-1, 2).emu(), -3);
        assert_eq!(Length::from_emu(-5).scale(1, -3).emu(), 2);
    }

    #[test]
    fn scale_passes_through_products_of_128_bits() {
        let far = Length::from_emu(i64::MAX);
        assert_eq!(far.scale(3, 3), far);
        assert_eq!(far.scale(3, 6).emu(), i64::MAX / 2 + 1);
        assert_eq!(far.scale(2, 1), far);
        assert_eq!(far.scale(-2, 1).emu(), i64::MIN);
    }
}
