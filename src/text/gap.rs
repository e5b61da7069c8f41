//! What stands between two cells: the pair rules brought together (字间).

use crate::geom::{Em, Length};
use crate::text::class::Kind;
use crate::text::itemize::Cluster;
use crate::text::{Breaking, Cell, Galley, Gap, Give, Shrink, Stretch, TextStyle};
use crate::text::{mixed, pairs, width};

/// The gap after every cell of the galley; `clusters` are one for one with its cells.
pub(super) fn gaps(galley: &Galley, clusters: &[Cluster]) -> Vec<Gap> {
    let mut gaps = Vec::with_capacity(clusters.len());
    // What stood before the spaces that a gap may follow.
    let mut before_spaces = None;
    for at in 0..clusters.len() {
        let Some(left) = side(galley, clusters, at) else { break };
        if !left.kind.is_space() {
            before_spaces = Some(left.kind);
        }
        let Some(right) = side(galley, clusters, at + 1) else {
            gaps.push(Gap::default());
            break;
        };
        let mut gap = between(&left, &right);
        if left.kind.is_space() && gap.breaking != Breaking::Never {
            gap.breaking = after_space(&left, &right, before_spaces);
        } else if is_compound(clusters, at) {
            gap.breaking = Breaking::Discouraged;
        } else if gap.breaking == Breaking::Discouraged && left.style.units_tied {
            gap.breaking = Breaking::Emergency;
        }
        gaps.push(gap);
    }
    gaps
}

/// A cell with what the rules ask about it.
struct Side<'a> {
    kind: Kind,
    first: char,
    url: bool,
    cell: &'a Cell,
    style: &'a TextStyle,
}

fn side<'a>(galley: &'a Galley, clusters: &[Cluster], at: usize) -> Option<Side<'a>> {
    let cluster = clusters.get(at)?;
    let style = galley.styles.get(usize::from(cluster.style))?;
    let cell = galley.cells.get(at)?;
    Some(Side { kind: cluster.kind, first: cluster.first, url: cluster.url, cell, style })
}

fn between(left: &Side<'_>, right: &Side<'_>) -> Gap {
    let (taken, shrink) = marks(left, right);
    let mut gap = Gap {
        breaking: breaking(left, right),
        natural: left.style.tracking.at(left.cell.size) - taken,
        shrink,
        stretch: Stretch::Rigid,
    };
    gap.stretch = stretch(left, right, gap.breaking);
    match left.kind {
        Kind::MixedSpace => open_mixed(&mut gap, left),
        Kind::Space | Kind::TiedSpace => word_space(&mut gap, left),
        kind if mixed::is_border(kind, right.kind) => open_mixed(&mut gap, left),
        _ => {}
    }
    gap
}

fn breaking(left: &Side<'_>, right: &Side<'_>) -> Breaking {
    if left.url && right.kind.is_western() {
        return Breaking::Url;
    }
    let level = left.style.prohibition.max(right.style.prohibition);
    pairs::breaking(left.kind, right.kind, right.first, level)
}

fn after_space(left: &Side<'_>, right: &Side<'_>, before: Option<Kind>) -> Breaking {
    let level = left.style.prohibition.max(right.style.prohibition);
    match (left.kind, before) {
        (Kind::TiedSpace, _) => Breaking::Emergency,
        // Spaces at the very start are an indent: no line consists of them alone.
        (_, None) => Breaking::Never,
        (Kind::SoftBreak, _) => Breaking::Allowed,
        (_, Some(before)) => pairs::across_spaces(before, right.kind, level),
    }
}

/// A word may break after the hyphen it is written with: two letters before, two after.
fn is_compound(clusters: &[Cluster], at: usize) -> bool {
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| clusters.get(at)).is_some_and(|it| it.kind == Kind::Letter)
    };
    clusters.get(at).is_some_and(|it| it.kind == Kind::Hyphen && !it.url)
        && [at.checked_sub(2), at.checked_sub(1), Some(at + 1), Some(at + 2)]
            .into_iter()
            .all(is_letter)
}

/// What two marks give up at once, and what they may still give in a crowded line.
fn marks(left: &Side<'_>, right: &Side<'_>) -> (Length, [Give; 2]) {
    let (mut after, mut before) = (left.cell.blank_after, right.cell.blank_before);
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
    if width::closes_up(left.kind, right.kind) {
        let half = Em::HALF.at(left.cell.size).min(Em::HALF.at(right.cell.size));
        let rest = half - take(&mut after, half);
        take(&mut before, rest);
    }
    let give =
        |kind, amount| Give { stage: width::stage(kind).unwrap_or_default(), amount };
    (taken, [give(left.kind, after), give(right.kind, before)])
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

/// CLREQ: word spaces shrink to a quarter em and open to half an em.
fn word_space(gap: &mut Gap, left: &Side<'_>) {
    let (width, size) = (left.cell.advance, left.cell.size);
    let give = (width - Em::QUARTER.at(size)).max(Length::ZERO);
    gap.shrink = [Give { stage: Shrink::WordSpace, amount: give }, Give::default()];
    gap.stretch = Stretch::WordSpace((Em::HALF.at(size) - width).max(Length::ZERO));
}
