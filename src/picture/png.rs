//! PNG: decoded, laid on white where it is transparent, and packed for the press.

use std::io::Cursor;
use std::sync::Arc;

use ::png::{BitDepth, ColorType, Compression, Decoder, Encoder, Info, Limits};
use ::png::{DecodingError, Transformations};

use crate::picture::{MAX_PIXELS, Orientation, Packing, Picture, Space, Trouble, exif};

/// The most memory that a decoded PNG may take.
const MAX_BYTES: usize = 250_000_000;

/// Samples of a decoded PNG.
struct Raster {
    columns: u32,
    rows: u32,
    color: ColorType,
    orientation: Orientation,
    /// Whether the file itself holds just what the press wants.
    ready: bool,
    samples: Vec<u8>,
}

/// Decodes a PNG, which proves it whole, and packs it for the press.
pub(super) fn read(bytes: &Arc<[u8]>) -> Result<Picture, Trouble> {
    let raster = decode(bytes)?;
    let space = match raster.color {
        ColorType::Grayscale | ColorType::GrayscaleAlpha => Space::Gray,
        ColorType::Rgb | ColorType::Rgba | ColorType::Indexed => Space::Rgb,
    };
    let packed = if raster.ready {
        image_data(bytes)
    } else {
        let samples = flatten(raster.color, raster.samples);
        pack(raster.columns, raster.rows, space, &samples)
    };
    Ok(Picture {
        name: String::new(),
        columns: raster.columns,
        rows: raster.rows,
        orientation: raster.orientation,
        space,
        packing: Packing::Deflated,
        bytes: packed.ok_or_else(broken)?.into(),
    })
}

fn broken() -> Trouble {
    Trouble::broken("是损坏的PNG", "is a broken PNG")
}

/// The picture as 8-bit samples.
fn decode(bytes: &[u8]) -> Result<Raster, Trouble> {
    let limits = Limits { bytes: MAX_BYTES };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let (columns, rows) = decoder.read_header_info().map_err(|_| broken())?.size();
    let too_large = || Trouble::too_large(columns, rows);
    if u64::from(columns) * u64::from(rows) > MAX_PIXELS {
        return Err(too_large());
    }
    let trouble = |error: DecodingError| match error {
        DecodingError::LimitsExceeded => too_large(),
        _ => broken(),
    };
    let mut reader = decoder.read_info().map_err(trouble)?;
    let size = reader.output_buffer_size().filter(|it| *it <= MAX_BYTES);
    let mut samples = vec![0; size.ok_or_else(too_large)?];
    let frame = reader.next_frame(&mut samples).map_err(trouble)?;
    samples.truncate(frame.buffer_size());
    reader.finish().map_err(trouble)?;
    Ok(Raster {
        columns,
        rows,
        color: frame.color_type,
        orientation: reader
            .info()
            .exif_metadata
            .as_deref()
            .map_or(Orientation::UPRIGHT, exif::orientation),
        ready: is_ready(reader.info()),
        samples,
    })
}

/// Whether the image data can go into a PDF as it is: 8-bit gray or RGB, row after row.
/// ISO 32000-1 7.4.4.4: predictor 15 is the filtering of PNG.
fn is_ready(info: &Info<'_>) -> bool {
    matches!(info.color_type, ColorType::Grayscale | ColorType::Rgb)
        && info.bit_depth == BitDepth::Eight
        && !info.interlaced
        && info.trns.is_none()
        && info.animation_control.is_none()
}

/// Lays transparent samples on white, the colour of no ink.
fn flatten(color: ColorType, samples: Vec<u8>) -> Vec<u8> {
    let channels = match color {
        ColorType::GrayscaleAlpha => 1,
        ColorType::Rgba => 3,
        ColorType::Grayscale | ColorType::Rgb | ColorType::Indexed => return samples,
    };
    let over_white = |sample: u8, alpha: u8| {
        let (sample, alpha) = (u16::from(sample), u16::from(alpha));
        let mixed = (sample * alpha + 255 * (255 - alpha) + 127) / 255;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    samples
        .chunks_exact(channels + 1)
        .filter_map(|pixel| pixel.split_last())
        .flat_map(|(alpha, color)| color.iter().map(|it| over_white(*it, *alpha)))
        .collect()
}

/// Filters and deflates samples.
fn pack(columns: u32, rows: u32, space: Space, samples: &[u8]) -> Option<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, columns, rows);
    encoder.set_color(if space == Space::Gray {
        ColorType::Grayscale
    } else {
        ColorType::Rgb
    });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.write_header().ok()?.write_image_data(samples).ok()?;
    image_data(&file)
}

/// The image data of a PNG file, its chunks joined. PNG 3rd ed. 5.3, 11.2.3.
fn image_data(file: &[u8]) -> Option<Vec<u8>> {
    let mut data = Vec::with_capacity(file.len());
    let mut rest = file.get(8..)?;
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        let &[l3, l2, l1, l0, ref kind @ ..] = head;
        let length = usize::try_from(u32::from_be_bytes([l3, l2, l1, l0])).ok()?;
        if kind == b"IDAT" {
            data.extend_from_slice(tail.get(..length)?);
        }
        rest = tail.get(length.checked_add(4)?..)?;
    }
    Some(data)
}
