//! Pictures into image objects. ISO 32000-1 8.9.5.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::pdf::number::{quotient, thousandths};
use crate::pdf::pack::Packer;
use crate::picture::sheet::{MOST_CONTENT, inherited, trim};
use crate::picture::{Packing, Picture, Space};

/// What a page may take for granted that a form may not: it begins with these settings.
/// ISO 32000-1 8.4.1 and 9.3.1, black in its own ink.
const AFRESH: &[u8] =
    b"0 0 0 1 k 0 0 0 1 K 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts\n";

/// Adds a picture to the file.
pub(super) fn add(
    document: &mut Document,
    picture: &Picture,
    packer: Packer,
) -> ObjectId {
    let form = match picture.packing {
        Packing::Page => form(document, picture, packer),
        Packing::Jpeg { .. } | Packing::Deflated => None,
    };
    let stream = form.unwrap_or_else(|| image(picture));
    document.add_object(stream)
}

/// A delivered page as a form that fills the unit square, as images do; all it draws upon
/// comes along. ISO 32000-1 8.10.
fn form(document: &mut Document, picture: &Picture, packer: Packer) -> Option<Stream> {
    let mut source = Document::load_mem(&picture.bytes).ok()?;
    source.renumber_objects_with(document.max_id + 1);
    let page = *source.get_pages().values().next()?;
    let [left, foot, right, top] = trim(&source, page)?;
    let mut content = AFRESH.to_vec();
    content.extend(source.get_page_content_with_limit(page, MOST_CONTENT).ok()?);
    let resources = inherited(&source, page, b"Resources").cloned();
    // Points to the unit square.
    let scale = |from: i64, to: i64| Object::Real(quotient(1_000, to - from));
    let shift = |from: i64, to: i64| Object::Real(quotient(-from, to - from));
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => [left, foot, right, top].map(|it| Object::Real(thousandths(it))).to_vec(),
        "Matrix" => vec![
            scale(left, right),
            Object::Integer(0),
            Object::Integer(0),
            scale(foot, top),
            shift(left, right),
            shift(foot, top),
        ],
        "Resources" => resources.unwrap_or_else(|| Dictionary::new().into()),
    };
    document.max_id = document.max_id.max(source.max_id);
    document.objects.extend(source.objects);
    Some(packer.stream(dict, content))
}

/// The image object of a picture; its bytes go in as they are.
fn image(picture: &Picture) -> Stream {
    let mut dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => picture.columns,
        "Height" => picture.rows,
        "ColorSpace" => space(picture.space),
        "BitsPerComponent" => 8,
    };
    match picture.packing {
        Packing::Jpeg { inverted } => {
            dict.set("Filter", "DCTDecode");
            if inverted {
                dict.set("Decode", decode_inverted(picture.space));
            }
        }
        // A page that could not be read again leaves an empty picture.
        Packing::Page => {}
        Packing::Deflated => {
            dict.set("Filter", "FlateDecode");
            dict.set("DecodeParms", predictor(picture));
        }
    }
    Stream::new(dict, picture.bytes.to_vec()).with_compression(false)
}

/// The colour space of the samples.
const fn space(space: Space) -> &'static str {
    match space {
        Space::Gray => "DeviceGray",
        Space::Rgb => "DeviceRGB",
        Space::Cmyk => "DeviceCMYK",
    }
}

/// Samples of 255 for no ink, as Adobe programs write them.
fn decode_inverted(space: Space) -> Vec<Object> {
    [1, 0].repeat(space.samples()).into_iter().map(Object::Integer).collect()
}

/// Rows filtered as in PNG. ISO 32000-1 7.4.4.4.
fn predictor(picture: &Picture) -> Dictionary {
    let colors = i64::try_from(picture.space.samples()).unwrap_or(1);
    dictionary! {
        "Predictor" => 15,
        "Colors" => colors,
        "BitsPerComponent" => 8,
        "Columns" => picture.columns,
    }
}
