//! Words into placed lines of type: the hand that every element uses (手盘).

use crate::diag::{Code, Diagnostic, Diagnostics, Span, Spanned};
use crate::font::{FontBook, RoleId};
use crate::geom::{Axes, Em, Length, LogicalPoint, WritingMode};
use crate::ink::Ink;
use crate::page::loose;
use crate::para::{self, Align, Line, LineEnd, Measure, ParagraphStyle};
use crate::plan::House;
use crate::proof::{GlyphRun, Mark, MarkKind, PlacedGlyph, Role, TextLine, Turn};
use crate::text::{self, Cell, CellGlyph, Galley, StyledText, TextStyle};

/// From the top of an em box to the baseline of Han type.
const ASCENT: Em = Em::milli(880);

/// Faces and house style, and what setting has to say.
#[derive(Debug)]
pub(super) struct Setter<'a> {
    pub(super) fonts: &'a FontBook,
    pub(super) house: &'a House,
    pub(super) diagnostics: Diagnostics,
}

/// Where a line of type goes.
#[derive(Copy, Clone, Debug)]
pub(super) struct Spot {
    /// The line axes it stands in.
    pub(super) axes: Axes,
    /// Where its column starts, along the line.
    pub(super) inline: Length,
    /// Where its em box begins, from line to line.
    pub(super) block: Length,
    /// Its type size.
    pub(super) size: Length,
}

/// What a line of type is for, and its ink.
#[derive(Copy, Clone, Debug)]
pub(super) struct Use {
    pub(super) role: Role,
    pub(super) story: Option<u32>,
    pub(super) ink: Ink,
}

/// One line of words, set at its natural width.
#[derive(Clone, Debug)]
pub(super) struct SetLine {
    pub(super) galley: Galley,
    pub(super) width: Length,
}

impl<'a> Setter<'a> {
    pub(super) const fn new(fonts: &'a FontBook, house: &'a House) -> Self {
        Self { fonts, house, diagnostics: Diagnostics::new() }
    }

    /// The style of `role` at `size` under the house rules.
    pub(super) fn style(
        &self,
        role: RoleId,
        size: Length,
        mode: WritingMode,
    ) -> TextStyle {
        TextStyle {
            role,
            size,
            stretch: 1000,
            tracking: Em::ZERO,
            mode,
            region: self.house.region,
            prohibition: self.house.prohibition,
            punctuation: self.house.punctuation,
            marks: self.house.marks,
            autospace: Em::EIGHTH,
            mixed: self.house.mixed,
            units_tied: false,
            hyphenation: self.house.hyphenation,
            strong: false,
        }
    }

    /// The style of strong words (加重) at `size`.
    pub(super) fn strong_style(&self, size: Length, mode: WritingMode) -> TextStyle {
        TextStyle { strong: true, ..self.style(self.house.faces.strong, size, mode) }
    }

    /// Words of one style as a galley.
    pub(super) fn galley(&mut self, words: &Spanned<String>, style: TextStyle) -> Galley {
        self.galley_of(&[StyledText { text: &words.value, style, span: words.span }])
    }

    /// Words of several styles as a galley.
    pub(super) fn galley_of(&mut self, copy: &[StyledText<'_>]) -> Galley {
        text::set(self.fonts, &self.house.terms, copy).unload(&mut self.diagnostics)
    }

    /// Words on one line, at their natural width.
    pub(super) fn line(&mut self, words: &Spanned<String>, style: TextStyle) -> SetLine {
        let galley = self.galley(words, style);
        let line = natural(&galley, Align::Start, Length::pt(1_000_000));
        let width = line.map_or(Length::ZERO, |it| it.width);
        SetLine { galley, width }
    }

    /// A remark on every line that could not be set by the rules, or not well.
    pub(super) fn note(&mut self, galley: &Galley, line: &Line) {
        if let Some(remark) = loose::remark(galley, line) {
            self.diagnostics.push(remark);
        }
        let code = match line.end {
            LineEnd::Regular => return,
            LineEnd::Relief => Code::Relief,
            LineEnd::Emergency => Code::EmergencyBreak,
        };
        let words = words_of(galley, line);
        let remark = match self.parted(galley, line) {
            Some(name) => Diagnostic::new(
                code,
                format!("不断行的词「{name}」在这样窄的行中只好断开"),
                format!("\"{name}\", to be kept together, is broken in so narrow a line"),
            ),
            None => Diagnostic::new(
                code,
                format!("「{words}」一行未能按规则断行"),
                format!("the line \"{words}\" could not be broken by the rules"),
            ),
        };
        let remark = match span_of(galley, line) {
            Some(span) => remark.at(span),
            None => remark,
        };
        self.diagnostics.push(remark.hint(
            "改动一两个字，或放宽这一栏",
            "change a word or two, or give the column more room",
        ));
    }

    /// The word of the house's list that the end of the line cuts in two.
    fn parted<'g>(&self, galley: &'g Galley, line: &Line) -> Option<&'g str> {
        let last = galley.cells.get(line.cells.end.checked_sub(1)?)?;
        let cut = last.text.end as usize;
        let mut names = self.house.terms.find(&galley.text);
        galley.text.get(names.find(|it| it.start < cut && cut < it.end)?)
    }
}

/// A galley on one line of at most `measure`; words that are too long for it stand out of
/// it rather than get lost.
pub(super) fn natural(galley: &Galley, align: Align, measure: Length) -> Option<Line> {
    let in_room = |align, length| {
        let style = ParagraphStyle { indent: Em::ZERO, align, fit: para::Fit::PushOut };
        para::compose(galley, &style, &|_| Measure { start: Length::ZERO, length })
    };
    let mut lines = in_room(align, measure);
    if lines.len() > 1 {
        lines = in_room(Align::Start, Length::pt(1_000_000));
    }
    lines.into_iter().next()
}

/// From where an em box of `size` begins to the line's reference.
pub(super) fn reference(mode: WritingMode, size: Length) -> Length {
    match mode {
        WritingMode::Horizontal => ASCENT.at(size),
        WritingMode::Vertical => size / 2,
    }
}

/// A composed line in its spot.
pub(super) fn place(galley: &Galley, line: &Line, spot: &Spot, what: Use) -> Mark {
    let block = spot.block + reference(spot.axes.mode, spot.size);
    let at = spot.axes.point(LogicalPoint { inline: spot.inline, block });
    let mut text = TextLine {
        reference: match spot.axes.mode {
            WritingMode::Horizontal => at.y,
            WritingMode::Vertical => at.x,
        },
        ends_paragraph: line.last,
        runs: Vec::new(),
    };
    let room = room(galley, line);
    let runs = &mut text.runs;
    let mut filler = Filler { galley, spot, block, ink: what.ink, room, runs };
    for (cell, &position) in line.cells.clone().zip(&line.positions) {
        filler.cell(cell, position);
    }
    filler.hyphen(line);
    filler.trim();
    Mark {
        role: what.role,
        story: what.story,
        span: span_of(galley, line),
        kind: MarkKind::Text(text),
    }
}

/// How many glyphs and bytes of text a line has: most lines are one run, which then never
/// grows.
fn room(galley: &Galley, line: &Line) -> (usize, usize) {
    let cells = galley.cells.get(line.cells.clone()).unwrap_or_default();
    let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return (0, 0) };
    let glyphs = last.glyphs.end.saturating_sub(first.glyphs.start);
    let bytes = last.text.end.saturating_sub(first.text.start);
    (glyphs as usize, bytes as usize)
}

/// Puts cells into glyph runs.
struct Filler<'a> {
    galley: &'a Galley,
    spot: &'a Spot,
    block: Length,
    ink: Ink,
    /// The glyphs and bytes of the line.
    room: (usize, usize),
    runs: &'a mut Vec<GlyphRun>,
}

impl Filler<'_> {
    /// Gives back what several runs of one line do not need.
    fn trim(&mut self) {
        for run in self.runs.iter_mut().filter(|it| it.glyphs.len() < self.room.0) {
            run.glyphs.shrink_to_fit();
            run.text.shrink_to_fit();
        }
    }

    /// The hyphen of a line that ends inside a word; it stands for no character.
    fn hyphen(&mut self, line: &Line) {
        let galley = self.galley;
        let Some(last) = line.cells.end.checked_sub(1).filter(|_| !line.last) else {
            return;
        };
        let (Some(cell), Some(position)) =
            (galley.cells.get(last), line.positions.last())
        else {
            return;
        };
        if let Some(hyphen) = galley.hyphen_after(last) {
            self.glyph(&hyphen.glyph, *position + cell.advance, cell);
        }
    }

    fn cell(&mut self, cell: usize, position: Length) {
        let galley = self.galley;
        let Some(cell) = galley.cells.get(cell) else { return };
        let range = cell.glyphs.start as usize..cell.glyphs.end as usize;
        for glyph in galley.glyphs.get(range).unwrap_or_default() {
            self.glyph(glyph, position, cell);
        }
    }

    fn glyph(&mut self, glyph: &CellGlyph, position: Length, cell: &Cell) {
        let (stretch, size) = (glyph.stretch, cell.size);
        let strong = self.galley.styles.get(usize::from(cell.style));
        let strong = strong.is_some_and(|it| it.strong);
        let turn = match (self.spot.axes.mode, glyph.sideways) {
            (WritingMode::Horizontal, _) => Turn::Horizontal,
            (WritingMode::Vertical, false) => Turn::Upright,
            (WritingMode::Vertical, true) => Turn::Sideways,
        };
        let words = glyph.text.0 as usize..glyph.text.1 as usize;
        let words = self.galley.text.get(words).unwrap_or_default();
        let at = self.spot.axes.point(LogicalPoint {
            inline: self.spot.inline + position + glyph.inline,
            block: self.block + glyph.block,
        });
        let same = self.runs.last().is_some_and(|run| {
            (run.face, run.size, run.stretch, run.turn, run.strong)
                == (glyph.face, size, stretch, turn, strong)
        });
        if !same {
            self.runs.push(GlyphRun {
                face: glyph.face,
                size,
                stretch,
                turn,
                ink: self.ink,
                strong,
                glyphs: Vec::with_capacity(self.room.0),
                text: String::with_capacity(self.room.1),
            });
        }
        let Some(run) = self.runs.last_mut() else { return };
        let start = clip(run.text.len());
        run.text.push_str(words);
        run.glyphs.push(PlacedGlyph {
            id: glyph.id,
            at,
            text: start..clip(run.text.len()),
        });
    }
}

/// Where a line was written.
pub(super) fn span_of(galley: &Galley, line: &Line) -> Option<Span> {
    let first = galley.cells.get(line.cells.start)?.span;
    let last = galley.cells.get(line.cells.end.checked_sub(1)?)?.span;
    let whole = first.source == last.source && first.start <= last.end;
    Some(if whole { Span { end: last.end, ..first } } else { first })
}

/// The words of a line.
pub(super) fn words_of<'a>(galley: &'a Galley, line: &Line) -> &'a str {
    let cells = galley.cells.get(line.cells.clone()).unwrap_or_default();
    let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return "" };
    galley.text.get(first.text.start as usize..last.text.end as usize).unwrap_or_default()
}

fn clip(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
