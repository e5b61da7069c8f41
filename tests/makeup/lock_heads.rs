//! Heads in the lock file (定样): kept to the byte, edited, and said where they cannot be.

use std::collections::BTreeMap;

use banxin::diag::Code;
use banxin::proof::{MarkKind, Role};

use crate::locked::{LOCK, Made, edited};
use crate::two_stories::{ISSUE, copy, files, with};

/// A story with a head in one piece, which is too long for one line of a good size.
fn headed() -> BTreeMap<String, String> {
    let issue = ISSUE.replacen("form = \"none\"\n", "", 1);
    let issue =
        issue.replace("row = 1, cols = 3, rows = 13", "row = 1, cols = 3, rows = 18");
    let issue =
        issue.replace("row = 15, cols = 3, rows = 13", "row = 20, cols = 3, rows = 12");
    let head = "+++\nkicker = \"市政府昨日宣布\"\n\
        main = [\"跨海大桥今晨合龙　两岸居民步行过江只要二十分钟\"]\n+++\n";
    let article = format!("{head}{}", copy(452));
    with(&with(&files(452, 450), "issue.toml", &issue), "a.md", &article)
}

impl Made {
    /// The lines of the main head, each with its size in points and its stretch.
    fn head(&self) -> Vec<(String, i64, u16)> {
        let marks = self.proof.sheets.iter().flat_map(|it| &it.marks);
        let lines = marks.filter(|it| it.role == Role::Headline);
        lines
            .filter_map(|it| match &it.kind {
                MarkKind::Text(it) => Some((
                    it.text(),
                    it.runs[0].size.to_milli_pt() / 1000,
                    it.runs[0].stretch,
                )),
                _ => None,
            })
            .collect()
    }
}

/// The table of the main head in a lock, from its lines to the next table.
fn main_head(lock: &str) -> &str {
    let from =
        lock.find("part = \"main\"\n").expect("a head") + "part = \"main\"\n".len();
    let rest = &lock[from..];
    &rest[..rest.find("\n\n").expect("more") + 1]
}

#[test]
fn a_head_is_kept_to_the_byte() {
    let first = Made::of(&headed());
    let set = first.head();
    assert_eq!(set.len(), 2, "{set:?}");
    assert!(first.lock.contains("part = \"kicker\"\nlines = [\"市政府昨日宣布\"]\n"));
    let lines =
        format!("lines = [\"{}\", \"{}\"]\nsize = {}\n", set[0].0, set[1].0, set[0].1);
    assert!(main_head(&first.lock).starts_with(&lines), "{lines}\n{}", first.lock);
    let again = Made::of(&with(&headed(), LOCK, &first.lock));
    assert_eq!(again.codes(), first.codes());
    assert!(again.pdf == first.pdf, "the same bytes");
    assert_eq!(again.lock, first.lock);
}

/// Heads as the editor has them: other lines, fitted as heads are; one line, so large and
/// so narrow.
#[test]
fn a_head_can_be_edited() {
    let first = Made::of(&headed());
    let edit = |to: &str| {
        let lock = edited(&first.lock, main_head(&first.lock), to);
        Made::of(&with(&headed(), LOCK, &lock))
    };
    let made =
        edit("lines = [\"跨海大桥今晨合龙　两岸居民\", \"步行过江只要二十分钟\"]\n");
    assert!(!made.codes().contains(&Code::LockUnmet), "{:?}", made.codes());
    let words: Vec<_> = made.head().into_iter().map(|it| it.0).collect();
    assert_eq!(words, ["跨海大桥今晨合龙　两岸居民", "步行过江只要二十分钟"]);
    // 24 characters of 14 points at four fifths are 269 points of the 369 there are, with
    // the space nine.
    let whole = "跨海大桥今晨合龙　两岸居民步行过江只要二十分钟";
    let made = edit(&format!("lines = [\"{whole}\"]\nsize = 14\nstretch = 80\n"));
    assert!(!made.codes().contains(&Code::LockUnmet), "{:?}", made.codes());
    assert_eq!(made.head(), [(whole.to_owned(), 14, 800)]);
    assert!(!main_head(&made.lock).contains("tracking"), "nothing was opened");
}

#[test]
fn a_head_that_cannot_be_is_said() {
    let first = Made::of(&headed());
    let afresh = |to: &str| {
        let lock = edited(&first.lock, main_head(&first.lock), to);
        let made = Made::of(&with(&headed(), LOCK, &lock));
        assert_eq!(made.remark(Code::LockUnmet).1, "[[story.head]]");
        assert!(made.pdf == first.pdf, "as without a lock");
    };
    // 24 characters of 40 points are 960 points wide, 720 at their narrowest.
    let whole = "跨海大桥今晨合龙　两岸居民步行过江只要二十分钟";
    afresh(&format!("lines = [\"{whole}\"]\nsize = 40\n"));
    afresh("lines = [\"跨海大桥今晨合龙\"]\n");
    // The head itself has changed: its kicker is kept, and what paragraphs had.
    let article = headed()["a.md"].replace("只要二十", "只需二十");
    let made = Made::of(&with(&with(&headed(), "a.md", &article), LOCK, &first.lock));
    let (message, _) = made.remark(Code::LockChanged);
    assert!(message.contains("去1项"), "{message}");
    let words: String = made.head().into_iter().map(|it| it.0).collect();
    assert_eq!(words, whole.replace("只要", "只需"));
}
