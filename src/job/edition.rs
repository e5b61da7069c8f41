//! An issue that stays open while its articles change (边改边排).

use std::collections::BTreeMap;
use std::mem;
use std::path::Path;

use crate::diag::{Diagnostics, Error, Reported, SourceFile, Spanned};
use crate::font::FontBook;
use crate::job::folder::Folder;
use crate::job::fonts::{self, Order};
use crate::job::{self, Job, Options, press};
use crate::model::Issue;
use crate::page::Kept;
use crate::pdfx::OutputIntent;
use crate::picture::PictureBook;
use crate::proof::Proof;
use crate::{pdf, plan, preflight};

/// An issue with its pages, kept so that a changed article costs what it touches: that
/// article is read, its story made up, and all pages inspected. Faces and pictures stay
/// open. What comes out is what [`typeset`](crate::typeset) makes of the changed issue, to
/// the last mark and remark.
///
/// Other files are taken as they are when they are read: texts at every change, faces and
/// pictures when the edition is opened.
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
    /// The text of `issue.toml`.
    file: SourceFile,
    job: Job,
    faces: Known<Order>,
    /// By their files and which of them are negatives.
    pictures: Known<(Vec<Spanned<String>>, Vec<bool>)>,
    /// By the file of the profile and the name of its condition.
    intent: Known<Option<(Spanned<String>, Option<String>)>>,
    kept: Kept,
    proof: Option<Proof>,
    diagnostics: Diagnostics,
}

/// What something was opened by, and what there was to say then.
#[derive(Debug, Default)]
struct Known<T> {
    by: T,
    remarks: Diagnostics,
}

impl Edition {
    /// Opens the issue in the file `path` and makes it up.
    ///
    /// # Errors
    /// Those of [`Job::open`].
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
        let mut edition = Self {
            folder,
            options,
            file,
            job: Job::default(),
            faces: Known::default(),
            pictures: Known::default(),
            intent: Known::default(),
            kept: Kept::default(),
            proof: None,
            diagnostics: Diagnostics::new(),
        };
        edition.read(None);
        edition.set();
        edition
    }

    /// What was read, faces and pictures with it.
    #[must_use]
    pub const fn job(&self) -> &Job {
        &self.job
    }

    /// The pages as they are now; none while the issue cannot be read as it is meant.
    #[must_use]
    pub const fn proof(&self) -> Option<&Proof> {
        self.proof.as_ref()
    }

    /// All there is to say of the issue as it is now.
    #[must_use]
    pub const fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// Takes a new text for the article that the issue names as `article`, and gives the
    /// numbers of the pages that look different for it.
    pub fn change(&mut self, article: &str, text: &str) -> Vec<u32> {
        self.folder.put(article, text.as_bytes().to_vec());
        self.read(Some(article));
        let before = self.proof.take();
        self.set();
        let before = before.map(|it| it.sheets).unwrap_or_default();
        let now = self.proof.iter().flat_map(|it| &it.sheets).enumerate();
        let changed = now.filter(|(at, sheet)| before.get(*at) != Some(*sheet));
        changed.map(|(_, sheet)| sheet.number).collect()
    }

    /// The pages as a file for the press.
    ///
    /// # Errors
    /// When there is no page, a picture turns out to be broken, or a face cannot be
    /// embedded.
    pub fn pdf(&self) -> Result<Vec<u8>, Error> {
        let none = Proof::default();
        let proof = self.proof.as_ref().unwrap_or(&none);
        pdf::print(&self.job.fonts, &self.job.pictures, proof, &self.job.press())
    }

    /// Reads all text again. Faces, the press's profile and pictures are opened anew only
    /// when the issue asks for others, or when `changed` is one of them.
    fn read(&mut self, changed: Option<&str>) {
        let name = self.folder.name();
        let before = mem::replace(&mut self.job, Job { name, ..Job::default() });
        self.job.read_copy(&self.folder, self.file.clone(), &self.options);
        self.read_faces(changed.map(|_| before.fonts));
        let is_kept = |files: &[Spanned<String>]| {
            changed.is_some_and(|changed| files.iter().all(|it| it.value != changed))
        };
        let files = pictures(&self.job.issue);
        let profile = self.job.issue.press.profile.as_slice();
        let intent = is_kept(profile).then_some(before.intent);
        let pictures = is_kept(&files).then_some(before.pictures);
        self.read_intent(intent);
        let issue = &self.job.issue;
        let negatives = files.iter().map(|it| issue.is_negative(&it.value)).collect();
        self.read_pictures(pictures, (files, negatives));
    }

    /// Opens faces, or goes on with those that were `open`. One that was found broken late
    /// was looked for by copy that may be gone.
    fn read_faces(&mut self, open: Option<FontBook>) {
        let job = &mut self.job;
        let order = fonts::order(&mut job.sources, &job.issue, &self.options);
        let order = order.unload(&mut job.diagnostics);
        let good = |book: &FontBook| book.late_remarks().is_empty();
        job.fonts = match open.filter(good) {
            Some(book) if order == self.faces.by => book,
            Some(_) | None => {
                let Reported { output, diagnostics: remarks } =
                    fonts::open(&self.folder, &order, &self.options);
                self.faces = Known { by: order, remarks };
                self.kept = Kept::default();
                output
            }
        };
        job.diagnostics.extend(self.faces.remarks.clone());
    }

    fn read_intent(&mut self, open: Option<Option<OutputIntent>>) {
        let job = &mut self.job;
        let press = &job.issue.press;
        let by = press.profile.clone().map(|it| (it, press.condition.clone()));
        job.intent = match open {
            Some(intent) if by == self.intent.by => intent,
            Some(_) | None => {
                let Reported { output, diagnostics: remarks } =
                    press::intent(&self.folder, press);
                self.intent = Known { by, remarks };
                output
            }
        };
        job.diagnostics.extend(self.intent.remarks.clone());
    }

    fn read_pictures(
        &mut self,
        open: Option<PictureBook>,
        by: (Vec<Spanned<String>>, Vec<bool>),
    ) {
        let job = &mut self.job;
        job.pictures = match open {
            Some(book) if by == self.pictures.by => book,
            Some(_) | None => {
                let Reported { output, diagnostics: remarks } =
                    job::pictures(&self.folder, &job.issue, &job.progress);
                self.pictures = Known { by, remarks };
                output
            }
        };
        job.diagnostics.extend(self.pictures.remarks.clone());
    }

    /// Makes up and inspects what was read.
    fn set(&mut self) {
        let job = &self.job;
        let mut diagnostics = job.diagnostics.clone();
        self.proof = (!job.is_unusable()).then(|| {
            let plan = plan::plan(&job.fonts, &job.pictures, &job.issue);
            let proof = self.kept.make_up(&job.fonts, &plan).unload(&mut diagnostics);
            diagnostics.extend(job.fonts.late_remarks());
            let press = job.press();
            let found = preflight::inspect(&job.fonts, &job.pictures, &proof, &press);
            diagnostics.extend(found);
            diagnostics.judge(&job.issue.press.severities);
            proof
        });
        self.diagnostics = diagnostics;
    }
}

/// Every picture file that an issue names, the nameplate last.
fn pictures(issue: &Issue) -> Vec<Spanned<String>> {
    let files = issue.picture_files().into_iter().chain(&issue.paper.nameplate);
    files.cloned().collect()
}
