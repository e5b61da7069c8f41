//! The lock file (定样): what make-up decided is kept, can be edited, and says when the copy
//! has changed underneath.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use banxin::diag::{Code, Diagnostics, Sources};
use banxin::job::{Options, lock_text};
use banxin::pdfx::Press;
use banxin::proof::{Lever, MarkKind, Proof, Role};
use banxin::{Job, typeset};

/// Three legs of 13 ems.
const LAYOUT: &str = "name = \"three\"\ntrim = [150, 150]\n\
    margins = { top = 5, bottom = 5, left = 5, right = 5 }\n\
    body = { face = \"song\", size = 9, leading = 12.5 }\n\
    [grid]\ncolumns = [13, 13, 13]\ngap = 1\nmode = \"auto\"\n";

/// Two stories of 13 rows in three legs each: 39 rows.
const ISSUE: &str = "[paper]\nname = \"定\"\ndate = 2026-11-24\n\
    [[page]]\nlayout = \"three\"\n\
    [[page.story]]\narticle = \"a.md\"\nform = \"none\"\n\
    area = { col = 1, row = 1, cols = 3, rows = 13 }\n\
    [[page.story]]\narticle = \"b.md\"\nform = \"none\"\n\
    area = { col = 1, row = 15, cols = 3, rows = 13 }\n";

const COPY: &str = include_str!("../examples/harbour-daily/articles/ferry.md");

/// The first `count` characters of the sample, in its paragraphs.
fn copy(count: usize) -> String {
    let body = COPY.rsplit("+++").next().unwrap_or_default();
    let mut left = count;
    let mut copy = String::new();
    for line in body.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let words: String = line.chars().filter(|it| *it != '*').take(left).collect();
        left -= words.chars().count();
        if !words.is_empty() {
            copy.push_str(&words);
            copy.push('\n');
        }
    }
    copy
}

/// An issue that was set.
struct Made {
    pdf: Vec<u8>,
    proof: Proof,
    lock: String,
    said: Diagnostics,
    sources: Sources,
}

impl Made {
    fn of(files: &BTreeMap<String, String>) -> Self {
        let files =
            files.iter().map(|(name, it)| (name.clone(), it.clone().into_bytes()));
        Self::of_bytes(files.collect())
    }

    fn of_bytes(files: BTreeMap<String, Vec<u8>>) -> Self {
        let job = Job::from_files(files, &Options::default()).expect("an issue");
        let made = typeset(&job, &Press::new(job.moment()));
        let set = made.output.unwrap_or_default();
        let lock = lock_text(&job.issue, &set.proof);
        Self {
            pdf: set.pdf,
            proof: set.proof,
            lock,
            said: made.diagnostics,
            sources: job.sources,
        }
    }

    fn codes(&self) -> Vec<Code> {
        self.said.iter().map(|it| it.code).collect()
    }

    /// The words of the remark with that code, and those it points at.
    fn remark(&self, code: Code) -> (String, String) {
        let found = self.said.iter().find(|it| it.code == code);
        let found = found.unwrap_or_else(|| panic!("{code:?} in {:?}", self.codes()));
        let at = found.span.map(|it| self.sources.slice(it).to_owned());
        (found.message.zh.clone(), at.unwrap_or_default())
    }

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

/// The two stories with so many characters each.
fn files(one: usize, two: usize) -> BTreeMap<String, String> {
    let files = [
        ("issue.toml", ISSUE.to_owned()),
        ("layouts/three.toml", LAYOUT.to_owned()),
        ("a.md", copy(one)),
        ("b.md", copy(two)),
    ];
    files.map(|(name, it)| (name.to_owned(), it)).into()
}

fn with(
    files: &BTreeMap<String, String>,
    name: &str,
    text: &str,
) -> BTreeMap<String, String> {
    let mut files = files.clone();
    files.insert(name.into(), text.into());
    files
}

const LOCK: &str = "issue.lock.toml";

/// Story a needs a line more in its first paragraph and a row at its crosshead, story b a
/// line less in its second, its characters nearer together.
fn two() -> BTreeMap<String, String> {
    files(452, 496)
}

/// `lock` with `from`, which stands in it once, made `to`.
#[track_caller]
fn edited(lock: &str, from: &str, to: &str) -> String {
    assert_eq!(lock.matches(from).count(), 1, "{from} in\n{lock}");
    lock.replace(from, to)
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
