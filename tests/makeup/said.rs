//! Caption and credit from what a picture's file says of itself; the files were written by
//! `ExifTool`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use banxin::Job;
use banxin::job::Options;
use banxin::proof::{MarkKind, Role};

const LAYOUT: &str = "name = \"one\"\ntrim = [200, 200]\nmode = \"horizontal\"\n\
    margins = { top = 5, bottom = 5, left = 5, right = 5 }\n\
    body = { face = \"song\", size = 9, leading = 12.5 }\n\
    [grid]\ncolumns = [9, 9, 9, 9]\ngap = 1\n\
    [furniture]\nmasthead = { col = 1, row = 1, cols = 4, rows = 6 }\n";

/// What stands under a picture; `keys` are written beside its file, in `[[page.KIND]]`.
fn under(kind: &str, file: &str, keys: &str) -> String {
    let issue = format!(
        "[paper]\nname = \"小报\"\ndate = 2026-11-24\n[[page]]\nlayout = \"one\"\n\
         [[page.{kind}]]\nfile = \"{file}\"\n{keys}\n\
         area = {{ col = 1, row = 8, cols = 4, rows = 20 }}\n"
    );
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pictures/said");
    let picture = fs::read(folder.join(file)).expect("a picture");
    let files = BTreeMap::from([
        ("issue.toml".to_owned(), issue.into_bytes()),
        ("layouts/one.toml".to_owned(), LAYOUT.into()),
        (file.to_owned(), picture),
    ]);
    let job = Job::from_files(files, &Options::default()).expect("an issue");
    let made = banxin::typeset(&job, &job.press());
    let set = made.output.unwrap_or_else(|| panic!("{:?}", made.diagnostics));
    let marks = set.proof.sheets.iter().flat_map(|it| &it.marks);
    let words = marks.filter(|it| it.role == Role::Caption).map(|it| match &it.kind {
        MarkKind::Text(line) => line.text(),
        _ => String::new(),
    });
    words.collect::<String>().split_whitespace().collect()
}

#[test]
fn every_kind_of_file_speaks() {
    let ferry = "清晨，渡轮停靠青柚岛。澜港图片社林知远摄";
    for (file, words) in [
        ("xmp.jpg", ferry),
        ("xmp.png", ferry),
        ("xmp.tif", ferry),
        ("iim.jpg", "渔民在北塘湾收网。周岚摄"),
        ("iim.tif", "渔民在北塘湾收网。周岚摄"),
        ("both.jpg", "新的说明。周岚摄"),
    ] {
        assert_eq!(under("picture", file, ""), words, "{file}");
    }
}

#[test]
fn the_issue_has_the_last_word() {
    let words = under("picture", "xmp.jpg", "caption = \"渡轮。\"");
    assert_eq!(words, "渡轮。澜港图片社林知远摄");
    assert_eq!(under("picture", "xmp.jpg", "caption = \"\"\ncredit = \"\""), "");
}

#[test]
fn an_advertisement_has_no_caption() {
    assert_eq!(under("ad", "xmp.jpg", ""), "");
}
