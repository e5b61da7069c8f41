//! What stands in a story's area and is not its own (压在稿区上的图、框、广告): the text flows
//! round it.

use crate::diag::{Code, Diagnostic, Place};
use crate::geom::LogicalRect;
use crate::page::element::story::Maker;
use crate::page::element::story::give::keeps_out;
use crate::plan::{Cells, Element};
use crate::proof::Mark;

impl Maker<'_, '_> {
    /// What the text keeps out of: the elements of the page that stand in the story's area,
    /// with a row of white over and under them, which show that they are another's.
    pub(super) fn foreign(&self) -> Vec<LogicalRect> {
        let grid = &self.page.grid;
        let with_air = |it: Cells| {
            let (row, row_end) = (it.row.saturating_sub(1), it.row_end + 1);
            keeps_out(grid, &Cells { row, row_end, ..it })
        };
        self.guests().map(with_air).collect()
    }

    /// The elements of the page that stand in the story's area.
    pub(super) fn guests(&self) -> impl Iterator<Item = Cells> {
        let cells = self.page.elements.iter().filter_map(Element::cells);
        cells.filter(|it| self.part.cells.iter().any(|own| own.overlaps(it)))
    }

    /// A remark when the head stands where a guest or a picture of the story does: heads do
    /// not move out of its way. White of the head may lie under a picture of its own.
    pub(super) fn head_is_covered(&mut self, taken: Option<&LogicalRect>, head: &[Mark]) {
        let grid = &self.page.grid;
        let lies_on =
            |it: &Cells| taken.is_some_and(|head| grid.place(it).overlaps(head));
        let guest = self.guests().find(lies_on);
        let own = self.part.pictures.iter().map(|it| it.cells).find(|it| {
            let picture = grid.rect(it);
            head.iter().filter_map(Mark::area).any(|it| it.overlaps(&picture))
        });
        let Some(cells) = guest.or(own) else { return };
        let (id, number) = (&self.story.id, self.part.number);
        let (col, row) = (cells.col + 1, cells.row + 1);
        let remark = Diagnostic::new(
            Code::Overlap,
            format!("「{id}」的标题与第 {col} 栏第 {row} 行处的图或框重叠"),
            format!(
                "the head of \"{id}\" lies on what stands at column {col}, row {row}"
            ),
        );
        let place = Place { page: number, rect: grid.rect(&cells) };
        self.setter.diagnostics.push(remark.at(self.part.span).on(place).hint(
            "把它移到标题以下，或让标题跨少几栏（head_cols）",
            "move it below the head, or let the head span fewer columns (`head_cols`)",
        ));
    }
}
