//! What a layout prints outside its slots: masthead, folio line, credits.

use crate::diag::Spanned;
use crate::model::calendar;
use crate::model::{Issue, Layout, PageSpec};
use crate::picture::PictureBook;
use crate::plan::{Art, Element, Folio, Masthead, PageGrid};

/// The furniture of a page (报头、报眉、责任编辑).
pub(super) fn of(
    pictures: &PictureBook,
    issue: &Issue,
    (number, spec): (u32, &PageSpec),
    layout: &Layout,
    grid: &PageGrid,
) -> Vec<Element> {
    let wanted = &layout.furniture;
    let masthead = wanted.masthead.as_ref().and_then(|it| grid.cells(&it.value));
    let masthead = masthead.map(|cells| {
        Element::Masthead(Masthead {
            cells,
            name: issue.paper.name.clone(),
            art: art(pictures, issue),
            slogan: issue.paper.slogan.clone(),
            lines: small_print(issue, !wanted.imprint),
        })
    });
    let folio =
        wanted.folio.then(|| Element::Folio(folio(issue, spec, number, layout.spread)));
    let credits = credits(spec).filter(|_| wanted.credits).map(Element::Credits);
    let imprint = wanted.imprint && !issue.paper.imprint.is_empty();
    let imprint = imprint.then(|| Element::Imprint(issue.paper.imprint.join("　")));
    masthead.into_iter().chain(folio).chain(credits).chain(imprint).collect()
}

/// The nameplate's art, when there is some and it could be read.
fn art(pictures: &PictureBook, issue: &Issue) -> Option<Art> {
    let name = &issue.paper.nameplate.as_ref()?.value;
    if let Some(drawing) = pictures.drawing(name) {
        return Some(Art::Drawing(drawing.clone()));
    }
    let id = pictures.find(name)?;
    let picture = pictures.get(id)?;
    Some(Art::Picture(id, (picture.width(), picture.height())))
}

fn folio(issue: &Issue, spec: &PageSpec, number: u32, spread: bool) -> Folio {
    Folio {
        number,
        spread,
        section: spec.section.clone().unwrap_or_default(),
        paper: issue.paper.name.value.clone(),
        date: dated(issue.paper.date.value),
    }
}

/// The lines under the nameplate: the date; number, pages and codes; the imprint when it
/// is not at the foot.
fn small_print(issue: &Issue, imprint: bool) -> Vec<String> {
    let paper = &issue.paper;
    let day = paper.date.value;
    let lunar = paper
        .lunar
        .as_ref()
        .map(|it| it.value.clone())
        .or_else(|| calendar::lunar_date(day));
    let value = |it: &Spanned<String>| it.value.clone();
    let lines = [
        vec![Some(dated(day)), lunar.map(|it| format!("农历{it}"))],
        vec![
            paper.issue.map(|it| format!("总第{it}期")),
            Some(format!("今日{}版", issue.page_count())),
            paper.cn.as_ref().map(|it| format!("国内统一连续出版物号 {}", value(it))),
            paper.postal_code.as_ref().map(|it| format!("邮发代号 {}", value(it))),
        ],
        paper.imprint.iter().filter(|_| imprint).cloned().map(Some).collect(),
    ];
    let joined = lines.map(|it| it.into_iter().flatten().collect::<Vec<_>>().join("　"));
    joined.into_iter().filter(|it| !it.is_empty()).collect()
}

/// `责任编辑：甲　版式：乙　校对：丙`.
fn credits(spec: &PageSpec) -> Option<String> {
    let named = |title: &str, name: &Option<String>| {
        name.as_ref().map(|name| format!("{title}：{name}"))
    };
    let parts = [
        named("责任编辑", &spec.editor),
        named("版式", &spec.designer),
        named("校对", &spec.proofreader),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("　"))
}

/// `2026年11月24日　星期二`.
fn dated(day: calendar::Day) -> String {
    match calendar::weekday(day) {
        Some(weekday) => format!("{}　{weekday}", calendar::long_date(day)),
        None => calendar::long_date(day),
    }
}
