//! `[press]` of an issue.

use crate::diag::{Code, Diagnostic, Severity, Spanned};
use crate::model::press::PressSpec;
use crate::model::reader::{PERCENT, PPI, Table, Value};
use crate::pdfx::{Flavor, PrinterMarks};

/// The flavours by the names a person writes.
const FLAVORS: [(&str, Flavor); 2] = [("x4", Flavor::X4), ("x1a", Flavor::X1a)];

/// `[press]`, all of which has a default.
pub(super) fn press(table: &mut Table<'_, '_>) -> PressSpec {
    let plain = PressSpec::default();
    let limit = table.get("ink_limit", |it| it.whole(100..=400, PERCENT));
    let limit = limit.and_then(|it| u16::try_from(it.value * 10).ok());
    let resolution = table.get("resolution", |it| it.whole(100..=600, PPI));
    let resolution = resolution.map(|it| it.value);
    PressSpec {
        flavor: table
            .get("pdfx", |it| it.choice(&FLAVORS))
            .map_or(plain.flavor, |it| it.value),
        profile: table.words("profile"),
        condition: table.words("condition").map(|it| it.value),
        marks: table.get("marks", marks).map_or(plain.marks, |it| it.value),
        severities: table.inside("severity", severities).unwrap_or_default(),
        resolution: resolution.unwrap_or(plain.resolution),
        ink_limit: limit.unwrap_or(plain.ink_limit),
    }
}

/// Where a mark is noted.
type Which = fn(&mut PrinterMarks) -> &mut bool;

/// Which mark a word means.
const MARKS: [(&str, Which); 4] = [
    ("crop", |it| &mut it.crop),
    ("register", |it| &mut it.register),
    ("bar", |it| &mut it.bar),
    ("slug", |it| &mut it.slug),
];

/// `true` for all marks, or a list of those that are wanted.
fn marks(value: Value<'_, '_>) -> Option<PrinterMarks> {
    if value.is_flag() {
        return value
            .flag()
            .map(|it| if it { PrinterMarks::ALL } else { PrinterMarks::NONE });
    }
    let mut marks = PrinterMarks::NONE;
    for which in value.list(|it| it.choice(&MARKS))? {
        *which(&mut marks) = true;
    }
    Some(marks)
}

/// How much a remark may be said to matter.
const SEVERITIES: [(&str, Severity); 3] = [
    ("note", Severity::Note),
    ("warning", Severity::Warning),
    ("error", Severity::Error),
];

/// `[press.severity]`: codes, each with how much it matters. What is wrong with the reading
/// (B1…) always does, and what cannot be printed (B5003) is not printed.
fn severities(table: &mut Table<'_, '_>) -> Vec<(Code, Severity)> {
    let open = |it: &&Code| !it.is_of_reading() && **it != Code::Unprintable;
    let names = Code::ALL.iter().filter(open).map(|it| it.id());
    table.named_of("severity", names, |name, value: Value<'_, '_>| {
        let log = value.log;
        let known = Code::ALL.iter().find(|it| it.id() == name.value);
        let Some(code) = known.filter(open) else {
            log.push(closed(&name));
            return None;
        };
        Some((*code, value.choice(&SEVERITIES)?))
    })
}

fn closed(name: &Spanned<String>) -> Diagnostic {
    let word = &name.value;
    Diagnostic::new(
        Code::UnknownKey,
        format!("「{word}」不是可以改轻重的告示"),
        format!("\"{word}\" is no code whose weight can be changed"),
    )
    .hint(
        "写 B2 至 B5 的告示代码，如 B2102 = \"error\"",
        "write a code from B2 to B5, such as B2102 = \"error\"",
    )
    .at(name.span)
}
