//! What stands between two cells: the pair rules brought together (字间).

use crate::geom::{Em, Length};
use crate::text::adjoin::{self, Cut, Mark};
use crate::text::class::Kind;
use crate::text::itemize::Cluster;
use crate::text::{
    Breaking, Cell, CharClass, Galley, Gap, Give, Mixed, Shrink, Stretch, TextStyle,
};
use crate::text::{mixed, pairs, width};

/// The gap after every cell of the galley; `clusters` are one for one with its cells.
pub(super) fn gaps(galley: &Galley, clusters: &[Cluster]) -> Vec<Gap> {
    let mut gaps = Vec::with_capacity(clusters.len());
    // What stood before the spaces that a gap may follow; what prints nothing lifts no rule.
    let mut before_spaces = None;
    for at in 0..clusters.len() {
        let Some(left) = side(galley, clusters, at) else { break };
        let prints = !matches!(left.kind, Kind::Joiner | Kind::SoftHyphen);
        if !left.kind.is_space() && (prints || before_spaces.is_none()) {
            before_spaces = Some((left.kind, left.first));
        }
        let right = side(galley, clusters, at + 1);
        if let Some(gap) = right.as_ref().and_then(|right| plain(&left, right)) {
            gaps.push(gap);
            continue;
        }
        let hangs = hangs(&left, at.checked_sub(1).and_then(|at| clusters.get(at)));
        let Some(right) = right else {
            gaps.push(Gap { hangs, ..Gap::default() });
            break;
        };
        let mut gap = Gap { hangs, ..between(&left, &right) };
        let typed = left.kind == Kind::MixedSpace;
        let outer = if typed { before_spaces } else { Some((left.kind, left.first)) };
        if outer.is_some_and(|(outer, _)| {
            mixed::stands(outer, right.kind, left.style, || has_letter(clusters, at))
        }) {
            open_mixed(&mut gap, &left);
        } else if typed && !right.kind.is_space() {
            close_mixed(&mut gap, &left);
        }
        if left.kind == Kind::HardBreak {
            gap.breaking = Breaking::Must;
        } else if left.kind.is_space() && gap.breaking != Breaking::Never {
            gap.breaking = after_space(&left, &right, before_spaces);
        } else if left.kind == Kind::SoftHyphen && gap.breaking != Breaking::Never {
            gap.breaking = after_soft_hyphen(clusters, at, &left, &right);
        } else if is_compound(clusters, at) {
            gap.breaking = Breaking::Discouraged;
        }
        let parts = |outer| pairs::parts_number(outer, (right.kind, right.first));
        if gap.breaking == Breaking::Allowed && outer.is_some_and(parts) {
            let tied = left.style.units_tied;
            gap.breaking = if tied { Breaking::Emergency } else { Breaking::Discouraged };
        }
        gaps.push(gap);
    }
    gaps
}

/// A cell with what the rules ask about it.
struct Side<'a> {
    kind: Kind,
    first: char,
    split: Option<Breaking>,
    cell: &'a Cell,
    style: &'a TextStyle,
}

impl Side<'_> {
    const fn mark(&self) -> Mark {
        Mark { kind: self.kind, first: self.first }
    }
}

fn side<'a>(galley: &'a Galley, clusters: &[Cluster], at: usize) -> Option<Side<'a>> {
    let cluster = clusters.get(at)?;
    let style = galley.styles.get(usize::from(cluster.style))?;
    let cell = galley.cells.get(at)?;
    let &Cluster { kind, first, split, .. } = cluster;
    Some(Side { kind, first, split, cell, style })
}

/// The gap between two Han characters, of which no rule speaks: most gaps are these. None
/// between others, nor beside kana, which some lines may not begin with.
fn plain(left: &Side<'_>, right: &Side<'_>) -> Option<Gap> {
    let han = |it: &Side<'_>| it.kind == Kind::Ideograph && it.first >= '\u{3200}';
    let solid = left.cell.blank_after + right.cell.blank_before == Length::ZERO;
    (han(left) && han(right) && solid && left.split.is_none()).then(|| Gap {
        breaking: Breaking::Allowed,
        natural: left.style.tracking.at(left.cell.size),
        stretch: Stretch::Ordinary,
        ..Gap::default()
    })
}

fn between(left: &Side<'_>, right: &Side<'_>) -> Gap {
    let (taken, shrink) = marks(left, right);
    let mut gap = Gap {
        breaking: breaking(left, right),
        natural: left.style.tracking.at(left.cell.size) - taken,
        shrink,
        stretch: Stretch::Rigid,
        hangs: false,
    };
    gap.stretch = stretch(left, right, gap.breaking);
    if matches!(left.kind, Kind::Space | Kind::TiedSpace) {
        word_space(&mut gap, left.cell.advance, left.cell.size);
    }
    gap
}

fn breaking(left: &Side<'_>, right: &Side<'_>) -> Breaking {
    let applies = |it: &Breaking| *it == Breaking::Relief || right.kind.is_western();
    if let Some(split) = left.split.filter(applies) {
        return split;
    }
    let level = left.style.prohibition.max(right.style.prohibition);
    pairs::breaking(left.kind, right.kind, right.first, level)
}

fn after_space(
    left: &Side<'_>,
    right: &Side<'_>,
    before: Option<(Kind, char)>,
) -> Breaking {
    let level = left.style.prohibition.max(right.style.prohibition);
    match (left.kind, before) {
        (Kind::TiedSpace, _) => Breaking::Emergency,
        (Kind::MixedSpace, _) if left.first == '\u{A0}' => Breaking::Emergency,
        // Spaces at the very start are an indent: no line consists of them alone.
        (_, None) => Breaking::Never,
        (Kind::SoftBreak, _) => Breaking::Allowed,
        (_, Some((before, _))) => {
            pairs::across_spaces(before, (right.kind, right.first), level)
        }
    }
}

/// A soft hyphen between letters parts their word; anywhere else it is as if it were not
/// there.
fn after_soft_hyphen(
    clusters: &[Cluster],
    at: usize,
    left: &Side<'_>,
    right: &Side<'_>,
) -> Breaking {
    let before = clusters.get(..at).unwrap_or_default();
    let before = before.iter().rfind(|it| it.kind != Kind::SoftHyphen);
    match before.map(|it| it.kind).filter(|it| !it.is_space()) {
        None => Breaking::Emergency,
        Some(Kind::Letter) if right.kind == Kind::Letter => Breaking::Hyphen,
        Some(before) => {
            let level = left.style.prohibition.max(right.style.prohibition);
            pairs::breaking(before, right.kind, right.first, level)
        }
    }
}

/// A word may break after the hyphen it is written with: two letters before, two after.
fn is_compound(clusters: &[Cluster], at: usize) -> bool {
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| clusters.get(at)).is_some_and(|it| it.kind == Kind::Letter)
    };
    clusters.get(at).is_some_and(|it| it.kind == Kind::Hyphen && it.split.is_none())
        && [at.checked_sub(2), at.checked_sub(1), Some(at + 1), Some(at + 2)]
            .into_iter()
            .all(is_letter)
}

/// What two marks give up at once, and what they may still give in a crowded line.
fn marks(left: &Side<'_>, right: &Side<'_>) -> (Length, [Give; 2]) {
    let (mut after, mut before) = (left.cell.blank_after, right.cell.blank_before);
    if after == Length::ZERO && before == Length::ZERO {
        return (Length::ZERO, [Give::default(); 2]);
    }
    let mut taken = Length::ZERO;
    let mut take = |blank: &mut Length, at_most: Length| {
        let part = (*blank).min(at_most);
        taken += part;
        *blank -= part;
        part
    };
    if width::always_half(left.kind, left.style.punctuation) {
        take(&mut after, left.cell.blank_after);
    }
    if width::always_half(right.kind, right.style.punctuation) {
        take(&mut before, right.cell.blank_before);
    }
    let half = Em::HALF.at(left.cell.size).min(Em::HALF.at(right.cell.size));
    match adjoin::cut(left.mark(), right.mark(), left.style) {
        Some(Cut::Left) => {
            take(&mut after, half);
        }
        Some(Cut::Right) => {
            take(&mut before, half);
        }
        Some(Cut::Either) => {
            let rest = half - take(&mut after, half);
            take(&mut before, rest);
        }
        None => {}
    }
    let give = |side: &Side<'_>, blank| Give {
        stage: width::stage(side.kind).unwrap_or_default(),
        amount: if width::gives(side.kind, side.style.region) {
            blank
        } else {
            Length::ZERO
        },
    };
    (taken, [give(left, after), give(right, before)])
}

/// CLREQ, expansion: units stay closed, and so do both sides of connectors and slashes.
fn stretch(left: &Side<'_>, right: &Side<'_>, breaking: Breaking) -> Stretch {
    let joins = |kind| {
        matches!(
            kind,
            Kind::Connector
                | Kind::ShortConnector
                | Kind::Solidus
                | Kind::WideSolidus
                | Kind::Joiner
                | Kind::SoftHyphen
                | Kind::SoftBreak
        )
    };
    let word = left.kind.is_western() && right.kind.is_western();
    let unit = left.kind == Kind::Ellipsis && right.kind == Kind::Ellipsis;
    match breaking {
        Breaking::Emergency | Breaking::Never | Breaking::Url => Stretch::Rigid,
        _ if word || unit || joins(left.kind) || joins(right.kind) => Stretch::Rigid,
        _ => Stretch::Ordinary,
    }
}

fn open_mixed(gap: &mut Gap, left: &Side<'_>) {
    let (natural, size) = (left.style.autospace, left.cell.size);
    gap.natural += natural.at(size);
    gap.shrink = [mixed::give(natural, size), Give::default()];
    gap.stretch = mixed::stretch(natural, size);
}

/// A space typed where the style sets none is nothing; where it sets none anywhere, it is
/// a word space.
fn close_mixed(gap: &mut Gap, left: &Side<'_>) {
    gap.stretch = Stretch::Ordinary;
    if left.style.mixed == Mixed::None {
        let width = Em::QUARTER.at(left.cell.size);
        gap.natural += width;
        word_space(gap, width, left.cell.size);
    }
}

/// CLREQ: word spaces shrink to a quarter em and open to half an em.
fn word_space(gap: &mut Gap, width: Length, size: Length) {
    let give = (width - Em::QUARTER.at(size)).max(Length::ZERO);
    gap.shrink = [Give { stage: Shrink::WordSpace, amount: give }, Give::default()];
    gap.stretch = Stretch::WordSpace((Em::HALF.at(size) - width).max(Length::ZERO));
}

/// Whether the Western word on either side of the gap after `at` has a letter; spaces
/// before the gap belong to it.
fn has_letter(clusters: &[Cluster], at: usize) -> bool {
    let (before, after) = clusters.split_at_checked(at + 1).unwrap_or_default();
    let word = |it: &&Cluster| it.kind.is_western();
    let is_letter = |it: &Cluster| it.kind == Kind::Letter;
    let spaces = before.iter().rev().take_while(|it| it.kind.is_space()).count();
    before.iter().rev().skip(spaces).take_while(word).any(is_letter)
        || after.iter().take_while(word).any(is_letter)
}

/// Whether the mark `it` may hang: never after another mark or a space.
fn hangs(it: &Side<'_>, before: Option<&Cluster>) -> bool {
    it.style.marks.hanging
        && width::may_hang(it.kind, it.style.region, it.style.is_vertical())
        && before.is_some_and(|it| {
            matches!(
                it.kind.class(),
                CharClass::Han
                    | CharClass::Western
                    | CharClass::Number
                    | CharClass::Across
            )
        })
}
