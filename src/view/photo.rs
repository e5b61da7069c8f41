//! Pictures onto the canvas, each pixel the mean of what it covers.

use crate::ink::Ink;
use crate::picture::{Pixels, Space};
use crate::view::canvas::{Area, Canvas, PART};
use crate::view::color::{PAPER, Rgb, on_paper};

/// Lays a picture over `image` and shows what is within `frame`.
pub(super) fn lay(canvas: &mut Canvas, pixels: &Pixels, frame: Area, image: Area) {
    for y in canvas.rows(frame) {
        let rows = covered(y, image.top, image.bottom, pixels.height);
        for x in canvas.columns(frame) {
            let columns = covered(x, image.left, image.right, pixels.width);
            if let Some(color) = mean(pixels, columns, rows.clone()) {
                canvas.blend(x, y, color, u8::MAX);
            }
        }
    }
}

/// The picture's own pixels, along one axis, under the middle of canvas pixel `at`: at
/// least one.
fn covered(at: i64, from: i64, to: i64, count: usize) -> std::ops::Range<usize> {
    let length = (to - from).max(1);
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let place = |edge: i64| ((edge * PART - from) * count).div_euclid(length);
    let first = place(at).clamp(0, count - 1);
    let last = place(at + 1).clamp(first + 1, count);
    let index = |it: i64| usize::try_from(it).unwrap_or(0);
    index(first)..index(last)
}

/// The mean colour of an area of a picture.
fn mean(
    pixels: &Pixels,
    columns: std::ops::Range<usize>,
    rows: std::ops::Range<usize>,
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
    let [a, b, c, d] = sums.map(|sum| sum.checked_div(count).unwrap_or(0));
    let byte = |it: u64| u8::try_from(it).unwrap_or(u8::MAX);
    let ink = |it: u64| u16::try_from(it * 1000 / 255).unwrap_or(1000);
    let on_newsprint = |light: [u64; 3]| {
        let mut color = PAPER;
        color.iter_mut().zip(light).for_each(|(paper, it)| {
            *paper = byte(u64::from(*paper) * it / 255);
        });
        color
    };
    (count > 0).then(|| match pixels.space {
        Space::Gray => on_paper(Ink::black_tint(ink(255 - a.min(255)))),
        Space::Rgb => on_newsprint([a, b, c]),
        Space::Cmyk => on_paper(Ink::process(ink(a), ink(b), ink(c), ink(d))),
    })
}
