//! How well paragraphs were set, in numbers: loose lines, single characters on last lines.

use banxin::diag::Span;
use banxin::geom::{Em, Length};
use banxin::para::{self, Align, Fit, Line, Measure, ParagraphStyle};
use banxin::text::{self, CharClass, Galley, StyledText, TextStyle};

/// Body type.
pub(crate) const SIZE: Length = Length::pt(9);
/// An added gap beyond this is seen.
const LOOSE: Em = Em::milli(100);

/// What a number of paragraphs came to.
#[derive(Copy, Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) lines: usize,
    /// Lines with an added gap above a tenth of an em, or not filled at all.
    pub(crate) loose: usize,
    /// The widest added gap.
    pub(crate) worst: Length,
    /// Last lines of a single character (孤字).
    pub(crate) lone: usize,
}

impl Tally {
    /// The share of loose lines in hundredths of a per cent.
    pub(crate) const fn share(&self) -> usize {
        self.loose * 10_000 / if self.lines == 0 { 1 } else { self.lines }
    }
}

/// The paragraphs of a text: its lines that are not blank, without their indents.
pub(crate) fn galleys(text: &str) -> Vec<Galley> {
    let paragraphs = text.lines().map(str::trim).filter(|it| !it.is_empty());
    paragraphs.map(galley).collect()
}

fn galley(paragraph: &str) -> Galley {
    let fonts = crate::bundled::fonts();
    let role = fonts.role("song").expect("the role song is bundled");
    let style = TextStyle::new(role, SIZE);
    let copy = StyledText { text: paragraph, style, span: Span::default() };
    text::set(fonts, &text::Terms::NONE, &[copy]).output
}

/// A column: how wide, how far first lines are indented, how line ends are found.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Column {
    pub(crate) ems: i64,
    pub(crate) indent: i32,
    pub(crate) fit: Fit,
}

impl Column {
    /// The lines of a paragraph, both edges flush.
    pub(crate) fn lines(self, galley: &Galley) -> Vec<Line> {
        let indent = Em::whole(self.indent);
        let style = ParagraphStyle { indent, align: Align::Justify, fit: self.fit };
        let measure = Measure { start: Length::ZERO, length: SIZE * self.ems };
        para::compose(galley, &style, &|_| measure)
    }

    /// What the paragraphs come to.
    pub(crate) fn tally(self, galleys: &[Galley]) -> Tally {
        let mut tally = Tally::default();
        for galley in galleys {
            tally.add(galley, &self.lines(galley));
        }
        tally
    }
}

/// Whether an added gap of the line is seen.
fn is_loose(line: &Line) -> bool {
    line.gap > LOOSE.at(SIZE) || (!line.last && line.width < line.measure.length)
}

/// How many cells of a line are more than marks.
fn bodies(galley: &Galley, line: &Line) -> usize {
    let body = [CharClass::Han, CharClass::Western, CharClass::Number, CharClass::Across];
    let cells = galley.cells[line.cells.clone()].iter();
    cells.filter(|it| body.contains(&it.class)).count()
}

/// Whether the paragraph ends with a single character on a line.
fn is_lone(galley: &Galley, lines: &[Line]) -> bool {
    lines.len() > 1 && lines.last().is_some_and(|it| bodies(galley, it) < 2)
}

impl Tally {
    fn add(&mut self, galley: &Galley, lines: &[Line]) {
        self.lines += lines.len();
        self.loose += lines.iter().filter(|it| is_loose(it)).count();
        let worst = lines.iter().map(|it| it.gap).max().unwrap_or_default();
        self.worst = self.worst.max(worst);
        self.lone += usize::from(is_lone(galley, lines));
    }
}
