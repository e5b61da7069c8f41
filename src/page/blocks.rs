//! Which marks and which areas of a page are one thing (版块): for what reads the proof and
//! shows where a thing stands.

use std::ops::Range;

use crate::plan::{Element, PageGrid, Plan};
use crate::proof::{Block, BlockKind};

/// An element of a page.
pub(super) fn of_element(
    grid: &PageGrid,
    element: &Element,
    marks: Range<usize>,
) -> Block {
    let kind = match element {
        Element::Picture(_) => BlockKind::Picture,
        Element::Quote(_) => BlockKind::Quote,
        Element::Ear(_) => BlockKind::Ear,
        Element::Briefs(_) => BlockKind::Briefs,
        Element::Table(_) => BlockKind::Table,
        Element::Teasers(_) => BlockKind::Teasers,
        Element::Advert(_) => BlockKind::Advert,
        Element::Masthead(_)
        | Element::Folio(_)
        | Element::Credits(_)
        | Element::Imprint(_)
        | Element::Standing(_) => BlockKind::Furniture,
    };
    let areas = element.cells().iter().map(|it| grid.rect(it)).collect();
    Block { kind, story: None, areas, marks }
}

/// The part of story `number` on the page with the number `page`.
pub(super) fn of_story(
    plan: &Plan,
    page: u32,
    number: u32,
    marks: Range<usize>,
) -> Block {
    let story = plan.stories.iter().find(|it| it.number == number);
    let parts = story.iter().flat_map(|it| &it.parts).filter(|it| it.number == page);
    let areas = parts.flat_map(|part| {
        let grid = plan.pages.get(part.page).map(|it| &it.grid);
        part.cells.iter().filter_map(move |cells| Some(grid?.rect(cells)))
    });
    Block { kind: BlockKind::Story, story: Some(number), areas: areas.collect(), marks }
}
