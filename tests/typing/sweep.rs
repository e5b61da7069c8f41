//! The laws of composition for any copy and any measures.

use banxin::geom::Length;
use banxin::para::{self, Measure};
use banxin::text::{CharClass, Galley};

use crate::composing::{Case, obey_the_laws};
use crate::dice::Dice;

const PIECES: &[&str] = &[
    "新闻",
    "港口",
    "工人",
    "的",
    "了",
    "在",
    "一",
    "船",
    "年",
    "，",
    "。",
    "、",
    "“",
    "”",
    "‘",
    "’",
    "（",
    "）",
    "《",
    "》",
    "——",
    "……",
    "：",
    "；",
    "？",
    "！",
    "·",
    "～",
    "—",
    "/",
    "／",
    " ",
    "  ",
    "\u{3000}",
    "2026",
    "3.5%",
    "20",
    "７",
    "％",
    "￥",
    "GDP",
    "Word",
    "it’s",
    "a",
    "-",
    "\u{200B}",
    "\u{2060}",
    "https://www.banxin.cn/news/a-b?id=3",
    "葛\u{E0100}",
    "👨‍👩‍👧",
    "e\u{301}",
    "\u{0}",
    "ⅷ",
    "①",
    "℃",
    "(",
    ")",
    ",",
    "\n",
    "か\u{3099}",
    "𠮷",
    "＋5",
];

#[test]
fn the_laws_hold_for_any_copy_and_any_measures() {
    let mut dice = Dice(20_261_123);
    for round in 0..2000 {
        let mut case = Case::new("sweep");
        let length = dice.below(90);
        case.copy = (0..length).map(|_| dice.pick(PIECES)).collect();
        let choose = [
            ("fit", dice.pick(&["total", "push out", "squeeze first"])),
            ("level", dice.pick(&["none", "basic", "gb", "strict"])),
            ("marks", dice.pick(&["newspaper", "full", "gb", "kaiming", "half", "css"])),
            ("para open", dice.pick(&["region", "keep", "trim", "full", "pull"])),
            ("hanging", dice.pick(&["off", "on"])),
            ("stops", dice.pick(&["keep", "squeeze"])),
            ("mixed", dice.pick(&["all", "letters", "none"])),
            ("indent", dice.pick(&["0", "1", "2"])),
            ("tracking", dice.pick(&["0", "0", "0.05"])),
        ];
        choose.iter().for_each(|(key, value)| case.set(key, value));
        if dice.below(3) == 0 {
            case.set("mode", "vertical");
        }
        if dice.below(4) == 0 {
            case.set("region", dice.pick(&["tw", "hk", "jp"]));
        }
        if dice.below(3) == 0 {
            case.set("align", dice.pick(&["start", "center", "end", "spread"]));
        }
        case.measures = (0..=dice.below(5))
            .map(|_| i32::try_from(dice.below(16_000)).expect("a small number"))
            .collect();
        let galley = case.galley();
        whole(&galley, &case.copy);
        let lines = para::compose(&galley, &case.paragraph, &|at| case.measure(at));
        if let Err(what) = obey_the_laws(&galley, &lines, case.paragraph.align) {
            panic!("round {round}: {what}\n{case:?}");
        }
        let rows = para::rows(&galley, &case.paragraph, case.measure(0));
        assert!(rows.tight <= rows.natural && rows.natural <= rows.loose, "{rows:?}");
    }
}

#[test]
fn no_size_and_no_measure_is_too_absurd() {
    let far = [i64::MIN, -1, 0, 1, 114_300, i64::MAX];
    for size in far {
        for length in far {
            for fit in ["total", "push out", "squeeze first"] {
                let mut case = Case::new("absurd");
                case.set("fit", fit);
                case.set("indent", "2");
                case.copy = "他说：“好，AB 走。”".repeat(3);
                case.text.size = Length::from_emu(size);
                let galley = case.galley();
                let length = Length::from_emu(length);
                let measure = Measure { start: length, length };
                let lines = para::compose(&galley, &case.paragraph, &|_| measure);
                let cells: usize = lines.iter().map(|it| it.cells.len()).sum();
                assert_eq!(cells, galley.cells.len(), "{size} in {length}, {fit}");
            }
        }
    }
}

/// Cells cover the copy, and the glyphs of each cell cover the cell.
fn whole(galley: &Galley, copy: &str) {
    assert_eq!(galley.text, copy, "the copy");
    assert_eq!(galley.gaps.len(), galley.cells.len(), "{copy}");
    let (mut text, mut glyphs) = (0, 0);
    for cell in &galley.cells {
        assert_eq!((cell.text.start, cell.glyphs.start), (text, glyphs), "{copy}");
        (text, glyphs) = (cell.text.end, cell.glyphs.end);
        let mut read = cell.text.start;
        for glyph in &galley.glyphs[cell.glyphs.start as usize..cell.glyphs.end as usize]
        {
            assert_eq!(glyph.text.0, read, "{copy}");
            read = glyph.text.1;
        }
        assert_eq!(read, cell.text.end, "glyphs of {:?} in {copy}", cell.text);
    }
    assert_eq!(text as usize, copy.len(), "{copy}");
    assert_eq!(glyphs as usize, galley.glyphs.len(), "{copy}");
}

#[test]
fn no_single_character_is_left_on_a_last_line_where_it_can_be_helped() {
    // GB/T 15834—2011 5.1.11: every remainder of a paragraph of plain Han and a few marks.
    for length in 14..80 {
        let mut case = Case::new("lone");
        case.set("fit", "total");
        case.copy = (0..length)
            .map(|at| if at % 9 == 7 { '，' } else { '字' })
            .chain(['。'])
            .collect();
        let galley = case.galley();
        let lines = para::compose(&galley, &case.paragraph, &|at| case.measure(at));
        let last = lines.last().expect("there is a line");
        let bodies = galley.cells[last.cells.clone()]
            .iter()
            .filter(|it| it.class == CharClass::Han)
            .count();
        assert!(bodies > 1, "{length}: {}", galley.copy(last.cells.clone()));
    }
}
