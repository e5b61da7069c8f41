//! Pictures as the press takes them: with the pixels it can show, in inks.

use std::collections::BTreeMap;

use moxcms::CmsError;
use rayon::prelude::*;

use crate::diag::{Error, Step};
use crate::geom::{Length, Size};
use crate::picture::grays::Grays;
use crate::picture::separation::Separation;
use crate::picture::{
    EMU_PER_INCH, Lights, Packing, Picture, PictureBook, PictureId, Pixels, Space, pack,
    pixels, resample,
};

/// How much of a photograph JPEG keeps, of 100: at this a screen of 110 lines shows no trace
/// of it.
const QUALITY: u8 = 92;

/// So much less ink than the limit a picture is made with, in thousandths: packing as JPEG
/// moves the sum of four inks by up to four hundredths, measured over ten million pixels.
const PACKING: u16 = 60;

/// What pictures are made for (制版条件).
///
/// ```
/// use std::collections::BTreeMap;
/// use banxin::geom::{Length, Size};
/// use banxin::pdfx::{INK_LIMIT, NEWSPRINT, RESOLUTION};
/// use banxin::picture::{PictureBook, Plates, Space};
///
/// let bytes = std::fs::read("examples/brook-school/pictures/brushes.jpg").expect("a file");
/// let mut book = PictureBook::default();
/// let id = book.add("brushes.jpg", bytes.into(), None).expect("it can be printed");
/// let sizes = BTreeMap::from([(id, Size { width: Length::mm(30), height: Length::mm(20) })]);
/// let plates = Plates { profile: &NEWSPRINT.profile, ink_limit: INK_LIMIT, resolution: RESOLUTION };
/// let made = book.for_press(&sizes, &plates)?;
/// assert_eq!(made.get(id).map(|it| it.space), Some(Space::Cmyk));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug)]
pub struct Plates<'a> {
    /// The ICC profile of the press, of four inks.
    pub profile: &'a [u8],
    /// The most ink on one spot, in thousandths (总墨量).
    pub ink_limit: u16,
    /// Pixels to the inch that the press can show (印刷分辨率).
    pub resolution: u32,
}

impl PictureBook {
    /// The pictures as they go to the press at `sizes`, the largest that each is shown at.
    ///
    /// RGB becomes inks. What will be packed anew is first reduced to the resolution of
    /// the press, unless it is line art. CMYK, and gray from a JPEG unless its profile says
    /// that it is meant lighter or darker, are as delivered, and so is every picture without
    /// a size.
    ///
    /// # Errors
    /// When a picture turns out to be broken, or the profile is not one of four inks.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use banxin::pdfx::{INK_LIMIT, NEWSPRINT, RESOLUTION};
    /// use banxin::picture::{PictureBook, Plates};
    ///
    /// // Pictures without a size stay as they were delivered.
    /// let plates = Plates { profile: &NEWSPRINT.profile, ink_limit: INK_LIMIT, resolution: RESOLUTION };
    /// let made = PictureBook::default().for_press(&BTreeMap::new(), &plates)?;
    /// assert_eq!(made.iter().count(), 0);
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    pub fn for_press(
        &self,
        sizes: &BTreeMap<PictureId, Size>,
        plates: &Plates<'_>,
    ) -> Result<Self, Error> {
        let wanted: Vec<_> = self
            .iter()
            .filter(|(_, it)| it.changes_for_press())
            .filter_map(|(id, it)| Some((id, it, *sizes.get(&id)?)))
            .collect();
        let separations = separations(wanted.iter().map(|(_, it, _)| *it), plates)?;
        self.progress().expect(Step::Pictures, wanted.len());
        let made = wanted.into_par_iter().map(|(id, picture, size)| {
            let separation = separations.get(&picture.lights);
            let made = picture.for_press(size, plates.resolution, separation)?;
            self.progress().done(Step::Pictures);
            Ok((id, made))
        });
        let made = made.collect::<Result<Vec<_>, Error>>()?;
        let mut book = self.clone();
        made.into_iter().for_each(|(id, picture)| book.replace(id, picture));
        Ok(book)
    }
}

/// One separation for each way in which the pictures' RGB is meant.
fn separations<'a>(
    pictures: impl Iterator<Item = &'a Picture>,
    plates: &Plates<'_>,
) -> Result<BTreeMap<&'a Lights, Separation>, Error> {
    let mut made = BTreeMap::new();
    for lights in pictures.filter(|it| it.space == Space::Rgb).map(|it| &it.lights) {
        if !made.contains_key(lights) {
            let limit = plates.ink_limit.saturating_sub(PACKING);
            let one = Separation::new(lights, plates.profile, limit);
            made.insert(lights, one.map_err(no_inks)?);
        }
    }
    Ok(made)
}

/// The engine's own words are for programmers.
fn no_inks(_: CmsError) -> Error {
    Error::new(
        "印厂的颜色特性文件不能用来分色",
        "pictures cannot be converted with the profile of the press",
    )
}

impl Picture {
    /// Whether the press gets anything else than the picture's own bytes.
    fn changes_for_press(&self) -> bool {
        match self.packing {
            Packing::Jpeg { .. } => match self.space {
                Space::Gray => Grays::of(&self.lights).is_some(),
                Space::Rgb => true,
                Space::Cmyk => false,
            },
            Packing::Deflated => self.space != Space::Cmyk,
            Packing::Page => false,
        }
    }

    /// The picture for the press when it is laid over `size`.
    fn for_press(
        &self,
        size: Size,
        resolution: u32,
        separation: Option<&Separation>,
    ) -> Result<Self, Error> {
        let stored = pixels::stored(self).ok_or_else(|| self.broken())?;
        let (stored, meant) = without_lights(stored, &self.lights);
        let fitted = fitted(stored, self.stored_size(size), resolution);
        let as_was =
            (fitted.width, fitted.height) == (self.columns as usize, self.rows as usize);
        if as_was && !meant && fitted.space == self.space && fitted.space != Space::Rgb {
            return Ok(self.clone());
        }
        let inks = match (fitted.space, separation) {
            (Space::Rgb, Some(separation)) => Pixels {
                space: Space::Cmyk,
                samples: separation.convert(&fitted.samples),
                ..fitted
            },
            _ => fitted,
        };
        self.packed(&inks).ok_or_else(|| self.broken())
    }

    /// The size as the camera held the picture.
    pub(super) const fn stored_size(&self, size: Size) -> Size {
        let Size { width, height } = size;
        if self.orientation.is_turned() {
            Size { width: height, height: width }
        } else {
            size
        }
    }

    /// The same picture with other pixels: a photograph from a JPEG as a JPEG again, all
    /// else without a loss.
    fn packed(&self, pixels: &Pixels) -> Option<Self> {
        let photograph = matches!(self.packing, Packing::Jpeg { .. });
        let jpeg = photograph.then(|| pack::jpeg(pixels, QUALITY)).flatten();
        let (packing, bytes) = match jpeg {
            Some(bytes) => {
                (Packing::Jpeg { inverted: pixels.space == Space::Cmyk }, bytes)
            }
            None => (Packing::Deflated, pack::pack(pixels)?),
        };
        self.with(pixels, packing, bytes)
    }

    /// The same picture with other pixels, already packed.
    pub(super) fn with(
        &self,
        pixels: &Pixels,
        packing: Packing,
        bytes: Vec<u8>,
    ) -> Option<Self> {
        Some(Self {
            columns: u32::try_from(pixels.width).ok()?,
            rows: u32::try_from(pixels.height).ok()?,
            space: pixels.space,
            packing,
            bytes: bytes.into(),
            ..self.clone()
        })
    }

    pub(super) fn broken(&self) -> Error {
        let name = &self.name;
        Error::new(
            format!("图片「{name}」是损坏的，请重新传送"),
            format!("picture \"{name}\" is broken: send it again"),
        )
    }
}

/// RGB without any colour is gray, and printed with black alone. Also whether grays were
/// made lighter or darker, as they are meant.
pub(super) fn without_lights(mut pixels: Pixels, lights: &Lights) -> (Pixels, bool) {
    let neutral = |pixel: &[u8]| matches!(pixel, [r, g, b] if r == g && g == b);
    if pixels.space == Space::Rgb && pixels.samples.chunks_exact(3).all(neutral) {
        pixels.samples = pixels.samples.iter().step_by(3).copied().collect();
        pixels.space = Space::Gray;
    }
    let grays = (pixels.space == Space::Gray).then(|| Grays::of(lights)).flatten();
    if let Some(grays) = &grays {
        pixels.samples.iter_mut().for_each(|it| *it = grays.meant(*it));
    }
    (pixels, grays.is_some())
}

/// The picture with no more pixels than are seen at `size`.
pub(super) fn fitted(pixels: Pixels, size: Size, resolution: u32) -> Pixels {
    let most = |length: Length, pixels: usize| {
        let along = length.emu().saturating_mul(i64::from(resolution));
        let along = usize::try_from(along / EMU_PER_INCH + 1).unwrap_or(pixels);
        along.clamp(1, pixels.max(1))
    };
    let (width, height) =
        (most(size.width, pixels.width), most(size.height, pixels.height));
    let line_art = pixels.space == Space::Gray
        && pixels.samples.iter().all(|it| matches!(*it, 0 | u8::MAX));
    if line_art || (width, height) == (pixels.width, pixels.height) {
        return pixels;
    }
    resample::smaller(pixels, width, height)
}
