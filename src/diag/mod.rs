//! What banxin has to say about the copy: sources, spans, codes, remarks (告示).
//!
//! Bad copy is never an `Err` and never a panic: it becomes a [`Diagnostic`] and the page
//! is still made. [`Error`] is for what cannot be read at all.
//!
//! ```
//! use banxin::diag::{Code, Diagnostic, Diagnostics, Severity, Sources, Span};
//!
//! let mut sources = Sources::default();
//! let issue = sources.add("issue.toml", "[paper]\nname = \"\"\n");
//! let mut diagnostics = Diagnostics::new();
//! let empty = Span::new(issue, 15, 17);
//! diagnostics.push(Diagnostic::new(Code::BadValue, "报名是空的", "the name is empty").at(empty));
//!
//! let first = diagnostics.iter().next().expect("one");
//! assert_eq!((first.code.id(), first.severity()), ("B1104", Severity::Error));
//! assert_eq!(sources.line_column(empty), Some((2, 8)));
//! ```

mod code;
mod diagnostic;
mod error;
mod explain;
mod progress;
mod remark;
pub mod render;
mod source;
mod suggest;

pub use self::code::{Code, Severity};
pub use self::diagnostic::{Diagnostic, Diagnostics, Place, Reported, Words};
pub use self::error::{Error, cause};
pub use self::explain::{Explanation, explain};
pub use self::progress::{Progress, Step};
pub use self::source::{SourceFile, SourceId, Sources, Span, Spanned};
pub use self::suggest::nearest;

pub(crate) use self::suggest::advise;

/// The language a person is spoken to in.
///
/// ```
/// use banxin::diag::{Tongue, Words};
///
/// let words = Words::new("空白版", "a page with nothing on it");
/// assert_eq!(words.say(Tongue::Chinese), "空白版");
/// assert_eq!(words.say(Tongue::default()), "a page with nothing on it");
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Tongue {
    /// 中文.
    Chinese,
    /// English.
    #[default]
    English,
}
