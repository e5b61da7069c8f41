//! The Chinese tailoring of UAX #14: classes given anew (CLREQ, GB/T 15834).
//!
//! Which mark shuns which line edge stands in `class`; here stands what the rules of UAX #14
//! take a character for, so that nothing but that table keeps it from an edge.

use icu_properties::props::{EnumeratedProperty, LineBreak as Lb};

use crate::text::breaks::UnicodeVersion;
use crate::text::breaks::rules;
use crate::text::breaks::unit::{Quote, Unit};
use crate::text::class::{self, Kind};
use crate::text::itemize::Cluster;
use crate::text::{Breaking, Prohibition};

/// Kinds, the class they have here, and why UAX #14 has another.
#[rustfmt::skip]
const ROWS: &[(&[Kind], Lb, &str)] = &[
    (&[Kind::Ideograph], Lb::ID, "CJ, NS, H2: kana and iteration marks by level, as JLREQ has it; hangul like Han"),
    (&[Kind::FullStop, Kind::Comma, Kind::Semicolon, Kind::Colon, Kind::Exclaim, Kind::Stacked], Lb::ID, "CL, EX, NS: the levels of CLREQ decide, `none` among them"),
    (&[Kind::Open, Kind::Close, Kind::PlainOpen, Kind::PlainClose], Lb::ID, "QU, OP, CL: “ ” are brackets in Chinese whatever they enclose"),
    (&[Kind::Connector, Kind::ShortConnector], Lb::ID, "B2, ID, HH, HY: GB/T 15834 5.1.6, never first; what follows may begin a line"),
    (&[Kind::Interpunct, Kind::WideInterpunct], Lb::ID, "AI, IS, NS: GB/T 15834 5.1.7, never first"),
    (&[Kind::Solidus, Kind::WideSolidus], Lb::ID, "SY, ID: GB/T 15834 5.1.9, neither first nor last"),
    (&[Kind::Dash], Lb::B2, "GB/T 15834 5.1.4: not split; first on a line below `strict`"),
    (&[Kind::Ellipsis], Lb::ID, "IN: GB/T 15834 5.1.5; first on a line below `strict`"),
    (&[Kind::WideDigit], Lb::NU, "ID: a number is not split, full width or not"),
    (&[Kind::WideLetter], Lb::AL, "ID: a word is not split, full width or not"),
    (&[Kind::WidePrefix], Lb::PR, "ID: CLREQ issue 262"),
    (&[Kind::WidePostfix], Lb::PO, "ID: CLREQ issue 262"),
    (&[Kind::WideSpace], Lb::SP, "BA: a space that hangs at the line end"),
];

/// A cluster as the rules see it at a level.
fn unit(cluster: &Cluster, level: Prohibition) -> Unit {
    let &Cluster { kind, first, .. } = cluster;
    let mut unit = Unit::of(first, UnicodeVersion::V18);
    if unit.class == Lb::QU && kind == Kind::WesternOpen && first.is_ascii() {
        unit.class = Lb::OP;
    } else if unit.class == Lb::QU && kind == Kind::WesternClose && first.is_ascii() {
        unit.class = Lb::CL;
    } else if let Some((_, class, _)) =
        ROWS.iter().find(|(kinds, ..)| kinds.contains(&kind))
    {
        unit.class = *class;
        unit.quote = Quote::Either;
    } else if kind == Kind::Symbol && (unit.class == Lb::CJ || is_ambiguous(first)) {
        // UAX #14, AI: ① ※ → are ideographs among ideographs.
        unit.class = Lb::ID;
    }
    unit.never_first = class::never_first(kind, first, level);
    unit.never_last = kind.never_last(level);
    unit
}

fn is_ambiguous(c: char) -> bool {
    Lb::for_char(c) == Lb::AI
}

/// Whether a line may end after each cluster but the last, and whether it must.
pub(super) fn decisions(
    clusters: &[Cluster],
    level: Prohibition,
) -> impl Iterator<Item = (bool, bool)> {
    let units: Vec<Unit> = clusters.iter().map(|it| unit(it, level)).collect();
    let found: Vec<_> = rules::decisions(&units, UnicodeVersion::V18)
        .map(|rule| (rule.breaks, matches!(rule.name, "LB4" | "LB5")))
        .collect();
    found.into_iter()
}

/// What no table of this house names follows UAX #14: where it keeps such a character and
/// its neighbour together, a line ends only as a last resort.
pub(in crate::text) fn hold_unnamed(clusters: &mut [Cluster], level: Prohibition) {
    if !clusters.iter().any(is_unnamed) {
        return;
    }
    let held: Vec<bool> = decisions(clusters, level).map(|(breaks, _)| !breaks).collect();
    for at in 0..held.len() {
        let beside = clusters.get(at..at + 2).is_some_and(|it| it.iter().any(is_unnamed));
        if let Some(it) = clusters.get_mut(at)
            && beside
            && held.get(at) == Some(&true)
        {
            it.split = it.split.or(Some(Breaking::Relief));
        }
    }
}

fn is_unnamed(cluster: &Cluster) -> bool {
    matches!(cluster.kind, Kind::Symbol | Kind::WesternMark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_says_why() {
        assert!(ROWS.iter().all(|(_, _, why)| why.contains(": ")));
    }
}
