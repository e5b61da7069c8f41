//! One deliberately wrong page for each check, and a right one for all of them.

use banxin::diag::{Code, Diagnostic};
use banxin::geom::{Length, Point, Rect};
use banxin::ink::Ink;
use banxin::pdfx::{Flavor, OutputIntent, Press};
use banxin::picture::{
    Lights, Orientation, Packing, Picture, PictureBook, PictureId, Said, Space,
};
use banxin::preflight;
use banxin::proof::{Fill, Mark, MarkKind, PlacedPicture, Role, Stroke, Turn, Way};

use crate::setting::{Setting, face, fonts, mark, proof, text};

fn inspect(pictures: &PictureBook, marks: Vec<Mark>) -> Vec<Diagnostic> {
    inspect_for(&Press::default(), pictures, marks)
}

fn inspect_for(
    press: &Press,
    pictures: &PictureBook,
    marks: Vec<Mark>,
) -> Vec<Diagnostic> {
    preflight::inspect(&fonts(), pictures, &proof(marks), press).into_iter().collect()
}

fn codes(marks: Vec<Mark>) -> Vec<Code> {
    inspect(&PictureBook::default(), marks).iter().map(|it| it.code).collect()
}

fn fill(x: i64, y: i64, width: i64, height: i64) -> Mark {
    let millimeters = [x, y, width, height].map(Length::mm);
    let [x, y, width, height] = millimeters;
    let fill = Fill { rect: Rect::new(x, y, width, height), ink: Ink::BLACK };
    mark(None, Role::Rule, MarkKind::Fill(fill))
}

fn line(x: i64, y: i64) -> Mark {
    let fonts = fonts();
    let setting = Setting::new(face(&fonts, "song"), Turn::Horizontal, x, y);
    text(0, Role::Body, vec![setting.run(&fonts, "渔船出港")])
}

/// A picture of 1500 × 1000 pixels that nobody will decode.
fn pictures() -> (PictureBook, PictureId) {
    let mut pictures = PictureBook::default();
    let id = pictures.keep(Picture {
        name: "渔港.jpg".to_owned(),
        columns: 1500,
        rows: 1000,
        orientation: Orientation::UPRIGHT,
        space: Space::Gray,
        lights: Lights::Srgb,
        packing: Packing::Jpeg { inverted: false },
        bytes: Vec::new().into(),
        said: Said::default(),
    });
    (pictures, id)
}

fn picture(id: PictureId, width: Length) -> Mark {
    let height = width.scale(2, 3);
    let image = Rect::new(Length::mm(20), Length::mm(20), width, height);
    let placed = PlacedPicture { picture: id, frame: image, image };
    mark(None, Role::Picture, MarkKind::Picture(placed))
}

#[test]
fn a_right_page_calls_for_no_remark() {
    let (pictures, id) = pictures();
    // 1500 pixels over 254 mm are 150 to the inch.
    let marks = vec![line(50, 50), fill(3, 3, 384, 539), picture(id, Length::mm(254))];
    assert_eq!(inspect(&pictures, marks), []);
}

#[test]
fn a_page_with_nothing_but_furniture_is_blank() {
    assert_eq!(codes(vec![]), [Code::BlankPage]);
    assert_eq!(codes(vec![fill(10, 10, 100, 1)]), [Code::BlankPage]);
}

#[test]
fn what_reaches_over_the_trim_is_named() {
    let trouble = [Code::OutsideTrim];
    assert_eq!(codes(vec![line(50, 50), fill(380, 10, 11, 1)]), trouble);
    assert_eq!(codes(vec![line(1100, 50)]), trouble);
    assert_eq!(codes(vec![line(-1, 50)]), trouble);
    let edge = |x| Point::new(x, Length::mm(100));
    let (from, to) = (edge(Length::mm(10)), edge(Length::mm(391)));
    let stroke =
        Stroke { from, to, width: Length::pt(1), ink: Ink::BLACK, way: Way::Straight };
    let stroke = mark(None, Role::Rule, MarkKind::Stroke(stroke));
    assert_eq!(codes(vec![line(50, 50), stroke]), trouble);
    let remarks = inspect(&PictureBook::default(), vec![line(-1, 50)]);
    assert!(remarks[0].message.zh.contains("「渔船出港」"), "{}", remarks[0].message.zh);
    assert!(remarks[0].message.en.contains("\"渔船出港\""), "{}", remarks[0].message.en);
    assert_eq!(remarks[0].place.map(|it| it.page), Some(1));
}

/// GWG 2022 R0031: 149 ppi are too few.
#[test]
fn a_coarse_picture_is_named_with_its_resolution() {
    let (pictures, id) = pictures();
    let remarks = inspect(&pictures, vec![picture(id, Length::mm(256))]);
    assert_eq!(remarks.len(), 1);
    assert_eq!(remarks[0].code, Code::PictureCoarse);
    assert!(remarks[0].message.zh.contains("「渔港.jpg」"), "{}", remarks[0].message.zh);
    assert!(remarks[0].message.zh.contains("148 ppi"), "{}", remarks[0].message.zh);
}

/// ISO 32000-1 table 66: PDF 1.4 knows version 2 of ICC.
#[test]
fn a_profile_newer_than_the_flavour_is_refused() {
    let mut press = Press::default();
    let mut profile = press.intent.profile.to_vec();
    profile[8] = 4;
    press.intent = OutputIntent { profile: profile.into(), ..press.intent };
    let look = |press: &Press| {
        let remarks = inspect_for(press, &PictureBook::default(), vec![line(50, 50)]);
        remarks.iter().map(|it| it.code).collect::<Vec<_>>()
    };
    assert_eq!(look(&press), []);
    press.flavor = Flavor::X1a;
    assert_eq!(look(&press), [Code::IntentNewer]);
}
