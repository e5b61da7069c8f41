//! The command as a person and as a program meet it: what goes where, and exit codes.

use std::process::{Command, Output};

/// Runs `banxin` with `args`, told to speak English.
fn banxin(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
    let command = command.args(args).env("LC_ALL", "C").env_remove("CLICOLOR_FORCE");
    command.output().expect("the command runs")
}

/// A folder that no other run of these tests uses.
fn own_folder(name: &str) -> std::path::PathBuf {
    std::env::temp_dir().join(format!("banxin-command-{name}-{}", std::process::id()))
}

const BAD: &str = "tests/issues-bad/overlap/issue.toml";
const WORSE: &str = "tests/issues-bad/paper/issue.toml";

#[test]
fn an_issue_with_errors_exits_with_1_and_speaks_on_stderr() {
    let output = banxin(&["check", WORSE]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty(), "nothing was made");
    let words = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(words.contains("error[B1103]: \"paper\" lacks \"name\""), "{words}");
    assert!(words.ends_with("12 errors\n"), "{words}");
    assert!(!words.contains('\u{1b}'), "no colours in a pipe");
}

#[test]
fn chinese_is_spoken_when_asked_for() {
    let output = banxin(&["check", WORSE, "--lang", "zh"]);
    let words = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(words.contains("错误[B1103]: 「paper」缺少必填的「name」"), "{words}");
}

#[test]
fn json_goes_to_stdout_whole() {
    let output = banxin(&["check", WORSE, "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.is_empty(), "a program reads stdout alone");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let first = &told["diagnostics"][0];
    assert_eq!(first["code"], "B1103");
    assert_eq!(first["severity"], "error");
    assert_eq!((&first["line"], &first["column"]), (&1.into(), &1.into()));
    assert_eq!(first["file"], WORSE);
}

#[test]
fn what_cannot_start_exits_with_2() {
    for args in [&["check", "no-such.toml"][..], &["check"], &["print", BAD]] {
        assert_eq!(banxin(args).status.code(), Some(2), "{args:?}");
    }
    let output = banxin(&["check", "no-such.toml", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(
        told["error"].as_str().is_some_and(|it| it.contains("no-such.toml")),
        "{told}"
    );
}

#[test]
fn help_is_in_the_language_of_the_person() {
    let output = banxin(&["build", "--help", "--lang=zh"]);
    assert_eq!(output.status.code(), Some(0));
    let words = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(words.contains("排出整期报纸"), "{words}");
}

/// Two columns of 120 points with a gap of 12, body 10 on 14, 18 rows.
const TWO: &str = "tests/issues/head-over/issue.toml";

/// 30 points: 120 hold 4, 252 hold 8. Ten rows are 136 points deep; without an em of 10 at
/// both ends 116 are left and hold 3; fifteen rows, 206 and 186, hold 6. A line of 30 and
/// 11.2 of white take 4 rows, 52 points deep. 13 points: 9, 19, 8, 14, and 24.2 points are
/// a hair more than the 24 of 2 rows, so 3.
#[test]
fn heads_tells_how_many_characters_fill_so_many_columns() {
    let output = banxin(&["heads", TWO, "--face", "title-heavy"]);
    assert_eq!(output.status.code(), Some(0));
    let words = String::from_utf8(output.stdout).expect("UTF-8");
    let numbers: Vec<Vec<&str>> =
        words.lines().map(|it| it.split_whitespace().collect()).collect();
    assert!(words.starts_with("layout \"two\", horizontal, body 10 on 14"), "{words}");
    assert_eq!(numbers[1], ["title-heavy"]);
    assert_eq!(numbers[2], ["size", "rows", "1c", "2c", "upright", "10r", "15r"]);
    assert!(numbers.contains(&vec!["30", "4", "4", "8", "3", "6"]), "{words}");
    assert!(numbers.contains(&vec!["13", "3", "9", "19", "8", "14"]), "{words}");
    assert_eq!(numbers.len(), 3 + 25, "a line for each size");
}

#[test]
fn heads_speaks_chinese_and_to_programs() {
    let output = banxin(&["heads", "--layout", "supplement", "--lang", "zh"]);
    let words = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        words.starts_with("版式「supplement」，直排，正文 10 点，行距 15 点"),
        "{words}"
    );
    assert!(words.contains("1段") && words.contains("横题"), "{words}");

    let output = banxin(&["heads", TWO, "--format", "json", "--face", "kai"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let faces = &told["heads"][0]["faces"][0];
    let thirty = faces["sizes"].as_array().expect("sizes").iter();
    let thirty: Vec<_> = thirty.filter(|it| it["size"] == "30").collect();
    assert_eq!(faces["roles"][0], "kai");
    assert_eq!(thirty[0]["columns"], serde_json::json!([4, 8]));
}

#[test]
fn heads_says_what_layouts_and_roles_there_are() {
    let output = banxin(&["heads", "--layout", "fronts"]);
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(words.contains("B1301") && words.contains("front"), "{words}");
    let output = banxin(&["heads", "--face", "kaii", "--layout", "front"]);
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(words.contains("B2001") && words.contains("kai"), "{words}");
}

const NO_ROOM: &str = "tests/issues/narrow-folio/issue.toml";

/// The folio line has no room: the PDF is held back, and `--force` writes it.
#[test]
fn an_issue_with_errors_is_held_back_unless_forced() {
    let folder = own_folder("force");
    std::fs::create_dir_all(&folder).expect("a folder");
    let out = folder.join("out.pdf");
    let path = out.to_str().expect("ASCII");
    drop(std::fs::remove_file(&out));
    let output = banxin(&["build", NO_ROOM, "-o", path]);
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(words.contains("B4004") && words.contains("--force"), "{words}");
    assert!(!out.exists(), "held back");
    let output = banxin(&["build", NO_ROOM, "-o", path, "--force"]);
    assert_eq!(output.status.code(), Some(1), "it still has errors");
    assert!(out.exists(), "written");
    std::fs::remove_dir_all(&folder).expect("it is ours");
}

/// A PDF for each page under the names of the trade; a spread is called after both.
#[test]
fn pages_are_written_one_by_one() {
    let folder = own_folder("pages");
    let path = folder.to_str().expect("ASCII");
    for (issue, wanted) in [
        (
            "tests/issues/jump/issue.toml",
            &["JUMP_20261124_01.pdf", "JUMP_20261124_02.pdf"][..],
        ),
        (
            "tests/issues/spread/issue.toml",
            &[
                "SPREAD_20261124_01.pdf",
                "SPREAD_20261124_02-03.pdf",
                "SPREAD_20261124_04.pdf",
            ][..],
        ),
    ] {
        let output = banxin(&["build", issue, "--pages", path, "--pdfx", "x1a"]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let entries = std::fs::read_dir(&folder).expect("a folder");
        let mut names: Vec<_> = entries
            .map(|it| it.expect("an entry").file_name().into_string().expect("ASCII"))
            .collect();
        names.sort();
        assert_eq!(names, wanted);
        for name in names {
            let file = std::fs::read(folder.join(name)).expect("a file");
            assert!(file.starts_with(b"%PDF-1.4"), "a whole PDF/X of its own");
        }
        std::fs::remove_dir_all(&folder).expect("it is ours");
    }
}

/// `--lock` writes the lock beside the issue, the next build keeps to it, and `--no-lock`
/// does not look at it.
#[test]
fn a_lock_is_written_beside_the_issue() {
    let folder = std::env::temp_dir().join(format!("banxin-lock-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let at = |name: &str| folder.join(name).display().to_string();
    let issue = "[paper]\nname = \"定\"\ndate = 2026-11-24\n[[page]]\nlayout = \"comment\"\n\
        [[page.story]]\narticle = \"a.md\"\narea = { col = 1, row = 1, cols = 2, rows = 20 }\n";
    std::fs::write(at("i.toml"), issue).expect("written");
    std::fs::write(at("a.md"), "+++\nmain = \"定样\"\n+++\n排定的版样。\n")
        .expect("written");
    let build = |out: &str, asked: &[&str]| {
        let (issue, out) = (at("i.toml"), at(out));
        let output = banxin(&[&["build", &issue, "-o", &out], asked].concat());
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    build("1.pdf", &["--lock"]);
    let lock = std::fs::read_to_string(at("i.lock.toml")).expect("a lock");
    assert!(lock.contains("[[story]]\nid = \"a\"\n"), "{lock}");
    assert!(!build("2.pdf", &[]).contains("B180"));
    let read = |name: &str| std::fs::read(at(name)).expect("a PDF");
    assert!(read("1.pdf") == read("2.pdf"), "the same bytes");
    std::fs::write(at("i.lock.toml"), lock.replace("id = \"a\"", "id = \"b\""))
        .expect("");
    assert!(build("2.pdf", &[]).contains("note[B1801]"));
    assert!(!build("2.pdf", &["--no-lock"]).contains("B180"));
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn codes_are_explained() {
    let output = banxin(&["explain", "b5102", "B4001"]);
    assert_eq!(output.status.code(), Some(0));
    let words = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(words.starts_with("B5102 [error]") && words.contains("240"), "{words}");
    assert!(words.contains("B4001 [error] text left over"), "{words}");
    let output = banxin(&["explain", "B5102", "--lang", "zh"]);
    let words = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(words.contains("怎么办："), "{words}");
    assert_eq!(banxin(&["explain", "B9999"]).status.code(), Some(2));
    let output = banxin(&["explain", "--all"]);
    let words = String::from_utf8(output.stdout).expect("UTF-8");
    let all = banxin::diag::Code::ALL;
    assert_eq!(words.lines().filter(|it| it.starts_with('B')).count(), all.len());
    let output = banxin(&["explain", "B5102", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(told["explained"][0]["code"], "B5102");
}

/// An issue of every bundled layout is begun, and there is nothing to remark on
/// it; a folder that is not empty is left alone.
#[test]
fn a_new_issue_builds_at_once() {
    let folder = own_folder("new");
    for (layout, _) in banxin::job::BUNDLED_LAYOUTS {
        let at = folder.join(layout).display().to_string();
        let new =
            ["new", &at, "--layout", layout, "--name", "试\"报", "--date", "2026-11-24"];
        let output = banxin(&new);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let issue = format!("{at}/issue.toml");
        let output = banxin(&["check", &issue]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let words = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(words.is_empty(), "{layout}: {words}");
        let before = std::fs::read(&issue).expect("an issue");
        let output = banxin(&new);
        assert_eq!(output.status.code(), Some(2), "a second time");
        assert!(before == std::fs::read(&issue).expect("an issue"), "as it was");
    }
    std::fs::remove_dir_all(&folder).expect("it is ours");
}

#[test]
fn a_new_issue_needs_a_layout_that_is_there() {
    let folder = own_folder("none");
    let at = folder.display().to_string();
    let output = banxin(&["new", &at, "--layout", "fornt"]);
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(
        words.contains("B1301") && words.contains("did you mean \"front\"?"),
        "{words}"
    );
    assert!(!folder.exists(), "nothing was made");
    assert_eq!(banxin(&["new", &at, "--date", "tomorrow"]).status.code(), Some(2));
}
