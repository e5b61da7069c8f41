//! Fewer pixels for the same picture (缩小).
//!
//! Each new pixel is a weighted mean of the old ones around it, by the cubic of Catmull and
//! Rom stretched over as many old pixels as there are to a new one; first along the rows,
//! then along the columns. R. Keys, "Cubic convolution interpolation for digital image
//! processing", 1981, with a = −½. All in whole numbers.

use rayon::prelude::*;

use crate::picture::Pixels;

/// What the weights of a new pixel add up to.
const ONE: i64 = 1 << 14;
/// The finest step in the distance between two pixels.
const FINE: i64 = 1 << 12;

/// Old pixels and their weights for one new pixel.
struct Tap {
    first: usize,
    weights: Vec<i32>,
}

/// The picture in `width` by `height` pixels; neither may be more than it has.
pub(super) fn smaller(pixels: Pixels, width: usize, height: usize) -> Pixels {
    let count = pixels.space.samples();
    let across = taps(pixels.width, width);
    let mut narrow = vec![0; width * count * pixels.height];
    narrow
        .par_chunks_mut((width * count).max(1))
        .zip(pixels.samples.par_chunks((pixels.width * count).max(1)))
        .for_each(|(new, old)| row(new, old, &across, count));
    let down = taps(pixels.height, height);
    let length = width * count;
    let mut samples = vec![0; length * height];
    samples
        .par_chunks_mut(length.max(1))
        .zip(&down)
        .for_each(|(new, tap)| column(new, &narrow, tap));
    Pixels { width, height, space: pixels.space, samples }
}

/// One row of new pixels from one row of old ones.
fn row(new: &mut [u8], old: &[u8], taps: &[Tap], count: usize) {
    for (pixel, tap) in new.chunks_exact_mut(count).zip(taps) {
        let mut sums = [0_i32; 4];
        let covered = old.get(tap.first * count..).unwrap_or_default();
        for (samples, weight) in covered.chunks_exact(count).zip(&tap.weights) {
            for (sum, sample) in sums.iter_mut().zip(samples) {
                *sum += i32::from(*sample) * weight;
            }
        }
        pixel.iter_mut().zip(sums).for_each(|(sample, sum)| *sample = whole(sum));
    }
}

/// One row of new pixels from several rows of old ones.
fn column(new: &mut [u8], old: &[u8], tap: &Tap) {
    let mut sums = vec![0_i32; new.len()];
    let covered = old.get(tap.first * new.len()..).unwrap_or_default();
    for (samples, weight) in covered.chunks_exact(new.len()).zip(&tap.weights) {
        for (sum, sample) in sums.iter_mut().zip(samples) {
            *sum += i32::from(*sample) * weight;
        }
    }
    new.iter_mut().zip(sums).for_each(|(sample, sum)| *sample = whole(sum));
}

/// A weighted sum as a sample.
fn whole(sum: i32) -> u8 {
    let half = 1 << 13;
    u8::try_from(((sum + half) >> 14).clamp(0, 255)).unwrap_or(u8::MAX)
}

/// The weights of every new pixel along an axis.
fn taps(old: usize, new: usize) -> Vec<Tap> {
    let length = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
    let (old, new) = (length(old), length(new).max(1));
    (0..new).map(|at| tap(at, old, new)).collect()
}

/// The weights of the new pixel `at`: its middle lies at (at + ½) × old ÷ new, and the
/// cubic reaches two new pixels to either side.
fn tap(at: i64, old: i64, new: i64) -> Tap {
    let first = ((2 * at - 3) * old).div_euclid(2 * new).clamp(0, old - 1);
    let last = ((2 * at + 5) * old).div_euclid(2 * new).clamp(first, old - 1);
    // From the middle of the old pixel to that of the new one, in new pixels.
    let away = |it: i64| ((2 * it + 1) * new - (2 * at + 1) * old) * FINE / (2 * old);
    let weights: Vec<i64> = (first..=last).map(|it| cubic(away(it).abs())).collect();
    let total = weights.iter().sum::<i64>().max(1);
    let mut weights: Vec<i64> = weights.iter().map(|it| it * ONE / total).collect();
    // What rounding left over goes where it shows least.
    let left = ONE - weights.iter().sum::<i64>();
    if let Some(most) = weights.iter_mut().max() {
        *most += left;
    }
    Tap {
        first: usize::try_from(first).unwrap_or(0),
        weights: weights.into_iter().filter_map(|it| i32::try_from(it).ok()).collect(),
    }
}

/// The height of the cubic at a distance, both counted in [`FINE`] parts.
fn cubic(away: i64) -> i64 {
    let square = away * away / FINE;
    let cube = square * away / FINE;
    if away < FINE {
        (3 * cube - 5 * square) / 2 + FINE
    } else if away < 2 * FINE {
        (5 * square - cube) / 2 - 4 * away + 2 * FINE
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Space;

    fn gray(width: usize, samples: &[u8]) -> Pixels {
        let height = samples.len() / width;
        Pixels { width, height, space: Space::Gray, samples: samples.to_vec() }
    }

    #[test]
    fn an_even_tone_stays_even() {
        for size in [1, 2, 5, 9] {
            let small = smaller(gray(9, &[77; 81]), size, size);
            assert_eq!(small.samples, vec![77; size * size], "{size}");
        }
    }

    #[test]
    fn as_many_pixels_are_the_same_pixels() {
        let samples: Vec<u8> = (0..=254).step_by(2).take(100).collect();
        assert_eq!(smaller(gray(10, &samples), 10, 10).samples, samples);
    }

    /// Mirrored, the picture becomes smaller in the same way.
    #[test]
    fn left_and_right_are_alike() {
        let samples = [0, 10, 250, 40, 90, 200, 30];
        let mut mirrored = samples;
        mirrored.reverse();
        let mut one = smaller(gray(7, &samples), 3, 1).samples;
        one.reverse();
        let other = smaller(gray(7, &mirrored), 3, 1).samples;
        let near = one.iter().zip(&other).all(|(a, b)| a.abs_diff(*b) <= 1);
        assert!(near, "{one:?} and {other:?}");
    }

    /// A step from black to white stays where it was, without a bright or dark veil far off.
    #[test]
    fn an_edge_stays_an_edge() {
        let mut samples = [0; 40];
        samples[20..].fill(255);
        let small = smaller(gray(40, &samples), 10, 1).samples;
        assert_eq!((&small[..3], &small[7..]), (&[0; 3][..], &[255; 3][..]));
        assert!(small[4] < 64 && small[5] > 191, "{small:?}");
    }
}
