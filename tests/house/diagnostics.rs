//! Issues that are wrong on purpose: each folder of `tests/issues-bad` has an
//! `expected.txt` with one line for each remark, in order: code, `file:line:column` or `-`
//! where it is on no words, the page where it is on one, the Chinese words, the English
//! words. An issue that cannot be read is not set; any other shows all there is to say.
//!
//! A new code needs a folder here, as small as may be, called after its code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use banxin::Job;
use banxin::diag::Code;
use banxin::diag::Tongue::{Chinese, English};
use banxin::diag::render::remarks;

/// Every bad issue, by the name of its folder.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new("tests/issues-bad");
    let entries = fs::read_dir(folder).expect("the bad issues are there");
    let mut cases: Vec<_> =
        entries.map(|it| it.expect("a readable entry").path()).collect();
    cases.sort();
    cases
}

/// The remarks on a case in the form of `expected.txt`.
fn found(case: &Path) -> Vec<String> {
    let job = Job::open(&case.join("issue.toml")).expect("an issue that can be read");
    let said = banxin::typeset(&job, &job.press()).diagnostics;
    let all = remarks(&said, &job.sources, English);
    // A file outside the copy is named by its whole path, which is no two people's.
    let root = case.canonicalize().expect("a folder").display().to_string() + "/";
    let line = |it: &banxin::diag::render::Remark<'_>| {
        let place = match (it.file, it.line, it.column) {
            (Some(file), Some(line), Some(column)) => {
                let file = Path::new(file).strip_prefix(case).unwrap_or(Path::new(file));
                format!("{}:{line}:{column}", file.display())
            }
            _ => "-".to_owned(),
        };
        let page = it.page.map_or_else(String::new, |it| format!(" page {it}"));
        let (zh, en) = (it.zh.message, it.en.message);
        format!("{} {place}{page} | {zh} | {en}", it.code).replace(&root, "")
    };
    all.iter().map(line).collect()
}

#[test]
fn every_mistake_is_found_at_its_place() {
    for case in cases() {
        let expected =
            fs::read_to_string(case.join("expected.txt")).expect("expectations");
        let found = found(&case).join("\n");
        assert_eq!(found, expected.trim_end(), "{}:\n{found}\n", case.display());
    }
}

/// What a case is for stands first in its name, or else it is for all that it shows.
#[test]
fn every_code_has_a_bad_issue() {
    let mut shown = BTreeSet::new();
    for case in cases() {
        let codes: Vec<String> =
            found(&case).iter().map(|it| it.chars().take(5).collect()).collect();
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        let own = name.split('-').next().unwrap_or_default();
        if own.starts_with('B') {
            assert!(codes.iter().any(|it| it == own), "{name} shows {codes:?}");
        }
        shown.extend(codes);
    }
    let missing: Vec<_> =
        Code::ALL.iter().map(|it| it.id()).filter(|it| !shown.contains(*it)).collect();
    assert!(missing.is_empty(), "no bad issue shows {missing:?}");
}

/// A remark has as much advice in one language as in the other.
#[test]
fn every_remark_is_made_in_both_languages() {
    for case in cases() {
        let job = Job::open(&case.join("issue.toml")).expect("an issue");
        let said = banxin::typeset(&job, &job.press()).diagnostics;
        let (zh, en) = (
            remarks(&said, &job.sources, Chinese),
            remarks(&said, &job.sources, English),
        );
        for (zh, en) in zh.iter().zip(&en) {
            assert_eq!(zh.hints.len(), en.hints.len(), "{}", en.message);
            let han = |it: &str| it.chars().any(|it| ('一'..='鿿').contains(&it));
            assert!(han(zh.message), "{}", zh.message);
            assert_ne!(zh.message, en.message);
        }
    }
}
