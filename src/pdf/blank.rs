//! Empty pages: the only file that speaks to printpdf.
//!
//! printpdf lays out catalogue, page tree and pages; what stands on them is written into
//! its object model by [`document`](super::document).

use lopdf::Document;
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

/// A document of so many empty pages: catalogue, tree and page dictionaries.
pub(super) fn blank(pages: usize) -> Document {
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: false,
        image_optimization: None,
    };
    let page = |_| PdfPage::new(Mm(0.0), Mm(0.0), Vec::new());
    let mut paper = PdfDocument::new("");
    paper.with_pages((0..pages).map(page).collect());
    paper.to_lopdf_document(&options, &mut Vec::new())
}
