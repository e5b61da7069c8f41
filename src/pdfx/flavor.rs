//! The flavours of PDF/X, one row of facts each.

/// A published flavour of PDF/X.
///
/// ```
/// use banxin::pdfx::Flavor;
///
/// let flavor = Flavor::named("x1a").unwrap_or_default();
/// assert_eq!(flavor, Flavor::X1a);
/// assert_eq!(flavor.profile().pdf_version, "1.4");
/// assert_eq!(Flavor::named("x3"), None);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Flavor {
    /// PDF/X-4:2010, ISO 15930-7.
    #[default]
    X4,
    /// PDF/X-1a:2003, ISO 15930-4.
    X1a,
}

impl Flavor {
    /// Every flavour that can be written.
    pub const ALL: &'static [Self] = &[Self::X4, Self::X1a];

    /// What the flavour demands.
    #[must_use]
    pub const fn profile(self) -> &'static Profile {
        match self {
            Self::X4 => &X4,
            Self::X1a => &X1A,
        }
    }

    /// The flavour that a person calls `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.profile().name == name)
    }
}

/// What a flavour demands of the file.
///
/// ```
/// use banxin::pdfx::{Flavor, Profile};
///
/// // Which of the flavours let a delivered advertisement keep its own profiles.
/// let kept = Flavor::ALL.iter().map(|it| it.profile()).filter(|it| it.profiled);
/// assert_eq!(kept.map(|it| it.name).collect::<Vec<_>>(), ["x4"]);
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Profile {
    /// What a person calls it, on the command line and in messages.
    pub name: &'static str,
    /// The version in the file's first line. ISO 15930-7 6.1: PDF 1.6 or less; ISO
    /// 15930-4 6.1: PDF 1.4.
    pub pdf_version: &'static str,
    /// What `GTS_PDFXVersion` says, in XMP and in Info. ISO 15930-7 6.3, ISO 15930-4 6.3.
    pub identification: &'static str,
    /// Whether colours with a profile of their own may stand in delivered pages. ISO
    /// 15930-4 6.2.3: not in PDF/X-1a.
    pub profiled: bool,
    /// The newest version of ICC that an output profile may have: PDF 1.4 knows version 2,
    /// PDF 1.6 version 4. ISO 32000-1 table 66.
    pub icc: u8,
}

/// ISO 15930-7:2010; `x4.md` says how each clause is met.
const X4: Profile = Profile {
    name: "x4",
    pdf_version: "1.6",
    identification: "PDF/X-4",
    profiled: true,
    icc: 4,
};

/// ISO 15930-4:2003; `x1a.md` says how each clause is met.
const X1A: Profile = Profile {
    name: "x1a",
    pdf_version: "1.4",
    identification: "PDF/X-1a:2003",
    profiled: false,
    icc: 2,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_flavour() {
        for flavor in Flavor::ALL {
            assert_eq!(Flavor::named(flavor.profile().name), Some(*flavor));
        }
        assert_eq!(Flavor::named("x3"), None);
    }
}
