//! Builds an issue from a path: `cargo run --example build_issue [ISSUE.toml [OUT.pdf]]`.

use std::path::PathBuf;

use banxin::diag::Tongue;
use banxin::diag::render::{Manner, draw};
use banxin::job::write_whole;
use banxin::{Job, diag};

#[expect(clippy::print_stdout, reason = "an example speaks to its reader")]
fn main() -> Result<(), diag::Error> {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let issue = args.next().unwrap_or_else(|| "examples/harbour-daily/issue.toml".into());
    let job = Job::open(&issue)?;
    let made = banxin::typeset(&job, &job.press());
    let manner = Manner { tongue: Tongue::English, color: false };
    println!("{}", draw(&made.diagnostics, &job.sources, manner));
    let Some(typeset) = made.output else { return Ok(()) };
    let out = args
        .next()
        .unwrap_or_else(|| std::env::temp_dir().join(format!("{}.pdf", job.name)));
    write_whole(&out, &typeset.pdf)?;
    let stats = typeset.stats;
    println!("pages       {}", stats.pages);
    println!("characters  {}", stats.characters);
    println!("left over   {}", stats.left_over);
    println!("written to  {}", out.display());
    Ok(())
}
