//! The command as a person and as a program meet it: what goes where, and exit codes.
#![cfg(feature = "cli")]

use std::process::{Command, Output};

/// Runs `banxin` with `args`, told to speak English.
fn banxin(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
    let command = command.args(args).env("LC_ALL", "C").env("CLICOLOR_FORCE", "1");
    command.output().expect("the command runs")
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
