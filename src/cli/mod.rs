//! The shop window: arguments in, remarks and an exit code out (门面).
//!
//! The summary goes to stdout, remarks to stderr. Exit codes: 0 made, 1 the issue has
//! errors, 2 could not start.

mod args;
mod chinese;
mod color;
mod draw;
mod explain;
mod fitting;
mod fonts;
mod heads;
mod import;
mod issue;
mod layouts;
mod mistake;
#[cfg(feature = "preview")]
mod preview;
mod progress;
mod report;
mod shell;
mod sketch;
mod start;
mod tongue;
mod usage;
mod words;

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use banxin::diag::render::Manner;
use banxin::diag::{Diagnostics, Error, Sources, Tongue};
use banxin::job::{Options, lock_path, lock_text, write_edition, write_whole};
use banxin::pdf;
use banxin::pdfx::Press;
use banxin::{Job, Stats, Typeset};

use crate::cli::args::{Build, Command, Heads, Request};
use crate::cli::report::Made;

/// The issue has errors.
const ERRORS: u8 = 1;
/// Nothing could be started.
const NOT_STARTED: u8 = 2;

/// Does what the command line asks.
pub(crate) fn run() -> ExitCode {
    let tongue = tongue::of_this_person();
    let request = args::parse(tongue);
    let tongue = request.tongue(tongue);
    #[cfg(feature = "preview")]
    if let Command::Preview(asked) = &request.command {
        return preview::run(asked, tongue);
    }
    let mut work = Work::default();
    let options = Options { font_dirs: request.fonts().to_vec(), ..Options::default() };
    let progress = options.progress.clone();
    let result = progress::during(tongue, &progress, || {
        carry_out((&request, tongue), options, &mut work)
    });
    work.trouble = result.err();
    let manner = Manner { tongue, color: color::allowed(request.color) };
    report::show(request.format(), manner, &work);
    match work {
        Work { trouble: Some(_), .. } => ExitCode::from(NOT_STARTED),
        Work { diagnostics, .. } if diagnostics.has_errors() => ExitCode::from(ERRORS),
        Work { .. } => ExitCode::SUCCESS,
    }
}

/// What was done for a request, and how far it came.
#[derive(Debug, Default)]
struct Work {
    /// The texts that remarks point into.
    sources: Sources,
    /// What there is to say about the issue.
    diagnostics: Diagnostics,
    /// What the paper is called.
    title: String,
    /// What was set; none when nothing could be.
    stats: Option<Stats>,
    /// Whether the PDF was not written because the issue has errors.
    held_back: bool,
    /// The files that were written.
    made: Vec<Made>,
    /// How each story fills its rows, when that was asked for.
    fits: Vec<fitting::Fit>,
    /// What heads hold, when that was asked for.
    heads: Vec<heads::Table>,
    /// What codes mean, when that was asked for.
    explained: Vec<explain::Explained>,
    /// What layouts there are, when that was asked for.
    layouts: Vec<layouts::Shown>,
    /// What fonts there are, when that was asked for.
    fonts: Option<fonts::Found>,
    /// What is printed as it is: a schema, a script, a page of the manual.
    text: String,
    /// The issue that was begun, when that was asked for.
    begun: Option<PathBuf>,
    /// What stopped the work.
    trouble: Option<Error>,
}

/// Reads, sets and writes; `work` holds what was done when something stops it.
fn carry_out(
    (request, tongue): (&Request, Tongue),
    mut options: Options,
    work: &mut Work,
) -> Result<(), Error> {
    let common = match &request.command {
        Command::Heads(asked) => {
            options.roles.clone_from(&asked.face);
            return heads(asked, &options, work);
        }
        Command::New(asked) => return start::make(asked, &options, work),
        Command::Layouts(asked) => return layouts::show(asked, &options, work),
        Command::Fonts(asked) => return fonts::show(asked, &options, work),
        Command::Explain(asked) => return explain::show(asked, tongue, work),
        Command::Import(asked) => return import::all(asked, work),
        Command::Schema(asked) => {
            work.text = asked.what.json();
            return Ok(());
        }
        Command::Completions(asked) => {
            work.text = shell::completions(asked.shell, tongue);
            return Ok(());
        }
        Command::Man(asked) => {
            work.text = shell::man(asked.about.as_deref(), tongue)?;
            return Ok(());
        }
        Command::Build(it) => &it.common,
        Command::Check(it) => &it.common,
        #[cfg(feature = "preview")]
        Command::Preview(_) => return Ok(()),
    };
    options.no_lock = common.no_lock;
    options.allow_outside = common.allow_outside;
    // The process is about to end: what an issue takes is not given back piece by piece.
    let issue = issue::find(common.issue.as_deref())?;
    let job = ManuallyDrop::new(Job::open_with(&issue, &options)?);
    let mut press = job.press();
    press.flavor = common.pdfx.unwrap_or(press.flavor);
    let typeset = banxin::typeset(&job, &press);
    work.sources = job.sources.clone();
    work.title.clone_from(&job.issue.paper.name.value);
    work.diagnostics = typeset.diagnostics;
    let Some(typeset) = typeset.output else {
        let explained = work.diagnostics.has_errors();
        let silent = || Error::new("没有排出任何版面", "no page could be set");
        return if explained { Ok(()) } else { Err(silent()) };
    };
    let typeset = ManuallyDrop::new(typeset);
    work.stats = Some(typeset.stats);
    if request.asks_for_fit() {
        work.fits = fitting::fits(&typeset.proof);
    }
    match &request.command {
        Command::Build(build) => {
            work.held_back = work.diagnostics.has_errors() && !build.force;
            let made =
                Done { issue: &issue, job: &job, press: &press, typeset: &typeset };
            write(build, &made, work)
        }
        _ => Ok(()),
    }
}

/// What heads hold in the layouts of an issue, or of banxin.
fn heads(asked: &Heads, options: &Options, work: &mut Work) -> Result<(), Error> {
    let job = match &asked.issue {
        Some(path) => Job::open_with(&issue::find(Some(path))?, options)?,
        None => Job::of_layouts(&heads::layouts(&asked.layout), options)?,
    };
    work.sources = job.sources.clone();
    work.heads = heads::tables(&job, &asked.layout, &asked.face);
    let found = work.heads.iter().any(|it| !it.is_empty());
    // What else is wrong with an issue is for the other commands to say.
    if asked.issue.is_none() {
        work.diagnostics = layouts::placeless(&job);
    } else if !found {
        work.diagnostics = job.diagnostics;
    }
    let silent =
        || Error::new("没有这样的版式或字体角色", "no such layout or role of a face");
    if found || work.diagnostics.has_errors() { Ok(()) } else { Err(silent()) }
}

/// An issue that was set, and what for.
struct Done<'a> {
    issue: &'a Path,
    job: &'a Job,
    press: &'a Press,
    typeset: &'a Typeset,
}

/// Writes the PDF, or one for each page, unless it is held back; and each page as a picture
/// when that is asked for.
fn write(build: &Build, done: &Done<'_>, work: &mut Work) -> Result<(), Error> {
    let Done { issue, job, press, typeset } = *done;
    let path = output(build.output.as_deref(), &job.name);
    if let (Some(folder), false) = (&build.pages, work.held_back) {
        for page in job.page_files(&typeset.proof, press)? {
            work.made.push(keep(&folder.join(&page.name), &page.pdf)?);
        }
    }
    let whole = build.pages.is_none() || build.output.is_some();
    if whole && !work.held_back {
        work.made.push(keep(&path, &typeset.pdf)?);
    }
    if build.web && !work.held_back {
        let web = pdf::web(&job.fonts, &job.pictures, &typeset.proof, press)?;
        work.made.push(keep(&beside(&path, "-web.pdf"), &web)?);
    }
    if let (Some(folder), false) = (&build.edition, work.held_back) {
        let files = job.digital_edition(&typeset.proof, press)?;
        write_edition(folder, &files)?;
        let bytes = files.iter().map(|it| it.bytes.len()).sum();
        work.made.push(Made { file: folder.display().to_string(), bytes });
    }
    if build.lock && !work.held_back {
        let text = lock_text(&job.issue, &typeset.proof);
        work.made.push(keep(&lock_path(issue), text.as_bytes())?);
    }
    if let Some(dpi) = build.png {
        work.made.extend(draw::pages(&path, job, &typeset.proof, dpi)?);
    }
    if build.svg {
        work.made.extend(draw::outlines(&path, job, &typeset.proof)?);
    }
    Ok(())
}

/// A file beside the PDF, called as it is with other letters at the end.
fn beside(path: &Path, end: &str) -> PathBuf {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{name}{end}"))
}

/// Writes a file; its folder is made where there is none.
fn keep(path: &Path, bytes: &[u8]) -> Result<Made, Error> {
    if let Some(folder) = path.parent().filter(|it| *it != Path::new("")) {
        std::fs::create_dir_all(folder).map_err(|it| Error::writing(folder, it))?;
    }
    write_whole(path, bytes)?;
    Ok(Made { file: path.display().to_string(), bytes: bytes.len() })
}

/// Where the PDF goes: as asked for, or into the folder that was asked for.
fn output(asked: Option<&Path>, name: &str) -> PathBuf {
    match asked {
        None => default_output(name),
        Some(path) => {
            let written = path.as_os_str().to_string_lossy();
            match path.is_dir() || written.ends_with(std::path::is_separator) {
                true => path.join(default_output(name)),
                false => path.to_owned(),
            }
        }
    }
}

/// The PDF is called what the issue's folder is called and lands where the person stands.
fn default_output(name: &str) -> PathBuf {
    let name = if name.is_empty() { "issue" } else { name };
    PathBuf::from(format!("{name}.pdf"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_called_after_the_issue() {
        assert_eq!(default_output("harbour-daily"), Path::new("harbour-daily.pdf"));
        assert_eq!(default_output(""), Path::new("issue.pdf"));
        let output = |asked| output(Some(Path::new(asked)), "周三");
        assert_eq!(output("out/"), Path::new("out/周三.pdf"));
        assert_eq!(output("out/a.pdf"), Path::new("out/a.pdf"));
    }
}
