//! The bundled faces, opened once for a test.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use banxin::diag::{Error, SourceId};
use banxin::font::{BUNDLED_ROLES, FaceFile, FaceName, FontBook, Roles, Shelf, Wanted};

/// The folder `fonts/` of this repository.
#[derive(Debug)]
struct Bundled;

impl Bundled {
    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")
    }
}

impl Shelf for Bundled {
    fn find(&self, name: &FaceName) -> Option<FaceFile> {
        let FaceName::File(file, index) = name else { return None };
        let path = Self::folder().join(file);
        path.exists().then_some(FaceFile { path, index: *index })
    }

    fn read(&self, file: &FaceFile) -> Result<Vec<u8>, Error> {
        std::fs::read(&file.path).map_err(|it| Error::reading(&file.path, it))
    }

    fn places(&self) -> Vec<String> {
        vec![Self::folder().display().to_string()]
    }
}

/// The roles `song`, `song.tw`, `song.jp`, `kai` and `display`.
pub(crate) fn fonts() -> &'static FontBook {
    static FONTS: OnceLock<FontBook> = OnceLock::new();
    FONTS.get_or_init(|| {
        let roles = Roles::read(SourceId::default(), BUNDLED_ROLES).output;
        let wanted = ["song", "kai", "song.tw", "song.jp", "display"]
            .map(|role| Wanted { role: role.to_owned(), span: None });
        FontBook::open(&roles, &wanted, Arc::new(Bundled)).output
    })
}
