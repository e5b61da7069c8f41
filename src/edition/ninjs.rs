//! An article as ninjs 3.1, the IPTC's news in JSON: for agencies and content systems.
//!
//! The standard closes its objects to other properties (`unevaluatedProperties: false`) and
//! has none for print. So each place in print is an association of rel `printPlace`, a
//! picture of the page whose `altIds` tell page, section and zone.

use serde::Serialize;

use crate::edition::article::{Article, Part};
use crate::edition::html;
use crate::edition::image::Shot;
use crate::edition::json;
use crate::edition::words::Paragraph;
use crate::edition::{Edition, File, Polygon};
use crate::geom::{Length, Size};

/// What the instance conforms to.
const SCHEMA: &str = "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json";

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    standard: Option<Standard>,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rel: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    representation_type: Option<&'static str>,
    version_created: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub_status: Option<&'static str>,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headlines: Vec<Words>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    descriptions: Vec<Words>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bodies: Vec<Body>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    info_sources: Vec<Source<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    renditions: Vec<Rendition>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alt_ids: Vec<Words>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    associations: Vec<Self>,
}

#[derive(Serialize)]
struct Standard {
    name: &'static str,
    version: &'static str,
    schema: &'static str,
}

/// A headline, a description or an id.
#[derive(Serialize)]
struct Words {
    role: &'static str,
    value: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    role: &'static str,
    content_type: &'static str,
    char_count: usize,
    value: String,
}

#[derive(Serialize)]
struct Source<'a> {
    name: &'a str,
    role: &'static str,
}

/// `href` must be absolute, and an edition does not know its address: the path within the
/// edition is the title.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rendition {
    name: &'static str,
    title: String,
    content_type: &'static str,
    width: usize,
    height: usize,
    size_in_bytes: usize,
}

/// The article with number `at` as a file.
pub(super) fn article(edition: &Edition<'_>, at: usize) -> File {
    let none = File { path: String::new(), bytes: Vec::new() };
    let Some(article) = edition.articles.get(at) else { return none };
    let photos = edition.photos.get(at).map(Vec::as_slice).unwrap_or_default();
    let pictures = article.pictures.iter().zip(photos).enumerate();
    let pictures = pictures.filter_map(|(nth, (image, shot))| {
        let words = [("caption", &image.caption), ("credit", &image.credit)];
        let words = words
            .into_iter()
            .filter_map(|(role, it)| Some(Words { role, value: it.clone()? }));
        let shot = shot.as_ref()?;
        Some(Item {
            name: Some(format!("picture-{}", nth + 1)),
            rel: Some("featured"),
            descriptions: words.collect(),
            by: image.credit.clone(),
            renditions: vec![rendition("main", shot)],
            ..item(edition, format!("{}-{}", article.id, nth + 1), "picture")
        })
    });
    let places = article.parts.iter().filter_map(|it| place(edition, article, *it));
    let about = edition.about;
    let whole = Item {
        standard: Some(Standard { name: "ninjs", version: "3.1", schema: SCHEMA }),
        representation_type: Some("full"),
        pub_status: Some("usable"),
        title: Some(html::title(edition, article)),
        by: (!article.byline.is_empty()).then(|| article.byline.join("　")),
        headlines: headlines(article),
        bodies: bodies(edition, article),
        info_sources: vec![Source { name: &about.paper, role: "publisher" }],
        alt_ids: ids(article),
        associations: pictures.chain(places).collect(),
        ..item(edition, article.id.clone(), "text")
    };
    json::file(format!("ninjs/{}.json", article.id), &whole)
}

/// An item with what every item has. RFC 3085: provider, day, item, revision.
fn item<'a>(edition: &Edition<'a>, id: String, kind: &'static str) -> Item<'a> {
    let about = edition.about;
    let (code, day) = (about.code.to_ascii_lowercase(), about.plain_day());
    Item {
        uri: format!("urn:newsml:{code}:{day}:{id}:1"),
        kind,
        version_created: format!("{}T00:00:00+08:00", about.day()),
        language: &about.language,
        ..Item::default()
    }
}

fn headlines(article: &Article) -> Vec<Words> {
    let parts = [
        ("main", &article.headline),
        ("kicker", &article.kicker),
        ("deck", &article.deck),
        ("summary", &article.summary),
        ("label", &article.label),
    ];
    let some = parts.into_iter().filter(|it| !it.1.is_empty());
    some.map(|(role, it)| Words { role, value: it.join("　") }).collect()
}

/// The text as plain words and as HTML.
fn bodies(edition: &Edition<'_>, article: &Article) -> Vec<Body> {
    let plain: Vec<_> = article.text.iter().map(Paragraph::text).collect();
    let char_count = plain.iter().map(|it| it.chars().count()).sum();
    let body = |role, content_type, value| Body { role, content_type, char_count, value };
    if plain.is_empty() {
        return Vec::new();
    }
    vec![
        body("plain", "text/plain", plain.join("\n")),
        body("main", "text/html", html::body(edition, article).into_string()),
    ]
}

fn ids(article: &Article) -> Vec<Words> {
    let name = article.name.clone();
    name.map(|value| Words { role: "story", value }).into_iter().collect()
}

/// A place of the article in print.
fn place<'a>(edition: &Edition<'a>, article: &Article, part: Part) -> Option<Item<'a>> {
    let page = edition.pages.get(part.sheet)?;
    let zone = page.zones.get(part.block)?;
    let mut alt_ids = vec![
        Words { role: "printEdition", value: edition.about.day() },
        Words { role: "printPage", value: page.number() },
    ];
    alt_ids.extend(
        page.section.map(|it| Words { role: "printSection", value: it.to_owned() }),
    );
    let trim = page.sheet.trim;
    let zones =
        zone.iter().map(|it| Words { role: "printZone", value: points(it, trim) });
    alt_ids.extend(zones);
    let id = format!("{}-page-{}", article.id, page.name());
    Some(Item {
        name: Some(format!("printPlace-{}", page.name())),
        rel: Some("printPlace"),
        title: Some(html::page_title(edition, page)),
        renditions: vec![rendition("page", &page.shots.page)],
        alt_ids,
        ..item(edition, id, "picture")
    })
}

/// The corners in ten-thousandths of the page's width and height: `x,y x,y`.
fn points(polygon: &Polygon, trim: Size) -> String {
    let part =
        |at: Length, of: Length| Length::from_emu(10_000).scale(at.emu(), of.emu()).emu();
    let corner = |it: &crate::geom::Point| {
        format!("{},{}", part(it.x, trim.width), part(it.y, trim.height))
    };
    polygon.iter().map(corner).collect::<Vec<_>>().join(" ")
}

fn rendition(name: &'static str, shot: &Shot) -> Rendition {
    Rendition {
        name,
        title: shot.file.clone(),
        content_type: "image/jpeg",
        width: shot.width,
        height: shot.height,
        size_in_bytes: shot.bytes.len(),
    }
}
