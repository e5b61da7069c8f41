//! A value that is asked to be what the desk expects there.

use std::ops::RangeInclusive;

use toml::Spanned as Located;
use toml::de::DeValue;

use crate::diag::{Code, Diagnostic, Span, Spanned, advise};
use crate::model::copy;
use crate::model::reader::units::{PERCENT, Unit, decimal, thousandths};
use crate::model::reader::{Fact, Log, Table};

/// A value of a TOML text. Every reading remarks upon what it cannot use.
#[derive(Debug)]
pub(crate) struct Value<'a, 't> {
    /// Where remarks go.
    pub(crate) log: &'a Log,
    /// The key it stands under.
    pub(crate) key: &'static str,
    /// Where it was written.
    pub(crate) span: Span,
    inner: DeValue<'t>,
}

impl<'a, 't> Value<'a, 't> {
    /// The value `inner` of `key`.
    pub(crate) fn new(
        log: &'a Log,
        key: &'static str,
        inner: Located<DeValue<'t>>,
    ) -> Self {
        let span = log.span(inner.span());
        Self { log, key, span, inner: inner.into_inner() }
    }

    /// Words on one line: hard-wrapped lines are joined as in an article.
    pub(crate) fn text(self) -> Option<String> {
        self.note(|| Fact::Words);
        match self.inner {
            DeValue::String(text) => Some(copy::one_line(self.log, self.span, &text)),
            _ => self.wrong("加引号的文字", "words between quotation marks"),
        }
    }

    /// Words on one line that may not be empty.
    pub(crate) fn words(self) -> Option<String> {
        let (log, key, span) = (self.log, self.key, self.span);
        let text = self.text()?;
        if text.trim().is_empty() {
            let (zh, en) = (format!("「{key}」是空的"), format!("\"{key}\" is empty"));
            log.push(Diagnostic::new(Code::BadValue, zh, en).at(span));
            return None;
        }
        Some(text)
    }

    /// `true` or `false`.
    pub(crate) fn flag(self) -> Option<bool> {
        self.note(|| Fact::Flag);
        match self.inner {
            DeValue::Boolean(flag) => Some(flag),
            _ => self.wrong("true 或 false", "true or false"),
        }
    }

    /// Whether the value is a whole number.
    pub(crate) const fn is_whole(&self) -> bool {
        matches!(self.inner, DeValue::Integer(_))
    }

    /// Whether the value is a list without entries.
    pub(crate) fn is_empty_list(&self) -> bool {
        matches!(&self.inner, DeValue::Array(it) if it.is_empty())
    }

    /// Whether the value is a list.
    pub(crate) const fn is_list(&self) -> bool {
        matches!(self.inner, DeValue::Array(_))
    }

    /// Whether the value is `true` or `false`.
    pub(crate) const fn is_flag(&self) -> bool {
        matches!(self.inner, DeValue::Boolean(_))
    }

    /// Whether the value is words.
    pub(crate) const fn is_words(&self) -> bool {
        matches!(self.inner, DeValue::String(_))
    }

    /// Whether the value is a table.
    pub(crate) const fn is_table(&self) -> bool {
        matches!(self.inner, DeValue::Table(_))
    }

    /// A whole number of `unit` in `range`.
    pub(crate) fn whole(self, range: RangeInclusive<u32>, unit: Unit) -> Option<u32> {
        let (low, high) = (i64::from(*range.start()), i64::from(*range.end()));
        let range = low * 1000..=high * 1000;
        self.note(|| Fact::Number { whole: true, range: range.clone(), unit });
        if !self.is_whole() {
            return self.wrong("整数", "a whole number");
        }
        let milli = self.number(range, unit)?;
        u32::try_from(milli / 1000).ok()
    }

    /// A number of `unit` in thousandths, within `range`, which is in thousandths too.
    pub(crate) fn milli(self, range: RangeInclusive<i64>, unit: Unit) -> Option<i64> {
        self.note(|| Fact::Number { whole: false, range: range.clone(), unit });
        self.number(range, unit)
    }

    fn number(self, range: RangeInclusive<i64>, unit: Unit) -> Option<i64> {
        let written = match &self.inner {
            DeValue::Float(it) => thousandths(it.as_str()),
            DeValue::Integer(it) => Some(
                i64::from_str_radix(it.as_str(), it.radix())
                    .unwrap_or(i64::MAX)
                    .saturating_mul(1000),
            ),
            _ => return self.wrong("数字", "a number"),
        };
        let Some(milli) = written else {
            return self
                .wrong("最多三位小数的数字", "a number with at most three decimals");
        };
        if range.contains(&milli) {
            return Some(milli);
        }
        self.log.push(beyond(self.key, milli, &range, unit).at(self.span));
        None
    }

    /// Exactly `N` values, each read by `read`; `zh` and `en` say what is wanted.
    pub(crate) fn array<T, const N: usize>(
        self,
        zh: &str,
        en: &str,
        read: impl FnMut(Self) -> Option<T>,
    ) -> Option<[T; N]> {
        self.note(|| Fact::List(Some(N)));
        if !matches!(&self.inner, DeValue::Array(it) if it.len() == N) {
            return self.wrong(zh, en);
        }
        self.entries(read)?.try_into().ok()
    }

    /// A percentage in thousandths.
    pub(crate) fn percent(self) -> Option<u16> {
        u16::try_from(self.milli(0..=100_000, PERCENT)? / 100).ok()
    }

    /// One of the `known` words.
    pub(crate) fn one_of(self, known: &[&'static str]) -> Option<String> {
        self.note(|| Fact::OneOf(known.to_vec()));
        let DeValue::String(word) = &self.inner else {
            return self.wrong("加引号的文字", "words between quotation marks");
        };
        if known.contains(&word.as_ref()) {
            return Some(word.to_string());
        }
        let key = self.key;
        let remark = Diagnostic::new(
            Code::BadValue,
            format!("「{key}」不能是「{word}」"),
            format!("\"{key}\" cannot be \"{word}\""),
        );
        self.log.push(advise(remark, word, known).at(self.span));
        None
    }

    /// What one of the `known` words means.
    pub(crate) fn choice<T: Copy>(self, known: &[(&'static str, T)]) -> Option<T> {
        let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
        let word = self.one_of(&names)?;
        known.iter().find(|(name, _)| *name == word).map(|(_, meaning)| *meaning)
    }

    /// A day of the calendar; in quotation marks it will do as well.
    pub(crate) fn date(self) -> Option<(i32, u8, u8)> {
        self.note(|| Fact::Day);
        let read = match &self.inner {
            DeValue::Datetime(it) => Some(*it),
            DeValue::String(it) => it.trim().parse().ok(),
            _ => None,
        };
        match read.filter(|it| it.time.is_none()).and_then(|it| it.date) {
            Some(it) => Some((i32::from(it.year), it.month, it.day)),
            None => self.wrong(
                "年-月-日，如 2026-11-24",
                "year, month and day, such as 2026-11-24",
            ),
        }
    }

    /// Words, or a list of words; line breaks inside them start new lines.
    pub(crate) fn lines(self) -> Option<Vec<Spanned<String>>> {
        self.note(|| Fact::Lines);
        if let DeValue::Array(_) = self.inner {
            let lists = self.entries(|it| it.one_or_more())?;
            return Some(lists.into_iter().flatten().collect());
        }
        self.one_or_more()
    }

    fn one_or_more(self) -> Option<Vec<Spanned<String>>> {
        let DeValue::String(text) = &self.inner else {
            return self.wrong(
                "加引号的文字，或这样的数组",
                "words between quotation marks, or a list of them",
            );
        };
        let lines = text.lines().filter(|it| !it.trim().is_empty());
        let clean = |it| Spanned::new(copy::one_line(self.log, self.span, it), self.span);
        Some(lines.map(clean).collect())
    }

    /// Words as they stand between the quotation marks.
    pub(crate) fn verbatim(self) -> Option<String> {
        self.note(|| Fact::Words);
        match self.inner {
            DeValue::String(text) => Some(text.into_owned()),
            _ => self.wrong("加引号的文字", "words between quotation marks"),
        }
    }

    /// A list, each entry read by `read`; what cannot be read is left out.
    pub(crate) fn list<T>(self, read: impl FnMut(Self) -> Option<T>) -> Option<Vec<T>> {
        self.note(|| Fact::List(None));
        self.entries(read)
    }

    fn entries<T>(self, mut read: impl FnMut(Self) -> Option<T>) -> Option<Vec<T>> {
        let DeValue::Array(array) = self.inner else {
            return self.wrong("方括号里的数组", "a list in brackets");
        };
        let each = |it| read(Value::new(self.log, self.key, it));
        Some(array.into_iter().filter_map(each).collect())
    }

    /// A table, read by `walk` to the last key.
    pub(crate) fn table<T>(
        self,
        walk: impl FnOnce(&mut Table<'a, 't>) -> T,
    ) -> Option<T> {
        self.note(|| Fact::Table);
        let DeValue::Table(entries) = self.inner else {
            return self.wrong("花括号里的表", "a table in braces");
        };
        let mut table = Table::new(self.log, self.span, Some(self.key), entries);
        let output = walk(&mut table);
        table.finish();
        Some(output)
    }

    fn note(&self, fact: impl FnOnce() -> Fact) {
        self.log.note(self.span, fact);
    }

    /// Remarks that the value is not what is wanted.
    pub(crate) fn wrong<T>(&self, zh: &str, en: &str) -> Option<T> {
        let key = self.key;
        let (found_zh, found) = kind(&self.inner);
        let remark = Diagnostic::new(
            Code::BadValue,
            format!("「{key}」应当是{zh}，这里是{found_zh}"),
            format!("\"{key}\" wants {en}, not {found}"),
        );
        self.log.push(remark.at(self.span));
        None
    }
}

/// The remark on a number outside its range.
fn beyond(key: &str, milli: i64, range: &RangeInclusive<i64>, unit: Unit) -> Diagnostic {
    let (low, high) = (decimal(*range.start()), decimal(*range.end()));
    let found = decimal(milli);
    let Unit { zh, en } = unit;
    let code = if zh.is_empty() { Code::BadValue } else { Code::ImpossibleSize };
    Diagnostic::new(
        code,
        format!("「{key}」不能是 {found}"),
        format!("\"{key}\" cannot be {found}"),
    )
    .hint(format!("可用 {low}–{high}{zh}"), format!("it takes {low} to {high}{en}"))
}

/// What kind of value it is, in both languages.
const fn kind(value: &DeValue<'_>) -> (&'static str, &'static str) {
    match value {
        DeValue::String(_) => ("文字", "words"),
        DeValue::Integer(_) => ("整数", "a whole number"),
        DeValue::Float(_) => ("小数", "a decimal number"),
        DeValue::Boolean(_) => ("是非值", "true or false"),
        DeValue::Datetime(_) => ("日期或时间", "a date or time"),
        DeValue::Array(_) => ("数组", "a list"),
        DeValue::Table(_) => ("表", "a table"),
    }
}
