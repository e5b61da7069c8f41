//! Cells into justified lines (组行).
//!
//! This room knows nothing of newspapers. `ledger` sums a galley up so that any stretch of
//! it can be measured at once, `fit` measures and prices a candidate line for every
//! breaker by the list in `price`, `total_fit` and `first_fit` find the line ends,
//! `looseness` all numbers of lines a paragraph can have, `forced` is the way out when the
//! rules allow no line end, `adjust` puts everything in its final place, and `loose` says
//! why a line had to be opened. `balance` breaks headlines, by meaning.
//!
//! ```
//! use banxin::geom::Em;
//! use banxin::para::{Align, Fit, Measure, ParagraphStyle, compose};
//!
//! let text = "清晨五时，第一班渡轮靠岸。“今天风不大，”船长林海说，“准点。”";
//! # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
//! # use banxin::text::{self, StyledText, Terms, TextStyle};
//! # let job = Job::of_layouts(&[], &Options::default())?;
//! # let song = job.fonts.role("song").expect("a role of the house");
//! # let style = TextStyle::new(song, Length::pt(9));
//! # let copy = [StyledText { text, style, span: Span::default() }];
//! let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
//! let style = ParagraphStyle { indent: Em::whole(2), align: Align::Justify, fit: Fit::Total };
//! // Lines of thirteen characters.
//! let measure = Measure { start: Length::ZERO, length: Length::pt(9) * 13 };
//! let lines = compose(&galley, &style, &|_| measure);
//! let set: String = lines.iter().map(|it| galley.copy(it.cells.clone())).collect();
//! assert_eq!(set, text, "no character is lost");
//! assert!(lines.len() >= 3 && lines.iter().all(|it| it.width <= measure.length));
//! # Ok::<(), banxin::diag::Error>(())
//! ```

mod adjust;
mod balance;
mod deal;
mod first_fit;
mod fit;
mod forced;
mod ledger;
mod line;
mod loose;
mod looseness;
mod price;
mod rows;
mod style;
#[cfg(test)]
mod tests;
mod total_fit;

pub use self::balance::{Split, balance};
pub use self::line::{Line, LineEnd, Rows, Spent};
pub use self::loose::{Cause, LooseLine, loose_line};
pub use self::looseness::{Choice, Looseness, looseness};
pub(crate) use self::looseness::{Settings, settings};
pub use self::style::{Align, Fit, Measure, ParagraphStyle};

use self::forced::Ending;
use self::ledger::Ledger;
use crate::text::Galley;

/// Sets a paragraph into lines; `measures` says how much room each line has.
///
/// Total for any measures: no cell is lost, no line is longer than its measure unless a
/// single cell is, counting no mark that hangs. A line too short for one cell still takes one.
///
/// ```
/// use banxin::geom::Em;
/// use banxin::para::{Align, Fit, Measure, ParagraphStyle, compose};
///
/// let text = "今天风不大，准点。";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// let style = ParagraphStyle { indent: Em::ZERO, align: Align::Start, fit: Fit::PushOut };
/// // Room beside a picture for the first line, then the full measure.
/// let measure = |line| {
///     let ems = if line == 0 { 4 } else { 8 };
///     Measure { start: Length::ZERO, length: Length::pt(9) * ems }
/// };
/// let lines = compose(&galley, &style, &measure);
/// assert_eq!(galley.copy(lines[0].cells.clone()), "今天风不");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn compose(
    galley: &Galley,
    style: &ParagraphStyle,
    measures: &dyn Fn(usize) -> Measure,
) -> Vec<Line> {
    let ledger = Ledger::new(galley, style);
    finish(&ledger, &break_lines(&ledger, measures).0, measures)
}

/// The ends of all lines, and what they cost.
fn break_lines(
    ledger: &Ledger<'_>,
    measures: &dyn Fn(usize) -> Measure,
) -> (Vec<Ending>, Option<u64>) {
    match ledger.style.fit {
        Fit::Total => {
            let way = total_fit::best(ledger, measures);
            (way.ends, Some(way.price))
        }
        Fit::PushOut | Fit::SqueezeFirst => {
            (first_fit::break_lines(ledger, measures), None)
        }
    }
}

/// Sets a paragraph into exactly `wanted` lines (缩行、扩行); nothing when that cannot be
/// done by the rules, or not without opening a gap beyond a seventh of an em or leaving a
/// single character on the last line.
///
/// ```
/// use banxin::geom::Em;
/// use banxin::para::{Align, Fit, Measure, ParagraphStyle, compose_in};
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
/// let measure = |_| Measure { start: Length::ZERO, length: Length::pt(9) * 6 };
/// assert!(compose_in(&galley, &style, &measure, 2).is_some());
/// assert!(compose_in(&galley, &style, &measure, 7).is_none(), "far too loose");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn compose_in(
    galley: &Galley,
    style: &ParagraphStyle,
    measures: &dyn Fn(usize) -> Measure,
    wanted: usize,
) -> Option<Vec<Line>> {
    looseness(galley, style, measures).lines(wanted)
}

/// Puts every cell between the line ends in its place.
fn finish(
    ledger: &Ledger<'_>,
    ends: &[Ending],
    measures: &dyn Fn(usize) -> Measure,
) -> Vec<Line> {
    let mut start = 0;
    let mut lines = Vec::with_capacity(ends.len());
    for (number, &ending) in ends.iter().enumerate() {
        lines.push(adjust::set(ledger, start, ending, measures(number)));
        start = ending.at;
    }
    lines
}

/// How many lines a paragraph takes in lines of one measure: squeezed, as composed, and
/// opened.
///
/// ```
/// use banxin::geom::Em;
/// use banxin::para::{Align, Fit, Measure, ParagraphStyle, rows};
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
/// let rows = rows(&galley, &style, Measure { start: Length::ZERO, length: Length::pt(9) * 6 });
/// assert!(rows.tight <= rows.natural && rows.natural <= rows.loose);
/// assert_eq!(rows.natural, 2);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn rows(galley: &Galley, style: &ParagraphStyle, measure: Measure) -> Rows {
    let ledger = Ledger::new(galley, style);
    let natural = break_lines(&ledger, &|_| measure).0.len();
    Rows {
        tight: rows::tight(&ledger, measure).min(natural),
        natural,
        loose: rows::loose(&ledger, measure).max(natural),
    }
}
