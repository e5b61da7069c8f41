//! The floor: what a PDF of the same pages costs a program that has nothing to think about.
//! It reads the faces that the pages use, cuts them down to the same glyphs, packs the same
//! streams and writes the file, on all threads, by the same libraries with the same settings
//! as banxin. It is told beforehand which glyphs and streams; it parses no copy, sets no
//! line, and writes no object model around the streams, a few dozen kilobytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use banxin::Job;
use banxin::font::FaceId;
use banxin::job::{Options, write_whole};
use banxin::pdfx::Press;
use banxin::proof::{MarkKind, Proof};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, Object};
use rayon::prelude::*;
use skrifa::raw::{FontRef, TableProvider};
use subsetter::GlyphRemapper;

use crate::corpus::Files;

/// Writes down what the floor of an issue is to do: glyphs by face, and every stream that is
/// no face, as it is before packing.
pub(crate) fn prepare(files: Files, folder: &Path) {
    let job = Job::from_files(files, &Options::default()).expect("an issue");
    let press = Press::new(job.moment());
    let typeset = banxin::typeset(&job, &press).output.expect("pages");
    let mut list = String::new();
    for (face, glyphs) in glyphs(&typeset.proof) {
        let file = job.fonts.file(face).expect("a file");
        let _ = write!(list, "{}\t{}\t", file.path.display(), file.index);
        glyphs.iter().for_each(|it| list.extend([it.to_string(), " ".to_owned()]));
        list.push('\n');
    }
    crate::write(&folder.join("faces"), list.as_bytes());
    let document = Document::load_mem(&typeset.pdf).expect("a PDF");
    let streams = document.objects.values().filter_map(|object| match object {
        Object::Stream(it) => Some(it),
        _ => None,
    });
    let is_face = |it: &lopdf::Stream| it.dict.has(b"Length1") || it.dict.has(b"Subtype");
    let streams = streams.filter(|it| !is_face(it) || it.dict.has_type(b"Metadata"));
    for (number, stream) in streams.enumerate() {
        let plain = stream.decompressed_content();
        let plain = plain.as_ref().unwrap_or(&stream.content);
        crate::write(&folder.join(format!("streams/{number:04}")), plain);
    }
}

/// The glyphs that the pages use, by face.
fn glyphs(proof: &Proof) -> BTreeMap<FaceId, BTreeSet<u16>> {
    let mut used: BTreeMap<FaceId, BTreeSet<u16>> = BTreeMap::new();
    for mark in proof.sheets.iter().flat_map(|it| &it.marks) {
        if let MarkKind::Text(line) = &mark.kind {
            for run in &line.runs {
                let glyphs = run.glyphs.iter().map(|it| it.id.0);
                used.entry(run.face).or_default().extend(glyphs);
            }
        }
    }
    used
}

/// Does it.
pub(crate) fn run(folder: &Path) {
    let faces = fs::read_to_string(folder.join("faces")).expect("faces");
    let faces: Vec<&str> = faces.lines().collect();
    let streams = fs::read_dir(folder.join("streams")).expect("streams");
    let mut streams: Vec<_> = streams.map(|it| it.expect("a stream").path()).collect();
    streams.sort();
    let read = |path| packed(&fs::read(path).expect("a stream"));
    let (faces, streams): (Vec<_>, Vec<_>) = rayon::join(
        || faces.par_iter().map(|it| packed(&cut(it))).collect(),
        || streams.par_iter().map(read).collect(),
    );
    let file: Vec<u8> = faces.into_iter().chain(streams).flatten().collect();
    write_whole(&folder.join("floor.bin"), &file).expect("a file");
}

/// A face cut down: its CFF table where it has one, as in a PDF.
fn cut(line: &str) -> Vec<u8> {
    let mut parts = line.split('\t');
    let face = fs::read(parts.next().unwrap_or_default()).expect("a face");
    let index = parts.next().and_then(|it| it.parse().ok()).expect("a number");
    let glyphs = parts.next().unwrap_or_default().split_whitespace();
    let glyphs: Vec<u16> = glyphs.filter_map(|it| it.parse().ok()).collect();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
    let subset = subsetter::subset(&face, index, &remapper).expect("a subset");
    let font = FontRef::new(&subset).expect("a font");
    let cff = font.data_for_tag(skrifa::Tag::new(b"CFF "));
    cff.map(|it| it.as_bytes().to_vec()).unwrap_or(subset)
}

fn packed(stream: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(stream).expect("memory");
    encoder.finish().expect("memory")
}
