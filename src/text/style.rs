//! The settings of this room, and copy with its settings.

use crate::diag::Span;
use crate::font::{Region, RoleId};
use crate::geom::{Em, Length, WritingMode};

/// The settings this room obeys.
///
/// ```
/// use banxin::font::{Region, RoleId};
/// use banxin::geom::{Length, WritingMode};
/// use banxin::text::{Punctuation, TextStyle};
///
/// let body = TextStyle::new(RoleId(0), Length::pt(9));
/// assert_eq!((body.region, body.punctuation), (Region::Cn, Punctuation::Newspaper));
/// let down = TextStyle { mode: WritingMode::Vertical, region: Region::Tw, ..body };
/// assert!(down.is_vertical() && !body.is_vertical());
/// ```
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
    /// What marks may do at line edges and among themselves (标点细则).
    pub marks: Marks,
    /// Natural space between Han and Latin (中西文间距); an eighth of an em by default.
    pub autospace: Em,
    /// Where that space stands.
    pub mixed: Mixed,
    /// Whether a number and its unit are never parted (标题); in body text that is only
    /// discouraged.
    pub units_tied: bool,
    /// Whether Western words may be parted with a hyphen (西文断词): in columns, not in
    /// headlines. Soft hyphens in the copy count either way.
    pub hyphenation: bool,
    /// Whether the words are strong among others (加重). It does nothing here, and is handed on.
    pub strong: bool,
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
            marks: Marks::default(),
            autospace: Em::EIGHTH,
            mixed: Mixed::All,
            units_tied: false,
            hyphenation: true,
            strong: false,
        }
    }

    /// Whether lines run down.
    #[must_use]
    pub const fn is_vertical(&self) -> bool {
        matches!(self.mode, WritingMode::Vertical)
    }
}

/// How strictly marks are kept from line edges (避头尾). CLREQ, GB/T 15834—2011.
///
/// ```
/// use banxin::text::Prohibition;
///
/// assert!(Prohibition::Basic < Prohibition::Gb && Prohibition::Gb < Prohibition::Strict);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
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
///
/// ```
/// use banxin::font::RoleId;
/// use banxin::geom::Length;
/// use banxin::text::{Punctuation, TextStyle};
///
/// let body = TextStyle::new(RoleId(0), Length::pt(9));
/// let kaiming = TextStyle { punctuation: Punctuation::Kaiming, ..body };
/// assert_ne!(kaiming.punctuation, body.punctuation);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
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
    /// As browsers do: `text-spacing-trim: normal`, `text-autospace: normal` of CSS Text 4.
    /// Pairs close up by other rules than CLREQ's (`src/text/adjoin.rs` names them), openers
    /// stay whole at a line start, closers are half at a line end where that makes them fit.
    Css,
}

/// What marks may do at line edges and among themselves (标点细则).
///
/// ```
/// use banxin::text::{Marks, Opening};
///
/// let hanging = Marks { hanging: true, ..Marks::default() };
/// assert_eq!(hanging.opening, Opening::Region);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct Marks {
    /// Openers at line starts.
    pub opening: Opening,
    /// Whether a stop may hang past the line end (悬挂). CLREQ, hanging punctuation: one
    /// mark only; 。，、 and in CN the other stops; in TW and HK in vertical lines only; in
    /// JP 。、 only.
    pub hanging: bool,
    /// Whether two stops with no bracket among them close up too: ？！
    pub squeeze_stops: bool,
}

/// What a full-width opening mark does with the blank before it where it opens a line
/// (行首开始标点). CLREQ, compression at line start; JLREQ 3.1.5.
///
/// ```
/// use banxin::text::{Marks, Opening};
///
/// let tentsuki = Marks { opening: Opening::Trim, ..Marks::default() };
/// assert_ne!(tentsuki.opening, Opening::default());
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Opening {
    /// As the region does: [`Keep`](Self::Keep) in CN, [`Full`](Self::Full) in TW and HK,
    /// [`Trim`](Self::Trim) in JP.
    #[default]
    Region,
    /// Kept at the start of an indented paragraph, taken on all other lines.
    Keep,
    /// Taken everywhere: the ink stands where the indent ends (天付き).
    Trim,
    /// Kept everywhere.
    Full,
    /// The mark stands in the indent, so that the character after it stands where the
    /// indent ends; taken on all other lines. JLREQ 3.1.5, third style.
    Pull,
}

/// Where the space between Han and Latin stands (中西文间距). CLREQ, mixed text
/// composition.
///
/// ```
/// use banxin::font::RoleId;
/// use banxin::geom::Length;
/// use banxin::text::{Mixed, TextStyle};
///
/// let body = TextStyle::new(RoleId(0), Length::pt(9));
/// let close = TextStyle { mixed: Mixed::None, ..body };
/// assert_ne!(close.mixed, body.mixed);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Mixed {
    /// Nowhere; a space the author typed is a word space.
    None,
    /// At words that have a letter: `5G`, not `2025`.
    Letters,
    /// At words and numbers.
    #[default]
    All,
}

/// A stretch of copy in one style.
///
/// ```
/// use banxin::diag::Span;
/// use banxin::font::RoleId;
/// use banxin::geom::Length;
/// use banxin::text::{StyledText, TextStyle};
///
/// // Roman and strong in one paragraph.
/// let [song, hei] = [0, 1].map(|it| TextStyle::new(RoleId(it), Length::pt(9)));
/// let span = Span::default();
/// let copy = [
///     StyledText { text: "请", style: song, span },
///     StyledText { text: "晚归的人", style: hei, span },
///     StyledText { text: "带伞。", style: song, span },
/// ];
/// assert_eq!(copy.map(|it| it.text).concat(), "请晚归的人带伞。");
/// ```
#[derive(Clone, Debug)]
pub struct StyledText<'a> {
    /// The characters, without a paragraph end.
    pub text: &'a str,
    /// How they are set.
    pub style: TextStyle,
    /// Where they were written.
    pub span: Span,
}
