//! Readings, dots, lines and waves beside the lines of a story (行间注、行间标号).
//!
//! They stand in the white between two lines. Those of a column's first line jut out over
//! the type area; nothing ever moves for them. JLREQ 4.5.3.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Span};
use crate::font::Region;
use crate::geom::{Em, Length, LogicalPoint, WritingMode};
use crate::page::setter::{self, Spot, Use};
use crate::para::{Align, Line};
use crate::plan::{PageGrid, Paragraph};
use crate::proof::{
    GlyphRun, Mark, MarkKind, PlacedGlyph, Role, Stroke, TextLine, Turn, Way,
};
use crate::text::{Beside, Dot, Galley, Note, NoteKind, Shape, Side};

/// From the em box to the middle of a line or a wave.
const LINE: Em = Em::milli(120);
/// How thick lines and waves are.
const THICK: Em = Em::milli(45);
/// How much shorter a line is than its words at each end, so that the lines of two names
/// side by side are two (CLREQ, proper noun marks).
const SHORTER: Em = Em::milli(65);
/// How far a wave swings out, and how long each of its bows wants to be.
const SWING: Em = Em::milli(45);
const BOW: Em = Em::milli(200);
/// From what is nearer to the characters to the middle of a dot.
const DOT: Em = Em::milli(170);
/// How much farther out a dot stands beside a line: first the line, then the dot (CLREQ,
/// 先线后点).
const OVER_LINE: Em = Em::milli(130);
/// What a reading with dots outside it takes.
const OVER_READING: Em = Em::milli(800);
/// How much farther out Western readings stand, in ems of the reading, to clear the
/// descenders.
const LIFT: Em = Em::milli(100);

/// The notes of a paragraph from byte `offset` on. Of a base that was cut there the reading
/// stands with the first part.
pub(super) fn notes(paragraph: &Paragraph, offset: usize) -> Vec<Note> {
    let mut found = Vec::new();
    let mut start = 0;
    for stretch in &paragraph.parts {
        for note in &stretch.notes {
            let cut = matches!(note.kind, NoteKind::Reading(_)) && start < offset;
            let end = (start + note.length).saturating_sub(offset);
            if end > 0 && !cut {
                let text = start.saturating_sub(offset)..end;
                found.push(Note { text, kind: note.kind.clone() });
            }
        }
        start += stretch.text.value.len();
    }
    found
}

/// Whether there is anything beside the lines.
pub(super) fn is_needed(marks: &[Mark]) -> bool {
    marks.iter().any(|it| matches!(it.role, Role::Reading | Role::Beside))
}

/// A remark when the white between the lines of `grid` is too small for what stands in it.
pub(super) fn crowded(
    copy: &[Paragraph],
    grid: &PageGrid,
    region: Region,
) -> Option<Diagnostic> {
    let mut stretches = copy.iter().flat_map(|it| &it.parts);
    let first = stretches
        .find(|it| it.notes.iter().any(|note| note.kind != NoteKind::Together))?;
    let needed = grid.size + least_white(copy, grid.axes.mode, region).at(grid.size);
    let remark = Diagnostic::new(
        Code::CloseLines,
        format!("行距{}点，容不下行间的注音或标号，要{needed}点", grid.leading),
        format!(
            "a leading of {} pt leaves too little room for what stands between the lines, \
             which needs {needed} pt",
            grid.leading
        ),
    );
    let remark = remark.at(first.text.span).hint(
        "加大版式的 leading，或去掉注音和标号",
        "give the layout more leading, or take the readings and marks away",
    );
    (grid.leading < needed).then_some(remark)
}

/// The white that must stand between two lines. CLREQ, interlinear marks: half an em for
/// what stands on one side of the lines, five eighths for both sides. Dots outside a
/// reading take the room of both.
fn least_white(copy: &[Paragraph], mode: WritingMode, region: Region) -> Em {
    let notes: Vec<Vec<Note>> = copy.iter().map(|it| notes(it, 0)).collect();
    let side = |note: &Note| note.kind.side(mode, region);
    let has = |wanted| notes.iter().flatten().any(|it| side(it) == Some(wanted));
    let meet = |one: &Note, other: &Note| {
        one.kind == NoteKind::Dots
            && matches!(other.kind, NoteKind::Reading(_))
            && side(one) == side(other)
            && one.text.start < other.text.end
            && other.text.start < one.text.end
    };
    let stacked =
        notes.iter().any(|all| all.iter().any(|it| all.iter().any(|or| meet(it, or))));
    if stacked {
        OVER_READING
    } else if has(Side::Before) && has(Side::After) {
        Em::milli(625)
    } else {
        Em::HALF
    }
}

/// Everything that stands beside a composed line in its spot.
pub(super) fn marks(galley: &Galley, line: &Line, spot: &Spot, what: Use) -> Vec<Mark> {
    let liner = Liner { galley, line, spot, what };
    galley.beside.iter().filter_map(|it| liner.mark(it)).collect()
}

/// A line with what is known of it.
struct Liner<'a> {
    galley: &'a Galley,
    line: &'a Line,
    spot: &'a Spot,
    what: Use,
}

impl Liner<'_> {
    /// What stands beside the cells of this line.
    fn mark(&self, beside: &Beside) -> Option<Mark> {
        let Range { start, end } = self.line.cells;
        let cells = beside.cells.start.max(start)..beside.cells.end.min(end);
        if cells.is_empty() {
            return None;
        }
        match &beside.shape {
            // The reading of a base that had to be cut stands with its first part.
            Shape::Reading(_) if beside.cells.start < start => None,
            Shape::Reading(reading) => self.reading(reading, &cells, beside.side),
            Shape::Dots(dot) => Some(self.dots(dot, cells, beside.side)),
            Shape::Line => self.stroke(cells, beside.side, false),
            Shape::Wave => self.stroke(cells, beside.side, true),
        }
    }

    /// Where a cell's frame starts and ends, along the line.
    fn extent(&self, cell: usize) -> (Length, Length) {
        let at = cell - self.line.cells.start;
        let start = self.line.positions.get(at).copied().unwrap_or_default();
        let advance = self.galley.cells.get(cell).map(|it| it.advance);
        let start = self.spot.inline + start;
        (start, start + advance.unwrap_or_default())
    }

    /// A place `away` from the em boxes, from line to line.
    fn block(&self, side: Side, away: Length) -> Length {
        match side {
            Side::Before => self.spot.block - away,
            Side::After => self.spot.block + self.spot.size + away,
        }
    }

    fn reading(
        &self,
        reading: &Galley,
        cells: &Range<usize>,
        side: Side,
    ) -> Option<Mark> {
        let (start, end) = (self.extent(cells.start).0, self.extent(cells.end - 1).1);
        let line = setter::natural(reading, Align::Start, Length::pt(1_000_000))?;
        let first = reading.cells.first()?;
        let size = first.size;
        let lift = if first.class.is_western() { LIFT.at(size) } else { Length::ZERO };
        let block = match side {
            Side::Before => self.block(side, size + lift),
            Side::After => self.block(side, lift),
        };
        let inline = start + (end - start - line.width) / 2;
        let spot = Spot { axes: self.spot.axes, inline, block, size };
        let what = Use { role: Role::Reading, ..self.what };
        Some(setter::place(reading, &line, &spot, what))
    }

    fn dots(&self, dot: &Dot, cells: Range<usize>, side: Side) -> Mark {
        let glyphs = cells.clone().map(|cell| {
            let (start, end) = self.extent(cell);
            let away = DOT.at(self.spot.size) + self.nearer(cell, side);
            let at = self.spot.axes.point(LogicalPoint {
                inline: start + (end - start) / 2 + dot.glyph.inline,
                block: self.block(side, away) + dot.glyph.block,
            });
            PlacedGlyph { id: dot.glyph.id, at, text: 0..0 }
        });
        let glyphs: Vec<PlacedGlyph> = glyphs.collect();
        let (turn, reference) = match self.spot.axes.mode {
            WritingMode::Horizontal => {
                (Turn::Horizontal, glyphs.first().map(|it| it.at.y))
            }
            WritingMode::Vertical => (Turn::Upright, glyphs.first().map(|it| it.at.x)),
        };
        let run = GlyphRun {
            face: dot.glyph.face,
            size: dot.size,
            stretch: 1000,
            turn,
            ink: self.what.ink,
            strong: false,
            glyphs,
            text: String::new(),
        };
        let line = TextLine {
            reference: reference.unwrap_or_default(),
            ends_paragraph: false,
            runs: vec![run],
        };
        self.finished(&cells, MarkKind::Text(line))
    }

    /// How far out the marks reach that stand between the characters and their dots.
    fn nearer(&self, cell: usize, side: Side) -> Length {
        let there = |it: &&Beside| it.side == side && it.cells.contains(&cell);
        let depths = self.galley.beside.iter().filter(there).map(|it| match &it.shape {
            Shape::Dots(_) => Length::ZERO,
            Shape::Line | Shape::Wave => OVER_LINE.at(self.spot.size),
            Shape::Reading(reading) => {
                reading.cells.first().map_or(Length::ZERO, |it| it.size)
            }
        });
        depths.max().unwrap_or_default()
    }

    /// A line or a wave along the cells, less the spaces at their ends.
    fn stroke(&self, cells: Range<usize>, side: Side, wavy: bool) -> Option<Mark> {
        let shows = |at: &usize| {
            self.galley.cells.get(*at).is_some_and(|it| !it.class.is_space())
        };
        let (first, last) = (cells.clone().find(shows)?, cells.clone().rfind(shows)?);
        let size = self.spot.size;
        let shorter = SHORTER.at(size);
        let (start, end) =
            (self.extent(first).0 + shorter, self.extent(last).1 - shorter);
        let point = |inline| {
            let block = self.block(side, LINE.at(size));
            self.spot.axes.point(LogicalPoint { inline, block })
        };
        let bows = (end - start + BOW.at(size) / 2).count(BOW.at(size)).max(1);
        let wave =
            Way::Wavy { swing: SWING.at(size), bows: u32::try_from(bows).unwrap_or(1) };
        let stroke = Stroke {
            from: point(start),
            to: point(end),
            width: THICK.at(size),
            ink: self.what.ink,
            way: if wavy { wave } else { Way::Straight },
        };
        Some(self.finished(&(first..last + 1), MarkKind::Stroke(stroke)))
    }

    fn finished(&self, cells: &Range<usize>, kind: MarkKind) -> Mark {
        let span = |at: usize| self.galley.cells.get(at).map(|it| it.span);
        let first = span(cells.start);
        let whole = first.zip(span(cells.end - 1)).map(|(first, last)| {
            let whole = first.source == last.source && first.start <= last.end;
            if whole { Span { end: last.end, ..first } } else { first }
        });
        Mark { role: Role::Beside, story: self.what.story, span: whole, kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Spanned;
    use crate::plan::{self, Stretch};

    /// 渡口, with notes on both characters.
    fn copy(kinds: Vec<NoteKind>) -> [Paragraph; 1] {
        let note = |kind| plan::Note { length: 6, kind };
        let notes = kinds.into_iter().map(note).collect();
        let text = Spanned::new("渡口边".to_owned(), Span::default());
        let parts = vec![Stretch { text, strong: false, notes }];
        [Paragraph { number: 1, crosshead: false, optional: false, parts }]
    }

    #[test]
    fn both_sides_need_more_white_than_one() {
        let reading = || NoteKind::Reading(Spanned::default());
        let least =
            |kinds, mode| least_white(&copy(kinds), mode, Region::Cn).thousandths();
        let (across, down) = (WritingMode::Horizontal, WritingMode::Vertical);
        assert_eq!(least(vec![reading()], across), 500);
        assert_eq!(least(vec![NoteKind::Dots, NoteKind::Name], across), 500);
        assert_eq!(least(vec![NoteKind::Dots, NoteKind::Name], down), 625);
        assert_eq!(least(vec![reading(), NoteKind::Dots], across), 625);
        assert_eq!(least(vec![reading(), NoteKind::Dots], down), 800);
    }

    #[test]
    fn a_cut_base_leaves_its_reading_behind_and_takes_its_line_along() {
        let kinds = vec![NoteKind::Reading(Spanned::default()), NoteKind::Name];
        let [paragraph] = copy(kinds);
        let rest = notes(&paragraph, 3);
        assert_eq!(rest, [Note { text: 0..3, kind: NoteKind::Name }]);
        assert_eq!(notes(&paragraph, 6), []);
    }
}
