//! Characters whose use depends on their neighbours: quotes, dashes, slashes, spaces.

use std::ops::Range;

use crate::text::Breaking;
use crate::text::class::Kind;
use crate::text::itemize::Cluster;
use crate::text::mixed;

/// Settles every ambiguous cluster.
pub(super) fn resolve(clusters: &mut [Cluster], text: &str) {
    for at in 0..clusters.len() {
        if let Some(kind) = settled(clusters, at)
            && let Some(cluster) = clusters.get_mut(at)
        {
            cluster.kind = kind;
        }
    }
    quotes(clusters);
    for mark in ['"', '\''] {
        straight_quotes(clusters, mark);
    }
    for word in words(clusters) {
        address(clusters, word, text);
    }
    spaces(clusters);
}

fn kind_at(clusters: &[Cluster], at: Option<usize>) -> Option<Kind> {
    at.and_then(|at| clusters.get(at)).map(|it| it.kind)
}

/// What a dash, connector or solidus is between its neighbours; none when it stays.
fn settled(clusters: &[Cluster], at: usize) -> Option<Kind> {
    let it = clusters.get(at)?;
    let before = kind_at(clusters, at.checked_sub(1));
    let after = kind_at(clusters, Some(at + 1));
    let is_western = |kind: Option<Kind>| kind.is_some_and(Kind::is_western);
    let is_letter = |kind: Option<Kind>| kind == Some(Kind::Letter);
    match it.first {
        // A single em dash joins; between Latin letters it is a Western dash.
        '—' if it.end - it.start == 3 && before != Some(Kind::Dash) => {
            let western = is_letter(before) && is_letter(after);
            Some(if western { Kind::WesternMark } else { Kind::Connector })
        }
        '-' if !is_western(before) && !is_western(after) => Some(Kind::ShortConnector),
        '–' | '‐' if is_western(before) && is_western(after) => Some(Kind::Hyphen),
        '/' if is_western(before) && is_western(after) => Some(Kind::WesternMark),
        '’' if is_letter(before) && is_letter(after) => Some(Kind::Letter),
        _ => None,
    }
}

/// Curly quotes are Chinese, unless they enclose Latin inside Latin (CLREQ, note on
/// quotation marks; UAX #14 keeps QU there).
fn quotes(clusters: &mut [Cluster]) {
    let latin_only = !clusters
        .iter()
        .any(|it| matches!(it.kind, Kind::Ideograph | Kind::FullStop | Kind::Comma));
    let mut open: Vec<usize> = Vec::new();
    for at in 0..clusters.len() {
        let Some(it) = clusters.get(at).copied() else { break };
        match (it.first, it.kind) {
            ('“' | '‘', _) => open.push(at),
            ('”' | '’', Kind::Close) => {
                let start = open.pop();
                let western = latin_only
                    || start.is_some_and(|start| {
                        touches_latin(clusters, start) && touches_latin(clusters, at)
                    });
                if western {
                    turn_western(clusters, start, at);
                }
            }
            _ => {}
        }
    }
    if latin_only {
        for at in open {
            turn_western(clusters, Some(at), at);
        }
    }
}

/// Straight quotation marks open and close in turn; an odd one is left to UAX #14, which
/// parts neither side of it. An apostrophe inside a Western word is none.
fn straight_quotes(clusters: &mut [Cluster], mark: char) {
    let is_letter = |at: Option<usize>| kind_at(clusters, at) == Some(Kind::Letter);
    let is_quote = |at: &usize| {
        clusters.get(*at).is_some_and(|it| it.first == mark)
            && !(is_letter(at.checked_sub(1)) && is_letter(Some(*at + 1)))
    };
    let quotes: Vec<usize> = (0..clusters.len()).filter(is_quote).collect();
    for pair in quotes.chunks_exact(2).filter(|_| quotes.len().is_multiple_of(2)) {
        if let &[open, close] = pair {
            turn_western(clusters, Some(open), close);
        }
    }
}

/// Whether the nearest characters on both sides, spaces aside, are Western.
fn touches_latin(clusters: &[Cluster], at: usize) -> bool {
    let before =
        clusters.get(..at).and_then(|all| all.iter().rfind(|it| !it.kind.is_space()));
    let after =
        clusters.get(at + 1..).and_then(|all| all.iter().find(|it| !it.kind.is_space()));
    let is_latin = |it: Option<&Cluster>| it.is_some_and(|it| it.kind.is_western());
    is_latin(before) && is_latin(after)
}

fn turn_western(clusters: &mut [Cluster], open: Option<usize>, close: usize) {
    if let Some(it) = clusters.get_mut(close) {
        it.kind = Kind::WesternClose;
    }
    if let Some(it) = open.and_then(|open| clusters.get_mut(open)) {
        it.kind = Kind::WesternOpen;
    }
}

/// The stretches of Western characters and slashes.
fn words(clusters: &[Cluster]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, it) in clusters.iter().enumerate() {
        if !it.kind.is_western() && it.kind != Kind::Solidus {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// What an address may be broken after and before, so many characters at least from its
/// ends: Chicago Manual of Style 7.46, but for the single slash, which stays at the line end
/// as in UAX #14. Nothing comes between `:`, `/` and `/`. After a hyphen of its own nobody
/// could tell whose hyphen it is.
const AFTER: &str = ":/&=";
const BEFORE: &str = ".,?#%_~-@&=";
const LEAST: usize = 3;

/// What a name of the web ends with, where nothing else tells that it is one.
const TOPS: &[&str] = &["cn", "com", "edu", "gov", "hk", "info", "net", "org", "tw"];

/// A web address gets its break points; its slashes are Western.
fn address(clusters: &mut [Cluster], word: Range<usize>, text: &str) {
    let Some(inside) = clusters.get_mut(word) else { return };
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else { return };
    let bytes = first.start as usize..last.end as usize;
    if !text.get(bytes).is_some_and(is_address) {
        return;
    }
    let count = inside.len();
    for at in 0..count {
        let next = inside.get(at + 1).map(|it| it.first);
        let Some(it) = inside.get_mut(at) else { break };
        if it.kind == Kind::Solidus {
            it.kind = Kind::WesternMark;
        }
        let after = AFTER.contains(it.first) && next != Some('/');
        let before = next.is_some_and(|next| BEFORE.contains(next));
        let far = at + 1 >= LEAST && count - (at + 1) >= LEAST;
        let may = (after || before) && far;
        // Nowhere else: its words are not parted at syllables.
        it.split = Some(if may { Breaking::Url } else { Breaking::Emergency });
    }
}

fn is_address(word: &str) -> bool {
    let domain = |it: &str| {
        it.split_once('/').is_some_and(|(host, _)| {
            host.rsplit_once('.').is_some_and(|(name, top)| {
                !name.is_empty()
                    && top.len() >= 2
                    && top.bytes().all(|it| it.is_ascii_alphabetic())
            })
        })
    };
    word.contains("://")
        || word.starts_with("www.")
        || (word.contains('@') && word.contains('.'))
        || domain(word)
        || is_host(word.trim_end_matches('.'))
        || word.rsplit_once('.').is_some_and(|(name, top)| {
            !name.is_empty() && TOPS.contains(&top.trim_end_matches('.'))
        })
}

/// A name of three parts or more, in small letters and figures: `water.langang.example`.
fn is_host(word: &str) -> bool {
    let plain = |it: &str| {
        it.len() >= 2
            && it.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    };
    let named = |it: &str| it.bytes().any(|it| it.is_ascii_lowercase());
    word.split('.').count() >= 3 && word.split('.').all(|it| plain(it) && named(it))
}

/// Spaces typed between Han and Latin are the gap itself, not one more, however many there
/// are; one that does not break stays so.
fn spaces(clusters: &mut [Cluster]) {
    let is_typed = |it: &&mut Cluster| {
        matches!(it.first, ' ' | '\u{A0}')
            && matches!(it.kind, Kind::Space | Kind::TiedSpace)
    };
    let mut at = 1;
    while at < clusters.len() {
        let (before, rest) = clusters.split_at_mut(at);
        let count = rest.iter_mut().take_while(is_typed).count();
        let sides = before.last().zip(rest.get(count));
        if sides.is_some_and(|(before, after)| mixed::is_border(before.kind, after.kind))
        {
            rest.iter_mut().take(count).for_each(|it| it.kind = Kind::MixedSpace);
        }
        at += count.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::itemize;

    fn kinds(text: &str) -> Vec<(char, Kind, bool)> {
        let mut clusters = itemize::clusters([text]);
        resolve(&mut clusters, text);
        let may = |it: &Cluster| it.split == Some(Breaking::Url);
        clusters.iter().map(|it| (it.first, it.kind, may(it))).collect()
    }

    fn check(text: &str, mark: char, expected: Kind) {
        let kinds = kinds(text);
        let found = kinds.iter().find(|it| it.0 == mark).map(|it| it.1);
        assert_eq!(found, Some(expected), "{mark} in {text}");
    }

    #[test]
    fn quotes_are_chinese_unless_latin_on_both_sides() {
        check("他说“好”。", '“', Kind::Open);
        check("他用“AI”写", '“', Kind::Open);
        check("他用“AI”写", '”', Kind::Close);
        check("the “new” deal", '“', Kind::WesternOpen);
        check("the “new” deal", '”', Kind::WesternClose);
        check("“Hello”", '“', Kind::WesternOpen);
        check("it’s 好", '’', Kind::Letter);
        check("‘好’的", '’', Kind::Close);
    }

    #[test]
    fn dashes_and_slashes_follow_their_neighbours() {
        check("他——我", '—', Kind::Dash);
        check("2020—2025年", '—', Kind::Connector);
        check("北京—上海", '—', Kind::Connector);
        check("well—known", '—', Kind::WesternMark);
        check("京-沪", '-', Kind::ShortConnector);
        check("COVID-19", '-', Kind::Hyphen);
        check("男/女", '/', Kind::Solidus);
        check("km/h", '/', Kind::WesternMark);
    }

    #[test]
    fn a_typed_space_between_han_and_latin_is_the_gap() {
        check("用 AI 写", ' ', Kind::MixedSpace);
        check("用  AI", ' ', Kind::MixedSpace);
        check("用\u{A0}AI", '\u{A0}', Kind::MixedSpace);
        check("a b", ' ', Kind::Space);
        check("王 明", ' ', Kind::Space);
    }

    #[test]
    fn addresses_break_after_slashes_and_before_dots() {
        let marked: String = kinds("见https://www.banxin.cn/news/a.html。")
            .into_iter()
            .flat_map(|(c, _, url)| [Some(c), url.then_some('|')])
            .flatten()
            .collect();
        assert_eq!(marked, "见https://|www|.banxin|.cn/|news/|a|.html。");
    }

    fn check_address(expected: &str) {
        let text = expected.replace('|', "");
        let marked: String = kinds(&text)
            .into_iter()
            .flat_map(|(c, _, url)| [Some(c), url.then_some('|')])
            .flatten()
            .collect();
        assert_eq!(marked, expected);
    }

    /// Chicago 7.46, each mark once; the least of three letters at both ends.
    #[test]
    fn each_mark_of_an_address_has_its_side() {
        check_address(
            "见http://|port|.example:|8080/|a|~b|_c|-d|,e|?f|=|1|&|g|=|2|#top。",
        );
        check_address("见www|.port|.example/|%E6|%B8|%AF/x。");
        check_address("写信到harbour|.desk|@port|.example。");
        check_address("见harbour|.cn，用Node.js，说e.g.的");
        check_address("登录water|.langang|.example，版本v1.2.30");
    }
}
