//! The metadata packet. ISO 16684-1; ISO 15930-7 6.3 names what must be in it.

use crate::pdfx::Moment;

/// What wrote the file.
pub(super) const PRODUCER: &str = concat!("banxin ", env!("CARGO_PKG_VERSION"));

/// What the file keeps.
#[derive(Copy, Clone, Debug)]
pub(super) enum Standard {
    /// PDF/X, by what it calls itself.
    Press(&'static str),
    /// That of files for reading.
    Reading {
        /// Whether it is PDF/UA-1. ISO 14289-1 clause 5.
        universal: bool,
    },
}

impl Standard {
    /// The namespace of what is said of it.
    const fn namespace(self) -> &'static str {
        match self {
            Self::Press(_) => "\n xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\"",
            Self::Reading { universal: true } => {
                "\n xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
            }
            Self::Reading { universal: false } => "",
        }
    }

    /// What is said of it.
    fn words(self) -> String {
        match self {
            Self::Press(flavor) => format!(
                "<pdf:Trapped>False</pdf:Trapped>\n\
                 <pdfxid:GTS_PDFXVersion>{flavor}</pdfxid:GTS_PDFXVersion>"
            ),
            Self::Reading { universal: true } => {
                "<pdfuaid:part>1</pdfuaid:part>".to_owned()
            }
            Self::Reading { universal: false } => String::new(),
        }
    }
}

/// The packet: title, dates, identity, standard.
pub(super) fn packet(
    title: &str,
    created: Moment,
    kept: Standard,
    identity: &[u8; 16],
) -> String {
    let (date, space, kept) = (created.xmp(), kept.namespace(), kept.words());
    let title = escape(title);
    let identity = uuid(identity);
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"{space}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
{kept}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"#,
        bom = '\u{FEFF}',
    )
}

/// Text that may stand in an element. Control characters may not stand in XML at all.
fn escape(text: &str) -> String {
    let kept = text.chars().filter(|it| !it.is_control());
    kept.map(|it| match it {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        other => other.to_string(),
    })
    .collect()
}

/// 8-4-4-4-12 hexadecimal digits.
fn uuid(identity: &[u8; 16]) -> String {
    let mut text = String::new();
    for (at, byte) in identity.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_break_the_packet() {
        assert_eq!(escape("<A> & \u{0}B"), "&lt;A&gt; &amp; B");
    }

    #[test]
    fn identities_read_as_uuids() {
        assert_eq!(uuid(&[0xAB; 16]), "abababab-abab-abab-abab-abababababab");
    }
}
