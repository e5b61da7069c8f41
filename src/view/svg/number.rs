//! Numbers with the decimals that they need.

use std::fmt::{self, Display, Formatter};

use crate::geom::Length;

/// So many thousandths.
#[derive(Copy, Clone, Debug)]
pub(super) struct Milli(pub(super) i64);

/// So many millionths.
#[derive(Copy, Clone, Debug)]
pub(super) struct Micro(pub(super) i64);

/// A length in points.
pub(super) const fn points(length: Length) -> Milli {
    Milli(length.to_milli_pt())
}

impl Display for Milli {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        decimal(out, self.0, 3)
    }
}

impl Display for Micro {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        decimal(out, self.0, 6)
    }
}

fn decimal(out: &mut Formatter<'_>, value: i64, places: usize) -> fmt::Result {
    let one = (0..places).fold(1, |it: u64, _| it * 10);
    let (whole, part) = (value.unsigned_abs() / one, value.unsigned_abs() % one);
    let sign = if value < 0 { "-" } else { "" };
    if part == 0 {
        return write!(out, "{sign}{whole}");
    }
    let part = format!("{part:0places$}");
    write!(out, "{sign}{whole}.{}", part.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_as_many_as_are_needed() {
        let texts = [0, 1, -20, 1_500, -3_000].map(|it| Milli(it).to_string());
        assert_eq!(texts, ["0", "0.001", "-0.02", "1.5", "-3"]);
        assert_eq!(Micro(9_600).to_string(), "0.0096");
    }
}
