//! Issues that a program writes: the types of `banxin::draft` say what the text says.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use banxin::Job;
use banxin::draft::{Area, Draft, Layout, Page, Story};
use banxin::job::Options;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Every issue of `folder` that can be read, and every file of it by its path.
fn issues(folder: &str) -> Vec<(PathBuf, BTreeMap<String, Vec<u8>>)> {
    let entries =
        fs::read_dir(Path::new(ROOT).join(folder)).expect("the folder is there");
    let folders = entries.map(|it| it.expect("an entry").path()).filter(|it| it.is_dir());
    let mut found: Vec<_> = folders.map(|it| (it.clone(), files(&it, &it))).collect();
    found.retain(|(_, files)| files.contains_key("issue.toml"));
    found.sort();
    assert!(!found.is_empty(), "{folder} has issues");
    found
}

fn files(root: &Path, folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder that can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(root, &path));
            continue;
        }
        let name = path.strip_prefix(root).expect("inside").to_string_lossy();
        found.insert(name.replace('\\', "/"), fs::read(&path).expect("a file"));
    }
    found
}

/// What an issue looks like, in words, with what is remarked upon it.
fn looks(job: &Job) -> String {
    let made = banxin::typeset(job, &job.press());
    let remarks: Vec<_> = made.diagnostics.iter().map(|it| &it.message.en).collect();
    let proof = made.output.map(|it| it.proof).unwrap_or_default();
    format!("{remarks:?}\n{}", banxin::proof::dump(&proof, &job.fonts))
}

#[test]
fn a_draft_sets_as_the_issue_it_was_read_from() {
    for (folder, mut files) in issues("tests/issues") {
        let name = folder.display();
        let options = Options { no_lock: true, ..Options::default() };
        let written =
            Job::from_files(files.clone(), &options).expect("an issue that can be read");
        let text = files.remove("issue.toml").expect("it was there");
        let text = String::from_utf8(text).expect("an issue is text");
        let mut draft =
            Draft::read(&text).unwrap_or_else(|it| panic!("{name}: {}", it.words().en));
        for (path, bytes) in &mut files {
            if path.starts_with("layouts/") {
                let text = String::from_utf8(bytes.clone()).expect("a layout is text");
                let layout = Layout::read(&text)
                    .unwrap_or_else(|it| panic!("{name}, {path}: {}", it.words().en));
                let file = path.trim_start_matches("layouts/").trim_end_matches(".toml");
                let again = Draft::default().layout(file, &layout).expect("TOML");
                bytes.clone_from(&again.files[path]);
            }
        }
        draft.files = files;
        let drafted = Job::of_draft(&draft, &options).expect("a draft has a text");
        assert_eq!(looks(&drafted), looks(&written), "{name}");
        let again = Draft::read(&draft.text().expect("a text")).expect("its own text");
        assert_eq!(again.pages, draft.pages, "{name}");
    }
}

#[test]
fn samples_can_be_read_as_drafts() {
    for (folder, files) in issues("examples") {
        let text = String::from_utf8(files["issue.toml"].clone()).expect("text");
        let draft = Draft::read(&text);
        draft.unwrap_or_else(|it| panic!("{}: {}", folder.display(), it.words().en));
    }
    let layouts = fs::read_dir(Path::new(ROOT).join("layouts")).expect("the layouts");
    let layouts = layouts.map(|it| it.expect("an entry").path());
    for path in layouts.filter(|it| it.extension().is_some_and(|it| it == "toml")) {
        let text = fs::read_to_string(&path).expect("a layout");
        let layout = Layout::read(&text);
        layout.unwrap_or_else(|it| panic!("{}: {}", path.display(), it.words().en));
    }
}

#[test]
fn a_draft_travels_as_json() {
    let story = Story::new("a.md").area(Area::new(1, 1, 2, 30)).slot("lead");
    let story = Story { head_air: Some(0.5), jump: Some(3), ..story };
    let draft = Draft::new("澜港日报", "2026-11-24".parse().expect("a day"))
        .page(Page::new("front").story(story));
    let text = serde_json::to_string(&draft).expect("JSON");
    assert!(text.contains(r#""date":"2026-11-24""#), "{text}");
    assert!(text.contains(r#""area":[{"col":1,"row":1,"cols":2,"rows":30}]"#), "{text}");
    let back: Draft = serde_json::from_str(&text).expect("a draft");
    assert_eq!(back, draft);
}

#[test]
fn what_no_draft_has_is_refused() {
    let paper = "[paper]\nname = \"报\"\ndate = 2026-11-24\n";
    for (wrong, what) in [
        ("[[page]]\nlayout = \"front\"\ncolour = 1\n", "an unknown key"),
        ("[[page]]\nlayout = 7\n", "a number for words"),
        ("[style]\nfit = \"loose\"\n[[page]]\nlayout = \"front\"\n", "an unknown word"),
        ("[[page]\n", "no TOML"),
    ] {
        let read = Draft::read(&format!("{paper}{wrong}"));
        let said = read.expect_err(what).words().en.clone();
        assert!(said.contains("line"), "{what}: {said}");
    }
    assert!("24.11.2026".parse::<banxin::draft::Date>().is_err(), "no such form");
    assert!("2026-11-24T10:00:00".parse::<banxin::draft::Date>().is_err(), "a time");
}

/// What programs on several threads share.
#[test]
fn what_is_read_and_set_travels_between_threads() {
    const fn travels<T: Send + Sync>() {}
    travels::<Draft>();
    travels::<Job>();
    travels::<banxin::Typeset>();
    travels::<banxin::job::Edition>();
    travels::<banxin::diag::Error>();
    travels::<banxin::diag::Diagnostics>();
}
