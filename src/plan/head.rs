//! Heads as they are written become heads as they are set (标题).

use crate::diag::Spanned;
use crate::font::RoleId;
use crate::geom::Length;
use crate::ink::Ink;
use crate::model::{Head, HeadSpec, StorySpec};
use crate::plan::{HeadFit, HeadForm, HeadPlan, HeadSide, PageGrid};

/// Black in a head's ground when nothing is said, in percent: type stays readable on it.
const TINT: u32 = 15;

/// The head of a story's part, `labelled` when a standing head stands over it.
pub(super) fn of(
    spec: &StorySpec,
    (head, labelled): (&Head, bool),
    grid: &PageGrid,
    (face, accent): (RoleId, Ink),
) -> HeadPlan {
    let manner = &spec.manner;
    let ground = ground(manner, accent);
    let form = form(spec, head.is_empty() && !labelled);
    HeadPlan {
        form,
        kicker: head.kicker.clone(),
        main: head.main.clone(),
        deck: head.deck.clone(),
        summary: head.summary.clone(),
        face,
        cols: spec.head_cols.as_ref().map(|it| it.value),
        rows: spec.head_rows.as_ref().map(|it| it.value),
        size: spec.head_size.as_ref().map(|it| Length::pt(i64::from(it.value))),
        width: spec.head_width.as_ref().map(|it| it.value),
        flush: word(spec.head_align.as_ref()) == Some("start"),
        fit: match word(manner.fit.as_ref()) {
            Some("width") => HeadFit::Width,
            Some("natural") => HeadFit::Natural,
            _ => HeadFit::Near,
        },
        air: manner.air.map(|it| it.at(grid.leading)),
        ground,
        ink: ink(manner, ground, accent),
        foot: word(manner.at.as_ref()) == Some("foot"),
        side: match word(manner.side.as_ref()) {
            Some("middle") => HeadSide::Middle,
            Some("end") => HeadSide::End,
            _ => HeadSide::Start,
        },
        row: manner.row.as_ref().map_or(0, |it| it.value as usize),
    }
}

fn form(spec: &StorySpec, empty: bool) -> HeadForm {
    match word(spec.form.as_ref()) {
        Some("none") => HeadForm::None,
        _ if empty => HeadForm::None,
        Some("vertical" | "beside") => HeadForm::Beside,
        Some("picture") => HeadForm::OnPicture,
        _ => HeadForm::Over,
    }
}

fn ground(manner: &HeadSpec, accent: Ink) -> Option<Ink> {
    let percent = manner.tint.as_ref().map_or(TINT, |it| it.value);
    let tint = Ink::black_tint(u16::try_from(percent * 10).unwrap_or(0));
    match word(manner.ground.as_ref()) {
        Some("tint") => Some(tint),
        Some("paper") => Some(Ink::PAPER),
        Some("reversed") => Some(Ink::BLACK),
        Some("accent") => Some(accent),
        Some(_) => None,
        None => manner.tint.as_ref().map(|_| tint),
    }
}

/// What is written, or else white on a dark ground.
fn ink(manner: &HeadSpec, ground: Option<Ink>, accent: Ink) -> Option<Ink> {
    let dark = ground.is_some_and(|it| it == Ink::BLACK || it == accent);
    match word(manner.ink.as_ref()) {
        Some("white") => Some(Ink::PAPER),
        Some("accent") => Some(accent),
        Some(_) => Some(Ink::BLACK),
        None if dark => Some(Ink::PAPER),
        None => None,
    }
}

fn word(written: Option<&Spanned<String>>) -> Option<&str> {
    written.map(|it| it.value.as_str())
}
