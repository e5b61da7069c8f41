//! Packs streams, or leaves them for people to read.

use std::borrow::Cow;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Stream};

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

fn deflate(content: &[u8]) -> Option<Vec<u8>> {
    let room = Vec::with_capacity(content.len() / 2);
    let mut encoder = ZlibEncoder::new(room, Compression::new(6));
    encoder.write_all(content).ok()?;
    encoder.finish().ok()
}
