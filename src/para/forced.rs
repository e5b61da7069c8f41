//! Where a line ends when no price decides: the fullest line the rules allow, and the ways
//! out when they allow none.

use crate::para::LineEnd;
use crate::para::ledger::Ledger;
use crate::text::Breaking;

/// A place where a line may end.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Ending {
    /// One past the line's last cell.
    pub(super) at: usize,
    pub(super) end: LineEnd,
}

/// What a line end is to the report; none where no line may end.
pub(super) const fn end_of(breaking: Breaking) -> Option<LineEnd> {
    match breaking {
        Breaking::Never => None,
        Breaking::Relief => Some(LineEnd::Relief),
        Breaking::Emergency => Some(LineEnd::Emergency),
        Breaking::Must
        | Breaking::Allowed
        | Breaking::Discouraged
        | Breaking::Hyphen
        | Breaking::Url
        | Breaking::HyphenInName => Some(LineEnd::Regular),
    }
}

impl Ledger<'_> {
    /// How a line may end before cell `at`; none when it never may.
    pub(super) fn ending(&self, at: usize) -> Option<Ending> {
        end_of(self.breaking(at)).map(|end| Ending { at, end })
    }

    /// Whether a line may end before cell `at`; the end of the paragraph always may.
    pub(super) fn breaking(&self, at: usize) -> Breaking {
        if at == self.count() {
            return Breaking::Allowed;
        }
        let gap = at.checked_sub(1).and_then(|it| self.galley.gaps.get(it));
        gap.map_or(Breaking::Never, |it| it.breaking)
    }

    /// Whether a line that ends before cell `at` is not spread: the paragraph ends there, or
    /// the author broke it.
    pub(super) fn closes(&self, at: usize) -> bool {
        at == self.count() || self.breaking(at) == Breaking::Must
    }

    /// The places where a line from `start` may end, up to the author's next break.
    pub(super) fn ends(&self, start: usize) -> impl Iterator<Item = Ending> {
        let mut closed = false;
        (start + 1..=self.count())
            .take_while(move |at| !std::mem::replace(&mut closed, self.closes(*at)))
            .filter_map(|at| self.ending(at))
    }

    /// The fullest line from `start`: by the rules; else with a forbidden mark at its edge;
    /// else with a word cut; else of one cell, however little room there is.
    pub(super) fn forced(&self, start: usize, room: i64) -> Ending {
        let mut best: [Option<Ending>; 3] = [None; 3];
        for ending in self.ends(start) {
            if !self.fit(start, ending.at, room).fits {
                // Without its hyphen a longer line may be shorter.
                if self.breaking(ending.at).is_hyphen() {
                    continue;
                }
                break;
            }
            if let Some(place) = best.get_mut(ending.end as usize) {
                *place = Some(ending);
            }
        }
        let [regular, relief, emergency] = best;
        // A word that no line can hold is cut where it stands: no hole is left before it.
        let hole = regular.is_some_and(|it| {
            self.fit(start, it.at, room).natural * 2 < room && !self.goes_on(it.at, room)
        });
        let regular = if hole && emergency.is_some() { None } else { regular };
        let relief = if hole { None } else { relief };
        regular.or(relief).or(emergency).unwrap_or_else(|| self.one_cell(start))
    }

    /// Whether a line from `start` in `room` can end by the rules.
    fn goes_on(&self, start: usize, room: i64) -> bool {
        self.ends(start)
            .take_while(|it| self.fit(start, it.at, room).fits)
            .any(|it| it.end == LineEnd::Regular)
    }

    /// One cell, with the spaces that hang after it.
    fn one_cell(&self, start: usize) -> Ending {
        let end = Ending { at: self.count(), end: LineEnd::Emergency };
        self.ends(start).next().unwrap_or(end)
    }
}
