//! The parts of a gap: whether a line may end there, what it gives, and what it takes
//! (字间的伸缩).

use crate::geom::Length;

/// Whether a line may end at a gap (可否断行), from the most welcome to the impossible.
///
/// ```
/// use banxin::text::Breaking;
///
/// let text = "版心，";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// assert_eq!(galley.gaps[0].breaking, Breaking::Allowed);
/// assert_eq!(galley.gaps[1].breaking, Breaking::Relief, "a comma would open the line");
/// assert!(Breaking::Hyphen.is_hyphen() && Breaking::Allowed < Breaking::Relief);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Breaking {
    /// It does, and the line is not spread: the author's break (强制换行).
    Must,
    /// It may.
    #[default]
    Allowed,
    /// It may, at a price: a number and its unit (数字与量词).
    Discouraged,
    /// It may, at a price: inside a Western word, with a hyphen.
    Hyphen,
    /// It may, at a price: inside a web address.
    Url,
    /// It may where nothing else fits: inside a word with an initial capital, with a hyphen.
    HyphenInName,
    /// A forbidden mark would stand at a line edge: the last resort but one.
    Relief,
    /// A word or a unit would be cut: the last resort.
    Emergency,
    /// It never may: a space or a joiner follows, which takes no room at a line end.
    Never,
}

/// What gives way in a crowded line, in this order (挤压顺序). CLREQ, procedures for
/// inter-character spacing reduction, steps 2–7; step 1, the mark at the line end, is the
/// breaker's own.
///
/// ```
/// use banxin::text::Shrink;
///
/// assert!(Shrink::ALL.is_sorted(), "the order of CLREQ");
/// assert!(Shrink::Comma < Shrink::FullStop);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Shrink {
    /// Western word spaces, down to a quarter em.
    #[default]
    WordSpace,
    /// Both sides of an interpunct.
    Interpunct,
    /// The outer side of brackets, quotes and title marks.
    Bracket,
    /// ， 、 ； ：
    Comma,
    /// The space between Han and Latin, down to an eighth of an em.
    HanLatin,
    /// 。 ？ ！
    FullStop,
}

impl Shrink {
    /// The stages in their order.
    pub const ALL: [Self; 6] = [
        Self::WordSpace,
        Self::Interpunct,
        Self::Bracket,
        Self::Comma,
        Self::HanLatin,
        Self::FullStop,
    ];
}

/// How much of a gap may be taken, and at which stage.
///
/// ```
/// use banxin::geom::Length;
/// use banxin::text::{Give, Shrink};
///
/// let comma = Give { stage: Shrink::Comma, amount: Length::milli_pt(4_500) };
/// assert_eq!(Give::default().amount, Length::ZERO);
/// assert!(comma.amount > Give::default().amount);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Give {
    /// When.
    pub stage: Shrink,
    /// At most how much.
    pub amount: Length,
}

/// How a gap opens in a loose line (拉伸). CLREQ, procedures for inter-character space
/// expansion.
///
/// ```
/// use banxin::text::Stretch;
///
/// let text = "版心";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// assert_eq!(galley.gaps[0].stretch, Stretch::Ordinary);
/// assert_eq!(Stretch::default(), Stretch::Rigid);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub enum Stretch {
    /// Never: inside a word, a number or a dash, beside a connector.
    #[default]
    Rigid,
    /// First, by at most this much: a Western word space.
    WordSpace(Length),
    /// Second, by at most this much: the space between Han and Latin.
    HanLatin(Length),
    /// Third, all alike: an ordinary gap between characters.
    Ordinary,
}

/// What stands between a cell and the next: space and break permission (字间).
///
/// ```
/// let text = "5G网";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// assert!(galley.gaps[1].natural > Length::ZERO, "an eighth of an em before Han");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Gap {
    /// Whether a line may end here; the space then vanishes.
    pub breaking: Breaking,
    /// The space before adjustment; negative where marks close up.
    pub natural: Length,
    /// What may be taken: from the blank of the cell before, and of the cell after.
    pub shrink: [Give; 2],
    /// How it opens.
    pub stretch: Stretch,
    /// Whether the mark before it may hang past the line end (标点悬挂).
    pub hangs: bool,
}

impl Breaking {
    /// The same with nothing allowed but as a last resort; the author's break stays.
    #[must_use]
    pub(super) fn tied(self) -> Self {
        if self == Self::Must { self } else { self.max(Self::Emergency) }
    }

    /// Whether a hyphen is drawn where a line ends so.
    #[must_use]
    pub const fn is_hyphen(self) -> bool {
        matches!(self, Self::Hyphen | Self::HyphenInName)
    }
}
