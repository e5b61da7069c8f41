//! What kind of file the first bytes announce, whatever its name says.

use crate::picture::Trouble;

/// Kinds of files that people send as pictures.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    Tiff,
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
    (b"II*\0", Kind::Tiff),
    (b"MM\0*", Kind::Tiff),
    (b"II+\0", Kind::Tiff),
    (b"MM\0+", Kind::Tiff),
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

/// Names end, kind, what people call it.
const ENDINGS: &[(&[&str], Kind, &str)] = &[
    (&["jpg", "jpeg", "jpe"], Kind::Jpeg, "JPEG"),
    (&["png"], Kind::Png, "PNG"),
    (&["tif", "tiff"], Kind::Tiff, "TIFF"),
    (&["pdf"], Kind::Pdf, "PDF"),
];

/// Whether a picture that can be read is what its name says: else it may be another than
/// was meant, and other programs will stumble over it.
pub(super) fn check_name(name: &str, kind: Kind) -> Result<(), Trouble> {
    let ending = name.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase());
    let said = ENDINGS
        .iter()
        .find(|(endings, ..)| ending.as_deref().is_some_and(|it| endings.contains(&it)));
    let known = ENDINGS.iter().find(|(_, it, _)| *it == kind);
    match (said, known) {
        (Some((_, claim, said)), Some((_, _, found))) if *claim != kind => Err(Trouble {
            what: (
                format!("的名字说是{said}，其实是{found}"),
                format!("is called a {said} but is a {found}"),
            ),
            advice: (
                "请看是不是发错了；没错就把文件名改对",
                "see whether it is the right file; if it is, give it the right name",
            ),
        }),
        _ => Ok(()),
    }
}

/// Why a file of `kind` is not printed.
pub(super) fn refusal(kind: Kind) -> Trouble {
    match kind {
        Kind::Foreign(name) => {
            Trouble::foreign(format!("是{name}文件"), format!("is a {name} file"))
        }
        Kind::Empty => Trouble::broken("是空文件", "is empty"),
        Kind::Jpeg | Kind::Png | Kind::Tiff | Kind::Pdf | Kind::Unknown => {
            Trouble::foreign("不是图片文件", "is not a picture")
        }
    }
}
