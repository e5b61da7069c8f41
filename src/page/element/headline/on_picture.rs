//! A head on a picture of its story (压图题).

use crate::geom::{Axes, Length, Rect};
use crate::page::element::headline::{self, Extra, Head, Room};
use crate::page::setter::Setter;
use crate::plan::{HeadPlan, PageGrid};
use crate::proof::Mark;

/// What a head stands on.
#[derive(Copy, Clone, Debug)]
pub(in crate::page) struct On<'a> {
    /// The page's grid.
    pub(in crate::page) grid: &'a PageGrid,
    /// What is seen of the picture.
    pub(in crate::page) frame: Rect,
    /// How many columns wide it is.
    pub(in crate::page) cols: usize,
    /// The story's number.
    pub(in crate::page) story: u32,
}

/// Sets a head at the top or the foot of a picture, an em of the body off its edges. In a vertical page its top is at the
/// right.
pub(in crate::page) fn on_picture(
    setter: &mut Setter<'_>,
    head: &HeadPlan,
    extra: &Extra<'_>,
    on: &On<'_>,
) -> (Vec<Mark>, Head) {
    let On { grid, frame, cols, story } = *on;
    let axes = Axes::new(grid.axes.mode, frame);
    let off = grid.size;
    let depth = axes.block() - off * 2;
    let room = Room {
        axes,
        inline: (off, (axes.inline() - off * 2).max(off)),
        body: grid.size,
        depth: Some(depth),
        cols,
    };
    let set = headline::set(setter, head, extra, &room);
    let spare = (depth - set.depth).max(Length::ZERO);
    let down = if head.foot { spare } else { Length::ZERO };
    (set.place(&room, off + down, head.flush, story), set)
}
