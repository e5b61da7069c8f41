//! Where each thing stands on its page, as polygons that never overlap (热区).
//!
//! What the page gives a thing is its own first; where two were given the same, the smaller
//! one has it, as a box inside a story does. Marks that jut out go with their thing. Then
//! every zone grows into the white around it, and what is parted by a gap between columns
//! or rows alone is joined.

use std::collections::{BTreeMap, BTreeSet};

use crate::edition::polygon::{Net, Polygon};
use crate::geom::{Insets, Length, Rect, Size};
use crate::proof::{Block, BlockKind, Mark, Role, Sheet};

/// A thing that wants an area.
#[derive(Copy, Clone, Debug)]
struct Claim {
    /// The block of the sheet.
    block: usize,
    rect: Rect,
}

/// The zone of every block of a sheet; furniture has none.
pub(super) fn zones(sheet: &Sheet) -> Vec<Vec<Polygon>> {
    let given = given(sheet);
    let grown: Vec<_> = given.iter().map(|it| grow(it, sheet)).collect();
    let joints = joints(&grown, sheet);
    let jutting = jutting(sheet);
    // Marks are the most at home where they stand, joints the least.
    let claims = [by_size(jutting), by_size(given), by_size(grown), joints].concat();
    let page = whole(sheet.trim);
    let claims: Vec<_> = claims.iter().filter_map(|it| within(it, page)).collect();
    let net = net(&claims);
    let owned = share(&net, &claims);
    let cells = |block| owned.get(&block).map(|it| net.polygons(it)).unwrap_or_default();
    (0..sheet.blocks.len()).map(cells).collect()
}

/// What the page gives to things that have a zone.
fn given(sheet: &Sheet) -> Vec<Claim> {
    let blocks = sheet.blocks.iter().enumerate().filter(|(_, it)| has_zone(it));
    let claims = blocks.flat_map(|(block, it)| {
        it.areas.iter().map(move |rect| Claim { block, rect: *rect })
    });
    claims.collect()
}

/// Whether a reader may touch it.
pub(super) const fn has_zone(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Furniture)
}

/// Marks that do not lie in one area of their thing.
fn jutting(sheet: &Sheet) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (block, it) in sheet.blocks.iter().enumerate().filter(|(_, it)| has_zone(it)) {
        let marks = sheet.marks.get(it.marks.clone()).unwrap_or_default();
        let rects =
            marks.iter().filter(|it| it.role != Role::Rule).filter_map(Mark::area);
        let out =
            |rect: &Rect| !it.areas.iter().any(|area| spread(area, sheet).contains(rect));
        claims.extend(rects.filter(out).map(|rect| Claim { block, rect }));
    }
    claims
}

fn grow(claim: &Claim, sheet: &Sheet) -> Claim {
    Claim { rect: spread(&claim.rect, sheet), ..*claim }
}

/// An area and the white around it: two fifths of a row, less than half of the white between
/// two things.
fn spread(area: &Rect, sheet: &Sheet) -> Rect {
    area.inset(&Insets::all(-(sheet.grid.step.abs() * 2 / 5)))
}

/// The widest gap that is closed inside a thing, in rows of its page.
const GAP: i64 = 2;

/// What lies between the areas of one thing.
fn joints(claims: &[Claim], sheet: &Sheet) -> Vec<Claim> {
    let gap = sheet.grid.step.abs() * GAP;
    let mut joints: Vec<Claim> = Vec::new();
    // The second time joins what joins columns with what joins rows.
    for _ in 0..2 {
        let all = [claims, &joints].concat();
        for (at, one) in all.iter().enumerate() {
            let others = all.iter().skip(at + 1).filter(|it| it.block == one.block);
            let between = others.filter_map(|two| between(&one.rect, &two.rect, gap));
            joints.extend(between.map(|rect| Claim { block: one.block, rect }));
        }
    }
    joints
}

/// The gap between two areas side by side or one over the other, when it is no more than
/// `most`.
fn between(one: &Rect, two: &Rect, most: Length) -> Option<Rect> {
    let (left, right) = (one.left().max(two.left()), one.right().min(two.right()));
    let (top, bottom) = (one.top().max(two.top()), one.bottom().min(two.bottom()));
    let (wide, high) = (right - left, bottom - top);
    if wide < Length::ZERO && -wide <= most && high > Length::ZERO {
        Some(Rect::new(right, top, -wide, high))
    } else if high < Length::ZERO && -high <= most && wide > Length::ZERO {
        Some(Rect::new(left, bottom, wide, -high))
    } else {
        None
    }
}

fn by_size(mut claims: Vec<Claim>) -> Vec<Claim> {
    let area = |it: &Claim| {
        i128::from(it.rect.size.width.emu()) * i128::from(it.rect.size.height.emu())
    };
    claims.sort_by_key(area);
    claims
}

fn whole(trim: Size) -> Rect {
    Rect::new(Length::ZERO, Length::ZERO, trim.width, trim.height)
}

/// The claim as far as it lies on the page.
fn within(claim: &Claim, page: Rect) -> Option<Claim> {
    let rect = &claim.rect;
    let (left, top) = (rect.left().max(page.left()), rect.top().max(page.top()));
    let (right, bottom) =
        (rect.right().min(page.right()), rect.bottom().min(page.bottom()));
    let rect = Rect::new(left, top, right - left, bottom - top);
    let some = rect.size.width > Length::ZERO && rect.size.height > Length::ZERO;
    some.then_some(Claim { rect, ..*claim })
}

/// The lines on which claims begin and end.
fn net(claims: &[Claim]) -> Net {
    let lines = |ends: fn(&Rect) -> [Length; 2]| {
        let lines: BTreeSet<_> = claims.iter().flat_map(|it| ends(&it.rect)).collect();
        Vec::from_iter(lines)
    };
    Net {
        across: lines(|it| [it.left(), it.right()]),
        down: lines(|it| [it.top(), it.bottom()]),
    }
}

/// Every cell to the first thing that claims it.
fn share(net: &Net, claims: &[Claim]) -> BTreeMap<usize, BTreeSet<(usize, usize)>> {
    let place = |lines: &[Length], at: Length| lines.partition_point(|it| *it < at);
    let mut owners: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for Claim { block, rect } in claims {
        let across = place(&net.across, rect.left())..place(&net.across, rect.right());
        for x in across {
            for y in place(&net.down, rect.top())..place(&net.down, rect.bottom()) {
                owners.entry((x, y)).or_insert(*block);
            }
        }
    }
    let mut owned: BTreeMap<usize, BTreeSet<(usize, usize)>> = BTreeMap::new();
    for (cell, block) in owners {
        owned.entry(block).or_default().insert(cell);
    }
    owned
}
