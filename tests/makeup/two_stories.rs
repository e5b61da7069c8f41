//! Two stories of a sample's copy, one over the other.

use std::collections::BTreeMap;

use crate::locked::Made;

/// Three legs of 13 ems.
pub(crate) const LAYOUT: &str = "name = \"three\"\ntrim = [150, 150]\n\
    margins = { top = 5, bottom = 5, left = 5, right = 5 }\n\
    body = { face = \"song\", size = 9, leading = 12.5 }\n\
    [grid]\ncolumns = [13, 13, 13]\ngap = 1\nmode = \"auto\"\n";

/// Two stories of 13 rows in three legs each: 39 rows.
pub(crate) const ISSUE: &str = "[paper]\nname = \"定\"\ndate = 2026-11-24\n\
    [[page]]\nlayout = \"three\"\n\
    [[page.story]]\narticle = \"a.md\"\nform = \"none\"\n\
    area = { col = 1, row = 1, cols = 3, rows = 13 }\n\
    [[page.story]]\narticle = \"b.md\"\nform = \"none\"\n\
    area = { col = 1, row = 15, cols = 3, rows = 13 }\n";

pub(crate) const COPY: &str =
    include_str!("../../examples/harbour-daily/articles/ferry.md");

/// The first `count` characters of the sample, in its paragraphs.
pub(crate) fn copy(count: usize) -> String {
    let body = COPY.rsplit("+++").next().unwrap_or_default();
    let mut left = count;
    let mut copy = String::new();
    for line in body.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let words: String = line.chars().filter(|it| *it != '*').take(left).collect();
        left -= words.chars().count();
        if !words.is_empty() {
            copy.push_str(&words);
            copy.push('\n');
        }
    }
    copy
}

impl Made {
    pub(crate) fn of(files: &BTreeMap<String, String>) -> Self {
        let files =
            files.iter().map(|(name, it)| (name.clone(), it.clone().into_bytes()));
        Self::of_bytes(files.collect())
    }
}

/// The two stories with so many characters each.
pub(crate) fn files(one: usize, two: usize) -> BTreeMap<String, String> {
    let files = [
        ("issue.toml", ISSUE.to_owned()),
        ("layouts/three.toml", LAYOUT.to_owned()),
        ("a.md", copy(one)),
        ("b.md", copy(two)),
    ];
    files.map(|(name, it)| (name.to_owned(), it)).into()
}

pub(crate) fn with(
    files: &BTreeMap<String, String>,
    name: &str,
    text: &str,
) -> BTreeMap<String, String> {
    let mut files = files.clone();
    files.insert(name.into(), text.into());
    files
}
