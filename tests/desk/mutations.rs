//! Whatever is written in an issue, there is a page or a remark, never a panic.

use std::collections::BTreeMap;

use banxin::Job;
use banxin::job::Options;
use banxin::pdfx::Press;

const ISSUE: &str = r#"
[paper]
name = "试报"
date = 2026-11-24

[[page]]
layout = "small"
section = "要闻"
editor = "甲"

[[page.story]]
article = "a.md"
area = { col = 1, row = 5, cols = 2, rows = 16 }
head_rows = 6
head_cols = 1
head_size = 24
jump = 2
prohibition = "strict"
punctuation = "kaiming"
fit = "push-out"

[[page.quote]]
area = { col = 1, row = 22, cols = 1, rows = 8 }
label = "金句"
text = "纸上得来终觉浅。"
border = "wenwu"
tint = 10

[[page.teasers]]
area = { col = 2, row = 22, cols = 1, rows = 8 }
items = [ { story = "b", text = "另一篇" } ]

[[page]]
layout = "small"

[[page.story]]
continues = "a"
area = { col = 1, row = 5, cols = 1, rows = 20 }
head = { main = ["续"] }

[[page.story]]
article = "b.md"
area = { col = 2, row = 5, cols = 1, rows = 20 }
form = "vertical"
head_width = 3
head_rows = 9
"#;

const LAYOUT: &str = r#"
name = "small"
trim = [120, 160]
margins = { top = 15, bottom = 12, left = 10, right = 10 }
mode = "horizontal"
body = { face = "song", size = 9, leading = 12 }
rows = 30

[grid]
columns = 2
gap = 1
mode = "absolute"
rule = true

[furniture]
folio = true
credits = true
masthead = { col = 1, row = 1, cols = 2, rows = 4 }
"#;

const STORY: &str = "+++\nkicker = \"引题\"\nmain = [\"主题第一行\", \"第二行\"]\ndeck = \"副题\"\nbyline = \"本报记者　某某\"\n+++\n本报讯　“潮水退去”，他说，2026年的第1艘船Harbour Lab已经离港。\n## 小标题\n第二段很长很长，长到要换好几行才排得完，再加上（括号）、——破折号和……省略号。\n";

/// Numbers and words that stand where others stood.
const INSTEAD: &[&str] = &[
    "0",
    "1",
    "-1",
    "3.7",
    "4294967295",
    "99999999999999999999",
    "1e30",
    "true",
    "\"\"",
    "[]",
];

fn build(issue: &str, layout: &str, story: &str) {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let files = BTreeMap::from([
        file("issue.toml", issue),
        file("layouts/small.toml", layout),
        file("a.md", story),
        file("b.md", STORY),
    ]);
    let job =
        Job::from_files(files, &Options::default()).expect("there is an issue.toml");
    let press = Press::new(job.moment());
    let made = banxin::typeset(&job, &press);
    let said = !made.diagnostics.is_empty();
    assert!(made.output.is_some() || said, "no page and no word: {issue}{layout}");
}

/// Every text made from `text` by putting each of `INSTEAD` for each number in it.
fn mutations(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while at < text.len() {
        if digit(at) && (at == 0 || !text.as_bytes()[at - 1].is_ascii_alphanumeric()) {
            let end = (at..text.len()).find(|it| !digit(*it)).unwrap_or(text.len());
            for word in INSTEAD {
                all.push(format!("{}{word}{}", &text[..at], &text[end..]));
            }
            at = end;
        }
        at += 1;
    }
    all
}

#[test]
fn the_plain_issue_is_made() {
    build(ISSUE, LAYOUT, STORY);
}

#[test]
fn any_number_in_the_issue() {
    for issue in mutations(ISSUE) {
        build(&issue, LAYOUT, STORY);
    }
}

#[test]
fn any_number_in_the_layout() {
    for layout in mutations(LAYOUT) {
        build(ISSUE, &layout, STORY);
        build(ISSUE, &layout.replace("horizontal", "vertical"), STORY);
    }
}

#[test]
fn any_end_of_a_file() {
    let ends = |text: &str| -> Vec<usize> {
        text.char_indices().map(|(at, _)| at).step_by(7).collect()
    };
    for at in ends(ISSUE) {
        build(&ISSUE[..at], LAYOUT, STORY);
    }
    for at in ends(STORY) {
        build(ISSUE, LAYOUT, &STORY[..at]);
    }
}
