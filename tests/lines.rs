//! Lines a typesetter can read: every case of `tests/lines/*.txt` is set with the bundled
//! faces, its lines compared, and the laws of composition checked on it.
//!
//! A case starts with `# what rule, and its clause`, then `key: value` settings, then
//! `> the copy`, then the lines expected, each with `|` at its end. A line may be followed
//! by `@` and the places where its frames start, in ems. `* key: value` holds for all cases
//! that follow.

mod bundled;
mod composing;

use std::fmt::Write as _;

use banxin::para::{self, Line};

use crate::composing::{Case, SIZE, obey_the_laws};

/// A case with what a typesetter expects of it.
struct Fixture {
    case: Case,
    lines: Vec<String>,
    /// The places of the frames of a line.
    places: Vec<(usize, String)>,
}

fn read(fixture: &mut Fixture, line: &str) {
    if let Some(copy) = line.strip_prefix("> ") {
        copy.clone_into(&mut fixture.case.copy);
    } else if let Some(line) = line.strip_suffix('|') {
        fixture.lines.push(line.to_owned());
    } else if let Some(places) = line.strip_prefix('@') {
        fixture.places.push((fixture.lines.len() - 1, places.trim().to_owned()));
    } else {
        let (key, value) = line.split_once(": ").expect("a setting is `key: value`");
        fixture.case.set(key, value);
    }
}

fn check(Fixture { case, lines: expected, places }: &Fixture) -> Result<(), String> {
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
    Ok(())
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
            let mut fixture = Fixture { case, lines: Vec::new(), places: Vec::new() };
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
