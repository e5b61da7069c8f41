//! Parts of pages as pictures, pages as SVG, and the file for the press.

use std::sync::Arc;

use banxin::diag::Error;
use banxin::view::{Inks, Look, Plate, Window};
use banxin::{pdf, view};

use crate::cli::preview::scene::{Scene, Stage};

/// A part of a page is so many pixels wide and high.
pub(super) const TILE: u32 = 512;

/// What part of which page is wanted, and how.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Tile {
    /// The version of the page.
    pub(super) version: u64,
    /// Its place among the pages, from 0.
    pub(super) page: usize,
    pub(super) inks: Inks,
    pub(super) dpi: u32,
    /// Counted in parts from the left and from the top.
    pub(super) at: (u32, u32),
}

/// The part as PNG; none when the page is no longer, or not yet, of that version.
pub(super) fn tile(stage: &Stage, tile: &Tile) -> Option<Result<Vec<u8>, Error>> {
    let scene = stage.scene();
    let page = scene.pages.get(tile.page).filter(|it| it.version == tile.version);
    page?;
    let sheet = scene.proof.sheets.get(tile.page)?;
    let (left, top) = (tile.at.0.checked_mul(TILE)?, tile.at.1.checked_mul(TILE)?);
    let look = Look {
        dpi: tile.dpi,
        window: Some(Window { left, top, width: TILE, height: TILE }),
        inks: tile.inks,
        unpacked: Some(&stage.unpacked),
    };
    let pictures = match tile.inks {
        Inks::Printed => Ok(None),
        Inks::Plate(_) | Inks::Sum(_) => stage.in_inks(&scene).map(Some),
    };
    Some(pictures.and_then(|inks| {
        let pictures = inks.as_deref().unwrap_or(&scene.job.pictures);
        look.at(&scene.job.fonts, pictures, sheet)
    }))
}

/// What is looked at, by its word: `p` as printed, a letter for each ink, `sum`, and `s`
/// with the number of a spot ink.
pub(super) fn inks(word: &str, scene: &Arc<Scene>) -> Option<Inks> {
    Some(match word {
        "p" => Inks::Printed,
        "c" => Inks::Plate(Plate::Cyan),
        "m" => Inks::Plate(Plate::Magenta),
        "y" => Inks::Plate(Plate::Yellow),
        "k" => Inks::Plate(Plate::Black),
        "sum" => Inks::Sum(scene.job.press().ink_limit),
        spot => Inks::Plate(Plate::Spot(spot.strip_prefix('s')?.parse().ok()?)),
    })
}

/// A page as SVG.
pub(super) fn svg(scene: &Scene, page: usize) -> Option<String> {
    let sheet = scene.proof.sheets.get(page)?;
    Some(view::svg(&scene.job.fonts, &scene.job.pictures, sheet))
}

/// The file for the press, and what it is called.
pub(super) fn press(scene: &Scene) -> Result<(String, Vec<u8>), Error> {
    if scene.broken || scene.diagnostics.has_errors() {
        return Err(Error::new(
            "本期有错误，先改正再出付印文件",
            "the issue has errors: mend them first",
        ));
    }
    let job = &scene.job;
    let file = pdf::print(&job.fonts, &job.pictures, &scene.proof, &job.press())?;
    Ok((job.name.clone(), file))
}
