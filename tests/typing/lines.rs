//! Lines a typesetter can read: every case of `tests/lines/*.txt` is set with the bundled
//! faces, its lines compared, and the laws of composition checked on it.
//!
//! A case starts with `# what rule, and its clause`, then `key: value` settings, then
//! `> the copy`, then the lines expected, each with `|` at its end. `* key: value` holds for
//! all cases that follow. In copy and lines `⏎` stands for the author's break, `⋮` for
//! U+200B, `⌒` for U+2060, `¬` for U+00AD. A line may be followed by
//!
//! - `@ 0 1 2.25`: where its frames start, in ems;
//! - `! 0.32 Word Internet`: that it is loose, the ems added to an ordinary gap (left out
//!   where they hang on the widths of Latin letters), the cause
//!   ([`Cause`](banxin::para::Cause)) and the words that found no room. Where one line of a
//!   case has a `!`, every loose line of the case must have one.
//!
//! | key | values | when not written |
//! |---|---|---|
//! | `measure` | ems; several for lines of different length, the last for all that follow | 13 |
//! | `indent` | ems, before the first line | 0 |
//! | `align` | `start`, `center`, `end`, `spread` | both edges flush |
//! | `fit` | `total`, `push out`, `squeeze first` | `push out` |
//! | `level` | `none`, `basic`, `gb`, `strict` | `gb` |
//! | `marks` | `newspaper`, `full`, `gb`, `kaiming`, `half` | `newspaper` |
//! | `region` | `cn`, `tw`, `hk`, `jp` | `cn` |
//! | `mode` | `vertical` | horizontal |
//! | `role` | a font role | `song` |
//! | `autospace`, `tracking` | ems | an eighth, 0 |

use std::fmt::Write as _;

use banxin::para::{self, Line};
use banxin::text::Galley;

use crate::composing::{Case, SIZE, obey_the_laws};

/// Signs for characters that nobody sees: the author's break, may break, no break, and the
/// soft hyphen.
const SIGNS: &[(char, &str)] =
    &[('⏎', "\u{2028}"), ('⋮', "\u{200B}"), ('⌒', "\u{2060}"), ('¬', "\u{AD}")];

/// A case with what a typesetter expects of it.
struct Fixture {
    case: Case,
    lines: Vec<String>,
    /// The places of the frames of a line.
    places: Vec<(usize, String)>,
    /// What is said of a loose line.
    loose: Vec<(usize, String)>,
}

impl Fixture {
    const fn new(case: Case) -> Self {
        Self { case, lines: Vec::new(), places: Vec::new(), loose: Vec::new() }
    }
}

fn read(fixture: &mut Fixture, line: &str) {
    if let Some(copy) = line.strip_prefix("> ") {
        fixture.case.copy = unseen(copy);
    } else if let Some(line) = line.strip_suffix('|') {
        fixture.lines.push(unseen(line));
    } else if let Some(places) = line.strip_prefix('@') {
        fixture.places.push((fixture.lines.len() - 1, places.trim().to_owned()));
    } else if let Some(loose) = line.strip_prefix('!') {
        fixture.loose.push((fixture.lines.len() - 1, loose.trim().to_owned()));
    } else {
        let (key, value) = line.split_once(": ").expect("a setting is `key: value`");
        fixture.case.set(key, value);
    }
}

/// Copy with the characters that its signs stand for.
fn unseen(copy: &str) -> String {
    let signs = SIGNS.iter();
    signs.fold(copy.to_owned(), |copy, (sign, it)| copy.replace(*sign, it))
}

fn check(fixture: &Fixture) -> Result<(), String> {
    let Fixture { case, lines: expected, places, loose } = fixture;
    let galley = case.galley();
    let lines = para::compose(&galley, &case.paragraph, &|at| case.measure(at));
    obey_the_laws(&galley, &lines, case.paragraph.align)
        .map_err(|it| format!("{}: {it}", case.title))?;
    let found: Vec<&str> = lines.iter().map(|it| galley.copy(it.cells.clone())).collect();
    if found != *expected {
        let mut wrong = format!("{}\n", case.title);
        for line in &found {
            let _ = writeln!(wrong, "  {line}|");
        }
        return Err(wrong);
    }
    for (at, places) in places {
        let found = in_ems(&lines[*at]);
        if found != *places {
            return Err(format!("{} line {at}\n  @ {found}", case.title));
        }
    }
    let found = loose_lines(&galley, &lines);
    let mut pairs = found.iter().zip(loose);
    let alike = found.len() == loose.len()
        && pairs.all(|(is, it)| is.0 == it.0 && is.1.contains(&it.1));
    if !loose.is_empty() && !alike {
        return Err(format!("{}\n  ! {found:?}", case.title));
    }
    Ok(())
}

/// What is said of every line that is loose.
fn loose_lines(galley: &Galley, lines: &[Line]) -> Vec<(usize, String)> {
    let found = lines.iter().enumerate();
    let found =
        found.filter_map(|(at, line)| Some((at, para::loose_line(galley, line)?)));
    let said = found.map(|(at, it)| {
        let hundredths = (it.gap.thousandths() + 5) / 10;
        let (whole, part) = (hundredths / 100, hundredths % 100);
        let next = galley.copy(it.next.clone());
        (at, format!("{whole}.{part:02} {:?} {next}", it.cause))
    });
    said.collect()
}

fn in_ems(line: &Line) -> String {
    let places: Vec<String> = line
        .positions
        .iter()
        .map(|it| {
            let milli = it.scale(1000, SIZE.emu()).emu();
            let sign = if milli < 0 { "-" } else { "" };
            let written =
                format!("{sign}{}.{:03}", milli.abs() / 1000, milli.abs() % 1000);
            written.trim_end_matches('0').trim_end_matches('.').to_owned()
        })
        .collect();
    places.join(" ")
}

fn cases(text: &str) -> Vec<Fixture> {
    let mut found: Vec<Fixture> = Vec::new();
    let mut common: Vec<&str> = Vec::new();
    for line in text.lines().filter(|it| !it.trim().is_empty()) {
        if let Some(title) = line.strip_prefix("# ") {
            let case = Case::new(title);
            let mut fixture = Fixture::new(case);
            common.iter().for_each(|it| read(&mut fixture, it));
            found.push(fixture);
        } else if let Some(setting) = line.strip_prefix("* ") {
            // A setting for all cases that follow.
            common.push(setting);
        } else {
            read(found.last_mut().expect("a case starts with #"), line);
        }
    }
    found
}

#[test]
fn lines_are_as_a_typesetter_expects() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lines");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("tests/lines is there")
        .map(|it| it.expect("a readable entry").path())
        .collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("fixtures are UTF-8");
        for case in cases(&text) {
            if let Err(what) = check(&case) {
                wrong.push(format!("{}: {what}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{} cases", wrong.join("\n"), wrong.len());
}
