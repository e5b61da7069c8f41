//! The lock file (定样): what make-up decided is kept, can be edited, and says when the copy
//! has changed underneath.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use banxin::diag::Code;
use banxin::proof::{Lever, MarkKind, Role};

use crate::locked::{LOCK, Made, edited};
use crate::two_stories::{ISSUE, files, with};

impl Made {
    fn levers(&self, story: usize) -> &[Lever] {
        &self.proof.stories[story].fitting.levers
    }

    /// How many lines each paragraph of a story has, and every line.
    fn lines(&self, story: u32) -> (Vec<usize>, Vec<String>) {
        let (mut counts, mut lines) = (vec![0], Vec::new());
        for mark in self.proof.sheets.iter().flat_map(|it| &it.marks) {
            if mark.story != Some(story)
                || !matches!(mark.role, Role::Body | Role::Crosshead)
            {
                continue;
            }
            let MarkKind::Text(line) = &mark.kind else { continue };
            *counts.last_mut().expect("one") += 1;
            lines.push(line.text());
            if line.ends_paragraph {
                counts.push(0);
            }
        }
        counts.pop();
        (counts, lines)
    }
}

/// Story a needs a line more in its first paragraph and a row at its crosshead, story b a
/// line less in its second, its characters nearer together.
fn two() -> BTreeMap<String, String> {
    files(452, 496)
}

#[test]
fn what_is_locked_is_set_to_the_byte() {
    let first = Made::of(&two());
    assert_eq!(first.codes(), []);
    for line in ["lines = 1\n", "rows = 1\n", "lines = -1\ntracking = -0.025\n"] {
        assert_eq!(first.lock.matches(line).count(), 1, "{line} in\n{}", first.lock);
    }
    let again = Made::of(&with(&two(), LOCK, &first.lock));
    assert_eq!(again.codes(), []);
    assert!(again.pdf == first.pdf, "the same bytes");
    assert_eq!(again.lock, first.lock);
}

/// Every file under `folder`, by its path from there.
fn folder(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in dir.read_dir().expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("in it").to_string_lossy();
            files.insert(name.replace('\\', "/"), fs::read(&path).expect("read"));
        }
    }
    files
}

/// The sample papers have jumps, heads on pictures, beside text and in boxes, vertical pages.
#[test]
fn the_samples_are_kept_to_the_byte() {
    for name in ["harbour-daily", "islet-weekly", "shapes", "tide-evening"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        let mut files = folder(&root);
        let first = Made::of_bytes(files.clone());
        assert!(first.lock.contains("[[story.head]]"), "{name}");
        files.insert(LOCK.into(), first.lock.clone().into_bytes());
        let again = Made::of_bytes(files);
        assert_eq!(again.codes(), first.codes(), "{name}");
        assert!(again.pdf == first.pdf, "{name}: the same bytes");
        assert!(again.lock == first.lock, "{name}: the same lock");
    }
}

/// Without its line the first paragraph has the ten lines it has by itself, and one row of
/// the story stays empty; nothing else moves from one paragraph to another.
#[test]
fn one_lever_changed_changes_one_paragraph() {
    let first = Made::of(&two());
    let lock = edited(&first.lock, "lines = 1\n", "lines = 0\n");
    let made = Made::of(&with(&two(), LOCK, &lock));
    assert_eq!(made.codes(), [Code::Underfill]);
    let (before, lines_before) = first.lines(0);
    let (counts, lines) = made.lines(0);
    assert_eq!(before, [11, 10, 10, 1, 5]);
    assert_eq!(counts, [10, 10, 10, 1, 5]);
    assert_eq!(lines[10..], lines_before[11..]);
    assert_eq!(made.levers(0), [Lever::Rows { paragraph: 4, rows: 1 }]);
    assert_eq!(made.lines(1), first.lines(1));
    assert_eq!(made.proof.stories[1], first.proof.stories[1]);
}

/// An order of the editor's own: a line more in the first paragraph, in place of the row
/// at the crosshead.
#[test]
fn an_order_can_be_added() {
    let first = Made::of(&files(470, 496));
    assert_eq!(first.lines(0).0, [10, 10, 10, 1, 6]);
    assert_eq!(first.levers(0), [Lever::Rows { paragraph: 4, rows: 1 }]);
    let lock = edited(&first.lock, "rows = 1\n", "rows = 0\n");
    let (before, after) = lock.split_once("[[story]]\nid = \"b\"").expect("two stories");
    let own = "[[story.paragraph]]\npage = 1\nnumber = 1\nlines = 1\n";
    let lock = format!("{before}{own}\n[[story]]\nid = \"b\"{after}");
    let made = Made::of(&with(&files(470, 496), LOCK, &lock));
    assert_eq!(made.codes(), []);
    assert_eq!(made.lines(0).0, [11, 10, 10, 1, 6]);
}

/// A character more in the last paragraph of b: its second keeps what it had, a is as it
/// was.
#[test]
fn a_change_of_one_character_is_noticed() {
    let first = Made::of(&two());
    let mut files = with(&two(), LOCK, &first.lock);
    let copy = format!("{}新\n", files["b.md"].trim_end());
    files.insert("b.md".into(), copy);
    let made = Made::of(&files);
    assert_eq!(made.codes(), [Code::LockChanged]);
    let (message, at) = made.remark(Code::LockChanged);
    assert_eq!(message, "「b」的稿件改过了：定样留1项，去0项，其余重排");
    assert!(first.lock.contains(&format!("copy = {at}\n")), "{at}");
    assert_eq!(made.lines(0), first.lines(0));
    assert_eq!(made.proof.stories[0], first.proof.stories[0]);
    assert_eq!(made.levers(1), first.levers(1));
    // Paragraphs of other words keep nothing.
    let copy = files["b.md"].replacen('，', "；", 20);
    files.insert("b.md".into(), copy);
    let (message, _) = Made::of(&files).remark(Code::LockChanged);
    assert_eq!(message, "「b」的稿件改过了：定样留0项，去1项，其余重排");
}

/// A paragraph that has moved down keeps its order under its new number.
#[test]
fn an_order_follows_its_paragraph() {
    let first = Made::of(&two());
    let mut files = with(&two(), LOCK, &first.lock);
    let (head, rest) = files["b.md"].split_once('\n').expect("paragraphs");
    let (one, two) =
        head.split_at(head.find('。').expect("a sentence") + '。'.len_utf8());
    let copy = format!("{one}\n{two}\n{rest}");
    files.insert("b.md".into(), copy);
    let (message, _) = Made::of(&files).remark(Code::LockChanged);
    assert_eq!(message, "「b」的稿件改过了：定样留1项，去0项，其余重排");
}

#[track_caller]
fn made_afresh(lock: &str, at: &str) {
    let made = Made::of(&with(&two(), LOCK, lock));
    assert_eq!(made.codes(), [Code::LockUnmet], "{at}");
    let (_, found) = made.remark(Code::LockUnmet);
    assert!(found.contains(at), "{at} in {found}");
    assert!(made.pdf == Made::of(&two()).pdf, "as without a lock");
}

#[test]
fn what_cannot_be_met_is_said_and_the_story_made_afresh() {
    let lock = Made::of(&two()).lock;
    made_afresh(&edited(&lock, "lines = 1\n", "lines = -4\n"), "[story.paragraph]");
    made_afresh(&edited(&lock, "rows = 1\n", "rows = 9\n"), "[story.paragraph]");
    // A running paragraph has no rows to give.
    made_afresh(&edited(&lock, "lines = 1\n", "rows = 1\n"), "[story.paragraph]");
    made_afresh(&edited(&lock, "number = 1\n", "number = 2\n"), "[story.paragraph]");
    made_afresh(
        &edited(&lock, "tracking = -0.025", "tracking = -0.099"),
        "[story.paragraph]",
    );
    // The issue has one page.
    let two = edited(&lock, "page = 1\nnumber = 1\n", "page = 2\nnumber = 1\n");
    made_afresh(&two, "[story.paragraph]");
    // Without its line taken in, b has more lines than rows.
    let lock = edited(&lock, "lines = -1\ntracking = -0.025", "lines = 0");
    made_afresh(&lock, "\"b\"");
}

#[test]
fn what_is_there_no_more_is_said() {
    let first = Made::of(&two());
    let lock =
        format!("{}\n[[story]]\nid = \"c\"\ncopy = \"0\"\nplace = \"0\"\n", first.lock);
    let made = Made::of(&with(&two(), LOCK, &lock));
    assert_eq!(made.codes(), [Code::LockStranger]);
    assert_eq!(made.remark(Code::LockStranger).1, "\"c\"");
    assert!(made.pdf == first.pdf, "all others as before");
    // A story that was moved is made up afresh: here into a row more.
    let issue =
        ISSUE.replace("row = 15, cols = 3, rows = 13", "row = 15, cols = 3, rows = 14");
    let files = with(&with(&two(), "issue.toml", &issue), LOCK, &first.lock);
    let made = Made::of(&files);
    assert!(made.codes().contains(&Code::LockChanged), "{:?}", made.codes());
    let afresh = Made::of(&with(&two(), "issue.toml", &issue));
    assert!(made.pdf == afresh.pdf, "as without a lock");
}

/// A lock that cannot be read stops the issue: nobody wants it passed over.
#[test]
fn a_broken_lock_is_an_error_with_its_place() {
    let lock = Made::of(&two()).lock;
    let said = |from: &str, to: &str, code| {
        let made = Made::of(&with(&two(), LOCK, &edited(&lock, from, to)));
        assert!(made.pdf.is_empty(), "{to}");
        made.remark(code).1
    };
    assert_eq!(said("rows = 1\n", "rows = 一\n", Code::Syntax), "一");
    assert_eq!(said("rows = 1\n", "rows = \"1\"\n", Code::BadValue), "\"1\"");
    assert_eq!(said("rows = 1\n", "rows = 99\n", Code::ImpossibleSize), "99");
    assert_eq!(said("rows = 1\n", "row = 1\nlines = 1\n", Code::UnknownKey), "row");
    let both = "rows = 1\nlines = 1\n";
    assert_eq!(said("rows = 1\n", both, Code::BadValue), "1");
    assert_eq!(said("lines = 1\n", "", Code::MissingKey), "[[story.paragraph]]");
}
