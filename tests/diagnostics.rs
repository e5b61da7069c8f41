//! Issues that are wrong on purpose: each folder of `tests/issues-bad` has an
//! `expected.txt` with one line for each remark, in order: code, `file:line:column`, the
//! Chinese words and, where given, the English words. An issue on whose reading there is
//! nothing to remark is set, and shows remarks on setting.

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

/// The remarks on a case in the form of `expected.txt`, with `words` of the message.
fn found(case: &Path) -> Vec<(String, String, String)> {
    let job = Job::open(&case.join("issue.toml")).expect("an issue that can be read");
    let said = match job.diagnostics.is_empty() {
        true => banxin::typeset(&job, &job.press()).diagnostics,
        false => job.diagnostics,
    };
    let chinese = remarks(&said, &job.sources, Chinese);
    let english = remarks(&said, &job.sources, English);
    let both = chinese.iter().zip(&english);
    both.map(|(zh, en)| {
        let file = Path::new(zh.file.expect("a remark on a place in the copy"));
        let file = file.strip_prefix(case).unwrap_or(file).display();
        let (line, column) = (zh.line.unwrap_or(0), zh.column.unwrap_or(0));
        let place = format!("{} {file}:{line}:{column}", zh.code);
        (place, zh.message.to_owned(), en.message.to_owned())
    })
    .collect()
}

#[test]
fn every_mistake_is_found_at_its_place() {
    for case in cases() {
        let expected =
            fs::read_to_string(case.join("expected.txt")).expect("expectations");
        let found = found(&case);
        let shown: Vec<_> =
            found.iter().map(|(at, zh, en)| format!("{at} | {zh} | {en}")).collect();
        let shown = shown.join("\n");
        let lines: Vec<_> = expected.lines().collect();
        assert_eq!(found.len(), lines.len(), "{}:\n{shown}", case.display());
        for (line, (place, zh, en)) in lines.iter().zip(&found) {
            let mut parts = line.split('|').map(str::trim);
            let [at, chinese, english] =
                [(); 3].map(|()| parts.next().unwrap_or_default());
            let said = |wanted: &str, words: &str| wanted.is_empty() || wanted == words;
            let right = at == place && said(chinese, zh) && said(english, en);
            assert!(right, "{}: wanted\n{line}\nin\n{shown}", case.display());
        }
    }
}

#[test]
fn every_remark_on_reading_has_a_bad_issue() {
    let found: BTreeSet<String> = cases()
        .iter()
        .flat_map(|case| found(case))
        .map(|(place, ..)| place.chars().take(5).collect())
        .collect();
    let reading = Code::ALL.iter().map(|it| it.id()).filter(|it| it.starts_with("B1"));
    let missing: Vec<_> = reading.filter(|it| !found.contains(*it)).collect();
    assert!(missing.is_empty(), "no bad issue shows {missing:?}");
}
