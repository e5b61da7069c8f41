//! The ladder and the breakers on galleys made by hand: one em is 1000.

use std::collections::BTreeMap;

use crate::geom::{Em, Length};
use crate::para::ledger::Ledger;
use crate::para::{
    Align, Fit, Line, Measure, ParagraphStyle, compose, looseness, price, rows, settings,
};
use crate::text::{Breaking, Cell, CharClass, Galley, Gap, Give, Shrink, Stretch};

const EM: Length = Length::from_emu(1000);

fn cell(advance: i64) -> Cell {
    Cell {
        class: CharClass::Han,
        text: 0..0,
        glyphs: 0..0,
        size: EM,
        advance: Length::from_emu(advance),
        blank_before: Length::ZERO,
        blank_after: Length::ZERO,
        style: 0,
        span: crate::diag::Span::default(),
    }
}

fn ordinary() -> Gap {
    Gap { stretch: Stretch::Ordinary, ..Gap::default() }
}

fn giving(stage: Shrink, amount: i64) -> Gap {
    let give = Give { stage, amount: Length::from_emu(amount) };
    Gap { shrink: [give, Give::default()], ..ordinary() }
}

/// A galley of one-em cells with these gaps between them.
fn galley(gaps: &[Gap]) -> Galley {
    let count = gaps.len() + 1;
    let mut gaps = gaps.to_vec();
    gaps.push(Gap::default());
    Galley { cells: vec![cell(1000); count], gaps, ..Galley::default() }
}

fn set(galley: &Galley, align: Align, fit: Fit, room: i64) -> Vec<Line> {
    let style = ParagraphStyle { indent: Em::ZERO, align, fit };
    let measure = Measure { start: Length::ZERO, length: Length::from_emu(room) };
    compose(galley, &style, &|_| measure)
}

fn emus<const N: usize>(lengths: [Length; N]) -> [i64; N] {
    lengths.map(Length::emu)
}

#[test]
fn a_step_of_reduction_is_used_up_before_the_next() {
    // CLREQ: brackets before commas before full stops; the two commas give alike.
    let gaps = [
        giving(Shrink::FullStop, 500),
        giving(Shrink::Comma, 300),
        giving(Shrink::Bracket, 200),
        giving(Shrink::Comma, 100),
    ];
    let lines = set(&galley(&gaps), Align::Justify, Fit::Total, 4600);
    assert_eq!(lines.len(), 1);
    assert_eq!(emus(lines[0].spent.shrink), [0, 0, 200, 200, 0, 0]);
    let places: Vec<i64> = lines[0].positions.iter().map(|it| it.emu()).collect();
    assert_eq!(places, [0, 1000, 1900, 2700, 3600]);
    assert_eq!(lines[0].width.emu(), 4600);
}

#[test]
fn within_a_step_sites_give_by_their_size() {
    // JLREQ 3.8.3: 120 and 60 of 180 for type of two sizes, not 90 and 90.
    let mut copy = galley(&[giving(Shrink::Comma, 500), giving(Shrink::Comma, 250)]);
    copy.cells[1].size = Length::from_emu(500);
    copy.cells[1].advance = Length::from_emu(500);
    let gaps = |room| {
        let lines = set(&copy, Align::Justify, Fit::Total, room);
        let [first, second, third] = lines[0].positions.as_slice() else {
            unreachable!()
        };
        [1000 - (*second - *first).emu(), 500 - (*third - *second).emu()]
    };
    assert_eq!(gaps(2500 - 180), [120, 60]);
    // Sites of one size give alike whatever they have; the rest falls to those that have it.
    copy.cells[1].size = EM;
    let gaps = |room| {
        let lines = set(&copy, Align::Justify, Fit::Total, room);
        let [first, second, third] = lines[0].positions.as_slice() else {
            unreachable!()
        };
        [1000 - (*second - *first).emu(), 500 - (*third - *second).emu()]
    };
    assert_eq!(gaps(2500 - 180), [90, 90]);
    assert_eq!(gaps(2500 - 650), [400, 250]);
}

#[test]
fn word_spaces_open_first_then_mixed_spaces_then_all_the_rest() {
    // CLREQ, expansion.
    let word =
        Gap { stretch: Stretch::WordSpace(Length::from_emu(200)), ..Gap::default() };
    let mixed =
        Gap { stretch: Stretch::HanLatin(Length::from_emu(100)), ..Gap::default() };
    let gaps = [word, mixed, ordinary(), Gap::default()];
    for (room, expected) in [
        (5150, [150, 0, 0, 0]),
        (5250, [200, 50, 0, 0]),
        (5400, [200, 100, 100, 0]),
        (6000, [200, 100, 250, 450]),
    ] {
        let lines = set(&galley(&gaps), Align::Spread, Fit::Total, room);
        assert_eq!(emus(lines[0].spent.stretch), expected, "{room}");
        assert_eq!(lines[0].width.emu(), room, "{room}");
        // What is rigid stays closed.
        let [.., left, right] = lines[0].positions.as_slice() else { unreachable!() };
        assert_eq!((*right - *left).emu(), 1000, "{room}");
    }
}

#[test]
fn shares_of_a_gap_differ_by_one_emu_at_most() {
    let lines = set(&galley(&[ordinary(); 6]), Align::Spread, Fit::Total, 7100);
    let places = &lines[0].positions;
    let gaps: Vec<i64> =
        places.windows(2).map(|it| (it[1] - it[0]).emu() - 1000).collect();
    assert_eq!(gaps.iter().sum::<i64>(), 100);
    assert!(gaps.iter().all(|it| *it == 16 || *it == 17), "{gaps:?}");
}

#[test]
fn a_line_end_mark_gives_its_half_or_nothing() {
    // CLREQ, JLREQ 3.1.9: only two widths.
    let mut copy = galley(&[ordinary(); 4]);
    copy.styles = vec![crate::text::TextStyle::new(crate::font::RoleId(0), EM)];
    if let Some(mark) = copy.cells.last_mut() {
        mark.class = CharClass::Close;
        mark.blank_after = Length::from_emu(500);
    }
    let line = |room| set(&copy, Align::Spread, Fit::Total, room).remove(0);
    assert_eq!(line(5000).spent.line_end.emu(), 0);
    // A little too long: the whole half goes, and the line is opened again.
    let tight = line(4900);
    assert_eq!((tight.spent.line_end.emu(), tight.spent.added().emu()), (500, 400));
    assert_eq!(tight.width.emu(), 4900);
}

#[test]
fn total_fit_is_never_dearer_than_first_fit() {
    // Seven words of three cells; the greedy way leaves a hole in the second line.
    let mut gaps = Vec::new();
    for at in 1..21 {
        let inside = Gap { breaking: Breaking::Emergency, ..ordinary() };
        gaps.push(if at % 3 == 0 { ordinary() } else { inside });
    }
    let copy = galley(&gaps);
    let worst = |fit| {
        let lines = set(&copy, Align::Justify, fit, 7000);
        lines.iter().map(|it| it.gap.emu()).max()
    };
    assert!(worst(Fit::Total) <= worst(Fit::PushOut), "total fit is worse");
}

#[test]
fn measures_may_differ_for_ever() {
    let copy = galley(&[ordinary(); 199]);
    let style =
        ParagraphStyle { indent: Em::ZERO, align: Align::Justify, fit: Fit::Total };
    let measures = |line: usize| {
        let ems = [5, 9, 7][line % 3];
        Measure { start: Length::ZERO, length: EM * ems }
    };
    let lines = compose(&copy, &style, &measures);
    for (number, line) in lines.iter().enumerate().filter(|(_, it)| !it.last) {
        assert_eq!(line.measure, measures(number), "{number}");
        assert_eq!(line.width, line.measure.length, "{number}");
    }
    assert_eq!(lines.iter().map(|it| it.cells.len()).sum::<usize>(), 200);
}

#[test]
fn rows_are_tight_natural_loose() {
    // 40 cells at 10 ems: four full lines; at a quarter em a gap nine fit, eight do not.
    let copy = galley(&[ordinary(); 39]);
    let style =
        ParagraphStyle { indent: Em::ZERO, align: Align::Justify, fit: Fit::Total };
    let measure = Measure { start: Length::ZERO, length: EM * 10 };
    let found = rows(&copy, &style, measure);
    assert_eq!((found.tight, found.natural, found.loose), (4, 4, 5));
}

/// What every way costs, found by trying all: by number of lines the least of those that
/// are decent, and the least of all.
struct Tried<'a> {
    ledger: Ledger<'a>,
    room: Measure,
    decent: BTreeMap<usize, u64>,
    least: Option<u64>,
}

impl Tried<'_> {
    /// Tries every line from `start`, after `lines` lines that cost `price`.
    fn from(&mut self, start: usize, before: Breaking, so_far: (usize, u64, bool)) {
        let (lines, price, decent) = so_far;
        let count = self.ledger.count();
        if start == count {
            let known = self.decent.entry(lines).or_insert(u64::MAX);
            *known = if decent { price.min(*known) } else { *known };
            self.least = Some(self.least.map_or(price, |it| it.min(price)));
            return;
        }
        let room = self.ledger.room(start, self.room);
        for end in start + 1..=count {
            let (now, last) = (self.ledger.breaking(end), end == count);
            let fitting = self.ledger.fit(start, end, room);
            let long = self.ledger.sum(end).at - self.ledger.sum(start).at;
            let half = last || long >= room * 11 / 20;
            if now >= Breaking::Relief || !fitting.fits || !half {
                continue;
            }
            let lone = last && start > 0 && self.ledger.bodies(start, end) <= 1;
            let gap = self.ledger.looseness(start, end, room).unwrap_or(0);
            let own = self.ledger.price(start, end, &fitting, last);
            let pair = if last { 0 } else { price::of_pair(before, now, false, 0) };
            let lone_price = if lone { price::LONE } else { 0 };
            let decent = decent && !lone && (last || gap <= 140);
            let price = price + own + pair + lone_price;
            self.from(end, now, (lines + 1, price, decent));
        }
    }
}

#[test]
fn the_searches_find_what_trying_all_ways_finds() {
    let word = Gap { stretch: Stretch::WordSpace(Length::from_emu(200)), ..ordinary() };
    let unit = Gap { breaking: Breaking::Discouraged, ..ordinary() };
    let closed = Gap { breaking: Breaking::Emergency, ..Gap::default() };
    let kinds = [ordinary(), giving(Shrink::Comma, 300), word, unit, closed];
    let (mut dice, mut several) = (7_u64, 0);
    for round in 0..1000 {
        let mut next = |below: u64| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from((dice >> 33) % below).unwrap_or(0)
        };
        let count = 24 + next(20);
        let gaps: Vec<Gap> =
            (0..count).map(|_| kinds[[0, 0, 0, next(5)][next(4)]]).collect();
        let copy = galley(&gaps);
        let (indent, align, fit) = (Em::ZERO, Align::Justify, Fit::Total);
        let style = ParagraphStyle { indent, align, fit };
        let emu = 9500 + i64::try_from(next(2500)).unwrap_or(0);
        let room = Measure { start: Length::ZERO, length: Length::from_emu(emu) };
        let ledger = Ledger::new(&copy, &style);
        let mut tried = Tried { ledger, room, decent: BTreeMap::new(), least: None };
        tried.from(0, Breaking::Allowed, (0, 0, true));
        let expected: Vec<(usize, u64)> =
            tried.decent.into_iter().filter(|it| it.1 < u64::MAX).collect();
        let found = looseness(&copy, &style, &|_| room);
        let found: Vec<_> =
            found.choices().iter().map(|it| (it.lines, it.price)).collect();
        assert_eq!(found, expected, "round {round}: {gaps:?} in {emu}");
        several += usize::from(found.len() > 1);
        if let Some(least) = tried.least.filter(|it| *it < price::LONE) {
            let [by_itself, of_all] =
                [false, true].map(|it| settings(&copy, &style, &|_| room, it));
            for set in [&by_itself, &of_all] {
                assert_eq!(set.price, Some(least), "round {round}: {gaps:?} in {emu}");
            }
            let (one, two) = (&by_itself.natural, &of_all.natural);
            assert_eq!(one, two, "round {round}: {gaps:?} in {emu}");
        }
    }
    assert!(several > 20, "{several} paragraphs with a choice");
}

#[test]
fn an_empty_paragraph_has_no_line() {
    assert_eq!(set(&Galley::default(), Align::Justify, Fit::Total, 1000), []);
}
