//! Make-up (拼版): stories flow through legs, heads, pictures, rules and furniture find
//! their place.
//!
//! A page is made in this order: grounds and borders, furniture, boxes and pictures, the
//! rules between neighbours, then the stories, each with its head, its pictures and its
//! text in reading order. Stories do not depend on one another, so they are made up in
//! parallel and put on their pages in order.
//!
//! ```
//! use banxin::{Job, page, plan};
//!
//! let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
//! let plan = plan::plan(&job.fonts, &job.pictures, &job.issue);
//! let made = page::make_up(&job.fonts, &plan);
//! assert_eq!(made.output.sheets.len(), plan.pages.len());
//! # Ok::<(), banxin::diag::Error>(())
//! ```

mod beside;
mod blocks;
mod capacity;
mod cut;
mod element;
mod fill;
mod fold;
mod frame;
mod kept;
mod links;
mod loose;
mod places;
mod setter;

pub use self::capacity::{Capacity, SizeRow, capacity};
pub(crate) use self::kept::Kept;

use rayon::prelude::*;

use crate::diag::{Diagnostics, Reported};
use crate::font::FontBook;
use crate::geom::{Length, Rect, WritingMode};
use crate::page::element::{
    advert, border, briefs, ear, folio, masthead, picture, quote, standing, story, table,
    teasers,
};
use crate::page::setter::Setter;
use crate::plan::{Cells, Element, PageGrid, PagePlan, Plan, StoryPlan};
use crate::proof::{Decided, Fitting, Grid, Mark, Proof, Sheet, Story};

/// Makes up every page of a plan.
///
/// ```
/// use banxin::job::Options;
/// use banxin::{Job, page, plan};
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let plan = plan::plan(&job.fonts, &job.pictures, &job.issue);
/// let sheet = &page::make_up(&job.fonts, &plan).output.sheets[0];
/// assert!(sheet.marks.len() > 1, "the furniture of the page");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn make_up(fonts: &FontBook, plan: &Plan) -> Reported<Proof> {
    let (sheets, stories) = rayon::join(
        || sheets(fonts, plan),
        || {
            // Each by itself: of several in one piece the last keeps the other cores waiting.
            let stories = plan.stories.par_iter().with_max_len(1);
            stories.map(|it| one_story(fonts, &plan.pages, it)).collect()
        },
    );
    put_together(plan, sheets, stories)
}

/// Every page with everything but its stories.
fn sheets(fonts: &FontBook, plan: &Plan) -> Vec<Reported<Sheet>> {
    plan.pages.par_iter().map(|page| sheet(fonts, plan, page)).collect()
}

/// A story, out of its own plan and those of the pages.
fn one_story(
    fonts: &FontBook,
    pages: &[PagePlan],
    planned: &StoryPlan,
) -> Reported<story::Made> {
    let mut setter = Setter::new(fonts, &planned.house);
    let made = story::make_up(&mut setter, pages, planned);
    Reported::new(made, setter.diagnostics)
}

/// Stories on their pages, in the order of the plan.
fn put_together(
    plan: &Plan,
    sheets: Vec<Reported<Sheet>>,
    stories: Vec<Reported<story::Made>>,
) -> Reported<Proof> {
    let mut diagnostics = Diagnostics::new();
    let mut sheets: Vec<Sheet> =
        sheets.into_iter().map(|it| it.unload(&mut diagnostics)).collect();
    let mut named = Vec::with_capacity(stories.len());
    let mut parts: Vec<Vec<(u32, Vec<Mark>)>> =
        sheets.iter().map(|_| Vec::new()).collect();
    for (planned, made) in plan.stories.iter().zip(stories) {
        let made = made.unload(&mut diagnostics);
        for (page, marks) in made.pages {
            if let Some(parts) = parts.get_mut(page) {
                parts.push((planned.number, marks));
            }
        }
        named.push(name(planned, made.fitting, made.decided));
    }
    sheets.par_iter_mut().zip(parts).for_each(|(sheet, parts)| {
        for (story, marks) in parts {
            let from = sheet.marks.len();
            sheet.marks.extend(marks);
            let marks = from..sheet.marks.len();
            sheet.blocks.push(blocks::of_story(plan, sheet.number, story, marks));
        }
    });
    links::add(plan, &mut sheets);
    places::find(plan, &sheets, &mut diagnostics);
    let (title, spots) = (plan.title.clone(), plan.spots.clone());
    Reported::new(Proof { title, spots, sheets, stories: named }, diagnostics)
}

/// A page with everything but its stories.
fn sheet(fonts: &FontBook, plan: &Plan, page: &PagePlan) -> Reported<Sheet> {
    let mut setter = Setter::new(fonts, &plan.house);
    let remarks = fold::check(plan, page).into_iter().chain(cut::check(plan, page));
    remarks.for_each(|it| setter.diagnostics.push(it));
    let (mut marks, mut blocks) = (Vec::new(), Vec::new());
    for element in &page.elements {
        let from = marks.len();
        marks.extend(place(&mut setter, page, element));
        blocks.push(blocks::of_element(&page.grid, element, from..marks.len()));
    }
    marks.extend(border::between(&page.grid, &page.taken));
    let sheet = Sheet {
        number: page.number,
        trim: page.trim,
        marks,
        grid: baselines(&page.grid),
        area: page.grid.axes.area,
        columns: columns(&page.grid),
        frames: page.taken.iter().flatten().map(|it| page.grid.rect(it)).collect(),
        links: Vec::new(),
        blocks,
    };
    Reported::new(sheet, setter.diagnostics)
}

/// One element of a page. To add one: an arm here and a file in `element`.
fn place(setter: &mut Setter<'_>, page: &PagePlan, element: &Element) -> Vec<Mark> {
    match element {
        Element::Masthead(it) => masthead::place(setter, &page.grid, it),
        Element::Folio(it) => folio::folio(setter, page, it),
        Element::Credits(it) => folio::credits(setter, page, it),
        Element::Imprint(it) => folio::imprint(setter, page, it).into_iter().collect(),
        Element::Picture(it) => {
            picture::place(setter, &page.grid, it, None, Length::ZERO)
        }
        Element::Quote(it) => quote::place(setter, &page.grid, it),
        Element::Teasers(it) => teasers::place(setter, &page.grid, it),
        Element::Ear(it) => ear::place(setter, &page.grid, it),
        Element::Standing(it) => standing::place(setter, &page.grid, it),
        Element::Briefs(it) => briefs::place(setter, page, it),
        Element::Table(it) => table::place(setter, page, it),
        Element::Advert(it) => advert::place(setter, page, it),
    }
}

/// The columns of the page, each through all rows.
fn columns(grid: &PageGrid) -> Vec<Rect> {
    let all = |col| Cells { col, col_end: col + 1, row: 0, row_end: grid.rows };
    (0..grid.columns.len()).map(|col| grid.rect(&all(col))).collect()
}

/// The reference lines that every body line of the page stands on.
fn baselines(grid: &PageGrid) -> Grid {
    let offset = setter::reference(grid.axes.mode, grid.size);
    match grid.axes.mode {
        WritingMode::Horizontal => {
            Grid { first: grid.axes.area.top() + offset, step: grid.leading }
        }
        WritingMode::Vertical => {
            Grid { first: grid.axes.area.right() - offset, step: -grid.leading }
        }
    }
}

fn name(story: &StoryPlan, fitting: Fitting, decided: Vec<Decided>) -> Story {
    let head = story.parts.first().map(|it| &it.head.main);
    let title = head.map(|lines| {
        let lines: Vec<_> = lines.iter().map(|it| it.value.replace('|', "")).collect();
        lines.join("　")
    });
    Story { id: story.id.clone(), title: title.unwrap_or_default(), fitting, decided }
}
