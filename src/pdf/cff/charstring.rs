//! Charstrings without calls. Adobe technical note 5177.

use crate::pdf::cff::read::{Index, number};

/// Calls lie in one another at most this deep; the standard says ten.
const DEEPEST: usize = 64;

/// No glyph of a newspaper comes near this many bytes; subroutines that call others twice
/// over do.
const LONGEST: usize = 1 << 20;

/// The subroutines that a charstring may call.
pub(super) struct Calls<'a> {
    pub(super) global: &'a Index<'a>,
    pub(super) local: &'a Index<'a>,
}

/// What has been written of a glyph, as far as it matters for what follows.
struct Flattened<'a> {
    out: &'a mut Vec<u8>,
    /// Where the bytes of the glyph begin.
    start: usize,
    /// Where each number on the stack begins.
    stack: Vec<usize>,
    hints: usize,
    /// How many bytes a mask of hints has, once it is known.
    mask: usize,
}

/// Writes `program` to `out` with what its calls call in their places.
pub(super) fn flatten(
    program: &[u8],
    calls: &Calls<'_>,
    out: &mut Vec<u8>,
) -> Option<()> {
    let start = out.len();
    let stack = Vec::with_capacity(48);
    Flattened { out, start, stack, hints: 0, mask: 0 }.run(program, calls, 0).map(drop)
}

impl Flattened<'_> {
    /// Whether the glyph has ended.
    fn run(&mut self, program: &[u8], calls: &Calls<'_>, depth: usize) -> Option<bool> {
        if depth == DEEPEST || self.out.len() - self.start > LONGEST {
            return None;
        }
        let mut rest = program;
        while let Some(&one) = rest.first() {
            let mut length = 1;
            match one {
                28 | 32..=255 => {
                    length = match one {
                        28 => 3,
                        255 => 5,
                        247..=254 => 2,
                        _ => 1,
                    };
                    self.stack.push(self.out.len());
                }
                // Return.
                11 => return Some(false),
                10 | 29 => {
                    let called = if one == 10 { calls.local } else { calls.global };
                    let subroutine = called.get(self.called(called.count())?)?;
                    if self.run(subroutine, calls, depth + 1)? {
                        return Some(true);
                    }
                    rest = rest.get(1..)?;
                    continue;
                }
                // The end; with four numbers more it would be an accented letter.
                14 if self.stack.len() >= 4 => return None,
                14 => {
                    self.out.push(one);
                    return Some(true);
                }
                // Stems of hints, and masks, before which the word for stems may be left out.
                1 | 3 | 18 | 23 => self.hints += self.stack.len() / 2,
                19 | 20 => {
                    if self.mask == 0 {
                        self.hints += self.stack.len() / 2;
                        self.mask = self.hints.div_ceil(8);
                    }
                    length += self.mask;
                }
                // Lines, curves, moves, and the four flexes.
                4..=8 | 21 | 22 | 24..=27 | 30 | 31 => {}
                12 if matches!(rest.get(1)?, 34..=37) => length = 2,
                _ => return None,
            }
            if !matches!(one, 28 | 32..=255) {
                self.stack.clear();
            }
            let (now, then) = rest.split_at_checked(length)?;
            self.out.extend_from_slice(now);
            rest = then;
        }
        Some(false)
    }

    /// Takes the number of a subroutine back from the stack; it is counted from the middle.
    /// 5177, 4.7.
    fn called(&mut self, count: usize) -> Option<usize> {
        let start = self.stack.pop()?;
        let wanted = number(self.out.get(start..)?)?;
        self.out.truncate(start);
        let middle = match count {
            0..1240 => 107,
            1240..33_900 => 1131,
            _ => 32_768,
        };
        usize::try_from(wanted + middle).ok()
    }
}
