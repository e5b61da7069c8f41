//! What each stage costs on issues of 1 and 16 pages: `cargo bench --bench stages`.
//!
//! The stages are those of `banxin::typeset`, in order; `set_and_compose` is the part of
//! make-up that turns copy into lines, measured by itself at 13 characters a line.

mod corpus;

use banxin::diag::{Diagnostics, Span};
use banxin::font::{FontBook, RoleId};
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

/// Body type.
const SIZE: Length = Length::pt(9);
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
    let style = TextStyle::new(role, SIZE);
    let paragraphs = copy.iter().map(|it| {
        let parts = it.parts.iter().map(|part| StyledText {
            text: &part.text.value,
            style,
            span: part.text.span,
        });
        paragraph(&job.fonts, &parts.collect::<Vec<_>>())
    });
    paragraphs.sum()
}

/// How many lines of 13 characters a paragraph takes.
fn paragraph(fonts: &FontBook, copy: &[StyledText<'_>]) -> usize {
    let manner =
        ParagraphStyle { indent: Em::whole(2), align: Align::Justify, fit: Fit::Total };
    let measure = Measure { start: Length::ZERO, length: SIZE * 13 };
    let galley = text::set(fonts, &Terms::default(), copy).output;
    para::compose(&galley, &manner, &|_| measure).len()
}

/// 100,000 characters of the civil code in paragraphs of so many each, on one core by total
/// fit, shaping included: to stay under 40 ms.
#[divan::bench(args = [100, 1_000, 100_000])]
fn h_a_hundred_thousand_characters(bencher: Bencher<'_, '_>, each: usize) {
    let job = job(1);
    let style = TextStyle::new(job.fonts.role("song").expect("a body face"), SIZE);
    let copy = include_str!("../tests/data/corpus/law-civil-code-sc.txt");
    let copy: Vec<char> = copy.chars().filter(|it| *it != '\n').take(100_000).collect();
    assert_eq!(copy.len(), 100_000, "the civil code is long enough");
    let texts: Vec<String> = copy.chunks(each).map(|it| it.iter().collect()).collect();
    let styled = texts.iter().map(|text| {
        let span = Span::default();
        [StyledText { text, style, span }]
    });
    let styled: Vec<_> = styled.collect();
    bencher.bench(|| styled.iter().map(|it| paragraph(&job.fonts, it)).sum::<usize>());
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
