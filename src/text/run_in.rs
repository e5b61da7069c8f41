//! The space after a run-in head (接排标题): “第一条　”, “本报讯　”.

use crate::geom::{Em, Length};
use crate::text::{CharClass, Galley, Give, Shrink, Stretch};

/// A head has two characters at least, else the space pads a short name: “王　明”.
const SHORTEST: usize = 2;
/// A longer stretch before the space is no head.
const LONGEST: usize = 16;

/// Lets the space after a run-in head give half an em, or take half an em. CLREQ,
/// processing of run-in headings: one em follows the head, and that space is adjusted so
/// that the rest returns to the grid.
pub(super) fn adjust(galley: &mut Galley) {
    let is_head = |class| !matches!(class, CharClass::Stop | CharClass::WideSpace);
    let head = galley.cells.iter().take_while(|it| is_head(it.class)).count();
    let space = galley.cells.get(head).filter(|it| it.class == CharClass::WideSpace);
    let Some((space, gap)) = space.zip(galley.gaps.get_mut(head)) else { return };
    // More than one space is the author's own layout.
    let single =
        galley.cells.get(head + 1).is_some_and(|it| it.class != CharClass::WideSpace);
    if !(SHORTEST..=LONGEST).contains(&head) || !single {
        return;
    }
    let half = Em::HALF.at(space.size).min(space.advance).max(Length::ZERO);
    let [_, after] = gap.shrink;
    gap.shrink = [Give { stage: Shrink::WordSpace, amount: half }, after];
    gap.stretch = Stretch::WordSpace(half);
}
