//! Where the remarks on one text are collected.

use std::cell::RefCell;
use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, SourceId, Span};

/// The remarks on one text.
#[derive(Debug)]
pub(crate) struct Log {
    source: SourceId,
    /// The byte of the source at which the text starts.
    base: usize,
    remarks: RefCell<Diagnostics>,
}

impl Log {
    /// No remarks yet on a text that starts at byte `base` of `source`.
    pub(crate) fn new(source: SourceId, base: usize) -> Self {
        Self { source, base, remarks: RefCell::default() }
    }

    /// A log of its own for the part of this text that starts at byte `start`.
    pub(crate) fn part(&self, start: usize) -> Self {
        Self::new(self.source, self.base + start)
    }

    /// Takes over the remarks of `part`.
    pub(crate) fn absorb(&self, part: Self) {
        self.remarks.borrow_mut().extend(part.finish());
    }

    /// The place in the source of the text's bytes `at`.
    pub(crate) fn span(&self, at: Range<usize>) -> Span {
        Span::new(self.source, self.base + at.start, self.base + at.end)
    }

    /// Adds a remark.
    pub(crate) fn push(&self, remark: Diagnostic) {
        self.remarks.borrow_mut().push(remark);
    }

    /// The remarks in the order of the text.
    pub(crate) fn finish(self) -> Diagnostics {
        let mut remarks: Vec<_> = self.remarks.into_inner().into_iter().collect();
        remarks.sort_by_key(|it| it.span);
        let mut sorted = Diagnostics::new();
        remarks.into_iter().for_each(|it| sorted.push(it));
        sorted
    }
}
