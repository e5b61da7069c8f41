//! A page as it was printed, every zone a link, and the list of what stands on it.

use maud::{Markup, html};

use crate::edition::Edition;
use crate::edition::html::tongue::between;
use crate::edition::html::{Frame, contents, page_title, path, title, view_box};
use crate::geom::{Length, Rect};

/// The page of HTML for the sheet `at`.
pub(super) fn page(edition: &Edition<'_>, at: usize) -> Option<Markup> {
    let page = edition.pages.get(at)?;
    let name = page_title(edition, page);
    let title = format!("{name}　{}", edition.about.paper);
    let frame = Frame { edition, up: "../", title, class: "page" };
    let tongue = frame.tongue();
    let inside = html! {
        main #main {
            div.bar {
                h1 { (name) }
                (turn(edition, at, &frame))
            }
            div.columns {
                figure.print {
                    (picture(edition, at))
                    figcaption {
                        @for (words, who) in tongue.staff.iter().zip(page.staff) {
                            @if let Some(who) = who { span { (words) "　" (who) } }
                        }
                        a href={ "../" (page.shots.page.file) } { (tongue.large) }
                    }
                }
                nav.list aria-labelledby="list" {
                    h2 #list { (tongue.on_page) }
                    (contents(edition, at, "../articles/"))
                }
            }
        }
        (frame.strip(Some(at)))
    };
    Some(frame.around(None, &inside))
}

/// To the pages before and after.
fn turn(edition: &Edition<'_>, at: usize, frame: &Frame<'_>) -> Markup {
    let tongue = frame.tongue();
    let page = |at: Option<usize>| at.and_then(|it| edition.pages.get(it));
    html! {
        nav.turn aria-label={ (tongue.page_before) "、" (tongue.page_after) } {
            @if let Some(it) = page(at.checked_sub(1)) {
                a rel="prev" href={ (it.name()) ".html" } { (tongue.page_before) }
            }
            @if let Some(it) = page(at.checked_add(1)) {
                a rel="next" href={ (it.name()) ".html" } { (tongue.page_after) }
            }
        }
    }
}

/// The picture of the page with its zones over it.
fn picture(edition: &Edition<'_>, at: usize) -> Markup {
    let Some(page) = edition.pages.get(at) else { return Markup::default() };
    let shot = &page.shots.page;
    let zones = (0..page.sheet.blocks.len())
        .filter_map(|block| Some((edition.article_at(at, block)?, path(page, block)?)));
    let tenth = |it: Length| it.scale(1, 3_600).emu();
    let link = |rect: &Rect| {
        let (left, top) = (tenth(rect.left()), tenth(rect.top()));
        (left, top, tenth(rect.right()) - left, tenth(rect.bottom()) - top)
    };
    let teasers = page.sheet.links.iter().filter(|it| it.story.is_none());
    let tongue = super::tongue::of(&edition.about.language);
    html! {
        div.zones {
            img src={ "../" (shot.file) } alt=(page_title(edition, page))
                width=(shot.width) height=(shot.height);
            svg viewBox=(view_box(page)) aria-label=(tongue.on_page) role="group" {
                @for (article, path) in zones {
                    a href={ "../articles/" (article.id) ".html" }
                        aria-label=(title(edition, article)) data-article=(article.id) {
                        path d=(path) { title { (title(edition, article)) } }
                    }
                }
                @for teaser in teasers {
                    @if let Some(to) = edition.pages.iter().rfind(|it| it.sheet.number <= teaser.page) {
                        @let (x, y, width, height) = link(&teaser.rect);
                        @let words = between(tongue.page, &to.number());
                        a href={ (to.name()) ".html" } aria-label=(words) {
                            rect x=(x) y=(y) width=(width) height=(height) {
                                title { (words) }
                            }
                        }
                    }
                }
            }
        }
    }
}
