//! Pages that are wrong on purpose in ink, type, lines and boxes: one for each check, and
//! beside it the page that is just right.

use std::sync::Arc;

use banxin::diag::{Code, Diagnostic, Error, SourceId};
use banxin::font::{FaceFile, FaceName, FontBook, Roles, Shelf, Wanted};
use banxin::geom::{Length, Point, Rect, Size};
use banxin::ink::Ink;
use banxin::pdfx::{Flavor, Press};
use banxin::picture::{Lights, Orientation, Packing, Picture, PictureBook, Said, Space};
use banxin::preflight;
use banxin::proof::{
    Fill, Inside, Mark, MarkKind, Outline, PlacedPicture, Proof, Role, Sheet, Step,
    Stroke, Turn, Way,
};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::setting::{SONG, Setting, face, fonts, mark, proof, text};

fn look(press: &Press, pictures: &PictureBook, proof: &Proof) -> Vec<Diagnostic> {
    preflight::inspect(&fonts(), pictures, proof, press).into_iter().collect()
}

fn codes(marks: Vec<Mark>) -> Vec<Code> {
    let remarks = look(&Press::default(), &PictureBook::default(), &proof(marks));
    remarks.iter().map(|it| it.code).collect()
}

/// A line of four characters with its first origin at 100, 100 points.
fn line(size: i64, ink: Ink) -> Mark {
    let fonts = fonts();
    let setting = Setting::new(face(&fonts, "song"), Turn::Horizontal, 100, 100);
    let setting = Setting { size: Length::milli_pt(size), ink, ..setting };
    text(0, Role::Body, vec![setting.run(&fonts, "渔船出港")])
}

fn body() -> Mark {
    line(10_000, Ink::BLACK)
}

fn points(x: i64, y: i64, width: i64, height: i64) -> Rect {
    let [x, y, width, height] = [x, y, width, height].map(Length::pt);
    Rect::new(x, y, width, height)
}

fn fill(rect: Rect, ink: Ink) -> Mark {
    mark(None, Role::Rule, MarkKind::Fill(Fill { rect, ink }))
}

/// A ground of 200 × 100 points under the line.
fn ground(ink: Ink) -> Mark {
    fill(points(50, 50, 200, 100), ink)
}

fn stroke(width: Length, ink: Ink) -> Mark {
    let (from, to) = (Point::new(Length::pt(60), Length::pt(70)), Length::pt(200));
    let to = Point::new(to, from.y);
    mark(
        None,
        Role::Rule,
        MarkKind::Stroke(Stroke { from, to, width, ink, way: Way::Straight }),
    )
}

/// 60 + 40 + 40 + 100 are 240 percent, the limit; black type adds to what is not black.
#[test]
fn more_ink_than_the_limit_is_named() {
    let rule = |c| stroke(Length::pt(2), Ink::process(c, 400, 400, 1000));
    assert_eq!(codes(vec![body(), rule(600)]), []);
    assert_eq!(codes(vec![body(), rule(601)]), [Code::InkSum]);
    // 70 + 70 of the ground and 100 of the type that prints over it.
    let light = Ink::process(700, 0, 700, 0);
    assert_eq!(codes(vec![ground(light), body()]), []);
    let dark = Ink::process(700, 0, 710, 0);
    assert_eq!(codes(vec![ground(dark), body()]), [Code::InkSum]);
    // The type's own black takes the place of the ground's.
    assert_eq!(codes(vec![ground(Ink::process(700, 0, 700, 100)), body()]), []);
    let press = Press { ink_limit: 2200, ..Press::default() };
    let proof = proof(vec![ground(light), body()]);
    let remarks = look(&press, &PictureBook::default(), &proof);
    assert_eq!(remarks.len(), 1);
    assert!(remarks[0].message.en.contains("240 percent"), "{}", remarks[0].message.en);
    assert!(remarks[0].message.zh.contains("超过220％"), "{}", remarks[0].message.zh);
}

/// Rows without a filter, packed.
fn separated(inks: [u8; 4], columns: u32, rows: u32) -> Picture {
    use std::io::Write;
    let row = [vec![0], inks.repeat(columns as usize)].concat();
    let mut packer =
        flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&row.repeat(rows as usize)).expect("in memory");
    Picture {
        name: "夜景.png".to_owned(),
        columns,
        rows,
        orientation: Orientation::UPRIGHT,
        space: Space::Cmyk,
        lights: Lights::Srgb,
        packing: Packing::Deflated,
        bytes: packer.finish().expect("in memory").into(),
        said: Said::default(),
    }
}

fn shown(picture: Picture, rect: Rect, press: &Press) -> Vec<Code> {
    let mut book = PictureBook::default();
    let picture = book.keep(picture);
    let placed = PlacedPicture { picture, frame: rect, image: rect };
    let marks = vec![body(), mark(None, Role::Picture, MarkKind::Picture(placed))];
    look(press, &book, &proof(marks)).iter().map(|it| it.code).collect()
}

/// GWG 2022 R0026. 153 of 255 are 60 percent, 154 are 60.4: four inks of 153 are 240
/// percent.
#[test]
fn a_picture_with_more_ink_than_the_limit_is_named() {
    // 50 mm at 200 pixels to the inch.
    let mm = Length::mm;
    let rect = Rect::new(mm(100), mm(100), mm(50), mm(50));
    let press = Press::default();
    assert_eq!(shown(separated([153; 4], 400, 400), rect, &press), []);
    assert_eq!(shown(separated([154; 4], 400, 400), rect, &press), [Code::PictureInk]);
}

/// GWG 2022 R0017 and R0015.
#[test]
fn small_type_of_several_inks_is_named() {
    let two = Ink::process(1000, 500, 0, 0);
    assert_eq!(codes(vec![line(10_000, two)]), []);
    assert_eq!(codes(vec![line(9_500, two)]), [Code::ManyInks]);
    assert_eq!(codes(vec![line(9_500, Ink::process(1000, 0, 0, 0))]), [], "one ink");
    let spot = Ink::of_spot(0, Ink::process(0, 950, 800, 0));
    assert_eq!(codes(vec![line(9_500, spot)]), [], "one plate");
    // Rich black at any size: 85 percent of black, 221 in all.
    let rich = Ink::process(500, 500, 360, 850);
    assert_eq!(codes(vec![line(60_000, rich)]), [Code::ManyInks]);
    assert_eq!(codes(vec![line(60_000, Ink::process(500, 500, 350, 850))]), []);
}

/// GWG 2022 R0016.
#[test]
fn small_white_type_is_named() {
    let on_black = |size| vec![ground(Ink::BLACK), line(size, Ink::PAPER)];
    assert_eq!(codes(on_black(10_000)), []);
    assert_eq!(codes(on_black(9_900)), [Code::SmallReversed]);
}

/// GWG 2022 R0018.
#[test]
fn a_line_that_is_too_thin_is_named() {
    let thin = |milli| stroke(Length::milli_pt(milli), Ink::BLACK);
    assert_eq!(codes(vec![body(), thin(250)]), []);
    assert_eq!(codes(vec![body(), thin(249)]), [Code::Hairline]);
    let area =
        Rect::new(Length::pt(60), Length::pt(70), Length::pt(90), Length::milli_pt(200));
    assert_eq!(codes(vec![body(), fill(area, Ink::BLACK)]), [Code::Hairline]);
}

/// White on white, black on black, yellow on paper; on a picture nobody can say.
#[test]
fn type_that_cannot_be_told_from_its_ground_is_named() {
    let wrong = [Code::Unreadable];
    assert_eq!(codes(vec![line(12_000, Ink::PAPER)]), wrong);
    assert_eq!(codes(vec![ground(Ink::BLACK), body()]), wrong);
    assert_eq!(codes(vec![line(12_000, Ink::process(0, 0, 1000, 0))]), wrong);
    assert_eq!(codes(vec![line(12_000, Ink::process(0, 1000, 0, 0))]), []);
    assert_eq!(codes(vec![ground(Ink::black_tint(150)), body()]), []);
    assert_eq!(codes(vec![ground(Ink::BLACK), line(12_000, Ink::PAPER)]), []);
    // What is painted after the type does not lie under it.
    assert_eq!(codes(vec![body(), ground(Ink::BLACK)]), []);
    // A white panel on the black ground.
    let panel = fill(points(90, 80, 100, 40), Ink::PAPER);
    assert_eq!(codes(vec![ground(Ink::BLACK), panel, body()]), []);
}

/// A ground may be a shape with round corners; a triangle is none.
#[test]
fn a_shape_counts_as_a_ground_when_it_fills_its_box() {
    let at = |x, y| Point::new(Length::pt(x), Length::pt(y));
    let shape = |steps| {
        let outline = Outline { steps, rule: Inside::Winding, ink: Ink::BLACK };
        mark(None, Role::Rule, MarkKind::Outline(outline))
    };
    let square = vec![
        Step::Move(at(50, 50)),
        Step::Line(at(250, 50)),
        Step::Line(at(250, 150)),
        Step::Line(at(50, 150)),
    ];
    let triangle = square[..3].to_vec();
    assert_eq!(codes(vec![shape(square), body()]), [Code::Unreadable]);
    assert_eq!(codes(vec![shape(triangle), body()]), []);
}

#[test]
fn large_black_type_across_the_edge_of_a_ground_is_named() {
    let blue = Ink::process(600, 300, 0, 0);
    let half = fill(points(50, 50, 100, 100), blue);
    let head = || line(40_000, Ink::BLACK);
    assert_eq!(codes(vec![half, head()]), [Code::ShowsThrough]);
    let whole = fill(points(50, 50, 300, 100), blue);
    assert_eq!(codes(vec![whole, head()]), []);
    let light = fill(points(50, 50, 100, 100), Ink::process(150, 0, 0, 0));
    assert_eq!(codes(vec![light, head()]), []);
    let half = fill(points(50, 50, 100, 100), blue);
    assert_eq!(codes(vec![half, line(12_000, Ink::BLACK)]), [], "thin strokes");
}

/// GWG 2022 R0004. A spread is twice as wide.
#[test]
fn pages_of_different_trims_are_named() {
    let sheet = |number, width| {
        let trim = Size { width: Length::mm(width), height: Length::mm(390) };
        Sheet { number, trim, marks: vec![body()], ..Sheet::default() }
    };
    let look = |widths: [i64; 3]| {
        let sheets = (1..).zip(widths).map(|(number, width)| sheet(number, width));
        let proof = Proof { sheets: sheets.collect(), ..Proof::default() };
        let remarks = look(&Press::default(), &PictureBook::default(), &proof);
        remarks.iter().map(|it| (it.code, it.place.map(|it| it.page))).collect::<Vec<_>>()
    };
    assert_eq!(look([270, 540, 270]), []);
    assert_eq!(look([270, 270, 300]), [(Code::TrimsDiffer, Some(3))]);
}

#[test]
fn a_picture_or_ground_at_the_cut_is_named() {
    let at = |x| {
        let (mm, ink) = (Length::mm, Ink::black_tint(200));
        vec![body(), fill(Rect::new(mm(x), mm(100), mm(50), mm(50)), ink)]
    };
    assert_eq!(codes(at(3)), []);
    assert_eq!(codes(at(2)), [Code::AtTheCut]);
    assert_eq!(codes(at(0)), [Code::AtTheCut]);
    assert_eq!(codes(at(339)), [Code::AtTheCut], "390 − 50 − 1");
}

/// The face of the text with other bits of `fsType`.
#[derive(Debug)]
struct Bound(u16);

impl Shelf for Bound {
    fn find(&self, name: &FaceName) -> Option<FaceFile> {
        let FaceName::File(file, index) = name else { return None };
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        Some(FaceFile { path: folder.join(file), index: *index })
    }

    fn read(&self, file: &FaceFile) -> Result<Vec<u8>, Error> {
        let mut font =
            std::fs::read(&file.path).map_err(|it| Error::reading(&file.path, it))?;
        let entry = font.windows(4).position(|it| it == b"OS/2").expect("a table");
        let start: [u8; 4] = font[entry + 8..entry + 12].try_into().expect("four bytes");
        let start = u32::from_be_bytes(start) as usize;
        font[start + 8..start + 10].copy_from_slice(&self.0.to_be_bytes());
        Ok(font)
    }

    fn places(&self) -> Vec<String> {
        Vec::new()
    }
}

/// OpenType, OS/2, `fsType`: 0x0100 forbids a part of the face.
#[test]
fn a_face_that_may_not_be_cut_is_named() {
    let codes = |bits| {
        let table = format!("[song]\nhan = [\"{SONG}\"]\n");
        let roles = Roles::read(SourceId::default(), &table).output;
        let wanted = [Wanted { role: "song".to_owned(), span: None }];
        let fonts = FontBook::open(&roles, &wanted, Arc::new(Bound(bits))).output;
        let setting = Setting::new(face(&fonts, "song"), Turn::Horizontal, 100, 100);
        let proof = proof(vec![text(0, Role::Body, vec![setting.run(&fonts, "渔船")])]);
        let book = PictureBook::default();
        let remarks = preflight::inspect(&fonts, &book, &proof, &Press::default());
        remarks.iter().map(|it| it.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(0x0000), []);
    assert_eq!(codes(0x0004), [], "preview and print");
    assert_eq!(codes(0x0100), [Code::UncutFace]);
}

/// A page of 100 × 40 points, delivered with `content`, `resources` and one object more.
fn delivered(content: &str, resources: Dictionary, more: Object) -> Picture {
    let mut document = Document::with_version("1.4");
    let tree = document.new_object_id();
    document.add_object(more);
    let content =
        document.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => tree,
        "MediaBox" => [0, 0, 100, 40].map(Object::Integer).to_vec(),
        "Resources" => resources,
        "Contents" => content,
    });
    let kids = vec![Object::Reference(page)];
    let node = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 };
    document.objects.insert(tree, Object::Dictionary(node));
    let catalog = dictionary! { "Type" => "Catalog", "Pages" => tree };
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("in memory");
    Picture::read("ad.pdf", &bytes.into(), None).expect("a page of ink")
}

/// GWG 2022 R0007: white that overprints is not there.
#[test]
fn a_delivered_page_with_white_that_overprints_is_named() {
    let look = |content: &str, press: &Press| {
        let over = dictionary! { "Type" => "ExtGState", "op" => true, "OP" => true };
        let states = dictionary! { "G" => over };
        let page =
            delivered(content, dictionary! { "ExtGState" => states }, Object::Null);
        shown(page, points(100, 200, 200, 80), press)
    };
    let press = Press::default();
    let wrong = [Code::DeliveredPage];
    assert_eq!(look("/G gs 0 0 0 0 k 1 1 9 9 re f", &press), wrong);
    assert_eq!(look("1 g q /G gs 1 1 9 9 re f Q", &press), wrong);
    assert_eq!(look("/G gs 0 0 0 1 k 1 1 9 9 re f", &press), [], "black may");
    assert_eq!(look("1 g q /G gs Q 1 1 9 9 re f", &press), [], "white knocks out");
}

/// ISO 15930-4 6.2.3 and 6.8, AN 2.25: what PDF/X-4 allows and PDF/X-1a does not.
#[test]
fn a_delivered_page_must_keep_the_flavour() {
    let look = |flavor, more: Object| {
        let page = delivered("0 0 0 1 k 1 1 9 9 re f", Dictionary::new(), more);
        let press = Press { flavor, ..Press::default() };
        shown(page, points(100, 200, 200, 80), &press)
    };
    // Which profile does not matter; the first object is another.
    let based = Object::Array(vec!["ICCBased".into(), Object::Reference((1, 0))]);
    let group = dictionary! { "S" => "Transparency", "CS" => "DeviceCMYK" };
    let packed = Stream::new(dictionary! { "Filter" => "JPXDecode" }, Vec::new());
    for more in [based, Object::Dictionary(group), Object::Stream(packed)] {
        assert_eq!(look(Flavor::X4, more.clone()), [], "{more:?}");
        assert_eq!(look(Flavor::X1a, more.clone()), [Code::DeliveredPage], "{more:?}");
    }
    let lzw = Stream::new(dictionary! { "Filter" => "LZWDecode" }, Vec::new());
    assert_eq!(look(Flavor::X4, Object::Stream(lzw)), [Code::DeliveredPage]);
}
