//! Pictures, delivered pages, and drawings.

use std::sync::Arc;

use banxin::picture::{Drawing, Picture};

use crate::folder::{self, plain, put};

/// A larger picture than this is read but not printed: what it costs is known.
const MOST_PIXELS: u64 = 1 << 20;

/// A file in the place of a picture, of whatever kind its first bytes say.
pub fn picture(data: &[u8]) {
    printed("p", data);
}

/// A delivered page.
pub fn sheet(data: &[u8]) {
    printed("ad.pdf", data);
}

fn printed(name: &str, data: &[u8]) {
    crate::alone();
    let bytes: Arc<[u8]> = data.into();
    let Ok(picture) = Picture::read(name, &bytes, None) else { return };
    let pixels = u64::from(picture.columns) * u64::from(picture.rows);
    if picture.own_width().is_none() && pixels > MOST_PIXELS {
        return;
    }
    let _ = picture.pixels();
    let mut files = plain();
    let item = format!(
        "\n[[page.picture]]\nfile = {name:?}\narea = {{ col = 1, row = 22, cols = 1, rows = 8 }}\n"
    );
    put(&mut files, "issue.toml", folder::ISSUE.replace("# picture\n", &item));
    put(&mut files, name, data);
    let _ = folder::shown(files.clone());
    let press = "[press]\npdfx = \"x1a\"\n[style]\n";
    let issue = String::from_utf8(files["issue.toml"].clone()).expect("text");
    let issue = issue.replace("[style]\n", press);
    put(&mut files, "issue.toml", issue);
    let _ = folder::made(files);
}

/// A nameplate.
pub fn drawing(data: &[u8]) {
    crate::alone();
    if Drawing::read("name.svg", data, None).is_err() {
        return;
    }
    let mut files = plain();
    let named = "date = 2026-11-24\nnameplate = \"name.svg\"\n";
    let issue = folder::ISSUE.replace("date = 2026-11-24\n", named);
    put(&mut files, "issue.toml", issue);
    put(&mut files, "name.svg", data);
    let _ = folder::shown(files);
}
