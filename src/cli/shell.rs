//! What a shell and `man` are told of the command: `banxin completions`, `banxin man`.

use banxin::diag::{Error, Tongue};
use clap::Args;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::cli::args;

/// What the command is called.
const NAME: &str = "banxin";

/// `banxin completions`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Completions {
    /// The shell: bash, zsh, fish, powershell or elvish
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: Shell,
}

/// `banxin man`.
#[derive(Clone, Debug, Args)]
pub(crate) struct ManPage {
    /// The page on this command alone, such as build
    #[arg(value_name = "COMMAND")]
    pub(crate) about: Option<String>,
}

/// The script that completes the command in `shell`.
pub(crate) fn completions(shell: Shell, tongue: Tongue) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(tongue), NAME, &mut script);
    String::from_utf8(script).unwrap_or_default()
}

/// The page of the manual on the whole, or on one command.
pub(crate) fn man(about: Option<&str>, tongue: Tongue) -> Result<String, Error> {
    let mut whole = args::command(tongue);
    whole.build();
    let command = match about {
        None => whole,
        Some(name) => {
            let found = whole.find_subcommand(name).cloned();
            found.ok_or_else(|| {
                Error::new(
                    format!("没有「{name}」这个命令"),
                    format!("there is no command \"{name}\""),
                )
            })?
        }
    };
    let mut page = Vec::new();
    // Writing to a text does not fail.
    let _ = Man::new(command).render(&mut page);
    let page = String::from_utf8(page).unwrap_or_default();
    Ok(match tongue {
        Tongue::Chinese => page.lines().map(chinese).collect(),
        Tongue::English => page,
    })
}

/// The heads of a page of the manual, which `clap_mangen` has in English only.
const HEADS: &[(&str, &str)] = &[
    ("NAME", "名称"),
    ("SYNOPSIS", "用法"),
    ("DESCRIPTION", "说明"),
    ("OPTIONS", "选项"),
    ("SUBCOMMANDS", "命令"),
    ("EXTRA", "其他"),
    ("VERSION", "版本"),
];

/// A line of a page with its head in Chinese, if it is one.
fn chinese(line: &str) -> String {
    let head = line.strip_prefix(".SH ").map(|it| it.trim_matches('"'));
    let known = HEADS.iter().find(|it| head == Some(it.0));
    known.map_or_else(|| format!("{line}\n"), |it| format!(".SH {}\n", it.1))
}
