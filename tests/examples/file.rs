//! The file for the press: the same bytes every time, every font a subset with its texts,
//! every outline that of the face.

use std::collections::BTreeSet;

use banxin::Job;
use banxin::pdfx::Press;
use rusttype::Font;

use crate::issue::{Sample, lines, samples};
use crate::outline::{Outline, outline, subset};
use crate::reader::{self, Page};

/// The file, made anew from the folder.
fn anew(sample: &Sample) -> Vec<u8> {
    let job = Job::open(&sample.folder.join("issue.toml")).expect("an issue");
    banxin::typeset(&job, &Press::new(job.moment())).output.expect("a file").pdf
}

#[test]
fn an_issue_gives_the_same_bytes_on_one_thread_as_on_many() {
    for sample in samples() {
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            let again = pool.build().expect("threads").install(|| anew(sample));
            let name = sample.name();
            assert!(again == sample.set.pdf, "{name} differs on {threads} threads");
        }
    }
}

#[test]
fn every_font_is_an_embedded_subset_with_its_texts() {
    for sample in samples() {
        for page in reader::pages(&sample.set.pdf) {
            // The reader itself demands a font program and ToUnicode.
            for font in page.fonts.values() {
                let (tag, name) = font.base.split_once('+').expect("a subset's tag");
                let capitals = tag.bytes().all(|it| it.is_ascii_uppercase());
                assert!(tag.len() == 6 && capitals && !name.is_empty(), "{}", font.base);
                assert!(!font.program.is_empty(), "{}", font.base);
            }
            for shown in &page.shown {
                let font = &page.fonts[&shown.font];
                assert!(
                    font.texts.contains_key(&shown.cid),
                    "{} {}",
                    font.base,
                    shown.cid
                );
            }
        }
    }
}

/// rusttype shares no code with what cuts the faces down.
#[test]
fn every_glyph_in_the_subsets_is_the_glyph_of_its_face() {
    for sample in samples() {
        let pages = reader::pages(&sample.set.pdf);
        let mut used = BTreeSet::new();
        for (sheet, page) in sample.set.proof.sheets.iter().zip(&pages) {
            let runs = lines(sheet).flat_map(|(_, line)| &line.runs);
            let glyphs = runs.flat_map(|run| {
                // What stands for no character is drawn as a shape.
                let said = run.glyphs.iter().filter(|it| !it.text.is_empty());
                said.map(|it| (run.face, it.id))
            });
            let glyphs: Vec<_> = glyphs.collect();
            assert_eq!(glyphs.len(), page.shown.len(), "page {}", sheet.number);
            let codes = page.shown.iter().map(|it| (&page.fonts[&it.font].base, it.cid));
            used.extend(glyphs.into_iter().zip(codes));
        }
        for face in sample.job.fonts.face_ids() {
            let pairs = used.iter().filter(|(glyph, _)| glyph.0 == face);
            let pairs: Vec<_> = pairs
                .map(|(glyph, (base, cid))| (glyph.1.0, (*base).as_str(), *cid))
                .collect();
            compare(sample, sample.job.fonts.face(face).data(), &pages, &pairs);
        }
    }
}

/// Glyph of the face, name of the embedded font, code in it.
type Pair<'a> = (u16, &'a str, u16);

fn compare(sample: &Sample, face: &[u8], pages: &[Page], pairs: &[Pair<'_>]) {
    let bases: BTreeSet<_> = pairs.iter().map(|(_, base, _)| *base).collect();
    for base in bases {
        let before = Font::try_from_bytes(face).expect("the face opens");
        let fonts = pages.iter().flat_map(|it| it.fonts.values());
        let font = fonts.into_iter().find(|it| it.base == base).expect("embedded");
        let file = subset(font, face);
        let after = Font::try_from_bytes(&file).expect("the subset opens");
        let mut inked = 0;
        for (glyph, _, cid) in pairs.iter().filter(|it| it.1 == base) {
            let (was, is) = (outline(&before, *glyph), outline(&after, *cid));
            assert_eq!(was, is, "{} {base}: glyph {glyph}, code {cid}", sample.name());
            inked += usize::from(was != Outline::default());
        }
        assert!(inked > 0, "{base} shows nothing");
    }
}
