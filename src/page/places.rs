//! Where on the pages a remark belongs that knows only its words in the copy.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::diag::{Diagnostics, Place, SourceId, Span};
use crate::plan::{Plan, StoryPart, StoryPlan};
use crate::proof::{Mark, Sheet};

/// Gives every such remark the place of the mark that was made of its words, or else of the
/// story that they are of.
pub(super) fn find(plan: &Plan, sheets: &[Sheet], remarks: &mut Diagnostics) {
    let marks = OnceCell::new();
    remarks.settle(|span| {
        let marks = marks.get_or_init(|| by_source(sheets));
        printed(marks, span).or_else(|| planned(plan, span))
    });
}

/// The marks made of the copy of a file, as they follow one another, with their pages.
type Marks<'a> = BTreeMap<SourceId, Vec<(&'a Sheet, &'a [Mark])>>;

fn by_source(sheets: &[Sheet]) -> Marks<'_> {
    let source = |it: &Mark| it.span.map(|it| it.source);
    let mut marks = Marks::new();
    for sheet in sheets {
        for stretch in sheet.marks.chunk_by(|one, two| source(one) == source(two)) {
            if let Some(source) = stretch.first().and_then(source) {
                marks.entry(source).or_default().push((sheet, stretch));
            }
        }
    }
    marks
}

/// The first mark that was made of the words that `span` begins with; a quotation mark may
/// stand before them.
fn printed(marks: &Marks<'_>, span: Span) -> Option<Place> {
    let holds =
        |it: &Span| it.start <= span.start.saturating_add(1) && span.start < it.end;
    marks.get(&span.source)?.iter().find_map(|(sheet, marks)| {
        let mark = marks.iter().find(|it| it.span.as_ref().is_some_and(holds))?;
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
