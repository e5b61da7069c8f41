//! What editors write: the issue, its layout, an article, and the lock.

use std::sync::OnceLock;

use banxin::job::lock_text;

use crate::folder::{self, Files, plain, put};

/// The text of `issue.toml`; every file that it names is there.
pub fn issue(data: &[u8]) {
    let mut files = plain();
    if let Ok(text) = std::str::from_utf8(data) {
        folder::put_what_is_named(&mut files, text);
    }
    put(&mut files, "issue.toml", data);
    let _ = folder::shown(files);
}

/// The text of a layout, as it is and with vertical lines.
pub fn layout(data: &[u8]) {
    let mut files = plain();
    put(&mut files, "layouts/small.toml", data);
    let _ = folder::made(files.clone());
    if let Ok(text) = std::str::from_utf8(data)
        && text.contains("horizontal")
    {
        put(&mut files, "layouts/small.toml", text.replace("horizontal", "vertical"));
        let _ = folder::made(files);
    }
}

/// The text of an article, on a level page and on a vertical one.
pub fn article(data: &[u8]) {
    let mut files = plain();
    put(&mut files, "a.md", data);
    put(&mut files, "b.md", data);
    let _ = folder::made(files.clone());
    let layout = folder::LAYOUT.replace("horizontal", "vertical");
    put(&mut files, "layouts/small.toml", layout);
    let _ = folder::made(files);
}

/// A lock, read for the issue that it was or was not written for.
pub fn lock(data: &[u8]) {
    let mut files = plain();
    put(&mut files, "issue.lock.toml", filled(data));
    let _ = folder::made(files);
}

/// A lock that begins with `+` has what was written for the plain issue before it.
fn filled(data: &[u8]) -> Vec<u8> {
    static WRITTEN: OnceLock<String> = OnceLock::new();
    let written = WRITTEN.get_or_init(|| {
        let files: Files = plain();
        let (job, set) = folder::made(files).expect("the plain issue is set");
        lock_text(&job.issue, &set.proof)
    });
    match data.split_first() {
        Some((b'+', own)) => [written.as_bytes(), own].concat(),
        _ => data.to_vec(),
    }
}
