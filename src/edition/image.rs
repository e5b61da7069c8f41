//! Pages and pictures as a screen shows them (版面图、图片).

use rayon::prelude::*;

use crate::diag::Error;
use crate::edition::Material;
use crate::edition::article::{Article, Image};
use crate::picture::{Pixels, Screen};
use crate::proof::Sheet;
use crate::view;

/// How wide a page is shown: its smallest type can be read at that.
const PAGE: i64 = 1_600;
/// How wide it is shown among others.
const THUMBNAIL: usize = 320;
/// How much of pages and photographs JPEG keeps, of 100.
const QUALITY: u8 = 82;

/// A picture as a file of the edition.
#[derive(Clone, Debug)]
pub(super) struct Shot {
    pub(super) file: String,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) bytes: Vec<u8>,
}

/// A page at two sizes.
#[derive(Clone, Debug)]
pub(super) struct PageShots {
    pub(super) page: Shot,
    pub(super) thumbnail: Shot,
}

/// Every page, side by side.
pub(super) fn pages(material: &Material<'_>) -> Result<Vec<PageShots>, Error> {
    material.proof.sheets.par_iter().map(|it| page(material, it)).collect()
}

fn page(material: &Material<'_>, sheet: &Sheet) -> Result<PageShots, Error> {
    const EMU_PER_INCH: i64 = 914_400;
    let dpi = PAGE * EMU_PER_INCH / sheet.trim.width.emu().max(1);
    let dpi = u32::try_from(dpi.clamp(40, 300)).unwrap_or(100);
    let pixels = view::pixels(material.fonts, material.pictures, sheet, dpi)?;
    let name = format!("pages/{:02}", sheet.number);
    let page = shot(format!("{name}.jpg"), &pixels)?;
    let small = pixels.narrowed(THUMBNAIL);
    Ok(PageShots { page, thumbnail: shot(format!("{name}-small.jpg"), &small)? })
}

/// The pictures of every article; none where there are no pixels, as of a delivered page.
pub(super) fn pictures(
    material: &Material<'_>,
    articles: &[Article],
) -> Result<Vec<Vec<Option<Shot>>>, Error> {
    let screen = Screen::new(material.profile)?;
    let of_article = |article: &Article| {
        let images = article.pictures.par_iter().enumerate();
        images.map(|(nth, it)| photo(material, &screen, it, (&article.id, nth))).collect()
    };
    articles.par_iter().map(of_article).collect()
}

fn photo(
    material: &Material<'_>,
    screen: &Screen,
    image: &Image,
    (id, nth): (&str, usize),
) -> Result<Option<Shot>, Error> {
    let picture = material.pictures.get(image.picture);
    let Some(pixels) = picture.and_then(|it| it.on_screen(image.size, screen)) else {
        return Ok(None);
    };
    shot(format!("pictures/{id}-{}.jpg", nth + 1), &pixels).map(Some)
}

fn shot(file: String, pixels: &Pixels) -> Result<Shot, Error> {
    let bytes = pixels.jpeg(QUALITY).ok_or_else(|| {
        Error::new(
            format!("「{file}」太大，不能存为JPEG"),
            format!("\"{file}\" is too large for a JPEG"),
        )
    })?;
    Ok(Shot { file, width: pixels.width, height: pixels.height, bytes })
}
