//! What the printing house asks for: flavours of PDF/X, and its own colour profile.

use std::collections::BTreeMap;

use banxin::Job;
use banxin::diag::{Code, Severity};
use banxin::job::Options;
use banxin::pdf;
use banxin::pdfx::{Flavor, Moment, NEWSPRINT, Press, PrinterMarks};
use banxin::picture::PictureBook;
use lopdf::{Dictionary, Document, Object};

use crate::setting::{fonts, specimen};

fn printed(flavor: Flavor) -> Vec<u8> {
    let fonts = fonts();
    let press = Press { flavor, ..Press::new(Moment::midnight(2025, 7, 15)) };
    pdf::print(&fonts, &PictureBook::default(), &specimen(&fonts), &press)
        .expect("it prints")
}

/// The words under `key` in the Info dictionary.
fn info(document: &Document, key: &[u8]) -> Option<String> {
    let info = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict);
    let words = info.expect("Info").get(key).ok()?.as_str().ok()?;
    Some(String::from_utf8_lossy(words).into_owned())
}

/// ISO 15930-4 6.1 and 6.3.
#[test]
fn x1a_is_a_file_of_pdf_1_4_and_says_so() {
    let file = printed(Flavor::X1a);
    assert!(file.starts_with(b"%PDF-1.4\n"), "the version");
    let document = Document::load_mem(&file).expect("a PDF");
    assert_eq!(info(&document, b"GTS_PDFXVersion").as_deref(), Some("PDF/X-1a:2003"));
    assert_eq!(info(&document, b"GTS_PDFXConformance"), None, "the edition of 2001");
    let text = String::from_utf8_lossy(&file);
    let element = "<pdfxid:GTS_PDFXVersion>PDF/X-1a:2003</pdfxid:GTS_PDFXVersion>";
    assert!(text.contains(element), "XMP says the same");
    for newer in ["/ObjStm", "/XRef", "/Version"] {
        assert!(!text.contains(newer), "{newer}");
    }
    let ids = document.trailer.get(b"ID").and_then(Object::as_array).expect("an ID");
    assert_eq!(ids.len(), 2);
}

/// ISO 15930-4 6.2.3 and AN 2.25: inks only, nothing transparent, no layers; nor faces of
/// a kind that came with PDF 1.6.
#[test]
fn x1a_has_nothing_newer_or_see_through() {
    let document = Document::load_mem(&printed(Flavor::X1a)).expect("a PDF");
    let mut dicts = Vec::new();
    for object in document.objects.values() {
        gather(object, &mut dicts);
    }
    assert!(dicts.len() > 20, "a whole file was looked at");
    for dict in dicts {
        for key in ["SMask", "Group", "CA", "ca", "BM", "OCProperties", "DefaultRGB"] {
            assert!(!dict.has(key.as_bytes()), "{key} in {dict:?}");
        }
        let subtype = dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        assert_ne!(subtype, b"OpenType", "{dict:?}");
        let filter = dict.get(b"Filter").and_then(Object::as_name).unwrap_or(b"");
        assert!(matches!(filter, b"" | b"FlateDecode" | b"DCTDecode"), "{dict:?}");
    }
}

fn gather<'a>(object: &'a Object, found: &mut Vec<&'a Dictionary>) {
    match object {
        Object::Dictionary(dict) | Object::Stream(lopdf::Stream { dict, .. }) => {
            found.push(dict);
            dict.iter().for_each(|(_, it)| gather(it, found));
        }
        Object::Array(items) => items.iter().for_each(|it| gather(it, found)),
        _ => {}
    }
}

/// The pages are the same; only what the file says of itself differs.
#[test]
fn both_flavours_print_the_same_pages() {
    let pages = |flavor| {
        let document = Document::load_mem(&printed(flavor)).expect("a PDF");
        document.page_iter().map(|it| document.get_page_content(it)).collect::<Vec<_>>()
    };
    assert_eq!(pages(Flavor::X1a), pages(Flavor::X4));
}

/// An issue of one blank page with `press` in it and the files that names.
fn job(press: &str, profile: &[u8]) -> Job {
    let issue = format!(
        "[paper]\nname = \"试报\"\ndate = 2026-11-24\n[press]\n{press}\n[[page]]\nlayout = \"eight-column\"\n"
    );
    let files = BTreeMap::from([
        ("issue.toml".to_owned(), issue.into_bytes()),
        ("house.icc".to_owned(), profile.to_vec()),
    ]);
    Job::from_files(files, &Options::default()).expect("an issue")
}

fn codes(job: &Job) -> Vec<Code> {
    job.diagnostics.iter().map(|it| it.code).collect()
}

#[test]
fn the_issue_says_which_flavour_and_how_much_ink() {
    let press = job("pdfx = \"x1a\"\nink_limit = 220", b"").press();
    assert_eq!((press.flavor, press.ink_limit), (Flavor::X1a, 2200));
    let press = job("", b"").press();
    assert_eq!((press.flavor, press.ink_limit), (Flavor::X4, 2400));
    assert_eq!(press.intent, NEWSPRINT);
    assert_eq!(press.marks, PrinterMarks::NONE);
    assert_eq!(job("marks = true", b"").press().marks, PrinterMarks::ALL);
    let some = job("marks = [\"crop\", \"slug\"]", b"").press().marks;
    let wanted = PrinterMarks { crop: true, slug: true, ..PrinterMarks::NONE };
    assert_eq!(some, wanted);
    assert_eq!(codes(&job("marks = [\"corner\"]", b"")), [Code::BadValue]);
    assert_eq!(codes(&job("pdfx = \"x3\"\nink_limit = 90", b"")).len(), 2);
}

/// ISO 32000-1 table 365: a condition of the registry names the registry; any other is
/// said in words.
#[test]
fn the_press_may_have_a_profile_of_its_own() {
    let profile = NEWSPRINT.profile.to_vec();
    let named = job("profile = \"house.icc\"\ncondition = \"IFRA26\"", &profile);
    assert_eq!(codes(&named), []);
    let intent = named.press().intent;
    assert_eq!(intent.identifier, "IFRA26");
    assert_eq!(intent.registry(), Some("http://www.color.org"));
    assert_eq!(intent.profile, profile);
    let own = job("profile = \"house.icc\"", &profile).press().intent;
    assert_eq!((own.identifier.as_ref(), own.registry()), ("Custom", None));
    assert!(!own.info.is_empty(), "it is said in words");

    let press = Press { intent: own, ..Press::default() };
    let fonts = fonts();
    let book = PictureBook::default();
    let file = pdf::print(&fonts, &book, &specimen(&fonts), &press).expect("it prints");
    let document = Document::load_mem(&file).expect("a PDF");
    let intents = document.catalog().expect("a catalogue").get(b"OutputIntents");
    let intent = intents.and_then(Object::as_array).expect("a list")[0].clone();
    let intent = intent.as_dict().expect("a dictionary");
    assert!(!intent.has(b"RegistryName") && intent.has(b"Info"), "{intent:?}");
}

#[test]
fn a_file_that_is_no_profile_is_refused() {
    let trouble = [Code::ProfileUnusable];
    assert_eq!(codes(&job("profile = \"house.icc\"", b"colours")), trouble);
    assert_eq!(
        codes(&job(
            "profile = \"house.icc\"",
            include_bytes!("../data/pictures/sRGB.icc")
        )),
        trouble
    );
    assert_eq!(codes(&job("profile = \"none.icc\"", b"")), [Code::FileMissing]);
    assert!(job("profile = \"house.icc\"", b"colours").is_unusable(), "no page is made");
}

/// A blank page is a warning, here an error; what is wrong with the reading stays so.
#[test]
fn the_issue_says_what_matters() {
    let severity = |press: &str| {
        let job = job(press, b"");
        let made = banxin::typeset(&job, &job.press());
        let blank = made.diagnostics.iter().find(|it| it.code == Code::BlankPage);
        blank.map(|it| it.severity())
    };
    assert_eq!(severity(""), Some(Severity::Warning));
    assert_eq!(severity("severity = { B5001 = \"error\" }"), Some(Severity::Error));
    assert_eq!(severity("severity = { B5001 = \"note\" }"), Some(Severity::Note));
    let codes = |press| codes(&job(press, b""));
    assert_eq!(codes("severity = { B1101 = \"note\" }"), [Code::UnknownKey]);
    assert_eq!(codes("severity = { B5001 = \"grave\" }"), [Code::BadValue]);
}
