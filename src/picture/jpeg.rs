//! JPEG: what its headers say. Only RGB is unpacked, when its inks are made.
//!
//! ITU-T T.81 annex B for the markers; Adobe's technical note 5116 for APP14.

use std::sync::Arc;

use crate::picture::{
    Lights, MOST_SAMPLES, Orientation, Packing, Picture, Said, Space, Trouble, exif,
};

/// The frame header: its marker tells the coding.
#[derive(Copy, Clone, Debug)]
struct Frame {
    marker: u8,
    precision: u8,
    rows: u32,
    columns: u32,
    components: u8,
}

/// What the headers of a file say.
#[derive(Clone, Debug, Default)]
struct Headers {
    frame: Option<Frame>,
    orientation: Orientation,
    /// Whether an Adobe program wrote it.
    adobe: bool,
    /// The parts of the ICC profile, each with its number.
    profile: Vec<(u8, Vec<u8>)>,
    /// Whether decoding tables stand before the first scan.
    tables: bool,
    /// Where the first scan starts.
    scan: usize,
    /// Caption and credit as XMP has them, and as IIM has them.
    xmp: Said,
    iim: Said,
}

/// What stands before an XMP packet. ISO 16684-3.
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

/// Reads the headers and makes sure that the file is whole.
pub(super) fn read(bytes: &Arc<[u8]>) -> Result<Picture, Trouble> {
    let headers = headers(bytes).ok_or_else(broken)?;
    let frame = headers.frame.ok_or_else(broken)?;
    check_coding(frame)?;
    let pixels = u64::from(frame.columns) * u64::from(frame.rows);
    if pixels * u64::from(frame.components) > MOST_SAMPLES {
        return Err(Trouble::too_large(frame.columns, frame.rows));
    }
    let scans = bytes.get(headers.scan..).unwrap_or_default();
    if !headers.tables || frame.columns == 0 || frame.rows == 0 || !is_whole(scans) {
        return Err(broken());
    }
    // A block of 8 × 8 pixels takes a bit at the least.
    if pixels / 64 / 8 > scans.len() as u64 {
        return Err(broken());
    }
    let space = match frame.components {
        1 => Space::Gray,
        3 => Space::Rgb,
        4 => Space::Cmyk,
        _ => return Err(broken()),
    };
    Ok(Picture {
        name: String::new(),
        columns: frame.columns,
        rows: frame.rows,
        orientation: headers.orientation,
        space,
        lights: lights(headers.profile),
        packing: Packing::Jpeg { inverted: headers.adobe && space == Space::Cmyk },
        bytes: Arc::clone(bytes),
        said: headers.xmp.or(headers.iim),
    })
}

/// The codings that every PDF reader knows: baseline, extended and progressive Huffman
/// with 8 bits a sample. ISO 32000-1 7.4.8.
fn check_coding(frame: Frame) -> Result<(), Trouble> {
    match (frame.marker, frame.precision) {
        (0xC0..=0xC2, 8) => Ok(()),
        (0xC0..=0xC2, bits) => Err(Trouble::foreign(
            format!("每通道{bits}位，印刷只用8位"),
            format!("has {bits} bits a sample; print takes 8"),
        )),
        (0xC9..=0xCF, _) => Err(Trouble::foreign(
            "用了算术编码的JPEG",
            "is a JPEG with arithmetic coding",
        )),
        _ => Err(Trouble::foreign("是无损或分层的JPEG", "is a lossless or layered JPEG")),
    }
}

fn broken() -> Trouble {
    Trouble::broken("是损坏的JPEG", "is a broken JPEG")
}

/// Walks the segments up to the first scan; nothing when one of them is cut off.
fn headers(bytes: &[u8]) -> Option<Headers> {
    let mut headers = Headers::default();
    let mut at = 2;
    loop {
        while bytes.get(at..at + 2)? == [0xFF, 0xFF] {
            at += 1;
        }
        let &[0xFF, marker] = bytes.get(at..at + 2)? else { return None };
        at += 2;
        if matches!(marker, 0x01 | 0xD0..=0xD7) {
            continue;
        }
        let length =
            usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
        let segment = bytes.get(at + 2..at.checked_add(length)?)?;
        at += length;
        note(&mut headers, marker, segment)?;
        if marker == 0xDA {
            headers.scan = at;
            return Some(headers);
        }
    }
}

/// Takes what a segment says; nothing when it is cut off.
fn note(headers: &mut Headers, marker: u8, segment: &[u8]) -> Option<()> {
    match marker {
        0xC4 => headers.tables = true,
        0xC8 | 0xCC | 0xD9 => {}
        0xC0..=0xCF => {
            let &[precision, r1, r0, c1, c0, components, ..] = segment else {
                return None;
            };
            headers.frame = Some(Frame {
                marker,
                precision,
                rows: u32::from(u16::from_be_bytes([r1, r0])),
                columns: u32::from(u16::from_be_bytes([c1, c0])),
                components,
            });
        }
        0xE1 => {
            if let Some(block) = segment.strip_prefix(b"Exif\0\0") {
                headers.orientation = exif::orientation(block);
            } else if let Some(packet) = segment.strip_prefix(XMP) {
                headers.xmp = Said::of_xmp(packet);
            }
        }
        0xE2 => {
            if let Some([number, _, part @ ..]) = segment.strip_prefix(b"ICC_PROFILE\0") {
                headers.profile.push((*number, part.to_vec()));
            }
        }
        0xED => {
            if let Some(block) = segment.strip_prefix(b"Photoshop 3.0\0") {
                headers.iim = Said::of_photoshop(block);
            }
        }
        0xEE => headers.adobe |= segment.starts_with(b"Adobe"),
        _ => {}
    }
    Some(())
}

/// The ICC profile, its parts in the order of their numbers. ICC.1 B.4.
fn lights(mut parts: Vec<(u8, Vec<u8>)>) -> Lights {
    parts.sort_by_key(|(number, _)| *number);
    let profile: Vec<u8> = parts.into_iter().flat_map(|(_, part)| part).collect();
    if profile.is_empty() { Lights::Srgb } else { Lights::Profile(profile.into()) }
}

/// Whether the scans reach the end-of-image marker. What follows it does not matter.
fn is_whole(scans: &[u8]) -> bool {
    scans.windows(2).any(|pair| pair == [0xFF, 0xD9])
}
