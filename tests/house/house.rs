//! House rules: what each room may look into, how long a file may grow, and that every
//! path the documents name exists.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in building order, each with the rooms it may look into.
const ROOMS: &[(&str, &[&str])] = &[
    ("geom", &[]),
    ("ink", &[]),
    ("pdfx", &[]),
    ("diag", &["geom"]),
    ("draft", &["diag"]),
    ("font", &["geom", "diag"]),
    ("picture", &["geom", "ink", "diag"]),
    ("proof", &["geom", "ink", "diag", "font", "picture"]),
    ("text", &["geom", "diag", "font"]),
    ("para", &["geom", "diag", "font", "text"]),
    ("model", &["geom", "ink", "pdfx", "diag"]),
    (
        "plan",
        &["geom", "ink", "pdfx", "diag", "font", "picture", "text", "para", "model"],
    ),
    (
        "page",
        &["geom", "ink", "diag", "font", "picture", "text", "para", "plan", "proof"],
    ),
    ("preflight", &["geom", "ink", "pdfx", "diag", "font", "picture", "proof"]),
    ("pdf", &["geom", "ink", "pdfx", "diag", "font", "picture", "proof"]),
    ("view", &["geom", "ink", "pdfx", "diag", "font", "picture", "proof"]),
    ("edition", &["geom", "ink", "pdfx", "diag", "font", "picture", "proof", "view"]),
    ("import", &["diag"]),
    // The command is a crate of its own: it sees the library as any user does.
    ("cli", &[]),
];

/// The rooms that may look into all others.
const HALLS: &[&str] = &["job"];

/// No source file may be longer than this, its tests included.
const MAX_LINES: usize = 400;

/// Where the documents and the sources are.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn rooms_only_look_backwards() {
    for (at, (room, open)) in ROOMS.iter().enumerate() {
        for door in *open {
            let earlier = ROOMS[..at].iter().any(|(name, _)| name == door);
            assert!(earlier, "{room} looks forward to {door}");
        }
    }
}

#[test]
fn every_room_is_on_the_plan() {
    for entry in fs::read_dir(Path::new(ROOT).join("src")).expect("there is a src") {
        let path = entry.expect("a readable entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let known =
            ROOMS.iter().any(|(room, _)| *room == name) || HALLS.contains(&&*name);
        assert!(!path.is_dir() || known, "src/{name} has no row in ROOMS");
    }
}

#[test]
fn closed_doors_stay_closed() {
    let mut breaches = Vec::new();
    for (room, open) in ROOMS {
        for file in rust_files(&Path::new("src").join(room)) {
            for (line, door) in crate_paths(&read(&file)) {
                if door != *room && !open.contains(&door.as_str()) {
                    breaches.push(format!("{}:{line}: {room} -> {door}", file.display()));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "closed doors opened:\n{}", breaches.join("\n"));
}

#[test]
fn files_state_their_purpose_and_stay_short() {
    let mut breaches = Vec::new();
    for file in ["src", "tests", "examples", "benches", "tools"]
        .into_iter()
        .map(Path::new)
        .flat_map(rust_files)
    {
        let text = read(&file);
        if !text.starts_with("//!") {
            breaches.push(format!("{}: first line is not `//!`", file.display()));
        }
        let climbs = concat!("super", "::", "super");
        if text.contains(climbs) {
            breaches.push(format!("{}: climbs with `{climbs}`", file.display()));
        }
        let lines = text.lines().count();
        if lines > MAX_LINES {
            breaches.push(format!("{}: {lines} lines", file.display()));
        }
    }
    assert!(breaches.is_empty(), "untidy files:\n{}", breaches.join("\n"));
}

#[test]
fn every_path_in_the_documents_exists() {
    let mut breaches = Vec::new();
    for file in documents() {
        for (line, path) in named_paths(&read(&file)) {
            let beside = file.parent().unwrap_or(Path::new("")).join(&path);
            if ![Path::new(&path), &beside]
                .iter()
                .any(|it| Path::new(ROOT).join(it).exists())
            {
                breaches.push(format!("{}:{line}: {path}", file.display()));
            }
        }
    }
    assert!(breaches.is_empty(), "paths that lead nowhere:\n{}", breaches.join("\n"));
}

/// Comments and scripts name tests as documents do.
#[test]
fn every_test_that_is_named_exists() {
    let mut breaches = Vec::new();
    for file in own_files().into_iter().filter(|it| is_code_or_document(it)) {
        for (line, path) in named_tests(&read(&file)) {
            if !Path::new(ROOT).join(path).exists() {
                breaches.push(format!("{}:{line}: {path}", file.display()));
            }
        }
    }
    assert!(breaches.is_empty(), "tests that are not there:\n{}", breaches.join("\n"));
}

/// Every `.rs` file under `dir`, sorted; none while the room is unbuilt.
fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let mut files = files_under(dir);
    files.retain(|path| path.extension().is_some_and(|it| it == "rs"));
    files
}

/// Every file under `dir`, sorted, relative to the repository.
fn files_under(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(Path::new(ROOT).join(dir)) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in entries {
        let path = dir.join(entry.expect("a readable entry").file_name());
        if Path::new(ROOT).join(&path).is_dir() {
            files.extend(files_under(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Our own files, but for copy that is set in type, which may speak of any path.
fn own_files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries = fs::read_dir(ROOT).expect("the repository is there");
    for entry in entries.map(|it| it.expect("a readable entry")) {
        let name = PathBuf::from(entry.file_name());
        let hidden = name.to_string_lossy().starts_with('.') && name != Path::new(".ci");
        // What comes with the faces is not ours to keep true.
        let foreign = ["target", "fonts"].iter().any(|it| name == Path::new(it));
        match entry.path().is_dir() {
            true if !hidden && !foreign => files.extend(files_under(&name)),
            true => {}
            false => files.push(name),
        }
    }
    files.retain(|path| !path.components().any(|it| it.as_os_str() == "articles"));
    let foreign = ["tests/issues-bad", "fuzz/target"];
    files.retain(|path| !foreign.iter().any(|it| path.starts_with(it)));
    files
}

/// Whether it is code, a script among it, or a document.
fn is_code_or_document(file: &Path) -> bool {
    let kind = file.extension().and_then(|it| it.to_str());
    matches!(kind, Some("rs" | "md" | "toml" | "js" | "mjs" | "py"))
        || file.starts_with(".ci")
        || file == Path::new("fuzz/run")
}

/// Our own Markdown files and the crate's documentation.
fn documents() -> Vec<PathBuf> {
    let mut files = own_files();
    files.retain(|path| {
        path == Path::new("src/lib.rs") || path.extension().is_some_and(|it| it == "md")
    });
    files
}

fn read(file: &Path) -> String {
    fs::read_to_string(Path::new(ROOT).join(file)).expect("source files are UTF-8")
}

/// What follows each `crate::` outside comments, with its line number. A grouped
/// `crate::{…}` yields an empty name, which no row allows.
fn crate_paths(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for rest in code.split("crate::").skip(1) {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            found.push((at + 1, rest[..end.unwrap_or(rest.len())].to_owned()));
        }
    }
    found
}

/// The folders of the repository; a word that begins with one of them is a path.
const FOLDERS: &[&str] = &[
    "src/",
    "tests/",
    "layouts/",
    "fonts/",
    "examples/",
    "benches/",
    "tools/",
    "docs/",
    "schemas/",
    "fuzz/",
    ".ci/",
];

/// What is put in the place of a name that the reader fills in.
const BLANKS: &[char] = &['*', '<', '…', '{', '$', ' '];

/// The paths that a document names between backticks or in links, outside code blocks,
/// with their line numbers. A path with a blank to fill in is checked up to its folder.
fn named_paths(text: &str) -> Vec<(usize, String)> {
    let (mut found, mut fenced) = (Vec::new(), false);
    for (at, line) in text.lines().enumerate() {
        fenced ^= line.trim_start_matches(['/', '!', ' ']).starts_with("```");
        let quoted = line.split('`').skip(1).step_by(2);
        let linked = line.split("](").skip(1).filter_map(|it| it.split(')').next());
        for word in quoted.chain(linked).filter(|_| !fenced) {
            let word = word.split(['#', ':']).next().unwrap_or_default();
            if let (true, Some(path)) =
                (FOLDERS.iter().any(|it| word.starts_with(it)), fixed_part(word))
            {
                found.push((at + 1, path));
            }
        }
    }
    found
}

/// The path up to the folder of its first blank or name in capitals.
fn fixed_part(word: &str) -> Option<String> {
    let is_blank = |part: &str| {
        let stem = part.split('.').next().unwrap_or_default();
        let shouts = stem.len() > 1 && stem.chars().all(|it| it.is_ascii_uppercase());
        part.contains(BLANKS) || (shouts && stem != "README")
    };
    let parts: Vec<_> = word.split('/').take_while(|it| !is_blank(it)).collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// The files of tests that a text names, with their line numbers, from wherever it looks.
fn named_tests(text: &str) -> Vec<(usize, &str)> {
    let in_path = |it: char| it.is_ascii_alphanumeric() || "_-./".contains(it);
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let words = line.split(|it| !in_path(it)).map(|it| it.trim_end_matches('.'));
        let paths = words.map(|it| it.trim_start_matches("../"));
        let tests = paths.filter(|it| it.starts_with("tests/") && it.ends_with(".rs"));
        found.extend(tests.map(|it| (at + 1, it)));
    }
    found
}

#[test]
fn tests_are_found_in_comments_and_attributes() {
    let text = "// (`tests/hostile.rs`) in tests/threads.rs.\n\
                #[path = \"../../tests/house/main.rs\"] tests/data tests/NAME/*.rs";
    let found = ["tests/hostile.rs", "tests/threads.rs", "tests/house/main.rs"];
    assert_eq!(named_tests(text), [(1, found[0]), (1, found[1]), (2, found[2])]);
}

#[test]
fn paths_are_found_in_prose() {
    let text = "see `src/lib.rs`, [a](tests/house/house.rs#x) and\n`layouts/NAME.toml`, `a/b`\n```\n`src/no`\n```";
    let found: Vec<_> = named_paths(text).into_iter().map(|(_, it)| it).collect();
    assert_eq!(found, ["src/lib.rs", "tests/house/house.rs", "layouts"]);
}
