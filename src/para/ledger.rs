//! Running sums over a galley, so that any stretch of cells can be measured at once.
//!
//! A sum at `k` counts the cells and gaps before cell `k`. The gap after the last visible
//! cell of a line belongs to no line: a line edge drops it.

use crate::font::Region;
use crate::geom::{Em, Length};
use crate::para::{Align, Measure, ParagraphStyle};
use crate::text::{
    Cell, CharClass, Galley, Gap, Opening, Punctuation, Stretch, TextStyle,
};

/// What all cells and gaps before a place come to; lengths in EMU.
#[derive(Copy, Clone, Debug)]
pub(super) struct Sums {
    /// Where the next cell would start in one endless line.
    pub(super) at: i64,
    /// What each reduction step could take.
    pub(super) give: [i64; 6],
    /// What all of them together could take.
    pub(super) give_all: i64,
    /// How far word spaces could open.
    pub(super) word: i64,
    /// How far Han–Latin spaces could open.
    pub(super) mixed: i64,
    /// The sizes of the cells before ordinary gaps.
    pub(super) plain: i64,
    /// The sizes of the cells before gaps that open at all.
    pub(super) all: i64,
    /// How many cells are more than marks and spaces.
    pub(super) bodies: u32,
}

/// What comes before the first cell.
pub(super) static NOTHING: Sums = Sums {
    at: 0,
    give: [0; 6],
    give_all: 0,
    word: 0,
    mixed: 0,
    plain: 0,
    all: 0,
    bodies: 0,
};

/// What a line may do with the mark at its end: full width or half, nothing between, and
/// past the end where it may hang. GB/T 15834 5.1.10; CLREQ, compression at line end;
/// JLREQ 3.1.9.
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Tail {
    /// Blank after it, taken in every case; less than nothing where a hyphen is added.
    pub(super) must: i64,
    /// Blank after it, taken, all of it, when that makes the line fit.
    pub(super) may: i64,
    /// Blank before a centred mark that goes with either.
    pub(super) front: i64,
    /// Whether it may hang past the line end.
    pub(super) hangs: bool,
}

/// A length as a plain number, small enough (30 km) that no sum of them overflows.
pub(super) fn emu(length: Length) -> i64 {
    const FARTHEST: i64 = 1 << 40;
    length.emu().clamp(-FARTHEST, FARTHEST)
}

/// A paragraph ready to be measured.
#[derive(Debug)]
pub(super) struct Ledger<'a> {
    pub(super) galley: &'a Galley,
    pub(super) style: &'a ParagraphStyle,
    pub(super) sums: Vec<Sums>,
    /// The end of each cell's frame, in the same endless line.
    pub(super) ends: Vec<i64>,
    /// The blank a cell gives up when it opens a line.
    pub(super) heads: Vec<i64>,
    pub(super) tails: Vec<Tail>,
    /// For each place, one past the last visible cell before it.
    pub(super) seen: Vec<usize>,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(galley: &'a Galley, style: &'a ParagraphStyle) -> Self {
        let count = galley.cells.len();
        let mut ledger = Ledger {
            galley,
            style,
            sums: Vec::with_capacity(count + 1),
            ends: Vec::with_capacity(count),
            heads: Vec::with_capacity(count),
            tails: Vec::with_capacity(count),
            seen: Vec::with_capacity(count + 1),
        };
        let (mut sums, mut seen) = (NOTHING, 0);
        let none = Gap::default();
        ledger.sums.push(sums);
        ledger.seen.push(seen);
        for (at, cell) in galley.cells.iter().enumerate() {
            let gap = galley.gaps.get(at).unwrap_or(&none);
            let set_in = galley.styles.get(usize::from(cell.style));
            ledger.ends.push(sums.at + emu(cell.advance));
            ledger.heads.push(head(cell, set_in, style, at == 0));
            let before = at.checked_sub(1).and_then(|at| galley.gaps.get(at));
            let mut tail = tail(cell, (before, gap), set_in, style);
            if let Some(hyphen) = galley.hyphen_after(at) {
                tail.must -= emu(hyphen.advance);
            }
            ledger.tails.push(tail);
            sums.add(cell, gap);
            if !cell.class.is_space() {
                seen = at + 1;
            }
            ledger.sums.push(sums);
            ledger.seen.push(seen);
        }
        ledger
    }

    /// How many cells there are.
    pub(super) const fn count(&self) -> usize {
        self.ends.len()
    }

    /// The room a line that starts with cell `start` has in `measure`. An indent that
    /// would leave no room for the first cell gives way.
    pub(super) fn room(&self, start: usize, measure: Measure) -> i64 {
        let length = emu(measure.length).max(0);
        if start == 0 { length - self.indent(measure) } else { length }
    }

    /// The indent of the first line in `measure`.
    pub(super) fn indent(&self, measure: Measure) -> i64 {
        let Some(first) = self.galley.cells.first() else { return 0 };
        let wanted = self.style.indent.at(first.size);
        let spare = measure.length - first.advance;
        emu(wanted.min(spare.max(Length::ZERO)))
    }

    pub(super) fn gap(&self, at: usize) -> Gap {
        self.galley.gaps.get(at).copied().unwrap_or_default()
    }
}

impl Sums {
    fn add(&mut self, cell: &Cell, gap: &Gap) {
        let size = emu(cell.size);
        self.at += emu(cell.advance) + emu(gap.natural);
        for give in gap.shrink {
            let amount = emu(give.amount);
            if let Some(sum) = self.give.get_mut(give.stage as usize) {
                *sum += amount;
            }
            self.give_all += amount;
        }
        match gap.stretch {
            Stretch::Rigid => {}
            Stretch::WordSpace(cap) => self.word += emu(cap),
            Stretch::HanLatin(cap) => self.mixed += emu(cap),
            Stretch::Ordinary => self.plain += size,
        }
        if gap.stretch != Stretch::Rigid {
            self.all += size;
        }
        if is_body(cell.class) {
            self.bodies += 1;
        }
    }
}

/// Whether a cell counts when a last line is counted (孤字): marks and spaces do not.
const fn is_body(class: CharClass) -> bool {
    matches!(
        class,
        CharClass::Han | CharClass::Western | CharClass::Number | CharClass::Across
    )
}

/// What an opener gives up where it opens a line. CLREQ, compression at line start; JLREQ
/// 3.1.5; `para_open`. Centered lines lose their outer blanks.
fn head(
    cell: &Cell,
    set_in: Option<&TextStyle>,
    style: &ParagraphStyle,
    first: bool,
) -> i64 {
    let Some(set_in) = set_in.filter(|_| cell.class == CharClass::Open) else {
        return 0;
    };
    let blank = emu(cell.blank_before);
    if style.align == Align::Center {
        return blank;
    }
    let indented = first && style.indent > Em::ZERO;
    match opening(set_in) {
        Opening::Full => 0,
        Opening::Keep | Opening::Region if indented => 0,
        // The mark itself goes into the indent too, as far as the indent reaches.
        Opening::Pull if indented => {
            let ink = emu(cell.advance) - blank;
            blank + ink.min(emu(style.indent.at(cell.size)))
        }
        Opening::Keep | Opening::Trim | Opening::Pull | Opening::Region => blank,
    }
}

/// What openers do at line starts under the style's punctuation.
const fn opening(set_in: &TextStyle) -> Opening {
    match (set_in.punctuation, set_in.marks.opening, set_in.region) {
        // These marks have no blank anywhere.
        (Punctuation::Half | Punctuation::Kaiming, Opening::Pull, _) => Opening::Pull,
        (Punctuation::Half | Punctuation::Kaiming, ..) => Opening::Trim,
        // 行末半角式 halves openers at line starts, whatever the region.
        (Punctuation::LineEndHalf, Opening::Region, _) => Opening::Keep,
        (Punctuation::Full | Punctuation::Css, Opening::Region, _) => Opening::Full,
        (_, Opening::Region, Region::Cn) => Opening::Keep,
        (_, Opening::Region, Region::Tw | Region::Hk) => Opening::Full,
        (_, Opening::Region, Region::Jp) => Opening::Trim,
        (_, chosen, _) => chosen,
    }
}

fn tail(
    cell: &Cell,
    (before, after): (Option<&Gap>, &Gap),
    set_in: Option<&TextStyle>,
    style: &ParagraphStyle,
) -> Tail {
    let mark = matches!(cell.class, CharClass::Stop | CharClass::Close);
    let Some(set_in) = set_in.filter(|_| mark) else { return Tail::default() };
    let blank = emu(cell.blank_after);
    let loose = matches!(style.align, Align::Center | Align::End);
    let mut tail = Tail { hangs: after.hangs && !loose, ..Tail::default() };
    match set_in.punctuation {
        _ if loose => return Tail { must: blank, ..tail },
        Punctuation::Newspaper | Punctuation::Css => tail.may = blank,
        Punctuation::Full => return tail,
        Punctuation::LineEndHalf | Punctuation::Kaiming | Punctuation::Half => {
            tail.must = blank;
        }
    }
    // The half of a centred mark is its middle: what its neighbour has left of the blank
    // before it goes too.
    let [_, left] = before.map(|it| it.shrink).unwrap_or_default();
    if cell.blank_before > Length::ZERO && blank > 0 {
        tail.front = emu(left.amount);
    }
    tail
}
