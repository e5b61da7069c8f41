//! Where jump lines and teasers lead: places a reader of the web copy may touch (链接).
//!
//! A page number is printed; this is for what reads the proof and can go there.

use crate::diag::{Span, Spanned};
use crate::plan::{Element, Plan, StoryPlan, Teasers};
use crate::proof::{Link, Mark, Role, Sheet};

/// Gives every sheet its links.
pub(super) fn add(plan: &Plan, sheets: &mut [Sheet]) {
    for (at, (page, sheet)) in plan.pages.iter().zip(sheets).enumerate() {
        let mut links = Vec::new();
        for element in &page.elements {
            if let Element::Teasers(it) = element {
                links.extend(of_teasers(it, &sheet.marks));
            }
        }
        links.extend(plan.stories.iter().flat_map(|it| of_jumps(it, at, &sheet.marks)));
        sheet.links = links;
    }
}

/// The jump lines of a story on one page: where it comes from, then where it goes on.
fn of_jumps(story: &StoryPlan, page: usize, marks: &[Mark]) -> Vec<Link> {
    let parts = story.parts.iter().filter(|it| it.page == page);
    let pages = parts.flat_map(|it| it.from.into_iter().chain(it.to));
    let own = |it: &&Mark| it.role == Role::Jump && it.story == Some(story.number);
    let places = marks.iter().filter(own).filter_map(Mark::area);
    // The marks of a page are only looked through for a story that is on it and jumps.
    pages
        .zip(places)
        .map(|(page, rect)| Link { rect, page, story: Some(story.number) })
        .collect()
}

/// The teasers of a box, each with the words and the page number under them.
fn of_teasers(teasers: &Teasers, marks: &[Mark]) -> Vec<Link> {
    let link = |(words, page): &(Spanned<String>, u32)| {
        let own = marks.iter().filter(|it| it.role == Role::Teaser);
        let own = own.filter(|it| it.span.is_some_and(|it| within(it, words.span)));
        let rect = own.filter_map(Mark::area).reduce(|one, two| one.around(&two))?;
        Some(Link { rect, page: *page, story: None })
    };
    teasers.items.iter().filter_map(link).collect()
}

/// Whether `inner` was written inside `outer`.
fn within(inner: Span, outer: Span) -> bool {
    inner.source == outer.source && outer.start <= inner.start && inner.end <= outer.end
}
