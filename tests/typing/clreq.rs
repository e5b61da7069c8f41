//! The Chinese tailoring of UAX #14, case by case, and that the lines of a paragraph end
//! where it lets them.

use banxin::diag::Span;
use banxin::geom::Length;
use banxin::text::breaks::{self, Profile};
use banxin::text::{self, Breaking, Prohibition, StyledText, Terms, TextStyle};

use crate::bundled;

const NONE: Prohibition = Prohibition::None;
const BASIC: Prohibition = Prohibition::Basic;
const GB: Prohibition = Prohibition::Gb;
const STRICT: Prohibition = Prohibition::Strict;

/// `text` with `|` wherever a line may end.
fn parted(text: &str, level: Prohibition) -> String {
    let found = breaks::opportunities(text, &Profile::Clreq(level));
    let (mut shown, mut from) = (String::new(), 0);
    for it in found {
        shown.push_str(&text[from..it.at]);
        if it.at < text.len() {
            shown.push('|');
        }
        from = it.at;
    }
    shown
}

/// Where UAX #14 and the Chinese rules differ: the case, the levels, what is wanted, why.
#[rustfmt::skip]
const CASES: &[(&[Prohibition], &str, &str)] = &[
    // “ ” are brackets whatever they enclose; quotation marks among Latin stay with it.
    (&[BASIC, GB, STRICT], "说：“好”了", "说：|“好”|了"),
    (&[GB], "中“A”文", "中|“A”|文"),
    (&[GB], "the “new” deal", "the |“new” |deal"),
    // 5.1.4: the dash is one; `strict` keeps it from the line start.
    (&[NONE, BASIC, GB], "字——字", "字|——|字"),
    (&[STRICT], "字——字", "字——|字"),
    // A single dash joins (5.1.6): not first.
    (&[BASIC, GB, STRICT], "京—沪", "京—|沪"),
    // 5.1.5: two ellipses may part, one may not; `strict` keeps both from the line start.
    (&[BASIC, GB], "字……字", "字|……|字"),
    (&[STRICT], "字……字", "字……|字"),
    // 5.1.7 the interpunct, 5.1.6 the connector, 5.1.9 the solidus.
    (&[BASIC, GB, STRICT], "甲·乙", "甲·|乙"),
    (&[NONE], "甲·乙", "甲|·|乙"),
    (&[BASIC, GB], "三～五", "三～|五"),
    (&[BASIC], "甲／乙", "甲／|乙"),
    (&[GB, STRICT], "甲／乙丙", "甲／乙|丙"),
    (&[GB], "甲/乙丙", "甲/乙|丙"),
    // A number is one with its signs, full width or not.
    (&[NONE, GB], "第１２％的", "第|１２％|的"),
    (&[GB], "约￥１００的", "约|￥１００|的"),
    (&[GB], "约$100的", "约|$100|的"),
    (&[GB], "约100%的", "约|100%|的"),
    // Straight quotation marks open and close in turn, where none is left over.
    (&[GB], "称的\"甲\"、\"乙\"是", "称|的|\"甲\"、|\"乙\"|是"),
    (&[GB], "五\"的", "五\"的"),
    // The unit may leave its number; what that costs is not for this table.
    (&[GB], "2025年", "2025|年"),
    // A stray space before a mark lifts no rule.
    (&[GB], "好 。", "好 。"),
    (&[GB], "好 ；坏", "好 ；|坏"),
    (&[GB], "（ 好", "（ 好"),
    // JLREQ cl-09 to cl-11 at the strict level alone.
    (&[GB], "きょう", "き|ょ|う"),
    (&[STRICT], "きょうは人々ゝデー", "きょ|う|は|人々ゝ|デー"),
    // What no table names follows UAX #14: an ambiguous sign is like an ideograph, an emoji
    // keeps its modifier, a no-break space holds.
    (&[GB], "甲①②※→乙", "甲|①|②|※|→|乙"),
    (&[GB], "甲👍🏽乙", "甲|👍🏽|乙"),
    (&[GB], "甲\u{A0}乙", "甲\u{A0}乙"),
    (&[GB], "甲\u{2060}乙丙", "甲\u{2060}乙|丙"),
    (&[GB], "甲\u{200B}，乙", "甲\u{200B}|，|乙"),
    (&[GB], "甲　乙", "甲　|乙"),
    // Marks at the edges from `basic` on.
    (&[BASIC], "（甲），乙。丙", "（甲），|乙。|丙"),
    (&[NONE], "（甲），", "（|甲|）|，"),
];

#[test]
fn the_tailoring_case_by_case() {
    let mut wrong = Vec::new();
    for (levels, text, expected) in CASES {
        for level in *levels {
            let found = parted(text, *level);
            if found != *expected {
                wrong.push(format!("{level:?}: {found} not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The copy of the corpus, and of the table above.
fn copy() -> Vec<String> {
    let read = |name: &str| {
        let path = format!("{}/tests/data/corpus/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("the corpus is there")
    };
    let files =
        ["law-civil-code-sc.txt", "udhr-zh-hans.txt", "udhr-zh-hant.txt"].map(read);
    // Spaces at the very start are an indent, and no line consists of them alone.
    let lines = files.iter().flat_map(|it| it.lines());
    let paragraphs = lines.map(|it| it.trim().to_owned());
    paragraphs.chain(CASES.iter().map(|it| it.1.to_owned())).collect()
}

/// What the setter decides gap by gap is what the rules decide for the whole paragraph.
#[test]
fn lines_end_where_the_tailoring_lets_them() {
    let mut wrong = Vec::new();
    let role = bundled::fonts().role("song").expect("the role song is bundled");
    for text in copy().iter().filter(|it| !it.is_empty()) {
        for level in [NONE, BASIC, GB, STRICT] {
            let style = TextStyle {
                prohibition: level,
                hyphenation: false,
                ..TextStyle::new(role, Length::pt(9))
            };
            let copy = StyledText { text, style, span: Span::default() };
            let galley = text::set(bundled::fonts(), &Terms::NONE, &[copy]).output;
            let ends = galley.cells.iter().map(|it| it.text.end as usize);
            let set: Vec<usize> = ends
                .zip(&galley.gaps)
                .filter(|(end, gap)| *end == text.len() || is_end(gap.breaking))
                .map(|it| it.0)
                .collect();
            let told = breaks::opportunities(text, &Profile::Clreq(level));
            let told: Vec<usize> = told.iter().map(|it| it.at).collect();
            if set != told {
                wrong.push(format!("{level:?} {text}\n  set {set:?}\n told {told:?}"));
            }
        }
    }
    let some: Vec<&str> = wrong.iter().take(12).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), some.join("\n"));
}

const fn is_end(breaking: Breaking) -> bool {
    matches!(breaking, Breaking::Must | Breaking::Allowed | Breaking::Discouraged)
}
