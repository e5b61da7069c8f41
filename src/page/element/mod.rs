//! One file for each element of a page.

pub(super) mod advert;
mod art;
pub(super) mod border;
pub(super) mod briefs;
pub(super) mod ear;
pub(super) mod folio;
pub(super) mod headline;
pub(super) mod masthead;
mod ornament;
pub(super) mod panel;
pub(super) mod picture;
pub(super) mod quote;
mod shape;
pub(super) mod standing;
pub(super) mod story;
pub(super) mod table;
pub(super) mod teasers;

use crate::diag::{Code, Diagnostic, Span};

/// A box that is too small for what it is to hold.
fn no_room(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::NoRoom,
        "框里排不下这些文字，已超出边框",
        "the box is too small for its text, which stands out of it",
    )
    .at(span)
    .hint(
        "加几行、放宽几栏，或删几个字",
        "give it more rows or columns, or cut a few words",
    )
}
