//! Sample issues, each opened and set once for all tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use banxin::diag::Tongue::English;
use banxin::diag::render::remarks;
use banxin::diag::{Diagnostics, Severity};
use banxin::proof::{Mark, MarkKind, Role, Sheet, TextLine};
use banxin::{Job, Typeset};

/// A sample issue.
#[derive(Debug)]
pub(crate) struct Sample {
    /// The folder it lies in.
    pub(crate) folder: PathBuf,
    /// What was read.
    pub(crate) job: Job,
    /// What was made of it.
    pub(crate) set: Typeset,
    /// What was said of it.
    pub(crate) diagnostics: Diagnostics,
}

impl Sample {
    /// Opens and sets the issue in `folder`.
    fn open(folder: PathBuf) -> Self {
        let job = Job::open(&folder.join("issue.toml")).expect("an issue");
        let made = banxin::typeset(&job, &job.press());
        let set = made.output.expect("an issue that can be set");
        Self { folder, job, set, diagnostics: made.diagnostics }
    }

    /// Its name, for messages.
    pub(crate) fn name(&self) -> String {
        self.folder.display().to_string()
    }

    /// The errors, in words.
    pub(crate) fn errors(&self) -> Vec<String> {
        let all = remarks(&self.diagnostics, &self.job.sources, English);
        let errors = all.iter().zip(self.diagnostics.iter());
        let errors = errors.filter(|(_, it)| it.severity() == Severity::Error);
        errors.map(|(it, _)| format!("{} {}", it.code, it.message)).collect()
    }

    /// The story that the editors call `id`.
    pub(crate) fn story(&self, id: &str) -> Option<u32> {
        let at = self.set.proof.stories.iter().position(|it| it.id == id)?;
        u32::try_from(at).ok()
    }
}

/// Every issue in the folder of examples.
pub(crate) fn samples() -> &'static [Sample] {
    static SAMPLES: OnceLock<Vec<Sample>> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let entries = fs::read_dir(root).expect("there are examples");
        let mut folders: Vec<_> = entries.map(|it| it.expect("entry").path()).collect();
        folders.retain(|it| it.join("issue.toml").is_file());
        folders.sort();
        assert!(folders.len() >= 2, "a broadsheet and a tabloid");
        folders.into_iter().map(Sample::open).collect()
    })
}

/// The lines of type on a sheet.
pub(crate) fn lines(sheet: &Sheet) -> impl Iterator<Item = (&Mark, &TextLine)> {
    sheet.marks.iter().filter_map(|mark| match &mark.kind {
        MarkKind::Text(line) => Some((mark, line)),
        MarkKind::Fill(_)
        | MarkKind::Stroke(_)
        | MarkKind::Outline(_)
        | MarkKind::Picture(_) => None,
    })
}

/// The lines of running text on a sheet.
pub(crate) fn body(sheet: &Sheet) -> impl Iterator<Item = (&Mark, &TextLine)> {
    lines(sheet).filter(|(mark, _)| mark.role == Role::Body)
}
