//! A paragraph in cells, and what stands between them.
//!
//! The space between two cells is an item of its own, a [`Gap`]. It is never stored in a
//! neighbour, so a line edge simply drops it.

use std::ops::Range;

use crate::diag::Span;
use crate::font::{FaceId, Glyph};
use crate::geom::{Em, Length};
use crate::text::{Beside, Gap, TextStyle};

/// What a cell is, for break and width rules (字符类别).
///
/// ```
/// use banxin::text::CharClass;
///
/// assert!(CharClass::Number.is_western() && !CharClass::Han.is_western());
/// assert!(CharClass::WideSpace.is_space());
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum CharClass {
    /// Han, kana and everything that is set like them.
    #[default]
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
    /// A grapheme of a Western word.
    Western,
    /// A grapheme of a number, or a sign that belongs to one.
    Number,
    /// A Western space; hangs invisibly at a line end.
    Space,
    /// U+3000 (全角空格); hangs invisibly at a line end.
    WideSpace,
    /// Digits set across a vertical line (纵中横).
    Across,
}

impl CharClass {
    /// Whether the cell is of a Western word or number, set along the line.
    #[must_use]
    pub const fn is_western(self) -> bool {
        matches!(self, Self::Western | Self::Number)
    }

    /// Whether the cell prints nothing and vanishes at a line end.
    #[must_use]
    pub const fn is_space(self) -> bool {
        matches!(self, Self::Space | Self::WideSpace)
    }
}

/// One character frame (文字外框): a grapheme cluster or an unbreakable unit.
///
/// ```
/// let text = "版，";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// let comma = &galley.cells[1];
/// assert_eq!(comma.advance, Length::pt(9), "full width, with its blank");
/// assert!(comma.blank_after > Length::pt(4));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
    /// Which of the styles given to [`set`](crate::text::set) it was set in.
    pub style: u16,
    /// Where it was written.
    pub span: Span,
}

/// A glyph of a cell.
///
/// ```
/// let text = "版心";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// let glyph = galley.glyphs[1];
/// assert!(!glyph.sideways);
/// assert_eq!((glyph.stretch, glyph.text), (1000, (3, 6)));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
    /// Its width in thousandths of normal (长体, 扁体), with what narrows digits across a
    /// vertical line.
    pub stretch: u16,
    /// The bytes of [`Galley::text`] it stands for; empty for the later glyphs of a cluster.
    pub text: (u32, u32),
}

/// A paragraph in cells.
///
/// ```
/// let text = "今天风不大。";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// assert_eq!((galley.cells.len(), galley.gaps.len()), (6, 6));
/// assert_eq!(galley.copy(2..5), "风不大");
/// assert!(galley.hyphen_after(0).is_none());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Galley {
    /// The very characters of the copy.
    pub text: String,
    /// The cells, in order; together they cover the text exactly.
    pub cells: Vec<Cell>,
    /// What stands after each cell; one for one with the cells. The last counts for nothing.
    pub gaps: Vec<Gap>,
    /// The glyphs of the cells.
    pub glyphs: Vec<CellGlyph>,
    /// The hyphens of lines that end inside a word, by the cell they follow.
    pub hyphens: Vec<Hyphen>,
    /// The styles of the stretches.
    pub styles: Vec<TextStyle>,
    /// What stands beside the cells.
    pub beside: Vec<Beside>,
}

/// What is drawn where a line ends inside a word (连字符); it stands for no character.
///
/// ```
/// let text = "hyphenation";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// let first = galley.hyphens.first().expect("a place to part the word");
/// assert!(galley.hyphen_after(first.after as usize).is_some());
/// assert!(first.advance > Length::ZERO);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Hyphen {
    /// The cell it follows when a line ends there.
    pub after: u32,
    /// Its glyph.
    pub glyph: CellGlyph,
    /// How wide it is along the line.
    pub advance: Length,
}

impl Galley {
    /// The hyphen that is drawn when a line ends with `cell`.
    #[must_use]
    pub fn hyphen_after(&self, cell: usize) -> Option<&Hyphen> {
        let at = self.hyphens.binary_search_by_key(&cell, |it| it.after as usize);
        self.hyphens.get(at.ok()?)
    }

    /// The same cells, so much further apart or, below zero, nearer together: as they are
    /// set in a style of this tracking. Not for cells with readings, whose room depends
    /// on it.
    #[must_use]
    pub(crate) fn tracked(&self, tracking: Em) -> Self {
        let mut galley = self.clone();
        let inner = galley.cells.len().saturating_sub(1);
        for (gap, cell) in galley.gaps.iter_mut().zip(&galley.cells).take(inner) {
            gap.natural += tracking.at(cell.size);
        }
        for style in &mut galley.styles {
            style.tracking = style.tracking + tracking;
        }
        galley
    }

    /// The characters of the copy that `cells` stand for.
    #[must_use]
    pub fn copy(&self, cells: Range<usize>) -> &str {
        let Some(inside) = self.cells.get(cells) else { return "" };
        let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
            return "";
        };
        self.text.get(first.text.start as usize..last.text.end as usize).unwrap_or("")
    }
}
