//! Pictures into image objects. ISO 32000-1 8.9.5.

use lopdf::{Dictionary, Object, Stream, dictionary};

use crate::picture::{Packing, Picture, Space};

/// The image object of a picture; its bytes go in as they are.
pub(super) fn image(picture: &Picture) -> Stream {
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
        Packing::Deflated => {
            dict.set("Filter", "FlateDecode");
            dict.set("DecodeParms", predictor(picture));
        }
    }
    Stream::new(dict, picture.bytes.to_vec()).with_compression(false)
}

/// The colour space of the samples. RGB stays RGB, with `DefaultRGB` to say which, until
/// pictures are converted to the inks of the output intent; that will happen in the
/// picture room, and this row will go.
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
