//! Headlines a sub-editor can read: every head of `tests/heads/*.txt` is broken into the
//! lines that the file shows.
//!
//! A case is one head with `／` where its lines end. `# rule …` says why, by the rules of
//! `docs/issue-format.md`. A head after `? ` is a known miss: its break is right and ours
//! is not, and the test says so when that changes. Settings hold until the end of a file:
//! `* mode: vertical`, `* terms: names that are words`, `* limit: the measure in ems`.

use std::ops::Range;

use banxin::diag::Span;
use banxin::geom::{Length, WritingMode};
use banxin::para;
use banxin::text::{self, StyledText, TextStyle, segment};

use crate::bundled;

const SIZE: Length = Length::pt(36);

/// What holds for the heads of a file.
#[derive(Default)]
struct Manner {
    mode: WritingMode,
    terms: Vec<String>,
    limit: Option<Length>,
}

impl Manner {
    fn set(&mut self, key: &str, value: &str) {
        match (key, value) {
            ("mode", "vertical") => self.mode = WritingMode::Vertical,
            ("terms", _) => self.terms = value.split(' ').map(str::to_owned).collect(),
            ("limit", _) => self.limit = Some(SIZE * value.parse::<i64>().expect("ems")),
            _ => panic!("no setting {key}: {value}"),
        }
    }

    fn terms(&self, copy: &str) -> Vec<Range<usize>> {
        let found = |term: &String| {
            copy.find(term.as_str()).map(|start| start..start + term.len())
        };
        self.terms.iter().filter_map(found).collect()
    }

    /// The head in as many lines as `expected` has.
    fn broken(&self, expected: &str) -> String {
        let copy = expected.replace('／', "");
        let lines = expected.split('／').count();
        let role = bundled::fonts()
            .role("title-heavy")
            .or_else(|| bundled::fonts().role("song"))
            .expect("a bundled role");
        let style = TextStyle { mode: self.mode, ..TextStyle::new(role, SIZE) };
        let spaced = segment::spaced(&copy);
        let styled = StyledText { text: &spaced, style, span: Span::default() };
        let galley = text::set(bundled::fonts(), &text::Terms::NONE, &[styled]).output;
        let seams = segment::seams(&copy, &self.terms(&copy));
        let split = para::balance(&galley, &seams, lines, self.limit);
        let mut broken = copy;
        for end in split.map_or(Vec::new(), |it| it.ends).into_iter().rev() {
            broken.insert(end, '／');
        }
        broken
    }
}

#[test]
fn heads_break_as_a_sub_editor_would() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/heads");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("there are heads")
        .map(|it| it.expect("a readable entry").path())
        .collect();
    files.sort();
    let (mut right, mut known, mut wrong) = (0, 0, Vec::new());
    for file in files {
        let words = std::fs::read_to_string(&file).expect("readable heads");
        let mut manner = Manner::default();
        for line in words.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
            if let Some((key, value)) =
                line.strip_prefix("* ").and_then(|it| it.split_once(": "))
            {
                manner.set(key, value);
                continue;
            }
            let miss = line.strip_prefix("? ");
            let expected = miss.unwrap_or(line);
            let broken = manner.broken(expected);
            match (broken == expected, miss.is_some()) {
                (true, false) => right += 1,
                (false, true) => known += 1,
                (true, true) => wrong.push(format!("{expected} is no miss any more")),
                (false, false) => wrong.push(format!("{expected} is {broken}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{right} right\n{}", wrong.join("\n"));
    assert!(right > known * 4, "{right} heads are right, {known} known misses");
}
