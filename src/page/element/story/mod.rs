//! A story: its head, its pictures, and its text through the legs (稿件).
//!
//! `head` finds the head's place, `own_rows` sets the by-line and the jump lines, `rules`
//! draws hairlines between the legs, `give` has what may give so that a part ends on its last
//! row, `foreign` keeps out of what is not its own, `optional` leaves out paragraphs that may be, `report` says what was left over, `kept`
//! does again what was decided before.

mod foreign;
mod give;
mod head;
mod kept;
mod optional;
mod own_rows;
mod report;
mod rules;

use std::mem;

pub(in crate::page) use self::kept::make_up;
use crate::diag::Span;
use crate::page::beside;
use crate::page::element::border;
use crate::page::element::story::give::Give;
use crate::page::fill::{self, Cursor, Poured, Vessel};
use crate::page::frame::{self, Leg, Plot, Slot};
use crate::page::setter::Setter;
use crate::plan::{PagePlan, Paragraph, StoryPart, StoryPlan};
use crate::proof::{Decided, DecidedHead, Fitting, Lever, Mark};

/// A story that was made up.
#[derive(Clone, Debug, Default)]
pub(in crate::page) struct Made {
    /// The marks of each part, and the page they go on.
    pub(in crate::page) pages: Vec<(usize, Vec<Mark>)>,
    /// How it came to fill its rows.
    pub(in crate::page) fitting: Fitting,
    /// What was decided, part by part.
    pub(in crate::page) decided: Vec<Decided>,
    /// How many characters found no room.
    left: usize,
    /// Where orders are written that could not be met (定样).
    unmet: Vec<Span>,
}

/// Makes up a story, part by part, each resuming at the very next character; without some of
/// the paragraphs that may be left out, when that makes it fit.
fn afresh(setter: &mut Setter<'_>, pages: &[PagePlan], story: &StoryPlan) -> Made {
    optional::without(setter, pages, story).unwrap_or_else(|| all(setter, pages, story))
}

/// Makes up a story with all its paragraphs.
fn all(setter: &mut Setter<'_>, pages: &[PagePlan], story: &StoryPlan) -> Made {
    let mut cursor = Cursor::default();
    let mut made = Made::default();
    for (at, part) in story.parts.iter().enumerate() {
        let Some(page) = pages.get(part.page) else { continue };
        let mut maker = Maker::new(setter, page, (story, part), at == 0);
        let (marks, filled) = maker.best(cursor);
        cursor = filled.poured.cursor;
        maker.lone_lines(&filled);
        if part.to.is_some() && cursor.paragraph >= story.copy.len() {
            maker.needless_jump();
        }
        if at + 1 == story.parts.len() {
            maker.report(&filled);
            made.left = fill::left_over(&story.copy, cursor);
        }
        filled.note(part.number, &story.copy, &mut made);
        made.pages.push((part.page, marks));
    }
    made
}

/// One part of a story on one page.
struct Maker<'a, 'b> {
    setter: &'a mut Setter<'b>,
    page: &'a PagePlan,
    story: &'a StoryPlan,
    part: &'a StoryPart,
    first: bool,
    /// What gives besides its paragraphs.
    give: Give,
    /// What was decided of its head.
    decided: Vec<DecidedHead>,
    /// Where orders are written that could not be met.
    unmet: Vec<Span>,
}

/// What pouring left, with the rows of the part.
struct Filled {
    slots: Vec<Slot>,
    poured: Poured,
    /// What pictures and the head gave.
    levers: Vec<Lever>,
    /// What was decided of its head.
    heads: Vec<DecidedHead>,
    /// Where orders are written that could not be met.
    unmet: Vec<Span>,
}

impl Filled {
    /// Adds the part to what is known of its story.
    fn note(self, page: u32, copy: &[Paragraph], made: &mut Made) {
        let fitting = &mut made.fitting;
        fitting.rows += self.slots.len();
        fitting.empty += self.poured.empty.len();
        fitting.lone += self.poured.lone.len();
        let in_article = |lever| numbered(copy, lever);
        let mut levers = self.levers;
        levers.extend(self.poured.levers.into_iter().map(in_article));
        fitting.levers.extend(&levers);
        made.unmet.extend(self.unmet);
        made.unmet.extend(self.poured.unmet);
        made.decided.push(Decided { page, heads: self.heads, levers });
    }
}

/// The lever with the number that its paragraph has in the article.
fn numbered(copy: &[Paragraph], lever: Lever) -> Lever {
    let number = |it: usize| copy.get(it - 1).map_or(it, |it| it.number);
    match lever {
        Lever::Lines { paragraph, more, gap } => {
            Lever::Lines { paragraph: number(paragraph), more, gap }
        }
        Lever::Rows { paragraph, rows } => {
            Lever::Rows { paragraph: number(paragraph), rows }
        }
        Lever::Picture { .. } | Lever::Head { .. } | Lever::LeftOut { .. } => lever,
    }
}

impl<'a, 'b> Maker<'a, 'b> {
    fn new(
        setter: &'a mut Setter<'b>,
        page: &'a PagePlan,
        (story, part): (&'a StoryPlan, &'a StoryPart),
        first: bool,
    ) -> Self {
        let (give, decided, unmet) = Default::default();
        Self { setter, page, story, part, first, give, decided, unmet }
    }

    /// The part as it comes out best: by itself, or where that does not end on its last
    /// row or leaves a line alone, with pictures and head giving what they may.
    fn best(&mut self, cursor: Cursor) -> (Vec<Mark>, Filled) {
        if let Some(orders) = self.part.orders.as_ref().filter(|it| it.whole) {
            return self.ordered(orders, cursor);
        }
        let mut said = mem::take(&mut self.setter.diagnostics);
        let mut best = self.part(cursor);
        let mut remarks = mem::take(&mut self.setter.diagnostics);
        for give in give::GIVES {
            if !self.may_mend(*give, &best.1) {
                continue;
            }
            self.give = *give;
            let other = self.part(cursor);
            let other_remarks = mem::take(&mut self.setter.diagnostics);
            // What does not fit all the same opens nothing for its sake.
            let rank = self.rank(&other.1);
            if !rank.0 && rank < self.rank(&best.1) {
                (best, remarks) = (other, other_remarks);
            }
        }
        said.extend(remarks);
        self.setter.diagnostics = said;
        best
    }

    /// Head, pictures, jump lines and text of the part.
    fn part(&mut self, cursor: Cursor) -> (Vec<Mark>, Filled) {
        let mut marks = Vec::new();
        let legs = self.legs();
        let (head, taken, lever) = self.head(&legs);
        let mut levers = Vec::from_iter(lever);
        let mut obstacles = Vec::from_iter(taken);
        self.head_is_covered(taken.as_ref(), &head);
        marks.extend(head);
        obstacles.extend(self.foreign());
        for (number, placed) in self.part.pictures.iter().enumerate() {
            let (picture, place, lever) = self.picture(number, placed, taken.as_ref());
            obstacles.push(place);
            levers.extend(lever);
            marks.extend(picture);
        }
        marks.extend(self.head_on_picture(&marks));
        let mut slots = frame::slots(&self.page.grid, &legs, &obstacles);
        marks.extend(self.byline(&mut slots));
        marks.extend(self.jump_in(&mut slots));
        let jump_out = self.jump_out(&mut slots);
        let mut poured = self.pour(&slots, cursor);
        if beside::is_needed(&poured.marks) {
            let region = self.setter.house.region;
            let remark = beside::crowded(&self.story.copy, &self.page.grid, region);
            remark.into_iter().for_each(|it| self.setter.diagnostics.push(it));
        }
        marks.append(&mut poured.marks);
        marks.extend(jump_out);
        marks.extend(self.column_rules(&legs, &obstacles));
        border::reverse(&self.part.boxing, &mut marks);
        let marks = self.boxing().into_iter().chain(marks).collect();
        let (heads, unmet) = (mem::take(&mut self.decided), mem::take(&mut self.unmet));
        (marks, Filled { slots, poured, levers, heads, unmet })
    }

    fn boxing(&self) -> Vec<Mark> {
        let boxing = &self.part.boxing;
        let rects = self.part.cells.iter().map(|it| self.page.grid.rect(it));
        rects.flat_map(|rect| border::boxed(rect, boxing)).collect()
    }

    /// The legs of its areas, in reading order.
    fn legs(&mut self) -> Vec<Leg> {
        let (grid, part) = (&self.page.grid, self.part);
        let mut legs = Vec::new();
        for (at, cells) in part.cells.iter().enumerate() {
            let columns = part.columns.get(at).or(part.columns.last()).copied();
            let plot = Plot { columns, ..Plot::of(*cells, &part.boxing) };
            if let Some(most) = plot.too_many(grid) {
                self.too_narrow(columns.unwrap_or_default(), most);
            }
            legs.extend(plot.legs(grid));
        }
        legs
    }

    /// Pours the text, made to end on its last row.
    fn pour(&mut self, slots: &[Slot], cursor: Cursor) -> Poured {
        let copy = &self.story.copy;
        let vessel = Vessel {
            grid: &self.page.grid,
            body: self.story.face.unwrap_or(self.page.body),
            story: self.story.number,
            slots,
            goes_on: self.part.to.is_some(),
            orders: self.part.orders.as_ref(),
        };
        fill::pour(self.setter, &vessel, copy, cursor)
    }
}
