//! The committed schemas are those that the decoders give, every sample is valid by them,
//! and `docs/issue-format.md` names the same keys.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use banxin::model::Schema;
use serde_json::{Map, Value, json};

#[test]
fn the_committed_schemas_are_the_decoders_own() {
    for (name, schema) in Schema::NAMES {
        let file = format!("schemas/{name}.schema.json");
        let written = fs::read_to_string(&file).expect("a committed schema");
        let advice = format!("cargo run -- schema {name} > {file}");
        assert!(written == schema.json(), "{file} is out of date: {advice}");
    }
}

fn schema(of: Schema) -> Value {
    serde_json::from_str(&of.json()).expect("a schema is JSON")
}

/// TOML as JSON has it.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(it) => Value::from(it),
        toml::Value::Integer(it) => Value::from(it),
        toml::Value::Float(it) => Value::from(it),
        toml::Value::Boolean(it) => Value::from(it),
        toml::Value::Datetime(it) => Value::from(it.to_string()),
        toml::Value::Array(it) => it.into_iter().map(plain).collect(),
        toml::Value::Table(it) => {
            Value::Object(it.into_iter().map(|(key, it)| (key, plain(it))).collect())
        }
    }
}

/// What of `value` is not as `schema` has it: the parts of JSON Schema that ours use.
fn faults(schema: &Value, value: &Value, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    let valid = |it: &Value| faults(it, value, path).is_empty();
    let list = |key: &str| schema[key].as_array().cloned().unwrap_or_default();
    let right = match schema["type"].as_str() {
        None => true,
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        Some(other) => panic!("the type {other}"),
    };
    if !right || (schema["enum"].is_array() && !list("enum").contains(value)) {
        return vec![format!("{path}: {value}")];
    }
    if schema["anyOf"].is_array() && !list("anyOf").iter().any(valid) {
        found.push(format!("{path}: none of anyOf"));
    }
    if schema["oneOf"].is_array()
        && list("oneOf").iter().filter(|it| valid(it)).count() != 1
    {
        found.push(format!("{path}: not just one of {}", schema["oneOf"]));
    }
    found.extend(list("allOf").iter().flat_map(|it| faults(it, value, path)));
    if let Some(number) = value.as_f64() {
        let least = schema["minimum"].as_f64().unwrap_or(f64::MIN);
        let most = schema["maximum"].as_f64().unwrap_or(f64::MAX);
        if !(least..=most).contains(&number) {
            found.push(format!("{path}: {number}"));
        }
    }
    for entry in
        value.as_array().into_iter().flatten().filter(|_| schema["items"].is_object())
    {
        found.extend(faults(&schema["items"], entry, path));
    }
    found.extend(value.as_object().into_iter().flat_map(|it| in_table(schema, it, path)));
    found
}

fn in_table(schema: &Value, table: &Map<String, Value>, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (key, value) in table {
        let below = format!("{path}.{key}");
        match (schema["properties"].get(key), &schema["additionalProperties"]) {
            (Some(it), _) => found.extend(faults(it, value, &below)),
            (None, Value::Bool(false)) => found.push(format!("{below}: unknown")),
            (None, it @ Value::Object(_)) => found.extend(faults(it, value, &below)),
            (None, _) => {}
        }
    }
    let needed = schema["required"].as_array().into_iter().flatten();
    let missing = needed.filter_map(Value::as_str).filter(|it| !table.contains_key(*it));
    found.extend(missing.map(|it| format!("{path}: {it} is missing")));
    found
}

/// The files in `folder` and below that end so.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, end));
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_sample_is_valid() {
    let (issue, layout) = (schema(Schema::Issue), schema(Schema::Layout));
    let mut checked = 0;
    for folder in ["examples", "tests/issues", "layouts"] {
        for path in files(Path::new(folder), ".toml") {
            let shown = path.display().to_string();
            let is_layout = shown.contains("layouts/");
            if !is_layout && !shown.ends_with("/issue.toml") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a sample");
            let value = plain(toml::Value::Table(toml::from_str(&text).expect("TOML")));
            let found = faults(if is_layout { &layout } else { &issue }, &value, "");
            assert_eq!(found, Vec::<String>::new(), "{shown}");
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked} files");
}

#[test]
fn slips_are_found() {
    let issue = schema(Schema::Issue);
    let paper = json!({ "name": "澜港日报", "date": "2026-11-24" });
    let story = |story: Value| {
        let page = json!({ "layout": "front", "story": [story] });
        faults(&issue, &json!({ "paper": paper, "page": [page] }), "")
    };
    let good = json!({ "article": "a.md", "slot": "lead" });
    assert!(story(good.clone()).is_empty());
    for (key, value) in [
        ("slto", json!("lead")),
        ("head_cols", json!(0)),
        ("head_cols", json!(2.5)),
        ("form", json!("sideways")),
        ("area", json!({ "col": 1, "row": 1, "cols": 1, "rows": 9 })),
        ("continues", json!("b")),
    ] {
        let mut bad = good.clone();
        bad[key] = value;
        assert!(!story(bad.clone()).is_empty(), "{bad}");
    }
    assert!(!story(json!({ "article": "a.md" })).is_empty(), "no place");
    assert!(!faults(&issue, &json!({ "paper": paper }), "").is_empty(), "no page");
    let planned = json!({ "paper": paper, "issue": { "plan": "plan.csv" } });
    assert!(faults(&issue, &planned, "").is_empty());
}

/// The keys of a schema, wherever they stand.
fn keys(schema: &Value, found: &mut BTreeSet<String>) {
    let each = schema["properties"].as_object().into_iter().flatten();
    for (key, below) in each {
        // Codes of remarks are no keys of the format.
        if !key.starts_with('B') {
            found.insert(key.clone());
        }
        keys(below, found);
    }
    for below in ["anyOf", "oneOf", "allOf"] {
        schema[below].as_array().into_iter().flatten().for_each(|it| keys(it, found));
    }
    for below in ["items", "additionalProperties"] {
        if schema[below].is_object() {
            keys(&schema[below], found);
        }
    }
}

/// The words that a chapter of the documents puts between backticks at the start of a row.
fn rows(chapter: &str) -> BTreeSet<String> {
    let cells =
        chapter.lines().filter_map(|it| it.strip_prefix("| ")?.split(" | ").next());
    let words = cells.flat_map(|it| it.split('`').skip(1).step_by(2));
    let words = words.flat_map(|it| it.rsplit('.').next());
    let is_key = |it: &&str| {
        !it.is_empty() && it.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    words.filter(is_key).map(str::to_owned).collect()
}

#[test]
fn the_documents_name_the_keys_of_the_schemas_and_no_other() {
    let text = fs::read_to_string("docs/issue-format.md").expect("the documents");
    let chapter = |from: &str, to: &str| {
        let after = text.split_once(from).expect("its start").1;
        after.split_once(to).expect("its end").0
    };
    let mut known = BTreeSet::new();
    keys(&schema(Schema::Issue), &mut known);
    keys(&schema(Schema::Layout), &mut known);
    // Every key is named somewhere between backticks, with its table or without.
    let quoted: BTreeSet<&str> = text
        .split('`')
        .skip(1)
        .step_by(2)
        .flat_map(|it| it.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
        .collect();
    let silent: Vec<_> =
        known.iter().filter(|it| !quoted.contains(it.as_str())).collect();
    assert!(silent.is_empty(), "not in docs/issue-format.md: {silent:?}");
    let issue = rows(chapter("\n## issue.toml\n", "\n## Article files"));
    let layouts = rows(chapter("\n| key | | limits | |\n", "\n**Spreads**"));
    let fonts = rows(chapter("\n## Fonts", "\n## Messages"));
    let all = issue.union(&layouts).chain(&fonts).cloned().collect::<BTreeSet<_>>();
    let strange: Vec<_> = all.iter().filter(|it| !known.contains(*it)).collect();
    assert!(strange.is_empty(), "in docs/issue-format.md alone: {strange:?}");
}
