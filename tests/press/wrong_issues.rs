//! Issues that are wrong on purpose, one for each thing that a press would reject: each is
//! found, with the page it stands on, and without a file where it is an error.
//!
//! What no issue can be written to have — a hairline, small type of several inks, overprinting
//! white in a delivered page, a mark over the trim — is set by hand in `preflight_ink.rs` and
//! `preflight.rs`; faces that may not be embedded stand in
//! `tests/typing/fonts/files.rs`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use banxin::Job;
use banxin::diag::{Code, Severity};
use banxin::job::Options;
use tiff::encoder::TiffEncoder;
use tiff::encoder::colortype::CMYK8;

/// A page of four columns; `trim` in millimetres.
fn layout(name: &str, trim: u32) -> Vec<u8> {
    format!(
        "name = \"{name}\"\ntrim = [200, {trim}]\nmode = \"horizontal\"\n\
         margins = {{ top = 5, bottom = 5, left = 5, right = 5 }}\n\
         body = {{ face = \"song\", size = 9, leading = 12.5 }}\n\
         [grid]\ncolumns = [9, 9, 9, 9]\ngap = 1\n\
         [furniture]\nmasthead = {{ col = 1, row = 1, cols = 4, rows = 6 }}\n"
    )
    .into_bytes()
}

/// A picture of four inks, each with so many percent over all of it.
fn inks(percent: [u8; 4]) -> Vec<u8> {
    let pixel = percent.map(|it| u8::try_from(u16::from(it) * 255 / 100).expect("255"));
    let mut file = std::io::Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut file).expect("a file");
    let samples = pixel.repeat(1800 * 1200);
    encoder.write_image::<CMYK8>(1800, 1200, &samples).expect("a picture");
    file.into_inner()
}

/// What is wrong with an issue of one page, and then `more`: code, page, and whether the
/// issue may not be printed so.
fn wrong(more: &str) -> Vec<(Code, Option<u32>, bool)> {
    let same = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pictures/same");
    let story = "# 桥通了\n\n今天清晨，新桥通车。\n";
    let issue = format!(
        "[paper]\nname = \"小报\"\ndate = 2026-11-24\n{more}\n\
         [[page.quote]]\ntext = \"桥\"\n\
         area = {{ col = 4, row = 36, cols = 1, rows = 6 }}\n"
    );
    let files = BTreeMap::from([
        ("issue.toml".to_owned(), issue.into_bytes()),
        ("layouts/one.toml".to_owned(), layout("one", 200)),
        ("layouts/long.toml".to_owned(), layout("long", 220)),
        ("small.png".to_owned(), fs::read(same.join("rgb8.png")).expect("a picture")),
        ("dark.tif".to_owned(), inks([80, 80, 80, 60])),
        ("story.md".to_owned(), story.into()),
        ("long.md".to_owned(), format!("{story}{}", "雨还在下。".repeat(300)).into()),
        ("crab.md".to_owned(), format!("{story}\n今天卖\u{1F980}。\n").into()),
    ]);
    let job = Job::from_files(files, &Options::default()).expect("an issue");
    let made = banxin::typeset(&job, &job.press());
    let said = made.diagnostics.iter().filter(|it| it.severity() > Severity::Note);
    let said = said.filter(|it| !it.code.is_of_form());
    said.map(|it| (it.code, it.place.map(|it| it.page), it.severity() == Severity::Error))
        .collect()
}

const PAGE: &str = "[[page]]\nlayout = \"one\"\n";
const AREA: &str = "area = { col = 1, row = 8, cols = 4, rows = 26 }\n";

/// One thing at its place on the page.
fn on_page(kind: &str, keys: &str) -> Vec<(Code, Option<u32>, bool)> {
    wrong(&format!("{PAGE}[[page.{kind}]]\n{keys}\n{AREA}"))
}

#[test]
fn an_issue_that_is_right_calls_for_no_remark() {
    assert_eq!(on_page("story", "article = \"story.md\""), []);
}

#[test]
fn a_coarse_picture() {
    let said = on_page("picture", "file = \"small.png\"");
    assert_eq!(said, [(Code::PictureCoarse, Some(1), false)]);
}

/// 300 percent.
#[test]
fn a_picture_separated_for_other_paper() {
    let said = on_page("picture", "file = \"dark.tif\"");
    assert_eq!(said, [(Code::PictureInk, Some(1), true)]);
}

/// RGB becomes inks: none of it is left to be found.
#[test]
fn a_picture_of_lights_is_no_mistake() {
    let said = wrong(&format!(
        "{PAGE}[[page.picture]]\nfile = \"small.png\"\n\
         area = {{ col = 1, row = 8, cols = 1, rows = 3 }}\n"
    ));
    assert!(said.iter().all(|it| it.0 == Code::PictureCoarse), "{said:?}");
}

#[test]
fn a_colour_with_too_much_ink() {
    let said = wrong(&format!(
        "[colors]\ndeep = [100, 90, 80, 20]\n[style]\naccent = \"deep\"\n{PAGE}"
    ));
    assert_eq!(said.first(), Some(&(Code::ColorOverInked, None, true)));
}

#[test]
fn small_white_type() {
    let said = on_page("briefs", "items = [{ text = \"今天有雨。\" }]\nreverse = true");
    assert_eq!(said, [(Code::SmallReversed, Some(1), true)]);
}

#[test]
fn white_on_white() {
    let said = wrong(&format!(
        "[style]\naccent = \"white\"\n{PAGE}[[page.quote]]\ntext = \"桥\"\n\
         label = \"读者来信\"\n{AREA}"
    ));
    assert!(!said.is_empty());
    assert!(said.iter().all(|it| *it == (Code::Unreadable, Some(1), true)), "{said:?}");
}

#[test]
fn text_left_over() {
    let said = on_page("story", "article = \"long.md\"");
    assert_eq!(said, [(Code::Overset, Some(1), true)]);
}

#[test]
fn a_character_that_no_face_has() {
    let said = on_page("story", "article = \"crab.md\"");
    assert_eq!(
        said.iter().map(|it| (it.0, it.2)).collect::<Vec<_>>(),
        [(Code::MissingGlyph, true)]
    );
}

#[test]
fn pages_of_different_trims() {
    let said = wrong(&format!(
        "{PAGE}[[page.story]]\narticle = \"story.md\"\n{AREA}[[page]]\nlayout = \"long\"\n"
    ));
    assert_eq!(said, [(Code::TrimsDiffer, Some(2), false)]);
}
