//! What each PDF/X flavour demands, as data (印刷规范).
//!
//! A [`Press`] is what the printing house asks for: a [`Flavor`], an [`OutputIntent`] and
//! the moment that the file calls its own. The moment is given, never read from a clock,
//! so the same issue gives the same bytes.

mod flavor;
mod icc;
mod intent;
mod moment;

pub use self::flavor::{Flavor, Profile};
pub use self::icc::{NotAProfile, PrinterProfile};
pub use self::intent::{CUSTOM, NEWSPRINT, OutputIntent, SRGB};
pub use self::moment::Moment;

/// The most ink that coldset newsprint takes, in thousandths of a solid: 240 %.
pub const INK_LIMIT: u16 = 2400;

/// What the press wants (印刷要求).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Press {
    /// Which standard the file keeps.
    pub flavor: Flavor,
    /// The printing condition.
    pub intent: OutputIntent,
    /// The most ink on one spot, in thousandths (总墨量).
    pub ink_limit: u16,
    /// When the file says that it was made; by convention midnight of the date.
    pub created: Moment,
    /// Whether streams are packed. Unpacked files are for people and tests to read.
    pub compress: bool,
}

impl Press {
    /// The default flavour on newsprint, packed, made at `created`.
    #[must_use]
    pub const fn new(created: Moment) -> Self {
        Self {
            flavor: Flavor::X4,
            intent: NEWSPRINT,
            ink_limit: INK_LIMIT,
            created,
            compress: true,
        }
    }
}

impl Default for Press {
    fn default() -> Self {
        Self::new(Moment::default())
    }
}
