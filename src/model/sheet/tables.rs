//! A planned page as the tables of an `issue.toml`.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::sheet::columns::{Kind, Of};
use crate::model::sheet::rows::Row;
use crate::model::sheet::{Filled, Page, Sheet, Tables, narrow, remarks};

/// Writes tables and remembers where each line came from.
struct Writer<'s> {
    sheet: &'s mut Sheet,
    tables: Tables,
}

/// The tables of all pages.
pub(super) fn write(sheet: &mut Sheet, pages: &BTreeMap<u32, Page<'_>>) -> Tables {
    let mut writer = Writer { sheet, tables: Tables::default() };
    for page in pages.values() {
        writer.header("[[page]]", &page.at);
        for filled in &page.own {
            writer.key(0, filled.0.key, filled);
        }
        for (row, things) in &page.things {
            writer.thing(row, things);
        }
    }
    writer.tables
}

impl Writer<'_> {
    fn line(&mut self, line: &str, at: &Range<usize>) {
        self.tables.places.push((self.tables.text.len(), at.clone()));
        self.tables.text.push_str(line);
        self.tables.text.push('\n');
    }

    fn header(&mut self, name: &str, at: &Range<usize>) {
        if !self.tables.text.is_empty() {
            self.tables.text.push('\n');
        }
        self.line(name, at);
    }

    /// What a row puts on the page: a story, with its picture, or a picture or an
    /// advertisement by itself.
    fn thing(&mut self, row: &Row, filled: &[Filled<'_>]) {
        let has = |key: &str| filled.iter().any(|it| it.0.key == key);
        let story = has("article") || has("continues");
        let (table, used): (_, &[Of]) = if story {
            ("[[page.story]]", &[Of::Thing, Of::Head, Of::Picture])
        } else if has("ad") {
            ("[[page.ad]]", &[Of::Thing])
        } else if has("picture") {
            ("[[page.picture]]", &[Of::Thing, Of::Picture])
        } else {
            self.sheet.push(remarks::nothing(row.number), &row.at);
            return;
        };
        self.header(table, &row.at);
        let idle = |it: &&Filled<'_>| {
            let key = it.0.key;
            !used.contains(&it.0.of)
                || (!story && key == "picture_area")
                || (story && key == "ad")
                || (story && it.0.of == Of::Picture && !has("picture"))
        };
        for (_, cell) in filled.iter().filter(idle) {
            self.sheet.push(remarks::idle(row.number, &cell.under), &cell.at);
        }
        for filled in filled.iter().filter(|it| it.0.of == Of::Thing && !idle(it)) {
            let key = if filled.0.key == "ad" { "file" } else { filled.0.key };
            self.key(row.number, key, filled);
        }
        self.head(row, filled.iter().filter(|it| it.0.of == Of::Head && !idle(it)));
        let picture: Vec<_> =
            filled.iter().filter(|it| it.0.of == Of::Picture && !idle(it)).collect();
        if story && !picture.is_empty() {
            self.header("[[page.story.picture]]", &row.at);
        }
        for filled in picture {
            let key = match filled.0.key {
                "picture" => "file",
                "picture_area" => "area",
                key => key,
            };
            self.key(row.number, key, filled);
        }
    }

    /// The head of a story, whose lines stand in several columns.
    fn head<'a>(&mut self, row: &Row, filled: impl Iterator<Item = &'a Filled<'a>>) {
        for (at, filled) in filled.enumerate() {
            if at == 0 {
                let at = filled.1.at.clone();
                self.tables.places.push((self.tables.text.len(), at));
            }
            let key = if filled.0.key == "head" { "main" } else { filled.0.key };
            self.key(row.number, &format!("head.{key}"), filled);
        }
    }

    fn key(&mut self, row: usize, key: &str, (column, cell): &Filled<'_>) {
        let words = &cell.words;
        let value = match column.kind {
            Kind::Words => Ok(quoted(words)),
            Kind::Lines => {
                let lines: Vec<_> = words.lines().map(quoted).collect();
                Ok(format!("[{}]", lines.join(", ")))
            }
            Kind::Whole => {
                whole(words).ok_or_else(|| remarks::no_whole(row, &cell.under, words))
            }
            Kind::Area => {
                areas(words).ok_or_else(|| remarks::no_area(row, &cell.under, words))
            }
        };
        match value {
            Ok(value) => self.line(&format!("{key} = {value}"), &cell.at),
            Err(remark) => self.sheet.push(remark, &cell.at),
        }
    }
}

/// Words between quotation marks, as TOML has them.
fn quoted(words: &str) -> String {
    let mut text = String::from("\"");
    for c in words.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c if c.is_control() => text.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

fn whole(words: &str) -> Option<String> {
    let figures: String = words.chars().map(narrow).collect();
    let number: u32 = figures.trim_end_matches(".0").parse().ok()?;
    Some(number.to_string())
}

/// One area, or several after semicolons.
fn areas(words: &str) -> Option<String> {
    let one = |part: &str| {
        let figures = part.split([',', '，', '、', ' ', '/']).filter(|it| !it.is_empty());
        let figures: Option<Vec<_>> = figures.map(whole).collect();
        let [col, row, cols, rows] = figures?.try_into().ok()?;
        Some(format!("{{ col = {col}, row = {row}, cols = {cols}, rows = {rows} }}"))
    };
    let parts = words.split([';', '；', '\n']).filter(|it| !it.trim().is_empty());
    let areas: Option<Vec<_>> = parts.map(one).collect();
    let areas = areas.filter(|it| !it.is_empty())?;
    match areas.as_slice() {
        [only] => Some(only.clone()),
        _ => Some(format!("[{}]", areas.join(", "))),
    }
}
