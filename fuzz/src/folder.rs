//! Issues in memory, and everything that is done with one.

use std::collections::BTreeMap;

use banxin::diag::Tongue;
use banxin::diag::render::{self, Manner};
use banxin::job::{Options, lock_text};
use banxin::{Job, Typeset, pdf, proof, typeset};

use crate::bundled;

/// Files by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) const ISSUE: &str = include_str!("../plain/issue.toml");
pub(crate) const LAYOUT: &str = include_str!("../plain/small.toml");
pub(crate) const ARTICLE: &str = include_str!("../plain/a.md");
pub(crate) const PNG: &[u8] = include_bytes!("../seeds/picture/grey.png");
pub(crate) const SVG: &str = include_str!("../seeds/drawing/name.svg");

/// The plain issue, its faces the small one.
pub(crate) fn plain() -> Files {
    let texts = [
        ("issue.toml", ISSUE),
        ("layouts/small.toml", LAYOUT),
        ("a.md", ARTICLE),
        ("b.md", ARTICLE),
    ];
    let mut files: Files = BTreeMap::new();
    for (name, text) in texts {
        put(&mut files, name, text);
    }
    put(&mut files, "p.png", PNG);
    for name in bundled::face_files() {
        files.insert(name.to_owned(), bundled::SMALL.to_vec());
    }
    files
}

pub(crate) fn put(files: &mut Files, name: &str, bytes: impl AsRef<[u8]>) {
    files.insert(name.to_owned(), bytes.as_ref().to_vec());
}

/// Puts something plain under every name of a file or a layout that `text` quotes.
pub(crate) fn put_what_is_named(files: &mut Files, text: &str) {
    for word in text.split('"').skip(1).step_by(2).filter(|it| it.len() < 60) {
        match word.rsplit_once('.').map(|(_, it)| it) {
            Some("md" | "txt") => put(files, word, ARTICLE),
            Some("png" | "jpg" | "tif") => put(files, word, PNG),
            Some("svg") => put(files, word, SVG),
            None if word.bytes().all(|it| it.is_ascii_alphabetic() || it == b'-') => {
                let layout = LAYOUT.replace("\"small\"", &format!("{word:?}"));
                put(files, &format!("layouts/{word}.toml"), layout);
            }
            _ => {}
        }
    }
}

/// Reads, sets, prints and says everything there is to say of an issue.
pub(crate) fn made(files: Files) -> Option<(Job, Typeset)> {
    crate::alone();
    let job = Job::from_files(files, &Options::default()).ok()?;
    let made = typeset(&job, &job.press());
    for tongue in [Tongue::Chinese, Tongue::English] {
        let manner = Manner { tongue, color: false };
        let _ = render::draw(&made.diagnostics, &job.sources, manner);
        let _ = render::remarks(&made.diagnostics, &job.sources, tongue);
    }
    assert!(made.output.is_some() || !made.diagnostics.is_empty(), "no page, no word");
    let set = made.output?;
    let _ = lock_text(&job.issue, &set.proof);
    let _ = proof::dump(&set.proof, &job.fonts);
    Some((job, set))
}

/// As [`made`], with the file for a screen and the pages drawn.
pub(crate) fn shown(files: Files) -> Option<(Job, Typeset)> {
    let (job, set) = made(files)?;
    let _ = pdf::web(&job.fonts, &job.pictures, &set.proof, &job.press());
    for sheet in set.proof.sheets.iter().take(2) {
        let _ = banxin::view::png(&job.fonts, &job.pictures, sheet, 20);
    }
    Some((job, set))
}
