//! What a code means: `banxin explain B5102`, and all of them: `docs/remarks.md`.

use banxin::diag::{Code, Error, Explanation, Severity, Tongue, explain};
use serde::Serialize;

use crate::cli::Work;
use crate::cli::args::{self, Paper};

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
pub(crate) fn show(
    asked: &args::Explain,
    tongue: Tongue,
    work: &mut Work,
) -> Result<(), Error> {
    let mut codes = Vec::new();
    for written in &asked.code {
        codes.extend(known(written)?);
    }
    if asked.all {
        codes = Code::ALL.to_vec();
    }
    let found = codes.into_iter().filter_map(explain);
    match asked.format {
        Paper::Markdown => work.text = markdown(found),
        Paper::Human | Paper::Json => {
            work.explained = found.map(|it| explained(it, tongue)).collect();
        }
    }
    Ok(())
}

/// The codes that are called so, or begin so.
fn known(written: &str) -> Result<Vec<Code>, Error> {
    let wanted = written.to_ascii_uppercase();
    let begins = |it: &&Code| wanted.len() > 1 && it.id().starts_with(&wanted);
    let found: Vec<Code> = Code::ALL.iter().filter(begins).copied().collect();
    if found.is_empty() {
        return Err(Error::new(
            format!("没有告示「{written}」：代码像 B5102 这样写，--all 列出全部"),
            format!(
                "there is no remark \"{written}\": a code is written like B5102, --all has every one"
            ),
        ));
    }
    Ok(found)
}

fn explained(it: &Explanation, tongue: Tongue) -> Explained {
    let code = it.code;
    let (what, why, mend) = match tongue {
        Tongue::Chinese => (code.title_zh(), it.why_zh, it.mend_zh),
        Tongue::English => (code.title(), it.why, it.mend),
    };
    Explained {
        code: code.id(),
        severity: word(code.severity(), tongue),
        what,
        why,
        mend,
    }
}

const fn word(severity: Severity, tongue: Tongue) -> &'static str {
    match (severity, tongue) {
        (Severity::Error, Tongue::Chinese) => "错误",
        (Severity::Warning, Tongue::Chinese) => "警告",
        (Severity::Note, Tongue::Chinese) => "提示",
        (Severity::Error, Tongue::English) => "error",
        (Severity::Warning, Tongue::English) => "warning",
        (Severity::Note, Tongue::English) => "note",
    }
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

/// What begins so is about this.
const GROUPS: &[(&str, &str)] = &[
    ("B10", "文件 · Files"),
    ("B11", "写法 · How it is written"),
    ("B12", "稿件 · Articles"),
    ("B13", "版式与位置 · Layouts and places"),
    ("B14", "稿件之间 · Among stories"),
    ("B15", "出版形式 · The form of a newspaper"),
    ("B16", "版面计划 · The page plan"),
    ("B18", "定样 · The lock"),
    ("B20", "字体 · Faces"),
    ("B21", "图片 · Pictures"),
    ("B30", "行 · Lines"),
    ("B40", "拼版 · Make-up"),
    ("B50", "印前：版 · Before the press: pages"),
    ("B51", "印前：墨与线 · Before the press: ink and lines"),
    ("B52", "印前：版面规矩 · Before the press: form"),
];

/// A page with what there is to say in both languages.
fn markdown(all: impl Iterator<Item = &'static Explanation>) -> String {
    let mut page = "# 告示 · Remarks\n\n\
        Written by `banxin explain --all --format markdown`; a test holds the two together.\n\n\
        每条告示有一个代码。**错误**要改，否则不写PDF；**警告**付印前看一眼；**提示**知道就好。\
        B1 是读稿，B2 字体图片，B3 行，B4 拼版，B5 印前检查。B2–B5 的轻重可以在 `[press.severity]` 里改。\n\n\
        Every remark has a code. An **error** holds the PDF back; look at a **warning** before the page \
        goes; a **note** is good to know. B1 is about reading, B2 faces and pictures, B3 lines, B4 make-up, \
        B5 what the press would refuse. How much B2 to B5 matter is for `[press.severity]` to change.\n"
        .to_owned();
    let mut group = "";
    for it in all {
        let code = it.code;
        let (begins, title) = GROUPS
            .iter()
            .find(|(begins, _)| code.id().starts_with(begins))
            .copied()
            .unwrap_or_default();
        if begins != group {
            page.push_str(&format!("\n## {title}\n"));
            group = begins;
        }
        let [zh, en] =
            [Tongue::Chinese, Tongue::English].map(|it| word(code.severity(), it));
        page.push_str(&format!(
            "\n### {} {} · {}\n\n{zh}。{}。**怎么办**：{}。\n\n*{en}*: {}. **Mend**: {}.\n",
            code.id(),
            code.title_zh(),
            code.title(),
            it.why_zh,
            it.mend_zh,
            it.why,
            it.mend,
        ));
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_in_a_group() {
        for code in Code::ALL {
            let of = GROUPS.iter().filter(|(begins, _)| code.id().starts_with(begins));
            assert_eq!(of.count(), 1, "{}", code.id());
        }
    }

    #[test]
    fn codes_may_be_written_by_their_beginning() {
        let count = |written| known(written).map_or(0, |it| it.len());
        assert_eq!((count("b5102"), count("B9"), count("B")), (1, 0, 0));
        assert!(count("B51") > 5, "a group");
    }
}
