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
//!
//! ```
//! use banxin::Job;
//! use banxin::job::Options;
//!
//! // The house's faces, as every issue has them.
//! let job = Job::of_layouts(&[], &Options::default())?;
//! let fonts = &job.fonts;
//! let song = fonts.role("song").expect("a role of the house");
//! let choice = fonts.choose(song, "版", false).expect("a Han character");
//! assert!(!choice.fallback);
//! assert!(fonts.face(choice.face).glyph('版').is_some());
//! # Ok::<(), banxin::diag::Error>(())
//! ```

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
///
/// ```
/// use banxin::Job;
/// use banxin::font::FaceId;
/// use banxin::job::Options;
///
/// let job = Job::of_layouts(&[], &Options::default())?;
/// let first: FaceId = job.fonts.face_ids().next().expect("a face");
/// assert!(job.fonts.file(first).is_some());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct FaceId(pub u16);

/// The number of a role in a [`FontBook`].
///
/// ```
/// use banxin::Job;
/// use banxin::job::Options;
///
/// let job = Job::of_layouts(&[], &Options::default())?;
/// let names: Vec<_> = job.fonts.role_ids().map(|it| job.fonts.role_name(it)).collect();
/// assert!(names.contains(&"song"));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct RoleId(pub u16);

/// The number of a glyph in a face; 0 is the missing glyph.
///
/// ```
/// use banxin::Job;
/// use banxin::font::Glyph;
/// use banxin::job::Options;
///
/// let job = Job::of_layouts(&[], &Options::default())?;
/// let song = job.fonts.role("song").expect("a role of the house");
/// let face = job.fonts.face(job.fonts.chain(song, false)[0]);
/// assert_ne!(face.glyph('版'), Some(Glyph(0)));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Glyph(pub u16);

/// The region whose forms and punctuation places are wanted (地区).
///
/// ```
/// use banxin::font::{Region, Shaping};
///
/// // Stops stand in the middle of their frames in Taiwan.
/// let taipei = Shaping { han: true, region: Region::Tw, ..Shaping::default() };
/// assert_ne!(taipei.region, Region::default());
/// ```
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
///
/// ```
/// use banxin::font::{Flow, Shaping};
///
/// let down = Shaping { flow: Flow::Down, han: true, ..Shaping::default() };
/// assert_eq!(Shaping { flow: Flow::Across, ..down }.han, down.han);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Flow {
    /// Left to right.
    #[default]
    Across,
    /// Top to bottom, with `vert` forms.
    Down,
}

/// What the shaper is asked for.
///
/// ```
/// use banxin::Job;
/// use banxin::font::Shaping;
/// use banxin::geom::Em;
/// use banxin::job::Options;
///
/// let job = Job::of_layouts(&[], &Options::default())?;
/// let song = job.fonts.role("song").expect("a role of the house");
/// let face = job.fonts.face(job.fonts.chain(song, false)[0]);
/// let glyphs = face.shape("版心", Shaping { han: true, ..Shaping::default() });
/// assert_eq!(glyphs.iter().map(|it| it.advance).sum::<Em>(), Em::whole(2));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
///
/// ```
/// use banxin::font::{Flow, Shaping, Width};
///
/// // 纵中横: two figures side by side in a vertical line.
/// let across = Shaping { width: Width::Half, ..Shaping::default() };
/// assert_eq!((across.flow, Width::default()), (Flow::Across, Width::Own));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
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
///
/// ```
/// use banxin::font::{Glyph, ShapedGlyph};
/// use banxin::geom::Em;
///
/// let glyph = ShapedGlyph { id: Glyph(40), advance: Em::ONE, ..ShapedGlyph::default() };
/// assert_eq!((glyph.cluster, glyph.dx), (0, Em::ZERO));
/// ```
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
///
/// ```
/// use banxin::Job;
/// use banxin::job::Options;
///
/// let job = Job::of_layouts(&[], &Options::default())?;
/// let song = job.fonts.role("song").expect("a role of the house");
/// let face = job.fonts.face(job.fonts.chain(song, false)[0]);
/// let comma = face.glyph('，').and_then(|it| face.ink(it)).expect("a mark with black in it");
/// assert!(comma.right < face.advance(face.glyph('，').expect("it")), "blank after the mark");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
///
/// ```
/// use banxin::Job;
/// use banxin::geom::Em;
/// use banxin::job::Options;
///
/// let job = Job::of_layouts(&[], &Options::default())?;
/// let song = job.fonts.role("song").expect("a role of the house");
/// let metrics = job.fonts.face(job.fonts.chain(song, false)[0]).metrics();
/// assert_eq!(metrics.ascent - metrics.descent, Em::ONE);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Metrics {
    /// Top of the em box of Han characters: 880 in most faces (`BASE`/`OS/2` typo).
    pub ascent: Em,
    /// Bottom of the em box of Han characters, negative: −120 in most faces.
    pub descent: Em,
    /// Height of capitals.
    pub cap_height: Em,
}
