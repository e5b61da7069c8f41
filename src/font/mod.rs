//! Faces: coverage, metrics, vertical forms, fallback, shaping (字房).
//!
//! A [`FontBook`] is opened once; it maps the *roles* of the trade (报宋, 标宋, 黑, 楷) to
//! chains of faces, one for Han and one for Latin. Everything a face says of a glyph is in
//! [`Em`]s of the type size.
//!
//! This room never touches the disk: it asks a [`Shelf`] for files by name. The way of a
//! face:
//!
//! 1. [`Roles::read`] turns `roles.toml` into roles, each a chain of face names.
//! 2. [`FontBook::open`] asks the shelf for the faces of the roles that the issue uses.
//! 3. [`FontBook::choose`] takes the first face of a role's chain that has a character.
//! 4. [`Face::lone`] gives the glyph of a Han character or mark, [`Face::shape`] those of a
//!    word.

mod binding;
mod book;
mod embedding;
mod face;
mod metrics;
mod names;
mod outline;
mod pages;
mod roles;
mod shape;
mod shelf;

pub use self::book::{Choice, FontBook, Wanted};
pub use self::embedding::Embedding;
pub use self::face::Face;
pub use self::names::{Bytes, FaceNames, read_names};
pub use self::outline::{Edge, Place};
pub use self::roles::{BUNDLED_ROLES, RoleSpec, Roles};
pub use self::shelf::{FaceFile, FaceName, Shelf, is_font_file};

use crate::geom::Em;

/// The number of a face in a [`FontBook`].
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct FaceId(pub u16);

/// The number of a role in a [`FontBook`].
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct RoleId(pub u16);

/// The number of a glyph in a face; 0 is the missing glyph.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Glyph(pub u16);

/// The region whose forms and punctuation places are wanted (地区).
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Region {
    /// Mainland China.
    #[default]
    Cn,
    /// Taiwan.
    Tw,
    /// Hong Kong.
    Hk,
    /// Japan.
    Jp,
}

/// Which way a run is shaped.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Flow {
    /// Left to right.
    #[default]
    Across,
    /// Top to bottom, with `vert` forms.
    Down,
}

/// What the shaper is asked for.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Shaping {
    /// Which way.
    pub flow: Flow,
    /// Han (script Hani, the region's language, kerning and squeezing off) or Western
    /// (script by content, kerning and ligatures on).
    pub han: bool,
    /// The region.
    pub region: Region,
    /// Which of the face's widths.
    pub width: Width,
}

/// Which width of letters and figures is wanted; a face that has no such forms gives its
/// own.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Width {
    /// Their own.
    #[default]
    Own,
    /// One em (`fwid`): upright capitals in a vertical line.
    Full,
    /// Half an em (`hwid`): two figures across a vertical line.
    Half,
    /// A third of an em (`twid`): three figures.
    Third,
}

/// A glyph as the shaper gives it.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct ShapedGlyph {
    /// The glyph.
    pub id: Glyph,
    /// The byte of the text at which its cluster starts.
    pub cluster: usize,
    /// How far the pen moves along the line.
    pub advance: Em,
    /// The glyph's origin from the pen, to the right. In [`Flow::Down`] the pen is at the
    /// middle of the top edge of the glyph's frame.
    pub dx: Em,
    /// The glyph's origin from the pen, upwards.
    pub dy: Em,
}

/// The black of a glyph: its bounding box from the origin, y upwards (字面).
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct InkBox {
    /// Left edge.
    pub left: Em,
    /// Bottom edge.
    pub bottom: Em,
    /// Right edge.
    pub right: Em,
    /// Top edge.
    pub top: Em,
}

/// The vertical proportions of a face, from the baseline, y upwards.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Metrics {
    /// Top of the em box of Han characters: 880 in most faces (`BASE`/`OS/2` typo).
    pub ascent: Em,
    /// Bottom of the em box of Han characters, negative: −120 in most faces.
    pub descent: Em,
    /// Height of capitals.
    pub cap_height: Em,
}
