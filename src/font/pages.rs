//! A table of answers that fills itself as questions are asked.

use std::sync::OnceLock;

/// Answers by a number of 16 bits, kept in pages of 256 that are made when one of their
/// numbers is first asked for.
///
/// A newspaper sets a hundred thousand characters of which four thousand differ: what a
/// font file has to be searched for once is then two steps into arrays.
#[derive(Debug)]
pub(super) struct Pages<T> {
    pages: OnceLock<Box<[Page<T>]>>,
}

type Page<T> = OnceLock<Box<[OnceLock<T>]>>;

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Self { pages: OnceLock::new() }
    }
}

impl<T: Copy> Pages<T> {
    /// The answer for `number`, worked out by `find` the first time.
    pub(super) fn get(&self, number: u16, find: impl FnOnce() -> T) -> T {
        let [page, place] = number.to_be_bytes().map(usize::from);
        let pages = self.pages.get_or_init(empty);
        let page = pages.get(page).map(|page| page.get_or_init(empty));
        match page.and_then(|page| page.get(place)) {
            Some(kept) => *kept.get_or_init(find),
            None => find(),
        }
    }
}

fn empty<T>() -> Box<[OnceLock<T>]> {
    (0..256).map(|_| OnceLock::new()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_answered_once() {
        let pages = Pages::default();
        for number in [0, 255, 256, u16::MAX] {
            assert_eq!(
                pages.get(number, || u32::from(number) + 1),
                u32::from(number) + 1
            );
            assert_eq!(pages.get(number, || 0), u32::from(number) + 1);
        }
    }
}
