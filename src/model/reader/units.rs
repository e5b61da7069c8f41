//! The units in which layouts and issues speak.

/// What a number counts, in Chinese and in English.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Unit {
    /// 中文, put right after the number.
    pub(crate) zh: &'static str,
    /// English, with a space before it.
    pub(crate) en: &'static str,
}

/// DTP points (点).
pub(crate) const POINTS: Unit = Unit { zh: " 点", en: " points" };
/// Millimeters (毫米).
pub(crate) const MILLIMETERS: Unit = Unit { zh: " 毫米", en: " mm" };
/// Widths of a body character (字).
pub(crate) const EMS: Unit = Unit { zh: " 字", en: " ems" };
/// Columns (栏).
pub(crate) const COLUMNS: Unit = Unit { zh: " 栏", en: " columns" };
/// Rows of the grid (行).
pub(crate) const ROWS: Unit = Unit { zh: " 行", en: " rows" };
/// Parts of a hundred.
pub(crate) const PERCENT: Unit = Unit { zh: "％", en: " percent" };
/// Pixels to the inch.
pub(crate) const PPI: Unit = Unit { zh: " ppi", en: " ppi" };
/// A plain count.
pub(crate) const PLAIN: Unit = Unit { zh: "", en: "" };

/// Thousandths as a person writes them: 18600 is `18.6`.
pub(crate) fn decimal(milli: i64) -> String {
    let sign = if milli < 0 { "-" } else { "" };
    let milli = milli.unsigned_abs();
    let text = format!("{sign}{}.{:03}", milli / 1000, milli % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Reads a decimal number into thousandths; `None` when it is not one or has more than
/// three decimals that matter.
pub(crate) fn thousandths(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = part.trim_end_matches('0');
    let plain = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(part) || part.len() > 3 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let part: i64 = format!("{part:0<3}").parse().ok()?;
    whole.checked_mul(1000)?.checked_add(part).map(|it| sign * it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_thousandths() {
        for (text, milli) in
            [("18.6", 18_600), ("-0.125", -125), ("7", 7_000), ("1.2500", 1_250)]
        {
            assert_eq!(thousandths(text), Some(milli), "{text}");
        }
        for text in ["1e3", "inf", "nan", "1.2345", "", ".5", "99999999999999999999"] {
            assert_eq!(thousandths(text), None, "{text}");
        }
    }

    #[test]
    fn decimals_print_without_idle_zeros() {
        assert_eq!(decimal(18_600), "18.6");
        assert_eq!(decimal(-125), "-0.125");
        assert_eq!(decimal(7_000), "7");
    }
}
