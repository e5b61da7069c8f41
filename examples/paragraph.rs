//! Sets a paragraph in lines of 13 ems and prints them: `cargo run --example paragraph`.

use banxin::diag::{Error, SourceId, Span};
use banxin::font::{self, FaceFile, FaceName, FontBook, Roles, Wanted};
use banxin::geom::{Em, Length};
use banxin::para::{self, Align, Fit, Measure, ParagraphStyle};
use banxin::text::{self, StyledText, Terms, TextStyle};

#[derive(Debug)]
struct Folder;

impl font::Shelf for Folder {
    fn find(&self, name: &FaceName) -> Option<FaceFile> {
        let FaceName::File(file, index) = name else { return None };
        Some(FaceFile { path: format!("fonts/{file}").into(), index: *index })
    }
    fn read(&self, file: &FaceFile) -> Result<Vec<u8>, Error> {
        std::fs::read(&file.path).map_err(|it| Error::reading(&file.path, it))
    }
    fn places(&self) -> Vec<String> {
        vec!["fonts".into()]
    }
}

#[expect(clippy::print_stdout, reason = "an example speaks to its reader")]
fn main() {
    let roles = Roles::read(SourceId::default(), font::BUNDLED_ROLES).output;
    let song = [Wanted { role: "song".into(), span: None }];
    let fonts = FontBook::open(&roles, &song, std::sync::Arc::new(Folder)).output;
    let size = Length::pt(9);
    let style = TextStyle::new(fonts.role("song").unwrap_or_default(), size);
    let text = "清晨五时，第一班渡轮靠岸。“今天风不大，”船长林海说，“准点。”港口2026年已运送旅客120万人次。";
    let copy = [StyledText { text, style, span: Span::default() }];
    let galley = text::set(&fonts, &Terms::NONE, &copy).output;
    let paragraph =
        ParagraphStyle { indent: Em::whole(2), align: Align::Justify, fit: Fit::Total };
    let measure = Measure { start: Length::ZERO, length: size * 13 };
    for line in para::compose(&galley, &paragraph, &|_| measure) {
        println!("{}|", galley.copy(line.cells));
    }
}
