//! Lines of a head, broken by meaning and balance (标题分行).
//!
//! A head is short: every way to break it is looked at, and the best is taken.

use crate::geom::Length;
use crate::para::ledger::emu;
use crate::text::segment::{Bond, Seam};
use crate::text::{Cell, Galley};

/// The most lines that are looked for, and the most seams. A head with more is no head;
/// of its seams the best are kept.
const MOST_LINES: usize = 4;
const MOST_SEAMS: usize = 64;

/// What a break costs, in square ems of unevenness. Two lines whose lengths differ by
/// 2, 4, 6 ems come to 2, 8, 18.
const fn price(bond: Bond) -> i64 {
    match bond {
        Bond::Clause => 0,
        Bond::Phrase => 4,
        Bond::Word => 9,
        Bond::Tight => 18,
        Bond::Torn => 28,
        Bond::Compound => 400,
        Bond::Inside => 1000,
    }
}

/// A break elsewhere in copy that has a clause end of its own.
const PAST_CLAUSE: i64 = 8;

/// A line of a single character.
const LONE: i64 = 30;

/// A middle line shorter than both its neighbours; 正梯形, 倒梯形 and 菱形 cost nothing.
const WAIST: i64 = 6;

/// A head broken into lines.
///
/// ```
/// use banxin::para::balance;
/// use banxin::text::segment::{Bond, seams};
///
/// let text = "海堤加高，留一级看海的台阶";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// let split = balance(&galley, &seams(text, &[]), 2, None).expect("it has seams");
/// assert_eq!((&text[..split.ends[0]], split.worst), ("海堤加高，", Bond::Clause));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Split {
    /// Where each line but the last ends, in bytes of the galley's text.
    pub ends: Vec<usize>,
    /// The longest line.
    pub widest: Length,
    /// The firmest bond that was broken.
    pub worst: Bond,
}

/// Breaks `galley` into exactly `lines` lines of at most `limit`, at the least cost of
/// unevenness, meaning and shape; nothing when the seams do not allow it.
///
/// Words are cut only when there is no other way. Spaces at line ends count for nothing.
///
/// ```
/// use banxin::para::balance;
/// use banxin::text::segment::seams;
///
/// let text = "今夜有雨";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// let seams = seams(text, &[]);
/// assert!(balance(&galley, &seams, 2, Some(Length::pt(18))).is_some());
/// assert!(balance(&galley, &seams, 2, Some(Length::pt(9))).is_none(), "too narrow");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn balance(
    galley: &Galley,
    seams: &[Seam],
    lines: usize,
    limit: Option<Length>,
) -> Option<Split> {
    if !(2..=MOST_LINES).contains(&lines) {
        return None;
    }
    let whole: Vec<_> = seams.iter().copied().filter(|it| !it.bond.is_inside()).collect();
    [whole.as_slice(), seams].into_iter().find_map(|seams| {
        let search = Search::new(galley, seams, limit);
        let mut best = None;
        search.further(lines, &mut Vec::new(), &mut best);
        best.map(|it: Found| search.split(&it.breaks))
    })
}

/// One break under trial: the cell it stands before, and its seam.
#[derive(Copy, Clone, Debug)]
struct Break {
    cell: usize,
    seam: Seam,
}

/// The best way so far.
struct Found {
    cost: i64,
    breaks: Vec<Break>,
}

struct Search {
    /// Where each cell starts and its visible end, in one endless line, in EMU; and
    /// whether anything is seen of it.
    cells: Vec<(i64, i64, bool)>,
    breaks: Vec<Break>,
    limit: i64,
    /// An em.
    em: i64,
    has_clause: bool,
}

impl Search {
    fn new(galley: &Galley, seams: &[Seam], limit: Option<Length>) -> Self {
        let mut at = 0;
        let mut cells = Vec::with_capacity(galley.cells.len());
        for (cell, gap) in galley.cells.iter().zip(&galley.gaps) {
            let end = at + emu(cell.advance);
            cells.push((at, end, !cell.class.is_space()));
            at = end + emu(gap.natural);
        }
        let place = |seam: &Seam| {
            let start = |cell: &Cell| cell.text.start as usize;
            let cell = galley.cells.partition_point(|it| start(it) < seam.at);
            galley.cells.get(cell).filter(|it| start(it) == seam.at)?;
            Some(Break { cell, seam: *seam })
        };
        let mut breaks: Vec<_> = seams.iter().filter_map(place).collect();
        if breaks.len() > MOST_SEAMS {
            breaks.sort_by_key(|it| it.seam.bond);
            breaks.truncate(MOST_SEAMS);
            breaks.sort_by_key(|it| it.cell);
        }
        Self {
            cells,
            limit: limit.map_or(i64::MAX, emu),
            em: galley.cells.first().map_or(1, |it| emu(it.size)).max(1),
            has_clause: breaks.iter().any(|it| it.seam.bond == Bond::Clause),
            breaks,
        }
    }

    /// Tries every break for the next line; the first of equals stays.
    fn further(&self, lines: usize, taken: &mut Vec<Break>, best: &mut Option<Found>) {
        if lines == 1 {
            let least = best.as_ref().map_or(i64::MAX, |it| it.cost);
            if let Some(cost) = self.cost(taken).filter(|it| *it < least) {
                *best = Some(Found { cost, breaks: taken.clone() });
            }
            return;
        }
        let after = taken.last().map_or(0, |it| it.cell);
        for next in self.breaks.iter().filter(|it| it.cell > after) {
            taken.push(*next);
            self.further(lines - 1, taken, best);
            taken.pop();
        }
    }

    /// What these breaks cost; nothing when a line is empty or too long.
    fn cost(&self, breaks: &[Break]) -> Option<i64> {
        let lengths = self.lengths(breaks);
        if lengths.iter().any(|it| *it <= 0 || *it > self.limit) {
            return None;
        }
        // In hundredths of an em, so that the squares are in ten thousandths.
        let lengths: Vec<i64> = lengths.iter().map(|it| it * 100 / self.em).collect();
        let count = i64::try_from(lengths.len()).unwrap_or(1).max(1);
        let mean = lengths.iter().sum::<i64>() / count;
        let uneven: i64 = lengths.iter().map(|it| (it - mean) * (it - mean)).sum();
        let lone = lengths.iter().filter(|it| **it <= 100).count();
        let shape = lengths.windows(3).filter(|it| it[1] < it[0] && it[1] < it[2]);
        let meaning: i64 = breaks.iter().map(|it| self.meaning(it.seam.bond)).sum();
        let lone = i64::try_from(lone).unwrap_or(0) * LONE;
        let shape = i64::try_from(shape.count()).unwrap_or(0) * WAIST;
        Some(uneven + (meaning + lone + shape) * 10_000)
    }

    const fn meaning(&self, bond: Bond) -> i64 {
        match bond {
            Bond::Clause => 0,
            _ if self.has_clause => price(bond) + PAST_CLAUSE,
            _ => price(bond),
        }
    }

    /// The visible length of each line, in EMU.
    fn lengths(&self, breaks: &[Break]) -> Vec<i64> {
        let starts = std::iter::once(0).chain(breaks.iter().map(|it| it.cell));
        let ends =
            breaks.iter().map(|it| it.cell).chain(std::iter::once(self.cells.len()));
        starts
            .zip(ends)
            .map(|(start, end)| {
                let line = self.cells.get(start..end).unwrap_or_default();
                let first = line.first().map_or(0, |it| it.0);
                let last = line.iter().rev().find(|it| it.2).map_or(first, |it| it.1);
                last - first
            })
            .collect()
    }

    fn split(&self, breaks: &[Break]) -> Split {
        let widest = self.lengths(breaks).into_iter().max().unwrap_or(0);
        Split {
            ends: breaks.iter().map(|it| it.seam.at).collect(),
            widest: Length::from_emu(widest),
            worst: breaks.iter().map(|it| it.seam.bond).max().unwrap_or(Bond::Clause),
        }
    }
}
