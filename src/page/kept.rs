//! Stories as they were made up, for an issue of which an article changes.
//!
//! What a story comes out as depends on its own plan, the plans of the pages and the faces,
//! and on nothing else: `element::story` is given no more. A story that is planned as it was,
//! on pages that are planned as they were, is therefore what it was, to the last mark and
//! remark.

use rayon::prelude::*;

use crate::diag::Reported;
use crate::font::FontBook;
use crate::page::element::story::Made;
use crate::page::{one_story, put_together, sheets};
use crate::plan::{PagePlan, Plan, StoryPlan};
use crate::proof::Proof;

/// What was made up, with the plans it was made from. It is good for one book of faces.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    pages: Vec<PagePlan>,
    /// By their place among the stories of the plan.
    stories: Vec<(StoryPlan, Reported<Made>)>,
}

impl Kept {
    /// Makes up every page of a plan as [`make_up`](crate::page::make_up) does, but for the
    /// stories that are kept and planned as they were; then all stories of this plan are
    /// kept.
    #[must_use]
    pub(crate) fn make_up(&mut self, fonts: &FontBook, plan: &Plan) -> Reported<Proof> {
        let before = std::mem::take(&mut self.pages);
        let mut known: Vec<_> = self.stories.drain(..).map(Some).collect();
        known.resize_with(plan.stories.len(), || None);
        let stories = plan.stories.par_iter().zip(known).map(|(story, known)| {
            let same = |known: &(StoryPlan, _)| {
                known.0 == *story && same_pages(story, &before, &plan.pages)
            };
            let afresh = || (story.clone(), one_story(fonts, &plan.pages, story));
            known.filter(same).unwrap_or_else(afresh)
        });
        self.stories = stories.collect();
        self.pages.clone_from(&plan.pages);
        let (sheets, made) = rayon::join(
            || sheets(fonts, plan),
            || self.stories.par_iter().map(|(_, made)| made.clone()).collect(),
        );
        put_together(plan, sheets, made)
    }
}

/// Whether the pages that a story runs through are planned as they were.
fn same_pages(story: &StoryPlan, before: &[PagePlan], now: &[PagePlan]) -> bool {
    story.parts.iter().all(|part| before.get(part.page) == now.get(part.page))
}
