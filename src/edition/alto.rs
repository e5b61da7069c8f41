//! A page as ALTO 4.4, the form in which libraries keep the text of a page with its place
//! (档案). Lengths are tenths of a millimetre; nothing was recognised, so nothing is unsure.

use std::collections::BTreeMap;

use crate::edition::lines::{self, Piece, Word};
use crate::edition::xml::{Attribute, Xml};
use crate::edition::{Edition, File, Page, html, json};
use crate::font::FaceId;
use crate::geom::{Length, Point, Rect};
use crate::proof::{Role, TextLine};

/// The face and the size of a run.
type Style = (FaceId, Length);

/// What a block of text is for, as a tag: its name and its label.
const TAGS: &[(&[Role], &str, &str)] = &[
    (&[Role::Headline], "headline", "主题"),
    (&[Role::Kicker], "kicker", "引题"),
    (&[Role::Deck], "deck", "副题"),
    (&[Role::Summary], "summary", "提要题"),
    (&[Role::Label], "label", "栏题"),
    (&[Role::Byline], "byline", "署名"),
    (&[Role::Crosshead], "crosshead", "小标题"),
    (&[Role::Caption], "caption", "图片说明"),
    (&[Role::Jump], "jump", "转版"),
    (&[Role::Teaser], "teaser", "导读"),
    (&[Role::Masthead], "masthead", "报头"),
    (&[Role::Folio], "folio", "报眉"),
    (&[Role::Advert], "advert", "广告"),
    (&[Role::Body, Role::Boxed], "body", "正文"),
];

/// The file of the page `at`.
pub(super) fn page(edition: &Edition<'_>, at: usize) -> File {
    let Some(page) = edition.pages.get(at) else {
        return File { path: String::new(), bytes: Vec::new() };
    };
    let mut writer = Writer { edition, page, styles: styles(page), xml: Xml::new() };
    writer.whole(at);
    File { path: format!("alto/{}.xml", page.name()), bytes: writer.xml.finish() }
}

/// Every style of a page, numbered in a steady order.
fn styles(page: &Page<'_>) -> BTreeMap<Style, usize> {
    let lines = page.sheet.marks.iter().filter_map(lines::line_of);
    let runs = lines.flat_map(|it| &it.runs).map(|it| (it.face, it.size));
    let mut styles: BTreeMap<Style, usize> = runs.map(|it| (it, 0)).collect();
    styles.values_mut().zip(1..).for_each(|(it, number)| *it = number);
    styles
}

/// Writes a page.
struct Writer<'a> {
    edition: &'a Edition<'a>,
    page: &'a Page<'a>,
    styles: BTreeMap<Style, usize>,
    xml: Xml,
}

impl Writer<'_> {
    fn whole(&mut self, at: usize) {
        let trim = self.page.sheet.trim;
        let page = Rect::new(Length::ZERO, Length::ZERO, trim.width, trim.height);
        let space = "http://www.loc.gov/standards/alto/ns-v4#".to_owned();
        self.xml.open("alto", &[("xmlns", space), ("SCHEMAVERSION", "4.4".to_owned())]);
        self.description();
        self.known();
        self.order(at);
        self.xml.open("Layout", &[]);
        let [_, _, width, height] = extent(&page);
        self.xml.open(
            "Page",
            &[
                ("ID", "page".to_owned()),
                ("PHYSICAL_IMG_NR", (at + 1).to_string()),
                ("PRINTED_IMG_NR", self.page.number()),
                height,
                width,
                ("LANG", self.edition.about.language.clone()),
            ],
        );
        self.xml.open("PrintSpace", &extent(&page));
        (0..self.page.sheet.blocks.len()).for_each(|block| self.block(at, block));
    }

    fn description(&mut self) {
        let about = self.edition.about;
        self.xml.open("Description", &[]);
        self.xml.words("MeasurementUnit", "mm10");
        self.xml.open("sourceImageInformation", &[]);
        self.xml.words("fileName", &self.page.shots.page.file);
        let document = format!("{}_{}", about.code, about.plain_day());
        self.xml.words("documentIdentifier", &document);
        self.xml.close();
        self.xml.open("Processing", &[("ID", "made".to_owned())]);
        self.xml.words("processingCategory", "contentGeneration");
        self.xml.open("processingSoftware", &[]);
        self.xml.words("softwareName", json::GENERATOR);
        self.xml.words("softwareVersion", env!("CARGO_PKG_VERSION"));
        (0..3).for_each(|_| self.xml.close());
    }

    /// Styles and tags.
    fn known(&mut self) {
        self.xml.open("Styles", &[]);
        for ((face, size), number) in &self.styles {
            let family = self.edition.material.fonts.face(*face).name().to_owned();
            self.xml.empty(
                "TextStyle",
                &[
                    ("ID", format!("style{number}")),
                    ("FONTFAMILY", family),
                    ("FONTSIZE", size.to_string()),
                ],
            );
        }
        self.xml.close();
        self.xml.open("Tags", &[]);
        for (_, name, label) in TAGS {
            let id = ("ID", format!("tag-{name}"));
            self.xml.empty("LayoutTag", &[id, ("LABEL", (*label).to_owned())]);
        }
        for article in &self.edition.articles {
            let id = ("ID", format!("article-{}", article.id));
            let label = html::title(self.edition, article);
            let kind = json::kind(article.kind).to_owned();
            self.xml.empty("StructureTag", &[id, ("TYPE", kind), ("LABEL", label)]);
        }
        self.xml.close();
    }

    /// Every article by itself, its blocks in order; between articles there is none.
    fn order(&mut self, at: usize) {
        let blocks: Vec<usize> = (0..self.page.sheet.blocks.len()).collect();
        let read = |it: &usize| {
            self.edition.article_at(at, *it).is_some() && !self.pieces(*it).is_empty()
        };
        let blocks: Vec<usize> = blocks.into_iter().filter(read).collect();
        if blocks.is_empty() {
            return;
        }
        self.xml.open("ReadingOrder", &[]);
        self.xml.open("UnorderedGroup", &[("ID", "order".to_owned())]);
        for block in blocks {
            let count = self.pieces(block).len();
            self.xml.open("OrderedGroup", &[("ID", format!("order{block}"))]);
            for piece in 0..count {
                let id = ("ID", format!("order{block}-{piece}"));
                let to = ("REF", format!("block{block}-{piece}"));
                self.xml.empty("ElementRef", &[id, to]);
            }
            self.xml.close();
        }
        self.xml.close();
        self.xml.close();
    }

    fn pieces(&self, block: usize) -> Vec<Piece<'_>> {
        let block = self.page.sheet.blocks.get(block);
        let marks = block.and_then(|it| self.page.sheet.marks.get(it.marks.clone()));
        lines::pieces(marks.unwrap_or_default())
    }

    /// A thing on the page with everything in it.
    fn block(&mut self, at: usize, block: usize) {
        let page = self.page;
        let marks = page.sheet.blocks.get(block);
        let marks = marks.and_then(|it| page.sheet.marks.get(it.marks.clone()));
        let pieces = lines::pieces(marks.unwrap_or_default());
        let around =
            pieces.iter().filter_map(Piece::area).reduce(|one, two| one.around(&two));
        let Some(around) = around else { return };
        let article = self.edition.article_at(at, block);
        let kind = page.sheet.blocks.get(block).map(|it| json::kind(it.kind));
        let mut attributes = vec![
            ("ID", format!("block{block}")),
            ("TYPE", kind.unwrap_or_default().to_owned()),
        ];
        let tag = article.map(|it| ("TAGREFS", format!("article-{}", it.id)));
        attributes.extend(tag);
        attributes.extend(extent(&around));
        self.xml.open("ComposedBlock", &attributes);
        let zone = page.zones.get(block).map(Vec::as_slice).unwrap_or_default();
        if let [polygon] = zone {
            self.xml.open("Shape", &[]);
            self.xml.empty("Polygon", &[("POINTS", points(polygon))]);
            self.xml.close();
        }
        for (nth, piece) in pieces.iter().enumerate() {
            self.piece(piece, format!("block{block}-{nth}"));
        }
        self.xml.close();
    }

    fn piece(&mut self, piece: &Piece<'_>, id: String) {
        let Some(area) = piece.area() else { return };
        let mut attributes = vec![("ID", id)];
        attributes.extend(extent(&area));
        match piece {
            Piece::Picture(_) => self.xml.empty("Illustration", &attributes),
            Piece::Lines(role, lines) => {
                let tag = TAGS.iter().find(|(roles, ..)| roles.contains(role));
                attributes.extend(tag.map(|(_, it, _)| ("TAGREFS", format!("tag-{it}"))));
                self.xml.open("TextBlock", &attributes);
                lines.iter().for_each(|it| self.line(it));
                self.xml.close();
            }
        }
    }

    fn line(&mut self, line: &TextLine) {
        let words = lines::words(line);
        let Some(area) = line.area().filter(|_| !words.is_empty()) else { return };
        let mut attributes = Vec::from(extent(&area));
        if lines::is_vertical(line) {
            attributes.push(("BASEDIRECTION", "ttb".to_owned()));
        }
        self.xml.open("TextLine", &attributes);
        let mut before: Option<&Word> = None;
        for word in &words {
            if before.is_some_and(|it| it.blank_after) {
                self.xml.empty("SP", &[]);
            }
            let mut attributes = vec![("CONTENT", word.text.clone())];
            attributes.extend(extent(&word.area));
            let style = self.styles.get(&word.style);
            attributes.extend(style.map(|it| ("STYLEREFS", format!("style{it}"))));
            self.xml.empty("String", &attributes);
            before = Some(word);
        }
        self.xml.close();
    }
}

/// A rectangle as every element has it.
fn extent(rect: &Rect) -> [Attribute; 4] {
    [
        ("HPOS", tenths(rect.left())),
        ("VPOS", tenths(rect.top())),
        ("WIDTH", tenths(rect.size.width)),
        ("HEIGHT", tenths(rect.size.height)),
    ]
}

fn points(polygon: &[Point]) -> String {
    let corner = |it: &Point| format!("{},{}", tenths(it.x), tenths(it.y));
    polygon.iter().map(corner).collect::<Vec<_>>().join(" ")
}

/// Tenths of a millimetre with two decimals.
fn tenths(length: Length) -> String {
    let hundredths = length.scale(1, 36).emu();
    let sign = if hundredths < 0 { "-" } else { "" };
    let plain = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", plain / 100, plain % 100)
}
