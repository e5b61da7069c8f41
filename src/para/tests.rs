//! The ladder and the breakers on galleys made by hand: one em is 1000.

use crate::geom::{Em, Length};
use crate::para::{Align, Fit, Line, Measure, ParagraphStyle, compose, rows};
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

#[test]
fn an_empty_paragraph_has_no_line() {
    assert_eq!(set(&Galley::default(), Align::Justify, Fit::Total, 1000), []);
}
