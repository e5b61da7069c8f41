//! banxin (版心) sets Chinese newspapers and writes the PDF a press prints from.

pub mod diag;
pub mod font;
pub mod geom;
pub mod ink;
pub mod job;
pub mod model;
pub mod page;
pub mod para;
pub mod pdf;
pub mod pdfx;
pub mod picture;
pub mod plan;
pub mod preflight;
pub mod proof;
pub mod text;
pub mod view;

pub use crate::job::Job;

use crate::diag::{Code, Diagnostic, Reported};
use crate::pdfx::Press;
use crate::proof::{MarkKind, Proof, Role};

/// An issue that was set.
#[derive(Clone, Debug, Default)]
pub struct Typeset {
    /// The file for the press, whole.
    pub pdf: Vec<u8>,
    /// Every mark on every page.
    pub proof: Proof,
    /// What was set, in numbers.
    pub stats: Stats,
}

/// What was set, in numbers.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Stats {
    /// Pages (版).
    pub pages: usize,
    /// Stories (篇).
    pub stories: usize,
    /// Characters of copy on the pages.
    pub characters: usize,
    /// Characters of copy that found no room.
    pub left_over: usize,
}

/// Sets what `job` has read for `press`. The remarks begin with the job's own; there is no
/// output when the issue could not be read as it is meant.
///
/// The steps: plan the pages, make them up, inspect the proof, print it.
#[must_use]
pub fn typeset(job: &Job, press: &Press) -> Reported<Option<Typeset>> {
    let mut diagnostics = job.diagnostics.clone();
    if job.is_unusable() {
        return Reported::new(None, diagnostics);
    }
    let plan = plan::plan(&job.fonts, &job.pictures, &job.issue);
    let proof = page::make_up(&job.fonts, &plan).unload(&mut diagnostics);
    diagnostics.extend(job.fonts.late_remarks());
    diagnostics.extend(preflight::inspect(&job.fonts, &job.pictures, &proof, press));
    let stats = Stats::count(&plan, &proof);
    match pdf::print(&job.fonts, &job.pictures, &proof, press) {
        Ok(pdf) => Reported::new(Some(Typeset { pdf, proof, stats }), diagnostics),
        Err(error) => {
            let words = error.words();
            let remark = Diagnostic::new(Code::Unprintable, &words.zh, &words.en);
            diagnostics.push(remark);
            Reported::new(None, diagnostics)
        }
    }
}

impl Stats {
    /// Counts what stands on the pages against what was to stand there.
    fn count(plan: &plan::Plan, proof: &Proof) -> Self {
        let marks = proof.sheets.iter().flat_map(|it| &it.marks);
        let copy = marks.filter(|it| matches!(it.role, Role::Body | Role::Crosshead));
        let characters = copy
            .map(|it| match &it.kind {
                MarkKind::Text(line) => visible(&line.text()),
                MarkKind::Fill(_) | MarkKind::Stroke(_) | MarkKind::Picture(_) => 0,
            })
            .sum();
        let paragraphs = plan.stories.iter().flat_map(|it| &it.copy);
        let written: usize =
            paragraphs.flat_map(|it| &it.parts).map(|it| visible(&it.text.value)).sum();
        Self {
            pages: proof.sheets.len(),
            stories: plan.stories.len(),
            characters,
            left_over: written.saturating_sub(characters),
        }
    }
}

/// How many characters are not blank.
fn visible(text: &str) -> usize {
    text.chars().filter(|it| !it.is_whitespace()).count()
}
