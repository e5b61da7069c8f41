//! The settings of this room.

use crate::geom::{Em, Length};

/// The settings this room obeys.
///
/// ```
/// use banxin::geom::Em;
/// use banxin::para::{Align, Fit, ParagraphStyle};
///
/// // 段首空两格.
/// let body = ParagraphStyle { indent: Em::whole(2), align: Align::Justify, fit: Fit::Total };
/// let byline = ParagraphStyle { indent: Em::ZERO, align: Align::End, ..body };
/// assert_ne!(body, byline);
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct ParagraphStyle {
    /// Blank at the start of the first line (段首缩进), in ems of the first cell's size.
    pub indent: Em,
    /// How lines are placed in their measure.
    pub align: Align,
    /// How line ends are found.
    pub fit: Fit,
}

/// How a line is placed in its measure (对齐).
///
/// ```
/// use banxin::para::Align;
///
/// assert!(Align::Justify.fills(false) && !Align::Justify.fills(true));
/// assert!(Align::Spread.fills(true));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Align {
    /// Both edges flush, the last line at its natural width (两端对齐，末行居头).
    #[default]
    Justify,
    /// Flush at the start.
    Start,
    /// Centred (居中).
    Center,
    /// Flush at the end.
    End,
    /// Every line, the last too, spread over the measure (撑满).
    Spread,
}

impl Align {
    /// Whether a line that is (or is not) the last is spread over its measure.
    #[must_use]
    pub const fn fills(self, last: bool) -> bool {
        match self {
            Self::Justify => !last,
            Self::Spread => true,
            Self::Start | Self::Center | Self::End => false,
        }
    }
}

/// How line ends are found.
///
/// ```
/// use banxin::para::Fit;
///
/// assert_eq!(Fit::default(), Fit::Total);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Fit {
    /// The whole paragraph at the least cost (全段最优).
    #[default]
    Total,
    /// Line by line; what does not fit goes to the next line (推出).
    PushOut,
    /// Line by line; a mark is squeezed in where it can be (先挤进后推出).
    SqueezeFirst,
}

/// One line's room (行长).
///
/// ```
/// use banxin::geom::Length;
/// use banxin::para::Measure;
///
/// // A line that a picture pushes in by 40 points.
/// let pushed = Measure { start: Length::pt(40), length: Length::pt(77) };
/// assert_eq!(pushed.start + pushed.length, Length::pt(117));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct Measure {
    /// Where it starts in the column.
    pub start: Length,
    /// How long it is.
    pub length: Length,
}
