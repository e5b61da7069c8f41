//! CFF outlines cut down to the glyphs that are used. Adobe technical notes 5176 (the
//! format) and 5177 (charstrings).
//!
//! Only the Han faces are cut here: files with CIDs, of tens of thousands of glyphs, of
//! which an issue uses thousands. What the subsetter does with one of them is half of what
//! an issue of text costs to print: it takes every charstring apart into instructions, on
//! one core. Here charstrings stay bytes and only their calls are replaced by what they
//! call, on all cores. The result is the same; a test holds the two side by side.

mod charstring;
mod read;
mod write;

use rayon::prelude::*;

use crate::pdf::cff::charstring::Calls;
use crate::pdf::cff::read::Cff;

/// So many glyphs are flattened in one go.
const BATCH: usize = 256;

/// The CFF table with `glyphs` alone, which rise and begin with 0: each gets its place in
/// the list as number and CID. None where the table is not of the kind that is cut here, or
/// is damaged; the subsetter has the last word on that.
pub(super) fn cut(table: &[u8], glyphs: &[u16]) -> Option<Vec<u8>> {
    let cff = Cff::read(table)?;
    let fonts: Vec<u8> =
        glyphs.iter().map(|glyph| cff.font_of(*glyph)).collect::<Option<_>>()?;
    let mut used = fonts.clone();
    used.sort_unstable();
    used.dedup();
    let programs = programs(&cff, glyphs, &fonts)?;
    write::table(&cff, &programs, &fonts, &used)
}

/// The charstrings of glyphs, one after the other, and where each ends.
struct Programs {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// Every charstring without its calls.
fn programs(cff: &Cff<'_>, glyphs: &[u16], fonts: &[u8]) -> Option<Programs> {
    let flatten = |(glyphs, fonts): (&[u16], &[u8])| {
        let mut batch = Programs { bytes: Vec::new(), ends: Vec::new() };
        for (glyph, font) in glyphs.iter().zip(fonts) {
            let program = cff.programs.get(usize::from(*glyph))?;
            let calls = Calls { global: &cff.subroutines, local: cff.local(*font)? };
            charstring::flatten(program, &calls, &mut batch.bytes)?;
            batch.ends.push(batch.bytes.len());
        }
        Some(batch)
    };
    let batches = glyphs.par_chunks(BATCH).zip(fonts.par_chunks(BATCH));
    let batches: Vec<Programs> = batches.map(flatten).collect::<Option<_>>()?;
    let mut all = Programs { bytes: Vec::new(), ends: Vec::with_capacity(glyphs.len()) };
    for batch in batches {
        let before = all.bytes.len();
        all.ends.extend(batch.ends.iter().map(|end| before + end));
        all.bytes.extend(batch.bytes);
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use subsetter::GlyphRemapper;

    use super::*;
    use crate::pdf::sfnt;

    /// The subsetter's table of the same glyphs.
    fn by_subsetter(font: &[u8], glyphs: &[u16]) -> Vec<u8> {
        let remapper = GlyphRemapper::new_from_glyphs_sorted(glyphs);
        let subset = subsetter::subset(font, 0, &remapper).expect("a subset");
        sfnt::table(&subset, b"CFF ").expect("a CFF table").to_vec()
    }

    fn bundled(name: &str) -> Vec<u8> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name);
        std::fs::read(path).expect("a bundled face")
    }

    #[test]
    fn han_faces_are_cut_as_the_subsetter_cuts_them() {
        for name in ["song/PressSongSC-Regular.otf", "hei/PressHeiTC-Bold.otf"] {
            let font = bundled(name);
            let table = sfnt::table(&font, b"CFF ").expect("a CFF table");
            for step in [7, 1999, 65_535] {
                let all = Cff::read(table).expect("a face with CIDs").programs.count();
                let last = u16::try_from(all).expect("16 bits");
                let glyphs: Vec<u16> = (0..last).step_by(step).collect();
                let (ours, theirs) = (cut(table, &glyphs), by_subsetter(&font, &glyphs));
                assert_eq!(ours.expect("a table").len(), theirs.len(), "{name} {step}");
                assert!(
                    cut(table, &glyphs) == Some(theirs),
                    "{name}, each {step}th glyph"
                );
            }
        }
    }

    #[test]
    fn a_face_without_cids_is_left_to_the_subsetter() {
        let font = bundled("latin/SourceSerif4-Bold.otf");
        let table = sfnt::table(&font, b"CFF ").expect("a CFF table");
        assert!(cut(table, &[0, 5]).is_none());
    }

    #[test]
    fn a_damaged_table_is_no_table() {
        let font = bundled("hei/PressHeiJP-Bold.otf");
        let table = sfnt::table(&font, b"CFF ").expect("a CFF table");
        assert!(cut(table, &[0, u16::MAX]).is_none(), "no such glyph");
        for length in (0..table.len()).step_by(9973) {
            // Nothing but that it comes back.
            drop(cut(&table[..length], &[0, 9, 99, 999]));
        }
        let mut table = table.to_vec();
        for at in (0..table.len()).step_by(101) {
            table[at] ^= 0x5A;
        }
        drop(cut(&table, &[0, 9, 99, 999]));
    }
}
