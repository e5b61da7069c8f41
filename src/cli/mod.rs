//! The shop window: arguments in, remarks and an exit code out (门面).
//!
//! The summary goes to stdout, remarks to stderr. Exit codes: 0 made, 1 the issue has
//! errors, 2 could not start.

mod args;
mod chinese;
mod draw;
mod progress;
mod report;
mod tongue;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use banxin::Job;
use banxin::diag::{Diagnostics, Error, Sources};
use banxin::job::{Options, write_whole};
use banxin::pdfx::Press;

use crate::cli::args::{Command, Request};
use crate::cli::report::{Made, Outcome};

/// The issue has errors.
const ERRORS: u8 = 1;
/// Nothing could be started.
const NOT_STARTED: u8 = 2;

/// Does what the command line asks.
pub(crate) fn run() -> ExitCode {
    let tongue = tongue::of_this_person();
    let request = args::parse(tongue);
    let tongue = request.tongue(tongue);
    let work = progress::during(tongue, || carry_out(&request));
    let code = match &work {
        Ok(work) if work.diagnostics.has_errors() => ExitCode::from(ERRORS),
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(NOT_STARTED),
    };
    report::show(request.common().format, tongue, &work);
    code
}

/// Everything that was done for a request.
#[derive(Debug)]
struct Work {
    sources: Sources,
    diagnostics: Diagnostics,
    outcome: Outcome,
}

fn carry_out(request: &Request) -> Result<Work, Error> {
    let common = request.common();
    let options = Options { font_dirs: common.fonts.clone() };
    let job = Job::open_with(&common.issue, &options)?;
    let typeset = banxin::typeset(&job, &Press::new(job.moment()));
    let mut outcome =
        Outcome { title: job.issue.paper.name.value.clone(), ..Outcome::default() };
    if let Some(typeset) = typeset.output {
        outcome.stats = Some(typeset.stats);
        if let Command::Build(build) = &request.command {
            let path = build.output.clone().unwrap_or_else(|| default_output(&job.name));
            outcome.made.push(write(&path, &typeset.pdf)?);
            if let Some(dpi) = build.png {
                outcome.made.extend(draw::pages(&path, &job, &typeset.proof, dpi)?);
            }
        }
    } else if !typeset.diagnostics.has_errors() {
        return Err(Error::new(
            "这一版的banxin还不会排版",
            "this banxin cannot set pages yet",
        ));
    }
    Ok(Work { sources: job.sources, diagnostics: typeset.diagnostics, outcome })
}

/// Writes a file, whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<Made, Error> {
    write_whole(path, bytes)?;
    Ok(Made { file: path.display().to_string(), bytes: bytes.len() })
}

/// The PDF is called what the issue's folder is called and lands where the person stands.
fn default_output(name: &str) -> PathBuf {
    let name = if name.is_empty() { "issue" } else { name };
    PathBuf::from(format!("{name}.pdf"))
}
