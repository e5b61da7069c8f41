//! An issue that stays open takes every file that is saved: afterwards it is what it would
//! be if it were opened afresh.

use std::fs;
use std::path::{Path, PathBuf};

use banxin::Job;
use banxin::job::{Edition, Options, lock_text};

const ISSUE: &str = "\
[paper]
name = \"潮汐晚报\"
date = 2026-11-24
[fonts]
dirs = [\"faces\"]
[[page]]
layout = \"own\"
[[page.story]]
article = \"a.md\"
area = { col = 1, row = 1, cols = 2, rows = 12 }
[[page.picture]]
file = \"pier.png\"
area = { col = 1, row = 14, cols = 1, rows = 6 }
caption = \"码头\"
";

const LAYOUT: &str = "\
trim = [120, 170]
margins = { top = 10, bottom = 10, left = 8, right = 8 }
body = { size = 10, leading = 15 }
grid = { columns = [14, 14], gap = 1, mode = \"auto\" }
";

const ARTICLE: &str = "\
+++
main = \"潮水退了\"
+++
今天的潮水退得很远，码头上的人都出来看海。船停在湾外，等到天亮再进港。老人说，这样的
潮水几十年没有见过，孩子们提着桶下滩去了。
";

/// An issue in a folder of its own, open.
struct Open {
    folder: PathBuf,
    edition: Edition,
}

impl Open {
    fn new(name: &str) -> Self {
        let name = format!("banxin-refresh-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("layouts")).expect("a folder");
        fs::create_dir_all(folder.join("faces")).expect("a folder");
        for (file, text) in
            [("issue.toml", ISSUE), ("layouts/own.toml", LAYOUT), ("a.md", ARTICLE)]
        {
            fs::write(folder.join(file), text).expect("written");
        }
        fs::write(folder.join("pier.png"), png(60, 30)).expect("written");
        let edition = Edition::open(&folder.join("issue.toml"), Options::default());
        Self { folder, edition: edition.expect("an issue") }
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.canonicalize().expect("a folder").join(file)
    }

    /// Saves a file, refreshes, and holds the edition against the issue opened afresh.
    fn save(&mut self, file: &str, bytes: &[u8]) -> Vec<u32> {
        fs::write(self.path(file), bytes).expect("written");
        self.refresh(file)
    }

    fn refresh(&mut self, file: &str) -> Vec<u32> {
        let path = self.path(file);
        let files = self.edition.files();
        assert!(files.contains(&path), "{file} is not watched: {files:?}");
        let pages = self.edition.refresh(&[path]).expect("an issue");
        let afresh = Job::open(&self.folder.join("issue.toml")).expect("an issue");
        let set = banxin::typeset(&afresh, &afresh.press());
        let said = |it| format!("{it:?}");
        assert_eq!(said(self.edition.diagnostics()), said(&set.diagnostics), "{file}");
        let proof = self.edition.proof().map(AsRef::as_ref);
        assert!(proof == set.output.as_ref().map(|it| &it.proof), "marks after {file}");
        if let Some(set) = set.output {
            let pdf = self.edition.pdf().expect("a PDF");
            assert!(pdf == set.pdf, "the PDF after {file}");
        }
        pages
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// A picture of so many pixels, darker to the right.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let row = (0..width).map(|it| u8::try_from(it * 255 / width).expect("a byte"));
    let samples = row.collect::<Vec<_>>().repeat(height as usize);
    let mut writer = encoder.write_header().expect("a head");
    writer.write_image_data(&samples).expect("samples");
    writer.finish().expect("an end");
    file
}

#[test]
fn articles_layouts_and_the_issue_itself() {
    let mut open = Open::new("texts");
    assert!(open.edition.proof().is_some(), "{:?}", open.edition.diagnostics());
    assert_eq!(open.save("a.md", ARTICLE.replace('远', "近").as_bytes()), [1]);
    assert!(open.save("a.md", ARTICLE.replace('远', "近").as_bytes()).is_empty());
    assert_eq!(open.save("layouts/own.toml", LAYOUT.replace("15", "16").as_bytes()), [1]);
    let two = format!("{ISSUE}[[page]]\nlayout = \"comment\"\n");
    assert_eq!(open.save("issue.toml", two.as_bytes()), [2], "a page comes");
    assert!(open.save("issue.toml", ISSUE.as_bytes()).is_empty(), "and goes");
    assert_eq!(open.edition.proof().map(|it| it.sheets.len()), Some(1));
}

/// An own layout takes the place of a bundled one as soon as it is there.
#[test]
fn files_that_come_and_go() {
    let mut open = Open::new("come");
    let bundled = ISSUE.replace("\"own\"", "\"comment\"");
    open.save("issue.toml", bundled.as_bytes());
    assert_eq!(open.save("layouts/comment.toml", LAYOUT.as_bytes()), [1]);
    fs::remove_file(open.path("layouts/comment.toml")).expect("removed");
    assert_eq!(open.refresh("layouts/comment.toml"), [1]);
    fs::remove_file(open.path("a.md")).expect("removed");
    open.refresh("a.md");
    assert!(open.edition.proof().is_none(), "a missing article");
    assert_eq!(open.save("a.md", ARTICLE.as_bytes()), [1]);
}

#[test]
fn the_lock() {
    let mut open = Open::new("lock");
    let proof = open.edition.proof().expect("pages");
    let lock = lock_text(&open.edition.job().issue, proof);
    assert!(open.save("issue.lock.toml", lock.as_bytes()).is_empty(), "as it was");
    let own = lock.replace("lines = [\"潮水退了\"]", "lines = [\"潮水\", \"退了\"]");
    assert_ne!(own, lock);
    assert_eq!(open.save("issue.lock.toml", own.as_bytes()), [1]);
    fs::remove_file(open.path("issue.lock.toml")).expect("removed");
    assert_eq!(open.refresh("issue.lock.toml"), [1]);
}

/// One picture is read again; the others stay the bytes they are.
#[test]
fn pictures() {
    let mut open = Open::new("pictures");
    let two = ISSUE.replace(
        "[[page.picture]]",
        "[[page.picture]]\nfile = \"other.png\"\n\
         area = { col = 2, row = 14, cols = 1, rows = 6 }\n[[page.picture]]",
    );
    fs::write(open.path("other.png"), png(50, 50)).expect("written");
    open.save("issue.toml", two.as_bytes());
    let bytes = |open: &Open, name: &str| {
        let pictures = &open.edition.job().pictures;
        let found = pictures.find(name).and_then(|it| pictures.get(it));
        found.map(|it| it.bytes.as_ptr()).expect("a picture")
    };
    let (kept, other) = (bytes(&open, "other.png"), bytes(&open, "pier.png"));
    assert_eq!(open.save("pier.png", &png(120, 30)), [1]);
    assert_eq!(bytes(&open, "other.png"), kept);
    assert_ne!(bytes(&open, "pier.png"), other);
    open.save("pier.png", b"no picture");
    assert!(!open.edition.diagnostics().is_empty(), "a broken picture");
    open.save("pier.png", &png(60, 30));
}

/// A role of the issue's own, and a face that is put into its folder later.
#[test]
fn roles_and_faces() {
    let mut open = Open::new("faces");
    let roles = ISSUE.replace(
        "[[page]]",
        "[fonts.roles.song]\nhan = [\"Own.otf\", \"PressSongSC-Regular.otf\"]\n[[page]]",
    );
    open.save("issue.toml", roles.as_bytes());
    let face = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/kai");
    let kai = fs::read_dir(face).expect("faces").filter_map(|it| Some(it.ok()?.path()));
    let kai = kai
        .into_iter()
        .find(|it| it.extension().is_some_and(|it| it == "otf" || it == "ttf"));
    let bytes = fs::read(kai.expect("a face")).expect("read");
    fs::write(open.path("faces/Own.otf"), bytes).expect("written");
    open.refresh("faces");
    let book = &open.edition.job().fonts;
    let mut files = book.face_ids().filter_map(|it| book.file(it));
    assert!(files.any(|it| it.path.ends_with("faces/Own.otf")), "the new face");
}

/// What cannot be read at all changes nothing; what is slipped in is told, and mended the
/// issue is what it was.
#[test]
fn slips() {
    let mut open = Open::new("slips");
    let before = open.edition.proof().expect("pages").clone();
    let issue = open.path("issue.toml");
    fs::write(&issue, b"\xFF\xFE").expect("written");
    assert!(open.edition.refresh(std::slice::from_ref(&issue)).is_err());
    assert_eq!(open.edition.proof(), Some(&before));
    open.save("issue.toml", ISSUE.replace("[paper]", "[paper").as_bytes());
    assert!(open.edition.proof().is_none(), "a slip");
    assert_eq!(open.save("issue.toml", ISSUE.as_bytes()), [1]);
    assert_eq!(open.edition.proof(), Some(&before));
}
