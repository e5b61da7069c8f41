//! An issue that stays open while its articles change is, after every change, what it would
//! be if it were built afresh: the same marks, the same remarks, the same bytes.

use std::path::Path;
use std::time::Instant;

use banxin::Job;
use banxin::job::{Edition, Options};

use crate::corpus;
use crate::dice::Dice;

/// What an editor may type: words, marks, characters that only some face has or none, marks
/// of markup well and badly made, ends of paragraphs.
const TYPED: &[&str] = &[
    "潮",
    "，潮水退了。",
    "2026年11月",
    "Harbour Lab",
    "𠮷",
    "\u{E123}",
    "**",
    "\n",
    "\n## 新的小标题\n",
    "——",
    "“",
    "+++\n",
    "main = 3\n",
    "码头上的人都说，这样的潮水几十年没有见过，船只好停在湾外，等到天亮再进港。",
];

/// An edit somewhere in `text`: something typed, or some characters struck out.
fn edited(text: &str, dice: &mut Dice) -> String {
    let characters: Vec<char> = text.chars().collect();
    let at = dice.below(characters.len() + 1);
    let (before, after) = characters.split_at(at);
    let (typed, struck) = match dice.below(3) {
        0 => ("", dice.below(40)),
        _ => (dice.pick(TYPED), 0),
    };
    let after = &after[struck.min(after.len())..];
    before.iter().chain(&typed.chars().collect::<Vec<_>>()).chain(after).collect()
}

/// Holds the edition against the issue built afresh, to the bytes of its PDF.
fn compare(edition: &Edition, afresh: &Job, what: &str) {
    let press = afresh.press();
    let typeset = banxin::typeset(afresh, &press);
    assert!(
        edition.proof().map(AsRef::as_ref) == typeset.output.as_ref().map(|it| &it.proof),
        "other marks after {what}"
    );
    let said = format!("{:?}", edition.diagnostics());
    assert_eq!(said, format!("{:?}", typeset.diagnostics), "after {what}");
    if let Some(typeset) = typeset.output {
        assert!(edition.pdf().ok() == Some(typeset.pdf), "another PDF after {what}");
    }
}

#[test]
fn after_any_edit_an_edition_is_what_is_built_afresh() {
    let mut files = corpus::issue(3);
    let articles: Vec<String> =
        files.keys().filter(|it| it.starts_with("articles/")).cloned().collect();
    let mut edition =
        Edition::of_files(files.clone(), Options::default()).expect("an issue");
    let mut dice = Dice(7);
    for turn in 0..60 {
        let article = &articles[dice.below(articles.len())];
        let kept = files.get(article).expect("an article").clone();
        let text = edited(&String::from_utf8_lossy(&kept), &mut dice);
        edition.change(article, &text);
        files.insert(article.clone(), text.clone().into_bytes());
        let afresh =
            Job::from_files(files.clone(), &Options::default()).expect("an issue");
        compare(&edition, &afresh, &format!("turn {turn}, {article}:\n{text}"));
        // Broken front matter is mended before the next edit, or nothing would be set again.
        if edition.proof().is_none() {
            edition.change(article, &String::from_utf8_lossy(&kept));
            files.insert(article.clone(), kept);
        }
    }
    assert!(edition.proof().is_some(), "pages at last");
}

/// With pictures, teasers, jumps and a lock, from the disk; only the first page has the lead.
#[test]
fn the_sample_stays_open_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/harbour-daily");
    let issue = folder.join("issue.toml");
    let mut edition = Edition::open(&issue, Options::default()).expect("an issue");
    let afresh = Job::open(&issue).expect("an issue");
    compare(&edition, &afresh, "nothing");
    let article = "articles/ferry.md";
    let text = std::fs::read_to_string(folder.join(article)).expect("an article");
    let changed = edition.change(article, &text.replacen('。', "！", 1));
    assert_eq!(changed.len(), 1, "one mark on one page: {changed:?}");
    assert_eq!(edition.change(article, &text), changed, "and back");
    compare(&edition, &afresh, "there and back");
    assert!(edition.change(article, &text).is_empty(), "no change at all");
}

/// What a change costs: `cargo test --release --test desk edition -- --ignored --nocapture`.
#[test]
#[ignore = "it measures"]
fn a_change_in_sixteen_pages() {
    let files = corpus::issue(16);
    let text = files.get("articles/008-lead.md").expect("an article").clone();
    let text = String::from_utf8_lossy(&text).into_owned();
    let mut edition = Edition::of_files(files, Options::default()).expect("an issue");
    let mut times = Vec::new();
    for turn in 0..20 {
        let words = ["潮水", "码头"][turn % 2];
        let text = text.replacen('。', &format!("{words}。"), 1);
        let start = Instant::now();
        let changed = edition.change("articles/008-lead.md", &text);
        times.push(start.elapsed());
        assert_eq!(changed, [8]);
    }
    times.sort();
    println!("a change: fastest {:?}, median {:?}", times[0], times[10]);
}
