//! Bytes into text: UTF-8, UTF-16, GB18030, Big5 (字符编码).

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::diag::{Code, Diagnostic, Diagnostics, Reported};
use crate::import::unreadable;

/// The largest text that is read, in bytes: sixteen mebibytes, five million Han characters.
pub(crate) const MOST_TEXT: usize = 16 << 20;

/// Text has at most one byte in so many that cannot be read; more, and it is something else.
const BAD_IN: usize = 100;

/// So many broken places are told one by one.
const MOST_TOLD: usize = 20;

/// Stands where bytes could not be read.
const LOST: char = '\u{FFFD}';

/// What a text was written in, and whether that had to be guessed.
struct Written {
    encoding: &'static Encoding,
    guessed: bool,
}

/// A place that could not be read: its first byte and its line, from 1.
struct Bad {
    offset: usize,
    line: usize,
}

/// The text in `bytes`, the file `name`, without its byte order mark. UTF-8 and what bears a
/// mark is known; else UTF-16, Big5 and GB18030 are told apart by what they would say, and
/// the remarks tell the guess. Bytes that cannot be read are named by offset and line, and
/// U+FFFD stands in their place.
///
/// ```
/// let gbk = b"\xB3\xB1\xCB\xAE\xCD\xCB\xC1\xCB";
/// let read = banxin::import::text("tide.txt", gbk);
/// assert_eq!(read.output.as_deref(), Some("潮水退了"));
/// assert_eq!(read.diagnostics.len(), 1, "it says that it guessed");
/// ```
#[must_use]
pub fn text(name: &str, bytes: &[u8]) -> Reported<Option<String>> {
    let mut diagnostics = Diagnostics::new();
    if bytes.len() > MOST_TEXT {
        diagnostics.push(unreadable(
            name,
            ("超过16 MB，太大", "is too large: more than 16 MB"),
            ("把稿件分成几篇", "part it into several articles"),
        ));
        return Reported::new(None, diagnostics);
    }
    let (written, body) = encoding_of(bytes);
    let (text, bad) = decode(written.encoding, body, bytes.len() - body.len());
    let binary = bad.len() * BAD_IN > body.len() || text.contains('\0');
    if binary {
        diagnostics.push(unreadable(
            name,
            ("不是能认出编码的文本", "is not text in an encoding that banxin knows"),
            (
                "用编辑器打开，另存为UTF-8编码的纯文本",
                "open it in an editor and save it as plain text in UTF-8",
            ),
        ));
        return Reported::new(None, diagnostics);
    }
    if written.guessed {
        diagnostics.push(guessed(name, written.encoding));
    }
    if !bad.is_empty() {
        diagnostics.push(broken(name, &bad));
    }
    Reported::new(Some(text), diagnostics)
}

/// What `bytes` are written in, and those after the byte order mark.
fn encoding_of(bytes: &[u8]) -> (Written, &[u8]) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let body = bytes.get(length..).unwrap_or_default();
        return (Written { encoding, guessed: false }, body);
    }
    let has_zeros = bytes.contains(&0);
    if is_mostly_utf8(bytes) && !has_zeros {
        return (Written { encoding: UTF_8, guessed: false }, bytes);
    }
    let wide = [UTF_16LE, UTF_16BE].into_iter().find(|it| is_chinese_in(it, bytes));
    let encoding = wide.unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let guess = detector.guess(None, Utf8Detection::Deny);
        if guess == BIG5
            && BIG5.decode_without_bom_handling_and_without_replacement(bytes).is_some()
        {
            BIG5
        } else {
            GB18030
        }
    });
    (Written { encoding, guessed: true }, bytes)
}

/// Whether it is UTF-8 but for a byte here and there.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let chunks = bytes.utf8_chunks();
    let (mut good, mut bad) = (0, 0);
    for chunk in chunks {
        good += chunk.valid().chars().filter(|it| !it.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || bad * BAD_IN < good
}

/// Whether `bytes` make sense in a form of UTF-16: nearly all of it Han, its marks or ASCII.
fn is_chinese_in(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    if bytes.len() < 4 || bytes.len() % 2 == 1 {
        return false;
    }
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes)
    else {
        return false;
    };
    let is_plain = |c: char| {
        matches!(c, ' '..='~' | '\n' | '\r' | '\t' | '·' | '—' | '‘'..='”' | '…'
            | '\u{3000}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
    };
    let all = text.chars().count();
    text.chars().filter(|it| !is_plain(*it)).count() * 20 < all
}

/// The text of `body`, which starts at byte `base` of its file.
fn decode(encoding: &'static Encoding, body: &[u8], base: usize) -> (String, Vec<Bad>) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut text, mut bad) = (String::new(), Vec::new());
    let (mut at, mut line, mut counted) = (0, 1, 0);
    loop {
        let rest = body.get(at..).unwrap_or_default();
        let room = decoder.max_utf8_buffer_length_without_replacement(rest.len());
        text.reserve(room.unwrap_or(rest.len()));
        let (result, read) =
            decoder.decode_to_string_without_replacement(rest, &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return (text, bad),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let new = text.get(counted..).unwrap_or_default();
                line += new.matches('\n').count();
                counted = text.len();
                let offset = at.saturating_sub(usize::from(length) + usize::from(after));
                bad.push(Bad { offset: base + offset, line });
                text.push(LOST);
            }
        }
    }
}

fn guessed(name: &str, encoding: &'static Encoding) -> Diagnostic {
    let called = encoding.name();
    Diagnostic::new(
        Code::GuessedEncoding,
        format!("「{name}」没有写明编码，按{called}读"),
        format!("\"{name}\" does not say its encoding and is read as {called}"),
    )
    .hint(
        "看看正文是否通顺；另存为UTF-8就不用猜",
        "look whether the text makes sense; saved as UTF-8 it need not be guessed",
    )
}

fn broken(name: &str, bad: &[Bad]) -> Diagnostic {
    let told = || bad.iter().take(MOST_TOLD);
    let more = bad.len().saturating_sub(MOST_TOLD);
    let zh: Vec<_> =
        told().map(|it| format!("第{}行（第{}字节）", it.line, it.offset + 1)).collect();
    let en: Vec<_> =
        told().map(|it| format!("line {} (byte {})", it.line, it.offset + 1)).collect();
    let (and_zh, and_en) = match more {
        0 => (String::new(), String::new()),
        _ => (format!("，另有{more}处"), format!(" and {more} more")),
    };
    Diagnostic::new(
        Code::BrokenBytes,
        format!("「{name}」有{}处字节读不出：{}{and_zh}", bad.len(), zh.join("、")),
        format!(
            "\"{name}\" has bytes that cannot be read at {} place{}: {}{and_en}",
            bad.len(),
            if bad.len() == 1 { "" } else { "s" },
            en.join(", ")
        ),
    )
    .hint(
        "找来原稿补上缺的字，另存为UTF-8",
        "put in what is missing there from the original, and save it as UTF-8",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "渡口的老船工说，今年的水位比去年高，三十年来没有见过。\n\
        他在这里摆渡，从早到晚，过河的人都认得他。";

    #[track_caller]
    fn check(bytes: &[u8], expected: &str, codes: &[Code]) {
        let read = text("a.txt", bytes);
        let found: Vec<_> = read.diagnostics.iter().map(|it| it.code).collect();
        assert_eq!((read.output.as_deref(), &*found), (Some(expected), codes));
    }

    fn utf16(words: &str, swap: bool) -> Vec<u8> {
        let units = words.encode_utf16();
        let bytes =
            units.map(|it| if swap { it.to_be_bytes() } else { it.to_le_bytes() });
        bytes.flatten().collect()
    }

    #[test]
    fn unicode_is_known_by_its_mark_or_by_itself() {
        check(WORDS.as_bytes(), WORDS, &[]);
        check(format!("\u{FEFF}{WORDS}").as_bytes(), WORDS, &[]);
        for swap in [false, true] {
            check(&utf16(&format!("\u{FEFF}{WORDS}"), swap), WORDS, &[]);
            check(&utf16(WORDS, swap), WORDS, &[Code::GuessedEncoding]);
            check(
                &utf16("port, 3 boats", swap),
                "port, 3 boats",
                &[Code::GuessedEncoding],
            );
        }
    }

    #[test]
    fn the_encodings_of_the_two_shores_are_told_apart() {
        check(&GB18030.encode(WORDS).0, WORDS, &[Code::GuessedEncoding]);
        let rare = "㑇镇的䶮先生住在𠀀巷，今年的水位比去年高，三十年来没有见过。";
        check(&GB18030.encode(rare).0, rare, &[Code::GuessedEncoding]);
        let island = "渡口的老船工說，今年的水位比去年高，三十年來沒有見過。";
        check(&BIG5.encode(island).0, island, &[Code::GuessedEncoding]);
        check(&GB18030.encode("渡口").0, "渡口", &[Code::GuessedEncoding]);
    }

    #[test]
    fn broken_bytes_are_told_and_the_rest_is_kept() {
        let mut bytes = WORDS.repeat(9).into_bytes();
        let at = WORDS.len() + 3;
        bytes.insert(at, 0xFF);
        let read = text("a.txt", &bytes);
        let kept = read.output.unwrap_or_default();
        assert_eq!(kept.replace(LOST, ""), WORDS.repeat(9));
        let said: Vec<_> =
            read.diagnostics.iter().map(|it| it.message.en.clone()).collect();
        assert_eq!(said.len(), 1);
        assert!(said[0].contains(&format!("line 2 (byte {})", at + 1)), "{said:?}");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0xFF; 64], &[0; 64]] {
            let read = text("a.txt", bytes);
            assert_eq!(read.output, None, "{bytes:?}");
            assert!(read.diagnostics.has_errors(), "{bytes:?}");
        }
    }
}
