//! Picture files: pixel size, ink space, bytes (图片).
//!
//! A [`Picture`] is read once, from bytes that `job` has fetched. A JPEG is looked at, not
//! decoded. A PNG or a TIFF is decoded, which proves it whole, and packed again in the form
//! that a PDF carries. What cannot be printed becomes a remark that says what to do.
//!
//! When the pages are made up and every size is known, [`PictureBook::for_press`] turns
//! RGB into inks and takes out pixels that no press can show. Inks as they were delivered
//! are never changed. [`PictureBook::for_screen`] goes the other way.
//!
//! ```
//! use banxin::geom::{Length, Size};
//! use banxin::picture::{Picture, Space};
//!
//! let bytes = std::fs::read("examples/brook-school/pictures/brushes.jpg").expect("a file");
//! let picture = Picture::read("brushes.jpg", &bytes.into(), None).expect("it can be printed");
//! assert_eq!(picture.space, Space::Rgb);
//! // Over 60 mm, is it fine enough for newsprint?
//! let width = Length::mm(60);
//! let height = width.scale(picture.height().into(), picture.width().into());
//! assert!(picture.resolution(Size { width, height }) >= banxin::pdfx::RESOLUTION);
//! ```

mod book;
mod drawing;
mod exif;
mod grays;
mod jpeg;
mod orientation;
mod pack;
mod pixels;
mod png;
mod press;
mod resample;
mod said;
mod screen;
mod separation;
pub(crate) mod sheet;
mod sniff;
mod tiff;

use std::sync::Arc;

pub use self::book::{PictureBook, PictureId};
pub use self::drawing::{Drawing, DrawnShape, Edge};
pub use self::orientation::Orientation;
pub use self::pixels::Pixels;
pub use self::press::Plates;
pub use self::said::Said;
pub use self::screen::Screen;
use crate::diag::{Code, Diagnostic, Span};
use crate::geom::{Length, Size};

/// The most samples that a picture may have, each a byte when it is unpacked: 300 million
/// pixels of gray, 100 of RGB, 75 of CMYK. A broadsheet page at 450 ppi has 67.
pub const MOST_SAMPLES: u64 = 300_000_000;

/// The inks or lights that a picture's samples stand for.
///
/// ```
/// use banxin::picture::Space;
///
/// assert_eq!([Space::Gray, Space::Rgb, Space::Cmyk].map(Space::samples), [1, 3, 4]);
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Space {
    /// One black (灰度).
    Gray,
    /// Three lights; becomes inks on the way to the press.
    Rgb,
    /// Four inks.
    Cmyk,
}

impl Space {
    /// How many samples a pixel has.
    #[must_use]
    pub const fn samples(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
        }
    }
}

/// What the numbers of an RGB picture mean (色彩特性).
///
/// ```
/// use banxin::picture::Lights;
///
/// assert_eq!(Lights::default(), Lights::Srgb);
/// // A gamma of 2.2, as PNG's `gAMA` says it.
/// assert_ne!(Lights::Gamma(563), Lights::Srgb);
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Lights {
    /// The colours of a screen, IEC 61966-2-1.
    #[default]
    Srgb,
    /// Those of a screen with another exponent, in 256ths.
    Gamma(u16),
    /// What the picture's own ICC profile says.
    Profile(Arc<[u8]>),
}

/// How the bytes of a picture are packed.
///
/// ```
/// use std::sync::Arc;
/// use banxin::picture::{Packing, Picture};
///
/// let bytes: Arc<[u8]> = std::fs::read("examples/tide-evening/pictures/ferry-ad.png").expect("it").into();
/// let advert = Picture::read("ferry-ad.png", &bytes, None).expect("it can be printed");
/// assert_eq!(advert.packing, Packing::Deflated);
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Packing {
    /// JPEG as it was delivered. Adobe programs write CMYK with 255 for no ink.
    Jpeg {
        /// Whether 255 means no ink.
        inverted: bool,
    },
    /// Deflated rows, each with the filter byte of PNG; 8 bits a sample.
    Deflated,
    /// A file with one page of PDF; it has no pixels, and counts thousandths of a point.
    Page,
}

/// A picture that can be printed.
///
/// ```
/// use banxin::picture::Picture;
///
/// let bytes = std::fs::read("examples/brook-school/pictures/brushes.jpg").expect("a file");
/// let picture = Picture::read("brushes.jpg", &bytes.into(), None).expect("it can be printed");
/// let pixels = picture.pixels().expect("a photograph has pixels");
/// assert_eq!((pixels.width, pixels.height), (picture.width() as usize, picture.height() as usize));
/// assert!(picture.is_same(&picture.clone()));
/// assert_eq!(picture.own_width(), None, "only a delivered page has one");
/// let remark = Picture::read("a.gif", &b"GIF89a"[..].into(), None).unwrap_err();
/// assert_eq!(remark.code.id(), "B2101");
/// ```
#[derive(Clone, Debug)]
pub struct Picture {
    /// What the editors call it: its file name as they wrote it.
    pub name: String,
    /// Pixels across as stored.
    pub columns: u32,
    /// Pixels down as stored.
    pub rows: u32,
    /// How the stored picture must be turned to be seen as the camera meant it.
    pub orientation: Orientation,
    /// What its samples stand for.
    pub space: Space,
    /// What its numbers mean when they are RGB.
    pub lights: Lights,
    /// How [`Picture::bytes`] are packed.
    pub packing: Packing,
    /// The samples, packed.
    pub bytes: Arc<[u8]>,
    /// What the file says of itself.
    pub said: Said,
}

impl Picture {
    /// Reads a picture file; `span` is where its name was written.
    ///
    /// # Errors
    /// A remark when the file is broken, too large or of a kind that cannot be printed.
    pub fn read(
        name: &str,
        bytes: &Arc<[u8]>,
        span: Option<Span>,
    ) -> Result<Self, Box<Diagnostic>> {
        let kind = sniff::kind(bytes);
        let found = sniff::check_name(name, kind).and_then(|()| match kind {
            sniff::Kind::Jpeg => jpeg::read(bytes),
            sniff::Kind::Png => png::read(bytes),
            sniff::Kind::Tiff => tiff::read(bytes),
            sniff::Kind::Pdf => sheet::read(bytes),
            other => Err(sniff::refusal(other)),
        });
        found.map(|picture| Self { name: name.to_owned(), ..picture }).map_err(
            |trouble| {
                let remark = trouble.remark(name);
                Box::new(span.into_iter().fold(remark, Diagnostic::at))
            },
        )
    }

    /// The same picture with its inks read the other way round than its file says (反相).
    /// Some programs leave Adobe's mark in a JPEG of four inks and store 255 for a solid,
    /// or the other way about; nothing in the file tells. All else stays as it is.
    ///
    /// ```
    /// use banxin::picture::{Packing, Picture};
    ///
    /// let bytes = std::fs::read("examples/brook-school/pictures/brushes.jpg").expect("a file");
    /// let picture = Picture::read("brushes.jpg", &bytes.into(), None).expect("it can be printed");
    /// // Only inks can be the other way round; this one is in lights.
    /// assert_eq!(picture.clone().negative().packing, Packing::Jpeg { inverted: false });
    /// ```
    #[must_use]
    pub fn negative(mut self) -> Self {
        if let (Space::Cmyk, Packing::Jpeg { inverted }) = (self.space, &mut self.packing)
        {
            *inverted = !*inverted;
        }
        self
    }

    /// Whether the two are the very same samples, read but once.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.bytes, &other.bytes) && self.packing == other.packing
    }

    /// Pixels across as seen.
    #[must_use]
    pub const fn width(&self) -> u32 {
        if self.orientation.is_turned() { self.rows } else { self.columns }
    }

    /// Pixels down as seen.
    #[must_use]
    pub const fn height(&self) -> u32 {
        if self.orientation.is_turned() { self.columns } else { self.rows }
    }

    /// Pixels to the inch when the whole picture is laid over `size`, the coarser of the
    /// two axes (有效分辨率). What has no pixels is never too coarse.
    ///
    /// ```
    /// use banxin::geom::{Length, Size};
    /// use banxin::picture::Picture;
    ///
    /// let bytes = std::fs::read("examples/brook-school/pictures/brushes.jpg").expect("a file");
    /// let picture = Picture::read("brushes.jpg", &bytes.into(), None).expect("it can be printed");
    /// let inch = Length::from_emu(914_400);
    /// let small = Size { width: inch, height: inch };
    /// assert_eq!(picture.resolution(small), picture.width().min(picture.height()));
    /// ```
    #[must_use]
    pub fn resolution(&self, size: Size) -> u32 {
        if self.packing == Packing::Page {
            return u32::MAX;
        }
        let along = |pixels: u32, length: Length| {
            let emu = length.emu().max(1);
            u32::try_from(i64::from(pixels) * EMU_PER_INCH / emu).unwrap_or(u32::MAX)
        };
        along(self.width(), size.width).min(along(self.height(), size.height))
    }

    /// How wide the picture is by its own measure; only a delivered page has one.
    #[must_use]
    pub fn own_width(&self) -> Option<Length> {
        let page = self.packing == Packing::Page;
        page.then(|| Length::milli_pt(i64::from(self.columns)))
    }

    /// What a screen shows of the picture at `size`, upright, with no more pixels than help
    /// to read; nothing for a delivered page.
    ///
    /// ```
    /// use banxin::geom::{Length, Size};
    /// use banxin::pdfx::NEWSPRINT;
    /// use banxin::picture::{Picture, Screen};
    ///
    /// let bytes = std::fs::read("examples/brook-school/pictures/brushes.jpg").expect("a file");
    /// let picture = Picture::read("brushes.jpg", &bytes.into(), None).expect("it can be printed");
    /// let screen = Screen::new(&NEWSPRINT.profile)?;
    /// let size = Size { width: Length::mm(30), height: Length::mm(20) };
    /// let shown = picture.on_screen(size, &screen).expect("a photograph has pixels");
    /// assert!(shown.width <= picture.width() as usize);
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    #[must_use]
    pub fn on_screen(&self, size: Size, screen: &Screen) -> Option<Pixels> {
        screen.picture(self, size)
    }

    /// The samples, turned as they are seen; nothing when the decoder finds the file
    /// broken after all.
    #[must_use]
    pub fn pixels(&self) -> Option<Pixels> {
        pixels::decode(self)
    }
}

const EMU_PER_INCH: i64 = 914_400;

/// Why a file cannot be printed, in both tongues, with what to do.
#[derive(Clone, Debug)]
struct Trouble {
    what: (String, String),
    advice: (&'static str, &'static str),
}

impl Trouble {
    /// A file that is not whole.
    fn broken(zh: impl Into<String>, en: impl Into<String>) -> Self {
        let advice = (
            "请重新传送，或用图像软件打开后另存为JPEG、PNG或TIFF",
            "send it again, or open it in an image program and save it as JPEG, PNG or TIFF",
        );
        Self { what: (zh.into(), en.into()), advice }
    }

    /// A file of a kind that is not printed.
    fn foreign(zh: impl Into<String>, en: impl Into<String>) -> Self {
        let advice = ("请另存为JPEG、PNG或TIFF", "save it as JPEG, PNG or TIFF");
        Self { what: (zh.into(), en.into()), advice }
    }

    /// A picture with more pixels than can be printed.
    fn too_large(width: u32, height: u32) -> Self {
        let advice = ("请缩小后再发", "make it smaller");
        let what = (
            format!("太大：{width}×{height}像素"),
            format!("is too large: {width} by {height} pixels"),
        );
        Self { what, advice }
    }

    /// The remark about the file called `name`.
    fn remark(self, name: &str) -> Diagnostic {
        Diagnostic::new(
            Code::PictureUnreadable,
            format!("图片「{name}」{}", self.what.0),
            format!("picture \"{name}\" {}", self.what.1),
        )
        .hint(self.advice.0, self.advice.1)
    }
}
