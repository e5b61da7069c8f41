//! Asking a decoder what it wants: texts with one value in them are decoded, one of every
//! kind of TOML, and what is noted at that value's place is what may stand there.

use std::collections::BTreeSet;

use crate::diag::{Code, SourceId, Span};
use crate::model::reader::{Fact, Log};
use crate::model::schema::node::{Needed, Node, Number};

/// One value of every kind.
const KINDS: &[&str] = &["\"x\"", "1", "1.5", "true", "2000-01-01", "[]", "[1]", "{}"];

/// A decoder: reads a text and hands back the log that noted what it wanted.
type Decoder<'a> = &'a dyn Fn(&str) -> Log;

/// A step into a file.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    /// An entry of a list of so many.
    Entry(usize),
}

/// What `decode` wants of a whole file.
pub(super) fn explore(decode: Decoder<'_>) -> Node {
    Probe { decode, path: Vec::new() }.node()
}

struct Probe<'a> {
    decode: Decoder<'a>,
    path: Vec<Step>,
}

impl Probe<'_> {
    /// What may stand where the path leads.
    fn node(&mut self) -> Node {
        let mut node = Node::default();
        let (mut keys, mut names, mut list) = (BTreeSet::new(), None, None);
        let kinds = if self.path.is_empty() { &["{}"] } else { KINDS };
        for value in kinds {
            for fact in self.facts(value) {
                match fact {
                    Fact::Key(key) | Fact::Missing(key) => drop(keys.insert(key)),
                    Fact::Names(known) => names = Some(known),
                    Fact::Words => node.words = true,
                    Fact::Lines => node.lines = true,
                    Fact::Flag => node.flag = true,
                    Fact::Day => node.day = true,
                    Fact::OneOf(known) => node.one_of = Some(known),
                    Fact::Number { whole, range, unit } => {
                        node.number = Some(Number { whole, range, unit });
                    }
                    Fact::List(count) => list = Some(count),
                    Fact::Table => node.table = true,
                }
            }
        }
        node.table |= self.path.is_empty();
        if let Some(count) = list {
            let entry = self.below(Step::Entry(count.unwrap_or(1)));
            node.list = Some((count, Box::new(entry)));
        }
        if let Some(names) = names {
            let name = names.as_ref().and_then(|it| it.first()).unwrap_or(&"x");
            let entry = self.below(Step::Key((*name).to_owned()));
            node.named = Some((names, Box::new(entry)));
        }
        for key in keys {
            let below = self.below(Step::Key(key.to_owned()));
            node.keys.insert(key, below);
        }
        node.needed = self.needed(&node);
        node
    }

    fn below(&mut self, step: Step) -> Node {
        self.path.push(step);
        let node = self.node();
        self.path.pop();
        node
    }

    /// Which keys of the table that the path leads to must be there.
    fn needed(&self, node: &Node) -> Vec<Needed> {
        let table = |keys: &dyn Fn(&str) -> bool| {
            let kept = node.keys.iter().filter(|(key, _)| keys(key));
            let kept: Vec<_> =
                kept.map(|(key, it)| format!("{key} = {}", it.sample())).collect();
            format!("{{ {} }}", kept.join(", "))
        };
        let lacks = |text: &str, key: &str| {
            let missing =
                |it: &Fact| matches!(it, Fact::Missing(missing) if *missing == key);
            self.facts(text).iter().any(missing)
        };
        let mut needed = Vec::new();
        for key in node.keys.keys().filter(|it| lacks("{}", it)) {
            let mut keys = vec![*key];
            // What does in its place.
            if !lacks(&table(&|it| it != *key), key) {
                let others = node.keys.keys().filter(|it| *it != key);
                keys.extend(
                    others.filter(|other| !lacks(&table(&|it| it == **other), key)),
                );
            }
            let alone = keys.len() > 1 && self.clash(&table(&|it| keys.contains(&it)));
            needed.push(Needed { keys, alone });
        }
        needed
    }

    /// The text with `value` where the path leads, and where in it that is.
    fn text(&self, value: &str) -> (String, Span) {
        if self.path.is_empty() {
            // The whole file, without braces around it.
            let inside = value.trim_start_matches("{").trim_end_matches("}").trim();
            let lines = inside_out(inside);
            let end = lines.len();
            return (lines, Span::new(SourceId::default(), 0, end));
        }
        let (mut before, mut after) = (String::new(), String::new());
        for (at, step) in self.path.iter().enumerate() {
            match step {
                Step::Key(key) if at == 0 => before.push_str(&format!("{key} = ")),
                Step::Key(key) => {
                    before.push_str(&format!("{{ {key} = "));
                    after.insert_str(0, " }");
                }
                Step::Entry(count) => {
                    before.push('[');
                    let more = format!(", {value}").repeat(count - 1);
                    after.insert_str(0, &format!("{more}]"));
                }
            }
        }
        let span =
            Span::new(SourceId::default(), before.len(), before.len() + value.len());
        (format!("{before}{value}{after}"), span)
    }

    /// What is wanted of `value` where the path leads.
    fn facts(&self, value: &str) -> Vec<Fact> {
        let (text, span) = self.text(value);
        let facts = (self.decode)(&text).facts();
        let here = |it: &Span| *it == span || (self.path.is_empty() && it.start == 0);
        facts.into_iter().filter(|it| here(&it.0)).map(|it| it.1).collect()
    }

    /// Whether the keys in the table `value` exclude each other.
    fn clash(&self, value: &str) -> bool {
        let (text, span) = self.text(value);
        let remarks = (self.decode)(&text).finish();
        remarks.iter().any(|it| it.code == Code::BadValue && it.span == Some(span))
    }
}

/// The keys of an inline table, one a line: only commas between keys part them.
fn inside_out(inside: &str) -> String {
    let (mut depth, mut quoted, mut text) = (0_i32, false, String::new());
    for c in inside.chars() {
        match c {
            '"' => quoted = !quoted,
            '{' | '[' if !quoted => depth += 1,
            '}' | ']' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                text.push('\n');
                continue;
            }
            _ => {}
        }
        text.push(c);
    }
    text
}
