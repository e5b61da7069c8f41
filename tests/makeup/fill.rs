//! Exact fill (齐版): a story of every length in the same rows.

use std::collections::BTreeMap;

use banxin::diag::Code;
use banxin::geom::Length;
use banxin::job::Options;
use banxin::proof::{Fitting, Mark, MarkKind, Proof, Role};
use banxin::{Job, page, plan};

use crate::corpus;

/// Three legs of 13 ems, a row for the by-line alone: no head.
const LAYOUT: &str = "name = \"three\"\ntrim = [150, 150]\n\
    margins = { top = 5, bottom = 5, left = 5, right = 5 }\n\
    body = { face = \"song\", size = 9, leading = 12.5 }\n\
    [grid]\ncolumns = [13, 13, 13]\ngap = 1\nmode = \"auto\"\n";

/// News copy without marks of Markdown.
const COPY: &str = include_str!("../../examples/harbour-daily/articles/ferry.md");

/// A story that was set.
struct Made {
    proof: Proof,
    codes: Vec<Code>,
}

impl Made {
    fn of(files: BTreeMap<String, Vec<u8>>) -> Self {
        let job = Job::from_files(files, &Options::default()).expect("an issue");
        let plan = plan::plan(&job.fonts, &job.pictures, &job.issue);
        let made = page::make_up(&job.fonts, &plan);
        let codes = job.diagnostics.iter().chain(made.diagnostics.iter());
        let codes = codes.map(|it| it.code).collect();
        Self { proof: made.output, codes }
    }

    /// One story in columns of so many rows.
    fn story(copy: &str, cols: usize, rows: usize) -> Self {
        let issue = format!(
            "[paper]\nname = \"量\"\ndate = 2026-11-24\n[[page]]\nlayout = \"three\"\n\
             [[page.story]]\narticle = \"a.md\"\n\
             area = {{ col = 1, row = 1, cols = {cols}, rows = {rows} }}\n"
        );
        let files = [
            ("issue.toml", issue.as_str()),
            ("a.md", copy),
            ("layouts/three.toml", LAYOUT),
        ];
        Self::of(files.map(|(name, text)| (name.into(), text.into())).into())
    }

    fn fitting(&self) -> &Fitting {
        &self.proof.stories[0].fitting
    }

    fn says(&self, code: Code) -> bool {
        self.codes.contains(&code)
    }

    fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.proof.sheets.iter().flat_map(|it| &it.marks)
    }

    /// The characters of the copy that are on the page.
    fn set(&self) -> String {
        let copy =
            self.marks().filter(|it| matches!(it.role, Role::Body | Role::Crosshead));
        copy.map(|it| match &it.kind {
            MarkKind::Text(line) => line.text(),
            _ => String::new(),
        })
        .collect()
    }

    /// For every line of running text, in order: whether it ends its paragraph.
    fn lines(&self) -> Vec<bool> {
        let body = self.marks().filter(|it| it.role == Role::Body);
        body.filter_map(|it| match &it.kind {
            MarkKind::Text(line) => Some(line.ends_paragraph),
            _ => None,
        })
        .collect()
    }
}

/// The first `count` characters of the sample's running text, in its paragraphs; with its
/// crossheads when they are wanted.
fn copy(count: usize, crossheads: bool) -> String {
    let body = COPY.rsplit("+++").next().unwrap_or_default();
    let mut left = count;
    let mut copy = String::new();
    for line in body.lines().map(str::trim).filter(|it| !it.is_empty()) {
        if line.starts_with("## ") {
            if crossheads && left > 0 {
                copy.push_str(line);
                copy.push('\n');
            }
            continue;
        }
        let words: String = line.chars().filter(|it| *it != '*').take(left).collect();
        left -= words.chars().count();
        if !words.is_empty() {
            copy.push_str(&words);
            copy.push('\n');
        }
    }
    assert_eq!(left, 0, "the sample is long enough");
    copy
}

fn letters(text: &str) -> String {
    let lines = text.lines().map(|it| it.trim_start_matches("## "));
    lines.flat_map(str::chars).filter(|it| !it.is_whitespace()).collect()
}

const ROWS: usize = 16;

/// The samples that are papers.
const PAPERS: [&str; 7] = [
    "brook-school",
    "cloud-ridge",
    "harbour-daily",
    "islet-weekly",
    "shapes",
    "tide-evening",
    "urabe-nippo",
];

/// Whether lines poured as they are into legs of `ROWS` rows leave a last line alone on top
/// of one.
fn leaves_a_lone_line(ends: &[bool]) -> bool {
    let tops = (ROWS..ends.len()).step_by(ROWS);
    tops.into_iter().any(|top| ends[top] && !ends[top - 1])
}

/// 200 lengths, a character at a time, around the 48 rows there are.
#[test]
fn a_story_of_every_length_fills_its_rows_or_says_why_not() {
    let (mut exact, mut near) = (0, Vec::new());
    for count in 450..650 {
        let copy = copy(count, false);
        let made = Made::story(&copy, 3, ROWS);
        let fitting = made.fitting();
        assert_eq!(fitting.rows, 3 * ROWS);
        // Set in one tall leg, every paragraph stands by itself: what it needs.
        let natural = tall(&copy);
        let needed = natural.len();
        let over = made.says(Code::Overset);
        let short = made.says(Code::Underfill);
        assert_eq!(short, fitting.empty > 0, "{count}: empty rows are spoken of");
        if !over {
            assert_eq!(letters(&made.set()), letters(&copy), "{count}: all is set");
        }
        let fits = !over && !short;
        exact += usize::from(fits);
        let as_it_is = needed == 3 * ROWS && !leaves_a_lone_line(&natural);
        if as_it_is {
            assert!(fits && fitting.levers.is_empty(), "{count}: needs nothing");
        } else if fits {
            assert!(
                !fitting.levers.is_empty(),
                "{count}: {needed} rows cannot fit by themselves"
            );
        }
        if fits {
            let lone = fitting.lone > 0;
            assert_eq!(lone, made.says(Code::LoneLine), "{count}");
        } else {
            assert!(
                fitting.levers.is_empty() || leaves_a_lone_line(&natural),
                "{count}: opened for nothing: {fitting:?}"
            );
        }
        if needed.abs_diff(3 * ROWS) == 1 {
            near.push(fits);
        }
    }
    // One row more or less is nearly always to be had in copy of this length.
    let had = near.iter().filter(|it| **it).count();
    assert!(had * 10 >= near.len() * 9, "{had} of {} that lack a row", near.len());
    assert!(exact >= 45, "{exact} of 200 lengths fill exactly");
}

/// The lines of copy that stands by itself in one leg as tall as it needs.
fn tall(copy: &str) -> Vec<bool> {
    let layout = LAYOUT.replace("trim = [150, 150]", "trim = [150, 1500]");
    let issue = "[paper]\nname = \"量\"\ndate = 2026-11-24\n[[page]]\nlayout = \"three\"\n\
         [[page.story]]\narticle = \"a.md\"\n\
         area = { col = 1, row = 1, cols = 1, rows = 300 }\n";
    let files = [("issue.toml", issue), ("a.md", copy), ("layouts/three.toml", &layout)];
    Made::of(files.map(|(name, text)| (name.into(), text.into())).into()).lines()
}

/// Every crosshead has two rows of its text under it in its leg, at whatever row it comes.
#[test]
fn no_crosshead_stands_in_the_last_rows_of_a_leg() {
    for count in (300..900).step_by(7) {
        let made = Made::story(&copy(count, true), 3, 22);
        // Role, leg and height of every line, in reading order.
        let places: Vec<(Role, i64, Length)> = made
            .marks()
            .filter_map(|mark| match &mark.kind {
                MarkKind::Text(line) => {
                    let at = line.runs.first()?.glyphs.first()?.at;
                    let leg = (at.x - Length::mm(5)).count(Length::pt(9 * 14));
                    Some((mark.role, leg, at.y))
                }
                _ => None,
            })
            .collect();
        let is_text = |it: &&(Role, i64, Length)| it.0 == Role::Body;
        for (at, head) in places.iter().enumerate() {
            let follows: Vec<_> = places[at..].iter().filter(is_text).take(2).collect();
            if head.0 == Role::Crosshead && follows.len() == 2 {
                let below = follows.iter().all(|it| it.1 == head.1 && it.2 > head.2);
                assert!(below, "{count}: a crosshead without two rows under it");
            }
        }
    }
}

/// At most 0.3 % of the rows of the sample papers stay empty, and nothing is
/// remarked: no text is left over, no rule of form or make-up broken.
#[test]
fn the_sample_papers_are_full() {
    for paper in PAPERS {
        let path = format!("{}/examples/{paper}/issue.toml", env!("CARGO_MANIFEST_DIR"));
        let job = Job::open(path.as_ref()).expect("a sample");
        let made = banxin::typeset(&job, &job.press());
        let said: Vec<_> = made.diagnostics.iter().map(|it| &it.message.en).collect();
        assert!(said.is_empty(), "{paper}: {said:?}");
        let proof = made.output.expect("a sample that is set").proof;
        let fittings = proof.stories.iter().map(|it| &it.fitting);
        let (rows, empty, lone) = fittings.fold((0, 0, 0), |sum, it| {
            (sum.0 + it.rows, sum.1 + it.empty, sum.2 + it.lone)
        });
        assert!(rows > 90 && empty * 1000 <= rows * 3, "{paper}: {empty} of {rows}");
        assert_eq!(lone, 0, "{paper}: lone last lines");
    }
}

/// A word changed in one story of sixteen pages changes the page of that story alone.
#[test]
fn a_changed_word_changes_its_own_page_alone() {
    let files = corpus::issue(16);
    let story = "articles/007-middle.md";
    let mut changed = files.clone();
    let copy = String::from_utf8(changed[story].clone()).expect("UTF-8");
    let (before, after) = copy.split_at(copy.len() - "。\n".len());
    changed.insert(story.into(), format!("{before}等{after}").into_bytes());
    let [one, two] = [files, changed].map(|it| Made::of(it).proof);
    assert_eq!(one.sheets.len(), 16);
    let differ = one.sheets.iter().zip(&two.sheets);
    let differ = differ.filter(|(one, two)| format!("{one:?}") != format!("{two:?}"));
    let pages: Vec<u32> = differ.map(|(it, _)| it.number).collect();
    assert_eq!(pages, [7]);
}
