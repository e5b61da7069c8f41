//! A page as SVG (矢量看样): the same marks in the same colours as the drawing in pixels.
//!
//! Glyphs are paths out of the faces, each written once and used wherever it stands, so
//! that the page looks the same where no face is installed. Lengths are in points.
//! W3C, *Scalable Vector Graphics 1.1*.

mod inset;
mod letters;
mod number;

use std::fmt::Write;

use self::letters::Letters;
use self::number::{Milli, points};
use crate::font::FontBook;
use crate::geom::{Length, Point, Rect};
use crate::ink::Ink;
use crate::picture::PictureBook;
use crate::proof::{
    GlyphRun, Inside, Mark, MarkKind, Outline, PlacedPicture, Sheet, Step, Stroke, Turn,
    Way,
};
use crate::view::color::{PAPER, Rgb, on_paper};
use crate::view::paint::UNSEEN;

/// Draws a sheet as SVG that needs nothing else: outlines of glyphs and pictures are in it.
/// A picture that cannot be shown, such as a delivered page, is a gray area.
///
/// The same sheet gives the same bytes.
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let set = banxin::typeset(&job, &job.press()).output.expect("pages");
/// let svg = banxin::view::svg(&job.fonts, &job.pictures, &set.proof.sheets[0]);
/// assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn svg(fonts: &FontBook, pictures: &PictureBook, sheet: &Sheet) -> String {
    let letters = Letters::new(fonts);
    let mut drawing = Drawing { pictures, letters, body: String::new() };
    sheet.marks.iter().for_each(|mark| drawing.mark(mark));
    let Drawing { letters, body, .. } = drawing;
    let (width, height) = (sheet.trim.width, sheet.trim.height);
    let mm = |it: Length| Milli(it.emu() / Length::micron(1).emu());
    let head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" \
         viewBox=\"0 0 {} {}\">\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
        mm(width),
        mm(height),
        points(width),
        points(height),
        hex(PAPER)
    );
    format!("{head}<defs>\n{}</defs>\n{body}</svg>\n", letters.paths())
}

/// What has been drawn so far.
struct Drawing<'a> {
    pictures: &'a PictureBook,
    letters: Letters<'a>,
    body: String,
}

impl Drawing<'_> {
    fn mark(&mut self, mark: &Mark) {
        match &mark.kind {
            MarkKind::Text(line) => line.runs.iter().for_each(|run| self.run(run)),
            MarkKind::Fill(fill) => self.fill(fill.rect, fill.ink),
            MarkKind::Stroke(it) => self.stroke(it),
            MarkKind::Outline(it) => self.outline(it),
            MarkKind::Picture(it) => self.picture(it),
        }
    }

    fn line(&mut self, words: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = writeln!(self.body, "{words}");
    }

    /// Writes a run as a group whose unit is that of the face and whose origin is that of
    /// the first glyph. A turned run is turned as a whole.
    fn run(&mut self, run: &GlyphRun) {
        let seen = run.size > Length::ZERO && run.stretch > 0;
        let Some(first) = run.glyphs.first().filter(|_| seen) else { return };
        let per_em = i64::from(self.letters.units_per_em(run.face));
        let turn = if run.turn == Turn::Sideways { " rotate(90)" } else { "" };
        let high = run.size.scale(1_000_000, per_em * 12_700).emu();
        let wide = high * i64::from(run.stretch) / 1000;
        self.line(format_args!(
            "<g fill=\"{}\" transform=\"translate({} {}){turn} scale({} {})\">",
            hex(on_paper(run.ink)),
            points(first.at.x),
            points(first.at.y),
            number::Micro(wide),
            number::Micro(high)
        ));
        for glyph in &run.glyphs {
            let Some(letter) = self.letters.number(run.face, glyph.id) else { continue };
            let (right, down) = (glyph.at.x - first.at.x, glyph.at.y - first.at.y);
            let (along, across) = match run.turn {
                Turn::Sideways => (down, -right),
                Turn::Horizontal | Turn::Upright => (right, down),
            };
            // Points to tenths of the face's units.
            let tenths = |it: Length, scale: i64| {
                it.scale(10_000_000, scale.max(1) * 12_700).emu() * 100
            };
            let _ = write!(self.body, "<use href=\"#g{letter}\"");
            for (name, at) in [("x", tenths(along, wide)), ("y", tenths(across, high))] {
                if at != 0 {
                    let _ = write!(self.body, " {name}=\"{}\"", Milli(at));
                }
            }
            self.body.push_str("/>");
        }
        self.line(format_args!("</g>"));
    }

    fn fill(&mut self, rect: Rect, ink: Ink) {
        self.line(format_args!("<rect {} fill=\"{}\"/>", place(rect), color(ink)));
    }

    fn stroke(&mut self, stroke: &Stroke) {
        let (from, to) = (stroke.from, stroke.to);
        let mut path = format!("M{}", at(from));
        let bows = stroke.bows();
        for [_, one, two, end] in &bows {
            let _ = write!(path, "C{} {} {}", at(*one), at(*two), at(*end));
        }
        if bows.is_empty() {
            let _ = write!(path, "L{}", at(to));
        }
        let dashes = match stroke.way {
            Way::Dashed(dash, gap) if dash > Length::ZERO && gap > Length::ZERO => {
                format!(" stroke-dasharray=\"{} {}\"", points(dash), points(gap))
            }
            Way::Dashed(..) | Way::Straight | Way::Wavy { .. } => String::new(),
        };
        self.line(format_args!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{dashes}/>",
            color(stroke.ink),
            points(stroke.width)
        ));
    }

    fn outline(&mut self, outline: &Outline) {
        let mut path = String::new();
        for step in &outline.steps {
            let _ = match *step {
                Step::Move(to) if path.is_empty() => write!(path, "M{}", at(to)),
                Step::Move(to) => write!(path, "ZM{}", at(to)),
                Step::Line(to) => write!(path, "L{}", at(to)),
                Step::Curve(one, two, end) => {
                    write!(path, "C{} {} {}", at(one), at(two), at(end))
                }
            };
        }
        let rule = match outline.rule {
            Inside::Winding => "",
            Inside::EvenOdd => " fill-rule=\"evenodd\"",
        };
        let color = color(outline.ink);
        self.line(format_args!("<path d=\"{path}Z\" fill=\"{color}\"{rule}/>"));
    }

    fn picture(&mut self, placed: &PlacedPicture) {
        let picture = self.pictures.get(placed.picture);
        match picture.and_then(|it| inset::data(it, placed)) {
            Some(data) => self.line(format_args!(
                "<image {} preserveAspectRatio=\"none\" href=\"{data}\"/>",
                place(placed.frame)
            )),
            None => self.fill(placed.frame, UNSEEN),
        }
    }
}

fn place(rect: Rect) -> String {
    let (left, top) = (points(rect.left()), points(rect.top()));
    let (width, height) = (points(rect.size.width), points(rect.size.height));
    format!("x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"")
}

fn at(point: Point) -> String {
    format!("{} {}", points(point.x), points(point.y))
}

fn color(ink: Ink) -> String {
    hex(on_paper(ink))
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
