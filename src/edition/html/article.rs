//! An article to read, with the place it has on its pages.

use maud::{Markup, html};
use serde::Serialize;

use crate::edition::Edition;
use crate::edition::article::{Article, Image, Part};
use crate::edition::html::tongue::between;
use crate::edition::html::{Frame, linked_data, page_title, path, title, view_box};
use crate::edition::image::Shot;
use crate::edition::json;
use crate::edition::words::{Paragraph, Stretch};
use crate::proof::BlockKind;

/// The page of HTML for article number `at`.
pub(super) fn page(edition: &Edition<'_>, at: usize) -> Option<Markup> {
    let article = edition.articles.get(at)?;
    let photos = edition.photos.get(at)?;
    let name = title(edition, article);
    let frame = Frame {
        edition,
        up: "../",
        title: format!("{name}　{}", edition.about.paper),
        class: "reading",
    };
    let inside = html! {
        main #main {
            article class=(json::kind(article.kind)) {
                (head(edition, article))
                @for (image, shot) in article.pictures.iter().zip(photos) {
                    (figure(edition, article, image, shot.as_ref()))
                }
                div.text { (body(edition, article)) }
            }
            (places(edition, article, &frame))
            (turn(edition, at, &frame))
        }
        (frame.strip(Some(article.sheet())))
    };
    Some(frame.around(Some(data(edition, article)), &inside))
}

/// The heads as they stand over the text.
fn head(edition: &Edition<'_>, article: &Article) -> Markup {
    let name = title(edition, article);
    // What is called by its first words need not say them twice.
    let own = article.head().is_some() || !article.label.is_empty();
    let label = article.label.iter().filter(|_| article.head().is_some());
    html! {
        header {
            @for it in label { p.label { (it) } }
            @if !article.kicker.is_empty() { p.kicker { (article.kicker.join("　")) } }
            h1 class=[(!own).then_some("hidden")] {
                @if article.headline.is_empty() {
                    (name)
                } @else {
                    @for line in &article.headline { span.line { (line) } " " }
                }
            }
            @for it in &article.deck { p.deck { (it) } }
            @for it in &article.summary { p.summary { (it) } }
            @if !article.byline.is_empty() { p.byline { (article.byline.join("　")) } }
            (place(edition, article))
        }
    }
}

/// The pages it stands on.
fn place(edition: &Edition<'_>, article: &Article) -> Markup {
    let pages = article.parts.iter().filter_map(|it| edition.pages.get(it.sheet));
    html! {
        p.place {
            @for page in pages {
                a href={ "../pages/" (page.name()) ".html" } { (page_title(edition, page)) }
                " "
            }
        }
    }
}

/// A picture with what stands under it.
fn figure(
    edition: &Edition<'_>,
    article: &Article,
    image: &Image,
    shot: Option<&Shot>,
) -> Markup {
    let alt = match (&image.caption, article.kind) {
        (Some(caption), _) => caption.clone(),
        (None, _) => title(edition, article),
    };
    html! {
        @if let Some(shot) = shot {
            figure {
                img src={ "../" (shot.file) } alt=(alt)
                    width=(shot.width) height=(shot.height);
                @if image.caption.is_some() || image.credit.is_some() {
                    figcaption {
                        @if let Some(caption) = &image.caption { (caption) }
                        @if let Some(credit) = &image.credit { " " span.credit { (credit) } }
                    }
                }
            }
        }
    }
}

/// The text.
pub(in crate::edition) fn body(_: &Edition<'_>, article: &Article) -> Markup {
    let is_row = |it: &Paragraph| matches!(it, Paragraph::Row(_));
    let runs = article.text.chunk_by(|one, two| is_row(one) && is_row(two));
    html! {
        @for run in runs {
            @match run {
                [Paragraph::Text(stretches)] => p { (words(stretches)) },
                [Paragraph::Crosshead(text)] => h2 { (text) },
                rows => (table(rows)),
            }
        }
    }
}

fn words(stretches: &[Stretch]) -> Markup {
    html! {
        @for stretch in stretches {
            @if stretch.strong { strong { (word(stretch)) } } @else { (word(stretch)) }
        }
    }
}

fn word(stretch: &Stretch) -> Markup {
    html! {
        @match &stretch.reading {
            Some(reading) => ruby { (stretch.text) rp { "（" } rt { (reading) } rp { "）" } },
            None => (stretch.text),
        }
    }
}

/// Rows of a table, the first of them its head.
fn table(rows: &[Paragraph]) -> Markup {
    let cells = |row: &Paragraph| match row {
        Paragraph::Row(cells) => cells.clone(),
        Paragraph::Text(_) | Paragraph::Crosshead(_) => Vec::new(),
    };
    let (first, rest) =
        rows.split_first().map_or((Vec::new(), rows), |it| (cells(it.0), it.1));
    html! {
        div.table { table {
            thead { tr { @for cell in first { th scope="col" { (cell) } } } }
            tbody { @for row in rest { tr { @for cell in cells(row) { td { (cell) } } } } }
        } }
    }
}

/// Where it stands in print: small pages with its zone.
fn places(edition: &Edition<'_>, article: &Article, frame: &Frame<'_>) -> Markup {
    let tongue = frame.tongue();
    html! {
        aside.places aria-labelledby="places" {
            h2 #places { (tongue.in_print) }
            @for part in &article.parts { (small(edition, *part)) }
        }
    }
}

fn small(edition: &Edition<'_>, part: Part) -> Markup {
    let Some(page) = edition.pages.get(part.sheet) else { return Markup::default() };
    let shot = &page.shots.thumbnail;
    html! {
        a href={ "../pages/" (page.name()) ".html" } {
            span.zones {
                img src={ "../" (shot.file) } alt="" width=(shot.width) height=(shot.height);
                @if let Some(path) = path(page, part.block) {
                    svg viewBox=(view_box(page)) aria-hidden="true" { path d=(path) {} }
                }
            }
            span { (page_title(edition, page)) }
        }
    }
}

/// To the articles before and after.
fn turn(edition: &Edition<'_>, at: usize, frame: &Frame<'_>) -> Markup {
    let tongue = frame.tongue();
    let article = |at: Option<usize>| at.and_then(|it| edition.articles.get(it));
    html! {
        nav.turn aria-label={ (tongue.before) "、" (tongue.after) } {
            @if let Some(it) = article(at.checked_sub(1)) {
                a rel="prev" href={ (it.id) ".html" } {
                    span.way { (tongue.before) } " " (title(edition, it))
                }
            }
            @if let Some(it) = article(at.checked_add(1)) {
                a rel="next" href={ (it.id) ".html" } {
                    span.way { (tongue.after) } " " (title(edition, it))
                }
            }
        }
    }
}

/// What search engines know of an article in print: schema.org/NewsArticle.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    headline: String,
    date_published: String,
    in_language: &'a str,
    publisher: Publisher<'a>,
    print_edition: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    print_section: Option<&'a str>,
    print_page: String,
}

#[derive(Serialize)]
struct Publisher<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

fn data(edition: &Edition<'_>, article: &Article) -> Markup {
    if article.kind == BlockKind::Advert {
        return Markup::default();
    }
    let about = edition.about;
    let page = edition.pages.get(article.sheet());
    let tongue = super::tongue::of(&about.language);
    let issue = about.issue.map(|it| between(tongue.issue, &it.to_string()));
    linked_data(&NewsArticle {
        context: "https://schema.org",
        kind: "NewsArticle",
        headline: title(edition, article),
        date_published: about.day(),
        in_language: &about.language,
        publisher: Publisher { kind: "Organization", name: &about.paper },
        print_edition: issue.unwrap_or_else(|| about.day()),
        print_section: page.and_then(|it| it.section),
        print_page: page.map(super::Page::number).unwrap_or_default(),
    })
}
