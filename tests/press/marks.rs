//! What stands outside the trimmed sheet when the printer asks for it.

#![expect(clippy::float_arithmetic, reason = "positions in a PDF are decimal")]

use banxin::pdf;
use banxin::pdfx::{Flavor, Moment, Press, PrinterMarks};
use banxin::picture::PictureBook;
use lopdf::{Document, Object};

use crate::reader;
use crate::setting::{fonts, specimen};

fn printed(marks: PrinterMarks) -> Vec<u8> {
    let fonts = fonts();
    let press =
        Press { marks, flavor: Flavor::X1a, ..Press::new(Moment::midnight(2025, 7, 15)) };
    pdf::print(&fonts, &PictureBook::default(), &specimen(&fonts), &press)
        .expect("it prints")
}

/// Millimetres in points.
fn mm(millimeters: f32) -> f32 {
    millimeters * 72.0 / 25.4
}

/// ISO 32000-1 14.11.2: a `BleedBox` that is not there is the `CropBox`, which is all.
#[test]
fn the_sheet_grows_and_its_trim_stays_as_large() {
    let page = reader::pages(&printed(PrinterMarks::ALL)).remove(0);
    let sides = |key: &[u8]| -> Vec<f32> {
        let list = page.dict.get(key).and_then(Object::as_array).expect("a box");
        list.iter().map(|it| it.as_float().expect("a number")).collect()
    };
    // 390 × 545 mm with 13 mm on every side.
    let near = |found: Vec<f32>, wanted: [f32; 4]| {
        let close = found.iter().zip(wanted).all(|(a, b)| (a - mm(b)).abs() < 0.01);
        assert!(close && found.len() == 4, "{found:?} is not {wanted:?} mm");
    };
    near(sides(b"MediaBox"), [0.0, 0.0, 416.0, 571.0]);
    near(sides(b"TrimBox"), [13.0, 13.0, 403.0, 558.0]);
    near(sides(b"BleedBox"), [13.0, 13.0, 403.0, 558.0]);
    assert!(!page.dict.has(b"CropBox"), "it would only repeat the MediaBox");
}

/// GWG 2022 R0024: nothing in the colour of all plates touches the page.
#[test]
fn no_mark_is_nearer_than_three_millimetres() {
    let page = reader::pages(&printed(PrinterMarks::ALL)).remove(0);
    let (mut inside, mut seen) = (Vec::new(), 0);
    for operation in &page.operations {
        let numbers: Vec<f32> =
            operation.operands.iter().filter_map(|it| it.as_float().ok()).collect();
        match operation.operator.as_str() {
            "BDC" => inside.push(format!("{:?}", operation.operands)),
            "EMC" => drop(inside.pop()),
            "m" | "l" | "c" | "re" if inside.iter().any(|it| it.contains("Printer")) => {
                let mut points: Vec<[f32; 2]> =
                    numbers.chunks(2).map(|it| [it[0], it[1]]).collect();
                if let ("re", [x, y, w, h]) =
                    (operation.operator.as_str(), numbers.as_slice())
                {
                    points = vec![[*x, *y], [x + w, y + h]];
                }
                for [x, y] in points {
                    seen += 1;
                    let off = mm(3.0) - 0.01;
                    let outside = x <= -off
                        || y <= -off
                        || x >= mm(390.0) + off
                        || y >= mm(545.0) + off;
                    assert!(outside, "{operation:?}");
                    let kept = mm(13.0);
                    let on = x >= -kept
                        && y >= -kept
                        && x <= mm(390.0) + kept
                        && y <= mm(545.0) + kept;
                    assert!(on, "{operation:?} is off the sheet");
                }
            }
            _ => {}
        }
    }
    // 8 crop marks of 2 points, 4 crosses of 4 points and rings of 2 × 13, a bar.
    assert!(seen > 16 + 4 * 30, "{seen} points");
    let shift = page.operations.first().expect("an operator");
    assert_eq!(shift.operator, "cm", "the page itself stands in the trim");
}

/// The page of the specimen is printed in cyan, magenta and black.
#[test]
fn the_slug_names_issue_page_and_plates() {
    let page = reader::pages(&printed(PrinterMarks::ALL)).remove(0);
    let slug: String = page
        .stretches
        .iter()
        .filter(|it| it.role == "Printer")
        .map(|it| &*it.text)
        .collect();
    assert_eq!(slug.trim(), "港城日报 <A>　第1版　青　品红　黑");
}

#[test]
fn marks_are_chosen_one_by_one_and_left_out_by_default() {
    let plates = |marks| {
        let document = Document::load_mem(&printed(marks)).expect("a PDF");
        let spaces = document.objects.values().filter_map(|it| it.as_array().ok());
        spaces.filter(|it| format!("{it:?}").contains("/All")).count()
    };
    assert_eq!(plates(PrinterMarks::NONE), 0);
    assert_eq!(plates(PrinterMarks { bar: true, ..PrinterMarks::NONE }), 0);
    assert_eq!(plates(PrinterMarks { crop: true, ..PrinterMarks::NONE }), 1);
    let operators = |marks| reader::pages(&printed(marks)).remove(0).operations.len();
    let crop = operators(PrinterMarks { crop: true, ..PrinterMarks::NONE });
    assert!(crop < operators(PrinterMarks::ALL), "one kind is less than all");
}
