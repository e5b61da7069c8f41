//! How a camera held the picture (拍摄方向).

/// The eight ways in which a stored picture may have to be turned or mirrored.
///
/// TIFF 6.0 `Orientation`, Exif 2.3 4.6.4.A.
///
/// ```
/// use banxin::picture::Orientation;
///
/// // Exif's 6: the camera was held upright.
/// let turned = Orientation::new(6);
/// assert!(turned.is_turned());
/// assert_eq!(turned.stored(0, 0, 300, 200), (0, 199), "the top left is the foot of what is stored");
/// assert_eq!(Orientation::new(99), Orientation::UPRIGHT);
/// assert_eq!(Orientation::UPRIGHT.matrix(), [1, 0, 0, 1, 0, 0]);
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Orientation(u8);

impl Orientation {
    /// As stored.
    pub const UPRIGHT: Self = Self(1);

    /// The orientation with the number that the file gives; upright for numbers that mean
    /// nothing.
    #[must_use]
    pub const fn new(number: u16) -> Self {
        match number {
            2..=8 => Self(number.to_le_bytes()[0]),
            _ => Self::UPRIGHT,
        }
    }

    /// Whether width and height change places.
    #[must_use]
    pub const fn is_turned(self) -> bool {
        self.0 >= 5
    }

    /// Where the stored unit square, y upwards, lies in the square that is seen: the
    /// matrix `[a b c d e f]` of ISO 32000-1 8.3.3, all of its numbers −1, 0 or 1.
    #[must_use]
    pub const fn matrix(self) -> [i8; 6] {
        match self.0 {
            2 => [-1, 0, 0, 1, 1, 0],
            3 => [-1, 0, 0, -1, 1, 1],
            4 => [1, 0, 0, -1, 0, 1],
            5 => [0, -1, -1, 0, 1, 1],
            6 => [0, -1, 1, 0, 0, 1],
            7 => [0, 1, 1, 0, 0, 0],
            8 => [0, 1, -1, 0, 1, 0],
            _ => [1, 0, 0, 1, 0, 0],
        }
    }

    /// The stored column and row of the pixel seen at `x`, `y` in a picture stored
    /// `columns` wide and `rows` high.
    #[must_use]
    pub const fn stored(
        self,
        x: usize,
        y: usize,
        columns: usize,
        rows: usize,
    ) -> (usize, usize) {
        let (right, bottom) = (columns.saturating_sub(1), rows.saturating_sub(1));
        match self.0 {
            2 => (right.saturating_sub(x), y),
            3 => (right.saturating_sub(x), bottom.saturating_sub(y)),
            4 => (x, bottom.saturating_sub(y)),
            5 => (y, x),
            6 => (y, bottom.saturating_sub(x)),
            7 => (right.saturating_sub(y), bottom.saturating_sub(x)),
            8 => (right.saturating_sub(y), x),
            _ => (x, y),
        }
    }
}

impl Default for Orientation {
    fn default() -> Self {
        Self::UPRIGHT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The matrix and the pixel rule must tell the same story: the stored corner that
    /// `stored` finds for a seen corner is the one that the matrix sends there.
    #[test]
    fn matrix_and_pixels_agree() {
        for number in 1..=8 {
            let it = Orientation::new(number);
            let [a, b, c, d, e, f] = it.matrix();
            let (columns, rows) = (3, 5);
            let (width, height) = if it.is_turned() { (5, 3) } else { (3, 5) };
            for (x, y) in [(0, 0), (width - 1, 0), (0, height - 1)] {
                let (column, row) = it.stored(x, y, columns, rows);
                let (u, v) = (i8::from(column > 0), i8::from(row == 0));
                let seen = (a * u + c * v + e, b * u + d * v + f);
                assert_eq!(seen, (i8::from(x > 0), i8::from(y == 0)), "{number}");
            }
        }
    }

    /// Exif 6: the zeroth row is the right-hand side, the zeroth column the top.
    #[test]
    fn six_is_a_quarter_turn_clockwise() {
        let it = Orientation::new(6);
        assert_eq!(it.stored(4, 0, 3, 5), (0, 0));
        assert_eq!(it.stored(4, 2, 3, 5), (2, 0));
    }
}
