//! Where the remarks on one text are collected.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, SourceId, Span, Spanned};
use crate::model::reader::{Fact, unknown};

/// The remarks on one text.
#[derive(Debug)]
pub(crate) struct Log {
    source: SourceId,
    /// The byte of the source at which the text starts.
    base: usize,
    /// When the text was made from the source: from which byte on which of the source's
    /// bytes are meant.
    places: Vec<(usize, Range<usize>)>,
    remarks: RefCell<Diagnostics>,
    /// Lines that are not TOML; what else is wrong there follows from that.
    broken: RefCell<Vec<Span>>,
    /// The keys that each kind of table was asked for.
    known: RefCell<BTreeMap<&'static str, Vec<&'static str>>>,
    /// The keys that nobody asked for.
    strays: RefCell<Vec<Stray>>,
    /// What was wanted and where, when that is to be known.
    facts: Option<RefCell<Vec<(Span, Fact)>>>,
}

/// A key that its table does not know.
#[derive(Clone, Debug)]
struct Stray {
    key: Spanned<String>,
    table: &'static str,
}

impl Log {
    /// No remarks yet on a text that starts at byte `base` of `source`.
    pub(crate) fn new(source: SourceId, base: usize) -> Self {
        Self {
            source,
            base,
            places: Vec::new(),
            remarks: RefCell::default(),
            broken: RefCell::default(),
            known: RefCell::default(),
            strays: RefCell::default(),
            facts: None,
        }
    }

    /// No remarks yet on a text by which a decoder is asked what it wants.
    pub(crate) fn of_probe(source: SourceId) -> Self {
        Self { facts: Some(RefCell::default()), ..Self::new(source, 0) }
    }

    /// Notes what is wanted at `span`.
    pub(super) fn note(&self, span: Span, fact: impl FnOnce() -> Fact) {
        if let Some(facts) = &self.facts {
            facts.borrow_mut().push((span, fact()));
        }
    }

    /// What was wanted so far, and where.
    pub(crate) fn facts(&self) -> Vec<(Span, Fact)> {
        self.facts.as_ref().map(RefCell::take).unwrap_or_default()
    }

    /// No remarks yet on a text that was made from `source`: from the byte of it beside
    /// them on, these bytes of the source are meant.
    pub(crate) fn of_made(source: SourceId, places: Vec<(usize, Range<usize>)>) -> Self {
        Self { places, ..Self::new(source, 0) }
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
        let before = self.places.partition_point(|it| it.0 <= at.start);
        if let Some((_, place)) = before.checked_sub(1).and_then(|it| self.places.get(it))
        {
            return Span::new(self.source, place.start, place.end);
        }
        Span::new(self.source, self.base + at.start, self.base + at.end)
    }

    /// Adds a remark, unless it is on a broken line.
    pub(crate) fn push(&self, remark: Diagnostic) {
        let broken = self.broken.borrow();
        let is_in = |line: &Span| {
            remark.span.is_some_and(|it| line.start <= it.start && it.start <= line.end)
        };
        if !broken.iter().any(is_in) {
            self.remarks.borrow_mut().push(remark);
        }
    }

    /// Adds the remark that the line `line` is not TOML.
    pub(super) fn push_broken(&self, remark: Diagnostic, line: Span) {
        self.push(remark);
        self.broken.borrow_mut().push(line);
    }

    /// Notes what a table called `table` was asked for and what was left in it.
    pub(super) fn leave(
        &self,
        table: &'static str,
        asked: &[&'static str],
        strays: impl Iterator<Item = Spanned<String>>,
    ) {
        self.known.borrow_mut().entry(table).or_default().extend(asked);
        self.strays.borrow_mut().extend(strays.map(|key| Stray { key, table }));
    }

    /// Remarks upon every key that nobody asked for.
    pub(super) fn settle(&self) {
        let known = self.known.borrow();
        for Stray { key, table } in self.strays.take() {
            let here = known.get(table).map(Vec::as_slice).unwrap_or_default();
            let owner = known.iter().find(|(_, keys)| keys.contains(&key.value.as_str()));
            self.push(unknown(&key.value, here, owner.map(|(it, _)| *it)).at(key.span));
        }
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
