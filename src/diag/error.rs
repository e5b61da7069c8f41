//! The one error: something could not be read or written at all.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diag::{Tongue, Words};

/// What could not be read, written or started.
#[derive(Debug)]
pub struct Error {
    message: Words,
    source: Option<io::Error>,
}

impl Error {
    /// An error that is not about a file.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { message: Words::new(zh, en), source: None }
    }

    /// A file that could not be read.
    #[must_use]
    pub fn reading(path: &Path, source: io::Error) -> Self {
        let path = PathBuf::from(path);
        let message = Words::new(
            format!("读不出「{}」", path.display()),
            format!("cannot read \"{}\"", path.display()),
        );
        Self { message, source: Some(source) }
    }

    /// A file that could not be written.
    #[must_use]
    pub fn writing(path: &Path, source: io::Error) -> Self {
        let message = Words::new(
            format!("写不了「{}」", path.display()),
            format!("cannot write \"{}\"", path.display()),
        );
        Self { message, source: Some(source) }
    }

    /// The message in `tongue`, with the cause.
    #[must_use]
    pub fn say(&self, tongue: Tongue) -> String {
        match &self.source {
            Some(source) => format!("{}: {source}", self.message.say(tongue)),
            None => self.message.say(tongue).to_owned(),
        }
    }

    /// The message in both languages, without the cause.
    #[must_use]
    pub const fn words(&self) -> &Words {
        &self.message
    }

    /// Whether the disk is to blame.
    #[must_use]
    pub const fn is_io(&self) -> bool {
        self.source.is_some()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Tongue::English))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|it| it as _)
    }
}
