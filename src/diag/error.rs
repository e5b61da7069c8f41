//! The one error: something could not be read or written at all.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diag::{Tongue, Words};

/// What could not be read, written or started.
///
/// ```
/// use banxin::Job;
/// use banxin::diag::Tongue;
///
/// let error = Job::open("no/such/issue.toml".as_ref()).unwrap_err();
/// assert!(error.is_io());
/// assert!(error.words().zh.contains("issue.toml"));
/// assert!(error.say(Tongue::English).ends_with("there is no such file or folder"));
/// ```
#[derive(Debug)]
pub struct Error {
    message: Words,
    source: Option<io::Error>,
}

impl Error {
    /// An error that is not about a file.
    ///
    /// ```
    /// use banxin::diag::{Error, Tongue};
    ///
    /// let error = Error::new("缺少 issue.toml", "there is no issue.toml");
    /// assert_eq!(error.say(Tongue::Chinese), "缺少 issue.toml");
    /// assert!(!error.is_io());
    /// ```
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { message: Words::new(zh, en), source: None }
    }

    /// A file that could not be read.
    ///
    /// ```
    /// use std::io;
    /// use banxin::diag::{Error, Tongue};
    ///
    /// let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
    /// let read = Error::reading("a.md".as_ref(), denied());
    /// assert_eq!(read.say(Tongue::Chinese), "读不出「a.md」：没有权限");
    /// let written = Error::writing("a.pdf".as_ref(), denied());
    /// assert_eq!(written.to_string(), "cannot write \"a.pdf\": permission denied");
    /// ```
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
            Some(source) => match tongue {
                Tongue::Chinese => {
                    format!("{}：{}", self.message.zh, cause(source).zh)
                }
                Tongue::English => {
                    format!("{}: {}", self.message.en, cause(source).en)
                }
            },
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

/// Causes that a person can do something about, in both languages.
const CAUSES: &[(io::ErrorKind, &str, &str)] = &[
    (io::ErrorKind::NotFound, "没有这个文件或文件夹", "there is no such file or folder"),
    (io::ErrorKind::PermissionDenied, "没有权限", "permission denied"),
    (io::ErrorKind::IsADirectory, "它是文件夹", "it is a folder"),
    (
        io::ErrorKind::NotADirectory,
        "路径中间有一个不是文件夹",
        "the path leads through a file",
    ),
    (io::ErrorKind::StorageFull, "磁盘满了", "the disk is full"),
    (
        io::ErrorKind::ReadOnlyFilesystem,
        "这里只能读不能写",
        "nothing can be written there",
    ),
    (io::ErrorKind::AlreadyExists, "已有同名的文件", "there is one already"),
    (
        io::ErrorKind::InvalidInput,
        "不是普通文件，或太大",
        "it is no plain file, or too large",
    ),
];

/// Why the disk refused, in both languages where it is known.
///
/// ```
/// use std::io::{self, ErrorKind};
/// use banxin::diag::cause;
///
/// assert_eq!(cause(&io::Error::from(ErrorKind::StorageFull)).zh, "磁盘满了");
/// ```
#[must_use]
pub fn cause(error: &io::Error) -> Words {
    match CAUSES.iter().find(|(kind, ..)| *kind == error.kind()) {
        Some((_, zh, en)) => Words::new(*zh, *en),
        None => Words::new(error.to_string(), error.to_string()),
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
