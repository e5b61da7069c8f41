//! The samples of a picture.

use std::io::Read;

use flate2::read::ZlibDecoder;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::picture::{Packing, Picture, Space, pack, resample};

/// The samples of a picture, 8 bits each, as it is seen, row after row from the top.
///
/// ```
/// use banxin::picture::{Pixels, Space};
///
/// let samples = vec![255, 255, 255, 0, 0, 0];
/// let pair = Pixels { width: 2, height: 1, space: Space::Rgb, samples };
/// assert_eq!(pair.at(1, 0), [0, 0, 0]);
/// assert!(pair.at(2, 0).is_empty());
/// assert!(pair.jpeg(90).is_some_and(|it| it.starts_with(&[0xff, 0xd8])));
/// assert_eq!(pair.narrowed(1).width, 1);
/// ```
#[derive(Clone, Debug)]
pub struct Pixels {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// What the samples stand for; in CMYK, 255 is a solid.
    pub space: Space,
    /// The samples.
    pub samples: Vec<u8>,
}

impl Pixels {
    /// The samples of the pixel at `x`, `y`; none outside the picture.
    #[must_use]
    pub fn at(&self, x: usize, y: usize) -> &[u8] {
        let count = self.space.samples();
        let start = (y * self.width + x) * count;
        self.samples.get(start..start + count).unwrap_or_default()
    }

    /// The same picture `width` pixels across, never larger than it was.
    #[must_use]
    pub fn narrowed(self, width: usize) -> Self {
        let width = width.clamp(1, self.width.max(1));
        let height =
            (self.height * width / self.width.max(1)).clamp(1, self.height.max(1));
        resample::smaller(self, width, height)
    }

    /// The picture as a JPEG file that keeps `quality` of 100; nothing when it has no
    /// pixels or more than 65,535 a side.
    #[must_use]
    pub fn jpeg(&self, quality: u8) -> Option<Vec<u8>> {
        pack::jpeg(self, quality)
    }
}

/// Unpacks a picture and turns it as it is seen.
pub(super) fn decode(picture: &Picture) -> Option<Pixels> {
    stored(picture).map(|it| turned(picture, it))
}

/// Unpacks a picture as the camera held it.
pub(super) fn stored(picture: &Picture) -> Option<Pixels> {
    match picture.packing {
        Packing::Jpeg { inverted } => jpeg(picture, inverted),
        Packing::Deflated => deflated(picture),
        Packing::Page => None,
    }
}

/// Samples of a JPEG in its own space.
fn jpeg(picture: &Picture, inverted: bool) -> Option<Pixels> {
    let options = DecoderOptions::default()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    let input = ZCursor::new(&*picture.bytes);
    let mut decoder = JpegDecoder::new_with_options(input, options);
    decoder.decode_headers().ok()?;
    // Four inks may be stored as brightness and two colours, with black beside them.
    let mixed = decoder.input_colorspace() == Some(ColorSpace::YCCK);
    let space = match picture.space {
        Space::Gray => ColorSpace::Luma,
        Space::Rgb => ColorSpace::RGB,
        Space::Cmyk if mixed => ColorSpace::YCCK,
        Space::Cmyk => ColorSpace::CMYK,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(space));
    let mut samples = decoder.decode().ok()?;
    if mixed {
        samples.chunks_exact_mut(4).for_each(unmix);
    }
    if inverted {
        samples.iter_mut().for_each(|it| *it = !*it);
    }
    whole(picture, samples)
}

/// YCCK into CMYK: the first three by the matrix of ITU-T T.871, in 65,536ths, and then
/// against white, as Adobe's technical note 5116 has it.
fn unmix(pixel: &mut [u8]) {
    let &mut [y, b, r, k] = pixel else { return };
    let [y, b, r] = [i32::from(y) << 16, i32::from(b) - 128, i32::from(r) - 128];
    let lights = [y + 91_881 * r, y - 22_554 * b - 46_802 * r, y + 116_130 * b];
    let [c, m, y] = lights.map(|it| {
        let light = ((it + (1 << 15)) >> 16).clamp(0, 255);
        255 - u8::try_from(light).unwrap_or(u8::MAX)
    });
    pixel.copy_from_slice(&[c, m, y, k]);
}

/// Samples of filtered and deflated rows. PNG 3rd ed. 9.
fn deflated(picture: &Picture) -> Option<Pixels> {
    let count = picture.space.samples();
    let row_length = usize::try_from(picture.columns).ok()?.checked_mul(count)?;
    let rows = usize::try_from(picture.rows).ok()?;
    let mut samples = Vec::new();
    let mut reader = ZlibDecoder::new(&*picture.bytes);
    let mut above = vec![0; row_length];
    let mut row = vec![0; row_length];
    for _ in 0..rows {
        let mut filter = [0];
        reader.read_exact(&mut filter).ok()?;
        reader.read_exact(&mut row).ok()?;
        unfilter(filter[0], &mut row, &above, count);
        samples.extend_from_slice(&row);
        std::mem::swap(&mut row, &mut above);
    }
    whole(picture, samples)
}

/// Undoes the filter of one row in place.
fn unfilter(filter: u8, row: &mut [u8], above: &[u8], count: usize) {
    for at in 0..row.len() {
        let before = |line: &[u8]| {
            at.checked_sub(count).and_then(|it| line.get(it)).copied().unwrap_or(0)
        };
        let (left, corner) = (before(row), before(above));
        let up = above.get(at).copied().unwrap_or(0);
        let guess = match filter {
            1 => left,
            2 => up,
            3 => left.midpoint(up),
            4 => paeth(left, up, corner),
            _ => 0,
        };
        if let Some(sample) = row.get_mut(at) {
            *sample = sample.wrapping_add(guess);
        }
    }
}

/// The neighbour nearest to left + up − corner. PNG 3rd ed. 9.4.
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
    let (to_a, to_b, to_c) = ((b - c).abs(), (a - c).abs(), (a + b - 2 * c).abs());
    if to_a <= to_b && to_a <= to_c {
        left
    } else if to_b <= to_c {
        up
    } else {
        corner
    }
}

/// Samples as stored; nothing when there are too few.
fn whole(picture: &Picture, samples: Vec<u8>) -> Option<Pixels> {
    let width = usize::try_from(picture.columns).ok()?;
    let height = usize::try_from(picture.rows).ok()?;
    let enough = width.checked_mul(height)?.checked_mul(picture.space.samples())?;
    (samples.len() >= enough).then_some(Pixels {
        width,
        height,
        space: picture.space,
        samples,
    })
}

/// The picture turned as it is seen.
fn turned(picture: &Picture, stored: Pixels) -> Pixels {
    let orientation = picture.orientation;
    if orientation == crate::picture::Orientation::UPRIGHT {
        return stored;
    }
    let (columns, rows) = (stored.width, stored.height);
    let (width, height) =
        if orientation.is_turned() { (rows, columns) } else { (columns, rows) };
    let mut samples = Vec::with_capacity(stored.samples.len());
    for y in 0..height {
        for x in 0..width {
            let (column, row) = orientation.stored(x, y, columns, rows);
            samples.extend_from_slice(stored.at(column, row));
        }
    }
    Pixels { width, height, space: stored.space, samples }
}
