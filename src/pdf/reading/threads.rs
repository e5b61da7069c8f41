//! Article threads (文章线索): a story's legs as beads on a thread. ISO 32000-1 12.4.3.

use std::collections::BTreeMap;

use lopdf::{Document, ObjectId, dictionary};

use crate::geom::Rect;
use crate::pdf::document::text;
use crate::pdf::reading::go::Places;
use crate::pdf::reading::reserve;
use crate::proof::{Mark, MarkKind, Proof, Role, TextLine, Turn};

/// The threads, and the beads of every page.
#[derive(Default)]
pub(super) struct Beads {
    pub(super) threads: Vec<ObjectId>,
    pub(super) pages: BTreeMap<usize, Vec<ObjectId>>,
}

/// Writes a thread for every story with a text.
pub(super) fn write(document: &mut Document, places: &Places<'_>) -> Beads {
    let mut beads = Beads::default();
    for (number, story) in (0..).zip(&places.proof.stories) {
        let legs = legs(places.proof, number);
        let ids: Vec<ObjectId> = legs.iter().map(|_| reserve(document)).collect();
        let (Some(first), Some(last)) = (ids.first(), ids.last()) else { continue };
        let title = if story.title.is_empty() { &story.id } else { &story.title };
        let thread = dictionary! {
            "Type" => "Thread",
            "F" => *first,
            "I" => dictionary! { "Title" => text(title) },
        };
        let thread = document.add_object(thread);
        for (at, (id, (page, leg))) in ids.iter().zip(&legs).enumerate() {
            let before = at.checked_sub(1).and_then(|it| ids.get(it)).unwrap_or(last);
            let bead = dictionary! {
                "Type" => "Bead",
                "T" => thread,
                "N" => *ids.get(at + 1).unwrap_or(first),
                "V" => *before,
                "P" => places.leaf(*page),
                "R" => places.rect(*page, *leg),
            };
            document.set_object(*id, bead);
            beads.pages.entry(*page).or_default().push(*id);
        }
        beads.threads.push(thread);
    }
    beads
}

/// The legs of a story, each with its page: a line that does not stand after the one
/// before it begins a new leg.
fn legs(proof: &Proof, story: u32) -> Vec<(usize, Rect)> {
    let mut legs: Vec<(usize, Rect)> = Vec::new();
    for (page, sheet) in proof.sheets.iter().enumerate() {
        let mut before: Option<&TextLine> = None;
        for line in sheet.marks.iter().filter_map(|it| running(it, story)) {
            let Some(area) = line.area() else { continue };
            let goes_on = before.is_some_and(|it| goes_on(it, line));
            match legs.last_mut().filter(|_| goes_on) {
                Some((_, leg)) => *leg = leg.around(&area),
                None => legs.push((page, area)),
            }
            before = Some(line);
        }
    }
    legs
}

/// The line, when it is running text of the story.
fn running(mark: &Mark, story: u32) -> Option<&TextLine> {
    match &mark.kind {
        MarkKind::Text(line)
            if mark.story == Some(story)
                && matches!(mark.role, Role::Body | Role::Crosshead) =>
        {
            Some(line)
        }
        _ => None,
    }
}

/// Whether a line stands below the one before it, or in vertical text to its left.
fn goes_on(before: &TextLine, line: &TextLine) -> bool {
    let down = line.runs.iter().any(|it| it.turn != Turn::Horizontal);
    if down {
        line.reference <= before.reference
    } else {
        line.reference >= before.reference
    }
}
