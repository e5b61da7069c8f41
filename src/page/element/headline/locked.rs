//! Heads as they were decided before (定样), and what is decided of a head.

use crate::diag::Spanned;
use crate::geom::Em;
use crate::page::element::headline::fit::{self, Field, Fitted};
use crate::page::element::headline::lines;
use crate::page::element::headline::parts::Part;
use crate::page::setter::Setter;
use crate::plan::{HeadFit, HeadPart, LockedHead};
use crate::proof::{DecidedHead, Role};

/// The order for the part of a head that these words are.
pub(super) fn order<'a>(
    orders: &'a [LockedHead],
    part: HeadPart,
    words: &[Spanned<String>],
) -> Option<&'a LockedHead> {
    let bare: String = words.iter().map(lines::bare).collect();
    orders.iter().find(|it| it.part == part && it.lines.concat() == bare)
}

/// A kicker or a deck: as it is ordered, else as it comes.
pub(super) fn alone<'a>(
    setter: &mut Setter<'_>,
    part: &Part<'a>,
    field: &Field,
    orders: &[LockedHead],
) -> Vec<Fitted<'a>> {
    let which = if part.role == Role::Kicker { HeadPart::Kicker } else { HeadPart::Deck };
    let words = std::slice::from_ref(part.words);
    let order = order(orders, which, words);
    let pieces = order.and_then(|it| lines::as_ordered(words, &it.lines));
    let Some((order, pieces)) = order.zip(pieces) else {
        return fit::alone(setter, part, field);
    };
    let part = Part { size: order.size.unwrap_or(part.size), ..*part };
    let parts: Vec<_> = pieces.iter().map(|words| Part { words, ..part }).collect();
    let fitted = together(setter, &parts, field, (HeadFit::Natural, Some(order)));
    fitted.into_iter().map(|it| Fitted { part, ..it }).collect()
}

/// Lines that belong together: as they are ordered, else as `fit` says.
pub(super) fn together<'a>(
    setter: &mut Setter<'_>,
    parts: &[Part<'a>],
    field: &Field,
    (fit, order): (HeadFit, Option<&LockedHead>),
) -> Vec<Fitted<'a>> {
    match order.and_then(|it| Some((it.stretch?, &it.tracking))) {
        Some((stretch, tracking)) => {
            fit::exactly(setter, parts, field, (stretch, tracking))
        }
        None => fit::together(setter, parts, field, fit),
    }
}

/// What was decided of lines that belong together.
pub(super) fn decided(fitted: &[Fitted<'_>]) -> Option<DecidedHead> {
    let first = fitted.first()?;
    let opened: Option<Vec<Em>> = fitted.iter().map(|it| it.opened).collect();
    Some(DecidedHead {
        role: first.part.role,
        lines: fitted.iter().map(|it| it.set.galley.text.clone()).collect(),
        size: first.part.size,
        stretch: first.stretch,
        tracking: opened.unwrap_or_default(),
    })
}
