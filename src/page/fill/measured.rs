//! Paragraphs measured (量稿): each set into a galley once, and into lines once for every
//! sequence of measures it meets.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::geom::{Em, Length};
use crate::page::fill::rows::{self, Rows};
use crate::page::fill::rules::{self, Levers, Price};
use crate::page::fill::{Cursor, copy};
use crate::page::setter::Setter;
use crate::para::{self, Align, Choice, Fit, Line, ParagraphStyle};
use crate::plan::Paragraph;
use crate::text::{Beside, Galley, Shape};

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
    /// How long all its cells are.
    width: Length,
    /// By the measures of its lines.
    tables: BTreeMap<Measures, Table>,
}

/// Lengths, and how many lines have each; the last goes on.
type Measures = Vec<(Length, usize)>;

/// The lines of a paragraph in one sequence of measures, as far as they were asked for.
#[derive(Debug, Default)]
struct Table {
    /// As it stands by itself, and the price.
    natural: Option<(Vec<Line>, Option<Price>)>,
    /// The numbers of lines it can decently stand in.
    choices: Option<Vec<Choice>>,
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
        let lines = set.natural(&key).0.len();
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
        // Marks give up their halves, no more: it finds no room in any way.
        let left = rows.count().saturating_sub(at.1) + 1;
        if natural.lines / 2 > left {
            return ways;
        }
        let more = |lines: usize| lines.cast_signed() - natural.lines.cast_signed();
        if levers >= Levers::Lines
            && let Some((set, key)) = self.set(setter, rows, at, false)
        {
            let other = set.choices(&key, |lines| lines != natural.lines);
            ways.extend(other.into_iter().map(|(it, price)| Way {
                lines: it.lines,
                price: rules::ADJUSTED + price,
                more: more(it.lines),
                gap: it.gap,
                tight: false,
            }));
        }
        let fewest = ways.iter().map(|it| it.lines).min().unwrap_or(0);
        if levers >= Levers::Tracking
            && let Some((set, key)) = self.set(setter, rows, at, true)
        {
            let fewer = set.choices(&key, |lines| lines < fewest);
            ways.extend(fewer.into_iter().map(|(it, price)| Way {
                lines: it.lines,
                price: rules::TRACKED + price,
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
    ) -> Option<(&Galley, Cow<'_, [Line]>)> {
        let (set, key) = self.set(setter, rows, at, way.tight)?;
        if set.natural(&key).0.len() != way.lines {
            let measures = |line: usize| rows::room(&key, line);
            let wanted = para::compose_in(&set.galley, &set.style, &measures, way.lines);
            if let Some(wanted) = wanted {
                return Some((&set.galley, wanted.into()));
            }
        }
        let (natural, _) = set.tables.get(&key)?.natural.as_ref()?;
        Some((&set.galley, natural.into()))
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
        let copy = (paragraph, self.offset(number));
        if !self.set.contains_key(&(number, tight)) {
            let plain = self.set.get(&(number, false)).filter(|_| tight);
            let nearer = plain.and_then(Set::nearer);
            let set = nearer.unwrap_or_else(|| Set::new(setter, rows, copy, tight));
            self.set.insert((number, tight), set);
        }
        let set = self.set.get_mut(&(number, tight))?;
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
        let width = galley.cells.iter().map(|it| it.advance).sum();
        Self { galley, style, width, tables: BTreeMap::new() }
    }

    /// The same with its characters nearer together, which only the gaps tell: nothing is
    /// set anew. But what stands beside a reading is as wide as the reading.
    fn nearer(&self) -> Option<Self> {
        let reads = |it: &Beside| matches!(it.shape, Shape::Reading(_));
        let plain = !self.galley.beside.iter().any(reads);
        plain.then(|| Self {
            galley: self.galley.tracked(rules::TRACKING),
            tables: BTreeMap::new(),
            ..*self
        })
    }

    /// The measures of its lines from `row` on, as far as it can reach.
    fn key(&self, rows: &Rows<'_>, row: usize, crosshead: bool) -> Measures {
        if crosshead {
            return vec![(rows.narrowest(row, 3), usize::MAX)];
        }
        let most = usize::try_from(self.width.count(rows.shortest)).unwrap_or(0);
        let mut key = rows.measures(row, most + most / 8 + 4);
        if let Some(last) = key.last_mut() {
            last.1 = usize::MAX;
        }
        key
    }

    /// Its lines in these measures, as it stands by itself, and their price.
    fn natural(&mut self, key: &Measures) -> &(Vec<Line>, Option<Price>) {
        let (galley, style) = (&self.galley, &self.style);
        let compose =
            || para::compose_at_price(galley, style, &|line| rows::room(key, line));
        self.tables.entry(key.clone()).or_default().natural.get_or_insert_with(compose)
    }

    /// The numbers of lines it can decently stand in, of those that are `wanted`, and what
    /// each costs more than the natural one.
    fn choices(
        &mut self,
        key: &Measures,
        wanted: impl Fn(usize) -> bool,
    ) -> Vec<(Choice, Price)> {
        let (galley, style) = (&self.galley, &self.style);
        let find = || {
            let all = para::looseness(galley, style, &|line| rows::room(key, line));
            all.choices().to_vec()
        };
        let table = self.tables.entry(key.clone()).or_default();
        let all = table.choices.get_or_insert_with(find);
        if !all.iter().any(|it| wanted(it.lines)) {
            return Vec::new();
        }
        let all = all.clone();
        let (lines, price) = self.natural(key);
        let natural = all.iter().find(|it| it.lines == lines.len());
        let base = price.or(natural.map(|it| it.price)).unwrap_or(0);
        let wanted = all.into_iter().filter(|it| wanted(it.lines));
        wanted.map(|it| (it, it.price.saturating_sub(base))).collect()
    }
}
