//! What a code means: `banxin explain B5102`.

use banxin::diag::{Code, Error, Severity, Tongue, explain};
use serde::Serialize;

/// What there is to say about a code.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Explained {
    code: &'static str,
    severity: &'static str,
    what: &'static str,
    why: &'static str,
    mend: &'static str,
}

/// What stands behind the codes that were asked for.
pub(crate) fn about(asked: &[String], tongue: Tongue) -> Result<Vec<Explained>, Error> {
    asked.iter().map(|it| one(it, tongue)).collect()
}

fn one(asked: &str, tongue: Tongue) -> Result<Explained, Error> {
    let known = Code::ALL.iter().find(|it| it.id().eq_ignore_ascii_case(asked));
    let found = known.and_then(|it| explain(*it));
    let Some(it) = found else {
        return Err(Error::new(
            format!("没有告示「{asked}」：代码像 B5102 这样写"),
            format!("there is no remark \"{asked}\": a code is written like B5102"),
        ));
    };
    let code = it.code;
    Ok(match tongue {
        Tongue::Chinese => Explained {
            code: code.id(),
            severity: match code.severity() {
                Severity::Error => "错误",
                Severity::Warning => "警告",
                Severity::Note => "提示",
            },
            what: code.title_zh(),
            why: it.why_zh,
            mend: it.mend_zh,
        },
        Tongue::English => Explained {
            code: code.id(),
            severity: match code.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            what: code.title(),
            why: it.why,
            mend: it.mend,
        },
    })
}

/// As a person reads it.
pub(crate) fn lines(tongue: Tongue, explained: &[Explained]) -> Vec<String> {
    let (why, mend) = match tongue {
        Tongue::Chinese => ("为什么：", "怎么办："),
        Tongue::English => ("why   ", "mend  "),
    };
    let lines = explained.iter().flat_map(|it| {
        [
            format!("{} [{}] {}", it.code, it.severity, it.what),
            format!("  {why}{}", it.why),
            format!("  {mend}{}", it.mend),
        ]
    });
    lines.collect()
}
