//! Small issues with their proofs in words. Each folder of `tests/issues` holds an issue,
//! whose first lines say what to look at, and `proof.txt`. `UPDATE=1 cargo test` writes
//! the proofs anew; read what has changed before you keep it.

use std::fs;
use std::path::{Path, PathBuf};

use banxin::Job;
use banxin::diag::Tongue::English;
use banxin::diag::render::remarks;

/// Every small issue, by its folder.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/issues");
    let entries = fs::read_dir(folder).expect("the small issues are there");
    let mut cases: Vec<_> = entries.map(|it| it.expect("an entry").path()).collect();
    cases.sort();
    cases
}

/// The proof of an issue in words, with what was remarked upon it.
fn proof(case: &Path) -> String {
    let job = Job::open(&case.join("issue.toml")).expect("an issue that can be read");
    let made = banxin::typeset(&job, &job.press());
    let mut text = String::new();
    for remark in remarks(&made.diagnostics, &job.sources, English) {
        text.push_str(&format!("{} {}\n", remark.code, remark.message));
    }
    let set = made.output.unwrap_or_default();
    text.push_str(&banxin::proof::dump(&set.proof, &job.fonts));
    text
}

/// The first line in which two texts differ.
fn difference(found: &str, kept: &str) -> String {
    let mut both = (1..).zip(found.lines().zip(kept.lines()));
    match both.find(|(_, (one, other))| one != other) {
        Some((at, (one, other))) => format!("line {at}\n  is  {one}\n  was {other}"),
        None => format!("{} lines, was {}", found.lines().count(), kept.lines().count()),
    }
}

#[test]
fn every_proof_is_as_it_was_read_and_kept() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut changed = Vec::new();
    for case in cases() {
        let file = case.join("proof.txt");
        let found = proof(&case);
        if update {
            fs::write(&file, &found).expect("a proof that can be written");
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        // A checkout may have changed the line ends.
        let kept = kept.replace("\r\n", "\n");
        if found != kept {
            changed.push(format!("{}: {}", case.display(), difference(&found, &kept)));
        }
    }
    let way = "if this is right: UPDATE=1 cargo test --test house issues";
    assert!(changed.is_empty(), "{}\n{way}", changed.join("\n"));
}

#[test]
fn every_proof_belongs_to_an_issue_that_says_what_to_look_at() {
    for case in cases() {
        let issue = fs::read_to_string(case.join("issue.toml")).unwrap_or_default();
        let name = case.display();
        assert!(issue.starts_with("# "), "{name}: no issue, or it does not say");
        assert!(issue.contains("\n# Check: "), "{name}: what is to be checked?");
    }
}
