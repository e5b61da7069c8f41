//! What each PDF/X flavour demands, as data (印刷规范).
//!
//! A [`Press`] is what the printing house asks for: a [`Flavor`], an [`OutputIntent`] and
//! the moment that the file calls its own. The moment is given, never read from a clock,
//! so the same issue gives the same bytes.
//!
//! ```
//! use banxin::pdfx::{Flavor, Moment, Press, PrinterMarks};
//!
//! let mut press = Press::new(Moment::midnight(2026, 11, 24));
//! press.flavor = Flavor::X1a;
//! press.marks = PrinterMarks { crop: true, ..PrinterMarks::NONE };
//! assert_eq!(press.flavor.profile().identification, "PDF/X-1a:2003");
//! assert_eq!(press.intent.identifier, "CGATS TR 002");
//! ```

mod flavor;
mod icc;
mod intent;
mod moment;

pub use self::flavor::{Flavor, Profile};
pub use self::icc::{NotAProfile, PrinterProfile};
pub use self::intent::{CUSTOM, NEWSPRINT, OutputIntent};
pub use self::moment::Moment;

/// The most ink that coldset newsprint takes, in thousandths of a solid: 240 %.
pub const INK_LIMIT: u16 = 2400;

/// Pixels to the inch that newsprint shows: twice its screen of 100 to 110 lines.
pub const RESOLUTION: u32 = 220;

/// What the printer may want outside the trimmed sheet (版外标记).
///
/// ```
/// use banxin::pdfx::PrinterMarks;
///
/// assert!(!PrinterMarks::NONE.any());
/// let crop = PrinterMarks { crop: true, ..PrinterMarks::default() };
/// assert!(crop.any() && crop != PrinterMarks::ALL);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct PrinterMarks {
    /// Where the sheet is cut (角线).
    pub crop: bool,
    /// By what plates are laid over one another (规矩线).
    pub register: bool,
    /// Fields of every ink (色标).
    pub bar: bool,
    /// Title, date, page and the names of the plates (版边文字).
    pub slug: bool,
}

impl PrinterMarks {
    /// None, as newspapers have them.
    pub const NONE: Self = Self { crop: false, register: false, bar: false, slug: false };
    /// All of them.
    pub const ALL: Self = Self { crop: true, register: true, bar: true, slug: true };

    /// Whether there is anything outside the sheet.
    #[must_use]
    pub const fn any(self) -> bool {
        self.crop || self.register || self.bar || self.slug
    }
}

/// What the press wants (印刷要求).
///
/// ```
/// use banxin::pdfx::{INK_LIMIT, Moment, Press};
///
/// // Heatset takes more ink than newsprint does, and shows finer pictures.
/// let mut press = Press::new(Moment::midnight(2026, 11, 24));
/// assert_eq!((press.ink_limit, press.resolution), (INK_LIMIT, 220));
/// press.ink_limit = 3_000;
/// press.resolution = 300;
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Press {
    /// Which standard the file keeps.
    pub flavor: Flavor,
    /// The printing condition.
    pub intent: OutputIntent,
    /// The most ink on one spot, in thousandths (总墨量).
    pub ink_limit: u16,
    /// Pixels to the inch of pictures that are made for the press (印刷分辨率).
    pub resolution: u32,
    /// What stands outside the trimmed sheet.
    pub marks: PrinterMarks,
    /// When the file says that it was made; by convention midnight of the issue's date.
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
            resolution: RESOLUTION,
            marks: PrinterMarks::NONE,
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
