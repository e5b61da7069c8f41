//! `[[page]]`: a page and the order of what stands on it.

use crate::diag::{Code, Diagnostic};
use crate::model::decode::{boxes, item, table};
use crate::model::item::Item;
use crate::model::reader::{Table, Value};
use crate::model::story::PageSpec;

/// The most pages that an issue may have: no jump can name a later one.
const MOST_PAGES: usize = 999;

/// The pages of an issue; there must be one at least where `needed`.
pub(super) fn pages(root: &mut Table<'_, '_>, needed: bool) -> Vec<PageSpec> {
    if needed && !root.has("page") {
        root.missing("page", "[[page]]");
    }
    let mut pages = root.each("page", page);
    if let Some(first) = pages.get(MOST_PAGES) {
        let count = pages.len();
        let remark = Diagnostic::new(
            Code::ImpossibleSize,
            format!("一期有{count}版，最多{MOST_PAGES}版"),
            format!("the issue has {count} pages; {MOST_PAGES} are the most"),
        );
        root.log.push(remark.at(first.span).hint("分作几期", "make it several issues"));
        pages.truncate(MOST_PAGES);
    }
    pages
}

fn page(table: &mut Table<'_, '_>) -> PageSpec {
    PageSpec {
        layout: table
            .need("layout", "layout = \"front\"", Value::words)
            .unwrap_or_default(),
        section: table.words("section"),
        editor: table.words("editor").map(|it| it.value),
        designer: table.words("designer").map(|it| it.value),
        proofreader: table.words("proofreader").map(|it| it.value),
        items: items(table),
        span: table.span,
    }
}

/// What may stand on a page: the name of its table, and how it is read.
type Kind = (&'static str, fn(&mut Table<'_, '_>) -> Item);

/// TOML keeps no order between tables of different names: stories come first, then the
/// others as listed here, each kind in the order of the file.
const KINDS: &[Kind] = &[
    ("story", |it| Item::Story(item::story(it))),
    ("picture", |it| Item::Picture(item::picture(it))),
    ("quote", |it| Item::Quote(boxes::quote(it))),
    ("teasers", |it| Item::Teasers(boxes::teasers(it))),
    ("ear", |it| Item::Ear(boxes::ear(it))),
    ("label", |it| Item::Standing(boxes::standing(it))),
    ("briefs", |it| Item::Briefs(boxes::briefs(it))),
    ("table", |it| Item::Table(table::table(it))),
    ("ad", |it| Item::Advert(item::advert(it))),
];

fn items(table: &mut Table<'_, '_>) -> Vec<Item> {
    KINDS.iter().flat_map(|(name, read)| table.each(name, read)).collect()
}
