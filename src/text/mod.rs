//! Paragraphs into cells: class, width, break permission, orientation, glyphs (拣字).
//!
//! This room knows nothing of newspapers. Its rules are tables, each row with its clause:
//! `class` says what a character is and which line edge it shuns, `pairs` where a line may
//! end, `width` how wide marks are, `adjoin` what neighbours give up, `mixed` what stands
//! between Han and Latin, `orient` how a character stands in a vertical line and `turn` how
//! a Western run does. `itemize` and `resolve` cut and settle the copy, `place` and `latin`
//! find the glyphs, `settle` puts them into their frames, `shape` makes the cells, `between`
//! is what may stand between every two of them and `gap` brings the rules together there,
//! `hyphenate` parts Western words, `terms` keeps the words of a list whole, and `notes` puts
//! readings, dots and lines beside the cells. [`breaks`] is the
//! line breaking of Unicode; [`segment`] tells where the words of a headline end.
//!
//! ```
//! use banxin::diag::Span;
//! use banxin::geom::Length;
//! use banxin::job::{Job, Options};
//! use banxin::text::{self, CharClass, StyledText, Terms, TextStyle};
//!
//! let job = Job::of_layouts(&[], &Options::default())?;
//! let song = job.fonts.role("song").expect("a role of the house");
//! let style = TextStyle::new(song, Length::pt(9));
//! let copy = [StyledText { text: "“版心”，15厘米。", style, span: Span::default() }];
//! let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
//! assert_eq!(galley.text, "“版心”，15厘米。");
//! assert_eq!(galley.cells[0].class, CharClass::Open);
//! # Ok::<(), banxin::diag::Error>(())
//! ```

mod adjoin;
mod between;
pub mod breaks;
mod class;
mod galley;
mod gap;
mod hyphenate;
mod itemize;
mod latin;
mod mixed;
mod notes;
mod orient;
mod pairs;
mod place;
mod remarks;
mod resolve;
mod run_in;
mod scale;
pub mod segment;
mod settle;
mod shape;
mod style;
mod terms;
#[cfg(test)]
mod testing;
mod turn;
mod width;

pub use self::between::{Breaking, Gap, Give, Shrink, Stretch};
pub use self::galley::{Cell, CellGlyph, CharClass, Galley, Hyphen};
pub use self::notes::{Beside, Dot, Note, NoteKind, Shape, Side, annotate};
pub use self::orient::{Orientation, orientation};
pub use self::style::{
    Marks, Mixed, Opening, Prohibition, Punctuation, StyledText, TextStyle,
};
pub use self::terms::Terms;

use crate::diag::Reported;
use crate::font::FontBook;

/// Sets one paragraph into cells (拣字).
///
/// Every character of the copy is in exactly one cell; what no face has is remarked upon
/// and shown as 〓. A line never ends inside one of the `terms`.
///
/// ```
/// use banxin::text::CharClass;
///
/// let text = "共120人";
/// # use banxin::{diag::Span, geom::Length, job::{Job, Options}};
/// # use banxin::text::{self, StyledText, Terms, TextStyle};
/// # let job = Job::of_layouts(&[], &Options::default())?;
/// # let song = job.fonts.role("song").expect("a role of the house");
/// # let style = TextStyle::new(song, Length::pt(9));
/// # let copy = [StyledText { text, style, span: Span::default() }];
/// let galley = text::set(&job.fonts, &Terms::NONE, &copy).output;
/// let classes: Vec<_> = galley.cells.iter().map(|it| it.class).collect();
/// assert_eq!(classes[..2], [CharClass::Han, CharClass::Number]);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn set(fonts: &FontBook, terms: &Terms, copy: &[StyledText<'_>]) -> Reported<Galley> {
    let text: String = copy.iter().map(|it| it.text).collect();
    let mut clusters = itemize::clusters(copy.iter().map(|it| it.text));
    resolve::resolve(&mut clusters, &text);
    let level = copy.iter().map(|it| it.style.prohibition).max();
    breaks::clreq::hold_unnamed(&mut clusters, level.unwrap_or_default());
    let may_part =
        |at: u16| copy.get(usize::from(at)).is_some_and(|it| it.style.hyphenation);
    hyphenate::mark(&mut clusters, &text, may_part);
    let vertical = |at: u16| {
        let style = &copy.get(usize::from(at))?.style;
        style.is_vertical().then_some(style.region)
    };
    if copy.iter().any(|it| it.style.is_vertical()) {
        clusters = turn::turn(clusters, vertical);
    }
    let mut made = shape::Setter::new(fonts, copy, text, clusters.len()).set(&clusters);
    made.galley.gaps = gap::gaps(&made.galley, &made.clusters);
    terms.tie(&mut made.galley);
    hyphenate::draw(fonts, &mut made.galley);
    run_in::adjust(&mut made.galley);
    Reported::new(made.galley, made.diagnostics)
}
