//! Slots become cells of the grid, items become elements, articles become stories.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Diagnostics, Reported, Span, Spanned};
use crate::font::FontBook;
use crate::geom::Length;
use crate::model::{
    Area, Article, Block, Ear as EarSpec, Head, Inline, Issue, Item, Layout, PageSpec,
    PictureSpec, QuoteSpec, StorySpec, TeaserSpec,
};
use crate::picture::PictureBook;
use crate::plan::house::{self, House};
use crate::plan::{
    Border, Boxing, Cells, Ear, Element, Folio, HeadForm, HeadPlan, Masthead, PageGrid,
    PagePlan, Paragraph, PicturePlan, Plan, Quote, StoryPart, StoryPlan, Stretch, Teasers,
    calendar,
};

/// Everything binding looks at, and what it has to say.
struct Binder<'a> {
    fonts: &'a FontBook,
    pictures: &'a PictureBook,
    issue: &'a Issue,
    diagnostics: Diagnostics,
}

/// Binds an issue to its layouts, page by page.
pub(super) fn bind(
    fonts: &FontBook,
    pictures: &PictureBook,
    issue: &Issue,
    house: House,
) -> Reported<Plan> {
    let mut binder = Binder { fonts, pictures, issue, diagnostics: Diagnostics::new() };
    let (pages, stories) = binder.pages();
    let date = calendar::long_date(issue.paper.date.value);
    let title = format!("{} {date}", issue.paper.name.value);
    Reported::new(Plan { title, house, pages, stories }, binder.diagnostics)
}

impl<'a> Binder<'a> {
    fn pages(&mut self) -> (Vec<PagePlan>, Vec<StoryPlan>) {
        let issue = self.issue;
        let starts = story_pages(issue);
        let mut pages = Vec::with_capacity(issue.pages.len());
        let mut stories: Vec<StoryPlan> = Vec::new();
        for (index, spec) in issue.pages.iter().enumerate() {
            let named = |it: &&Layout| it.name.value == spec.layout.value;
            let Some(layout) = issue.layouts.iter().find(named) else { continue };
            let mut page = self.page(index, spec, layout);
            for item in &spec.items {
                match item {
                    Item::Story(it) => self.story(it, layout, &mut page, &mut stories),
                    Item::Picture(it) => {
                        let found = self.picture(it, layout, &page.grid);
                        page.elements.extend(found.map(Element::Picture));
                    }
                    Item::Quote(it) => {
                        let found = self.quote(it, layout, &page.grid);
                        page.elements.extend(found.map(Element::Quote));
                    }
                    Item::Teasers(it) => {
                        let found = self.teasers(it, layout, &page.grid, &starts);
                        page.elements.extend(found.map(Element::Teasers));
                    }
                    Item::Ear(it) => {
                        let found = self.ear(it, layout, &page.grid);
                        page.elements.extend(found.map(Element::Ear));
                    }
                }
            }
            self.note_overlaps(&mut page, &stories, spec.span);
            pages.push(page);
        }
        self.check_jumps(&stories);
        (pages, stories)
    }

    /// The page with its furniture.
    fn page(&mut self, index: usize, spec: &PageSpec, layout: &Layout) -> PagePlan {
        let paper = &self.issue.paper;
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let grid = PageGrid::of(layout);
        let mut elements = Vec::new();
        if let Some(area) = &layout.furniture.masthead {
            if let Some(cells) = self.cells(area, &grid) {
                elements.push(Element::Masthead(self.masthead(cells)));
            }
        }
        if layout.furniture.folio {
            elements.push(Element::Folio(Folio {
                number,
                section: text_of(spec.section.as_ref()),
                paper: paper.name.value.clone(),
                date: dated(paper.date.value),
            }));
        }
        if layout.furniture.credits {
            elements.extend(credits(spec).map(Element::Credits));
        }
        PagePlan {
            number,
            trim: layout.trim.value,
            grid,
            body: house::role(self.fonts, &self.issue.style, &layout.face.value),
            column_rule: layout.grid.rule,
            elements,
            taken: Vec::new(),
        }
    }

    fn masthead(&self, cells: Cells) -> Masthead {
        let paper = &self.issue.paper;
        let lunar = paper.lunar.clone();
        let lunar = lunar.or_else(|| calendar::lunar_date(paper.date.value));
        let first = [Some(dated(paper.date.value)), lunar.map(|it| format!("农历{it}"))];
        let issue = paper.issue.map(|it| format!("总第{it}期"));
        let pages = Some(format!("今日{}版", self.issue.pages.len()));
        let cn = paper.cn.as_ref().map(|it| format!("国内统一连续出版物号 {}", it.value));
        let post = paper.postal_code.as_ref().map(|it| format!("邮发代号 {}", it.value));
        let first: Vec<_> = first.into_iter().flatten().collect();
        let second: Vec<_> = [issue, pages, cn, post].into_iter().flatten().collect();
        let imprint = paper.imprint.join("　");
        let lines = [first.join("　"), second.join("　"), imprint];
        Masthead {
            cells,
            name: paper.name.clone(),
            slogan: paper.slogan.clone(),
            lines: lines.into_iter().filter(|it| !it.is_empty()).collect(),
        }
    }

    /// Adds a story, or the next part of one that began on an earlier page.
    fn story(
        &mut self,
        spec: &'a StorySpec,
        layout: &Layout,
        page: &mut PagePlan,
        stories: &mut Vec<StoryPlan>,
    ) {
        let Some(cells) = self.areas(&spec.area, spec.slot.as_ref(), layout, &page.grid)
        else {
            return;
        };
        let id = spec.id();
        let known = stories.iter().position(|it| it.id == id);
        let article = self.issue.articles.iter().find(|it| it.0 == spec.article.value);
        let first_part = !spec.continued;
        let mut part = self.part(spec, layout, page, cells);
        match (first_part, known, article) {
            (true, None, Some((_, article))) => {
                part.head = self.head(spec, &article.head);
                let number = u32::try_from(stories.len()).unwrap_or(u32::MAX);
                stories.push(story_plan(id, number, article, part, spec.article.span));
            }
            (false, Some(at), _) => {
                part.head = self.head(spec, &Head::default());
                if let Some(story) = stories.get_mut(at) {
                    let before = story.parts.last().map(|it| it.page + 1);
                    part.from = before.and_then(|it| u32::try_from(it).ok());
                    story.parts.push(part);
                }
            }
            (true, Some(_), _) => self.diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateStory,
                    format!("「{id}」已经在版面上了"),
                    format!("\"{id}\" is on a page already"),
                )
                .at(spec.article.span)
                .hint("同一篇稿件续排请写 continues = \"…\"", "to go on with a story write continues = \"…\""),
            ),
            (false, None, _) => self.diagnostics.push(
                Diagnostic::new(
                    Code::UnknownStory,
                    format!("前面各版没有「{id}」，无从续排"),
                    format!("no earlier page has a story \"{id}\" to go on with"),
                )
                .at(spec.article.span),
            ),
            // The missing article was reported when it was read.
            (true, None, None) => {}
        }
    }

    fn part(
        &mut self,
        spec: &StorySpec,
        layout: &Layout,
        page: &PagePlan,
        cells: Vec<Cells>,
    ) -> StoryPart {
        let found = spec.pictures.iter();
        let pictures = found.filter_map(|it| self.picture(it, layout, &page.grid)).collect();
        StoryPart {
            page: page.number as usize - 1,
            cells,
            head: HeadPlan::default(),
            boxing: boxing(spec.border.as_ref(), spec.tint.as_ref()),
            pictures,
            from: None,
            to: spec.jump.as_ref().map(|it| it.to.value),
            span: spec.article.span,
        }
    }

    fn head(&self, spec: &StorySpec, of_article: &Head) -> HeadPlan {
        let head = spec.head.as_ref().unwrap_or(of_article);
        let word = |it: &Option<Spanned<String>>| it.as_ref().map(|it| it.value.clone());
        let form = match word(&spec.form).as_deref() {
            Some("none") => HeadForm::None,
            _ if head.is_empty() => HeadForm::None,
            Some("vertical" | "beside") => HeadForm::Beside,
            _ => HeadForm::Over,
        };
        let face = spec.head_face.as_ref().map_or("title-heavy", |it| it.value.as_str());
        HeadPlan {
            form,
            kicker: head.kicker.clone(),
            main: head.main.clone(),
            deck: head.deck.clone(),
            face: house::role(self.fonts, &self.issue.style, face),
            cols: spec.head_cols.as_ref().map(|it| it.value),
            rows: spec.head_rows.as_ref().map(|it| it.value),
            size: spec.head_size.as_ref().map(|it| Length::pt(i64::from(it.value))),
            width: spec.head_width.as_ref().map(|it| it.value),
            flush: word(&spec.head_align).as_deref() == Some("start"),
        }
    }

    fn picture(
        &mut self,
        spec: &PictureSpec,
        layout: &Layout,
        grid: &PageGrid,
    ) -> Option<PicturePlan> {
        let cells = self.areas(&spec.area, spec.slot.as_ref(), layout, grid)?;
        let id = self.pictures.find(&spec.file.value)?;
        let focus = spec.focus.as_ref().map_or([0, 0, 1000, 1000], |it| it.value);
        let [left, top, right, bottom] = focus;
        Some(PicturePlan {
            cells: *cells.first()?,
            picture: id,
            pixels: self.pictures.get(id).map(|it| it.size())?,
            focus: (u32::midpoint(left, right), u32::midpoint(top, bottom)),
            caption: spec.caption.clone(),
            credit: spec.credit.clone(),
        })
    }

    fn quote(&mut self, spec: &QuoteSpec, layout: &Layout, grid: &PageGrid) -> Option<Quote> {
        let cells = self.areas(&spec.area, spec.slot.as_ref(), layout, grid)?;
        Some(Quote {
            cells: *cells.first()?,
            label: spec.label.clone(),
            text: spec.text.clone(),
            source: spec.source.clone(),
            boxing: boxing(spec.border.as_ref(), spec.tint.as_ref()),
        })
    }

    fn teasers(
        &mut self,
        spec: &TeaserSpec,
        layout: &Layout,
        grid: &PageGrid,
        starts: &BTreeMap<String, u32>,
    ) -> Option<Teasers> {
        let cells = self.areas(&spec.area, spec.slot.as_ref(), layout, grid)?;
        let mut items = Vec::with_capacity(spec.items.len());
        for (story, text) in &spec.items {
            match starts.get(&stem(&story.value)) {
                Some(&page) => items.push((text.clone(), page)),
                None => self.diagnostics.push(
                    Diagnostic::new(
                        Code::UnknownStory,
                        format!("导读所指的稿件「{}」不在任何一版", story.value),
                        format!("the teaser's story \"{}\" is on no page", story.value),
                    )
                    .at(story.span)
                    .hint("写稿件文件名（不带后缀）", "write the article's file name without its ending"),
                ),
            }
        }
        Some(Teasers { cells: *cells.first()?, label: spec.label.clone(), items })
    }

    fn ear(&mut self, spec: &EarSpec, layout: &Layout, grid: &PageGrid) -> Option<Ear> {
        let cells = self.areas(&spec.area, None, layout, grid)?;
        Some(Ear { cells: *cells.first()?, lines: spec.lines.clone() })
    }

    /// The cells of an item: its own areas, or those of its slot.
    fn areas(
        &mut self,
        written: &[Spanned<Area>],
        slot: Option<&Spanned<String>>,
        layout: &Layout,
        grid: &PageGrid,
    ) -> Option<Vec<Cells>> {
        let named = slot.and_then(|slot| {
            let found = layout.slots.iter().find(|it| it.name.value == slot.value);
            found.map(|it| it.area.as_slice())
        });
        let areas = if written.is_empty() { named.unwrap_or_default() } else { written };
        let cells: Vec<_> = areas.iter().filter_map(|it| self.cells(it, grid)).collect();
        if let (true, None, Some(slot)) = (written.is_empty(), named, slot) {
            let known: Vec<_> = layout.slots.iter().map(|it| it.name.value.as_str()).collect();
            let known = known.join(", ");
            self.diagnostics.push(
                Diagnostic::new(
                    Code::UnknownSlot,
                    format!("版式「{}」里没有位置「{}」", layout.name.value, slot.value),
                    format!("layout \"{}\" has no slot \"{}\"", layout.name.value, slot.value),
                )
                .at(slot.span)
                .hint(format!("有：{known}"), format!("it has: {known}")),
            );
        }
        (!cells.is_empty()).then_some(cells)
    }

    /// One area as cells; reported when it reaches over the grid.
    fn cells(&mut self, area: &Spanned<Area>, grid: &PageGrid) -> Option<Cells> {
        let cells = grid.cells(&area.value);
        if cells.is_none() {
            let (cols, rows) = (grid.columns.len(), grid.rows);
            self.diagnostics.push(
                Diagnostic::new(
                    Code::ImpossibleSize,
                    format!("位置超出版面网格：本版共{cols}栏、{rows}行"),
                    format!("the area is not on the grid of {cols} columns and {rows} rows"),
                )
                .at(area.span)
                .hint("栏、行都从1数起", "columns and rows are counted from 1"),
            );
        }
        cells
    }

    /// Remarks on elements that share cells; remembers every area of the page.
    fn note_overlaps(&mut self, page: &mut PagePlan, stories: &[StoryPlan], span: Span) {
        let index = page.number as usize - 1;
        let parts = stories.iter().flat_map(|it| &it.parts).filter(|it| it.page == index);
        let mut taken: Vec<(Cells, Span)> = Vec::new();
        for part in parts {
            taken.extend(part.cells.iter().map(|it| (*it, part.span)));
        }
        taken.extend(page.elements.iter().filter_map(|it| Some((element_cells(it)?, span))));
        for (at, (cells, span)) in taken.iter().enumerate() {
            if taken.iter().take(at).any(|(other, _)| other.overlaps(cells)) {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::Overlap,
                        format!("第{}版有两个元素占了同一块地方", page.number),
                        format!("two elements of page {} share some area", page.number),
                    )
                    .at(*span),
                );
            }
        }
        page.taken = taken.into_iter().map(|(cells, _)| cells).collect();
    }

    /// Every 下转 needs its 上接 on the page it names, and the other way round.
    fn check_jumps(&mut self, stories: &[StoryPlan]) {
        for story in stories {
            for (at, part) in story.parts.iter().enumerate() {
                let next = story.parts.get(at + 1).and_then(|it| u32::try_from(it.page + 1).ok());
                if part.to == next {
                    continue;
                }
                let (zh, en) = match (part.to, next) {
                    (Some(to), _) => (
                        format!("「{}」下转第{to}版，但第{to}版没有续排", story.id),
                        format!("\"{}\" jumps to page {to}, which does not go on with it", story.id),
                    ),
                    (None, page) => (
                        format!("「{}」在第{}版续排，但前面没有写下转", story.id, page.unwrap_or(0)),
                        format!("\"{}\" goes on, but the part before does not say so", story.id),
                    ),
                };
                self.diagnostics.push(
                    Diagnostic::new(Code::JumpWithoutPartner, zh, en).at(part.span).hint(
                        "起首写 jump = 版次，续排写 continues = \"稿件名\"",
                        "write jump = PAGE where it leaves and continues = \"STORY\" where it goes on",
                    ),
                );
            }
        }
    }
}

/// The page on which each story begins, by story id.
fn story_pages(issue: &Issue) -> BTreeMap<String, u32> {
    let mut starts = BTreeMap::new();
    for (number, page) in (1..).zip(&issue.pages) {
        for item in &page.items {
            if let Item::Story(story) = item {
                starts.entry(story.id()).or_insert(number);
            }
        }
    }
    starts
}

fn story_plan(
    id: String,
    number: u32,
    article: &Article,
    part: StoryPart,
    span: Span,
) -> StoryPlan {
    StoryPlan {
        id,
        number,
        byline: article.byline.clone(),
        label: article.label.clone(),
        copy: article.blocks.iter().map(paragraph).collect(),
        parts: vec![part],
        span,
    }
}

fn paragraph(block: &Block) -> Paragraph {
    let stretch = |it: &Inline| Stretch { text: it.text.clone(), strong: it.strong };
    match block {
        Block::Paragraph(parts) => {
            Paragraph { crosshead: false, parts: parts.iter().map(stretch).collect() }
        }
        Block::Crosshead(parts) => {
            Paragraph { crosshead: true, parts: parts.iter().map(stretch).collect() }
        }
    }
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

/// `责任编辑：甲　版式：乙　校对：丙`.
fn credits(spec: &PageSpec) -> Option<String> {
    let named = |title: &str, name: &Option<String>| {
        name.as_ref().map(|name| format!("{title}：{name}"))
    };
    let parts = [
        named("责任编辑", &spec.editor),
        named("版式", &spec.designer),
        named("校对", &spec.proofreader),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("　"))
}

/// `2026年11月24日　星期二`.
fn dated(day: calendar::Day) -> String {
    match calendar::weekday(day) {
        Some(weekday) => format!("{}　{weekday}", calendar::long_date(day)),
        None => calendar::long_date(day),
    }
}

fn text_of(words: Option<&Spanned<String>>) -> String {
    words.map(|it| it.value.clone()).unwrap_or_default()
}

/// `articles/ferry.md` and `ferry` are the same story.
fn stem(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
}
