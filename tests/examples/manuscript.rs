//! Issues and articles as a stranger would read them: no part of banxin helps.

use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// What a story should say, part by part.
#[derive(Debug, Default)]
pub(crate) struct Manuscript {
    /// The name other places know it by.
    pub(crate) id: String,
    /// The page it begins on, from 1, and those it goes on to.
    pub(crate) pages: Vec<usize>,
    /// Each with the role of the marks that carry it.
    pub(crate) heads: Vec<(&'static str, String)>,
    /// The level of 避头尾 it is set at.
    pub(crate) level: String,
    /// Text and crossheads, without paragraph ends.
    pub(crate) copy: String,
}

/// The stories of the issue in `folder`, in the order of the file.
pub(crate) fn manuscripts(folder: &Path) -> Vec<Manuscript> {
    let mut found: Vec<Manuscript> = Vec::new();
    for (number, page) in numbered(folder) {
        for story in list(&page, "story") {
            if let Some(id) = story.get("continues").and_then(Value::as_str) {
                let begun = found.iter_mut().find(|it| it.id == id);
                let begun = begun.expect("it begins on an earlier page");
                begun.pages.push(number);
                add(&mut begun.heads, &story, "head");
            } else {
                found.push(Manuscript {
                    pages: vec![number],
                    level: level(folder, &story),
                    ..manuscript(folder, &story)
                });
            }
        }
    }
    found
}

/// The words and the story of each teaser, in the order of the file.
pub(crate) fn teasers(folder: &Path) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    for (number, page) in numbered(folder) {
        for item in list(&page, "teasers").iter().flat_map(|it| list(it, "items")) {
            found.push((number, words(&item, "text"), words(&item, "story")));
        }
    }
    found
}

/// The pages, each with its number; one that is a spread counts for two.
fn numbered(folder: &Path) -> Vec<(usize, Table)> {
    let text = fs::read_to_string(folder.join("issue.toml")).expect("an issue");
    let mut next = 1;
    let number = |page: Table| {
        let number = next;
        next += if is_spread(folder, &words(&page, "layout")) { 2 } else { 1 };
        (number, page)
    };
    list(&text.parse().expect("TOML"), "page").into_iter().map(number).collect()
}

/// Whether the layout, the issue's own or a bundled one, is two facing pages.
fn is_spread(folder: &Path, layout: &str) -> bool {
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = [folder, bundled].map(|it| it.join(format!("layouts/{layout}.toml")));
    let text = files.iter().find_map(|it| fs::read_to_string(it).ok());
    let layout: Table = text.expect("a layout").parse().expect("TOML");
    layout.get("spread").and_then(Value::as_bool) == Some(true)
}

/// The story's own level, else the issue's, else the mainland's.
fn level(folder: &Path, story: &Table) -> String {
    let text = fs::read_to_string(folder.join("issue.toml")).expect("an issue");
    let issue: Table = text.parse().expect("TOML");
    let style = issue.get("style").and_then(Value::as_table).cloned();
    let levels =
        [words(story, "prohibition"), words(&style.unwrap_or_default(), "prohibition")];
    levels.into_iter().find(|it| !it.is_empty()).unwrap_or_else(|| "gb".to_owned())
}

fn list(table: &Table, key: &str) -> Vec<Table> {
    let Some(list) = table.get(key).and_then(Value::as_array) else { return Vec::new() };
    list.iter().map(|it| it.as_table().expect("a table").clone()).collect()
}

/// A string, or strings in a list one after the other.
fn words(table: &Table, key: &str) -> String {
    match table.get(key) {
        Some(Value::String(words)) => words.clone(),
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        _ => String::new(),
    }
}

fn manuscript(folder: &Path, story: &Table) -> Manuscript {
    let file = words(story, "article");
    let text = fs::read_to_string(folder.join(&file)).expect("an article");
    let text = text.replace("\r\n", "\n");
    let (front, text) = match text.strip_prefix("+++\n") {
        Some(rest) => rest.split_once("\n+++\n").expect("the second fence"),
        None => ("", text.as_str()),
    };
    let front: Table = front.parse().expect("TOML");
    let stem = Path::new(&file).file_stem().unwrap_or_default().to_string_lossy();
    let named = [words(story, "id"), words(&front, "id"), stem.into_owned()];
    let mut heads = Vec::new();
    if story.contains_key("head") {
        add(&mut heads, story, "head");
    } else {
        add_all(&mut heads, &front);
    }
    for (key, role) in [("byline", "Byline"), ("label", "Label")] {
        heads.push((role, words(&front, key)));
    }
    Manuscript {
        id: named.into_iter().find(|it| !it.is_empty()).unwrap_or_default(),
        heads,
        copy: copy(text),
        ..Manuscript::default()
    }
}

fn add(heads: &mut Vec<(&'static str, String)>, table: &Table, key: &str) {
    if let Some(Value::Table(head)) = table.get(key) {
        add_all(heads, head);
    }
}

fn add_all(heads: &mut Vec<(&'static str, String)>, head: &Table) {
    for (key, role) in [("kicker", "Kicker"), ("main", "Headline"), ("deck", "Deck")] {
        // A bar is where a head may be broken, not a character of it.
        heads.push((role, words(head, key).replace('|', "")));
    }
}

/// The text of an article without marks of Markdown, what stands beside the
/// words, indents and line ends.
fn copy(text: &str) -> String {
    let lines = text.lines().map(str::trim);
    let lines = lines.map(|it| it.strip_prefix("## ").map_or(it, str::trim_start));
    alone(&lines.collect::<String>().replace("**", ""))
}

/// `[words]{what stands beside them}` without what stands beside them.
fn alone(text: &str) -> String {
    let mut text = text.to_owned();
    while let Some(close) = text.find("]{") {
        let open = text[..close].rfind('[').expect("a bracket before the braces");
        let end = close + text[close..].find('}').expect("braces that end");
        text.replace_range(close..=end, "");
        text.remove(open);
    }
    text
}
