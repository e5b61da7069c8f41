//! Where a head stands to its text: over it, beside it, wrapped by it, on its picture.

use crate::geom::{Axes, Em, Length, LogicalRect, WritingMode};
use crate::page::element::headline::{self, Extra, Head, On, Room};
use crate::page::element::no_room;
use crate::page::element::story::Maker;
use crate::page::frame::Leg;
use crate::plan::{HeadForm, HeadSide, LockedHead};
use crate::proof::{Lever, Mark, MarkKind};

/// The strip of a vertical head when nothing is written, in ems of the body.
const STRIP: Em = Em::whole(6);

impl<'a> Maker<'a, '_> {
    /// The head's marks and the area that text keeps out of.
    pub(super) fn head(
        &mut self,
        legs: &[Leg],
    ) -> (Vec<Mark>, Option<LogicalRect>, Option<Lever>) {
        // The legs that stand side by side at the head of the story.
        let first = legs.first().map(|it| it.row);
        let abreast: Vec<Leg> =
            legs.iter().take_while(|it| Some(it.row) == first).copied().collect();
        match self.part.head.form {
            HeadForm::None | HeadForm::OnPicture => Default::default(),
            HeadForm::Over => self.head_over(&abreast),
            HeadForm::Beside => self.head_beside(&abreast),
        }
    }

    /// A head over the legs (盖文题), or over some of them with text rising beside it
    /// (串文题); let down by some rows, it has text on four sides (文包题).
    fn head_over(
        &mut self,
        legs: &[Leg],
    ) -> (Vec<Mark>, Option<LogicalRect>, Option<Lever>) {
        let grid = &self.page.grid;
        let head = &self.part.head;
        let span = head.cols.map_or(legs.len(), |it| it as usize).max(1);
        let over = spanned(legs, span, head.side);
        let (Some(first), Some(last)) = (over.first(), over.last()) else {
            return Default::default();
        };
        let (start, end) = (first.column.start, last.column.end());
        let room = Room {
            axes: grid.axes,
            inline: (start, end - start),
            body: grid.size,
            depth: head.rows.map(|it| grid.depth(it as usize)),
            cols: over.len(),
        };
        let extra = Extra {
            label: self.story.label.as_ref().filter(|_| self.first),
            byline: self.story.byline.as_ref().filter(|_| self.first),
            orders: self.head_orders(),
        };
        let mut set = headline::set(self.setter, head, &extra, &room);
        self.keep(&mut set);
        let own = set.rows(grid, head.rows);
        let rows = self.given_rows(own, grid.rows_for(set.depth));
        let given = rows.cast_signed() - own.cast_signed();
        let lever = (given != 0).then_some(Lever::Head { rows: given });
        let row = first.row + head.row;
        let block = grid.row(row);
        let top = block + set.drop(grid, rows);
        set.part_byline(grid, rows);
        let marks = set.place(&room, top, head.flush, self.story.number);
        if row + rows > first.row_end {
            self.setter.diagnostics.push(no_room(self.part.span));
        }
        let taken = LogicalRect::new(start, block, end - start, grid.row(rows));
        (marks, Some(taken), lever)
    }

    /// A head in a strip beside the text, across the page's writing mode (竖题): at the
    /// start of the first leg, of the middle one, or at the end of the last.
    fn head_beside(
        &mut self,
        legs: &[Leg],
    ) -> (Vec<Mark>, Option<LogicalRect>, Option<Lever>) {
        let grid = &self.page.grid;
        let head = &self.part.head;
        let Some(leg) = spanned(legs, 1, head.side).first().copied() else {
            return Default::default();
        };
        let width = head.width.unwrap_or(STRIP).at(grid.size).min(leg.column.width);
        let row = leg.row + head.row;
        let most = leg.row_end.saturating_sub(row);
        let rows = head.rows.map_or(most, |it| (it as usize).min(most));
        let air = grid.size / 2;
        let (start, keeps_out) = match head.side {
            HeadSide::Start | HeadSide::Middle => (leg.column.start, leg.column.start),
            HeadSide::End => {
                let start = leg.column.end() - width;
                (start, start - air)
            }
        };
        let strip = LogicalRect::new(start, grid.row(row), width, grid.depth(rows));
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
            orders: self.head_orders(),
        };
        let mut set = headline::set(self.setter, head, &extra, &room);
        self.keep(&mut set);
        if set.depth > width {
            self.setter.diagnostics.push(no_room(self.part.span));
        }
        let top = (width - set.depth).max(Length::ZERO) / 2;
        let marks = set.place(&room, top, head.flush, self.story.number);
        let taken = LogicalRect::new(keeps_out, grid.row(row), width + air, strip.block);
        (marks, Some(taken), None)
    }

    /// A head on the first picture that `so_far` is on the page (压图题).
    pub(super) fn head_on_picture(&mut self, so_far: &[Mark]) -> Vec<Mark> {
        let (head, story) = (&self.part.head, self.story.number);
        let frame = so_far.iter().find_map(|it| match &it.kind {
            MarkKind::Picture(it) => Some(it.frame),
            MarkKind::Text(_)
            | MarkKind::Fill(_)
            | MarkKind::Stroke(_)
            | MarkKind::Outline(_) => None,
        });
        let placed = frame.zip(self.part.pictures.first());
        let on_picture = head.form == HeadForm::OnPicture;
        let Some((frame, picture)) = placed.filter(|_| on_picture) else {
            return Vec::new();
        };
        let extra = Extra {
            label: self.story.label.as_ref().filter(|_| self.first),
            byline: None,
            orders: self.head_orders(),
        };
        let cols = picture.cells.cols();
        let on = On { grid: &self.page.grid, frame, cols, story };
        let (marks, mut set) = headline::on_picture(self.setter, head, &extra, &on);
        self.keep(&mut set);
        marks
    }

    /// How the parts of the head are to be set.
    fn head_orders(&self) -> &'a [LockedHead] {
        let orders = self.part.orders.as_ref();
        orders.map(|it| it.heads.as_slice()).unwrap_or_default()
    }

    /// Notes what was decided of a head.
    fn keep(&mut self, head: &mut Head) {
        self.decided.append(&mut head.decided);
        self.unmet.append(&mut head.unmet);
    }
}

/// So many of the legs: the first ones, those in the middle, or the last ones.
fn spanned(legs: &[Leg], count: usize, side: HeadSide) -> &[Leg] {
    let spare = legs.len().saturating_sub(count);
    let from = match side {
        HeadSide::Start => 0,
        HeadSide::Middle => spare / 2,
        HeadSide::End => spare,
    };
    legs.get(from..from + count.min(legs.len())).unwrap_or_default()
}

/// The axes of a strip that runs across the page's own writing mode.
fn across(axes: Axes, strip: &LogicalRect) -> Axes {
    let mode = match axes.mode {
        WritingMode::Horizontal => WritingMode::Vertical,
        WritingMode::Vertical => WritingMode::Horizontal,
    };
    Axes::new(mode, axes.rect(*strip))
}
