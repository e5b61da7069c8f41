//! `[[page]]`: a page and the order of what stands on it.

use crate::model::decode::item;
use crate::model::issue::{Item, PageSpec};
use crate::model::reader::{Table, Value};

/// The pages of an issue; there must be one at least.
pub(super) fn pages(root: &mut Table<'_, '_>) -> Vec<PageSpec> {
    if !root.has("page") {
        root.missing("page", "[[page]]");
    }
    root.each("page", page)
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

/// TOML keeps no order between tables of different names: stories come first, then
/// pictures, quotations, teasers and ears, each kind in the order of the file.
fn items(table: &mut Table<'_, '_>) -> Vec<Item> {
    let mut items = Vec::new();
    items.extend(table.each("story", item::story).into_iter().map(Item::Story));
    items.extend(table.each("picture", item::picture).into_iter().map(Item::Picture));
    items.extend(table.each("quote", item::quote).into_iter().map(Item::Quote));
    items.extend(table.each("teasers", item::teasers).into_iter().map(Item::Teasers));
    items.extend(table.each("ear", item::ear).into_iter().map(Item::Ear));
    items
}
