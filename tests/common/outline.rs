//! Outlines as rusttype finds them, also in the bare CFF data of an embedded subset.

use rusttype::{Font, GlyphId, OutlineBuilder, Scale};

use crate::reader;

/// The segments of an outline, in font units.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Outline(Vec<String>);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(format!("move {x} {y}"));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(format!("line {x} {y}"));
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.push(format!("quad {x1} {y1} {x} {y}"));
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.push(format!("curve {x1} {y1} {x2} {y2} {x} {y}"));
    }
    fn close(&mut self) {
        self.0.push("close".to_owned());
    }
}

/// The outline of a glyph.
pub(crate) fn outline(font: &Font<'_>, glyph: u16) -> Outline {
    let mut outline = Outline::default();
    let scale = Scale::uniform(1000.0);
    font.glyph(GlyphId(glyph)).scaled(scale).build_outline(&mut outline);
    outline
}

/// A table of a font file. OpenType 1.9, "Table Directory".
fn table<'a>(font: &'a [u8], tag: &str) -> &'a [u8] {
    let long = |at: usize| {
        let bytes = font[at..at + 4].try_into().expect("four bytes");
        usize::try_from(u32::from_be_bytes(bytes)).expect("small")
    };
    let count = usize::from(font[5]);
    let record = (0..count).map(|it| 12 + it * 16);
    let mut record = record.filter(|at| &font[*at..at + 4] == tag.as_bytes());
    let at = record.next().unwrap_or_else(|| panic!("no {tag}"));
    &font[long(at + 8)..][..long(at + 12)]
}

/// A font file around bare CFF data, with the proportions of the source face.
fn wrapped(cff: &[u8], source: &[u8]) -> Vec<u8> {
    let mut tables = vec![("CFF ", cff)];
    tables.extend(["head", "hhea", "maxp"].map(|tag| (tag, table(source, tag))));
    let mut file = b"OTTO\0\x04\0\0\0\0\0\0".to_vec();
    let mut start = 12 + tables.len() * 16;
    for (tag, data) in &tables {
        file.extend(tag.bytes().chain([0; 4]));
        for number in [start, data.len()] {
            file.extend(u32::try_from(number).expect("small").to_be_bytes());
        }
        start += data.len();
    }
    tables.iter().for_each(|(_, data)| file.extend_from_slice(data));
    file
}

/// The embedded subset of a face as a font file.
pub(crate) fn subset(font: &reader::Font, source: &[u8]) -> Vec<u8> {
    match font.program_key.as_str() {
        "FontFile3" => wrapped(&font.program, source),
        _ => font.program.clone(),
    }
}
