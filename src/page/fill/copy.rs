//! Paragraphs as galleys (拣字).

use crate::diag::Spanned;
use crate::geom::{Em, Length};
use crate::page::beside;
use crate::page::fill::{Cursor, Vessel};
use crate::page::setter::Setter;
use crate::plan::Paragraph;
use crate::text::{self, Galley, StyledText, TextStyle};

/// A paragraph from byte `offset` on, in body style or that of crossheads, its characters
/// so much further apart.
pub(super) fn galley(
    setter: &mut Setter<'_>,
    vessel: &Vessel<'_>,
    (paragraph, offset): (&Paragraph, usize),
    tracking: Em,
) -> Galley {
    let mode = vessel.grid.axes.mode;
    let faces = setter.house.faces;
    let (plain, strong) = if paragraph.crosshead {
        let style = setter.style(faces.crosshead, crosshead_size(vessel), mode);
        (style, style)
    } else {
        let size = vessel.grid.size;
        (setter.style(vessel.body, size, mode), setter.strong_style(size, mode))
    };
    let style = |it| TextStyle { tracking, ..if it { strong } else { plain } };
    galley_from(setter, paragraph, offset, style)
}

/// Crossheads are a point larger than the text.
pub(super) fn crosshead_size(vessel: &Vessel<'_>) -> Length {
    vessel.grid.size + Length::pt(1)
}

/// A paragraph from byte `offset` on, each stretch in the style that `style` gives it.
fn galley_from(
    setter: &mut Setter<'_>,
    paragraph: &Paragraph,
    offset: usize,
    style: impl Fn(bool) -> TextStyle,
) -> Galley {
    let mut skip = offset;
    let mut copy: Vec<(Spanned<&str>, TextStyle)> = Vec::new();
    for stretch in &paragraph.parts {
        let words = stretch.text.value.as_str();
        let cut = skip.min(words.len());
        skip -= cut;
        let rest = words.get(cut..).unwrap_or_default();
        if !rest.is_empty() {
            let span = stretch.text.span.of_words(words, cut, words.len());
            copy.push((Spanned::new(rest, span), style(stretch.strong)));
        }
    }
    let copy: Vec<_> = copy
        .iter()
        .map(|(words, style)| StyledText {
            text: words.value,
            style: *style,
            span: words.span,
        })
        .collect();
    let mut galley = setter.galley_of(&copy);
    let notes = beside::notes(paragraph, offset);
    if !notes.is_empty() {
        let remarks = text::annotate(setter.fonts, &mut galley, &notes);
        setter.diagnostics.extend(remarks);
    }
    galley
}

/// How many characters of `copy` lie past `cursor`, blanks not counted.
pub(in crate::page) fn left_over(copy: &[Paragraph], cursor: Cursor) -> usize {
    let mut skip = cursor.offset;
    let mut count = 0;
    for paragraph in copy.iter().skip(cursor.paragraph) {
        for stretch in &paragraph.parts {
            let words = stretch.text.value.as_str();
            let cut = skip.min(words.len());
            skip -= cut;
            let rest = words.get(cut..).unwrap_or_default();
            count += rest.chars().filter(|it| !it.is_whitespace()).count();
        }
        skip = 0;
    }
    count
}
