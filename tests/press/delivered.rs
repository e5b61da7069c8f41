//! Pages of PDF as advertisers deliver them: what is printed as it is, and what is refused.

use std::sync::Arc;

use banxin::Job;
use banxin::geom::{Length, Rect};
use banxin::job::Options;
use banxin::pdf;
use banxin::pdfx::{Moment, Press};
use banxin::picture::{Packing, Picture, PictureBook};
use banxin::proof::{MarkKind, PlacedPicture, Role};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::setting::{fonts, mark, proof};

/// A file of so many pages, each 120 × 80 points and trimmed by 10 at the sides and 20 at
/// the foot and the top, with `content` and `resources`.
fn file(pages: usize, content: &str, resources: Dictionary) -> Vec<u8> {
    let mut document = Document::with_version("1.4");
    let tree = document.new_object_id();
    let content = Stream::new(Dictionary::new(), content.as_bytes().to_vec());
    let content = document.add_object(content);
    let page = dictionary! {
        "Type" => "Page",
        "Parent" => tree,
        "TrimBox" => [10, 20, 110, 60].map(Object::Integer).to_vec(),
        "Contents" => content,
    };
    let leaves: Vec<Object> =
        (0..pages).map(|_| document.add_object(page.clone()).into()).collect();
    let node = dictionary! {
        "Type" => "Pages",
        "Kids" => leaves,
        "Count" => i64::try_from(pages).expect("few pages"),
        "MediaBox" => [0, 0, 120, 80].map(Object::Integer).to_vec(),
        "Resources" => resources,
    };
    document.objects.insert(tree, Object::Dictionary(node));
    let catalog = dictionary! { "Type" => "Catalog", "Pages" => tree };
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a file in memory");
    bytes
}

const PLAIN: &str = "0 0 0 1 k 10 20 100 40 re f";

fn read(bytes: Vec<u8>) -> Result<Picture, String> {
    let bytes: Arc<[u8]> = bytes.into();
    Picture::read("ad.pdf", &bytes, None).map_err(|it| it.message.en.clone())
}

#[test]
fn a_page_is_as_large_as_its_trim_and_is_printed_as_a_form() {
    let marked = dictionary! { "Pattern" => dictionary! { "Own" => Object::Null } };
    let picture = read(file(1, PLAIN, marked)).expect("a page of ink");
    assert_eq!(picture.packing, Packing::Page);
    assert_eq!((picture.width(), picture.height()), (100_000, 40_000));
    let mut book = PictureBook::default();
    let picture = book.keep(picture);
    let frame = Rect::new(Length::ZERO, Length::ZERO, Length::pt(200), Length::pt(80));
    let placed = PlacedPicture { picture, frame, image: frame };
    let proof = proof(vec![mark(None, Role::Advert, MarkKind::Picture(placed))]);
    let press = Press::new(Moment::midnight(2026, 11, 24));
    let printed = pdf::print(&fonts(), &book, &proof, &press).expect("it prints");
    let printed = Document::load_mem(&printed).expect("a PDF");
    let form = printed.objects.values().find_map(|it| {
        let stream = it.as_stream().ok()?;
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name).ok()?;
        (kind == b"Form").then_some(stream)
    });
    let form = form.expect("a form");
    let numbers = |key: &[u8]| -> Vec<f32> {
        let list = form.dict.get(key).and_then(Object::as_array).expect("a list");
        list.iter().map(|it| it.as_float().expect("a number")).collect()
    };
    assert_eq!(numbers(b"BBox"), [10.0, 20.0, 110.0, 60.0]);
    // The trim to the unit square: 1/100, 1/40, −10/100, −20/40.
    assert_eq!(numbers(b"Matrix"), [0.01, 0.0, 0.0, 0.025, -0.1, -0.5]);
    let content = form.decompressed_content().expect("content");
    let content = String::from_utf8_lossy(&content).into_owned();
    assert!(content.starts_with("0 0 0 1 k"), "{content}");
    assert!(content.trim_end().ends_with(PLAIN), "{content}");
    let own = form.dict.get(b"Resources").and_then(Object::as_dict).expect("resources");
    assert!(own.has(b"Pattern"), "what the tree gives to its pages comes along");
}

#[test]
fn what_would_make_the_whole_file_fail_is_refused() {
    let font =
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let font = dictionary! { "Font" => dictionary! { "F1" => font } };
    let faint = dictionary! { "Type" => "ExtGState", "ca" => Object::Real(0.5) };
    let faint = dictionary! { "ExtGState" => dictionary! { "G1" => faint } };
    let lit = dictionary! { "ColorSpace" => dictionary! { "C1" => "DeviceRGB" } };
    let layer = dictionary! { "Type" => "OCG", "Name" => "1" };
    let layer = dictionary! { "Properties" => dictionary! { "L1" => layer } };
    let none = Dictionary::new;
    for (bytes, why) in [
        (file(2, PLAIN, none()), "has not just one page"),
        (file(1, "1 0 0 rg 0 0 9 9 re f", none()), "has colours that are not inks"),
        (file(1, PLAIN, lit), "has colours that are not inks"),
        (file(1, PLAIN, font), "lacks the face \"Helvetica\""),
        (file(1, PLAIN, faint), "is partly transparent"),
        (file(1, PLAIN, layer), "has layers"),
        (b"%PDF-1.4\nnothing".to_vec(), "is not a whole PDF file"),
    ] {
        let said = read(bytes).expect_err(why);
        assert_eq!(said, format!("picture \"ad.pdf\" {why}"));
    }
}

#[test]
fn a_page_made_for_another_size_is_reported() {
    let issue = r#"
[paper]
name = "小报"
date = 2026-11-24
[[page]]
layout = "strip"
[[page.ad]]
file = "ad.pdf"
area = { col = 1, row = 1, cols = 2, rows = 7 }
"#;
    // Columns of 12 + 1 + 12 ems of 10 points, seven rows of 15 less the last gap: the
    // place is 250 × 100 points and of the page's shape, which is 100 × 40.
    let layout = r#"
trim = [100, 60]
margins = { top = 6, bottom = 6, left = 5.9, right = 5.9 }
body = { size = 10, leading = 15 }
grid = { columns = [12, 12], gap = 1, mode = "auto" }
"#;
    let files = [
        ("issue.toml", issue.as_bytes().to_vec()),
        ("layouts/strip.toml", layout.as_bytes().to_vec()),
        ("ad.pdf", file(1, PLAIN, Dictionary::new())),
    ];
    let files = files.map(|(name, bytes)| (name.to_owned(), bytes));
    let job = Job::from_files(files.into(), &Options::default()).expect("an issue");
    let made = banxin::typeset(&job, &Press::new(job.moment()));
    let said: Vec<_> = made.diagnostics.iter().map(|it| it.message.en.as_str()).collect();
    let wanted = "advertisement \"ad.pdf\" was made for another size and is printed at 250 percent";
    assert_eq!(said, [wanted]);
}

/// A nameplate drawn as a PDF goes where its type would stand, nothing of it cut: the masthead
/// is 250 points wide and the page 100 × 40, so the art is as high as its place allows.
#[test]
fn a_page_may_be_the_nameplate() {
    let issue = r#"
[paper]
name = "小报"
date = 2026-11-24
nameplate = "ad.pdf"
[[page]]
layout = "head"
"#;
    let layout = r#"
trim = [100, 60]
margins = { top = 6, bottom = 6, left = 5.9, right = 5.9 }
body = { size = 10, leading = 15 }
grid = { columns = [12, 12], gap = 1, mode = "auto" }
furniture = { masthead = { col = 1, row = 1, cols = 2, rows = 7 } }
"#;
    let files = [
        ("issue.toml", issue.as_bytes().to_vec()),
        ("layouts/head.toml", layout.as_bytes().to_vec()),
        ("ad.pdf", file(1, PLAIN, Dictionary::new())),
    ];
    let files = files.map(|(name, bytes)| (name.to_owned(), bytes));
    let job = Job::from_files(files.into(), &Options::default()).expect("an issue");
    let made = banxin::typeset(&job, &Press::new(job.moment()));
    let said: Vec<_> = made.diagnostics.iter().map(|it| it.message.en.as_str()).collect();
    assert_eq!(said, [""; 0]);
    let set = made.output.expect("a page");
    let art = set.proof.sheets[0].marks.iter().find_map(|it| match &it.kind {
        MarkKind::Picture(art) => Some(art.frame.size),
        _ => None,
    });
    let art = art.expect("the art is placed");
    assert_eq!(art.width * 40, art.height * 100);
    let printed = String::from_utf8_lossy(&set.pdf).into_owned();
    assert!(printed.contains("/Subtype/Form"), "it is printed as it was delivered");
}
