//! The outline of a glyph (字形轮廓), for what is drawn and is no character.
#![expect(
    clippy::float_arithmetic,
    reason = "the font library draws in floating numbers"
)]
#![expect(clippy::cast_possible_truncation, reason = "coordinates of a glyph are small")]

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::FontRef;
use skrifa::{GlyphId, MetadataProvider};

use crate::font::{Face, Glyph};

/// A point in 256ths of the face's units from the glyph's origin: to the right, upwards.
///
/// ```
/// use banxin::font::Place;
///
/// // An em of 1000 units, to the right of the origin.
/// let end: Place = (1000 * 256, 0);
/// assert_eq!(end.0 / 256, 1000);
/// ```
pub type Place = (i64, i64);

/// A step along the edge of a glyph.
///
/// ```
/// use banxin::font::Edge;
///
/// assert_ne!(Edge::Move((0, 0)), Edge::Line((0, 0)));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Edge {
    /// Begins a path; every path is closed.
    Move(Place),
    /// Straight on.
    Line(Place),
    /// A cubic Bézier curve: two inner points and the end.
    Curve(Place, Place, Place),
}

/// Parts of a unit.
const PARTS: i64 = 256;

impl Face {
    /// The outline of a glyph; nothing when it is blank or broken.
    ///
    /// ```
    /// use banxin::Job;
    /// use banxin::font::Edge;
    /// use banxin::job::Options;
    ///
    /// let job = Job::of_layouts(&[], &Options::default())?;
    /// let song = job.fonts.role("song").expect("a role of the house");
    /// let face = job.fonts.face(job.fonts.chain(song, false)[0]);
    /// let edges = face.outline(face.glyph('口').expect("a Han character"));
    /// let paths = edges.iter().filter(|it| matches!(it, Edge::Move(_))).count();
    /// assert!(paths >= 2, "the stroke outside, and the hole");
    /// assert_eq!(face.places_per_em(), 256 * i64::from(face.units_per_em()));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    #[must_use]
    pub fn outline(&self, glyph: Glyph) -> Vec<Edge> {
        let mut tracer = Tracer::default();
        let file = FontRef::from_index(self.data(), self.index()).ok();
        let shape = file.and_then(|it| it.outline_glyphs().get(GlyphId::from(glyph.0)));
        let how = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        match shape.map(|it| it.draw(how, &mut tracer)) {
            Some(Ok(_)) => tracer.edges,
            Some(Err(_)) | None => Vec::new(),
        }
    }

    /// How many parts of [`Place`] are an em.
    #[must_use]
    pub fn places_per_em(&self) -> i64 {
        i64::from(self.units_per_em()) * PARTS
    }
}

/// Writes down what the font library draws.
#[derive(Default)]
struct Tracer {
    edges: Vec<Edge>,
    at: [f32; 2],
}

impl Tracer {
    fn go(&mut self, to: [f32; 2]) -> Place {
        self.at = to;
        place(to)
    }
}

fn place([x, y]: [f32; 2]) -> Place {
    let parts = |it: f32| (it * PARTS as f32).round() as i64;
    (parts(x), parts(y))
}

impl OutlinePen for Tracer {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.go([x, y]);
        self.edges.push(Edge::Move(to));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.go([x, y]);
        self.edges.push(Edge::Line(to));
    }

    /// A quadratic curve is a cubic one with its inner points two thirds of the way out.
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let toward = |end: [f32; 2]| {
            [end[0] + (cx - end[0]) * 2.0 / 3.0, end[1] + (cy - end[1]) * 2.0 / 3.0]
        };
        let (one, two) = (place(toward(self.at)), place(toward([x, y])));
        let end = self.go([x, y]);
        self.edges.push(Edge::Curve(one, two, end));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (one, two) = (place([ax, ay]), place([bx, by]));
        let end = self.go([x, y]);
        self.edges.push(Edge::Curve(one, two, end));
    }

    fn close(&mut self) {}
}
