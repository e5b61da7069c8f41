//! Colours with names: process inks, spot inks with plates of their own, and the limit.

use std::collections::BTreeMap;

use banxin::diag::Code;
use banxin::ink::{Ink, Spot};
use banxin::job::Options;
use banxin::pdfx::Flavor;
use banxin::proof::{MarkKind, Role};
use banxin::{Job, Typeset};
use lopdf::{Document, Object};

use crate::reader;

const LAYOUT: &str = r#"
trim = [100, 60]
margins = { top = 6, bottom = 6, left = 5.9, right = 5.9 }
body = { size = 10, leading = 15 }
grid = { columns = [12, 12], gap = 1, mode = "auto" }
"#;

fn open(colors: &str, accent: &str, boxing: &str) -> Job {
    let issue = format!(
        r#"
[paper]
name = "试报"
date = 2026-11-24
[colors]
{colors}
[style]
accent = {accent}
[[page]]
layout = "card"
[[page.quote]]
area = {{ col = 1, row = 1, cols = 2, rows = 7 }}
label = "金句"
text = "纸上得来终觉浅。"
{boxing}
"#
    );
    let files = [("issue.toml", issue.as_str()), ("layouts/card.toml", LAYOUT)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    Job::from_files(BTreeMap::from(files), &Options::default()).expect("an issue")
}

fn made(job: &Job) -> Typeset {
    let errors: Vec<_> = job.diagnostics.iter().map(|it| &it.message.en).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let mut press = job.press();
    press.flavor = Flavor::X1a;
    banxin::typeset(job, &press).output.expect("a page")
}

const RED: &str = r#"red = { spot = "PANTONE 185/C 红", inks = [0, 95, 80, 0] }"#;

fn codes(job: &Job) -> Vec<Code> {
    job.diagnostics.iter().map(|it| it.code).collect()
}

/// ISO 32000-1 8.6.6.4: `[/Separation name alternate tints]`; the name is in UTF-8, what
/// may not stand in a name as # and two digits.
#[test]
fn a_spot_colour_has_a_plate_of_its_own() {
    let set = made(&open(RED, "\"red\"", ""));
    let solid = Ink::process(0, 950, 800, 0);
    assert_eq!(set.proof.spots, [Spot { name: "PANTONE 185/C 红".to_owned(), solid }]);
    let escaped = b"/PANTONE#20185#2FC#20#E7#BA#A2";
    assert!(set.pdf.windows(escaped.len()).any(|it| it == escaped), "the name");

    let document = Document::load_mem(&set.pdf).expect("a PDF");
    let space = document.objects.values().find_map(|it| {
        let list = it.as_array().ok()?;
        (list.first()?.as_name().ok()? == b"Separation").then_some(list)
    });
    let space = space.expect("a Separation");
    assert_eq!(space[2].as_name().expect("a name"), b"DeviceCMYK");
    let tints = space[3].as_dict().expect("a function");
    let numbers = |key: &[u8]| -> Vec<f32> {
        let list = tints.get(key).and_then(Object::as_array).expect("a list");
        list.iter().map(|it| it.as_float().expect("a number")).collect()
    };
    assert_eq!(numbers(b"C0"), [0.0; 4]);
    assert_eq!(numbers(b"C1"), [0.0, 0.95, 0.8, 0.0]);
    let page = reader::pages(&set.pdf).remove(0);
    let used: Vec<_> = page
        .operations
        .iter()
        .filter(|it| matches!(&*it.operator, "cs" | "scn"))
        .collect();
    assert_eq!(used.len(), 2, "the label, in one solid");
    assert_eq!(used[1].operands[0].as_float().expect("a tint"), 1.0);
}

/// A tint of 30 percent of a process colour is 30 percent of each ink; of a spot colour it
/// is less of that one.
#[test]
fn a_ground_may_be_a_tint_of_any_colour() {
    let ground = |colors: &str, name: &str| {
        let boxing = format!("color = \"{name}\"\ntint = 30");
        let set = made(&open(colors, "\"black\"", &boxing));
        let marks = &set.proof.sheets[0].marks;
        marks.iter().find_map(|mark| match &mark.kind {
            MarkKind::Fill(fill) if mark.role == Role::Rule => Some(fill.ink),
            _ => None,
        })
    };
    let blue = ground("blue = [80, 40, 0, 10]", "blue").expect("a ground");
    assert_eq!(blue, Ink::process(240, 120, 0, 30));
    let red = ground(RED, "red").expect("a ground");
    assert_eq!((red.sum(), red.plates()), (300, 1));
}

#[test]
fn colours_are_used_by_name_by_inks_or_as_a_tint() {
    let accent = |colors: &str, accent: &str| open(colors, accent, "").issue.style.accent;
    assert_eq!(accent("", "[0, 100, 100, 0]"), Ink::process(0, 1000, 1000, 0));
    assert_eq!(accent("", "\"black\""), Ink::BLACK);
    let blue = "blue = [80, 40, 0, 10]";
    assert_eq!(accent(blue, "\"blue\""), Ink::process(800, 400, 0, 100));
    let tint = "{ color = \"blue\", tint = 50 }";
    assert_eq!(accent(blue, tint), Ink::process(400, 200, 0, 50));
}

#[test]
fn colours_that_cannot_be_are_named() {
    let wrong = |colors: &str, accent: &str| codes(&open(colors, accent, ""));
    // 90 + 70 + 60 + 21 are 241 percent.
    assert_eq!(wrong("", "[90, 70, 60, 21]"), [Code::ColorOverInked]);
    assert_eq!(wrong("dark = [90, 70, 60, 20]", "\"dark\""), []);
    assert_eq!(wrong("dark = [90, 70, 60, 21]", "\"black\""), [Code::ColorOverInked]);
    assert_eq!(wrong("blue = [80, 40, 0, 10]", "\"bleu\""), [Code::UnknownColor]);
    let black = "ink = { spot = \"black\", inks = [0, 0, 0, 100] }";
    assert_eq!(wrong(black, "\"white\""), [Code::BadValue]);
    let twice =
        format!("{RED}\nrosy = {{ spot = \"PANTONE 185/C 红\", inks = [0, 50, 80, 0] }}");
    assert_eq!(wrong(&twice, "\"red\""), [Code::BadValue]);
    let boxing = open("", "\"black\"", "color = \"blue\"");
    assert_eq!(codes(&boxing), [Code::UnknownColor]);
}
