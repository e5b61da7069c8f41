//! Two stories set from memory, and the lock that keeps them.

use std::collections::BTreeMap;

use banxin::diag::{Code, Diagnostics, Sources};
use banxin::job::{Options, lock_text};
use banxin::pdfx::Press;
use banxin::proof::Proof;
use banxin::{Job, typeset};

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

pub(crate) const COPY: &str = include_str!("../../examples/harbour-daily/articles/ferry.md");

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

/// An issue that was set.
pub(crate) struct Made {
    pub(crate) pdf: Vec<u8>,
    pub(crate) proof: Proof,
    pub(crate) lock: String,
    pub(crate) said: Diagnostics,
    pub(crate) sources: Sources,
}

impl Made {
    pub(crate) fn of(files: &BTreeMap<String, String>) -> Self {
        let files =
            files.iter().map(|(name, it)| (name.clone(), it.clone().into_bytes()));
        Self::of_bytes(files.collect())
    }

    pub(crate) fn of_bytes(files: BTreeMap<String, Vec<u8>>) -> Self {
        let job = Job::from_files(files, &Options::default()).expect("an issue");
        let made = typeset(&job, &Press::new(job.moment()));
        let set = made.output.unwrap_or_default();
        let lock = lock_text(&job.issue, &set.proof);
        Self {
            pdf: set.pdf,
            proof: set.proof,
            lock,
            said: made.diagnostics,
            sources: job.sources,
        }
    }

    pub(crate) fn codes(&self) -> Vec<Code> {
        self.said.iter().map(|it| it.code).collect()
    }

    /// The words of the remark with that code, and those it points at.
    pub(crate) fn remark(&self, code: Code) -> (String, String) {
        let found = self.said.iter().find(|it| it.code == code);
        let found = found.unwrap_or_else(|| panic!("{code:?} in {:?}", self.codes()));
        let at = found.span.map(|it| self.sources.slice(it).to_owned());
        (found.message.zh.clone(), at.unwrap_or_default())
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

pub(crate) const LOCK: &str = "issue.lock.toml";

/// `lock` with `from`, which stands in it once, made `to`.
#[track_caller]
pub(crate) fn edited(lock: &str, from: &str, to: &str) -> String {
    assert_eq!(lock.matches(from).count(), 1, "{from} in\n{lock}");
    lock.replace(from, to)
}
