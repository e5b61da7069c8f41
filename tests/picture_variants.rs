//! One picture in every way that people save it prints as the same picture; what cannot be
//! printed is refused quickly, with a word of advice.
#![expect(clippy::float_arithmetic, reason = "colours are compared as one sees them")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use banxin::diag::Code;
use banxin::geom::{Length, Size};
use banxin::pdfx::{INK_LIMIT, NEWSPRINT, RESOLUTION};
use banxin::picture::{Picture, PictureBook, Pixels, Plates, Space};
use moxcms::{ColorProfile, Layout, RenderingIntent, TransformOptions};

/// L*, a*, b*.
type Lab = [f32; 3];

/// The reference, 120 × 94 pixels, in inks: the mean of each quarter by Little CMS 2, from
/// sRGB to the newsprint profile perceptually and from there to Lab. Upper left, upper
/// right, lower left, lower right.
const COLORS: [Lab; 4] = [
    [64.85, 0.64, -8.9],
    [65.21, 9.52, 20.31],
    [57.95, 5.93, -9.46],
    [59.06, 7.92, 11.74],
];

/// The reference in gray, printed with black alone, in the same way.
const GRAYS: [Lab; 4] =
    [[65.9, 1.42, 2.06], [67.75, 1.37, 1.97], [60.38, 1.65, 2.36], [62.52, 1.59, 2.23]];

const PLATES: fn() -> Plates<'static> = || Plates {
    profile: include_bytes!("../src/pdfx/newsprint-TR002-tac240.icc"),
    ink_limit: INK_LIMIT,
    resolution: RESOLUTION,
};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pictures").join(name)
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pictures").join(folder);
    let entries = fs::read_dir(folder).expect("the pictures");
    let mut files: Vec<_> = entries.map(|it| it.expect("a file").path()).collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The pixels of a picture file as the press prints them over `width`.
fn printed(name: &str, bytes: Vec<u8>, width: Length) -> Pixels {
    let mut book = PictureBook::default();
    let id = book.add(name, bytes.into(), None).unwrap_or_else(|it| panic!("{it:?}"));
    let size = Size { width, height: width.scale(94, 120) };
    let sizes = BTreeMap::from([(id, size)]);
    let book = book.for_press(&sizes, &PLATES()).expect("it becomes inks");
    book.get(id).and_then(Picture::pixels).expect("it unpacks")
}

/// The mean colour of each quarter of a picture on newsprint.
fn quarters(pixels: &Pixels) -> [Lab; 4] {
    let inks = |pixel: &[u8]| match (pixels.space, pixel) {
        (Space::Gray, &[gray]) => [0, 0, 0, 255 - gray],
        (Space::Cmyk, &[c, m, y, k]) => [c, m, y, k],
        _ => panic!("lights on paper"),
    };
    let press = ColorProfile::new_from_slice(&NEWSPRINT.profile).expect("a profile");
    let options = TransformOptions {
        rendering_intent: RenderingIntent::RelativeColorimetric,
        ..TransformOptions::default()
    };
    let screen = ColorProfile::new_srgb();
    let seen = press.create_transform_f32(Layout::Rgba, &screen, Layout::Rgb, options);
    let seen = seen.expect("a way to lights");
    let (middle, center) = (pixels.width / 2, pixels.height / 2);
    let mut sums = [([0.0; 3], 0.0_f32); 4];
    for y in 0..pixels.height {
        for x in 0..pixels.width {
            let inks = inks(pixels.at(x, y)).map(|it| f32::from(it) / 255.0);
            let mut lights = [0.0; 3];
            seen.transform(&inks, &mut lights).expect("a colour");
            let lab = lab(lights);
            let (sum, count) =
                &mut sums[usize::from(x >= middle) + 2 * usize::from(y >= center)];
            sum.iter_mut().zip(lab).for_each(|(sum, it)| *sum += it);
            *count += 1.0;
        }
    }
    sums.map(|(sum, count)| sum.map(|it| it / count))
}

/// sRGB as CIE Lab under D50. IEC 61966-2-1, with the matrix of Bradford.
fn lab(lights: [f32; 3]) -> Lab {
    let [r, g, b] = lights.map(|it| {
        if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
    });
    let white = [0.9642, 1.0, 0.8249];
    let rows =
        [[0.4361, 0.3851, 0.1431], [0.2225, 0.7169, 0.0606], [0.0139, 0.0971, 0.7141]];
    let mut fs = [0.0; 3];
    for ((f, row), white) in fs.iter_mut().zip(rows).zip(white) {
        let part = (row[0] * r + row[1] * g + row[2] * b) / white;
        *f = if part > 0.008_856 { part.cbrt() } else { part * 7.787 + 16.0 / 116.0 };
    }
    let [x, y, z] = fs;
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How far two colours are apart, ΔE*ab of 1976.
fn apart(one: Lab, other: Lab) -> f32 {
    one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum::<f32>().sqrt()
}

#[test]
fn every_variant_prints_as_the_same_picture() {
    let mut wrong = Vec::new();
    for path in files("same").into_iter().filter(|it| !name(it).starts_with("gray1.")) {
        let bytes = fs::read(&path).expect("a file");
        let pixels = printed(&name(&path), bytes, Length::mm(80));
        let expected = if pixels.space == Space::Gray { GRAYS } else { COLORS };
        assert_eq!(pixels.space == Space::Gray, name(&path).starts_with("gray"));
        let apart: Vec<_> =
            quarters(&pixels).iter().zip(expected).map(|(a, b)| apart(*a, b)).collect();
        if (pixels.width, pixels.height) != (120, 94) || apart.iter().any(|it| *it > 3.0)
        {
            wrong.push(format!("{}: {apart:?}", name(&path)));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Packing moves the sum of inks; what was separated keeps the limit all the same. Squares of
/// the darkest colours, which have the most ink, with a grain and hard edges.
#[test]
fn packing_keeps_the_ink_limit() {
    let (width, height) = (480_u16, 376_u16);
    let pixel = |x: u32, y: u32| {
        let grain = u8::try_from((x * 7 + y * 13 + x * y) % 8).unwrap_or(0);
        match (x / 24 + y / 24) % 3 {
            0 => [grain, grain / 2, grain],
            1 => [30 + grain, 10, grain],
            _ => [grain, 20, 40 + grain],
        }
    };
    let rows =
        (0..u32::from(height)).flat_map(|y| (0..u32::from(width)).map(move |x| (x, y)));
    let samples: Vec<u8> = rows.flat_map(|(x, y)| pixel(x, y)).collect();
    let mut file = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut file, 95);
    let made = encoder.encode(&samples, width, height, jpeg_encoder::ColorType::Rgb);
    made.expect("a JPEG");
    let pixels = printed("dark.jpg", file, Length::mm(80));
    assert_eq!(pixels.space, Space::Cmyk);
    let sums = pixels.samples.chunks_exact(4);
    let most = sums.map(|it| it.iter().map(|it| u32::from(*it)).sum::<u32>()).max();
    let most = most.expect("pixels") * 1000 / 255;
    assert!(most > u32::from(INK_LIMIT) - 200, "{most}: dark enough to be a test");
    assert!(most <= u32::from(INK_LIMIT), "{most}");
}

/// Dots of black and white have the mean of the grays that they stand for, 102.2 of 255,
/// and stay black and white even where they are finer than the press shows.
#[test]
fn line_art_stays_line_art() {
    for file in ["gray1.png", "gray1.tif"] {
        let bytes = fs::read(folder("same").join(file)).expect("a file");
        let pixels = printed(file, bytes, Length::mm(5));
        let black = pixels.samples.iter().filter(|it| **it == 0).count();
        let white = pixels.samples.iter().filter(|it| **it == 255).count();
        assert_eq!(black + white, 120 * 94, "{file}");
        assert!((white * 255 / (120 * 94)).abs_diff(102) <= 1, "{file}");
    }
}

#[test]
fn a_picture_has_no_more_pixels_than_the_press_shows() {
    let small = fs::read(folder("same").join("rgb8-raw.tif")).expect("a TIFF");
    let small = printed("a", small, Length::mm(10));
    // 10 mm are 86.6 pixels, and 94 ÷ 120 of them 67.8.
    assert_eq!((small.width, small.height), (87, 68));
    let apart = quarters(&small).into_iter().zip(COLORS).map(|(a, b)| apart(a, b));
    assert!(apart.into_iter().all(|it| it < 3.0), "the same colours");
}

#[test]
fn what_cannot_be_printed_is_refused_at_once() {
    for path in files("refused") {
        let (name, start) = (name(&path), Instant::now());
        let bytes = fs::read(&path).expect("a file").into();
        let remark = Picture::read(&name, &bytes, None).expect_err(&name);
        assert!(
            start.elapsed() < Duration::from_secs(1),
            "{name}: {:?}",
            start.elapsed()
        );
        assert_eq!(remark.code, Code::PictureUnreadable, "{name}");
        assert_eq!(remark.hints.len(), 1, "{name}");
    }
}

/// A file that is not what its name says may be the wrong file.
#[test]
fn the_name_and_the_file_must_agree() {
    let bytes = fs::read(folder("same").join("rgb8-raw.tif")).expect("a TIFF").into();
    assert!(Picture::read("a.TIFF", &bytes, None).is_ok(), "a TIFF by name");
    let remark = Picture::read("a.jpg", &bytes, None).expect_err("not a JPEG");
    assert!(remark.message.zh.contains("TIFF"), "{}", remark.message.zh);
}

/// Damaged files are refused or printed with the damage; none stops the house.
#[test]
fn damage_never_panics() {
    let mut chance = 7_u32;
    let mut next = |most: usize| {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(chance >> 8).unwrap_or(0) % most.max(1)
    };
    for path in files("same") {
        let whole = fs::read(&path).expect("a file");
        for turn in 0..20 {
            let mut bytes = whole.clone();
            for _ in 0..=turn {
                // Headers are where damage leads farthest.
                let most = if turn % 2 == 0 { 200.min(bytes.len()) } else { bytes.len() };
                bytes[next(most)] = u8::try_from(next(256)).unwrap_or(0);
            }
            if turn % 5 == 4 {
                bytes.truncate(bytes.len() - next(bytes.len() / 4));
            }
            let mut book = PictureBook::default();
            let Ok(id) = book.add(&name(&path), bytes.into(), None) else { continue };
            let size = Size { width: Length::mm(10), height: Length::mm(8) };
            let printed = book.for_press(&BTreeMap::from([(id, size)]), &PLATES());
            drop(printed.map(|it| it.get(id).and_then(Picture::pixels)));
        }
    }
}
