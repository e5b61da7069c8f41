//! Names that no dictionary has, found by family name and title (人名识别).

use crate::text::segment::cut::{Kind, Piece};
use crate::text::segment::dictionary::Part;
use crate::text::segment::tables;

/// Joins the pieces of a person's name that stands beside a title: 记者|林|可|川 becomes
/// 记者|林可川. A name without a title is for the list to know.
pub(super) fn joined(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let titled = out.last().is_some_and(|it| is_title(text, it));
        let rest = pieces.get(at..).unwrap_or_default();
        let length = name(text, rest, titled);
        match rest.get(..length).and_then(<[Piece]>::last) {
            Some(last) if length > 0 => {
                let whole = piece.text.start..last.text.end;
                out.push(Piece { text: whole, kind: Kind::Name });
                at += length;
            }
            _ => {
                out.push(piece.clone());
                at += 1;
            }
        }
    }
    out
}

/// How many pieces at the start of `rest` are a name; none if it is no name.
fn name(text: &str, rest: &[Piece], after_title: bool) -> usize {
    let Some(family) = rest.first().filter(|it| tables::is_family(word(text, it))) else {
        return 0;
    };
    let mut given = 0;
    for length in 1..=3 {
        let next = rest.get(length);
        if next.is_some_and(|it| is_title(text, it)) {
            return length;
        }
        let room = 2_usize.saturating_sub(given);
        let Some(next) = next.filter(|it| may_be_given(text, it, room)) else {
            return if after_title && given > 0 { length } else { 0 };
        };
        given += word(text, next).chars().count();
        if given == 2 {
            let titled = rest.get(length + 1).is_some_and(|it| is_title(text, it));
            return if after_title || titled { length + 1 } else { 0 };
        }
        if family.text.end > next.text.start {
            return 0;
        }
    }
    0
}

/// Whether a piece may be (part of) a given name of at most `room` characters.
fn may_be_given(text: &str, piece: &Piece, room: usize) -> bool {
    let word = word(text, piece);
    let han = matches!(piece.kind, Kind::Word(_) | Kind::Lone);
    let verb = piece.kind == Kind::Word(Part::Verb) && word.chars().count() > 1;
    han && !verb && word.chars().count() <= room && tables::may_be_given(word)
}

fn is_title(text: &str, piece: &Piece) -> bool {
    tables::is_title(word(text, piece))
}

fn word<'a>(text: &'a str, piece: &Piece) -> &'a str {
    text.get(piece.text.clone()).unwrap_or_default()
}
