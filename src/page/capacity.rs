//! How many characters of a head fill so many columns or rows (字体字号表).

use crate::diag::Span;
use crate::font::{FontBook, RoleId};
use crate::geom::{Em, Length, WritingMode};
use crate::page::element::headline;
use crate::plan::PageGrid;
use crate::text::{self, StyledText, Terms, TextStyle};

/// The character whose advance counts; those of a face are all of one width.
const MEASURED: &str = "国";

/// Rows for which upright heads are counted, as far as the page has them.
const ROWS: &[u32] = &[10, 15, 20, 25, 30, 40, 50, 60];

/// What heads of one face hold on a grid, size by size.
///
/// ```
/// use banxin::job::Options;
/// use banxin::page::capacity;
/// use banxin::{Job, plan};
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let plan = plan::plan(&job.fonts, &job.pictures, &job.issue);
/// let title = job.fonts.role("title").expect("a role of the house");
/// let heads = capacity(&job.fonts, &plan.pages[0].grid, title);
/// let (large, small) = (&heads.sizes[0], heads.sizes.last().expect("a size"));
/// assert!(large.size > small.size && large.columns[0] < small.columns[0]);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Capacity {
    /// Widths of the first column, the first two, and so on.
    pub columns: Vec<Length>,
    /// Rows of the strips beside text that are counted.
    pub beside: Vec<u32>,
    /// The sizes, the largest first.
    pub sizes: Vec<SizeRow>,
}

/// What heads of one size hold.
///
/// ```
/// use banxin::job::Options;
/// use banxin::page::capacity;
/// use banxin::{Job, plan};
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let plan = plan::plan(&job.fonts, &job.pictures, &job.issue);
/// let title = job.fonts.role("title").expect("a role of the house");
/// for row in capacity(&job.fonts, &plan.pages[0].grid, title).sizes {
///     // Two columns and the gap between them hold more than twice what one holds.
///     assert!(row.columns[1] >= 2 * row.columns[0]);
/// }
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct SizeRow {
    /// The type size.
    pub size: Length,
    /// How many rows a head of one such line takes over its text.
    pub rows: usize,
    /// Characters that fill one column, two, and so on.
    pub columns: Vec<i64>,
    /// Characters of a head beside the text (竖题) that fill so many rows, with an em of
    /// the body free at both ends.
    pub beside: Vec<i64>,
}

/// What heads in the face of `role` hold on `grid`, at full width and not opened.
///
/// ```
/// use banxin::job::Options;
/// use banxin::page::capacity;
/// use banxin::{Job, plan};
///
/// let job = Job::of_layouts(&["eight-column".to_owned()], &Options::default())?;
/// let plan = plan::plan(&job.fonts, &job.pictures, &job.issue);
/// let title = job.fonts.role("title").expect("a role of the house");
/// assert_eq!(capacity(&job.fonts, &plan.pages[0].grid, title).columns.len(), 8);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn capacity(fonts: &FontBook, grid: &PageGrid, role: RoleId) -> Capacity {
    let over = grid.axes.mode;
    let beside = match over {
        WritingMode::Horizontal => WritingMode::Vertical,
        WritingMode::Vertical => WritingMode::Horizontal,
    };
    let start = grid.columns.first().map_or(Length::ZERO, |it| it.start);
    let columns: Vec<_> = grid.columns.iter().map(|it| it.end() - start).collect();
    let has = |rows: &u32| *rows as usize <= grid.rows;
    let rows: Vec<_> = ROWS.iter().copied().filter(has).collect();
    let row = |size: Length| {
        let fits = |room: Length, mode| room.count(advance(fonts, role, size, mode));
        let free = |rows: &u32| grid.depth(*rows as usize) - grid.size * 2;
        SizeRow {
            size,
            rows: headline::rows_of(grid, size),
            columns: columns.iter().map(|it| fits(*it, over)).collect(),
            beside: rows.iter().map(|it| fits(free(it), beside)).collect(),
        }
    };
    let sizes = headline::sizes().map(row).collect();
    Capacity { columns, beside: rows, sizes }
}

/// How far one character takes a line.
fn advance(fonts: &FontBook, role: RoleId, size: Length, mode: WritingMode) -> Length {
    let style = TextStyle { mode, ..TextStyle::new(role, size) };
    let copy = StyledText { text: MEASURED, style, span: Span::default() };
    let galley = text::set(fonts, &Terms::NONE, &[copy]).output;
    galley.cells.first().map_or(Em::ONE.at(size), |it| it.advance)
}
