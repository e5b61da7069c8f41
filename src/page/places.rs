//! Where on the pages a remark belongs that knows only its words in the copy.

use crate::diag::{Diagnostics, Place, Span};
use crate::plan::{Plan, StoryPart, StoryPlan};
use crate::proof::Sheet;

/// Gives every such remark the place of the mark that was made of its words, or else of the
/// story that they are of.
pub(super) fn find(plan: &Plan, sheets: &[Sheet], remarks: &mut Diagnostics) {
    remarks.settle(|span| printed(sheets, span).or_else(|| planned(plan, span)));
}

/// The first mark that was made of the words that `span` begins with; a quotation mark may
/// stand before them.
fn printed(sheets: &[Sheet], span: Span) -> Option<Place> {
    let holds = |it: Span| {
        let begins = it.start <= span.start.saturating_add(1);
        it.source == span.source && begins && span.start < it.end
    };
    sheets.iter().find_map(|sheet| {
        let mark = sheet.marks.iter().find(|it| it.span.is_some_and(holds))?;
        Some(Place { page: sheet.number, rect: mark.area()? })
    })
}

/// The part of a story that is placed where `span` says, or the first part of the story
/// whose article it points into.
fn planned(plan: &Plan, span: Span) -> Option<Place> {
    let mut parts = plan.stories.iter().flat_map(|it| &it.parts);
    let own = parts.find(|it| it.span == span);
    let part = own.or_else(|| {
        let mut stories = plan.stories.iter();
        stories.find(|it| is_of(it, span))?.parts.first()
    })?;
    area(plan, part)
}

/// Whether the copy of `story` is in the file that `span` points into.
fn is_of(story: &StoryPlan, span: Span) -> bool {
    let first = story.copy.first().and_then(|it| it.parts.first());
    first.is_some_and(|it| it.text.span.source == span.source)
}

fn area(plan: &Plan, part: &StoryPart) -> Option<Place> {
    let grid = &plan.pages.get(part.page)?.grid;
    Some(Place { page: part.number, rect: grid.rect(part.cells.first()?) })
}
