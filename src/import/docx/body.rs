//! The text of a document: paragraphs, tables, and what stands between (17.3).

use std::collections::BTreeMap;
use std::mem;

use roxmltree::Node;

use crate::import::docx::graphics::Drawn;
use crate::import::docx::numbering::Numbering;
use crate::import::docx::styles::{Look, Styles, list_of, outline_of};
use crate::import::docx::xml::{attribute, child, chosen, name, switch, value, words};
use crate::import::left::{Kind, Left};
use crate::import::manuscript::{Paragraph, Run, Shape};

/// Elements nest no deeper; what does is taken as plain words.
const DEEPEST: usize = 120;

/// Notes of a document, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) footnotes: BTreeMap<String, String>,
    pub(super) endnotes: BTreeMap<String, String>,
    pub(super) comments: BTreeMap<String, String>,
}

/// Walks through a document.
pub(super) struct Body<'a, 'd> {
    styles: &'a Styles,
    numbering: Numbering,
    notes: &'a Notes,
    left: &'a mut Left,
    paragraphs: Vec<Paragraph>,
    /// How many paragraphs there were before those of the cell that is read.
    before: usize,
    /// Runs of a paragraph whose end was deleted: they go on in the next.
    carried: Vec<Run>,
    /// Text boxes of the paragraph that is read.
    boxes: Vec<Node<'d, 'd>>,
    pictures: Vec<(usize, String)>,
    /// For each open field whether its result has begun (17.16.18).
    fields: Vec<bool>,
    /// Whether the first paragraph is of the first outline level.
    first_level: bool,
    depth: usize,
}

/// How the words of a stretch are to be taken.
#[derive(Copy, Clone, Default)]
struct Manner {
    deleted: bool,
    inserted: bool,
    /// What the paragraph's style says.
    look: Look,
}

impl<'a, 'd> Body<'a, 'd> {
    pub(super) fn new(
        styles: &'a Styles,
        numbering: Numbering,
        notes: &'a Notes,
        left: &'a mut Left,
    ) -> Self {
        Self {
            styles,
            numbering,
            notes,
            left,
            paragraphs: Vec::new(),
            before: 0,
            carried: Vec::new(),
            boxes: Vec::new(),
            pictures: Vec::new(),
            fields: Vec::new(),
            first_level: false,
            depth: 0,
        }
    }

    /// The paragraphs, the pictures, and whether the first paragraph is of the first level.
    pub(super) fn finish(mut self) -> (Vec<Paragraph>, Vec<(usize, String)>, bool) {
        let runs = mem::take(&mut self.carried);
        self.keep(Paragraph { shape: Shape::Text, runs });
        (self.paragraphs, self.pictures, self.first_level)
    }

    /// The number of the paragraph that is read, from 1.
    fn number(&self) -> usize {
        self.before + self.paragraphs.len() + 1
    }

    /// Everything in `node`, paragraph by paragraph.
    pub(super) fn blocks(&mut self, node: Node<'d, 'd>) {
        self.depth += 1;
        for it in node.children().filter(Node::is_element) {
            match name(it) {
                "p" => self.paragraph(it),
                "tbl" => self.table(it),
                "sectPr" | "tblPr" | "tblGrid" | "trPr" | "tcPr" | "sdtPr" => {}
                "altChunk" => self.left.note(Kind::Object, self.number(), ""),
                "AlternateContent" if self.depth < DEEPEST => {
                    chosen(it).into_iter().for_each(|it| self.blocks(it));
                }
                _ if self.depth < DEEPEST => self.blocks(it),
                _ => self.too_deep(it),
            }
        }
        self.depth -= 1;
    }

    fn too_deep(&mut self, node: Node<'_, '_>) {
        let run = Run { words: words(node), ..Run::default() };
        self.keep(Paragraph { shape: Shape::Text, runs: vec![run] });
    }

    fn keep(&mut self, paragraph: Paragraph) {
        if !paragraph.is_blank() {
            self.paragraphs.push(paragraph);
        }
    }

    fn paragraph(&mut self, node: Node<'d, 'd>) {
        let properties = child(node, "pPr");
        let style = properties.and_then(|it| value(it, "pStyle")).unwrap_or_default();
        let own = properties.and_then(outline_of);
        let (shape, level) = self.styles.shape(style, own);
        let manner = Manner { look: self.styles.look(style), ..Manner::default() };
        let mut runs = mem::take(&mut self.carried);
        self.inline(node, manner, &mut runs);
        let mut paragraph = Paragraph { shape, runs };
        let end = properties.and_then(|it| child(it, "rPr"));
        let goes_on = end.is_some_and(|it| child(it, "del").is_some());
        if goes_on && self.depth < DEEPEST {
            self.carried = paragraph.runs;
        } else {
            if !paragraph.is_blank() {
                let number = self.list_number(properties, style);
                paragraph.runs.splice(0..0, number);
            }
            let first = self.number() == 1 && !paragraph.is_blank();
            self.first_level |= first && level == Some(0);
            self.keep(paragraph);
        }
        for it in mem::take(&mut self.boxes) {
            let open = mem::take(&mut self.fields);
            self.left.note(Kind::TextBox, self.number(), "");
            self.blocks(it);
            self.fields = open;
        }
    }

    /// The number of a paragraph in a list (编号), if it has one.
    fn list_number(
        &mut self,
        properties: Option<Node<'_, '_>>,
        style: &str,
    ) -> Option<Run> {
        let own = properties.and_then(list_of);
        let (list, level) = own.or_else(|| self.styles.list(style))?;
        let words = self.numbering.next(&list, level);
        (!words.is_empty()).then(|| Run { words, ..Run::default() })
    }

    /// Each row of a table as a paragraph, its cells parted by a full-width blank.
    fn table(&mut self, node: Node<'d, 'd>) {
        self.left.note(Kind::Table, self.number(), "");
        let mut rows = Vec::new();
        self.rows(node, &mut rows);
        for row in rows {
            let mut runs: Vec<Run> = Vec::new();
            for cell in row {
                let outer = mem::take(&mut self.paragraphs);
                self.before += outer.len();
                self.blocks(cell);
                let inner = mem::replace(&mut self.paragraphs, outer);
                self.before -= self.paragraphs.len();
                for (at, paragraph) in inner.into_iter().enumerate() {
                    let gap = if at == 0 { "\u{3000}" } else { " " };
                    let gap = if runs.is_empty() { "" } else { gap };
                    runs.push(Run { words: gap.to_owned(), ..Run::default() });
                    runs.extend(paragraph.runs);
                }
            }
            self.keep(Paragraph { shape: Shape::Text, runs });
        }
    }

    /// The cells of each row, out of whatever wraps them.
    fn rows(&mut self, node: Node<'d, 'd>, rows: &mut Vec<Vec<Node<'d, 'd>>>) {
        self.depth += 1;
        for it in node.children().filter(Node::is_element) {
            match name(it) {
                "tr" => rows.push(vec![it]),
                _ if self.depth < DEEPEST => self.rows(it, rows),
                _ => self.too_deep(it),
            }
        }
        self.depth -= 1;
        for row in rows.iter_mut() {
            if let [only] = row.as_slice()
                && name(*only) == "tr"
            {
                *row = cells(*only);
            }
        }
    }

    /// The runs in `node`, with whatever wraps them.
    fn inline(&mut self, node: Node<'d, 'd>, manner: Manner, runs: &mut Vec<Run>) {
        self.depth += 1;
        for it in node.children().filter(Node::is_element) {
            let mut manner = manner;
            match name(it) {
                "pPr" | "sdtPr" | "fldData" => continue,
                "r" if is_math(it) => {
                    runs.push(Run { words: words(it), ..Run::default() });
                    continue;
                }
                "r" => {
                    self.run(it, manner, runs);
                    continue;
                }
                "oMath" => self.left.note(Kind::Formula, self.number(), ""),
                "del" | "moveFrom" => manner.deleted = true,
                "ins" | "moveTo" => manner.inserted = true,
                _ => {}
            }
            let inner =
                if name(it) == "AlternateContent" { chosen(it) } else { Some(it) };
            match inner {
                Some(inner) if self.depth < DEEPEST => self.inline(inner, manner, runs),
                Some(inner) => runs.push(Run { words: words(inner), ..Run::default() }),
                None => {}
            }
        }
        self.depth -= 1;
    }

    fn run(&mut self, node: Node<'d, 'd>, manner: Manner, runs: &mut Vec<Run>) {
        let properties = child(node, "rPr");
        let own = properties.map(Look::of).unwrap_or_default();
        let style = properties.and_then(|it| value(it, "rStyle")).unwrap_or_default();
        let styled = self.styles.look(style).or(manner.look);
        // Slanted by a style is a head or the like, and told by its shape.
        let look = Look { slanted: own.slanted, ..own.or(styled) };
        let deleted_here = properties.is_some_and(|it| switch(it, "del").is_some());
        let manner = Manner { look, deleted: manner.deleted || deleted_here, ..manner };
        for it in node.children().filter(Node::is_element) {
            self.piece(it, manner, runs);
        }
    }

    /// One piece of a run.
    fn piece(&mut self, node: Node<'d, 'd>, manner: Manner, runs: &mut Vec<Run>) {
        let id = || attribute(node, "id").unwrap_or_default();
        let number = self.number();
        let notes = self.notes;
        let note = |notes: &BTreeMap<String, String>| notes.get(id()).cloned();
        match name(node) {
            "t" | "delText" => {
                let words = node.text().unwrap_or_default();
                self.words(words, manner, runs);
            }
            "tab" | "ptab" => self.words("\t", manner, runs),
            "br" if matches!(attribute(node, "type"), Some("page" | "column")) => {}
            "br" | "cr" => self.words("\n", manner, runs),
            "noBreakHyphen" => self.words("-\u{2060}", manner, runs),
            "softHyphen" => self.words("\u{AD}", manner, runs),
            "sym" => self.symbol(node, manner, runs),
            "ruby" => self.ruby(node, manner, runs),
            "footnoteReference" => {
                let words = note(&notes.footnotes).unwrap_or_default();
                self.left.note(Kind::Footnote, number, &words);
            }
            "endnoteReference" => {
                let words = note(&notes.endnotes).unwrap_or_default();
                self.left.note(Kind::Endnote, number, &words);
            }
            "commentReference" => {
                let words = note(&notes.comments).unwrap_or_default();
                self.left.note(Kind::Comment, number, &words);
            }
            "fldChar" => self.field(node),
            "drawing" | "pict" | "object" => self.drawing(node),
            "AlternateContent" => {
                let inner = chosen(node).into_iter().flat_map(|it| it.children());
                let elements: Vec<_> = inner.filter(Node::is_element).collect();
                elements.into_iter().for_each(|it| self.piece(it, manner, runs));
            }
            _ => {}
        }
    }

    /// Words, taken or left out by how they look.
    fn words(&mut self, words: &str, manner: Manner, runs: &mut Vec<Run>) {
        let (look, number) = (manner.look, self.number());
        let in_code = self.fields.iter().any(|result| !result);
        if manner.deleted {
            self.left.note(Kind::Deleted, number, words);
            return;
        }
        if look.hidden == Some(true) || in_code {
            self.left.note(Kind::Hidden, number, words);
            return;
        }
        let told = [
            (manner.inserted, Kind::Inserted),
            (look.slanted == Some(true), Kind::Slanted),
            (look.struck == Some(true), Kind::Struck),
        ];
        for (_, kind) in told.iter().filter(|it| it.0 && !words.trim().is_empty()) {
            self.left.note(*kind, number, words);
        }
        runs.push(Run {
            words: words.to_owned(),
            strong: look.bold == Some(true),
            dots: look.dots == Some(true),
            ..Run::default()
        });
    }

    /// A character of a symbol font: what it is cannot be known without the font.
    fn symbol(&mut self, node: Node<'_, '_>, manner: Manner, runs: &mut Vec<Run>) {
        let code = attribute(node, "char").unwrap_or_default();
        let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        match c.filter(|it| !('\u{E000}'..='\u{F8FF}').contains(it)) {
            Some(c) if !c.is_control() => self.words(&c.to_string(), manner, runs),
            _ => {
                let font = attribute(node, "font").unwrap_or_default();
                self.left.note(Kind::Symbol, self.number(), &format!("{font} {code} "));
            }
        }
    }

    /// 注音 (17.3.3.25).
    fn ruby(&mut self, node: Node<'d, 'd>, manner: Manner, runs: &mut Vec<Run>) {
        let mut base = Vec::new();
        if let Some(it) = child(node, "rubyBase").filter(|_| self.depth < DEEPEST) {
            self.inline(it, manner, &mut base);
        }
        let reading = child(node, "rt").map(words).unwrap_or_default();
        let plain: String = base.iter().map(|it| it.words.as_str()).collect();
        match base.into_iter().next() {
            Some(first) => runs.push(Run {
                words: plain,
                reading: Some(reading.trim().to_owned()),
                ..first
            }),
            None if manner.deleted => {
                self.left.note(Kind::Deleted, self.number(), &reading);
            }
            None => self.left.note(Kind::Reading, self.number(), &reading),
        }
    }

    fn field(&mut self, node: Node<'_, '_>) {
        match attribute(node, "fldCharType") {
            Some("begin") => self.fields.push(false),
            Some("separate") => {
                self.fields.iter_mut().rev().take(1).for_each(|it| *it = true);
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn drawing(&mut self, node: Node<'d, 'd>) {
        let number = self.number();
        let drawn = Drawn::of(node);
        self.boxes.extend(drawn.boxes);
        self.pictures.extend(drawn.pictures.into_iter().map(|it| (number, it)));
        if drawn.object || !drawn.words.is_empty() {
            self.left.note(Kind::Object, number, &drawn.words);
        }
    }
}

/// The cells of a row, out of whatever wraps them.
fn cells<'d>(row: Node<'d, 'd>) -> Vec<Node<'d, 'd>> {
    let wrapped = |it: &Node<'d, 'd>| name(*it) == "tc";
    let is_outer = |it: &Node<'d, 'd>| {
        let between = it.ancestors().skip(1).take_while(|up| up.id() != row.id());
        !between.into_iter().any(|up| name(up) == "tc")
    };
    row.descendants().filter(wrapped).filter(is_outer).collect()
}

/// Whether a run is one of a formula: those have the same names in a namespace of their own.
fn is_math(node: Node<'_, '_>) -> bool {
    node.tag_name().namespace().is_some_and(|it| it.ends_with("/math"))
}
