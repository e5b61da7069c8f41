//! What `banxin build` costs as a process, from its start to its end: `cargo bench --bench
//! whole_process`, with `-- 160` after it for another number of pages (16 without).
//!
//! The issue is written to a folder first. Each run is timed from outside; the median of
//! ten is told, and, where GNU `time` is at hand, processor time and the most memory.
#![expect(clippy::print_stdout, reason = "it tells what it measured")]

mod corpus;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// How often the process is run.
const RUNS: usize = 10;

fn main() {
    let asked = std::env::args().skip(1).find_map(|it| it.parse().ok());
    let pages = asked.unwrap_or(16);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("issue-{pages}"));
    let (issue, pdf) = (folder.join("issue.toml"), folder.join("issue.pdf"));
    write(&folder, &corpus::issue(pages));
    let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
    command.args(["build", "--lang", "en"]).arg(&issue).arg("-o").arg(&pdf);
    let mut times: Vec<Duration> = (0..RUNS).map(|_| timed(&mut command)).collect();
    times.sort_unstable();
    let summary = run(&mut command).stdout;
    let summary = String::from_utf8_lossy(&summary);
    println!("{}", summary.lines().next().unwrap_or_default());
    let size = fs::metadata(&pdf).map_or(0, |it| it.len());
    println!("PDF: {} KB", size / 1000);
    let at = |part: usize| times.get(part).map_or(0, Duration::as_millis);
    let (least, median, most) = (at(0), at(RUNS / 2), at(RUNS - 1));
    println!("wall: median of {RUNS} {median} ms, {least} to {most} ms");
    if let Some(told) = by_gnu_time(&command) {
        println!("{told}");
    }
}

fn write(folder: &Path, files: &corpus::Files) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("in the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
}

fn timed(command: &mut Command) -> Duration {
    let start = Instant::now();
    run(command);
    start.elapsed()
}

fn run(command: &mut Command) -> Output {
    let output = command.output().expect("the command runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    output
}

/// Processor time and memory of one more run; none where GNU `time` is not.
fn by_gnu_time(command: &Command) -> Option<String> {
    let mut time = Command::new("/usr/bin/time");
    time.args(["-f", "user %U s, system %S s, most memory %M KiB"]);
    time.arg(command.get_program()).args(command.get_args());
    let output = time.output().ok()?;
    let told = String::from_utf8_lossy(&output.stderr);
    told.lines().last().map(str::to_owned)
}
