//! Cells and glyphs of the bundled faces: frames, places in the frame, vertical forms, and
//! the remarks on what is missing.

use banxin::diag::{Code, SourceId, Span};
use banxin::font::Glyph;
use banxin::geom::{Length, WritingMode};
use banxin::text::{
    self, Cell, CellGlyph, CharClass, Galley, StyledText, Terms, TextStyle,
};

use crate::bundled;

const SIZE: Length = Length::pt(10);

fn style(role: &str, mode: WritingMode) -> TextStyle {
    let role = bundled::fonts().role(role).expect("a bundled role");
    TextStyle { mode, ..TextStyle::new(role, SIZE) }
}

fn set(text: &str, style: TextStyle) -> Galley {
    let copy = StyledText { text, style, span: Span::default() };
    text::set(bundled::fonts(), &Terms::NONE, &[copy]).output
}

fn cell(galley: &Galley, at: usize) -> (&Cell, &[CellGlyph]) {
    let cell = &galley.cells[at];
    (cell, &galley.glyphs[cell.glyphs.start as usize..cell.glyphs.end as usize])
}

/// Thousandths of an em.
fn milli(length: Length) -> i64 {
    length.scale(1000, SIZE.emu()).emu()
}

/// Where a glyph's ink lies along a horizontal line, in thousandths of an em.
fn ink(glyph: &CellGlyph) -> (i64, i64) {
    let ink = bundled::fonts().face(glyph.face).ink(glyph.id).expect("ink");
    let at = milli(glyph.inline);
    (at + i64::from(ink.left.thousandths()), at + i64::from(ink.right.thousandths()))
}

fn glyph_of(role: &str, character: char) -> Glyph {
    let role = bundled::fonts().role(role).expect("a bundled role");
    let choice = bundled::fonts().choose(role, &character.to_string(), false);
    let face = bundled::fonts().face(choice.expect("a face").face);
    face.glyph(character).expect("a glyph")
}

#[test]
fn marks_get_their_em_and_stand_in_the_right_half() {
    // GB/T 15834 5.1.1, 5.1.3; the quotes of the Kai face are 350 wide.
    for role in ["song", "kai"] {
        let galley = set("“，”。", style(role, WritingMode::Horizontal));
        for at in 0..4 {
            let (cell, glyphs) = cell(&galley, at);
            assert_eq!(milli(cell.advance), 1000, "{role} {at}");
            let (low, high) = ink(&glyphs[0]);
            if cell.class == CharClass::Open {
                assert!(low >= 500 && high <= 1000, "{role} {at}: {low}..{high}");
                assert_eq!(milli(cell.blank_before), 500, "{role} {at}");
            } else {
                assert!(low >= 0 && high <= 500, "{role} {at}: {low}..{high}");
                assert_eq!(milli(cell.blank_after), 500, "{role} {at}");
            }
        }
    }
}

#[test]
fn an_interpunct_is_half_an_em_with_its_dot_in_the_middle() {
    // GB/T 15834 5.1.7; the Song face's is 327 wide.
    for role in ["song", "kai"] {
        let galley = set("阿·里", style(role, WritingMode::Horizontal));
        let (cell, glyphs) = cell(&galley, 1);
        assert_eq!(milli(cell.advance), 500, "{role}");
        let (low, high) = ink(&glyphs[0]);
        assert!((low + high - 500).abs() <= 2, "{role}: {low}..{high}");
    }
}

#[test]
fn a_dash_is_one_cell_of_two_ems_without_a_seam() {
    // GB/T 15834 5.1.4.
    for role in ["song", "kai", "display"] {
        let galley = set("他——我", style(role, WritingMode::Horizontal));
        let (cell, glyphs) = cell(&galley, 1);
        assert_eq!(cell.class, CharClass::Dash, "{role}");
        assert_eq!(galley.copy(1..2), "——", "{role}");
        if let [left, right] = glyphs {
            assert!(ink(left).1 >= ink(right).0, "{role}: a seam");
        }
    }
    let galley = set("——", style("song", WritingMode::Vertical));
    assert_eq!(milli(galley.cells[0].advance), 2000);
}

#[test]
fn han_stands_upright_and_centered_in_a_vertical_line() {
    let galley = set("港", style("song", WritingMode::Vertical));
    let (cell, glyphs) = cell(&galley, 0);
    assert_eq!(milli(cell.advance), 1000);
    // The origin lies half an em to the left of the center line (block grows to the
    // left), and as far down as the em box rises over the baseline.
    assert_eq!((milli(glyphs[0].inline), milli(glyphs[0].block)), (880, 500));
    assert!(!glyphs[0].sideways, "upright");
}

#[test]
fn chinese_quotes_take_corner_shapes_and_keep_their_copy() {
    for role in ["song", "kai"] {
        let quotes = set("“好”", style(role, WritingMode::Vertical));
        let corners = set("『好』", style(role, WritingMode::Vertical));
        for at in [0, 2] {
            let (quote, corner) = (cell(&quotes, at).1[0], cell(&corners, at).1[0]);
            assert_eq!(
                (quote.id, quote.sideways),
                (corner.id, corner.sideways),
                "{role}"
            );
        }
        assert_eq!(cell(&quotes, 0).1[0].text, (0, 3), "{role}");
        assert_eq!(quotes.copy(0..1), "“", "{role}");
    }
}

#[test]
fn brackets_without_a_vertical_form_are_turned() {
    // The Kai face has none for 〖; the Song face has one.
    let kai = set("〖注〗", style("kai", WritingMode::Vertical));
    let song = set("〖注〗", style("song", WritingMode::Vertical));
    assert!(cell(&kai, 0).1[0].sideways, "turned");
    assert!(!cell(&song, 0).1[0].sideways, "has a form of its own");
    assert_ne!(cell(&song, 0).1[0].id, glyph_of("song", '〖'));
    assert_eq!(milli(kai.cells[0].advance), 1000);
}

#[test]
fn two_digits_stand_across_and_words_lie_sideways() {
    let galley = set("8月23日Word", style("song", WritingMode::Vertical));
    let classes: Vec<_> = galley.cells.iter().map(|it| it.class).collect();
    assert_eq!(classes[2], CharClass::Across);
    let (across, digits) = cell(&galley, 2);
    assert_eq!((milli(across.advance), digits.len()), (1000, 2));
    // Centered: the first digit starts as far left as the second ends right.
    assert!(milli(digits[0].block) > 0, "left of the center line");
    assert_eq!((digits[0].text, digits[1].text), ((4, 5), (5, 6)));
    let (_, word) = cell(&galley, 4);
    assert!(word[0].sideways, "a word lies sideways");
    // The capitals are centered on the line: the baseline lies to its left.
    let face = bundled::fonts().face(word[0].face);
    let half = i64::from(face.metrics().cap_height.thousandths()) / 2;
    assert!((milli(word[0].block) - half).abs() <= 1, "{}", milli(word[0].block));
}

#[test]
fn western_words_come_from_the_latin_face_and_are_kerned() {
    let galley = set("用AVAV字", style("song", WritingMode::Horizontal));
    let (han, _) = (cell(&galley, 0).1[0], 0);
    let latin = cell(&galley, 1).1[0];
    assert_ne!(han.face, latin.face);
    let face = bundled::fonts().face(latin.face);
    let loose: i64 = "AVAV"
        .chars()
        .filter_map(|it| face.glyph(it))
        .map(|it| i64::from(face.advance(it).thousandths()))
        .sum();
    let set: i64 = galley.cells[1..5].iter().map(|it| milli(it.advance)).sum();
    assert!(set < loose, "{set} is not tighter than {loose}");
}

#[test]
fn long_type_is_narrower_and_not_smaller() {
    let long = TextStyle { stretch: 800, ..style("song", WritingMode::Horizontal) };
    let galley = set("港，", long);
    assert_eq!(milli(galley.cells[0].advance), 800);
    assert_eq!(milli(galley.cells[1].blank_after), 400);
    let down = TextStyle { stretch: 800, ..style("song", WritingMode::Vertical) };
    let galley = set("港", down);
    let (cell, glyphs) = cell(&galley, 0);
    assert_eq!((milli(cell.advance), milli(glyphs[0].block)), (1000, 400));
}

#[test]
fn a_missing_character_is_named_once_and_shown_as_geta() {
    let text = "甲\u{1E900}乙\u{1E900}";
    let mut sources = banxin::diag::Sources::default();
    let id: SourceId = sources.add("a.txt", text);
    let copy = StyledText {
        text,
        style: style("song", WritingMode::Horizontal),
        span: Span::new(id, 0, text.len()),
    };
    let set = text::set(bundled::fonts(), &Terms::NONE, &[copy]);
    let remarks: Vec<_> = set.diagnostics.iter().collect();
    assert_eq!(remarks.len(), 1);
    assert_eq!(remarks[0].code, Code::MissingGlyph);
    assert!(remarks[0].message.en.contains("U+1E900"), "{}", remarks[0].message.en);
    assert_eq!(remarks[0].span, Some(Span::new(id, 3, 7)));
    let galley = set.output;
    assert_eq!(cell(&galley, 1).1[0].id, glyph_of("song", '〓'));
    assert_eq!(galley.copy(1..2), "\u{1E900}");
}

#[test]
fn a_pair_closes_up_across_a_change_of_style() {
    // CLREQ, adjacent marks: also where the bold words end.
    let plain = style("song", WritingMode::Horizontal);
    let kai = style("kai", WritingMode::Horizontal);
    let piece = |text, style| StyledText { text, style, span: Span::default() };
    let copy = [piece("他说“好", plain), piece("”，", kai), piece("走", plain)];
    let galley = text::set(bundled::fonts(), &Terms::NONE, &copy).output;
    assert_eq!(milli(galley.gaps[4].natural), -500);
    assert_eq!(galley.text, "他说“好”，走");
}
