//! What nobody would send, and somebody does: each is a page or a clear remark, soon.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use banxin::diag::Code;
use banxin::diag::Tongue::English;
use banxin::diag::render::{self, Manner};
use banxin::job::Options;
use banxin::proof::{MarkKind, Role};
use banxin::{Job, Typeset};

/// One page of a bundled layout with what `items` say, and an article.
fn files(items: &str, article: &str) -> BTreeMap<String, Vec<u8>> {
    let issue = format!(
        "[paper]\nname = \"报\"\ndate = 2026-11-24\n[[page]]\nlayout = \"tabloid-inside\"\n{items}"
    );
    let files = [("issue.toml", issue.as_str()), ("a.md", article)];
    files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into()
}

const STORY: &str = "[[page.story]]\narticle = \"a.md\"\nslot = \"lead\"\n";

fn made(files: BTreeMap<String, Vec<u8>>) -> (Vec<Code>, Option<Typeset>) {
    let job = Job::from_files(files, &Options::default()).expect("an issue");
    let made = banxin::typeset(&job, &job.press());
    (made.diagnostics.iter().map(|it| it.code).collect(), made.output)
}

/// A word without end has a hyphen at every syllable, and no line of three measures is tried.
#[test]
fn a_word_of_tens_of_thousands_of_letters_takes_no_longer_than_its_length() {
    let timed = |letters: usize| {
        let copy = format!("# 题\n\n{}", "abcdefgh".repeat(letters / 8));
        let start = Instant::now();
        let (codes, _) = made(files(STORY, &copy));
        assert!(codes.contains(&Code::Overset));
        start.elapsed()
    };
    let (short, long) = (timed(24_000), timed(96_000));
    assert!(long < nearly_linear(short), "{short:?}, then {long:?}");
}

/// So many different Han characters, a stop after every twelfth.
fn copy_of(characters: u32) -> String {
    let han = |it: u32| char::from_u32(0x4E00 + it * 7 % 3_000).unwrap_or('一');
    (0..characters).map(|it| if it % 13 == 12 { '，' } else { han(it) }).collect()
}

/// How long four times as much may take: sixteen times as long would be the square.
fn nearly_linear(short: Duration) -> Duration {
    short * 10 + Duration::from_millis(500)
}

/// Every size that is too large for it is passed over, and of its thousands of seams the
/// best are looked at.
#[test]
fn a_headline_without_end_takes_no_longer_than_its_length() {
    let timed = |characters: u32| {
        let article = format!("+++\nmain = [\"{}\"]\n+++\n字。", copy_of(characters));
        let start = Instant::now();
        let (codes, set) = made(files(STORY, &article));
        assert!(codes.contains(&Code::HeadTight), "{codes:?}");
        assert!(set.is_some(), "a page");
        start.elapsed()
    };
    let (short, long) = (timed(5_000), timed(20_000));
    assert!(long < nearly_linear(short), "{short:?}, then {long:?}");
    assert!(long < Duration::from_secs(60), "{long:?}");
}

/// A paragraph that finds no room however it is squeezed is not searched for all numbers
/// of lines it could have.
#[test]
fn a_paragraph_without_end_takes_no_longer_than_its_length() {
    let timed = |characters: u32| {
        let start = Instant::now();
        let article = format!("# 题\n\n{}", copy_of(characters));
        let (codes, _) = made(files(STORY, &article));
        assert!(codes.contains(&Code::Overset), "{codes:?}");
        start.elapsed()
    };
    let (short, long) = (timed(25_000), timed(100_000));
    assert!(long < nearly_linear(short), "{short:?}, then {long:?}");
    assert!(long < Duration::from_secs(60), "{long:?}");
}

#[test]
fn thousands_of_articles_take_no_longer_than_their_number() {
    let timed = |articles: usize| {
        let story = |it: usize| {
            format!("[[page]]\nlayout = \"tabloid-inside\"\n{STORY}")
                .replace("a.md", &format!("{it}.md"))
        };
        let stories: String = (0..articles).map(story).collect();
        let mut all = files("", "");
        let issue = format!("[paper]\nname = \"报\"\ndate = 2026-11-24\n{stories}");
        all.insert("issue.toml".to_owned(), issue.into_bytes());
        let article = format!("# 题目\n\n{}", copy_of(100));
        all.extend(
            (0..articles).map(|it| (format!("{it}.md"), article.clone().into_bytes())),
        );
        let start = Instant::now();
        let (_, set) = made(all);
        assert_eq!(set.map(|it| it.stats.pages), Some(articles));
        start.elapsed()
    };
    let (short, long) = (timed(240), timed(960));
    assert!(long < nearly_linear(short), "{short:?}, then {long:?}");
}

/// 63 lines of running text find room in the slot; what does not is named and not printed
/// over the page below.
#[test]
fn briefs_without_room_are_not_printed_past_their_place() {
    let items = "{ text = \"今天有雨。\" }, ".repeat(3_000);
    let (codes, set) = made(files(
        &format!("[[page.briefs]]\nslot = \"lead\"\nitems = [{items}]\n"),
        "",
    ));
    assert_eq!(codes, [Code::NoRoom]);
    let marks = &set.expect("a page").proof.sheets[0].marks;
    let texts = marks.iter().filter_map(|it| match (&it.kind, it.role) {
        (MarkKind::Text(line), Role::Boxed) => Some(line.reference),
        _ => None,
    });
    // The slot ends with row 31: 27 mm and 31 rows of 12.5 points.
    let foot = banxin::geom::Length::mm(27) + banxin::geom::Length::pt(12) * 33;
    assert!(texts.clone().count() > 30 && texts.max() < Some(foot));
}

#[test]
fn remarks_by_the_thousand_are_drawn_to_five_hundred() {
    let stories = STORY.repeat(1_000);
    let job = Job::from_files(files(&stories, "# 题\n\n字。"), &Options::default());
    let job = job.expect("an issue");
    let count = job.diagnostics.iter().count();
    assert!(count > 900, "{count}");
    let manner = Manner { tongue: English, color: false };
    let drawn = render::draw(&job.diagnostics, &job.sources, manner);
    let last = drawn.lines().last().expect("a line");
    assert_eq!(last, format!("… and {} more; `--format json` has them all", count - 500));
}

#[test]
fn text_beyond_its_size_is_refused() {
    let copy = "雨".repeat((16 << 20) / 3 + 1);
    let (codes, set) = made(files(STORY, &copy));
    assert_eq!(codes, [Code::FileUnreadable]);
    assert!(set.is_none());
    let mut all = files(STORY, "字。");
    let issue = all.entry("issue.toml".to_owned()).or_default();
    issue.extend("# 雨\n".repeat((4 << 20) / 6 + 1).bytes());
    let refused = Job::from_files(all, &Options::default());
    let words = refused.expect_err("more than 4 MB").words().en.clone();
    assert!(words.contains("4 MB"), "{words}");
}

/// What is wrong a million times is said a thousand times, in the time of one reading.
#[test]
fn mistakes_without_end_are_told_to_a_thousand() {
    let keys: String = (0..200_000).map(|it| format!("k{it} = 1\n")).collect();
    for keys in [keys, "section = \"版\"\n".repeat(100_000)] {
        let job = Job::from_files(files(&keys, ""), &Options::default());
        let said = job.expect("an issue").diagnostics;
        assert_eq!(said.len(), 1000);
        let last = said.iter().last().and_then(|it| it.hints.last()).expect("a hint");
        assert_eq!(
            last.en,
            "the text has more than these 1000 mistakes; mend these first"
        );
    }
}

#[test]
fn what_no_page_holds_is_refused() {
    let quote =
        format!("[[page.quote]]\nslot = \"foot\"\ntext = \"{}\"\n", "雨".repeat(20_001));
    let cases = [
        (STORY.to_owned(), format!("# 题\n\n{}", "雨".repeat(100_001))),
        (STORY.to_owned(), format!("# {}\n\n字。", "雨".repeat(20_001))),
        (quote, String::new()),
        ("[[page]]\nlayout = \"tabloid-inside\"\n".repeat(999), String::new()),
    ];
    for (items, article) in cases {
        let (codes, set) = made(files(&items, &article));
        assert!(codes == [Code::ImpossibleSize] && set.is_none(), "{codes:?}");
    }
}

/// A story in no area would be a story lost.
#[test]
fn a_story_stands_somewhere() {
    let nowhere = "[[page.story]]\narticle = \"a.md\"\narea = []\n";
    let (codes, set) = made(files(nowhere, "# 题\n\n字。"));
    assert!(codes == [Code::BadValue] && set.is_none(), "{codes:?}");
}

/// A pipe that nobody writes to would be waited for without end.
#[cfg(unix)]
#[test]
fn a_pipe_is_no_file() {
    let folder = std::env::temp_dir().join(format!("banxin-pipe-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, bytes) in files(STORY, "") {
        std::fs::write(folder.join(name), bytes).expect("a file");
    }
    std::fs::remove_file(folder.join("a.md")).expect("a file less");
    let pipe = std::process::Command::new("mkfifo").arg(folder.join("a.md")).status();
    assert!(pipe.expect("mkfifo").success());
    let job = Job::open(&folder.join("issue.toml")).expect("an issue");
    let said: Vec<_> = job.diagnostics.iter().map(|it| &it.message.en).collect();
    std::fs::remove_dir_all(&folder).expect("it goes");
    assert_eq!(said, ["\"a.md\" is a pipe or a device, not a file"]);
}
