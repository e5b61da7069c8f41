//! Whole issues: what a good one reads as, and that no broken one brings the house down.

use std::sync::Mutex;

use crate::diag::{Code, Diagnostics, Reported, SourceFile, Sources, Spanned};
use crate::geom::{Em, Length, WritingMode};
use crate::ink::Ink;
use crate::model::{ColumnMode, Files, Issue, Item, read};

/// Answers every request for a layout or an article with the same text.
struct Desk<'a> {
    layout: &'a str,
    article: &'a str,
    asked: Mutex<Vec<String>>,
}

impl Desk<'_> {
    fn answer(&self, name: &Spanned<String>, text: &str) -> Reported<Option<SourceFile>> {
        self.asked.lock().expect("no panic").push(name.value.clone());
        let file = SourceFile { name: name.value.clone(), text: text.to_owned() };
        Reported::new(Some(file), Diagnostics::new())
    }
}

impl Files for Desk<'_> {
    fn layout(&self, name: &Spanned<String>) -> Reported<Option<SourceFile>> {
        self.answer(name, self.layout)
    }

    fn article(&self, file: &Spanned<String>) -> Reported<Option<SourceFile>> {
        self.answer(file, self.article)
    }

    fn plan(&self, file: &Spanned<String>) -> Reported<Option<SourceFile>> {
        self.answer(file, "")
    }
}

fn read_with(
    issue: &str,
    layout: &str,
    article: &str,
) -> (Issue, Vec<Code>, Vec<String>) {
    let mut sources = Sources::default();
    let id = sources.add("issue.toml", issue);
    let desk = Desk { layout, article, asked: Mutex::default() };
    let reported = read(&mut sources, id, &desk);
    let codes = reported.diagnostics.iter().map(|it| it.code).collect();
    (reported.output, codes, desk.asked.into_inner().expect("no panic"))
}

const ISSUE: &str = r#"
[paper]
name = "澜港日报"
date = 2026-11-24
issue = 4_821
imprint = ["澜港市新闻中心主办", "澜港日报社出版"]
[style]
region = "tw"
accent = [0, 100, 100, 12.5]
[fonts.roles.song]
han = ["MySong.otf"]
tw = { han = ["MySongTW.otf"] }
[[page]]
layout = "front"
section = "要闻"
[[page.ear]]
slot = "ear"
lines = ["晴", "北风三级"]
[[page.story]]
article = "articles/port-plan.md"
slot = "lead"
head_width = 6.5
jump = 2
[[page.story.picture]]
file = "p.jpg"
area = { col = 1, row = 20, cols = 2, rows = 10 }
focus = [0, 12.5, 100, 90]
[[page]]
layout = "front"
[[page.story]]
continues = "port-plan"
area = [{ col = 1, row = 20, cols = 2, rows = 10 }, { col = 3, row = 20, cols = 1, rows = 5 }]
head = { main = "港口|开工", deck = ["甲", "乙"] }
[[page.teasers]]
area = { col = 5, row = 60, cols = 1, rows = 10 }
items = [{ story = "articles/port-plan.md", text = "见一版" }]
"#;

const LAYOUT: &str = include_str!("../../layouts/front.toml");

#[test]
fn a_good_issue_reads_as_it_was_written() {
    let (issue, codes, asked) = read_with(ISSUE, LAYOUT, "正文。");
    assert_eq!(codes, []);
    assert_eq!(asked, ["front", "articles/port-plan.md"], "each file is asked for once");
    assert_eq!(issue.paper.date.value, (2026, 11, 24));
    assert_eq!((issue.paper.issue, issue.paper.imprint.len()), (Some(4821), 2));
    assert_eq!(issue.style.accent, Ink::process(0, 1000, 1000, 125));
    assert_eq!(issue.style.regional_role("song"), "song.tw");
    let roles: Vec<_> =
        issue.fonts.roles.iter().map(|it| it.name.value.as_str()).collect();
    assert_eq!(roles, ["song", "song.tw"]);
}

#[test]
fn the_keys_of_marks_are_read() {
    let style = "para_open = \"pull\"\nhanging = true\nautospace = \"letters\"";
    let issue = ISSUE.replace("region = \"tw\"", style);
    let (issue, codes, _) = read_with(&issue, LAYOUT, "正文。");
    assert_eq!(codes, []);
    let style = issue.style;
    assert_eq!(style.para_open.map(|it| it.value), Some("pull".to_owned()));
    assert_eq!((style.hanging, style.squeeze_stops), (true, false));
    assert_eq!(style.autospace.value, "letters");
    assert_eq!(style.punctuation.value, "newspaper", "the default");
}

#[test]
fn stories_are_named_and_their_parts_found() {
    let (issue, ..) = read_with(ISSUE, LAYOUT, "正文。");
    let parts: Vec<_> = issue
        .stories()
        .map(|(page, it)| (page, it.id.value.as_str(), it.continued))
        .collect();
    assert_eq!(parts, [(1, "port-plan", false), (2, "port-plan", true)]);
    assert_eq!(issue.story("articles/port-plan.md").map(|(page, _)| page), Some(1));
    let files: Vec<_> =
        issue.picture_files().iter().map(|it| it.value.as_str()).collect();
    assert_eq!(files, ["p.jpg"]);
    let Some(Item::Story(lead)) = issue.pages[0].items.first() else {
        panic!("stories stand before ears");
    };
    assert_eq!(lead.head_width.as_ref().map(|it| it.value), Some(Em::milli(6500)));
    assert_eq!(
        lead.pictures[0].focus.as_ref().map(|it| it.value),
        Some([0, 125, 1000, 900])
    );
}

#[test]
fn a_story_takes_the_name_its_article_gives() {
    let article = "+++\nid = \"port\"\n+++\n正文";
    let issue = ISSUE.replace("continues = \"port-plan\"", "continues = \"port\"");
    let (issue, codes, _) = read_with(&issue, LAYOUT, article);
    assert_eq!(codes, []);
    assert_eq!(issue.story("port").map(|(page, _)| page), Some(1));
}

#[test]
fn the_layout_of_the_sample_has_98_rows_of_100_ems() {
    let (issue, ..) = read_with(ISSUE, LAYOUT, "正文。");
    let layout = issue.layout("front").expect("the layout that the pages name");
    assert_eq!((layout.column_count(), layout.row_count()), (5, 98));
    // 484 mm are 1371.97 pt: 97 steps of 14 pt and a last row of 10 pt take 1368 pt.
    assert_eq!(layout.row_room(), 98);
    assert_eq!(layout.inline_extent(), Length::micron(352_800));
    assert_eq!(
        (layout.mode, layout.grid.mode),
        (WritingMode::Horizontal, ColumnMode::Absolute)
    );
}

#[test]
fn no_cut_or_broken_text_brings_the_house_down() {
    let article =
        "+++\nmain = [\"甲\", '乙']\n+++\n# 题\n\n**甲**\\*\n乙\n\n## 丙\n丁\u{7}";
    for text in [ISSUE, LAYOUT, article, "---\nmain: [甲, '乙']\n- 丙\n---\n文"] {
        for (at, _) in text.char_indices() {
            let (before, after) = text.split_at(at);
            let after = after.chars().skip(1).collect::<String>();
            for put in
                ["", "\"", "[", "]", "{", "=", "\n", "-", "9999999999", "\u{3000}", "\0"]
            {
                let text = format!("{before}{put}{after}");
                read_with(&text, &text, &text);
            }
            read_with(before, before, before);
        }
    }
}

#[test]
fn lines_that_are_not_toml_draw_one_remark_each() {
    let issue = ISSUE.replace("name = \"澜港日报\"", "name = 澜港日报");
    assert_eq!(read_with(&issue, LAYOUT, "正文。").1, [Code::Syntax]);
}
