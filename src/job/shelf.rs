//! The shelf of fonts on this machine's disk (字库).

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use crate::diag::Error;
use crate::font::{FaceFile, FaceName, FaceNames, Shelf, is_font_file, read_names};
use crate::job::places::{FontFolder, Origin, existing, font_folders};

/// How deep folders of fonts are looked into; deeper lie only loops.
const DEEPEST: usize = 6;

/// How many font files are listed at most.
const MOST_FILES: usize = 20_000;

/// Larger than any font file that is meant to be used.
const LARGEST: u64 = 512 << 20;

/// Font files in folders, the nearest folder first.
///
/// A face called by its file is looked for by path; the folders are only listed, and their
/// files' names read, when a face is called by family or is found nowhere by path.
///
/// ```
/// use banxin::font::{FaceName, Shelf};
/// use banxin::job::DiskShelf;
///
/// let shelf = DiskShelf::new(&[], &[]);
/// assert!(shelf.near_faces().count() > 0, "the bundled faces");
/// let nobody = FaceName::File("no-such-face.otf".into(), 0);
/// assert!(shelf.find(&nobody).is_none());
/// ```
#[derive(Debug, Default)]
pub struct DiskShelf {
    /// The issue's folders, those asked for, and the bundled one.
    near: Vec<PathBuf>,
    /// The system's.
    system: Vec<PathBuf>,
    /// The folder that its files may not lead out of by a link.
    closed: Option<PathBuf>,
    near_files: OnceLock<Vec<Entry>>,
    system_files: OnceLock<Vec<Entry>>,
}

/// A font file in a listing.
#[derive(Debug, Default)]
struct Entry {
    path: PathBuf,
    names: OnceLock<Vec<FaceNames>>,
}

impl DiskShelf {
    /// The shelf for an issue: its own folders, `--fonts`, `$BANXIN_FONTS`, the bundled
    /// faces, and the system's.
    #[must_use]
    pub fn new(own: &[PathBuf], asked: &[PathBuf]) -> Self {
        let folders = font_folders(own, asked).into_iter();
        let (near, system): (Vec<_>, Vec<_>) =
            folders.partition(|it| it.origin != Origin::System);
        let paths = |it: Vec<FontFolder>| it.into_iter().map(|it| it.path).collect();
        Self::of_folders(paths(near), paths(system))
    }

    /// A shelf of these folders alone.
    ///
    /// ```
    /// use banxin::job::DiskShelf;
    ///
    /// let closed = DiskShelf::of_folders(vec!["src".into()], vec![]).within("src".into());
    /// assert_eq!(closed.near_faces().count(), 0, "there are no fonts among the sources");
    /// ```
    #[must_use]
    pub fn of_folders(near: Vec<PathBuf>, system: Vec<PathBuf>) -> Self {
        Self { near: existing(near), system: existing(system), ..Self::default() }
    }

    /// Every font file in the folders but the system's, with the names of its faces, in the
    /// order the folders are searched.
    pub fn near_faces(&self) -> impl Iterator<Item = (&Path, &[FaceNames])> {
        self.near_files().iter().map(|it| (it.path.as_path(), it.names()))
    }

    /// The shelf without the files in `folder` that are links out of it.
    #[must_use]
    pub fn within(self, folder: PathBuf) -> Self {
        Self { closed: Some(folder), ..self }
    }

    fn near_files(&self) -> &[Entry] {
        self.near_files.get_or_init(|| {
            let mut files = list(&self.near);
            files.retain(|it| self.may_have(&it.path));
            files
        })
    }

    /// Whether no link leads from the closed folder to the file at `path` outside.
    fn may_have(&self, path: &Path) -> bool {
        let Some(closed) = self.closed.as_ref().filter(|it| path.starts_with(it)) else {
            return true;
        };
        path.canonicalize().is_ok_and(|it| it.starts_with(closed))
    }

    fn system_files(&self) -> &[Entry] {
        self.system_files.get_or_init(|| list(&self.system))
    }

    /// By the path that was written, then by the file's name alone, near before far.
    fn find_file(&self, written: &str, index: u32) -> Option<FaceFile> {
        let relative = Path::new(written);
        let inside = |it: Component<'_>| matches!(it, Component::Normal(_));
        if !relative.components().all(inside) {
            return None;
        }
        let name = relative.file_name()?;
        let here =
            |path: PathBuf| (path.is_file() && self.may_have(&path)).then_some(path);
        let near = || self.near.iter().find_map(|it| here(it.join(relative)));
        let flat = || self.near.iter().find_map(|it| here(it.join(name)));
        let same = |entry: &&Entry| {
            entry.path.file_name().is_some_and(|it| it.eq_ignore_ascii_case(name))
        };
        let listed = |files: &[Entry]| files.iter().find(same).map(|it| it.path.clone());
        let path = near()
            .or_else(flat)
            .or_else(|| listed(self.near_files()))
            .or_else(|| listed(self.system_files()))?;
        Some(FaceFile { path, index })
    }

    fn find_known(&self, name: &str) -> Option<FaceFile> {
        best(self.near_files(), name).or_else(|| best(self.system_files(), name))
    }
}

impl Entry {
    fn names(&self) -> &[FaceNames] {
        self.names.get_or_init(|| names_in(&self.path))
    }
}

impl Shelf for DiskShelf {
    fn find(&self, name: &FaceName) -> Option<FaceFile> {
        match name {
            FaceName::File(file, index) => self.find_file(file, *index),
            FaceName::Known(name) => self.find_known(name),
        }
    }

    fn read(&self, file: &FaceFile) -> Result<Vec<u8>, Error> {
        let failed = |cause| Error::reading(&file.path, cause);
        let mut open = File::open(&file.path).map_err(failed)?;
        let length = open.metadata().map_err(failed)?.len();
        if length > LARGEST {
            return Err(Error::new(
                "文件大得不像字体",
                "the file is too large for a font",
            ));
        }
        let mut data = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        open.by_ref().take(LARGEST).read_to_end(&mut data).map_err(failed)?;
        Ok(data)
    }

    fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for (path, faces) in self.near_faces() {
            names.extend(path.file_name().map(|it| it.to_string_lossy().into_owned()));
            faces.iter().for_each(|it| {
                names.extend(it.full.iter().chain(&it.families).cloned());
            });
        }
        names
    }

    fn places(&self) -> Vec<String> {
        let all = self.near.iter().chain(&self.system);
        all.map(|it| it.display().to_string()).collect()
    }
}

/// Every font file in and under `folders`, sorted within each.
fn list(folders: &[PathBuf]) -> Vec<Entry> {
    let mut files = Vec::new();
    for folder in folders {
        list_folder(folder, DEEPEST, &mut files);
    }
    files.into_iter().map(|path| Entry { path, names: OnceLock::new() }).collect()
}

fn list_folder(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.filter_map(|it| Some(it.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        if files.len() >= MOST_FILES {
            return;
        }
        let named = path.file_name().and_then(|it| it.to_str());
        if named.is_some_and(is_font_file) && path.is_file() {
            files.push(path);
        } else if depth > 0 && path.is_dir() {
            list_folder(&path, depth - 1, files);
        }
    }
}

/// The face that answers to `name` best; of equals the first listed.
fn best(files: &[Entry], name: &str) -> Option<FaceFile> {
    let mut best: (u8, Option<FaceFile>) = (0, None);
    for entry in files {
        for face in entry.names() {
            let answer = face.answers_to(name);
            if answer > best.0 {
                let file = FaceFile { path: entry.path.clone(), index: face.index };
                best = (answer, Some(file));
            }
        }
    }
    best.1
}

fn names_in(path: &Path) -> Vec<FaceNames> {
    let Ok(mut file) = File::open(path) else { return Vec::new() };
    read_names(&mut |offset, length| {
        let mut bytes = vec![0; length];
        file.seek(SeekFrom::Start(offset)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    })
}
