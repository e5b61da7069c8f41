//! Paragraphs measured (量稿): each set into a galley once, and into lines once for every
//! sequence of measures it meets.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::geom::{Em, Length};
use crate::page::fill::rows::{self, Rows};
use crate::page::fill::rules::{self, Levers, Price};
use crate::page::fill::{Cursor, copy};
use crate::page::setter::Setter;
use crate::para::{self, Align, Choice, Fit, Line, ParagraphStyle, Settings};
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
    /// How it can stand, by the measures of its lines.
    settings: BTreeMap<Measures, Settings>,
}

/// Lengths, and how many lines have each; the last goes on.
type Measures = Vec<(Length, usize)>;

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
        let (.., settings) = self.set(setter, rows, at, false)?;
        let lines = settings.natural.len();
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
            && let Some((.., settings)) = self.set(setter, rows, at, false)
        {
            let other = dearer(settings, |lines| lines != natural.lines);
            ways.extend(other.map(|(it, price)| Way {
                lines: it.lines,
                price: rules::ADJUSTED + price,
                more: more(it.lines),
                gap: it.gap,
                tight: false,
            }));
        }
        let fewest = ways.iter().map(|it| it.lines).min().unwrap_or(0);
        if levers >= Levers::Tracking
            && let Some((.., settings)) = self.set(setter, rows, at, true)
        {
            let fewer = dearer(settings, |lines| lines < fewest);
            ways.extend(fewer.map(|(it, price)| Way {
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
        let (set, key, settings) = self.set(setter, rows, at, way.tight)?;
        if settings.natural.len() != way.lines {
            let copy = (&set.galley, &set.style);
            let measures = |line: usize| rows::room(key, line);
            if let Some(wanted) = settings.lines(copy, &measures, way.lines) {
                return Some((&set.galley, wanted.into()));
            }
        }
        Some((&set.galley, settings.natural.as_slice().into()))
    }

    /// A paragraph in its galley, the measures it meets, and how it can stand in them.
    fn set(
        &mut self,
        setter: &mut Setter<'_>,
        rows: &Rows<'_>,
        (number, row): At,
        tight: bool,
    ) -> Option<(&Set, &Measures, &Settings)> {
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
        if !set.settings.contains_key(&key) {
            // Marks give up their halves, no more: it finds no room in any way.
            let holds = set.width <= rows.length * 2;
            let settings = set.settings(&key, holds && !paragraph.crosshead);
            set.settings.insert(key.clone(), settings);
        }
        let set = self.set.get(&(number, tight))?;
        let (key, settings) = set.settings.get_key_value(&key)?;
        Some((set, key, settings))
    }
}

/// The numbers of lines a paragraph can decently stand in, of those that are `wanted`, and
/// what each costs more than the natural one.
fn dearer(
    settings: &Settings,
    wanted: impl Fn(usize) -> bool,
) -> impl Iterator<Item = (Choice, Price)> {
    let natural = settings.natural.len();
    let natural = settings.choices.iter().find(|it| it.lines == natural);
    let base = settings.price.or(natural.map(|it| it.price)).unwrap_or(0);
    let wanted = settings.choices.iter().copied().filter(move |it| wanted(it.lines));
    wanted.map(move |it| (it, it.price.saturating_sub(base)))
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
        Self { galley, style, width, settings: BTreeMap::new() }
    }

    /// The same with its characters nearer together, which only the gaps tell: nothing is
    /// set anew. But what stands beside a reading is as wide as the reading.
    fn nearer(&self) -> Option<Self> {
        let reads = |it: &Beside| matches!(it.shape, Shape::Reading(_));
        let plain = !self.galley.beside.iter().any(reads);
        plain.then(|| Self {
            galley: self.galley.tracked(rules::TRACKING),
            settings: BTreeMap::new(),
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

    /// How it can stand in these measures; `wanted` in how many lines too.
    fn settings(&self, key: &Measures, wanted: bool) -> Settings {
        let measures = |line: usize| rows::room(key, line);
        para::settings(&self.galley, &self.style, &measures, wanted)
    }
}
