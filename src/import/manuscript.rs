//! A manuscript between its own format and ours: paragraphs of runs (毛稿).

use crate::import::left::{Kind, Left};
use crate::import::markup::Pen;

/// What a paragraph is.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) enum Shape {
    /// A line of the main head (主题).
    Title,
    /// A line of the deck (副题).
    Deck,
    /// 小标题.
    Crosshead,
    /// Running text.
    #[default]
    Text,
}

/// Words of one kind.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Run {
    /// A line feed is a forced line end.
    pub(super) words: String,
    pub(super) strong: bool,
    /// 着重号.
    pub(super) dots: bool,
    /// 注音.
    pub(super) reading: Option<String>,
    /// Words with marks of ours in them, to be written as they are.
    pub(super) ours: bool,
}

/// A paragraph.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Paragraph {
    pub(super) shape: Shape,
    pub(super) runs: Vec<Run>,
}

impl Paragraph {
    /// Its words.
    pub(super) fn words(&self) -> String {
        self.runs.iter().map(|it| it.words.as_str()).collect()
    }

    /// Whether nothing of it would be seen.
    pub(super) fn is_blank(&self) -> bool {
        self.runs.iter().all(|it| it.words.trim().is_empty() && it.reading.is_none())
    }
}

/// The article in our Markdown: the heads, then paragraphs with blank lines between.
pub(super) fn write(paragraphs: &[Paragraph], left: &mut Left) -> String {
    let lines = |shape| -> Vec<String> {
        let of = paragraphs.iter().filter(|it| it.shape == shape).map(Paragraph::words);
        of.flat_map(|it| it.lines().map(quoted).collect::<Vec<_>>()).collect()
    };
    let (titles, decks) = (lines(Shape::Title), lines(Shape::Deck));
    let mut pen = Pen::default();
    let first = paragraphs.first().is_some_and(|it| it.shape == Shape::Title);
    let fenced = titles.len() > 1 || !decks.is_empty() || (!titles.is_empty() && !first);
    if fenced {
        pen.mark("+++\n");
        for (key, lines) in [("main", titles), ("deck", decks)] {
            if !lines.is_empty() {
                pen.mark(&format!("{key} = [{}]\n", lines.join(", ")));
            }
        }
        pen.mark("+++\n");
    }
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let mark = match paragraph.shape {
            Shape::Title | Shape::Deck if fenced => {
                paragraph.drop_readings(at + 1, left);
                continue;
            }
            Shape::Title | Shape::Deck => "# ",
            Shape::Crosshead => "## ",
            Shape::Text => "",
        };
        let begun = at > 0 || fenced;
        pen.line(if begun { "\n" } else { "" });
        pen.line(mark);
        paragraph.write(&mut pen, at + 1, left);
        pen.mark("\n");
    }
    pen.finish()
}

/// Words between quotation marks, as TOML has them.
fn quoted(words: &str) -> String {
    let words: String =
        words.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
    format!("\"{}\"", words.trim().replace('\\', "\\\\").replace('"', "\\\""))
}

impl Paragraph {
    fn write(&self, pen: &mut Pen, number: usize, left: &mut Left) {
        let head = self.shape != Shape::Text;
        let mut strong = false;
        for run in self.tidy() {
            let wants = run.strong && !head && !run.words.trim().is_empty();
            if wants != strong {
                pen.mark("**");
                strong = wants;
            }
            run.write(pen, self.shape == Shape::Title, number, left);
        }
        if strong {
            pen.mark("**");
        }
    }

    /// A head has no readings.
    fn drop_readings(&self, number: usize, left: &mut Left) {
        let readings = self.runs.iter().filter_map(|it| it.reading.as_deref());
        readings.for_each(|it| left.note(Kind::Reading, number, it));
    }

    /// Its runs without blanks and line ends at the edges of lines, neighbours of one kind
    /// joined.
    fn tidy(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for run in
            self.runs.iter().filter(|it| !it.words.is_empty() || it.reading.is_some())
        {
            match runs.last_mut() {
                Some(last) if last.is_like(run) => last.words.push_str(&run.words),
                _ => runs.push(run.clone()),
            }
        }
        let mut fresh = true;
        for run in &mut runs {
            let mut kept = String::with_capacity(run.words.len());
            for c in run.words.chars().map(plain) {
                if !(fresh && c.is_whitespace()) {
                    kept.push(c);
                    fresh = c == '\n';
                }
            }
            run.words = kept;
        }
        for run in runs.iter_mut().rev() {
            run.words.truncate(run.words.trim_end().len());
            if !run.words.is_empty() || run.reading.is_some() {
                break;
            }
        }
        runs.retain(|it| !it.words.is_empty() || it.reading.is_some());
        runs
    }
}

/// A tab is a space; every kind of line end is one.
const fn plain(c: char) -> char {
    match c {
        '\t' => ' ',
        '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        c => c,
    }
}

impl Run {
    fn is_like(&self, other: &Self) -> bool {
        let bare = |it: &Self| it.reading.is_none() && !it.dots;
        bare(self)
            && bare(other)
            && self.strong == other.strong
            && self.ours == other.ours
    }

    fn write(&self, pen: &mut Pen, title: bool, number: usize, left: &mut Left) {
        if self.ours {
            pen.mark(&self.words);
            return;
        }
        let reading = self.reading.as_deref().map(str::trim);
        let usable =
            |it: &&str| !title && !it.is_empty() && !it.starts_with(['.', '．', '。']);
        if let Some(lost) = reading.filter(|it| !usable(it) || self.words.is_empty()) {
            left.note(Kind::Reading, number, lost);
        }
        let reading = reading.filter(|it| usable(it) && !self.words.is_empty());
        let dots = self.dots && !title && !self.words.trim().is_empty();
        if !dots && reading.is_none() {
            pen.words(&self.words);
            return;
        }
        pen.mark(if dots { "[" } else { "" });
        match reading {
            Some(reading) => {
                pen.mark("[");
                pen.enclosed(&self.words);
                pen.mark("]{");
                pen.enclosed(reading);
                pen.mark("}");
            }
            None => pen.enclosed(&self.words),
        }
        pen.mark(if dots { "]{.dots}" } else { "" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(words: &str) -> Run {
        Run { words: words.to_owned(), ..Run::default() }
    }

    #[track_caller]
    fn check(runs: Vec<Run>, expected: &str) {
        let paragraph = Paragraph { shape: Shape::Text, runs };
        let written = write(&[paragraph], &mut Left::default());
        assert_eq!(written, format!("{expected}\n"));
    }

    #[test]
    fn kinds_of_words_are_marked() {
        let strong = |words| Run { strong: true, ..run(words) };
        check(vec![run("甲"), strong("乙"), strong("丙"), run("丁")], "甲**乙丙**丁");
        check(vec![strong("*甲")], "**\\*甲**");
        check(vec![Run { dots: true, ..run("重[点") }], "[重\\[点]{.dots}");
        let read = Run { reading: Some("dù".to_owned()), ..strong("渡") };
        check(vec![strong("过"), read, run("口")], "**过[渡]{dù}**口");
        check(vec![run("灯\n\n 桥\n")], "灯\\\n桥");
        check(vec![run("甲]"), run("{乙}")], "甲]\\{乙}");
    }

    #[test]
    fn heads_stand_before_the_text() {
        let line = |shape, words| Paragraph { shape, runs: vec![run(words)] };
        let one = [line(Shape::Title, "渡口"), line(Shape::Text, "甲")];
        assert_eq!(write(&one, &mut Left::default()), "# 渡口\n\n甲\n");
        let two = [
            line(Shape::Title, "渡\"口"),
            line(Shape::Deck, "副"),
            line(Shape::Crosshead, "#小"),
            line(Shape::Text, "#甲"),
        ];
        let expected =
            "+++\nmain = [\"渡\\\"口\"]\ndeck = [\"副\"]\n+++\n\n## \\#小\n\n\\#甲\n";
        assert_eq!(write(&two, &mut Left::default()), expected);
    }
}
