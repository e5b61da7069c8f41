//! The marks of a proof in reading order (阅读顺序).
//!
//! A page is a section: what stands on it for itself, then the stories that begin there,
//! each whole, then its advertisements. A story that goes on elsewhere is read to its end
//! first; a paragraph that is broken by a leg or a page is one paragraph; a table, drawn
//! column by column, is read row by row. Rules, grounds,
//! borders and folio lines are artifacts. ISO 14289-1 7.1 and 7.8.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::geom::Rect;
use crate::proof::{Mark, MarkKind, Proof, Role, Sheet};

/// An element of the structure. ISO 32000-1 14.7.2.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    /// Its type, one of the standard ones. ISO 32000-1 14.8.4.
    pub(super) kind: &'static str,
    /// What it is called.
    pub(super) title: Option<String>,
    /// What a figure shows, and where.
    pub(super) figure: Option<Figure>,
    /// What it holds, in reading order.
    pub(super) kids: Vec<Kid>,
}

/// A figure.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) alt: String,
    pub(super) page: usize,
    pub(super) area: Rect,
}

/// What an element holds.
#[derive(Clone, Debug)]
pub(super) enum Kid {
    /// Another element.
    Node(Node),
    /// Marked content of a page.
    Content(usize, u32),
    /// A link of a page, by its place in [`Sheet::links`], and its words.
    Link(usize, usize, String),
}

impl Kid {
    const fn node(&self) -> Option<&Node> {
        if let Self::Node(node) = self { Some(node) } else { None }
    }

    const fn node_mut(&mut self) -> Option<&mut Node> {
        if let Self::Node(node) = self { Some(node) } else { None }
    }
}

/// Marks that are one thing to a reader.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) marks: Range<usize>,
    thing: Thing,
    /// The link of the sheet that it leads along.
    link: Option<usize>,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Thing {
    Words(Role),
    Figure(Role),
    Artifact,
}

/// Marked content with a number of its own on its page.
#[derive(Copy, Clone, Debug)]
pub(super) struct Numbered {
    pub(super) tag: &'static str,
    pub(super) mcid: u32,
}

impl Thing {
    fn of(mark: &Mark) -> Self {
        use MarkKind::{Fill, Outline, Picture, Stroke, Text};
        match (&mark.kind, mark.role) {
            (_, Role::Folio | Role::Rule | Role::Printer | Role::Beside) => {
                Self::Artifact
            }
            (Text(_), role) => Self::Words(role),
            (Picture(_), role) => Self::Figure(role),
            // The nameplate may be a drawing.
            (Outline(_), Role::Masthead) => Self::Figure(Role::Masthead),
            (Fill(_) | Stroke(_) | Outline(_), _) => Self::Artifact,
        }
    }
}

/// The marks of a sheet in pieces, in painting order.
pub(super) fn pieces(sheet: &Sheet) -> Vec<Piece> {
    let link = |mark: &Mark| {
        let leads = matches!(mark.role, Role::Jump | Role::Teaser);
        let area = mark.area().filter(|_| leads)?;
        sheet.links.iter().position(|it| it.rect.contains(&area))
    };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last: Option<&Mark> = None;
    for (at, mark) in sheet.marks.iter().enumerate() {
        let (thing, link) = (Thing::of(mark), link(mark));
        let joins = last.is_some_and(|last| last.story == mark.story && !ends(last));
        let joins = joins && !matches!(mark.kind, MarkKind::Picture(_));
        let open =
            pieces.last_mut().filter(|it| joins && (it.thing, it.link) == (thing, link));
        match open {
            Some(piece) => piece.marks.end = at + 1,
            None => pieces.push(Piece { marks: at..at + 1, thing, link }),
        }
        last = Some(mark);
    }
    pieces
}

/// Whether a paragraph ends with the mark.
const fn ends(mark: &Mark) -> bool {
    matches!(&mark.kind, MarkKind::Text(line) if line.ends_paragraph)
}

/// An element with kids, as it grows.
#[derive(Debug, Default)]
struct Unit {
    kids: Vec<Node>,
    /// The paragraph that running text stands in, and whether it is at its end.
    open: Option<(usize, bool)>,
    /// The element that words of this role, on this page, go on in.
    last: Option<(usize, Role)>,
    /// The page that its main head stands on.
    headed: Option<usize>,
    /// The table that cells go on in, and the last of them: column, row.
    table: Option<(usize, (u16, u16))>,
}

/// Reading order as it grows.
#[derive(Debug)]
pub(super) struct Order<'a> {
    proof: &'a Proof,
    /// Stories, with the page that each begins on.
    stories: BTreeMap<u32, (usize, Unit)>,
    /// By page, what stands for itself, and advertisements.
    pages: BTreeMap<(usize, bool), Unit>,
    counts: BTreeMap<usize, u32>,
    links: BTreeSet<(usize, usize)>,
}

impl<'a> Order<'a> {
    pub(super) const fn new(proof: &'a Proof) -> Self {
        Self {
            proof,
            stories: BTreeMap::new(),
            pages: BTreeMap::new(),
            counts: BTreeMap::new(),
            links: BTreeSet::new(),
        }
    }

    /// Puts a piece in its place and says under which number; an artifact has none.
    pub(super) fn take(
        &mut self,
        page: usize,
        piece: &Piece,
        marks: &[Mark],
    ) -> Option<Numbered> {
        let mcid = *self.counts.entry(page).or_default();
        let role = match piece.thing {
            Thing::Artifact => return None,
            Thing::Words(role) | Thing::Figure(role) => role,
        };
        *self.counts.entry(page).or_default() += 1;
        let unit = match marks.first()?.story {
            Some(story) => {
                let begun = || (page, Unit::default());
                &mut self.stories.entry(story).or_insert_with(begun).1
            }
            None => self.pages.entry((page, role == Role::Advert)).or_default(),
        };
        let content = Kid::Content(page, mcid);
        let tag = if let Thing::Figure(_) = piece.thing {
            unit.figure(page, marks, content)
        } else if let Role::Cell { row, column } = role {
            unit.cell((column, row), content)
        } else {
            let new = piece.link.filter(|it| self.links.insert((page, *it)));
            let content = match new {
                Some(link) => linked(content, Kid::Link(page, link, words(marks))),
                None => content,
            };
            unit.words((page, role), marks, content)
        };
        Some(Numbered { tag, mcid })
    }

    /// The whole issue.
    pub(super) fn finish(mut self) -> Node {
        let mut stories: BTreeMap<usize, Vec<Kid>> = BTreeMap::new();
        for (number, (page, unit)) in std::mem::take(&mut self.stories) {
            let story = self.proof.stories.get(number as usize);
            let title = story.map(|it| it.title.clone()).filter(|it| !it.is_empty());
            let node = Node { kind: "Art", title, kids: nodes(unit), ..Node::default() };
            stories.entry(page).or_default().push(Kid::Node(node));
        }
        let mut sections = Vec::new();
        for (page, sheet) in self.proof.sheets.iter().enumerate() {
            let mut own = |adverts| self.pages.remove(&(page, adverts)).map(nodes);
            let (furniture, adverts) = (own(false), own(true));
            let stories = stories.remove(&page);
            let kids = [furniture, stories, adverts].into_iter().flatten().flatten();
            sections.push(Kid::Node(Node {
                kind: "Sect",
                title: Some(format!("第{}版", sheet.number)),
                figure: None,
                kids: kids.collect(),
            }));
        }
        let title = Some(self.proof.title.clone());
        Node { kind: "Document", title, figure: None, kids: sections }
    }
}

fn nodes(mut unit: Unit) -> Vec<Kid> {
    unit.kids.iter_mut().filter(|it| it.kind == "Table").for_each(square);
    unit.kids.into_iter().map(Kid::Node).collect()
}

/// Every row of a table has as many cells as the longest. ISO 14289-1 7.5.
fn square(table: &mut Node) {
    let rows = || table.kids.iter().filter_map(Kid::node);
    let longest = rows().map(|it| it.kids.len()).max().unwrap_or(0);
    for (at, row) in table.kids.iter_mut().filter_map(Kid::node_mut).enumerate() {
        let empty = || Kid::Node(Node { kind: cell_kind(at), ..Node::default() });
        row.kids.resize_with(longest.max(row.kids.len()), empty);
    }
}

/// The type of a cell: the first row has the heads.
const fn cell_kind(row: usize) -> &'static str {
    if row == 0 { "TH" } else { "TD" }
}

/// Words that lead elsewhere.
fn linked(content: Kid, link: Kid) -> Kid {
    Kid::Node(Node { kind: "Link", kids: vec![content, link], ..Node::default() })
}

impl Unit {
    /// A figure, which its caption will describe.
    fn figure(&mut self, page: usize, marks: &[Mark], content: Kid) -> &'static str {
        let areas = marks.iter().filter_map(Mark::area);
        let area = areas.reduce(|one, two| one.around(&two)).unwrap_or_default();
        let figure = Some(Figure { alt: String::new(), page, area });
        self.kids.push(Node { kind: "Figure", title: None, figure, kids: vec![content] });
        self.last = None;
        "Figure"
    }

    /// A cell of the table at hand, or the first of a new one: cells come column by column,
    /// and one that has nothing in it does not come at all.
    fn cell(&mut self, place: (u16, u16), content: Kid) -> &'static str {
        let open = self.table.filter(|(_, last)| *last < place).map(|(at, _)| at);
        let at = open.unwrap_or(self.kids.len());
        if open.is_none() {
            self.kids.push(Node { kind: "Table", ..Node::default() });
        }
        self.table = Some((at, place));
        self.last = None;
        let (column, row) = (usize::from(place.0), usize::from(place.1));
        let kind = cell_kind(row);
        let Some(table) = self.kids.get_mut(at) else { return kind };
        let fresh = |kind| move || Kid::Node(Node { kind, ..Node::default() });
        table.kids.resize_with(table.kids.len().max(row + 1), fresh("TR"));
        if let Some(line) = table.kids.get_mut(row).and_then(Kid::node_mut) {
            line.kids.resize_with(line.kids.len().max(column), fresh(kind));
            line.kids.push(Kid::Node(Node {
                kind,
                kids: vec![content],
                ..Node::default()
            }));
        }
        kind
    }

    /// Words go on in the element they belong to, or begin a new one.
    fn words(
        &mut self,
        (page, role): (usize, Role),
        marks: &[Mark],
        content: Kid,
    ) -> &'static str {
        self.describe(role, marks);
        let ended = marks.last().is_some_and(ends);
        let running = matches!(role, Role::Body | Role::Reading);
        let open = match role {
            Role::Body => self.open.filter(|it| !it.1).map(|it| it.0),
            // A reading belongs to the line before it, though a paragraph ended there.
            Role::Reading => self.open.map(|it| it.0),
            _ => self.last.filter(|it| *it == (page, role)).map(|_| self.kids.len() - 1),
        };
        let kind = self.kind((page, role));
        let at = open.unwrap_or(self.kids.len());
        if open.is_none() {
            self.kids.push(Node { kind, ..Node::default() });
        }
        if let Some(node) = self.kids.get_mut(at) {
            node.kids.push(content);
        }
        if role == Role::Body {
            self.open = Some((at, ended));
        }
        self.last = (!running && !ended).then_some((page, role));
        kind
    }

    /// The type of an element of words. Levels of heads are never left out. ISO 14289-1
    /// 7.4.2.
    fn kind(&mut self, (page, role): (usize, Role)) -> &'static str {
        let first = self.headed.is_none_or(|it| it == page);
        match role {
            Role::Headline if first => {
                self.headed = Some(page);
                "H1"
            }
            Role::Crosshead if self.headed.is_none() => "H1",
            Role::Headline | Role::Crosshead => "H2",
            _ => "P",
        }
    }

    /// A caption says what the figure before it shows; an advertisement's words do too.
    fn describe(&mut self, role: Role, marks: &[Mark]) {
        let figure = self.kids.iter_mut().rev().find_map(|it| it.figure.as_mut());
        let describes = matches!(role, Role::Caption | Role::Advert);
        if let Some(figure) = figure.filter(|_| describes) {
            figure.alt.push_str(&words(marks));
        }
    }
}

/// The words of marks.
fn words(marks: &[Mark]) -> String {
    let lines = marks.iter().map(|it| match &it.kind {
        MarkKind::Text(line) => line.text(),
        _ => String::new(),
    });
    lines.collect()
}
