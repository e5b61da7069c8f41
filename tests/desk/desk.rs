//! The command as a sub-editor meets it: folders for files, misspelt words, other people's
//! encodings, and what it shows of layouts, fonts and itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs `banxin` in `folder`, told to speak Chinese.
fn banxin(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
    command.args(args).current_dir(folder).env("LC_ALL", "zh_CN.UTF-8");
    for variable in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "BANXIN_FONTS"] {
        command.env_remove(variable);
    }
    command.output().expect("the command runs")
}

fn said(output: &Output) -> String {
    let [out, err] =
        [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it));
    format!("{out}{err}")
}

/// A folder that no other run of these tests uses, with an issue of a tabloid page in 周 三.
fn desk(name: &str) -> PathBuf {
    let name = format!("banxin-desk-{name}-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    let new = ["new", "周 三", "--layout", "tabloid-inside", "--date", "2026-11-24"];
    let output = banxin(&folder, &new);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    folder
}

#[track_caller]
fn refused(folder: &Path, args: &[&str], words: &[&str]) {
    let output = banxin(folder, args);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(words.iter().all(|it| said.contains(it)), "{words:?} in\n{said}");
}

#[test]
fn a_folder_will_do_and_so_will_nothing() {
    let desk = desk("folder");
    let output = banxin(&desk, &["build", "周 三"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(desk.join("周 三.pdf").is_file(), "called after the folder");
    let issue = desk.join("周 三");
    let output = banxin(&issue, &["build", "-o", "成品/"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(issue.join("成品/周 三.pdf").is_file(), "in a folder that was made");
    let windows = fs::read_to_string(issue.join("issue.toml")).expect("an issue");
    fs::write(issue.join("win.toml"), windows.replace('\n', "\r\n")).expect("written");
    let output = banxin(&issue, &["check", "win.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    fs::remove_dir_all(&desk).expect("it is ours");
}

#[test]
fn what_is_no_issue_is_said_kindly() {
    let desk = desk("kindly");
    refused(&desk, &["build"], &["没有 issue.toml", "banxin new"]);
    refused(
        &desk,
        &["check", "周 三/isue.toml"],
        &["没有「周 三/isue.toml」", "那里有 issue.toml"],
    );
    refused(&desk, &["check", "周 三/articles"], &["里没有 issue.toml"]);
    refused(&desk, &["check", "周 三/articles/lead.md"], &["是稿件或图片"]);
    refused(&desk, &["check", "周三/issue.toml"], &["没有「周三/issue.toml」"]);
    // 报 in GBK.
    fs::write(desk.join("gbk.toml"), b"[paper]\nname = \"\xB1\xA8\"\n").expect("written");
    refused(&desk, &["check", "gbk.toml"], &["GBK", "另存为UTF-8"]);
    fs::write(desk.join("u16.toml"), b"\xFF\xFEa\0").expect("written");
    refused(&desk, &["check", "u16.toml"], &["UTF-16", "另存为UTF-8"]);
    refused(&desk, &["build", "周 三", "-o", "gbk.toml/a.pdf"], &["写不了"]);
    fs::remove_dir_all(&desk).expect("it is ours");
}

#[test]
fn a_slip_on_the_command_line_is_said_in_chinese() {
    let here = Path::new(".");
    refused(here, &["biuld"], &["没有「biuld」这个命令", "是不是：build"]);
    refused(
        here,
        &["build", "--ouput", "a.pdf"],
        &["没有「--ouput」这个选项", "是不是：--output"],
    );
    refused(here, &["build", "--png", "9"], &["不能是「9」"]);
    refused(here, &["build", "--pdfx", "x3"], &["不能是「x3」", "x4, x1a"]);
    refused(here, &["explain"], &["还要写 <代码>"]);
    refused(here, &["build", "a", "b"], &["多了「b」"]);
    refused(here, &["completions", "tcsh"], &["可用的有", "zsh"]);
    refused(here, &["explain", "B9"], &["没有告示「B9」", "--all"]);
}

#[test]
fn layouts_are_drawn_with_their_slots_and_what_those_hold() {
    let desk = desk("layouts");
    let output = banxin(&desk, &["layouts", "comment"]);
    let drawn = said(&output);
    assert_eq!(output.status.code(), Some(0), "{drawn}");
    // `layouts/comment.toml`: lead is 2 columns of 22 by 43 rows.
    for words in ["390 × 545 毫米", "4 栏 × 22 字", "91 行", "lead", "1892 字", "┌"]
    {
        assert!(drawn.contains(words), "{words} in\n{drawn}");
    }
    let own = desk.join("周 三/layouts");
    fs::create_dir_all(&own).expect("a folder");
    let comment = include_str!("../../layouts/comment.toml");
    fs::write(own.join("mine.toml"), comment.replace("\"comment\"", "\"mine\""))
        .expect("written");
    let output = banxin(&desk, &["layouts", "--issue", "周 三", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let layouts = told["layouts"].as_array().expect("layouts");
    assert_eq!(layouts.len(), 1 + banxin::job::BUNDLED_LAYOUTS.len());
    assert_eq!(layouts[0]["name"], "mine");
    assert_eq!(layouts[0]["file"], "周 三/layouts/mine.toml");
    assert_eq!(layouts[0]["columns"], serde_json::json!([22, 22, 22, 22]));
    let lead = &layouts[0]["slots"].as_array().expect("slots")[0];
    assert_eq!((&lead["name"], &lead["characters"]), (&"lead".into(), &1892.into()));
    let output = banxin(&desk, &["layouts", "fornt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("是不是「front」"), "{}", said(&output));
    fs::remove_dir_all(&desk).expect("it is ours");
}

/// A layout of one's own is taken along into the new issue, which has nothing to remark.
#[test]
fn an_issue_is_begun_on_a_layout_of_ones_own() {
    let desk = desk("own");
    let inside = include_str!("../../layouts/tabloid-inside.toml");
    let own = inside.replace("\"tabloid-inside\"", "\"mine\"");
    fs::write(desk.join("mine.toml"), own).expect("written");
    let output = banxin(&desk, &["new", "新", "--layout", "mine.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let issue = fs::read_to_string(desk.join("新/issue.toml")).expect("an issue");
    assert!(
        issue.contains("layout = \"mine\"") && issue.contains("# lead：连标题排满约"),
        "{issue}"
    );
    let guide = fs::read_to_string(desk.join("新/README.md")).expect("a guide");
    assert!(guide.contains("banxin build") && guide.contains("「mine」"), "{guide}");
    let output = banxin(&desk, &["check", "新"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stderr.is_empty(), "{}", said(&output));
    fs::remove_dir_all(&desk).expect("it is ours");
}

#[test]
fn fonts_says_who_plays_which_role_and_what_is_missing() {
    let desk = desk("fonts");
    let issue = desk.join("周 三/issue.toml");
    let copy = desk.join("周 三/articles/lead.md");
    let text = fs::read_to_string(&copy).expect("an article");
    fs::write(&copy, text + "\n阿拉伯字母ب。\n").expect("written");
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fonts");
    let restricted = "fstype-0002-restricted.otf";
    fs::copy(small.join(restricted), desk.join("周 三").join(restricted))
        .expect("a font");
    let roles = "\n[fonts.roles.kai]\nhan = \"kai/PressKaiSC-Regulr.ttf\"\n";
    let text = fs::read_to_string(&issue).expect("an issue");
    fs::write(&issue, text + roles).expect("written");

    let output = banxin(&desk, &["fonts", "周 三", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let roles = told["fonts"]["roles"].as_array().expect("roles");
    let role = |name: &str| roles.iter().find(|it| it["role"] == name).expect("a role");
    assert_eq!(role("song")["han"]["face"], "PressSongSC-Regular");
    assert_eq!(role("song")["han"]["from"], "bundled");
    assert_eq!(role("song")["western"]["face"], "SourceSerif4SmText-Regular");
    let folders = told["fonts"]["folders"].as_array().expect("folders");
    assert_eq!(folders[0]["from"], "issue");
    assert_eq!(folders[0]["faces"][0]["file"], restricted);
    assert_eq!(folders[0]["faces"][0]["embedding"], "restricted");
    let remarks = told["diagnostics"].as_array().expect("remarks");
    let codes: Vec<_> = remarks.iter().filter_map(|it| it["code"].as_str()).collect();
    assert!(codes.contains(&"B2001") && codes.contains(&"B2004"), "{codes:?}");
    assert!(codes.iter().all(|it| it.starts_with("B20")), "{codes:?}");

    let words = said(&banxin(&desk, &["fonts", "周 三"]));
    for expected in
        ["角色", "随程序", "不许嵌入，不可用", "是不是「PressKaiSC-Regular.ttf」"]
    {
        assert!(words.contains(expected), "{expected} in\n{words}");
    }
    fs::remove_dir_all(&desk).expect("it is ours");
}

#[test]
fn colors_are_for_those_who_want_them() {
    let bad = Path::new("tests/issues-bad/paper");
    let colored = |args: &[&str], variable: Option<(&str, &str)>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
        command.arg("check").arg(bad).args(args).env_remove("NO_COLOR");
        command.env_remove("CLICOLOR_FORCE").envs(variable);
        command.output().expect("the command runs").stderr.contains(&0x1B)
    };
    let force = Some(("CLICOLOR_FORCE", "1"));
    assert!(!colored(&[], None), "a pipe");
    assert!(colored(&[], force), "forced");
    assert!(colored(&["--color", "always"], Some(("NO_COLOR", "1"))), "asked for");
    assert!(!colored(&["--color=never"], force), "refused");
}

#[test]
fn a_shell_completes_every_command_and_the_manual_explains_it() {
    let here = Path::new(".");
    let commands = ["build", "new", "check", "heads", "layouts", "fonts", "explain"];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = said(&banxin(here, &["completions", shell]));
        let missing: Vec<_> =
            commands.iter().filter(|it| !script.contains(**it)).collect();
        assert!(missing.is_empty(), "{shell}: {missing:?}");
    }
    let manual = said(&banxin(here, &["man"]));
    assert!(manual.contains(".TH banxin 1"), "{manual}");
    let heads: Vec<_> = manual.lines().filter(|it| it.starts_with(".SH ")).collect();
    assert!(heads.contains(&".SH 名称") && heads.contains(&".SH 用法"), "{heads:?}");
    assert!(heads.iter().all(|it| !it[4..].is_ascii()), "{heads:?}");
    for command in commands {
        let page = said(&banxin(here, &["man", command, "--lang", "en"]));
        assert!(page.contains(&format!(".TH banxin-{command} 1")), "{page}");
        assert!(page.contains("Examples:"), "{page}");
    }
    refused(here, &["man", "print"], &["没有「print」这个命令"]);
    refused(here, &["build", "--png", "abc"], &["不能是「abc」，要写成整数"]);
    refused(here, &["build", "--png", "5"], &["不能是「5」，要写成10到1200的整数"]);
}

/// `docs/remarks.md` is made by the program.
#[test]
fn the_reference_of_remarks_is_in_step() {
    let output = banxin(Path::new("."), &["explain", "--all", "--format", "markdown"]);
    let made = String::from_utf8(output.stdout).expect("UTF-8");
    let kept = include_str!("../../docs/remarks.md");
    assert!(
        made == kept,
        "write it anew: banxin explain --all --format markdown > docs/remarks.md"
    );
}
