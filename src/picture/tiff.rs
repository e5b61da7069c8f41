//! TIFF: its first picture decoded, which proves it whole, and packed for the press.

use std::io::Cursor;
use std::sync::Arc;

use ::tiff::decoder::{Decoder, DecodingResult, Limits};
use ::tiff::tags::Tag;
use ::tiff::{ColorType, TiffError};

use crate::picture::pack::{Alpha, flatten, pack};
use crate::picture::{
    Lights, MOST_SAMPLES, Orientation, Packing, Picture, Pixels, Said, Space, Trouble,
};

/// Tags of what is said of the picture: an XMP packet, Photoshop's resources, bare IIM.
const XMP: u16 = 700;
const PHOTOSHOP: u16 = 34_377;
const IIM: u16 = 33_723;

type File<'a> = Decoder<Cursor<&'a [u8]>>;

/// Decodes a TIFF. TIFF 6.0.
pub(super) fn read(bytes: &Arc<[u8]>) -> Result<Picture, Trouble> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = usize::try_from(MOST_SAMPLES).unwrap_or(usize::MAX);
    let file = Decoder::new(Cursor::new(&**bytes)).map_err(|it| trouble(&it))?;
    let mut file = file.with_limits(limits);
    let (columns, rows) = file.dimensions().map_err(|it| trouble(&it))?;
    if columns == 0 || rows == 0 {
        return Err(broken());
    }
    let color = file.colortype().map_err(|it| trouble(&it))?;
    let stored = stored(color).ok_or_else(foreign)?;
    let most = u64::from(columns) * u64::from(rows) * stored.samples() as u64;
    if most * u64::from(color.bit_depth().div_ceil(8)) > MOST_SAMPLES {
        return Err(Trouble::too_large(columns, rows));
    }
    // The reader cannot put tiles of one plane after the other together.
    let planes = tag::<u16>(&mut file, Tag::PlanarConfiguration) == Some(2);
    if planes && tag::<u32>(&mut file, Tag::TileWidth).is_some() {
        return Err(foreign());
    }
    let orientation = tag::<u16>(&mut file, Tag::Orientation);
    let lights = file.get_tag_u8_vec(Tag::IccProfile).ok().filter(|it| !it.is_empty());
    let said = said(&mut file, bytes.starts_with(b"II"));
    let samples = samples(&mut file, color, columns as usize)?;
    let samples = match (stored.alpha, tag::<u16>(&mut file, Tag::ExtraSamples)) {
        (false, _) => samples,
        (true, Some(1)) => flatten(&samples, stored.space, Alpha::Multiplied),
        (true, Some(2)) => flatten(&samples, stored.space, Alpha::Straight),
        (true, _) => flatten(&samples, stored.space, Alpha::Opaque),
    };
    let (width, height) = (columns as usize, rows as usize);
    let pixels = Pixels { width, height, space: stored.space, samples };
    Ok(Picture {
        name: String::new(),
        columns,
        rows,
        orientation: orientation.map_or(Orientation::UPRIGHT, Orientation::new),
        space: stored.space,
        lights: lights.map_or(Lights::Srgb, |it| Lights::Profile(it.into())),
        packing: Packing::Deflated,
        bytes: pack(&pixels).ok_or_else(broken)?.into(),
        said,
    })
}

/// Caption and credit. Bare IIM is often called long words, in the file's own order.
fn said(file: &mut File<'_>, little: bool) -> Said {
    let mut block = |tag| file.get_tag_u8_vec(Tag::Unknown(tag)).unwrap_or_default();
    let (xmp, photoshop, iim) = (block(XMP), block(PHOTOSHOP), block(IIM));
    let said = Said::of_xmp(&xmp).or(Said::of_photoshop(&photoshop));
    let longs = file.get_tag_u32_vec(Tag::Unknown(IIM)).unwrap_or_default();
    let order = if little { u32::to_le_bytes } else { u32::to_be_bytes };
    let longs: Vec<u8> = longs.into_iter().flat_map(order).collect();
    said.or(Said::of_iim(&iim)).or(Said::of_iim(&longs))
}

/// What a pixel holds.
#[derive(Copy, Clone, Debug)]
struct Stored {
    space: Space,
    alpha: bool,
}

impl Stored {
    const fn samples(self) -> usize {
        self.space.samples() + self.alpha as usize
    }
}

/// The kinds of pixels that are read.
const fn stored(color: ColorType) -> Option<Stored> {
    let (space, alpha) = match color {
        ColorType::Gray(1 | 2 | 4 | 8 | 16) => (Space::Gray, false),
        ColorType::Multiband { bit_depth: 8 | 16, num_samples: 2 } => (Space::Gray, true),
        ColorType::RGB(8 | 16) => (Space::Rgb, false),
        ColorType::RGBA(8 | 16) => (Space::Rgb, true),
        ColorType::CMYK(8 | 16) => (Space::Cmyk, false),
        ColorType::CMYKA(8 | 16) => (Space::Cmyk, true),
        _ => return None,
    };
    Some(Stored { space, alpha })
}

/// The samples with 8 bits each, all of a pixel's together.
fn samples(
    file: &mut File<'_>,
    color: ColorType,
    columns: usize,
) -> Result<Vec<u8>, Trouble> {
    let mut read = DecodingResult::U8(Vec::new());
    let layout = file.read_image_to_buffer(&mut read).map_err(|it| trouble(&it))?;
    let samples = match read {
        DecodingResult::U8(it) => it,
        DecodingResult::U16(it) => it.iter().map(|it| it.to_be_bytes()[0]).collect(),
        _ => return Err(foreign()),
    };
    let samples = match color.bit_depth() {
        bits @ (1 | 2 | 4) => {
            let stride = layout.row_stride.map_or(samples.len(), usize::from);
            samples
                .chunks(stride.max(1))
                .flat_map(|row| spread(row, bits, columns))
                .collect()
        }
        _ => samples,
    };
    if layout.planes < 2 {
        return Ok(samples);
    }
    // One plane after the other: TIFF 6.0 PlanarConfiguration 2.
    let plane = samples.len() / layout.planes;
    let of_pixel = |at: usize| samples.iter().skip(at).step_by(plane.max(1)).copied();
    Ok((0..plane).flat_map(of_pixel).collect())
}

/// A row of samples of fewer than 8 bits.
fn spread(row: &[u8], bits: u8, columns: usize) -> impl Iterator<Item = u8> {
    let most = (1_u8 << bits) - 1;
    let parts = move |it: &u8| {
        let byte = *it;
        (1..=8 / bits).map(move |at| (byte >> (8 - at * bits) & most) * (255 / most))
    };
    row.iter().flat_map(parts).take(columns)
}

fn tag<T: TryFrom<u64>>(file: &mut File<'_>, tag: Tag) -> Option<T> {
    file.find_tag_unsigned(tag).ok().flatten()
}

fn trouble(error: &TiffError) -> Trouble {
    match error {
        TiffError::UnsupportedError(_) => foreign(),
        _ => broken(),
    }
}

fn broken() -> Trouble {
    Trouble::broken("是损坏的TIFF", "is a broken TIFF")
}

fn foreign() -> Trouble {
    let what = (
        "是TIFF，但颜色、位数或压缩方式不能读".to_owned(),
        "is a TIFF, but its colours, depth or packing cannot be read".to_owned(),
    );
    let advice = (
        "请另存为灰度、RGB或CMYK，8或16位，不压缩或用LZW、ZIP压缩",
        "save it as gray, RGB or CMYK, 8 or 16 bits, plain or packed with LZW or ZIP",
    );
    Trouble { what, advice }
}
