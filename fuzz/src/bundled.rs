//! A small face in the place of every bundled one, so that an input costs little.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use banxin::diag::{Error, SourceId};
use banxin::font::{BUNDLED_ROLES, FaceFile, FaceName, FontBook, Roles, Shelf, Wanted};

/// The sound face of the tests: 新日本版京 and a few letters and marks.
pub(crate) const SMALL: &[u8] = include_bytes!("../../tests/data/fonts/cff-small.otf");

#[derive(Debug)]
struct Small;

impl Shelf for Small {
    fn find(&self, name: &FaceName) -> Option<FaceFile> {
        let FaceName::File(file, _) = name else { return None };
        Some(FaceFile { path: PathBuf::from(file), index: 0 })
    }

    fn read(&self, _: &FaceFile) -> Result<Vec<u8>, Error> {
        Ok(SMALL.to_vec())
    }

    fn places(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The roles that the laws of lines are tried with.
pub(crate) fn fonts() -> &'static FontBook {
    static FONTS: OnceLock<FontBook> = OnceLock::new();
    FONTS.get_or_init(|| {
        let roles = Roles::read(SourceId::default(), BUNDLED_ROLES).output;
        let wanted = ["song", "kai", "song.tw", "song.jp", "display"]
            .map(|role| Wanted { role: role.to_owned(), span: None });
        FontBook::open(&roles, &wanted, Arc::new(Small)).output
    })
}

/// The files that the bundled roles name.
pub(crate) fn face_files() -> impl Iterator<Item = &'static str> {
    let quoted = BUNDLED_ROLES.split('"').skip(1).step_by(2);
    quoted.filter(|it| it.ends_with(".otf") || it.ends_with(".ttf"))
}
