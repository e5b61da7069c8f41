//! Where font files come from: a door this room knocks at, opened by `job` (字库).

use std::fmt;
use std::path::PathBuf;

use crate::diag::Error;

/// A font file, and which of its faces is meant.
///
/// ```
/// use banxin::font::FaceFile;
///
/// let file = FaceFile { path: "fonts/OurSong.ttc".into(), index: 2 };
/// assert_eq!(FaceFile { index: 0, ..file.clone() }.path, file.path);
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct FaceFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The face's number in a collection.
    pub index: u32,
}

/// Somewhere font files are kept.
///
/// ```
/// use banxin::diag::Error;
/// use banxin::font::{FaceFile, FaceName, Shelf};
///
/// /// Faces that came with the program, in memory.
/// #[derive(Debug)]
/// struct Memory(Vec<(String, Vec<u8>)>);
///
/// impl Shelf for Memory {
///     fn find(&self, name: &FaceName) -> Option<FaceFile> {
///         let FaceName::File(file, index) = name else { return None };
///         let known = self.0.iter().any(|(it, _)| it == file);
///         known.then(|| FaceFile { path: file.into(), index: *index })
///     }
///     fn read(&self, file: &FaceFile) -> Result<Vec<u8>, Error> {
///         let found = self.0.iter().find(|(it, _)| file.path.as_os_str() == it.as_str());
///         found.map(|(_, bytes)| bytes.clone()).ok_or_else(|| Error::new("没有", "not here"))
///     }
///     fn places(&self) -> Vec<String> {
///         vec!["memory".into()]
///     }
/// }
///
/// let shelf = Memory(vec![("OurSong.otf".into(), vec![])]);
/// assert!(shelf.find(&FaceName::new("OurSong.otf")).is_some());
/// ```
pub trait Shelf: fmt::Debug + Send + Sync {
    /// The file that has the face of this name, if there is one. See [`FaceName`].
    fn find(&self, name: &FaceName) -> Option<FaceFile>;

    /// The bytes of a file that [`Shelf::find`] found.
    ///
    /// # Errors
    ///
    /// When the file cannot be read after all.
    fn read(&self, file: &FaceFile) -> Result<Vec<u8>, Error>;

    /// The places that were searched, for the person who wonders.
    fn places(&self) -> Vec<String>;

    /// What the files and faces nearby are called, for the person who misspelt one.
    ///
    /// ```
    /// use banxin::font::Shelf;
    /// use banxin::job::DiskShelf;
    ///
    /// let near = DiskShelf::of_folders(vec!["fonts".into()], vec![]);
    /// assert!(near.names().iter().any(|it| it.contains("PressSong")));
    /// ```
    fn names(&self) -> Vec<String> {
        Vec::new()
    }
}

/// How a face is called in a table of roles.
///
/// ```
/// use banxin::font::FaceName;
///
/// assert_eq!(FaceName::new("song/Our.ttc#2").written(), "song/Our.ttc#2");
/// assert_eq!(FaceName::new("Our Song"), FaceName::Known("Our Song".into()));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum FaceName {
    /// By file, with the face's number in a collection: `song/MySong.ttc#2`.
    File(String, u32),
    /// By family, full or PostScript name: `Noto Serif CJK SC`, `思源宋体`.
    Known(String),
}

impl FaceName {
    /// Reads what a person wrote.
    ///
    /// ```
    /// use banxin::font::FaceName;
    ///
    /// assert_eq!(FaceName::new("a/b.TTC#2"), FaceName::File("a/b.TTC".into(), 2));
    /// assert_eq!(FaceName::new("思源宋体"), FaceName::Known("思源宋体".into()));
    /// ```
    #[must_use]
    pub fn new(written: &str) -> Self {
        let written = written.trim();
        let numbered = written.rsplit_once('#');
        let numbered = numbered.and_then(|(file, at)| Some((file, at.parse().ok()?)));
        let (file, index) = numbered.unwrap_or((written, 0));
        if is_font_file(file) {
            Self::File(file.to_owned(), index)
        } else {
            Self::Known(written.to_owned())
        }
    }

    /// The name as it was written.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::File(file, 0) => file.clone(),
            Self::File(file, index) => format!("{file}#{index}"),
            Self::Known(name) => name.clone(),
        }
    }
}

/// Whether a file's name says that it is an OpenType or TrueType font.
///
/// ```
/// use banxin::font::is_font_file;
///
/// assert!(is_font_file("OurSong.OTF") && !is_font_file("OurSong.woff2"));
/// ```
#[must_use]
pub fn is_font_file(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("otf" | "ttf" | "otc" | "ttc"))
}
