//! A page of PDF as it was delivered: an advertisement ready for print (PDF广告).
//!
//! The page goes to the press as it is, as one form. What would make the whole file fail
//! there is refused: faces that are not embedded, colours that are not inks, transparency,
//! layers, a lock. All of the file is looked at, also what the page does not use.

use std::sync::Arc;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::picture::orientation::Orientation;
use crate::picture::{Lights, Packing, Picture, Said, Space, Trouble};

/// The most bytes that the content of a page may have, unpacked.
pub(crate) const MOST_CONTENT: usize = 64 << 20;

/// Colour spaces that are no inks.
const LIGHTS: [&[u8]; 3] = [b"DeviceRGB", b"CalRGB", b"Lab"];

/// Faces that carry no program of their own, though what they hold together may.
const COMPOSED: [&[u8]; 2] = [b"Type0", b"Type3"];

/// Reads a file of one page. The page's own measure is counted in thousandths of a point.
pub(super) fn read(bytes: &Arc<[u8]>) -> Result<Picture, Trouble> {
    let document = Document::load_mem(bytes).map_err(|_| broken())?;
    if document.is_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(refused("上了锁", "is locked"));
    }
    let pages = document.get_pages();
    let (1, Some(page)) = (pages.len(), pages.values().next()) else {
        return Err(refused("不是只有一页", "has not just one page"));
    };
    let turned = inherited(&document, *page, b"Rotate").and_then(|it| it.as_i64().ok());
    if turned.unwrap_or(0) % 360 != 0 {
        return Err(refused("的页面是转过来的", "has a page that is turned"));
    }
    let [left, foot, right, top] = trim(&document, *page).ok_or_else(broken)?;
    let (columns, rows) = (u32::try_from(right - left), u32::try_from(top - foot));
    let (Ok(columns @ 1..), Ok(rows @ 1..)) = (columns, rows) else {
        return Err(broken());
    };
    for object in document.objects.values() {
        look(&document, object, 0)?;
    }
    let content = document.get_page_content_with_limit(*page, MOST_CONTENT);
    operators(&content.map_err(|_| broken())?)?;
    Ok(Picture {
        name: String::new(),
        columns,
        rows,
        orientation: Orientation::default(),
        space: Space::Cmyk,
        lights: Lights::Srgb,
        packing: Packing::Page,
        bytes: Arc::clone(bytes),
        said: Said::default(),
    })
}

fn broken() -> Trouble {
    Trouble::broken("不是完好的PDF文件", "is not a whole PDF file")
}

fn refused(zh: &str, en: &str) -> Trouble {
    let advice = (
        "请广告部按PDF/X-1a重新导出：单页、字体内嵌、只用四色和专色、没有透明",
        "have it exported anew as PDF/X-1a: one page, faces embedded, inks only, nothing transparent",
    );
    Trouble { what: (zh.to_owned(), en.to_owned()), advice }
}

/// What a page has under `key`, or the tree over it. ISO 32000-1 7.7.3.4.
#[must_use]
pub(crate) fn inherited<'a>(
    document: &'a Document,
    page: ObjectId,
    key: &[u8],
) -> Option<&'a Object> {
    let mut node = document.get_dictionary(page).ok()?;
    // A tree that leads back into itself ends here.
    for _ in 0..32 {
        if let Ok(value) = node.get(key) {
            return document.dereference(value).ok().map(|(_, it)| it);
        }
        let parent = node.get(b"Parent").and_then(Object::as_reference).ok()?;
        node = document.get_dictionary(parent).ok()?;
    }
    None
}

/// The trimmed page in thousandths of a point: left, foot, right, top.
#[must_use]
pub(crate) fn trim(document: &Document, page: ObjectId) -> Option<[i64; 4]> {
    let keys: [&[u8]; 3] = [b"TrimBox", b"CropBox", b"MediaBox"];
    let found = keys.iter().find_map(|key| inherited(document, page, key))?;
    let sides = found.as_array().ok()?.iter().map(|it| {
        let (_, side) = document.dereference(it).ok()?;
        milli(side)
    });
    let sides: Option<Vec<i64>> = sides.collect();
    let [a, b, c, d] = sides?.try_into().ok()?;
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}

/// A number in thousandths.
fn milli(object: &Object) -> Option<i64> {
    match object {
        Object::Integer(it) => it.checked_mul(1000),
        // As it is written; lopdf has it as a floating number.
        Object::Real(it) => {
            let text = format!("{it:.3}");
            text.replace('.', "").parse().ok()
        }
        _ => None,
    }
}

/// Looks through an object and all that stands inside it.
fn look(document: &Document, object: &Object, depth: u32) -> Result<(), Trouble> {
    // No file that means well is nested so deep.
    if depth > 64 {
        return Err(broken());
    }
    match object {
        Object::Name(it) if LIGHTS.contains(&it.as_slice()) => Err(lights()),
        Object::Array(items) => {
            if let [Object::Name(kind), profile, ..] = items.as_slice()
                && kind == b"ICCBased"
            {
                let profile = document.dereference(profile).ok().map(|(_, it)| it);
                let profile = profile.and_then(|it| it.as_stream().ok());
                let inks = profile.and_then(|it| it.dict.get(b"N").ok()?.as_i64().ok());
                if inks == Some(3) {
                    return Err(lights());
                }
            }
            items.iter().try_for_each(|it| look(document, it, depth + 1))
        }
        Object::Dictionary(dict) => dictionary(document, dict, depth),
        Object::Stream(stream) => {
            dictionary(document, &stream.dict, depth)?;
            let form = stream.dict.get(b"Subtype").and_then(Object::as_name);
            if form.is_ok_and(|it| it == b"Form") {
                let content = stream.decompressed_content_with_limit(MOST_CONTENT);
                let content = content.unwrap_or_else(|_| stream.content.clone());
                operators(&content)?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn lights() -> Trouble {
    refused("里有RGB颜色", "has colours that are not inks")
}

fn dictionary(document: &Document, dict: &Dictionary, depth: u32) -> Result<(), Trouble> {
    let name = |key: &[u8]| dict.get(key).and_then(Object::as_name).unwrap_or_default();
    if name(b"Type") == b"OCG" {
        return Err(refused("里有图层", "has layers"));
    }
    if is_transparent(dict) {
        return Err(refused("里有透明", "is partly transparent"));
    }
    if name(b"Type") == b"Font"
        && !COMPOSED.contains(&name(b"Subtype"))
        && !is_embedded(document, dict)
    {
        let face = String::from_utf8_lossy(name(b"BaseFont")).into_owned();
        let (zh, en) =
            (format!("没有内嵌字体「{face}」"), format!("lacks the face \"{face}\""));
        return Err(refused(&zh, &en));
    }
    dict.iter().try_for_each(|(_, it)| look(document, it, depth + 1))
}

/// Whether a graphics state or a picture lets through what lies below.
fn is_transparent(dict: &Dictionary) -> bool {
    let less =
        |key: &[u8]| dict.get(key).ok().and_then(milli).is_some_and(|it| it < 1000);
    let is = |key: &[u8], plain: &[&[u8]]| match dict.get(key) {
        Ok(Object::Name(it)) => !plain.contains(&it.as_slice()),
        Ok(Object::Null) | Err(_) => false,
        Ok(_) => true,
    };
    // CA is also an annotation's; what is not printed does no harm by being refused.
    less(b"ca")
        || less(b"CA")
        || is(b"SMask", &[b"None"])
        || is(b"BM", &[b"Normal", b"Compatible"])
}

/// Whether a face's program is in the file. ISO 32000-1 9.9.
fn is_embedded(document: &Document, font: &Dictionary) -> bool {
    let descriptor = font.get(b"FontDescriptor").ok();
    let descriptor = descriptor.and_then(|it| document.dereference(it).ok());
    let descriptor = descriptor.and_then(|(_, it)| it.as_dict().ok());
    let files: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    descriptor.is_some_and(|it| files.iter().any(|key| it.has(key)))
}

/// Looks for operators that choose lights.
fn operators(content: &[u8]) -> Result<(), Trouble> {
    let content = Content::decode(content).map_err(|_| broken())?;
    let lit =
        content.operations.iter().any(|it| matches!(it.operator.as_str(), "rg" | "RG"));
    if lit { Err(lights()) } else { Ok(()) }
}
