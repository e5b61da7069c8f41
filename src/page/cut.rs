//! A cut right through the page (断版、通线): one gap from edge to edge, with stories side by
//! side before it and after it, parts the page into two.
//!
//! A thing that is as wide as the page (通栏) makes such a gap too and holds the page together
//! all the same, so a gap counts only where on either side of it two things or more meet it.
//! The taboo is named in newspaper textbooks; modular papers live with it, so it is a note.
//! A paper is what has a masthead.

use crate::diag::{Code, Diagnostic, Place};
use crate::geom::{Length, LogicalRect, WritingMode};
use crate::plan::{Cells, Column, Element, PageGrid, PagePlan, Plan};

/// From one track to one past the last, along one axis of the grid.
type Reach = (usize, usize);

/// The axis of the grid that a cut parts.
#[derive(Copy, Clone)]
enum Axis {
    Rows,
    Cols,
}

/// What stands on the page, of one or more rectangles.
struct Thing {
    cells: Vec<Cells>,
    /// Whether it is read as news: what only frames the news makes no cut.
    news: bool,
}

impl Thing {
    fn reach(&self, axis: Axis) -> Reach {
        let reach = |it: &Cells| match axis {
            Axis::Rows => (it.row, it.row_end),
            Axis::Cols => (it.col, it.col_end),
        };
        let all = self.cells.iter().map(reach);
        all.reduce(|one, two| (one.0.min(two.0), one.1.max(two.1))).unwrap_or_default()
    }
}

/// The remarks on the cuts of a page: one where rows part, one where columns do.
pub(super) fn check(plan: &Plan, page: &PagePlan) -> Vec<Diagnostic> {
    let masthead = |it: &Element| matches!(it, Element::Masthead(_));
    if !plan.pages.iter().any(|it| it.elements.iter().any(masthead)) {
        return Vec::new();
    }
    let grid = &page.grid;
    let things = things(plan, page);
    let row = cuts(&things, Axis::Rows).first().copied();
    // Columns of another width stand apart on purpose.
    let width = |col: usize| grid.columns.get(col).map(|it| it.width);
    let alike = |col: &usize| width(col.saturating_sub(1)) == width(*col);
    let col = cuts(&things, Axis::Cols).into_iter().find(alike);
    let level = grid.axes.mode == WritingMode::Horizontal;
    let row = row.map(|it| remark(page, row_gap(grid, it), level));
    let col = col.map(|it| remark(page, col_gap(grid, it), !level));
    row.into_iter().chain(col).collect()
}

/// The parts of stories, and the elements inside the page; masthead and advertisements stand
/// at its edges, and no gap is measured against them.
fn things(plan: &Plan, page: &PagePlan) -> Vec<Thing> {
    let parts = plan.stories.iter().flat_map(|it| &it.parts);
    let parts = parts.filter(|it| it.page == page.index);
    let parts = parts.map(|it| Thing { cells: it.cells.clone(), news: true });
    let elements = page.elements.iter().filter_map(|it| {
        let news = match it {
            Element::Picture(_) | Element::Briefs(_) | Element::Table(_) => true,
            Element::Quote(_) | Element::Teasers(_) | Element::Standing(_) => false,
            Element::Masthead(_)
            | Element::Ear(_)
            | Element::Folio(_)
            | Element::Credits(_)
            | Element::Imprint(_)
            | Element::Advert(_) => return None,
        };
        Some(Thing { cells: vec![it.cells()?], news })
    });
    parts.chain(elements).collect()
}

/// Where gaps run from edge to edge: the track after each.
fn cuts(things: &[Thing], axis: Axis) -> Vec<usize> {
    let mut starts: Vec<_> = things.iter().map(|it| it.reach(axis).0).collect();
    starts.sort_unstable();
    starts.dedup();
    starts.retain(|it| parts(things, axis, *it));
    starts
}

/// Whether nothing lies across `at`, and on either side news meets it side by side.
fn parts(things: &[Thing], axis: Axis, at: usize) -> bool {
    let reaches = || things.iter().map(|it| (it, it.reach(axis)));
    if reaches().any(|(_, (start, end))| start < at && at < end) {
        return false;
    }
    let last =
        reaches().map(|it| it.1.1).filter(|it| *it <= at).max().unwrap_or_default();
    let before = reaches().filter(|it| it.1.1 == last).map(|it| it.0);
    let after = reaches().filter(|it| it.1.0 == at).map(|it| it.0);
    abreast(before, axis) && abreast(after, axis)
}

/// Whether two pieces of news or more stand side by side.
fn abreast<'a>(things: impl Iterator<Item = &'a Thing>, axis: Axis) -> bool {
    let across = match axis {
        Axis::Rows => Axis::Cols,
        Axis::Cols => Axis::Rows,
    };
    let reaches: Vec<_> =
        things.filter(|it| it.news).map(|it| it.reach(across)).collect();
    let first = reaches.iter().map(|it| it.1).min().unwrap_or_default();
    reaches.iter().any(|it| it.0 >= first)
}

/// The gap before row `row`, from edge to edge.
fn row_gap(grid: &PageGrid, row: usize) -> LogicalRect {
    let gap = grid.line_gap();
    LogicalRect::new(Length::ZERO, grid.row(row) - gap, grid.axes.inline(), gap)
}

/// The gap before column `col`, from edge to edge.
fn col_gap(grid: &PageGrid, col: usize) -> LogicalRect {
    let before = col.checked_sub(1).and_then(|it| grid.columns.get(it));
    let start = before.map_or(Length::ZERO, Column::end);
    let end = grid.columns.get(col).map_or(start, |it| it.start);
    LogicalRect::new(start, Length::ZERO, end - start, grid.axes.block())
}

fn remark(page: &PagePlan, gap: LogicalRect, level: bool) -> Diagnostic {
    let number = page.number;
    let (zh, en) = match level {
        true => (("横", "上下"), "across"),
        false => (("竖", "左右"), "down"),
    };
    Diagnostic::new(
        Code::ThroughCut,
        format!("第{number}版断版：一道空白{}贯全版，{}两半不相咬合", zh.0, zh.1),
        format!("page {number} is cut in two: a gap runs {en} the whole of it"),
    )
    .on(Place { page: number, rect: page.grid.axes.rect(gap) })
    .hint(
        "让一篇稿、一张图跨过这道空白，或在那里放一篇通栏",
        "let a story or a picture reach over the gap, or put one as wide as the page there",
    )
}
