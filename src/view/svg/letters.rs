//! Glyphs as paths, by rusttype: each once, in the units of its face, y downwards.
#![expect(clippy::float_arithmetic, reason = "rusttype takes floating numbers")]
#![expect(
    clippy::cast_possible_truncation,
    reason = "rounded to whole units of the face"
)]

use std::collections::BTreeMap;
use std::fmt::Write;

use rusttype::{Font, OutlineBuilder, Scale};

use crate::font::{FaceId, FontBook, Glyph};
use crate::view::glyphs::{self, open};

/// The glyphs that a page uses.
pub(super) struct Letters<'a> {
    fonts: &'a FontBook,
    opened: BTreeMap<FaceId, Option<Font<'a>>>,
    numbers: BTreeMap<(FaceId, Glyph), Option<usize>>,
    count: usize,
    paths: String,
}

impl<'a> Letters<'a> {
    pub(super) fn new(fonts: &'a FontBook) -> Self {
        let (opened, numbers) = (BTreeMap::new(), BTreeMap::new());
        Self { fonts, opened, numbers, count: 0, paths: String::new() }
    }

    /// How many units the em of a face has.
    pub(super) fn units_per_em(&self, face: FaceId) -> u16 {
        self.fonts.face(face).units_per_em().max(1)
    }

    /// The number of a glyph's path, which is written at its first use; none when it is
    /// blank.
    pub(super) fn number(&mut self, face: FaceId, glyph: Glyph) -> Option<usize> {
        if let Some(known) = self.numbers.get(&(face, glyph)) {
            return *known;
        }
        let fonts = self.fonts;
        let font = self.opened.entry(face).or_insert_with(|| open(fonts.face(face)));
        let path = font.as_ref().map(|it| path(it, glyph)).unwrap_or_default();
        let number = (!path.is_empty()).then_some(self.count);
        if number.is_some() {
            self.count += 1;
            // Writing to a string does not fail.
            let _ =
                writeln!(self.paths, "<path id=\"g{}\" d=\"{path}\"/>", self.count - 1);
        }
        self.numbers.insert((face, glyph), number);
        number
    }

    /// The paths that were used.
    pub(super) fn paths(self) -> String {
        self.paths
    }
}

/// The outline of a glyph as path data; empty when it is blank.
fn path(font: &Font<'_>, glyph: Glyph) -> String {
    // The scale is the height from ascender to descender: this one makes a unit of it one.
    let metrics = font.v_metrics_unscaled();
    let scale = Scale::uniform(metrics.ascent - metrics.descent);
    let mut pen = Pen::default();
    if let Some(outline) = glyphs::outline(font, glyph) {
        outline.scaled(scale).build_outline(&mut pen);
    }
    pen.0
}

/// Writes path data in whole units.
#[derive(Default)]
struct Pen(String);

impl Pen {
    fn step(&mut self, letter: char, numbers: &[f32]) {
        self.0.push(letter);
        for (at, number) in numbers.iter().enumerate() {
            let whole = number.round() as i64;
            if at > 0 && whole >= 0 {
                self.0.push(' ');
            }
            let _ = write!(self.0, "{whole}");
        }
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('M', &[x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step('L', &[x, y]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.step('Q', &[x1, y1, x, y]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step('C', &[x1, y1, x2, y2, x, y]);
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}
