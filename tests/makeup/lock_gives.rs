//! What pictures and heads gave, and paragraphs left out, in the lock file (定样). Every
//! paragraph is a single short line, so that none of them can be set in more or in fewer.

use std::collections::BTreeMap;

use banxin::diag::Code;
use banxin::proof::Lever;

use crate::locked::{LOCK, Made, edited};

const LAYOUT: &str = "name = \"one\"\ntrim = [60, 120]\n\
    margins = { top = 5, bottom = 5, left = 5, right = 5 }\n\
    body = { face = \"song\", size = 9, leading = 12.5 }\n\
    [grid]\ncolumns = [13]\ngap = 1\nmode = \"auto\"\n";

const PICTURE: &[u8] = include_bytes!("../../examples/harbour-daily/pictures/coffee.jpg");

/// A story of 16 rows in one column.
fn files(front: &str, copy: &str, keys: &str) -> BTreeMap<String, Vec<u8>> {
    let issue = format!(
        "[paper]\nname = \"量\"\ndate = 2026-11-24\n[[page]]\nlayout = \"one\"\n\
         [[page.story]]\narticle = \"a.md\"\n\
         area = {{ col = 1, row = 1, cols = 1, rows = 16 }}\n{keys}"
    );
    let article = format!("+++\n{front}\n+++\n{copy}");
    let files = [
        ("issue.toml", issue.as_bytes()),
        ("a.md", article.as_bytes()),
        ("layouts/one.toml", LAYOUT.as_bytes()),
        ("p.jpg", PICTURE),
    ];
    files.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).into()
}

fn lines(count: usize) -> String {
    "今夜有雨，早些收衣。\n".repeat(count)
}

/// Rows 5 to 10 are the picture's: ten are left for text.
fn with_picture(count: usize) -> BTreeMap<String, Vec<u8>> {
    let area = "area = { col = 1, row = 5, cols = 1, rows = 6 }";
    files(
        "",
        &lines(count),
        &format!("[[page.story.picture]]\nfile = \"p.jpg\"\n{area}\n"),
    )
}

fn locked(files: &BTreeMap<String, Vec<u8>>, lock: &str) -> Made {
    let mut files = files.clone();
    files.insert(LOCK.into(), lock.as_bytes().to_vec());
    Made::of_bytes(files)
}

fn levers(made: &Made) -> &[Lever] {
    &made.proof.stories[0].fitting.levers
}

/// What was made, having its lock say `rows`; with the lock the same.
#[track_caller]
fn kept(files: &BTreeMap<String, Vec<u8>>, table: &str) -> Made {
    let first = Made::of_bytes(files.clone());
    assert!(first.lock.contains(table), "{table} in\n{}", first.lock);
    let again = locked(files, &first.lock);
    assert_eq!(again.codes(), first.codes(), "{table}");
    assert!(again.pdf == first.pdf, "{table}: the same bytes");
    assert_eq!(again.lock, first.lock, "{table}");
    first
}

#[test]
fn a_picture_gives_as_before() {
    let first = kept(&with_picture(9), "[[story.give]]\npage = 1\npictures = 1\n");
    // Two rows in place of one leave no room for the last of nine lines.
    let lock = edited(&first.lock, "pictures = 1\n", "pictures = 2\n");
    let made = locked(&with_picture(9), &lock);
    assert_eq!(made.codes(), [Code::LockUnmet]);
    assert!(made.pdf == first.pdf, "made afresh");
    // None at all leave a row empty, as the editor has it.
    let lock = edited(&first.lock, "pictures = 1\n", "pictures = 0\n");
    let made = locked(&with_picture(9), &lock);
    assert_eq!((levers(&made), made.codes()), (&[][..], vec![Code::Underfill]));
    // Rows 5 to 10 cannot be one.
    let lock = edited(&first.lock, "pictures = 1\n", "pictures = -5\n");
    let made = locked(&with_picture(9), &lock);
    assert_eq!(made.codes(), [Code::LockUnmet]);
    assert_eq!(made.remark(Code::LockUnmet).1, "[[story.give]]");
}

#[test]
fn a_head_gives_as_before() {
    let story = |count| files("main = [\"雨\"]", &lines(count), "");
    let fits = |it: &usize| Made::of_bytes(story(*it)).codes().is_empty();
    // The smallest number of lines that fits does so with a row at the head.
    let count = (8..16).find(fits).expect("a number of lines that fits");
    kept(&story(count), "[[story.give]]\npage = 1\nhead = 1\n");
}

#[test]
fn a_paragraph_is_left_out_as_before() {
    let (long, short) = ("{.optional} 江边也凉了，添一件。\n", "{.可删}夜里凉。\n");
    let story = files("", &(lines(15) + long + short), "");
    let first = kept(&story, "number = 17\n");
    assert_eq!(first.codes(), [Code::LeftOut]);
    let left_out = first.lock.find("number = 17\n").map(|it| &first.lock[it..]);
    let left_out = left_out.expect("its table");
    assert!(left_out.ends_with("left_out = true\n"), "{left_out}");
    // The other one in its stead.
    let to = "number = 16\nleft_out = true\n";
    let made = locked(&story, &edited(&first.lock, left_out, to));
    assert_eq!(levers(&made), [Lever::LeftOut { paragraph: 16 }]);
    assert_eq!(made.codes(), [Code::LeftOut]);
    // One that may not be.
    let to = "number = 3\nleft_out = true\n";
    let made = locked(&story, &edited(&first.lock, left_out, to));
    assert_eq!(made.codes(), [Code::LockUnmet, Code::LeftOut]);
    assert!(made.pdf == first.pdf, "made afresh");
}
