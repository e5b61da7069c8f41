//! The flavours of PDF/X, one row of facts each.

/// A published flavour of PDF/X.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Flavor {
    /// PDF/X-4:2010, ISO 15930-7.
    #[default]
    X4,
}

impl Flavor {
    /// Every flavour that can be written.
    pub const ALL: &'static [Self] = &[Self::X4];

    /// What the flavour demands.
    #[must_use]
    pub const fn profile(self) -> &'static Profile {
        match self {
            Self::X4 => &X4,
        }
    }
}

/// What a flavour demands of the file.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Profile {
    /// What a person calls it, on the command line and in messages.
    pub name: &'static str,
    /// The version in the file's first line. ISO 15930-7 6.1: PDF 1.6 or less.
    pub pdf_version: &'static str,
    /// What `GTS_PDFXVersion` says, in XMP and in Info. ISO 15930-7 6.3.
    pub identification: &'static str,
}

/// ISO 15930-7:2010.
const X4: Profile = Profile { name: "x4", pdf_version: "1.6", identification: "PDF/X-4" };
