//! The settings of this room.

use crate::geom::{Em, Length};

/// The settings this room obeys.
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
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
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
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
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
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct Measure {
    /// Where it starts in the column.
    pub start: Length,
    /// How long it is.
    pub length: Length,
}
