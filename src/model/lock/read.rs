//! The lock file from TOML.

use crate::diag::{Code, Diagnostic, Spanned};
use crate::geom::{Em, Length};
use crate::model::lock::{
    HeadPart, Lock, LockedGive, LockedHead, LockedLever, LockedStory, Order,
};
use crate::model::reader::{self, EMS, Log, PERCENT, PLAIN, POINTS, ROWS, Table, Value};

/// 长体、扁体: the least and the most of a head, in thousandths of a percent.
const STRETCH: std::ops::RangeInclusive<i64> = 75_000..=110_000;

/// Reads a whole lock file.
pub(super) fn lock(text: &str, log: &Log) -> Lock {
    let stories = reader::read(text, log, |table| table.each("story", story));
    Lock { stories: stories.into_iter().flatten().collect() }
}

/// `[[story]]`.
fn story(table: &mut Table<'_, '_>) -> Option<LockedStory> {
    let id = table.need("id", "id = \"…\"", Value::words);
    let copy = table.need("copy", "copy = \"…\"", Value::words);
    let place = table.need("place", "place = \"…\"", Value::words);
    let heads = table.each("head", head);
    let gives = table.each("give", give);
    let levers = table.each("paragraph", lever);
    Some(LockedStory {
        id: id?,
        copy: copy?,
        place: place?,
        heads: heads.into_iter().flatten().collect(),
        levers: levers.into_iter().flatten().collect(),
        gives: gives.into_iter().flatten().collect(),
        whole: false,
    })
}

/// `[[story.head]]`.
fn head(table: &mut Table<'_, '_>) -> Option<LockedHead> {
    let page = page(table);
    let part = table.need("part", "part = \"main\"", |it| it.choice(HeadPart::NAMES));
    let lines = table.need("lines", "lines = [\"…\", \"…\"]", words);
    let size = table.get("size", |it| it.milli(4_000..=400_000, POINTS));
    let stretch = table.get("stretch", |it| it.milli(STRETCH, PERCENT));
    let tracking = table.get("tracking", |it| it.list(|it| ems(it, 0..=300)));
    let lines = lines?.value;
    if let Some(it) = tracking.as_ref().filter(|it| it.value.len() != lines.len()) {
        table.log.push(uneven(it, lines.len()));
    }
    Some(LockedHead {
        page: page?,
        part: part?.value,
        lines,
        size: size.map(|it| Length::milli_pt(it.value)),
        stretch: stretch
            .and_then(|it| u16::try_from(it.value / 100).ok())
            .or(tracking.as_ref().map(|_| 1000)),
        tracking: tracking.map(|it| it.value).unwrap_or_default(),
        span: table.span,
    })
}

/// `[[story.give]]`.
fn give(table: &mut Table<'_, '_>) -> Option<LockedGive> {
    let page = page(table);
    let mut rows = |key| table.get(key, |it| signed(it, 8)).map_or(0, |it| it.value);
    let (pictures, head) = (rows("pictures"), rows("head"));
    Some(LockedGive { page: page?, pictures, head, span: table.span })
}

/// `[[story.paragraph]]`.
fn lever(table: &mut Table<'_, '_>) -> Option<LockedLever> {
    let page = page(table);
    let number = table.need("number", "number = 3", |it| it.whole(1..=100_000, PLAIN));
    // What it begins with is for the reader.
    let _ = table.words("begins");
    let copy = table.words("copy");
    let lines = table.get("lines", |it| signed(it, 24));
    let tracking = table.get("tracking", |it| ems(it, -100..=0)).map(|it| it.value);
    let rows = table.get("rows", |it| it.whole(0..=20, ROWS));
    let out = table.get("left_out", Value::flag).filter(|it| it.value);
    let orders = [
        lines.map(|it| Spanned::new(Order::Lines(it.value, tracking), it.span)),
        rows.map(|it| Spanned::new(Order::Rows(it.value as usize), it.span)),
        out.map(|it| Spanned::new(Order::Out, it.span)),
    ];
    let mut orders = orders.into_iter().flatten();
    let Some(order) = orders.next() else {
        table.missing("lines", "lines = -1");
        return None;
    };
    if let Some(other) = orders.next() {
        table.log.push(both().at(other.span));
        return None;
    }
    Some(LockedLever {
        page: page?,
        paragraph: number?.value as usize,
        copy,
        order: order.value,
        span: table.span,
    })
}

/// Lines of words, none of them empty.
fn words(value: Value<'_, '_>) -> Option<Vec<String>> {
    let lines = value.list(Value::verbatim)?;
    Some(lines.into_iter().filter(|it| !it.is_empty()).collect())
}

fn page(table: &mut Table<'_, '_>) -> Option<u32> {
    let page = table.need("page", "page = 1", |it| it.whole(1..=10_000, PLAIN));
    page.map(|it| it.value)
}

/// Rows more or fewer, up to `most`.
fn signed(value: Value<'_, '_>, most: i64) -> Option<isize> {
    if !value.is_whole() {
        return value.wrong("整数", "a whole number");
    }
    isize::try_from(value.milli(-most * 1000..=most * 1000, ROWS)? / 1000).ok()
}

/// Thousandths of an em.
fn ems(value: Value<'_, '_>, range: std::ops::RangeInclusive<i64>) -> Option<Em> {
    i32::try_from(value.milli(range, EMS)?).ok().map(Em::milli)
}

fn uneven(tracking: &Spanned<Vec<Em>>, lines: usize) -> Diagnostic {
    let found = tracking.value.len();
    Diagnostic::new(
        Code::BadValue,
        format!("「tracking」有{found}个数，「lines」有{lines}行"),
        format!("\"tracking\" has {found} numbers for {lines} lines"),
    )
    .at(tracking.span)
    .hint("每行一个数", "write one number for each line")
}

fn both() -> Diagnostic {
    Diagnostic::new(
        Code::BadValue,
        "一段只能写「lines」「rows」「left_out」之一",
        "a paragraph has one of \"lines\", \"rows\" and \"left_out\"",
    )
    .hint(
        "小标题写 rows，别的段落写 lines",
        "write rows for a crosshead, lines for any other paragraph",
    )
}
