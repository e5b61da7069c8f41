//! The same bytes on one thread and on three, with pictures that are made for the press and
//! for a screen.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use banxin::job::Options;
use banxin::{Job, pdf};
use rayon::ThreadPoolBuilder;

/// Photographs and drawings of every kind, four to a page.
const FILES: [&str; 8] = [
    "rgb-444.jpg",
    "rgb-exif6.jpg",
    "rgb16.png",
    "palette8.png",
    "rgb8-lzw.tif",
    "rgb-adobergb.jpg",
    "cmyk8-lzw.tif",
    "gray16.tif",
];

const LAYOUT: &str = "name = \"one\"\ntrim = [200, 200]\nmode = \"horizontal\"\n\
    margins = { top = 5, bottom = 5, left = 5, right = 5 }\n\
    body = { face = \"song\", size = 9, leading = 12.5 }\n\
    [grid]\ncolumns = [9, 9, 9, 9]\ngap = 1\n\
    [furniture]\nmasthead = { col = 1, row = 1, cols = 4, rows = 6 }\n";

fn files() -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pictures/same");
    let mut issue = "[paper]\nname = \"小报\"\ndate = 2026-11-24\n".to_owned();
    let mut files = BTreeMap::new();
    for (at, name) in FILES.iter().enumerate() {
        if at % 4 == 0 {
            issue += "[[page]]\nlayout = \"one\"\n";
        }
        let column = at % 4 + 1;
        issue += &format!(
            "[[page.picture]]\nfile = \"{name}\"\n\
             area = {{ col = {column}, row = 8, cols = 1, rows = 8 }}\n"
        );
        files.insert((*name).to_owned(), fs::read(folder.join(name)).expect("a picture"));
    }
    files.insert("issue.toml".to_owned(), issue.into_bytes());
    files.insert("layouts/one.toml".to_owned(), LAYOUT.into());
    files
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let made = |threads: usize| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| {
            let job = Job::from_files(files(), &Options::default()).expect("an issue");
            let set = banxin::typeset(&job, &job.press()).output.expect("pages");
            let web = pdf::web(&job.fonts, &job.pictures, &set.proof, &job.press());
            (set.pdf, web.expect("it is written"))
        })
    };
    let (one, three) = (made(1), made(3));
    assert!(one.0.len() > 100_000, "pictures are in it");
    assert!(one.0 == three.0, "for the press");
    assert!(one.1 == three.1, "for a screen");
}
