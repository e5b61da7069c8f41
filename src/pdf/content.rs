//! Content of a page, operator by operator, as the bytes that go into the file.
//!
//! Nothing stands between a mark and its bytes: a tree of operations, kept for every page
//! and serialised at the end, took half of the time of printing. Numbers come in thousandths
//! — of a point where they are lengths — and are written as decimals without floating point.

use std::collections::BTreeSet;

use crate::ink::Ink;
use crate::pdf::number::write_thousandths;
use crate::picture::Screen;

/// Whether inks below a mark stay (叠印) or are taken out (镂空).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Overprint {
    /// The mark prints over what lies below.
    On,
    /// The mark knocks out what lies below.
    Off,
}

impl Overprint {
    /// On or off.
    pub(super) const fn of(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }

    /// The name of its graphics state in a page's resources.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::On => "OP",
            Self::Off => "KO",
        }
    }
}

/// What a stretch of type has come to.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
enum Showing {
    /// None is open.
    #[default]
    Nothing,
    /// It is open, and codes may begin.
    Array,
    /// Codes are being written.
    Codes,
}

/// The operators of a page, in the order of painting.
#[derive(Debug, Default)]
pub(super) struct Content<'a> {
    /// What turns inks into lights; none when the press is to print them.
    screen: Option<&'a Screen>,
    /// Whether codes are written as figures for people to read. As bytes they are half as
    /// long, and packing them takes half the time.
    legible: bool,
    stream: Vec<u8>,
    showing: Showing,
    filling: Option<Ink>,
    stroking: Option<Ink>,
    overprint: Option<Overprint>,
    /// The spot inks that were chosen.
    pub(super) spots: BTreeSet<u8>,
}

/// What is said of marked content, by key, in order.
pub(super) type Properties = Vec<(&'static str, Property)>;

/// A property of marked content.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Property {
    /// A number.
    Number(u32),
    /// A name.
    Name(&'static str),
}

/// The name of a spot ink in a page's resources.
pub(super) fn spot_name(number: u8) -> String {
    format!("S{number}")
}

impl<'a> Content<'a> {
    /// Nothing yet, in inks or on a screen.
    pub(super) fn new(screen: Option<&'a Screen>, legible: bool) -> Self {
        Self { screen, legible, ..Self::default() }
    }

    /// Starts marked content with properties.
    pub(super) fn begin(&mut self, tag: &str, properties: &[(&str, Property)]) {
        self.name(tag);
        self.text("<<");
        for (key, property) in properties {
            self.text("/").text(key);
            match property {
                Property::Number(it) => self.text(" ").text(&it.to_string()),
                Property::Name(it) => self.text("/").text(it),
            };
        }
        self.text(">> ").operator("BDC");
    }

    /// Starts marked content that stands for `text`. ISO 32000-1 14.9.4.
    pub(super) fn begin_span(&mut self, text: &str) {
        self.text("/Span <</ActualText<");
        for byte in utf16(text) {
            self.hex(byte);
        }
        self.text(">>> ").operator("BDC");
    }

    /// Ends marked content.
    pub(super) fn end(&mut self) {
        self.operator("EMC");
    }

    /// A marked point.
    pub(super) fn point(&mut self, tag: &str) {
        self.name(tag).operator("MP");
    }

    /// Starts a text object.
    pub(super) fn begin_text(&mut self) {
        self.operator("BT");
    }

    /// Ends a text object.
    pub(super) fn end_text(&mut self) {
        self.operator("ET");
    }

    /// Chooses a font resource and a size.
    pub(super) fn font(&mut self, name: &str, size: i64) {
        self.name(name).numbers(&[size]).operator("Tf");
    }

    /// Sets the text matrix.
    pub(super) fn text_matrix(&mut self, matrix: [i64; 6]) {
        self.numbers(&matrix).operator("Tm");
    }

    /// Shows a glyph by its code, in the stretch of type that is open.
    pub(super) fn code(&mut self, code: u16) {
        if self.showing != Showing::Codes {
            if self.showing == Showing::Nothing {
                self.text("[");
            }
            self.text(if self.legible { "<" } else { "(" });
            self.showing = Showing::Codes;
        }
        for byte in code.to_be_bytes() {
            match byte {
                _ if self.legible => self.hex(byte),
                b'(' | b')' | b'\\' => self.stream.extend([b'\\', byte]),
                // A bare one would be read as a line feed. ISO 32000-1 7.3.4.2.
                b'\r' => self.stream.extend(b"\\r"),
                _ => self.stream.push(byte),
            }
        }
    }

    /// Moves the pen in thousandths of the size, against the line's direction in horizontal
    /// lines and along it in vertical ones. ISO 32000-1 9.4.3, `TJ`.
    pub(super) fn move_pen(&mut self, by: i64) {
        match self.showing {
            Showing::Nothing => self.text("["),
            Showing::Array => self.text(" "),
            Showing::Codes => self.close_codes().text(" "),
        };
        self.showing = Showing::Array;
        self.text(&by.to_string());
    }

    /// Ends the stretch of type that is open, if any is.
    pub(super) fn show(&mut self) {
        if self.showing == Showing::Codes {
            self.close_codes();
        }
        if std::mem::take(&mut self.showing) != Showing::Nothing {
            self.text("] ").operator("TJ");
        }
    }

    fn close_codes(&mut self) -> &mut Self {
        self.text(if self.legible { ">" } else { ")" })
    }

    /// Chooses the ink for type and areas.
    pub(super) fn fill_with(&mut self, ink: Ink, overprint: Overprint) {
        self.overprint(overprint);
        if self.filling.replace(ink) != Some(ink) {
            self.color(ink, ["rg", "k"], ["cs", "scn"]);
        }
    }

    /// Chooses the ink for lines.
    pub(super) fn stroke_with(&mut self, ink: Ink, overprint: Overprint) {
        self.overprint(overprint);
        if self.stroking.replace(ink) != Some(ink) {
            self.color(ink, ["RG", "K"], ["CS", "SCN"]);
        }
    }

    /// Chooses an ink as light, as the four inks, or, by a space and a tint in it, as a
    /// plate of its own. ISO 32000-1 8.6.8.
    fn color(&mut self, ink: Ink, [light, inks]: [&str; 2], [space, tint]: [&str; 2]) {
        match (self.screen, ink.spot) {
            (Some(screen), _) => {
                let parts = screen.light(ink).map(|it| i64::from(it) * 1000 / 255);
                self.numbers(&parts).operator(light);
            }
            (None, Some(spot)) => {
                self.spots.insert(spot.number);
                self.name(&spot_name(spot.number)).operator(space);
                self.numbers(&[spot.tint.into()]).operator(tint);
            }
            (None, None) => {
                let parts = [ink.c, ink.m, ink.y, ink.k].map(i64::from);
                self.numbers(&parts).operator(inks);
            }
        }
    }

    /// Chooses between overprint and knockout; a screen knows neither.
    pub(super) fn overprint(&mut self, overprint: Overprint) {
        if self.screen.is_none() && self.overprint.replace(overprint) != Some(overprint) {
            self.name(overprint.name()).operator("gs");
        }
    }

    /// Fills a rectangle: left, bottom, width, height.
    pub(super) fn fill(&mut self, rect: [i64; 4]) {
        self.numbers(&rect).operator("re");
        self.operator("f");
    }

    /// A step of a path, by its operator. ISO 32000-1 8.5.2.
    pub(super) fn step(&mut self, operator: &str, points: &[[i64; 2]]) {
        self.numbers(points.as_flattened()).operator(operator);
    }

    /// Fills the path, every part of which is closed by that. ISO 32000-1 8.5.3.
    pub(super) fn fill_steps(&mut self, even_odd: bool) {
        self.operator(if even_odd { "f*" } else { "f" });
    }

    /// Draws a line between two points.
    pub(super) fn line(&mut self, from: [i64; 2], to: [i64; 2], width: i64) {
        self.numbers(&[width]).operator("w");
        self.numbers(&from).operator("m");
        self.numbers(&to).operator("l");
        self.operator("S");
    }

    /// Draws Bézier curves, each beginning where the one before ends.
    pub(super) fn curves(&mut self, curves: &[[[i64; 2]; 4]], width: i64) {
        self.numbers(&[width]).operator("w");
        if let Some([start, ..]) = curves.first() {
            self.numbers(start).operator("m");
        }
        for [_, rest @ ..] in curves {
            self.numbers(rest.as_flattened()).operator("c");
        }
        self.operator("S");
    }

    /// Breaks the lines that follow into dashes; an empty pattern is an unbroken line.
    pub(super) fn dash(&mut self, pattern: &[i64]) {
        self.text("[").numbers(pattern);
        if !pattern.is_empty() {
            self.stream.pop();
        }
        self.text("] 0 ").operator("d");
    }

    /// Moves all that follows to the right and up.
    pub(super) fn shift(&mut self, by: i64) {
        self.numbers(&[1000, 0, 0, 1000, by, by]).operator("cm");
    }

    /// Draws the `XObject` called `name` with the unit square laid out by `matrix`, cut to `clip`.
    pub(super) fn picture(&mut self, name: &str, clip: [i64; 4], matrix: [i64; 6]) {
        self.operator("q");
        self.numbers(&clip).operator("re");
        self.operator("W");
        self.operator("n");
        self.numbers(&matrix).operator("cm");
        self.name(name).operator("Do");
        self.operator("Q");
    }

    /// The content stream.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.stream.pop();
        self.stream
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.stream.extend_from_slice(text.as_bytes());
        self
    }

    /// A name that needs no escapes.
    fn name(&mut self, name: &str) -> &mut Self {
        self.text("/").text(name).text(" ")
    }

    fn numbers(&mut self, thousandths: &[i64]) -> &mut Self {
        for number in thousandths {
            write_thousandths(&mut self.stream, *number);
            self.stream.push(b' ');
        }
        self
    }

    /// Ends a line of the stream.
    fn operator(&mut self, operator: &str) {
        self.text(operator).text("\n");
    }

    fn hex(&mut self, byte: u8) {
        let digit = |it: u8| if it < 10 { b'0' + it } else { b'A' + it - 10 };
        self.stream.extend([digit(byte >> 4), digit(byte & 15)]);
    }
}

/// A text string. ISO 32000-1 7.9.2.2: UTF-16 with a byte order mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_figures_for_people_and_bytes_otherwise() {
        for (legible, shown) in [
            (true, &b"[<00285C0D> -45<0029>] TJ"[..]),
            (false, b"[(\0\\(\\\\\\r) -45(\0\\))] TJ"),
        ] {
            let mut content = Content::new(None, legible);
            content.code(0x0028);
            content.code(0x5C0D);
            content.move_pen(-45);
            content.code(0x0029);
            content.show();
            assert_eq!(content.finish(), shown, "{legible}");
        }
    }
}
