//! What banxin has to say about the copy: sources, spans, codes, remarks (告示).
//!
//! Bad copy is never an `Err` and never a panic: it becomes a [`Diagnostic`] and the page
//! is still made. [`Error`] is for what cannot be read at all.

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
pub use self::suggest::{advise, nearest};

/// The language a person is spoken to in.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Tongue {
    /// 中文.
    Chinese,
    /// English.
    #[default]
    English,
}
