//! Reading the pictures that an issue names (收图).

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Diagnostics, Progress, Reported, Spanned, Step};
use crate::job::folder::Folder;
use crate::model::Issue;
use crate::picture::{Drawing, Picture, PictureBook};

/// Reads every picture that the issue names, in parallel; the book has them in the order
/// of the issue.
pub(super) fn pictures(
    folder: &Folder,
    issue: &Issue,
    progress: &Progress,
) -> Reported<PictureBook> {
    let names: Vec<&Spanned<String>> = issue.picture_files();
    progress.expect(Step::Reading, names.len());
    let read = |name: &&Spanned<String>| {
        let read = picture(folder, issue, name);
        progress.done(Step::Reading);
        read
    };
    let read = names.par_iter().map(read).collect();
    let nameplate = issue.paper.nameplate.as_ref();
    bound(read, nameplate.map(|it| (it, nameplate_of(folder, it))), progress)
}

/// Reads the picture that is named at `name`.
pub(super) fn picture(
    folder: &Folder,
    issue: &Issue,
    name: &Spanned<String>,
) -> Reported<Option<Picture>> {
    let mut diagnostics = Diagnostics::new();
    let bytes = folder.fetch(name).unload(&mut diagnostics);
    let picture = bytes.and_then(|bytes| {
        let bytes: Arc<[u8]> = bytes.into();
        let read = Picture::read(&name.value, &bytes, Some(name.span));
        let picture = read.map_err(|remark| diagnostics.push(*remark)).ok()?;
        let negative = issue.is_negative(&name.value);
        Some(if negative { picture.negative() } else { picture })
    });
    Reported::new(picture, diagnostics)
}

/// A nameplate: a drawing, or else a picture.
#[derive(Clone, Debug)]
pub(super) enum Nameplate {
    Drawing(Drawing),
    Picture(Picture),
}

/// Reads the nameplate that is named at `name`.
pub(super) fn nameplate_of(
    folder: &Folder,
    name: &Spanned<String>,
) -> Reported<Option<Nameplate>> {
    let mut diagnostics = Diagnostics::new();
    let Some(bytes) = folder.fetch(name).unload(&mut diagnostics) else {
        return Reported::new(None, diagnostics);
    };
    let span = Some(name.span);
    let read = if bytes.trim_ascii_start().starts_with(b"<") {
        Drawing::read(&name.value, &bytes, span).map(Nameplate::Drawing)
    } else {
        Picture::read(&name.value, &bytes.into(), span).map(Nameplate::Picture)
    };
    let read = read.map_err(|remark| diagnostics.push(*remark)).ok();
    Reported::new(read, diagnostics)
}

/// Pictures and the nameplate as one book.
pub(super) fn bound(
    pictures: Vec<Reported<Option<Picture>>>,
    nameplate: Option<(&Spanned<String>, Reported<Option<Nameplate>>)>,
    progress: &Progress,
) -> Reported<PictureBook> {
    let mut book = PictureBook::watched(progress.clone());
    let mut diagnostics = Diagnostics::new();
    for picture in pictures {
        picture.unload(&mut diagnostics).map(|it| book.keep(it));
    }
    if let Some((name, read)) = nameplate {
        match read.unload(&mut diagnostics) {
            Some(Nameplate::Drawing(it)) => book.keep_drawing(&name.value, it),
            Some(Nameplate::Picture(it)) => drop(book.keep(it)),
            None => {}
        }
    }
    Reported::new(book, diagnostics)
}
