//! What the printing house asks of the file (印刷要求).

use crate::diag::{Code, Severity, Spanned};
use crate::pdfx::{Flavor, INK_LIMIT, PrinterMarks, RESOLUTION};

/// `[press]` of an issue.
///
/// ```
/// use banxin::model::PressSpec;
/// use banxin::pdfx::{Flavor, INK_LIMIT};
///
/// let usual = PressSpec::default();
/// assert_eq!((usual.flavor, usual.ink_limit), (Flavor::X4, INK_LIMIT));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PressSpec {
    /// Which PDF/X is written.
    pub flavor: Flavor,
    /// The file of the press's own colour profile (ICC特性文件).
    pub profile: Option<Spanned<String>>,
    /// The name of the printing condition, as in the registry.
    pub condition: Option<String>,
    /// What stands outside the trimmed sheet.
    pub marks: PrinterMarks,
    /// What matters more or less here than it usually does.
    pub severities: Vec<(Code, Severity)>,
    /// The most ink on one spot, in thousandths (总墨量).
    pub ink_limit: u16,
    /// Pixels to the inch of pictures that are made for the press (印刷分辨率).
    pub resolution: u32,
}

impl Default for PressSpec {
    fn default() -> Self {
        Self {
            flavor: Flavor::default(),
            profile: None,
            condition: None,
            marks: PrinterMarks::NONE,
            severities: Vec::new(),
            ink_limit: INK_LIMIT,
            resolution: RESOLUTION,
        }
    }
}
