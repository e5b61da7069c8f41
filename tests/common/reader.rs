//! Reads a PDF back the way a stranger would: by the standard, not by our own writer.
#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each group of tests uses the part of the reader that it needs"
)]
#![expect(clippy::float_arithmetic, reason = "positions in a PDF are decimal")]

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A glyph as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// The name of its font resource.
    pub(crate) font: String,
    /// Its code.
    pub(crate) cid: u16,
    /// What it stands for.
    pub(crate) text: String,
    /// Where its own origin lies: x and y from the bottom left corner, in points.
    pub(crate) at: [f64; 2],
    /// The text matrix without its place.
    pub(crate) matrix: [f64; 4],
    /// The size in points.
    pub(crate) size: f64,
}

/// A stretch of the content between the beginning and the end of marked content.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stretch {
    /// The number of the story, when it belongs to one.
    pub(crate) story: Option<u32>,
    /// What it is for.
    pub(crate) role: String,
    /// Its text, paragraphs ended by `\n`.
    pub(crate) text: String,
}

/// A font resource.
#[derive(Clone, Debug, Default)]
pub(crate) struct Font {
    /// Its name with the subset's tag.
    pub(crate) base: String,
    /// Whether it writes downwards.
    pub(crate) down: bool,
    /// The font program and the key it stands under.
    pub(crate) program: Vec<u8>,
    pub(crate) program_key: String,
    /// Texts by code.
    pub(crate) texts: BTreeMap<u16, String>,
    /// Widths by code; 1000 for codes that are not named.
    pub(crate) widths: BTreeMap<u16, f64>,
    /// The vertical metrics `[vy w1]` for codes that are not named in `vertical`.
    pub(crate) vertical_default: [f64; 2],
    /// Vertical metrics `[w1 vx vy]` by code.
    pub(crate) vertical: BTreeMap<u16, [f64; 3]>,
}

/// One page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// Its dictionary.
    pub(crate) dict: Dictionary,
    /// Its operators.
    pub(crate) operations: Vec<Operation>,
    /// Its fonts by resource name.
    pub(crate) fonts: BTreeMap<String, Font>,
    /// Everything shown, in the order of the content.
    pub(crate) shown: Vec<Shown>,
    /// Its text.
    pub(crate) stretches: Vec<Stretch>,
}

/// The text of each story, in the order of the content; paragraphs end with `\n`.
pub(crate) fn stories(pdf: &[u8]) -> BTreeMap<u32, String> {
    let mut found = BTreeMap::<u32, String>::new();
    for ((story, _), text) in in_order(pdf) {
        found.entry(story).or_default().push_str(&text);
    }
    found
}

/// The text of each story, by role as well.
pub(crate) fn stories_by_role(pdf: &[u8]) -> BTreeMap<(u32, String), String> {
    let mut found = BTreeMap::<(u32, String), String>::new();
    for (key, text) in in_order(pdf) {
        found.entry(key).or_default().push_str(&text);
    }
    found
}

fn in_order(pdf: &[u8]) -> Vec<((u32, String), String)> {
    let stretches = pages(pdf).into_iter().flat_map(|page| page.stretches);
    stretches.filter_map(|it| Some(((it.story?, it.role), it.text))).collect()
}

/// Every page.
pub(crate) fn pages(pdf: &[u8]) -> Vec<Page> {
    let document = Document::load_mem(pdf).expect("a PDF");
    document.page_iter().map(|id| page(&document, id)).collect()
}

fn page(document: &Document, id: ObjectId) -> Page {
    let dict = document.get_dictionary(id).expect("a page").clone();
    let bytes = document.get_page_content(id);
    let operations = Content::decode(&bytes).expect("operators").operations;
    let fonts = document.get_page_fonts(id).expect("fonts");
    let fonts = fonts.into_iter().map(|(name, dict)| {
        (String::from_utf8(name).expect("ASCII"), font(document, dict))
    });
    let mut page = Page { dict, fonts: fonts.collect(), ..Page::default() };
    let mut state = State::default();
    for operation in &operations {
        state.take(&mut page, operation);
    }
    Page { operations, ..page }
}

/// The text state of a reader.
#[derive(Debug, Default)]
struct State {
    font: String,
    size: f64,
    matrix: [f64; 6],
    /// What closes each open stretch of marked content.
    open: Vec<Opened>,
    /// Open spans that say themselves what they stand for.
    spoken: usize,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Opened {
    Spoken,
    Other,
}

impl State {
    fn take(&mut self, page: &mut Page, operation: &Operation) {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => self.begin(page, operands),
            "EMC" => {
                self.spoken -= usize::from(self.open.pop() == Some(Opened::Spoken));
            }
            "MP" if operands[0].as_name().is_ok_and(|it| it == b"ParagraphEnd") => {
                say(page, "\n");
            }
            "Tf" => {
                self.font = name(&operands[0]);
                self.size = number(&operands[1]);
            }
            "Tm" => {
                self.matrix = std::array::from_fn(|at| number(&operands[at]));
            }
            "TJ" => {
                for piece in operands[0].as_array().expect("pieces") {
                    match piece {
                        Object::String(codes, _) => self.show(page, codes),
                        step => self.step(page, -number(step) / 1000.0),
                    }
                }
            }
            "Tj" | "'" | "\"" | "Td" | "TD" | "T*" | "Tc" | "Tw" | "Tz" | "Ts" => {
                panic!("an operator this reader does not know: {}", operation.operator);
            }
            _ => {}
        }
    }

    fn begin(&mut self, page: &mut Page, operands: &[Object]) {
        let properties = operands[1].as_dict().expect("properties");
        if let Ok(text) = properties.get(b"ActualText").and_then(Object::as_str) {
            say(page, &utf16(text.strip_prefix(&[0xFE, 0xFF]).expect("a mark")));
            self.spoken += 1;
            self.open.push(Opened::Spoken);
            return;
        }
        self.open.push(Opened::Other);
        let story = properties.get(b"N").and_then(Object::as_i64).ok();
        page.stretches.push(Stretch {
            story: story.map(|it| u32::try_from(it).expect("a number")),
            role: properties.get(b"R").map(name).unwrap_or_default(),
            text: String::new(),
        });
    }

    /// Shows codes and moves the pen. ISO 32000-1 9.4.4 and 9.7.4.3.
    fn show(&mut self, page: &mut Page, codes: &[u8]) {
        let font = page.fonts.get(&self.font).expect("a font of the page").clone();
        for code in codes.chunks_exact(2) {
            let cid = u16::from_be_bytes([code[0], code[1]]);
            let width = font.widths.get(&cid).copied().unwrap_or(1000.0);
            let [vy, w1] = font.vertical_default;
            let [w1, vx, vy] =
                font.vertical.get(&cid).copied().unwrap_or([w1, width / 2.0, vy]);
            let origin = if font.down { [-vx, -vy] } else { [0.0, 0.0] };
            let text = font.texts.get(&cid).cloned().unwrap_or_default();
            if self.spoken == 0 {
                say(page, &text);
            }
            let [a, b, c, d, e, f] = self.matrix;
            let [x, y] = origin.map(|it| it / 1000.0 * self.size);
            page.shown.push(Shown {
                font: self.font.clone(),
                cid,
                text,
                at: [a * x + c * y + e, b * x + d * y + f],
                matrix: [a, b, c, d],
                size: self.size,
            });
            self.step(page, if font.down { w1 } else { width } / 1000.0);
        }
    }

    /// Moves the pen by so many ems along the way of writing.
    fn step(&mut self, page: &Page, ems: f64) {
        let down = page.fonts.get(&self.font).is_some_and(|it| it.down);
        let [a, b, c, d, ..] = self.matrix;
        let (x, y) = if down { (c, d) } else { (a, b) };
        self.matrix[4] += x * ems * self.size;
        self.matrix[5] += y * ems * self.size;
    }
}

fn say(page: &mut Page, text: &str) {
    if let Some(stretch) = page.stretches.last_mut() {
        stretch.text.push_str(text);
    }
}

fn font(document: &Document, dict: &Dictionary) -> Font {
    let follow =
        |object: &Object| document.dereference(object).expect("an object").1.clone();
    let encoding = name(dict.get(b"Encoding").expect("an encoding"));
    let descendants = follow(dict.get(b"DescendantFonts").expect("a descendant"));
    let descendant = follow(&descendants.as_array().expect("a list")[0]);
    let descendant = descendant.as_dict().expect("a CID font");
    let descriptor = follow(descendant.get(b"FontDescriptor").expect("a descriptor"));
    let descriptor = descriptor.as_dict().expect("a dictionary");
    let key =
        ["FontFile2", "FontFile3"].into_iter().find(|it| descriptor.has(it.as_bytes()));
    let key = key.expect("an embedded font program");
    let program = follow(descriptor.get(key.as_bytes()).expect("a program"));
    let map = follow(dict.get(b"ToUnicode").expect("ToUnicode"));
    let plain = |object: &Object| {
        let stream = object.as_stream().expect("a stream");
        stream.get_plain_content().expect("it unpacks")
    };
    let pair = descendant
        .get(b"DW2")
        .map(follow)
        .map(|it| it.as_array().expect("a pair").clone());
    Font {
        base: name(dict.get(b"BaseFont").expect("a name")),
        down: encoding == "Identity-V",
        program: plain(&program),
        program_key: key.to_owned(),
        texts: to_unicode(&plain(&map)),
        widths: widths(descendant.get(b"W").map(follow).ok()),
        vertical_default: pair
            .map_or([880.0, -1000.0], |it| [number(&it[0]), number(&it[1])]),
        vertical: vertical(descendant.get(b"W2").map(follow).ok()),
    }
}

/// `first [w w …]`, the form that we write.
fn widths(array: Option<Object>) -> BTreeMap<u16, f64> {
    listed(array).map(|(cid, values)| (cid, values[0])).collect()
}

/// `first [w1 vx vy …]`.
fn vertical(array: Option<Object>) -> BTreeMap<u16, [f64; 3]> {
    let rows = triples(array);
    rows.map(|(cid, it)| (cid, [it[0], it[1], it[2]])).collect()
}

fn listed(array: Option<Object>) -> impl Iterator<Item = (u16, Vec<f64>)> {
    spread(array, 1)
}

fn triples(array: Option<Object>) -> impl Iterator<Item = (u16, Vec<f64>)> {
    spread(array, 3)
}

fn spread(array: Option<Object>, each: usize) -> impl Iterator<Item = (u16, Vec<f64>)> {
    let array =
        array.map(|it| it.as_array().expect("an array").clone()).unwrap_or_default();
    let pairs: Vec<(u16, Vec<f64>)> = array
        .chunks_exact(2)
        .map(|pair| {
            let first =
                u16::try_from(pair[0].as_i64().expect("a code")).expect("16 bits");
            (first, pair[1].as_array().expect("a list").iter().map(number).collect())
        })
        .collect();
    pairs.into_iter().flat_map(move |(first, values)| {
        let chunks: Vec<Vec<f64>> =
            values.chunks_exact(each).map(<[f64]>::to_vec).collect();
        (first..).zip(chunks)
    })
}

/// The `bfchar` rows of a `CMap`.
fn to_unicode(map: &[u8]) -> BTreeMap<u16, String> {
    let map = String::from_utf8(map.to_vec()).expect("ASCII");
    assert!(!map.contains("beginbfrange"), "this reader knows bfchar only");
    let mut texts = BTreeMap::new();
    for block in map.split("beginbfchar").skip(1) {
        let block = block.split("endbfchar").next().expect("a block");
        for row in block.lines().filter(|it| it.starts_with('<')) {
            let (code, text) = row.split_once("> <").expect("two columns");
            let code = u16::from_str_radix(&code[1..], 16).expect("a code");
            let text = hex(text.strip_suffix('>').expect("an end"));
            assert!(texts.insert(code, utf16(&text)).is_none(), "{code:04X} twice");
        }
    }
    texts
}

fn hex(digits: &str) -> Vec<u8> {
    let pairs = (0..digits.len()).step_by(2);
    pairs.map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hex")).collect()
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|it| u16::from_be_bytes([it[0], it[1]]));
    String::from_utf16(&units.collect::<Vec<_>>()).expect("UTF-16")
}

fn name(object: &Object) -> String {
    String::from_utf8(object.as_name().expect("a name").to_vec()).expect("ASCII")
}

/// A number; decimals come back as they were written, not as the nearest `f32`.
fn number(object: &Object) -> f64 {
    match object {
        Object::Integer(whole) => f64::from(i32::try_from(*whole).expect("small")),
        Object::Real(decimal) => decimal.to_string().parse().expect("a number"),
        other => panic!("not a number: {other:?}"),
    }
}
