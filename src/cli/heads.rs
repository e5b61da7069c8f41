//! The table of what heads hold (字体字号表): for each face and size, how many characters
//! fill so many columns, and upright so many rows.

use banxin::diag::Tongue;
use banxin::geom::WritingMode;
use banxin::model::Layout;
use banxin::page::{Capacity, SizeRow, capacity};
use banxin::plan::PageGrid;
use banxin::{Job, job};
use serde::Serialize;

use crate::cli::words::{points, right};

/// The faces that heads have when none is asked for.
const FACES: &[&str] = &["title-heavy", "title", "hei-bold", "hei", "kai"];

/// The table of one layout.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Table {
    /// The layout.
    layout: String,
    /// Whether its lines run down.
    vertical: bool,
    /// Body size and leading, in points.
    body: (String, String),
    /// Faces with the same numbers, and the numbers.
    faces: Vec<Faces>,
}

/// Faces that hold the same.
#[derive(Clone, Debug, Serialize)]
struct Faces {
    /// Their roles.
    roles: Vec<String>,
    /// Rows that upright heads are counted for.
    beside: Vec<u32>,
    sizes: Vec<Row>,
}

/// One size.
#[derive(Clone, Debug, Serialize)]
struct Row {
    /// In points.
    size: String,
    rows: usize,
    columns: Vec<i64>,
    beside: Vec<i64>,
}

impl Table {
    /// Whether no face was found for it.
    pub(crate) const fn is_empty(&self) -> bool {
        self.faces.is_empty()
    }
}

/// The layouts to be shown: those named, else all of the issue.
pub(crate) fn layouts(asked: &[String]) -> Vec<String> {
    if asked.is_empty() {
        let bundled = job::BUNDLED_LAYOUTS.iter();
        bundled.map(|(name, _)| (*name).to_owned()).collect()
    } else {
        asked.to_vec()
    }
}

/// The tables of the layouts of `job`, those named in `asked` if any; for the faces in
/// `roles`, or those that heads have.
pub(crate) fn tables(job: &Job, asked: &[String], roles: &[String]) -> Vec<Table> {
    let wanted = |it: &&Layout| asked.is_empty() || asked.contains(&it.name.value);
    let usual = || FACES.iter().map(|it| (*it).to_owned()).collect();
    let roles = if roles.is_empty() { usual() } else { roles.to_vec() };
    let layouts = job.issue.layouts.iter().filter(wanted);
    layouts.map(|layout| table(job, layout, &roles)).collect()
}

fn table(job: &Job, layout: &Layout, roles: &[String]) -> Table {
    let grid = PageGrid::of(layout);
    let mut faces: Vec<(Capacity, Vec<String>)> = Vec::new();
    for role in roles {
        let Some(id) = job.fonts.role(role) else { continue };
        let held = capacity(&job.fonts, &grid, id);
        match faces.iter_mut().find(|(same, _)| *same == held) {
            Some((_, roles)) => roles.push(role.clone()),
            None => faces.push((held, vec![role.clone()])),
        }
    }
    Table {
        layout: layout.name.value.clone(),
        vertical: grid.axes.mode == WritingMode::Vertical,
        body: (points(grid.size), points(grid.leading)),
        faces: faces.into_iter().map(|(held, roles)| named(held, roles)).collect(),
    }
}

fn named(held: Capacity, roles: Vec<String>) -> Faces {
    let row = |it: SizeRow| Row {
        size: points(it.size),
        rows: it.rows,
        columns: it.columns,
        beside: it.beside,
    };
    let sizes = held.sizes.into_iter().map(row).collect();
    Faces { roles, beside: held.beside, sizes }
}

/// The tables as a person reads them.
pub(crate) fn lines(tongue: Tongue, tables: &[Table]) -> Vec<String> {
    let mut lines = Vec::new();
    for table in tables.iter().filter(|it| !it.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(title(tongue, table));
        for faces in &table.faces {
            lines.push(faces.roles.join(" "));
            lines.push(head(tongue, table.vertical, faces));
            lines.extend(faces.sizes.iter().map(numbers));
        }
    }
    lines
}

fn title(tongue: Tongue, table: &Table) -> String {
    let Table { layout, vertical, body: (size, leading), .. } = table;
    match tongue {
        Tongue::Chinese => {
            let mode = if *vertical { "直排" } else { "横排" };
            format!(
                "版式「{layout}」，{mode}，正文 {size} 点，行距 {leading} 点：标题排满几字"
            )
        }
        Tongue::English => {
            let mode = if *vertical { "vertical" } else { "horizontal" };
            format!(
                "layout \"{layout}\", {mode}, body {size} on {leading}: characters that fill"
            )
        }
    }
}

/// What stands over the columns of numbers.
fn head(tongue: Tongue, vertical: bool, faces: &Faces) -> String {
    let columns = faces.sizes.first().map_or(0, |it| it.columns.len());
    let (size, rows, unit, beside, row) = match (tongue, vertical) {
        (Tongue::Chinese, false) => ("字号", "占行", "栏", "竖题", "行"),
        (Tongue::Chinese, true) => ("字号", "占行", "段", "横题", "行"),
        (Tongue::English, false) => ("size", "rows", "c", "upright", "r"),
        (Tongue::English, true) => ("size", "rows", "b", "level", "r"),
    };
    let mut line = format!("{}{}  ", right(size, 6), right(rows, 6));
    (1..=columns).for_each(|it| line.push_str(&right(&format!("{it}{unit}"), 5)));
    line.push_str(&right(beside, 10));
    faces.beside.iter().for_each(|it| line.push_str(&right(&format!("{it}{row}"), 6)));
    line
}

fn numbers(row: &Row) -> String {
    let mut line = format!("{:>6}{:>6}  ", row.size, row.rows);
    row.columns.iter().for_each(|it| line.push_str(&format!("{it:>5}")));
    line.push_str(&right("", 10));
    row.beside.iter().for_each(|it| line.push_str(&format!("{it:>6}")));
    line
}
