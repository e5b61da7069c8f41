//! The fold of a spread (跨版的折缝): no column of text may lie across it.

use crate::diag::{Code, Diagnostic, Place};
use crate::geom::WritingMode;
use crate::plan::{PagePlan, Plan};

/// A remark on the story that has text in the column under the fold. Pictures may lie
/// there, and so may the strip; across a vertical page the bands run over it.
pub(super) fn check(plan: &Plan, page: &PagePlan) -> Option<Diagnostic> {
    let grid = &page.grid;
    if !page.spread || grid.axes.mode == WritingMode::Vertical {
        return None;
    }
    let fold = page.trim.width / 2 - grid.axes.area.left();
    let cut = grid.columns.iter().position(|it| it.start < fold && fold < it.end())?;
    let parts = plan.stories.iter().flat_map(|it| &it.parts);
    let part = parts
        .filter(|it| it.page == page.index)
        .find(|part| part.cells.iter().any(|it| it.col <= cut && cut < it.col_end))?;
    let (number, column) = (page.number, cut + 1);
    let remark = Diagnostic::new(
        Code::FoldCut,
        format!("第{number}、{}版的折缝穿过第{column}栏", number + 1),
        format!("the fold of pages {number} and {} lies in column {column}", number + 1),
    );
    let rect = grid.axes.area;
    Some(remark.at(part.span).on(Place { page: number, rect }).hint(
        "让折缝落在两栏之间：两边栏数相同，或在当中留一栏作中缝",
        "let the fold fall between two columns: as many on either side, or one for the fold strip",
    ))
}
