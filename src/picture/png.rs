//! PNG: decoded, laid on white where it is transparent, and packed for the press.

use std::io::Cursor;
use std::sync::Arc;

use ::png::{BitDepth, ColorType, Decoder, Info, Limits};
use ::png::{DecodingError, Transformations};

use crate::picture::pack::{Alpha, chunks, flatten, image_data, pack};
use crate::picture::{
    Lights, MOST_SAMPLES, Orientation, Packing, Picture, Pixels, Said, Space, Trouble,
    exif,
};

/// The most memory for all that stands beside the samples, a colour profile above all.
const MOST_BESIDE: usize = 32 << 20;

/// Samples of a decoded PNG.
struct Raster {
    columns: u32,
    rows: u32,
    color: ColorType,
    orientation: Orientation,
    lights: Lights,
    /// Whether the file itself holds just what the press wants.
    ready: bool,
    samples: Vec<u8>,
}

/// Decodes a PNG, which proves it whole, and packs it for the press.
pub(super) fn read(bytes: &Arc<[u8]>) -> Result<Picture, Trouble> {
    let raster = decode(bytes)?;
    // A bomb that goes off where the file is unpacked next: deflate makes nothing longer.
    let most = 2 * raster.samples.len() + 16 * raster.rows as usize + 1024;
    let packed = chunks(bytes).filter(|(kind, _)| *kind == b"IDAT");
    if packed.map(|(_, it)| it.len()).sum::<usize>() > most {
        return Err(broken());
    }
    let space = match raster.color {
        ColorType::Grayscale | ColorType::GrayscaleAlpha => Space::Gray,
        ColorType::Rgb | ColorType::Rgba | ColorType::Indexed => Space::Rgb,
    };
    let packed = if raster.ready {
        Some(image_data(bytes))
    } else {
        let samples = match raster.color {
            ColorType::GrayscaleAlpha | ColorType::Rgba => {
                flatten(&raster.samples, space, Alpha::Straight)
            }
            ColorType::Grayscale | ColorType::Rgb | ColorType::Indexed => raster.samples,
        };
        let (width, height) = (raster.columns as usize, raster.rows as usize);
        pack(&Pixels { width, height, space, samples })
    };
    Ok(Picture {
        name: String::new(),
        columns: raster.columns,
        rows: raster.rows,
        orientation: raster.orientation,
        space,
        lights: raster.lights,
        packing: Packing::Deflated,
        bytes: packed.ok_or_else(broken)?.into(),
        said: said(bytes),
    })
}

/// Caption and credit from an XMP packet that is not packed. PNG 3rd edition, 11.3.3.4.
fn said(file: &[u8]) -> Said {
    let texts = chunks(file).filter(|(kind, _)| *kind == b"iTXt");
    let mut packets = texts.filter_map(|(_, text)| {
        let text = text.strip_prefix(b"XML:com.adobe.xmp\0\0\0")?;
        // Language and translated name, each ending in a zero.
        text.splitn(3, |it| *it == 0).nth(2)
    });
    packets.next().map(Said::of_xmp).unwrap_or_default()
}

fn broken() -> Trouble {
    Trouble::broken("是损坏的PNG", "is a broken PNG")
}

/// The picture as 8-bit samples.
fn decode(bytes: &[u8]) -> Result<Raster, Trouble> {
    let limits = Limits { bytes: MOST_BESIDE };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    let (columns, rows) = decoder.read_header_info().map_err(|_| broken())?.size();
    let too_large = || Trouble::too_large(columns, rows);
    let trouble = |error: DecodingError| match error {
        DecodingError::LimitsExceeded => too_large(),
        _ => broken(),
    };
    let mut reader = decoder.read_info().map_err(trouble)?;
    let size = reader.output_buffer_size().filter(|it| *it as u64 <= MOST_SAMPLES);
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
        lights: lights(bytes, reader.info())?,
        ready: is_ready(reader.info()),
        samples,
    })
}

/// What the numbers mean, the strongest word first. PNG 3rd ed. 4.3.
fn lights(bytes: &[u8], info: &Info<'_>) -> Result<Lights, Trouble> {
    if let Some(profile) = &info.icc_profile {
        return Ok(Lights::Profile(profile.as_ref().into()));
    }
    // The reader passes over a profile that it cannot unpack.
    if chunks(bytes).any(|(kind, _)| kind == b"iCCP") {
        return Err(Trouble::broken(
            "里的颜色特性文件是坏的",
            "has a broken colour profile",
        ));
    }
    let gamma = info.gama_chunk.map(|it| it.into_scaled()).filter(|it| *it > 0);
    let exponent = gamma.and_then(|it| u16::try_from(25_600_000 / it).ok());
    Ok(match exponent {
        // The exponent that stands for sRGB: 1 ÷ 0.45455.
        Some(exponent) if info.srgb.is_none() && exponent.abs_diff(563) > 2 => {
            Lights::Gamma(exponent)
        }
        _ => Lights::Srgb,
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
