//! What a layout prints outside its slots: masthead, folio line, credits.

use crate::diag::Spanned;
use crate::font::Region;
use crate::geom::WritingMode;
use crate::model::calendar;
use crate::model::{Issue, Layout, PageSpec};
use crate::picture::PictureBook;
use crate::plan::bind::Binder;
use crate::plan::{Art, Element, Folio, House, Masthead, PageGrid, Wording};

/// The furniture of a page (报头、报眉、责任编辑).
pub(super) fn of(
    binder: &Binder<'_>,
    (number, spec): (u32, &PageSpec),
    layout: &Layout,
    grid: &PageGrid,
) -> Vec<Element> {
    let (issue, wording) = (binder.issue, binder.house.wording());
    let wanted = &layout.furniture;
    let masthead = wanted.masthead.as_ref().and_then(|it| grid.cells(&it.value));
    let masthead = masthead.map(|cells| {
        let area = grid.rect(&cells).size;
        let upright = grid.axes.mode == WritingMode::Vertical && area.height > area.width;
        let apart = if upright { None } else { Some("　") };
        Element::Masthead(Masthead {
            cells,
            upright,
            name: issue.paper.name.clone(),
            art: art(binder.pictures, issue),
            slogan: issue.paper.slogan.clone(),
            lines: small_print(binder, !wanted.imprint, apart),
        })
    });
    let folio =
        wanted.folio.then(|| Element::Folio(folio(binder, spec, number, layout.spread)));
    let credits = credits(wording, spec).filter(|_| wanted.credits).map(Element::Credits);
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

fn folio(binder: &Binder<'_>, spec: &PageSpec, number: u32, spread: bool) -> Folio {
    let paper = &binder.issue.paper;
    Folio {
        number,
        spread,
        section: spec.section.clone().unwrap_or_default(),
        paper: paper.name.value.clone(),
        date: dated(binder.house, paper.date.value).join("　"),
    }
}

/// The lines under the nameplate: the date; number, pages and codes; the imprint when it
/// is not at the foot. `apart` is what stands between the items of a line; without it each
/// has a line of its own.
fn small_print(binder: &Binder<'_>, imprint: bool, apart: Option<&str>) -> Vec<String> {
    let (issue, wording) = (binder.issue, binder.house.wording());
    let paper = &issue.paper;
    let value = |it: &Spanned<String>| it.value.clone();
    let mut first = dated(binder.house, paper.date.value);
    first.extend(lunar(binder).map(|it| format!("{}{it}", wording.lunar)));
    let second = [
        paper.issue.map(|it| wording.issue.put(it)),
        Some(wording.pages.put(issue.page_count())),
        paper.cn.as_ref().map(|it| format!("国内统一连续出版物号 {}", value(it))),
        paper.postal_code.as_ref().map(|it| format!("邮发代号 {}", value(it))),
    ];
    let second = second.into_iter().flatten().collect();
    let third = paper.imprint.iter().filter(|_| imprint).cloned().collect();
    let lines: [Vec<String>; 3] = [first, second, third];
    match apart {
        Some(white) => lines
            .into_iter()
            .filter(|it| !it.is_empty())
            .map(|it| it.join(white))
            .collect(),
        None => lines.into_iter().flatten().collect(),
    }
}

/// The lunar date that is written, else the right one; none of itself in Japan.
fn lunar(binder: &Binder<'_>) -> Option<String> {
    let paper = &binder.issue.paper;
    let worked_out = || calendar::lunar_date(paper.date.value);
    let written = paper.lunar.as_ref().map(|it| it.value.clone());
    match binder.house.region {
        Region::Cn => written.or_else(worked_out),
        Region::Tw | Region::Hk => {
            written.or_else(|| worked_out().map(|it| calendar::traditional(&it)))
        }
        Region::Jp => written,
    }
}

/// `责任编辑：甲　版式：乙　校对：丙`.
fn credits(wording: &Wording, spec: &PageSpec) -> Option<String> {
    let names = [&spec.editor, &spec.designer, &spec.proofreader];
    let named = wording.credits.iter().zip(names);
    let parts: Vec<_> = named
        .filter_map(|(title, name)| Some(format!("{title}：{}", name.as_ref()?)))
        .collect();
    (!parts.is_empty()).then(|| parts.join("　"))
}

/// `2026年11月24日` and `星期二`.
fn dated(house: &House, day: calendar::Day) -> Vec<String> {
    let date = match house.region {
        Region::Jp => calendar::era_date(day),
        Region::Cn | Region::Tw | Region::Hk => calendar::long_date(day),
    };
    let weekday = calendar::weekday(day);
    let weekday = weekday.and_then(|it| house.wording().weekdays.get(it).copied());
    [Some(date), weekday.map(str::to_owned)].into_iter().flatten().collect()
}
