//! The digital edition (数字报): what readers see on a screen, made from the proof, so that
//! every zone is where its story stands on the page.
//!
//! [`publish`] gives a folder of files: pages as pictures, a page of HTML for each page and
//! each article, `edition.json` for programs, [ninjs](https://iptc.org/standards/ninjs/) for
//! agencies and [ALTO](https://www.loc.gov/standards/alto/) for archives. `docs/edition.md`
//! names every file and field. This is not [`job::Edition`](crate::job::Edition), an issue
//! that stays open.
//!
//! ```
//! use banxin::Job;
//!
//! let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
//! let press = job.press();
//! let set = banxin::typeset(&job, &press).output.expect("pages");
//! let files = job.digital_edition(&set.proof, &press)?;
//! assert!(files.iter().any(|it| it.path == "edition.json"));
//! # Ok::<(), banxin::diag::Error>(())
//! ```

mod about;
mod alto;
mod article;
mod html;
mod image;
mod json;
mod lines;
mod ninjs;
mod polygon;
mod words;
mod xml;
mod zone;

use crate::diag::Error;
use crate::edition::article::Article;
use crate::edition::image::{PageShots, Shot};
use crate::font::FontBook;
use crate::picture::PictureBook;
use crate::proof::{Proof, Sheet};

pub use self::about::{About, CaptionAbout, PageAbout};
pub(crate) use self::json::GENERATOR;
pub use self::polygon::Polygon;

/// A file of the edition.
///
/// ```
/// use banxin::edition::File;
///
/// let file = File { path: "articles/rain.html".into(), bytes: b"<!doctype html>".to_vec() };
/// assert!(file.path.ends_with(".html"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct File {
    /// Its path in the folder, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What an edition is made from.
///
/// ```
/// use banxin::Job;
/// use banxin::edition::{About, Material, PageAbout, publish};
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let press = job.press();
/// let set = banxin::typeset(&job, &press).output.expect("pages");
/// let material = Material {
///     fonts: &job.fonts,
///     pictures: &job.pictures,
///     proof: &set.proof,
///     profile: &press.intent.profile,
/// };
/// let about = About {
///     paper: "潮声晚报".into(),
///     code: "CSWB".into(),
///     date: (2026, 11, 24),
///     language: "zh-CN".into(),
///     pages: vec![PageAbout::default(); set.proof.sheets.len()],
///     ..About::default()
/// };
/// let files = publish(&material, &about)?;
/// assert!(files.is_sorted_by(|one, two| one.path < two.path));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug)]
pub struct Material<'a> {
    /// The faces of the proof.
    pub fonts: &'a FontBook,
    /// Its pictures.
    pub pictures: &'a PictureBook,
    /// The pages.
    pub proof: &'a Proof,
    /// The ICC profile of the press, by which inks become lights.
    pub profile: &'a [u8],
}

/// Makes the edition: its files by path, the same bytes whenever it is made.
///
/// The steps: gather the articles and their zones, draw pages and pictures, write what is
/// said of them.
///
/// # Errors
/// When there is no page, a page cannot be drawn, or the profile is not one of four inks.
///
/// ```
/// use banxin::Job;
/// use banxin::edition::{About, Material, publish};
/// use banxin::proof::Proof;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let blank = Proof::default();
/// let (fonts, pictures) = (&*job.fonts, &job.pictures);
/// let material = Material { fonts, pictures, proof: &blank, profile: &[] };
/// let error = publish(&material, &About::default()).unwrap_err();
/// assert_eq!(error.to_string(), "there is no page to publish");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
pub fn publish(material: &Material<'_>, about: &About) -> Result<Vec<File>, Error> {
    if material.proof.sheets.is_empty() {
        return Err(Error::new("没有可发布的版面", "there is no page to publish"));
    }
    let articles = article::articles(material.proof, material.pictures, about);
    let (shots, photos) =
        rayon::join(|| image::pages(material), || image::pictures(material, &articles));
    let (shots, photos) = (shots?, photos?);
    let pages = pages(material.proof, about, shots);
    let edition = Edition { material: *material, about, pages, articles, photos };
    let mut files = edition.written();
    let pages =
        edition.pages.into_iter().flat_map(|it| [it.shots.page, it.shots.thumbnail]);
    let shots = pages.chain(edition.photos.into_iter().flatten().flatten());
    files.extend(shots.map(|it| File { path: it.file, bytes: it.bytes }));
    files.sort_by(|one, two| one.path.cmp(&two.path));
    Ok(files)
}

/// The zone of every thing on a sheet that a reader may touch, by its place in
/// [`Sheet::blocks`]: polygons in the axes of the page that do not overlap any other's.
/// Furniture has none.
///
/// ```
/// use banxin::Job;
/// use banxin::edition::zones;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let set = banxin::typeset(&job, &job.press()).output.expect("pages");
/// let front = &set.proof.sheets[0];
/// let zones = zones(front);
/// assert_eq!(zones.len(), front.blocks.len());
/// assert!(zones.iter().flatten().all(|polygon| polygon.len() >= 4));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn zones(sheet: &Sheet) -> Vec<Vec<Polygon>> {
    zone::zones(sheet)
}

/// Everything that is written about.
struct Edition<'a> {
    material: Material<'a>,
    about: &'a About,
    pages: Vec<Page<'a>>,
    articles: Vec<Article>,
    /// The pictures of each article.
    photos: Vec<Vec<Option<Shot>>>,
}

/// A page of the edition.
struct Page<'a> {
    sheet: &'a Sheet,
    /// Its number, of a spread both.
    numbers: Vec<u32>,
    section: Option<&'a str>,
    staff: [Option<&'a str>; 3],
    /// By its place in [`Sheet::blocks`].
    zones: Vec<Vec<Polygon>>,
    shots: PageShots,
}

fn pages<'a>(proof: &'a Proof, about: &'a About, shots: Vec<PageShots>) -> Vec<Page<'a>> {
    let sheets = proof.sheets.iter().zip(shots).enumerate();
    let page = |(at, (sheet, shots)): (usize, (&'a Sheet, PageShots))| {
        let next = proof.sheets.get(at + 1).map(|it| it.number);
        let spread = next == Some(sheet.number + 2);
        let numbers = (sheet.number..=sheet.number + u32::from(spread)).collect();
        let about = about.pages.get(at);
        let staff = |nth: usize| about.and_then(|it| it.staff.get(nth)?.as_deref());
        Page {
            sheet,
            numbers,
            section: about.and_then(|it| it.section.as_deref()),
            staff: [staff(0), staff(1), staff(2)],
            zones: zone::zones(sheet),
            shots,
        }
    };
    sheets.map(page).collect()
}

impl Page<'_> {
    /// What its files are called.
    fn name(&self) -> String {
        format!("{:02}", self.sheet.number)
    }

    /// Its number as it is spoken of; of a spread both.
    fn number(&self) -> String {
        self.numbers.iter().map(u32::to_string).collect::<Vec<_>>().join("、")
    }
}

impl Edition<'_> {
    /// Everything but the pictures.
    fn written(&self) -> Vec<File> {
        let mut files = vec![json::edition(self)];
        files.extend(html::files(self));
        files.extend(self.pages.iter().enumerate().map(|(at, _)| alto::page(self, at)));
        files.extend((0..self.articles.len()).map(|at| ninjs::article(self, at)));
        files
    }

    /// The article that a block of a sheet belongs to.
    fn article_at(&self, sheet: usize, block: usize) -> Option<&Article> {
        let here = article::Part { sheet, block };
        self.articles.iter().find(|it| it.parts.contains(&here))
    }
}
