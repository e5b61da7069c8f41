//! What is wanted at one place of a file, and how a schema says it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::model::reader::{Unit, decimal};
use crate::model::schema::json::Json;
use crate::model::schema::words;

/// A number that is wanted.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub(super) whole: bool,
    /// In thousandths.
    pub(super) range: RangeInclusive<i64>,
    pub(super) unit: Unit,
}

/// What may stand at a place: any of what is set here.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    pub(super) words: bool,
    pub(super) lines: bool,
    pub(super) flag: bool,
    pub(super) day: bool,
    pub(super) one_of: Option<Vec<&'static str>>,
    pub(super) number: Option<Number>,
    /// A list: how many entries, if that is fixed, and what each is.
    pub(super) list: Option<(Option<usize>, Box<Self>)>,
    pub(super) table: bool,
    /// The keys of a table.
    pub(super) keys: BTreeMap<&'static str, Self>,
    /// What stands under keys of the editors' own, and which those are, if not any.
    pub(super) named: Option<(Option<Vec<&'static str>>, Box<Self>)>,
    /// Groups of keys of which one must be there.
    pub(super) needed: Vec<Needed>,
}

/// Keys of which one must be there, and whether more than one may.
#[derive(Clone, Debug)]
pub(super) struct Needed {
    pub(super) keys: Vec<&'static str>,
    pub(super) alone: bool,
}

type Members = Vec<(String, Json)>;

impl Node {
    /// Something that may stand there, as TOML.
    pub(super) fn sample(&self) -> String {
        if self.table {
            let keys =
                self.keys.iter().map(|(key, it)| format!("{key} = {}", it.sample()));
            return format!("{{ {} }}", keys.collect::<Vec<_>>().join(", "));
        }
        if let Some((count, entry)) = &self.list {
            return format!("[{}]", vec![entry.sample(); count.unwrap_or(1)].join(", "));
        }
        if let Some(number) = &self.number {
            return decimal(*number.range.start());
        }
        if self.flag { "true" } else { "\"x\"" }.to_owned()
    }

    /// The members of its schema; `path` is the keys that lead to it, with dots between.
    pub(super) fn members(&self, path: &str) -> Members {
        let mut members = Members::new();
        if let Some(words) = self.described(path) {
            members.push(("description".to_owned(), Json::text(&words)));
        }
        let mut kinds = self.kinds(path);
        if kinds.len() == 1 {
            members.extend(kinds.remove(0));
        } else {
            let kinds = kinds.into_iter().map(Json::Object).collect();
            members.push(("anyOf".to_owned(), Json::List(kinds)));
        }
        members
    }

    /// What it is, in both languages, with the unit of a number.
    fn described(&self, path: &str) -> Option<String> {
        let (zh, en) = words::of(path)?;
        let unit = self.number.as_ref().map(|it| it.unit).filter(|it| !it.zh.is_empty());
        Some(match unit {
            Some(unit) => {
                format!("{zh}（{}）\n{en} ({})", unit.zh.trim(), unit.en.trim())
            }
            None => format!("{zh}\n{en}"),
        })
    }

    /// One schema for each kind of value.
    fn kinds(&self, path: &str) -> Vec<Members> {
        let of_type = |name: &str| vec![("type".to_owned(), Json::text(name))];
        let mut kinds = Vec::new();
        match &self.one_of {
            Some(known) => kinds.push(vec![("enum".to_owned(), Json::texts(known))]),
            None if self.words || self.lines => kinds.push(of_type("string")),
            None => {}
        }
        if self.day {
            let mut day = of_type("string");
            day.push(("format".to_owned(), Json::text("date")));
            kinds.push(day);
        }
        if self.flag {
            kinds.push(of_type("boolean"));
        }
        if let Some(Number { whole, range, .. }) = &self.number {
            let mut number = of_type(if *whole { "integer" } else { "number" });
            number.push(("minimum".to_owned(), Json::Number(decimal(*range.start()))));
            number.push(("maximum".to_owned(), Json::Number(decimal(*range.end()))));
            kinds.push(number);
        }
        if self.lines {
            let mut list = of_type("array");
            list.push(("items".to_owned(), Json::Object(of_type("string"))));
            kinds.push(list);
        }
        if let Some((count, entry)) = &self.list {
            kinds.push(list(*count, entry, path));
        }
        if self.table {
            kinds.push(self.object(path));
        }
        kinds
    }

    fn object(&self, path: &str) -> Members {
        let below = |key: &str| match path {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        };
        let key = |(key, it): (&&'static str, &Self)| {
            ((*key).to_owned(), Json::Object(it.members(&below(key))))
        };
        let mut keys: Members = self.keys.iter().map(key).collect();
        let mut others = Json::Flag(false);
        if let Some((names, entry)) = &self.named {
            let schema = Json::Object(entry.members(&below("*")));
            match names {
                Some(names) => {
                    keys.extend(
                        names.iter().map(|it| ((*it).to_owned(), schema.clone())),
                    );
                }
                None => others = schema,
            }
        }
        let mut object = vec![("type".to_owned(), Json::text("object"))];
        if !keys.is_empty() {
            object.push(("properties".to_owned(), Json::Object(keys)));
        }
        object.push(("additionalProperties".to_owned(), others));
        object.extend(needed(&self.needed));
        object
    }
}

fn list(count: Option<usize>, entry: &Node, path: &str) -> Members {
    let mut entry = entry.members(path);
    entry.retain(|it| it.0 != "description");
    let mut list = vec![
        ("type".to_owned(), Json::text("array")),
        ("items".to_owned(), Json::Object(entry)),
    ];
    if let Some(count) = count {
        for key in ["minItems", "maxItems"] {
            list.push((key.to_owned(), Json::Number(count.to_string())));
        }
    }
    list
}

/// What must be there: single keys, and of several one.
fn needed(groups: &[Needed]) -> Members {
    let mut members = Members::new();
    let single: Vec<_> = groups
        .iter()
        .filter_map(|it| it.keys.first().filter(|_| it.keys.len() == 1))
        .collect();
    if !single.is_empty() {
        let names: Vec<_> = single.into_iter().copied().collect();
        members.push(("required".to_owned(), Json::texts(&names)));
    }
    let several: Vec<_> = groups
        .iter()
        .filter(|it| it.keys.len() > 1)
        .map(|group| {
            let one = |key: &&'static str| {
                Json::Object(vec![("required".to_owned(), Json::texts(&[key]))])
            };
            let word = if group.alone { "oneOf" } else { "anyOf" };
            let keys = group.keys.iter().map(one).collect();
            Json::Object(vec![(word.to_owned(), Json::List(keys))])
        })
        .collect();
    if !several.is_empty() {
        members.push(("allOf".to_owned(), Json::List(several)));
    }
    members
}
