//! What a head says, from its first line to its last, with face, size and ink (标题各部).

use crate::diag::Spanned;
use crate::font::RoleId;
use crate::geom::Length;
use crate::ink::Ink;
use crate::page::element::headline::limits::{DECK, KICKER};
use crate::page::element::headline::{Brief, Extra};
use crate::page::setter::Setter;
use crate::proof::Role;

/// A line of a head and how it is set.
#[derive(Copy, Clone, Debug)]
pub(super) struct Part<'a> {
    pub(super) words: &'a Spanned<String>,
    pub(super) face: RoleId,
    pub(super) role: Role,
    pub(super) size: Length,
    pub(super) ink: Ink,
}

/// The parts of a head: what stands over its ground, on it and under it. The summary is
/// set as text and stands between the last two.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts<'a> {
    /// 栏题.
    pub(super) label: Option<Part<'a>>,
    /// 引题.
    pub(super) kicker: Vec<Part<'a>>,
    /// 主题.
    pub(super) main: Vec<Part<'a>>,
    /// 副题.
    pub(super) deck: Vec<Part<'a>>,
    /// 署名.
    pub(super) byline: Option<Part<'a>>,
}

/// The parts of a head whose main lines have `size`.
pub(super) fn parts<'a>(
    setter: &Setter<'_>,
    brief: &Brief<'a>,
    main: &'a [Spanned<String>],
    size: Length,
) -> Parts<'a> {
    let Brief { head, extra: Extra { label, byline, .. }, room, .. } = *brief;
    let faces = setter.house.faces;
    let smallest = room.body + Length::pt(1);
    let share = |thousandths| half_points(size.scale(thousandths, 1000)).max(smallest);
    let ink = head.ink.unwrap_or(Ink::BLACK);
    let part = |words, face, role, size| Part { words, face, role, size, ink };
    let lines = |words: &'a [Spanned<String>], face, role, size| {
        words.iter().map(|it| part(it, face, role, size)).collect()
    };
    Parts {
        label: label.map(|it| Part {
            ink: setter.house.accent,
            ..part(it, faces.label, Role::Label, smallest)
        }),
        kicker: lines(&head.kicker, faces.kicker, Role::Kicker, share(KICKER)),
        main: lines(main, head.face, Role::Headline, size),
        deck: lines(&head.deck, faces.deck, Role::Deck, share(DECK)),
        byline: byline.map(|it| Part {
            ink: Ink::BLACK,
            ..part(it, faces.byline, Role::Byline, room.body)
        }),
    }
}

/// The nearest half point below.
fn half_points(length: Length) -> Length {
    let half = Length::milli_pt(500);
    half * length.count(half)
}
