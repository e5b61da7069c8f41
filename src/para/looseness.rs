//! A paragraph in fewer or more lines (缩行、扩行), with what each number of lines costs.

use crate::geom::Em;
use crate::para::ledger::Ledger;
use crate::para::total_fit::{self, BAND, Way};
use crate::para::{Fit, Line, Measure, ParagraphStyle, break_lines, finish};
use crate::text::Galley;

/// What it costs to set a paragraph in a number of lines.
///
/// ```
/// use banxin::geom::Em;
/// use banxin::para::{Align, Fit, Measure, ParagraphStyle, looseness};
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
/// let choices = looseness(&galley, &style, &measure);
/// let natural = choices.natural().expect("the rules allow it");
/// assert_eq!((natural.lines, natural.gap), (2, Em::ZERO));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Choice {
    /// The number of lines.
    pub lines: usize,
    /// The least price. 1000 is that of one line whose gaps are barely opened; a gap opened
    /// by a tenth of an em costs 4000, a number parted from its unit as much.
    pub price: u64,
    /// The widest gap that is added, in ems of the line's type: a seventh of an em at most.
    pub gap: Em,
}

/// Every number of lines a paragraph may be given on order (行数与代价), found in one
/// search, so that make-up asks once.
///
/// ```
/// use banxin::geom::Em;
/// use banxin::para::{Align, Fit, Measure, ParagraphStyle, looseness};
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
/// let choices = looseness(&galley, &style, &measure);
/// assert_eq!(choices.choices().first(), choices.choice(2).as_ref());
/// assert_eq!(choices.natural(), choices.choice(2));
/// assert_eq!(choices.lines(2).map(|it| it.len()), Some(2));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Debug)]
pub struct Looseness<'a> {
    ledger: Ledger<'a>,
    measures: Vec<Measure>,
    ways: Vec<Way>,
    choices: Vec<Choice>,
}

/// Finds every number of lines the paragraph may be given on order, from the fewest to 24
/// more, at the least price each: by the rules, no gap opened beyond a seventh of an em,
/// and no single character on the last line. There may be no choice at all.
///
/// ```
/// use banxin::geom::Em;
/// use banxin::para::{Align, Fit, Measure, ParagraphStyle, looseness};
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
/// let choices = looseness(&galley, &style, &measure);
/// assert!(choices.choice(1).is_none(), "nine characters in six ems");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn looseness<'a>(
    galley: &'a Galley,
    style: &'a ParagraphStyle,
    measures: &dyn Fn(usize) -> Measure,
) -> Looseness<'a> {
    let ledger = Ledger::new(galley, style);
    let ways = total_fit::ways(&ledger, measures);
    let choices = choices(&ledger, &ways, measures);
    let most = ways.first().map_or(0, |it| it.ends.len() + BAND);
    Looseness { ledger, measures: (0..most).map(measures).collect(), ways, choices }
}

fn choices(
    ledger: &Ledger<'_>,
    ways: &[Way],
    measures: &dyn Fn(usize) -> Measure,
) -> Vec<Choice> {
    let choice = |way: &Way| Choice {
        lines: way.ends.len(),
        price: way.price,
        gap: widest(ledger, way, measures),
    };
    ways.iter().map(choice).collect()
}

/// The widest gap added to a line that is filled.
fn widest(ledger: &Ledger<'_>, way: &Way, measures: &dyn Fn(usize) -> Measure) -> Em {
    let mut start = 0;
    let mut widest = 0;
    for (line, ending) in way.ends.iter().enumerate() {
        if ledger.style.align.fills(ledger.closes(ending.at)) {
            let room = ledger.room(start, measures(line));
            let gap = ledger.looseness(start, ending.at, room);
            widest = widest.max(gap.unwrap_or_default());
        }
        start = ending.at;
    }
    Em::milli(i32::try_from(widest).unwrap_or(i32::MAX))
}

impl Looseness<'_> {
    /// The choices, the fewest lines first.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// The number of lines of least price; the fewer where two cost the same.
    #[must_use]
    pub fn natural(&self) -> Option<Choice> {
        self.choices.iter().min_by_key(|it| it.price).copied()
    }

    /// What `lines` lines cost; nothing when the rules do not allow so many.
    #[must_use]
    pub fn choice(&self, lines: usize) -> Option<Choice> {
        self.choices.iter().find(|it| it.lines == lines).copied()
    }

    /// The paragraph in `lines` lines.
    #[must_use]
    pub fn lines(&self, lines: usize) -> Option<Vec<Line>> {
        let way = self.ways.iter().find(|it| it.ends.len() == lines)?;
        let measure = |at: usize| self.measures.get(at).copied().unwrap_or_default();
        Some(finish(&self.ledger, &way.ends, &measure))
    }
}

/// A paragraph as make-up asks for it: as it stands by itself, and in every number of lines
/// it may be given on order. One ledger and one search serve both.
#[derive(Debug)]
pub(crate) struct Settings {
    /// As it stands by itself.
    pub(crate) natural: Vec<Line>,
    /// What that costs, in the price of [`Choice`]; a paragraph that is set line by line has
    /// no price.
    pub(crate) price: Option<u64>,
    /// The numbers of lines it may be given.
    pub(crate) choices: Vec<Choice>,
    ways: Vec<Way>,
}

/// Sets a paragraph by itself and finds the numbers of lines it may be given; these are
/// not looked for unless they are `wanted`.
pub(crate) fn settings(
    galley: &Galley,
    style: &ParagraphStyle,
    measures: &dyn Fn(usize) -> Measure,
    wanted: bool,
) -> Settings {
    let ledger = Ledger::new(galley, style);
    let ways = if wanted { total_fit::ways(&ledger, measures) } else { Vec::new() };
    let choices = choices(&ledger, &ways, measures);
    let best = ways.iter().min_by_key(|it| it.price);
    let best = best.filter(|it| style.fit == Fit::Total && it.is_best());
    let (natural, price) = match best {
        Some(way) => (finish(&ledger, &way.ends, measures), Some(way.price)),
        None => {
            let (ends, price) = break_lines(&ledger, measures);
            (finish(&ledger, &ends, measures), price)
        }
    };
    Settings { natural, price, choices, ways }
}

impl Settings {
    /// The paragraph in `lines` lines, of the galley, the style and the measures that it was
    /// looked at with.
    pub(crate) fn lines(
        &self,
        (galley, style): (&Galley, &ParagraphStyle),
        measures: &dyn Fn(usize) -> Measure,
        lines: usize,
    ) -> Option<Vec<Line>> {
        let way = self.ways.iter().find(|it| it.ends.len() == lines)?;
        Some(finish(&Ledger::new(galley, style), &way.ends, measures))
    }
}
