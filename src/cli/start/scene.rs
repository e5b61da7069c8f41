//! The picture of a sample issue: a harbour at evening, drawn by rule, ours to give away.

use png::{BitDepth, ColorType, Encoder};

/// Pixels across and down.
const SIZE: (i64, i64) = (1280, 960);
/// Where the water begins.
const SHORE: i64 = 620;
/// The middle of the sun and the square of its radius.
const SUN: (i64, i64, i64) = (880, 430, 110 * 110);

/// The picture as a PNG; none if it cannot be packed.
pub(super) fn png() -> Option<Vec<u8>> {
    let (width, height) = (u32::try_from(SIZE.0).ok()?, u32::try_from(SIZE.1).ok()?);
    let points = (0..SIZE.1).flat_map(|y| (0..SIZE.0).map(move |x| (x, y)));
    let samples: Vec<u8> = points.flat_map(|(x, y)| color(x, y)).collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&samples).ok()?;
    writer.finish().ok()?;
    Some(file)
}

/// What is seen at a point: a boat before the water, the hills before the sun and the sky.
fn color(x: i64, y: i64) -> [u8; 3] {
    let (dx, dy) = (x - SUN.0, y - SUN.1);
    let hull = (700..=740).contains(&y) && (x - 420).abs() < 210 - (y - 700);
    let sail = (430..700).contains(&y) && (0..(y - 430) * 2 / 3).contains(&(x - 424));
    let hill = |middle: i64, top: i64, flat: i64| {
        let from = x - middle;
        y < SHORE && y > top + from * from / flat
    };
    match () {
        () if hull => [92, 70, 62],
        () if sail => [250, 244, 232],
        () if y >= SHORE && (y / 14) % 3 == 0 && dx.abs() < 60 + (y - SHORE) / 3 => {
            [246, 214, 160]
        }
        () if y >= SHORE => shade([120, 152, 172], [84, 116, 142], y - SHORE, 340),
        () if hill(240, 400, 700) => [110, 132, 136],
        () if hill(1120, 480, 1300) => [138, 156, 156],
        () if dx * dx + dy * dy < SUN.2 => [252, 226, 168],
        () => shade([182, 206, 222], [248, 228, 204], y, SHORE),
    }
}

/// A colour between two, `at` of `all` parts on the way.
fn shade(from: [u8; 3], to: [u8; 3], at: i64, all: i64) -> [u8; 3] {
    let mut mixed = from;
    for (sample, to) in mixed.iter_mut().zip(to) {
        let (start, end) = (i64::from(*sample), i64::from(to));
        let value = start + (end - start) * at.clamp(0, all) / all;
        *sample = u8::try_from(value).unwrap_or(*sample);
    }
    mixed
}
