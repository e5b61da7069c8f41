//! Lengths, ems and rectangles, and the only turn from line axes to page axes (度量).
//!
//! Nothing here is a floating-point number: sums are exact, baselines coincide and
//! the same issue gives the same bytes on every machine.
//!
//! ```
//! use banxin::geom::{Em, Insets, Length, Rect};
//!
//! // A tabloid sheet, its type area, and how many lines of 12.5 points stand in it.
//! let trim = Rect::new(Length::ZERO, Length::ZERO, Length::mm(280), Length::mm(400));
//! let type_area = trim.inset(&Insets::all(Length::mm(15)));
//! assert_eq!(type_area.size.height.count(Length::milli_pt(12_500)), 83);
//! // Eleven characters of 9.5 points.
//! assert_eq!(Em::whole(11).at(Length::milli_pt(9_500)), Length::milli_pt(104_500));
//! ```

mod axis;
mod length;
mod rect;

pub use self::axis::{Axes, LogicalPoint, LogicalRect, WritingMode};
pub use self::length::{Em, Length};
pub use self::rect::{Insets, Point, Rect, Size};
