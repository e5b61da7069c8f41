//! A cut right through the page (断版): four columns of 24 rows, what stands where, and
//! whether a gap parts the page.

use std::collections::BTreeMap;

use banxin::Job;
use banxin::diag::Code;
use banxin::job::Options;

/// Four columns of nine ems, the last of them wider where it is asked for; upright or level.
fn layout(last: u32, mode: &str) -> String {
    format!(
        "name = \"four\"\ntrim = [200, 200]\nmode = \"{mode}\"\n\
         margins = {{ top = 5, bottom = 5, left = 5, right = 5 }}\n\
         body = {{ face = \"song\", size = 9, leading = 12.5 }}\n\
         [grid]\ncolumns = [9, 9, 9, {last}]\ngap = 1\n\
         [furniture]\nmasthead = {{ col = 1, row = 1, cols = 4, rows = 6 }}\n"
    )
}

/// A thing at col, row, so many cols and rows: a story or a quotation.
enum Thing {
    Story(u32, u32, u32, u32),
    Quote(u32, u32, u32, u32),
}
use Thing::{Quote, Story};

fn area(col: u32, row: u32, cols: u32, rows: u32) -> String {
    format!("{{ col = {col}, row = {row}, cols = {cols}, rows = {rows} }}")
}

/// Which way gaps run, in the words of the remarks.
fn cuts_of(layout: &str, things: &[Thing]) -> Vec<&'static str> {
    let mut issue =
        "[paper]\nname = \"小报\"\ndate = 2026-11-24\n[[page]]\nlayout = \"four\"\n"
            .to_string();
    let mut files = BTreeMap::new();
    for (at, thing) in things.iter().enumerate() {
        match thing {
            Story(col, row, cols, rows) => {
                let area = area(*col, *row, *cols, *rows);
                issue +=
                    &format!("[[page.story]]\narticle = \"{at}.md\"\narea = {area}\n");
                files.insert(format!("{at}.md"), "# 桥通了\n\n今天。\n".into());
            }
            Quote(col, row, cols, rows) => {
                let area = area(*col, *row, *cols, *rows);
                issue += &format!("[[page.quote]]\ntext = \"桥\"\narea = {area}\n");
            }
        }
    }
    files.insert("issue.toml".into(), issue.into_bytes());
    files.insert("layouts/four.toml".into(), layout.into());
    let job = Job::from_files(files, &Options::default()).expect("an issue");
    let made = banxin::typeset(&job, &job.press());
    let wrong = made.diagnostics.iter().find(|it| it.code.id().starts_with("B1"));
    assert!(wrong.is_none(), "{wrong:?}");
    let cuts = made.diagnostics.iter().filter(|it| it.code == Code::ThroughCut);
    cuts.map(|it| if it.message.en.contains("across") { "across" } else { "down" })
        .collect()
}

fn cuts(things: &[Thing]) -> Vec<&'static str> {
    cuts_of(&layout(9, "horizontal"), things)
}

#[test]
fn stories_side_by_side_over_stories_side_by_side_part_the_page() {
    let page =
        [Story(1, 8, 1, 8), Story(2, 8, 3, 8), Story(1, 17, 2, 8), Story(3, 17, 2, 8)];
    assert_eq!(cuts(&page), ["across"]);
    // The gap between the first column and the others ends at the second story below.
    let page =
        [Story(1, 8, 2, 8), Story(3, 8, 2, 8), Story(1, 17, 2, 8), Story(3, 17, 2, 8)];
    assert_eq!(cuts(&page), ["across", "down"]);
}

#[test]
fn a_story_that_reaches_over_holds_the_page_together() {
    let page =
        [Story(1, 8, 2, 10), Story(3, 8, 2, 8), Story(1, 19, 2, 6), Story(3, 17, 2, 8)];
    assert_eq!(cuts(&page), ["down"], "the first pair is of unequal depth");
    let page =
        [Story(1, 8, 2, 10), Story(3, 8, 2, 8), Story(1, 19, 3, 6), Story(4, 17, 1, 8)];
    assert_eq!(cuts(&page), [""; 0]);
    let page = [
        Story(1, 8, 1, 8),
        Story(3, 8, 2, 8),
        Quote(2, 8, 1, 17),
        Story(1, 17, 1, 8),
        Story(3, 17, 2, 8),
    ];
    assert_eq!(
        cuts(&page),
        [""; 0],
        "a quotation reaches over, itself as deep as the page"
    );
}

#[test]
fn a_story_as_wide_as_the_page_makes_no_cut() {
    let page = [Story(1, 8, 4, 8), Story(1, 17, 2, 8), Story(3, 17, 2, 8)];
    assert_eq!(cuts(&page), [""; 0]);
    let page = [Story(1, 8, 2, 17), Story(3, 8, 2, 8), Story(3, 17, 2, 8)];
    assert_eq!(cuts(&page), [""; 0], "nor one as deep as the page");
}

#[test]
fn a_column_of_another_width_may_stand_apart() {
    let page =
        [Story(1, 8, 3, 6), Story(4, 8, 1, 8), Story(1, 15, 3, 10), Story(4, 17, 1, 8)];
    assert_eq!(cuts(&page), ["down"]);
    assert_eq!(cuts_of(&layout(13, "horizontal"), &page), [""; 0]);
}

/// Lines of a vertical page run down, so the gap between two of its bands runs across.
#[test]
fn in_a_vertical_page_bands_part_across() {
    let page =
        [Story(1, 8, 2, 6), Story(3, 8, 2, 8), Story(1, 15, 2, 10), Story(3, 17, 2, 8)];
    assert_eq!(cuts(&page), ["down"]);
    assert_eq!(cuts_of(&layout(9, "vertical"), &page), ["across"]);
}

#[test]
fn pages_without_a_masthead_in_their_issue_are_no_newspaper() {
    let page =
        [Story(1, 8, 2, 8), Story(3, 8, 2, 8), Story(1, 17, 2, 8), Story(3, 17, 2, 8)];
    let bare = layout(9, "horizontal");
    let bare = bare.split("[furniture]").next().expect("a layout");
    assert_eq!(cuts_of(bare, &page), [""; 0]);
}
