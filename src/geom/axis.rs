//! The one place where line axes become page axes.
//!
//! Make-up speaks of *inline* (along the line, 行内方向) and *block* (from line to line,
//! 行进方向). In a horizontal area inline runs right and block runs down; in a vertical
//! area inline runs down and block runs left.

use crate::geom::{Length, Point, Rect};

/// Which way lines run (行文方向).
///
/// ```
/// use banxin::geom::{Axes, Length, Rect, WritingMode};
///
/// // The lines of a vertical page are as long as its type area is high.
/// let area = Rect::new(Length::ZERO, Length::ZERO, Length::mm(200), Length::mm(300));
/// assert_eq!(Axes::new(WritingMode::Vertical, area).inline(), Length::mm(300));
/// assert_eq!(Axes::new(WritingMode::default(), area).inline(), Length::mm(200));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum WritingMode {
    /// Lines run to the right and follow one another downwards (横排).
    #[default]
    Horizontal,
    /// Lines run down and follow one another to the left (直排).
    Vertical,
}

/// A point in line axes.
///
/// ```
/// use banxin::geom::{Length, LogicalPoint};
///
/// // Where the third line starts, with lines 12 points apart.
/// let third = LogicalPoint { inline: Length::ZERO, block: Length::pt(12) * 2 };
/// assert_eq!(third.block, Length::pt(24));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct LogicalPoint {
    /// Along the line.
    pub inline: Length,
    /// From line to line.
    pub block: Length,
}

/// A rectangle in line axes.
///
/// ```
/// use banxin::geom::{Length, LogicalRect};
///
/// let [measure, depth, gap] = [Length::pt(110), Length::pt(600), Length::pt(10)];
/// let first = LogicalRect::new(Length::ZERO, Length::ZERO, measure, depth);
/// let second = LogicalRect::new(first.inline_end() + gap, Length::ZERO, measure, depth);
/// assert!(!first.overlaps(&second));
/// assert_eq!((second.inline_end(), second.block_end()), (Length::pt(230), depth));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct LogicalRect {
    /// Where the first line would start.
    pub origin: LogicalPoint,
    /// Extent along the line.
    pub inline: Length,
    /// Extent from line to line.
    pub block: Length,
}

impl LogicalRect {
    /// The rectangle at `inline`, `block` with the given extents.
    #[must_use]
    pub const fn new(
        inline: Length,
        block: Length,
        along: Length,
        across: Length,
    ) -> Self {
        Self { origin: LogicalPoint { inline, block }, inline: along, block: across }
    }

    /// Where the inline extent ends.
    #[must_use]
    pub fn inline_end(&self) -> Length {
        self.origin.inline + self.inline
    }

    /// Where the block extent ends.
    #[must_use]
    pub fn block_end(&self) -> Length {
        self.origin.block + self.block
    }

    /// Whether the two share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.origin.inline < other.inline_end()
            && other.origin.inline < self.inline_end()
            && self.origin.block < other.block_end()
            && other.origin.block < self.block_end()
    }
}

/// Line axes laid over an area of the page.
///
/// ```
/// use banxin::geom::{Axes, Length, LogicalPoint, Rect, WritingMode};
///
/// let area = Rect::new(Length::pt(10), Length::pt(20), Length::pt(300), Length::pt(400));
/// let at = LogicalPoint { inline: Length::pt(5), block: Length::pt(7) };
/// let across = Axes::new(WritingMode::Horizontal, area).point(at);
/// assert_eq!((across.x, across.y), (Length::pt(15), Length::pt(27)));
/// let down = Axes::new(WritingMode::Vertical, area).point(at);
/// assert_eq!((down.x, down.y), (Length::pt(303), Length::pt(25)));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Axes {
    /// Which way lines run in the area.
    pub mode: WritingMode,
    /// The area, in page axes.
    pub area: Rect,
}

impl Axes {
    /// Lays line axes over `area`.
    #[must_use]
    pub const fn new(mode: WritingMode, area: Rect) -> Self {
        Self { mode, area }
    }

    /// The extent of the area along a line.
    #[must_use]
    pub const fn inline(&self) -> Length {
        match self.mode {
            WritingMode::Horizontal => self.area.size.width,
            WritingMode::Vertical => self.area.size.height,
        }
    }

    /// The extent of the area from the first line to the last.
    #[must_use]
    pub const fn block(&self) -> Length {
        match self.mode {
            WritingMode::Horizontal => self.area.size.height,
            WritingMode::Vertical => self.area.size.width,
        }
    }

    /// The place of `at` on the page.
    #[must_use]
    pub fn point(&self, at: LogicalPoint) -> Point {
        match self.mode {
            WritingMode::Horizontal => {
                Point::new(self.area.left() + at.inline, self.area.top() + at.block)
            }
            WritingMode::Vertical => {
                Point::new(self.area.right() - at.block, self.area.top() + at.inline)
            }
        }
    }

    /// The place of `rect` on the page.
    ///
    /// ```
    /// use banxin::geom::{Axes, Length, LogicalRect, Rect, WritingMode};
    ///
    /// // The first column of a vertical page stands at its right edge.
    /// let area = Rect::new(Length::ZERO, Length::ZERO, Length::pt(300), Length::pt(400));
    /// let axes = Axes::new(WritingMode::Vertical, area);
    /// let column = LogicalRect::new(Length::ZERO, Length::ZERO, axes.inline(), Length::pt(12));
    /// assert_eq!(axes.rect(column).left(), Length::pt(288));
    /// assert_eq!(axes.block(), Length::pt(300));
    /// ```
    #[must_use]
    pub fn rect(&self, rect: LogicalRect) -> Rect {
        let at = self.point(rect.origin);
        match self.mode {
            WritingMode::Horizontal => Rect::new(at.x, at.y, rect.inline, rect.block),
            WritingMode::Vertical => {
                Rect::new(at.x - rect.block, at.y, rect.block, rect.inline)
            }
        }
    }
}
