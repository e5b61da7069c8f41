//! What the law wants of a newspaper's form (报纸出版形式), as far as the issue's own text tells:
//! the numbers and dates of its masthead. 报纸期刊质量管理规定, 2020; GB/T 9999.

use crate::diag::{Code, Diagnostic, Diagnostics, Spanned};
use crate::model::calendar;
use crate::model::issue::{Issue, Paper};

/// All remarks upon the masthead's text; only the mainland has these numbers.
pub(super) fn check(issue: &Issue, diagnostics: &mut Diagnostics) {
    let paper = &issue.paper;
    if issue.style.region.value != "cn" {
        return;
    }
    let remarks = [cn_number(paper), postal_code(paper), lunar_date(paper)];
    remarks.into_iter().flatten().for_each(|it| diagnostics.push(it));
}

/// 国内统一连续出版物号: CN, two figures of the region, four of the serial; newspapers have
/// 0001 to 0999.
fn cn_number(paper: &Paper) -> Option<Diagnostic> {
    let written = paper.cn.as_ref()?;
    let bare = written.value.trim_start_matches("CN").trim_start();
    let good = figures(bare).is_some_and(|(region, serial)| {
        region.len() == 2
            && serial.len() == 4
            && serial.starts_with('0')
            && serial != "0000"
    });
    (!good).then(|| {
        misprint(
            Code::CnNumber,
            written,
            (
                format!("「{}」不是报纸的国内统一连续出版物号", written.value),
                format!("\"{}\" is not the CN number of a newspaper", written.value),
            ),
        )
        .hint(
            "地区号两位、序号四位，报纸的序号在0001至0999之间：CN 31-0999",
            "two figures of the region and four of the serial, for newspapers 0001 to 0999: \
             CN 31-0999",
        )
    })
}

/// 邮发代号: the province's number, odd for newspapers, and a serial.
fn postal_code(paper: &Paper) -> Option<Diagnostic> {
    let written = paper.postal_code.as_ref()?;
    let good = figures(&written.value).is_some_and(|(province, serial)| {
        let odd = province.ends_with(['1', '3', '5', '7', '9']);
        province.len() <= 2 && odd && !province.starts_with('0') && serial.len() <= 4
    });
    (!good).then(|| {
        misprint(
            Code::PostalCode,
            written,
            (
                format!("「{}」不是报纸的邮发代号", written.value),
                format!("\"{}\" is not the postal code of a newspaper", written.value),
            ),
        )
        .hint(
            "省代号加短横加序号，报纸的省代号是单数：3-99",
            "a number of the province, odd for newspapers, a hyphen and a serial: 3-99",
        )
    })
}

/// The lunar date that is written agrees with the date.
fn lunar_date(paper: &Paper) -> Option<Diagnostic> {
    let written = paper.lunar.as_ref()?;
    let right = calendar::lunar_date(paper.date.value)?;
    let day = right.split_once('年').map_or(right.as_str(), |it| it.1);
    let said = written.value.trim_start_matches("农历").trim_start_matches("農曆");
    let is = |it: &str| said == it || said == calendar::traditional(it);
    (!is(&right) && !is(day)).then(|| {
        misprint(
            Code::LunarDate,
            written,
            (
                format!("农历「{}」与日期不合", written.value),
                format!("the lunar date \"{}\" is not that of the issue", written.value),
            ),
        )
        .hint(
            format!("这一天是农历{right}；去掉 lunar 就自动写上"),
            format!("the day is {right}; without `lunar` it is worked out"),
        )
    })
}

/// Two groups of figures with a hyphen between them.
fn figures(text: &str) -> Option<(&str, &str)> {
    let (one, two) = text.split_once('-')?;
    let plain = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_digit());
    (plain(one) && plain(two)).then_some((one, two))
}

fn misprint(
    code: Code,
    written: &Spanned<String>,
    (zh, en): (String, String),
) -> Diagnostic {
    Diagnostic::new(code, zh, en).at(written.span)
}
