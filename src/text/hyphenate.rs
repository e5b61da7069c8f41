//! Where Western words may be parted, and the hyphen that shows it (西文断词).
//!
//! The patterns are those of English: what is written in Latin letters in a Chinese paper
//! counts as English. A soft hyphen in the copy is the author's word on the matter.

use hypher::Lang;

use crate::font::FontBook;
use crate::text::class::Kind;
use crate::text::itemize::Cluster;
use crate::text::scale::Scale;
use crate::text::{Breaking, CellGlyph, Galley, Hyphen, TextStyle, latin};

/// The least letters before and after a hyphen; with less a word is not parted.
const BEFORE: usize = 2;
const AFTER: usize = 3;

/// Marks the syllables of the words in the styles that `may` part them.
pub(super) fn mark(clusters: &mut [Cluster], text: &str, may: impl Fn(u16) -> bool) {
    let mut at = 0;
    while let Some(first) = clusters.get(at).copied() {
        if !is_letter(&first) {
            at += 1;
            continue;
        }
        let rest = clusters.get(at..).unwrap_or_default();
        let end = at + rest.iter().take_while(|it| is_letter(it)).count();
        let before = at.checked_sub(1).and_then(|it| clusters.get(it));
        let alone = !before.is_some_and(joins) && !clusters.get(end).is_some_and(joins);
        let free = first.split.is_none();
        if alone && free && end - at >= BEFORE + AFTER && may(first.style) {
            word(clusters.get_mut(at..end).unwrap_or_default(), text);
        }
        at = end;
    }
}

const fn is_letter(it: &Cluster) -> bool {
    matches!(it.kind, Kind::Letter) && it.first.is_ascii_alphabetic()
}

/// Whether what stands beside letters makes them part of something else: a number, an
/// address, a compound, a word with accents or with the author's own hyphens.
const fn joins(it: &Cluster) -> bool {
    match it.kind {
        Kind::SoftHyphen | Kind::Joiner => true,
        Kind::WesternOpen | Kind::WesternClose => false,
        kind => kind.is_western(),
    }
}

/// Marks the syllables of one word. Words with capitals inside (UNESCO, `iPhone`) are not
/// parted, those with an initial capital only where nothing else fits.
fn word(clusters: &mut [Cluster], text: &str) {
    let (Some(first), Some(last)) = (clusters.first(), clusters.last()) else { return };
    let Some(word) = text.get(first.start as usize..last.end as usize) else { return };
    let whole = word.len() == clusters.len();
    if !whole || word.bytes().skip(1).any(|it| it.is_ascii_uppercase()) {
        return;
    }
    let capital = first.first.is_ascii_uppercase();
    let split = if capital { Breaking::HyphenInName } else { Breaking::Hyphen };
    let word = word.to_ascii_lowercase();
    let mut end = 0;
    for syllable in hypher::hyphenate_bounded(&word, Lang::English, BEFORE, AFTER) {
        end += syllable.len();
        if end < word.len()
            && let Some(it) = clusters.get_mut(end.saturating_sub(1))
        {
            it.split = Some(split);
        }
    }
}

/// Makes the hyphens for all gaps at which a line ends with one.
pub(super) fn draw(fonts: &FontBook, galley: &mut Galley) {
    let mut known: Option<(u16, Option<Hyphen>)> = None;
    for (at, (cell, gap)) in (0..).zip(galley.cells.iter().zip(&galley.gaps)) {
        if !gap.breaking.is_hyphen() {
            continue;
        }
        let made = match &known {
            Some((style, made)) if *style == cell.style => made.clone(),
            _ => {
                let style = galley.styles.get(usize::from(cell.style));
                style.and_then(|style| hyphen(fonts, style))
            }
        };
        galley.hyphens.extend(made.clone().map(|it| Hyphen { after: at, ..it }));
        known = Some((cell.style, made));
    }
}

/// The hyphen of a style; none when no face has one.
fn hyphen(fonts: &FontBook, style: &TextStyle) -> Option<Hyphen> {
    const TEXT: &str = "-";
    let face = fonts.choose(style.role, TEXT, true)?.face;
    let (_, placed) = latin::along(fonts, style, (face, TEXT), &[TEXT.len()]).pop()?;
    let spot = placed.glyphs.first()?;
    let scale = Scale::new(style);
    let glyph = CellGlyph {
        face: spot.face,
        id: spot.id,
        inline: scale.inline(spot.inline, spot.sideways),
        block: scale.block(spot.block, spot.sideways),
        stretch: scale.stretch(None),
        sideways: spot.sideways,
        text: (0, 0),
    };
    Some(Hyphen { after: 0, glyph, advance: scale.inline(placed.frame, spot.sideways) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;
    use crate::text::{StyledText, itemize, resolve, testing};

    /// The word with `-` at good places and `=` at those for want of better.
    fn check(expected: &str) {
        let text = expected.replace(['~', '='], "");
        let copy =
            [StyledText { text: &text, style: testing::STYLE, span: Span::default() }];
        let mut clusters = itemize::clusters(copy.iter().map(|it| it.text));
        resolve::resolve(&mut clusters, &text);
        mark(&mut clusters, &text, |_| true);
        let mut found = String::new();
        for it in &clusters {
            found.push_str(&text[it.start as usize..it.end as usize]);
            match it.split {
                Some(Breaking::Hyphen) => found.push('~'),
                Some(Breaking::HyphenInName) => found.push('='),
                _ => {}
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_parted_at_syllables_two_before_and_three_after() {
        check("com~puter");
        check("hy~phen~ation");
        check("table 音乐 mu~sic");
        check("“in~ter~na~tional,” he said");
    }

    #[test]
    fn capitals_numbers_and_compounds_are_left_alone() {
        check("UNESCO iPhone");
        check("Com=puter");
        check("computer-aided");
        check("computer2 @computer");
        check("com\u{AD}puter");
        check("computér");
        check("computer.example/computer computer@computer.example");
    }
}
