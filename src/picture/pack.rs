//! Samples packed as a PDF carries them: deflated rows, filtered as in PNG, or JPEG.

use ::png::{BitDepth, ColorType, Compression, Encoder};
use jpeg_encoder::SamplingFactor;

use crate::picture::{Pixels, Space};

/// Filters and deflates samples.
pub(super) fn pack(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut file = Vec::new();
    let (width, height) = (u32::try_from(pixels.width), u32::try_from(pixels.height));
    let mut encoder = Encoder::new(&mut file, width.ok()?, height.ok()?);
    encoder.set_color(match pixels.space {
        Space::Gray => ColorType::Grayscale,
        Space::Rgb => ColorType::Rgb,
        // Four samples a pixel, whatever they stand for.
        Space::Cmyk => ColorType::Rgba,
    });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.write_header().ok()?.write_image_data(&pixels.samples).ok()?;
    Some(image_data(&file))
}

/// Samples as JPEG that keeps `quality` of 100, each ink by itself and as fine as the others;
/// CMYK is inverted, as Adobe's programs write it.
pub(super) fn jpeg(pixels: &Pixels, quality: u8) -> Option<Vec<u8>> {
    let color = match pixels.space {
        Space::Gray => jpeg_encoder::ColorType::Luma,
        Space::Rgb => jpeg_encoder::ColorType::Rgb,
        Space::Cmyk => jpeg_encoder::ColorType::Cmyk,
    };
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, quality);
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    let (width, height) = (u16::try_from(pixels.width), u16::try_from(pixels.height));
    encoder.encode(&pixels.samples, width.ok()?, height.ok()?, color).ok()?;
    Some(file)
}

/// The image data of a PNG file, its chunks joined. PNG 3rd ed. 5.3, 11.2.3.
pub(super) fn image_data(file: &[u8]) -> Vec<u8> {
    chunks(file)
        .filter(|(kind, _)| *kind == b"IDAT")
        .flat_map(|(_, it)| it)
        .copied()
        .collect()
}

/// The chunks of a PNG file with their names, as far as it is whole.
pub(super) fn chunks(file: &[u8]) -> impl Iterator<Item = (&[u8; 4], &[u8])> {
    let mut rest = file.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (length, tail) = rest.split_first_chunk::<4>()?;
        let (kind, tail) = tail.split_first_chunk::<4>()?;
        let (data, tail) = tail.split_at_checked(u32::from_be_bytes(*length) as usize)?;
        rest = tail.get(4..)?;
        Some((kind, data))
    })
}

/// What the last sample of a pixel says.
#[derive(Copy, Clone, Debug)]
pub(super) enum Alpha {
    /// How much it covers; the others are the colour.
    Straight,
    /// How much it covers; the others are less by as much already.
    Multiplied,
    /// Nothing of the kind.
    Opaque,
}

/// Lays samples on white: every light, or no ink. The alpha of each pixel comes last.
pub(super) fn flatten(samples: &[u8], space: Space, alpha: Alpha) -> Vec<u8> {
    let pixels = samples.chunks_exact(space.samples() + 1).filter_map(<[u8]>::split_last);
    let white = if space == Space::Cmyk { 0 } else { 255 };
    let over_white = |sample: u8, cover: u8| match alpha {
        Alpha::Straight => {
            let (sample, cover) = (u16::from(sample), u16::from(cover));
            let mixed = (sample * cover + white * (255 - cover) + 127) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        }
        Alpha::Multiplied if white == 0 => sample,
        Alpha::Multiplied => sample.saturating_add(255 - cover),
        Alpha::Opaque => sample,
    };
    pixels
        .flat_map(|(cover, color)| color.iter().map(|it| over_white(*it, *cover)))
        .collect()
}
