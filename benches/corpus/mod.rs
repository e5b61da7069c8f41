//! Issues of any length out of any text: the same text and number of pages give the same
//! files, byte for byte.
//!
//! Sentences of the text are dealt out in turn, from the start again when they run out,
//! until every place of every page has about the copy it holds. Page 1 is a front, the
//! others have eight columns, and there are no pictures. So that the faces are cut down as
//! those of a real issue are, each story closes with a roll of names that goes through the
//! 3,755 characters of GB/T 2312 level 1.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The files of an issue by path, as `Job::from_files` takes them.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// GB/T 2312 level 1, the characters that names and copy are written with.
const COMMON: &str = include_str!("common.txt");

/// Our own text: the articles of the sample papers.
const ARTICLES: &[&str] = &[
    include_str!("../../examples/harbour-daily/articles/port-plan.md"),
    include_str!("../../examples/harbour-daily/articles/ferry.md"),
    include_str!("../../examples/harbour-daily/articles/forest.md"),
    include_str!("../../examples/harbour-daily/articles/school.md"),
    include_str!("../../examples/harbour-daily/articles/bridge.md"),
    include_str!("../../examples/harbour-daily/articles/coffee.md"),
    include_str!("../../examples/harbour-daily/articles/island-clinic.md"),
    include_str!("../../examples/harbour-daily/articles/comment-lead.md"),
    include_str!("../../examples/harbour-daily/articles/column.md"),
    include_str!("../../examples/harbour-daily/articles/essay.md"),
    include_str!("../../examples/harbour-daily/articles/story.md"),
    include_str!("../../examples/harbour-daily/articles/notes.md"),
    include_str!("../../examples/islet-weekly/articles/lead.md"),
    include_str!("../../examples/islet-weekly/articles/library.md"),
    include_str!("../../examples/islet-weekly/articles/repair.md"),
    include_str!("../../examples/islet-weekly/articles/team.md"),
];

/// A place of a layout: its name, the rows for the head, the characters of copy.
type Place = (&'static str, u32, usize);

/// `layouts/front.toml`: columns × rows under the head × 19, less the ends of paragraphs.
const FRONT: &[Place] = &[
    ("ear", 4, 240),
    ("lead", 13, 1900),
    ("rail-top", 5, 205),
    ("rail-foot", 5, 235),
    ("second", 7, 815),
    ("third", 7, 675),
    ("feature", 9, 1230),
];

/// `layouts/eight-column.toml`: the same, × 13.
const EIGHT: &[Place] = &[
    ("lead", 13, 1785),
    ("right", 11, 1115),
    ("middle-left", 9, 770),
    ("middle", 9, 805),
    ("middle-right", 9, 505),
    ("foot-left", 9, 940),
    ("foot-right", 9, 950),
];

/// An issue of `pages` pages out of our own text.
pub(crate) fn issue(pages: usize) -> Files {
    issue_of(&ARTICLES.concat(), pages)
}

/// An issue of `pages` pages out of `text`: sentences from its lines, heads from the lines
/// that begin with `## `; front matter and marks of emphasis are left out.
pub(crate) fn issue_of(text: &str, pages: usize) -> Files {
    let mut dealer = Dealer::new(text);
    let mut files = Files::new();
    let mut toml = String::from(PAPER);
    for page in 1..=pages {
        let (layout, places) =
            if page == 1 { ("front", FRONT) } else { ("eight-column", EIGHT) };
        let _ = write!(toml, "\n[[page]]\nlayout = \"{layout}\"\nsection = \"综合\"\n");
        for (slot, head_rows, characters) in places {
            let file = format!("articles/{page:03}-{slot}.md");
            let _ = write!(
                toml,
                "\n[[page.story]]\narticle = \"{file}\"\nslot = \"{slot}\"\n\
                 head_rows = {head_rows}\n"
            );
            files.insert(file, dealer.story(*characters).into_bytes());
        }
    }
    files.insert("issue.toml".to_owned(), toml.into_bytes());
    files
}

const PAPER: &str = "[paper]\nname = \"量尺日报\"\ndate = 2026-11-23\nissue = 1\n";

/// Deals sentences, heads and names out in turn.
struct Dealer<'a> {
    sentences: Vec<&'a str>,
    heads: Vec<&'a str>,
    names: Vec<char>,
    /// How many of each were dealt.
    dealt: [usize; 3],
}

impl<'a> Dealer<'a> {
    fn new(text: &'a str) -> Self {
        let (mut sentences, mut heads) = (Vec::new(), Vec::new());
        let mut front = false;
        for line in text.lines().map(str::trim) {
            if line == "+++" || line == "---" {
                front = !front;
            } else if let Some(head) = line.strip_prefix("## ") {
                heads.push(head);
            } else if !front && !line.contains("**") {
                cut(line, &mut sentences);
            }
        }
        if heads.is_empty() {
            heads.push("本报综合消息");
        }
        if sentences.is_empty() {
            sentences.push("本报讯。");
        }
        let names = COMMON.chars().filter(|it| !it.is_whitespace()).collect();
        Self { sentences, heads, names, dealt: [0; 3] }
    }

    /// A story of about so many characters: a head, paragraphs of different lengths, a
    /// crosshead over every fifth, and the roll.
    fn story(&mut self, characters: usize) -> String {
        let (main, kicker, deck) = (self.head(), self.head(), self.head());
        let mut story = format!(
            "+++\nkicker = \"{kicker}\"\nmain = [\"{main}\"]\ndeck = \"{deck}\"\n\
             byline = \"本报记者　量尺\"\n+++\n"
        );
        let roll = self.roll(characters / 40);
        let mut left = characters.saturating_sub(roll.chars().count());
        let mut paragraph = 0;
        while left > 0 {
            if paragraph % 5 == 4 && left > 150 {
                let _ = writeln!(story, "## {}", self.head());
                left = left.saturating_sub(30);
            }
            let wanted = (50 + paragraph * 37 % 90).min(left);
            let words = self.paragraph(wanted);
            left = left.saturating_sub(words.chars().count());
            let _ = writeln!(story, "{words}");
            paragraph += 1;
        }
        story + &roll
    }

    /// Sentences until there are `wanted` characters; the last is cut short.
    fn paragraph(&mut self, wanted: usize) -> String {
        let mut words = String::new();
        let mut count = 0;
        while count < wanted {
            let sentence = self.sentence();
            words.push_str(sentence);
            count += sentence.chars().count();
        }
        if count > wanted + 30 {
            words = words.chars().take(wanted.max(1)).collect();
            words.push('。');
        }
        words
    }

    /// So many names of two characters.
    fn roll(&mut self, names: usize) -> String {
        let pair = |dealer: &mut Self| format!("{}{}", dealer.name(), dealer.name());
        let names: Vec<String> = (0..names).map(|_| pair(self)).collect();
        format!("获表彰的有：{}。\n", names.join("、"))
    }

    fn sentence(&mut self) -> &'a str {
        next(&self.sentences, &mut self.dealt[0]).unwrap_or_default()
    }

    fn head(&mut self) -> &'a str {
        next(&self.heads, &mut self.dealt[1]).unwrap_or_default()
    }

    fn name(&mut self) -> char {
        next(&self.names, &mut self.dealt[2]).unwrap_or('无')
    }
}

/// The next of `all`, from the start again after the last.
fn next<T: Copy>(all: &[T], dealt: &mut usize) -> Option<T> {
    let one = all.get(*dealt % all.len().max(1)).copied();
    *dealt += 1;
    one
}

/// A line into sentences; a closing quote stays with its sentence.
fn cut<'a>(line: &'a str, sentences: &mut Vec<&'a str>) {
    let mut start = 0;
    let mut places = line.char_indices().peekable();
    while let Some((at, it)) = places.next() {
        let follows = places.peek().map(|it| it.1);
        let ends = matches!(it, '。' | '！' | '？' | '”' | '」' | '’')
            && line[start..at + it.len_utf8()].contains(['。', '！', '？']);
        let goes_on =
            matches!(follows, Some('”' | '」' | '’' | '）' | '。' | '！' | '？'));
        if ends && !goes_on {
            sentences.push(&line[start..at + it.len_utf8()]);
            start = at + it.len_utf8();
        }
    }
    if start < line.len() {
        sentences.push(&line[start..]);
    }
}
