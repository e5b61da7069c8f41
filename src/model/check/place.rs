//! Where the things of a page stand.

use crate::diag::{Code, Diagnostic, Diagnostics, Span, Spanned, Words, advise};
use crate::model::decode::beyond_grid;
use crate::model::issue::Issue;
use crate::model::item::Item;
use crate::model::layout::Layout;
use crate::model::story::{Area, PageSpec};

/// Something that takes an area of the page.
struct Taken {
    name: Words,
    area: Area,
    /// Where the issue asks for it; the masthead is asked for by the layout.
    span: Span,
    item: usize,
    kind: Kind,
}

/// How a thing bears another in its area.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Kind {
    /// A story without box: its text flows round what stands in its area.
    Text,
    /// A story in a box, whose ground and border lie over what stands there.
    Boxed,
    /// A picture, a box, an advertisement.
    Element,
    Masthead,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Story(it) if it.boxing.is_none() => Self::Text,
            Item::Story(_) => Self::Boxed,
            _ => Self::Element,
        }
    }

    /// Whether two of these may share a place.
    fn get_along(self, other: Self) -> bool {
        matches!((self, other), (Self::Text, Self::Element) | (Self::Element, Self::Text))
    }
}

/// Checks slots and areas of one page against its layout.
pub(super) fn check(issue: &Issue, page: &PageSpec, diagnostics: &mut Diagnostics) {
    let Some(layout) = issue.layout(&page.layout.value) else { return };
    let mut taken = masthead(layout);
    for (at, item) in page.items.iter().enumerate() {
        let (slot, areas) = item.stand();
        let beyond = own_areas(item).filter_map(|it| beyond_grid(layout, it));
        beyond.for_each(|it| diagnostics.push(it));
        let mut take = |area: &Spanned<Area>, span| {
            let (name, kind) = (item.name(), Kind::of(item));
            taken.push(Taken { name, area: area.value, span, item: at + 1, kind });
        };
        areas.iter().for_each(|it| take(it, it.span));
        let Some(slot) = slot else { continue };
        match layout.slot(&slot.value) {
            Some(found) => found.area.iter().for_each(|it| take(it, slot.span)),
            None => diagnostics.push(unknown_slot(layout, slot)),
        }
    }
    overlaps(&taken, diagnostics);
}

/// The areas that are written with the item, those of a story's pictures included.
fn own_areas(item: &Item) -> impl Iterator<Item = &Spanned<Area>> {
    let pictures = item.inner_pictures();
    item.stand().1.iter().chain(pictures.iter().flat_map(|it| &it.area))
}

fn masthead(layout: &Layout) -> Vec<Taken> {
    let area = layout.furniture.masthead.iter();
    let taken = |it: &Spanned<Area>| Taken {
        name: Words::new("报头", "the masthead"),
        area: it.value,
        span: it.span,
        item: 0,
        kind: Kind::Masthead,
    };
    area.map(taken).collect()
}

fn unknown_slot(layout: &Layout, slot: &Spanned<String>) -> Diagnostic {
    let (word, name) = (&slot.value, &layout.name.value);
    let remark = Diagnostic::new(
        Code::UnknownSlot,
        format!("版式「{name}」里没有位置「{word}」"),
        format!("layout \"{name}\" has no slot \"{word}\""),
    );
    let known: Vec<_> = layout.slots.iter().map(|it| it.name.value.as_str()).collect();
    advise(remark, word, &known).at(slot.span)
}

/// Remarks upon things that take the same place: of each thing, with the first it meets.
fn overlaps(taken: &[Taken], diagnostics: &mut Diagnostics) {
    let mut said = 0;
    for (at, later) in taken.iter().enumerate() {
        let clashes = |earlier: &&Taken| {
            earlier.item != later.item
                && earlier.area.overlaps(&later.area)
                && !earlier.kind.get_along(later.kind)
        };
        let clash = taken.iter().take(at).find(clashes);
        if let Some(earlier) = clash.filter(|_| later.item != said) {
            said = later.item;
            diagnostics.push(overlap(earlier, later));
        }
    }
}

fn overlap(earlier: &Taken, later: &Taken) -> Diagnostic {
    let (one, two) = (&earlier.area, &later.area);
    let (col, row) = (one.col.max(two.col), one.row.max(two.row));
    Diagnostic::new(
        Code::Overlap,
        format!("{}与{}在第 {col} 栏第 {row} 行处重叠", later.name.zh, earlier.name.zh),
        format!(
            "{} overlaps {} at column {col}, row {row}",
            later.name.en, earlier.name.en
        ),
    )
    .at(later.span)
    .hint("移开其中一个，或减小其 area", "move one of them or make its area smaller")
}
