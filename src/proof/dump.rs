//! A proof in words, one mark to a line, for people and for tests that compare (点校).

use std::fmt::Write;

use crate::font::FontBook;
use crate::geom::{Length, Rect};
use crate::ink::Ink;
use crate::proof::{
    Fill, GlyphRun, Mark, MarkKind, Outline, PlacedGlyph, PlacedPicture, Proof, Role,
    Sheet, Stroke, TextLine, Turn, Way,
};

/// Every mark of a proof in words, page by page, in painting order (大样清单).
///
/// A line of type tells where its first and its last glyph have their origins along the
/// line, where its reference lies, face and size in points, and its characters; `¶` ends a
/// paragraph. Runs of another face, size or turn follow on lines of their own. All places
/// are in points from the top left corner of the sheet.
///
/// ```
/// use banxin::Job;
/// use banxin::job::Options;
/// use banxin::proof::dump;
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let proof = banxin::typeset(&job, &job.press()).output.expect("a page").proof;
/// assert!(dump(&proof, &job.fonts).contains("\npage 1  "));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn dump(proof: &Proof, fonts: &FontBook) -> String {
    let mut text = format!("{}\n", proof.title);
    for sheet in &proof.sheets {
        let Sheet { number, trim, grid, .. } = sheet;
        text.push_str(&format!(
            "\npage {number}  {} x {}  grid {} + {}\n",
            trim.width, trim.height, grid.first, grid.step
        ));
        for mark in &sheet.marks {
            text.push_str(&in_words(mark, proof, fonts));
        }
        for link in &sheet.links {
            text.push_str(&format!(
                "Link  {}  to page {}\n",
                place(&link.rect),
                link.page
            ));
        }
    }
    text
}

/// One mark, with a line end.
fn in_words(mark: &Mark, proof: &Proof, fonts: &FontBook) -> String {
    let story = mark.story.and_then(|it| proof.stories.get(it as usize));
    let role = match mark.role {
        Role::Cell { row, column } => format!("Cell{row}.{column}"),
        other => format!("{other:?}"),
    };
    let head = format!("{role} {}", story.map_or("-", |it| it.id.as_str()));
    match &mark.kind {
        MarkKind::Text(line) => text_line(&head, line, fonts),
        MarkKind::Fill(Fill { rect, ink }) => {
            let (place, ink) = (place(rect), inks(*ink));
            format!("{head}  fill {place}  {ink}\n")
        }
        MarkKind::Stroke(it) => format!("{head}  {}\n", stroke(it)),
        MarkKind::Outline(it) => format!("{head}  {}\n", outline(it)),
        MarkKind::Picture(PlacedPicture { picture, frame, image }) => {
            let (frame, image) = (place(frame), place(image));
            format!("{head}  picture {} {frame}  whole {image}\n", picture.0)
        }
    }
}

fn text_line(head: &str, line: &TextLine, fonts: &FontBook) -> String {
    let mut text = String::new();
    for (at, run) in line.runs.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = match at {
            0 => write!(text, "{head}  {}", span(line)),
            _ => write!(text, "\n    + {}", start(run)),
        };
        let (face, words) = (fonts.face(run.face).name(), &run.text);
        let manner = manner(run);
        let _ = write!(text, "  {face} {}{manner}  {words}", run.size);
    }
    text.push_str(if line.ends_paragraph { "¶\n" } else { "\n" });
    text
}

/// From the first glyph's origin to the last's, and where the reference lies.
fn span(line: &TextLine) -> String {
    let mut glyphs = line.runs.iter().flat_map(|it| &it.glyphs);
    let (first, last) = (glyphs.next(), glyphs.next_back());
    let down = line.runs.iter().any(|it| it.turn != Turn::Horizontal);
    let along = |it: &PlacedGlyph| if down { it.at.y } else { it.at.x };
    let from = first.map_or(Length::ZERO, along);
    let to = last.or(first).map_or(Length::ZERO, along);
    match down {
        false => format!("x {from}..{to} y {}", line.reference),
        true => format!("x {} y {from}..{to}", line.reference),
    }
}

fn start(run: &GlyphRun) -> String {
    let Some(glyph) = run.glyphs.first() else { return String::new() };
    match run.turn {
        Turn::Horizontal => format!("x {}", glyph.at.x),
        Turn::Upright | Turn::Sideways => format!("y {}", glyph.at.y),
    }
}

/// What is out of the ordinary: narrow glyphs, a turn, an ink.
fn manner(run: &GlyphRun) -> String {
    let mut words = String::new();
    if run.stretch != 1000 {
        words.push_str(&format!(" stretched {}", run.stretch));
    }
    if run.turn == Turn::Sideways {
        words.push_str(" sideways");
    }
    if run.ink != Ink::BLACK {
        words.push_str(&format!(" in {}", inks(run.ink)));
    }
    words
}

fn stroke(stroke: &Stroke) -> String {
    let Stroke { from, to, width, ink, way } = stroke;
    let way = match way {
        Way::Straight => String::new(),
        Way::Dashed(..) => " dashed".to_owned(),
        Way::Wavy { swing, bows } => format!(" in {bows} bows of {swing}"),
    };
    let ink = inks(*ink);
    format!(
        "stroke {} {} -> {} {}  {width} thick{way}  {ink}",
        from.x, from.y, to.x, to.y
    )
}

/// How many paths, and the rectangle around them.
fn outline(outline: &Outline) -> String {
    let (paths, ink) = (outline.paths(), inks(outline.ink));
    let around = outline.extent().unwrap_or_default();
    format!("outline {}  {paths} paths  {ink}", place(&around))
}

fn place(rect: &Rect) -> String {
    let (origin, size) = (rect.origin, rect.size);
    format!("{} {}  {} x {}", origin.x, origin.y, size.width, size.height)
}

/// Thousandths of cyan, magenta, yellow and black, or of a spot ink.
fn inks(ink: Ink) -> String {
    if let Some(spot) = ink.spot {
        return format!("spot {} {}", spot.number, spot.tint);
    }
    format!("{}/{}/{}/{}", ink.c, ink.m, ink.y, ink.k)
}
