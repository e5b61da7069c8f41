//! Picture files: what is printed, how, and what is refused with a word of advice.

use std::sync::Arc;

use banxin::diag::Code;
use banxin::geom::{Length, Rect};
use banxin::pdf;
use banxin::pdfx::{Moment, Press};
use banxin::picture::{Packing, Picture, PictureBook, Space};
use banxin::proof::{MarkKind, PlacedPicture, Role};
use lopdf::{Document, Object, Stream};
use png::{BitDepth, ColorType, Encoder};

use crate::setting::{fonts, mark, proof};

/// The headers of a JPEG, one tiny scan and its end; enough for whoever does not decode.
fn jpeg(
    frame: [u8; 2],
    rows: u16,
    columns: u16,
    components: u8,
    extra: &[u8],
) -> Vec<u8> {
    let mut file = b"\xFF\xD8".to_vec();
    file.extend_from_slice(extra);
    file.extend_from_slice(b"\xFF\xC4\x00\x03\x00");
    let [marker, precision] = frame;
    file.extend([0xFF, marker, 0, 8 + components * 3, precision]);
    file.extend(rows.to_be_bytes().into_iter().chain(columns.to_be_bytes()));
    file.push(components);
    file.extend((1..=components).flat_map(|it| [it, 0x11, 0]));
    file.extend_from_slice(b"\xFF\xDA\x00\x02\x12\x34\xFF\x00");
    // A bit for every block, as much as that can be.
    file.resize(file.len() + usize::from(rows) * usize::from(columns) / 512 % 5000, 0);
    file.extend_from_slice(b"\xFF\xD9");
    file
}

const BASELINE: [u8; 2] = [0xC0, 8];
const ADOBE: &[u8] = b"\xFF\xEE\x00\x0EAdobe\x00\x64\x00\x00\x00\x00\x02";
const TURNED: &[u8] =
    b"\xFF\xE1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";

fn png(color: ColorType, depth: BitDepth, samples: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 2, 2);
    encoder.set_color(color);
    encoder.set_depth(depth);
    encoder.set_palette(vec![255, 0, 0, 0, 0, 255]);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(samples).expect("samples");
    writer.finish().expect("an end");
    file
}

fn read(bytes: &[u8]) -> Picture {
    Picture::read("a", &bytes.into(), None).expect("it can be printed")
}

/// The image object that a picture becomes.
fn printed(bytes: &[u8]) -> Stream {
    let mut pictures = PictureBook::default();
    let picture = pictures.add("a", bytes.into(), None).expect("it can be printed");
    let image = Rect::new(Length::mm(10), Length::mm(10), Length::mm(80), Length::mm(60));
    let placed = PlacedPicture { picture, frame: image, image };
    let proof = proof(vec![mark(None, Role::Picture, MarkKind::Picture(placed))]);
    let press = Press::new(Moment::default());
    let file = pdf::print(&fonts(), &pictures, &proof, &press).expect("it prints");
    let document = Document::load_mem(&file).expect("a PDF");
    let mut streams = document.objects.values().filter_map(|it| it.as_stream().ok());
    let image = |it: &&Stream| it.dict.get(b"Subtype").is_ok_and(|it| is(it, "Image"));
    streams.find(image).expect("an image").clone()
}

fn is(object: &Object, name: &str) -> bool {
    object.as_name().is_ok_and(|it| it == name.as_bytes())
}

#[test]
fn a_jpeg_of_inks_goes_through_untouched() {
    for components in [1, 4] {
        let file = jpeg(BASELINE, 60, 80, components, &[]);
        let image = printed(&file);
        assert_eq!(image.content, file);
        assert!(
            is(image.dict.get(b"Filter").expect("a filter"), "DCTDecode"),
            "as it is"
        );
        assert!(!image.dict.has(b"Decode"), "nothing is inverted");
    }
}

/// Adobe's technical note 5116: programs of Adobe store CMYK as 255 − ink.
#[test]
fn adobe_cmyk_is_read_the_right_way_round() {
    let decode = printed(&jpeg(BASELINE, 60, 80, 4, ADOBE)).dict;
    let decode = format!("{:?}", decode.get(b"Decode").expect("inverted"));
    assert_eq!(decode, "[1 0 1 0 1 0 1 0]");
    let plain = printed(&jpeg(BASELINE, 60, 80, 4, &[])).dict;
    assert!(!plain.has(b"Decode"), "a file without the marker is not inverted");
}

/// Some programs leave the mark and store ink all the same; who looks at it can say so.
#[test]
fn a_negative_is_read_the_other_way_round() {
    let packing = |mark| read(&jpeg(BASELINE, 60, 80, 4, mark)).negative().packing;
    assert_eq!(packing(ADOBE), Packing::Jpeg { inverted: false });
    assert_eq!(packing(&[]), Packing::Jpeg { inverted: true });
    let gray = read(&jpeg(BASELINE, 60, 80, 1, &[]));
    assert_eq!(gray.clone().negative().packing, gray.packing, "four inks alone");
}

#[test]
fn a_turned_camera_swaps_width_and_height() {
    let picture = read(&jpeg(BASELINE, 60, 80, 3, TURNED));
    assert_eq!((picture.columns, picture.rows), (80, 60));
    assert_eq!((picture.width(), picture.height()), (60, 80));
}

/// 80 pixels over 80 mm are 25 to the inch.
#[test]
fn resolution_is_that_of_the_coarser_axis() {
    let picture = read(&jpeg(BASELINE, 6000, 80, 3, &[]));
    let size = Rect::new(Length::ZERO, Length::ZERO, Length::mm(80), Length::mm(60)).size;
    assert_eq!(picture.resolution(size), 25);
}

/// Every kind of PNG becomes the samples that one sees, transparency on white.
#[test]
fn every_kind_of_png_is_unpacked() {
    let check = |color, depth, samples: &[u8], space, expected: &[u8]| {
        let picture = read(&png(color, depth, samples));
        assert_eq!((picture.space, picture.packing), (space, Packing::Deflated));
        let pixels = picture.pixels().expect("it unpacks");
        assert_eq!(pixels.samples, expected, "{color:?} {depth:?}");
    };
    use {BitDepth::*, ColorType::*};
    check(Grayscale, Eight, &[0, 50, 100, 255], Space::Gray, &[0, 50, 100, 255]);
    check(Grayscale, One, &[0b0100_0000, 0b1000_0000], Space::Gray, &[0, 255, 255, 0]);
    check(Grayscale, Sixteen, &[1, 9, 2, 9, 3, 9, 4, 9], Space::Gray, &[1, 2, 3, 4]);
    let rgb = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    check(Rgb, Eight, &rgb, Space::Rgb, &rgb);
    let clear = [0, 255, 0, 0, 200, 255, 200, 0];
    check(GrayscaleAlpha, Eight, &clear, Space::Gray, &[0, 255, 200, 255]);
    let indexed = [255, 0, 0, 0, 0, 255, 0, 0, 255, 255, 0, 0];
    check(Indexed, One, &[0b0100_0000, 0b1000_0000], Space::Rgb, &indexed);
}

/// ISO 15930-7 6.2.4: no numbers of a screen are left. What has no colour is black alone.
#[test]
fn rgb_becomes_inks() {
    let space = |samples: [u8; 12]| {
        let image = printed(&png(ColorType::Rgb, BitDepth::Eight, &samples));
        let space = image.dict.get(b"ColorSpace").and_then(Object::as_name);
        String::from_utf8_lossy(space.expect("a name")).into_owned()
    };
    let red = [255, 0, 0];
    assert_eq!(
        space([red, red, [255; 3], red].concat().try_into().expect("12")),
        "DeviceCMYK"
    );
    assert_eq!(
        space([[9; 3], [99; 3], [255; 3], [0; 3]].concat().try_into().expect("12")),
        "DeviceGray"
    );
}

/// ISO 32000-1 7.4.4.4: the rows of a plain PNG are what a PDF reader unpacks.
#[test]
fn a_plain_png_is_not_packed_again() {
    let file = png(ColorType::Grayscale, BitDepth::Eight, &[9; 4]);
    let image = printed(&file);
    assert!(file.windows(image.content.len()).any(|it| it == image.content), "its IDAT");
    let parameters = image.dict.get(b"DecodeParms").and_then(Object::as_dict);
    let parameters = parameters.expect("parameters");
    for (key, value) in [("Predictor", 15), ("Colors", 1), ("Columns", 2)] {
        let found = parameters.get(key.as_bytes()).and_then(Object::as_i64);
        assert_eq!(found.expect("a number"), value, "{key}");
    }
}

/// What cannot be printed is refused by name, with advice in both tongues.
#[test]
fn broken_and_foreign_files_are_refused() {
    let whole = jpeg(BASELINE, 60, 80, 3, &[]);
    let gray = png(ColorType::Grayscale, BitDepth::Eight, &[1, 2, 3, 4]);
    let mut bad_sum = gray.clone();
    let end = bad_sum.len() - 16;
    bad_sum[end] ^= 1;
    let mut huge = gray.clone();
    huge[16..24].copy_from_slice(&[0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF]);
    for (what, bytes) in [
        ("empty", Vec::new()),
        ("a word", b"not a picture".to_vec()),
        ("a web page", b"<!DOCTYPE html>".to_vec()),
        ("TIFF", b"II*\0\x08\0\0\0".to_vec()),
        ("no end", whole[..whole.len() - 2].to_vec()),
        ("cut in its headers", whole[..12].to_vec()),
        ("no rows", jpeg(BASELINE, 0, 80, 3, &[])),
        ("arithmetic coding", jpeg([0xC9, 8], 60, 80, 3, &[])),
        ("twelve bits", jpeg([0xC1, 12], 60, 80, 3, &[])),
        ("two components", jpeg(BASELINE, 60, 80, 2, &[])),
        ("more pixels than can be", jpeg(BASELINE, u16::MAX, u16::MAX, 3, &[])),
        ("cut in its samples", gray[..gray.len() - 20].to_vec()),
        ("a wrong sum", bad_sum),
        ("four thousand million pixels", huge),
    ] {
        let bytes: Arc<[u8]> = bytes.into();
        let remark = Picture::read("港口.jpg", &bytes, None).expect_err(what);
        assert_eq!(remark.code, Code::PictureUnreadable, "{what}");
        assert!(remark.message.zh.contains("「港口.jpg」"), "{what}");
        assert_eq!(remark.hints.len(), 1, "{what}");
    }
}
