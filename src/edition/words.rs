//! The words of marks, as they are read: lines of heads, paragraphs, rows of tables (文字).

use crate::geom::Length;
use crate::proof::{BlockKind, GlyphRun, Mark, MarkKind, Role, TextLine, Turn};

/// A paragraph of an article.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Paragraph {
    /// Running text (自然段).
    Text(Vec<Stretch>),
    /// A crosshead (小标题).
    Crosshead(String),
    /// A row of a table, cell by cell; an empty one is blank.
    Row(Vec<String>),
}

/// A stretch of text, strong or not, with what stands beside it (加重；注音、旁注).
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Stretch {
    pub(super) text: String,
    pub(super) strong: bool,
    pub(super) reading: Option<String>,
}

impl Stretch {
    fn new(text: &str, strong: bool) -> Self {
        Self { text: text.to_owned(), strong, reading: None }
    }
}

impl Paragraph {
    /// Its characters, without what stands beside them.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(stretches) => stretches.iter().map(|it| &*it.text).collect(),
            Self::Crosshead(text) => text.clone(),
            Self::Row(cells) => cells.join("\t"),
        }
    }
}

/// The lines of type among `marks` with their marks.
fn lines_of(marks: &[Mark]) -> impl Iterator<Item = (&Mark, &TextLine)> {
    marks.iter().filter_map(|mark| match &mark.kind {
        MarkKind::Text(line) => Some((mark, line)),
        MarkKind::Fill(_)
        | MarkKind::Stroke(_)
        | MarkKind::Outline(_)
        | MarkKind::Picture(_) => None,
    })
}

/// The most that stands between two lines of one entry in the copy: the mark of a break.
const BREAK: u32 = 1;

/// The entries of a head, a by-line or a label. Lines that were written as one are one.
pub(super) fn lines(marks: &[Mark], role: Role) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    let mut last: Option<&Mark> = None;
    for (mark, line) in lines_of(marks).filter(|(it, _)| it.role == role) {
        let goes_on =
            last.and_then(|it| it.span).zip(mark.span).is_some_and(|(one, two)| {
                one.source == two.source
                    && one.end <= two.start
                    && two.start - one.end <= BREAK
            });
        match entries.last_mut().filter(|_| goes_on) {
            Some(entry) => entry.push_str(&line.text()),
            None => entries.push(line.text()),
        }
        last = Some(mark);
    }
    entries.iter_mut().for_each(|it| *it = it.trim().to_owned());
    entries.retain(|it| !it.is_empty());
    entries
}

/// The text of an article, whose parts are read one after the other.
pub(super) fn paragraphs(parts: &[&[Mark]], kind: BlockKind) -> Vec<Paragraph> {
    if kind == BlockKind::Table {
        return parts.iter().flat_map(|it| rows(it)).collect();
    }
    let mut text = Text::default();
    for (mark, line) in parts.iter().flat_map(|it| lines_of(it)) {
        match mark.role {
            Role::Body | Role::Boxed => text.line(line),
            Role::Reading => text.reading(line),
            Role::Crosshead => text.crosshead(line),
            _ => {}
        }
    }
    text.paragraphs
}

/// Text as it grows.
#[derive(Default)]
struct Text<'a> {
    paragraphs: Vec<Paragraph>,
    /// Whether the last paragraph, or the last crosshead, goes on.
    open: bool,
    /// The last line of running text, and how many bytes of its paragraph stand before it.
    last: Option<(&'a TextLine, usize)>,
}

impl<'a> Text<'a> {
    fn line(&mut self, line: &'a TextLine) {
        let open =
            self.open && matches!(self.paragraphs.last(), Some(Paragraph::Text(_)));
        if !open {
            self.paragraphs.push(Paragraph::Text(Vec::new()));
        }
        let Some(Paragraph::Text(stretches)) = self.paragraphs.last_mut() else { return };
        let before = stretches.iter().map(|it| it.text.len()).sum();
        for GlyphRun { text, strong, .. } in &line.runs {
            let like = |it: &&mut Stretch| it.reading.is_none() && it.strong == *strong;
            match stretches.last_mut().filter(like) {
                Some(stretch) => stretch.text.push_str(text),
                None => stretches.push(Stretch::new(text, *strong)),
            }
        }
        self.last = Some((line, before));
        self.open = !line.ends_paragraph;
    }

    fn crosshead(&mut self, line: &TextLine) {
        match self.paragraphs.last_mut() {
            Some(Paragraph::Crosshead(text)) if self.open => text.push_str(&line.text()),
            _ => self.paragraphs.push(Paragraph::Crosshead(line.text())),
        }
        self.open = !line.ends_paragraph;
    }

    /// A reading belongs to the characters of the line before it that it stands beside.
    fn reading(&mut self, line: &TextLine) {
        let (Some((base, before)), Some(Paragraph::Text(stretches))) =
            (self.last, self.paragraphs.last_mut())
        else {
            return;
        };
        let Some(beside) = beside(base, line) else { return };
        let bytes = before + beside.start..before + beside.end;
        let mut start = 0;
        let holder = stretches.iter().position(|it| {
            let end = start + it.text.len();
            let holds = start <= bytes.start && bytes.end <= end && it.reading.is_none();
            if !holds {
                start = end;
            }
            holds
        });
        let Some(at) = holder else { return };
        let Stretch { text: whole, strong, .. } = stretches.remove(at);
        let (from, to) = (bytes.start - start, bytes.end - start);
        let plain = |text: Option<&str>| {
            Some(Stretch::new(text.filter(|it| !it.is_empty())?, strong))
        };
        let Some(word) = whole.get(from..to) else {
            stretches.insert(at, Stretch::new(&whole, strong));
            return;
        };
        let reading = Some(line.text());
        let word = Stretch { reading, ..Stretch::new(word, strong) };
        let parts = [plain(whole.get(..from)), Some(word), plain(whole.get(to..))];
        stretches.splice(at..at, parts.into_iter().flatten());
    }
}

/// Where a run stands along its line, glyph by glyph: middle and bytes.
fn middles(run: &GlyphRun) -> impl Iterator<Item = (Length, &std::ops::Range<u32>)> {
    let half = run.size / 2;
    run.glyphs.iter().filter(|it| !it.text.is_empty()).map(move |glyph| {
        let middle = match run.turn {
            Turn::Horizontal => glyph.at.x + half,
            // An upright glyph has its origin a little above the foot of its box.
            Turn::Upright => glyph.at.y - run.size.scale(88, 100) + half,
            Turn::Sideways => glyph.at.y + half,
        };
        (middle, &glyph.text)
    })
}

/// The bytes of `base` that `reading` stands beside: the characters whose middles it reaches,
/// or the nearest.
fn beside(base: &TextLine, reading: &TextLine) -> Option<std::ops::Range<usize>> {
    let places = reading.runs.iter().flat_map(middles).map(|it| it.0);
    let (first, last) = places.fold(None, |ends: Option<(Length, Length)>, at| {
        Some(ends.map_or((at, at), |(low, high)| (low.min(at), high.max(at))))
    })?;
    let mut start = 0;
    let mut found: Vec<(Length, std::ops::Range<usize>)> = Vec::new();
    for run in &base.runs {
        found.extend(middles(run).map(|(middle, text)| {
            (middle, start + text.start as usize..start + text.end as usize)
        }));
        start += run.text.len();
    }
    let middle = first + (last - first) / 2;
    let under = found.iter().filter(|it| first <= it.0 && it.0 <= last);
    let under = under.map(|it| it.1.clone()).reduce(|one, two| one.start..two.end);
    let nearest = || found.iter().min_by_key(|it| (it.0 - middle).abs());
    under.or_else(|| nearest().map(|it| it.1.clone()))
}

/// The rows of a table: cells are set column by column, each from the head down. What is
/// alone in its row at the end is a note.
fn rows(marks: &[Mark]) -> Vec<Paragraph> {
    let cells: Vec<_> = lines_of(marks)
        .filter(|(it, _)| it.role == Role::Boxed)
        .map(|(_, line)| line)
        .collect();
    let down = |it: &TextLine| {
        let vertical = it.runs.iter().any(|it| it.turn != Turn::Horizontal);
        if vertical { -it.reference } else { it.reference }
    };
    let mut places: Vec<_> = cells.iter().map(|it| down(it)).collect();
    places.sort_unstable();
    places.dedup();
    let mut columns = 0;
    let mut table = vec![Vec::new(); places.len()];
    let mut before = None;
    for cell in cells {
        let at = down(cell);
        if before.is_some_and(|it| at <= it) {
            columns += 1;
        }
        before = Some(at);
        let row = places.binary_search(&at).ok().and_then(|it| table.get_mut(it));
        if let Some(row) = row {
            row.resize(columns, String::new());
            row.push(cell.text());
        }
    }
    let row = |mut row: Vec<String>| {
        let written = row.iter().filter(|it| !it.is_empty()).count();
        if written <= 1 && columns > 0 {
            let text = row.into_iter().collect();
            return Paragraph::Text(vec![Stretch { text, ..Stretch::default() }]);
        }
        row.resize(columns + 1, String::new());
        Paragraph::Row(row)
    };
    table.into_iter().map(row).collect()
}
