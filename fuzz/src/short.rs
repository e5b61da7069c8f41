//! The short run: every target with its seeds, and each seed damaged a few times, the same
//! way on every machine.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use crate::dice::Dice;
use crate::folder::{ARTICLE, ISSUE, LAYOUT};

/// A target: its name, what it does, seeds beside those in `seeds/`.
type Target = (&'static str, fn(&[u8]), &'static [&'static str]);

const TARGETS: &[Target] = &[
    ("issue", crate::issue, &[ISSUE]),
    ("layout", crate::layout, &[LAYOUT]),
    ("article", crate::article, &[ARTICLE]),
    ("lock", crate::lock, &["+"]),
    ("lines", crate::lines, &[]),
    ("face", crate::face, &["\0", "\u{1}", "\u{2}", "\u{3}"]),
    ("picture", crate::picture, &[]),
    ("sheet", crate::sheet, &[]),
    ("drawing", crate::drawing, &[]),
    ("manuscript", crate::manuscript, &[]),
];

/// How many damaged inputs each target is given.
const TRIED: usize = 60;

/// What damage puts in, beside words of the target's own list.
const PUT: &[&[u8]] = &[
    b"",
    b"\0",
    b"\xFF",
    b"9",
    b"-1",
    b"99999999999",
    b"1e9",
    b"nan",
    b"\"",
    b"]",
    b"}",
    b"\n",
    "　".as_bytes(),
    "“".as_bytes(),
    "𠮷".as_bytes(),
    b"\xE6\xB8",
];

#[test]
fn damage_gives_pages_or_remarks() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    for &(name, target, own) in TARGETS {
        let mut seeds: Vec<Vec<u8>> =
            own.iter().map(|it| it.as_bytes().to_vec()).collect();
        if let Ok(files) = fs::read_dir(folder.join("seeds").join(name)) {
            let mut files: Vec<_> = files.map(|it| it.expect("a seed").path()).collect();
            files.sort();
            seeds.extend(files.iter().map(|it| fs::read(it).expect("a seed")));
        }
        assert!(!seeds.is_empty(), "{name} has no seed");
        let words =
            fs::read_to_string(folder.join("words").join(name)).unwrap_or_default();
        let words: Vec<&[u8]> = words
            .lines()
            .map(|it| it.trim_matches('"').as_bytes())
            .chain(PUT.iter().copied())
            .collect();
        let mut dice = Dice(7);
        for turn in 0..seeds.len() + TRIED {
            let mut input = seeds[turn % seeds.len()].clone();
            let damaged = if turn < seeds.len() { 0 } else { 1 + dice.below(5) };
            (0..damaged).for_each(|_| damage(&mut input, &words, &mut dice));
            let done = catch_unwind(|| target(&input));
            assert!(done.is_ok(), "{name}: {}", String::from_utf8_lossy(&input));
        }
    }
}

/// Cuts some bytes out and puts others in: a word, or bytes from elsewhere in the input.
fn damage(input: &mut Vec<u8>, words: &[&[u8]], dice: &mut Dice) {
    let at = dice.below(input.len() + 1);
    let cut = at + dice.below(1 + (input.len() - at).min(12));
    let put = match dice.below(3) {
        0 => {
            let from = dice.below(input.len() + 1);
            let to = from + dice.below(1 + (input.len() - from).min(80));
            input[from..to].to_vec()
        }
        1 => vec![u8::try_from(dice.below(256)).expect("a byte")],
        _ => dice.pick(words).to_vec(),
    };
    input.splice(at..cut, put);
}
