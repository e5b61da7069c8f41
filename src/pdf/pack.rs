//! Packs streams, or leaves them for people to read.

use std::borrow::Cow;
use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compress, Compression, FlushCompress};
use lopdf::{Dictionary, Stream};
use rayon::prelude::*;

/// Packs streams, or does not.
#[derive(Copy, Clone, Debug)]
pub(super) struct Packer {
    /// Whether it packs.
    pub(super) on: bool,
}

impl Packer {
    /// A stream of `content`, packed when that is wanted.
    pub(super) fn stream<'a>(
        self,
        mut dict: Dictionary,
        content: impl Into<Cow<'a, [u8]>>,
    ) -> Stream {
        let content = content.into();
        match self.on.then(|| deflate(&content)).flatten() {
            Some(packed) => {
                dict.set("Filter", "FlateDecode");
                Stream::new(dict, packed)
            }
            None => Stream::new(dict, content.into_owned()),
        }
    }
}

/// Long streams are packed in pieces of so many bytes, side by side: the outlines of a Han
/// face are the longest work of printing, and all other cores would wait for it. Of 16
/// pages in a quarter of a second one core packed for the last 0.045 s alone.
const PIECE: usize = 64 * 1024;
/// So far back a packed stream may refer. RFC 1951 3.2.5.
const WINDOW: usize = 32 * 1024;
/// What a stream begins with: its window, and that it is packed as usual. RFC 1950 2.2.
const HEADER: [u8; 2] = [0x78, 0x9C];
const LEVEL: Compression = Compression::new(6);

fn deflate(content: &[u8]) -> Option<Vec<u8>> {
    if content.len() > PIECE {
        return in_pieces(content);
    }
    let room = Vec::with_capacity(content.len() / 2);
    let mut encoder = ZlibEncoder::new(room, LEVEL);
    encoder.write_all(content).ok()?;
    encoder.finish().ok()
}

/// One stream of pieces, each with what stands before it for its window.
fn in_pieces(content: &[u8]) -> Option<Vec<u8>> {
    let starts = (0..content.len()).into_par_iter().step_by(PIECE).with_max_len(1);
    let pieces: Option<Vec<_>> = starts.map(|start| piece(content, start)).collect();
    let sum = adler2::adler32_slice(content).to_be_bytes();
    Some([&HEADER, pieces?.concat().as_slice(), &sum].concat())
}

/// The piece from `start` on, up to a whole byte; the last one ends the stream.
fn piece(content: &[u8], start: usize) -> Option<Vec<u8>> {
    let end = (start + PIECE).min(content.len());
    let mut compress = Compress::new(LEVEL, false);
    if start > 0 {
        compress.set_dictionary(content.get(start - WINDOW..start)?).ok()?;
    }
    let flush =
        if end < content.len() { FlushCompress::Sync } else { FlushCompress::Finish };
    // More than it can come to. RFC 1951 3.2.4: five bytes for each block that is not packed.
    let mut packed = Vec::with_capacity(PIECE + PIECE / 8);
    let own = content.get(start..end)?;
    compress.compress_vec(own, &mut packed, flush).ok()?;
    let whole = usize::try_from(compress.total_in()) == Ok(own.len());
    (whole && packed.len() < packed.capacity()).then_some(packed)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::ZlibDecoder;

    use super::*;

    /// Bytes that pack well, badly, and not at all.
    fn bytes(count: usize, kinds: u64) -> Vec<u8> {
        let mut dice = 1_u64;
        let mut next = || {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u8::try_from((dice >> 40) % kinds).unwrap_or_default()
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn what_is_packed_in_pieces_is_one_stream() {
        for count in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 77] {
            for kinds in [1, 7, 256] {
                let content = bytes(count, kinds);
                let packed = deflate(&content).expect("it is packed");
                let mut read = Vec::new();
                ZlibDecoder::new(&packed[..]).read_to_end(&mut read).expect("zlib");
                assert!(read == content, "{count} bytes of {kinds} kinds");
            }
        }
    }
}
