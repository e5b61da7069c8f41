//! The parts into one file: resources, boxes, identification, identity.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::diag::Error;
use crate::font::FontBook;
use crate::geom::{Length, Size};
use crate::ink::{Ink, Spot};
use crate::pdf::blank::blank;
use crate::pdf::content::{Overprint, spot_name, utf16};
use crate::pdf::fingerprint::Fingerprint;
use crate::pdf::fonts::{self, Subset};
use crate::pdf::marks;
use crate::pdf::number::{points, thousandths};
use crate::pdf::pack::Packer;
use crate::pdf::page::{Page, picture_name};
use crate::pdf::pictures;
use crate::pdf::reading::{self, Reading};
use crate::pdf::typist::FontKey;
use crate::pdf::usage::Usage;
use crate::pdf::xmp;
use crate::pdfx::{OutputIntent, Press};
use crate::picture::{Picture, PictureBook, PictureId};
use crate::proof::Proof;

/// What pages may draw upon.
struct Resources {
    fonts: BTreeMap<FontKey, ObjectId>,
    pictures: BTreeMap<PictureId, ObjectId>,
    /// Overprint and knockout; a screen knows neither.
    states: Option<ObjectId>,
    /// Spot inks by number.
    spots: BTreeMap<u8, ObjectId>,
}

/// Everything that goes into the file.
pub(super) struct Parts<'a> {
    pub(super) fonts: &'a FontBook,
    pub(super) pictures: &'a PictureBook,
    pub(super) proof: &'a Proof,
    pub(super) press: &'a Press,
    pub(super) usage: &'a Usage<'a>,
    /// How the file is read on a screen; none when it is for the press.
    pub(super) reading: Option<&'a Reading>,
}

/// What was written and packed beforehand, side by side.
#[derive(Debug)]
pub(super) struct Streams {
    pub(super) pages: Vec<Page>,
    pub(super) subsets: Vec<Subset>,
    /// The profile of the output intent; a screen has none.
    pub(super) intent: Option<Stream>,
}

/// Puts pages and subsets together.
///
/// # Errors
/// When the object model cannot be written out.
pub(super) fn assemble(parts: &Parts<'_>, streams: Streams) -> Result<Vec<u8>, Error> {
    let Streams { pages, subsets, intent } = streams;
    let identity = identity(parts, &pages, &subsets);
    let mut document = blank(pages.len());
    let resources = resources(&mut document, parts, &pages, subsets);
    let leaves: Vec<ObjectId> = document.page_iter().collect();
    let tree = tree(&document)?;
    for ((leaf, page), sheet) in leaves.iter().zip(pages).zip(&parts.proof.sheets) {
        let boxes = boxes(sheet.trim, marks::around(parts.press));
        write_page(&mut document, &resources, (*leaf, tree), page, boxes);
    }
    write_catalog(&mut document, parts, (tree, intent), &identity);
    if let Some(reading) = parts.reading {
        reading.write(&mut document, parts.proof, &leaves).map_err(|_| unwritable())?;
    }
    write_trailer(&mut document, parts, &identity);
    document.version = match parts.reading {
        Some(_) => reading::PDF_VERSION,
        None => parts.press.flavor.profile().pdf_version,
    }
    .to_owned();
    document.prune_objects();
    document.renumber_objects();
    let mut file = Vec::new();
    document.save_to(&mut file).map_err(|_| unwritable())?;
    file.push(b'\n');
    Ok(file)
}

fn unwritable() -> Error {
    Error::new("PDF写不出来", "the PDF cannot be put together")
}

/// An identity that changes when anything on the pages changes.
fn identity(parts: &Parts<'_>, pages: &[Page], subsets: &[Subset]) -> [u8; 16] {
    let mut print = Fingerprint::default();
    print.add(parts.proof.title.as_bytes());
    print.add(parts.press.created.pdf().as_bytes());
    print.add(parts.press.flavor.profile().identification.as_bytes());
    print.add(parts.press.intent.identifier.as_bytes());
    print.add(&parts.press.intent.profile);
    pages.iter().for_each(|page| print.add(&page.contents.content));
    subsets.iter().for_each(|subset| print.add(subset.bytes()));
    parts.pictures.iter().for_each(|(_, picture)| print.add(&picture.bytes));
    print.bytes()
}

/// Writes what pages draw upon.
fn resources(
    document: &mut Document,
    parts: &Parts<'_>,
    pages: &[Page],
    subsets: Vec<Subset>,
) -> Resources {
    let keys: BTreeSet<FontKey> =
        pages.iter().flat_map(|page| page.fonts.iter().copied()).collect();
    let shown: BTreeSet<PictureId> =
        pages.iter().flat_map(|page| page.pictures.iter().copied()).collect();
    let shown: Vec<(PictureId, &Picture)> =
        shown.into_iter().filter_map(|id| Some((id, parts.pictures.get(id)?))).collect();
    let packer = Packer { on: parts.press.compress };
    let add = |(id, picture)| (id, pictures::add(document, picture, packer));
    let pictures = shown.into_iter().map(add).collect();
    let fonts = fonts::embed(document, parts.fonts, parts.usage, subsets, &keys);
    let states = dictionary! {
        Overprint::On.name() => state(true),
        Overprint::Off.name() => state(false),
    };
    let states = parts.reading.is_none().then(|| document.add_object(states));
    let spots: BTreeSet<u8> =
        pages.iter().flat_map(|page| page.spots.iter().copied()).collect();
    let plate = |number: u8| {
        let all = Spot { name: "All".to_owned(), solid: Ink::REGISTRATION };
        let spot = match number {
            u8::MAX => &all,
            number => parts.proof.spots.get(usize::from(number))?,
        };
        Some((number, document.add_object(separation(spot))))
    };
    let spots = spots.into_iter().filter_map(plate).collect();
    Resources { fonts, pictures, states, spots }
}

/// A plate of its own; a press without the ink prints the four instead. ISO 32000-1
/// 8.6.6.4 and 7.10.3.
fn separation(spot: &Spot) -> Vec<Object> {
    let Ink { c, m, y, k, .. } = spot.solid;
    let solid = [c, m, y, k].map(|it| Object::Real(thousandths(i64::from(it))));
    let tints = dictionary! {
        "FunctionType" => 2,
        "Domain" => vec![Object::Integer(0), Object::Integer(1)],
        "C0" => vec![Object::Integer(0); 4],
        "C1" => solid.to_vec(),
        "N" => 1,
    };
    let name = Object::Name(spot.name.as_bytes().to_vec());
    vec!["Separation".into(), name, "DeviceCMYK".into(), tints.into()]
}

/// A graphics state; OP speaks of lines and op of areas, and mode 1 keeps inks of which
/// the mark has none. ISO 32000-1 8.6.7.
fn state(overprint: bool) -> Dictionary {
    dictionary! {
        "Type" => "ExtGState",
        "OP" => overprint,
        "op" => overprint,
        "OPM" => i64::from(overprint),
    }
}

/// The root of the page tree.
fn tree(document: &Document) -> Result<ObjectId, Error> {
    let pages = document.catalog().and_then(|catalog| catalog.get(b"Pages"));
    pages.and_then(Object::as_reference).map_err(|_| unwritable())
}

/// The boxes of a page. Without marks MediaBox and TrimBox are the trimmed sheet, for a
/// newspaper prints no bleed; with marks a BleedBox says that they are none of it. ISO
/// 32000-1 14.11.2: without it the bleed would be all there is. A `CropBox` would only
/// repeat the MediaBox.
fn boxes(trim: Size, around: Length) -> Dictionary {
    let rect = |at: Length, size: Length| {
        let (right, top) = (at + trim.width + size, at + trim.height + size);
        let corner = if at == Length::ZERO { Object::Integer(0) } else { real(at) };
        Object::Array(vec![corner.clone(), corner, real(right), real(top)])
    };
    let mut boxes = dictionary! {
        "MediaBox" => rect(Length::ZERO, around * 2),
        "TrimBox" => rect(around, Length::ZERO),
    };
    if around > Length::ZERO {
        boxes.set("BleedBox", rect(around, Length::ZERO));
    }
    boxes
}

fn real(length: Length) -> Object {
    Object::Real(points(length))
}

/// Replaces a page's dictionary.
fn write_page(
    document: &mut Document,
    resources: &Resources,
    (leaf, tree): (ObjectId, ObjectId),
    page: Page,
    boxes: Dictionary,
) {
    let mut lists = Dictionary::new();
    if let Some(states) = resources.states {
        lists.set("ExtGState", states);
    }
    let spots = page.spots.iter().filter_map(|number| {
        let space = resources.spots.get(number)?;
        Some((spot_name(*number), Object::Reference(*space)))
    });
    let spaces = Dictionary::from_iter(spots);
    let fonts = page.fonts.iter().filter_map(|key| {
        Some((key.name(), Object::Reference(*resources.fonts.get(key)?)))
    });
    let fonts = Dictionary::from_iter(fonts);
    let pictures = page.pictures.iter().filter_map(|id| {
        Some((picture_name(*id), Object::Reference(*resources.pictures.get(id)?)))
    });
    let pictures = Dictionary::from_iter(pictures);
    for (key, list) in [("Font", fonts), ("XObject", pictures), ("ColorSpace", spaces)] {
        if !list.is_empty() {
            lists.set(key, list);
        }
    }
    let contents = document.add_object(page.contents);
    let mut dict = dictionary! {
        "Type" => "Page",
        "Parent" => tree,
        "Resources" => lists,
        "Contents" => contents,
    };
    dict.extend(&boxes);
    document.set_object(leaf, dict);
}

fn write_catalog(
    document: &mut Document,
    parts: &Parts<'_>,
    (tree, profile): (ObjectId, Option<Stream>),
    identity: &[u8; 16],
) {
    let kept = match parts.reading {
        Some(reading) => xmp::Standard::Reading { universal: reading.is_universal() },
        None => xmp::Standard::Press(parts.press.flavor.profile().identification),
    };
    let packet = xmp::packet(&parts.proof.title, parts.press.created, kept, identity);
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = Stream::new(kind, packet.into_bytes()).with_compression(false);
    let metadata = document.add_object(metadata);
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => tree,
        "Lang" => Object::string_literal("zh-CN"),
        "Metadata" => metadata,
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    if let Some(profile) = profile {
        let intent = intent(document, &parts.press.intent, profile);
        catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    }
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
}

/// The profile of the output intent, which has four inks. ISO 32000-1 14.11.5.
pub(super) fn profile(intent: &OutputIntent, packer: Packer) -> Stream {
    packer.stream(dictionary! { "N" => 4 }, &*intent.profile)
}

/// The output intent with its profile.
fn intent(document: &mut Document, intent: &OutputIntent, profile: Stream) -> Dictionary {
    let profile = document.add_object(profile);
    let mut dict = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFX",
        "OutputConditionIdentifier" => text(&intent.identifier),
        "Info" => text(&intent.info),
        "DestOutputProfile" => profile,
    };
    if let Some(registry) = intent.registry() {
        dict.set("RegistryName", Object::string_literal(registry));
    }
    dict
}

/// A text string: plain where it can be. ISO 32000-1 7.9.2.2.
pub(super) fn text(words: &str) -> Object {
    if words.is_ascii() {
        Object::string_literal(words)
    } else {
        Object::String(utf16(words), StringFormat::Hexadecimal)
    }
}

/// Info repeats what the metadata say; one moment serves all dates.
fn write_trailer(document: &mut Document, parts: &Parts<'_>, identity: &[u8; 16]) {
    let date = parts.press.created.pdf();
    let title: String = parts.proof.title.chars().filter(|it| !it.is_control()).collect();
    let mut info = dictionary! {
        "Title" => Object::String(utf16(&title), StringFormat::Hexadecimal),
        "Creator" => Object::string_literal(xmp::PRODUCER),
        "Producer" => Object::string_literal(xmp::PRODUCER),
        "CreationDate" => Object::string_literal(date.as_str()),
        "ModDate" => Object::string_literal(date.as_str()),
    };
    if parts.reading.is_none() {
        let standard = parts.press.flavor.profile().identification;
        info.set("Trapped", "False");
        info.set("GTS_PDFXVersion", Object::string_literal(standard));
    }
    let info = document.add_object(info);
    let id = Object::String(identity.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("Info", info);
    document.trailer.set("ID", vec![id.clone(), id]);
}
