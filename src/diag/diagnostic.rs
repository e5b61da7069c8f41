//! A remark, many remarks, and a result that carries remarks.

use crate::diag::{Code, Severity, Span, Tongue};
use crate::geom::Rect;

/// The same words in both languages of the desk.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Words {
    /// 中文.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Words {
    /// Ties the two together.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The words in `tongue`.
    #[must_use]
    pub fn say(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Chinese => &self.zh,
            Tongue::English => &self.en,
        }
    }
}

/// A place on a printed page.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// The page number, from 1.
    pub page: u32,
    /// The area, in page axes.
    pub rect: Rect,
}

/// One remark: what, where in the copy, where on the page, and what to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Diagnostic {
    /// What it is about; the usual severity comes from here.
    pub code: Code,
    /// One clause without a full stop, the value named.
    pub message: Words,
    /// Where it was written.
    pub span: Option<Span>,
    /// Where it stands on the page.
    pub place: Option<Place>,
    /// What to do about it.
    pub hints: Vec<Words>,
    /// How much it matters here, when the issue says otherwise than the code.
    pub judged: Option<Severity>,
}

impl Diagnostic {
    /// A remark in both languages.
    #[must_use]
    pub fn new(code: Code, zh: impl Into<String>, en: impl Into<String>) -> Self {
        let message = Words::new(zh, en);
        Self { code, message, span: None, place: None, hints: Vec::new(), judged: None }
    }

    /// The remark, tied to a place in the copy.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The remark, tied to a place on the page.
    #[must_use]
    pub fn on(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The remark with a piece of advice.
    #[must_use]
    pub fn hint(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.hints.push(Words::new(zh, en));
        self
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.judged.unwrap_or(self.code.severity())
    }
}

/// Remarks in the order they were made.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// No remarks.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a remark.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of `other`'s remarks.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Takes back every remark after the first `len`.
    pub fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }

    /// Takes back the remarks numbered `from..to`.
    pub fn drop_range(&mut self, from: usize, to: usize) {
        let to = to.min(self.0.len());
        self.0.drain(from.min(to)..to);
    }

    /// Gives every remark on words of the copy that stands nowhere on the pages yet the
    /// place that `find` knows for those words.
    pub fn settle(&mut self, find: impl Fn(Span) -> Option<Place>) {
        for remark in self.0.iter_mut().filter(|it| it.place.is_none()) {
            remark.place = remark.span.and_then(&find);
        }
    }

    /// Has every remark with one of these codes matter so much as is said beside it.
    pub fn judge(&mut self, severities: &[(Code, Severity)]) {
        for remark in &mut self.0 {
            let own = severities.iter().find(|(code, _)| *code == remark.code);
            remark.judged = own.map(|(_, severity)| *severity).or(remark.judged);
        }
    }

    /// The remarks in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// How many remarks there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether any remark is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|it| it.severity() == Severity::Error)
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// What was made, with what there is to say about it.
#[derive(Clone, Debug, Default)]
pub struct Reported<T> {
    /// What was made.
    pub output: T,
    /// What there is to say.
    pub diagnostics: Diagnostics,
}

impl<T> Reported<T> {
    /// Something made, with its remarks.
    #[must_use]
    pub const fn new(output: T, diagnostics: Diagnostics) -> Self {
        Self { output, diagnostics }
    }

    /// Hands the remarks over to `diagnostics` and keeps what was made.
    pub fn unload(self, diagnostics: &mut Diagnostics) -> T {
        diagnostics.extend(self.diagnostics);
        self.output
    }
}
