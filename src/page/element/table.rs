//! Tables of results and figures (赛果、数据表): three rules, columns that line up.

use crate::diag::{Code, Diagnostic, Place, Span, Spanned};
use crate::font::RoleId;
use crate::geom::{Em, Length, LogicalPoint, LogicalRect};
use crate::ink::Ink;
use crate::page::element::panel::{self, Item, Stack};
use crate::page::element::{border, standing};
use crate::page::frame::{Leg, Plot};
use crate::page::setter::{self, Setter, Spot, Use};
use crate::para::Align;
use crate::plan::{CellAlign, DataTable, PageGrid, PagePlan, Placed, TableColumn};
use crate::proof::{Mark, MarkKind, Role, Stroke, Way};
use crate::text::Galley;

/// The least white between two columns, in ems.
const GAP: Em = Em::ONE;
/// A row is at most so many tenths of the page's leading deep.
const DEEPEST: i64 = 16;
/// What figures line up at: a decimal point, or the colon of a score or a time.
const POINTS: [char; 3] = ['.', ':', '：'];

/// Places a table in its box: standing head, rules, column heads, rows, note.
pub(in crate::page) fn place(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    table: &Placed<DataTable>,
) -> Vec<Mark> {
    let grid = &page.grid;
    let what = &table.what;
    let mut legs = Plot::of(table.cells, &table.boxing).legs(grid);
    let mut marks = standing::over(setter, grid, what.label.as_ref(), &mut legs);
    if let Some(area) = around(grid, &legs) {
        let (note, under) = note(setter, page, what, &area);
        let area = LogicalRect { block: area.block - under, ..area };
        let columns: Vec<_> = (0..)
            .zip(&what.columns)
            .map(|(at, it)| column(setter, page, what, at, it))
            .collect();
        let lane = Lanes::new(&columns, grid.size, area.inline);
        if lane.over > Length::ZERO {
            setter.diagnostics.push(too_wide(page, table, &columns, &lane));
        }
        let (drawn, foot) = rows(setter, page, table, (&columns, &lane), area);
        marks.extend(drawn);
        let top = foot + grid.size / 3;
        let place = LogicalRect::new(area.origin.inline, top, area.inline, note.depth);
        marks.extend(note.place(grid.axes, &place));
    }
    border::reverse(&table.boxing, &mut marks);
    let rect = grid.rect(&table.cells);
    border::boxed(rect, &table.boxing).into_iter().chain(marks).collect()
}

/// The place from the first leg's start to the last leg's end.
fn around(grid: &PageGrid, legs: &[Leg]) -> Option<LogicalRect> {
    let (first, last) = (legs.first()?, legs.last()?);
    let (start, top) = (first.column.start, grid.row(first.row));
    let rows = first.row_end.saturating_sub(first.row);
    Some(LogicalRect::new(start, top, last.column.end() - start, grid.depth(rows)))
}

/// A cell set on one line.
struct Cell {
    galley: Galley,
    width: Length,
    /// How much of it stands before its point; nothing when it has none to line up.
    before: Option<Length>,
    span: Span,
}

/// A column's cells, its head first, and how wide it must be.
struct Set {
    cells: Vec<Cell>,
    align: CellAlign,
    width: Length,
    /// The most that stands before a point, and behind.
    point: (Length, Length),
}

/// Sets the cells of a column.
fn column(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    table: &DataTable,
    at: usize,
    column: &TableColumn,
) -> Set {
    let words: Vec<_> = table.rows.iter().filter_map(|row| row.get(at)).collect();
    let figures = words.iter().filter(|it| is_figure(&it.value)).count();
    let written = words.iter().filter(|it| !it.value.is_empty()).count();
    let mostly = figures > 0 && figures * 2 >= written;
    let align =
        column.align.unwrap_or(if mostly { CellAlign::Point } else { CellAlign::Start });
    let size = page.grid.size;
    let mut cells =
        vec![cell(setter, page, setter.house.faces.strong, &column.head, false)];
    let to_point = align == CellAlign::Point;
    for words in words {
        cells.push(cell(setter, page, page.body, words, to_point));
    }
    let behind = |it: &Cell| it.before.map(|before| it.width - before);
    let point = (
        cells.iter().filter_map(|it| it.before).max().unwrap_or_default(),
        cells.iter().filter_map(behind).max().unwrap_or_default(),
    );
    let widest = cells.iter().map(|it| it.width).max().unwrap_or_default();
    let written = column.width.map(|it| it.at(size));
    let width = written.unwrap_or_default().max(widest).max(point.0 + point.1);
    Set { cells, align, width, point }
}

/// A cell at its natural width.
fn cell(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    face: RoleId,
    words: &Spanned<String>,
    to_point: bool,
) -> Cell {
    let style = setter.style(face, page.grid.size, page.grid.axes.mode);
    let line = setter.line(words, style);
    let before = (to_point && is_figure(&words.value))
        .then(|| words.value.find(POINTS).and_then(|at| way_to(&line.galley, at)))
        .map(|it| it.unwrap_or(line.width));
    Cell { galley: line.galley, width: line.width, before, span: words.span }
}

/// How far along its line the glyph of the character at byte `at` stands.
fn way_to(galley: &Galley, at: usize) -> Option<Length> {
    let line = setter::natural(galley, Align::Start, Length::pt(1_000_000))?;
    let cells = galley.cells.get(line.cells.clone())?.iter().zip(&line.positions);
    let mut glyphs = cells.flat_map(|(cell, position)| {
        let range = cell.glyphs.start as usize..cell.glyphs.end as usize;
        let glyphs = galley.glyphs.get(range).unwrap_or_default();
        glyphs.iter().map(move |it| (it.text.0 as usize, *position + it.inline))
    });
    glyphs.find(|(start, _)| *start >= at).map(|(_, way)| way)
}

/// Whether words are a figure, a score or a time.
fn is_figure(words: &str) -> bool {
    let figure = |it: char| it.is_ascii_digit() || POINTS.contains(&it);
    let mark = |it: char| "+-−±,%％°".contains(it);
    words.chars().any(|it| it.is_ascii_digit())
        && words.chars().all(|it| figure(it) || mark(it))
}

/// Where the columns lie.
struct Lanes {
    /// Start and width of each.
    lanes: Vec<(Length, Length)>,
    /// How much more than there is they would need.
    over: Length,
}

impl Lanes {
    /// Columns side by side, the white that is left shared out among them. Too wide a table
    /// begins where it should and stands out at its end.
    fn new(columns: &[Set], size: Length, room: Length) -> Self {
        let count = u32::try_from(columns.len().max(1)).unwrap_or(1);
        let text: Length = columns.iter().map(|it| it.width).sum();
        let needed = text + GAP.at(size) * i64::from(count - 1);
        let over = (needed - room).max(Length::ZERO);
        let white = (room - text).max(needed - text);
        // Half a gap stands at either end, where the gaps may be as wide as that.
        let fits = white >= GAP.at(size) * i64::from(count);
        let gaps = if fits { count } else { count.saturating_sub(1) };
        let mut shares = white.split(gaps.max(1));
        let mut start = Length::ZERO;
        let mut lanes = Vec::new();
        for column in columns {
            let share = shares.next().unwrap_or_default();
            let before = if fits { share / 2 } else { Length::ZERO };
            lanes.push((start + before, column.width));
            start += column.width + share;
        }
        Self { lanes, over }
    }
}

/// Rules, heads and rows, and where they end.
fn rows(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    table: &Placed<DataTable>,
    (columns, lanes): (&[Set], &Lanes),
    area: LogicalRect,
) -> (Vec<Mark>, Length) {
    let grid = &page.grid;
    let count = table.what.rows.len() + 1;
    let lines = i64::try_from(count).unwrap_or(1);
    let step = (area.block / lines).min(grid.leading.scale(DEEPEST, 10));
    if step < grid.size + grid.size / 8 {
        setter.diagnostics.push(too_deep(page, table, area));
    }
    let step = step.max(grid.size + grid.size / 8);
    let ruled = |row: i64, weight| {
        let block = area.origin.block + step * row;
        let point = |inline| grid.axes.point(LogicalPoint { inline, block });
        let (from, to) = (area.origin.inline, area.inline_end());
        border::rule(point(from), point(to), weight, Ink::BLACK)
    };
    let mut marks = vec![ruled(0, border::FAN), ruled(1, border::ZHENG)];
    marks.extend((2..lines).map(|row| dotted(ruled(row, border::ZHENG))));
    marks.push(ruled(lines, border::FAN));
    for (number, (set, &(start, width))) in (0..).zip(columns.iter().zip(&lanes.lanes)) {
        for (row, cell) in (0..).zip(&set.cells) {
            let inline = area.origin.inline + start + set.offset(cell, width);
            let block =
                area.origin.block + step * i64::from(row) + (step - grid.size) / 2;
            let spot = Spot { axes: grid.axes, inline, block, size: grid.size };
            let role = Role::Cell { row, column: number };
            let what = Use { role, story: None, ink: Ink::BLACK };
            let line = setter::natural(&cell.galley, Align::Start, Length::pt(1_000_000));
            let mark = line.map(|it| setter::place(&cell.galley, &it, &spot, what));
            marks.extend(mark);
        }
    }
    (marks, area.origin.block + step * lines)
}

/// A rule in dots, between two rows.
fn dotted(mut mark: Mark) -> Mark {
    if let MarkKind::Stroke(Stroke { way, .. }) = &mut mark.kind {
        *way = Way::Dashed(Length::micron(300), Length::micron(500));
    }
    mark
}

impl Set {
    /// How far into its lane a cell begins.
    fn offset(&self, cell: &Cell, width: Length) -> Length {
        let spare = width - cell.width;
        let figures = (width - self.point.0 - self.point.1) / 2;
        match (self.align, cell.before) {
            (CellAlign::Start, _) => Length::ZERO,
            (CellAlign::End, _) => spare,
            (CellAlign::Point, Some(before)) => figures + self.point.0 - before,
            (CellAlign::Center | CellAlign::Point, _) => spare / 2,
        }
    }
}

/// The note under the table, and the depth it takes with the white over it.
fn note(
    setter: &mut Setter<'_>,
    page: &PagePlan,
    table: &DataTable,
    area: &LogicalRect,
) -> (Stack, Length) {
    let Some(words) = &table.note else { return Default::default() };
    let grid = &page.grid;
    let size = grid.size.scale(85, 100).max(Length::pt(7));
    let item = Item {
        words,
        face: setter.house.faces.caption,
        size,
        step: size.scale(13, 10),
        indent: Em::ZERO,
        align: Align::Justify,
        before: Length::ZERO,
        ink: Ink::BLACK,
        role: Role::Boxed,
    };
    let stack = panel::stack(setter, grid.axes.mode, area.inline, &[item]);
    let depth = stack.depth + grid.size / 3;
    (stack, depth)
}

/// Says how much too wide the table is, and which cell would help most to shorten.
fn too_wide(
    page: &PagePlan,
    table: &Placed<DataTable>,
    columns: &[Set],
    lanes: &Lanes,
) -> Diagnostic {
    let grid = &page.grid;
    // What is begun counts whole.
    let over = (lanes.over + grid.size - Length::from_emu(1)).count(grid.size);
    let widest = columns.iter().zip(&table.what.columns).max_by_key(|(it, _)| it.width);
    let head = widest.map(|(_, it)| it.head.value.clone()).unwrap_or_default();
    let cell = widest.and_then(|(it, _)| it.cells.iter().max_by_key(|it| it.width));
    let span = cell.map(|it| it.span).unwrap_or_default();
    let words = cell.map(|it| it.galley.text.clone()).unwrap_or_default();
    Diagnostic::new(
        Code::TableWide,
        format!("表格太宽，超出{over}字"),
        format!("the table is {over} ems too wide"),
    )
    .at(span)
    .on(Place { page: page.number, rect: grid.rect(&table.cells) })
    .hint(
        format!("「{head}」一栏最宽，可缩短「{words}」；或减一栏，或给它更宽的位置"),
        format!(
            "column \"{head}\" is the widest: shorten \"{words}\", drop a column, or give it a wider place"
        ),
    )
}

/// Says how many rows find room.
fn too_deep(page: &PagePlan, table: &Placed<DataTable>, area: LogicalRect) -> Diagnostic {
    let grid = &page.grid;
    let room = area.block.count(grid.size + grid.size / 8) - 1;
    let rows = table.what.rows.len();
    let span = table.what.rows.first().and_then(|it| it.first()).map(|it| it.span);
    Diagnostic::new(
        Code::NoRoom,
        format!("表格有{rows}行，这里只排得下{room}行"),
        format!("the table has {rows} rows; there is room for {room}"),
    )
    .at(span.unwrap_or_default())
    .on(Place { page: page.number, rect: grid.rect(&table.cells) })
    .hint("减几行，或加大位置的行数", "drop some rows, or give it more of the page's")
}
