//! Stories of any length: what is set and what is left over make up the copy.

use std::collections::BTreeMap;
use std::fmt::Write;

use banxin::Job;
use banxin::diag::Code;
use banxin::diag::Tongue::English;
use banxin::diag::render::remarks;
use banxin::job::Options;
use banxin::pdfx::Press;
use banxin::proof::{MarkKind, Role};

/// How many lengths are tried; each story has a page of its own.
const LENGTHS: usize = 60;

/// A small page: room for about 400 characters with a head over them.
const LAYOUT: &str = r#"
name = "small"
trim = [100, 100]
margins = { top = 6, bottom = 6, left = 5.9, right = 5.9 }
body = { face = "song", size = 10, leading = 14 }
rows = 18
[grid]
columns = [12, 12]
gap = 1
mode = "auto"
[slots.all]
area = { col = 1, row = 1, cols = 2, rows = 18 }
"#;

/// What copy is made of, the commonest first.
const PIECES: &[&str] = &[
    "船",
    "水",
    "渡口",
    "人们",
    "清晨",
    "，",
    "。",
    "、",
    "“好”",
    "《潮》",
    "：",
    "——",
    "……",
    "2026",
    "9.5%",
    "GPS",
    "Harbour Lab",
    "（注）",
    "！",
    "·",
    "**重要**",
    "；",
];

/// Numbers that look like chance and are the same on every machine.
struct Chance(u32);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit.max(1)
    }
}

/// An article of `length` pieces, in paragraphs with a crosshead now and then.
fn copy(length: usize) -> String {
    let mut chance = Chance(u32::try_from(length).unwrap_or(0));
    let mut text = String::from("开头");
    for _ in 0..length {
        match chance.below(40) {
            0 => text.push_str("完。\n又起"),
            1 => text.push_str("完。\n## 小题\n再说"),
            _ => {
                let most = 1 + chance.below(PIECES.len());
                text.push_str(PIECES[chance.below(most)]);
            }
        }
    }
    text.push_str("完。\n");
    text
}

/// The characters that are to be printed.
fn characters(copy: &str) -> String {
    let lines = copy.lines().map(|it| it.strip_prefix("## ").unwrap_or(it));
    let text = lines.collect::<String>().replace("**", "");
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// Lengths from nothing to about double what the page holds.
fn length(at: usize) -> usize {
    at * 9
}

fn job() -> Job {
    let mut issue = "[paper]\nname = \"小报\"\ndate = 2026-11-24\n".to_owned();
    let mut files = BTreeMap::new();
    for at in 0..LENGTHS {
        let story = format!("articles/s{at}.md");
        let head = "head = { main = [\"渡口早晨\"] }";
        let _ = write!(
            issue,
            "[[page]]\nlayout = \"small\"\n[[page.story]]\narticle = \"{story}\"\nslot = \"all\"\n{head}\n"
        );
        files.insert(story, copy(length(at)).into_bytes());
    }
    files.insert("issue.toml".to_owned(), issue.into_bytes());
    files.insert("layouts/small.toml".to_owned(), LAYOUT.as_bytes().to_vec());
    Job::from_files(files, &Options::default()).expect("an issue")
}

#[test]
fn what_is_set_and_what_is_left_over_is_what_was_written() {
    let job = job();
    let made = banxin::typeset(&job, &Press::new(job.moment()));
    let words = remarks(&made.diagnostics, &job.sources, English);
    let set = made.output.expect("an issue that can be set");
    let (mut whole, mut over, mut total) = (0, 0, 0);
    for (at, sheet) in set.proof.sheets.iter().enumerate() {
        let written = characters(&copy(length(at)));
        let marks = sheet.marks.iter();
        let marks = marks.filter(|it| matches!(it.role, Role::Body | Role::Crosshead));
        let printed: String = marks
            .filter_map(|it| match &it.kind {
                MarkKind::Text(line) => Some(line.text()),
                MarkKind::Fill(_)
                | MarkKind::Stroke(_)
                | MarkKind::Outline(_)
                | MarkKind::Picture(_) => None,
            })
            .collect();
        let printed = characters(&printed);
        assert!(written.starts_with(&printed), "story {at}: {printed}");
        let left = written.chars().count() - printed.chars().count();
        let said = format!("\"s{at}\" has {left} characters left over");
        let told = words.iter().any(|it| it.message == said);
        assert_eq!(told, left > 0, "story {at}: {said}");
        (whole, over) = (whole + usize::from(left == 0), over + usize::from(left > 0));
        total += left;
    }
    assert_eq!(set.stats.left_over, total, "the summary tells the same");
    assert!(whole > 10 && over > 10, "{whole} fit, {over} do not");
    let told = made.diagnostics.iter().filter(|it| it.code == Code::Overset).count();
    assert_eq!(told, over, "each story is told of once");
}
