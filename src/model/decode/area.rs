//! Where a thing stands: a slot by name, or rectangles of the grid.

use crate::diag::{Code, Diagnostic, Spanned};
use crate::model::reader::{COLUMNS, ROWS, Table, Value};
use crate::model::story::Area;

/// How an area is written.
const EXAMPLE: &str = "area = { col = 1, row = 1, cols = 2, rows = 20 }";

/// One rectangle, or a list of them in reading order.
pub(super) fn areas(value: Value<'_, '_>) -> Option<Vec<Spanned<Area>>> {
    if value.is_table() { Some(vec![one(value)?]) } else { value.list_of_some(one) }
}

/// One rectangle; none when a side of it cannot be read.
pub(super) fn one(value: Value<'_, '_>) -> Option<Spanned<Area>> {
    let span = value.span;
    let area = value.table(|table| {
        let columns = |it: Value<'_, '_>| it.whole(1..=200, COLUMNS);
        let rows = |it: Value<'_, '_>| it.whole(1..=2000, ROWS);
        let col = table.need("col", "col = 1", columns);
        let row = table.need("row", "row = 1", rows);
        let cols = table.need("cols", "cols = 2", columns);
        let rows = table.need("rows", "rows = 20", rows);
        Some(Area {
            col: col?.value,
            row: row?.value,
            cols: cols?.value,
            rows: rows?.value,
        })
    });
    Some(Spanned::new(area??, span))
}

/// The `slot` or the `area` of a thing; it must have exactly one of them.
pub(super) fn stand(
    table: &mut Table<'_, '_>,
) -> (Option<Spanned<String>>, Vec<Spanned<Area>>) {
    match (table.has("slot"), table.has("area")) {
        (false, false) => table.missing("area", EXAMPLE),
        (true, true) => {
            let remark = Diagnostic::new(
                Code::BadValue,
                "「slot」和「area」只能写一个",
                "\"slot\" and \"area\" exclude each other",
            );
            table
                .log
                .push(remark.at(table.span).hint("删去其中一个", "remove one of them"));
        }
        (true, false) | (false, true) => {}
    }
    let slot = table.get("slot", Value::words);
    let area = table.get("area", areas).map(|it| it.value).unwrap_or_default();
    (slot, area)
}

/// The `area` that a thing must have where there are no slots.
pub(super) fn area(table: &mut Table<'_, '_>) -> Vec<Spanned<Area>> {
    table.need("area", EXAMPLE, areas).map(|it| it.value).unwrap_or_default()
}
