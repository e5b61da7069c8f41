//! banxin (版心) sets Chinese newspapers and writes the PDF a press prints from.

pub mod diag;
pub mod font;
pub mod geom;
pub mod ink;
pub mod job;
pub mod model;
pub mod para;
pub mod pdf;
pub mod pdfx;
pub mod picture;
pub mod preflight;
pub mod proof;
pub mod text;
pub mod view;

pub use crate::job::Job;

use crate::diag::Reported;
use crate::pdfx::Press;
use crate::proof::Proof;

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
/// output when nothing could be made.
#[must_use]
pub fn typeset(job: &Job, _press: &Press) -> Reported<Option<Typeset>> {
    Reported::new(None, job.diagnostics.clone())
}
