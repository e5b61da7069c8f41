//! `[colors]` of an issue, and colours where they are used.

use crate::diag::{Code, Diagnostic, Span, Spanned};
use crate::ink::{Ink, Spot};
use crate::model::color::Palette;
use crate::model::reader::{Log, PERCENT, Table, Value, decimal};

/// Names of plates that are there already, and the two that mean all plates and none. ISO
/// 32000-1 8.6.6.4.
const TAKEN: &[&str] = &["All", "None", "Cyan", "Magenta", "Yellow", "Black"];

/// `[colors]`: names of the editors' own. No colour may have more ink than `limit`.
pub(super) fn palette(root: &mut Table<'_, '_>, limit: u16) -> Palette {
    let mut palette = Palette::default();
    root.inside("colors", |table| {
        let log = table.log;
        table.named("colors", |name, value| {
            let ink = if value.is_table() {
                value.table(|table| spot(table, &mut palette.spots, limit))??
            } else {
                let span = value.span;
                within(log, span, process(value)?, limit)?
            };
            palette.colors.push((name, ink));
            Some(())
        })
    });
    palette
}

/// A spot ink: its name on the plate, and how it looks in the four.
fn spot(table: &mut Table<'_, '_>, spots: &mut Vec<Spot>, limit: u16) -> Option<Ink> {
    let name = table.need("spot", "spot = \"PANTONE 185 C\"", Value::words);
    let solid = table.need("inks", "inks = [0, 95, 80, 0]", process);
    let (name, solid) = (name?, solid?);
    let log = table.log;
    if TAKEN.iter().any(|it| it.eq_ignore_ascii_case(name.value.trim())) {
        log.push(taken(&name));
        return None;
    }
    let solid = Spanned::new(within(log, solid.span, solid.value, limit)?, solid.span);
    let known = spots.iter().position(|it| it.name == name.value);
    if known.and_then(|at| spots.get(at)).is_some_and(|it| it.solid != solid.value) {
        log.push(two_looks(&name.value, solid.span));
        return None;
    }
    let number = known.unwrap_or(spots.len());
    if known.is_none() {
        spots.push(Spot { name: name.value, solid: solid.value });
    }
    Some(Ink::of_spot(u8::try_from(number).ok()?, solid.value))
}

/// A colour where it is used: four percentages, a name, or a tint of a named colour.
pub(super) fn color(value: Value<'_, '_>, palette: &Palette, limit: u16) -> Option<Ink> {
    let (log, span) = (value.log, value.span);
    if value.is_words() {
        return named(log, Spanned::new(value.words()?, span), palette);
    }
    if value.is_table() {
        return value.table(|table| {
            let name = table.need("color", "color = \"…\"", Value::words);
            let tint = table.get("tint", |it| it.whole(1..=100, PERCENT));
            let tint = tint.map_or(100, |it| it.value) * 10;
            let ink = named(log, name?, palette)?;
            Some(ink.tint(u16::try_from(tint).unwrap_or(1000)))
        })?;
    }
    within(log, span, process(value)?, limit)
}

fn named(log: &Log, name: Spanned<String>, palette: &Palette) -> Option<Ink> {
    let found = palette.find(&name.value);
    if found.is_none() {
        log.push(palette.stranger(&name));
    }
    found
}

/// Four percentages: cyan, magenta, yellow, black.
fn process(value: Value<'_, '_>) -> Option<Ink> {
    let (zh, en) = ("四个百分数 [青, 品红, 黄, 黑]", "four percentages [c, m, y, k]");
    let [c, m, y, k] = value.array(zh, en, Value::percent)?;
    Some(Ink::process(c, m, y, k))
}

/// The colour, when paper can take so much ink.
fn within(log: &Log, span: Span, ink: Ink, limit: u16) -> Option<Ink> {
    if ink.sum() <= limit {
        return Some(ink);
    }
    let percent = |it: u16| decimal(i64::from(it) * 100);
    let (sum, limit) = (percent(ink.sum()), percent(limit));
    let remark = Diagnostic::new(
        Code::ColorOverInked,
        format!("这个颜色总墨量{sum}％，超过{limit}％"),
        format!("this color has {sum} percent of ink, more than {limit}"),
    )
    .hint(
        "减少青、品红、黄，用黑代替；限量写在 [press] 的 ink_limit",
        "take cyan, magenta and yellow back and use black instead; the limit is `ink_limit` in [press]",
    );
    log.push(remark.at(span));
    None
}

fn taken(name: &Spanned<String>) -> Diagnostic {
    let word = &name.value;
    Diagnostic::new(
        Code::BadValue,
        format!("专色不能叫「{word}」"),
        format!("a spot color cannot be called \"{word}\""),
    )
    .hint(
        "四色的颜色写成 [青, 品红, 黄, 黑]；专色用油墨的名称",
        "write process colors as [c, m, y, k]; a spot color has the name of its ink",
    )
    .at(name.span)
}

fn two_looks(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BadValue,
        format!("专色「{name}」前面写的是别的颜色"),
        format!("the spot color \"{name}\" looks different further up"),
    )
    .hint("同一专色的 inks 要一致", "give one spot color the same `inks` everywhere")
    .at(span)
}
