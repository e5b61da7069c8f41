//! Pixels to draw on, and areas with soft edges.

use crate::geom::{Length, Rect};
use crate::view::color::{PAPER, Rgb};

/// Parts of a pixel in which edges are placed.
pub(super) const PART: i64 = 256;

/// From lengths to pixels.
#[derive(Copy, Clone, Debug)]
pub(super) struct Scale {
    dpi: i64,
}

impl Scale {
    pub(super) fn new(dpi: u32) -> Self {
        Self { dpi: i64::from(dpi) }
    }

    /// A length in parts of a pixel, rounded to the nearest.
    pub(super) fn parts(self, length: Length) -> i64 {
        const EMU_PER_INCH: i64 = 914_400;
        length.scale(self.dpi * PART, EMU_PER_INCH).emu()
    }

    /// A length in whole pixels, rounded to the nearest.
    pub(super) fn pixels(self, length: Length) -> usize {
        let whole = (self.parts(length) + PART / 2).div_euclid(PART);
        usize::try_from(whole).unwrap_or(0)
    }
}

/// An area in parts of a pixel.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Area {
    pub(super) left: i64,
    pub(super) top: i64,
    pub(super) right: i64,
    pub(super) bottom: i64,
}

impl Area {
    pub(super) fn new(scale: Scale, rect: Rect) -> Self {
        Self {
            left: scale.parts(rect.left()),
            top: scale.parts(rect.top()),
            right: scale.parts(rect.right()),
            bottom: scale.parts(rect.bottom()),
        }
    }
}

/// A part of a drawing, in pixels of the whole (窗口).
///
/// ```
/// use banxin::Job;
/// use banxin::job::Options;
/// use banxin::view::{Look, Unpacked, Window};
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let set = banxin::typeset(&job, &job.press()).output.expect("a page");
/// let unpacked = Unpacked::default();
/// // As a viewer draws what is scrolled to.
/// for top in [0, 50] {
///     let window = Some(Window { left: 0, top, width: 50, height: 50 });
///     let look = Look { dpi: 20, window, unpacked: Some(&unpacked), ..Look::default() };
///     look.at(&job.fonts, &job.pictures, &set.proof.sheets[0])?;
/// }
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Window {
    /// The first column.
    pub left: u32,
    /// The first row.
    pub top: u32,
    /// How many columns at most.
    pub width: u32,
    /// How many rows at most.
    pub height: u32,
}

/// RGB samples, row after row from the top, of a window of the page.
#[derive(Clone, Debug)]
pub(super) struct Canvas {
    left: i64,
    top: i64,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) samples: Vec<u8>,
}

impl Canvas {
    /// Blank paper: what of a page of so many pixels lies in `window`, or all of it;
    /// nothing when it would have no pixels or more than `most`.
    pub(super) fn new(
        (width, height): (usize, usize),
        window: Option<Window>,
        most: usize,
    ) -> Option<Self> {
        let cut = |from: u32, most: u32, whole: usize| {
            let left = whole.saturating_sub(usize::try_from(from).unwrap_or(whole));
            left.min(usize::try_from(most).unwrap_or(left))
        };
        let (left, top) = window.map_or((0, 0), |it| (it.left, it.top));
        let (width, height) = window.map_or((width, height), |it| {
            (cut(it.left, it.width, width), cut(it.top, it.height, height))
        });
        let pixels = width.checked_mul(height).filter(|it| (1..=most).contains(it))?;
        let samples = PAPER.repeat(pixels);
        Some(Self { left: left.into(), top: top.into(), width, height, samples })
    }

    /// The same with nothing on it but `color`.
    pub(super) fn of_color(mut self, color: Rgb) -> Self {
        self.samples.chunks_exact_mut(3).for_each(|it| it.copy_from_slice(&color));
        self
    }

    /// Lays `color` over a pixel of the page, `cover` of 255 parts of it; nothing happens
    /// outside.
    pub(super) fn blend(&mut self, x: i64, y: i64, color: Rgb, cover: u8) {
        let (x, y) = (usize::try_from(x - self.left), usize::try_from(y - self.top));
        let (Ok(x), Ok(y)) = (x, y) else { return };
        if x >= self.width || cover == 0 {
            return;
        }
        let start = (y * self.width + x) * 3;
        let Some(pixel) = self.samples.get_mut(start..start + 3) else { return };
        for (old, new) in pixel.iter_mut().zip(color) {
            *old = mix(*old, new, cover);
        }
    }

    /// Fills an area; a pixel that is half covered takes half the colour, so that hairlines
    /// keep their weight.
    pub(super) fn fill(&mut self, area: Area, color: Rgb) {
        for y in self.rows(area) {
            let down = overlap(area.top, area.bottom, y);
            for x in self.columns(area) {
                let cover =
                    overlap(area.left, area.right, x) * down * 255 / (PART * PART);
                self.blend(x, y, color, u8::try_from(cover).unwrap_or(u8::MAX));
            }
        }
    }

    /// The rows of the page that an area touches.
    pub(super) fn rows(&self, area: Area) -> std::ops::Range<i64> {
        touched(area.top, area.bottom, self.top, self.height)
    }

    /// The columns of the page that an area touches.
    pub(super) fn columns(&self, area: Area) -> std::ops::Range<i64> {
        touched(area.left, area.right, self.left, self.width)
    }

    /// Whether anything of an area is seen.
    pub(super) fn shows(&self, area: Area) -> bool {
        !self.rows(area).is_empty() && !self.columns(area).is_empty()
    }
}

/// The pixels between two edges, of the `count` from `least` on.
fn touched(from: i64, to: i64, least: i64, count: usize) -> std::ops::Range<i64> {
    let most = least.saturating_add(i64::try_from(count).unwrap_or(i64::MAX));
    let first = from.div_euclid(PART).clamp(least, most);
    let last = (to + PART - 1).div_euclid(PART).clamp(first, most);
    first..last
}

/// How many parts of pixel `at` lie between two edges.
fn overlap(from: i64, to: i64, at: i64) -> i64 {
    (to.min((at + 1) * PART) - from.max(at * PART)).clamp(0, PART)
}

fn mix(old: u8, new: u8, cover: u8) -> u8 {
    let (old, new, cover) = (u32::from(old), u32::from(new), u32::from(cover));
    let mixed = (old * (255 - cover) + new * cover + 127) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hairline_keeps_its_weight() {
        let mut canvas = Canvas::new((3, 1), None, 100).expect("three pixels");
        let half = Area { left: PART, top: 0, right: PART + PART / 2, bottom: PART };
        canvas.fill(half, [0, 0, 0]);
        let gray = PAPER.map(|it| mix(it, 0, 127));
        assert_eq!(canvas.samples, [PAPER, gray, PAPER].concat());
    }

    #[test]
    fn marks_outside_the_sheet_are_cut_off() {
        let mut canvas = Canvas::new((2, 2), None, 100).expect("four pixels");
        let far = Area { left: -9_999, top: -9_999, right: 9_999_999, bottom: 9_999_999 };
        canvas.fill(far, [1, 2, 3]);
        assert_eq!(canvas.samples, [1, 2, 3].repeat(4));
    }
}
