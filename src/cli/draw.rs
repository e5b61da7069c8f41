//! Each page as a picture beside the PDF (看样).

use std::path::{Path, PathBuf};

use banxin::Job;
use banxin::diag::Error;
use banxin::proof::{Proof, Sheet};
use banxin::view;
use rayon::prelude::*;

use crate::cli::keep;
use crate::cli::report::Made;

/// Draws the pages side by side in pixels and writes each as soon as it is drawn; `pdf` is
/// the file they stand beside.
pub(crate) fn pages(
    pdf: &Path,
    job: &Job,
    proof: &Proof,
    dpi: u32,
) -> Result<Vec<Made>, Error> {
    each(pdf, proof, "png", |sheet| view::png(&job.fonts, &job.pictures, sheet, dpi))
}

/// As [`pages`], in outlines.
pub(crate) fn outlines(pdf: &Path, job: &Job, proof: &Proof) -> Result<Vec<Made>, Error> {
    each(pdf, proof, "svg", |sheet| {
        Ok(view::svg(&job.fonts, &job.pictures, sheet).into_bytes())
    })
}

fn each(
    pdf: &Path,
    proof: &Proof,
    kind: &str,
    draw: impl Fn(&Sheet) -> Result<Vec<u8>, Error> + Sync,
) -> Result<Vec<Made>, Error> {
    let pages = proof.sheets.par_iter().enumerate();
    pages.map(|(at, sheet)| keep(&beside(pdf, at + 1, kind), &draw(sheet)?)).collect()
}

/// `paper.pdf` has its first page in `paper-1.png`.
fn beside(pdf: &Path, page: usize, kind: &str) -> PathBuf {
    let name = pdf.file_stem().unwrap_or_default().to_string_lossy();
    pdf.with_file_name(format!("{name}-{page}.{kind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_called_after_the_pdf() {
        let beside = |pdf: &str| beside(Path::new(pdf), 12, "png");
        assert_eq!(beside("out/澜港日报.pdf"), Path::new("out/澜港日报-12.png"));
        assert_eq!(beside("paper"), Path::new("paper-12.png"));
        assert_eq!(beside("v1.2.pdf"), Path::new("v1.2-12.png"));
    }
}
