//! "Did you mean": the nearest of a list of words.

/// The candidate nearest to `word`, when it is near enough to be a slip of the hand.
pub(crate) fn nearest<'a>(
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
