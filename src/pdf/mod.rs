//! From the proof to the file that a press prints from (上机), and to the one that is read on
//! a screen.
//!
//! printpdf lays the page tree; content, fonts, pictures, boxes, output intent and
//! identification are ours, laid into its object model before it is saved. Every number
//! between the proof and the file is whole until `number.rs` turns it into points.
//!
//! ```
//! use banxin::pdfx::{Flavor, Press};
//! use banxin::{Job, pdf};
//!
//! let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
//! let set = banxin::typeset(&job, &job.press()).output.expect("pages");
//! // The same pages once more, in another flavour.
//! let press = Press { flavor: Flavor::X1a, ..job.press() };
//! let file = pdf::print(&job.fonts, &job.pictures, &set.proof, &press)?;
//! assert!(file.starts_with(b"%PDF-1.4"));
//! # Ok::<(), banxin::diag::Error>(())
//! ```

mod blank;
mod content;
mod document;
mod fingerprint;
mod fonts;
mod marks;
mod mute;
mod number;
mod pack;
mod page;
mod pictures;
mod reading;
mod sfnt;
mod tounicode;
mod typist;
mod usage;
mod xmp;

use rayon::prelude::*;

use crate::diag::Error;
use crate::font::FontBook;
use crate::geom::Length;
use crate::pdfx::{Press, PrinterMarks};
use crate::picture::{PictureBook, Plates, Screen};
use crate::proof::Proof;

/// Writes the proof as PDF/X.
///
/// The same proof gives the same bytes, whatever the number of threads.
///
/// # Errors
/// When there is no page, a picture turns out to be broken, or a face cannot be embedded.
///
/// ```
/// use banxin::job::Options;
/// use banxin::{Job, pdf};
///
/// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
/// let press = job.press();
/// let set = banxin::typeset(&job, &press).output.expect("a page");
/// let again = pdf::print(&job.fonts, &job.pictures, &set.proof, &press)?;
/// assert!(again == set.pdf, "the same proof gives the same bytes");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
pub fn print(
    fonts: &FontBook,
    pictures: &PictureBook,
    proof: &Proof,
    press: &Press,
) -> Result<Vec<u8>, Error> {
    if proof.sheets.is_empty() {
        return Err(nothing());
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
    let pictures = &pictures.for_press(&proof.picture_sizes(), &plates)?;
    let usage = usage::Usage::survey(proof);
    let packer = pack::Packer { on: press.compress };
    let manner = page::Manner { packer, around, screen: None };
    // The longest work first: a Han face takes as long as two dozen pages, and the profile
    // as long to pack as half a dozen.
    let ((subsets, intent), pages) = rayon::join(
        || {
            let intent = || Some(document::profile(&press.intent, packer));
            rayon::join(|| fonts::subset(fonts, &usage, packer), intent)
        },
        || {
            let write = |sheet| {
                let sheet = (sheet, page::by_role(sheet));
                page::write(fonts, pictures, &usage, manner, sheet)
            };
            proof.sheets.par_iter().map(write).collect()
        },
    );
    let reading = None;
    let parts = document::Parts { fonts, pictures, proof, press, reading, usage: &usage };
    document::assemble(&parts, document::Streams { pages, subsets: subsets?, intent })
}

/// Writes the proof for reading on a screen (阅读版): the same pages in sRGB, with less
/// fine pictures, tagged in reading order, with bookmarks, links and article threads. Of
/// `press` it takes the profile, by which inks become lights, the moment and whether to
/// pack. `reading.md` says which clauses of PDF/UA-1 are met, and how.
///
/// The same proof gives the same bytes, whatever the number of threads.
///
/// # Errors
/// When there is no page, a picture turns out to be broken, a face cannot be embedded, or
/// the profile is not one of four inks.
///
/// ```
/// use banxin::{Job, pdf};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let press = job.press();
/// let set = banxin::typeset(&job, &press).output.expect("pages");
/// let web = pdf::web(&job.fonts, &job.pictures, &set.proof, &press)?;
/// assert!(web.starts_with(b"%PDF") && web != set.pdf);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
pub fn web(
    fonts: &FontBook,
    pictures: &PictureBook,
    proof: &Proof,
    press: &Press,
) -> Result<Vec<u8>, Error> {
    if proof.sheets.is_empty() {
        return Err(nothing());
    }
    let press = &Press { marks: PrinterMarks::NONE, ..press.clone() };
    let screen = Screen::new(&press.intent.profile)?;
    let pictures = &pictures.for_screen(&proof.picture_sizes(), &screen)?;
    let usage = usage::Usage::survey(proof);
    let packer = pack::Packer { on: press.compress };
    let manner = page::Manner { packer, around: Length::ZERO, screen: Some(&screen) };
    let (reading, groups) = reading::Reading::of(proof, pictures);
    let (subsets, pages) = rayon::join(
        || fonts::subset(fonts, &usage, packer),
        || {
            let sheets = proof.sheets.par_iter().zip(groups);
            let write = |sheet| page::write(fonts, pictures, &usage, manner, sheet);
            sheets.map(write).collect()
        },
    );
    let reading = Some(&reading);
    let parts = document::Parts { fonts, pictures, proof, press, reading, usage: &usage };
    let streams = document::Streams { pages, subsets: subsets?, intent: None };
    document::assemble(&parts, streams)
}

fn nothing() -> Error {
    Error::new("没有可印的版面", "there is no page to print")
}
