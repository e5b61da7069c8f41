//! What kind of file the first bytes announce, whatever its name says.

use crate::picture::Trouble;

/// Kinds of files that people send as pictures.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    Pdf,
    /// Known but not printed, by the name people know it by.
    Foreign(&'static str),
    Empty,
    Unknown,
}

/// First bytes, kind.
const SIGNATURES: &[(&[u8], Kind)] = &[
    (b"\xFF\xD8\xFF", Kind::Jpeg),
    (b"\x89PNG\r\n\x1A\n", Kind::Png),
    (b"II*\0", Kind::Foreign("TIFF")),
    (b"MM\0*", Kind::Foreign("TIFF")),
    (b"II+\0", Kind::Foreign("BigTIFF")),
    (b"MM\0+", Kind::Foreign("BigTIFF")),
    (b"GIF8", Kind::Foreign("GIF")),
    (b"BM", Kind::Foreign("BMP")),
    (b"RIFF", Kind::Foreign("WebP")),
    (b"8BPS", Kind::Foreign("PSD")),
    (b"%PDF", Kind::Pdf),
    (b"%!PS", Kind::Foreign("EPS")),
    (b"\0\0\0\x0CjP  ", Kind::Foreign("JPEG 2000")),
    (b"<svg", Kind::Foreign("SVG")),
    (b"<?xml", Kind::Foreign("XML")),
    (b"<!DOCTYPE", Kind::Foreign("HTML")),
    (b"<html", Kind::Foreign("HTML")),
];

/// What the file is.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    let found = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    match found {
        Some((_, kind)) => *kind,
        None if bytes.is_empty() => Kind::Empty,
        None if bytes.get(4..8) == Some(b"ftyp") => Kind::Foreign("HEIC/AVIF"),
        None => Kind::Unknown,
    }
}

/// Why a file of `kind` is not printed.
pub(super) fn refusal(kind: Kind) -> Trouble {
    match kind {
        Kind::Foreign(name) => {
            Trouble::foreign(format!("是{name}文件"), format!("is a {name} file"))
        }
        Kind::Empty => Trouble::broken("是空文件", "is empty"),
        Kind::Jpeg | Kind::Png | Kind::Pdf | Kind::Unknown => {
            Trouble::foreign("不是图片文件", "is not a picture")
        }
    }
}
