//! Reading from memory and from the disk, and writing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diag::Code;
use crate::job::{BUNDLED_LAYOUTS, Job, Options, write_whole};

/// An issue of one page with one story in `article`.
fn issue(article: &str) -> String {
    format!(
        "[paper]\nname = \"澜港日报\"\ndate = 2026-11-24\n[[page]]\nlayout = \"front\"\n\
         [[page.story]]\narticle = '{article}'\n\
         area = {{ col = 1, row = 20, cols = 2, rows = 30 }}\n"
    )
}

fn codes(files: &[(&str, &[u8])]) -> Vec<Code> {
    let files: BTreeMap<_, _> =
        files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    let job =
        Job::from_files(files, &Options::default()).expect("there is an issue.toml");
    job.diagnostics.iter().map(|it| it.code).collect()
}

#[test]
fn an_issue_needs_no_disk() {
    let toml = issue("a/b.md");
    assert_eq!(
        codes(&[("issue.toml", toml.as_bytes()), ("a/b.md", "正文".as_bytes())]),
        []
    );
}

#[test]
fn paths_may_not_climb_out() {
    for path in ["../secret.md", "/etc/passwd", "a/../../b.md", r"..\b.md", "C:/b.md"] {
        let toml = issue(path);
        assert_eq!(
            codes(&[("issue.toml", toml.as_bytes())]),
            [Code::OutsideFolder],
            "{path}"
        );
    }
}

#[test]
fn a_layout_in_another_encoding_is_refused() {
    let toml = issue("a.md");
    for bytes in [&b"\xFF\xFEa\0"[..], &b"\xD6\xD0\xCE\xC4"[..]] {
        let files: [(&str, &[u8]); 3] = [
            ("issue.toml", toml.as_bytes()),
            ("a.md", "正文".as_bytes()),
            ("layouts/front.toml", bytes),
        ];
        assert_eq!(codes(&files), [Code::FileUnreadable]);
    }
}

#[test]
fn the_issues_own_layout_comes_first() {
    let toml = issue("a.md");
    let files: [(&str, &[u8]); 3] = [
        ("issue.toml", toml.as_bytes()),
        ("a.md", b"x"),
        ("layouts/front.toml", b"trim = 3"),
    ];
    assert!(codes(&files).contains(&Code::BadValue), "the layout of the issue was read");
}

#[test]
fn every_layout_in_the_repository_is_bundled_and_sound() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts");
    let files =
        fs::read_dir(folder).expect("the repository has layouts").filter_map(|it| {
            let name = it.expect("a readable entry").file_name();
            name.to_string_lossy().strip_suffix(".toml").map(str::to_owned)
        });
    let mut files: Vec<_> = files.collect();
    files.sort();
    let mut bundled: Vec<_> = BUNDLED_LAYOUTS.iter().map(|(name, _)| *name).collect();
    bundled.sort_unstable();
    assert_eq!(files, bundled);
    for name in bundled {
        let toml = format!(
            "[paper]\nname = \"x\"\ndate = 2026-11-24\n[[page]]\nlayout = \"{name}\"\n"
        );
        assert_eq!(codes(&[("issue.toml", toml.as_bytes())]), [], "{name}");
    }
}

#[test]
fn a_file_is_written_whole_and_nothing_else() {
    let folder =
        std::env::temp_dir().join(format!("banxin-write-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the test");
    let path = folder.join("a.pdf");
    write_whole(&path, b"old").expect("written");
    write_whole(&path, b"new").expect("written again");
    assert_eq!(fs::read(&path).expect("the file"), b"new");
    assert!(
        write_whole(&folder.join("no/a.pdf"), b"x").is_err(),
        "there is no such folder"
    );
    assert!(write_whole(&folder, b"x").is_err(), "a folder is not a file");
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 1);
    fs::remove_dir_all(&folder).expect("the folder goes");
}

/// An issue on the disk whose article, face and picture are links to files outside it, or
/// paths that climb.
#[cfg(unix)]
fn with_ways_out(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
    fs::create_dir_all(folder.join("issue")).expect("a folder for the test");
    let toml = issue("a.md")
        + "[[page.story]]\narticle = '../b.md'\n\
           area = { col = 3, row = 20, cols = 2, rows = 30 }\n\
           [fonts.roles.kai]\nhan = ['Mine.ttf']\n";
    fs::write(folder.join("issue/issue.toml"), toml).expect("an issue");
    fs::write(folder.join("a.md"), "x").expect("a file outside");
    fs::write(folder.join("b.md"), "x").expect("another");
    let kai = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/kai");
    let links = [
        (folder.join("a.md"), "issue/a.md"),
        (kai.join("PressKaiSC-Regular.ttf"), "issue/Mine.ttf"),
    ];
    for (to, from) in links {
        std::os::unix::fs::symlink(to, folder.join(from)).expect("a link");
    }
    folder
}

#[cfg(unix)]
#[test]
fn nothing_leads_out_unless_it_is_allowed() {
    let folder = with_ways_out("banxin-out");
    let codes = |allow_outside| {
        let options = Options { allow_outside, ..Options::default() };
        let job = Job::open_with(&folder.join("issue/issue.toml"), &options);
        let job = job.expect("an issue");
        assert_eq!(job.name, "issue");
        job.diagnostics.iter().map(|it| it.code).collect::<Vec<_>>()
    };
    let out = Code::OutsideFolder;
    assert_eq!(codes(false), [out, out, Code::RoleWithoutFace]);
    assert_eq!(codes(true), []);
    fs::remove_dir_all(&folder).expect("the folder goes");
}

#[test]
fn faces_may_come_with_an_issue_in_memory() {
    let toml =
        issue("a.md") + "[fonts]\ndirs = ['own']\nroles.kai = { han = ['Mine.ttf'] }\n";
    let face = fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/kai/PressKaiSC-Regular.ttf"),
    )
    .expect("a bundled face");
    let files = [
        ("issue.toml", toml.as_bytes()),
        ("a.md", &b"x"[..]),
        ("own/Mine.ttf", &face[..]),
    ];
    assert_eq!(codes(&files), []);
    assert_eq!(codes(&files[..2]), [Code::RoleWithoutFace]);
}
