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
    Ok(String::from_utf8(page).unwrap_or_default())
}
