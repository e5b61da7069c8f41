//! A layout template: sheet, type area, grid, slots, furniture.

use crate::diag::{Code, Diagnostic, Spanned};
use crate::geom::{Em, Insets, Length, Size, WritingMode};
use crate::model::decode::area::{area, one};
use crate::model::layout::{ColumnMode, FurnitureSpec, GridSpec, Layout, SlotSpec};
use crate::model::reader::{COLUMNS, EMS, MILLIMETERS, POINTS, ROWS, Table, Value};

/// 横排, 直排.
pub(super) const MODES: &[(&str, WritingMode)] =
    &[("horizontal", WritingMode::Horizontal), ("vertical", WritingMode::Vertical)];

/// 绝对, 相对, 自由, 自动.
const COLUMN_MODES: &[(&str, ColumnMode)] = &[
    ("absolute", ColumnMode::Absolute),
    ("relative", ColumnMode::Relative),
    ("free", ColumnMode::Free),
    ("auto", ColumnMode::Auto),
];

/// A whole layout; none when its sheet, body or grid cannot be read.
pub(super) fn layout(table: &mut Table<'_, '_>, called: &str) -> Option<Layout> {
    let name = name(table, called);
    let trim = table.need("trim", "trim = [390, 545]", trim);
    let margins = match table.has("margins") {
        true => table.inside("margins", margins),
        false => {
            table.missing(
                "margins",
                "margins = { top = 32, bottom = 29, left = 18, right = 18 }",
            );
            None
        }
    };
    let mode =
        table.get("mode", |it| it.choice(MODES)).map(|it| it.value).unwrap_or_default();
    let body = match table.has("body") {
        true => table.inside("body", body).flatten(),
        false => {
            table.missing("body", "body = { face = \"song\", size = 10, leading = 14 }");
            None
        }
    };
    let spread = table.get("spread", Value::flag).is_some_and(|it| it.value);
    let rows = table.get("rows", |it| it.whole(1..=2000, ROWS));
    if !table.has("grid") {
        table.missing("grid", "[grid]");
    }
    let grid = table.inside("grid", grid).flatten();
    let slots = table.inside("slots", slots).unwrap_or_default();
    let furniture = table.inside("furniture", furniture).unwrap_or_default();
    let Body { face, size, leading } = body?;
    let (trim, margins, grid) = (trim?, margins?, grid?);
    Some(Layout {
        name,
        trim,
        margins,
        spread,
        mode,
        face,
        size,
        leading,
        rows,
        grid,
        slots,
        furniture,
    })
}

/// The layout's name, which should be its file's: pages ask for it by that.
fn name(table: &mut Table<'_, '_>, called: &str) -> Spanned<String> {
    let written = table.words("name");
    let span = written.as_ref().map_or(table.span, |it| it.span);
    if let Some(other) = written.filter(|it| it.value != called) {
        let other = other.value;
        let remark = Diagnostic::new(
            Code::BadValue,
            format!("「name」是「{other}」，文件名却是「{called}」"),
            format!("\"name\" is \"{other}\" but the file is called \"{called}\""),
        );
        table.log.push(remark.at(span).hint(
            format!("改成 name = \"{called}\"，或给文件改名"),
            format!("write name = \"{called}\" or rename the file"),
        ));
    }
    Spanned::new(called.to_owned(), span)
}

fn trim(value: Value<'_, '_>) -> Option<Size> {
    let side = |it: Value<'_, '_>| it.milli(50_000..=2_000_000, MILLIMETERS);
    let (zh, en) =
        ("宽和高 [390, 545]，毫米", "width and height in mm, such as [390, 545]");
    let [width, height] = value.array(zh, en, side)?;
    Some(Size { width: Length::micron(width), height: Length::micron(height) })
}

/// From the trim to the type area, in millimeters; none where not written.
fn margins(table: &mut Table<'_, '_>) -> Insets {
    let mut side = |key| {
        let milli = table.get(key, |it| it.milli(0..=1_000_000, MILLIMETERS));
        milli.map_or(Length::ZERO, |it| Length::micron(it.value))
    };
    Insets {
        top: side("top"),
        right: side("right"),
        bottom: side("bottom"),
        left: side("left"),
    }
}

struct Body {
    face: Spanned<String>,
    size: Spanned<Length>,
    leading: Spanned<Length>,
}

fn body(table: &mut Table<'_, '_>) -> Option<Body> {
    let face = table.words("face");
    let face = face.unwrap_or_else(|| Spanned::new("song".to_owned(), table.span));
    let size = table.need("size", "size = 10", |it| points(it, 400));
    let leading = table.need("leading", "leading = 14", |it| points(it, 800));
    Some(Body { face, size: size?, leading: leading? })
}

/// Points from 4 to `most`.
fn points(value: Value<'_, '_>, most: i64) -> Option<Length> {
    value.milli(4_000..=most * 1000, POINTS).map(Length::milli_pt)
}

fn grid(table: &mut Table<'_, '_>) -> Option<GridSpec> {
    let columns = table.need("columns", "columns = [19, 19, 19, 19, 19]", columns);
    let gap = table.need("gap", "gap = 1.25", |it| ems(it, 0));
    let mode = table.get("mode", |it| it.choice(COLUMN_MODES));
    let rule = table.get("rule", Value::flag).is_some_and(|it| it.value);
    let Spanned { value: (count, widths), span } = columns?;
    Some(GridSpec {
        columns: Spanned::new(widths, span),
        count: Spanned::new(count, span),
        gap: gap?,
        mode: mode.map(|it| it.value).unwrap_or_default(),
        rule,
    })
}

/// How many columns, and each one's width when the widths are written.
fn columns(value: Value<'_, '_>) -> Option<(u32, Vec<Em>)> {
    if value.is_whole() {
        return Some((value.whole(1..=60, COLUMNS)?, Vec::new()));
    }
    if value.is_empty_list() {
        return value
            .wrong("每栏的字数，或栏数", "each column's ems, or how many columns");
    }
    let (mut written, mut read) = (0, Vec::new());
    value.list(|it| {
        written += 1;
        read.extend(ems(it, 1));
        Some(())
    })?;
    let count = u32::try_from(read.len()).ok()?;
    (read.len() == written).then_some((count, read))
}

/// Ems from `least` to 400.
fn ems(value: Value<'_, '_>, least: i64) -> Option<Em> {
    let milli = value.milli(least * 1000..=400_000, EMS)?;
    i32::try_from(milli).ok().map(Em::milli)
}

fn slots(table: &mut Table<'_, '_>) -> Vec<SlotSpec> {
    table.named("slots", |name, value| {
        value.table(|table| SlotSpec { name, area: area(table) })
    })
}

fn furniture(table: &mut Table<'_, '_>) -> FurnitureSpec {
    let mut flag = |key| table.get(key, Value::flag).is_some_and(|it| it.value);
    FurnitureSpec {
        folio: flag("folio"),
        credits: flag("credits"),
        imprint: flag("imprint"),
        masthead: table.get("masthead", one).map(|it| it.value),
    }
}
