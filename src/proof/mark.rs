//! What is printed: a mark and its kinds.

use std::ops::Range;

use crate::diag::Span;
use crate::font::{FaceId, Glyph};
use crate::geom::{Length, Point, Rect};
use crate::ink::Ink;
use crate::picture::PictureId;
use crate::proof::{Fill, Outline, Stroke};

/// What a mark is for.
///
/// ```
/// use banxin::proof::Role;
///
/// // Which marks are copy that readers read line by line.
/// let is_copy = |role| matches!(role, Role::Body | Role::Crosshead);
/// assert!(is_copy(Role::Body) && !is_copy(Role::Cell { row: 0, column: 2 }));
/// ```
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
///
/// ```
/// use banxin::geom::{Length, Rect};
/// use banxin::ink::Ink;
/// use banxin::proof::{Fill, Mark, MarkKind, Role};
///
/// let rect = Rect::new(Length::mm(18), Length::mm(60), Length::mm(80), Length::mm(40));
/// let ground = Fill { rect, ink: Ink::black_tint(150) };
/// let mark = Mark { role: Role::Rule, story: None, span: None, kind: MarkKind::Fill(ground) };
/// assert_eq!(mark.area(), Some(rect));
/// assert!(mark.looks_like(&Mark { story: Some(2), ..mark.clone() }));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mark {
    /// What it is for.
    pub role: Role,
    /// The story it belongs to, by number in [`Proof::stories`](crate::proof::Proof::stories).
    pub story: Option<u32>,
    /// Where it was written.
    pub span: Option<Span>,
    /// What it is.
    pub kind: MarkKind,
}

/// The kinds of marks.
///
/// ```
/// use banxin::Job;
/// use banxin::proof::MarkKind;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let proof = banxin::typeset(&job, &job.press()).output.expect("pages").proof;
/// let marks = proof.sheets.iter().flat_map(|it| &it.marks);
/// let pictures = marks.filter(|it| matches!(it.kind, MarkKind::Picture(_)));
/// assert_eq!(pictures.count(), 2, "the advertisements; the nameplate is drawn");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
///
/// ```
/// use banxin::Job;
/// use banxin::proof::{MarkKind, Role};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let proof = banxin::typeset(&job, &job.press()).output.expect("pages").proof;
/// let sheet = &proof.sheets[0];
/// let body = sheet.marks.iter().filter(|it| it.role == Role::Body);
/// for mark in body {
///     let MarkKind::Text(line) = &mark.kind else { continue };
///     assert!(sheet.grid.holds(line.reference), "{}", line.text());
///     assert!(line.area().is_some());
/// }
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
///
/// ```
/// use banxin::proof::Turn;
///
/// // A long Western word in a vertical line lies on its side.
/// let turns = [Turn::Upright, Turn::Sideways];
/// assert!(!turns.contains(&Turn::default()));
/// ```
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
///
/// ```
/// use banxin::font::{FaceId, Glyph};
/// use banxin::geom::{Length, Point};
/// use banxin::ink::Ink;
/// use banxin::proof::{GlyphRun, PlacedGlyph, Turn};
///
/// let glyph = |at, text| PlacedGlyph {
///     id: Glyph(40),
///     at: Point::new(Length::pt(at), Length::pt(100)),
///     text,
/// };
/// let run = GlyphRun {
///     face: FaceId(0),
///     size: Length::pt(9),
///     stretch: 1000,
///     turn: Turn::Horizontal,
///     ink: Ink::BLACK,
///     strong: false,
///     glyphs: vec![glyph(50, 0..3), glyph(59, 3..6)],
///     text: "版心".into(),
/// };
/// let boxes: Vec<_> = run.boxes().collect();
/// assert_eq!(boxes[0].right(), boxes[1].left(), "Han characters stand close");
/// ```
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
///
/// ```
/// use banxin::font::Glyph;
/// use banxin::geom::Point;
/// use banxin::proof::PlacedGlyph;
///
/// let text = "版心";
/// let second = PlacedGlyph { id: Glyph(41), at: Point::default(), text: 3..6 };
/// assert_eq!(&text[second.text.start as usize..second.text.end as usize], "心");
/// ```
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

/// A picture in its frame.
///
/// ```
/// use banxin::geom::{Length, Rect};
/// use banxin::picture::PictureId;
/// use banxin::proof::PlacedPicture;
///
/// // Cut at both sides: the frame shows the middle of the image.
/// let frame = Rect::new(Length::mm(20), Length::mm(60), Length::mm(60), Length::mm(60));
/// let image = Rect::new(Length::mm(5), Length::mm(60), Length::mm(90), Length::mm(60));
/// let placed = PlacedPicture { picture: PictureId(0), frame, image };
/// assert!(placed.image.contains(&placed.frame));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct PlacedPicture {
    /// Which picture.
    pub picture: PictureId,
    /// The visible part; the picture is clipped to it.
    pub frame: Rect,
    /// Where the whole picture would lie; covers the frame.
    pub image: Rect,
}
