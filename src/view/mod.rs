//! What a page looks like, as a picture for a screen (看样).
//!
//! Drawn from the proof, not from the PDF, so that an editor sees the page before there is
//! a file, and so that the two can be compared.
//!
//! ```
//! use banxin::Job;
//!
//! let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
//! let set = banxin::typeset(&job, &job.press()).output.expect("pages");
//! for sheet in &set.proof.sheets {
//!     let png = banxin::view::png(&job.fonts, &job.pictures, sheet, 36)?;
//!     assert!(png.starts_with(b"\x89PNG"));
//! }
//! # Ok::<(), banxin::diag::Error>(())
//! ```

mod canvas;
mod color;
mod glyphs;
mod heat;
mod paint;
mod photo;
mod shape;
mod sight;
mod svg;
mod unpacked;

use png::{BitDepth, ColorType, Compression, Encoder};

use self::canvas::{Canvas, Scale};
use self::glyphs::Glyphs;
use self::paint::Painter;
use self::sight::Sight;
use crate::diag::Error;
use crate::font::FontBook;
use crate::picture::{PictureBook, Pixels, Space};
use crate::proof::Sheet;

pub use self::canvas::Window;
pub use self::sight::Plate;
pub use self::svg::svg;
pub use self::unpacked::Unpacked;

/// The most pixels that a drawing may have: a broadsheet page at 1200 dpi has 474 million.
const MAX_PIXELS: usize = 500_000_000;

/// Draws a sheet as an 8-bit RGB PNG with `dpi` pixels to the inch.
///
/// # Errors
/// When the drawing would have no pixels or too many.
///
/// ```
/// use banxin::Job;
/// use banxin::job::Options;
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let set = banxin::typeset(&job, &job.press()).output.expect("a page");
/// let front = &set.proof.sheets[0];
/// assert!(banxin::view::png(&job.fonts, &job.pictures, front, 20)?.starts_with(b"\x89PNG"));
/// assert!(banxin::view::png(&job.fonts, &job.pictures, front, 0).is_err());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
pub fn png(
    fonts: &FontBook,
    pictures: &PictureBook,
    sheet: &Sheet,
    dpi: u32,
) -> Result<Vec<u8>, Error> {
    let look = Look { dpi, ..Look::default() };
    look.at(fonts, pictures, sheet)
}

/// Draws a sheet as RGB samples with `dpi` pixels to the inch.
///
/// # Errors
/// When the drawing would have no pixels or too many.
///
/// ```
/// use banxin::Job;
/// use banxin::job::Options;
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let set = banxin::typeset(&job, &job.press()).output.expect("a page");
/// let front = &set.proof.sheets[0];
/// let shot = banxin::view::pixels(&job.fonts, &job.pictures, front, 25)?;
/// // 390 mm at 25 pixels to the inch.
/// assert!((383..=384).contains(&shot.width));
/// assert_eq!(shot.samples.len(), 3 * shot.width * shot.height);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
pub fn pixels(
    fonts: &FontBook,
    pictures: &PictureBook,
    sheet: &Sheet,
    dpi: u32,
) -> Result<Pixels, Error> {
    Look { dpi, ..Look::default() }.pixels(fonts, pictures, sheet)
}

/// How a page or a part of it is drawn, again and again.
///
/// The parts of a page, put together, are the page to the last pixel.
///
/// ```
/// use banxin::Job;
/// use banxin::view::{Inks, Look, Plate, Window};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let set = banxin::typeset(&job, &job.press()).output.expect("pages");
/// let front = &set.proof.sheets[0];
/// // The top of the black plate.
/// let look = Look {
///     dpi: 36,
///     window: Some(Window { left: 0, top: 0, width: 400, height: 100 }),
///     inks: Inks::Plate(Plate::Black),
///     ..Look::default()
/// };
/// assert!(look.at(&job.fonts, &job.pictures, front)?.starts_with(b"\x89PNG"));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Look<'a> {
    /// Pixels to the inch.
    pub dpi: u32,
    /// The part that is drawn; all of the page when nothing is said.
    pub window: Option<Window>,
    /// What is seen of the inks.
    pub inks: Inks,
    /// Where pictures stay unpacked from one drawing to the next.
    pub unpacked: Option<&'a Unpacked>,
}

/// What is seen of the inks.
///
/// ```
/// use banxin::pdfx::INK_LIMIT;
/// use banxin::view::{Inks, Look, Plate};
///
/// let views = [Inks::Printed, Inks::Plate(Plate::Cyan), Inks::Sum(INK_LIMIT)];
/// let looks = views.map(|inks| Look { dpi: 72, inks, ..Look::default() });
/// assert_eq!(looks[0].inks, Inks::default());
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Inks {
    /// The page as it is printed.
    #[default]
    Printed,
    /// One plate, white without ink and black where it is solid (分色). Solid black type and
    /// rules overprint; all else knocks out. Pictures in RGB are on no plate: hand them over
    /// [for the press](PictureBook::for_press).
    Plate(Plate),
    /// The inks of all plates together (总墨量), from white over blue, green and yellow to
    /// orange, and crimson where there are more than so many thousandths.
    Sum(u16),
}

impl Look<'_> {
    /// Draws a sheet as an 8-bit RGB PNG.
    ///
    /// # Errors
    /// When the drawing would have no pixels or too many.
    pub fn at(
        &self,
        fonts: &FontBook,
        pictures: &PictureBook,
        sheet: &Sheet,
    ) -> Result<Vec<u8>, Error> {
        let canvas = match self.inks {
            Inks::Printed => self.draw(fonts, pictures, sheet, Sight::Printed)?,
            Inks::Plate(plate) => {
                self.draw(fonts, pictures, sheet, Sight::Plate(plate))?
            }
            Inks::Sum(limit) => {
                let plates = heat::plates(sheet).into_iter().map(Sight::Plate);
                let drawn = plates.map(|it| self.draw(fonts, pictures, sheet, it));
                heat::of(drawn.collect::<Result<_, _>>()?, limit)
                    .ok_or_else(impossible)?
            }
        };
        encode(&canvas).ok_or_else(impossible)
    }

    /// Draws every mark in the order of painting.
    fn draw(
        &self,
        fonts: &FontBook,
        pictures: &PictureBook,
        sheet: &Sheet,
        sight: Sight,
    ) -> Result<Canvas, Error> {
        let scale = Scale::new(self.dpi);
        let size = (scale.pixels(sheet.trim.width), scale.pixels(sheet.trim.height));
        let canvas = Canvas::new(size, self.window, MAX_PIXELS).ok_or_else(impossible)?;
        let own = Unpacked::default();
        let mut painter = Painter {
            fonts,
            pictures,
            unpacked: self.unpacked.unwrap_or(&own),
            scale,
            sight,
            canvas: canvas.of_color(sight.paper()),
            glyphs: Glyphs::default(),
        };
        sheet.marks.iter().for_each(|mark| painter.mark(mark));
        Ok(painter.canvas)
    }

    /// Draws a sheet as RGB samples.
    fn pixels(
        &self,
        fonts: &FontBook,
        pictures: &PictureBook,
        sheet: &Sheet,
    ) -> Result<Pixels, Error> {
        let Canvas { width, height, samples, .. } =
            self.draw(fonts, pictures, sheet, Sight::Printed)?;
        Ok(Pixels { width, height, space: Space::Rgb, samples })
    }
}

fn impossible() -> Error {
    Error::new(
        "看样图的尺寸不可能，请换一个DPI",
        "the drawing cannot have that size; use another DPI",
    )
}

fn encode(canvas: &Canvas) -> Option<Vec<u8>> {
    let (width, height) =
        (u32::try_from(canvas.width).ok()?, u32::try_from(canvas.height).ok()?);
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&canvas.samples).ok()?;
    writer.finish().ok()?;
    Some(file)
}
