//! Where fonts are looked for on this machine (字库的位置).

use std::path::{Path, PathBuf};

/// Whose folder of fonts it is, the nearest first.
///
/// ```
/// use banxin::job::Origin;
///
/// assert!(Origin::Issue < Origin::Bundled && Origin::Bundled < Origin::System);
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Origin {
    /// The issue's own folder, or one that its `[fonts]` names.
    Issue,
    /// One that was asked for: [`Options::font_dirs`](crate::job::Options::font_dirs).
    Asked,
    /// One of `$BANXIN_FONTS`.
    Variable,
    /// The faces that come with the program.
    Bundled,
    /// The system's.
    System,
}

/// A folder in which fonts are looked for.
///
/// ```
/// use banxin::job::{Origin, font_folders};
///
/// let folders = font_folders(&[], &["layouts".into()]);
/// let asked = folders.iter().find(|it| it.origin == Origin::Asked).expect("it is there");
/// assert!(asked.path.ends_with("layouts"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FontFolder {
    /// Its path.
    pub path: PathBuf,
    /// Whose it is.
    pub origin: Origin,
}

/// The folders that are there, each once, in the order they are searched: the issue's `own`,
/// those `asked` for, `$BANXIN_FONTS`, the bundled faces, the system's.
///
/// ```
/// use banxin::job::font_folders;
///
/// let folders = font_folders(&["no/such/folder".into()], &[]);
/// assert!(folders.iter().all(|it| it.path.is_dir()));
/// assert!(folders.is_sorted_by_key(|it| it.origin), "the nearest first");
/// ```
#[must_use]
pub fn font_folders(own: &[PathBuf], asked: &[PathBuf]) -> Vec<FontFolder> {
    let variable = std::env::var_os("BANXIN_FONTS").unwrap_or_default();
    let listed = std::env::split_paths(&variable).filter(|it| it != Path::new(""));
    let groups = [
        (Origin::Issue, own.to_vec()),
        (Origin::Asked, asked.to_vec()),
        (Origin::Variable, listed.collect()),
        (Origin::Bundled, bundled()),
        (Origin::System, system()),
    ];
    let mut folders: Vec<FontFolder> = Vec::new();
    for (origin, paths) in groups {
        for path in existing(paths) {
            if folders.iter().all(|it| it.path != path) {
                folders.push(FontFolder { path, origin });
            }
        }
    }
    folders
}

/// Where the faces that come with the program lie: beside the executable, in the folder over
/// it, or in `share/banxin` there. A program that has none of these, such as one that
/// `cargo install` or `cargo run` made, takes those of the sources it was built from.
fn bundled() -> Vec<PathBuf> {
    let program = std::env::current_exe().and_then(|it| it.canonicalize());
    let program = program.unwrap_or_default();
    let beside = program.parent();
    let over = beside.and_then(Path::parent);
    let own = [
        beside.map(|it| it.join("fonts")),
        over.map(|it| it.join("fonts")),
        over.map(|it| it.join("share/banxin/fonts")),
    ];
    let own = existing(own.into_iter().flatten().collect());
    if own.is_empty() {
        return vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")];
    }
    own
}

/// The system's font folders on Linux, macOS and Windows.
fn system() -> Vec<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let windows = std::env::var_os("WINDIR").filter(|_| cfg!(windows));
    let mut folders: Vec<_> =
        windows.into_iter().map(|it| PathBuf::from(it).join("Fonts")).collect();
    if home.is_absolute() {
        let own = [".fonts", ".local/share/fonts", "Library/Fonts"];
        folders.extend(own.map(|it| home.join(it)));
    }
    let shared = [
        "/usr/local/share/fonts",
        "/usr/share/fonts",
        "/Library/Fonts",
        "/System/Library/Fonts",
    ];
    folders.extend(shared.map(PathBuf::from));
    folders
}

/// The folders that are there, each once.
pub(super) fn existing(folders: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut there: Vec<PathBuf> = Vec::new();
    for folder in folders {
        if folder.is_dir() && !there.contains(&folder) {
            there.push(folder);
        }
    }
    there
}
