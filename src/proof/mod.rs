//! The page proof: positioned marks, the contract between page and press (大样).
//!
//! Everything is resolved here: faces, sizes, inks and places are fixed, in page axes from
//! the top left corner of the trimmed sheet, x to the right and y downwards. Whoever reads
//! a proof needs to know nothing of stories or columns; what they may want to know is
//! carried along as [`Role`], story and [`Span`].

mod area;
mod block;
mod dump;
mod fitting;
mod looks;
mod outline;

use std::ops::Range;

use crate::diag::Span;
use crate::font::{FaceId, Glyph};
use crate::geom::{Length, Point, Rect, Size};
use crate::ink::{Ink, Spot};
use crate::picture::PictureId;

pub use self::block::{Block, BlockKind};
pub use self::dump::dump;
pub use self::fitting::{Decided, DecidedHead, Fitting, Lever};
pub use self::outline::{Inside, Outline, Step};

/// All pages of an issue, in order.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Proof {
    /// The title of the file: paper and date.
    pub title: String,
    /// The spot inks of its marks, by number (专色).
    pub spots: Vec<Spot>,
    /// The pages.
    pub sheets: Vec<Sheet>,
    /// The stories, by the number that [`Mark::story`] carries.
    pub stories: Vec<Story>,
}

/// A story as the proof knows it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Story {
    /// The name the editors gave it.
    pub id: String,
    /// Its headline, for bookmarks and reports.
    pub title: String,
    /// How it came to fill its rows.
    pub fitting: Fitting,
    /// What was decided for it, part by part.
    pub decided: Vec<Decided>,
}

/// One page (版).
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Sheet {
    /// The page number, from 1.
    pub number: u32,
    /// The trimmed size (成品尺寸).
    pub trim: Size,
    /// The marks, in painting order; text marks of one story are in reading order.
    pub marks: Vec<Mark>,
    /// The baseline grid of the page: first line and step, along the block axis of
    /// `type_area`.
    pub grid: Grid,
    /// The type area (版心).
    pub area: Rect,
    /// The columns of the type area (栏), in reading order.
    pub columns: Vec<Rect>,
    /// The frames of stories, pictures and boxes: each area that one of them takes (框).
    pub frames: Vec<Rect>,
    /// Where jump lines and teasers lead.
    pub links: Vec<Link>,
    /// The things on it, in painting order.
    pub blocks: Vec<Block>,
}

/// A place on a page that leads to another page (链接).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Link {
    /// The place.
    pub rect: Rect,
    /// The number of the page it leads to, from 1.
    pub page: u32,
    /// The story it follows, by number in [`Proof::stories`]; none for a teaser.
    pub story: Option<u32>,
}

/// The baseline grid of a page, from which every body line hangs (基线网格).
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Grid {
    /// The reference line of row 0: a y in a horizontal page, an x in a vertical one.
    pub first: Length,
    /// From one row to the next; negative in a vertical page, whose lines run left.
    pub step: Length,
}

impl Grid {
    /// Whether a reference line at `at` lies on the grid.
    #[must_use]
    pub fn holds(&self, at: Length) -> bool {
        let step = self.step.emu();
        step != 0 && (at - self.first).emu() % step == 0
    }
}

/// What a mark is for.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Role {
    /// Running text of a story (正文).
    Body,
    /// A reading beside the text of a story (注音、旁注).
    Reading,
    /// Dots, lines and waves beside the text (着重号、专名号、书名号).
    Beside,
    /// A crosshead in the text (小标题).
    Crosshead,
    /// Kicker (引题).
    Kicker,
    /// Main head (主题).
    Headline,
    /// Deck (副题).
    Deck,
    /// Summary (提要题).
    Summary,
    /// By-line (署名).
    Byline,
    /// Jump line (转版).
    Jump,
    /// Standing head (栏题).
    Label,
    /// Caption and credit (图片说明).
    Caption,
    /// Nameplate and what stands around it (报头).
    Masthead,
    /// Folio line (报眉).
    Folio,
    /// Teaser (导读).
    Teaser,
    /// Boxed quotation and other boxes (加框).
    Boxed,
    /// A cell of a table (表格), counted from nothing; row 0 has the heads of the columns.
    Cell {
        /// Its row.
        row: u16,
        /// Its column.
        column: u16,
    },
    /// A picture (图片).
    Picture,
    /// An advertisement and the word that says so (广告).
    Advert,
    /// A rule, border or tint (线条).
    Rule,
    /// What the printer looks for outside the trimmed sheet (规矩线).
    Printer,
}

/// One thing to print.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mark {
    /// What it is for.
    pub role: Role,
    /// The story it belongs to, by number in [`Proof::stories`].
    pub story: Option<u32>,
    /// Where it was written.
    pub span: Option<Span>,
    /// What it is.
    pub kind: MarkKind,
}

/// The kinds of marks.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum MarkKind {
    /// A line of type.
    Text(TextLine),
    /// A filled rectangle.
    Fill(Fill),
    /// A straight line.
    Stroke(Stroke),
    /// A filled shape with curved edges.
    Outline(Outline),
    /// A picture.
    Picture(PlacedPicture),
}

/// One line of type: its runs from line start to line end.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TextLine {
    /// The line's reference: the baseline's y in horizontal lines, the centre line's x in
    /// vertical ones.
    pub reference: Length,
    /// Whether a paragraph ends with this line.
    pub ends_paragraph: bool,
    /// Its runs of one face, size, ink and turn each.
    pub runs: Vec<GlyphRun>,
}

impl TextLine {
    /// The very characters of the copy that the line carries.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// How the glyphs of a run stand.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Turn {
    /// In a horizontal line.
    #[default]
    Horizontal,
    /// Upright in a vertical line (直排直立).
    Upright,
    /// Turned 90° clockwise in a vertical line (直排侧转).
    Sideways,
}

/// Glyphs of one face, size, ink and turn.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The type size (字号).
    pub size: Length,
    /// Width of the glyph images in thousandths of normal (长体 below, 扁体 above 1000).
    pub stretch: u16,
    /// How the glyphs stand.
    pub turn: Turn,
    /// The ink.
    pub ink: Ink,
    /// Whether it is strong among the words around it (加重).
    pub strong: bool,
    /// The glyphs, in the order of the text.
    pub glyphs: Vec<PlacedGlyph>,
    /// The characters of the copy that the glyphs stand for.
    pub text: String,
}

/// One glyph in its place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PlacedGlyph {
    /// The glyph in the face.
    pub id: Glyph,
    /// Where the glyph's own origin (0, 0) lies on the page. A sideways glyph is turned
    /// clockwise about this point.
    pub at: Point,
    /// The bytes of the run's text that the glyph stands for; empty when the glyph is the
    /// second or later of its cluster.
    pub text: Range<u32>,
}

/// A filled rectangle.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Fill {
    /// Its place.
    pub rect: Rect,
    /// Its ink.
    pub ink: Ink,
}

/// Black areas at most this thick are rules and overprint; larger ones are grounds.
const THICKEST_RULE: Length = Length::pt(12);

impl Fill {
    /// Whether the inks below it stay (叠印): it is a rule of solid black.
    #[must_use]
    pub fn overprints(&self) -> bool {
        let size = self.rect.size;
        size.width.min(size.height) <= THICKEST_RULE && self.ink.overprints()
    }
}

/// A line with butt ends.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Stroke {
    /// From here
    pub from: Point,
    /// to here.
    pub to: Point,
    /// How thick it is, half on each side.
    pub width: Length,
    /// Its ink.
    pub ink: Ink,
    /// How it goes there.
    pub way: Way,
}

/// How a line goes from one point to the other.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Way {
    /// Straight and unbroken.
    #[default]
    Straight,
    /// Straight, in dashes of the first length and gaps of the second.
    Dashed(Length, Length),
    /// In so many bows of one length, to the left and to the right by turns, as far out as
    /// `swing`. The line runs along or across the page.
    Wavy {
        /// From the straight way to the top of a bow.
        swing: Length,
        /// How many bows.
        bows: u32,
    },
}

impl Stroke {
    /// The bows of a wavy line as Bézier curves; none for a straight line.
    #[must_use]
    pub fn bows(&self) -> Vec<[Point; 4]> {
        let Way::Wavy { swing, bows } = self.way else { return Vec::new() };
        let (dx, dy) = (self.to.x - self.from.x, self.to.y - self.from.y);
        let length = dx.abs().max(dy.abs()).emu().max(1);
        // A parabola as high as the swing has its inner points a third higher.
        let high = swing.scale(4, 3);
        let (x, y) = (high.scale(dy.emu(), length), -high.scale(dx.emu(), length));
        let thirds = i64::from(bows.max(1)) * 3;
        let along = |third: i64, out: i64| {
            Point::new(
                self.from.x + dx.scale(third, thirds) + x * out,
                self.from.y + dy.scale(third, thirds) + y * out,
            )
        };
        let bow = |at: i64| {
            let out = if at % 2 == 0 { 1 } else { -1 };
            let first = at * 3;
            [
                along(first, 0),
                along(first + 1, out),
                along(first + 2, out),
                along(first + 3, 0),
            ]
        };
        (0..i64::from(bows)).map(bow).collect()
    }
}

/// A picture in its frame.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct PlacedPicture {
    /// Which picture.
    pub picture: PictureId,
    /// The visible part; the picture is clipped to it.
    pub frame: Rect,
    /// Where the whole picture would lie; covers the frame.
    pub image: Rect,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(to: Point, way: Way) -> Stroke {
        let from = Point::new(Length::ZERO, Length::ZERO);
        Stroke { from, to, width: Length::pt(1), ink: Ink::BLACK, way }
    }

    #[test]
    fn bows_swing_out_by_turns_and_end_where_the_line_ends() {
        let wavy = Way::Wavy { swing: Length::pt(3), bows: 2 };
        let point = |x, y| Point::new(Length::pt(x), Length::pt(y));
        // A parabola with inner points at 4 is 3 high.
        let across = [
            [point(0, 0), point(1, -4), point(2, -4), point(3, 0)],
            [point(3, 0), point(4, 4), point(5, 4), point(6, 0)],
        ];
        assert_eq!(stroke(point(6, 0), wavy).bows(), across);
        let down = stroke(point(0, 6), wavy).bows();
        assert_eq!(down[0], [point(0, 0), point(4, 1), point(4, 2), point(0, 3)]);
        assert_eq!(down[1][3], point(0, 6));
        assert!(stroke(point(6, 0), Way::Straight).bows().is_empty(), "straight");
    }
}
