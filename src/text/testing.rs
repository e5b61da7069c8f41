//! A style for the tests of this room.

use crate::font::{Region, RoleId};
use crate::geom::{Em, Length, WritingMode};
use crate::text::{Marks, Mixed, Opening, Prohibition, Punctuation, TextStyle};

/// Nine-point body type.
pub(super) const STYLE: TextStyle = TextStyle {
    role: RoleId(0),
    size: Length::pt(9),
    stretch: 1000,
    tracking: Em::ZERO,
    mode: WritingMode::Horizontal,
    region: Region::Cn,
    prohibition: Prohibition::Gb,
    punctuation: Punctuation::Newspaper,
    marks: Marks { opening: Opening::Region, hanging: false, squeeze_stops: false },
    autospace: Em::EIGHTH,
    mixed: Mixed::All,
    units_tied: false,
    hyphenation: true,
    strong: false,
};
