//! All reading and writing: the one place that touches the disk (收稿、付印).
//!
//! [`Job::open`] fetches everything that an issue names and reads it. What is missing or
//! broken becomes a remark; only an `issue.toml` that cannot be read at all is an error.
//!
//! ```
//! use banxin::Job;
//! use banxin::job::write_whole;
//!
//! let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
//! assert!(!job.is_unusable());
//! if let Some(set) = banxin::typeset(&job, &job.press()).output {
//!     let path = std::env::temp_dir().join(format!("{}-{}.pdf", job.name, std::process::id()));
//!     write_whole(&path, &set.pdf)?;
//!     # std::fs::remove_file(&path).expect("it was written");
//! }
//! # Ok::<(), banxin::diag::Error>(())
//! ```

mod digital;
mod edition;
mod folder;
mod fonts;
mod layouts;
mod lock;
mod pages;
mod pictures;
mod places;
mod plain;
mod press;
mod shelf;
#[cfg(test)]
mod tests;
mod trouble;
mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{
    Diagnostic, Diagnostics, Error, Progress, Severity, SourceFile, Sources, Words,
};
use crate::draft::Draft;
use crate::font::FontBook;
use crate::job::folder::Folder;
use crate::model::{self, Issue};
use crate::pdfx::{Moment, OutputIntent, Press};
use crate::picture::PictureBook;

pub use self::digital::write_edition;
pub use self::edition::Edition;
pub use self::fonts::HOUSE_ROLES;
pub use self::layouts::BUNDLED_LAYOUTS;
pub use self::lock::{lock_path, lock_text};
pub use self::pages::PageFile;
pub use self::places::{FontFolder, Origin, font_folders};
pub use self::shelf::DiskShelf;
pub use self::write::write_whole;

/// Everything that one issue is made from, read and checked.
///
/// ```
/// use banxin::Job;
/// use banxin::diag::Severity;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// assert_eq!((&*job.name, &*job.issue.paper.name.value), ("tide-evening", "潮声晚报"));
/// assert_eq!(job.moment().pdf(), "D:20261124000000+08'00'");
/// assert!(job.diagnostics.iter().all(|it| it.severity() < Severity::Error));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Job {
    /// What the issue's folder is called; its PDF takes the name.
    pub name: String,
    /// Every text that was read.
    pub sources: Sources,
    /// What the editors wrote.
    pub issue: Issue,
    /// The faces of every role that the issue uses.
    pub fonts: Arc<FontBook>,
    /// The pictures that the issue names and that can be printed.
    pub pictures: PictureBook,
    /// What counts how far the work has come.
    pub progress: Progress,
    /// The press's own printing condition, when the issue names its profile.
    pub intent: Option<OutputIntent>,
    /// What there is to say so far.
    pub diagnostics: Diagnostics,
}

/// How a job is read.
///
/// ```
/// use banxin::Job;
/// use banxin::diag::{Progress, Step};
/// use banxin::job::Options;
///
/// let progress = Progress::default();
/// let options = Options {
///     font_dirs: vec!["fonts".into()],
///     roles: vec!["kai".into()],
///     progress: progress.clone(),
///     ..Options::default()
/// };
/// let job = Job::open_with("examples/tide-evening/issue.toml".as_ref(), &options)?;
/// assert!(job.fonts.role("kai").is_some());
/// let (read, of) = progress.so_far(Step::Reading);
/// assert_eq!(read, of);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Options {
    /// Folders in which faces are looked for, after the issue's own.
    pub font_dirs: Vec<PathBuf>,
    /// Roles whose faces are opened although nothing on the pages names them.
    pub roles: Vec<String>,
    /// Whether the issue's lock file is left unread.
    pub no_lock: bool,
    /// What counts how far the work has come, for whoever wants to show it.
    pub progress: Progress,
    /// Whether paths in an issue on the disk, and links, may lead out of its folder. Only
    /// for issues whose every line is trusted: what they name is printed.
    pub allow_outside: bool,
}

impl Job {
    /// Reads the issue in the file `path` and everything it names, relative to its folder.
    ///
    /// # Errors
    /// When the file itself cannot be read or is not text in UTF-8.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::open_with(path, &Options::default())
    }

    /// As [`Job::open`], with `options`.
    ///
    /// # Errors
    /// When the file itself cannot be read or is not text in UTF-8.
    ///
    /// ```
    /// use banxin::Job;
    /// use banxin::job::Options;
    ///
    /// let options = Options { no_lock: true, ..Options::default() };
    /// let job = Job::open_with("examples/tide-evening/issue.toml".as_ref(), &options)?;
    /// assert!(!job.is_unusable());
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    pub fn open_with(path: &Path, options: &Options) -> Result<Self, Error> {
        let (folder, file) = on_disk(path, options)?;
        Ok(Self { name: folder.name(), ..Self::read(&folder, file, options) })
    }

    /// Reads layouts that come with banxin, and the house's faces: an issue with a blank
    /// page of each.
    ///
    /// # Errors
    /// None but those of [`Job::from_files`].
    ///
    /// ```
    /// use banxin::Job;
    /// use banxin::job::Options;
    ///
    /// let job = Job::of_layouts(&["front".to_owned()], &Options::default())?;
    /// assert!(job.issue.layout("front").is_some());
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    pub fn of_layouts(names: &[String], options: &Options) -> Result<Self, Error> {
        let files = BTreeMap::from([("issue.toml".to_owned(), blank_issue(names))]);
        Self::from_files(files, options)
    }

    /// Reads an issue that is in no file: `files` are its `issue.toml` and what that names,
    /// by path.
    ///
    /// # Errors
    /// When there is no `issue.toml` or it is not text in UTF-8.
    ///
    /// ```
    /// use banxin::Job;
    /// use banxin::job::Options;
    ///
    /// let issue = "[paper]\nname = \"晨报\"\ndate = 2026-11-24\n\
    ///     [[page]]\nlayout = \"tabloid-inside\"\n\
    ///     [[page.story]]\narticle = \"rain.md\"\nslot = \"lead\"\n";
    /// let files = [("issue.toml", issue), ("rain.md", "# 今夜有雨\n请晚归的人带伞。\n")];
    /// let files = files.map(|(path, text)| (path.to_owned(), text.into()));
    /// let job = Job::from_files(files.into(), &Options::default())?;
    /// assert_eq!(job.issue.stories().count(), 1);
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    pub fn from_files(
        files: BTreeMap<String, Vec<u8>>,
        options: &Options,
    ) -> Result<Self, Error> {
        let (folder, file) = in_memory(files)?;
        Ok(Self { name: folder.name(), ..Self::read(&folder, file, options) })
    }

    /// Reads an issue that a program wrote, with the files that belong to it.
    ///
    /// # Errors
    /// When the draft has no text, see [`Draft::text`].
    ///
    /// ```
    /// use banxin::Job;
    /// use banxin::draft::{Draft, Page};
    /// use banxin::job::Options;
    ///
    /// let draft = Draft::new("晨报", "2026-11-24".parse()?).page(Page::new("front"));
    /// let job = Job::of_draft(&draft, &Options::default())?;
    /// assert_eq!(job.press().created.pdf(), "D:20261124000000+08'00'");
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    pub fn of_draft(draft: &Draft, options: &Options) -> Result<Self, Error> {
        let mut files = draft.files.clone();
        files.insert("issue.toml".to_owned(), draft.text()?.into_bytes());
        Self::from_files(files, options)
    }

    /// Whether the issue could not be read as it is meant: a page made from it would not be
    /// the page the editors wrote.
    #[must_use]
    pub fn is_unusable(&self) -> bool {
        let unread =
            |it: &Diagnostic| it.severity() == Severity::Error && it.code.is_of_reading();
        self.diagnostics.iter().any(unread)
    }

    /// Midnight of the issue's date, which is when its files say that they were made.
    #[must_use]
    pub fn moment(&self) -> Moment {
        let (year, month, day) = self.issue.paper.date.value;
        match u16::try_from(year) {
            Ok(year) if year > 0 => Moment::midnight(year, month, day),
            _ => Moment::default(),
        }
    }

    /// What the printing house asks for, as the issue says it.
    #[must_use]
    pub fn press(&self) -> Press {
        let mut press = Press::new(self.moment());
        press.flavor = self.issue.press.flavor;
        press.marks = self.issue.press.marks;
        press.ink_limit = self.issue.press.ink_limit;
        press.resolution = self.issue.press.resolution;
        if let Some(intent) = &self.intent {
            press.intent = intent.clone();
        }
        press
    }

    /// The steps of reading.
    fn read(folder: &Folder, file: SourceFile, options: &Options) -> Self {
        let mut job = Self::default();
        job.read_copy(folder, file, options);
        let order = fonts::order(&mut job.sources, &job.issue, options);
        let order = order.unload(&mut job.diagnostics);
        job.progress = options.progress.clone();
        let (fonts, pictures) = rayon::join(
            || fonts::open(folder, &order, options),
            || pictures::pictures(folder, &job.issue, &job.progress),
        );
        job.fonts = Arc::new(fonts.unload(&mut job.diagnostics));
        let intent = press::intent(folder, &job.issue.press);
        job.intent = intent.unload(&mut job.diagnostics);
        job.pictures = pictures.unload(&mut job.diagnostics);
        job
    }

    /// The first of them: everything that is text.
    fn read_copy(&mut self, folder: &Folder, file: SourceFile, options: &Options) {
        let path = (!options.no_lock).then(|| lock_path(Path::new(&file.name)));
        let first = self.sources.add(file.name, file.text);
        let read = model::read(&mut self.sources, first, folder);
        self.issue = read.unload(&mut self.diagnostics);
        if let Some(path) = path.filter(|_| !self.is_unusable()) {
            let lock = lock::read(&mut self.sources, folder, &path, &self.issue);
            self.issue.lock = lock.unload(&mut self.diagnostics);
        }
    }
}

/// The `issue.toml` of an issue with a blank page of each of these layouts.
///
/// ```
/// use banxin::job::blank_issue;
///
/// let text = String::from_utf8(blank_issue(&["comment".to_owned()])).expect("UTF-8");
/// assert!(text.ends_with("[[page]]\nlayout = \"comment\"\n"));
/// ```
#[must_use]
pub fn blank_issue(layouts: &[String]) -> Vec<u8> {
    let mut text = "[paper]\nname = \"banxin\"\ndate = 2000-01-01\n".to_owned();
    for name in layouts {
        let name = toml::Value::from(name.as_str());
        text.push_str(&format!("[[page]]\nlayout = {name}\n"));
    }
    text.into_bytes()
}

/// The folder of the issue in the file `path`, and its text.
fn on_disk(path: &Path, options: &Options) -> Result<(Folder, SourceFile), Error> {
    let bytes = folder::issue_bytes(path)?;
    let file = issue_text(&path.display().to_string(), bytes)?;
    let shown = path.parent().unwrap_or(Path::new(""));
    let here = if shown.as_os_str().is_empty() { Path::new(".") } else { shown };
    let root = here.canonicalize().map_err(|it| Error::reading(here, it))?;
    Ok((Folder::on_disk(root, shown.to_owned(), options.allow_outside), file))
}

/// The folder of an issue that is in no file, and its text.
fn in_memory(files: BTreeMap<String, Vec<u8>>) -> Result<(Folder, SourceFile), Error> {
    let Some(bytes) = files.get("issue.toml") else {
        return Err(Error::new("缺少 issue.toml", "there is no issue.toml"));
    };
    let file = issue_text("issue.toml", bytes.clone())?;
    Ok((Folder::Memory(files), file))
}

/// The text of `issue.toml`, without which there is nothing to do.
fn issue_text(name: &str, bytes: Vec<u8>) -> Result<SourceFile, Error> {
    let text = plain::text(bytes).map_err(|Words { zh, en }| {
        Error::new(
            format!("「{name}」{zh}：请用编辑器另存为UTF-8编码的纯文本"),
            format!("\"{name}\" {en}: save it in an editor as plain text in UTF-8"),
        )
    })?;
    Ok(SourceFile { name: name.to_owned(), text })
}
