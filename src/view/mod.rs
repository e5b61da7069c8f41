//! What a page looks like, as a picture for a screen (看样).
//!
//! Drawn from the proof, not from the PDF, so that an editor sees the page before there is
//! a file, and so that the two can be compared.

mod canvas;
mod color;
mod glyphs;
mod paint;
mod photo;
mod shape;

use png::{BitDepth, ColorType, Compression, Encoder};

use self::canvas::Canvas;
use self::paint::Painter;
use crate::diag::Error;
use crate::font::FontBook;
use crate::picture::{PictureBook, Pixels, Space};
use crate::proof::Sheet;

/// The most pixels that a drawing may have: a broadsheet page at 1200 dpi has 474 million.
const MAX_PIXELS: usize = 500_000_000;

/// Draws a sheet as an 8-bit RGB PNG with `dpi` pixels to the inch.
///
/// # Errors
/// When the drawing would have no pixels or too many.
pub fn png(
    fonts: &FontBook,
    pictures: &PictureBook,
    sheet: &Sheet,
    dpi: u32,
) -> Result<Vec<u8>, Error> {
    let canvas = draw(fonts, pictures, sheet, dpi)?;
    encode(&canvas).ok_or_else(impossible)
}

/// Draws a sheet as RGB samples with `dpi` pixels to the inch.
///
/// # Errors
/// When the drawing would have no pixels or too many.
pub fn pixels(
    fonts: &FontBook,
    pictures: &PictureBook,
    sheet: &Sheet,
    dpi: u32,
) -> Result<Pixels, Error> {
    let Canvas { width, height, samples } = draw(fonts, pictures, sheet, dpi)?;
    Ok(Pixels { width, height, space: Space::Rgb, samples })
}

/// Draws every mark in the order of painting.
fn draw(
    fonts: &FontBook,
    pictures: &PictureBook,
    sheet: &Sheet,
    dpi: u32,
) -> Result<Canvas, Error> {
    let scale = canvas::Scale::new(dpi);
    let canvas = Canvas::new(
        scale.pixels(sheet.trim.width),
        scale.pixels(sheet.trim.height),
        MAX_PIXELS,
    );
    let mut painter =
        Painter::new(fonts, pictures, scale, canvas.ok_or_else(impossible)?);
    sheet.marks.iter().for_each(|mark| painter.mark(mark));
    Ok(painter.finish())
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
