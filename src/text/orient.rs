//! Which way a character stands in a vertical line (文字方向): UAX #50 with the Chinese
//! tailoring.

use std::ops::Range;

use icu_properties::CodePointMapData;
use icu_properties::props::VerticalOrientation;

use crate::font::Region;
use crate::text::class::Kind;
use crate::text::itemize::Cluster;

/// Acronyms up to this many capitals stand upright, one an em.
const MAX_ACRONYM: usize = 4;

/// How an upright-class character stands.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Stand {
    /// Upright, in its vertical form if the face has one (U, Tu).
    Upright,
    /// In its vertical form, or turned about the center of its em box (Tr, R).
    Turned,
}

/// How a character that is set like Han stands.
pub(super) fn stand(kind: Kind, first: char) -> Stand {
    match kind {
        // CLREQ: ：；？！ stand upright in CN, TW and HK; so do stops and interpuncts.
        Kind::Ideograph
        | Kind::FullStop
        | Kind::Comma
        | Kind::Colon
        | Kind::Semicolon
        | Kind::Exclaim
        | Kind::Interpunct => Stand::Upright,
        Kind::Open
        | Kind::Close
        | Kind::Connector
        | Kind::ShortConnector
        | Kind::Dash
        | Kind::Ellipsis => Stand::Turned,
        // A solidus alone stands upright; in a Western run it turns with it.
        Kind::Solidus => Stand::Upright,
        _ => match CodePointMapData::<VerticalOrientation>::new().get(first) {
            VerticalOrientation::Rotated | VerticalOrientation::TransformedRotated => {
                Stand::Turned
            }
            _ => Stand::Upright,
        },
    }
}

/// The character whose glyph stands for a quote in vertical lines. CLREQ, quotation marks;
/// double outside in CN.
pub(super) const fn substitute(c: char, region: Region) -> Option<&'static str> {
    match (c, region) {
        ('“', Region::Cn) => Some("『"),
        ('”', Region::Cn) => Some("』"),
        ('‘', Region::Cn) => Some("「"),
        ('’', Region::Cn) => Some("」"),
        // A face without vertical forms would put these into the wrong corner.
        ('“', Region::Jp) => Some("〝"),
        ('”', Region::Jp) => Some("〟"),
        _ => None,
    }
}

/// Decides for every Western run of a vertical line: across, upright or sideways. Pairs of
/// digits set across become one cluster.
pub(super) fn turn(
    clusters: Vec<Cluster>,
    vertical: impl Fn(u16) -> bool,
) -> Vec<Cluster> {
    let mut turned = Vec::with_capacity(clusters.len());
    let mut at = 0;
    while let Some(first) = clusters.get(at) {
        if !first.kind.is_western() || !vertical(first.style) {
            turned.push(*first);
            at += 1;
            continue;
        }
        let run = run_from(&clusters, at);
        let inside = clusters.get(run.clone()).unwrap_or_default();
        match manner(inside, in_phrase(&clusters, &run)) {
            Manner::Sideways => turned.extend_from_slice(inside),
            Manner::Upright => turned.extend(inside.iter().map(|it| upright(*it))),
            Manner::Across(digits) => {
                turned.extend(across(inside.get(..digits).unwrap_or_default()));
                let rest = inside.get(digits..).unwrap_or_default();
                turned.extend(rest.iter().map(|it| upright(*it)));
            }
        }
        at = run.end;
    }
    turned
}

enum Manner {
    Sideways,
    Upright,
    /// This many digits across, the rest upright.
    Across(usize),
}

/// CLREQ, mixed text in vertical writing: single letters, single digits and acronyms
/// upright, two digits across, words and longer numbers sideways.
fn manner(run: &[Cluster], in_phrase: bool) -> Manner {
    let digits = run.iter().take_while(|it| it.kind == Kind::Digit).count();
    let is_percent = |it: &Cluster| it.first == '%';
    let rest = run.get(digits..).unwrap_or_default();
    let bare = rest.is_empty() || matches!(rest, [one] if is_percent(one));
    let capitals = run.iter().all(|it| it.first.is_ascii_uppercase());
    let letter = run.len() == 1 && run.iter().all(|it| it.kind == Kind::Letter);
    match digits {
        _ if in_phrase => Manner::Sideways,
        1 if bare => Manner::Upright,
        2 if bare => Manner::Across(2),
        0 if letter || (capitals && run.len() <= MAX_ACRONYM) => Manner::Upright,
        _ => Manner::Sideways,
    }
}

/// Whether the run is a word among Western words: `the GDP of`.
fn in_phrase(clusters: &[Cluster], run: &Range<usize>) -> bool {
    let is_word = |near: Option<usize>, far: Option<usize>| {
        let get = |at: Option<usize>| at.and_then(|at| clusters.get(at));
        get(near).is_some_and(|it| it.kind == Kind::Space)
            && get(far).is_some_and(|it| it.kind.is_western())
    };
    is_word(run.start.checked_sub(1), run.start.checked_sub(2))
        || is_word(Some(run.end), Some(run.end + 1))
}

fn run_from(clusters: &[Cluster], start: usize) -> Range<usize> {
    let style = clusters.get(start).map(|it| it.style);
    let length = clusters
        .iter()
        .skip(start)
        .take_while(|it| it.kind.is_western() && Some(it.style) == style)
        .count();
    start..start + length.max(1)
}

const fn upright(mut cluster: Cluster) -> Cluster {
    cluster.kind = Kind::Upright;
    cluster
}

fn across(digits: &[Cluster]) -> Option<Cluster> {
    let (first, last) = (digits.first()?, digits.last()?);
    Some(Cluster { end: last.end, kind: Kind::Across, ..*first })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;
    use crate::text::{StyledText, itemize, testing};

    /// S sideways, U upright, A across, · anything else.
    fn check(text: &str, expected: &str) {
        let copy = [StyledText { text, style: testing::STYLE, span: Span::default() }];
        let turned = turn(itemize::clusters(&copy), |_| true);
        let found: String = turned
            .iter()
            .map(|it| match it.kind {
                Kind::Upright => 'U',
                Kind::Across => 'A',
                kind if kind.is_western() => 'S',
                _ => '·',
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn digits_and_letters_stand_by_their_number() {
        check("8月23日", "U·A·");
        check("2026年", "SSSS·");
        check("长120米", "·SSS·");
        check("用GDP算", "·UUU·");
        check("用Word写", "·SSSS·");
        check("占25%的", "·AU·");
        check("甲A组", "·U·");
        check("the GDP of", "SSS·SSS·SS");
        check("3.5米", "SSS·");
    }

    #[test]
    fn colons_stand_upright_and_brackets_turn() {
        assert_eq!(stand(Kind::Colon, '：'), Stand::Upright);
        assert_eq!(stand(Kind::Open, '（'), Stand::Turned);
        assert_eq!(stand(Kind::Symbol, '→'), Stand::Turned);
        assert_eq!(stand(Kind::Symbol, '①'), Stand::Upright);
        assert_eq!(stand(Kind::WideInterpunct, '・'), Stand::Upright);
    }

    #[test]
    fn chinese_quotes_take_corner_shapes() {
        assert_eq!(substitute('“', Region::Cn), Some("『"));
        assert_eq!(substitute('“', Region::Tw), None);
    }
}
