//! Paragraphs into cells: class, width, break permission, orientation, glyphs (拣字).
//!
//! This room knows nothing of newspapers. Its rules are tables, each row with its clause:
//! `class` says what a character is and which line edge it shuns, `pairs` where a line may
//! end, `width` how wide marks are and what they give up, `mixed` what stands between Han
//! and Latin, `orient` how a character stands in a vertical line. `itemize` and `resolve`
//! cut and settle the copy, `place` and `latin` find the glyphs, `shape` makes the cells,
//! and `gap` brings the rules together between every two of them.

mod class;
mod galley;
mod gap;
mod itemize;
mod latin;
mod mixed;
mod orient;
mod pairs;
mod place;
mod remarks;
mod resolve;
mod run_in;
mod scale;
mod shape;
mod style;
#[cfg(test)]
mod testing;
mod width;

pub use self::galley::{
    Breaking, Cell, CellGlyph, CharClass, Galley, Gap, Give, Shrink, Stretch,
};
pub use self::style::{Prohibition, Punctuation, StyledText, TextStyle};

use crate::diag::Reported;
use crate::font::FontBook;

/// Sets one paragraph into cells (拣字).
///
/// Every character of the copy is in exactly one cell; what no face has is remarked upon
/// and shown as 〓.
#[must_use]
pub fn set(fonts: &FontBook, copy: &[StyledText<'_>]) -> Reported<Galley> {
    let text: String = copy.iter().map(|it| it.text).collect();
    let mut clusters = itemize::clusters(copy);
    resolve::resolve(&mut clusters, &text);
    let is_vertical = |at: u16| {
        copy.get(usize::from(at)).is_some_and(|stretch| stretch.style.is_vertical())
    };
    let clusters = orient::turn(clusters, is_vertical);
    let mut made = shape::Setter::new(fonts, copy, text, clusters.len()).set(&clusters);
    made.galley.gaps = gap::gaps(&made.galley, &made.clusters);
    run_in::adjust(&mut made.galley);
    Reported::new(made.galley, made.diagnostics)
}
