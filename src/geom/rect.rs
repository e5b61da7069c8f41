//! Points and rectangles in page axes: x to the right, y downwards.

use crate::geom::Length;

/// A point on the page, measured from the top left corner of the trimmed sheet.
///
/// ```
/// use banxin::geom::{Length, Point};
///
/// let nameplate = Point::new(Length::mm(15), Length::mm(12));
/// assert_eq!((nameplate.x, nameplate.y), (Length::mm(15), Length::mm(12)));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Point {
    /// To the right.
    pub x: Length,
    /// Downwards.
    pub y: Length,
}

impl Point {
    /// The point `x` to the right and `y` down.
    #[must_use]
    pub const fn new(x: Length, y: Length) -> Self {
        Self { x, y }
    }
}

/// A width and a height.
///
/// ```
/// use banxin::geom::{Length, Size};
///
/// let broadsheet = Size { width: Length::mm(390), height: Length::mm(540) };
/// assert!(broadsheet.width < broadsheet.height);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct Size {
    /// Along x.
    pub width: Length,
    /// Along y.
    pub height: Length,
}

/// A rectangle with its top left corner.
///
/// ```
/// use banxin::geom::{Length, Rect};
///
/// let page = Rect::new(Length::ZERO, Length::ZERO, Length::mm(390), Length::mm(540));
/// let head = Rect::new(Length::mm(18), Length::mm(60), Length::mm(200), Length::mm(24));
/// let picture = Rect::new(head.left(), head.bottom(), head.size.width, Length::mm(130));
/// assert!(page.contains(&picture));
/// assert!(!head.overlaps(&picture), "they touch");
/// let story = head.around(&picture);
/// assert_eq!((story.top(), story.right()), (Length::mm(60), Length::mm(218)));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct Rect {
    /// The top left corner.
    pub origin: Point,
    /// Its extent.
    pub size: Size,
}

impl Rect {
    /// The rectangle from `x`, `y` with the given extent.
    #[must_use]
    pub const fn new(x: Length, y: Length, width: Length, height: Length) -> Self {
        Self { origin: Point { x, y }, size: Size { width, height } }
    }

    /// The left edge.
    #[must_use]
    pub const fn left(&self) -> Length {
        self.origin.x
    }

    /// The top edge.
    #[must_use]
    pub const fn top(&self) -> Length {
        self.origin.y
    }

    /// The right edge.
    #[must_use]
    pub fn right(&self) -> Length {
        self.origin.x + self.size.width
    }

    /// The bottom edge.
    #[must_use]
    pub fn bottom(&self) -> Length {
        self.origin.y + self.size.height
    }

    /// The rectangle made smaller by `insets`; never smaller than nothing.
    ///
    /// ```
    /// use banxin::geom::{Insets, Length, Rect};
    ///
    /// let box_of = Rect::new(Length::ZERO, Length::ZERO, Length::mm(80), Length::mm(40));
    /// let inside = box_of.inset(&Insets::all(Length::mm(3)));
    /// assert_eq!((inside.left(), inside.size.height), (Length::mm(3), Length::mm(34)));
    /// ```
    #[must_use]
    pub fn inset(&self, insets: &Insets) -> Self {
        let width = self.size.width - insets.left - insets.right;
        let height = self.size.height - insets.top - insets.bottom;
        Self::new(
            self.left() + insets.left,
            self.top() + insets.top,
            width.max(Length::ZERO),
            height.max(Length::ZERO),
        )
    }

    /// Whether `other` lies wholly within the rectangle, edges included.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.left() <= other.left()
            && self.top() <= other.top()
            && self.right() >= other.right()
            && self.bottom() >= other.bottom()
    }

    /// The smallest rectangle around the two.
    #[must_use]
    pub fn around(&self, other: &Self) -> Self {
        let (left, top) = (self.left().min(other.left()), self.top().min(other.top()));
        let right = self.right().max(other.right());
        let bottom = self.bottom().max(other.bottom());
        Self::new(left, top, right - left, bottom - top)
    }

    /// Whether the two rectangles share some area; touching edges do not count.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left() < other.right()
            && other.left() < self.right()
            && self.top() < other.bottom()
            && other.top() < self.bottom()
    }
}

/// Distances inwards from the four edges of a rectangle.
///
/// ```
/// use banxin::geom::{Insets, Length, Rect};
///
/// let page = Rect::new(Length::ZERO, Length::ZERO, Length::mm(390), Length::mm(540));
/// let margins = Insets { top: Length::mm(20), ..Insets::all(Length::mm(18)) };
/// let type_area = page.inset(&margins);
/// assert_eq!(type_area.size.width, Length::mm(354));
/// assert_eq!(type_area.size.height, Length::mm(502));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct Insets {
    /// From the top edge (天头).
    pub top: Length,
    /// From the right edge.
    pub right: Length,
    /// From the bottom edge (地脚).
    pub bottom: Length,
    /// From the left edge.
    pub left: Length,
}

impl Insets {
    /// The same distance on all sides.
    #[must_use]
    pub const fn all(distance: Length) -> Self {
        Self { top: distance, right: distance, bottom: distance, left: distance }
    }
}
