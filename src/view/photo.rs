//! Pictures onto the canvas, each pixel the mean of what it covers.

use std::ops::Range;

use crate::picture::Pixels;
use crate::view::canvas::{Area, Canvas, PART};
use crate::view::color::Rgb;
use crate::view::sight::Sight;

/// Lays a picture over `image` and shows what is within `frame`.
pub(super) fn lay(
    canvas: &mut Canvas,
    pixels: &Pixels,
    sight: Sight,
    frame: Area,
    image: Area,
) {
    for y in canvas.rows(frame) {
        let rows = covered(y, image.top, image.bottom, pixels.height);
        for x in canvas.columns(frame) {
            let columns = covered(x, image.left, image.right, pixels.width);
            if let Some(color) = mean(pixels, sight, columns, rows.clone()) {
                canvas.blend(x, y, color, u8::MAX);
            }
        }
    }
}

/// The picture's own pixels, along one axis, under the middle of canvas pixel `at`: at
/// least one.
pub(super) fn covered(at: i64, from: i64, to: i64, count: usize) -> Range<usize> {
    let length = (to - from).max(1);
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let place = |edge: i64| ((edge * PART - from) * count).div_euclid(length);
    let first = place(at).clamp(0, count - 1);
    let last = place(at + 1).clamp(first + 1, count);
    let index = |it: i64| usize::try_from(it).unwrap_or(0);
    index(first)..index(last)
}

/// The mean colour of an area of a picture.
pub(super) fn mean(
    pixels: &Pixels,
    sight: Sight,
    columns: Range<usize>,
    rows: Range<usize>,
) -> Option<Rgb> {
    let mut sums = [0_u64; 4];
    let mut count = 0;
    for y in rows {
        for x in columns.clone() {
            let samples = pixels.at(x, y);
            sums.iter_mut().zip(samples).for_each(|(sum, it)| *sum += u64::from(*it));
            count += 1;
        }
    }
    let means = sums.map(|sum| sum.checked_div(count).unwrap_or(0));
    (count > 0).then(|| sight.pixel(means, pixels.space))
}
