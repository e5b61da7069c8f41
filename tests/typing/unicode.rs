//! The test files of the Unicode standard: line breaking and grapheme clusters; those of the
//! W3C for the levels of CSS.

use banxin::text::breaks::{self, CssLanguage, CssLevel, Profile, UnicodeVersion};
use unicode_segmentation::UnicodeSegmentation;

/// A case: the text, and the bytes at which it may be parted, its end among them.
struct Case {
    text: String,
    places: Vec<usize>,
    /// As it stands in the file, with the comment that names the rules.
    line: String,
}

/// Reads a test file: ÷ is a break, × is none, between code points in hexadecimal.
fn cases(version: &str, file: &str) -> Vec<Case> {
    let path = format!("{}/tests/data/ucd/{version}/{file}", env!("CARGO_MANIFEST_DIR"));
    let whole = std::fs::read_to_string(path).expect("the test data is there");
    let lines = whole.lines().filter(|it| !it.starts_with('#') && !it.is_empty());
    lines.map(case).collect()
}

fn case(line: &str) -> Case {
    let marked = line.split('#').next().unwrap_or_default();
    let (mut text, mut places) = (String::new(), Vec::new());
    for word in marked.split_whitespace() {
        match word {
            "÷" => places.push(text.len()),
            "×" => {}
            _ => text.push(
                u32::from_str_radix(word, 16)
                    .ok()
                    .and_then(char::from_u32)
                    .expect("a code point in hexadecimal"),
            ),
        }
    }
    // The grapheme file marks the start of the text too, the line break file does not.
    places.retain(|it| *it > 0);
    Case { text, places, line: line.to_owned() }
}

fn lines_break(version: &str, of: UnicodeVersion, count: usize) {
    let cases = cases(version, "LineBreakTest.txt");
    assert_eq!(cases.len(), count, "the file of {version} is whole");
    let mut wrong = Vec::new();
    for case in &cases {
        let found = breaks::opportunities(&case.text, &Profile::Unicode(of));
        let places: Vec<usize> = found.iter().map(|it| it.at).collect();
        if places != case.places {
            wrong.push(format!("{}\n  {places:?} not {:?}", case.line, case.places));
        }
    }
    let some: Vec<&str> = wrong.iter().take(20).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} of {count} wrong\n{}", wrong.len(), some.join("\n"));
}

#[test]
fn every_line_break_case_of_17() {
    lines_break("17.0", UnicodeVersion::V17, 19_338);
}

#[test]
fn every_line_break_case_of_18() {
    lines_break("18.0", UnicodeVersion::V18, 19_346);
}

/// The numbers of the grapheme cases that unicode-segmentation does not pass.
fn grapheme_misses(version: &str, count: usize) -> Vec<usize> {
    let cases = cases(version, "GraphemeBreakTest.txt");
    assert_eq!(cases.len(), count, "the file of {version} is whole");
    let passes = |case: &Case| {
        let ends = case.text.grapheme_indices(true).map(|(at, it)| at + it.len());
        ends.eq(case.places.iter().copied())
    };
    let all = cases.iter().enumerate();
    all.filter(|(_, case)| !passes(case)).map(|(at, _)| at).collect()
}

#[test]
fn every_grapheme_case_of_17() {
    assert_eq!(grapheme_misses("17.0", 766), [0; 0]);
}

/// unicode-segmentation 1.13 follows 17.0; these ten cases of 18.0 it does not pass. A
/// release that passes them changes this list.
#[test]
fn grapheme_cases_of_18_but_the_known_ten() {
    let known = [152, 153, 632, 633, 832, 833, 844, 848, 849, 852];
    assert_eq!(grapheme_misses("18.0", 853), known);
}

/// The line starts of the W3C's test suite, all 538. Two of its answers are policy and taken
/// as they are: … may leave what precedes it at `loose`, and a prefix (￥ № €) may not begin a
/// line at `strict` in Chinese, though a number would hold it anyway.
#[test]
fn every_line_start_of_the_w3c() {
    let path = format!(
        "{}/tests/data/wpt/linebreak_start_zh_ja.tsv",
        env!("CARGO_MANIFEST_DIR")
    );
    let file = std::fs::read_to_string(path).expect("the test data is there");
    let rows: Vec<Vec<&str>> =
        file.lines().skip(1).map(|it| it.split('\t').collect()).collect();
    assert_eq!(rows.len(), 538);
    let wrong: Vec<_> = rows.iter().filter(|it| !starts_as_told(it)).collect();
    assert!(wrong.is_empty(), "{} wrong: {wrong:?}", wrong.len());
}

/// Whether the probe is parted at the character it names: before the sixth, which is the
/// one in question, or before the fifth, an ideograph that goes down with it.
fn starts_as_told(row: &[&str]) -> bool {
    let &[language, level, _, _, expected, probe, index, ..] = row else { return false };
    let language = match language {
        "zh" => CssLanguage::Chinese,
        "ja" => CssLanguage::Japanese,
        _ => return false,
    };
    let level = match level {
        "loose" => CssLevel::Loose,
        "normal" => CssLevel::Normal,
        "strict" => CssLevel::Strict,
        _ => return false,
    };
    let found = breaks::opportunities(probe, &Profile::Css(level, language));
    let byte = |at: usize| probe.char_indices().nth(at).map(|(at, _)| at);
    let parted = |at: usize| found.iter().any(|it| Some(it.at) == byte(at));
    let last = (1..=6).rev().find(|at| parted(*at));
    let allowed = match expected {
        "allow" => true,
        "forbid" => false,
        _ => return false,
    };
    last.map(|it| it.to_string()).as_deref() == Some(index) && parted(6) == allowed
}
