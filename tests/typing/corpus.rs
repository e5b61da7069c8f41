//! Total fit on whole texts: how few lines are loose, and that no last line is a single
//! character. `cargo bench --bench line_breaking` prints the same figures for every fit.

use banxin::para::Fit;
use banxin::text::Galley;

use crate::measuring::{self, Column, Tally};

fn galleys(name: &str) -> Vec<Galley> {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/corpus");
    let text = std::fs::read_to_string(folder.join(name)).expect("a text in UTF-8");
    measuring::galleys(&text)
}

fn tally(galleys: &[Galley], ems: i64, indent: i32, fit: Fit) -> Tally {
    Column { ems, indent, fit }.tally(galleys)
}

#[test]
fn no_last_line_of_a_text_is_a_single_character() {
    // Every paragraph of these texts has a legal way: a character is brought down.
    for name in ["law-civil-code-sc.txt", "udhr-zh-hans.txt", "udhr-zh-hant.txt"] {
        let galleys = galleys(name);
        for ems in [10, 13, 19, 22] {
            for indent in [0, 2] {
                let single = tally(&galleys, ems, indent, Fit::Total).lone;
                assert_eq!(single, 0, "{name} at {ems} em, indent {indent}");
            }
        }
    }
}

#[test]
fn gaps_are_seen_in_three_lines_of_a_thousand_at_most() {
    let galleys = galleys("law-civil-code-sc.txt");
    for indent in [0, 1] {
        let share = tally(&galleys, 13, indent, Fit::Total).share();
        assert!(share < 30, "{share} hundredths of a per cent, indent {indent}");
    }
    // A first line of eleven ems without a mark to squeeze that must give up one character
    // (a mark would follow, or a single character) has nine gaps for it: 0.111 em each.
    // That is the case of nearly all lines that are left when first lines are indented by 2.
    let indented = tally(&galleys, 13, 2, Fit::Total);
    assert!(indented.share() < 90, "{indented:?}");
    for (ems, most) in [(19, 10), (22, 10)] {
        let share = tally(&galleys, ems, 2, Fit::Total).share();
        assert!(share < most, "{share} hundredths of a per cent at {ems} em");
    }
}

#[test]
fn total_fit_needs_no_more_lines_than_first_fit() {
    let galleys = galleys("law-civil-code-sc.txt");
    for ems in [10, 13, 19, 22] {
        let lines = |fit| tally(&galleys, ems, 2, fit).lines;
        let total = lines(Fit::Total);
        assert!(total <= lines(Fit::SqueezeFirst), "{ems} em");
        assert!(total <= lines(Fit::PushOut), "{ems} em");
    }
}
