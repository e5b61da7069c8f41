//! Paragraphs that may be left out when a story has no room for them (可删段).

use std::mem;

use crate::diag::{Code, Diagnostic, Span};
use crate::page::element::story::{self, Made};
use crate::page::setter::Setter;
use crate::plan::{LockedLever, Order, PagePlan, Paragraph, StoryPlan};
use crate::proof::Lever;

/// The most optional paragraphs that are chosen among, the last ones of the story.
const MOST: usize = 6;

/// The story without the fewest characters of optional paragraphs that make room for the
/// rest; nothing when it needs none of that, or when it does not help.
pub(super) fn without(
    setter: &mut Setter<'_>,
    pages: &[PagePlan],
    story: &StoryPlan,
) -> Option<Made> {
    let optional: Vec<_> =
        story.copy.iter().filter(|it| it.optional).map(|it| it.number).collect();
    if optional.is_empty() {
        return None;
    }
    let said = mem::take(&mut setter.diagnostics);
    let fits = |setter: &mut Setter<'_>, story: &StoryPlan| {
        let made = story::all(setter, pages, story);
        let remarks = mem::take(&mut setter.diagnostics);
        (made.left == 0).then_some((made, remarks))
    };
    let found = match fits(setter, story) {
        Some(_) => None,
        None => choices(story, &optional).into_iter().find_map(|out| {
            let (made, remarks) = fits(setter, &shortened(story, &out))?;
            Some((made, remarks, out))
        }),
    };
    setter.diagnostics = said;
    let (mut made, remarks, out) = found?;
    setter.diagnostics.extend(remarks);
    note(setter, story, &out, &mut made);
    Some(made)
}

/// The story without the paragraphs that are ordered out (定样).
pub(super) fn ordered(
    setter: &mut Setter<'_>,
    pages: &[PagePlan],
    story: &StoryPlan,
) -> Made {
    let orders = story.parts.iter().filter_map(|it| it.orders.as_ref());
    let levers = orders.flat_map(|it| &it.levers);
    let out: Vec<_> = levers.filter(|it| it.order == Order::Out).collect();
    let may = |it: &LockedLever| {
        story.copy.iter().any(|one| one.optional && one.number == it.paragraph)
    };
    let unmet = out.iter().filter(|it| !may(it)).map(|it| it.span);
    let numbers: Vec<_> =
        out.iter().filter(|it| may(it)).map(|it| it.paragraph).collect();
    let mut made = story::all(setter, pages, &shortened(story, &numbers));
    made.unmet.extend(unmet);
    note(setter, story, &numbers, &mut made);
    made
}

/// Notes and says what was left out.
fn note(setter: &mut Setter<'_>, story: &StoryPlan, out: &[usize], made: &mut Made) {
    let levers = out.iter().map(|it| Lever::LeftOut { paragraph: *it });
    made.fitting.levers.extend(levers.clone());
    if let Some(first) = made.decided.first_mut() {
        first.levers.extend(levers);
    }
    let left = story.copy.iter().filter(|it| out.contains(&it.number));
    left.for_each(|it| setter.diagnostics.push(left_out(story, it)));
}

/// Which paragraphs to leave out, the fewest characters first.
fn choices(story: &StoryPlan, optional: &[usize]) -> Vec<Vec<usize>> {
    let last = optional.get(optional.len().saturating_sub(MOST)..).unwrap_or_default();
    let sizes: Vec<usize> = last.iter().map(|it| size_of(story, *it)).collect();
    let mut choices: Vec<(usize, Vec<usize>)> = (1..1_usize << last.len())
        .map(|set| {
            let taken = |at: &usize| set >> at & 1 == 1;
            let size = (0..last.len()).filter(taken).filter_map(|it| sizes.get(it)).sum();
            let out =
                (0..last.len()).filter(taken).filter_map(|it| last.get(it)).copied();
            (size, out.collect())
        })
        .collect();
    choices.sort();
    choices.into_iter().map(|it| it.1).collect()
}

fn size_of(story: &StoryPlan, number: usize) -> usize {
    let paragraph = story.copy.iter().find(|it| it.number == number);
    paragraph.map_or(0, characters)
}

fn characters(paragraph: &Paragraph) -> usize {
    let each = paragraph.parts.iter().map(|it| it.text.value.as_str());
    each.flat_map(str::chars).filter(|it| !it.is_whitespace()).count()
}

/// The story without some paragraphs.
fn shortened(story: &StoryPlan, out: &[usize]) -> StoryPlan {
    let mut story = story.clone();
    story.copy.retain(|it| !out.contains(&it.number));
    story
}

/// Says which paragraph is not on the page.
fn left_out(story: &StoryPlan, paragraph: &Paragraph) -> Diagnostic {
    let (id, number, count) = (&story.id, paragraph.number, characters(paragraph));
    let span = paragraph.parts.first().map_or(story.span, |it| it.text.span);
    let span =
        paragraph.parts.last().map_or(span, |it| Span { end: it.text.span.end, ..span });
    Diagnostic::new(
        Code::LeftOut,
        format!("「{id}」的可删段第{number}段（{count}字）没有排，好让其余排下"),
        format!(
            "paragraph {number} of \"{id}\" ({count} characters), which may be left out, was \
             left out so that the rest has room"
        ),
    )
    .at(span)
    .hint(
        "要留下它，就删别处，或给这篇加行",
        "to keep it, cut elsewhere or give the story more rows",
    )
}
