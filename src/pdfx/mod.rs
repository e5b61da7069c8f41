//! What each PDF/X flavour demands, as data (印刷规范).
//!
//! A [`Press`] is what the printing house asks for: a [`Flavor`] and the moment that the
//! file calls its own. The moment is given, never read from a clock, so the same issue
//! gives the same bytes.

mod flavor;
mod intent;
mod moment;

pub use self::flavor::{Flavor, Profile};
pub use self::intent::{NEWSPRINT, OutputIntent, SRGB};
pub use self::moment::Moment;

/// What the press wants (印刷要求).
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Press {
    /// Which standard the file keeps.
    pub flavor: Flavor,
    /// When the file says that it was made; by convention midnight of the date.
    pub created: Moment,
    /// Whether streams are packed. Unpacked files are for people and tests to read.
    pub compress: bool,
}

impl Press {
    /// The default flavour, packed, made at `created`.
    #[must_use]
    pub fn new(created: Moment) -> Self {
        Self { flavor: Flavor::default(), created, compress: true }
    }
}
