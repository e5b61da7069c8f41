//! The settings of this room, and copy with its settings.

use crate::diag::Span;
use crate::font::{Region, RoleId};
use crate::geom::{Em, Length, WritingMode};

/// The settings this room obeys.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct TextStyle {
    /// The role whose faces are used.
    pub role: RoleId,
    /// Type size (字号).
    pub size: Length,
    /// Width of the glyphs along the line in thousandths of normal (长体, 扁体).
    pub stretch: u16,
    /// Added after every character (字距); never at the line end.
    pub tracking: Em,
    /// 横排 or 直排.
    pub mode: WritingMode,
    /// Whose punctuation places.
    pub region: Region,
    /// 禁则.
    pub prohibition: Prohibition,
    /// 标点宽度.
    pub punctuation: Punctuation,
    /// Natural space between Han and Latin (中西文间距); an eighth of an em by default.
    pub autospace: Em,
    /// Whether a number and its unit are never parted (标题); in body text that is only
    /// discouraged.
    pub units_tied: bool,
}

impl TextStyle {
    /// Horizontal mainland newspaper body type: GB prohibitions, full-width marks, an
    /// eighth of an em between Han and Latin.
    #[must_use]
    pub fn new(role: RoleId, size: Length) -> Self {
        Self {
            role,
            size,
            stretch: 1000,
            tracking: Em::ZERO,
            mode: WritingMode::Horizontal,
            region: Region::Cn,
            prohibition: Prohibition::Gb,
            punctuation: Punctuation::Newspaper,
            autospace: Em::EIGHTH,
            units_tied: false,
        }
    }

    /// Whether lines run down.
    #[must_use]
    pub const fn is_vertical(&self) -> bool {
        matches!(self.mode, WritingMode::Vertical)
    }
}

/// How strictly marks are kept from line edges (避头尾). CLREQ, GB/T 15834—2011.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Prohibition {
    /// No rule.
    None,
    /// Stops, closers, connectors, interpuncts never first; openers never last.
    Basic,
    /// Basic, and the solidus never last.
    #[default]
    Gb,
    /// Gb, and dashes and ellipses never first.
    Strict,
}

/// How wide marks are (标点风格).
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Punctuation {
    /// Full width everywhere, pairs squeezed, line end either width (报纸).
    #[default]
    Newspaper,
    /// 全角式: full width in the line and at its end.
    Full,
    /// 行末半角式 (GB): full width in the line, half at its end.
    LineEndHalf,
    /// 开明式: 。？！ full width, all others half.
    Kaiming,
    /// 半角式: all half.
    Half,
}

/// A stretch of copy in one style.
#[derive(Clone, Debug)]
pub struct StyledText<'a> {
    /// The characters, without a paragraph end.
    pub text: &'a str,
    /// How they are set.
    pub style: TextStyle,
    /// Where they were written.
    pub span: Span,
}
