//! What each stage costs on issues of 1 and 16 pages: `cargo bench --bench stages`.
//!
//! The stages are those of `banxin::typeset`, in order; `set_and_compose` is the part of
//! make-up that turns copy into lines, measured by itself at 13 characters a line.

mod corpus;

use banxin::diag::Diagnostics;
use banxin::font::RoleId;
use banxin::geom::{Em, Length};
use banxin::job::Options;
use banxin::para::{self, Align, Fit, Measure, ParagraphStyle};
use banxin::pdfx::Press;
use banxin::plan::{self, Plan};
use banxin::proof::Proof;
use banxin::text::{self, StyledText, Terms, TextStyle};
use banxin::{Job, page, pdf, preflight};
use divan::Bencher;
use rayon::prelude::*;

fn main() {
    divan::main();
}

/// The issues that are measured.
const PAGES: &[usize] = &[1, 16];

fn job(pages: usize) -> Job {
    Job::from_files(corpus::issue(pages), &Options::default()).expect("an issue")
}

fn press(job: &Job) -> Press {
    Press::new(job.moment())
}

fn planned(job: &Job) -> Plan {
    plan::plan(&job.fonts, &job.pictures, &job.issue)
}

fn made_up(job: &Job) -> Proof {
    page::make_up(&job.fonts, &planned(job)).output
}

/// Copy, layouts and faces read; with an issue in memory and faces on the disk.
#[divan::bench(args = PAGES)]
fn a_read(bencher: Bencher<'_, '_>, pages: usize) {
    let files = corpus::issue(pages);
    bencher
        .with_inputs(|| files.clone())
        .bench_values(|files| Job::from_files(files, &Options::default()));
}

#[divan::bench(args = PAGES)]
fn b_plan(bencher: Bencher<'_, '_>, pages: usize) {
    let job = job(pages);
    bencher.bench(|| planned(&job));
}

/// Every paragraph into lines of 13 characters, on all threads.
#[divan::bench(args = PAGES)]
fn c_set_and_compose(bencher: Bencher<'_, '_>, pages: usize) {
    let job = job(pages);
    let plan = planned(&job);
    let role = job.fonts.role("song").expect("a body face");
    bencher.bench(|| {
        let stories = plan.stories.par_iter();
        stories.map(|story| lines(&job, role, &story.copy)).sum::<usize>()
    });
}

/// How many lines of 13 characters copy takes.
fn lines(job: &Job, role: RoleId, copy: &[plan::Paragraph]) -> usize {
    let size = Length::pt(9);
    let style = TextStyle::new(role, size);
    let manner =
        ParagraphStyle { indent: Em::whole(2), align: Align::Justify, fit: Fit::Total };
    let measure = Measure { start: Length::ZERO, length: size * 13 };
    let mut count = 0;
    for paragraph in copy {
        let parts = paragraph.parts.iter().map(|part| StyledText {
            text: &part.text.value,
            style,
            span: part.text.span,
        });
        let parts: Vec<_> = parts.collect();
        let galley = text::set(&job.fonts, &Terms::NONE, &parts).output;
        count += para::compose(&galley, &manner, &|_| measure).len();
    }
    count
}

#[divan::bench(args = PAGES)]
fn d_make_up(bencher: Bencher<'_, '_>, pages: usize) {
    let job = job(pages);
    let plan = planned(&job);
    bencher.bench(|| page::make_up(&job.fonts, &plan));
}

#[divan::bench(args = PAGES)]
fn e_preflight(bencher: Bencher<'_, '_>, pages: usize) {
    let job = job(pages);
    let (proof, press) = (made_up(&job), press(&job));
    let look = || -> Diagnostics {
        preflight::inspect(&job.fonts, &job.pictures, &proof, &press)
    };
    bencher.bench(look);
}

#[divan::bench(args = PAGES)]
fn f_print(bencher: Bencher<'_, '_>, pages: usize) {
    let job = job(pages);
    let (proof, press) = (made_up(&job), press(&job));
    bencher.bench(|| pdf::print(&job.fonts, &job.pictures, &proof, &press));
}

/// From files to a PDF in memory; faces are read anew each time.
#[divan::bench(args = PAGES)]
fn g_read_and_typeset(bencher: Bencher<'_, '_>, pages: usize) {
    let files = corpus::issue(pages);
    bencher.with_inputs(|| files.clone()).bench_values(|files| {
        let job = Job::from_files(files, &Options::default()).expect("an issue");
        banxin::typeset(&job, &press(&job))
    });
}
