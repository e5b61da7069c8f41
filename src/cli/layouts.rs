//! What layouts there are and what they hold: `banxin layouts` (版式).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use banxin::diag::{Error, Tongue};
use banxin::geom::{Rect, WritingMode};
use banxin::job::{BUNDLED_LAYOUTS, Options};
use banxin::model::{Area, Layout, SlotSpec};
use banxin::plan::PageGrid;
use banxin::{Job, job};
use serde::Serialize;

use crate::cli::args::Layouts;
use crate::cli::sketch::Sketch;
use crate::cli::{Work, words};

/// A layout.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Shown {
    name: String,
    /// Its file in the issue's folder; none when it comes with banxin.
    file: Option<String>,
    /// What its first line says of it.
    about: String,
    vertical: bool,
    spread: bool,
    /// Width and height of the trimmed sheet, in millimetres.
    trim: [String; 2],
    /// Body size and leading, in points.
    body: [String; 2],
    /// Whole characters in a line of each column.
    columns: Vec<i64>,
    rows: usize,
    slots: Vec<Slot>,
    #[serde(skip)]
    picture: Picture,
}

/// A place for a story or a box.
#[derive(Clone, Debug, Serialize)]
struct Slot {
    name: String,
    areas: Vec<[u32; 4]>,
    /// Characters of body type, a head's among them.
    characters: usize,
}

/// What the drawing shows: rectangles on the type area.
#[derive(Clone, Debug, Default)]
struct Picture {
    area: Rect,
    masthead: Option<Rect>,
    slots: Vec<(Rect, usize)>,
}

/// Reads the layouts that were asked for, or all there are: those of the issue's folder, then
/// those that come with banxin.
pub(crate) fn show(
    asked: &Layouts,
    options: &Options,
    work: &mut Work,
) -> Result<(), Error> {
    let own = own(asked.issue.as_deref());
    let bundled = BUNDLED_LAYOUTS.iter().map(|(name, _)| (*name).to_owned());
    let names: Vec<String> = match asked.name.as_slice() {
        [] => {
            let others = bundled.filter(|it| !own.contains_key(it));
            own.keys().cloned().chain(others).collect()
        }
        names => names.to_vec(),
    };
    let mut files = BTreeMap::from([("issue.toml".to_owned(), job::blank_issue(&names))]);
    for (name, (_, bytes)) in &own {
        files.insert(format!("layouts/{name}.toml"), bytes.clone());
    }
    let job = Job::from_files(files, options)?;
    for layout in &job.issue.layouts {
        let file = own.get(&layout.name.value);
        let text = text_of(&job, layout);
        work.layouts.push(shown(layout, file.map(|(path, _)| path.clone()), text));
    }
    (work.sources, work.diagnostics) = (job.sources, job.diagnostics);
    Ok(())
}

/// The layouts in the folder of an issue, or here: path and bytes by name.
fn own(issue: Option<&Path>) -> BTreeMap<String, (String, Vec<u8>)> {
    let folder = match issue {
        Some(path) if path.is_dir() => path,
        Some(path) => path.parent().unwrap_or(Path::new("")),
        None => Path::new(""),
    };
    let folder = folder.join("layouts");
    // The layouts that come with banxin are no issue's own.
    let is_own = |name: &str, bytes: &[u8]| {
        let known = BUNDLED_LAYOUTS.iter().find(|(bundled, _)| *bundled == name);
        known.is_none_or(|(_, text)| text.as_bytes() != bytes)
    };
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let read = |path: &Path| {
        let name = path.file_name()?.to_str()?.strip_suffix(".toml")?.to_owned();
        let bytes = fs::read(path).ok().filter(|it| is_own(&name, it))?;
        Some((name, (path.display().to_string(), bytes)))
    };
    entries.filter_map(|it| read(&it.path())).collect()
}

fn text_of<'a>(job: &'a Job, layout: &Layout) -> &'a str {
    job.sources.get(layout.name.span.source).map_or("", |it| &it.text)
}

fn shown(layout: &Layout, file: Option<String>, text: &str) -> Shown {
    let grid = PageGrid::of(layout);
    let first = text.lines().next().and_then(|it| it.strip_prefix('#'));
    let trim = layout.trim.value;
    let slots = layout.slots.iter().map(|it| slot(&grid, it)).collect();
    Shown {
        name: layout.name.value.clone(),
        file,
        about: first.unwrap_or_default().trim().to_owned(),
        vertical: layout.mode == WritingMode::Vertical,
        spread: layout.spread,
        trim: [trim.width, trim.height].map(words::millimetres),
        body: [grid.size, grid.leading].map(words::points),
        columns: grid.columns.iter().map(|it| it.width.count(grid.size)).collect(),
        rows: grid.rows,
        slots,
        picture: picture(layout, &grid),
    }
}

fn slot(grid: &PageGrid, spec: &SlotSpec) -> Slot {
    let area = |it: &Area| [it.col, it.row, it.cols, it.rows];
    Slot {
        name: spec.name.value.clone(),
        areas: spec.area.iter().map(|it| area(&it.value)).collect(),
        characters: room(grid, spec),
    }
}

/// How many characters of body type fill a slot.
pub(crate) fn room(grid: &PageGrid, slot: &SlotSpec) -> usize {
    let areas = slot.area.iter().filter_map(|it| grid.cells(&it.value));
    let held = areas.map(|cells| {
        let columns = grid.columns.get(cells.col..cells.col_end).unwrap_or_default();
        let ems: i64 = columns.iter().map(|it| it.width.count(grid.size)).sum();
        usize::try_from(ems).unwrap_or(0) * cells.rows()
    });
    held.sum()
}

fn picture(layout: &Layout, grid: &PageGrid) -> Picture {
    let rect = |it: &Area| grid.cells(it).map(|it| grid.rect(&it));
    let mut slots = Vec::new();
    for (at, slot) in layout.slots.iter().enumerate() {
        slots.extend(slot.area.iter().filter_map(|it| Some((rect(&it.value)?, at))));
    }
    let masthead = layout.furniture.masthead.as_ref();
    let masthead = masthead.and_then(|it| rect(&it.value));
    Picture { area: grid.axes.area, masthead, slots }
}

/// The layouts as a person sees them.
pub(crate) fn lines(tongue: Tongue, layouts: &[Shown]) -> Vec<String> {
    let mut lines = Vec::new();
    for layout in layouts {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(title(tongue, layout));
        lines.extend(drawn(tongue, layout));
    }
    lines
}

fn title(tongue: Tongue, layout: &Shown) -> Vec<String> {
    let Shown { name, about, rows, trim: [width, height], body: [size, leading], .. } =
        layout;
    let columns = columns(&layout.columns);
    let from = layout.file.as_deref();
    let (first, second) = match tongue {
        Tongue::Chinese => {
            let from = from.unwrap_or("随程序");
            let mode = if layout.vertical { "直排" } else { "横排" };
            let spread = if layout.spread { "，跨版" } else { "" };
            let unit = if layout.vertical { "段" } else { "栏" };
            (
                format!("{name}（{from}）{about}"),
                format!(
                    "  {width} × {height} 毫米{spread}，{mode}，正文 {size} 点、行距 {leading} 点，{columns}字{unit}，{rows} 行"
                ),
            )
        }
        Tongue::English => {
            let from = from.unwrap_or("bundled");
            let mode = if layout.vertical { "vertical" } else { "horizontal" };
            let spread = if layout.spread { ", a spread" } else { "" };
            let unit = if layout.vertical { "bands" } else { "columns" };
            (
                format!("{name} ({from}) {about}"),
                format!(
                    "  {width} × {height} mm{spread}, {mode}, body {size} on {leading} points, {unit} of {columns} characters, {rows} rows"
                ),
            )
        }
    };
    vec![first, second]
}

/// `5 × 19`, or `12 + 12 + 18` where they differ.
fn columns(ems: &[i64]) -> String {
    match ems {
        [first, rest @ ..] if rest.iter().all(|it| it == first) => {
            format!("{} × {first}", ems.len())
        }
        _ => ems.iter().map(i64::to_string).collect::<Vec<_>>().join(" + "),
    }
}

fn drawn(tongue: Tongue, layout: &Shown) -> Vec<String> {
    let Picture { area, masthead, slots } = &layout.picture;
    let mut sketch = Sketch::of(*area);
    if let Some(rect) = masthead {
        let words = if tongue == Tongue::Chinese { "报头" } else { "masthead" };
        sketch.frame(*rect, &[words]);
    }
    let mut drawn = Vec::new();
    for (rect, at) in slots {
        let Some(slot) = layout.slots.get(*at) else { continue };
        let count = match tongue {
            Tongue::Chinese => format!("{} 字", slot.characters),
            Tongue::English => format!("{} chars", slot.characters),
        };
        // A slot of several areas says in the first how much they hold together.
        let words = if drawn.contains(at) {
            vec![slot.name.as_str()]
        } else {
            vec![slot.name.as_str(), count.as_str()]
        };
        sketch.frame(*rect, &words);
        drawn.push(*at);
    }
    sketch.lines().map(|it| format!("  {it}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_columns_are_counted() {
        assert_eq!(columns(&[19; 5]), "5 × 19");
        assert_eq!(columns(&[12, 12, 18]), "12 + 12 + 18");
        assert_eq!(columns(&[20]), "1 × 20");
    }

    /// `layouts/comment.toml`: two columns of 22 characters, 43 rows.
    #[test]
    fn a_slot_holds_columns_times_rows() {
        let name = ["comment".to_owned()];
        let job = Job::of_layouts(&name, &Options::default()).expect("a layout");
        let layout = &job.issue.layouts[0];
        let (grid, lead) = (PageGrid::of(layout), layout.slot("lead").expect("a slot"));
        assert_eq!(room(&grid, lead), 2 * 22 * 43);
    }
}
