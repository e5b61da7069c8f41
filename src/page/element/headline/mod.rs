//! Headlines (标题): kicker, main head, deck and summary, sized to their width.
//!
//! A head goes through these hands: `parts` says what its lines are, `lines` breaks a main
//! head that is written in one piece, `fit` makes lines as wide as they will be, `summary`
//! sets the sentences under it, `block` stacks everything and puts it in its place. `trial`
//! looks for the size and the number of lines, `locked` has those that were decided before.
//! `limits` has every number.

mod block;
mod fit;
mod limits;
mod lines;
mod locked;
mod on_picture;
mod parts;
mod remarks;
mod summary;
mod trial;

use crate::diag::Spanned;
use crate::geom::{Axes, Length};
use crate::page::element::headline::fit::Field;
use crate::page::setter::Setter;
use crate::plan::{HeadPlan, LockedHead, PageGrid};

pub(in crate::page) use self::block::Head;
pub(in crate::page) use self::on_picture::{On, on_picture};

/// The room and the manner of a head.
#[derive(Copy, Clone, Debug)]
pub(in crate::page) struct Room {
    /// The axes it stands in.
    pub(in crate::page) axes: Axes,
    /// Along its lines: where it starts and how long it is.
    pub(in crate::page) inline: (Length, Length),
    /// The body size.
    pub(in crate::page) body: Length,
    /// The most it may take from line to line; nothing for no limit.
    pub(in crate::page) depth: Option<Length>,
    /// How many columns it spans.
    pub(in crate::page) cols: usize,
}

/// What stands with the head besides its own parts.
#[derive(Copy, Clone, Debug, Default)]
pub(in crate::page) struct Extra<'a> {
    /// 栏题, over the head.
    pub(in crate::page) label: Option<&'a Spanned<String>>,
    /// 署名, under it.
    pub(in crate::page) byline: Option<&'a Spanned<String>>,
    /// How its parts are to be set (定样).
    pub(in crate::page) orders: &'a [LockedHead],
}

/// A head, what stands with it, and its room.
#[derive(Copy, Clone, Debug)]
struct Brief<'a> {
    head: &'a HeadPlan,
    extra: Extra<'a>,
    room: &'a Room,
}

impl Brief<'_> {
    /// The measure of the head's lines, or (`inside`) of those that stand on its ground.
    fn field(&self, inside: bool) -> Field {
        let inset = if inside { self.inset() } else { Length::ZERO };
        Field {
            mode: self.room.axes.mode,
            inline: self.room.inline.1 - inset * 2,
            flush: self.head.flush,
        }
    }

    /// How far lines keep off the ends of a ground.
    fn inset(&self) -> Length {
        self.head.ground.map_or(Length::ZERO, |_| self.room.body)
    }

    /// How far lines keep off the top and the foot of a ground.
    fn white(&self) -> Length {
        self.room.body * 3 / 4
    }
}

/// The sizes that a main head may have, the largest first.
pub(in crate::page) fn sizes() -> impl Iterator<Item = Length> {
    limits::SIZES.iter().map(|it| Length::pt(*it))
}

/// How many rows a head of one line of `size` takes.
pub(in crate::page) fn rows_of(grid: &PageGrid, size: Length) -> usize {
    Head::of_one(size).rows(grid, None)
}

/// Sets a head at the largest size that its room allows.
pub(in crate::page) fn set(
    setter: &mut Setter<'_>,
    head: &HeadPlan,
    extra: &Extra<'_>,
    room: &Room,
) -> Head {
    for words in head.kicker.iter().chain(&head.main).chain(&head.deck) {
        lines::full_stop(words).into_iter().for_each(|it| setter.diagnostics.push(it));
    }
    trial::best(setter, &Brief { head, extra: *extra, room }).said(setter)
}
