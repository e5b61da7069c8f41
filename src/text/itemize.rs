//! Copy into clusters: graphemes and the units that are never parted (分字).

use unicode_segmentation::UnicodeSegmentation;

use crate::text::Breaking;
use crate::text::class::{Kind, is_ideograph};

/// What will become one cell, before it has glyphs.
#[derive(Copy, Clone, Debug)]
pub(super) struct Cluster {
    /// Its first byte in the galley's text.
    pub(super) start: u32,
    /// One past its last byte.
    pub(super) end: u32,
    /// Which of the styles.
    pub(super) style: u16,
    /// What it is.
    pub(super) kind: Kind,
    /// Its first character.
    pub(super) first: char,
    /// How a line may end after it, where its neighbours settle that: in an address, at a
    /// syllable, beside a symbol.
    pub(super) split: Option<Breaking>,
}

/// Cuts the copy into clusters; together they cover it exactly. Marks made of two
/// characters (——, ……) are one cluster. GB/T 15834 5.1.4, 5.1.5.
pub(super) fn clusters<'a>(stretches: impl IntoIterator<Item = &'a str>) -> Vec<Cluster> {
    let mut found = Vec::new();
    let mut base = 0;
    for (style, stretch) in stretches.into_iter().enumerate() {
        found.reserve(stretch.len() / 3 + 1);
        let style = u16::try_from(style).unwrap_or(u16::MAX);
        let mut at = 0;
        while let Some(rest) = stretch.get(at..).filter(|it| !it.is_empty()) {
            let (first, size) = next(rest);
            let (start, end) = (clip(base + at), clip(base + at + size));
            let kind = Kind::of(first);
            found.push(Cluster { start, end, style, kind, first, split: None });
            at += size;
        }
        base += stretch.len();
    }
    found
}

/// The first character of `rest` and the size of its cluster in bytes.
fn next(rest: &str) -> (char, usize) {
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or('\0');
    let second = chars.next();
    if matches!(first, '—' | '…' | '⋯' | '‥') && second == Some(first) {
        return (first, first.len_utf8() + grapheme(rest, first.len_utf8()));
    }
    // Between two characters that never combine there is no need to ask.
    if stands_alone(first) && second.is_none_or(stands_alone) {
        return (first, first.len_utf8());
    }
    (first, grapheme(rest, 0).max(first.len_utf8()))
}

/// The size in bytes of the grapheme cluster at `from`.
fn grapheme(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.graphemes(true).next().map_or(0, str::len)
}

const fn stands_alone(c: char) -> bool {
    is_ideograph(c) && !matches!(c, '\u{AC00}'..='\u{D7A3}' | '\u{3099}'..='\u{309A}')
        || matches!(
            c,
            '，' | '。' | '、' | '；' | '：' | '“' | '”' | '（' | '）' | '《' | '》'
        )
        || c.is_ascii_alphanumeric()
}

fn clip(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn units_and_graphemes_are_whole() {
        for (text, size) in [
            ("——字", 6),
            ("———", 6),
            ("……。", 6),
            ("…字", 3),
            ("……\u{30C}字", 8),
            ("葛\u{E0100}城", 7),
            ("e\u{301}a", 3),
            ("か\u{3099}", 6),
            ("👨‍👩‍👧字", 18),
            ("字字", 3),
            ("1\u{20E3}", 4),
        ] {
            assert_eq!(next(text).1, size, "{text}");
        }
    }
}
