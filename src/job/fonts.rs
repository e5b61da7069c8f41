//! The faces of an issue: the bundled roles, the issue's own over them, and where the
//! files are (领字).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Diagnostics, Error, Reported, Sources, Spanned};
use crate::font::{
    BUNDLED_ROLES, FaceFile, FaceName, FontBook, RoleSpec, Roles, Shelf, Wanted,
    is_font_file,
};
use crate::job::Options;
use crate::job::folder::Folder;
use crate::job::shelf::DiskShelf;
use crate::model::{self, Issue};

/// The roles that every page may use without the issue or its layout naming them.
pub const HOUSE_ROLES: &[&str] =
    &["song", "title", "title-heavy", "hei", "hei-bold", "kai"];

/// What an issue wants of the shelf: two that are equal open the same book.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Order {
    roles: Roles,
    wanted: Vec<Wanted>,
    dirs: Vec<Spanned<String>>,
}

impl Order {
    /// The issue's folders of faces.
    pub(super) fn dirs(&self) -> impl Iterator<Item = &str> {
        self.dirs.iter().map(|it| it.value.as_str())
    }
}

/// The roles of the house and of the issue, and those that are used.
pub(super) fn order(
    sources: &mut Sources,
    issue: &Issue,
    options: &Options,
) -> Reported<Order> {
    let roles = sources.add("banxin:fonts/roles.toml", BUNDLED_ROLES);
    let mut roles = Roles::read(roles, BUNDLED_ROLES);
    issue.fonts.roles.iter().for_each(|it| roles.output.set(own_role(it)));
    let (wanted, dirs) = (wanted(issue, options), issue.fonts.dirs.clone());
    Reported::new(Order { roles: roles.output, wanted, dirs }, roles.diagnostics)
}

/// Opens the faces of every role that the issue uses.
pub(super) fn open(
    folder: &Folder,
    order: &Order,
    options: &Options,
) -> Reported<FontBook> {
    let mut diagnostics = Diagnostics::new();
    let shelf = shelf(folder, &order.dirs, options).unload(&mut diagnostics);
    let book = FontBook::open(&order.roles, &order.wanted, shelf);
    let book = book.unload(&mut diagnostics);
    Reported::new(book, diagnostics)
}

/// The house's roles and those asked for, then those that layouts and stories name, for the issue's region.
fn wanted(issue: &Issue, options: &Options) -> Vec<Wanted> {
    let asked = options.roles.iter().map(String::as_str);
    let house = HOUSE_ROLES.iter().copied().chain(asked).map(|it| (it, None));
    let bodies = issue.layouts.iter().map(|it| &it.face);
    let stories = issue.stories().flat_map(|(_, it)| it.head_face.iter().chain(&it.face));
    let named = bodies.chain(stories).map(|it| (it.value.as_str(), Some(it.span)));
    let region = |role: &str| issue.style.regional_role(role);
    house.chain(named).map(|(role, span)| Wanted { role: region(role), span }).collect()
}

/// A role as the font room wants it.
fn own_role(role: &model::RoleSpec) -> RoleSpec {
    let face = |it: &Spanned<String>| Spanned::new(FaceName::new(&it.value), it.span);
    RoleSpec {
        name: role.name.value.clone(),
        han: role.han.iter().map(face).collect(),
        latin: role.latin.iter().map(face).collect(),
        note: String::new(),
        instead: role.instead.clone(),
    }
}

/// The issue's folders of fonts and its own folder first, then those asked for, the
/// bundled faces, the system's.
fn shelf(
    folder: &Folder,
    dirs: &[Spanned<String>],
    options: &Options,
) -> Reported<Arc<dyn Shelf>> {
    let mut diagnostics = Diagnostics::new();
    let mut own = Vec::new();
    for dir in dirs {
        own.extend(folder.subfolder(dir).unload(&mut diagnostics));
    }
    let shelf: Arc<dyn Shelf> = match folder {
        Folder::Disk { root, open, .. } => {
            own.push(root.clone());
            let shelf = DiskShelf::new(&own, &options.font_dirs);
            Arc::new(if *open { shelf } else { shelf.within(root.clone()) })
        }
        Folder::Memory(files) => Arc::new(MemoryShelf {
            files: files.clone(),
            dirs: own,
            disk: DiskShelf::new(&[], &options.font_dirs),
        }),
    };
    Reported::new(shelf, diagnostics)
}

/// Faces that were handed over with an issue in memory, before those of this machine.
#[derive(Debug)]
struct MemoryShelf {
    files: BTreeMap<String, Vec<u8>>,
    dirs: Vec<PathBuf>,
    disk: DiskShelf,
}

impl Shelf for MemoryShelf {
    fn find(&self, name: &FaceName) -> Option<FaceFile> {
        if let FaceName::File(file, index) = name {
            let paths =
                self.dirs.iter().map(|it| it.join(file)).chain([PathBuf::from(file)]);
            let mut known = paths.filter(|it| self.bytes(it).is_some());
            if let Some(path) = known.next() {
                return Some(FaceFile { path, index: *index });
            }
        }
        self.disk.find(name)
    }

    fn read(&self, file: &FaceFile) -> Result<Vec<u8>, Error> {
        match self.bytes(&file.path) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.disk.read(file),
        }
    }

    fn names(&self) -> Vec<String> {
        let fonts = self.files.keys().filter(|it| is_font_file(it));
        let names = fonts.filter_map(|it| it.rsplit('/').next().map(str::to_owned));
        names.chain(self.disk.names()).collect()
    }

    fn places(&self) -> Vec<String> {
        let own = self.dirs.iter().map(|it| it.display().to_string());
        own.chain(self.disk.places()).collect()
    }
}

impl MemoryShelf {
    fn bytes(&self, path: &Path) -> Option<&Vec<u8>> {
        self.files.get(path.to_str()?)
    }
}
