//! Faces into font objects: subsets, widths, the two ways of writing (嵌入子集).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use rayon::prelude::*;

use crate::diag::Error;
use crate::font::{Face, FaceId, FontBook, Glyph};
use crate::geom::Em;
use crate::pdf::fingerprint::Fingerprint;
use crate::pdf::pack::Packer;
use crate::pdf::sfnt;
use crate::pdf::tounicode;
use crate::pdf::typist::{FontKey, height};
use crate::pdf::usage::{Usage, UsedFace};

/// A face cut down to what is used.
#[derive(Debug)]
pub(super) struct Subset {
    /// The face.
    pub(super) face: FaceId,
    /// Its name: six letters for the subset, then the face's. ISO 32000-1 9.6.4.
    name: String,
    /// What the file holds and how it is packed.
    program: Stream,
    /// Whether outlines are CFF (PostScript) rather than TrueType.
    cff: bool,
    /// The box that holds every glyph.
    bounds: [i64; 4],
    /// `ToUnicode` by variant.
    texts: Vec<Stream>,
}

impl Subset {
    /// What stands for the subset in the identity of the file.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.program.content
    }
}

/// Cuts all faces down, in parallel.
///
/// # Errors
/// When a face cannot be cut; the name says which.
pub(super) fn subset(
    fonts: &FontBook,
    usage: &Usage<'_>,
    packer: Packer,
) -> Result<Vec<Subset>, Error> {
    let faces: Vec<_> = usage.faces().collect();
    let faces = faces.par_iter().with_max_len(1);
    faces.map(|(id, used)| cut(fonts.face(*id), *id, used, packer)).collect()
}

fn cut(
    face: &Face,
    id: FaceId,
    used: &UsedFace<'_>,
    packer: Packer,
) -> Result<Subset, Error> {
    let file = subsetter::subset(face.data(), face.index(), &used.remapper);
    let file = file.map_err(|_| unusable(face))?;
    let outlines = sfnt::table(&file, b"CFF ");
    let cff = outlines.is_some();
    let kind = if cff {
        dictionary! { "Subtype" => "CIDFontType0C" }
    } else {
        dictionary! { "Length1" => i64::try_from(file.len()).unwrap_or(i64::MAX) }
    };
    let bounds = face.table(b"head").and_then(sfnt::bounds);
    let variants = used.texts().iter().map(|(_, texts)| texts.len()).max().unwrap_or(0);
    Ok(Subset {
        face: id,
        name: format!("{}+{}", tag(used), plain(face.name())),
        program: packer.stream(kind, outlines.unwrap_or(&file)),
        cff,
        bounds: bounds.unwrap_or([0, -120, 1000, 880]),
        texts: (0..variants)
            .map(|variant| {
                packer.stream(Dictionary::new(), tounicode::write(used, variant))
            })
            .collect(),
    })
}

fn unusable(face: &Face) -> Error {
    let name = face.name();
    Error::new(
        format!("字体「{name}」不能嵌入，请换一个字体"),
        format!("the face \"{name}\" cannot be embedded; use another one"),
    )
}

/// Six letters that differ when the glyphs differ.
fn tag(used: &UsedFace<'_>) -> String {
    let mut print = Fingerprint::default();
    for (glyph, _) in used.texts() {
        print.add(&glyph.0.to_be_bytes());
    }
    print.bytes().iter().take(6).map(|it| char::from(b'A' + it % 26)).collect()
}

/// A name with the characters that a PostScript name may have.
fn plain(name: &str) -> String {
    let kept = |it: &char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.');
    let name: String = name.chars().filter(kept).collect();
    if name.is_empty() { "Face".to_owned() } else { name }
}

/// Writes the font objects that `keys` ask for.
pub(super) fn embed(
    document: &mut Document,
    fonts: &FontBook,
    usage: &Usage<'_>,
    subsets: Vec<Subset>,
    keys: &BTreeSet<FontKey>,
) -> BTreeMap<FontKey, ObjectId> {
    let mut written = BTreeMap::new();
    for (mut subset, (_, used)) in subsets.into_iter().zip(usage.faces()) {
        let face = fonts.face(subset.face);
        let empty = Stream::new(Dictionary::new(), Vec::new());
        let program = std::mem::replace(&mut subset.program, empty);
        let program = document.add_object(program);
        let descendant = descendant(document, (face, used), &subset, program);
        let (name, cff) = (subset.name.as_str(), subset.cff);
        for (variant, text) in subset.texts.into_iter().enumerate() {
            let ways =
                keys.iter().filter(|it| (it.face, it.variant) == (subset.face, variant));
            let text = document.add_object(text);
            for key in ways {
                let way = if key.down { "Identity-V" } else { "Identity-H" };
                // Only a font with CFF outlines bears the way in its name. 9.7.6.2.
                let name = if cff { format!("{name}-{way}") } else { name.to_owned() };
                let font = composite(name, way, descendant, text);
                written.insert(*key, document.add_object(font));
            }
        }
    }
    written
}

/// The composite font: a way of writing and the texts. ISO 32000-1 9.7.6.
fn composite(
    name: String,
    way: &str,
    descendant: ObjectId,
    text: ObjectId,
) -> Dictionary {
    dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name,
        "Encoding" => way,
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => text,
    }
}

/// The CID font that all composites of a face share. ISO 32000-1 9.7.4.
fn descendant(
    document: &mut Document,
    (face, used): (&Face, &UsedFace<'_>),
    subset: &Subset,
    program: ObjectId,
) -> ObjectId {
    let descriptor = document.add_object(descriptor(face, subset, program));
    let ascent = i64::from(face.metrics().ascent.thousandths());
    let mut font = dictionary! {
        "Type" => "Font",
        "Subtype" => if subset.cff { "CIDFontType0" } else { "CIDFontType2" },
        "BaseFont" => subset.name.as_str(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "DW" => 1000,
        "W" => widths(face, used),
        "DW2" => vec![ascent.into(), Object::Integer(-1000)],
    };
    let heights = heights(face, used);
    if !heights.is_empty() {
        font.set("W2", heights);
    }
    if !subset.cff {
        font.set("CIDToGIDMap", "Identity");
    }
    document.add_object(font)
}

/// The descriptor. ISO 32000-1 table 122; flag 3 says that the glyphs are not all Latin.
fn descriptor(face: &Face, subset: &Subset, program: ObjectId) -> Dictionary {
    let metrics = face.metrics();
    let [ascent, descent, cap_height] =
        [metrics.ascent, metrics.descent, metrics.cap_height]
            .map(|it| Object::from(it.thousandths()));
    let key = if subset.cff { "FontFile3" } else { "FontFile2" };
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => subset.name.as_str(),
        "Flags" => 4,
        "FontBBox" => subset.bounds.map(Object::Integer).to_vec(),
        "ItalicAngle" => 0,
        "Ascent" => ascent,
        "Descent" => descent,
        "CapHeight" => cap_height,
        "StemV" => 80,
        key => program,
    }
}

/// The widths that differ from one em, as `first [w w …]`. ISO 32000-1 9.7.4.3, `W`.
fn widths(face: &Face, used: &UsedFace<'_>) -> Vec<Object> {
    listed(used, |glyph| {
        let width = face.advance(glyph);
        (width != Em::ONE).then(|| vec![width.thousandths().into()])
    })
}

/// The heights that differ from one em, as `first [w1 vx vy …]`. ISO 32000-1 9.7.4.3,
/// `W2`.
fn heights(face: &Face, used: &UsedFace<'_>) -> Vec<Object> {
    let ascent = face.metrics().ascent.thousandths();
    listed(used, |glyph| {
        let (height, width) = (height(face, glyph), face.advance(glyph).thousandths());
        let down = -height.thousandths();
        (height != Em::ONE).then(|| vec![down.into(), (width / 2).into(), ascent.into()])
    })
}

/// Numbers for the codes that have any, neighbours in one list.
fn listed(
    used: &UsedFace<'_>,
    numbers: impl Fn(Glyph) -> Option<Vec<Object>>,
) -> Vec<Object> {
    let glyphs = used.remapper.remapped_gids().map(Glyph);
    let all: Vec<_> = (0_u16..).zip(glyphs.map(numbers)).collect();
    let mut array = Vec::new();
    for stretch in all.chunk_by(|a, b| a.1.is_some() == b.1.is_some()) {
        let lists = stretch.iter().filter_map(|it| it.1.clone());
        let list: Vec<Object> = lists.flatten().collect();
        if let (Some(first), false) = (stretch.first(), list.is_empty()) {
            array.extend([Object::from(first.0), Object::Array(list)]);
        }
    }
    array
}
