//! Paragraphs measured (量稿): each set into a galley once, and into lines once for every
//! sequence of measures it meets.

use std::collections::BTreeMap;

use crate::geom::{Em, Length};
use crate::page::fill::rows::{self, Rows};
use crate::page::fill::rules::{self, Levers, Price};
use crate::page::fill::{Cursor, copy};
use crate::page::setter::Setter;
use crate::para::{self, Align, Choice, Fit, Line, ParagraphStyle};
use crate::plan::Paragraph;
use crate::text::Galley;

/// The copy of a part, measured as far as it is asked for.
#[derive(Debug)]
pub(super) struct Measured<'a> {
    copy: &'a [Paragraph],
    start: Cursor,
    /// By the number of the paragraph, and whether its characters stand nearer together.
    set: BTreeMap<(usize, bool), Set>,
}

/// A paragraph in its galley, with what is known of its lines.
#[derive(Debug)]
struct Set {
    galley: Galley,
    style: ParagraphStyle,
    /// By the measures of its lines.
    tables: BTreeMap<Measures, Table>,
}

/// Lengths, and how many lines have each; the last goes on.
type Measures = Vec<(Length, usize)>;

/// The lines of a paragraph in one sequence of measures.
#[derive(Debug)]
struct Table {
    natural: Vec<Line>,
    /// The numbers of lines it can decently stand in, once they were asked for, and the
    /// price of the natural one.
    choices: Option<(Vec<Choice>, Price)>,
}

/// A paragraph in a number of lines.
#[derive(Copy, Clone, Debug)]
pub(super) struct Way {
    pub(super) lines: usize,
    pub(super) price: Price,
    /// Lines more than by itself.
    pub(super) more: isize,
    /// The widest gap that is added; below zero, how much nearer its characters stand.
    pub(super) gap: Em,
    /// Whether they stand nearer together.
    tight: bool,
}

/// Where a paragraph is to stand: its number and the row.
type At = (usize, usize);

impl<'a> Measured<'a> {
    pub(super) const fn new(copy: &'a [Paragraph], start: Cursor) -> Self {
        Self { copy, start, set: BTreeMap::new() }
    }

    pub(super) const fn start(&self) -> Cursor {
        self.start
    }

    pub(super) fn paragraph(&self, number: usize) -> Option<&'a Paragraph> {
        self.copy.get(number)
    }

    /// From which byte on paragraph `number` is set here.
    pub(super) const fn offset(&self, number: usize) -> usize {
        if number == self.start.paragraph { self.start.offset } else { 0 }
    }

    /// The paragraph as it stands by itself.
    pub(super) fn natural(
        &mut self,
        setter: &mut Setter<'_>,
        rows: &Rows<'_>,
        at: At,
    ) -> Option<Way> {
        let (set, key) = self.set(setter, rows, at, false)?;
        let lines = set.table(&key).natural.len();
        Some(Way { lines, price: 0, more: 0, gap: Em::ZERO, tight: false })
    }

    /// The paragraph in every number of lines that `levers` can give it.
    pub(super) fn ways(
        &mut self,
        setter: &mut Setter<'_>,
        rows: &Rows<'_>,
        at: At,
        levers: Levers,
    ) -> Vec<Way> {
        let mut ways = Vec::from_iter(self.natural(setter, rows, at));
        let Some(natural) = ways.first().copied() else { return ways };
        let more = |lines: usize| lines.cast_signed() - natural.lines.cast_signed();
        if levers >= Levers::Lines
            && let Some((set, key)) = self.set(setter, rows, at, false)
        {
            let (choices, base) = set.choices(&key);
            let other = choices.iter().filter(|it| it.lines != natural.lines);
            ways.extend(other.map(|it| Way {
                lines: it.lines,
                price: rules::ADJUSTED + it.price.saturating_sub(*base),
                more: more(it.lines),
                gap: it.gap,
                tight: false,
            }));
        }
        let fewest = ways.iter().map(|it| it.lines).min().unwrap_or(0);
        if levers >= Levers::Tracking
            && let Some((set, key)) = self.set(setter, rows, at, true)
        {
            let (choices, base) = set.choices(&key);
            let fewer = choices.iter().filter(|it| it.lines < fewest);
            ways.extend(fewer.map(|it| Way {
                lines: it.lines,
                price: rules::TRACKED + it.price.saturating_sub(*base),
                more: more(it.lines),
                gap: rules::TRACKING,
                tight: true,
            }));
        }
        ways
    }

    /// The galley of a paragraph, and its lines one way.
    pub(super) fn lines(
        &mut self,
        setter: &mut Setter<'_>,
        rows: &Rows<'_>,
        at: At,
        way: Way,
    ) -> Option<(&Galley, Vec<Line>)> {
        let (set, key) = self.set(setter, rows, at, way.tight)?;
        let mut lines = set.table(&key).natural.clone();
        if lines.len() != way.lines {
            let measures = |line: usize| rows::room(&key, line);
            let wanted = para::compose_in(&set.galley, &set.style, &measures, way.lines);
            lines = wanted.unwrap_or(lines);
        }
        Some((&set.galley, lines))
    }

    /// A paragraph in its galley, and the measures it meets.
    fn set(
        &mut self,
        setter: &mut Setter<'_>,
        rows: &Rows<'_>,
        (number, row): At,
        tight: bool,
    ) -> Option<(&mut Set, Measures)> {
        let paragraph = self.copy.get(number)?;
        let offset = self.offset(number);
        let new = || Set::new(setter, rows, (paragraph, offset), tight);
        let set = self.set.entry((number, tight)).or_insert_with(new);
        let key = set.key(rows, row, paragraph.crosshead);
        Some((set, key))
    }
}

impl Set {
    fn new(
        setter: &mut Setter<'_>,
        rows: &Rows<'_>,
        (paragraph, offset): (&Paragraph, usize),
        tight: bool,
    ) -> Self {
        let tracking = if tight { rules::TRACKING } else { Em::ZERO };
        let spoken = setter.diagnostics.len();
        let galley = copy::galley(setter, rows.vessel, (paragraph, offset), tracking);
        if tight {
            // What there is to say of the copy was said when it was set the first time.
            setter.diagnostics.truncate(spoken);
        }
        let style = if paragraph.crosshead {
            // A crosshead stands centred, in lines of about one length.
            ParagraphStyle { indent: Em::ZERO, align: Align::Center, fit: Fit::Total }
        } else {
            let indent = if offset == 0 { setter.house.indent() } else { Em::ZERO };
            ParagraphStyle { indent, align: Align::Justify, fit: setter.house.fit }
        };
        Self { galley, style, tables: BTreeMap::new() }
    }

    /// The measures of its lines from `row` on, as far as it can reach.
    fn key(&self, rows: &Rows<'_>, row: usize, crosshead: bool) -> Measures {
        if crosshead {
            return vec![(rows.narrowest(row, 3), usize::MAX)];
        }
        let width: Length = self.galley.cells.iter().map(|it| it.advance).sum();
        let most = usize::try_from(width.count(rows.shortest())).unwrap_or(0);
        let mut key = rows.measures(row, most + most / 8 + 4);
        if let Some(last) = key.last_mut() {
            last.1 = usize::MAX;
        }
        key
    }

    /// Its lines in these measures.
    fn table(&mut self, key: &Measures) -> &mut Table {
        Self::entry(&mut self.tables, &self.galley, &self.style, key)
    }

    fn entry<'t>(
        tables: &'t mut BTreeMap<Measures, Table>,
        galley: &Galley,
        style: &ParagraphStyle,
        key: &Measures,
    ) -> &'t mut Table {
        tables.entry(key.clone()).or_insert_with(|| Table {
            natural: para::compose(galley, style, &|line| rows::room(key, line)),
            choices: None,
        })
    }

    /// The numbers of lines it can decently stand in, and the price of the natural one.
    fn choices(&mut self, key: &Measures) -> &(Vec<Choice>, Price) {
        let (galley, style) = (&self.galley, &self.style);
        let table = Self::entry(&mut self.tables, galley, style, key);
        let natural = table.natural.len();
        table.choices.get_or_insert_with(|| {
            let all = para::looseness(galley, style, &|line| rows::room(key, line));
            let base = all.choice(natural).map_or(0, |it| it.price);
            let decent = all.choices().iter().filter(|it| it.is_decent());
            (decent.copied().collect(), base)
        })
    }
}
