//! Samples into deflated rows, filtered as in PNG, which is how a PDF carries them.

use ::png::{BitDepth, ColorType, Compression, Encoder};

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
