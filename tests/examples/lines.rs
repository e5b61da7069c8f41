//! Lines of running text: what they may not begin and end with, and the grid.

use std::collections::BTreeMap;

use banxin::diag::Code;
use banxin::geom::Length;
use banxin::proof::{GlyphRun, TextLine, Turn};

use crate::issue::{body, samples};
use crate::manuscript::manuscripts;

/// Marks that may not begin a line from the level `basic` on.
const NEVER_FIRST: &[(&str, &str)] = &[
    ("GB/T 15834-2011 5.1.1, 5.1.2 点号", "。．，、：；！？‼⁇⁈⁉"),
    ("5.1.3 the second half of a pair", "”’」』）》〉】〗〕］｝"),
    ("5.1.6 连接号; one dash alone is not the 破折号 of 5.1.4", "–-～〜"),
    ("5.1.7 间隔号", "·‧・"),
    ("5.1.9 分隔号", "/／"),
];

/// Marks that may not end a line at the level `gb`.
const NEVER_LAST: &[(&str, &str)] = &[
    ("GB/T 15834-2011 5.1.3 the first half of a pair", "“‘「『（《〈【〖〔［｛"),
    ("5.1.9 分隔号", "/／"),
];

/// Marks of two ems that are not parted: 5.1.4 破折号, 5.1.5 省略号.
const TWINS: &[char] = &['—', '…', '⋯'];

/// What a line may not begin and end with at a level of 避头尾.
fn tables(level: &str) -> [Vec<(&'static str, &'static str)>; 2] {
    let (mut first, mut last) = (NEVER_FIRST.to_vec(), NEVER_LAST.to_vec());
    match level {
        "none" => return [Vec::new(), Vec::new()],
        "basic" => last.retain(|(_, marks)| !marks.contains('/')),
        "strict" => first.push(("strict: 破折号, 省略号", "—⸺…⋯")),
        _ => {}
    }
    [first, last]
}

fn forbidden(mark: char, table: &[(&str, &str)]) -> Option<String> {
    let row = table.iter().find(|(_, marks)| marks.contains(mark));
    row.map(|(clause, _)| format!("{mark} ({clause})"))
}

/// A web address may break after its slashes.
fn is_address(words: &str) -> bool {
    words.strip_suffix('/').is_some_and(|it| it.ends_with(|it: char| it.is_ascii()))
}

#[test]
fn no_line_begins_or_ends_with_a_mark_that_its_level_forbids() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for sample in samples() {
        let levels: BTreeMap<_, _> = manuscripts(&sample.folder)
            .into_iter()
            .map(|it| (sample.story(&it.id), it.level))
            .collect();
        let sheets = &sample.set.proof.sheets;
        for (sheet, (mark, line)) in
            sheets.iter().flat_map(|it| body(it).map(move |line| (it, line)))
        {
            let [never_first, never_last] = tables(&levels[&mark.story]);
            let text = line.text();
            let words = text.trim();
            let first = words.chars().next().and_then(|it| forbidden(it, &never_first));
            let last = words.chars().next_back();
            let last = last.filter(|_| !is_address(words));
            let last = last.and_then(|it| forbidden(it, &never_last));
            for mark in first.into_iter().chain(last) {
                let page = sheet.number;
                wrong.push(format!("{} page {page}: {mark} in {words:?}", sample.name()));
            }
            seen += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 1000, "only {seen} lines");
}

#[test]
fn dashes_and_ellipses_are_not_parted() {
    for sample in samples() {
        for sheet in &sample.set.proof.sheets {
            for (_, line) in body(sheet) {
                let text = line.text();
                for twin in TWINS {
                    let count = |back: bool| {
                        let is = |it: &char| it == twin;
                        match back {
                            true => text.chars().rev().take_while(is).count(),
                            false => text.chars().take_while(is).count(),
                        }
                    };
                    let odd = count(true) % 2 == 1 || count(false) % 2 == 1;
                    assert!(!odd, "{} page {}: {text:?}", sample.name(), sheet.number);
                }
            }
        }
    }
}

#[test]
fn every_line_of_running_text_stands_on_the_grid() {
    let mut wrong = Vec::new();
    for sample in samples() {
        for sheet in &sample.set.proof.sheets {
            let off = body(sheet).filter(|(_, it)| !sheet.grid.holds(it.reference));
            assert!(sheet.grid.step.emu() != 0, "page {} has a grid", sheet.number);
            assert!(body(sheet).next().is_some(), "page {} has text", sheet.number);
            wrong.extend(off.map(|(_, it)| {
                format!("{} {}: {}", sample.name(), sheet.number, it.text())
            }));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How far two Han characters of a line stand apart beyond their em, where they stand
/// nearest: ordinary gaps open alike, but a reading may part those under it. Seen on the
/// glyphs as they are placed.
fn nearest(line: &TextLine) -> Length {
    let han = |run: &GlyphRun, at: &std::ops::Range<u32>| {
        let words = run.text.get(at.start as usize..at.end as usize).unwrap_or_default();
        let mut chars = words.chars();
        chars.next().is_some_and(|it| ('\u{4E00}'..='\u{9FFF}').contains(&it))
            && chars.next().is_none()
    };
    let apart = line.runs.iter().flat_map(|run| {
        run.glyphs.windows(2).filter_map(move |pair| {
            let [one, two] = pair else { return None };
            let both = han(run, &one.text) && han(run, &two.text);
            let step = match run.turn {
                Turn::Horizontal => two.at.x - one.at.x,
                Turn::Upright | Turn::Sideways => two.at.y - one.at.y,
            };
            both.then_some(step - run.size.scale(i64::from(run.stretch), 1000))
        })
    });
    apart.min().unwrap_or_default()
}

/// A quarter of an em is what an editor is told of (B3001); the samples have no such line.
#[test]
fn no_line_of_running_text_is_opened_by_more_than_a_quarter_em() {
    for sample in samples() {
        let loose = sample.diagnostics.iter().filter(|it| it.code == Code::LooseLine);
        assert_eq!(loose.count(), 0, "{}", sample.name());
        for sheet in &sample.set.proof.sheets {
            for (_, line) in body(sheet).filter(|(_, it)| !it.ends_paragraph) {
                let size = line.runs.first().map_or(Length::ZERO, |it| it.size);
                let open = nearest(line);
                assert!(open <= size / 4, "{} {}: {open}", sample.name(), line.text());
            }
        }
    }
}
