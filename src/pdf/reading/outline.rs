//! Bookmarks from page to story (书签), and what pages are called (页码标签). ISO 32000-1
//! 12.3.3 and 12.4.2.

use lopdf::{Dictionary, Document, ObjectId, dictionary};

use crate::pdf::document::text;
use crate::pdf::reading::go::Places;
use crate::pdf::reading::{reserve, whole};
use crate::proof::{Proof, Sheet};

/// Writes the bookmarks: every page, and under it every story that stands on it.
pub(super) fn write(document: &mut Document, places: &Places<'_>) -> ObjectId {
    let root = reserve(document);
    let mut pages = Vec::new();
    for (page, sheet) in places.proof.sheets.iter().enumerate() {
        let id = reserve(document);
        let mut stories = Vec::new();
        for story in stories_on(sheet) {
            let Some(known) = places.proof.stories.get(story as usize) else { continue };
            let title = if known.title.is_empty() { &known.id } else { &known.title };
            let dict = dictionary! {
                "Title" => text(title),
                "Dest" => places.story(page, story),
            };
            stories.push((reserve(document), dict));
        }
        let mut dict = dictionary! {
            "Title" => text(&format!("第{}版", label(places.proof, page))),
            "Dest" => places.page(page),
        };
        hang(document, (id, &mut dict), stories);
        pages.push((id, dict));
    }
    let mut dict = dictionary! { "Type" => "Outlines" };
    hang(document, (root, &mut dict), pages);
    document.set_object(root, dict);
    root
}

/// Hangs bookmarks under another, first to last; those of a page are open.
fn hang(
    document: &mut Document,
    (parent, dict): (ObjectId, &mut Dictionary),
    kids: Vec<(ObjectId, Dictionary)>,
) {
    let ids: Vec<ObjectId> = kids.iter().map(|it| it.0).collect();
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        dict.set("First", *first);
        dict.set("Last", *last);
        dict.set("Count", whole(ids.len()));
    }
    for (at, (id, mut kid)) in kids.into_iter().enumerate() {
        kid.set("Parent", parent);
        let before = at.checked_sub(1).and_then(|it| ids.get(it));
        for (key, other) in [("Prev", before), ("Next", ids.get(at + 1))] {
            if let Some(other) = other {
                kid.set(key, *other);
            }
        }
        document.set_object(id, kid);
    }
}

/// The stories on a sheet, in their order.
fn stories_on(sheet: &Sheet) -> Vec<u32> {
    let mut stories = Vec::new();
    for story in sheet.marks.iter().filter_map(|it| it.story) {
        if !stories.contains(&story) {
            stories.push(story);
        }
    }
    stories
}

/// What every page is called: its number; a spread has two.
pub(super) fn labels(proof: &Proof) -> Dictionary {
    let mut numbers = Vec::new();
    for page in 0..proof.sheets.len() {
        let named = dictionary! { "P" => text(&label(proof, page)) };
        numbers.extend([whole(page), named.into()]);
    }
    dictionary! { "Nums" => numbers }
}

/// The number of a page, of a spread both.
fn label(proof: &Proof, page: usize) -> String {
    let number = |at: usize| proof.sheets.get(at).map(|it| it.number);
    let first = number(page).unwrap_or_default();
    match number(page + 1) {
        Some(next) if next == first + 2 => format!("{first}-{}", first + 1),
        _ => first.to_string(),
    }
}
