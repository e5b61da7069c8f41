//! The folder of an issue, on the disk or in memory; nothing outside it is read, unless
//! that is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use crate::diag::{
    Code, Diagnostic, Diagnostics, Error, Reported, SourceFile, Spanned, Words, nearest,
};
use crate::import;
use crate::job::layouts;
use crate::job::plain::{MOST_TEXT, text};
use crate::job::trouble::{Most, Trouble};
use crate::model::Files;

/// Where an issue's files are. Paths in it are written with `/`.
#[derive(Debug)]
pub(super) enum Folder {
    /// On the disk.
    Disk {
        /// Its path, absolute and free of links.
        root: PathBuf,
        /// Its path as the person wrote it.
        shown: PathBuf,
        /// Whether paths may lead out of it.
        open: bool,
        /// Files that are to be read otherwise than they are on the disk, by path.
        changed: BTreeMap<String, Vec<u8>>,
        /// Files that were asked for, whether or not they are there.
        asked: Mutex<BTreeSet<String>>,
    },
    /// Here, by path.
    Memory(BTreeMap<String, Vec<u8>>),
}

/// Makes text of the bytes of a named file.
type Reader<'a> = &'a dyn Fn(&str, &[u8]) -> Reported<Option<String>>;

/// The largest file that is read.
const MOST_BYTES: Most = (1 << 30, "1 GB");

impl Folder {
    /// The folder at `root`, which is absolute and free of links; paths may lead out of it
    /// when it is `open`.
    pub(super) fn on_disk(root: PathBuf, shown: PathBuf, open: bool) -> Self {
        let (changed, asked) = (BTreeMap::new(), Mutex::default());
        Self::Disk { root, shown, open, changed, asked }
    }

    /// Whether its files are on the disk.
    pub(super) const fn is_on_disk(&self) -> bool {
        matches!(self, Self::Disk { .. })
    }

    /// What the folder is called; `issue` when it is in memory.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Disk { root, .. } => {
                root.file_name().unwrap_or_default().to_string_lossy().into_owned()
            }
            Self::Memory(_) => "issue".to_owned(),
        }
    }

    /// The bytes of the file that is named at `path`.
    pub(super) fn fetch(&self, path: &Spanned<String>) -> Reported<Option<Vec<u8>>> {
        self.fetch_at_most(MOST_BYTES, path)
    }

    /// The text of the file that is named at `path`.
    pub(super) fn text(&self, path: &Spanned<String>) -> Reported<Option<SourceFile>> {
        let Reported { output, mut diagnostics } = self.fetch_at_most(MOST_TEXT, path);
        let text = output.and_then(|bytes| match text(bytes) {
            Ok(text) => Some(SourceFile { name: self.shown(&path.value), text }),
            Err(words) => {
                diagnostics.push(not_text(&path.value, &words).at(path.span));
                None
            }
        });
        Reported::new(text, diagnostics)
    }

    fn fetch_at_most(
        &self,
        most: Most,
        path: &Spanned<String>,
    ) -> Reported<Option<Vec<u8>>> {
        let mut diagnostics = Diagnostics::new();
        if path.value.is_empty() {
            return Reported::new(None, diagnostics);
        }
        self.note(&path.value);
        let bytes = match self.read(&path.value, most) {
            Ok(bytes) => Some(bytes),
            Err(trouble) => {
                diagnostics.push(self.remark(&path.value, &trouble).at(path.span));
                None
            }
        };
        Reported::new(bytes, diagnostics)
    }

    /// Has the file at `path` read as `bytes` from now on.
    pub(super) fn put(&mut self, path: &str, bytes: Vec<u8>) {
        let Some(path) = self.key(path) else { return };
        match self {
            Self::Disk { changed, .. } => changed.insert(path, bytes),
            Self::Memory(files) => files.insert(path, bytes),
        };
    }

    /// Has the file at `path` read from the disk again.
    pub(super) fn forget(&mut self, path: &str) {
        if let Self::Disk { changed, .. } = self {
            changed.remove(path);
        }
    }

    /// Whether the file `name` is in folder `dir` of this one, spelt like that.
    pub(super) fn has(&self, dir: &str, name: &str) -> bool {
        let path = if dir.is_empty() { name.to_owned() } else { format!("{dir}/{name}") };
        self.note(&path);
        self.names(dir).iter().any(|it| it == name)
    }

    /// Remembers that a file was asked for.
    fn note(&self, path: &str) {
        if let (Self::Disk { asked, .. }, Some(path)) = (self, inside(path)) {
            asked.lock().unwrap_or_else(PoisonError::into_inner).insert(path);
        }
    }

    /// The files that were asked for since this was called last, whether or not they are
    /// there.
    pub(super) fn take_asked(&mut self) -> BTreeSet<String> {
        match self {
            Self::Disk { asked, .. } => {
                std::mem::take(asked.get_mut().unwrap_or_else(PoisonError::into_inner))
            }
            Self::Memory(files) => files.keys().cloned().collect(),
        }
    }

    /// Where a file of this folder is on the disk; in memory, its own path.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        match self {
            Self::Disk { root, .. } => root.join(name),
            Self::Memory(_) => PathBuf::from(name),
        }
    }

    /// What the file at `path` is called in this folder; none when it is not in it.
    pub(super) fn name_of(&self, path: &Path) -> Option<String> {
        let within = match self {
            Self::Disk { root, .. } => path.strip_prefix(root).ok()?,
            Self::Memory(_) => path,
        };
        let parts = within.components().map(|it| match it {
            Component::Normal(part) => part.to_str(),
            _ => None,
        });
        parts.collect::<Option<Vec<_>>>().map(|it| it.join("/"))
    }

    /// The folder in this one that is named at `dir`.
    pub(super) fn subfolder(&self, dir: &Spanned<String>) -> Reported<Option<PathBuf>> {
        let mut diagnostics = Diagnostics::new();
        let found = match self {
            Self::Memory(_) => {
                inside(&dir.value).map(PathBuf::from).ok_or(Trouble::Outside)
            }
            Self::Disk { root, open, .. } => resolve(root, &dir.value, *open),
        };
        let is_there = |it: &PathBuf| matches!(self, Self::Memory(_)) || it.is_dir();
        let remark = match found {
            Ok(path) if is_there(&path) => return Reported::new(Some(path), diagnostics),
            Err(Trouble::Outside) => self.remark(&dir.value, &Trouble::Outside),
            Ok(_) | Err(_) => self.missing(&dir.value, ("文件夹", "folder")),
        };
        diagnostics.push(remark.at(dir.span));
        Reported::new(None, diagnostics)
    }

    /// The names of the files in folder `dir` of this one, sorted.
    pub(super) fn names(&self, dir: &str) -> Vec<String> {
        let mut names: Vec<String> = match (self, inside(dir)) {
            (_, None) => Vec::new(),
            (Self::Disk { root, .. }, Some(dir)) => {
                let entries = root.join(dir).read_dir().into_iter().flatten().flatten();
                entries.map(|it| it.file_name().to_string_lossy().into_owned()).collect()
            }
            (Self::Memory(files), Some(dir)) => {
                let paths =
                    files.keys().filter_map(|it| it.rsplit_once('/').or(Some(("", it))));
                paths
                    .filter(|(of, _)| *of == dir)
                    .map(|(_, name)| name.to_owned())
                    .collect()
            }
        };
        names.sort();
        names
    }

    /// The path of a file in it, as a person finds it from where they stand.
    pub(super) fn shown(&self, path: &str) -> String {
        match self {
            Self::Disk { shown, .. } => shown.join(path).display().to_string(),
            Self::Memory(_) => path.to_owned(),
        }
    }

    /// The file at `file` as text, made by `read`, whose remarks are on the file as such.
    fn made(
        &self,
        file: &Spanned<String>,
        read: Reader<'_>,
    ) -> Reported<Option<SourceFile>> {
        let mut diagnostics = Diagnostics::new();
        let Some(bytes) = self.fetch(file).unload(&mut diagnostics) else {
            return Reported::new(None, diagnostics);
        };
        let Reported { output, diagnostics: remarks } = read(&file.value, &bytes);
        remarks.into_iter().for_each(|it| diagnostics.push(it.at(file.span)));
        let text = output.map(|text| SourceFile { name: self.shown(&file.value), text });
        Reported::new(text, diagnostics)
    }

    /// The one way to write `path`; none when it leads out and may not.
    fn key(&self, path: &str) -> Option<String> {
        let outside = || matches!(self, Self::Disk { open: true, .. });
        inside(path).or_else(|| outside().then(|| path.to_owned()))
    }

    fn read(&self, path: &str, most: Most) -> Result<Vec<u8>, Trouble> {
        match self {
            Self::Memory(files) => {
                let path = inside(path).ok_or(Trouble::Outside)?;
                let missing = || Trouble::Io(io::ErrorKind::NotFound.into());
                files.get(&path).cloned().ok_or_else(missing)
            }
            Self::Disk { root, changed, open, .. } => {
                let known = self.key(path).and_then(|it| changed.get(&it));
                if let Some(bytes) = known {
                    return Ok(bytes.clone());
                }
                let path = resolve(root, path, *open)?;
                whole(&path, most)
            }
        }
    }

    fn remark(&self, path: &str, trouble: &Trouble) -> Diagnostic {
        match trouble {
            Trouble::Io(error) if error.kind() == io::ErrorKind::NotFound => {
                self.missing(path, ("文件", "file"))
            }
            _ => trouble.remark(path),
        }
    }

    fn missing(&self, path: &str, kind: (&str, &str)) -> Diagnostic {
        let zh = format!("没有{}「{path}」", kind.0);
        let en = format!("there is no {} \"{path}\"", kind.1);
        let remark = Diagnostic::new(Code::FileMissing, zh, en);
        let (dir, name) = path.rsplit_once('/').unwrap_or(("", path));
        let names = self.names(dir);
        match nearest(name, names.iter().map(String::as_str)) {
            Some(near) => remark
                .hint(format!("是不是「{near}」？"), format!("did you mean \"{near}\"?")),
            None => remark.hint(
                "路径从 issue.toml 所在的文件夹算起",
                "paths start at the folder of issue.toml",
            ),
        }
    }
}

impl Files for Folder {
    fn layout(&self, name: &Spanned<String>) -> Reported<Option<SourceFile>> {
        layouts::find(self, name)
    }

    fn article(&self, file: &Spanned<String>) -> Reported<Option<SourceFile>> {
        let read = |name: &str, bytes: &[u8]| {
            let Reported { output, diagnostics } = import::article(name, bytes);
            Reported::new(output.map(|it| it.text), diagnostics)
        };
        self.made(file, &read)
    }

    fn plan(&self, file: &Spanned<String>) -> Reported<Option<SourceFile>> {
        self.made(file, &import::text)
    }
}

/// The remark on a file that is not text, for the reason `words`.
fn not_text(name: &str, words: &Words) -> Diagnostic {
    Diagnostic::new(
        Code::FileUnreadable,
        format!("「{name}」{}", words.zh),
        format!("\"{name}\" {}", words.en),
    )
    .hint(
        "用编辑器打开，另存为UTF-8编码的纯文本",
        "open it in an editor and save it as plain text in UTF-8",
    )
}

/// The bytes of the plain file at `path`; what is no file, grows without end, or is written
/// to meanwhile is refused.
fn whole(path: &Path, most: Most) -> Result<Vec<u8>, Trouble> {
    let about = fs::metadata(path).map_err(Trouble::Io)?;
    if about.is_dir() {
        return Err(Trouble::Folder);
    }
    if !about.is_file() {
        return Err(Trouble::Special);
    }
    let mut file = File::open(path).map_err(Trouble::Io)?;
    let before = state(&file).map_err(Trouble::Io)?;
    let bytes = all_of(&mut file, before.0, most)?;
    let after = state(&file).map_err(Trouble::Io)?;
    if before == after { Ok(bytes) } else { Err(Trouble::Changed) }
}

/// How long a file is, and when it was written to last.
fn state(file: &File) -> io::Result<(u64, Option<SystemTime>)> {
    let about = file.metadata()?;
    Ok((about.len(), about.modified().ok()))
}

/// What is in `file`, which says that it has `length` bytes.
fn all_of(file: &mut File, length: u64, most: Most) -> Result<Vec<u8>, Trouble> {
    if length > most.0 {
        return Err(Trouble::Large(most));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.take(most.0 + 1).read_to_end(&mut bytes).map_err(Trouble::Io)?;
    if bytes.len() as u64 > most.0 { Err(Trouble::Large(most)) } else { Ok(bytes) }
}

/// The text of an issue's own file, wherever it is.
pub(super) fn issue_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    whole(path, MOST_TEXT).map_err(|trouble| match trouble {
        Trouble::Io(error) => Error::reading(path, error),
        other => {
            let words = other.remark(&path.display().to_string()).message;
            Error::new(words.zh, words.en)
        }
    })
}

/// The file or folder `path` of `root`, free of links; none of them may lead out of a
/// folder that is not `open`.
fn resolve(root: &Path, path: &str, open: bool) -> Result<PathBuf, Trouble> {
    if open {
        return root.join(path).canonicalize().map_err(Trouble::Io);
    }
    let path = inside(path).ok_or(Trouble::Outside)?;
    let path = root.join(path).canonicalize().map_err(Trouble::Io)?;
    if path.starts_with(root) { Ok(path) } else { Err(Trouble::Outside) }
}

/// The path with single slashes and without dots; none when it is absolute, climbs or
/// names a drive.
pub(super) fn inside(path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            "" if !parts.is_empty() => {}
            "" if path.is_empty() => {}
            "" | ".." => return None,
            part if part.contains([':', '\0']) => return None,
            part => parts.push(part),
        }
    }
    (!Path::new(&path).is_absolute()).then(|| parts.join("/"))
}
