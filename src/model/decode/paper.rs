//! `[paper]`, `[style]` and `[fonts]` of an issue.

use crate::diag::{Code, Diagnostic, Spanned};
use crate::model::color::Palette;
use crate::model::decode::color::color;
use crate::model::issue::{FontSpec, Paper, RoleSpec, StyleSpec};
use crate::model::reader::{PLAIN, Table, Value};
use crate::model::story::RulesSpec;

/// 禁则.
const PROHIBITIONS: &[&str] = &["none", "basic", "gb", "strict"];
/// 标点.
const PUNCTUATION: &[&str] = &["newspaper", "full", "gb", "kaiming", "half", "css"];
/// 段首标点.
const PARA_OPEN: &[&str] = &["keep", "trim", "full", "pull"];
/// 中西文间距.
const AUTOSPACE: &[&str] = &["all", "letters", "none"];
/// 折行.
const FITS: &[&str] = &["total-fit", "push-out", "squeeze-first"];
/// 地区.
const REGIONS: &[&str] = &["cn", "tw", "hk", "jp"];

/// `[paper]`, which an issue must have.
pub(super) fn paper(root: &mut Table<'_, '_>) -> Paper {
    if !root.has("paper") {
        root.missing("paper", "[paper]");
    }
    root.inside("paper", |table| Paper {
        name: table.need("name", "name = \"澜港日报\"", Value::words).unwrap_or_default(),
        date: table.need("date", "date = 2026-11-24", Value::date).unwrap_or_default(),
        lunar: table.words("lunar"),
        issue: table.get("issue", |it| it.whole(1..=999_999, PLAIN)).map(|it| it.value),
        cn: table.words("cn"),
        code: table.get("code", code),
        postal_code: table.words("postal_code"),
        imprint: words(table.get("imprint", Value::lines)),
        nameplate: table.words("nameplate"),
        slogan: table.words("slogan").map(|it| it.value),
    })
    .unwrap_or_default()
}

/// `[style]`, all of which has a default.
pub(super) fn style(
    table: &mut Table<'_, '_>,
    palette: &Palette,
    limit: u16,
) -> StyleSpec {
    let plain = StyleSpec::default();
    let mut word = |key, known: &[&'static str], default| {
        table.get(key, |it| it.one_of(known)).unwrap_or(default)
    };
    StyleSpec {
        prohibition: word("prohibition", PROHIBITIONS, plain.prohibition),
        punctuation: word("punctuation", PUNCTUATION, plain.punctuation),
        autospace: word("autospace", AUTOSPACE, plain.autospace),
        fit: word("fit", FITS, plain.fit),
        region: word("region", REGIONS, plain.region),
        para_open: table.get("para_open", |it| it.one_of(PARA_OPEN)),
        hanging: table.get("hanging", Value::flag).is_some_and(|it| it.value),
        squeeze_stops: table.get("squeeze_stops", Value::flag).is_some_and(|it| it.value),
        hyphenation: table.get("hyphenation", Value::flag).is_none_or(|it| it.value),
        keep_together: words(table.get("keep_together", Value::lines)),
        accent: table
            .get("accent", |it| color(it, palette, limit))
            .map_or(plain.accent, |it| it.value),
    }
}

/// What of the style a story may have of its own.
pub(super) fn rules(table: &mut Table<'_, '_>) -> RulesSpec {
    let mut word = |key, known| table.get(key, |it| it.one_of(known));
    RulesSpec {
        prohibition: word("prohibition", PROHIBITIONS),
        punctuation: word("punctuation", PUNCTUATION),
        fit: word("fit", FITS),
    }
}

/// `[fonts]`: folders, and roles in the form of `fonts/roles.toml`.
pub(super) fn fonts(table: &mut Table<'_, '_>) -> FontSpec {
    let dirs = table.get("dirs", Value::lines).map(|it| it.value).unwrap_or_default();
    let roles = table.inside("roles", |roles| {
        roles.named("roles", |name, value| value.table(|table| role(name, table)))
    });
    FontSpec { dirs, roles: roles.unwrap_or_default().into_iter().flatten().collect() }
}

/// A role, with the tables of single regions in it.
fn role(name: Spanned<String>, table: &mut Table<'_, '_>) -> Vec<RoleSpec> {
    let mut roles = Vec::new();
    for region in REGIONS {
        let span = name.span;
        let regional = Spanned::new(format!("{}.{region}", name.value), span);
        roles.extend(table.inside(region, |table| faces(regional, table)));
    }
    let plain = faces(name, table);
    if !plain.han.is_empty() || !plain.latin.is_empty() {
        roles.insert(0, plain);
    }
    roles
}

fn faces(name: Spanned<String>, table: &mut Table<'_, '_>) -> RoleSpec {
    let mut list = |key| table.get(key, Value::lines).map_or(Vec::new(), |it| it.value);
    let (han, latin) = (list("han"), list("latin"));
    let instead = list("instead").into_iter().map(|it| it.value).collect();
    table.words("note");
    RoleSpec { name, han, latin, instead }
}

/// What may stand in the name of a file on every system.
fn code(value: Value<'_, '_>) -> Option<String> {
    let (log, span) = (value.log, value.span);
    let code = value.words()?;
    let plain = |it: char| it.is_ascii_alphanumeric() || it == '-';
    if code.chars().all(plain) && code.len() <= 32 {
        return Some(code);
    }
    let remark = Diagnostic::new(
        Code::BadValue,
        format!("「{code}」不能用作文件名"),
        format!("\"{code}\" cannot be the name of a file"),
    )
    .hint(
        "只用英文字母、数字和连字符，至多32个",
        "use letters of ASCII, figures and hyphens, 32 at most",
    );
    log.push(remark.at(span));
    None
}

fn words(lines: Option<Spanned<Vec<Spanned<String>>>>) -> Vec<String> {
    lines.map(|it| it.value).unwrap_or_default().into_iter().map(|it| it.value).collect()
}
