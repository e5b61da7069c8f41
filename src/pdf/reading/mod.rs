//! What a file for reading on a screen has besides its pages (阅读版): structure with reading
//! order, bookmarks, links, article threads, page labels. `reading.md` is the ledger of
//! PDF/UA-1.

mod go;
mod order;
mod outline;
mod structure;
mod threads;

use lopdf::{Dictionary, Document, Error, Object, ObjectId, dictionary};

use crate::pdf::content::Property;
use crate::pdf::page::Group;
use crate::pdf::reading::go::Places;
use crate::pdf::reading::order::{Node, Order};
use crate::pdf::usage::MISSING;
use crate::picture::{Packing, PictureBook};
use crate::proof::{Mark, MarkKind, Proof};

/// ISO 14289-1 6.1: PDF/UA-1 is built on PDF 1.7.
pub(super) const PDF_VERSION: &str = "1.7";

/// How a proof is read.
#[derive(Debug)]
pub(super) struct Reading {
    /// The whole issue in reading order.
    root: Node,
    /// Whether nothing in it is known to stand against PDF/UA-1.
    universal: bool,
}

impl Reading {
    /// Puts a proof in reading order; the groups in which each sheet's marks are to be
    /// written come along.
    pub(super) fn of(proof: &Proof, pictures: &PictureBook) -> (Self, Vec<Vec<Group>>) {
        let mut order = Order::new(proof);
        let mut groups = Vec::with_capacity(proof.sheets.len());
        for (page, sheet) in proof.sheets.iter().enumerate() {
            let mut pieces = Vec::new();
            for piece in order::pieces(sheet) {
                let marks = sheet.marks.get(piece.marks.clone()).unwrap_or_default();
                let mcid = order.take(page, &piece, marks);
                pieces.push(group(piece.marks, mcid));
            }
            groups.push(pieces);
        }
        let marks = || proof.sheets.iter().flat_map(|it| &it.marks);
        let universal = !marks().any(|it| is_unreadable(it, pictures));
        (Self { root: order.finish(), universal }, groups)
    }

    /// Whether the file may call itself PDF/UA-1.
    pub(super) const fn is_universal(&self) -> bool {
        self.universal
    }

    /// Writes all this into `document`, whose pages are `leaves`.
    ///
    /// # Errors
    /// When the document lacks its catalogue or a page.
    pub(super) fn write(
        &self,
        document: &mut Document,
        proof: &Proof,
        leaves: &[ObjectId],
    ) -> Result<(), Error> {
        let places = Places { proof, leaves };
        let structure = structure::write(document, &places, &self.root);
        let beads = threads::write(document, &places);
        let outline = outline::write(document, &places);
        let labels = outline::labels(proof);
        for (page, leaf) in leaves.iter().enumerate() {
            let annotations = structure.annotations.get(&page);
            let extras = [("Annots", annotations), ("B", beads.pages.get(&page))];
            let dict = document.get_dictionary_mut(*leaf)?;
            // ISO 14289-1 7.18.3: from link to link in the order of the structure.
            dict.set("Tabs", "S");
            dict.set("StructParents", whole(page));
            for (key, list) in extras {
                if let Some(list) = list {
                    dict.set(key, references(list));
                }
            }
        }
        let catalog = document.catalog_mut()?;
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        catalog.set("StructTreeRoot", structure.root);
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
        catalog.set("PageLabels", labels);
        if !beads.threads.is_empty() {
            catalog.set("Threads", references(&beads.threads));
        }
        Ok(())
    }
}

/// Marked content that the structure knows by number, or an artifact. ISO 32000-1 14.7.4.2
/// and 14.8.2.2.
fn group(marks: std::ops::Range<usize>, content: Option<order::Numbered>) -> Group {
    match content {
        Some(order::Numbered { tag, mcid }) => {
            let properties = vec![("MCID", Property::Number(mcid))];
            Group { marks, tag, properties }
        }
        None => {
            let properties = vec![("Type", Property::Name("Layout"))];
            Group { marks, tag: "Artifact", properties }
        }
    }
}

/// Whether a mark stands against PDF/UA-1: a glyph that a face lacks (ISO 14289-1 7.21.8),
/// and a delivered page, of which nobody says what it shows in which order.
fn is_unreadable(mark: &Mark, pictures: &PictureBook) -> bool {
    match &mark.kind {
        MarkKind::Text(line) => {
            line.runs.iter().flat_map(|it| &it.glyphs).any(|it| it.id == MISSING)
        }
        MarkKind::Picture(placed) => {
            pictures.get(placed.picture).is_some_and(|it| it.packing == Packing::Page)
        }
        MarkKind::Fill(_) | MarkKind::Stroke(_) | MarkKind::Outline(_) => false,
    }
}

/// A count as the file has it.
fn whole(count: usize) -> Object {
    Object::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

fn references(list: &[ObjectId]) -> Vec<Object> {
    list.iter().copied().map(Object::Reference).collect()
}

/// An object that is written later, but already has a number.
fn reserve(document: &mut Document) -> ObjectId {
    document.add_object(Dictionary::new())
}
