//! An issue set from memory, and the lock that keeps it.

use std::collections::BTreeMap;

use banxin::diag::{Code, Diagnostics, Sources};
use banxin::job::{Options, lock_text};
use banxin::pdfx::Press;
use banxin::proof::Proof;
use banxin::{Job, typeset};

/// The lock file of an issue that is in no file.
pub(crate) const LOCK: &str = "issue.lock.toml";

/// An issue that was set.
pub(crate) struct Made {
    pub(crate) pdf: Vec<u8>,
    pub(crate) proof: Proof,
    pub(crate) lock: String,
    pub(crate) said: Diagnostics,
    pub(crate) sources: Sources,
}

impl Made {
    pub(crate) fn of_bytes(files: BTreeMap<String, Vec<u8>>) -> Self {
        let job = Job::from_files(files, &Options::default()).expect("an issue");
        let made = typeset(&job, &Press::new(job.moment()));
        let set = made.output.unwrap_or_default();
        let lock = lock_text(&job.issue, &set.proof);
        Self {
            pdf: set.pdf,
            proof: set.proof,
            lock,
            said: made.diagnostics,
            sources: job.sources,
        }
    }

    pub(crate) fn codes(&self) -> Vec<Code> {
        self.said.iter().map(|it| it.code).collect()
    }

    /// The words of the remark with that code, and those it points at.
    pub(crate) fn remark(&self, code: Code) -> (String, String) {
        let found = self.said.iter().find(|it| it.code == code);
        let found = found.unwrap_or_else(|| panic!("{code:?} in {:?}", self.codes()));
        let at = found.span.map(|it| self.sources.slice(it).to_owned());
        (found.message.zh.clone(), at.unwrap_or_default())
    }
}

/// `lock` with `from`, which stands in it once, made `to`.
#[track_caller]
pub(crate) fn edited(lock: &str, from: &str, to: &str) -> String {
    assert_eq!(lock.matches(from).count(), 1, "{from} in\n{lock}");
    lock.replace(from, to)
}
