//! Reading an article: front matter, then paragraphs in light Markdown (来稿).
//!
//! No character of the copy is lost but typing habits at line edges and control
//! characters, and those are remarked upon.

mod front;
mod inline;
mod line;
mod paragraph;
#[cfg(test)]
mod tests;
mod yaml;

pub(crate) use self::line::one_line;

use crate::diag::{Code, Diagnostic, Reported, SourceId, Spanned};
use crate::model::article::{Article, Block};
use crate::model::reader::Log;

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
        .map(|(crosshead, line)| {
            let inlines = inline::read(&log, &line);
            if crosshead { Block::Crosshead(inlines) } else { Block::Paragraph(inlines) }
        })
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

/// The words of a `# Title` line.
fn heading(log: &Log, line: line::Joined) -> Spanned<String> {
    let span = log.span(line.span());
    let text: String =
        inline::read(log, &line).into_iter().map(|it| it.text.value).collect();
    Spanned::new(text, span)
}
