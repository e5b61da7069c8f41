//! The printing condition that a page is made for (输出意图).

use std::borrow::Cow;

/// A characterised printing condition with its colour profile.
///
/// ISO 15930-7 6.2.2: exactly one, with the profile inside the file.
///
/// ```
/// use banxin::pdfx::{CUSTOM, NEWSPRINT, OutputIntent};
///
/// let own = OutputIntent { identifier: CUSTOM.into(), ..NEWSPRINT };
/// assert_eq!(NEWSPRINT.registry(), Some("http://www.color.org"));
/// assert_eq!(own.registry(), None);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OutputIntent {
    /// Its name, spelt exactly as in the registry when it is there.
    pub identifier: Cow<'static, str>,
    /// What it is, in words.
    pub info: Cow<'static, str>,
    /// An ICC profile of class `prtr` for four inks.
    pub profile: Cow<'static, [u8]>,
}

/// Coldset offset on newsprint, at most 240 % ink.
///
/// The profile was computed from the data of CGATS TR 002, "Color Characterization Data
/// for Coldset Printing on Newsprint" (ANSI CGATS/SNAP TR 002-2007), which may be used
/// for profiles without further permission when the report is named; see
/// `profiles.md` beside the profile.
pub const NEWSPRINT: OutputIntent = OutputIntent {
    identifier: Cow::Borrowed("CGATS TR 002"),
    info: Cow::Borrowed("Coldset offset on newsprint, CGATS/SNAP TR 002-2007, 240 % ink"),
    profile: Cow::Borrowed(include_bytes!("newsprint-TR002-tac240.icc")),
};

/// How a condition that is in no registry is called. ISO 32000-1 table 365.
pub const CUSTOM: &str = "Custom";

/// Where conditions are registered.
const REGISTRY: &str = "http://www.color.org";

/// Conditions of the registry that newspapers and their advertisers print to; the
/// spelling counts.
const REGISTERED: &[&str] = &[
    "CGATS TR 001",
    "CGATS TR 002",
    "CGATS21-2-CRPC1",
    "CGATS21-2-CRPC2",
    "FOGRA39",
    "FOGRA42",
    "FOGRA48",
    "FOGRA51",
    "FOGRA52",
    "IFRA26",
    "JC200103",
    "JCN2002",
];

impl OutputIntent {
    /// The registry that knows the condition; none does when it is the printer's own.
    #[must_use]
    pub fn registry(&self) -> Option<&'static str> {
        REGISTERED.contains(&self.identifier.as_ref()).then_some(REGISTRY)
    }
}
