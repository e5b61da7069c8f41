//! "Did you mean": the nearest of a list of words.

use crate::diag::Diagnostic;

/// The candidate nearest to `word`, when it is near enough to be a slip of the hand.
///
/// ```
/// use banxin::diag::nearest;
///
/// assert_eq!(nearest("frnt", ["front", "comment"]), Some("front"));
/// assert_eq!(nearest("sports", ["front", "comment"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().take(64).collect();
    let limit = (word.len() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .map(|it| (distance(&word, &it.to_lowercase().chars().collect::<Vec<_>>()), it))
        .filter(|(far, it)| *far <= limit && *far < it.chars().count())
        .min_by_key(|(far, _)| *far)
        .map(|(_, it)| it)
}

/// The remark with the word that was perhaps meant, and with all known words.
#[must_use]
pub(crate) fn advise(remark: Diagnostic, word: &str, known: &[&str]) -> Diagnostic {
    let (mut zh, mut en) = (String::new(), String::new());
    if let Some(near) = nearest(word, known.iter().copied()) {
        zh = format!("是不是「{near}」？");
        en = format!("did you mean \"{near}\"? ");
    }
    zh = format!("{zh}可用的有：{}", known.join("、"));
    en = format!("{en}choose from: {}", known.join(", "));
    remark.hint(zh, en)
}

/// How many insertions, removals, replacements and swaps of neighbours lie between the two
/// (optimal string alignment).
fn distance(one: &[char], two: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=two.len()).collect();
    for (row, a) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (col, b) in two.iter().enumerate() {
            let at =
                |line: &[usize], col: usize| line.get(col).copied().unwrap_or(usize::MAX);
            let replaced = at(&above, col) + usize::from(a != b);
            let mut best = replaced.min(at(&above, col + 1) + 1).min(at(&line, col) + 1);
            let swapped = row > 0
                && col > 0
                && one.get(row - 1) == Some(b)
                && two.get(col - 1) == Some(a);
            if swapped {
                best = best.min(at(&before, col - 1) + 1);
            }
            line.push(best);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or(one.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        let known = ["name", "date", "head_cols", "head_rows", "wenwu", "要闻", "slot"];
        assert_eq!(nearest(word, known), expected, "{word}");
    }

    #[test]
    fn slips_of_the_hand_are_recognised() {
        check("nmae", Some("name"));
        check("Date", Some("date"));
        check("head_col", Some("head_cols"));
        check("head_rowss", Some("head_rows"));
        check("wenu", Some("wenwu"));
        check("要问", Some("要闻"));
    }

    #[test]
    fn other_words_are_not() {
        check("imprint", None);
        check("x", None);
        check("", None);
    }
}
