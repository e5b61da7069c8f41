//! What is not TOML at all, said in the words of the desk.

use std::ops::Range;

use toml::de::Error;

use crate::diag::{Code, Diagnostic};
use crate::model::reader::Log;

/// The parser's phrases that editors meet: phrase, 中文, advice in both languages.
const PHRASES: &[(&str, &str, &str, &str)] = &[
    (
        "string values must be quoted",
        "等号右边没有值，或文字没有加引号",
        "文字要放在英文直引号里：name = \"澜港日报\"",
        "put words between straight quotation marks: name = \"…\"",
    ),
    (
        "invalid basic string",
        "引号没有配对",
        "在文字末尾补上英文直引号（\"），并检查是否误用了中文引号",
        "close the text with a straight quotation mark",
    ),
    (
        "invalid unquoted key",
        "键名不合规",
        "键名只用字母、数字、- 和 _；中文键名要加引号",
        "use letters, digits, - and _ in keys, or quote them",
    ),
    (
        "duplicate key",
        "键写了两次",
        "删去其中一处；同类多项用 [[…]]",
        "remove one of the two; repeated items are written [[…]]",
    ),
    (
        "invalid date",
        "没有这一天",
        "日期写作 2026-11-24，月和日都要两位",
        "write the date as 2026-11-24",
    ),
    (
        "invalid datetime",
        "日期不合规",
        "日期写作 2026-11-24，月和日都要两位",
        "write the date as 2026-11-24",
    ),
    ("invalid float", "数字不合规", "数字写作 10 或 10.5", "write numbers as 10 or 10.5"),
    (
        "invalid integer",
        "数字不合规",
        "数字写作 10 或 10.5",
        "write numbers as 10 or 10.5",
    ),
];

/// Remarks upon one error of the parser.
pub(super) fn remark(log: &Log, text: &str, error: &Error) {
    let at = error.span().unwrap_or(0..0);
    let message = error.message();
    let phrase = PHRASES.iter().find(|(phrase, ..)| message.starts_with(phrase));
    let zh = phrase.map_or("这里不合TOML语法", |(_, zh, ..)| zh);
    let line = line_at(text, at.start);
    let shown = if at.is_empty() { words_of(text, line.clone()) } else { at };
    let remark = Diagnostic::new(Code::Syntax, zh, message).at(log.span(shown));
    let remark = match phrase {
        Some((_, _, zh, en)) => remark.hint(*zh, *en),
        None => remark.hint(
            "写法是“键 = 值”，每行一项；表头写作 [表] 或 [[表]]",
            "one `key = value` a line, under headers such as [table] or [[table]]",
        ),
    };
    log.push_broken(remark, log.span(line));
}

/// The line that byte `at` is in, without its end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|it| it.rfind('\n')).map_or(0, |it| it + 1);
    let line = text.get(start..).and_then(|it| it.lines().next()).unwrap_or_default();
    start..start + line.len()
}

/// Where the parser points between characters, a person wants to see the line's own words.
fn words_of(text: &str, line: Range<usize>) -> Range<usize> {
    let words = text.get(line.clone()).unwrap_or_default();
    let start = line.end - words.trim_start().len();
    start..(line.start + words.trim_end().len()).max(start)
}
