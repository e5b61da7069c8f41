//! Spacing as browsers do it: every vector of the W3C on the `css` profile.

use banxin::diag::Span;
use banxin::font::Region;
use banxin::geom::{Em, Length, WritingMode};
use banxin::para::{self, Align, Fit, Line, Measure, ParagraphStyle};
use banxin::text::{self, Galley, Mixed, Punctuation, StyledText, TextStyle};

use crate::bundled;

const SIZE: Length = Length::pt(10);
const AUTOSPACE: &str = include_str!("../data/wpt/text_autospace.tsv");
const TRIM: &str = include_str!("../data/wpt/text_spacing_trim.tsv");

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|it| !it.starts_with('#')).map(|it| it.split('\t').collect())
}

fn css(region: Region, mode: WritingMode) -> TextStyle {
    let role = match region {
        Region::Cn => "song",
        Region::Tw | Region::Hk => "song.tw",
        Region::Jp => "song.jp",
    };
    let role = bundled::fonts().role(role).expect("a bundled role");
    let punctuation = Punctuation::Css;
    TextStyle { region, mode, punctuation, ..TextStyle::new(role, SIZE) }
}

fn set(text: &str, style: TextStyle, length: Length) -> (Galley, Vec<Line>) {
    let copy = StyledText { text, style, span: Span::default() };
    let galley = text::set(bundled::fonts(), &text::Terms::NONE, &[copy]).output;
    let paragraph =
        ParagraphStyle { indent: Em::ZERO, align: Align::Start, fit: Fit::PushOut };
    let measure = Measure { start: Length::ZERO, length };
    let lines = para::compose(&galley, &paragraph, &|_| measure);
    (galley, lines)
}

fn width(text: &str, style: TextStyle) -> Length {
    set(text, style, Em::whole(30).at(SIZE)).1[0].width
}

/// Where the frames start by the vector: a full character is one em wide, a half one half
/// an em; the frame of a halved opener begins half an em before its ink. A character that
/// is as wide as the face has it (`-`, a curly quote in Japan) is taken as it is.
fn expected(text: &str, widths: &str, galley: &Galley, region: Region) -> Vec<i64> {
    let half = Em::HALF.at(SIZE).emu();
    let mut pen = 0;
    let cells = text.chars().zip(widths.chars()).zip(&galley.cells);
    let places = cells.map(|((mark, width), cell)| {
        let narrow = region == Region::Jp && "‘’“”".contains(mark);
        let own = if width == '-' || narrow {
            cell.advance.emu()
        } else if width == 'F' {
            2 * half
        } else {
            half
        };
        let opener = "《「『〔〖〘〝（｛｟‘“".contains(mark);
        let place = pen - if width == 'H' && opener && !narrow { half } else { 0 };
        pen += own;
        place
    });
    places.collect()
}

#[test]
fn marks_are_trimmed_as_css_trims_them() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for row in rows(TRIM) {
        let [lang, mode, group, text, widths, ..] = row[..] else { panic!("{row:?}") };
        let region = match lang {
            "ja" => Region::Jp,
            "zh-hant" => Region::Tw,
            _ => Region::Cn,
        };
        let mode = match mode {
            "vertical" => WritingMode::Vertical,
            _ => WritingMode::Horizontal,
        };
        let style = TextStyle { mixed: Mixed::None, ..css(region, mode) };
        // The vectors are about the inside of a line.
        let (galley, lines) = set(&format!("{text}国"), style, Em::whole(30).at(SIZE));
        let found: Vec<i64> = lines[0].positions.iter().map(|it| it.emu()).collect();
        let expected = expected(text, widths, &galley, region);
        if found.get(..expected.len()) != Some(&expected) {
            wrong.push(format!(
                "{lang} {mode:?} {group} {text} {widths}: {found:?}, not {expected:?}"
            ));
        }
        seen += 1;
    }
    assert!(wrong.is_empty(), "{}\n{} of {seen}", wrong.join("\n"), wrong.len());
    assert_eq!(seen, 620);
}

/// The copy with `^` where space stands and `|` where a line ends.
fn marked(galley: &Galley, lines: &[Line]) -> String {
    let mut marked = String::new();
    for line in lines {
        for at in line.cells.clone() {
            marked.push_str(galley.copy(at..at + 1));
            let inside = at + 1 < line.cells.end;
            if inside && galley.gaps[at].natural > Length::ZERO {
                marked.push('^');
            }
        }
        if !line.last {
            marked.push('|');
        }
    }
    marked
}

#[test]
fn space_stands_between_han_and_latin_where_css_sets_it() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for row in rows(AUTOSPACE) {
        let [context, text, expected, ..] = row[..] else { panic!("{row:?}") };
        let vertical = context.starts_with("vertical");
        let mode = if vertical { WritingMode::Vertical } else { WritingMode::Horizontal };
        let style = css(Region::Cn, mode);
        // In the vectors' font every character is one em: the line holds four.
        let four: String = text.chars().take(4).collect();
        let long = Em::whole(30).at(SIZE);
        let room = if context == "linebreak 4em" { width(&four, style) } else { long };
        let (galley, lines) = set(text, style, room);
        let found = marked(&galley, &lines);
        if found != expected {
            wrong.push(format!("{context} {text}: {found}, not {expected}"));
        }
        seen += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(seen, 27);
}

#[test]
fn clreq_sets_no_space_beside_western_marks() {
    // The one difference from CSS: no space after Western openers nor before closers.
    for (text, expected) in
        [("国!国#国", "国!^国^#国"), ("国(X)国", "国^(X)^国"), ("国。XX国", "国。XX^国")]
    {
        let role = bundled::fonts().role("song").expect("a bundled role");
        let (galley, lines) =
            set(text, TextStyle::new(role, SIZE), Em::whole(30).at(SIZE));
        assert_eq!(marked(&galley, &lines), expected);
    }
}
