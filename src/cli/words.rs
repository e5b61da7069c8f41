//! Lengths in figures, and words in columns of a terminal.

use banxin::geom::Length;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns of a terminal words take.
pub(crate) fn width(words: &str) -> usize {
    words.width()
}

/// As many of the first characters as `room` columns hold.
pub(crate) fn cut(words: &str, room: usize) -> String {
    let mut taken = 0;
    let fits = |it: &char| {
        taken += it.width().unwrap_or(0);
        taken <= room
    };
    words.chars().take_while(fits).collect()
}

/// Words at the left of `room` columns.
pub(crate) fn left(words: &str, room: usize) -> String {
    format!("{words}{}", " ".repeat(room.saturating_sub(width(words))))
}

/// Words at the right of `room` columns.
pub(crate) fn right(words: &str, room: usize) -> String {
    format!("{}{words}", " ".repeat(room.saturating_sub(width(words))))
}

/// Points with the decimals that are needed.
pub(crate) fn points(length: Length) -> String {
    thousandths(length.to_milli_pt())
}

/// Millimetres with the decimals that are needed.
pub(crate) fn millimetres(length: Length) -> String {
    /// EMU in a thousandth of a millimetre.
    const MICRON: i64 = 36;
    thousandths((length.emu() + MICRON / 2) / MICRON)
}

fn thousandths(milli: i64) -> String {
    let text = format!("{}.{:03}", milli / 1000, milli % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_takes_two_columns() {
        assert_eq!((width("版心 ab"), cut("版心", 3)), (7, "版".to_owned()));
        assert_eq!((left("版", 4), right("版", 4)), ("版  ".into(), "  版".into()));
    }

    #[test]
    fn no_more_decimals_than_are_needed() {
        assert_eq!(points(Length::milli_pt(12_500)), "12.5");
        assert_eq!(millimetres(Length::mm(390)), "390");
    }
}
