//! JSON as it is written to a file: two spaces a level, keys in the order given.

/// A value of JSON.
#[derive(Clone, Debug)]
pub(super) enum Json {
    Text(String),
    /// As it is written.
    Number(String),
    Flag(bool),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Json {
    pub(super) fn text(words: &str) -> Self {
        Self::Text(words.to_owned())
    }

    pub(super) fn texts(words: &[&str]) -> Self {
        Self::List(words.iter().map(|it| Self::text(it)).collect())
    }

    /// The text, with a line end.
    pub(super) fn print(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0);
        text.push('\n');
        text
    }

    fn write(&self, text: &mut String, depth: usize) {
        match self {
            Self::Text(words) => quote(text, words),
            Self::Number(number) => text.push_str(number),
            Self::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
            Self::List(list) => {
                block(text, ('[', ']'), depth, list, |text, it| {
                    it.write(text, depth + 1);
                });
            }
            Self::Object(members) => {
                block(text, ('{', '}'), depth, members, |text, (key, it)| {
                    quote(text, key);
                    text.push_str(": ");
                    it.write(text, depth + 1);
                });
            }
        }
    }
}

fn block<T>(
    text: &mut String,
    (open, close): (char, char),
    depth: usize,
    entries: &[T],
    write: impl Fn(&mut String, &T),
) {
    text.push(open);
    for (at, entry) in entries.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(depth + 1));
        write(text, entry);
    }
    if !entries.is_empty() {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    }
    text.push(close);
}

fn quote(text: &mut String, words: &str) {
    text.push('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c => text.push(c),
        }
    }
    text.push('"');
}
