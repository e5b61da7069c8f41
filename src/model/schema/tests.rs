//! Schemas say what the decoders say.

use std::collections::BTreeSet;

use super::*;
use crate::model::schema::words::{ROWS, of};

/// The paths of all keys under `node`.
fn paths(node: &Node, path: &str, found: &mut BTreeSet<String>) {
    let below = |key: &str| match path {
        "" => key.to_owned(),
        path => format!("{path}.{key}"),
    };
    for (key, it) in &node.keys {
        found.insert(below(key));
        paths(it, &below(key), found);
    }
    if let Some((_, it)) = &node.named {
        found.insert(below("*"));
        paths(it, &below("*"), found);
    }
    if let Some((_, it)) = &node.list {
        paths(it, path, found);
    }
}

fn all_paths() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    paths(&Schema::Issue.node(), "", &mut found);
    paths(&Schema::Layout.node(), "layout", &mut found);
    found
}

#[test]
fn every_key_is_described_and_every_description_used() {
    let paths = all_paths();
    let bare: Vec<_> = paths.iter().filter(|it| of(it).is_none()).collect();
    assert!(bare.is_empty(), "without a description: {bare:?}");
    let used: BTreeSet<_> = paths.iter().filter_map(|it| of(it)).collect();
    let idle: Vec<_> = ROWS.iter().filter(|it| !used.contains(&(it.1, it.2))).collect();
    assert!(idle.is_empty(), "descriptions of nothing: {idle:?}");
}

#[test]
fn the_decoders_are_asked_to_the_last_key() {
    let paths = all_paths();
    for path in [
        "paper.date",
        "page.story.picture.focus",
        "page.story.area.cols",
        "page.table.columns.align",
        "colors.*.inks",
        "fonts.roles.*.tw.han",
        "press.severity.*",
        "issue.plan",
        "layout.slots.*.area.row",
        "layout.grid.columns",
    ] {
        assert!(paths.contains(path), "{path} in {paths:?}");
    }
}

#[test]
fn kinds_and_limits_are_the_decoders() {
    let issue = Schema::Issue.node();
    let story = |key: &str| {
        let page = issue.keys["page"].list.as_ref().expect("a list").1.clone();
        let story = page.keys["story"].list.as_ref().expect("a list").1.clone();
        story.keys[key].clone()
    };
    let columns = story("columns");
    assert!(columns.number.is_some_and(|it| it.whole && it.range == (1000..=200_000)));
    assert!(columns.list.is_some_and(|it| it.0.is_none() && it.1.number.is_some()));
    assert_eq!(story("head_side").one_of, Some(vec!["start", "middle", "end"]));
    assert!(story("jump").list.is_none() && !story("jump").words);
    let accent = &issue.keys["style"].keys["accent"];
    assert!(accent.words && accent.table);
    assert!(accent.list.as_ref().is_some_and(|it| it.0 == Some(4)));
}

#[test]
fn what_must_be_there_is_known() {
    let needed = |node: &Node| -> Vec<(Vec<&str>, bool)> {
        node.needed.iter().map(|it| (it.keys.clone(), it.alone)).collect()
    };
    let issue = Schema::Issue.node();
    assert_eq!(needed(&issue), [(vec!["page", "issue"], false), (vec!["paper"], false)]);
    let page = &issue.keys["page"].list.as_ref().expect("a list").1;
    assert_eq!(needed(page), [(vec!["layout"], false)]);
    let story = &page.keys["story"].list.as_ref().expect("a list").1;
    assert_eq!(
        needed(story),
        [(vec!["area", "slot"], true), (vec!["article", "continues"], true)]
    );
}
