//! An article: its heads and its text.

use crate::diag::{SourceId, Spanned};
use crate::model::head::Head;

/// One article file, parsed.
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
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Note {
    /// How many bytes of the paragraph's text it covers; it may reach into later stretches.
    pub length: usize,
    /// What it is.
    pub kind: NoteKind,
}

/// The kinds of notes and marks beside the text.
#[derive(Clone, Debug, Eq, PartialEq)]
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
