//! The edition as pages of HTML (网页): an overview, a page for each page and for each
//! article. They are read without a script; the script only adds keys and highlights.

mod article;
mod page;
mod tongue;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::edition::article::Article;
use crate::edition::html::tongue::{Tongue, between};
use crate::edition::{Edition, File, Page};
use crate::picture::Screen;
use crate::proof::BlockKind;

pub(super) use self::article::body;

const STYLE: &str = include_str!("edition.css");
const SCRIPT: &str = include_str!("edition.js");

/// The pages, their style and their script.
pub(super) fn files(edition: &Edition<'_>) -> Vec<File> {
    let file =
        |path: String, html: Markup| File { path, bytes: html.into_string().into() };
    let mut files = vec![file("index.html".into(), overview(edition))];
    let pages = 0..edition.pages.len();
    files.extend(pages.filter_map(|at| {
        let path = format!("pages/{}.html", edition.pages.get(at)?.name());
        Some(file(path, page::page(edition, at)?))
    }));
    let articles = 0..edition.articles.len();
    files.extend(articles.filter_map(|at| {
        let path = format!("articles/{}.html", edition.articles.get(at)?.id);
        Some(file(path, article::page(edition, at)?))
    }));
    let style = format!(":root {{ --accent: {}; }}\n{STYLE}", accent(edition));
    files.push(File { path: "edition.css".into(), bytes: style.into() });
    files.push(File { path: "edition.js".into(), bytes: SCRIPT.into() });
    files
}

/// A dark red, for papers without a colour of their own.
const HOUSE: [u8; 3] = [0x9c, 0x1c, 0x1c];

/// The nameplate's colour.
fn accent(edition: &Edition<'_>) -> String {
    let screen = Screen::new(edition.material.profile).ok();
    let own = edition.about.accent.zip(screen).map(|(ink, screen)| screen.light(ink));
    let [r, g, b] = own.unwrap_or(HOUSE);
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// What stands around a page of HTML.
struct Frame<'a> {
    edition: &'a Edition<'a>,
    /// From the page's folder to the edition's: `../` or nothing.
    up: &'a str,
    title: String,
    /// What it is, for the style.
    class: &'a str,
}

impl Frame<'_> {
    /// A whole page of HTML.
    fn around(&self, head: Option<Markup>, inside: &Markup) -> Markup {
        let about = self.edition.about;
        let tongue = self.tongue();
        let up = self.up;
        html! {
            (DOCTYPE)
            html lang=(about.language) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) }
                    link rel="stylesheet" href={ (up) "edition.css" };
                    script src={ (up) "edition.js" } defer {}
                    @if let Some(head) = head { (head) }
                }
                body class=(self.class) {
                    a.skip href="#main" { (tongue.skip) }
                    header.paper {
                        a.name href={ (up) "index.html" } { (about.paper) }
                        p.day {
                            time datetime=(about.day()) { (tongue.day(about.date)) }
                            @if let Some(issue) = about.issue {
                                span.issue { (between(tongue.issue, &issue.to_string())) }
                            }
                        }
                    }
                    (inside)
                }
            }
        }
    }

    const fn tongue(&self) -> &'static Tongue {
        tongue::of(self.edition.about.language.as_str())
    }

    /// The strip of all pages; `here` is where the reader is.
    fn strip(&self, here: Option<usize>) -> Markup {
        html! {
            nav.strip aria-label=(self.tongue().pages) {
                ol {
                    @for (at, page) in self.edition.pages.iter().enumerate() {
                        li {
                            a href={ (self.up) "pages/" (page.name()) ".html" }
                                aria-current=[(here == Some(at)).then_some("page")] {
                                img src={ (self.up) (page.shots.thumbnail.file) } alt=""
                                    width=(page.shots.thumbnail.width)
                                    height=(page.shots.thumbnail.height) loading="lazy";
                                span.number { (between(self.tongue().page, &page.number())) }
                                @if let Some(section) = page.section {
                                    span.section { (section) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// All pages with what stands on them.
fn overview(edition: &Edition<'_>) -> Markup {
    let frame = Frame { edition, up: "", title: paper_title(edition), class: "overview" };
    let inside = html! {
        main #main {
            h1.hidden { (paper_title(edition)) }
            @for (at, page) in edition.pages.iter().enumerate() {
                section.sheet aria-labelledby={ "page-" (page.name()) } {
                    h2 id={ "page-" (page.name()) } {
                        a href={ "pages/" (page.name()) ".html" } {
                            (between(frame.tongue().page, &page.number()))
                            @if let Some(section) = page.section {
                                span.section { (section) }
                            }
                        }
                    }
                    a.look href={ "pages/" (page.name()) ".html" } tabindex="-1" aria-hidden="true" {
                        img src=(page.shots.thumbnail.file) alt=""
                            width=(page.shots.thumbnail.width)
                            height=(page.shots.thumbnail.height);
                    }
                    (contents(edition, at, "articles/"))
                }
            }
        }
    };
    frame.around(None, &inside)
}

/// The articles on a page; those that only go on there last.
fn contents(edition: &Edition<'_>, sheet: usize, folder: &str) -> Markup {
    let tongue = tongue::of(&edition.about.language);
    let begun = edition.articles.iter().filter(|it| it.sheet() == sheet);
    let later = edition.articles.iter().filter(|it| it.later().any(|at| at == sheet));
    let page_of = |it: &Article| edition.pages.get(it.sheet()).map(Page::number);
    html! {
        ol.contents {
            @for article in begun.chain(later) {
                li class=(super::json::kind(article.kind)) {
                    a href={ (folder) (article.id) ".html" } data-article=(article.id) {
                        @if !article.kicker.is_empty() {
                            span.kicker { (article.kicker.join("　")) }
                        }
                        span.head { (title(edition, article)) }
                        @if article.sheet() != sheet {
                            @if let Some(page) = page_of(article) {
                                span.from { (between(tongue.from, &page)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Paper and date.
fn paper_title(edition: &Edition<'_>) -> String {
    let tongue = tongue::of(&edition.about.language);
    format!("{}　{}", edition.about.paper, tongue.day(edition.about.date))
}

/// A page's number and section.
pub(super) fn page_title(edition: &Edition<'_>, page: &Page<'_>) -> String {
    let number = between(tongue::of(&edition.about.language).page, &page.number());
    page.section.map_or_else(|| number.clone(), |it| format!("{number}　{it}"))
}

/// The most characters of a text that stand for a head.
const HEAD: usize = 24;

/// What an article is called: its head, or else its label, its caption or its first words,
/// and by its kind when it has none.
pub(super) fn title(edition: &Edition<'_>, article: &Article) -> String {
    let label = || article.label.first().cloned();
    let caption = || article.pictures.iter().find_map(|it| it.caption.clone());
    let text = || article.text.first().map(super::words::Paragraph::text);
    let words = article.head().or_else(label).or_else(|| match article.kind {
        BlockKind::Advert => None,
        BlockKind::Picture => caption(),
        _ => text().or_else(caption),
    });
    let words = words.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    let Some(words) = words else { return kind_name(edition, article.kind).to_owned() };
    if article.head().is_some() || words.chars().count() <= HEAD {
        return words;
    }
    let mut short: String = words.chars().take(HEAD - 1).collect();
    short.push('…');
    short
}

/// What a thing without a head is called.
fn kind_name(edition: &Edition<'_>, kind: BlockKind) -> &'static str {
    let [picture, advert, quote, ear, briefs, table] =
        tongue::of(&edition.about.language).kinds;
    match kind {
        BlockKind::Advert => advert,
        BlockKind::Quote => quote,
        BlockKind::Ear => ear,
        BlockKind::Briefs | BlockKind::Story | BlockKind::Teasers => briefs,
        BlockKind::Table => table,
        BlockKind::Picture | BlockKind::Furniture => picture,
    }
}

/// Zones as one path: every polygon by its corners in tenths of a millimetre.
fn path(page: &Page<'_>, block: usize) -> Option<String> {
    let polygons = page.zones.get(block).filter(|it| !it.is_empty())?;
    let tenth = |it: crate::geom::Length| it.scale(1, 3_600).emu();
    let corner = |it: &crate::geom::Point| format!("{},{}", tenth(it.x), tenth(it.y));
    let one = |polygon: &Vec<crate::geom::Point>| {
        let corners: Vec<_> = polygon.iter().map(corner).collect();
        format!("M{}Z", corners.join(" "))
    };
    Some(polygons.iter().map(one).collect())
}

/// The page's extent in the units of its zones.
fn view_box(page: &Page<'_>) -> String {
    let trim = page.sheet.trim;
    let tenth = |it: crate::geom::Length| it.scale(1, 3_600).emu();
    format!("0 0 {} {}", tenth(trim.width), tenth(trim.height))
}

/// JSON inside a page of HTML, where `</` would end it.
fn linked_data(value: &impl serde::Serialize) -> Markup {
    let text = serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c");
    html! { script type="application/ld+json" { (PreEscaped(text)) } }
}
