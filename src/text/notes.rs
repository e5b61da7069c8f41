//! What stands beside the characters of a line (行间注、行间标号): readings, emphasis
//! dots, proper-noun lines and title waves.
//!
//! They never move the line they stand beside, nor the next one. Only a reading that is
//! wider than its base changes widths: the base is opened, never the reading cut.

use std::ops::Range;

use crate::diag::{Diagnostics, Spanned};
use crate::font::{FontBook, InkBox, Region};
use crate::geom::{Em, Length, WritingMode};
use crate::text::{
    Breaking, CellGlyph, Galley, Give, Stretch, StyledText, Terms, TextStyle, remarks,
    set,
};

/// A reading is condensed (长体) to this much of its width before its base is opened.
const CONDENSED: i64 = 800;
/// A reading is no smaller, whatever half the size is: smaller type fills in on newsprint
/// (house rule, as for all type).
const LEAST: Length = Length::pt(5);
/// How high the black of a dot is, in ems of the text, whatever the face thinks of dots.
const BULLET: Em = Em::milli(160);
/// How high a sesame dot is.
const SESAME: Em = Em::milli(250);
/// Blank between the readings of neighbours, in ems of the reading. CLREQ, positioning of
/// interlinear annotations: there is a visible space between two of them.
const APART: Em = Em::QUARTER;

/// A note or a mark beside some characters.
///
/// ```
/// use banxin::text::{Note, NoteKind};
///
/// let text = "请必须带伞。";
/// let must = text.find("必须").expect("it is there");
/// let note = Note { text: must..must + "必须".len(), kind: NoteKind::Dots };
/// assert_eq!(&text[note.text], "必须");
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Note {
    /// The bytes of [`Galley::text`] it belongs to.
    pub text: Range<usize>,
    /// What it is.
    pub kind: NoteKind,
}

/// The kinds of notes and marks.
///
/// ```
/// use banxin::font::Region;
/// use banxin::geom::WritingMode;
/// use banxin::text::{NoteKind, Side};
///
/// let dots = NoteKind::Dots.side(WritingMode::Horizontal, Region::Cn);
/// assert_eq!(dots, Some(Side::After), "below the line");
/// assert_eq!(NoteKind::Together.side(WritingMode::Horizontal, Region::Cn), None);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum NoteKind {
    /// A dot for each character (着重号).
    Dots,
    /// A straight line (专名号).
    Name,
    /// A wavy line (书名号甲式).
    Book,
    /// A reading or a gloss in half the size, at least 5 points (注音、旁注).
    Reading(Spanned<String>),
    /// Nothing is drawn: no line ends inside (不断行).
    Together,
}

/// Which side of a line.
///
/// ```
/// use banxin::text::Side;
///
/// assert!(Side::Before < Side::After);
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Side {
    /// Above a horizontal line, to the right of a vertical one.
    Before,
    /// Below a horizontal line, to the left of a vertical one.
    After,
}

/// What stands beside some cells.
///
/// ```
/// use banxin::text::{Note, NoteKind, Shape, annotate};
///
/// let text = "请必须带伞。";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let style = TextStyle::new(job.fonts.role("song").unwrap(), Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let mut galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// annotate(&job.fonts, &mut galley, &[Note { text: 3..9, kind: NoteKind::Name }]);
/// let line = &galley.beside[0];
/// assert_eq!(line.cells, 1..3);
/// assert!(matches!(line.shape, Shape::Line));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Beside {
    /// The cells.
    pub cells: Range<usize>,
    /// On which side.
    pub side: Side,
    /// What it is.
    pub shape: Shape,
}

/// What is drawn beside cells.
///
/// ```
/// use banxin::text::{Galley, Shape};
///
/// let gloss = Shape::Reading(Galley::default());
/// assert!(matches!(gloss, Shape::Reading(galley) if galley.cells.is_empty()));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Shape {
    /// This dot at the middle of each cell.
    Dots(Dot),
    /// A straight line along the cells.
    Line,
    /// A wavy line along the cells.
    Wave,
    /// A line of small type over the middle of the cells.
    Reading(Galley),
}

/// An emphasis dot. Its glyph stands for no text, and lies so that the middle of its ink is
/// at the origin.
///
/// ```
/// use banxin::text::{Note, NoteKind, Shape, annotate};
///
/// let text = "请必须带伞。";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let style = TextStyle::new(job.fonts.role("song").unwrap(), Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let mut galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// annotate(&job.fonts, &mut galley, &[Note { text: 3..9, kind: NoteKind::Dots }]);
/// let Shape::Dots(dot) = &galley.beside[0].shape else { panic!("dots") };
/// assert_eq!(dot.glyph.text.0, dot.glyph.text.1, "it stands for no text");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug)]
pub struct Dot {
    /// The glyph.
    pub glyph: CellGlyph,
    /// Its type size.
    pub size: Length,
}

impl NoteKind {
    /// The side it stands on, if anything is drawn.
    ///
    /// GB/T 15834 4.10, 4.16 and CLREQ, interlinear marks: dots, lines and waves below
    /// horizontal text; in vertical text dots on the right, lines and waves on the left.
    /// JLREQ 3.3.9: dots above horizontal text. CLREQ and JLREQ 3.3: readings above, and
    /// on the right.
    #[must_use]
    pub const fn side(&self, mode: WritingMode, region: Region) -> Option<Side> {
        match (self, mode, region) {
            (Self::Together, _, _) => None,
            (Self::Reading(_), _, _)
            | (Self::Dots, WritingMode::Vertical, _)
            | (Self::Dots, WritingMode::Horizontal, Region::Jp) => Some(Side::Before),
            (Self::Dots | Self::Name | Self::Book, _, _) => Some(Side::After),
        }
    }
}

/// Puts notes beside the cells of a galley; a note covers every cell that it touches.
///
/// A base with its reading is one atom, cut only as a word is (CLREQ, prohibition rules).
/// A line or a wave would rather not be broken.
///
/// ```
/// use banxin::text::{Note, NoteKind, annotate};
///
/// let text = "版心";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let style = TextStyle::new(job.fonts.role("song").unwrap(), Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let mut galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// let remarks = annotate(&job.fonts, &mut galley, &[Note { text: 0..6, kind: NoteKind::Book }]);
/// assert!(remarks.is_empty());
/// assert_eq!(galley.beside.len(), 1);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn annotate(fonts: &FontBook, galley: &mut Galley, notes: &[Note]) -> Diagnostics {
    let mut annotator = Annotator { fonts, galley, diagnostics: Diagnostics::new() };
    for note in notes {
        annotator.note(note);
    }
    annotator.diagnostics
}

struct Annotator<'a> {
    fonts: &'a FontBook,
    galley: &'a mut Galley,
    diagnostics: Diagnostics,
}

impl Annotator<'_> {
    fn note(&mut self, note: &Note) {
        let cells = self.cells(&note.text);
        let style =
            self.galley.cells.get(cells.start).and_then(|first| {
                self.galley.styles.get(usize::from(first.style)).copied()
            });
        let Some(style) = style.filter(|_| !cells.is_empty()) else { return };
        let Some(side) = note.kind.side(style.mode, style.region) else {
            return self.tie(&cells);
        };
        match &note.kind {
            NoteKind::Together => {}
            NoteKind::Dots => self.dots(cells, side, &style),
            NoteKind::Name => self.line(cells, side, Shape::Line),
            NoteKind::Book => self.line(cells, side, Shape::Wave),
            NoteKind::Reading(words) => self.reading(cells, side, style, words),
        }
    }

    /// The cells that the bytes touch.
    fn cells(&self, text: &Range<usize>) -> Range<usize> {
        let cells = &self.galley.cells;
        let start = cells.partition_point(|it| it.text.end as usize <= text.start);
        let end = cells.partition_point(|it| (it.text.start as usize) < text.end);
        start..end.max(start)
    }

    fn push(&mut self, cells: Range<usize>, side: Side, shape: Shape) {
        self.galley.beside.push(Beside { cells, side, shape });
    }

    /// Dots on the characters, none on marks and spaces (CLREQ, emphasis marks).
    fn dots(&mut self, cells: Range<usize>, side: Side, style: &TextStyle) {
        let Some(dot) = self.dot(&cells, style) else { return };
        let mut start = cells.start;
        for at in cells.clone() {
            if !self.galley.copy(at..at + 1).contains(char::is_alphanumeric) {
                self.push(start..at, side, Shape::Dots(dot));
                start = at + 1;
            }
        }
        self.push(start..cells.end, side, Shape::Dots(dot));
        self.galley.beside.retain(|it| !it.cells.is_empty());
    }

    fn dot(&mut self, cells: &Range<usize>, style: &TextStyle) -> Option<Dot> {
        let vertical = style.is_vertical();
        // JLREQ 3.3.9: a sesame dot in vertical text, a bullet in horizontal text.
        let (dot, high) = match (style.mode, style.region) {
            (WritingMode::Vertical, Region::Jp) => ('﹅', SESAME),
            _ => ('•', BULLET),
        };
        let choice = self.fonts.choose(style.role, &dot.to_string(), false);
        let face = choice.map(|it| (it.face, self.fonts.face(it.face)));
        let Some((id, glyph, face)) =
            face.and_then(|(id, face)| Some((id, face.glyph(dot)?, face)))
        else {
            let span = self.galley.cells.get(cells.start).map(|it| it.span);
            let remark = remarks::missing(self.fonts, style, dot);
            self.diagnostics.push(remark.at(span.unwrap_or_default()));
            return None;
        };
        let InkBox { left, bottom, right, top } = face.ink(glyph)?;
        let black = i64::from((top - bottom).thousandths()).max(1);
        let size = style.size.scale(i64::from(high.thousandths()), black);
        let (level, up) = (half(left + right).at(size), half(bottom + top).at(size));
        // Block grows downwards in horizontal lines and to the left in vertical ones.
        let (inline, block) = if vertical { (up, level) } else { (-level, up) };
        let glyph = CellGlyph {
            face: id,
            id: glyph,
            inline,
            block,
            sideways: false,
            stretch: style.stretch,
            text: (0, 0),
        };
        Some(Dot { glyph, size })
    }

    fn tie(&mut self, cells: &Range<usize>) {
        for gap in self.galley.gaps.get_mut(inner(cells)).unwrap_or_default() {
            gap.breaking = gap.breaking.tied();
        }
    }

    fn line(&mut self, cells: Range<usize>, side: Side, shape: Shape) {
        for gap in self.galley.gaps.get_mut(inner(&cells)).unwrap_or_default() {
            if gap.breaking != Breaking::Must {
                gap.breaking = gap.breaking.max(Breaking::Discouraged);
            }
        }
        self.push(cells, side, shape);
    }

    fn reading(
        &mut self,
        cells: Range<usize>,
        side: Side,
        style: TextStyle,
        words: &Spanned<String>,
    ) {
        let small =
            TextStyle { size: (style.size / 2).max(LEAST), tracking: Em::ZERO, ..style };
        let room = self.width(&cells);
        let mut reading = self.set(words, small);
        let western = reading.cells.first().is_some_and(|it| it.class.is_western());
        let apart = if western { APART.at(small.size) } else { Length::ZERO };
        let width = natural(&reading);
        if western && width + apart > room && width > Length::ZERO {
            let wanted = (room - apart).emu() * 1000 / width.emu();
            let stretch = i64::from(small.stretch) * wanted.clamp(CONDENSED, 1000) / 1000;
            let stretch = u16::try_from(stretch).unwrap_or(small.stretch);
            reading = self.set(words, TextStyle { stretch, ..small });
        }
        let lacking = natural(&reading) + apart - room;
        if lacking > Length::ZERO {
            self.open(&cells, lacking);
        }
        self.tie(&cells);
        for gap in self.galley.gaps.get_mut(inner(&cells)).unwrap_or_default() {
            gap.stretch = Stretch::Rigid;
            gap.shrink = [Give::default(); 2];
        }
        self.push(cells, side, Shape::Reading(reading));
    }

    /// A reading stands on one line, so no term in it needs keeping together; those of the
    /// base are tied already, and no note loosens them.
    fn set(&mut self, words: &Spanned<String>, style: TextStyle) -> Galley {
        let copy = StyledText { text: &words.value, style, span: words.span };
        set(self.fonts, &Terms::NONE, &[copy]).unload(&mut self.diagnostics)
    }

    /// How much room cells take along the line.
    fn width(&self, cells: &Range<usize>) -> Length {
        let inside = self.galley.cells.get(cells.clone()).unwrap_or_default();
        let gaps = self.galley.gaps.get(inner(cells)).unwrap_or_default();
        inside.iter().map(|it| it.advance).sum::<Length>()
            + gaps.iter().map(|it| it.natural).sum::<Length>()
    }

    /// Opens a base: half as much at its ends as between its characters, so that they
    /// stand evenly under the reading (JLREQ 3.3.8); a Western word only at its ends.
    fn open(&mut self, cells: &Range<usize>, extra: Length) {
        let inside = self.galley.cells.get(cells.clone()).unwrap_or_default();
        if inside.iter().any(|it| it.class.is_western()) {
            self.widen(cells.start, extra / 2, Length::ZERO);
            self.widen(cells.end - 1, Length::ZERO, extra - extra / 2);
            return;
        }
        let parts = u32::try_from(cells.len()).unwrap_or(1);
        for (at, part) in cells.clone().zip(extra.split(parts)) {
            self.widen(at, part / 2, part - part / 2);
        }
    }

    fn widen(&mut self, at: usize, before: Length, after: Length) {
        let Some(cell) = self.galley.cells.get_mut(at) else { return };
        cell.advance += before + after;
        let glyphs = cell.glyphs.start as usize..cell.glyphs.end as usize;
        for glyph in self.galley.glyphs.get_mut(glyphs).unwrap_or_default() {
            glyph.inline += before;
        }
    }
}

/// The gaps between cells.
fn inner(cells: &Range<usize>) -> Range<usize> {
    cells.start..cells.end.saturating_sub(1).max(cells.start)
}

const fn half(em: Em) -> Em {
    Em::milli(em.thousandths() / 2)
}

/// The width of a galley on one line.
fn natural(galley: &Galley) -> Length {
    let gaps = galley.gaps.iter().take(galley.cells.len().saturating_sub(1));
    galley.cells.iter().map(|it| it.advance).sum::<Length>()
        + gaps.map(|it| it.natural).sum::<Length>()
}
