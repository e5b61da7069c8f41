//! An article: its heads and its text.

use crate::diag::{SourceId, Spanned};
use crate::model::head::Head;

/// One article file, parsed.
///
/// ```
/// use banxin::Job;
/// use banxin::model::Block;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let ferry = job.issue.article("articles/ferry.md").expect("it is on the front page");
/// assert_eq!(ferry.byline.as_ref().map(|it| &*it.value), Some("特约记者　柏舒阳"));
/// let crossheads = ferry.blocks.iter().filter(|it| matches!(it, Block::Crosshead(_)));
/// assert!(crossheads.count() > 1);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The text it was read from.
    pub source: SourceId,
    /// Its heads.
    pub head: Head,
    /// What stands over the parts that go on elsewhere (转版题), one entry a line.
    pub jump_head: Vec<Spanned<String>>,
    /// By-line (署名), as it is printed.
    pub byline: Option<Spanned<String>>,
    /// The name other places know it by; the file's stem when not written.
    pub id: Option<Spanned<String>>,
    /// Standing head (栏题).
    pub label: Option<Spanned<String>>,
    /// The text, paragraph by paragraph.
    pub blocks: Vec<Block>,
}

/// A paragraph of an article.
///
/// ```
/// use banxin::Job;
/// use banxin::model::Block;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let Block::Paragraph(first) = &job.issue.blocks("ferry")[0] else { panic!("running text") };
/// assert!(first[0].text.value.starts_with("本报讯　昨天早晨6时30分"));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug)]
pub enum Block {
    /// Running text (自然段).
    Paragraph(Vec<Inline>),
    /// Running text that may be left out when room is short, marked `{.optional}` (可删段).
    Optional(Vec<Inline>),
    /// A crosshead (小标题).
    Crosshead(Vec<Inline>),
}

/// A stretch of text of one kind. `text.value` may differ from the source where hard-wrapped
/// lines were joined or an escape was taken out; `text.span` covers what it came from.
///
/// ```
/// use banxin::Job;
/// use banxin::draft::{Draft, Page, Story};
/// use banxin::job::Options;
/// use banxin::model::Block;
///
/// let draft = Draft::new("晨报", "2026-11-24".parse()?)
///     .page(Page::new("tabloid-inside").story(Story::new("rain.md").slot("lead")))
///     .file("rain.md", "# 今夜有雨\n请**晚归的人**带伞。\n");
/// let job = Job::of_draft(&draft, &Options::default())?;
/// let Block::Paragraph(stretches) = &job.issue.blocks("rain")[0] else { panic!("text") };
/// let strong: Vec<_> = stretches.iter().map(|it| (&*it.text.value, it.strong)).collect();
/// assert_eq!(strong, [("请", false), ("晚归的人", true), ("带伞。", false)]);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Inline {
    /// The characters.
    pub text: Spanned<String>,
    /// Whether it was marked `**strong**`.
    pub strong: bool,
    /// What stands beside the characters from the start of this stretch on.
    pub notes: Vec<Note>,
}

/// What stands beside some characters of a paragraph (行间注、行间标号), from the start of
/// the stretch it belongs to.
///
/// ```
/// use banxin::model::{Note, NoteKind};
///
/// // Dots beside two Han characters of three bytes each.
/// let note = Note { length: "必须".len(), kind: NoteKind::Dots };
/// assert_eq!(note.length, 6);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Note {
    /// How many bytes of the paragraph's text it covers; it may reach into later stretches.
    pub length: usize,
    /// What it is.
    pub kind: NoteKind,
}

/// The kinds of notes and marks beside the text.
///
/// ```
/// use banxin::Job;
/// use banxin::draft::{Draft, Page, Story};
/// use banxin::job::Options;
/// use banxin::model::{Block, NoteKind};
///
/// let draft = Draft::new("晨报", "2026-11-24".parse()?)
///     .page(Page::new("tabloid-inside").story(Story::new("rain.md").slot("lead")))
///     .file("rain.md", "# 今夜有雨\n请[晚归]{.dots}的人带伞。\n");
/// let job = Job::of_draft(&draft, &Options::default())?;
/// let Block::Paragraph(stretches) = &job.issue.blocks("rain")[0] else { panic!("text") };
/// let mut notes = stretches.iter().flat_map(|it| &it.notes);
/// assert_eq!(notes.next().map(|it| &it.kind), Some(&NoteKind::Dots));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum NoteKind {
    /// `{.dots}`: a dot for each character (着重号).
    Dots,
    /// `{.name}`: a straight line (专名号).
    Name,
    /// `{.book}`: a wavy line (书名号甲式).
    Book,
    /// `{hàn}`: the reading or gloss (注音、旁注).
    Reading(Spanned<String>),
    /// `{.keep}`: nothing beside the words, but no line ends inside them (不断行).
    Together,
}
