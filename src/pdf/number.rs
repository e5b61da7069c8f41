//! The one place where lengths become decimal numbers.
#![expect(clippy::float_arithmetic, reason = "the PDF library takes floating numbers")]
#![expect(clippy::cast_possible_truncation, reason = "f32 holds what a page needs")]

use crate::geom::Length;

/// A length in points with three decimals; a page is far smaller than the 8192 pt from
/// which `f32` could not tell thousandths apart.
pub(super) fn points(length: Length) -> f32 {
    thousandths(length.to_milli_pt())
}

/// A number given in thousandths.
pub(super) fn thousandths(number: i64) -> f32 {
    (number as f64 / 1000.0) as f32
}

/// Writes a number of thousandths as the shortest decimal.
pub(super) fn write_thousandths(stream: &mut Vec<u8>, number: i64) {
    if number < 0 {
        stream.push(b'-');
    }
    let (whole, mut rest) = (number.unsigned_abs() / 1000, number.unsigned_abs() % 1000);
    write_whole(stream, whole);
    if rest > 0 {
        stream.push(b'.');
    }
    while rest > 0 {
        stream.push(digit(rest / 100));
        rest = rest % 100 * 10;
    }
}

fn write_whole(stream: &mut Vec<u8>, number: u64) {
    if number >= 10 {
        write_whole(stream, number / 10);
    }
    stream.push(digit(number % 10));
}

fn digit(number: u64) -> u8 {
    u8::try_from(number).map_or(b'0', |it| b'0' + it)
}

/// A whole number in parts of another; as good as nothing when that is nothing.
pub(super) fn quotient(number: i64, of: i64) -> f32 {
    (number as f64 / of.max(1) as f64) as f32
}

/// `length × 1000 ÷ unit`, rounded to the nearest; zero when the unit is nothing.
pub(super) fn ratio(length: Length, unit: Length) -> i64 {
    Length::from_emu(1000).scale(length.emu(), unit.emu()).emu()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_short_decimals() {
        for (emu, text) in [
            (12_700, "1"),
            (133_350, "10.5"),
            (13_500, "1.063"),
            (14_040_000, "1105.512"),
        ] {
            assert_eq!(points(Length::from_emu(emu)).to_string(), text);
        }
        assert_eq!(thousandths(333).to_string(), "0.333");
    }

    #[test]
    fn content_and_objects_have_the_same_decimals() {
        for number in (-1_100..1_100).chain([-8_191_999, 1_105_512, 8_190_500]) {
            let mut stream = Vec::new();
            write_thousandths(&mut stream, number);
            let written = String::from_utf8(stream).expect("figures");
            assert_eq!(written, thousandths(number).to_string());
        }
    }

    #[test]
    fn ratio_rounds_to_the_nearest_thousandth() {
        assert_eq!(ratio(Length::from_emu(5), Length::from_emu(10)), 500);
        assert_eq!(ratio(Length::from_emu(-1), Length::from_emu(3)), -333);
        assert_eq!(ratio(Length::from_emu(5), Length::ZERO), 0);
    }
}
