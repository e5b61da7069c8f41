//! What a picture file says of itself: caption and credit (图片自带的说明和署名), as agencies
//! and photographers write them.
//!
//! IPTC Photo Metadata Standard 2023.1, in XMP and in the older IIM: Description, Creator
//! and Credit Line. Where both are there, XMP counts.

use encoding_rs::GBK;
use roxmltree::{Document, Node, ParsingOptions};

/// Caption and credit from the file.
///
/// ```
/// use banxin::picture::Said;
///
/// let said = Said { caption: Some("首航的渡轮".into()), credit: None };
/// assert_ne!(said, Said::default());
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Said {
    /// 图片说明.
    pub caption: Option<String>,
    /// 摄影.
    pub credit: Option<String>,
}

/// Longer packets, and those of more elements, are for programs, not for readers.
const MOST_BYTES: usize = 1 << 20;
const MOST_NODES: u32 = 50_000;
/// A caption or credit of more characters is something else: IIM 4.2 has room for 2,000
/// bytes of caption.
const MOST_CHARACTERS: usize = 1_000;
/// Whoever signed after so many is left out.
const MOST_MAKERS: usize = 8;

const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The number of IIM among Photoshop's resources.
const IIM: u16 = 0x0404;

/// Datasets of record 2. IIM 4.2, chapter 6.
const BY_LINE: u8 = 80;
const CREDIT: u8 = 110;
const CAPTION: u8 = 120;

impl Said {
    /// From an XMP packet. ISO 16684-1.
    pub(super) fn of_xmp(packet: &[u8]) -> Self {
        let packet = std::str::from_utf8(packet).ok().filter(|it| it.len() <= MOST_BYTES);
        let limits =
            ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
        let document = packet.and_then(|it| {
            let words = it.trim_matches(|it: char| it == '\0' || it.is_whitespace());
            Document::parse_with_options(words, limits).ok()
        });
        let Some(document) = document else { return Self::default() };
        let caption = property(&document, DUBLIN_CORE, "description");
        let makers = property(&document, DUBLIN_CORE, "creator");
        let credit = property(&document, PHOTOSHOP, "Credit");
        Self::new(caption.first(), &makers, credit.first())
    }

    /// From the resources that Photoshop keeps in a file, among them IIM.
    pub(super) fn of_photoshop(mut block: &[u8]) -> Self {
        while let Some((number, data, rest)) = resource(block) {
            if number == IIM {
                return Self::of_iim(data);
            }
            block = rest;
        }
        Self::default()
    }

    /// From IIM. Words that are not UTF-8 are taken for GBK, which agencies wrote before
    /// there was anything else.
    pub(super) fn of_iim(mut block: &[u8]) -> Self {
        let (mut caption, mut makers, mut credit) = (None, Vec::new(), None);
        while let Some((set, data, rest)) = dataset(block) {
            let words = words(data);
            match (set, words) {
                ((2, CAPTION), Some(words)) => caption = Some(words),
                ((2, BY_LINE), Some(words)) => makers.push(words),
                ((2, CREDIT), Some(words)) => credit = Some(words),
                _ => {}
            }
            block = rest;
        }
        Self::new(caption.as_ref(), &makers, credit.as_ref())
    }

    fn new(caption: Option<&String>, makers: &[String], credit: Option<&String>) -> Self {
        let makers = makers.iter().take(MOST_MAKERS).filter_map(|it| tidy(it));
        let makers = makers.collect::<Vec<_>>().join("、");
        let credit = credit.and_then(|it| tidy(it));
        Self { caption: caption.and_then(|it| tidy(it)), credit: signed(credit, &makers) }
    }

    /// What is missing here, from `other`.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            caption: self.caption.or(other.caption),
            credit: self.credit.or(other.credit),
        }
    }
}

/// The credit as it is printed: 新华社　林知远　摄.
fn signed(credit: Option<String>, makers: &str) -> Option<String> {
    match (credit, makers) {
        (credit, "") => credit,
        (Some(credit), _) if credit.contains(makers) || credit.ends_with('摄') => {
            Some(credit)
        }
        (Some(credit), _) => Some(format!("{credit}　{makers}　摄")),
        (None, _) if makers.ends_with('摄') => Some(makers.to_owned()),
        (None, _) => Some(format!("{makers}　摄")),
    }
}

/// Words of IIM as text.
fn words(data: &[u8]) -> Option<String> {
    let chinese = || GBK.decode_without_bom_handling_and_without_replacement(data);
    let unicode = std::str::from_utf8(data).ok().map(str::to_owned);
    unicode.or_else(|| chinese().map(std::borrow::Cow::into_owned))
}

/// Words in one line without control characters; nothing when there are none, or too many.
/// Between two lines a space stays where one of them ends or begins in ASCII.
fn tidy(words: &str) -> Option<String> {
    if words.chars().nth(MOST_CHARACTERS).is_some() {
        return None;
    }
    let mut line = String::new();
    for word in words.split(|it: char| it.is_whitespace() || it.is_control()) {
        let (Some(first), last) = (word.chars().next(), line.chars().next_back()) else {
            continue;
        };
        if last.is_some_and(|last| last.is_ascii() || first.is_ascii()) {
            line.push(' ');
        }
        line.push_str(word);
    }
    Some(line).filter(|it| !it.is_empty())
}

/// The values of a property, wherever the packet describes the picture: the one in Chinese
/// first, then the default.
fn property(document: &Document<'_>, space: &str, name: &str) -> Vec<String> {
    let attribute = document.descendants().find_map(|it| it.attribute((space, name)));
    if let Some(words) = attribute {
        return vec![words.to_owned()];
    }
    let Some(element) = document.descendants().find(|it| it.has_tag_name((space, name)))
    else {
        return Vec::new();
    };
    let mut items: Vec<_> =
        element.descendants().filter(|it| it.has_tag_name((RDF, "li"))).collect();
    items.sort_by_key(|it| match it.attribute((XML, "lang")) {
        Some(tongue) if tongue.starts_with("zh") => 0,
        Some("x-default") => 1,
        _ => 2,
    });
    if items.is_empty() {
        items.push(element);
    }
    items.iter().filter_map(Node::text).map(str::to_owned).collect()
}

/// One of Photoshop's resources, and what follows it.
fn resource(block: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let rest = block.strip_prefix(b"8BIM")?;
    let (number, rest) = rest.split_first_chunk::<2>()?;
    // A name with its length before it, filled up to an even number of bytes.
    let name = usize::from(*rest.first()?) + 1;
    let rest = rest.get(name + name % 2..)?;
    let (size, rest) = rest.split_first_chunk::<4>()?;
    let size = u32::from_be_bytes(*size) as usize;
    let (data, _) = rest.split_at_checked(size)?;
    let rest = rest.get(size.checked_add(size % 2)?..).unwrap_or_default();
    Some((u16::from_be_bytes(*number), data, rest))
}

/// The record of a dataset and its number there.
type Set = (u8, u8);

/// One dataset with its record and number, and what follows it.
fn dataset(block: &[u8]) -> Option<(Set, &[u8], &[u8])> {
    let &[0x1C, record, number, high, low, ref rest @ ..] = block else { return None };
    // Longer ones, with their length in more bytes, hold no words.
    let size = u16::from_be_bytes([high, low]);
    let (data, rest) = rest.split_at_checked(usize::from(size))?;
    Some(((record, number), data, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(caption: &str, credit: &str) -> Said {
        let some = |it: &str| Some(it.to_owned()).filter(|it| !it.is_empty());
        Said { caption: some(caption), credit: some(credit) }
    }

    fn packet(inside: &str) -> Vec<u8> {
        format!(
            "<?xpacket begin='\u{FEFF}' id='W5M0MpCehiHzreSzNTczkc9d'?>\
             <x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='{RDF}' \
             xmlns:dc='{DUBLIN_CORE}' xmlns:photoshop='{PHOTOSHOP}'>{inside}\
             </rdf:RDF></x:xmpmeta>   <?xpacket end='w'?>\0"
        )
        .into_bytes()
    }

    #[test]
    fn xmp_is_read_in_both_its_forms() {
        let long = packet(
            "<rdf:Description rdf:about=''><dc:description><rdf:Alt>\
             <rdf:li xml:lang='x-default'>Ferry</rdf:li>\
             <rdf:li xml:lang='zh-CN'>渡轮\n靠岸</rdf:li></rdf:Alt></dc:description>\
             <dc:creator><rdf:Seq><rdf:li>林知远</rdf:li><rdf:li>周岚</rdf:li></rdf:Seq>\
             </dc:creator></rdf:Description>",
        );
        assert_eq!(Said::of_xmp(&long), said("渡轮靠岸", "林知远、周岚　摄"));
        let short = packet(
            "<rdf:Description rdf:about='' photoshop:Credit='澜港图片社'>\
             <dc:creator><rdf:Seq><rdf:li>林知远</rdf:li></rdf:Seq></dc:creator>\
             </rdf:Description>",
        );
        assert_eq!(Said::of_xmp(&short), said("", "澜港图片社　林知远　摄"));
    }

    fn set(number: u8, words: &[u8]) -> Vec<u8> {
        let size = u16::try_from(words.len()).unwrap_or(0).to_be_bytes();
        [&[0x1C, 2, number], &size[..], words].concat()
    }

    #[test]
    fn iim_in_gbk_is_read() {
        // 渡轮 and 林.
        let caption = set(CAPTION, b"\xB6\xC9\xC2\xD6");
        let iim = [caption, set(BY_LINE, b"\xC1\xD6")].concat();
        assert_eq!(Said::of_iim(&iim), said("渡轮", "林　摄"));
        assert_eq!(Said::of_iim(&set(CAPTION, b"\xB6\xFF\xFF")), Said::default());
    }

    #[test]
    fn iim_is_found_among_other_resources() {
        let makers = set(BY_LINE, "林知远".as_bytes());
        let iim = [makers, set(CAPTION, b"New ferry\r\nin port")].concat();
        let size = u32::try_from(iim.len()).unwrap_or(0).to_be_bytes();
        let odd = b"8BIM\x04\x25\0\0\0\0\0\x03abc\0";
        let block = [&odd[..], b"8BIM\x04\x04\0\0", &size, &iim].concat();
        assert_eq!(Said::of_photoshop(&block), said("New ferry in port", "林知远　摄"));
    }

    #[test]
    fn what_is_broken_says_nothing() {
        for block in [&b""[..], b"8BIM", b"8BIM\x04\x04\0\0\xFF\xFF\xFF\xFF", b"\xFF<x"] {
            assert_eq!(Said::of_photoshop(block), Said::default());
            assert_eq!(Said::of_xmp(block), Said::default());
        }
    }

    #[test]
    fn what_means_harm_says_nothing() {
        let bomb = b"<!DOCTYPE a [<!ENTITY b 'bb'>]><a>&b;</a>";
        assert_eq!(Said::of_xmp(bomb), Said::default());
        let deep = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
        assert_eq!(Said::of_xmp(deep.as_bytes()), Said::default());
        let long = "字".repeat(MOST_CHARACTERS + 1);
        let long = packet(&format!("<rdf:Description photoshop:Credit='{long}'/>"));
        assert_eq!(Said::of_xmp(&long), Said::default());
    }

    #[test]
    fn a_credit_is_not_signed_twice() {
        let credit = |words: &str, maker: &str| {
            signed(Some(words.to_owned()).filter(|it| !it.is_empty()), maker)
        };
        assert_eq!(
            credit("本报记者　周岚　摄", "周岚").as_deref(),
            Some("本报记者　周岚　摄")
        );
        assert_eq!(credit("澜港图片社", "").as_deref(), Some("澜港图片社"));
        assert_eq!(credit("", ""), None);
    }
}
