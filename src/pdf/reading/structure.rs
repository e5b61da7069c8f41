//! The structure as objects, and the links that belong to it. ISO 32000-1 14.7.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::pdf::document::text;
use crate::pdf::reading::go::Places;
use crate::pdf::reading::order::{Kid, Node};
use crate::pdf::reading::{references, reserve, whole};

/// What was written.
pub(super) struct Structure {
    pub(super) root: ObjectId,
    /// The links of every page.
    pub(super) annotations: BTreeMap<usize, Vec<ObjectId>>,
}

/// Writes elements, one after the other.
struct Writer<'a> {
    document: &'a mut Document,
    places: &'a Places<'a>,
    /// The element of each marked content, by page, in the order of their numbers.
    contents: BTreeMap<usize, BTreeMap<u32, ObjectId>>,
    /// Links with their pages and elements.
    links: Vec<(usize, ObjectId, ObjectId)>,
}

/// Writes the structure with its parent tree, by which a reader finds the element of what
/// it meets on a page.
pub(super) fn write(
    document: &mut Document,
    places: &Places<'_>,
    node: &Node,
) -> Structure {
    let root = reserve(document);
    let (contents, links) = (BTreeMap::new(), Vec::new());
    let mut writer = Writer { document, places, contents, links };
    let top = writer.node(node, root);
    let Writer { contents, links, .. } = writer;
    let pages = places.leaves.len();
    let mut numbers = Vec::new();
    for page in 0..pages {
        let elements = contents.get(&page).into_iter().flat_map(BTreeMap::values);
        let elements: Vec<ObjectId> = elements.copied().collect();
        let elements = document.add_object(references(&elements));
        numbers.extend([whole(page), elements.into()]);
    }
    let mut annotations: BTreeMap<usize, Vec<ObjectId>> = BTreeMap::new();
    for (key, (page, link, element)) in (pages..).zip(&links) {
        numbers.extend([whole(key), (*element).into()]);
        annotations.entry(*page).or_default().push(*link);
    }
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => top,
        "ParentTree" => parents,
        "ParentTreeNextKey" => whole(pages + links.len()),
    };
    document.set_object(root, tree);
    Structure { root, annotations }
}

impl Writer<'_> {
    /// Writes an element and all in it.
    fn node(&mut self, node: &Node, parent: ObjectId) -> ObjectId {
        let id = reserve(self.document);
        let kids: Vec<Object> = node.kids.iter().map(|it| self.kid(it, id)).collect();
        let mut dict = dictionary! {
            "Type" => "StructElem",
            "S" => node.kind,
            "P" => parent,
            "K" => kids,
        };
        if node.kind == "TH" {
            // ISO 14289-1 7.5: what a head is the head of.
            dict.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        if let Some(title) = &node.title {
            dict.set("T", text(title));
        }
        if let Some(figure) = &node.figure {
            // A figure has to say something. ISO 14289-1 7.3.
            let alt = figure.alt.trim();
            dict.set("Alt", text(if alt.is_empty() { "图片" } else { alt }));
            let place = dictionary! {
                "O" => "Layout",
                "Placement" => "Block",
                "BBox" => self.places.rect(figure.page, figure.area),
            };
            dict.set("A", place);
        }
        self.document.set_object(id, dict);
        id
    }

    fn kid(&mut self, kid: &Kid, parent: ObjectId) -> Object {
        match kid {
            Kid::Node(node) => self.node(node, parent).into(),
            Kid::Content(page, mcid) => {
                self.contents.entry(*page).or_default().insert(*mcid, parent);
                let content = dictionary! {
                    "Type" => "MCR",
                    "Pg" => self.places.leaf(*page),
                    "MCID" => i64::from(*mcid),
                };
                content.into()
            }
            Kid::Link(page, link, words) => self.link((*page, *link), words, parent),
        }
    }

    /// A link and the reference to it. ISO 32000-1 12.5.6.5; ISO 14289-1 7.18.5.
    fn link(
        &mut self,
        (page, link): (usize, usize),
        words: &str,
        parent: ObjectId,
    ) -> Object {
        let sheet = self.places.proof.sheets.get(page);
        let Some(link) = sheet.and_then(|it| it.links.get(link)) else {
            return Object::Null;
        };
        let target = self.places.sheet_of(link.page);
        let place = match link.story {
            Some(story) => self.places.story(target, story),
            None => self.places.page(target),
        };
        let key = self.places.leaves.len() + self.links.len();
        let annotation = self.document.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => self.places.rect(page, link.rect),
            "Border" => vec![Object::Integer(0); 3],
            "F" => 4,
            "Dest" => place,
            "Contents" => text(words),
            "StructParent" => whole(key),
        });
        self.links.push((page, annotation, parent));
        let reference = dictionary! {
            "Type" => "OBJR",
            "Pg" => self.places.leaf(page),
            "Obj" => annotation,
        };
        reference.into()
    }
}
