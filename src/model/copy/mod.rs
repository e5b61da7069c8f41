//! Reading an article: front matter, then paragraphs in light Markdown (来稿).
//!
//! No character of the copy is lost but typing habits at line edges and control
//! characters, and those are remarked upon.

mod front;
mod inline;
mod line;
mod marks;
mod paragraph;
#[cfg(test)]
mod tests;
mod yaml;

pub(crate) use self::line::one_line;

use crate::diag::{Code, Diagnostic, Reported, SourceId, Spanned};
use crate::model::article::{Article, Block};
use crate::model::reader::Log;

/// What a paragraph begins with that may be left out (可删).
const OPTIONAL: &[&str] = &["{.optional}", "{.可删}", "｛。可删｝"];

/// Reads the article `text`, which is source `source`.
pub(crate) fn read(source: SourceId, text: &str) -> Reported<Article> {
    let log = Log::new(source, 0);
    let lines = line::split(text);
    let (mut article, body) = front::read(&log, text, &lines);
    article.source = source;
    let (title, body) = paragraph::title(text, body, !article.head.main.is_empty());
    article.head.main.extend(title.map(|it| heading(&log, it)));
    article.blocks = paragraph::blocks(text, body)
        .into_iter()
        .map(|(crosshead, line)| block(&log, crosshead, line))
        .collect();
    if let Some(first) = body.first() {
        line::remark_controls(
            &log,
            first.start,
            text.get(first.start..).unwrap_or_default(),
        );
    }
    if article.blocks.is_empty() {
        let remark = Diagnostic::new(
            Code::EmptyArticle,
            "稿件没有正文",
            "the article has no text",
        );
        let remark = remark.at(log.span(0..0));
        log.push(
            remark.hint("在文头之后写正文，每行一段", "write its text below the heads"),
        );
    }
    Reported::new(article, log.finish())
}

/// A paragraph, or a crosshead.
fn block(log: &Log, crosshead: bool, mut line: line::Joined) -> Block {
    let too_long = line.cut(line::MOST_RUNNING);
    too_long.into_iter().for_each(|it| log.push(it.at(log.span(line.span()))));
    remark_backslash(log, &line);
    let optional = !crosshead && line.take_prefix(OPTIONAL);
    let inlines = inline::read(log, &line);
    match (crosshead, optional) {
        (true, _) => Block::Crosshead(inlines),
        (false, true) => Block::Optional(inlines),
        (false, false) => Block::Paragraph(inlines),
    }
}

/// A backslash at the end of a paragraph is a break that breaks nothing.
fn remark_backslash(log: &Log, line: &line::Joined) {
    let Some(at) = line.backslash() else { return };
    let remark = Diagnostic::new(
        Code::BreakMark,
        "段末的反斜线没有可换的行，照印为「\\」",
        "the backslash at the end of a paragraph breaks no line and is printed",
    );
    log.push(remark.at(log.span(at..at + 1)).hint(
        "删去它，或把下一行紧接着写；只是要印反斜线，就写成「\\\\」",
        "delete it, or write the next line directly below; for a backslash in print write \
         `\\\\`",
    ));
}

/// The words of a `# Title` line. Nothing stands beside them: a head has no room for it.
fn heading(log: &Log, mut line: line::Joined) -> Spanned<String> {
    let too_long = line.cut(line::MOST_WORDS);
    let span = log.span(line.span());
    too_long.into_iter().for_each(|it| log.push(it.at(span)));
    remark_backslash(log, &line);
    let inlines = inline::read(log, &line);
    if inlines.iter().any(|it| !it.notes.is_empty()) {
        let remark = Diagnostic::new(
            Code::NoteMark,
            "标题里不能注音、加标号",
            "a head has no readings and no marks beside it",
        );
        log.push(remark.at(span).hint(
            "去掉标题里的标号，或注在正文里",
            "take them out of the head, or put them into the text",
        ));
    }
    let text: String = inlines.into_iter().map(|it| it.text.value).collect();
    Spanned::new(text, span)
}
