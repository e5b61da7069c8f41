//! Western runs of vertical lines: which lie sideways, which stand upright one an em, and
//! which stand across the line (纵中横).

use std::ops::Range;

use crate::font::Region;
use crate::text::class::Kind;
use crate::text::itemize::Cluster;
use crate::text::orient::{Orientation, orientation};

/// A run that does not lie sideways.
struct Row {
    /// Its characters: `9` a digit, `A` a capital, `a` another letter, the rest themselves;
    /// `+` is + − or -, `°` is any of ° ′ ″.
    form: &'static str,
    /// How they stand: `U` upright in an em of its own, `(` … `)` across, in one em.
    stands: &'static str,
    /// Not in Japan.
    chinese: bool,
    /// Where the rule stands.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by people and by the tests"))]
    clause: &'static str,
}

/// Makes a row.
macro_rules! row {
    ($form:literal $stands:literal $clause:literal) => {
        Row { form: $form, stands: $stands, chinese: false, clause: $clause }
    };
    ($form:literal $stands:literal CHINESE $clause:literal) => {
        Row { form: $form, stands: $stands, chinese: true, clause: $clause }
    };
}

/// Every short form. CLREQ, mixed text composition in vertical writing mode; JLREQ 3.2.3
/// and 3.2.5. What has no row here, a word or a longer number, lies sideways.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    row!("9" "U" "a single digit stands upright"),
    row!("99" "()" "two digits stand across"),
    row!("999" "(-)" CHINESE "three digits stand across; JLREQ: rarely"),
    row!("9%" "UU" "the sign has an em of its own after an upright digit"),
    row!("99%" "()U" "as 9%"),
    row!("999%" "(-)U" CHINESE "as 9%"),
    row!("9.9" "(-)" "a short decimal within one em: 3.0"),
    row!("9.9%" "(-)U" "as 9%"),
    row!("9°" "()" "within one em"),
    row!("99°" "(-)" "within one em"),
    row!("A" "U" "a single letter stands upright"),
    row!("a" "U" "a single letter stands upright"),
    row!("AA" "UU" "the letters of an acronym stand upright"),
    row!("AAA" "UUU" "as AA"),
    row!("AAAA" "UUUU" "as AA"),
    row!("AA+" "UUU" "as AA: AI+"),
    row!("A+" "()" "within one em"),
    row!("9+" "()" "as A+"),
    row!("9A" "()" "within one em: 2B, 5G"),
    row!("A9" "()" "as 2B: G7"),
    row!("A99" "U()" "a single letter, then two digits: G20"),
];

/// The longest form.
const LONGEST: usize = 4;

/// Decides for every Western run of a vertical line: across, upright or sideways. What
/// stands across becomes one cluster. `vertical` says where the region's lines run down.
pub(super) fn turn(
    clusters: Vec<Cluster>,
    vertical: impl Fn(u16) -> Option<Region>,
) -> Vec<Cluster> {
    let mut turned: Vec<Cluster> = Vec::with_capacity(clusters.len());
    let mut at = 0;
    while let Some(first) = clusters.get(at) {
        let region = vertical(first.style);
        let Some(region) = region.filter(|_| first.kind.is_western()) else {
            turned.push(*first);
            at += 1;
            continue;
        };
        let run = run_from(&clusters, at);
        let inside = clusters.get(run.clone()).unwrap_or_default();
        at = run.end;
        match stands(inside, region).filter(|_| !in_phrase(&clusters, &run)) {
            Some(stands) => {
                close_up(turned.last_mut());
                raise(&mut turned, inside, stands);
                if let Some(next) =
                    clusters.get(at).filter(|it| it.kind == Kind::MixedSpace)
                {
                    turned.push(*next);
                    close_up(turned.last_mut());
                    at += 1;
                }
            }
            None => {
                lay_sign(turned.last_mut(), inside.first());
                turned.extend_from_slice(inside);
                if let Some(next) = clusters.get(at).filter(|it| is_sign(it)) {
                    turned.push(*next);
                    lay_sign(turned.last_mut(), inside.last());
                    at += 1;
                }
            }
        }
    }
    turned
}

/// How the characters of a run stand; none when it lies sideways.
fn stands(run: &[Cluster], region: Region) -> Option<&'static str> {
    if let [only] = run
        && orientation(only.first, Some(region)) == Orientation::Upright
    {
        return Some("U");
    }
    if run.len() > LONGEST {
        return None;
    }
    let row = ROWS.iter().find(|row| {
        row.form.chars().eq(run.iter().map(sample))
            && !(row.chinese && region == Region::Jp)
    });
    row.map(|row| row.stands)
}

/// What stands for a cluster in the forms.
fn sample(cluster: &Cluster) -> char {
    match (cluster.kind, cluster.first) {
        (Kind::Digit, _) => '9',
        (Kind::Letter, c) if c.is_uppercase() => 'A',
        (Kind::Letter, _) => 'a',
        (_, '+' | '-' | '−') => '+',
        (_, '%' | '‰') => '%',
        (_, '°' | '′' | '″') => '°',
        (_, c) => c,
    }
}

fn raise(turned: &mut Vec<Cluster>, run: &[Cluster], stands: &str) {
    for (cluster, how) in run.iter().zip(stands.chars()) {
        match (how, turned.last_mut()) {
            ('U', _) => turned.push(Cluster { kind: Kind::Upright, ..*cluster }),
            ('-' | ')', Some(across)) => across.end = cluster.end,
            _ => turned.push(Cluster { kind: Kind::Across, ..*cluster }),
        }
    }
}

/// CLREQ: beside upright letters and digits across there is no space, typed or not.
fn close_up(space: Option<&mut Cluster>) {
    if let Some(it) = space.filter(|it| it.kind == Kind::MixedSpace) {
        it.kind = Kind::SoftBreak;
    }
}

/// Whether it is a sign or a unit of one em: ％ ℃ ￥ ㎡.
const fn is_sign(cluster: &Cluster) -> bool {
    matches!(cluster.kind, Kind::WidePrefix | Kind::WidePostfix)
        || matches!(cluster.first, '\u{3371}'..='\u{33DF}')
}

/// A sign beside a number that lies sideways lies with it.
fn lay_sign(sign: Option<&mut Cluster>, number: Option<&Cluster>) {
    if number.is_some_and(|it| it.kind == Kind::Digit)
        && let Some(it) = sign.filter(|it| is_sign(it))
    {
        let before = it.kind == Kind::WidePrefix;
        it.kind = if before { Kind::Prefix } else { Kind::Postfix };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;
    use crate::text::{StyledText, itemize, resolve, testing};

    /// S sideways, U upright, A across, · anything else.
    fn check_in(region: Region, text: &str, expected: &str) {
        let copy = [StyledText { text, style: testing::STYLE, span: Span::default() }];
        let mut clusters = itemize::clusters(copy.iter().map(|it| it.text));
        resolve::resolve(&mut clusters, text);
        let turned = turn(clusters, |_| Some(region));
        let found: String = turned
            .iter()
            .map(|it| match it.kind {
                Kind::Upright => 'U',
                Kind::Across => 'A',
                kind if kind.is_western() => 'S',
                _ => '·',
            })
            .collect();
        assert_eq!(found, expected, "{text} in {region:?}");
        let whole: String = turned
            .iter()
            .filter_map(|it| text.get(it.start as usize..it.end as usize))
            .collect();
        assert_eq!(whole, text, "every character stands in one cluster");
    }

    fn check(text: &str, expected: &str) {
        check_in(Region::Cn, text, expected);
        check_in(Region::Tw, text, expected);
    }

    #[test]
    fn every_row_stands_as_long_as_it_is() {
        for row in ROWS {
            assert!(!row.clause.is_empty(), "{}", row.form);
            assert_eq!(row.form.chars().count(), row.stands.len(), "{}", row.form);
            assert!(row.stands.len() <= LONGEST, "{}", row.form);
        }
    }

    #[test]
    fn digits_and_letters_stand_by_their_number() {
        check("8月23日", "U·A·");
        check("2026年", "SSSS·");
        check("长120米", "·A·");
        check("用GDP算", "·UUU·");
        check("用Word写", "·SSSS·");
        check("占25%的", "·AU·");
        check("满100%的", "·AU·");
        check("甲A组", "·U·");
        check("the GDP of", "SSS·SSS·SS");
    }

    #[test]
    fn short_forms_stand_within_one_em() {
        check("3.5米", "A·");
        check("得A+了", "·A·");
        check("在2B楼", "·A·");
        check("用5G网", "·A·");
        check("到30°角", "·A·");
        check("在G20上", "·UA·");
        check("学AI+了", "·UUU·");
        // Too long for an em.
        check("长12.5米", "·SSSS·");
        check("是COVID-19病", "·SSSSSSSS·");
        check("占1/2了", "·SSS·");
    }

    #[test]
    fn three_digits_lie_sideways_in_japan() {
        check_in(Region::Jp, "長120米", "·SSS·");
        check_in(Region::Jp, "第12号", "·A·");
    }

    #[test]
    fn signs_go_with_their_number() {
        // Upright beside an upright number, turned beside a turned one.
        check("高25℃了", "·A··");
        check("高1025℃了", "·SSSSS·");
        check("花￥1200了", "·SSSSS·");
        check("花￥12了", "··A·");
        check("占2500㎡的", "·SSSSS·");
        check("叫Word㎡的", "·SSSS··");
        // UAX #50: × stands as it is, = turns.
        check("三×五=九", "·U·S·");
    }

    #[test]
    fn typed_spaces_vanish_beside_upright_runs() {
        let text = "用 AI 写 Word 字";
        let copy = [StyledText { text, style: testing::STYLE, span: Span::default() }];
        let mut clusters = itemize::clusters(copy.iter().map(|it| it.text));
        resolve::resolve(&mut clusters, text);
        let turned = turn(clusters, |_| Some(Region::Cn));
        let spaces: Vec<_> =
            turned.iter().filter(|it| it.first == ' ').map(|it| it.kind).collect();
        use Kind::{MixedSpace, SoftBreak};
        assert_eq!(spaces, [SoftBreak, SoftBreak, MixedSpace, MixedSpace]);
    }
}
