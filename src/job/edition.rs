//! An issue that stays open while its articles change (边改边排).

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Diagnostics, Error, Reported, SourceFile, Span, Spanned, Step};
use crate::font::FontBook;
use crate::job::folder::{self, Folder, inside};
use crate::job::fonts::{self, Order};
use crate::job::pictures::{self, Nameplate};
use crate::job::{self, Job, Options, press};
use crate::page::Kept;
use crate::pdfx::OutputIntent;
use crate::picture::Picture;
use crate::proof::{Proof, Sheet};
use crate::{pdf, plan, preflight};

/// An issue with its pages, kept so that a changed file costs what it touches: a changed
/// article is read, its story made up, and all pages inspected. Faces and pictures stay
/// open. What comes out is what [`typeset`](crate::typeset) makes of the changed issue, to
/// the last mark and remark.
///
/// [`Edition::change`] takes a new text for an article, [`Edition::refresh`] whatever
/// changed on the disk. Texts are read at every change; faces and pictures only when they
/// are among what changed, or the issue asks for others.
///
/// ```
/// use std::collections::BTreeMap;
/// use banxin::job::{Edition, Options};
///
/// let issue = "[paper]\nname = \"海湾日报\"\ndate = 2026-11-24\n\
///     [[page]]\nlayout = \"tabloid-inside\"\n\
///     [[page.story]]\narticle = \"tide.md\"\nslot = \"lead\"\n";
/// let files = [("issue.toml", issue), ("tide.md", "# 潮水退了\n今天的潮水退了。\n")];
/// let files = files.map(|(path, text)| (path.to_owned(), text.into()));
/// let mut edition = Edition::of_files(BTreeMap::from(files), Options::default())?;
/// let changed = edition.change("tide.md", "# 潮水涨了\n今天的潮水涨了。\n");
/// # if edition.proof().is_some() {
/// assert_eq!(changed, [1]);
/// # }
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Debug)]
pub struct Edition {
    folder: Folder,
    options: Options,
    /// What `issue.toml` is called in its folder.
    name: String,
    /// The text of `issue.toml`.
    file: SourceFile,
    job: Arc<Job>,
    faces: Faces,
    /// The faces before these, for an issue that is mended after a slip.
    faces_before: Faces,
    /// Pictures as they were read, by name.
    pictures: BTreeMap<String, Known<Shot, Picture>>,
    nameplate: Option<Known<Spanned<String>, Nameplate>>,
    intent: Known<Option<Profile>, OutputIntent>,
    proof: Option<Arc<Proof>>,
    diagnostics: Diagnostics,
    /// Every text that was asked for, by its name in the folder.
    texts: BTreeSet<String>,
}

/// What something was read by, and what came of it.
#[derive(Debug)]
struct Known<B, T> {
    by: B,
    read: Reported<Option<T>>,
}

/// Where a picture is named, and whether it is a negative.
type Shot = (Span, bool);

/// The file of the press's profile, and the name of its condition.
type Profile = (Spanned<String>, Option<String>);

/// Faces that were opened, and what was made up with them.
#[derive(Debug, Default)]
struct Faces {
    by: Order,
    book: Arc<FontBook>,
    remarks: Diagnostics,
    kept: Kept,
}

impl Faces {
    /// Whether they are what `order` asks for. One that was found broken late was looked
    /// for by copy that may be gone.
    fn serve(&self, order: &Order) -> bool {
        self.by == *order && self.book.late_remarks().is_empty()
    }

    /// Whether any of them may be other than it was.
    fn touched(&self, folder: &Folder, changed: &Changed) -> bool {
        let files = self.book.face_ids().filter_map(|it| self.book.file(it));
        let mut files = files.map(|it| &it.path);
        let mut dirs = self.by.dirs().map(|it| folder.path(it));
        files.any(|it| changed.paths.contains(it))
            || dirs.any(|it| changed.paths.contains(&it))
    }
}

/// What is to be read again.
#[derive(Debug, Default)]
struct Changed {
    /// By name in the folder.
    names: BTreeSet<String>,
    /// By path.
    paths: BTreeSet<PathBuf>,
}

impl Changed {
    fn touches(&self, name: &str) -> bool {
        inside(name).is_some_and(|it| self.names.contains(&it))
    }
}

impl Edition {
    /// Opens the issue in the file `path` and makes it up.
    ///
    /// # Errors
    /// Those of [`Job::open`].
    ///
    /// ```
    /// use banxin::job::{Edition, Options};
    ///
    /// let path = "examples/tide-evening/issue.toml".as_ref();
    /// let mut edition = Edition::open(path, Options::default())?;
    /// assert!(edition.files().iter().any(|it| it.ends_with("articles/seawall.md")));
    /// // Somebody saved an article, without a change.
    /// let saved = ["examples/tide-evening/articles/seawall.md".into()];
    /// assert!(edition.refresh(&saved)?.is_empty(), "all pages look as before");
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    pub fn open(path: &Path, options: Options) -> Result<Self, Error> {
        let (folder, file) = job::on_disk(path, &options)?;
        Ok(Self::new(folder, file, options))
    }

    /// Opens an issue that is in no file, as [`Job::from_files`] does, and makes it up.
    ///
    /// # Errors
    /// Those of [`Job::from_files`].
    pub fn of_files(
        files: BTreeMap<String, Vec<u8>>,
        options: Options,
    ) -> Result<Self, Error> {
        let (folder, file) = job::in_memory(files)?;
        Ok(Self::new(folder, file, options))
    }

    fn new(folder: Folder, file: SourceFile, options: Options) -> Self {
        let name = Path::new(&file.name).file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let mut edition = Self {
            folder,
            options,
            name,
            file,
            job: Arc::default(),
            faces: Faces::default(),
            faces_before: Faces::default(),
            pictures: BTreeMap::new(),
            nameplate: None,
            intent: Known { by: None, read: Reported::new(None, Diagnostics::new()) },
            proof: None,
            diagnostics: Diagnostics::new(),
            texts: BTreeSet::new(),
        };
        edition.read(&Changed::default());
        edition.set();
        edition
    }

    /// What was read, faces and pictures with it. It is shared, so that who draws the pages
    /// may go on with it while they change.
    ///
    /// ```
    /// use banxin::job::{Edition, Options};
    ///
    /// let path = "examples/tide-evening/issue.toml".as_ref();
    /// let edition = Edition::open(path, Options::default())?;
    /// assert_eq!(edition.job().issue.pages.len(), 2);
    /// assert!(!edition.diagnostics().has_errors());
    /// assert!(edition.pdf()?.starts_with(b"%PDF-1.6"));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    #[must_use]
    pub const fn job(&self) -> &Arc<Job> {
        &self.job
    }

    /// The pages as they are now; none while the issue cannot be read as it is meant.
    #[must_use]
    pub const fn proof(&self) -> Option<&Arc<Proof>> {
        self.proof.as_ref()
    }

    /// All there is to say of the issue as it is now.
    #[must_use]
    pub const fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// Every file that the issue was made from and every one that it looked for in vain, so
    /// that they can be watched: `issue.toml`, articles, layouts, the lock, pictures, the
    /// profile of the press, faces and the folders of faces. Sorted; of an issue in memory,
    /// the names of its files.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        let pictures = self.pictures.keys();
        let plate = self.nameplate.iter().map(|it| &it.by.value);
        let profile = self.intent.by.iter().map(|(it, _)| &it.value);
        let more = pictures.chain(plate).chain(profile).filter_map(|it| inside(it));
        let names = self.texts.iter().chain([&self.name]).cloned().chain(more);
        let dirs = self.faces.by.dirs().filter_map(inside);
        let mut files: BTreeSet<PathBuf> =
            names.chain(dirs).map(|it| self.folder.path(&it)).collect();
        let book = &self.faces.book;
        files.extend(book.face_ids().filter_map(|it| Some(book.file(it)?.path.clone())));
        files.into_iter().collect()
    }

    /// Takes a new text for the article that the issue names as `article`, and gives the
    /// numbers of the pages that look different for it. On the disk the article may be
    /// something else, until [`Edition::refresh`] is told of it.
    pub fn change(&mut self, article: &str, text: &str) -> Vec<u32> {
        self.folder.put(article, text.as_bytes().to_vec());
        let names = inside(article).into_iter().collect();
        self.again(&Changed { names, ..Changed::default() })
    }

    /// Reads files that changed on the disk, came or went, and gives the numbers of the
    /// pages that look different for it. The paths are those of [`Edition::files`]; others
    /// have no effect.
    ///
    /// # Errors
    /// When `issue.toml` is among them and cannot be read, or is not text in UTF-8: all is
    /// then as it was.
    pub fn refresh(&mut self, files: &[PathBuf]) -> Result<Vec<u32>, Error> {
        let names = files.iter().filter_map(|it| self.folder.name_of(it)).collect();
        let changed = Changed { names, paths: files.iter().cloned().collect() };
        if changed.names.contains(&self.name) && self.folder.is_on_disk() {
            let bytes = folder::issue_bytes(&self.folder.path(&self.name))?;
            self.file = job::issue_text(&self.file.name, bytes)?;
        }
        changed.names.iter().for_each(|it| self.folder.forget(it));
        Ok(self.again(&changed))
    }

    /// Reads and sets anew, and tells which pages look different.
    fn again(&mut self, changed: &Changed) -> Vec<u32> {
        self.read(changed);
        let before = self.proof.take();
        self.set();
        let old = before.as_ref().map(|it| it.sheets.as_slice()).unwrap_or_default();
        let now = self.proof.as_ref().map(|it| it.sheets.as_slice()).unwrap_or_default();
        let same =
            |at: usize, it: &Sheet| old.get(at).is_some_and(|old| old.looks_like(it));
        let other = now.par_iter().enumerate().filter(|(at, sheet)| !same(*at, sheet));
        let other = other.map(|(_, sheet)| sheet.number).collect();
        // Nobody need wait for a hundred thousand glyphs to be put away.
        rayon::spawn(move || drop(before));
        other
    }

    /// The pages as a file for the press.
    ///
    /// # Errors
    /// When there is no page, a picture turns out to be broken, or a face cannot be
    /// embedded.
    pub fn pdf(&self) -> Result<Vec<u8>, Error> {
        let none = Proof::default();
        let proof = self.proof.as_deref().unwrap_or(&none);
        pdf::print(&self.job.fonts, &self.job.pictures, proof, &self.job.press())
    }

    /// Reads all text again. Faces, the press's profile and pictures are opened anew only
    /// when the issue asks for others, or when they are among what changed.
    fn read(&mut self, changed: &Changed) {
        let progress = self.options.progress.clone();
        let mut job = Job { name: self.folder.name(), progress, ..Job::default() };
        drop(self.folder.take_asked());
        job.read_copy(&self.folder, self.file.clone(), &self.options);
        self.texts = self.folder.take_asked();
        self.read_faces(&mut job, changed);
        self.read_intent(&mut job, changed);
        self.read_pictures(&mut job, changed);
        self.job = Arc::new(job);
    }

    /// Opens faces, or goes on with those that are open.
    fn read_faces(&mut self, job: &mut Job, changed: &Changed) {
        let order = fonts::order(&mut job.sources, &job.issue, &self.options);
        let order = order.unload(&mut job.diagnostics);
        for faces in [&mut self.faces, &mut self.faces_before] {
            if faces.touched(&self.folder, changed) {
                *faces = Faces::default();
            }
        }
        if !self.faces.serve(&order) {
            mem::swap(&mut self.faces, &mut self.faces_before);
        }
        if !self.faces.serve(&order) {
            let Reported { output, diagnostics: remarks } =
                fonts::open(&self.folder, &order, &self.options);
            let (book, kept) = (Arc::new(output), Kept::default());
            self.faces = Faces { by: order, book, remarks, kept };
        }
        job.fonts = Arc::clone(&self.faces.book);
        job.diagnostics.extend(self.faces.remarks.clone());
    }

    fn read_intent(&mut self, job: &mut Job, changed: &Changed) {
        let press = &job.issue.press;
        let by = press.profile.clone().map(|it| (it, press.condition.clone()));
        let touched = by.iter().any(|(it, _)| changed.touches(&it.value));
        if touched || by != self.intent.by {
            self.intent = Known { by, read: press::intent(&self.folder, press) };
        }
        job.intent = self.intent.read.clone().unload(&mut job.diagnostics);
    }

    /// Pictures that are as they were are not read again. What was said of one was said of
    /// the place that named it.
    fn read_pictures(&mut self, job: &mut Job, changed: &Changed) {
        let (issue, progress) = (&job.issue, &self.options.progress);
        let names = issue.picture_files();
        progress.expect(Step::Reading, names.len());
        let shot = |it: &Spanned<String>| (it.span, issue.is_negative(&it.value));
        let known = |name: &Spanned<String>| {
            let known = self.pictures.get(&name.value)?;
            let (span, negative) = shot(name);
            let good = known.by.0 == span || known.read.diagnostics.is_empty();
            let same = good && known.by.1 == negative && !changed.touches(&name.value);
            same.then(|| known.read.clone())
        };
        let read = |name: &&Spanned<String>| {
            let afresh = || pictures::picture(&self.folder, issue, name);
            let read = known(name).unwrap_or_else(afresh);
            progress.done(Step::Reading);
            read
        };
        let read: Vec<_> = names.par_iter().map(read).collect();
        let nameplate = job.issue.paper.nameplate.as_ref();
        self.read_nameplate(nameplate, changed);
        let plate = self.nameplate.as_ref().map(|it| (&it.by, it.read.clone()));
        let book = pictures::bound(read.clone(), plate, &self.options.progress);
        let named = names.into_iter().map(|it| (it.value.clone(), shot(it)));
        self.pictures = named
            .zip(read)
            .map(|((name, by), read)| (name, Known { by, read }))
            .collect();
        job.pictures = book.unload(&mut job.diagnostics);
    }

    fn read_nameplate(&mut self, name: Option<&Spanned<String>>, changed: &Changed) {
        let known = self.nameplate.take();
        let good = |it: &Known<Spanned<String>, Nameplate>, name: &Spanned<String>| {
            it.by == *name && !changed.touches(&name.value)
        };
        self.nameplate = name.map(|name| {
            known.filter(|it| good(it, name)).unwrap_or_else(|| {
                let read = pictures::nameplate_of(&self.folder, name);
                Known { by: name.clone(), read }
            })
        });
    }

    /// Makes up and inspects what was read.
    fn set(&mut self) {
        let job = &self.job;
        let mut diagnostics = job.diagnostics.clone();
        self.proof = (!job.is_unusable()).then(|| {
            let plan = plan::plan(&job.fonts, &job.pictures, &job.issue);
            let proof = self.faces.kept.make_up(&job.fonts, &plan);
            let proof = proof.unload(&mut diagnostics);
            diagnostics.extend(job.fonts.late_remarks());
            let press = job.press();
            let found = preflight::inspect(&job.fonts, &job.pictures, &proof, &press);
            diagnostics.extend(found);
            diagnostics.judge(&job.issue.press.severities);
            Arc::new(proof)
        });
        if self.proof.is_some() {
            self.faces_before = Faces::default();
        }
        self.diagnostics = diagnostics;
    }
}
