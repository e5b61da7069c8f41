//! Inks into lights: pictures and colours as a screen shows them (屏幕色彩).

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use moxcms::{CmsError, ColorProfile, DataColorSpace, Layout, TransformExecutor};
use rayon::prelude::*;

use crate::diag::{Error, Step};
use crate::geom::Size;
use crate::ink::Ink;
use crate::picture::press::{fitted, without_lights};
use crate::picture::separation::{MANNER, parsed};
use crate::picture::{
    Lights, Packing, Picture, PictureBook, PictureId, Pixels, Space, pack, pixels,
};

/// Pixels to the inch that are enough to read a page on a screen.
const RESOLUTION: u32 = 150;
/// How much of a photograph JPEG keeps, of 100.
const QUALITY: u8 = 80;

type Engine = Arc<dyn TransformExecutor<u8> + Send + Sync>;

/// How the inks of a press look on a screen: sRGB, IEC 61966-2-1, with the paper as white
/// and solid black as black, so that text is as black as a screen can show it.
///
/// ```
/// use banxin::ink::Ink;
/// use banxin::pdfx::NEWSPRINT;
/// use banxin::picture::Screen;
///
/// let screen = Screen::new(&NEWSPRINT.profile)?;
/// assert_eq!(screen.light(Ink::PAPER), [255; 3]);
/// let [red, green, blue] = screen.light(Ink::process(0, 1000, 900, 0));
/// assert!(red > green && red > blue);
/// assert!(Screen::new(b"no profile").is_err());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
pub struct Screen {
    inks: Engine,
    /// What solid black is to the engine: no light is let through below it.
    black: [u8; 3],
}

impl fmt::Debug for Screen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Screen").finish_non_exhaustive()
    }
}

impl Screen {
    /// The colours of the press that the ICC `profile` describes.
    ///
    /// # Errors
    /// When the profile is not one of four inks.
    pub fn new(profile: &[u8]) -> Result<Self, Error> {
        let engine = parsed(profile).and_then(|press| {
            if press.color_space != DataColorSpace::Cmyk {
                return Err(CmsError::InvalidProfile);
            }
            let screen = ColorProfile::new_srgb();
            press.create_transform_8bit(Layout::Rgba, &screen, Layout::Rgb, MANNER)
        });
        let inks = engine.map_err(|_| {
            Error::new(
                "印厂的颜色特性文件不能用来换算屏幕颜色",
                "the profile of the press cannot say how inks look on a screen",
            )
        })?;
        let plain = Self { inks, black: [0; 3] };
        let black = plain.light(Ink::BLACK);
        Ok(Self { black, ..plain })
    }

    /// Lights of the engine with solid black as black, the rest in proportion.
    fn deepen(&self, lights: &mut [u8]) {
        for pixel in lights.chunks_exact_mut(3) {
            for (light, black) in pixel.iter_mut().zip(self.black) {
                let (above, room) = (light.saturating_sub(black), 255 - black);
                let deep = u16::from(above) * 255 / u16::from(room.max(1));
                *light = u8::try_from(deep).unwrap_or(u8::MAX);
            }
        }
    }

    /// The red, green and blue of an ink, 255 the most; a spot ink as it looks.
    #[must_use]
    pub fn light(&self, ink: Ink) -> [u8; 3] {
        let sample =
            |it: u16| u8::try_from(u32::from(it) * 255 / 1000).unwrap_or(u8::MAX);
        let inks = [ink.c, ink.m, ink.y, ink.k].map(sample);
        let mut light = [u8::MAX; 3];
        // One pixel in, one pixel out: nothing can go amiss.
        let _ = self.inks.transform(&inks, &mut light);
        self.deepen(&mut light);
        light
    }

    /// A picture at `size`, upright.
    pub(super) fn picture(&self, picture: &Picture, size: Size) -> Option<Pixels> {
        let (upright, _) = without_lights(picture.pixels()?, &picture.lights);
        self.show(fitted(upright, size, RESOLUTION), &picture.lights).ok()
    }

    /// A picture in the lights of a screen; gray stays gray.
    fn show(&self, pixels: Pixels, lights: &Lights) -> Result<Pixels, CmsError> {
        match (pixels.space, lights) {
            (Space::Gray, _) | (Space::Rgb, Lights::Srgb) => Ok(pixels),
            (Space::Rgb, other) => {
                // As on the way to the press, what cannot be understood is sRGB.
                let own = other.profile().unwrap_or_else(ColorProfile::new_srgb);
                let screen = ColorProfile::new_srgb();
                own.create_transform_8bit(Layout::Rgb, &screen, Layout::Rgb, MANNER)
                    .and_then(|engine| converted(&*engine, &pixels))
                    .or(Ok(pixels))
            }
            (Space::Cmyk, _) => {
                let mut seen = converted(&*self.inks, &pixels)?;
                self.deepen(&mut seen.samples);
                Ok(seen)
            }
        }
    }
}

fn converted(
    engine: &(dyn TransformExecutor<u8> + Send + Sync),
    pixels: &Pixels,
) -> Result<Pixels, CmsError> {
    let (width, height) = (pixels.width, pixels.height);
    let mut samples = vec![0; width * height * 3];
    let count = pixels.space.samples();
    let whole = pixels.samples.get(..width * height * count).unwrap_or_default();
    engine.transform(whole, &mut samples)?;
    Ok(Pixels { width, height, space: Space::Rgb, samples })
}

impl PictureBook {
    /// The pictures as a screen shows them at `sizes`, the largest that each is shown at:
    /// in gray or sRGB, with no more pixels than help to read, packed as small as may be.
    /// RGB never was an ink, and delivered pages are as delivered.
    ///
    /// # Errors
    /// When a picture turns out to be broken.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use banxin::geom::{Length, Size};
    /// use banxin::pdfx::NEWSPRINT;
    /// use banxin::picture::{PictureBook, Screen};
    ///
    /// let bytes = std::fs::read("examples/brook-school/pictures/brushes.jpg").expect("a file");
    /// let mut book = PictureBook::default();
    /// let id = book.add("brushes.jpg", bytes.into(), None).expect("it can be printed");
    /// let sizes = BTreeMap::from([(id, Size { width: Length::mm(30), height: Length::mm(20) })]);
    /// let shown = book.for_screen(&sizes, &Screen::new(&NEWSPRINT.profile)?)?;
    /// assert!(shown.get(id).map(|it| it.bytes.len()) < book.get(id).map(|it| it.bytes.len()));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    pub fn for_screen(
        &self,
        sizes: &BTreeMap<PictureId, Size>,
        screen: &Screen,
    ) -> Result<Self, Error> {
        let wanted: Vec<_> = self
            .iter()
            .filter(|(_, it)| it.packing != Packing::Page)
            .filter_map(|(id, it)| Some((id, it, *sizes.get(&id)?)))
            .collect();
        self.progress().expect(Step::Pictures, wanted.len());
        let made = wanted.into_par_iter().map(|(id, picture, size)| {
            let made = picture.for_screen(size, screen);
            self.progress().done(Step::Pictures);
            Ok((id, made.ok_or_else(|| picture.broken())?))
        });
        let made = made.collect::<Result<Vec<_>, Error>>()?;
        let mut book = self.clone();
        made.into_iter().for_each(|(id, picture)| book.replace(id, picture));
        Ok(book)
    }
}

impl Picture {
    /// The picture for a screen when it is laid over `size`. The smallest of three is
    /// taken: as it is, where a screen knows its colours; as JPEG; without a loss, which
    /// line art is smallest in.
    fn for_screen(&self, size: Size, screen: &Screen) -> Option<Self> {
        let (stored, meant) = without_lights(pixels::stored(self)?, &self.lights);
        let fitted = fitted(stored, self.stored_size(size), RESOLUTION);
        let seen = screen.show(fitted, &self.lights).ok()?;
        let known = match self.space {
            Space::Gray => !meant,
            Space::Rgb => self.lights == Lights::Srgb,
            Space::Cmyk => false,
        };
        let jpeg = pack::jpeg(&seen, QUALITY)
            .and_then(|it| self.with(&seen, Packing::Jpeg { inverted: false }, it));
        let exact = self.with(&seen, Packing::Deflated, pack::pack(&seen)?);
        let ways = [known.then(|| self.clone()), exact, jpeg];
        ways.into_iter().flatten().min_by_key(|it| it.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWSPRINT: &[u8] = include_bytes!("../pdfx/newsprint-TR002-tac240.icc");

    /// The paper is white, the body's black is dark and without a hue, and each ink takes
    /// away the light that it is there to take.
    #[test]
    fn inks_look_as_they_are_called() {
        let screen = Screen::new(NEWSPRINT).expect("a profile of four inks");
        assert_eq!(screen.light(Ink::PAPER), [255; 3]);
        assert_eq!(screen.light(Ink::BLACK), [0; 3]);
        let [r, g, b] = screen.light(Ink::process(0, 1000, 1000, 0));
        assert!(r > 180 && g < 110 && b < 110, "{r} {g} {b} is no red");
        let [r, g, b] = screen.light(Ink::process(1000, 0, 0, 0));
        assert!(b > g && g > r, "{r} {g} {b} is no cyan");
        let gray =
            |k| screen.light(Ink::black_tint(k)).map(u32::from).iter().sum::<u32>();
        let tints: Vec<u32> = (0..=10).map(|it| gray(it * 100)).collect();
        assert!(tints.is_sorted_by(|a, b| a > b), "{tints:?}");
    }

    #[test]
    fn a_profile_of_lights_is_no_press() {
        let lights = include_bytes!("../../tests/data/pictures/sRGB.icc");
        assert!(Screen::new(lights).is_err());
    }
}
