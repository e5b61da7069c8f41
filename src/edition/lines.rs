//! Lines of type in pieces and words, as archives keep them (行、词).

use crate::font::FaceId;
use crate::geom::{Length, Rect};
use crate::proof::{GlyphRun, Mark, MarkKind, Role, TextLine, Turn};

/// Lines that are read as one, or a picture.
pub(super) enum Piece<'a> {
    Lines(Role, Vec<&'a TextLine>),
    Picture(Rect),
}

/// Characters of a line between blanks, in one face and size.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) area: Rect,
    pub(super) style: (FaceId, Length),
    /// Whether a blank parts it from the next.
    pub(super) blank_after: bool,
}

/// A line of type; readings stand beside others and are left to them.
pub(super) const fn line_of(mark: &Mark) -> Option<&TextLine> {
    match (&mark.kind, mark.role) {
        (_, Role::Reading | Role::Beside | Role::Printer) => None,
        (MarkKind::Text(line), _) => Some(line),
        _ => None,
    }
}

/// The marks of a block in pieces: a new one where a paragraph ends, the role changes or a
/// new leg begins.
pub(super) fn pieces(marks: &[Mark]) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut open = false;
    for mark in marks {
        if let MarkKind::Picture(placed) = &mark.kind {
            pieces.push(Piece::Picture(placed.frame));
            open = false;
        }
        let Some(line) = line_of(mark).filter(|it| !words(it).is_empty()) else {
            continue;
        };
        let last = match pieces.last_mut() {
            Some(Piece::Lines(role, lines)) if open && *role == mark.role => Some(lines),
            _ => None,
        };
        match last.filter(|it| it.last().is_some_and(|it| follows(it, line))) {
            Some(lines) => lines.push(line),
            None => pieces.push(Piece::Lines(mark.role, vec![line])),
        }
        open = !line.ends_paragraph;
    }
    pieces
}

/// Whether a line stands under the one before, or in vertical text to its left.
fn follows(before: &TextLine, line: &TextLine) -> bool {
    if is_vertical(line) {
        line.reference < before.reference
    } else {
        line.reference > before.reference
    }
}

pub(super) fn is_vertical(line: &TextLine) -> bool {
    line.runs.iter().any(|it| it.turn != Turn::Horizontal)
}

impl Piece<'_> {
    pub(super) fn area(&self) -> Option<Rect> {
        match self {
            Self::Picture(frame) => Some(*frame),
            Self::Lines(_, lines) => {
                let areas = lines.iter().filter_map(|it| it.area());
                areas.reduce(|one, two| one.around(&two))
            }
        }
    }
}

/// The words of a line, from its start to its end.
pub(super) fn words(line: &TextLine) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for run in &line.runs {
        let mut open = false;
        for (text, area) in clusters(run) {
            if text.trim().is_empty() {
                if let Some(word) = words.last_mut() {
                    word.blank_after |= !text.is_empty();
                }
                open = false;
                continue;
            }
            match words.last_mut().filter(|_| open) {
                Some(word) => {
                    word.text.push_str(text);
                    word.area = word.area.around(&area);
                }
                None => words.push(Word {
                    text: text.to_owned(),
                    area,
                    style: (run.face, run.size),
                    blank_after: false,
                }),
            }
            open = true;
        }
    }
    if let Some(word) = words.last_mut() {
        word.blank_after = false;
    }
    words
}

/// The characters of a run with the boxes they stand in, each as far as the next.
fn clusters(run: &GlyphRun) -> impl Iterator<Item = (&str, Rect)> {
    let starts = run.glyphs.iter().skip(1).map(|it| Some(it.at)).chain([None]);
    let glyphs = run.glyphs.iter().zip(run.boxes()).zip(starts);
    glyphs.filter(|((it, _), _)| !it.text.is_empty()).filter_map(|((glyph, em), next)| {
        let text = run.text.get(glyph.text.start as usize..glyph.text.end as usize)?;
        let (mut area, zero) = (em, Length::ZERO);
        let step = next.map(|it| (it.x - glyph.at.x, it.y - glyph.at.y));
        match (run.turn, step) {
            (Turn::Horizontal, Some((x, _))) if x > zero => {
                area.size.width = area.size.width.min(x);
            }
            (Turn::Sideways, Some((_, y))) if y > zero => {
                area.size.height = area.size.height.min(y);
            }
            _ => {}
        }
        Some((text, area))
    })
}
