//! The one thing we want from Exif: how the camera was held.

use crate::picture::Orientation;

/// The tag of the orientation in the first directory.
const ORIENTATION: u16 = 0x0112;

/// The orientation in a TIFF-shaped Exif block; upright when there is none.
pub(super) fn orientation(block: &[u8]) -> Orientation {
    find(block).map_or(Orientation::UPRIGHT, Orientation::new)
}

/// The value of the orientation tag.
fn find(block: &[u8]) -> Option<u16> {
    let little = match block.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let pair = [*block.get(at)?, *block.get(at.checked_add(1)?)?];
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let long = |at: usize| {
        let (first, second) = (u32::from(short(at)?), u32::from(short(at + 2)?));
        Some(if little { second << 16 | first } else { first << 16 | second })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let entries = usize::from(short(directory)?);
    (0..entries)
        .map_while(|at| directory.checked_add(2 + at * 12))
        .find(|&entry| short(entry) == Some(ORIENTATION))
        .and_then(|entry| short(entry + 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_byte_orders_are_read() {
        let little = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let big = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0";
        assert_eq!(orientation(little), Orientation::new(6));
        assert_eq!(orientation(big), Orientation::new(8));
    }

    #[test]
    fn a_broken_block_is_upright() {
        assert_eq!(orientation(b"II*\0\xFF\xFF\xFF\xFF"), Orientation::UPRIGHT);
        assert_eq!(orientation(b""), Orientation::UPRIGHT);
    }
}
