//! A story: its head, its pictures, and its text through the legs (稿件).
//!
//! `head` finds the head's place, `own_rows` sets the by-line and the jump lines, `rules`
//! draws hairlines between the legs, `report` says what was left over.

mod head;
mod own_rows;
mod report;
mod rules;

use crate::geom::LogicalRect;
use crate::page::beside;
use crate::page::element::{border, picture};
use crate::page::fill::{self, Cursor, Poured, Vessel};
use crate::page::frame::{self, Leg, Plot, Slot};
use crate::page::setter::Setter;
use crate::plan::{PagePlan, Plan, StoryPart, StoryPlan};
use crate::proof::{Fitting, Mark};

/// A story that was made up.
#[derive(Debug, Default)]
pub(in crate::page) struct Made {
    /// The marks of each part, and the page they go on.
    pub(in crate::page) pages: Vec<(usize, Vec<Mark>)>,
    /// How it came to fill its rows.
    pub(in crate::page) fitting: Fitting,
}

/// Makes up a story, part by part, each resuming at the very next character.
pub(in crate::page) fn make_up(
    setter: &mut Setter<'_>,
    plan: &Plan,
    story: &StoryPlan,
) -> Made {
    let mut cursor = Cursor::default();
    let mut made = Made::default();
    for (at, part) in story.parts.iter().enumerate() {
        let Some(page) = plan.pages.get(part.page) else { continue };
        let mut maker = Maker { setter, page, story, part, first: at == 0 };
        let (marks, filled) = maker.part(cursor);
        cursor = filled.poured.cursor;
        maker.lone_lines(&filled);
        if part.to.is_some() && cursor.paragraph >= story.copy.len() {
            maker.needless_jump();
        }
        if at + 1 == story.parts.len() {
            maker.report(&filled);
        }
        filled.note(&mut made.fitting);
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
}

/// What pouring left, with the rows of the part.
struct Filled {
    slots: Vec<Slot>,
    poured: Poured,
}

impl Filled {
    /// Adds the part to what is known of its story.
    fn note(self, fitting: &mut Fitting) {
        fitting.rows += self.slots.len();
        fitting.empty += self.poured.empty.len();
        fitting.lone += self.poured.lone.len();
        fitting.levers.extend(self.poured.levers);
    }
}

impl Maker<'_, '_> {
    /// Head, pictures, jump lines and text of the part.
    fn part(&mut self, cursor: Cursor) -> (Vec<Mark>, Filled) {
        let mut marks = Vec::new();
        let legs = self.legs();
        let (head, taken) = self.head(&legs);
        let mut obstacles = Vec::from_iter(taken);
        marks.extend(head);
        for placed in &self.part.pictures {
            obstacles.push(self.obstacle(placed));
            marks.extend(picture::place(
                self.setter,
                &self.page.grid,
                placed,
                Some(self.story.number),
            ));
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
        (marks, Filled { slots, poured })
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

    /// The area of a picture, which text keeps out of.
    fn obstacle(&self, picture: &crate::plan::PicturePlan) -> LogicalRect {
        self.page.grid.place(&picture.cells)
    }

    /// Pours the text, made to end on its last row.
    fn pour(&mut self, slots: &[Slot], cursor: Cursor) -> Poured {
        let copy = &self.story.copy;
        let vessel = Vessel {
            grid: &self.page.grid,
            body: self.page.body,
            story: self.story.number,
            slots,
            goes_on: self.part.to.is_some(),
        };
        fill::pour(self.setter, &vessel, copy, cursor)
    }
}
