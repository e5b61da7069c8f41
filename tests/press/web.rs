//! The file for reading on a screen (阅读版): the daily's, looked at as a reader's program does.

use std::path::Path;

use banxin::{Job, pdf};
use lopdf::{Dictionary, Document, Object};

fn job() -> Job {
    sample("harbour-daily")
}

fn sample(name: &str) -> Job {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    Job::open(&examples.join(name).join("issue.toml")).expect("the sample")
}

fn web(job: &Job) -> Vec<u8> {
    let set = banxin::typeset(job, &job.press()).output.expect("pages");
    pdf::web(&job.fonts, &job.pictures, &set.proof, &job.press()).expect("it is written")
}

/// Words of the file: UTF-16 after its mark.
fn words(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    let pairs = bytes.get(2..).unwrap_or_default().chunks_exact(2);
    let units: Vec<u16> = pairs.map(|it| u16::from_be_bytes([it[0], it[1]])).collect();
    String::from_utf16(&units).expect("UTF-16")
}

fn dict<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    let (_, object) = document.dereference(object).expect("it is there");
    object.as_dict().expect("a dictionary")
}

/// The titles of an outline item's kids, in order.
fn kids<'a>(document: &'a Document, parent: &'a Dictionary) -> Vec<&'a Dictionary> {
    let mut found = Vec::new();
    let mut next = parent.get(b"First").ok();
    while let Some(object) = next {
        let item = dict(document, object);
        found.push(item);
        next = item.get(b"Next").ok();
    }
    found
}

#[test]
fn bookmarks_lead_from_pages_to_stories() {
    let job = job();
    let document = Document::load_mem(&web(&job)).expect("a PDF");
    let catalog = document.catalog().expect("a catalogue");
    let outlines = dict(&document, catalog.get(b"Outlines").expect("bookmarks"));
    let pages = kids(&document, outlines);
    let titles: Vec<_> =
        pages.iter().map(|it| words(it.get(b"Title").expect("a title"))).collect();
    assert_eq!(titles, ["第1版", "第2版", "第3版", "第4版"]);
    let of_page = |page: usize| -> Vec<String> {
        let stories = kids(&document, pages[page]);
        stories.iter().map(|it| words(it.get(b"Title").expect("a title"))).collect()
    };
    assert_eq!(of_page(0)[0], "把深水让给远航的大船　把岸线还给散步的市民");
    assert!(
        of_page(2).iter().any(|it| it.starts_with("渡轮静悄悄")),
        "the jump's page too"
    );
    // 5, 7, 6 and 3 stories stand on the pages, one of them on two.
    let counts: Vec<_> = (0..4).map(|it| of_page(it).len()).collect();
    assert_eq!(counts, [5, 7, 6, 3]);
}

/// Three teasers and a jump line on page 1, the line it continues from on page 3.
#[test]
fn teasers_and_jumps_are_links() {
    let document = Document::load_mem(&web(&job())).expect("a PDF");
    let leaves: Vec<_> = document.get_pages().into_values().collect();
    let links = |page: usize| -> Vec<usize> {
        let leaf = document.get_dictionary(leaves[page]).expect("a page");
        let Ok(list) = leaf.get(b"Annots") else { return Vec::new() };
        let (_, list) = document.dereference(list).expect("links");
        let target = |it: &Object| {
            let to = dict(&document, it).get(b"Dest").and_then(Object::as_array);
            let to = to.expect("a place")[0].as_reference().expect("a page");
            leaves.iter().position(|it| *it == to).expect("one of ours") + 1
        };
        list.as_array().expect("a list").iter().map(target).collect()
    };
    assert_eq!(
        [links(0), links(1), links(2), links(3)],
        [vec![2, 3, 4, 3], vec![], vec![1], vec![]]
    );
}

/// ISO 14289-1: tagged, with a title that is shown, in a language; all colours are lights.
#[test]
fn it_is_tagged_and_in_lights() {
    let job = job();
    let bytes = web(&job);
    assert_eq!(bytes, web(&job), "the same bytes again");
    let document = Document::load_mem(&bytes).expect("a PDF");
    let catalog = document.catalog().expect("a catalogue");
    let marked = dict(&document, catalog.get(b"MarkInfo").expect("marks")).get(b"Marked");
    assert!(marked.and_then(Object::as_bool).expect("a word"));
    assert!(catalog.get(b"Lang").is_ok() && catalog.get(b"StructTreeRoot").is_ok());
    assert!(catalog.get(b"PageLabels").is_ok() && catalog.get(b"Threads").is_ok());
    assert!(catalog.get(b"OutputIntents").is_err(), "no press");
    for object in document.objects.values() {
        if let Object::Stream(it) = object {
            let space = it.dict.get(b"ColorSpace").and_then(Object::as_name);
            assert_ne!(space.ok(), Some(b"DeviceCMYK".as_slice()));
        }
    }
    for page in document.get_pages().into_values() {
        let content = document.get_and_decode_page_content(page).expect("content");
        let inks =
            content.operations.iter().filter(|it| matches!(&*it.operator, "k" | "K"));
        assert_eq!(inks.count(), 0);
    }
}

/// ISO 14289-1 7.5: rows of cells, every row as long as the others, heads in the first. The
/// evening paper has a table of six rows and one of seven.
#[test]
fn tables_are_tables() {
    let document = Document::load_mem(&web(&sample("tide-evening"))).expect("a PDF");
    let is = |it: &Dictionary, kind: &[u8]| {
        it.get(b"S").and_then(Object::as_name).is_ok_and(|it| it == kind)
    };
    let kids = |it: &Dictionary| -> Vec<Dictionary> {
        let kids = it.get(b"K").and_then(Object::as_array).expect("kids");
        kids.iter().map(|it| dict(&document, it).clone()).collect()
    };
    let objects = document.objects.values().filter_map(|it| it.as_dict().ok());
    let mut tables: Vec<(usize, usize)> = Vec::new();
    for table in objects.filter(|it| is(it, b"Table")) {
        let rows = kids(table);
        assert!(rows.iter().all(|it| is(it, b"TR")), "rows");
        let columns = kids(&rows[0]).len();
        for (at, row) in rows.iter().enumerate() {
            let cells = kids(row);
            assert_eq!(cells.len(), columns, "as long as the others");
            let kind: &[u8] = if at == 0 { b"TH" } else { b"TD" };
            assert!(cells.iter().all(|it| is(it, kind)), "cells");
            let scope = |it: &Dictionary| it.get(b"A").is_ok();
            assert!(cells.iter().all(|it| scope(it) == (at == 0)), "what they head");
        }
        tables.push((rows.len(), columns));
    }
    tables.sort_unstable();
    assert_eq!(tables, [(7, 3), (7, 5)]);
}
