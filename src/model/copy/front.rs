//! Front matter: the heads of an article between two fences (文头).

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Spanned};
use crate::model::article::Article;
use crate::model::copy::line::trim;
use crate::model::copy::yaml;
use crate::model::reader::{self, Log, Value};

/// The article's heads, and the lines of its body. `+++` fences TOML, `---` plain
/// `key: value` lines.
pub(super) fn read<'a>(
    log: &Log,
    text: &str,
    lines: &'a [Range<usize>],
) -> (Article, &'a [Range<usize>]) {
    let words =
        |line: &Range<usize>| text.get(trim(text, line.clone())).unwrap_or_default();
    let Some((first, rest)) = lines.split_first() else {
        return (Article::default(), lines);
    };
    let fence = words(first);
    if fence != "+++" && fence != "---" {
        return (Article::default(), lines);
    }
    let Some(end) = rest.iter().position(|line| words(line) == fence) else {
        log.push(unclosed(fence).at(log.span(trim(text, first.clone()))));
        return (Article::default(), rest);
    };
    let (inside, body) = rest.split_at(end);
    let body = body.get(1..).unwrap_or_default();
    let article = match fence {
        "+++" => toml(log, text, inside),
        _ => yaml::read(log, text, inside),
    };
    (article, body)
}

fn unclosed(fence: &str) -> Diagnostic {
    Diagnostic::new(
        Code::FrontMatter,
        format!("文头的「{fence}」没有结束"),
        format!("the \"{fence}\" of the heads is never closed"),
    )
    .hint(
        format!("在文头之后另起一行写「{fence}」"),
        format!("write a line \"{fence}\" after the heads"),
    )
}

/// Heads in TOML.
fn toml(log: &Log, text: &str, lines: &[Range<usize>]) -> Article {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return Article::default();
    };
    let inside = text.get(first.start..last.end).unwrap_or_default();
    let inner = log.part(first.start);
    let article = reader::read(inside, &inner, |table| {
        let mut article = Article::default();
        let mut lines =
            |key| table.get(key, Value::lines).map_or(Vec::new(), |it| it.value);
        article.head.kicker = lines("kicker");
        article.head.main = lines("main");
        article.head.deck = lines("deck");
        article.head.summary = lines("summary");
        article.jump_head = lines("jump_head");
        article.byline = table.words("byline");
        article.label = table.words("label");
        article.id = table.words("id");
        article
    });
    log.absorb(inner);
    article
}

/// Puts `values` where `key` belongs; false when there is no such key.
pub(super) fn assign(
    article: &mut Article,
    key: &str,
    values: Vec<Spanned<String>>,
) -> bool {
    let only = || {
        values.iter().cloned().reduce(|mut all, next| {
            all.value = format!("{} {}", all.value, next.value);
            all
        })
    };
    match key {
        "byline" => article.byline = only(),
        "label" => article.label = only(),
        "id" => article.id = only(),
        "kicker" => article.head.kicker = values,
        "main" => article.head.main = values,
        "deck" => article.head.deck = values,
        "summary" => article.head.summary = values,
        "jump_head" => article.jump_head = values,
        _ => return false,
    }
    true
}

/// The keys of front matter.
pub(super) const KEYS: &[&str] =
    &["kicker", "main", "deck", "summary", "jump_head", "byline", "label", "id"];
