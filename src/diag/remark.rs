//! A remark as a program reads it: an editor, a preview, a check in CI.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::diag::render::word;
use crate::diag::{Diagnostic, Diagnostics, Place, Sources, Span, Tongue, Words};
use crate::geom::Length;

/// A remark as a program reads it. What is not known is null.
///
/// ```
/// use banxin::diag::render::remarks;
/// use banxin::diag::{Code, Diagnostic, Diagnostics, Sources, Span, Tongue};
///
/// let mut sources = Sources::default();
/// let file = sources.add("rain.md", "# 今夜有雨。\n");
/// let mut all = Diagnostics::new();
/// let stop = Span::new(file, 14, 17);
/// all.push(Diagnostic::new(Code::HeadStop, "标题末尾有句号", "a stop after the head").at(stop));
///
/// let remark = &remarks(&all, &sources, Tongue::English)[0];
/// assert_eq!((remark.file, remark.line, remark.column), (Some("rain.md"), Some(1), Some(7)));
/// let json = serde_json::to_value(remark).expect("it is JSON");
/// assert_eq!(json["code"], "B4008");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Remark<'a> {
    /// The short name of what it is about.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// What there is to say, in the language that was asked for.
    pub message: &'a str,
    /// The file it was written in.
    pub file: Option<&'a str>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The character in the line, from 1.
    pub column: Option<usize>,
    /// The line in which the words end.
    pub end_line: Option<usize>,
    /// The character after the last one, from 1.
    pub end_column: Option<usize>,
    /// The page it is printed on, from 1.
    pub page: Option<u32>,
    /// Where on that page.
    pub place: Option<Area>,
    /// What to do, in the language that was asked for.
    pub hints: Vec<&'a str>,
    /// Message and hints in Chinese.
    pub zh: Said<'a>,
    /// Message and hints in English.
    pub en: Said<'a>,
}

/// Message and hints in one language.
///
/// ```
/// use banxin::diag::render::remarks;
/// use banxin::diag::{Code, Diagnostic, Diagnostics, Sources, Tongue};
///
/// let mut all = Diagnostics::new();
/// all.push(Diagnostic::new(Code::BlankPage, "第 2 版空白", "page 2 is blank"));
/// let sources = Sources::default();
/// let remark = &remarks(&all, &sources, Tongue::English)[0];
/// assert_eq!((remark.zh.title, remark.zh.message), ("空白版", "第 2 版空白"));
/// assert!(remark.en.hints.is_empty());
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Said<'a> {
    /// What its code is called.
    pub title: &'static str,
    /// What there is to say.
    pub message: &'a str,
    /// What to do.
    pub hints: Vec<&'a str>,
}

/// A rectangle on a page, in millimetres from the top left corner of the trimmed sheet.
///
/// ```
/// use banxin::diag::render::{Area, Millimetres};
/// use banxin::geom::Length;
///
/// let mm = |it| Millimetres(Length::mm(it));
/// let area = Area { left: mm(18), top: mm(60), width: mm(80), height: mm(40) };
/// let json = serde_json::to_string(&area).expect("it is JSON");
/// assert_eq!(json, r#"{"left":18.0,"top":60.0,"width":80.0,"height":40.0}"#);
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Area {
    /// From the left edge.
    pub left: Millimetres,
    /// From the top edge.
    pub top: Millimetres,
    /// To the right.
    pub width: Millimetres,
    /// Downwards.
    pub height: Millimetres,
}

/// A length as people and programs outside read it: in millimetres, to a tenth.
///
/// ```
/// use banxin::diag::render::Millimetres;
/// use banxin::geom::Length;
///
/// assert_eq!(Millimetres(Length::micron(12_345)).to_string(), "12.3");
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Millimetres(pub Length);

impl fmt::Display for Millimetres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// EMU in a tenth of a millimetre.
        const TENTH: i64 = 3_600;
        let emu = self.0.emu();
        let tenths =
            (emu.unsigned_abs() + TENTH.unsigned_abs() / 2) / TENTH.unsigned_abs();
        let sign = if emu < 0 && tenths > 0 { "-" } else { "" };
        write!(f, "{sign}{}.{}", tenths / 10, tenths % 10)
    }
}

impl Serialize for Millimetres {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The number that is written, read back; nothing is worked out with it.
        serializer.serialize_f64(self.to_string().parse().unwrap_or_default())
    }
}

/// Every remark as a program reads it, with `message` and `hints` in `tongue`.
///
/// ```
/// use banxin::Job;
/// use banxin::diag::Tongue;
/// use banxin::diag::render::remarks;
/// use banxin::draft::Draft;
/// use banxin::job::Options;
///
/// // An issue without a page.
/// let draft = Draft::new("晨报", "2026-11-24".parse()?);
/// let job = Job::of_draft(&draft, &Options::default())?;
/// for remark in remarks(&job.diagnostics, &job.sources, Tongue::Chinese) {
///     println!("{} {}: {}", remark.severity, remark.code, remark.message);
/// }
/// assert!(job.diagnostics.has_errors());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn remarks<'a>(
    diagnostics: &'a Diagnostics,
    sources: &'a Sources,
    tongue: Tongue,
) -> Vec<Remark<'a>> {
    diagnostics.iter().map(|it| remark(it, sources, tongue)).collect()
}

fn remark<'a>(it: &'a Diagnostic, sources: &'a Sources, tongue: Tongue) -> Remark<'a> {
    let (line, column) = it.span.and_then(|it| sources.line_column(it)).unzip();
    let end = it.span.map(|it| Span { start: it.end.max(it.start), ..it });
    let (end_line, end_column) = end.and_then(|it| sources.line_column(it)).unzip();
    let file = it.span.and_then(|it| sources.get(it.source));
    Remark {
        code: it.code.id(),
        severity: word(it.severity(), Tongue::English),
        message: it.message.say(tongue),
        file: file.map(|it| it.name.as_str()),
        line,
        column,
        end_line,
        end_column,
        page: it.place.map(|it| it.page),
        place: it.place.map(area),
        hints: in_tongue(&it.hints, tongue),
        zh: said(it, Tongue::Chinese),
        en: said(it, Tongue::English),
    }
}

fn said(it: &Diagnostic, tongue: Tongue) -> Said<'_> {
    let title = match tongue {
        Tongue::Chinese => it.code.title_zh(),
        Tongue::English => it.code.title(),
    };
    Said { title, message: it.message.say(tongue), hints: in_tongue(&it.hints, tongue) }
}

fn in_tongue(hints: &[Words], tongue: Tongue) -> Vec<&str> {
    hints.iter().map(|it| it.say(tongue)).collect()
}

fn area(place: Place) -> Area {
    let rect = place.rect;
    let [left, top] = [rect.left(), rect.top()].map(Millimetres);
    let [width, height] = [rect.size.width, rect.size.height].map(Millimetres);
    Area { left, top, width, height }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::geom::Rect;

    #[test]
    fn programs_get_both_languages_characters_and_millimetres() {
        let text = "[paper]\n名 = \"澜港\" # 报名\n";
        let mut sources = Sources::default();
        let id = sources.add("issue.toml", text);
        let at = text.find("\"澜港").expect("the value");
        let rect = [20_049, -40, 100_000, 7_000].map(Length::micron);
        let rect = Rect::new(rect[0], rect[1], rect[2], rect[3]);
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(
            Diagnostic::new(Code::BadValue, "值不对", "a bad value")
                .at(Span::new(id, at, at + "\"澜港\"".len()))
                .on(Place { page: 2, rect })
                .hint("改一改", "mend it"),
        );
        let remarks = remarks(&diagnostics, &sources, Tongue::English);
        let json = serde_json::to_value(&remarks[0]).expect("a remark is JSON");
        let expected = serde_json::json!({
            "code": "B1104", "severity": "error", "message": "a bad value",
            "file": "issue.toml", "line": 2, "column": 5, "end_line": 2, "end_column": 9,
            "page": 2,
            "place": { "left": 20.0, "top": 0.0, "width": 100.0, "height": 7.0 },
            "hints": ["mend it"],
            "zh": { "title": "值不合规", "message": "值不对", "hints": ["改一改"] },
            "en": {
                "title": "a value that cannot be", "message": "a bad value",
                "hints": ["mend it"],
            },
        });
        assert_eq!(json, expected);
    }

    #[test]
    fn tenths_are_rounded_away_from_nothing() {
        let shown = |microns| Millimetres(Length::micron(microns)).to_string();
        assert_eq!([49, 50, -50, 12_345].map(shown), ["0.0", "0.1", "-0.1", "12.3"]);
    }
}
