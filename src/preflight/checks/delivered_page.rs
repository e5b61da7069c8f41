//! **What**: a delivered page of PDF with something in it that the flavour does not allow,
//! or with white that overprints.
//!
//! **Why the press cares**: one such page makes the whole file fail; white that overprints
//! is not there at all.
//!
//! **How to mend**: have it exported anew as PDF/X-1a, white set to knock out.
//!
//! **Clause**: ISO 15930-4 6.2.3 and 6.8, AN 2.8 and 2.25; GWG 2022 R0007, R0008.

use std::collections::BTreeSet;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::picture::sheet::{MOST_CONTENT, inherited};
use crate::picture::{Packing, Picture};
use crate::preflight::Job;
use crate::preflight::checks::{point_at, shown};

/// What is wrong, in Chinese and in English.
type Wrong = (&'static str, &'static str);

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    let strict = !job.press.flavor.profile().profiled;
    let mut seen = BTreeSet::new();
    for (sheet, mark, placed, picture) in shown(job) {
        if picture.packing != Packing::Page || !seen.insert(placed.picture) {
            continue;
        }
        let Some((zh, en)) = wrong(picture, strict) else { continue };
        let name = &picture.name;
        let remark = Diagnostic::new(
            Code::DeliveredPage,
            format!("广告「{name}」{zh}"),
            format!("advertisement \"{name}\" {en}"),
        )
        .hint(
            "请广告部按PDF/X-1a重新导出，白色不要叠印",
            "have it exported anew as PDF/X-1a, with white set to knock out",
        );
        remarks.push(point_at(remark, sheet, mark, placed.frame));
    }
}

fn wrong(picture: &Picture, strict: bool) -> Option<Wrong> {
    let document = Document::load_mem(&picture.bytes).ok()?;
    let objects = document.objects.values();
    let inside = objects.filter_map(|it| in_object(it, strict)).next();
    inside.or_else(|| white_overprints(&document))
}

/// What an object has that may not be, however deep.
fn in_object(object: &Object, strict: bool) -> Option<Wrong> {
    match object {
        Object::Array(items) => {
            let based = |it: &&Object| it.as_name().is_ok_and(|it| FOREIGN.contains(&it));
            let foreign = strict && items.first().filter(based).is_some();
            let found = foreign.then_some((
                "里有带特性文件的颜色，X-1a不许",
                "has colors with a profile of their own, which X-1a forbids",
            ));
            found.or_else(|| items.iter().find_map(|it| in_object(it, strict)))
        }
        Object::Dictionary(dict) => in_dictionary(dict, strict),
        Object::Stream(stream) => in_dictionary(&stream.dict, strict),
        _ => None,
    }
}

/// Colours with a profile. Of the names that begin a list only these mean them.
const FOREIGN: [&[u8]; 2] = [b"ICCBased", b"CalGray"];

fn in_dictionary(dict: &Dictionary, strict: bool) -> Option<Wrong> {
    let name = |key: &[u8]| dict.get(key).and_then(Object::as_name).unwrap_or_default();
    let packed = |filter: &[u8]| {
        name(b"Filter") == filter
            || dict.get(b"Filter").and_then(Object::as_array).is_ok_and(|list| {
                list.iter().any(|it| it.as_name().is_ok_and(|it| it == filter))
            })
    };
    if packed(b"LZWDecode") {
        return Some(("用了LZW压缩", "is packed with LZW"));
    }
    if strict && (packed(b"JPXDecode") || packed(b"JBIG2Decode")) {
        return Some((
            "用了JPEG 2000或JBIG2，X-1a不许",
            "is packed with JPEG 2000 or JBIG2, which X-1a forbids",
        ));
    }
    if strict && name(b"S") == b"Transparency" {
        return Some((
            "里有透明组，X-1a不许",
            "has a transparency group, which X-1a forbids",
        ));
    }
    dict.iter().find_map(|(_, it)| in_object(it, strict))
}

/// Whether the page or a form in it paints white that overprints.
fn white_overprints(document: &Document) -> Option<Wrong> {
    let wrong =
        ("里有叠印的白色，印出来就没有了", "has white that overprints and vanishes");
    let pages = document.get_pages();
    let page = *pages.values().next()?;
    let own = inherited(document, page, b"Resources").and_then(|it| it.as_dict().ok());
    let content = document.get_page_content_with_limit(page, MOST_CONTENT).ok()?;
    let forms = document.objects.values().filter_map(|it| {
        let stream = it.as_stream().ok()?;
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name).ok()?;
        let resources = stream.dict.get_deref(b"Resources", document).ok();
        let content = stream.decompressed_content_with_limit(MOST_CONTENT);
        let content = content.unwrap_or_else(|_| stream.content.clone());
        let own = resources.and_then(|it| it.as_dict().ok());
        (kind == b"Form").then_some((content, own))
    });
    let mut all = std::iter::once((content, own)).chain(forms);
    let found = all.any(|(content, own)| {
        let operations = Content::decode(&content).map(|it| it.operations);
        operations.is_ok_and(|it| paints_white_over(document, own, &it))
    });
    found.then_some(wrong)
}

/// What the content has chosen: is the ink white, does it overprint.
#[derive(Copy, Clone, Default)]
struct State {
    white: bool,
    over: bool,
}

fn paints_white_over(
    document: &Document,
    resources: Option<&Dictionary>,
    operations: &[Operation],
) -> bool {
    let (mut state, mut kept) = (State::default(), Vec::new());
    for operation in operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "q" => kept.push(state),
            "Q" => state = kept.pop().unwrap_or_default(),
            "k" => state.white = operands.iter().all(|it| is(it, 0)),
            "g" => state.white = operands.iter().all(|it| is(it, 1)),
            "cs" | "sc" | "scn" => state.white = false,
            "gs" => {
                let chosen = operands.first().and_then(|it| it.as_name().ok());
                let over = chosen.and_then(|it| overprint(document, resources?, it));
                state.over = over.unwrap_or(state.over);
            }
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "Tj" | "TJ" | "'" | "\""
                if state.white && state.over =>
            {
                return true;
            }
            _ => {}
        }
    }
    false
}

fn is(object: &Object, whole: u8) -> bool {
    object.as_float().is_ok_and(|it| it == f32::from(whole))
}

/// What a graphics state says of overprinting areas, when it says anything. ISO 32000-1
/// 8.6.7: without `op`, `OP` speaks for both.
fn overprint(document: &Document, resources: &Dictionary, name: &[u8]) -> Option<bool> {
    let states = resources.get_deref(b"ExtGState", document).ok()?.as_dict().ok()?;
    let state = states.get_deref(name, document).ok()?.as_dict().ok()?;
    state.get(b"op").or_else(|_| state.get(b"OP")).ok()?.as_bool().ok()
}
