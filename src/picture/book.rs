//! Every picture of an issue, by number.

use std::sync::Arc;

use crate::diag::{Diagnostic, Progress, Span};
use crate::picture::{Drawing, Picture};

/// The number of a picture in a [`PictureBook`].
///
/// ```
/// use banxin::picture::{PictureBook, PictureId};
///
/// assert!(PictureBook::default().get(PictureId(0)).is_none());
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct PictureId(pub u32);

/// Every picture of an issue.
///
/// ```
/// use banxin::diag::Progress;
/// use banxin::picture::{Picture, PictureBook};
///
/// let bytes = std::fs::read("examples/brook-school/pictures/brushes.jpg").expect("a file");
/// let mut book = PictureBook::watched(Progress::default());
/// let id = book.add("brushes.jpg", bytes.clone().into(), None).expect("it can be printed");
/// let again = Picture::read("again.jpg", &bytes.into(), None).expect("it can be printed");
/// let second = book.keep(again);
/// assert_eq!(book.find("brushes.jpg"), Some(id));
/// assert_eq!(book.iter().map(|(id, _)| id).collect::<Vec<_>>(), [id, second]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct PictureBook {
    pictures: Vec<Picture>,
    drawings: Vec<(String, Arc<Drawing>)>,
    progress: Progress,
}

impl PictureBook {
    /// An empty book; `progress` counts what is made of its pictures.
    #[must_use]
    pub fn watched(progress: Progress) -> Self {
        Self { progress, ..Self::default() }
    }

    /// What counts the pictures that are made.
    pub(super) const fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Reads a picture file and keeps it; `span` is where its name was written.
    ///
    /// # Errors
    /// A remark when the file cannot be printed; the book stays as it was.
    pub fn add(
        &mut self,
        name: &str,
        bytes: Arc<[u8]>,
        span: Option<Span>,
    ) -> Result<PictureId, Box<Diagnostic>> {
        Picture::read(name, &bytes, span).map(|picture| self.keep(picture))
    }

    /// Keeps a picture that was read elsewhere, perhaps in parallel with others.
    pub fn keep(&mut self, picture: Picture) -> PictureId {
        let id = PictureId(u32::try_from(self.pictures.len()).unwrap_or(u32::MAX));
        self.pictures.push(picture);
        id
    }

    /// Puts another picture in the place of the one with number `id`.
    pub(super) fn replace(&mut self, id: PictureId, picture: Picture) {
        let place = usize::try_from(id.0).ok().and_then(|it| self.pictures.get_mut(it));
        place.into_iter().for_each(|it| it.clone_from(&picture));
    }

    /// Keeps the drawing that was read from the file `name`.
    ///
    /// ```
    /// use banxin::picture::{Drawing, PictureBook};
    ///
    /// let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">
    ///     <rect width="60" height="20"/></svg>"#;
    /// let drawing = Drawing::read("nameplate.svg", svg, None).expect("plain shapes");
    /// let mut book = PictureBook::default();
    /// book.keep_drawing("nameplate.svg", drawing);
    /// assert!(book.drawing("nameplate.svg").is_some());
    /// ```
    pub fn keep_drawing(&mut self, name: &str, drawing: Drawing) {
        self.drawings.push((name.to_owned(), Arc::new(drawing)));
    }

    /// The drawing that was read from the file `name`.
    #[must_use]
    pub fn drawing(&self, name: &str) -> Option<&Arc<Drawing>> {
        self.drawings.iter().find(|(it, _)| it == name).map(|(_, it)| it)
    }

    /// The picture with number `id`.
    ///
    /// ```
    /// use banxin::Job;
    ///
    /// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
    /// let id = job.pictures.find("pictures/coffee.jpg").expect("the issue names it");
    /// assert!(job.pictures.get(id).is_some_and(|it| it.width() == 600));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    #[must_use]
    pub fn get(&self, id: PictureId) -> Option<&Picture> {
        self.pictures.get(usize::try_from(id.0).ok()?)
    }

    /// The picture that was read from the file `name`.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<PictureId> {
        self.iter().find(|(_, it)| it.name == name).map(|(id, _)| id)
    }

    /// Every picture with its number.
    pub fn iter(&self) -> impl Iterator<Item = (PictureId, &Picture)> {
        (0..).map(PictureId).zip(&self.pictures)
    }
}
