//! Word documents made in memory.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const P: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A document: what stands in its body, and its other parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    pub(crate) body: String,
    pub(crate) styles: String,
    pub(crate) numbering: String,
    pub(crate) footnotes: Vec<String>,
    pub(crate) comments: Vec<String>,
    pub(crate) header: String,
    pub(crate) picture: Option<Vec<u8>>,
}

/// `words` as XML has them.
pub(crate) fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A run of plain words.
pub(crate) fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(words))
}

/// A run with properties.
pub(crate) fn run_of(properties: &str, words: &str) -> String {
    let words = escaped(words);
    format!(
        "<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>"
    )
}

/// A paragraph of the style.
pub(crate) fn paragraph(style: &str, inside: &str) -> String {
    match style {
        "" => format!("<w:p>{inside}</w:p>"),
        _ => format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{inside}</w:p>"),
    }
}

fn part(name: &str, inside: &str) -> String {
    format!("<w:{name} xmlns:w=\"{W}\" xmlns:r=\"{R}\">{inside}</w:{name}>")
}

fn numbered(kind: &str, notes: &[String]) -> String {
    let note = |(at, words): (usize, &String)| {
        format!("<w:{kind} w:id=\"{at}\">{}</w:{kind}>", paragraph("", &run(words)))
    };
    notes.iter().enumerate().map(note).collect()
}

impl Word {
    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut parts = vec![
            ("document", self.body.clone()),
            ("styles", self.styles.clone()),
            ("numbering", self.numbering.clone()),
            ("footnotes", numbered("footnote", &self.footnotes)),
            ("comments", numbered("comment", &self.comments)),
            ("header", self.header.clone()),
        ];
        parts.retain(|it| it.0 == "document" || !it.1.is_empty());
        let relation = |kind: &str, target: &str| {
            format!(
                "<Relationship Id=\"{kind}\" Type=\"{R}/{kind}\" Target=\"{target}\"/>"
            )
        };
        let own: String = parts
            .iter()
            .skip(1)
            .map(|it| relation(it.0, &format!("{}.xml", it.0)))
            .collect();
        let picture =
            self.picture.as_ref().map(|_| relation("image", "media/image1.png"));
        let all = format!("{own}{}", picture.unwrap_or_default());
        let wrapped =
            |it: &str| format!("<Relationships xmlns=\"{P}\">{it}</Relationships>");
        let mut files = vec![
            (
                "_rels/.rels".to_owned(),
                wrapped(&relation("officeDocument", "word/document.xml")),
            ),
            ("word/_rels/document.xml.rels".to_owned(), wrapped(&all)),
        ];
        for (name, inside) in parts {
            let (root, inside) = match name {
                "document" => ("document", format!("<w:body>{inside}</w:body>")),
                "header" => ("hdr", inside),
                name => (name, inside),
            };
            files.push((format!("word/{name}.xml"), part(root, &inside)));
        }
        let mut files: Vec<_> =
            files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        files.extend(
            self.picture.clone().map(|it| ("word/media/image1.png".to_owned(), it)),
        );
        zipped(&files)
    }
}

/// The files in a zip file.
pub(crate) fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("room in memory");
    }
    zip.finish().expect("a zip file").into_inner()
}

/// The styles that Word has from the start, and one of WPS.
pub(crate) const STYLES: &str = "\
    <w:style w:type=\"paragraph\" w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"a4\"><w:name w:val=\"Subtitle\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/>\
      <w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"标题 2\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"own\"><w:name w:val=\"小题\"/>\
      <w:basedOn w:val=\"1\"/></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Strong\"><w:name w:val=\"Strong\"/>\
      <w:rPr><w:b/></w:rPr></w:style>";

/// A list numbered 一、 二、
pub(crate) const NUMBERING: &str = "\
    <w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
      <w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>";
