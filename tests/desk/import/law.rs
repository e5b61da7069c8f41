//! The law of import: the visible characters of a source are those of the article and those
//! that the remarks list as left out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use banxin::diag::{Code, Diagnostics, Reported, SourceFile, Sources, Spanned};
use banxin::import::{article, convert};
use banxin::model::{self, Article, Block, Files, Inline, NoteKind};
use encoding_rs::GB18030;

use super::word::{Word, paragraph, run, run_of};

/// Hands out one text as the article.
struct Desk(String);

impl Files for Desk {
    fn layout(&self, _: &Spanned<String>) -> Reported<Option<SourceFile>> {
        Reported::default()
    }

    fn article(&self, file: &Spanned<String>) -> Reported<Option<SourceFile>> {
        let file = SourceFile { name: file.value.clone(), text: self.0.clone() };
        Reported::new(Some(file), Diagnostics::new())
    }

    fn plan(&self, _: &Spanned<String>) -> Reported<Option<SourceFile>> {
        Reported::default()
    }
}

/// The article that our Markdown `text` is read as.
fn read(text: &str) -> Article {
    let issue =
        "[[page]]\nlayout = \"x\"\n[[page.story]]\narticle = \"a\"\nslot = \"x\"\n";
    let mut sources = Sources::default();
    let id = sources.add("issue.toml", issue);
    let issue = model::read(&mut sources, id, &Desk(text.to_owned())).output;
    issue.article("a").cloned().expect("the article")
}

/// Everything that is seen of an article: heads, text, what stands beside it.
fn shown(article: &Article) -> String {
    let mut shown = String::new();
    let heads = [&article.head.main, &article.head.deck];
    heads.into_iter().flatten().for_each(|it| shown.push_str(&it.value));
    for block in &article.blocks {
        let (Block::Paragraph(it) | Block::Optional(it) | Block::Crosshead(it)) = block;
        for inline in it {
            shown.push_str(&inline.text.value);
            for note in &inline.notes {
                if let NoteKind::Reading(words) = &note.kind {
                    shown.push_str(&words.value);
                }
            }
        }
    }
    shown
}

type Count = BTreeMap<char, usize>;

fn count(text: &str) -> Count {
    let mut found = Count::new();
    for c in text.chars().filter(|it| !it.is_whitespace()) {
        *found.entry(c).or_default() += 1;
    }
    found
}

/// Words that remarks name as left out: those in the corner brackets after the colon.
fn left_out(remarks: &Diagnostics) -> String {
    let of_code = remarks.iter().filter(|it| it.code == Code::LeftOutside);
    let lists = of_code.filter_map(|it| it.message.zh.split_once('：')).map(|it| it.1);
    let words = |list: &str| -> String {
        let quoted = list.split('「').skip(1).filter_map(|it| it.split('」').next());
        quoted.collect()
    };
    lists.map(words).collect()
}

/// Numbers as they fall, the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).expect("a few bits") % most
    }

    /// A few characters, marks of Markdown among them.
    fn words(&mut self) -> String {
        const CHARS: &[char] = &[
            '灯', '渡', '口', '。', '，', '“', '【', '】', '［', '］', '｛', '｝', '[',
            ']', '{', '}', '*', '*', '\\', '#', '-', '+', '|', '.', 'a', '5', ' ',
            '\u{3000}', '<', '&', '`', '_', '~', '!', '(', ')', '>', ':', '"', '𠀀',
        ];
        (0..1 + self.below(7)).map(|_| CHARS[self.below(CHARS.len())]).collect()
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// A document as it falls, and all that is seen of it.
fn document(dice: &mut Dice) -> (Word, String) {
    let mut word = Word { styles: super::word::STYLES.to_owned(), ..Word::default() };
    let mut seen = String::new();
    for _ in 0..1 + dice.below(5) {
        let mut inside = String::new();
        for _ in 0..dice.below(6) {
            let words = dice.words();
            seen.push_str(&words);
            inside.push_str(&match dice.below(10) {
                0 => run_of("<w:b/>", &words),
                1 => run_of("<w:em w:val=\"dot\"/>", &words),
                2 => format!("<w:ins>{}</w:ins>", run(&words)),
                3 => format!("<w:del>{}</w:del>", run(&words).replace("w:t", "w:delText")),
                4 => run_of("<w:vanish/>", &words),
                5 => {
                    word.footnotes.push(words);
                    let id = word.footnotes.len() - 1;
                    format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>")
                }
                6 => {
                    let reading = dice.words();
                    seen.push_str(&reading);
                    let (base, reading) = (run(&words), run(&reading));
                    format!(
                        "<w:r><w:ruby><w:rt>{reading}</w:rt><w:rubyBase>{base}</w:rubyBase>\
                         </w:ruby></w:r>"
                    )
                }
                7 => format!("{}<w:r><w:br/></w:r>", run(&words)),
                _ => run(&words),
            });
        }
        let style = dice.one(&["", "", "", "a3", "a4", "1", "2"]);
        word.body.push_str(&paragraph(style, &inside));
    }
    (word, seen)
}

#[test]
fn no_character_of_a_document_is_lost_in_silence() {
    let mut dice = Dice(7);
    for round in 0..500 {
        let (word, seen) = document(&mut dice);
        let made = article("a.docx", &word.bytes());
        let text = made.output.map(|it| it.text).unwrap_or_default();
        let kept = shown(&read(&text)) + &left_out(&made.diagnostics);
        assert_eq!(count(&kept), count(&seen), "round {round}:\n{text}\n{word:#?}");
    }
}

#[test]
fn no_character_of_plain_text_is_lost() {
    let mut dice = Dice(8);
    for round in 0..500 {
        let mut text = String::from(dice.one(&["", "渡口\n\n", "---\n", "+++\n"]));
        for _ in 0..dice.below(8) {
            let end = dice.one(&["\n", "\r\n", "\n\n", "\n　　", "\r", "\u{2028}"]);
            text.push_str(&(dice.words() + end));
        }
        let seen = count(&text);
        let gb = GB18030.encode(&text).0.into_owned();
        let wide: Vec<u8> =
            format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
        let is_guessed = text.starts_with("渡口");
        for bytes in
            [Some(text.clone().into_bytes()), is_guessed.then_some(gb), Some(wide)]
        {
            let Some(bytes) = bytes else { continue };
            let Some(made) = article("a.txt", &bytes).output else { panic!("{text:?}") };
            // What begins as our own Markdown is our own.
            if is_ours(&text) {
                continue;
            }
            let kept = count(&shown(&read(&made.text)));
            assert_eq!(kept, seen, "round {round}: {text:?}\n{}", made.text);
        }
    }
}

/// Whether plain text begins as our Markdown: with `# `, or with a fence that is closed.
fn is_ours(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    first.starts_with("# ")
        || (["---", "+++"].contains(&first) && lines.any(|it| it == first))
}

#[test]
fn our_own_articles_come_out_of_the_command_as_they_went_in() {
    let mut found = 0;
    for sample in fs::read_dir("examples").expect("the samples") {
        let folder = sample.expect("an entry").path().join("articles");
        for file in fs::read_dir(&folder).into_iter().flatten() {
            let path = file.expect("an entry").path();
            same(&path);
            found += 1;
        }
    }
    assert!(found > 40, "{found} articles");
}

fn same(path: &Path) {
    let text = fs::read_to_string(path).expect("an article");
    let made = convert("a.md", text.as_bytes()).output.expect("it is read").text;
    let (before, after) = (read(&text), read(&made));
    let blocks = |it: &Article| {
        it.blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(it) => (0, words(it)),
                Block::Optional(it) => (1, words(it)),
                Block::Crosshead(it) => (2, words(it)),
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(blocks(&before), blocks(&after), "{}", path.display());
    assert_eq!(shown(&before), shown(&after), "{}", path.display());
}

/// Words with strong ones and what stands beside them marked.
fn words(inlines: &[Inline]) -> String {
    let one = |it: &Inline| {
        let notes: Vec<_> = it
            .notes
            .iter()
            .map(|it| match &it.kind {
                NoteKind::Reading(words) => format!("{}:{}", it.length, words.value),
                kind => format!("{}:{kind:?}", it.length),
            })
            .collect();
        let strong = if it.strong { "*" } else { "" };
        format!("{strong}{}{strong}{}", it.text.value, notes.join(" "))
    };
    inlines.iter().map(one).collect()
}
