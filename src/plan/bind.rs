//! Slots become cells of the grid, items become elements, articles become stories.
//!
//! What names nothing or lies outside the grid was reported when the issue was read
//! (`model::check`); here it is left out.

use crate::diag::Spanned;
use crate::font::FontBook;
use crate::model;
use crate::model::{
    Area, Article, Block, Ear as EarSpec, Head, Inline, Issue, Item, Layout, PageSpec,
    PictureSpec, QuoteSpec, StorySpec, TeaserSpec,
};
use crate::picture::PictureBook;
use crate::plan::house::{self, House};
use crate::plan::{
    Border, Boxing, Cells, Ear, Element, HeadPlan, Note, PageGrid, PagePlan, Paragraph,
    PicturePlan, Plan, Quote, StoryPart, StoryPlan, Stretch, Teasers, calendar,
    furniture, head,
};
use crate::text::NoteKind;

/// Everything binding looks at.
struct Binder<'a> {
    fonts: &'a FontBook,
    pictures: &'a PictureBook,
    issue: &'a Issue,
    house: &'a House,
}

/// Binds an issue to its layouts, page by page.
pub(super) fn bind(
    fonts: &FontBook,
    pictures: &PictureBook,
    issue: &Issue,
    house: House,
) -> Plan {
    let binder = Binder { fonts, pictures, issue, house: &house };
    let (pages, stories) = binder.pages();
    let date = calendar::long_date(issue.paper.date.value);
    let title = format!("{} {date}", issue.paper.name.value);
    Plan { title, house, pages, stories }
}

impl<'a> Binder<'a> {
    fn pages(&self) -> (Vec<PagePlan>, Vec<StoryPlan>) {
        let issue = self.issue;
        let mut pages = Vec::with_capacity(issue.pages.len());
        let mut stories: Vec<StoryPlan> = Vec::new();
        for (number, spec) in (1..).zip(&issue.pages) {
            let Some(layout) = issue.layout(&spec.layout.value) else { continue };
            let mut page = self.page(number, spec, layout);
            for item in &spec.items {
                if let Item::Story(story) = item {
                    self.story(story, layout, &mut page, &mut stories);
                } else {
                    let element = self.element(item, layout, &page.grid);
                    page.taken.extend(element.iter().filter_map(element_cells));
                    page.elements.extend(element);
                }
            }
            pages.push(page);
        }
        (pages, stories)
    }

    fn element(&self, item: &Item, layout: &Layout, grid: &PageGrid) -> Option<Element> {
        match item {
            Item::Story(_) => None,
            Item::Picture(it) => self.picture(it, layout, grid).map(Element::Picture),
            Item::Quote(it) => quote(it, layout, grid).map(Element::Quote),
            Item::Teasers(it) => self.teasers(it, layout, grid).map(Element::Teasers),
            Item::Ear(it) => ear(it, layout, grid).map(Element::Ear),
        }
    }

    /// The page with its furniture.
    fn page(&self, number: u32, spec: &PageSpec, layout: &Layout) -> PagePlan {
        let grid = PageGrid::of(layout);
        let elements = furniture::of(self.issue, spec, layout, &grid, number);
        PagePlan {
            number,
            trim: layout.trim.value,
            body: house::role(self.fonts, &self.issue.style, &layout.face.value),
            column_rule: layout.grid.rule,
            taken: elements.iter().filter_map(element_cells).collect(),
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
        stories: &mut Vec<StoryPlan>,
    ) {
        let cells = areas(&spec.area, spec.slot.as_ref(), layout, &page.grid);
        if cells.is_empty() {
            return;
        }
        // A later part may name its story by id or by the article's file.
        let begun = self.issue.story(&spec.id.value).map(|(_, it)| &it.id.value);
        let id = begun.unwrap_or(&spec.id.value);
        let known = stories.iter_mut().find(|it| it.id == *id);
        let article = self.issue.article(&spec.article.value);
        let part = self.part(spec, layout, page, cells);
        page.taken.extend(&part.cells);
        match (known, article) {
            (Some(story), _) => {
                let before =
                    story.parts.last().and_then(|it| u32::try_from(it.page + 1).ok());
                story.parts.push(StoryPart { from: before, ..part });
            }
            (None, Some(article)) if !spec.continued => {
                let number = u32::try_from(stories.len()).unwrap_or(u32::MAX);
                stories.push(story_plan(
                    spec,
                    number,
                    article,
                    self.house.with(&spec.rules),
                    part,
                ));
            }
            (None, _) => {}
        }
    }

    fn part(
        &self,
        spec: &StorySpec,
        layout: &Layout,
        page: &PagePlan,
        cells: Vec<Cells>,
    ) -> StoryPart {
        let found = spec.pictures.iter();
        let pictures =
            found.filter_map(|it| self.picture(it, layout, &page.grid)).collect();
        StoryPart {
            page: page.number as usize - 1,
            cells,
            head: self.head(spec, &self.head_of(spec), &page.grid),
            boxing: boxing(spec.border.as_ref(), spec.tint.as_ref()),
            pictures,
            from: None,
            to: spec.jump.as_ref().map(|it| it.to.value),
            span: spec.article.span,
        }
    }

    /// The head that the article has for a part of its story: its own where the story
    /// begins, a short one where it goes on (转版题).
    fn head_of(&self, spec: &StorySpec) -> Head {
        let begun = match spec.continued {
            true => self.issue.story(&spec.id.value).map(|(_, it)| it),
            false => Some(spec),
        };
        let article = begun.and_then(|it| self.issue.article(&it.article.value));
        match article {
            Some(it) if spec.continued => {
                Head { main: it.jump_head.clone(), ..Head::default() }
            }
            Some(it) => it.head.clone(),
            None => Head::default(),
        }
    }

    fn head(&self, spec: &StorySpec, of_article: &Head, grid: &PageGrid) -> HeadPlan {
        let face = spec.head_face.as_ref().map_or("title-heavy", |it| it.value.as_str());
        let face = house::role(self.fonts, &self.issue.style, face);
        head::of(spec, of_article, grid, (face, self.house.accent))
    }

    fn picture(
        &self,
        spec: &PictureSpec,
        layout: &Layout,
        grid: &PageGrid,
    ) -> Option<PicturePlan> {
        let cells = areas(&spec.area, spec.slot.as_ref(), layout, grid);
        let id = self.pictures.find(&spec.file.value)?;
        let picture = self.pictures.get(id)?;
        let focus = spec.focus.as_ref().map_or([0, 0, 1000, 1000], |it| it.value);
        let [left, top, right, bottom] = focus;
        Some(PicturePlan {
            cells: *cells.first()?,
            picture: id,
            pixels: (picture.width(), picture.height()),
            focus: (u32::midpoint(left, right), u32::midpoint(top, bottom)),
            whole: spec.whole,
            caption: spec.caption.clone(),
            credit: spec.credit.clone(),
        })
    }

    fn teasers(
        &self,
        spec: &TeaserSpec,
        layout: &Layout,
        grid: &PageGrid,
    ) -> Option<Teasers> {
        let cells = areas(&spec.area, spec.slot.as_ref(), layout, grid);
        let page =
            |story: &Spanned<String>| self.issue.story(&story.value).map(|it| it.0);
        let items = spec.items.iter();
        let items = items.filter_map(|(story, text)| Some((text.clone(), page(story)?)));
        let (label, items) = (spec.label.clone(), items.collect());
        Some(Teasers { cells: *cells.first()?, label, items })
    }
}

fn quote(spec: &QuoteSpec, layout: &Layout, grid: &PageGrid) -> Option<Quote> {
    let cells = areas(&spec.area, spec.slot.as_ref(), layout, grid);
    Some(Quote {
        cells: *cells.first()?,
        label: spec.label.clone(),
        text: spec.text.clone(),
        source: spec.source.clone(),
        boxing: boxing(spec.border.as_ref(), spec.tint.as_ref()),
    })
}

fn ear(spec: &EarSpec, layout: &Layout, grid: &PageGrid) -> Option<Ear> {
    let cells = areas(&spec.area, spec.slot.as_ref(), layout, grid);
    let mode = spec.mode.unwrap_or(layout.mode);
    Some(Ear { cells: *cells.first()?, lines: spec.lines.clone(), mode })
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

fn story_plan(
    spec: &StorySpec,
    number: u32,
    article: &Article,
    house: House,
    part: StoryPart,
) -> StoryPlan {
    StoryPlan {
        id: spec.id.value.clone(),
        number,
        byline: article.byline.clone(),
        label: article.label.clone(),
        house,
        copy: article.blocks.iter().map(paragraph).collect(),
        parts: vec![part],
        span: spec.article.span,
    }
}

fn paragraph(block: &Block) -> Paragraph {
    let stretch = |it: &Inline| Stretch {
        text: it.text.clone(),
        strong: it.strong,
        notes: it.notes.iter().map(note).collect(),
    };
    match block {
        Block::Paragraph(parts) => {
            Paragraph { crosshead: false, parts: parts.iter().map(stretch).collect() }
        }
        Block::Crosshead(parts) => {
            Paragraph { crosshead: true, parts: parts.iter().map(stretch).collect() }
        }
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

fn element_cells(element: &Element) -> Option<Cells> {
    match element {
        Element::Masthead(it) => Some(it.cells),
        Element::Picture(it) => Some(it.cells),
        Element::Quote(it) => Some(it.cells),
        Element::Teasers(it) => Some(it.cells),
        Element::Ear(it) => Some(it.cells),
        Element::Folio(_) | Element::Credits(_) => None,
    }
}

fn boxing(border: Option<&Spanned<String>>, tint: Option<&Spanned<u32>>) -> Boxing {
    let border = match border.map(|it| it.value.as_str()) {
        Some("zheng") => Border::Zheng,
        Some("fan") => Border::Fan,
        Some("wenwu") => Border::Wenwu,
        Some("double") => Border::Double,
        _ => Border::None,
    };
    let percent = tint.map_or(0, |it| it.value.min(100));
    Boxing { border, tint: u16::try_from(percent * 10).unwrap_or(0) }
}
