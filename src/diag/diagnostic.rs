//! A remark, many remarks, and a result that carries remarks.

use crate::diag::{Code, Severity, Span, Tongue};
use crate::geom::Rect;

/// The same words in both languages of the desk.
///
/// ```
/// use banxin::diag::{Tongue, Words};
///
/// let words = Words::new("第 2 版", "page 2");
/// assert_eq!(words.say(Tongue::Chinese), words.zh);
/// ```
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
///
/// ```
/// use banxin::diag::Place;
/// use banxin::geom::{Length, Rect};
///
/// let rect = Rect::new(Length::mm(18), Length::mm(60), Length::mm(80), Length::mm(40));
/// let place = Place { page: 3, rect };
/// assert_eq!(place.rect.right(), Length::mm(98));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// The page number, from 1.
    pub page: u32,
    /// The area, in page axes.
    pub rect: Rect,
}

/// One remark: what, where in the copy, where on the page, and what to do.
///
/// ```
/// use banxin::diag::{Code, Diagnostic, Place, Severity};
/// use banxin::geom::Rect;
///
/// let remark = Diagnostic::new(Code::Overset, "多出 12 个字", "12 characters are left over")
///     .on(Place { page: 1, rect: Rect::default() })
///     .hint("删一行", "cut a line");
/// assert_eq!(remark.severity(), Severity::Error);
/// assert_eq!(remark.hints[0].zh, "删一行");
/// ```
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
    ///
    /// ```
    /// use banxin::diag::{Code, Diagnostic, SourceId, Span};
    ///
    /// let words = Span::new(SourceId::default(), 2, 14);
    /// let remark = Diagnostic::new(Code::HeadStop, "标题末尾有句号", "a head with a stop").at(words);
    /// assert_eq!(remark.span, Some(words));
    /// ```
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
///
/// ```
/// use banxin::diag::{Code, Diagnostic, Diagnostics, Severity};
///
/// let mut all = Diagnostics::new();
/// all.push(Diagnostic::new(Code::HeadStop, "标题末尾有句号", "the head ends with a stop"));
/// assert!(!all.has_errors());
/// // A house where that must not be: `[press.severity]` of the issue.
/// all.judge(&[(Code::HeadStop, Severity::Error)]);
/// assert!(all.has_errors());
/// assert_eq!((all.len(), all.is_empty()), (1, false));
/// ```
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
    ///
    /// ```
    /// use banxin::diag::{Code, Diagnostic, Diagnostics};
    ///
    /// let mut all = Diagnostics::new();
    /// let mut of_page = Diagnostics::new();
    /// of_page.push(Diagnostic::new(Code::BlankPage, "第 2 版空白", "page 2 is blank"));
    /// all.extend(of_page);
    /// assert_eq!(all.into_iter().map(|it| it.code).collect::<Vec<_>>(), [Code::BlankPage]);
    /// ```
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Takes back every remark after the first `len`.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }

    /// Gives every remark on words of the copy that stands nowhere on the pages yet the
    /// place that `find` knows for those words.
    pub(crate) fn settle(&mut self, find: impl Fn(Span) -> Option<Place>) {
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
    ///
    /// ```
    /// use banxin::Job;
    /// use banxin::diag::Severity;
    ///
    /// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
    /// let errors = job.diagnostics.iter().filter(|it| it.severity() == Severity::Error);
    /// assert_eq!(errors.count(), 0);
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
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
///
/// ```
/// use banxin::diag::{Code, Diagnostic, Diagnostics, Reported};
///
/// /// Counts the copy of a page.
/// fn count(text: &str) -> Reported<usize> {
///     let mut remarks = Diagnostics::new();
///     if text.is_empty() {
///         remarks.push(Diagnostic::new(Code::BlankPage, "空白版", "a blank page"));
///     }
///     Reported::new(text.chars().count(), remarks)
/// }
///
/// let mut all = Diagnostics::new();
/// assert_eq!(count("").unload(&mut all), 0);
/// assert_eq!(count("今夜有雨").unload(&mut all), 4);
/// assert_eq!(all.len(), 1);
/// ```
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
