//! What composition makes: lines with everything in its place.

use std::ops::Range;

use crate::geom::Length;
use crate::para::Measure;

/// A line with everything in its place.
///
/// ```
/// use banxin::geom::Em;
/// use banxin::para::{Align, Fit, LineEnd, Measure, ParagraphStyle, compose};
///
/// let text = "今天风不大，准点。";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// let style = ParagraphStyle { indent: Em::ZERO, align: Align::Justify, fit: Fit::Total };
/// let measure = Measure { start: Length::ZERO, length: Length::pt(9) * 6 };
/// let lines = compose(&galley, &style, &|_| measure);
/// assert_eq!((lines[0].width, lines[0].end), (measure.length, LineEnd::Regular));
/// assert!(lines[1].last && !lines[1].hung);
/// assert_eq!(lines[0].positions.len(), lines[0].cells.len());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Line {
    /// Its cells in the galley.
    pub cells: Range<usize>,
    /// For each cell, where its frame starts, from the start of the column (so the
    /// measure's start and a trimmed opening blank are already in it). Spaces at the line
    /// end, and a mark that hangs, stand after its edge.
    pub positions: Vec<Length>,
    /// The measure it was set to.
    pub measure: Measure,
    /// The width it takes, from the start of the measure; a mark that hangs takes none.
    pub width: Length,
    /// Space added to an ordinary gap between characters.
    pub gap: Length,
    /// Whether the paragraph ends with it.
    pub last: bool,
    /// How the line came about, for the report.
    pub end: LineEnd,
    /// Whether its last visible mark hangs past its end (标点悬挂): its frame starts where
    /// `width` ends, outside the measure when the line is full.
    pub hung: bool,
    /// What was taken and added to make it fit.
    pub spent: Spent,
}

/// How a line came to end where it does.
///
/// ```
/// use banxin::para::LineEnd;
///
/// assert!(LineEnd::Regular < LineEnd::Relief && LineEnd::Relief < LineEnd::Emergency);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum LineEnd {
    /// By the rules.
    #[default]
    Regular,
    /// A forbidden mark had to stand at a line edge.
    Relief,
    /// A word had to be cut.
    Emergency,
}

/// What a line took from its blanks and added to its gaps, stage by stage (行内调整).
///
/// ```
/// use banxin::geom::Length;
/// use banxin::para::Spent;
///
/// let mut spent = Spent::default();
/// spent.shrink[2] = Length::pt(3);
/// spent.stretch[3] = Length::pt(1);
/// assert_eq!((spent.taken(), spent.added()), (Length::pt(3), Length::pt(1)));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct Spent {
    /// CLREQ reduction step 1: the blank of the mark at the line end.
    pub line_end: Length,
    /// CLREQ reduction steps 2–7, in the order of [`Shrink::ALL`](crate::text::Shrink::ALL).
    pub shrink: [Length; 6],
    /// Expansion: word spaces, Han–Latin spaces, ordinary gaps up to a quarter em, and all
    /// gaps alike.
    pub stretch: [Length; 4],
}

impl Spent {
    /// Everything taken inside the line.
    #[must_use]
    pub fn taken(&self) -> Length {
        self.shrink.iter().copied().sum()
    }

    /// Everything added.
    #[must_use]
    pub fn added(&self) -> Length {
        self.stretch.iter().copied().sum()
    }
}

/// How many lines a paragraph takes (行数).
///
/// ```
/// use banxin::para::Rows;
///
/// let rows = Rows { tight: 4, natural: 5, loose: 5 };
/// assert_eq!(rows.natural - rows.tight, 1, "a line can be taken in (缩行)");
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub struct Rows {
    /// Everything squeezed.
    pub tight: usize,
    /// As composed.
    pub natural: usize,
    /// Opened as far as no editor would remark on it (a quarter em a gap).
    pub loose: usize,
}
