//! A table that is asked for its keys.

use toml::de::DeTable;

use crate::diag::{Code, Diagnostic, Span, Spanned, nearest};
use crate::model::reader::{Fact, Log, Value};

/// A table of a TOML text. What is not asked for is remarked upon by [`Self::finish`].
#[derive(Debug)]
pub(crate) struct Table<'a, 't> {
    /// Where remarks go.
    pub(crate) log: &'a Log,
    /// Its header, or all of it when it stands in braces.
    pub(crate) span: Span,
    name: Option<&'static str>,
    entries: DeTable<'t>,
    asked: Vec<&'static str>,
}

impl<'a, 't> Table<'a, 't> {
    /// The table `entries`, called `name` in remarks; the root has no name.
    pub(crate) fn new(
        log: &'a Log,
        span: Span,
        name: Option<&'static str>,
        entries: DeTable<'t>,
    ) -> Self {
        Self { log, span, name, entries, asked: Vec::new() }
    }

    /// The value of `key`, when it is there and `read` can make sense of it.
    pub(crate) fn get<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Value<'a, 't>) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let value = self.take(key)?;
        let span = value.span;
        Some(Spanned::new(read(value)?, span))
    }

    /// As [`Self::get`], but it must be there; `example` shows how it is written.
    pub(crate) fn need<T>(
        &mut self,
        key: &'static str,
        example: &str,
        read: impl FnOnce(Value<'a, 't>) -> Option<T>,
    ) -> Option<Spanned<T>> {
        if !self.has(key) {
            self.ask(key);
            self.missing(key, example);
            return None;
        }
        self.get(key, read)
    }

    /// Words on one line; none when they are not written or empty.
    pub(crate) fn words(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.get(key, Value::text).filter(|it| !it.value.trim().is_empty())
    }

    /// The table `key`, read by `walk` to the last key.
    pub(crate) fn inside<T>(
        &mut self,
        key: &'static str,
        walk: impl FnOnce(&mut Self) -> T,
    ) -> Option<T> {
        self.take(key)?.table(walk)
    }

    /// The tables of the array `key`, each read by `walk` to the last key.
    pub(crate) fn each<T>(
        &mut self,
        key: &'static str,
        mut walk: impl FnMut(&mut Self) -> T,
    ) -> Vec<T> {
        let list = self.take(key).and_then(|it| it.list(|it| it.table(&mut walk)));
        list.unwrap_or_default()
    }

    /// The entries of this table, whose keys are the editors' own names for `what`.
    pub(crate) fn named<T>(
        &mut self,
        what: &'static str,
        walk: impl FnMut(Spanned<String>, Value<'a, 't>) -> Option<T>,
    ) -> Vec<T> {
        self.log.note(self.span, || Fact::Names(None));
        self.entries_of(what, walk)
    }

    /// As [`Self::named`], where only `names` can be told apart.
    pub(crate) fn named_of<T>(
        &mut self,
        what: &'static str,
        names: impl Iterator<Item = &'static str>,
        walk: impl FnMut(Spanned<String>, Value<'a, 't>) -> Option<T>,
    ) -> Vec<T> {
        self.log.note(self.span, || Fact::Names(Some(names.collect())));
        self.entries_of(what, walk)
    }

    fn entries_of<T>(
        &mut self,
        what: &'static str,
        mut walk: impl FnMut(Spanned<String>, Value<'a, 't>) -> Option<T>,
    ) -> Vec<T> {
        let mut entries: Vec<_> = std::mem::take(&mut self.entries).into_iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let log = self.log;
        let read = entries.into_iter().filter_map(|(key, value)| {
            let name = Spanned::new(key.get_ref().to_string(), log.span(key.span()));
            walk(name, Value::new(log, what, value))
        });
        read.collect()
    }

    /// Whether `key` is still to be read.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Remarks that `key` is missing.
    pub(crate) fn missing(&self, key: &'static str, example: &str) {
        self.log.note(self.span, || Fact::Missing(key));
        let remark = match &self.name {
            Some(name) => Diagnostic::new(
                Code::MissingKey,
                format!("「{name}」缺少必填的「{key}」"),
                format!("\"{name}\" lacks \"{key}\""),
            ),
            None => Diagnostic::new(
                Code::MissingKey,
                format!("缺少必填的「{key}」"),
                format!("\"{key}\" is missing"),
            ),
        };
        let (zh, en) = (format!("补上一行：{example}"), format!("add a line: {example}"));
        self.log.push(remark.at(self.span).hint(zh, en));
    }

    /// Leaves the keys that nobody asked for to the log.
    pub(crate) fn finish(self) {
        let strays = self.entries.keys().map(|key| {
            Spanned::new(key.get_ref().to_string(), self.log.span(key.span()))
        });
        self.log.leave(self.name.unwrap_or_default(), &self.asked, strays);
    }

    fn ask(&mut self, key: &'static str) {
        self.log.note(self.span, || Fact::Key(key));
        self.asked.push(key);
    }

    fn take(&mut self, key: &'static str) -> Option<Value<'a, 't>> {
        self.ask(key);
        Some(Value::new(self.log, key, self.entries.remove(key)?))
    }
}

/// The remark on a key that is not `known` here; `owner` is the table that does know it.
pub(crate) fn unknown(key: &str, known: &[&str], owner: Option<&str>) -> Diagnostic {
    let remark = Diagnostic::new(
        Code::UnknownKey,
        format!("这里没有「{key}」这个键"),
        format!("there is no key \"{key}\" here"),
    );
    if let Some(near) = nearest(key, known.iter().copied()) {
        let (zh, en) =
            (format!("是不是「{near}」？"), format!("did you mean \"{near}\"?"));
        return remark.hint(zh, en);
    }
    match owner {
        Some("") => remark.hint(
            format!("「{key}」写在文件最前面，任何表头之前"),
            format!("write \"{key}\" at the top, before any header"),
        ),
        Some(owner) => remark.hint(
            format!("「{key}」属于「{owner}」：一张表的键都写在它的下一个表头之前"),
            format!("\"{key}\" belongs to \"{owner}\": write it before the next header"),
        ),
        None => remark.hint(
            format!("这里可用的键：{}", known.join("、")),
            format!("the keys known here: {}", known.join(", ")),
        ),
    }
}
