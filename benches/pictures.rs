//! What a photograph of 24 million pixels costs on its way to the press: `cargo bench
//! --bench pictures`. It is a PNG of soft tones and grain, unpacked, reduced where it is
//! shown small, turned into inks and packed.

use std::collections::BTreeMap;

use banxin::geom::{Length, Size};
use banxin::pdfx::{INK_LIMIT, NEWSPRINT, RESOLUTION};
use banxin::picture::{PictureBook, Plates};
use divan::Bencher;
use png::{BitDepth, ColorType, Compression, Encoder};

fn main() {
    divan::main();
}

/// Width and height.
const PIXELS: [u32; 2] = [6000, 4000];

/// Every colour there is, with grain that no packing can foresee.
fn photograph() -> Vec<u8> {
    let [width, height] = PIXELS;
    let mut grain = 1_u32;
    let mut samples = Vec::new();
    for y in 0..height {
        for x in 0..width {
            grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = grain >> 28;
            let tones = [x * 240 / width, y * 240 / height, (x + y) % 240];
            samples.extend(tones.map(|it| u8::try_from(it + grain).unwrap_or(255)));
        }
    }
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&samples).expect("samples");
    writer.finish().expect("an end");
    file
}

/// Shown 260 mm wide, and so large that no pixel is too many.
#[divan::bench(args = [260, 700])]
fn inks_of_24_megapixels(bencher: Bencher<'_, '_>, millimeters: i64) {
    let mut book = PictureBook::default();
    let id = book.add("a.png", photograph().into(), None).expect("a picture");
    let width = Length::mm(millimeters);
    let sizes = BTreeMap::from([(id, Size { width, height: width.scale(2, 3) })]);
    let plates = Plates {
        profile: &NEWSPRINT.profile,
        ink_limit: INK_LIMIT,
        resolution: RESOLUTION,
    };
    bencher.bench(|| book.for_press(&sizes, &plates));
}
