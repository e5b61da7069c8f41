//! Words that have a row of the text to themselves: the by-line, the jump lines.

use crate::diag::Spanned;
use crate::font::RoleId;
use crate::ink::Ink;
use crate::page::element::story::Maker;
use crate::page::fill;
use crate::page::frame::Slot;
use crate::page::setter::{self, Use};
use crate::para::Align;
use crate::plan::HeadForm;
use crate::proof::{Mark, Role};

impl Maker<'_, '_> {
    /// The by-line in a row of its own, when the head does not carry it.
    pub(super) fn byline(&mut self, slots: &mut Vec<Slot>) -> Option<Mark> {
        let byline = self.story.byline.as_ref().filter(|_| self.first)?;
        if self.part.head.form == HeadForm::Over || slots.is_empty() {
            return None;
        }
        let slot = slots.remove(0);
        let face = self.setter.house.faces.byline;
        self.row_of(byline, (face, Role::Byline, Align::Center), &slot)
    }

    /// 上接第N版, in the first row.
    pub(super) fn jump_in(&mut self, slots: &mut Vec<Slot>) -> Option<Mark> {
        let from = self.part.from?;
        if slots.is_empty() {
            return None;
        }
        let slot = slots.remove(0);
        let wording = self.setter.house.wording();
        let words = Spanned::new(wording.jump_in.put(from), self.part.span);
        let face = self.setter.house.faces.byline;
        self.row_of(&words, (face, Role::Jump, Align::Start), &slot)
    }

    /// 下转第N版, in the last row.
    pub(super) fn jump_out(&mut self, slots: &mut Vec<Slot>) -> Option<Mark> {
        let to = self.part.to?;
        let slot = slots.pop()?;
        let wording = self.setter.house.wording();
        let words = Spanned::new(wording.jump_out.put(to), self.part.span);
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
        let mut spot = fill::spot(grid, slot.block);
        spot.inline = slot.start;
        let what = Use { role, story: Some(self.story.number), ink: Ink::BLACK };
        Some(setter::place(&galley, &line, &spot, what))
    }
}
