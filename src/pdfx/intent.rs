//! The printing condition that a page is made for (输出意图).

/// A characterised printing condition with its colour profile.
///
/// ISO 15930-7 6.2.2: exactly one, with the profile inside the file.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct OutputIntent {
    /// Its name in the registry, spelt exactly as there.
    pub identifier: &'static str,
    /// The registry.
    pub registry: &'static str,
    /// What it is, in words.
    pub info: &'static str,
    /// An ICC profile of class `prtr`, version 2, for four inks.
    pub profile: &'static [u8],
    /// How many inks the profile speaks of.
    pub inks: u8,
}

/// Coldset offset on newsprint, at most 240 % ink.
///
/// The profile was computed from the data of CGATS TR 002, "Color Characterization Data
/// for Coldset Printing on Newsprint" (ANSI CGATS/SNAP TR 002-2007), which may be used
/// for profiles without further permission when the report is named; see
/// `profiles.md` beside the profile.
pub const NEWSPRINT: OutputIntent = OutputIntent {
    identifier: "CGATS TR 002",
    registry: "http://www.color.org",
    info: "Coldset offset on newsprint, CGATS/SNAP TR 002-2007, 240 % ink",
    profile: include_bytes!("newsprint-TR002-tac240.icc"),
    inks: 4,
};

/// The colours of a screen, sRGB: what the numbers of an RGB picture mean until it is
/// converted to inks. ISO 15930-7 6.2.4: RGB needs a profile of its own beside an output
/// intent of four inks. From Debian's `icc-profiles-free`, zlib licence.
pub const SRGB: &[u8] = include_bytes!("sRGB.icc");
