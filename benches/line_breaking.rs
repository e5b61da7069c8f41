//! First fit against total fit on whole texts: `cargo bench --bench line_breaking`.
//!
//! Prints, for columns of 10, 13, 19 and 22 characters with and without the indent of two,
//! what share of the lines has an added gap above a tenth of an em, the widest gap, the last
//! lines of a single character and the number of lines. The texts are the stories of
//! `examples`, those of `tests/data/corpus`, and the `.txt` files of a folder that is named
//! as an argument or in `BANXIN_CORPUS`; a paragraph a line.

#![expect(clippy::print_stdout, reason = "a table is what it makes")]

#[path = "../tests/typing/bundled.rs"]
mod bundled;
#[path = "../tests/typing/measuring.rs"]
mod measuring;

use std::fs;
use std::path::{Path, PathBuf};

use banxin::para::Fit;

use crate::measuring::{Column, SIZE, Tally};

const MEASURES: [i64; 4] = [10, 13, 19, 22];
const INDENTS: [i32; 2] = [0, 2];
const FITS: [(&str, Fit); 3] = [
    ("push out", Fit::PushOut),
    ("squeeze first", Fit::SqueezeFirst),
    ("total fit", Fit::Total),
];

fn main() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::args().skip(1).find(|it| !it.starts_with('-'));
    let named = named.or_else(|| std::env::var("BANXIN_CORPUS").ok());
    let mut texts = vec![("examples".to_owned(), stories(&home.join("examples")))];
    texts.extend(folder(&home.join("tests/data/corpus")));
    texts.extend(named.iter().flat_map(|it| folder(Path::new(it))));
    println!("text, em, indent, fit, lines, > 0.10 em, widest gap, single characters");
    for (name, text) in &texts {
        let galleys = measuring::galleys(text);
        let columns = MEASURES.into_iter().flat_map(|it| INDENTS.map(|by| (it, by)));
        for (ems, indent) in columns {
            for (words, fit) in FITS {
                let tally = Column { ems, indent, fit }.tally(&galleys);
                println!("{name:<20} {ems:>3} {indent:>6}  {words:<13} {}", row(&tally));
            }
        }
    }
}

fn row(tally: &Tally) -> String {
    let (share, widest) = (tally.share(), tally.worst.emu() * 1000 / SIZE.emu());
    format!(
        "{:>7} {:>5}.{:02} %  {:>2}.{:03} em {:>6}",
        tally.lines,
        share / 100,
        share % 100,
        widest / 1000,
        widest % 1000,
        tally.lone
    )
}

/// The stories of the samples, without heads and marks of markup.
fn stories(examples: &Path) -> String {
    let mut text = String::new();
    for issue in ["harbour-daily", "islet-weekly"] {
        for file in files(&examples.join(issue).join("articles"), "md") {
            let story = fs::read_to_string(file).expect("a story in UTF-8");
            let body = story.rsplit("+++").next().unwrap_or_default();
            for line in body.lines().filter(|it| !it.starts_with(['#', '!', '['])) {
                text.push_str(&line.replace('*', ""));
                text.push('\n');
            }
        }
    }
    text
}

/// The texts of a folder, with their names.
fn folder(folder: &Path) -> Vec<(String, String)> {
    let text = |file: PathBuf| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        (name, fs::read_to_string(&file).expect("a text in UTF-8"))
    };
    files(folder, "txt").into_iter().map(text).collect()
}

/// The files of a folder with an ending, in order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let files = entries.map(|it| it.expect("a readable entry").path());
    let mut files: Vec<_> =
        files.filter(|it| it.extension().is_some_and(|it| it == ending)).collect();
    files.sort();
    files
}
