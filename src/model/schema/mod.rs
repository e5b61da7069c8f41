//! JSON Schemas of what the desk writes, for editors that complete and check (格式说明).
//!
//! They are not written down anywhere: the decoders are asked. A text with one value in it
//! is decoded, and every reading of that value says what it wants, see
//! [`probe`](self::probe). Only what keys mean is told here, in [`words`](self::words).

mod json;
mod node;
mod probe;
#[cfg(test)]
mod tests;
mod words;

use crate::diag::SourceId;
use crate::model::decode;
use crate::model::reader::Log;
use crate::model::schema::json::Json;
use crate::model::schema::node::Node;

/// A kind of file, or a part of one, that has a schema.
///
/// ```
/// use banxin::model::Schema;
///
/// let names: Vec<_> = Schema::NAMES.iter().map(|(name, _)| *name).collect();
/// assert_eq!(names, ["issue", "layout", "style"]);
/// assert!(Schema::Issue.json().contains("draft-07"));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Schema {
    /// `issue.toml` (本期).
    Issue,
    /// A layout (版式).
    Layout,
    /// `[style]` of an issue (排式).
    Style,
}

impl Schema {
    /// Every schema with its name.
    pub const NAMES: &'static [(&'static str, Self)] =
        &[("issue", Self::Issue), ("layout", Self::Layout), ("style", Self::Style)];

    /// The schema as JSON of draft 7, which is what editors of TOML read, with descriptions
    /// in Chinese and in English.
    ///
    /// ```
    /// let schema = banxin::model::Schema::Layout.json();
    /// assert!(schema.contains("\"trim\""));
    /// ```
    #[must_use]
    pub fn json(self) -> String {
        let (title, path) = match self {
            Self::Issue => ("banxin: issue.toml 本期", ""),
            Self::Layout => ("banxin: layout 版式", "layout"),
            Self::Style => ("banxin: [style] 排式", "style"),
        };
        let mut members = vec![
            ("$schema".to_owned(), Json::text("http://json-schema.org/draft-07/schema#")),
            ("title".to_owned(), Json::text(title)),
        ];
        members.extend(self.node().members(path));
        Json::Object(members).print()
    }

    /// What its decoder wants.
    fn node(self) -> Node {
        match self {
            Self::Issue => probe::explore(&|text| {
                let log = Log::of_probe(SourceId::default());
                decode::issue_of(text, &log);
                log
            }),
            Self::Layout => probe::explore(&|text| {
                let log = Log::of_probe(SourceId::default());
                decode::layout_of(text, &log, "layout");
                log
            }),
            Self::Style => Self::Issue.node().keys.remove("style").unwrap_or_default(),
        }
    }
}
