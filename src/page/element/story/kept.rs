//! A story made up as it was decided before (定样), or afresh where that cannot be.

use crate::diag::{Code, Diagnostic, Span};
use crate::page::element::story::{self, Made, optional};
use crate::page::setter::Setter;
use crate::plan::{Orders, PagePlan, StoryPlan};

/// Makes up a story: as it was decided before when there are orders and they can be met.
///
/// Where the copy is what it was, orders are obeyed as long as no copy is left over for
/// their sake; where it has changed, as long as they keep nothing from fitting.
pub(in crate::page) fn make_up(
    setter: &mut Setter<'_>,
    pages: &[PagePlan],
    planned: &StoryPlan,
) -> Made {
    let Some(orders) = planned.parts.iter().find_map(|it| it.orders.as_ref()) else {
        return story::afresh(setter, pages, planned);
    };
    let before = std::mem::take(&mut setter.diagnostics);
    let kept = match orders.whole {
        true => optional::ordered(setter, pages, planned),
        false => story::afresh(setter, pages, planned),
    };
    let said = std::mem::replace(&mut setter.diagnostics, before);
    if kept.unmet.is_empty() && kept.lacks(orders) == Lack::default() {
        setter.diagnostics.extend(said);
        return kept;
    }
    let before = std::mem::take(&mut setter.diagnostics);
    let afresh = story::afresh(setter, pages, &free(planned));
    let said_afresh = std::mem::replace(&mut setter.diagnostics, before);
    if kept.unmet.is_empty() && kept.lacks(orders) <= afresh.lacks(orders) {
        setter.diagnostics.extend(said);
        return kept;
    }
    if orders.whole {
        let remarks = remarks(planned, orders, &kept);
        remarks.into_iter().for_each(|it| setter.diagnostics.push(it));
    }
    setter.diagnostics.extend(said_afresh);
    afresh
}

/// The story without orders.
fn free(story: &StoryPlan) -> StoryPlan {
    let mut story = story.clone();
    story.parts.iter_mut().for_each(|it| it.orders = None);
    story
}

/// Characters left over, rows left empty, last lines alone on top of a leg.
type Lack = (usize, usize, usize);

impl Made {
    /// What there is against it. Rows may stay empty when the editor has it so.
    const fn lacks(&self, orders: &Orders) -> Lack {
        match orders.whole {
            true => (self.left, 0, 0),
            false => (self.left, self.fitting.empty, self.fitting.lone),
        }
    }
}

/// Why the orders were not followed, each with its place in the lock file.
fn remarks(story: &StoryPlan, orders: &Orders, kept: &Made) -> Vec<Diagnostic> {
    let (id, left) = (&story.id, kept.left);
    if kept.unmet.is_empty() {
        let (zh, en) = (
            format!("「{id}」照定样要溢出{left}字，全篇重排"),
            format!(
                "by its lock \"{id}\" would leave {left} characters over; it is made up afresh"
            ),
        );
        return vec![unmet(zh, en, orders.span)];
    }
    let remark = |at: &Span| {
        unmet(
            format!("「{id}」照定样这一项排不成，全篇重排"),
            format!(
                "\"{id}\" cannot be set as its lock has it here; it is made up afresh"
            ),
            *at,
        )
    };
    kept.unmet.iter().map(remark).collect()
}

fn unmet(zh: String, en: String, at: Span) -> Diagnostic {
    Diagnostic::new(Code::LockUnmet, zh, en).at(at).hint(
        "改这一项或删去，或用 build --lock 重写定样",
        "change it or take it away, or build --lock again",
    )
}
