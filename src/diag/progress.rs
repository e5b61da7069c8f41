//! How far work has come (进度): counted by those who do it, read by whoever shows it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What is counted.
///
/// ```
/// use banxin::diag::{Progress, Step};
///
/// let progress = Progress::default();
/// progress.expect(Step::Reading, 12);
/// assert_eq!(progress.so_far(Step::Reading), (0, 12));
/// assert_eq!(progress.so_far(Step::Pages), (0, 0));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Step {
    /// Picture files read (读图).
    Reading,
    /// Pages made up (拼版).
    Pages,
    /// Pictures made for the press or a screen (制版).
    Pictures,
}

/// Counters that clones share. Nothing depends on them: pages are the same whoever looks.
///
/// ```
/// use banxin::diag::{Progress, Step};
///
/// let progress = Progress::default();
/// let shown = progress.clone();
/// progress.expect(Step::Pictures, 40);
/// progress.done(Step::Pictures);
/// assert_eq!(shown.so_far(Step::Pictures), (1, 40));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<[Count; 3]>);

#[derive(Debug, Default)]
struct Count {
    done: AtomicUsize,
    of: AtomicUsize,
}

impl Progress {
    /// So many more are to be done.
    pub fn expect(&self, step: Step, more: usize) {
        self.count(step).of.fetch_add(more, Ordering::Relaxed);
    }

    /// One more is done.
    pub fn done(&self, step: Step) {
        self.count(step).done.fetch_add(1, Ordering::Relaxed);
    }

    /// How many are done, and of how many.
    #[must_use]
    pub fn so_far(&self, step: Step) -> (usize, usize) {
        let Count { done, of } = self.count(step);
        (done.load(Ordering::Relaxed), of.load(Ordering::Relaxed))
    }

    fn count(&self, step: Step) -> &Count {
        let [reading, pages, pictures] = &*self.0;
        match step {
            Step::Reading => reading,
            Step::Pages => pages,
            Step::Pictures => pictures,
        }
    }
}

impl PartialEq for Progress {
    /// Whether both are counted by the same counters.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Progress {}
