//! The texts that were read, and places in them.

/// The number of a text in [`Sources`].
///
/// ```
/// use banxin::diag::Sources;
///
/// let mut sources = Sources::default();
/// let rain = sources.add("rain.md", "# 今夜有雨\n");
/// let tide = sources.add("tide.md", "# 潮水退了\n");
/// assert!(rain < tide);
/// assert_eq!(sources.get(tide).map(|it| it.name.as_str()), Some("tide.md"));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct SourceId(u32);

/// A stretch of a source, in bytes.
///
/// ```
/// use banxin::diag::{Sources, Span};
///
/// let mut sources = Sources::default();
/// let file = sources.add("rain.md", "# 今夜有雨\n");
/// let head = Span::new(file, 2, 14);
/// assert_eq!(sources.slice(head), "今夜有雨");
/// assert_eq!(sources.slice(head.part(6, 12)), "有雨");
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Span {
    /// Which text.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of `source`; places past 4 GiB are cut to it.
    #[must_use]
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        let clip = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { source, start: clip(start), end: clip(end) }
    }

    /// The part of the span that starts `from` bytes in and ends `to` bytes in.
    #[must_use]
    pub fn part(self, from: usize, to: usize) -> Self {
        let start = self.start as usize;
        Self::new(self.source, start.saturating_add(from), start.saturating_add(to))
    }

    /// Where the bytes `from..to` of `words`, which were written here, stand: the words as
    /// they are or in quotation marks. Words that were written otherwise than they read, with
    /// escapes, are not taken apart.
    ///
    /// ```
    /// use banxin::diag::{SourceId, Span};
    ///
    /// // name = "澜港"
    /// let quoted = Span::new(SourceId::default(), 7, 15);
    /// let port = quoted.of_words("澜港", 3, 6);
    /// assert_eq!((port.start, port.end), (11, 14));
    /// ```
    #[must_use]
    pub fn of_words(self, words: &str, from: usize, to: usize) -> Self {
        let written = self.end.saturating_sub(self.start) as usize;
        match written.checked_sub(words.len()) {
            Some(0) => self.part(from, to),
            Some(2) => self.part(from.saturating_add(1), to.saturating_add(1)),
            _ => self,
        }
    }
}

/// A value with the place where it was written.
///
/// ```
/// use banxin::diag::{SourceId, Span, Spanned};
///
/// let columns = Spanned::new(8, Span::new(SourceId::default(), 40, 41));
/// assert_eq!((columns.value, columns.span.start), (8, 40));
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Ties `value` to `span`.
    #[must_use]
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// One text that was read.
///
/// ```
/// use banxin::diag::Sources;
///
/// let mut sources = Sources::default();
/// let id = sources.add("rain.md", "# 今夜有雨\n");
/// let file = sources.get(id).expect("it was added");
/// assert_eq!((&*file.name, &*file.text), ("rain.md", "# 今夜有雨\n"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SourceFile {
    /// What the person calls it: its path as they wrote it.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Every text that was read, by number.
///
/// ```
/// use banxin::diag::{Sources, Span};
///
/// let mut sources = Sources::default();
/// let file = sources.add("rain.md", "# 今夜有雨\n请带伞。\n");
/// assert_eq!(sources.line_column(Span::new(file, 18, 21)), Some((2, 2)), "带");
/// assert_eq!(sources.slice(Span::new(file, 18, 21)), "带");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a text and returns its number.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        let id = SourceId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile { name: name.into(), text: text.into() });
        id
    }

    /// The text with number `id`.
    ///
    /// ```
    /// use banxin::Job;
    /// use banxin::diag::SourceId;
    ///
    /// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
    /// let first = job.sources.get(SourceId::default()).expect("the issue itself");
    /// assert!(first.name.ends_with("issue.toml"));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The words a span covers; empty when it points nowhere.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source)
            .and_then(|file| file.text.get(span.start as usize..span.end as usize))
            .unwrap_or_default()
    }

    /// Line and column of a span's start, both counted from 1, the column in characters.
    #[must_use]
    pub fn line_column(&self, span: Span) -> Option<(usize, usize)> {
        let text = &self.get(span.source)?.text;
        let before = text.get(..span.start as usize)?;
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Some((line, column))
    }
}
