//! Paragraphs into cells: class, width, break permission, orientation, glyphs (拣字).
//!
//! This room knows nothing of newspapers.

use std::ops::Range;

use crate::diag::Span;
use crate::font::{FaceId, Glyph, Region, RoleId};
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

/// What a cell is, for break and width rules (字符类别).
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum CharClass {
    /// Han, kana and everything that is set like them.
    Han,
    /// 。．，、：；！？ (点号).
    Stop,
    /// “‘「『（《 (开始标号).
    Open,
    /// ”’」』）》 (结束标号).
    Close,
    /// A one-em or half-em connector (连接号).
    Connector,
    /// · (间隔号).
    Interpunct,
    /// / (分隔号).
    Solidus,
    /// —— (破折号).
    Dash,
    /// …… (省略号).
    Ellipsis,
    /// A Western word, or a part of it between breaks.
    Western,
    /// A number with its signs.
    Number,
    /// A Western space.
    Space,
    /// U+3000 (全角空格).
    WideSpace,
    /// Digits set across a vertical line (纵中横).
    Across,
}

/// One character frame (文字外框): a grapheme cluster or an unbreakable unit.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it is.
    pub class: CharClass,
    /// The bytes of [`Galley::text`] it stands for.
    pub text: Range<u32>,
    /// Its glyphs in [`Galley::glyphs`].
    pub glyphs: Range<u32>,
    /// Its type size.
    pub size: Length,
    /// Its frame along the line, untrimmed.
    pub advance: Length,
    /// The blank inside the frame that may be taken at its start (line axis).
    pub blank_before: Length,
    /// The blank inside the frame that may be taken at its end.
    pub blank_after: Length,
    /// Which of the styles given to [`set`] it was set in.
    pub style: u16,
    /// Where it was written.
    pub span: Span,
}

/// A glyph of a cell.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct CellGlyph {
    /// The face.
    pub face: FaceId,
    /// The glyph.
    pub id: Glyph,
    /// From the start of the cell's frame to the glyph's origin, along the line.
    pub inline: Length,
    /// From the line's reference to the glyph's origin, in the block direction. The
    /// reference is the baseline in horizontal lines and the centre line in vertical ones.
    pub block: Length,
    /// Whether the glyph is turned 90° clockwise (a rotated run in a vertical line).
    pub sideways: bool,
    /// The bytes of [`Galley::text`] it stands for; empty for the later glyphs of a cluster.
    pub text: (u32, u32),
}

/// A paragraph in cells.
#[derive(Clone, Debug, Default)]
pub struct Galley {
    /// The very characters of the copy.
    pub text: String,
    /// The cells, in order; together they cover the text exactly.
    pub cells: Vec<Cell>,
    /// The glyphs of the cells.
    pub glyphs: Vec<CellGlyph>,
    /// The styles of the stretches.
    pub styles: Vec<TextStyle>,
}
