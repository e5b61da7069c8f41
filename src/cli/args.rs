//! What may be written on the command line.

use std::path::PathBuf;

use banxin::diag::Tongue;
use banxin::pdfx::Flavor;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::cli::chinese;

/// Sets a Chinese newspaper and writes the PDF the press prints from.
#[derive(Clone, Debug, Parser)]
#[command(name = "banxin", version, max_term_width = 90)]
#[command(after_help = "Exit codes: 0 made, 1 the issue has errors, 2 could not start.")]
pub(crate) struct Request {
    /// What is to be done.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// The language of messages [default: as the system's]
    #[arg(long, value_enum, value_name = "LANG", global = true)]
    lang: Option<Lang>,
}

/// What can be done.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Command {
    /// Set the issue and write its PDF
    Build(Build),
    /// Begin an issue: a folder with sample copy in every place of a layout
    New(New),
    /// Do everything but write: read, set, and say what is wrong
    Check(Check),
    /// Show the pages in the browser, and set them anew at every save
    #[cfg(feature = "preview")]
    Preview(Preview),
    /// Show how many characters of a headline fill so many columns
    Heads(Heads),
    /// Tell what a remark's code means, why it matters and how to mend it
    Explain(Explain),
}

/// `banxin build`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) common: Common,
    /// Where the PDF goes [default: the issue folder's name, here]
    #[arg(short, long, value_name = "OUT.pdf")]
    pub(crate) output: Option<PathBuf>,
    /// Write each page as a PDF of its own into this folder, named by paper, date and page
    #[arg(long, value_name = "DIR")]
    pub(crate) pages: Option<PathBuf>,
    /// Write the PDF although the issue has errors
    #[arg(long)]
    pub(crate) force: bool,
    /// Draw each page as a PNG beside the PDF too, with so many dots to the inch
    #[arg(long, value_name = "DPI", value_parser = clap::value_parser!(u32).range(10..=1200))]
    pub(crate) png: Option<u32>,
    /// Draw each page as an SVG beside the PDF too, sharp at any size
    #[arg(long)]
    pub(crate) svg: bool,
    /// Write a PDF for reading on a screen too, beside the PDF as OUT-web.pdf
    #[arg(long)]
    pub(crate) web: bool,
    /// Write what make-up decided to ISSUE.lock.toml beside the issue, for the next run
    #[arg(long)]
    pub(crate) lock: bool,
}

/// `banxin check`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) common: Common,
}

/// `banxin preview`.
#[cfg(feature = "preview")]
#[derive(Clone, Debug, Args)]
pub(crate) struct Preview {
    /// The issue's description; files it names are looked for beside it
    #[arg(value_name = "ISSUE.toml")]
    pub(crate) issue: PathBuf,
    /// The port of this machine at which the pages are shown [default: one that is free]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) port: u16,
    /// Open no browser: its address is told
    #[arg(long)]
    pub(crate) no_open: bool,
    /// Leave ISSUE.lock.toml unread and make everything up afresh
    #[arg(long)]
    pub(crate) no_lock: bool,
    /// Look for fonts in this folder too (may be given more than once)
    #[arg(long, value_name = "DIR")]
    pub(crate) fonts: Vec<PathBuf>,
}

/// `banxin new`.
#[derive(Clone, Debug, Args)]
pub(crate) struct New {
    /// The folder; it is made, and must be empty if it is there
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// The layout of its page; `banxin layouts` shows all
    #[arg(long, value_name = "NAME", default_value = "tabloid-front")]
    pub(crate) layout: String,
    /// What the paper is called [default: 新报]
    #[arg(long, value_name = "WORDS")]
    pub(crate) name: Option<String>,
    /// The date of the issue, such as 2026-11-24 [default: today in China]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) date: Option<String>,
    #[command(flatten)]
    manner: Manner,
}

/// `banxin heads`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Heads {
    /// The issue whose layouts and faces are shown [default: the layouts of banxin]
    #[arg(value_name = "ISSUE.toml")]
    pub(crate) issue: Option<PathBuf>,
    /// Show this layout only (may be given more than once)
    #[arg(long, value_name = "LAYOUT")]
    pub(crate) layout: Vec<String>,
    /// Show this role's face only (may be given more than once)
    #[arg(long, value_name = "ROLE")]
    pub(crate) face: Vec<String>,
    #[command(flatten)]
    manner: Manner,
}

/// `banxin explain`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Explain {
    /// Codes of remarks, such as B5102
    #[arg(value_name = "CODE", required = true)]
    pub(crate) code: Vec<String>,
    /// How the result is told: to a person, or as JSON to a program
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// What commands that set an issue take.
#[derive(Clone, Debug, Args)]
pub(crate) struct Common {
    /// The issue's description; files it names are looked for beside it
    #[arg(value_name = "ISSUE.toml")]
    pub(crate) issue: PathBuf,
    /// Which PDF/X is written: x4 or x1a [default: as the issue says, else x4]
    #[arg(long, value_name = "FLAVOR", value_parser = flavor)]
    pub(crate) pdfx: Option<Flavor>,
    /// Tell how each story came to fill its rows
    #[arg(long)]
    fit: bool,
    /// Leave ISSUE.lock.toml unread and make everything up afresh
    #[arg(long)]
    pub(crate) no_lock: bool,
    #[command(flatten)]
    manner: Manner,
}

/// What every command that reads takes.
#[derive(Clone, Debug, Args)]
pub(crate) struct Manner {
    /// Look for fonts in this folder too (may be given more than once)
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
    /// How the result is told: to a person, or as JSON to a program
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// The language of messages.
#[derive(Copy, Clone, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

/// How the result is told.
#[derive(Copy, Clone, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// To a person
    Human,
    /// To a program
    Json,
}

impl Request {
    /// Folders in which fonts are looked for too.
    pub(crate) fn fonts(&self) -> &[PathBuf] {
        match &self.command {
            Command::Build(it) => &it.common.manner.fonts,
            Command::Check(it) => &it.common.manner.fonts,
            Command::New(it) => &it.manner.fonts,
            Command::Heads(it) => &it.manner.fonts,
            Command::Explain(_) => &[],
            #[cfg(feature = "preview")]
            Command::Preview(it) => &it.fonts,
        }
    }

    /// How the result is told.
    pub(crate) const fn format(&self) -> Format {
        match &self.command {
            Command::Build(it) => it.common.manner.format,
            Command::Check(it) => it.common.manner.format,
            Command::New(it) => it.manner.format,
            Command::Heads(it) => it.manner.format,
            Command::Explain(it) => it.format,
            #[cfg(feature = "preview")]
            Command::Preview(_) => Format::Human,
        }
    }

    /// Whether it is to be told how stories fill their rows.
    pub(crate) const fn asks_for_fit(&self) -> bool {
        match &self.command {
            Command::Build(it) => it.common.fit,
            Command::Check(it) => it.common.fit,
            _ => false,
        }
    }

    /// The language asked for, or else `usual`.
    pub(crate) const fn tongue(&self, usual: Tongue) -> Tongue {
        match self.lang {
            Some(Lang::Zh) => Tongue::Chinese,
            Some(Lang::En) => Tongue::English,
            None => usual,
        }
    }
}

/// A day as it is written.
fn day(written: &str) -> Result<String, String> {
    let read = written.parse::<toml::value::Datetime>();
    let is_day = |it: &toml::value::Datetime| it.date.is_some() && it.time.is_none();
    match read {
        Ok(it) if is_day(&it) => Ok(written.to_owned()),
        Ok(_) | Err(_) => Err("2026-11-24".to_owned()),
    }
}

/// A flavour of PDF/X by its name.
fn flavor(name: &str) -> Result<Flavor, String> {
    let known: Vec<_> = Flavor::ALL.iter().map(|it| it.profile().name).collect();
    Flavor::named(name).ok_or_else(|| known.join(", "))
}

/// Reads the command line; help and mistakes in it end the program here.
pub(crate) fn parse(tongue: Tongue) -> Request {
    let command = match tongue {
        Tongue::Chinese => chinese::speak(Request::command()),
        Tongue::English => Request::command(),
    };
    let matches = command.get_matches();
    Request::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Request::command().debug_assert();
        chinese::speak(Request::command()).debug_assert();
    }

    #[test]
    fn help_in_chinese_leaves_nothing_in_english() {
        let mut command = chinese::speak(Request::command());
        command.build();
        for sub in command.get_subcommands_mut().filter(|it| it.get_name() != "help") {
            let help = format!("{}{}", sub.render_help(), sub.render_long_help());
            for english in ["Usage", "Options", "Arguments", "Print", "the ", "default:"]
            {
                assert!(!help.contains(english), "{english} in\n{help}");
            }
        }
    }
}
