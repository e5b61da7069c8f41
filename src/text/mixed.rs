//! The space between Han and Latin (中西文间距).

use crate::font::Region;
use crate::geom::{Em, Length};
use crate::text::class::Kind;
use crate::text::{Give, Mixed, Punctuation, Shrink, Stretch, TextStyle};

/// The space gives way down to this. CLREQ, reduction step 6.
const FLOOR: Em = Em::EIGHTH;
/// The space opens up to this; CLREQ allows half an em, many styles a third.
const CEILING: Em = Em::QUARTER;

/// Whether the space stands between two kinds.
///
/// CLREQ, mixed text composition: between Han and a Western letter, digit or sign; none
/// beside Chinese marks, after Western openers or before Western closers, and none for
/// full-width letters, upright letters and digits across the line.
pub(super) const fn is_border(left: Kind, right: Kind) -> bool {
    match (left, right) {
        (Kind::Ideograph, kind) => kind.is_western() && !closes(kind),
        (kind, Kind::Ideograph) => kind.is_western() && !opens(kind),
        _ => false,
    }
}

/// Whether it stands there in `style`; `word` says whether the Western word has a letter.
///
/// CSS Text 4, `text-autospace: normal`: in Chinese beside every sign of ASCII, in Japanese
/// beside letters and digits alone.
pub(super) fn stands(
    left: Kind,
    right: Kind,
    style: &TextStyle,
    word: impl Fn() -> bool,
) -> bool {
    let border = match (left, right) {
        (Kind::Ideograph, kind) | (kind, Kind::Ideograph)
            if style.punctuation == Punctuation::Css =>
        {
            let spoken = matches!(kind, Kind::Letter | Kind::Digit);
            if style.region == Region::Jp { spoken } else { kind.is_western() }
        }
        _ => is_border(left, right),
    };
    match style.mixed {
        Mixed::None => false,
        Mixed::Letters => border && word(),
        Mixed::All => border,
    }
}

const fn opens(kind: Kind) -> bool {
    matches!(kind, Kind::WesternOpen | Kind::Prefix)
}

const fn closes(kind: Kind) -> bool {
    matches!(kind, Kind::WesternClose | Kind::Postfix)
}

/// What the space may give, when it is `natural` wide.
pub(super) fn give(natural: Em, size: Length) -> Give {
    let amount = (natural - FLOOR).max(Em::ZERO).at(size);
    Give { stage: Shrink::HanLatin, amount }
}

/// How the space opens, when it is `natural` wide.
pub(super) fn stretch(natural: Em, size: Length) -> Stretch {
    Stretch::HanLatin((CEILING - natural).max(Em::ZERO).at(size))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing;

    #[test]
    fn the_space_may_be_left_out() {
        let at = |mixed, word| {
            let style = TextStyle { mixed, ..testing::STYLE };
            stands(Kind::Ideograph, Kind::Digit, &style, || word)
        };
        // 年5G: the word has a letter; 年2025: it has none.
        assert!(at(Mixed::All, false));
        assert!(at(Mixed::Letters, true));
        assert!(!at(Mixed::Letters, false));
        assert!(!at(Mixed::None, true));
    }

    #[test]
    fn the_space_stands_only_between_han_and_western() {
        assert!(is_border(Kind::Ideograph, Kind::Letter), "中A");
        assert!(is_border(Kind::Digit, Kind::Ideograph), "5中");
        assert!(!is_border(Kind::Comma, Kind::Letter), "，A");
        assert!(!is_border(Kind::Letter, Kind::Close), "A”");
        assert!(!is_border(Kind::Ideograph, Kind::Across), "日 across");
        assert!(!is_border(Kind::Ideograph, Kind::WideDigit), "中５");
        assert!(!is_border(Kind::Ideograph, Kind::WesternClose), "中,");
    }
}
