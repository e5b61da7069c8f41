//! A story: its head, its pictures, and its text through the legs (稿件).

use crate::diag::{Code, Diagnostic, Place, Span, Spanned};
use crate::font::RoleId;
use crate::geom::{Axes, Em, Length, LogicalRect, WritingMode};
use crate::ink::Ink;
use crate::page::beside;
use crate::page::copyfit::Fitter;
use crate::page::element::headline::{self, Extra, Room};
use crate::page::element::{border, picture};
use crate::page::flow::{self, Cursor, Poured, Vessel};
use crate::page::frame::{self, Leg, Slot};
use crate::page::setter::{self, Setter, Use};
use crate::para::Align;
use crate::plan::{HeadForm, PagePlan, Plan, StoryPart, StoryPlan};
use crate::proof::{Mark, Role};

/// The strip of a vertical head when nothing is written, in ems of the body.
const STRIP: Em = Em::whole(6);

/// The marks of one part of a story, and the page they go on.
pub(in crate::page) type PartMarks = (usize, Vec<Mark>);

/// Makes up a story, part by part, each resuming at the very next character.
pub(in crate::page) fn make_up(
    setter: &mut Setter<'_>,
    plan: &Plan,
    story: &StoryPlan,
) -> Vec<PartMarks> {
    let mut cursor = Cursor::default();
    let mut pages = Vec::with_capacity(story.parts.len());
    for (at, part) in story.parts.iter().enumerate() {
        let Some(page) = plan.pages.get(part.page) else { continue };
        let mut maker = Maker { setter, page, story, part, first: at == 0 };
        let (marks, poured) = maker.part(cursor);
        cursor = poured.cursor;
        if part.to.is_some() && cursor.paragraph >= story.copy.len() {
            maker.needless_jump();
        }
        if at + 1 == story.parts.len() {
            maker.report(&poured);
        }
        pages.push((part.page, marks));
    }
    pages
}

/// One part of a story on one page.
struct Maker<'a, 'b> {
    setter: &'a mut Setter<'b>,
    page: &'a PagePlan,
    story: &'a StoryPlan,
    part: &'a StoryPart,
    first: bool,
}

/// The rows of a part, and how many of them are taken or empty.
struct Rows {
    slots: Vec<Slot>,
    /// How many of `slots` the text used, and how many stay empty.
    empty: usize,
}

/// What pouring left, with the empty rows of the part.
struct Filled {
    cursor: Cursor,
    empty: usize,
}

impl Maker<'_, '_> {
    /// Head, pictures, jump lines and text of the part.
    fn part(&mut self, cursor: Cursor) -> (Vec<Mark>, Filled) {
        let mut marks = Vec::new();
        let legs = self.legs();
        let (head, mut obstacles) = self.head(&legs);
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
        let mut rows = Rows { slots: self.slots(&legs, &obstacles), empty: 0 };
        marks.extend(self.byline(&mut rows));
        marks.extend(self.jump_in(&mut rows));
        let jump_out = self.jump_out(&mut rows);
        let poured = self.pour(&mut rows, cursor);
        if beside::is_needed(&poured.marks) {
            let region = self.setter.house.region;
            let remark = beside::crowded(&self.story.copy, &self.page.grid, region);
            remark.into_iter().for_each(|it| self.setter.diagnostics.push(it));
        }
        marks.extend(poured.marks);
        marks.extend(jump_out);
        marks.extend(self.column_rules(&legs, &obstacles));
        border::reverse(&self.part.boxing, &mut marks);
        let marks = self.boxing().into_iter().chain(marks).collect();
        (marks, Filled { cursor: poured.cursor, empty: rows.empty })
    }

    fn boxing(&self) -> Vec<Mark> {
        let boxing = &self.part.boxing;
        let rects = self.part.cells.iter().map(|it| self.page.grid.rect(it));
        rects.flat_map(|rect| border::boxed(rect, boxing)).collect()
    }

    fn legs(&self) -> Vec<Leg> {
        if self.part.boxing.is_none() {
            frame::legs(&self.page.grid, &self.part.cells)
        } else {
            frame::boxed_legs(&self.page.grid, &self.part.cells)
        }
    }

    fn slots(&self, legs: &[Leg], obstacles: &[LogicalRect]) -> Vec<Slot> {
        frame::slots(&self.page.grid, legs, obstacles)
    }

    /// The head's marks and the area that text keeps out of.
    fn head(&mut self, legs: &[Leg]) -> (Vec<Mark>, Vec<LogicalRect>) {
        match self.part.head.form {
            HeadForm::None => (Vec::new(), Vec::new()),
            HeadForm::Over => self.head_over(legs),
            HeadForm::Beside => self.head_beside(legs),
        }
    }

    /// A head over the first legs, text rising beside it when it spans fewer (串文题).
    fn head_over(&mut self, legs: &[Leg]) -> (Vec<Mark>, Vec<LogicalRect>) {
        let grid = &self.page.grid;
        let head = &self.part.head;
        let Some(first) = legs.first() else { return Default::default() };
        let span = head.cols.map_or(legs.len(), |it| it as usize);
        let over: Vec<_> =
            legs.iter().take(span.max(1)).filter(|it| it.row == first.row).collect();
        let end = over.last().map_or(first.column.end(), |it| it.column.end());
        let start = first.column.start;
        let depth = head.rows.map(|it| grid.depth(it as usize));
        let room = Room {
            axes: grid.axes,
            inline: (start, end - start),
            body: grid.size,
            depth,
            cols: over.len(),
        };
        let extra = Extra {
            label: self.story.label.as_ref().filter(|_| self.first),
            byline: self.story.byline.as_ref().filter(|_| self.first),
        };
        let set = headline::set(self.setter, head, &extra, &room);
        let air = grid.leading * 4 / 5;
        let wanted = grid.rows_for(set.depth + air);
        let rows =
            head.rows.map_or(wanted, |it| (it as usize).max(grid.rows_for(set.depth)));
        let block = grid.row(first.row);
        let spare = grid.depth(rows) - set.depth;
        let top = block + spare.max(Length::ZERO) * 2 / 5;
        let marks = set.place(&room, top, head.flush, self.story.number);
        if rows > first.row_end - first.row {
            self.setter.diagnostics.push(super::no_room(self.part.span));
        }
        let taken = LogicalRect::new(start, block, end - start, grid.row(rows));
        (marks, vec![taken])
    }

    /// A head in a strip beside the text, across the page's writing mode (竖题).
    fn head_beside(&mut self, legs: &[Leg]) -> (Vec<Mark>, Vec<LogicalRect>) {
        let grid = &self.page.grid;
        let head = &self.part.head;
        let Some(first) = legs.first() else { return Default::default() };
        let width = head.width.unwrap_or(STRIP).at(grid.size).min(first.column.width);
        let most = first.row_end - first.row;
        let rows = head.rows.map_or(most, |it| (it as usize).min(most));
        let block = grid.row(first.row);
        let strip = LogicalRect::new(first.column.start, block, width, grid.depth(rows));
        let axes = across(grid.axes, &strip);
        // A blank pitch stands at each end of a vertical head.
        let pitch = grid.size;
        let room = Room {
            axes,
            inline: (pitch, axes.inline() - pitch * 2),
            body: grid.size,
            depth: Some(width),
            cols: 2,
        };
        let extra = Extra {
            label: self.story.label.as_ref().filter(|_| self.first),
            byline: None,
        };
        let set = headline::set(self.setter, head, &extra, &room);
        if set.depth > width {
            self.setter.diagnostics.push(super::no_room(self.part.span));
        }
        let top = (width - set.depth).max(Length::ZERO) / 2;
        let marks = set.place(&room, top, head.flush, self.story.number);
        let taken = LogicalRect { inline: width + grid.size / 2, ..strip };
        (marks, vec![taken])
    }

    /// The area of a picture, which text keeps out of.
    fn obstacle(&self, picture: &crate::plan::PicturePlan) -> LogicalRect {
        self.page.grid.place(&picture.cells)
    }

    /// The by-line in a row of its own, when the head does not carry it.
    fn byline(&mut self, rows: &mut Rows) -> Option<Mark> {
        let byline = self.story.byline.as_ref().filter(|_| self.first)?;
        if self.part.head.form == HeadForm::Over || rows.slots.is_empty() {
            return None;
        }
        let slot = rows.slots.remove(0);
        let face = self.setter.house.faces.byline;
        self.row_of(byline, (face, Role::Byline, Align::Center), &slot)
    }

    /// 上接第N版, in the first row.
    fn jump_in(&mut self, rows: &mut Rows) -> Option<Mark> {
        let from = self.part.from?;
        if rows.slots.is_empty() {
            return None;
        }
        let slot = rows.slots.remove(0);
        let words = Spanned::new(format!("（上接第{from}版）"), self.part.span);
        let face = self.setter.house.faces.byline;
        self.row_of(&words, (face, Role::Jump, Align::Start), &slot)
    }

    /// 下转第N版, in the last row.
    fn jump_out(&mut self, rows: &mut Rows) -> Option<Mark> {
        let to = self.part.to?;
        let slot = rows.slots.pop()?;
        let words = Spanned::new(format!("（下转第{to}版）"), self.part.span);
        let face = self.setter.house.faces.byline;
        self.row_of(&words, (face, Role::Jump, Align::End), &slot)
    }

    /// Words in a row of the text.
    fn row_of(
        &mut self,
        words: &Spanned<String>,
        (face, role, align): (RoleId, Role, Align),
        slot: &Slot,
    ) -> Option<Mark> {
        let grid = &self.page.grid;
        let style = self.setter.style(face, grid.size, grid.axes.mode);
        let galley = self.setter.galley(words, style);
        let line = setter::natural(&galley, align, slot.length)?;
        let mut spot = flow::spot(grid, slot.block);
        spot.inline = slot.start;
        let what = Use { role, story: Some(self.story.number), ink: Ink::BLACK };
        Some(setter::place(&galley, &line, &spot, what))
    }

    /// Pours the text, made to end on its last row.
    fn pour(&mut self, rows: &mut Rows, cursor: Cursor) -> Poured {
        let copy = &self.story.copy;
        let vessel = Vessel {
            grid: &self.page.grid,
            body: self.page.body,
            story: self.story.number,
            slots: &rows.slots,
            goes_on: self.part.to.is_some(),
        };
        let setter = &mut *self.setter;
        let poured = Fitter { setter, vessel: &vessel, copy, cursor }.fill();
        rows.empty = rows.slots.len() - poured.rows;
        poured
    }

    /// Hairlines between the legs, where nothing stands across the gap (栏线).
    fn column_rules(&self, legs: &[Leg], obstacles: &[LogicalRect]) -> Vec<Mark> {
        if !self.page.column_rule {
            return Vec::new();
        }
        let grid = &self.page.grid;
        let mut marks = Vec::new();
        for pair in legs.windows(2) {
            let [one, two] = pair else { continue };
            if one.row != two.row || one.column.start >= two.column.start {
                continue;
            }
            let inline = one.column.end() + (two.column.start - one.column.end()) / 2;
            let across =
                |it: &&LogicalRect| it.origin.inline < inline && inline < it.inline_end();
            let cut = obstacles.iter().filter(across).map(LogicalRect::block_end).max();
            let top = cut.unwrap_or(grid.row(one.row)).max(grid.row(one.row));
            let foot = grid.row(one.row_end.min(two.row_end)) - grid.line_gap();
            let point =
                |block| grid.axes.point(crate::geom::LogicalPoint { inline, block });
            if top < foot {
                let rule =
                    border::rule(point(top), point(foot), border::ZHENG, Ink::BLACK);
                marks.push(rule);
            }
        }
        marks
    }

    /// Says that the story ends before it jumps.
    fn needless_jump(&mut self) {
        let id = &self.story.id;
        let remark = Diagnostic::new(
            Code::NeedlessJump,
            format!("「{id}」在第{}版已经排完，不必下转", self.page.number),
            format!("\"{id}\" ends on page {} and need not jump", self.page.number),
        );
        self.setter.diagnostics.push(remark.at(self.part.span).hint(
            "去掉 jump 和续排，或少给它几行",
            "take jump and the continuation away, or give it fewer rows",
        ));
    }

    /// Says what was left over, or how many rows stayed empty.
    fn report(&mut self, filled: &Filled) {
        let left = flow::left_over(&self.story.copy, filled.cursor);
        let id = &self.story.id;
        let span = self.rest_span(filled.cursor).unwrap_or(self.part.span);
        let place = self
            .part
            .cells
            .first()
            .map(|it| Place { page: self.page.number, rect: self.page.grid.rect(it) });
        let remark = if left > 0 {
            Diagnostic::new(
                Code::Overset,
                format!("「{id}」溢出{left}字，未能排上版面"),
                format!("\"{id}\" has {left} characters left over"),
            )
            .at(span)
            .hint(
                "删文、加行数，或转版（jump）",
                "cut it, give it more rows, or let it jump",
            )
        } else if filled.empty > 0 {
            let (empty, size) = (filled.empty, self.page.grid.size);
            let measure =
                self.page.grid.columns.first().map_or(0, |it| it.width.count(size));
            let short = measure * i64::try_from(empty).unwrap_or(0);
            Diagnostic::new(
                Code::Underfill,
                format!("「{id}」空{empty}行，约可加{short}字"),
                format!("\"{id}\" leaves {empty} rows empty, about {short} characters"),
            )
            .at(self.part.span)
            .hint("加写几句，或减少行数", "add a sentence or two, or give it fewer rows")
        } else {
            return;
        };
        self.setter.diagnostics.push(match place {
            Some(place) => remark.on(place),
            None => remark,
        });
    }

    /// Where the copy that found no room begins.
    fn rest_span(&self, cursor: Cursor) -> Option<Span> {
        let paragraph = self.story.copy.get(cursor.paragraph)?;
        let mut skip = cursor.offset;
        for stretch in &paragraph.parts {
            let words = stretch.text.value.as_str();
            if skip < words.len() {
                return Some(stretch.text.span.part(skip, words.len()));
            }
            skip -= words.len();
        }
        None
    }
}

/// The axes of a strip that runs across the page's own writing mode.
fn across(axes: Axes, strip: &LogicalRect) -> Axes {
    let mode = match axes.mode {
        WritingMode::Horizontal => WritingMode::Vertical,
        WritingMode::Vertical => WritingMode::Horizontal,
    };
    Axes::new(mode, axes.rect(*strip))
}
