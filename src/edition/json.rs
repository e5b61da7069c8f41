//! `edition.json`: the whole edition for programs.

use std::ops::Range;

use serde::{Serialize, Serializer};

use crate::edition::article::{Article, Image, Part};
use crate::edition::image::Shot;
use crate::edition::words::{Paragraph, Stretch};
use crate::edition::{Edition, File, Page, Polygon};
use crate::geom::{Length, Rect, Size};
use crate::proof::BlockKind;

/// The number of this form; it changes when a program must know.
const VERSION: u32 = 1;
/// By this a folder is known to be ours.
pub(crate) const GENERATOR: &str = "banxin";

#[derive(Serialize)]
struct Whole<'a> {
    generator: &'static str,
    version: u32,
    paper: Paper<'a>,
    date: String,
    pages: Vec<OnePage<'a>>,
    articles: Vec<OneArticle<'a>>,
}

#[derive(Serialize)]
struct Paper<'a> {
    name: &'a str,
    code: &'a str,
    cn: Option<&'a str>,
    issue: Option<u32>,
    language: &'a str,
}

#[derive(Serialize)]
struct OnePage<'a> {
    numbers: &'a [u32],
    section: Option<&'a str>,
    editor: Option<&'a str>,
    designer: Option<&'a str>,
    proofreader: Option<&'a str>,
    width_mm: Millimeters,
    height_mm: Millimeters,
    vertical: bool,
    html: String,
    alto: String,
    image: Picture<'a>,
    thumbnail: Picture<'a>,
    zones: Vec<Zone<'a>>,
    links: Vec<Link>,
}

#[derive(Serialize)]
struct Picture<'a> {
    file: &'a str,
    width: usize,
    height: usize,
}

#[derive(Serialize)]
struct Zone<'a> {
    article: &'a str,
    /// Which part of the article stands here, from 1, and of how many.
    part: usize,
    parts: usize,
    polygons: Vec<Vec<[Fraction; 2]>>,
}

#[derive(Serialize)]
struct Link {
    page: u32,
    /// Left, top, right, bottom.
    rect: [Fraction; 4],
}

#[derive(Serialize)]
struct OneArticle<'a> {
    id: &'a str,
    story: Option<&'a str>,
    kind: &'static str,
    pages: Vec<u32>,
    section: Option<&'a str>,
    label: &'a [String],
    kicker: &'a [String],
    headline: &'a [String],
    deck: &'a [String],
    summary: &'a [String],
    byline: &'a [String],
    characters: usize,
    text: Vec<OneParagraph<'a>>,
    pictures: Vec<OnePicture<'a>>,
    html: String,
    ninjs: String,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum OneParagraph<'a> {
    Paragraph {
        text: String,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        readings: Vec<Reading<'a>>,
    },
    Crosshead {
        text: &'a str,
    },
    Row {
        cells: &'a [String],
    },
}

/// What stands beside the characters `start..end` of a paragraph.
#[derive(Serialize)]
struct Reading<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct OnePicture<'a> {
    file: Option<&'a str>,
    width: Option<usize>,
    height: Option<usize>,
    caption: Option<&'a str>,
    credit: Option<&'a str>,
    page: u32,
    /// Left, top, right, bottom on the page.
    rect: [Fraction; 4],
}

/// The file.
pub(super) fn edition(edition: &Edition<'_>) -> File {
    let about = edition.about;
    let whole = Whole {
        generator: GENERATOR,
        version: VERSION,
        paper: Paper {
            name: &about.paper,
            code: &about.code,
            cn: about.cn.as_deref(),
            issue: about.issue,
            language: &about.language,
        },
        date: about.day(),
        pages: (0..).zip(&edition.pages).map(|(at, it)| page(edition, at, it)).collect(),
        articles: edition
            .articles
            .iter()
            .zip(&edition.photos)
            .map(|(it, photos)| article(edition, it, photos))
            .collect(),
    };
    file("edition.json".to_owned(), &whole)
}

/// A file of JSON, with a line end.
pub(super) fn file(path: String, what: &impl Serialize) -> File {
    let mut bytes = serde_json::to_vec_pretty(what).unwrap_or_default();
    bytes.push(b'\n');
    File { path, bytes }
}

fn page<'a>(edition: &'a Edition<'_>, at: usize, page: &'a Page<'_>) -> OnePage<'a> {
    let [editor, designer, proofreader] = page.staff;
    let (sheet, name) = (page.sheet, page.name());
    let zones = page.zones.iter().enumerate().filter_map(|(block, polygons)| {
        let here = Part { sheet: at, block };
        let article = edition.article_at(at, block)?;
        Some(Zone {
            article: &article.id,
            part: 1 + article.parts.iter().position(|it| *it == here)?,
            parts: article.parts.len(),
            polygons: polygons.iter().map(|it| fractions(it, sheet.trim)).collect(),
        })
    });
    let links = sheet.links.iter();
    OnePage {
        numbers: &page.numbers,
        section: page.section,
        editor,
        designer,
        proofreader,
        width_mm: Millimeters(sheet.trim.width),
        height_mm: Millimeters(sheet.trim.height),
        vertical: sheet.grid.step < Length::ZERO,
        html: format!("pages/{name}.html"),
        alto: format!("alto/{name}.xml"),
        image: picture(&page.shots.page),
        thumbnail: picture(&page.shots.thumbnail),
        zones: zones.collect(),
        links: links
            .map(|it| Link { page: it.page, rect: ends(&it.rect, sheet.trim) })
            .collect(),
    }
}

fn picture(shot: &Shot) -> Picture<'_> {
    Picture { file: &shot.file, width: shot.width, height: shot.height }
}

fn article<'a>(
    edition: &'a Edition<'_>,
    article: &'a Article,
    photos: &'a [Option<Shot>],
) -> OneArticle<'a> {
    let page = |sheet: usize| edition.pages.get(sheet);
    let pages = article.parts.iter().filter_map(|it| Some(page(it.sheet)?.sheet.number));
    let text = article.text.iter();
    let visible = |text: String| text.chars().filter(|it| !it.is_whitespace()).count();
    let pictures = article.pictures.iter().zip(photos);
    OneArticle {
        id: &article.id,
        story: article.name.as_deref(),
        kind: kind(article.kind),
        pages: pages.collect(),
        section: page(article.sheet()).and_then(|it| it.section),
        label: &article.label,
        kicker: &article.kicker,
        headline: &article.headline,
        deck: &article.deck,
        summary: &article.summary,
        byline: &article.byline,
        characters: text.clone().map(|it| visible(it.text())).sum(),
        text: text.map(paragraph).collect(),
        pictures: pictures.filter_map(|(it, shot)| photo(edition, it, shot)).collect(),
        html: format!("articles/{}.html", article.id),
        ninjs: format!("ninjs/{}.json", article.id),
    }
}

/// The kinds as programs know them.
pub(super) const fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Story => "story",
        BlockKind::Picture => "picture",
        BlockKind::Quote => "quote",
        BlockKind::Ear => "ear",
        BlockKind::Briefs => "briefs",
        BlockKind::Table => "table",
        BlockKind::Teasers => "teasers",
        BlockKind::Advert => "advert",
        BlockKind::Furniture => "furniture",
    }
}

fn paragraph(paragraph: &Paragraph) -> OneParagraph<'_> {
    match paragraph {
        Paragraph::Text(stretches) => {
            let (text, readings) = (paragraph.text(), readings(stretches));
            OneParagraph::Paragraph { text, readings }
        }
        Paragraph::Crosshead(text) => OneParagraph::Crosshead { text },
        Paragraph::Row(cells) => OneParagraph::Row { cells },
    }
}

fn readings(stretches: &[Stretch]) -> Vec<Reading<'_>> {
    let mut end = 0;
    let mut readings = Vec::new();
    for stretch in stretches {
        let Range { start, end: after } = end..end + stretch.text.chars().count();
        end = after;
        let text = stretch.reading.as_deref();
        readings.extend(text.map(|text| Reading { start, end, text }));
    }
    readings
}

fn photo<'a>(
    edition: &'a Edition<'_>,
    image: &'a Image,
    shot: &'a Option<Shot>,
) -> Option<OnePicture<'a>> {
    let sheet = edition.pages.get(image.sheet)?.sheet;
    let shot = shot.as_ref();
    Some(OnePicture {
        file: shot.map(|it| it.file.as_str()),
        width: shot.map(|it| it.width),
        height: shot.map(|it| it.height),
        caption: image.caption.as_deref(),
        credit: image.credit.as_deref(),
        page: sheet.number,
        rect: ends(&image.frame, sheet.trim),
    })
}

/// The corners of a polygon as parts of a page.
fn fractions(polygon: &Polygon, trim: Size) -> Vec<[Fraction; 2]> {
    let corner = |at: &crate::geom::Point| {
        [Fraction(at.x, trim.width), Fraction(at.y, trim.height)]
    };
    polygon.iter().map(corner).collect()
}

fn ends(rect: &Rect, trim: Size) -> [Fraction; 4] {
    [
        Fraction(rect.left(), trim.width),
        Fraction(rect.top(), trim.height),
        Fraction(rect.right(), trim.width),
        Fraction(rect.bottom(), trim.height),
    ]
}

/// A length as a part of another, to the millionth.
struct Fraction(Length, Length);

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let millionths = Length::from_emu(1_000_000).scale(self.0.emu(), self.1.emu());
        decimal(millionths.emu(), 6, to)
    }
}

/// A length in millimetres, to the thousandth.
struct Millimeters(Length);

impl Serialize for Millimeters {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        decimal(self.0.scale(1, 36).emu(), 3, to)
    }
}

/// A number with so many places behind the point, written as JSON has numbers.
fn decimal<S: Serializer>(number: i64, places: usize, to: S) -> Result<S::Ok, S::Error> {
    let sign = if number < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", number.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let text = format!("{sign}{whole}.{part}");
    // Reading and writing a decimal is no reckoning: it comes out as it went in.
    to.serialize_f64(text.parse().unwrap_or_default())
}
