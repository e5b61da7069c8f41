//! Paragraphs measured (量稿): each set into a galley once, and into lines once for every
//! sequence of measures it meets.

use std::collections::BTreeMap;

use crate::geom::{Em, Length};
use crate::page::fill::rows::{self, Rows};
use crate::page::fill::rules::{self, Price};
use crate::page::fill::{Cursor, copy};
use crate::page::setter::Setter;
use crate::para::{self, Align, Fit, Line, ParagraphStyle};
use crate::plan::Paragraph;
use crate::text::Galley;

/// Indent of a paragraph's first line (段首空两格).
const INDENT: Em = Em::whole(2);

/// The copy of a part, measured as far as it is asked for.
#[derive(Debug)]
pub(super) struct Measured<'a> {
    copy: &'a [Paragraph],
    start: Cursor,
    set: BTreeMap<usize, Set>,
}

/// A paragraph in its galley, with what is known of its lines.
#[derive(Debug)]
pub(super) struct Set {
    pub(super) galley: Galley,
    style: ParagraphStyle,
    /// By the measures of its lines.
    tables: BTreeMap<Vec<(Length, usize)>, Table>,
}

/// The lines of a paragraph in one sequence of measures.
#[derive(Debug)]
struct Table {
    natural: Vec<Line>,
    /// The other numbers of lines it can stand in, once they were asked for.
    others: Option<Vec<Way>>,
}

/// A paragraph in a number of lines.
#[derive(Copy, Clone, Debug)]
pub(super) struct Way {
    pub(super) lines: usize,
    pub(super) price: Price,
    /// Lines more than by itself.
    pub(super) more: isize,
    /// The widest gap that is added.
    pub(super) gap: Em,
}

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

    /// The paragraph as it stands by itself from `row` on.
    pub(super) fn natural(
        &mut self,
        setter: &mut Setter<'_>,
        rows: &Rows<'_>,
        (number, row): (usize, usize),
    ) -> Option<Way> {
        let (_, table, _) = self.table(setter, rows, (number, row))?;
        let lines = table.natural.len();
        Some(Way { lines, price: 0, more: 0, gap: Em::ZERO })
    }

    /// The paragraph from `row` on in every number of lines it can decently have.
    pub(super) fn ways(
        &mut self,
        setter: &mut Setter<'_>,
        rows: &Rows<'_>,
        at: (usize, usize),
    ) -> Vec<Way> {
        let Some(natural) = self.natural(setter, rows, at) else { return Vec::new() };
        let Some((set, table, key)) = self.table(setter, rows, at) else {
            return vec![natural];
        };
        let others = table.others.get_or_insert_with(|| {
            let choices = para::looseness(set.0, &set.1, &|line| rows::room(&key, line));
            let base = choices.choice(natural.lines);
            let decent = choices.choices().iter().filter(|it| it.is_decent());
            let other = decent.filter(|it| it.lines != natural.lines);
            let ways = other.map(|it| Way {
                lines: it.lines,
                price: rules::adjusted(it, base),
                more: it.lines.cast_signed() - natural.lines.cast_signed(),
                gap: it.gap,
            });
            ways.collect()
        });
        std::iter::once(natural).chain(others.iter().copied()).collect()
    }

    /// The galley of a paragraph and its lines from `row` on, `count` of them.
    pub(super) fn lines(
        &mut self,
        setter: &mut Setter<'_>,
        rows: &Rows<'_>,
        at: (usize, usize),
        count: usize,
    ) -> Option<(&Galley, Vec<Line>)> {
        let (set, table, key) = self.table(setter, rows, at)?;
        let (galley, style) = set;
        if table.natural.len() == count {
            return Some((galley, table.natural.clone()));
        }
        let measures = |line: usize| rows::room(&key, line);
        let lines = para::compose_in(galley, &style, &measures, count);
        Some((galley, lines.unwrap_or_else(|| table.natural.clone())))
    }

    /// What is known of paragraph `number` from `row` on.
    #[expect(clippy::type_complexity, reason = "taken apart at once by its callers")]
    fn table(
        &mut self,
        setter: &mut Setter<'_>,
        rows: &Rows<'_>,
        (number, row): (usize, usize),
    ) -> Option<((&Galley, ParagraphStyle), &mut Table, Vec<(Length, usize)>)> {
        let paragraph = self.copy.get(number)?;
        let offset = self.offset(number);
        let set = self
            .set
            .entry(number)
            .or_insert_with(|| Set::new(setter, rows, paragraph, offset));
        let key = set.key(rows, row, paragraph.crosshead);
        let (galley, style) = (&set.galley, set.style);
        let table = set.tables.entry(key.clone()).or_insert_with(|| Table {
            natural: para::compose(galley, &style, &|line| rows::room(&key, line)),
            others: None,
        });
        Some(((galley, style), table, key))
    }
}

impl Set {
    fn new(
        setter: &mut Setter<'_>,
        rows: &Rows<'_>,
        paragraph: &Paragraph,
        offset: usize,
    ) -> Self {
        let galley = copy::galley(setter, rows.vessel, paragraph, offset);
        let style = if paragraph.crosshead {
            // A crosshead stands centred, in lines of about one length.
            ParagraphStyle { indent: Em::ZERO, align: Align::Center, fit: Fit::Total }
        } else {
            let indent = if offset == 0 { INDENT } else { Em::ZERO };
            ParagraphStyle { indent, align: Align::Justify, fit: setter.house.fit }
        };
        Self { galley, style, tables: BTreeMap::new() }
    }

    /// The measures of its lines from `row` on, as far as it can reach; the last goes on.
    fn key(&self, rows: &Rows<'_>, row: usize, crosshead: bool) -> Vec<(Length, usize)> {
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
}
