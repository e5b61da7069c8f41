//! Numbers of lists, written out as Word shows them (17.9).

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::import::docx::package::Trouble;
use crate::import::docx::xml::{attribute, child, name, parse, value};

/// Levels of a list.
const LEVELS: usize = 9;

/// Lists, and how far each has come.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The kinds of lists, by their ids.
    kinds: BTreeMap<String, BTreeMap<usize, Level>>,
    /// For each list its kind, and the levels it numbers otherwise.
    lists: BTreeMap<String, (String, BTreeMap<usize, u32>)>,
    /// How far each kind has come at each level.
    counts: BTreeMap<String, [u32; LEVELS]>,
    /// Lists that have begun: a restart counts once.
    begun: std::collections::BTreeSet<(String, usize)>,
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// `%1.%2`: what is written, with the counts of the levels in it.
    text: String,
}

impl Numbering {
    pub(super) fn read(text: &str) -> Result<Self, Trouble> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        let parsed = parse(text)?;
        let mut numbering = Self::default();
        for it in parsed.root_element().children() {
            let id = |wanted| attribute(it, wanted).unwrap_or_default().to_owned();
            match name(it) {
                "abstractNum" => {
                    let levels = it.children().filter_map(level).collect();
                    numbering.kinds.insert(id("abstractNumId"), levels);
                }
                "num" => {
                    let kind = value(it, "abstractNumId").unwrap_or_default().to_owned();
                    let starts = it.children().filter_map(restart).collect();
                    numbering.lists.insert(id("numId"), (kind, starts));
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// What stands before the next paragraph of `list` at `level`; empty when nothing does.
    pub(super) fn next(&mut self, list: &str, level: usize) -> String {
        let Some((kind, restarts)) = self.lists.get(list) else { return String::new() };
        let Some(levels) = self.kinds.get(kind) else { return String::new() };
        let Some(this) = levels.get(&level) else { return String::new() };
        let start = |at: usize| levels.get(&at).map_or(1, |it| it.start);
        let counts = self.counts.entry(kind.clone()).or_default();
        let fresh = self.begun.insert((list.to_owned(), level));
        for (at, count) in counts.iter_mut().enumerate().skip(level) {
            match at == level {
                true => {
                    let from = restarts.get(&level).copied().filter(|_| fresh);
                    let next = if *count == 0 { start(at) } else { *count + 1 };
                    *count = from.unwrap_or(next);
                }
                false => *count = 0,
            }
        }
        if this.format == "bullet" {
            return "●".to_owned();
        }
        let mut text = this.text.clone();
        for (at, count) in counts.iter().enumerate() {
            let written = || {
                let format = levels.get(&at).map_or("decimal", |it| it.format.as_str());
                number((*count).max(start(at)).max(1), format)
            };
            let place = format!("%{}", at + 1);
            if text.contains(&place) {
                text = text.replace(&place, &written());
            }
        }
        let gap = if text.ends_with(|it: char| it.is_ascii()) { " " } else { "" };
        format!("{text}{gap}")
    }
}

fn level(node: Node<'_, '_>) -> Option<(usize, Level)> {
    let at: usize =
        attribute(node, "ilvl").filter(|_| name(node) == "lvl")?.parse().ok()?;
    let level = Level {
        start: value(node, "start").and_then(|it| it.parse().ok()).unwrap_or(1),
        format: value(node, "numFmt").unwrap_or("decimal").to_owned(),
        text: value(node, "lvlText").unwrap_or_default().to_owned(),
    };
    (at < LEVELS).then_some((at, level))
}

fn restart(node: Node<'_, '_>) -> Option<(usize, u32)> {
    let level = attribute(node, "ilvl").filter(|_| name(node) == "lvlOverride")?;
    let start = attribute(child(node, "startOverride")?, "val")?;
    Some((level.parse().ok()?, start.parse().ok()?))
}

/// A count in one of Word's forms (17.18.59); those that the desk never meets are figures.
fn number(count: u32, format: &str) -> String {
    let nth = |row: &str| {
        let at = usize::try_from(count).unwrap_or_default().checked_sub(1)?;
        row.chars().nth(at).map(String::from)
    };
    let found = match format {
        "none" => Some(String::new()),
        "upperLetter" => letter(count, 'A'),
        "lowerLetter" => letter(count, 'a'),
        "upperRoman" => Some(roman(count)),
        "lowerRoman" => Some(roman(count).to_lowercase()),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            nth("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
        }
        "ideographTraditional" => nth("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => nth("子丑寅卯辰巳午未申酉戌亥"),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => Some(chinese(count)),
        "decimalZero" => Some(format!("{count:02}")),
        "decimalFullWidth" => {
            let wide = |it: char| char::from_u32(it as u32 + 0xFEE0).unwrap_or(it);
            Some(count.to_string().chars().map(wide).collect())
        }
        _ => None,
    };
    found.unwrap_or_else(|| count.to_string())
}

/// A, B … Z, AA, BB, as Word goes on.
fn letter(count: u32, first: char) -> Option<String> {
    let at = count.checked_sub(1)?;
    let letter = char::from_u32(first as u32 + at % 26)?;
    let times = usize::try_from(at / 26 + 1).ok().filter(|it| *it < 10)?;
    Some(letter.to_string().repeat(times))
}

fn roman(count: u32) -> String {
    const SIGNS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut rest, mut text) = (count.min(3999), String::new());
    for (value, sign) in SIGNS {
        while rest >= *value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

/// 一 to 九十九; past that figure by figure.
fn chinese(count: u32) -> String {
    let figure = |it: u32| {
        let at = usize::try_from(it).unwrap_or_default();
        "〇一二三四五六七八九".chars().nth(at).unwrap_or('〇')
    };
    match (count / 10, count % 10) {
        (0, ones) => figure(ones).to_string(),
        (tens @ 1..=9, ones) => {
            let tens = if tens == 1 { String::new() } else { figure(tens).to_string() };
            let ones = if ones == 0 { String::new() } else { figure(ones).to_string() };
            format!("{tens}十{ones}")
        }
        _ => count
            .to_string()
            .chars()
            .filter_map(|it| it.to_digit(10))
            .map(figure)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_word_writes_them() {
        let cases = [
            (3, "chineseCounting", "三"),
            (10, "chineseCountingThousand", "十"),
            (21, "chineseCounting", "二十一"),
            (105, "chineseCounting", "一〇五"),
            (4, "upperRoman", "IV"),
            (28, "lowerLetter", "bb"),
            (12, "decimalFullWidth", "１２"),
            (2, "ideographTraditional", "乙"),
            (21, "decimalEnclosedCircle", "21"),
            (7, "decimal", "7"),
        ];
        for (count, format, expected) in cases {
            assert_eq!(number(count, format), expected, "{count} {format}");
        }
    }

    #[test]
    fn levels_count_for_themselves() {
        let text = "<n><abstractNum abstractNumId='0'>\
            <lvl ilvl='0'><start val='1'/><numFmt val='chineseCounting'/><lvlText val='%1、'/></lvl>\
            <lvl ilvl='1'><start val='1'/><numFmt val='decimal'/><lvlText val='%1.%2'/></lvl>\
            </abstractNum><num numId='5'><abstractNumId val='0'/></num></n>";
        let Ok(mut lists) = Numbering::read(text) else { panic!("XML") };
        let found = [0, 1, 1, 0, 1].map(|level| lists.next("5", level));
        assert_eq!(found, ["一、", "一.1 ", "一.2 ", "二、", "二.1 "]);
        assert_eq!(lists.next("6", 0), "");
    }
}
