//! Front matter of `key: value` lines, as many desks write it. A small part of YAML: words,
//! quoted words, `[a, b]` and `- a` lines; anything else is remarked upon.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Spanned};
use crate::model::article::Article;
use crate::model::copy::front::{KEYS, assign};
use crate::model::copy::line::{one_line, trim};
use crate::model::reader::{Log, unknown};

/// A key with its place and what stands under it.
struct Entry {
    key: Spanned<String>,
    values: Vec<Spanned<String>>,
}

/// Reads the lines between the fences.
pub(super) fn read(log: &Log, text: &str, lines: &[Range<usize>]) -> Article {
    let mut article = Article::default();
    for Entry { key, values } in entries(log, text, lines) {
        if !assign(&mut article, &key.value, values) {
            log.push(unknown(&key.value, KEYS, None).at(key.span));
        }
    }
    article
}

fn entries(log: &Log, text: &str, lines: &[Range<usize>]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines {
        let line = trim(text, line.clone());
        let words = text.get(line.clone()).unwrap_or_default();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        let item = words.strip_prefix("- ").and_then(|_| entries.last_mut());
        if let Some(entry) = item {
            entry.values.extend(value(log, text, line.start + 2..line.end));
        } else if let Some(entry) = keyed(log, text, &line) {
            entries.push(entry);
        } else {
            log.push(unreadable().at(log.span(line)));
        }
    }
    entries
}

/// `key: value`, with a half-width or a full-width colon.
fn keyed(log: &Log, text: &str, line: &Range<usize>) -> Option<Entry> {
    let words = text.get(line.clone())?;
    let (at, colon) = words.char_indices().find(|(_, c)| matches!(c, ':' | '：'))?;
    let key = trim(text, line.start..line.start + at);
    let name = text.get(key.clone())?.to_owned();
    if name.is_empty() || name.contains(char::is_whitespace) {
        return None;
    }
    let rest = trim(text, line.start + at + colon.len_utf8()..line.end);
    let inside = text
        .get(rest.clone())
        .filter(|it| it.starts_with('[') && it.ends_with(']') && it.len() > 1);
    let values = match inside {
        Some(_) => {
            let parts = parts(text, rest.start + 1..rest.end - 1);
            parts.into_iter().filter_map(|it| value(log, text, it)).collect()
        }
        None => value(log, text, rest).into_iter().collect(),
    };
    Some(Entry { key: Spanned::new(name, log.span(key)), values })
}

/// The places between commas that are not quoted.
fn parts(text: &str, inside: Range<usize>) -> Vec<Range<usize>> {
    let (mut parts, mut start, mut quote) = (Vec::new(), inside.start, None);
    for (at, c) in text.get(inside.clone()).unwrap_or_default().char_indices() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (_, Some(open)) if c == open => quote = None,
            (',', None) => {
                parts.push(start..inside.start + at);
                start = inside.start + at + 1;
            }
            _ => {}
        }
    }
    parts.push(start..inside.end);
    parts
}

/// Words without the quotation marks around them; none when there are no words.
fn value(log: &Log, text: &str, at: Range<usize>) -> Option<Spanned<String>> {
    let at = trim(text, at);
    let words = text.get(at.clone())?;
    let bare = ['"', '\'']
        .into_iter()
        .find_map(|quote| words.strip_prefix(quote)?.strip_suffix(quote));
    let span = log.span(at);
    let words = one_line(log, span, bare.unwrap_or(words));
    (!words.is_empty()).then(|| Spanned::new(words, span))
}

fn unreadable() -> Diagnostic {
    Diagnostic::new(
        Code::FrontMatter,
        "文头里这一行读不懂",
        "this line of the heads cannot be read",
    )
    .hint(
        "写成“main: 主题”，多行主题写成 main: [第一行, 第二行]",
        "write `main: words`, or `main: [first line, second line]`",
    )
}
