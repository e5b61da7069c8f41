//! Remarks as a person or a program reads them. Nothing here prints.
//!
//! ```
//! use banxin::diag::render::{Manner, count, draw};
//! use banxin::diag::{Code, Diagnostic, Diagnostics, Sources, Span, Tongue};
//!
//! let mut sources = Sources::default();
//! let issue = sources.add("issue.toml", "[paper]\nname = 7\n");
//! let mut all = Diagnostics::new();
//! let seven = Span::new(issue, 15, 16);
//! all.push(Diagnostic::new(Code::BadValue, "报名要写成文字", "the name is to be text").at(seven));
//!
//! let drawn = draw(&all, &sources, Manner::default());
//! assert!(drawn.contains("2 | name = 7\n  |        ^"));
//! assert_eq!(count(&all, Tongue::Chinese), "1 个错误");
//! ```

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diag::{
    Diagnostic, Diagnostics, Place, Severity, Sources, Span, Tongue, Words,
};
use crate::geom::Rect;

pub use crate::diag::remark::{Area, Millimetres, Remark, Said, remarks};

/// How remarks are drawn.
///
/// ```
/// use banxin::diag::Tongue;
/// use banxin::diag::render::Manner;
///
/// let plain_english = Manner::default();
/// let desk = Manner { tongue: Tongue::Chinese, color: true };
/// assert!(!plain_english.color && desk != plain_english);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Manner {
    /// In which language.
    pub tongue: Tongue,
    /// Whether colours may be used.
    pub color: bool,
}

/// So many remarks are drawn; who reads more than these does so by program.
const MOST_DRAWN: usize = 500;

/// Draws remarks with their places in the copy underlined and what to do: the first 500, and
/// how many more there are.
///
/// ```
/// use banxin::diag::render::{Manner, draw};
/// use banxin::diag::{Code, Diagnostic, Diagnostics, Sources, Tongue};
///
/// let mut all = Diagnostics::new();
/// all.push(Diagnostic::new(Code::BlankPage, "第 2 版空白", "page 2 is blank").hint("补稿", "add copy"));
/// let manner = Manner { tongue: Tongue::Chinese, color: false };
/// let drawn = draw(&all, &Sources::default(), manner);
/// assert!(drawn.starts_with("警告[B5001]: 第 2 版空白"));
/// assert!(drawn.contains("办法: 补稿"));
/// ```
#[must_use]
pub fn draw(diagnostics: &Diagnostics, sources: &Sources, manner: Manner) -> String {
    let first = diagnostics.iter().take(MOST_DRAWN);
    let mut drawn: Vec<_> = first.map(|it| draw_one(it, sources, manner)).collect();
    let more = diagnostics.iter().count().saturating_sub(MOST_DRAWN);
    if more > 0 {
        let words = Words::new(
            format!("……另有 {more} 条；--format json 列出全部"),
            format!("… and {more} more; `--format json` has them all"),
        );
        drawn.push(words.say(manner.tongue).to_owned());
    }
    drawn.join("\n\n")
}

fn draw_one(remark: &Diagnostic, sources: &Sources, manner: Manner) -> String {
    let tongue = manner.tongue;
    let title = level(remark.severity(), tongue)
        .primary_title(remark.message.say(tongue))
        .id(remark.code.id());
    let mut group = Group::with_title(title);
    if let Some(excerpt) = remark.span.and_then(|it| excerpt(sources, it)) {
        group = group.element(excerpt);
    }
    if let Some(place) = remark.place {
        group =
            group.element(note(tongue).message(standing(place).say(tongue).to_owned()));
    }
    for hint in &remark.hints {
        group = group.element(help(tongue).message(hint.say(tongue)));
    }
    let renderer = if manner.color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&[group])
}

/// Where a place is on its page.
fn standing(place: Place) -> Words {
    let (page, rect) = (place.page, place.rect);
    if rect == Rect::default() {
        return Words::new(
            format!("印在第 {page} 版"),
            format!("printed on page {page}"),
        );
    }
    let (left, top) = (Millimetres(rect.left()), Millimetres(rect.top()));
    Words::new(
        format!("印在第 {page} 版，距左边 {left} 毫米、上边 {top} 毫米"),
        format!("printed on page {page}, {left} mm from the left, {top} from the top"),
    )
}

/// The line that a span starts in, with its part of the span underlined.
fn excerpt(
    sources: &Sources,
    span: Span,
) -> Option<Snippet<'_, annotate_snippets::Annotation<'_>>> {
    let file = sources.get(span.source)?;
    let (start, end) = (span.start as usize, span.end as usize);
    let before = file.text.get(..start)?;
    let first = before.rfind('\n').map_or(0, |it| it + 1);
    let line = file.text.get(first..)?.split('\n').next()?.trim_end_matches('\r');
    // Words that an escape wrote may end within a character of what was written.
    let edge = |at: usize| (at..line.len()).find(|it| line.is_char_boundary(*it));
    let from = edge(start - first).unwrap_or(line.len());
    let to = edge(end.max(start) - first).unwrap_or(line.len());
    let number = before.bytes().filter(|it| *it == b'\n').count() + 1;
    let underlined = AnnotationKind::Primary.span(from..to);
    let snippet = Snippet::source(line).line_start(number).path(file.name.as_str());
    Some(snippet.annotation(underlined))
}

fn level(severity: Severity, tongue: Tongue) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    match tongue {
        Tongue::Chinese => level.with_name(word(severity, tongue)),
        Tongue::English => level,
    }
}

fn note(tongue: Tongue) -> Level<'static> {
    match tongue {
        Tongue::Chinese => Level::NOTE.with_name("位置"),
        Tongue::English => Level::NOTE.with_name("place"),
    }
}

fn help(tongue: Tongue) -> Level<'static> {
    match tongue {
        Tongue::Chinese => Level::HELP.with_name("办法"),
        Tongue::English => Level::HELP,
    }
}

/// What a severity is called.
pub(super) const fn word(severity: Severity, tongue: Tongue) -> &'static str {
    match (severity, tongue) {
        (Severity::Error, Tongue::Chinese) => "错误",
        (Severity::Warning, Tongue::Chinese) => "警告",
        (Severity::Note, Tongue::Chinese) => "提示",
        (Severity::Error, Tongue::English) => "error",
        (Severity::Warning, Tongue::English) => "warning",
        (Severity::Note, Tongue::English) => "note",
    }
}

/// How many remarks of each kind there are, on one line; empty when there are none.
///
/// ```
/// use banxin::diag::render::count;
/// use banxin::diag::{Code, Diagnostic, Diagnostics, Tongue};
///
/// let mut all = Diagnostics::new();
/// assert_eq!(count(&all, Tongue::English), "");
/// all.push(Diagnostic::new(Code::BlankPage, "空白", "blank"));
/// all.push(Diagnostic::new(Code::Overset, "溢出", "left over"));
/// assert_eq!(count(&all, Tongue::English), "1 error, 1 warning");
/// ```
#[must_use]
pub fn count(diagnostics: &Diagnostics, tongue: Tongue) -> String {
    let kinds = [Severity::Error, Severity::Warning, Severity::Note];
    let parts: Vec<_> = kinds
        .into_iter()
        .filter_map(|severity| {
            let n = diagnostics.iter().filter(|it| it.severity() == severity).count();
            let word = word(severity, tongue);
            match (n, tongue) {
                (0, _) => None,
                (_, Tongue::Chinese) => Some(format!("{n} 个{word}")),
                (1, Tongue::English) => Some(format!("1 {word}")),
                (_, Tongue::English) => Some(format!("{n} {word}s")),
            }
        })
        .collect();
    parts.join(match tongue {
        Tongue::Chinese => "，",
        Tongue::English => ", ",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Place, SourceId};
    use crate::geom::Rect;

    fn sample() -> (Sources, Diagnostics) {
        let text = "[paper]\n名 = 1\nname = \"澜港\" # 报名\n";
        let mut sources = Sources::default();
        let id = sources.add("issue.toml", text);
        let at = text.find("\"澜港\"").expect("the value");
        let mut diagnostics = Diagnostics::new();
        let place = Place { page: 2, rect: Rect::default() };
        diagnostics.push(
            Diagnostic::new(Code::BadValue, "值不对", "a bad value")
                .at(Span::new(id, at, at + "\"澜港\"".len()))
                .on(place)
                .hint("改一改", "mend it"),
        );
        diagnostics.push(Diagnostic::new(Code::BlankPage, "空白", "blank"));
        (sources, diagnostics)
    }

    #[test]
    fn the_words_in_question_are_underlined_in_full_widths() {
        let (sources, diagnostics) = sample();
        let drawn = draw(&diagnostics, &sources, Manner::default());
        let expected = "\
error[B1104]: a bad value
 --> issue.toml:3:8
  |
3 | name = \"澜港\" # 报名
  |        ^^^^^^
  |
  = place: printed on page 2
  = help: mend it

warning[B5001]: blank";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn chinese_is_spoken_throughout() {
        let (sources, diagnostics) = sample();
        let manner = Manner { tongue: Tongue::Chinese, color: false };
        let drawn = draw(&diagnostics, &sources, manner);
        for words in [
            "错误[B1104]: 值不对",
            "位置: 印在第 2 版",
            "办法: 改一改",
            "警告[B5001]: 空白",
        ] {
            assert!(drawn.contains(words), "{words} in\n{drawn}");
        }
        assert_eq!(count(&diagnostics, Tongue::Chinese), "1 个错误，1 个警告");
    }

    #[test]
    fn a_span_that_ends_inside_a_character_is_drawn_to_its_end() {
        let (sources, _) = sample();
        let at = sources.get(SourceId::default()).and_then(|it| it.text.find("澜"));
        let at = at.expect("the name");
        let span = Span::new(SourceId::default(), at, at + 4);
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(Diagnostic::new(Code::BadValue, "值", "a value").at(span));
        let drawn = draw(&diagnostics, &sources, Manner::default());
        assert!(drawn.contains("|         ^^^^"), "{drawn}");
    }

    #[test]
    fn a_span_that_leads_nowhere_draws_no_excerpt() {
        let mut diagnostics = Diagnostics::new();
        let span = Span::new(SourceId::default(), 7, 3);
        diagnostics.push(Diagnostic::new(Code::BlankPage, "空白", "blank").at(span));
        let drawn = draw(&diagnostics, &Sources::default(), Manner::default());
        assert_eq!(drawn, "warning[B5001]: blank");
    }
}
