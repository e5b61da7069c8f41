//! Slots become cells of the grid, items become elements, articles become stories.
//!
//! What names nothing or lies outside the grid was reported when the issue was read
//! (`model::check`); here it is left out.

use std::collections::BTreeMap;

use crate::diag::Spanned;
use crate::font::{FontBook, RoleId};
use crate::model;
use crate::model::calendar;
use crate::model::{
    Area, Article, Block, Inline, Issue, Item, Layout, PageSpec, StorySpec,
};
use crate::picture::PictureBook;
use crate::plan::house::{self, House};
use crate::plan::items::boxing;
use crate::plan::{
    Cells, Element, HeadPlan, Note, PageGrid, PagePlan, Paragraph, Plan, StoryPart,
    StoryPlan, Stretch, furniture, head,
};
use crate::text::NoteKind;

/// Everything binding looks at.
pub(super) struct Binder<'a> {
    fonts: &'a FontBook,
    pub(super) pictures: &'a PictureBook,
    pub(super) issue: &'a Issue,
    pub(super) house: &'a House,
    /// Stories where they begin, by id and by the article's file.
    begun: BTreeMap<&'a str, &'a StorySpec>,
    articles: BTreeMap<&'a str, &'a Article>,
}

/// The stories so far, and where each lies, by its id.
#[derive(Default)]
struct Stories<'a> {
    plans: Vec<StoryPlan>,
    places: BTreeMap<&'a str, usize>,
}

/// Binds an issue to its layouts, page by page.
pub(super) fn bind(
    fonts: &FontBook,
    pictures: &PictureBook,
    issue: &Issue,
    house: House,
) -> Plan {
    let mut begun = BTreeMap::new();
    for (_, it) in issue.stories().filter(|(_, it)| !it.continued) {
        begun.entry(it.id.value.as_str()).or_insert(it);
        begun.entry(it.article.value.as_str()).or_insert(it);
    }
    let articles = issue.articles.iter().map(|(name, it)| (name.as_str(), it)).collect();
    let binder = Binder { fonts, pictures, issue, house: &house, begun, articles };
    let (pages, stories) = binder.pages();
    let date = calendar::long_date(issue.paper.date.value);
    let title = format!("{} {date}", issue.paper.name.value);
    Plan { title, spots: issue.palette.spots.clone(), house, pages, stories }
}

impl<'a> Binder<'a> {
    fn pages(&self) -> (Vec<PagePlan>, Vec<StoryPlan>) {
        let issue = self.issue;
        let mut pages = Vec::with_capacity(issue.pages.len());
        let mut stories = Stories::default();
        for (number, spec) in issue.numbered() {
            let Some(layout) = issue.layout(&spec.layout.value) else { continue };
            let mut page = self.page(number, spec, layout);
            page.index = pages.len();
            for item in &spec.items {
                if let Item::Story(story) = item {
                    self.story(story, layout, &mut page, &mut stories);
                    continue;
                }
                let (slot, area) = item.stand();
                let cells = areas(area, slot, layout, &page.grid).first().copied();
                let Some(cells) = cells else { continue };
                let Some(element) = self.element(item, layout.mode, cells) else {
                    continue;
                };
                // No rule parts a standing head from what stands under it.
                if !matches!(element, Element::Standing(_)) {
                    page.taken.push(vec![cells]);
                }
                page.elements.push(element);
            }
            pages.push(page);
        }
        (pages, stories.plans)
    }

    /// The page with its furniture.
    fn page(&self, number: u32, spec: &PageSpec, layout: &Layout) -> PagePlan {
        let grid = PageGrid::of(layout);
        let masthead = layout.furniture.masthead.as_ref();
        let elements = furniture::of(self, (number, spec), layout, &grid);
        PagePlan {
            number,
            index: 0,
            spread: layout.spread,
            trim: layout.trim.value,
            body: house::role(self.fonts, &self.issue.style, &layout.face.value),
            column_rule: layout.grid.rule,
            taken: masthead
                .and_then(|it| grid.cells(&it.value))
                .map(|it| vec![it])
                .into_iter()
                .collect(),
            elements,
            grid,
        }
    }

    /// Adds a story, or the next part of one that began on an earlier page.
    fn story(
        &self,
        spec: &'a StorySpec,
        layout: &Layout,
        page: &mut PagePlan,
        stories: &mut Stories<'a>,
    ) {
        let cells = areas(&spec.area, spec.slot.as_ref(), layout, &page.grid);
        if cells.is_empty() {
            return;
        }
        // A later part may name its story by id or by the article's file.
        let begun = self.begun.get(spec.id.value.as_str());
        let id = begun.map_or(&spec.id.value, |it| &it.id.value);
        let place = stories.places.get(id.as_str());
        let known = place.and_then(|it| stories.plans.get_mut(*it));
        let article = self.articles.get(spec.article.value.as_str());
        let part = StoryPart {
            orders: self.issue.lock.orders(id, page.number),
            ..self.part(spec, layout, page, cells)
        };
        page.taken.push(part.cells.clone());
        match (known, article) {
            (Some(story), _) => {
                let before = story.parts.last().map(|it| it.number);
                story.parts.push(StoryPart { from: before, ..part });
            }
            (None, Some(article)) if !spec.continued => {
                let place = stories.plans.len();
                let number = u32::try_from(place).unwrap_or(u32::MAX);
                stories.plans.push(self.story_plan(spec, number, article, part));
                stories.places.insert(id, place);
            }
            (None, _) => {}
        }
    }

    fn story_plan(
        &self,
        spec: &StorySpec,
        number: u32,
        article: &Article,
        part: StoryPart,
    ) -> StoryPlan {
        StoryPlan {
            id: spec.id.value.clone(),
            number,
            byline: article.byline.clone(),
            label: article.label.clone(),
            face: spec.face.as_ref().map(|it| self.role(&it.value)),
            house: self.house.with(&spec.rules),
            copy: article.blocks.iter().enumerate().map(paragraph).collect(),
            parts: vec![part],
            span: spec.article.span,
        }
    }

    fn part(
        &self,
        spec: &StorySpec,
        layout: &Layout,
        page: &PagePlan,
        cells: Vec<Cells>,
    ) -> StoryPart {
        let pictures = spec.pictures.iter().filter_map(|it| {
            let cells = areas(&it.area, None, layout, &page.grid);
            self.picture(it, *cells.first()?)
        });
        let pictures = pictures.collect();
        StoryPart {
            page: page.index,
            number: page.number,
            cells,
            columns: spec.columns.iter().map(|it| *it as usize).collect(),
            head: self.head(spec, &page.grid),
            orders: None,
            boxing: boxing(&spec.boxing),
            pictures,
            from: None,
            to: spec.jump.as_ref().map(|it| it.to.value),
            span: spec.article.span,
        }
    }

    fn head(&self, spec: &StorySpec, grid: &PageGrid) -> HeadPlan {
        let head = self.issue.head_of(spec);
        let face = spec.head_face.as_ref().map_or("title-heavy", |it| it.value.as_str());
        let face = self.role(face);
        let article = self.articles.get(spec.article.value.as_str());
        let labelled = !spec.continued && article.is_some_and(|it| it.label.is_some());
        head::of(spec, (&head, labelled), grid, (face, self.house.accent))
    }

    fn role(&self, name: &str) -> RoleId {
        house::role(self.fonts, &self.issue.style, name)
    }
}

/// The cells of an item: its own areas, or those of its slot.
fn areas(
    written: &[Spanned<Area>],
    slot: Option<&Spanned<String>>,
    layout: &Layout,
    grid: &PageGrid,
) -> Vec<Cells> {
    let named = slot.and_then(|slot| {
        let found = layout.slots.iter().find(|it| it.name.value == slot.value);
        found.map(|it| it.area.as_slice())
    });
    let areas = if written.is_empty() { named.unwrap_or_default() } else { written };
    areas.iter().filter_map(|it| grid.cells(&it.value)).collect()
}

fn paragraph((at, block): (usize, &Block)) -> Paragraph {
    let stretch = |it: &Inline| Stretch {
        text: it.text.clone(),
        strong: it.strong,
        notes: it.notes.iter().map(note).collect(),
    };
    let (Block::Paragraph(parts) | Block::Optional(parts) | Block::Crosshead(parts)) =
        block;
    Paragraph {
        number: at + 1,
        crosshead: matches!(block, Block::Crosshead(_)),
        optional: matches!(block, Block::Optional(_)),
        parts: parts.iter().map(stretch).collect(),
    }
}

fn note(note: &model::Note) -> Note {
    let kind = match &note.kind {
        model::NoteKind::Dots => NoteKind::Dots,
        model::NoteKind::Name => NoteKind::Name,
        model::NoteKind::Book => NoteKind::Book,
        model::NoteKind::Together => NoteKind::Together,
        model::NoteKind::Reading(words) => NoteKind::Reading(words.clone()),
    };
    Note { length: note.length, kind }
}
