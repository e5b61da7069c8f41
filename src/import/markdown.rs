//! Markdown as it is written elsewhere (CommonMark with tables, notes and strikes) into
//! ours.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::diag::Reported;
use crate::import::left::{Kind, Left};
use crate::import::manuscript::{self, Paragraph, Run, Shape};

/// What is read besides CommonMark.
const EXTRAS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH);

/// The article in `text`, the file `name`. Heads between fences stay as they are, and so do readings and
/// marks beside the text, which other Markdown takes for plain words.
pub(super) fn read(name: &str, text: &str) -> Reported<String> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let (fence, body) = parted(text);
    let mut walk = Walk {
        lines: !parts_by_blank_lines(body),
        titled: !fence.is_empty(),
        ..Walk::default()
    };
    for event in Parser::new_ext(body, EXTRAS) {
        walk.step(event);
    }
    walk.close(Shape::Text);
    let Walk { paragraphs, mut left, .. } = walk;
    let article = manuscript::write(&paragraphs, &mut left);
    let gap = if fence.is_empty() || article.is_empty() { "" } else { "\n" };
    Reported::new(format!("{fence}{gap}{article}"), left.remarks(name))
}

/// The fenced heads at the start, with their fences, and the rest.
fn parted(text: &str) -> (&str, &str) {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let fence = first.trim();
    if fence != "---" && fence != "+++" {
        return ("", text);
    }
    let mut end = first.len();
    for line in lines {
        end += line.len();
        if line.trim() == fence {
            return text.split_at(end);
        }
    }
    ("", text)
}

/// Whether a blank line stands between two lines with words: else each line of a Chinese
/// desk is a paragraph.
fn parts_by_blank_lines(text: &str) -> bool {
    let is_text = |line: &str| !line.trim().is_empty() && !line.starts_with('#');
    let (mut after_text, mut blank) = (false, false);
    for line in text.lines() {
        if after_text && blank && is_text(line) {
            return true;
        }
        blank = line.trim().is_empty();
        after_text = is_text(line) || (after_text && blank);
    }
    false
}

/// Where in the text it is.
#[derive(Default)]
struct Walk {
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    left: Left,
    /// Whether each line is a paragraph.
    lines: bool,
    titled: bool,
    strong: usize,
    slanted: usize,
    struck: usize,
    /// The lists around, each with its next number, if it has numbers.
    lists: Vec<Option<u64>>,
    /// Addresses of the links around.
    links: Vec<String>,
    listing: bool,
    /// Words inside a footnote or a picture, which go nowhere.
    aside: Option<(Kind, String)>,
}

impl Walk {
    fn number(&self) -> usize {
        self.paragraphs.len() + 1
    }

    fn step(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.listing => {
                self.words(words.trim_end_matches('\n'));
            }
            Event::Text(words) => self.words(&words),
            Event::Code(words) => {
                self.left.note(Kind::Listing, self.number(), &words);
                self.words(&words);
            }
            Event::SoftBreak if self.lines => self.close(Shape::Text),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.words("\n"),
            Event::Rule => self.left.note(Kind::Rule, self.number(), ""),
            Event::Html(words) | Event::InlineHtml(words) => {
                self.left.note(Kind::Html, self.number(), &words);
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            Event::InlineMath(words) | Event::DisplayMath(words) => self.words(&words),
        }
    }

    fn words(&mut self, words: &str) {
        if let Some((_, aside)) = &mut self.aside {
            aside.push_str(words);
            return;
        }
        for (on, kind) in [(self.slanted, Kind::Slanted), (self.struck, Kind::Struck)] {
            if on > 0 && !words.trim().is_empty() {
                self.left.note(kind, self.number(), words);
            }
        }
        let run =
            Run { words: words.to_owned(), strong: self.strong > 0, ..Run::default() };
        self.runs.push(run);
    }

    /// A wrapped line goes on: with a space between Western words.
    fn soft_break(&mut self) {
        let last = self.runs.last().and_then(|it| it.words.chars().next_back());
        let western = last.is_some_and(|it| it.is_ascii() && it != '-');
        self.words(if western { " " } else { "" });
    }

    /// Ends a paragraph.
    fn close(&mut self, shape: Shape) {
        let runs = spans(std::mem::take(&mut self.runs));
        let paragraph = Paragraph { shape, runs };
        if !paragraph.is_blank() {
            self.paragraphs.push(paragraph);
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        let number = self.number();
        match tag {
            Tag::BlockQuote(_) => self.left.note(Kind::Quotation, number, ""),
            Tag::CodeBlock(_) => {
                self.close(Shape::Text);
                self.left.note(Kind::Listing, number, "");
                self.listing = true;
            }
            Tag::List(start) => {
                self.close(Shape::Text);
                self.left.note(Kind::List, self.number(), "");
                self.lists.push(start);
            }
            Tag::Item => self.item(),
            Tag::Table(_) => self.left.note(Kind::Table, number, ""),
            Tag::TableCell if !self.runs.is_empty() => self.words("\u{3000}"),
            Tag::Emphasis => self.slanted += 1,
            Tag::Strong => self.strong += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Link { dest_url, .. } => self.links.push(dest_url.into_string()),
            Tag::Image { dest_url, .. } => {
                self.aside = Some((Kind::Picture, format!("{dest_url} ")));
            }
            Tag::FootnoteDefinition(_) => {
                self.aside = Some((Kind::Footnote, String::new()));
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        self.close(Shape::Text);
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "●".to_owned(),
        };
        self.words(&mark);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Paragraph if self.aside.is_none() => self.close(Shape::Text),
            TagEnd::TableHead | TagEnd::TableRow | TagEnd::Item => {
                self.close(Shape::Text);
            }
            TagEnd::CodeBlock => {
                self.listing = false;
                self.close(Shape::Text);
            }
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::Emphasis => self.slanted = self.slanted.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Link => self.link(),
            TagEnd::Image | TagEnd::FootnoteDefinition => {
                let number = self.number();
                if let Some((kind, words)) = self.aside.take() {
                    self.left.note(kind, number, &words);
                }
            }
            _ => {}
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let title =
            level == HeadingLevel::H1 && !self.titled && self.paragraphs.is_empty();
        self.titled |= title;
        self.close(if title { Shape::Title } else { Shape::Crosshead });
    }

    /// An address that does not stand in the text itself is left out.
    fn link(&mut self) {
        let Some(address) = self.links.pop() else { return };
        let text: String = self.runs.iter().map(|it| it.words.as_str()).collect();
        let shown = address.trim_start_matches("mailto:");
        if !text.ends_with(shown) {
            self.left.note(Kind::Address, self.number(), &address);
        }
    }
}

/// The runs with those pieces marked as ours that read `[words]{beside}`.
fn spans(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if last.strong == run.strong => last.words.push_str(&run.words),
            _ => joined.push(run),
        }
    }
    joined.into_iter().flat_map(parts).collect()
}

fn parts(run: Run) -> Vec<Run> {
    let piece = |words: &str, ours| Run { words: words.to_owned(), ours, ..run.clone() };
    let mut pieces = Vec::new();
    let mut rest = run.words.as_str();
    while let Some((start, end)) = span_in(rest) {
        pieces.push(piece(rest.get(..start).unwrap_or_default(), false));
        pieces.push(piece(rest.get(start..end).unwrap_or_default(), true));
        rest = rest.get(end..).unwrap_or_default();
    }
    pieces.push(piece(rest, false));
    pieces
}

/// Where the first `[words]{beside}` stands, without brackets inside it.
fn span_in(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find("]{") {
        let middle = from + at;
        let before = text.get(..middle)?;
        let inside = |it: &str| {
            !it.trim().is_empty() && !it.contains(['[', ']', '{', '}', '\n', '\\', '*'])
        };
        let start =
            before.rfind('[').filter(|it| text.get(it + 1..middle).is_some_and(inside));
        let after = text.get(middle + 2..)?;
        let end = after.find('}').filter(|it| after.get(..*it).is_some_and(inside));
        if let (Some(start), Some(end)) = (start, end) {
            return Some((start, middle + 2 + end + 1));
        }
        from = middle + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;

    #[track_caller]
    fn check(text: &str, expected: &str, said: &[&str]) {
        let read = read("a.md", text);
        assert_eq!(read.output, expected, "{text:?}");
        let found: Vec<_> =
            read.diagnostics.iter().map(|it| it.message.en.as_str()).collect();
        assert_eq!(found, said, "{text:?}");
    }

    #[test]
    fn our_own_markdown_comes_out_as_it_went_in() {
        let ours =
            "---\nmain: 渡口\n---\n\n在[渡口]{dù kǒu}**边**。\n\n## 小标题\n\n见[1]。\n";
        check(ours, ours, &[]);
    }

    #[test]
    fn what_ours_lacks_is_made_plainer_and_told() {
        check(
            "# 题\n\n甲\n乙\n\n丙 *丁*",
            "# 题\n\n甲乙\n\n丙 丁\n",
            &["\"a.md\": slanted words stand upright: paragraph 3 「丁」"],
        );
        check("甲\n乙", "甲\n\n乙\n", &[]);
        check(
            "- 甲\n- 乙\n\n1. 丙\n",
            "●甲\n\n●乙\n\n1. 丙\n",
            &["\"a.md\": lists were made paragraphs: paragraph 1, paragraph 3"],
        );
        check(
            "[港口](https://a.b)与<https://c.d>",
            "港口与https://c.d\n",
            &["\"a.md\": addresses of links were left out: paragraph 1 「https://a.b」"],
        );
        check(
            "甲[^1]\n\n[^1]: 注\n",
            "甲\n",
            &["\"a.md\": footnotes were left out: paragraph 2 「注」"],
        );
        check(
            "|甲|乙|\n|-|-|\n|丙|丁|\n",
            "甲\u{3000}乙\n\n丙\u{3000}丁\n",
            &["\"a.md\": tables were made paragraphs, one for a row: paragraph 1"],
        );
        check("甲  \n乙", "甲\\\n乙\n", &[]);
        check("甲\\*\\*乙", "甲\\*\\*乙\n", &[]);
    }

    #[test]
    fn pictures_and_html_are_left_out_and_told() {
        let read = read("a.md", "![船](a.jpg)\n\n<div>甲</div>\n");
        let codes: Vec<_> = read.diagnostics.iter().map(|it| it.code).collect();
        assert_eq!(codes, [Code::LeftOutside, Code::LeftOutside]);
        let said: Vec<_> =
            read.diagnostics.iter().map(|it| it.message.zh.as_str()).collect();
        assert!(
            said[0].contains("a.jpg 船") && said[1].contains("<div>甲</div>"),
            "{said:?}"
        );
    }
}
