//! The test files of the Unicode standard: line breaking and grapheme clusters.

use banxin::text::breaks::{self, Profile, UnicodeVersion};
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
