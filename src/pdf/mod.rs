//! From the proof to the file that a press prints from (上机).
//!
//! printpdf serialises content and the page tree; fonts, pictures, boxes, output intent
//! and identification are ours, laid into its object model before it is saved. Every
//! number between the proof and the file is whole until `number.rs` turns it into points.

mod content;
mod document;
mod fingerprint;
mod fonts;
mod marks;
mod number;
mod pack;
mod page;
mod pictures;
mod sfnt;
mod tounicode;
mod typist;
mod usage;
mod xmp;

use rayon::prelude::*;

use crate::diag::Error;
use crate::font::FontBook;
use crate::pdfx::Press;
use crate::picture::{PictureBook, Plates};
use crate::proof::Proof;

/// Writes the proof as PDF/X.
///
/// The same proof gives the same bytes, whatever the number of threads.
///
/// # Errors
/// When there is no page, a picture turns out to be broken, or a face cannot be embedded.
pub fn print(
    fonts: &FontBook,
    pictures: &PictureBook,
    proof: &Proof,
    press: &Press,
) -> Result<Vec<u8>, Error> {
    if proof.sheets.is_empty() {
        return Err(Error::new("没有可印的版面", "there is no page to print"));
    }
    let dress = || marks::dress(fonts, pictures, proof, press);
    let dressed = press.marks.any().then(dress);
    let proof = dressed.as_ref().unwrap_or(proof);
    let around = marks::around(press);
    let plates = Plates {
        profile: &press.intent.profile,
        ink_limit: press.ink_limit,
        resolution: press.resolution,
    };
    let pictures = &pictures.for_press(&pictures::sizes(proof), &plates)?;
    let usage = usage::Usage::survey(proof);
    let packer = pack::Packer { on: press.compress };
    let (pages, subsets) = rayon::join(
        || {
            let sheets = proof.sheets.par_iter();
            let write =
                |sheet| page::write(fonts, pictures, &usage, (packer, around), sheet);
            sheets.map(write).collect()
        },
        || fonts::subset(fonts, &usage, packer),
    );
    let parts = document::Parts { fonts, pictures, proof, press, usage: &usage };
    document::assemble(&parts, pages, subsets?)
}
