//! Content of a page: the only file that speaks to printpdf.
//!
//! printpdf serialises operators, pages and their tree. What it gets wrong is left to
//! [`document`](super::document), which works on the object model underneath.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Document, Object};
use printpdf::{
    Cmyk, Color, CurTransMat, DictItem, ExtendedGraphicsStateId, FontId, LineDashPattern,
    Mm, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rgb, TextMatrix,
};

use crate::ink::{Ink, SpotTint};
use crate::pdf::number::thousandths;
use crate::picture::Screen;

/// A part of a line of type.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Piece {
    /// Codes to show, two bytes each.
    Codes(Vec<u8>),
    /// A move of the pen in thousandths of the size, against the line's direction in
    /// horizontal lines and along it in vertical ones. ISO 32000-1 9.4.3, `TJ`.
    Move(i64),
}

/// Whether inks below a mark stay (叠印) or are taken out (镂空).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Overprint {
    /// The mark prints over what lies below.
    On,
    /// The mark knocks out what lies below.
    Off,
}

impl Overprint {
    /// On or off.
    pub(super) const fn of(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }

    /// The name of its graphics state in a page's resources.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::On => "OP",
            Self::Off => "KO",
        }
    }
}

/// The operators of a page, in the order of painting.
#[derive(Debug, Default)]
pub(super) struct Content<'a> {
    /// What turns inks into lights; none when the press is to print them.
    screen: Option<&'a Screen>,
    ops: Vec<Op>,
    filling: Option<Ink>,
    stroking: Option<Ink>,
    overprint: Option<Overprint>,
    /// The spot inks that were chosen.
    pub(super) spots: BTreeSet<u8>,
}

/// What is said of marked content.
pub(super) type Properties = BTreeMap<String, DictItem>;

/// The name of a spot ink in a page's resources.
pub(super) fn spot_name(number: u8) -> String {
    format!("S{number}")
}

impl<'a> Content<'a> {
    /// Nothing yet, in inks or on a screen.
    pub(super) fn new(screen: Option<&'a Screen>) -> Self {
        Self { screen, ..Self::default() }
    }

    /// Starts marked content with properties.
    pub(super) fn begin(&mut self, tag: &str, properties: Properties) {
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map: properties },
        });
    }

    /// Starts marked content that stands for `text`. ISO 32000-1 14.9.4.
    pub(super) fn begin_span(&mut self, text: &str) {
        let data = utf16(text);
        let item = DictItem::String { data, literal: false };
        self.begin("Span", BTreeMap::from([("ActualText".to_owned(), item)]));
    }

    /// Ends marked content.
    pub(super) fn end(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    /// A marked point.
    pub(super) fn point(&mut self, tag: &str) {
        self.ops.push(Op::Marker { id: tag.to_owned() });
    }

    /// Starts a text object.
    pub(super) fn begin_text(&mut self) {
        self.ops.push(Op::StartTextSection);
    }

    /// Ends a text object.
    pub(super) fn end_text(&mut self) {
        self.ops.push(Op::EndTextSection);
    }

    /// Chooses a font resource and a size in points.
    pub(super) fn font(&mut self, name: String, size: f32) {
        let font = PdfFontHandle::External(FontId(name));
        self.ops.push(Op::SetFont { font, size: Pt(size) });
    }

    /// Sets the text matrix.
    pub(super) fn text_matrix(&mut self, matrix: [f32; 6]) {
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) });
    }

    /// Shows a stretch of type.
    pub(super) fn show(&mut self, pieces: Vec<Piece>) {
        let items = pieces.into_iter().map(|piece| match piece {
            Piece::Codes(codes) => DictItem::Bytes(codes),
            Piece::Move(thousandths) => DictItem::Int(thousandths),
        });
        self.raw("TJ", vec![DictItem::Array(items.collect())]);
    }

    /// Chooses the ink for type and areas.
    pub(super) fn fill_with(&mut self, ink: Ink, overprint: Overprint) {
        self.overprint(overprint);
        if self.filling.replace(ink) != Some(ink) {
            match self.color(ink) {
                Ok(col) => self.ops.push(Op::SetFillColor { col }),
                Err(spot) => self.spot(["cs", "scn"], spot),
            }
        }
    }

    /// Chooses the ink for lines.
    pub(super) fn stroke_with(&mut self, ink: Ink, overprint: Overprint) {
        self.overprint(overprint);
        if self.stroking.replace(ink) != Some(ink) {
            match self.color(ink) {
                Ok(col) => self.ops.push(Op::SetOutlineColor { col }),
                Err(spot) => self.spot(["CS", "SCN"], spot),
            }
        }
    }

    /// Chooses a spot ink with the operators for a space and for a tint in it. ISO
    /// 32000-1 8.6.8.
    fn spot(&mut self, [space, color]: [&str; 2], spot: SpotTint) {
        self.spots.insert(spot.number);
        self.raw(space, vec![name(&spot_name(spot.number))]);
        let tint = thousandths(i64::from(spot.tint));
        self.raw(color, vec![DictItem::Real(tint)]);
    }

    /// The colour of an ink, or else the plate of its own that it is on.
    fn color(&self, ink: Ink) -> Result<Color, SpotTint> {
        match (self.screen, ink.spot) {
            (Some(screen), _) => Ok(light(screen.light(ink))),
            (None, Some(spot)) => Err(spot),
            (None, None) => Ok(color(ink)),
        }
    }

    /// Chooses between overprint and knockout; a screen knows neither.
    pub(super) fn overprint(&mut self, overprint: Overprint) {
        if self.screen.is_none() && self.overprint.replace(overprint) != Some(overprint) {
            let gs = ExtendedGraphicsStateId(overprint.name().to_owned());
            self.ops.push(Op::LoadGraphicsState { gs });
        }
    }

    /// Fills a rectangle: left, bottom, width, height.
    pub(super) fn fill(&mut self, rect: [f32; 4]) {
        self.rectangle(rect);
        self.raw("f", Vec::new());
    }

    /// A step of a path, by its operator. ISO 32000-1 8.5.2.
    pub(super) fn step(&mut self, operator: &str, points: &[[f32; 2]]) {
        let numbers = points.iter().flatten();
        self.raw(operator, numbers.map(|it| DictItem::Real(*it)).collect());
    }

    /// Fills the path, every part of which is closed by that. ISO 32000-1 8.5.3.
    pub(super) fn fill_steps(&mut self, even_odd: bool) {
        self.raw(if even_odd { "f*" } else { "f" }, Vec::new());
    }

    /// Draws a line between two points.
    pub(super) fn line(&mut self, from: [f32; 2], to: [f32; 2], width: f32) {
        self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        self.raw("m", from.map(DictItem::Real).into());
        self.raw("l", to.map(DictItem::Real).into());
        self.raw("S", Vec::new());
    }

    /// Draws Bézier curves, each beginning where the one before ends.
    pub(super) fn curves(&mut self, curves: &[[[f32; 2]; 4]], width: f32) {
        self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        if let Some([start, ..]) = curves.first() {
            self.raw("m", start.map(DictItem::Real).into());
        }
        for [_, one, two, end] in curves {
            let points = [one, two, end].into_iter().flatten();
            self.raw("c", points.map(|it| DictItem::Real(*it)).collect());
        }
        self.raw("S", Vec::new());
    }

    /// Breaks the lines that follow into dashes; an empty pattern is an unbroken line.
    pub(super) fn dash(&mut self, pattern: &[f32]) {
        let dash = LineDashPattern::new(0.0, pattern);
        self.ops.push(Op::SetLineDashPattern { dash });
    }

    /// Moves all that follows to the right and up by so many points.
    pub(super) fn shift(&mut self, by: f32) {
        let matrix = CurTransMat::Raw([1.0, 0.0, 0.0, 1.0, by, by]);
        self.ops.push(Op::SetTransformationMatrix { matrix });
    }

    /// Draws the `XObject` called `name` with the unit square laid out by `matrix`, cut to `clip`.
    pub(super) fn picture(&mut self, name: String, clip: [f32; 4], matrix: [f32; 6]) {
        self.ops.push(Op::SaveGraphicsState);
        self.rectangle(clip);
        self.raw("W", Vec::new());
        self.raw("n", Vec::new());
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        self.raw("Do", vec![DictItem::Name(name.into_bytes())]);
        self.ops.push(Op::RestoreGraphicsState);
    }

    /// The content stream.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut document = document(vec![PdfPage::new(Mm(0.0), Mm(0.0), self.ops)]);
        let page = document.page_iter().next();
        let contents = page
            .and_then(|page| document.get_dictionary(page).ok())
            .and_then(|page| page.get(b"Contents").and_then(Object::as_reference).ok());
        let stream =
            contents.and_then(|id| document.objects.remove(&id)).and_then(|object| {
                if let Object::Stream(it) = object { Some(it) } else { None }
            });
        stream.map(|it| it.content).unwrap_or_default()
    }

    fn rectangle(&mut self, rect: [f32; 4]) {
        self.raw("re", rect.map(DictItem::Real).into());
    }

    fn raw(&mut self, operator: &str, value: Vec<DictItem>) {
        self.ops.push(Op::Unknown { key: operator.to_owned(), value });
    }
}

/// A document of so many empty pages: catalogue, tree and page dictionaries.
pub(super) fn blank(pages: usize) -> Document {
    document((0..pages).map(|_| PdfPage::new(Mm(0.0), Mm(0.0), Vec::new())).collect())
}

/// printpdf's object model of a document. Its saving options must let raw operators
/// pass; its own compression and picture conversion stay unused.
fn document(pages: Vec<PdfPage>) -> Document {
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: false,
        image_optimization: None,
    };
    let mut paper = PdfDocument::new("");
    paper.with_pages(pages);
    paper.to_lopdf_document(&options, &mut Vec::new())
}

/// A marked-content property that is a number.
pub(super) fn number(value: u32) -> DictItem {
    DictItem::Int(i64::from(value))
}

/// A marked-content property that is a name.
pub(super) fn name(value: &str) -> DictItem {
    DictItem::Name(value.as_bytes().to_vec())
}

/// A text string. ISO 32000-1 7.9.2.2: UTF-16 with a byte order mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

fn light(light: [u8; 3]) -> Color {
    let [r, g, b] = light.map(|it| thousandths(i64::from(it) * 1000 / 255));
    Color::Rgb(Rgb::new(r, g, b, None))
}

fn color(ink: Ink) -> Color {
    let part = |it: u16| thousandths(i64::from(it));
    let cmyk = Cmyk::new(part(ink.c), part(ink.m), part(ink.y), part(ink.k), None);
    Color::Cmyk(cmyk)
}
