//! Names of stories, and the jumps between their parts.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Diagnostics, Spanned, advise};
use crate::model::issue::Issue;
use crate::model::item::Item;
use crate::model::story::StorySpec;

/// No two stories may have one name.
pub(super) fn names(issue: &Issue, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for (page, story) in issue.stories().filter(|(_, it)| !it.continued) {
        let id = story.id.value.as_str();
        if id.is_empty() {
            continue;
        }
        if let Some(first) = seen.insert(id, page) {
            let remark = Diagnostic::new(
                Code::DuplicateStory,
                format!("第 {first} 版已有一篇叫「{id}」"),
                format!("page {first} has a story called \"{id}\" already"),
            );
            diagnostics.push(remark.at(story.id.span).hint(
                "给其中一篇写上不同的 id；接排的部分写 continues",
                "give one of them an `id` of its own; a later part has `continues`",
            ));
        }
    }
}

/// A story that goes on must be taken up, and a part that takes up must be sent.
pub(super) fn jumps(issue: &Issue, diagnostics: &mut Diagnostics) {
    for (page, story) in issue.stories() {
        if story.continued && !story.article.value.is_empty() {
            if issue.story(&story.article.value).is_none() {
                diagnostics.push(unknown(issue, &story.article));
            } else if !is_sent(issue, page, story) {
                diagnostics.push(unsent(page, story));
            }
        }
        if let Some(jump) = &story.jump
            && !is_taken_up(issue, story, jump.to.value)
        {
            diagnostics.push(lost(issue, story, &jump.to));
        }
    }
}

/// Whether some part of the story jumps to `page`.
fn is_sent(issue: &Issue, page: u32, story: &StorySpec) -> bool {
    issue.stories().any(|(_, it)| {
        same(issue, it, story) && it.jump.as_ref().is_some_and(|it| it.to.value == page)
    })
}

/// Whether page `to` has a later part of the story.
fn is_taken_up(issue: &Issue, story: &StorySpec, to: u32) -> bool {
    issue.stories().any(|(page, it)| page == to && it.continued && same(issue, it, story))
}

/// Whether two parts belong to one story.
fn same(issue: &Issue, one: &StorySpec, two: &StorySpec) -> bool {
    let id = |part: &StorySpec| match part.continued {
        true => issue.story(&part.article.value).map(|(_, it)| it.id.value.clone()),
        false => Some(part.id.value.clone()),
    };
    id(one) == id(two)
}

fn unsent(page: u32, story: &StorySpec) -> Diagnostic {
    let id = &story.article.value;
    Diagnostic::new(
        Code::JumpWithoutPartner,
        format!("「{id}」在第 {page} 版接排，却没有哪一部分转到这里"),
        format!("\"{id}\" goes on at page {page}, but no part of it jumps there"),
    )
    .at(story.article.span)
    .hint(
        format!("在前一部分写上 jump = {page}"),
        format!("write jump = {page} at its earlier part"),
    )
}

fn lost(issue: &Issue, story: &StorySpec, to: &Spanned<u32>) -> Diagnostic {
    let (page, pages, id) = (to.value, issue.page_count(), &story.id.value);
    let remark = if page > pages {
        Diagnostic::new(
            Code::JumpWithoutPartner,
            format!("转到第 {page} 版，本期只有 {pages} 版"),
            format!("a jump to page {page}, but the issue has {pages} pages"),
        )
    } else {
        Diagnostic::new(
            Code::JumpWithoutPartner,
            format!("第 {page} 版没有接排「{id}」"),
            format!("page {page} does not take up \"{id}\""),
        )
    };
    remark.at(to.span).hint(
        format!("在要转到的版写 [[page.story]] continues = \"{id}\""),
        format!("write [[page.story]] continues = \"{id}\" on the page it goes to"),
    )
}

/// A teaser must lead to a story of the issue.
pub(super) fn teasers(issue: &Issue, diagnostics: &mut Diagnostics) {
    for item in issue.pages.iter().flat_map(|it| &it.items) {
        let Item::Teasers(teasers) = item else { continue };
        for (story, _) in &teasers.items {
            if issue.story(&story.value).is_none() {
                diagnostics.push(unknown(issue, story));
            }
        }
    }
}

fn unknown(issue: &Issue, name: &Spanned<String>) -> Diagnostic {
    let word = &name.value;
    let remark = Diagnostic::new(
        Code::UnknownStory,
        format!("本期没有叫「{word}」的稿件"),
        format!("the issue has no story called \"{word}\""),
    );
    let stories = issue.stories().filter(|(_, it)| !it.continued);
    let known: Vec<_> = stories.map(|(_, it)| it.id.value.as_str()).collect();
    advise(remark, word, &known).at(name.span)
}
