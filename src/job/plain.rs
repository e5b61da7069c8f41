//! Plain text: its encoding, and how much of it there may be.

use crate::diag::Words;
use crate::job::trouble::Most;

/// The largest text that is read: more than a million Han characters. TOML becomes forty
/// times as much while it is read.
pub(super) const MOST_TEXT: Most = (4 << 20, "4 MB");

/// Text in UTF-8 without its byte order mark, or what is wrong with it.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, Words> {
    let (length, most) = MOST_TEXT;
    if bytes.len() as u64 > length {
        let zh = format!("超过{most}，太大");
        return Err(Words::new(zh, format!("is too large: more than {most}")));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Words::new("是UTF-16编码，不是UTF-8", "is UTF-16, not UTF-8"));
    }
    let text = String::from_utf8(bytes).map_err(|it| foreign(it.as_bytes()))?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

/// What a file that is not UTF-8 most likely is.
fn foreign(bytes: &[u8]) -> Words {
    let mut rest = bytes;
    // GB 18030-2022, table 1: a byte of ASCII, two of a character, or four.
    loop {
        rest = match rest {
            [] => return Words::new("是GBK编码，不是UTF-8", "is GBK, not UTF-8"),
            [0..=0x7F, rest @ ..]
            | [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, rest @ ..]
            | [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, rest @ ..] => rest,
            _ => return Words::new("不是UTF-8编码的文本", "is not UTF-8 text"),
        };
    }
}
