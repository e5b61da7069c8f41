//! What a printing profile says of itself. ICC.1:2010 7.2 and 7.3.

/// A profile that a press can print to.
///
/// ```
/// use banxin::pdfx::{NEWSPRINT, PrinterProfile};
///
/// let profile = PrinterProfile::read(&NEWSPRINT.profile);
/// assert_eq!(profile.map(|it| it.version), Ok(2));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PrinterProfile {
    /// The version of ICC it is written in: 2 or 4.
    pub version: u8,
    /// What it calls itself, where it says so in ASCII.
    pub description: String,
}

/// Why a file is not a profile that a press can print to, in Chinese and in English.
///
/// ```
/// use banxin::pdfx::{NotAProfile, PrinterProfile};
///
/// let (zh, en): NotAProfile = PrinterProfile::read(b"GIF89a").unwrap_err();
/// assert_eq!((zh, en), ("不是ICC特性文件", "is not an ICC profile"));
/// ```
pub type NotAProfile = (&'static str, &'static str);

/// The tables that a printing profile is used through, one way and the other.
const TABLES: [&[u8]; 2] = [b"A2B0", b"B2A0"];

impl PrinterProfile {
    /// Reads the head and the list of tags of a profile of class `prtr` for four inks.
    ///
    /// # Errors
    /// Says what else the file is.
    pub fn read(bytes: &[u8]) -> Result<Self, NotAProfile> {
        let length = usize::try_from(long(bytes, 0).unwrap_or(0)).unwrap_or(0);
        if bytes.get(36..40) != Some(b"acsp".as_slice()) {
            return Err(("不是ICC特性文件", "is not an ICC profile"));
        }
        if length > bytes.len() || length < 132 {
            return Err(("不完整", "is not whole"));
        }
        if bytes.get(12..16) != Some(b"prtr".as_slice()) {
            return Err(("不是印刷机的特性文件", "is not the profile of a press"));
        }
        if bytes.get(16..20) != Some(b"CMYK".as_slice()) {
            return Err(("不是四色的特性文件", "is not for four inks"));
        }
        let version = bytes.get(8).copied().unwrap_or(0);
        if !matches!(version, 2 | 4) {
            return Err(("的ICC版本不认识", "has an unknown version of ICC"));
        }
        if TABLES.iter().any(|tag| find(bytes, tag).is_none()) {
            return Err((
                "缺少换算表",
                "lacks the tables that colours are worked out by",
            ));
        }
        let description = find(bytes, b"desc").and_then(words).unwrap_or_default();
        Ok(Self { version, description })
    }
}

/// The data of a tag. ICC.1:2010 7.3.
fn find<'a>(bytes: &'a [u8], tag: &[u8]) -> Option<&'a [u8]> {
    let count = usize::try_from(long(bytes, 128)?).ok()?;
    let entries = bytes.get(132..)?.chunks_exact(12).take(count);
    let entry = entries.into_iter().find(|it| it.starts_with(tag))?;
    let start = usize::try_from(long(entry, 4)?).ok()?;
    let length = usize::try_from(long(entry, 8)?).ok()?;
    bytes.get(start..start.checked_add(length)?)
}

/// The words of a description in ASCII: version 2 counts them, version 4 writes UTF-16.
fn words(tag: &[u8]) -> Option<String> {
    let words = match tag.get(..4)? {
        b"desc" => {
            let count = usize::try_from(long(tag, 8)?).ok()?;
            tag.get(12..12_usize.checked_add(count)?)?.to_vec()
        }
        b"mluc" => {
            let length = usize::try_from(long(tag, 20)?).ok()?;
            let start = usize::try_from(long(tag, 24)?).ok()?;
            let pairs = tag.get(start..start.checked_add(length)?)?.chunks_exact(2);
            pairs.filter_map(|it| it.get(1).copied()).collect()
        }
        _ => return None,
    };
    let kept = words.into_iter().filter(|it| matches!(it, b' '..=b'~'));
    Some(kept.map(char::from).collect())
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdfx::NEWSPRINT;

    #[test]
    fn the_house_profile_is_one_for_a_press() {
        let read = PrinterProfile::read(&NEWSPRINT.profile).expect("a profile");
        assert_eq!(read.version, 2);
        assert!(!read.description.is_empty(), "it says what it is");
    }

    #[test]
    fn what_is_no_profile_for_a_press_is_said() {
        let said = |bytes: &[u8]| PrinterProfile::read(bytes).expect_err("no press").1;
        assert_eq!(said(b"II*\0"), "is not an ICC profile");
        let screen = include_bytes!("../../tests/data/pictures/sRGB.icc");
        assert_eq!(said(screen), "is not the profile of a press");
        let whole = NEWSPRINT.profile.to_vec();
        assert_eq!(said(&whole[..1000]), "is not whole");
        let mut gray = whole.clone();
        gray[16..20].copy_from_slice(b"GRAY");
        assert_eq!(said(&gray), "is not for four inks");
        let mut bare = whole;
        bare[128..132].copy_from_slice(&[0; 4]);
        assert_eq!(said(&bare), "lacks the tables that colours are worked out by");
    }
}
