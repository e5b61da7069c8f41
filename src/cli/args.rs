//! What may be written on the command line.

use std::path::PathBuf;

use banxin::diag::Tongue;
use banxin::model;
use banxin::pdfx::Flavor;
use clap::{
    Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum,
};

use crate::cli::shell::{Completions, ManPage};
use crate::cli::{chinese, color, mistake, report, usage};

/// Sets a Chinese newspaper and writes the PDF the press prints from.
#[derive(Clone, Debug, Parser)]
#[command(name = "banxin", version, max_term_width = 90)]
pub(crate) struct Request {
    /// What is to be done.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// The language of messages [default: as the system's]
    #[arg(long, value_enum, value_name = "LANG", global = true)]
    lang: Option<Lang>,
    /// When remarks are colored; `NO_COLOR` and `CLICOLOR_FORCE` are respected too
    #[arg(long, value_enum, value_name = "WHEN", global = true, default_value = "auto")]
    pub(crate) color: ColorChoice,
}

/// What can be done.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Command {
    /// Set the issue and write its PDF
    Build(Build),
    /// Begin an issue: a folder with sample copy in every place of a layout
    New(New),
    /// Turn other people's files into articles in our Markdown, or a CSV file into pages
    Import(Import),
    /// Do everything but write: read, set, and say what is wrong
    Check(Check),
    /// Show the pages in the browser, and set them anew at every save
    #[cfg(feature = "preview")]
    Preview(crate::cli::preview::Preview),
    /// Show how many characters of a headline fill so many columns
    Heads(Heads),
    /// Draw the layouts there are, with their slots and how many characters each holds
    Layouts(Layouts),
    /// Show which face plays which role, where it was found, and what is missing
    Fonts(Fonts),
    /// Print the JSON Schema of a file that the desk writes, for editors
    Schema(Schema),
    /// Tell what a remark's code means, why it matters and how to mend it
    Explain(Explain),
    /// Write the script with which a shell completes this command
    Completions(Completions),
    /// Write the page of the manual
    Man(ManPage),
}

/// `banxin build`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) common: Common,
    /// Where the PDF goes: a file or a folder [default: the issue folder's name, here]
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
    /// Write the digital edition into this folder too: pages to look at and articles to read
    #[arg(long, value_name = "DIR")]
    pub(crate) edition: Option<PathBuf>,
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

/// `banxin new`.
#[derive(Clone, Debug, Args)]
pub(crate) struct New {
    /// The folder; it is made, and must be empty if it is there
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// The layout of its page: a name, as `banxin layouts` shows them, or a file of your own
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

/// `banxin import`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Import {
    /// Word documents (.docx), plain text, Markdown, or page plans (.csv)
    #[arg(value_name = "FILE", required = true)]
    pub(crate) foreign: Vec<PathBuf>,
    /// The folder for what is written [default: beside each file]
    #[arg(short = 'o', long = "output", value_name = "DIR")]
    pub(crate) into: Option<PathBuf>,
    /// How the result is told: to a person, or as JSON to a program
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// `banxin schema`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Schema {
    /// Of which file: issue, layout, or style for [style] alone
    #[arg(value_name = "WHAT", value_parser = known_schema)]
    pub(crate) what: model::Schema,
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

/// `banxin layouts`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Layouts {
    /// Draw these only [default: all]
    #[arg(value_name = "NAME")]
    pub(crate) name: Vec<String>,
    /// The issue, or its folder, whose own layouts are drawn too [default: this folder]
    #[arg(long, value_name = "ISSUE.toml")]
    pub(crate) issue: Option<PathBuf>,
    #[command(flatten)]
    manner: Manner,
}

/// `banxin fonts`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Fonts {
    /// The issue, or its folder, whose fonts and characters are looked at too
    #[arg(value_name = "ISSUE.toml")]
    pub(crate) issue: Option<PathBuf>,
    #[command(flatten)]
    manner: Manner,
}

/// `banxin explain`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Explain {
    /// Codes of remarks, such as B5102, or how they begin, such as B51
    #[arg(value_name = "CODE", required_unless_present = "all")]
    pub(crate) code: Vec<String>,
    /// Explain every code there is
    #[arg(long, conflicts_with = "code")]
    pub(crate) all: bool,
    /// How the result is told: to a person, as JSON, or as a page of Markdown in Chinese
    /// and English
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Paper,
}

/// How explanations are told.
#[derive(Copy, Clone, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Paper {
    /// To a person
    Human,
    /// To a program
    Json,
    /// As a page of Markdown
    Markdown,
}

/// What commands that set an issue take.
#[derive(Clone, Debug, Args)]
pub(crate) struct Common {
    /// The issue: its description, or the folder with an issue.toml [default: this folder]
    #[arg(value_name = "ISSUE.toml")]
    pub(crate) issue: Option<PathBuf>,
    /// Which PDF/X is written: x4 or x1a [default: as the issue says, else x4]
    #[arg(long, value_name = "FLAVOR", value_parser = flavor)]
    pub(crate) pdfx: Option<Flavor>,
    /// Tell how each story came to fill its rows
    #[arg(long)]
    fit: bool,
    /// Leave ISSUE.lock.toml unread and make everything up afresh
    #[arg(long)]
    pub(crate) no_lock: bool,
    /// Read files outside the issue's folder too, if the issue names them or links lead there
    #[arg(long)]
    pub(crate) allow_outside: bool,
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
            Command::Layouts(it) => &it.manner.fonts,
            Command::Fonts(it) => &it.manner.fonts,
            Command::Explain(_)
            | Command::Import(_)
            | Command::Schema(_)
            | Command::Completions(_)
            | Command::Man(_) => &[],
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
            Command::Layouts(it) => it.manner.format,
            Command::Fonts(it) => it.manner.format,
            Command::Import(it) => it.format,
            Command::Explain(Explain { format: Paper::Json, .. }) => Format::Json,
            Command::Explain(_)
            | Command::Schema(_)
            | Command::Completions(_)
            | Command::Man(_) => Format::Human,
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

/// A schema by its name.
fn known_schema(name: &str) -> Result<model::Schema, String> {
    let known = model::Schema::NAMES;
    let found = known.iter().find(|it| it.0 == name).map(|it| it.1);
    found.ok_or_else(|| known.iter().map(|it| it.0).collect::<Vec<_>>().join(", "))
}

/// A flavour of PDF/X by its name.
fn flavor(name: &str) -> Result<Flavor, String> {
    let known: Vec<_> = Flavor::ALL.iter().map(|it| it.profile().name).collect();
    Flavor::named(name).ok_or_else(|| known.join(", "))
}

/// The command, as it explains itself in `tongue`.
pub(crate) fn command(tongue: Tongue) -> clap::Command {
    let command = match tongue {
        Tongue::Chinese => chinese::speak(Request::command()),
        Tongue::English => Request::command(),
    };
    usage::exemplify(command, tongue)
}

/// Reads the command line; help and mistakes in it end the program here.
pub(crate) fn parse(tongue: Tongue) -> Request {
    let command = command(tongue).color(color::written());
    let read = command.try_get_matches().and_then(|it| Request::from_arg_matches(&it));
    read.unwrap_or_else(|error| match mistake::say(&error) {
        Some(words) if tongue == Tongue::Chinese => report::give_up(&words),
        Some(_) | None => error.exit(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Request::command().debug_assert();
        command(Tongue::Chinese).debug_assert();
    }

    #[test]
    fn help_in_chinese_leaves_nothing_in_english() {
        let mut command = command(Tongue::Chinese);
        command.build();
        for sub in command.get_subcommands_mut().filter(|it| it.get_name() != "help") {
            let help = format!("{}{}", sub.render_help(), sub.render_long_help());
            assert!(help.contains("例："), "no example in\n{help}");
            for english in [
                "Usage",
                "OPTIONS",
                "<DIR>",
                "Options",
                "Arguments",
                "Print",
                "Examples",
                "the ",
                "default:",
            ] {
                assert!(!help.contains(english), "{english} in\n{help}");
            }
        }
    }
}
