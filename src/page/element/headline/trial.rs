//! A head set one way or another, until one of them is good: its size and its lines.

use crate::diag::{Diagnostics, Spanned};
use crate::geom::Length;
use crate::page::element::headline::block::Head;
use crate::page::element::headline::fit::{self, Field, Fitted};
use crate::page::element::headline::limits::{
    GOOD, LARGEST, MOST_LINES, NARROW, NARROWEST, SIZES,
};
use crate::page::element::headline::parts::{Parts, parts};
use crate::page::element::headline::{
    self, Brief, Room, lines, locked, remarks, summary,
};
use crate::page::setter::Setter;
use crate::plan::{HeadPart, HeadPlan, LockedHead};
use crate::text::segment::Bond;

/// A head set one way or another.
pub(super) struct Trial {
    head: Head,
    remarks: Diagnostics,
    size: Length,
    fits: bool,
    /// The firmest bond that its lines break.
    worst: Bond,
    /// Whether the author marked more breaks than it has.
    leaves_marks: bool,
}

impl Trial {
    /// The head, its remarks said.
    pub(super) fn said(self, setter: &mut Setter<'_>) -> Head {
        setter.diagnostics.extend(self.remarks);
        self.head
    }

    /// Whether no more lines are looked for: it is large enough, breaks nothing that
    /// belongs together, and not only some of the author's marks.
    fn is_good(&self, brief: &Brief<'_>) -> bool {
        let large = brief.head.size.is_some() || self.size >= good(brief.room);
        self.fits && large && self.worst <= Bond::Word && !self.leaves_marks
    }

    /// Whether more lines are worth it: it must gain a quarter in size, and half where
    /// the parts interlock, unless it breaks better. A word is cut only when nothing else
    /// fits.
    fn is_better_than(&self, other: &Self) -> bool {
        let breaks_better = self.worst < other.worst && self.size >= other.size;
        let gain = match self.worst {
            Bond::Clause | Bond::Phrase | Bond::Word => 1250,
            Bond::Tight | Bond::Torn => 1500,
            Bond::Compound | Bond::Inside => return self.fits && !other.fits,
        };
        let gains = self.size >= other.size.scale(gain, 1000);
        self.fits && (!other.fits || breaks_better || gains)
    }
}

/// The best way to set a head: as it is ordered, if that fits.
pub(super) fn best(setter: &mut Setter<'_>, brief: &Brief<'_>) -> Trial {
    let orders = brief.extra.orders;
    let main = locked::order(orders, HeadPart::Main, &brief.head.main);
    let mut best = match main.and_then(|it| ordered(setter, brief, it)) {
        Some(trial) => trial,
        None => free(setter, brief),
    };
    if !best.fits {
        best.head.decided.clear();
        best.head.unmet.extend(main.or(orders.first()).map(|it| it.span));
    }
    best
}

/// Sets a head with its main lines as they are ordered; nothing where they are not its
/// words.
fn ordered(
    setter: &mut Setter<'_>,
    brief: &Brief<'_>,
    order: &LockedHead,
) -> Option<Trial> {
    let words = &brief.head.main;
    let main = lines::as_ordered(words, &order.lines)?;
    let head = HeadPlan { size: order.size.or(brief.head.size), ..brief.head.clone() };
    let mut trial = trial(setter, &Brief { head: &head, ..*brief }, &main);
    if let [whole] = words.as_slice() {
        let ends = lines::ends(&order.lines);
        trial.remarks.extend(lines::cut_words(setter, whole, &ends));
    }
    Some(trial)
}

/// The best way to set a head that is free. A main head written in one piece is broken
/// into two or three lines when one line of it would be small.
fn free(setter: &mut Setter<'_>, brief: &Brief<'_>) -> Trial {
    let mut best = trial(setter, brief, &brief.head.main);
    if let [whole] = brief.head.main.as_slice() {
        for lines in 2..=MOST_LINES {
            if best.is_good(brief) {
                break;
            }
            let other = in_lines(setter, brief, whole, lines);
            if let Some(other) = other.filter(|it| it.is_better_than(&best)) {
                best = other;
            }
        }
    }
    best
}

/// The largest main head in this room.
fn largest(room: &Room) -> Length {
    let largest = LARGEST.get(room.cols.saturating_sub(1)).or(LARGEST.last());
    Length::pt(largest.copied().unwrap_or(60))
}

/// The size from which a head on one line is left alone.
fn good(room: &Room) -> Length {
    largest(room).scale(GOOD, 1000)
}

/// Sets a head with its one main line broken into several.
fn in_lines(
    setter: &mut Setter<'_>,
    brief: &Brief<'_>,
    whole: &Spanned<String>,
    lines: usize,
) -> Option<Trial> {
    let head = brief.head;
    let size = head.size.or_else(|| SIZES.last().map(|it| Length::pt(*it)))?;
    let style = setter.style(head.face, size, brief.room.axes.mode);
    let limit = if head.size.is_some() { NARROWEST } else { NARROW };
    let limit = brief.field(true).widest(limit);
    let broken = lines::broken(setter, whole, style, lines, limit)?;
    let mut trial = trial(setter, brief, &broken.lines);
    trial.worst = broken.worst;
    trial.leaves_marks = lines::marks(whole) >= lines;
    trial.remarks.extend(broken.remarks);
    Some(trial)
}

/// Sets a head in the lines it has, at its size or the largest that fits; says nothing
/// yet.
fn trial(setter: &mut Setter<'_>, brief: &Brief<'_>, main: &[Spanned<String>]) -> Trial {
    let spoken = std::mem::take(&mut setter.diagnostics);
    let largest = largest(brief.room);
    let sizes = headline::sizes().filter(|it| *it <= largest);
    let sizes: Vec<_> = brief.head.size.map_or_else(|| sizes.collect(), |it| vec![it]);
    let hopeless = hopeless(brief, main, &sizes);
    let mut found = (Head::default(), Length::ZERO, false);
    for size in sizes.into_iter().skip(hopeless) {
        setter.diagnostics = Diagnostics::new();
        let parts = parts(setter, brief, main, size);
        let (set, fits) = at_size(setter, brief, &parts);
        found = (set, size, fits);
        if fits {
            break;
        }
    }
    let remarks = std::mem::replace(&mut setter.diagnostics, spoken);
    let (head, size, fits) = found;
    Trial { head, remarks, size, fits, worst: Bond::Clause, leaves_marks: false }
}

/// How many of `sizes` are too large for the Han characters of a main line alone, however
/// narrow; not the last. Where a head is long, most are.
fn hopeless(brief: &Brief<'_>, main: &[Spanned<String>], sizes: &[Length]) -> usize {
    let han = '\u{4E00}'..='\u{9FFF}';
    let han =
        |it: &Spanned<String>| it.value.chars().filter(|it| han.contains(it)).count();
    let longest = main.iter().map(han).max().unwrap_or(0);
    let longest = i64::try_from(longest).unwrap_or(i64::MAX);
    let narrowest = |size: &Length| size.scale(NARROWEST.into(), 1000).scale(longest, 1);
    let room = brief.field(true).inline;
    let hopeless = sizes.iter().take_while(|it| narrowest(it) > room).count();
    hopeless.min(sizes.len().saturating_sub(1))
}

/// Stacks the parts of a head; says whether it fits its room.
fn at_size(
    setter: &mut Setter<'_>,
    brief: &Brief<'_>,
    parts: &Parts<'_>,
) -> (Head, bool) {
    let Brief { head: plan, room, .. } = brief;
    let (outer, inner) = (brief.field(false), brief.field(true));
    let mut head = Head::new(plan.air);
    let mut fits = true;
    let mut put =
        |setter: &mut Setter<'_>, head: &mut Head, line: Fitted<'_>, field: &Field| {
            fits &= line.set.width <= field.inline;
            if line.set.width > field.inline {
                setter.diagnostics.push(remarks::too_wide(&line, field));
            }
            head.push(line);
        };
    for line in parts
        .label
        .iter()
        .flat_map(|it| fit::alone(setter, it, &outer))
        .collect::<Vec<_>>()
    {
        put(setter, &mut head, line, &outer);
    }
    let white = brief.white();
    let ground = plan.ground.map(|ink| (head.open(white, brief.inset()), ink));
    let orders = brief.extra.orders;
    let words: Vec<_> = parts.main.iter().map(|it| it.words.clone()).collect();
    let order = locked::order(orders, HeadPart::Main, &words);
    let order = order.filter(|it| it.lines.len() == words.len());
    let main = locked::together(setter, &parts.main, &inner, (plan.fit, order));
    let narrow = plan.size.is_none() && main.iter().any(|it| it.stretch <= NARROW);
    let mut alone = |it| locked::alone(setter, it, &inner, orders);
    let mut groups: Vec<_> = parts.kicker.iter().map(&mut alone).collect();
    groups.push(main);
    groups.extend(parts.deck.iter().map(alone));
    head.decided.extend(groups.iter().filter_map(|it| locked::decided(it)));
    for line in groups.into_iter().flatten() {
        put(setter, &mut head, line, &inner);
    }
    if let Some((top, ink)) = ground {
        head.close(top, white, room.inline.1, ink);
    }
    summary::add(setter, brief, &mut head);
    for line in parts
        .byline
        .iter()
        .flat_map(|it| fit::alone(setter, it, &outer))
        .collect::<Vec<_>>()
    {
        put(setter, &mut head, line, &outer);
    }
    let deep = room.depth.is_some_and(|it| head.depth > it);
    (head, fits && !narrow && !deep)
}
