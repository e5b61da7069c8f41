//! Lines a typesetter can read: every case of `tests/lines/*.txt` is set with the bundled
//! faces, its lines compared, and the laws of composition checked on it.
//!
//! A case starts with `# what rule, and its clause`, then `key: value` settings, then
//! `> the copy`, then the lines expected, each with `|` at its end. A line may be followed
//! by `@` and the places where its frames start, in ems.

mod bundled;

use std::fmt::Write as _;

use banxin::diag::Span;
use banxin::font::Region;
use banxin::geom::{Em, Length, WritingMode};
use banxin::para::{self, Align, Fit, Line, LineEnd, Measure, ParagraphStyle};
use banxin::text::{
    self, Breaking, Cell, CharClass, Galley, Prohibition, Punctuation, Stretch,
    StyledText, TextStyle,
};

const SIZE: Length = Length::pt(9);

/// One case of a fixture.
#[derive(Clone, Debug)]
struct Case {
    title: String,
    copy: String,
    expected: Vec<String>,
    places: Vec<(usize, String)>,
    measures: Vec<i32>,
    text: TextStyle,
    paragraph: ParagraphStyle,
}

impl Case {
    fn new(title: &str) -> Self {
        let role = bundled::fonts().role("song").expect("the role song is bundled");
        Self {
            title: title.to_owned(),
            copy: String::new(),
            expected: Vec::new(),
            places: Vec::new(),
            measures: vec![13_000],
            text: TextStyle {
                role,
                size: SIZE,
                stretch: 1000,
                tracking: Em::ZERO,
                mode: WritingMode::Horizontal,
                region: Region::Cn,
                prohibition: Prohibition::Gb,
                punctuation: Punctuation::Newspaper,
                autospace: Em::EIGHTH,
            },
            paragraph: ParagraphStyle {
                indent: Em::ZERO,
                align: Align::Justify,
                fit: Fit::PushOut,
            },
        }
    }

    fn read(&mut self, line: &str) {
        if let Some(copy) = line.strip_prefix("> ") {
            copy.clone_into(&mut self.copy);
        } else if let Some(line) = line.strip_suffix('|') {
            self.expected.push(line.to_owned());
        } else if let Some(places) = line.strip_prefix('@') {
            self.places.push((self.expected.len() - 1, places.trim().to_owned()));
        } else {
            let (key, value) = line.split_once(": ").expect("a setting is `key: value`");
            self.set(key, value);
        }
    }

    fn set(&mut self, key: &str, value: &str) {
        match (key, value) {
            ("measure", _) => self.measures = value.split(' ').map(ems).collect(),
            ("indent", _) => self.paragraph.indent = Em::milli(ems(value)),
            ("autospace", _) => self.text.autospace = Em::milli(ems(value)),
            ("tracking", _) => self.text.tracking = Em::milli(ems(value)),
            ("role", _) => {
                self.text.role = bundled::fonts().role(value).expect("a bundled role");
            }
            ("fit", "total") => self.paragraph.fit = Fit::Total,
            ("fit", "push out") => self.paragraph.fit = Fit::PushOut,
            ("fit", "squeeze first") => self.paragraph.fit = Fit::SqueezeFirst,
            ("level", "none") => self.text.prohibition = Prohibition::None,
            ("level", "basic") => self.text.prohibition = Prohibition::Basic,
            ("level", "gb") => self.text.prohibition = Prohibition::Gb,
            ("level", "strict") => self.text.prohibition = Prohibition::Strict,
            ("marks", "newspaper") => self.text.punctuation = Punctuation::Newspaper,
            ("marks", "full") => self.text.punctuation = Punctuation::Full,
            ("marks", "gb") => self.text.punctuation = Punctuation::LineEndHalf,
            ("marks", "kaiming") => self.text.punctuation = Punctuation::Kaiming,
            ("marks", "half") => self.text.punctuation = Punctuation::Half,
            ("mode", "vertical") => self.text.mode = WritingMode::Vertical,
            ("region", "tw") => self.text.region = Region::Tw,
            ("region", "jp") => self.text.region = Region::Jp,
            ("align", "start") => self.paragraph.align = Align::Start,
            ("align", "center") => self.paragraph.align = Align::Center,
            ("align", "end") => self.paragraph.align = Align::End,
            ("align", "spread") => self.paragraph.align = Align::Spread,
            _ => panic!("{}: no setting {key}: {value}", self.title),
        }
    }

    fn measure(&self, line: usize) -> Measure {
        let at = line.min(self.measures.len() - 1);
        Measure { start: Length::ZERO, length: Em::milli(self.measures[at]).at(SIZE) }
    }

    fn galley(&self) -> Galley {
        let copy =
            StyledText { text: &self.copy, style: self.text, span: Span::default() };
        text::set(bundled::fonts(), &[copy]).output
    }

    fn check(&self) -> Result<(), String> {
        let galley = self.galley();
        let lines = para::compose(&galley, &self.paragraph, &|at| self.measure(at));
        obey_the_laws(&galley, &lines, self.paragraph.align)
            .map_err(|it| format!("{}: {it}", self.title))?;
        let found: Vec<&str> =
            lines.iter().map(|it| galley.copy(it.cells.clone())).collect();
        if found != self.expected {
            let mut wrong = format!("{}\n", self.title);
            for line in &found {
                let _ = writeln!(wrong, "  {line}|");
            }
            return Err(wrong);
        }
        for (at, places) in &self.places {
            let found = in_ems(&lines[*at]);
            if found != *places {
                return Err(format!("{} line {at}\n  @ {found}", self.title));
            }
        }
        Ok(())
    }
}

/// `2.5` in thousandths.
fn ems(value: &str) -> i32 {
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let part = format!("{part:0<3}");
    let number = |it: &str| it.parse::<i32>().expect("a number of ems");
    number(whole) * 1000 + number(&part)
}

fn in_ems(line: &Line) -> String {
    let places: Vec<String> = line
        .positions
        .iter()
        .map(|it| {
            let milli = it.scale(1000, SIZE.emu()).emu();
            let sign = if milli < 0 { "-" } else { "" };
            let written =
                format!("{sign}{}.{:03}", milli.abs() / 1000, milli.abs() % 1000);
            written.trim_end_matches('0').trim_end_matches('.').to_owned()
        })
        .collect();
    places.join(" ")
}

/// What holds for every paragraph.
fn obey_the_laws(galley: &Galley, lines: &[Line], align: Align) -> Result<(), String> {
    let mut next = 0;
    for (at, line) in lines.iter().enumerate() {
        let is_last = at + 1 == lines.len();
        if line.cells.start != next || line.cells.is_empty() {
            return Err(format!("line {at} starts with cell {}", line.cells.start));
        }
        next = line.cells.end;
        if line.positions.len() != line.cells.len() || line.last != is_last {
            return Err(format!("line {at} is not whole"));
        }
        full_and_no_fuller(galley, line, align)
            .map_err(|it| format!("line {at} {it}"))?;
        let gap = &galley.gaps[line.cells.end - 1];
        let honest = match gap.breaking {
            Breaking::Never => is_last,
            Breaking::Relief => is_last || line.end == LineEnd::Relief,
            Breaking::Emergency => is_last || line.end == LineEnd::Emergency,
            _ => line.end == LineEnd::Regular,
        };
        if !honest {
            return Err(format!("line {at} ends at a place it may not"));
        }
    }
    if next == galley.cells.len() { Ok(()) } else { Err("cells are lost".to_owned()) }
}

fn full_and_no_fuller(galley: &Galley, line: &Line, align: Align) -> Result<(), String> {
    let cells = &galley.cells[line.cells.clone()];
    let shows = |it: &&Cell| !it.class.is_space() && it.advance > Length::ZERO;
    let visible = cells.iter().filter(shows).count();
    if line.width > line.measure.length && visible > 1 {
        return Err(format!("is {} wide in {}", line.width, line.measure.length));
    }
    let seen = cells.iter().rposition(|it| !it.class.is_space()).map_or(0, |it| it + 1);
    let inside = line.cells.start..line.cells.start + seen.saturating_sub(1);
    let opens = galley.gaps[inside].iter().any(|it| it.stretch != Stretch::Rigid);
    let filled = align.fills(line.last) && opens;
    let too_short = visible <= 1 && line.width > line.measure.length;
    if filled && !too_short && line.width != line.measure.length {
        return Err(format!("is {} wide, not {}", line.width, line.measure.length));
    }
    // The last visible frame ends where the line does, but for the blank it gave up.
    if let (Some(last), Some(place)) =
        (cells.get(seen.wrapping_sub(1)), line.positions.get(seen.wrapping_sub(1)))
    {
        let end = *place + last.advance - line.measure.start;
        let given = end - line.width;
        if given != Length::ZERO && given != last.blank_after {
            return Err(format!("ends at {end}, not at {}", line.width));
        }
    }
    Ok(())
}

fn cases(text: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    let mut common: Vec<&str> = Vec::new();
    for line in text.lines().filter(|it| !it.trim().is_empty()) {
        if let Some(title) = line.strip_prefix("# ") {
            let mut case = Case::new(title);
            common.iter().for_each(|it| case.read(it));
            found.push(case);
        } else if let Some(setting) = line.strip_prefix("* ") {
            // A setting for all cases that follow.
            common.push(setting);
        } else {
            found.last_mut().expect("a case starts with #").read(line);
        }
    }
    found
}

#[test]
fn lines_are_as_a_typesetter_expects() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lines");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("tests/lines is there")
        .map(|it| it.expect("a readable entry").path())
        .collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("fixtures are UTF-8");
        for case in cases(&text) {
            if let Err(what) = case.check() {
                wrong.push(format!("{}: {what}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{} cases", wrong.join("\n"), wrong.len());
}

/// A small generator, the same on every machine (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((it ^ (it >> 31)) % (count as u64)).expect("below count")
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

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
    for round in 0..600 {
        let mut case = Case::new("sweep");
        let length = dice.below(90);
        case.copy = (0..length).map(|_| dice.pick(PIECES)).collect();
        let choose = [
            ("fit", dice.pick(&["total", "push out", "squeeze first"])),
            ("level", dice.pick(&["none", "basic", "gb", "strict"])),
            ("marks", dice.pick(&["newspaper", "full", "gb", "kaiming", "half"])),
            ("indent", dice.pick(&["0", "1", "2"])),
            ("tracking", dice.pick(&["0", "0", "0.05"])),
        ];
        choose.iter().for_each(|(key, value)| case.set(key, value));
        if dice.below(3) == 0 {
            case.set("mode", "vertical");
        }
        if dice.below(4) == 0 {
            case.set("region", dice.pick(&["tw", "jp"]));
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

/// Cells cover the copy, and the glyphs of each cell cover the cell.
fn whole(galley: &Galley, copy: &str) {
    assert_eq!(galley.text, copy);
    assert_eq!(galley.gaps.len(), galley.cells.len());
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
    // GB/T 15834 5.1.11: every remainder of a paragraph of plain Han and a few marks.
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
