//! What `banxin build` costs as a process, from its start to its end, beside a floor:
//! `cargo bench --bench whole_process`, with other numbers of pages after `--` (1, 16 and
//! 160 without), and `--text FILE` for an issue out of another text than our own. `--write
//! PAGES FOLDER` only writes an issue and what its floor needs, for `benches/peers`.
//!
//! The issue is written to a folder first. Banxin and the floor of the same issue (see
//! `floor`) are run in turn, ten times each after once for nothing, and timed from outside.
//! Where GNU `time` is at hand, processor time (the mean, for it is told in hundredths) and
//! the most memory are told too.
#![expect(clippy::print_stdout, reason = "it tells what it measured")]

#[path = "../corpus/mod.rs"]
mod corpus;
mod floor;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// How often each process is run.
const RUNS: usize = 10;

/// The issues that are measured when none is asked for.
const PAGES: [usize; 3] = [1, 16, 160];

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [floor, folder] = arguments.as_slice()
        && floor == "--floor"
    {
        return floor::run(Path::new(folder));
    }
    if let [write, pages, folder] = arguments.as_slice()
        && write == "--write"
    {
        let pages = pages.parse().expect("a number of pages");
        return prepare(corpus::issue(pages), Path::new(folder));
    }
    let named = arguments.iter().position(|it| it == "--text");
    let text = named.map(|at| {
        let file = arguments.drain(at..).nth(1).expect("a file after --text");
        fs::read_to_string(file).expect("a text in UTF-8")
    });
    let mut asked: Vec<usize> =
        arguments.iter().filter_map(|it| it.parse().ok()).collect();
    if asked.is_empty() {
        asked.extend(PAGES);
    }
    println!("| pages | process | median | fastest | processor | most memory | PDF |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for pages in asked {
        measure(pages, text.as_deref());
    }
}

/// Two rows of the table, and what banxin costs for what the floor does.
fn measure(pages: usize, text: Option<&str>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("issue-{pages}"));
    let files =
        text.map_or_else(|| corpus::issue(pages), |it| corpus::issue_of(it, pages));
    prepare(files, &folder);
    let mut banxin = Command::new(env!("CARGO_BIN_EXE_banxin"));
    banxin.args(["build", "--lang", "en"]).arg(folder.join("issue.toml"));
    let mut floor = Command::new(std::env::current_exe().expect("this program"));
    floor.arg("--floor").arg(folder.join("floor"));
    banxin.arg("-o").arg(folder.join("issue.pdf"));
    let mut rows = [
        Row::new("banxin", banxin, folder.join("issue.pdf")),
        Row::new("floor", floor, folder.join("floor/floor.bin")),
    ];
    rows.iter_mut().for_each(|it| drop(it.once()));
    for _ in 0..RUNS {
        rows.iter_mut().for_each(Row::count);
    }
    rows.iter_mut().for_each(|it| it.tell(pages));
    let [banxin, floor] = rows.map(|it| (it.at(RUNS / 2), it.at(0), it.processor()));
    let ratio = |one: u128, two: u128| one * 100 / two.max(1);
    let ratios = [ratio(banxin.0, floor.0), ratio(banxin.1, floor.1)];
    let [median, fastest] = ratios.map(|it| format!("{}.{:02}", it / 100, it % 100));
    let processor = banxin.2.zip(floor.2).map(|(one, two)| ratio(one.into(), two.into()));
    let processor =
        processor.map_or_else(String::new, |it| format!("{}.{:02}", it / 100, it % 100));
    println!("| {pages} | banxin / floor | {median} | {fastest} | {processor} | | |");
}

/// Writes an issue, and what its floor needs to know.
fn prepare(files: corpus::Files, folder: &Path) {
    for (path, bytes) in &files {
        write(&folder.join(path), bytes);
    }
    floor::prepare(files, &folder.join("floor"));
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("in a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// A process and what its runs cost.
struct Row {
    name: &'static str,
    command: Command,
    made: PathBuf,
    times: Vec<Duration>,
    /// Processor time of all runs, in milliseconds.
    processor: Option<u64>,
    /// The most memory of any run, in kibibytes.
    memory: u64,
}

impl Row {
    /// Under GNU `time` where there is one.
    fn new(name: &'static str, command: Command, made: PathBuf) -> Self {
        let time = Path::new("/usr/bin/time");
        let command = if time.exists() {
            let mut timed = Command::new(time);
            timed.args(["-f", "%U %S %M"]);
            timed.arg(command.get_program()).args(command.get_args());
            timed
        } else {
            command
        };
        Self { name, command, made, times: Vec::new(), processor: Some(0), memory: 0 }
    }

    fn once(&mut self) -> Output {
        let output = self.command.stdout(Stdio::null()).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        output
    }

    fn count(&mut self) {
        let start = Instant::now();
        let output = self.once();
        self.times.push(start.elapsed());
        let said = String::from_utf8_lossy(&output.stderr);
        let told: Vec<&str> = said.lines().last().unwrap_or("").split(' ').collect();
        let milliseconds = |told: &str| told.replace('.', "").parse::<u64>().ok();
        let told = match told.as_slice() {
            [user, system, memory] => milliseconds(user)
                .zip(milliseconds(system))
                .zip(memory.parse().ok())
                .map(|((user, system), memory)| ((user + system) * 10, memory)),
            _ => None,
        };
        self.processor = self.processor.zip(told).map(|(sum, it)| sum + it.0);
        self.memory = self.memory.max(told.map_or(0, |it| it.1));
    }

    /// Microseconds of one run, in order of length.
    fn at(&self, part: usize) -> u128 {
        self.times.get(part).map_or(0, Duration::as_micros)
    }

    /// Milliseconds of processor time that a run takes.
    fn processor(&self) -> Option<u64> {
        self.processor.map(|it| it / u64::try_from(RUNS).unwrap_or(1))
    }

    fn tell(&mut self, pages: usize) {
        self.times.sort_unstable();
        let [median, fastest] = [RUNS / 2, 0].map(|it| self.at(it) / 1000);
        let processor =
            self.processor().map_or_else(String::new, |it| format!("{it} ms"));
        let (name, memory) = (self.name, self.memory / 1024);
        let size = fs::metadata(&self.made).map_or(0, |it| it.len() / 1000);
        println!(
            "| {pages} | {name} | {median} ms | {fastest} ms | {processor} | {memory} MiB \
             | {size} KB |"
        );
    }
}
