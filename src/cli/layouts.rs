//! What layouts there are and what they hold: `banxin layouts` (版式).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use banxin::diag::{Diagnostic, Diagnostics, Error, Span, Tongue};
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
    /// What its first lines say of it.
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
    work.diagnostics = placeless(&job);
    work.sources = job.sources;
    Ok(())
}

/// The remarks on the job without their places in its description, which nobody wrote.
pub(crate) fn placeless(job: &Job) -> Diagnostics {
    let mut remarks = Diagnostics::new();
    for remark in job.diagnostics.iter() {
        let is_written = |it: &Span| {
            job.sources.get(it.source).is_some_and(|it| it.name != "issue.toml")
        };
        let span = remark.span.filter(is_written);
        remarks.push(Diagnostic { span, ..remark.clone() });
    }
    remarks
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
    let first = text.lines().map_while(|it| it.strip_prefix('#'));
    // `#:schema` is for editors.
    let about: Vec<_> = first.filter(|it| !it.starts_with(':')).map(str::trim).collect();
    let trim = layout.trim.value;
    let slots = layout.slots.iter().map(|it| slot(&grid, it)).collect();
    Shown {
        name: layout.name.value.clone(),
        file,
        about: about.join(" "),
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

fn title(tongue: Tongue, layout: &Shown) -> [String; 2] {
    let Shown { name, rows, trim: [width, height], body: [size, leading], .. } = layout;
    let (about, columns) = (about(tongue, &layout.about), columns(tongue, layout));
    let from = layout.file.as_deref();
    match tongue {
        Tongue::Chinese => {
            let from = from.unwrap_or("随程序");
            let mode = if layout.vertical { "直排" } else { "横排" };
            let spread = if layout.spread { "，跨版" } else { "" };
            let measures =
                format!("正文 {size} 点、行距 {leading} 点，{columns}，{rows} 行");
            [
                format!("{name}（{from}）{about}"),
                format!("  {width} × {height} 毫米{spread}，{mode}，{measures}"),
            ]
        }
        Tongue::English => {
            let from = from.unwrap_or("bundled");
            let mode = if layout.vertical { "vertical" } else { "horizontal" };
            let spread = if layout.spread { ", a spread" } else { "" };
            let measures =
                format!("body {size} on {leading} points, {columns}, {rows} rows");
            [
                format!("{name} ({from}) {about}"),
                format!("  {width} × {height} mm{spread}, {mode}, {measures}"),
            ]
        }
    }
}

/// What the layout says of itself, in the language that is wanted where it has both: Chinese
/// up to the first 。, then English.
fn about(tongue: Tongue, words: &str) -> &str {
    match (words.split_once('。'), tongue) {
        (Some((zh, _)), Tongue::Chinese) => zh,
        (Some((_, en)), Tongue::English) => en.trim(),
        (None, _) => words,
    }
}

/// `5 栏 × 19 字`, or each column where they differ; bands (段) in a vertical page.
fn columns(tongue: Tongue, layout: &Shown) -> String {
    let ems = &layout.columns;
    let alike = ems.windows(2).all(|it| it[0] == it[1]);
    let each = ems.iter().map(i64::to_string).take(if alike { 1 } else { ems.len() });
    let (count, each) = (ems.len(), each.collect::<Vec<_>>().join(" + "));
    match (tongue, layout.vertical) {
        (Tongue::Chinese, false) => format!("{count} 栏 × {each} 字"),
        (Tongue::Chinese, true) => format!("{count} 段 × {each} 字"),
        (Tongue::English, false) => format!("{count} columns of {each} characters"),
        (Tongue::English, true) => format!("{count} bands of {each} characters"),
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
    let indent = |it: String| if it.is_empty() { it } else { format!("  {it}") };
    sketch.lines().into_iter().map(indent).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_says_what_it_is_in_either_language() {
        let words = "评论版：4栏。A comment page.";
        assert_eq!(about(Tongue::Chinese, words), "评论版：4栏");
        assert_eq!(about(Tongue::English, words), "A comment page.");
        assert_eq!(about(Tongue::English, "我的版式"), "我的版式");
    }

    #[test]
    fn what_editors_read_is_not_what_a_layout_says_of_itself() {
        let job = Job::of_layouts(&["comment".to_owned()], &Options::default());
        let job = job.expect("a layout");
        let layout = &job.issue.layouts[0];
        let text = text_of(&job, layout);
        assert!(text.starts_with("#:schema "), "{text}");
        assert!(shown(layout, None, text).about.starts_with("对开评论版"));
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
