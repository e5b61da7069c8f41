//! The laws of line breaking for arbitrary characters and arbitrary measures, under every
//! fit, writing mode and region. They are stated in characters and places on the line, not
//! in the terms of the breaker. (`tests/typing/sweep.rs` does the same for likely copy.)

mod whole;

use banxin::geom::Em;
use banxin::para::{self, Fit, Line, LineEnd};

use self::whole::laws;
use crate::composing::Case;

/// Blocks that characters are drawn from: first and last.
const BLOCKS: &[(u32, u32)] = &[
    (0x4E00, 0x9FFF),
    (0x4E00, 0x9FFF),
    (0x4E00, 0x9FFF),
    (0x3000, 0x303F),
    (0xFF00, 0xFFEF),
    (0x2010, 0x2060),
    (0x0020, 0x007E),
    (0x0030, 0x0039),
    (0x0061, 0x007A),
    (0x0000, 0x00FF),
    (0x0300, 0x036F),
    (0x0370, 0x04FF),
    (0x0590, 0x06FF),
    (0x0900, 0x097F),
    (0x0E00, 0x0E7F),
    (0x1100, 0x11FF),
    (0x2000, 0x206F),
    (0x20A0, 0x2BFF),
    (0x3040, 0x30FF),
    (0x3100, 0x31BF),
    (0xAC00, 0xD7A3),
    (0xE000, 0xE0FF),
    (0xFE00, 0xFE4F),
    (0x1F000, 0x1FAFF),
    (0x20000, 0x2A6DF),
    (0xE0100, 0xE01EF),
];
/// What line ends are disputed about.
const PIECES: &[&str] = &[
    "他说：“好。”",
    "《（「『",
    "』」）》，",
    "——",
    "……",
    "·",
    "2026年",
    "3.5%",
    "中华人民共和国",
    "港口的早晨",
    "newspaper ",
    "https://www.banxin.cn/a-b?c=1",
    "international",
    "Nord\u{AD}land\u{AD}weg",
    "字\u{AD}字",
    "http://a.example/%E6%B8%AF\u{200B}/x_y~z",
    "字\u{2060}字",
    "\u{2060}",
    "\u{200B}",
    "\u{AD}",
    "\u{2028}",
    "5\u{200B}年",
    "👨‍👩‍👧",
    "e\u{301}",
    "\u{3000}",
    " ",
    "，",
    "。",
];

/// A small generator, the same on every machine (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((it ^ (it >> 31)) % (count as u64)).expect("below count")
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn character(&mut self) -> char {
        let (first, last) = self.pick(BLOCKS);
        let at = first
            + u32::try_from(self.below((last - first + 1) as usize)).expect("a block");
        char::from_u32(at).unwrap_or('字')
    }

    fn copy(&mut self) -> String {
        // Half of the copy is wild, half is nearly Chinese.
        let wild = self.pick(&[2, 12]);
        let mut copy = String::new();
        for _ in 0..self.below(60) {
            match self.below(wild) {
                0 => copy.push(self.character()),
                1 => copy.push_str(self.pick(PIECES)),
                _ => copy.push(
                    char::from_u32(
                        0x4E00 + u32::try_from(self.below(2000)).expect("Han"),
                    )
                    .unwrap_or('字'),
                ),
            }
        }
        copy
    }

    fn case(&mut self) -> Case {
        let mut case = Case::new("laws");
        case.copy = self.copy();
        let settings = [
            ("mode", &["horizontal", "vertical"][..]),
            ("region", &["cn", "tw", "hk", "jp"]),
            ("level", &["none", "basic", "gb", "strict"]),
            ("marks", &["newspaper", "full", "gb", "kaiming", "half"]),
            ("indent", &["0", "1", "2"]),
            ("align", &["justify", "justify", "justify", "start", "spread"]),
        ];
        for (key, values) in settings {
            let value = self.pick(values);
            if !matches!(value, "horizontal" | "justify") {
                case.set(key, value);
            }
        }
        // Mostly columns, at times anything from nothing to forty ems.
        let widest = self.pick(&[14_000, 14_000, 40_000]);
        let number = |it: usize| i32::try_from(it).expect("a small number");
        case.measures = (0..=self.below(6)).map(|_| number(self.below(widest))).collect();
        if self.below(2) == 0 {
            case.measures.truncate(1);
        }
        case
    }
}

const FITS: [Fit; 3] = [Fit::PushOut, Fit::SqueezeFirst, Fit::Total];

#[test]
fn every_line_obeys_the_laws() {
    let mut dice = Dice(15_834);
    for round in 0..6000 {
        let mut case = dice.case();
        let galley = case.galley();
        let fits = FITS.map(|fit| {
            case.paragraph.fit = fit;
            let lines = para::compose(&galley, &case.paragraph, &|at| case.measure(at));
            if let Err(what) = laws(&case, &galley, &lines) {
                panic!("round {round}: {what}\n{case:?}");
            }
            lines
        });
        let [push_out, squeeze_first, total] = &fits;
        // What line by line does within the rules the whole paragraph does too.
        let regular = |lines: &[Line]| {
            let fits = |it: &Line| it.width <= it.measure.length;
            lines.iter().all(|it| it.end == LineEnd::Regular && fits(it))
        };
        if regular(push_out) || regular(squeeze_first) {
            assert!(regular(total), "round {round}: total fit is irregular\n{case:?}");
        }
    }
}

#[test]
fn every_number_of_lines_obeys_the_laws() {
    let mut dice = Dice(7_404);
    for round in 0..1000 {
        let case = dice.case();
        let galley = case.galley();
        let measures = |at| case.measure(at);
        let counts = para::looseness(&galley, &case.paragraph, &measures);
        let mut before = 0;
        for choice in counts.choices() {
            assert!(choice.lines > before, "round {round}: {counts:?}");
            before = choice.lines;
            let lines = counts.lines(choice.lines).expect("the lines of a count");
            assert_eq!(lines.len(), choice.lines, "round {round}\n{case:?}");
            if let Err(what) = laws(&case, &galley, &lines) {
                panic!("round {round} in {} lines: {what}\n{case:?}", choice.lines);
            }
            let regular = lines.iter().all(|it| it.end == LineEnd::Regular);
            assert!(regular, "round {round} in {} lines\n{case:?}", choice.lines);
            assert!(choice.gap <= Em::milli(140), "round {round}: {choice:?}\n{case:?}");
        }
    }
}
