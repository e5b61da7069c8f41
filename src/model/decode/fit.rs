//! Whether a layout can be: its columns and rows must fit into its type area.

use crate::diag::{Code, Diagnostic, Spanned};
use crate::geom::{Em, Length};
use crate::model::layout::{ColumnMode, Layout};
use crate::model::reader::{Log, decimal};
use crate::model::story::Area;

/// Remarks upon what cannot be, with the numbers and with what would fit.
pub(super) fn check(log: &Log, layout: &Layout) {
    let area = layout.type_area();
    if area.width <= Length::ZERO || area.height <= Length::ZERO {
        log.push(no_type_area(layout).at(layout.trim.span));
        return;
    }
    log_all(log, [leading(layout), columns(layout), broken_ems(layout), rows(layout)]);
    let masthead = layout.furniture.masthead.iter();
    for area in layout.slots.iter().flat_map(|it| &it.area).chain(masthead) {
        log_all(log, [beyond_grid(layout, area)]);
    }
}

fn log_all<const N: usize>(log: &Log, remarks: [Option<Diagnostic>; N]) {
    remarks.into_iter().flatten().for_each(|it| log.push(it));
}

fn impossible(zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::ImpossibleSize, zh, en)
}

fn no_type_area(layout: &Layout) -> Diagnostic {
    let margins = layout.margins;
    let (across, down) =
        (mm(margins.left + margins.right), mm(margins.top + margins.bottom));
    impossible(
        format!("左右边距共 {across} 毫米、上下共 {down} 毫米，没有留下版心"),
        format!("margins of {across} mm across and {down} mm down leave no type area"),
    )
    .hint("减小 margins，或加大 trim", "make the margins smaller or the trim larger")
}

/// Lines may not overlap.
fn leading(layout: &Layout) -> Option<Diagnostic> {
    let (size, leading) = (layout.size.value, &layout.leading);
    (leading.value < size).then(|| {
        impossible(
            format!("行距 {} 点小于字号 {} 点", pt(leading.value), pt(size)),
            format!(
                "a leading of {} pt is below the size of {} pt",
                pt(leading.value),
                pt(size)
            ),
        )
        .at(leading.span)
        .hint(
            "leading 从一行基线量到下一行基线，不小于 size",
            "leading runs from baseline to baseline; make it no smaller than size",
        )
    })
}

/// The columns and the gaps between them must fit along a line.
fn columns(layout: &Layout) -> Option<Diagnostic> {
    let (grid, size, room) = (&layout.grid, layout.size.value, layout.inline_extent());
    let count = i32::try_from(grid.count.value).unwrap_or(i32::MAX);
    let gaps = Em::milli(grid.gap.value.thousandths().saturating_mul(count - 1));
    let text: Em = match grid.columns.value.is_empty() {
        true => Em::whole(count),
        false => grid.columns.value.iter().copied().sum(),
    };
    let wanted = (text + gaps).at(size);
    (wanted > room).then(|| {
        let ems = room.scale(1000, size.emu()).emu() - i64::from(gaps.thousandths());
        let (has, fits) = (ems_of(text + gaps), decimal(ems.max(0)));
        impossible(
            format!(
                "各栏连同栏间共 {has} 字，合 {} 毫米，版心只有 {} 毫米",
                mm_above(wanted),
                mm_below(room)
            ),
            format!(
                "columns and gaps of {has} ems take {} mm; the type area has {} mm",
                mm_above(wanted),
                mm_below(room)
            ),
        )
        .at(grid.columns.span)
        .hint(
            format!("照现在的栏间，各栏合计最多 {fits} 字"),
            format!("with these gaps the columns may have {fits} ems together"),
        )
    })
}

/// Only free columns are not of whole ems.
fn broken_ems(layout: &Layout) -> Option<Diagnostic> {
    let grid = &layout.grid;
    let broken = grid.columns.value.iter().find(|it| it.thousandths() % 1000 != 0)?;
    (grid.mode != ColumnMode::Free).then(|| {
        let broken = ems_of(*broken);
        impossible(
            format!("栏宽 {broken} 字不是整字"),
            format!("a column of {broken} ems is not of whole ems"),
        )
        .at(grid.columns.span)
        .hint(
            "写整数，或写 mode = \"free\"（自由分栏）",
            "write whole ems, or mode = \"free\"",
        )
    })
}

/// The rows must fit from the first line to the last.
fn rows(layout: &Layout) -> Option<Diagnostic> {
    let written = layout.rows.as_ref()?;
    let (room, leading) = (layout.row_room(), pt(layout.leading.value));
    (written.value > room).then(|| {
        let extent = mm(layout.block_extent());
        let rows = written.value;
        impossible(
            format!("{rows} 行、行距 {leading} 点，版心 {extent} 毫米排不下"),
            format!(
                "{rows} rows of {leading} pt do not fit into a type area of {extent} mm"
            ),
        )
        .at(written.span)
        .hint(format!("最多 {room} 行"), format!("there is room for {room} rows"))
    })
}

/// The remark on an area that reaches over the grid of `layout`.
pub(crate) fn beyond_grid(layout: &Layout, area: &Spanned<Area>) -> Option<Diagnostic> {
    let (columns, rows) = (layout.column_count(), layout.row_count());
    let Spanned { value: area, span } = area;
    if area.last_col() <= columns && area.last_row() <= rows {
        return None;
    }
    let (col, row, name) = (area.last_col(), area.last_row(), &layout.name.value);
    let (zh, en) = if area.last_col() > columns {
        (format!("伸到第 {col} 栏"), format!("the area reaches column {col}"))
    } else {
        (format!("伸到第 {row} 行"), format!("the area reaches row {row}"))
    };
    let hint_zh =
        format!("col＋cols 不超过 {}，row＋rows 不超过 {}", columns + 1, rows + 1);
    let hint = format!(
        "keep col + cols within {} and row + rows within {}",
        columns + 1,
        rows + 1
    );
    let remark = impossible(
        format!("{zh}，版式「{name}」只有 {columns} 栏 {rows} 行"),
        format!("{en}, but layout \"{name}\" has {columns} columns and {rows} rows"),
    );
    Some(remark.at(*span).hint(hint_zh, hint))
}

/// Millimeters with at most two decimals.
fn mm(length: Length) -> String {
    decimal(length.scale(100, 36_000).emu().saturating_mul(10))
}

/// What is there, never rounded up, beside [`mm_above`] of what is wanted: of two lengths
/// that differ the numbers do.
fn mm_below(length: Length) -> String {
    decimal((length.emu() * 100).div_euclid(36_000) * 10)
}

fn mm_above(length: Length) -> String {
    decimal(-(-length.emu() * 100).div_euclid(36_000) * 10)
}

fn pt(length: Length) -> String {
    decimal(length.to_milli_pt())
}

fn ems_of(em: Em) -> String {
    decimal(em.thousandths().into())
}
