//! Lengths, ems and rectangles, and the only turn from line axes to page axes (度量).
//!
//! Nothing here is a floating-point number: sums are exact, baselines coincide and
//! the same issue gives the same bytes on every machine.

mod axis;
mod length;
mod rect;

pub use self::axis::{Axes, LogicalPoint, LogicalRect, WritingMode};
pub use self::length::{Em, Length};
pub use self::rect::{Insets, Point, Rect, Size};
