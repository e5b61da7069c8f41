//! One sheet into the content of one page.

use std::collections::BTreeSet;
use std::ops::Range;

use lopdf::{Dictionary, Stream};

use crate::font::FontBook;
use crate::geom::{Length, Point, Rect};
use crate::pdf::content::{Content, Overprint, Properties, Property};
use crate::pdf::pack::Packer;
use crate::pdf::typist::{FontKey, Typist, overprint};
use crate::pdf::usage::Usage;
use crate::picture::{Orientation, PictureBook, PictureId, Screen};
use crate::proof::{
    Fill, Inside, MarkKind, Outline, PlacedPicture, Role, Sheet, Step, Stroke, Way,
};

/// The content of a page, with what it draws upon.
#[derive(Debug)]
pub(super) struct Page {
    /// The content stream.
    pub(super) contents: Stream,
    /// The font resources it names.
    pub(super) fonts: BTreeSet<FontKey>,
    /// The pictures it shows.
    pub(super) pictures: BTreeSet<PictureId>,
    /// The spot inks it is printed with.
    pub(super) spots: BTreeSet<u8>,
}

/// The name of a picture in a page's resources.
pub(super) fn picture_name(id: PictureId) -> String {
    format!("P{}", id.0)
}

/// Marks that stand together between `BDC` and `EMC`. ISO 32000-1 14.6.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Which marks of the sheet.
    pub(super) marks: Range<usize>,
    /// What they are called.
    pub(super) tag: &'static str,
    /// What more is said of them.
    pub(super) properties: Properties,
}

/// How pages are written.
#[derive(Copy, Clone, Debug)]
pub(super) struct Manner<'a> {
    /// Packs streams.
    pub(super) packer: Packer,
    /// How much white stands at every side of the trimmed sheet.
    pub(super) around: Length,
    /// What turns inks into lights; none when the press is to print them.
    pub(super) screen: Option<&'a Screen>,
}

/// Writes a sheet, its marks in `groups`.
pub(super) fn write(
    fonts: &FontBook,
    pictures: &PictureBook,
    usage: &Usage<'_>,
    manner: Manner<'_>,
    (sheet, groups): (&Sheet, Vec<Group>),
) -> Page {
    let Manner { packer, around, screen } = manner;
    let height = sheet.trim.height;
    let mut typist = Typist::new(fonts, usage, height);
    let mut painter = Painter { pictures, height, dashed: false, shown: BTreeSet::new() };
    let mut content = Content::new(screen, !packer.on);
    if around > Length::ZERO {
        content.shift(around.to_milli_pt());
    }
    for group in groups {
        content.begin(group.tag, &group.properties);
        for mark in sheet.marks.get(group.marks).unwrap_or_default() {
            match &mark.kind {
                MarkKind::Text(line) => {
                    for shape in typist.line(&mut content, line) {
                        painter.outline(&mut content, &shape);
                    }
                }
                MarkKind::Fill(fill) => painter.fill(&mut content, fill),
                MarkKind::Stroke(stroke) => painter.stroke(&mut content, stroke),
                MarkKind::Outline(outline) => painter.outline(&mut content, outline),
                MarkKind::Picture(placed) => painter.picture(&mut content, placed),
            }
        }
        content.end();
    }
    let spots = std::mem::take(&mut content.spots);
    let contents = packer.stream(Dictionary::new(), content.finish());
    Page { contents, fonts: typist.used, pictures: painter.shown, spots }
}

/// Marks of one story and role stand together, so that a reader can tell stories apart:
/// `/Story <</N … /R …>> BDC`, and for marks of no story `/Page <</R …>> BDC`.
pub(super) fn by_role(sheet: &Sheet) -> Vec<Group> {
    let mut end = 0;
    let chunks = sheet.marks.chunk_by(|a, b| (a.story, a.role) == (b.story, b.role)).map(
        |group| {
            let start = end;
            end += group.len();
            let first = group.first()?;
            let role = ("R", Property::Name(role_name(first.role)));
            let story = first.story.map(|it| ("N", Property::Number(it)));
            let tag = if story.is_some() { "Story" } else { "Page" };
            let properties = story.into_iter().chain([role]).collect();
            Some(Group { marks: start..end, tag, properties })
        },
    );
    chunks.flatten().collect()
}

/// A role as the file names it.
const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Body => "Body",
        Role::Reading => "Reading",
        Role::Beside => "Beside",
        Role::Crosshead => "Crosshead",
        Role::Kicker => "Kicker",
        Role::Headline => "Headline",
        Role::Deck => "Deck",
        Role::Summary => "Summary",
        Role::Byline => "Byline",
        Role::Jump => "Jump",
        Role::Label => "Label",
        Role::Caption => "Caption",
        Role::Masthead => "Masthead",
        Role::Folio => "Folio",
        Role::Teaser => "Teaser",
        Role::Boxed | Role::Cell { .. } => "Boxed",
        Role::Picture => "Picture",
        Role::Advert => "Advert",
        Role::Rule => "Rule",
        Role::Printer => "Printer",
    }
}

/// Writes what is not type.
struct Painter<'a> {
    pictures: &'a PictureBook,
    /// The height of the page.
    height: Length,
    /// Whether a dash pattern is set.
    dashed: bool,
    /// The pictures that were shown.
    shown: BTreeSet<PictureId>,
}

impl Painter<'_> {
    fn fill(&self, content: &mut Content<'_>, fill: &Fill) {
        content.fill_with(fill.ink, Overprint::of(fill.overprints()));
        content.fill(self.rect(fill.rect));
    }

    fn stroke(&mut self, content: &mut Content<'_>, stroke: &Stroke) {
        content.stroke_with(stroke.ink, overprint(stroke.ink));
        if let Way::Dashed(dash, gap) = stroke.way {
            content.dash(&[dash.to_milli_pt(), gap.to_milli_pt()]);
            self.dashed = true;
        } else if std::mem::take(&mut self.dashed) {
            content.dash(&[]);
        }
        let (from, to) = (self.point(stroke.from), self.point(stroke.to));
        let bows = stroke.bows();
        let bows: Vec<_> = bows.iter().map(|bow| bow.map(|at| self.point(at))).collect();
        if bows.is_empty() {
            content.line(from, to, stroke.width.to_milli_pt());
        } else {
            content.curves(&bows, stroke.width.to_milli_pt());
        }
    }

    /// Fills a shape. A shape of black stands on its own ground, or is thin as a rule.
    fn outline(&self, content: &mut Content<'_>, outline: &Outline) {
        content.fill_with(outline.ink, overprint(outline.ink));
        for step in &outline.steps {
            match *step {
                Step::Move(to) => content.step("m", &[self.point(to)]),
                Step::Line(to) => content.step("l", &[self.point(to)]),
                Step::Curve(one, two, end) => {
                    content.step("c", &[one, two, end].map(|at| self.point(at)));
                }
            }
        }
        content.fill_steps(outline.rule == Inside::EvenOdd);
    }

    fn picture(&mut self, content: &mut Content<'_>, placed: &PlacedPicture) {
        let Some(picture) = self.pictures.get(placed.picture) else { return };
        self.shown.insert(placed.picture);
        content.overprint(Overprint::Off);
        let name = picture_name(placed.picture);
        let matrix = self.matrix(placed.image, picture.orientation);
        content.picture(&name, self.rect(placed.frame), matrix);
    }

    /// The matrix that lays a stored picture into `image` as it is meant to be seen.
    fn matrix(&self, image: Rect, orientation: Orientation) -> [i64; 6] {
        let (width, height) = (image.size.width, image.size.height);
        let [a, b, c, d, e, f] = orientation.matrix().map(i64::from);
        let (left, bottom) = (image.left(), self.height - image.bottom());
        let (along, up) = (left + width * e, bottom + height * f);
        [width * a, height * b, width * c, height * d, along, up].map(Length::to_milli_pt)
    }

    fn point(&self, at: Point) -> [i64; 2] {
        [at.x, self.height - at.y].map(Length::to_milli_pt)
    }

    fn rect(&self, rect: Rect) -> [i64; 4] {
        let (left, bottom) = (rect.left(), self.height - rect.bottom());
        [left, bottom, rect.size.width, rect.size.height].map(Length::to_milli_pt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Ink;

    /// GWG 2022 R0007: white must knock out; R0009: black must overprint.
    #[test]
    fn only_solid_black_overprints() {
        assert_eq!(overprint(Ink::BLACK), Overprint::On);
        for ink in [Ink::PAPER, Ink::black_tint(200), Ink::process(600, 400, 400, 1000)] {
            assert_eq!(overprint(ink), Overprint::Off);
        }
    }
}
