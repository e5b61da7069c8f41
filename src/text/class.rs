//! The one table of characters (字符类别): what each is, and which line edge it shuns.

use crate::text::{CharClass, Prohibition};

/// What a character is to the rules of this room; finer than [`CharClass`].
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub(super) enum Kind {
    /// A Han character, kana, hangul.
    #[default]
    Ideograph,
    /// Another character set like them: ○ ★ ① → emoji.
    Symbol,
    FullStop,
    Comma,
    Colon,
    Semicolon,
    Exclaim,
    Stacked,
    Open,
    Close,
    PlainOpen,
    PlainClose,
    Connector,
    ShortConnector,
    Interpunct,
    WideInterpunct,
    Solidus,
    WideSolidus,
    Dash,
    Ellipsis,
    WideDigit,
    WideLetter,
    WidePrefix,
    WidePostfix,
    Letter,
    Digit,
    WesternOpen,
    WesternClose,
    WesternMark,
    Prefix,
    Postfix,
    Hyphen,
    Space,
    TiedSpace,
    /// A space the author typed between Han and Latin: it is the gap itself.
    MixedSpace,
    WideSpace,
    SoftBreak,
    /// A line ends here whatever stands beside it.
    HardBreak,
    SoftHyphen,
    Joiner,
    /// A digit or capital that stands upright in a vertical line.
    Upright,
    /// Digits across a vertical line.
    Across,
}

/// One row of the table.
struct Row {
    kind: Kind,
    marks: &'static str,
    class: CharClass,
    /// Never first on a line from this level on.
    first: Option<Prohibition>,
    /// Never last on a line from this level on.
    last: Option<Prohibition>,
    /// Where the rule stands.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by people and by the tests"))]
    clause: &'static str,
}

/// At every level: UAX #14 has it so, and no level of CLREQ speaks of it.
const ALWAYS: Option<Prohibition> = Some(Prohibition::None);
const BASIC: Option<Prohibition> = Some(Prohibition::Basic);
const GB: Option<Prohibition> = Some(Prohibition::Gb);
const STRICT: Option<Prohibition> = Some(Prohibition::Strict);

/// Makes a row on one or two lines.
macro_rules! row {
    ($kind:ident $class:ident $marks:literal $first:expr, $last:expr, $clause:literal) => {
        Row {
            kind: Kind::$kind,
            marks: $marks,
            class: CharClass::$class,
            first: $first,
            last: $last,
            clause: $clause,
        }
    };
}

/// Every kind, one row each: marks, class, never first from, never last from, clause.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    row!(FullStop Stop "。．" BASIC, None, "GB/T 15834 5.1.1; CLREQ prohibition rules"),
    row!(Comma Stop "，、" BASIC, None, "GB/T 15834 5.1.1"),
    row!(Semicolon Stop "；" BASIC, None, "GB/T 15834 5.1.1"),
    row!(Colon Stop "：" BASIC, None, "GB/T 15834 5.1.1"),
    row!(Exclaim Stop "！？" BASIC, None, "GB/T 15834 5.1.2"),
    row!(Stacked Stop "‼⁇⁈⁉" BASIC, None, "GB/T 15834 5.1.2, as ！？"),
    row!(Open Open "“‘「『（《〈【〖〔［｛｟〘〝" None, BASIC, "GB/T 15834 5.1.3"),
    row!(Close Close "”’」』）》〉】〗〕］｝｠〙〞〟" BASIC, None, "GB/T 15834 5.1.3"),
    row!(PlainOpen Open "｢︵︷︹︻︽︿﹁﹃﹇" None, BASIC, "as （; presentation forms"),
    row!(PlainClose Close "｡､｣･︶︸︺︼︾﹀﹂﹄﹈︐︑︒︓︔︕︖" BASIC, None, "as ）; presentation forms"),
    row!(Connector Connector "～〜" BASIC, None, "GB/T 15834 5.1.6; CLREQ prohibition rules"),
    row!(ShortConnector Connector "–‐" BASIC, None, "GB/T 15834 5.1.6"),
    row!(Interpunct Interpunct "·" BASIC, None, "GB/T 15834 5.1.7"),
    row!(WideInterpunct Interpunct "・‧" BASIC, None, "GB/T 15834 5.1.7"),
    row!(Solidus Solidus "" BASIC, GB, "GB/T 15834 5.1.9"),
    row!(WideSolidus Solidus "／" BASIC, GB, "GB/T 15834 5.1.9"),
    row!(Dash Dash "—⸺" STRICT, None, "GB/T 15834 5.1.4; CLREQ unbreakable marks"),
    row!(Ellipsis Ellipsis "…⋯‥" STRICT, None, "GB/T 15834 5.1.5; CLREQ unbreakable marks"),
    row!(WidePrefix Number "￥＄￡＋－" None, BASIC, "CLREQ issue 262: signs stay with their number"),
    row!(WidePostfix Number "％℃℉￠" BASIC, None, "CLREQ issue 262: signs stay with their number"),
    row!(WesternOpen Western "([{«¡¿" None, ALWAYS, "UAX #14 OP"),
    row!(WesternClose Western ",.;:!?)]}»" ALWAYS, None, "UAX #14 CP, EX, IS"),
    row!(WesternMark Western "\"'&@*<>=|_~^`\\×÷†‡§¶©®™" None, None, "UAX #14 AL"),
    row!(Prefix Number "$£€¥₩₽₹#+±−№" None, ALWAYS, "UAX #14 PR"),
    row!(Postfix Number "%‰‱°′″" ALWAYS, None, "UAX #14 PO"),
    row!(Hyphen Western "-" ALWAYS, None, "UAX #14 HY; GB/T 15834 5.1.6"),
    row!(Letter Western "" None, None, "CLREQ mixed text composition"),
    row!(Digit Number "" None, None, "CLREQ mixed text composition"),
    row!(WideDigit Number "" None, None, "set like Han, glued like a number"),
    row!(WideLetter Western "" None, None, "set like Han, glued like a word"),
    row!(Ideograph Han "" None, None, "UAX #14 ID"),
    row!(Symbol Han "" None, None, "UAX #14 ID, AI"),
    row!(HardBreak Space "\n\r\u{B}\u{C}\u{85}\u{2028}\u{2029}" None, None, "UAX #14 LB4, LB5"),
    row!(Space Space " \t\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2008}\u{2009}\u{200A}" None, None, "UAX #14 SP, BA"),
    row!(TiedSpace Space "\u{A0}\u{2007}\u{202F}" None, None, "UAX #14 GL"),
    row!(MixedSpace Space "" None, None, "CLREQ mixed text composition"),
    row!(WideSpace WideSpace "\u{3000}" None, None, "UAX #14 BA"),
    row!(SoftBreak Space "\u{200B}" None, None, "UAX #14 ZW"),
    row!(SoftHyphen Han "\u{AD}" None, None, "UAX #14 BA: a break with a hyphen"),
    row!(Joiner Han "\u{2060}\u{FEFF}\u{200C}\u{200D}\u{200E}\u{200F}" None, None, "UAX #14 WJ"),
    row!(Upright Western "" None, None, "CLREQ mixed text in vertical writing"),
    row!(Across Across "" None, None, "CLREQ mixed text in vertical writing"),
];

/// Characters set like Han that never begin a line at `strict`: small kana, the prolonged
/// sound mark, iteration marks (小書き仮名、長音、繰返し記号). JLREQ 3.1.7, cl-09 to cl-11,
/// which its looser levels let go (Appendix C).
const NON_STARTERS: &str = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ\
                            ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿー々〻ゝゞヽヾ";

/// Whether what is of `kind` and begins with `first` may not open a line at `level`.
pub(super) fn never_first(kind: Kind, first: char, level: Prohibition) -> bool {
    let kana = level == Prohibition::Strict && matches!(first, '\u{3005}'..='\u{31FF}');
    kind.never_first(level) || (kana && NON_STARTERS.contains(first))
}

impl Kind {
    /// What the character `c` is by itself, before its neighbours are asked.
    pub(super) fn of(c: char) -> Self {
        if is_ideograph(c) {
            return Self::Ideograph;
        }
        match c {
            '0'..='9' => Self::Digit,
            'a'..='z' | 'A'..='Z' => Self::Letter,
            '/' => Self::Solidus,
            '\u{FF10}'..='\u{FF19}' => Self::WideDigit,
            '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => Self::WideLetter,
            _ => Self::by_table(c),
        }
    }

    fn by_table(c: char) -> Self {
        if let Some(row) = ROWS.iter().find(|row| row.marks.contains(c)) {
            return row.kind;
        }
        match c {
            _ if c.is_control() => Self::Joiner,
            '\u{2010}'..='\u{205E}' | '\u{20A0}'..='\u{20CF}' => Self::WesternMark,
            _ if c < '\u{2E80}' && c.is_alphanumeric() && !is_enclosed(c) => Self::Letter,
            '\u{0300}'..='\u{036F}' => Self::Letter,
            _ if c < '\u{0100}' => Self::WesternMark,
            _ => Self::Symbol,
        }
    }

    /// The class that other rooms see.
    pub(super) fn class(self) -> CharClass {
        self.row().map_or(CharClass::Han, |row| row.class)
    }

    fn never_first(self, level: Prohibition) -> bool {
        self.row().and_then(|row| row.first).is_some_and(|from| level >= from)
    }

    /// Whether it may not close a line at `level`.
    pub(super) fn never_last(self, level: Prohibition) -> bool {
        self.row().and_then(|row| row.last).is_some_and(|from| level >= from)
    }

    /// Whether it belongs to a Western run: shaped together, from the Latin chain.
    pub(super) const fn is_western(self) -> bool {
        matches!(
            self,
            Self::Letter
                | Self::Digit
                | Self::WesternOpen
                | Self::WesternClose
                | Self::WesternMark
                | Self::Prefix
                | Self::Postfix
                | Self::Hyphen
        )
    }

    /// Whether it prints nothing and hangs at a line end.
    pub(super) const fn is_space(self) -> bool {
        matches!(
            self,
            Self::Space
                | Self::TiedSpace
                | Self::MixedSpace
                | Self::WideSpace
                | Self::SoftBreak
                | Self::HardBreak
        )
    }

    /// Whether it is a bracket, a quote or a title mark.
    pub(super) const fn is_bracket(self) -> bool {
        matches!(self, Self::Open | Self::Close)
    }

    fn row(self) -> Option<&'static Row> {
        if self == Self::Ideograph {
            return None;
        }
        ROWS.iter().find(|row| row.kind == self)
    }
}

/// Han, kana, bopomofo, hangul: everything set solid in its em.
pub(super) const fn is_ideograph(c: char) -> bool {
    // Nearly all of copy, told by two comparisons.
    if matches!(c, '\u{4E00}'..='\u{9FFF}') {
        return true;
    }
    matches!(c,
        '\u{3400}'..='\u{4DBF}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3021}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309D}'..='\u{309F}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}'
        | '\u{3105}'..='\u{312F}'
        | '\u{31A0}'..='\u{31FF}'
        | '\u{2E80}'..='\u{2FDF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// Ⅷ ① ⒈: alphanumeric by Unicode, but set like Han.
const fn is_enclosed(c: char) -> bool {
    matches!(c, '\u{2100}'..='\u{2BFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_has_one_row_and_a_clause() {
        let mut seen = std::collections::BTreeSet::new();
        for row in ROWS {
            assert!(!row.clause.is_empty(), "{:?}", row.kind);
            for mark in row.marks.chars() {
                assert!(seen.insert(mark), "{mark} stands twice");
            }
        }
    }

    #[test]
    fn levels_follow_gb_and_clreq() {
        let first = |c, level| Kind::of(c).never_first(level);
        let last = |c, level| Kind::of(c).never_last(level);
        for c in "。，、；：？！”’）》·～".chars() {
            assert!(first(c, Prohibition::Basic), "{c}");
            assert!(!first(c, Prohibition::None), "{c}");
        }
        for c in "“‘（《「".chars() {
            assert!(last(c, Prohibition::Basic), "{c}");
            assert!(!first(c, Prohibition::Strict), "{c}");
        }
        // 5.1.9: the solidus is never last, from GB on.
        assert!(!last('/', Prohibition::Basic) && last('/', Prohibition::Gb), "solidus");
        // Dashes and ellipses may open a line below strict.
        assert!(!first('—', Prohibition::Gb) && first('—', Prohibition::Strict), "dash");
        assert!(!first('…', Prohibition::Gb) && first('…', Prohibition::Strict), "dots");
    }

    #[test]
    fn characters_are_sorted_by_use() {
        for (c, kind) in [
            ('中', Kind::Ideograph),
            ('é', Kind::Letter),
            ('①', Kind::Symbol),
            ('℃', Kind::WidePostfix),
            ('７', Kind::WideDigit),
            ('\u{3000}', Kind::WideSpace),
            ('\u{2060}', Kind::Joiner),
            ('Ж', Kind::Letter),
            ('★', Kind::Symbol),
        ] {
            assert_eq!(Kind::of(c), kind, "{c}");
        }
    }
}
