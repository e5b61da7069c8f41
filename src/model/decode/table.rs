//! `[[page.table]]`: columns, rows and cells.

use crate::diag::{Code, Diagnostic, Spanned};
use crate::model::decode::boxes::{label, stand};
use crate::model::decode::boxing::boxing;
use crate::model::decode::item::ems;
use crate::model::reader::{Table, Value};
use crate::model::table::{CellAlign, DataTable, TableColumn};

/// A table; every row must have a cell for every column.
pub(super) fn table(table: &mut Table<'_, '_>) -> DataTable {
    for (key, example) in [
        ("columns", "columns = [{ head = \"…\" }, { head = \"…\" }]"),
        ("rows", "rows = [[\"…\", \"…\"]]"),
    ] {
        if !table.has(key) {
            table.missing(key, example);
        }
    }
    let columns = table.each("columns", column);
    let rows = table.get("rows", |it| it.list(|it| row(it, columns.len())));
    DataTable {
        stand: stand(table),
        label: label(table),
        rows: rows.map(|it| it.value).unwrap_or_default(),
        columns,
        note: table.words("note"),
        boxing: boxing(table),
    }
}

fn column(table: &mut Table<'_, '_>) -> TableColumn {
    TableColumn {
        head: table.need("head", "head = \"…\"", Value::text).unwrap_or_default(),
        align: table.get("align", |it| it.choice(CellAlign::NAMES)).map(|it| it.value),
        width: table.get("width", ems).map(|it| it.value),
    }
}

/// The cells of a row, as many as there are columns.
fn row(value: Value<'_, '_>, columns: usize) -> Option<Vec<Spanned<String>>> {
    let (log, span) = (value.log, value.span);
    let cells = value.list(|it| {
        let span = it.span;
        Some(Spanned::new(it.text()?, span))
    })?;
    let count = cells.len();
    if count == columns {
        return Some(cells);
    }
    let remark = Diagnostic::new(
        Code::BadValue,
        format!("这一行有{count}格，表格是{columns}栏"),
        format!("this row has {count} cells, but the table has {columns} columns"),
    );
    log.push(remark.at(span).hint(
        "每栏写一格，空格写作 \"\"",
        "write a cell for every column, \"\" for an empty one",
    ));
    None
}
