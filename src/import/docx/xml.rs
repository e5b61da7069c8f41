//! XML of a document, asked by local names: Word and its kin differ in namespaces only.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};

use crate::import::docx::package::Trouble;

/// So many nodes has no article.
const MOST_NODES: u32 = 4_000_000;

/// Parses a part.
pub(super) fn parse(text: &str) -> Result<Document<'_>, Trouble> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|_| Trouble::Broken)
}

/// The local name of an element; of anything else none.
pub(super) fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

/// The child element called `wanted`.
pub(super) fn child<'a, 'd>(node: Node<'a, 'd>, wanted: &str) -> Option<Node<'a, 'd>> {
    node.children().find(|it| name(*it) == wanted)
}

/// The attribute with the local name `wanted`, of whichever namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, wanted: &str) -> Option<&'a str> {
    node.attributes().find(|it| it.name() == wanted).map(|it| it.value())
}

/// The `val` of the child called `wanted`.
pub(super) fn value<'a>(node: Node<'a, '_>, wanted: &str) -> Option<&'a str> {
    attribute(child(node, wanted)?, "val")
}

/// A switch (17.17.4): on when it is there without a value.
pub(super) fn switch(node: Node<'_, '_>, wanted: &str) -> Option<bool> {
    let found = child(node, wanted)?;
    Some(!matches!(attribute(found, "val"), Some("0" | "false" | "off")))
}

/// All words in `node`, paragraphs parted by a space.
pub(super) fn words(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    for it in node.descendants() {
        match name(it) {
            "t" => words.push_str(it.text().unwrap_or_default()),
            "p" | "tab" | "br" if !words.is_empty() => words.push(' '),
            _ => {}
        }
    }
    words
}

/// All words of a part.
pub(super) fn all_words(text: &str) -> Result<String, Trouble> {
    Ok(words(parse(text)?.root_element()))
}

/// The words of each note, called `kind`, by its number.
pub(super) fn notes(text: &str, kind: &str) -> Result<BTreeMap<String, String>, Trouble> {
    if text.is_empty() {
        return Ok(BTreeMap::new());
    }
    let parsed = parse(text)?;
    let all = parsed.root_element().children().filter(|it| name(*it) == kind);
    let notes = all.filter_map(|it| Some((attribute(it, "id")?.to_owned(), words(it))));
    Ok(notes.collect())
}

/// Of alternatives for newer and older programs the one for newer: its children are what
/// stands there (ECMA-376 part 3).
pub(super) fn chosen<'a, 'd>(node: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    child(node, "Choice").or_else(|| child(node, "Fallback"))
}
