//! Which way characters stand in vertical lines, and where their ink lies: UAX #50 and its
//! tailoring row by row, and faces with and without vertical forms.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use banxin::diag::{Error, SourceId, Span};
use banxin::font::{FaceFile, FaceName, FontBook, Region, Roles, Shelf, Wanted};
use banxin::geom::{Length, WritingMode};
use banxin::text::{
    self, CellGlyph, Galley, Orientation, StyledText, TextStyle, orientation,
};

use crate::bundled;

const SIZE: Length = Length::pt(10);
const REGIONS: [Region; 4] = [Region::Cn, Region::Tw, Region::Hk, Region::Jp];

fn data(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file)
}

/// The rows of a table, without its notes.
fn rows(file: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(data(file)).expect("a table of the tests");
    let rows = text.lines().filter(|it| !it.starts_with('#') && !it.is_empty());
    rows.map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

fn character(row: &[String]) -> char {
    let code = u32::from_str_radix(&row[0], 16).expect("a code point");
    char::from_u32(code).expect("a character")
}

const fn property(orientation: Orientation) -> &'static str {
    match orientation {
        Orientation::Upright => "U",
        Orientation::Turned => "R",
        Orientation::FormElseUpright => "Tu",
        Orientation::FormElseTurned => "Tr",
    }
}

const fn action(orientation: Orientation) -> &'static str {
    match orientation {
        Orientation::Upright => "upright",
        Orientation::Turned => "rotate90cw",
        Orientation::FormElseUpright => "vert-glyph else upright",
        Orientation::FormElseTurned => "vert-glyph else rotate90cw",
    }
}

#[test]
fn every_vector_stands_as_unicode_18_says() {
    let rows = rows("vertical/orientation.tsv");
    assert_eq!(rows.len(), 143);
    for row in rows {
        let stands = orientation(character(&row), None);
        assert_eq!(property(stands), row[4], "{}", row[1]);
        assert_eq!(action(stands), row[6], "{}", row[1]);
    }
}

#[test]
fn every_vector_stands_as_its_region_has_it() {
    let tailored: BTreeMap<char, Vec<String>> = rows("vertical/tailored.tsv")
        .into_iter()
        .map(|it| (character(&it), it))
        .collect();
    let mut met = 0;
    for row in rows("vertical/orientation.tsv") {
        let own = tailored.get(&character(&row));
        met += usize::from(own.is_some());
        for (at, region) in REGIONS.into_iter().enumerate() {
            let wanted = own.map_or(&row[4], |own| &own[2 + at]);
            let stands = orientation(character(&row), Some(region));
            assert_eq!(property(stands), wanted, "{} in {region:?}", row[1]);
        }
    }
    assert_eq!(met, tailored.len(), "every tailored character is among the vectors");
}

/// The folder `tests/data/fonts`.
#[derive(Debug)]
struct Tricky;

impl Shelf for Tricky {
    fn find(&self, name: &FaceName) -> Option<FaceFile> {
        let FaceName::File(file, index) = name else { return None };
        let path = data("fonts").join(file);
        path.exists().then_some(FaceFile { path, index: *index })
    }

    fn read(&self, file: &FaceFile) -> Result<Vec<u8>, Error> {
        std::fs::read(&file.path).map_err(|it| Error::reading(&file.path, it))
    }

    fn places(&self) -> Vec<String> {
        vec![data("fonts").display().to_string()]
    }
}

/// A book whose only face is a small one of the tests.
fn small(file: &str) -> FontBook {
    let roles = format!("[song]\nhan = [\"{file}\"]\n");
    let roles = Roles::read(SourceId::default(), &roles).output;
    let wanted = [Wanted { role: "song".to_owned(), span: None }];
    FontBook::open(&roles, &wanted, Arc::new(Tricky)).output
}

fn set_with(fonts: &FontBook, role: &str, region: Region, text: &str) -> Galley {
    let role = fonts.role(role).expect("a role of the book");
    let style =
        TextStyle { mode: WritingMode::Vertical, region, ..TextStyle::new(role, SIZE) };
    let copy = StyledText { text, style, span: Span::default() };
    let set = text::set(fonts, &text::Terms::NONE, &[copy]);
    assert_eq!(set.diagnostics.iter().count(), 0, "{text}");
    set.output
}

fn milli(length: Length) -> i64 {
    length.scale(1000, SIZE.emu()).emu()
}

/// The ink of a cell, from the middle of the line to the right and from the top of the
/// cell's frame down: left, right, top, bottom.
fn ink(fonts: &FontBook, galley: &Galley, cell: usize) -> [i64; 4] {
    let glyphs = galley.cells[cell].glyphs.clone();
    let glyphs = &galley.glyphs[glyphs.start as usize..glyphs.end as usize];
    let boxes: Vec<_> = glyphs.iter().map(|it| one(fonts, it)).collect();
    let far = |at: usize| boxes.iter().map(move |it| it[at]);
    [
        far(0).min().unwrap_or(0),
        far(1).max().unwrap_or(0),
        far(2).min().unwrap_or(0),
        far(3).max().unwrap_or(0),
    ]
}

fn one(fonts: &FontBook, glyph: &CellGlyph) -> [i64; 4] {
    let ink = fonts.face(glyph.face).ink(glyph.id).expect("ink");
    let wide = |em: banxin::geom::Em| {
        i64::from(em.thousandths()) * i64::from(glyph.stretch) / 1000
    };
    let high = |em: banxin::geom::Em| i64::from(em.thousandths());
    // Block grows to the left.
    let (x, y) = (-milli(glyph.block), milli(glyph.inline));
    if glyph.sideways {
        // Up is right, right is down.
        [x + high(ink.bottom), x + high(ink.top), y + wide(ink.left), y + wide(ink.right)]
    } else {
        [x + wide(ink.left), x + wide(ink.right), y - high(ink.top), y - high(ink.bottom)]
    }
}

fn sideways(galley: &Galley, cell: usize) -> bool {
    galley.glyphs[galley.cells[cell].glyphs.start as usize].sideways
}

/// The roles with a face for each region.
fn regional() -> [(&'static str, Region); 3] {
    [("song", Region::Cn), ("song.tw", Region::Tw), ("song.jp", Region::Jp)]
}

#[test]
fn dashes_and_dots_run_down_the_middle_of_every_face() {
    // CLREQ, vertical forms: centered under the character before, running down.
    let bundled = bundled::fonts();
    for (role, region) in
        regional().into_iter().chain([("kai", Region::Cn), ("display", Region::Cn)])
    {
        let galley = set_with(bundled, role, region, "山——川……日～本—·");
        for cell in [1, 3, 5, 7, 8] {
            let mark = galley.copy(cell..cell + 1).to_owned();
            let [left, right, top, bottom] = ink(bundled, &galley, cell);
            assert!((left + right).abs() <= 20, "{mark} {role}: {left}..{right}");
            let runs = mark == "·" || bottom - top > 2 * (right - left);
            assert!(runs, "{mark} {role}: {top}..{bottom} runs down");
            let frame = milli(galley.cells[cell].advance);
            assert!(top >= -20 && bottom <= frame + 20, "{mark} {role}: in its frame");
        }
        // One rule without a seam, nearly as long as its two ems.
        let dash = galley.cells[1].glyphs.clone();
        if let [first, second] = &galley.glyphs[dash.start as usize..dash.end as usize] {
            let (first, second) = (one(bundled, first), one(bundled, second));
            assert!(first[3] >= second[2], "{role}: a seam in ——");
        }
        let [.., top, bottom] = ink(bundled, &galley, 1);
        assert!(bottom - top > 1500, "{role}: {top}..{bottom}");
    }
}

#[test]
fn hong_kong_has_the_marks_of_a_traditional_face() {
    // The face names Taiwan alone; the rule of —— is as long in both.
    let bundled = bundled::fonts();
    let shape = |region| -> Vec<_> {
        let galley = set_with(bundled, "song.tw", region, "山——川……日～本—·，。：；");
        galley.glyphs.iter().map(|it| (it.id, it.inline, it.block)).collect()
    };
    assert_eq!(shape(Region::Hk), shape(Region::Tw));
}

#[test]
fn nothing_with_a_vertical_form_is_turned_besides() {
    // UAX #50 Tr: the form, else the turn, never both.
    let bundled = bundled::fonts();
    for (role, region) in regional() {
        let galley = set_with(bundled, role, region, "（字）《字》「字」『字』～ー");
        for cell in 0..galley.cells.len() {
            assert!(!sideways(&galley, cell), "{role}: {}", galley.copy(cell..cell + 1));
        }
    }
    // A corner bracket hugs what it holds: ﹁ at the foot of its em, to the right.
    let galley = set_with(bundled, "song", Region::Cn, "“字”");
    let [left, right, top, _] = ink(bundled, &galley, 0);
    assert!(left > -400 && right > 300 && top >= 450, "{left}..{right}, {top}");
    let [left, right, _, bottom] = ink(bundled, &galley, 2);
    assert!(left < -300 && right < 400 && bottom <= 550, "{left}..{right}, {bottom}");
}

#[test]
fn quotes_are_the_corners_of_their_region() {
    // CLREQ, quotation marks: double outside in CN, single outside in TW and HK.
    let bundled = bundled::fonts();
    for (role, region, quotes, corners) in [
        ("song", Region::Cn, "“字‘字’字”", "『字「字」字』"),
        ("song.tw", Region::Tw, "“字‘字’字”", "「字『字』字」"),
        ("song.tw", Region::Hk, "“字‘字’字”", "「字『字』字」"),
        ("song.jp", Region::Jp, "“字字”", "〝字字〟"),
        ("kai", Region::Cn, "“字‘字’字”", "『字「字」字』"),
    ] {
        let (one, other) = (
            set_with(bundled, role, region, quotes),
            set_with(bundled, role, region, corners),
        );
        let shape = |galley: &Galley| -> Vec<_> {
            galley.glyphs.iter().map(|it| (it.id, it.sideways, it.inline)).collect()
        };
        assert_eq!(shape(&one), shape(&other), "{role} {region:?}");
        assert_eq!(one.text, quotes, "the copy keeps its own");
    }
}

#[test]
fn a_face_without_vertical_forms_is_turned_about_the_middle() {
    let fonts = small("no-vertical-forms.otf");
    let galley = set_with(&fonts, "song", Region::Cn, "新——本……（字）ー「版」");
    for (cell, turned) in
        [(0, false), (1, true), (3, true), (4, true), (6, true), (7, true), (8, true)]
    {
        let mark = galley.copy(cell..cell + 1);
        assert_eq!(sideways(&galley, cell), turned, "{mark}");
        let [left, right, ..] = ink(&fonts, &galley, cell);
        if "——……（）".contains(mark) {
            assert!((left + right).abs() <= 30, "{mark}: {left}..{right} is centered");
        }
    }
    // The opener's ink is in the lower half of its em, the closer's in the upper half.
    assert!(ink(&fonts, &galley, 4)[2] >= 500, "（ hugs what follows");
    assert!(ink(&fonts, &galley, 6)[3] <= 500, "） hugs what went before");
    assert_eq!(milli(galley.cells[1].advance), 2000);
}

#[test]
fn a_face_without_vertical_forms_has_its_stops_in_the_right_corner() {
    // CLREQ, sizes and positions: upper right in CN and JP, in the middle in TW.
    let fonts = small("no-vertical-forms.otf");
    for region in [Region::Cn, Region::Jp] {
        let galley = set_with(&fonts, "song", region, "新。本，");
        for cell in [1, 3] {
            let [left, right, top, bottom] = ink(&fonts, &galley, cell);
            assert!(
                left >= 0 && right <= 500,
                "{region:?}: {left}..{right} at the right"
            );
            assert!(top >= 0 && bottom <= 500, "{region:?}: {top}..{bottom} at the top");
            assert!(!sideways(&galley, cell), "upright");
        }
    }
    let galley = set_with(&fonts, "song", Region::Tw, "新。");
    let [left, right, top, bottom] = ink(&fonts, &galley, 1);
    assert!((left + right).abs() <= 2, "{left}..{right}");
    assert!(top >= 250 && bottom <= 750, "{top}..{bottom}");
}

#[test]
fn heights_come_from_the_face_or_from_the_em_box() {
    // The same face with and without `vhea`, `vmtx` and `VORG`: 新 stands in its em.
    let sound = small("cff-small.otf");
    for file in ["no-vertical-tables.otf", "no-vertical-forms.otf"] {
        let bare = small(file);
        let place = |fonts: &FontBook| {
            let galley = set_with(fonts, "song", Region::Cn, "新日本");
            let advances: Vec<_> =
                galley.cells.iter().map(|it| milli(it.advance)).collect();
            assert_eq!(advances, [1000; 3], "{file}");
            ink(fonts, &galley, 0)
        };
        assert_eq!(place(&sound), place(&bare), "{file}");
        let [left, right, top, bottom] = place(&bare);
        assert!(left >= -500 && right <= 500 && top >= 0 && bottom <= 1000, "{file}");
    }
}

#[test]
fn digits_across_stay_within_a_little_more_than_an_em() {
    // CLREQ: about as wide as the line, they may stick out a little.
    let bundled = bundled::fonts();
    for role in ["song", "kai", "display"] {
        for text in ["第12号", "第88号", "第120号", "得A+了", "用5G网", "长3.5米"]
        {
            let galley = set_with(bundled, role, Region::Cn, text);
            assert_eq!(galley.cells.len(), 3, "{text}");
            assert_eq!(milli(galley.cells[1].advance), 1000, "{text}");
            let [left, right, top, bottom] = ink(bundled, &galley, 1);
            assert!(left >= -550 && right <= 550, "{role} {text}: {left}..{right}");
            assert!((left + right).abs() <= 160, "{role} {text}: {left}..{right}");
            assert!((top + bottom - 1000).abs() <= 2, "{role} {text}: {top}..{bottom}");
        }
    }
}
