//! What the law wants of a newspaper's form, and the taboos of make-up, as far as the
//! finished pages tell. A paper is what has a masthead.
//!
//! **What**: type larger than the nameplate on its page; an inner page without folio; two
//! heads side by side with nothing between (碰题); on page 1 a head under the lead that is larger.
//!
//! **Why the press cares**: it does not, but the regulator counts form errors in every issue
//! and readers see the rest.
//!
//! **Clause**: 报纸期刊质量管理规定 (2020); the taboos as newspaper textbooks name them.

use crate::diag::{Code, Diagnostic, Diagnostics, Place};
use crate::geom::{Length, Rect};
use crate::preflight::Job;
use crate::preflight::checks::{extent, place_of, point_at, words};
use crate::proof::{Mark, MarkKind, Role, Sheet, TextLine, Turn};

/// A head is so much larger than the lead's before it outranks it, in thousandths.
const CLEARLY: i64 = 1_100;

/// Type that ends no lower than this under the masthead is level with it.
const LEVEL: Length = Length::pt(12);

/// Type is larger than the nameplate.
pub(in crate::preflight) fn nameplate(job: &Job<'_>, remarks: &mut Diagnostics) {
    for sheet in &job.proof.sheets {
        let Some(name) = nameplate_size(sheet) else { continue };
        let others = sheet.marks.iter().filter(|it| is_of_stories(it));
        let largest = others.max_by_key(|it| size(it)).filter(|it| size(it) > name);
        let Some(mark) = largest else { continue };
        let words = words(mark);
        let remark = Diagnostic::new(
            Code::SmallNameplate,
            format!("「{words}」比报名还大：报名须大于版面上一切文字"),
            format!(
                "\"{words}\" is larger than the nameplate, which must be the largest"
            ),
        );
        let remark = remark.hint(
            "加大报头的地方，或写小一点的 head_size",
            "give the masthead more room, or write a smaller `head_size`",
        );
        remarks.push(point_at(remark, sheet, mark, place_of(mark)));
    }
}

/// Every page but the first says which it is.
pub(in crate::preflight) fn folios(job: &Job<'_>, remarks: &mut Diagnostics) {
    if !job.proof.sheets.iter().any(has_masthead) {
        return;
    }
    for sheet in &job.proof.sheets {
        let numbered = sheet.marks.iter().any(|it| it.role == Role::Folio);
        if numbered || has_masthead(sheet) {
            continue;
        }
        let page = sheet.number;
        let rect =
            Rect::new(Length::ZERO, Length::ZERO, sheet.trim.width, sheet.trim.height);
        remarks.push(
            Diagnostic::new(
                Code::NoFolio,
                format!("第{page}版没有报眉：每版都要标明版序"),
                format!("page {page} has no folio line, and every page must be numbered"),
            )
            .on(Place { page, rect })
            .hint("用有报眉的版式", "give it a layout with a folio line"),
        );
    }
}

/// Two heads stand side by side and nothing parts them.
pub(in crate::preflight) fn heads_abreast(job: &Job<'_>, remarks: &mut Diagnostics) {
    for sheet in &job.proof.sheets {
        let heads: Vec<_> = sheet.marks.iter().filter(|it| is_level_head(it)).collect();
        for (at, one) in heads.iter().enumerate() {
            let rest = heads.iter().skip(at + 1).filter(|it| it.story != one.story);
            let mut clash = rest.filter(|two| abreast(sheet, one, two));
            let Some(two) = clash.next() else { continue };
            let (first, second) = (words(one), words(two));
            let remark = Diagnostic::new(
                Code::HeadsAbreast,
                format!("「{first}」与「{second}」碰题：两题并排，中间没有隔开"),
                format!(
                    "the heads \"{first}\" and \"{second}\" stand side by side unparted"
                ),
            );
            let remark = remark.hint(
                "一题换成竖题或串文题，错开高低，或以图、框、线隔开",
                "make one of them vertical or wrapped, set them at different heights, or part \
                 them by a picture, a box or a rule",
            );
            remarks.push(point_at(remark, sheet, one, place_of(one)));
        }
    }
}

/// On the page with the masthead, a head under the lead story is larger than the lead's. What
/// stands beside the masthead (报眼) leads no page.
pub(in crate::preflight) fn lead(job: &Job<'_>, remarks: &mut Diagnostics) {
    for sheet in job.proof.sheets.iter().filter(|it| has_masthead(it)) {
        let heads = || sheet.marks.iter().filter(|it| it.role == Role::Headline);
        let masthead = foot(sheet, |it| it.role == Role::Masthead);
        let is_ear = |it: &&Mark| {
            foot(sheet, |other| is_type_of(other, it.story)) <= masthead + LEVEL
        };
        let place = |it: &&Mark| {
            let rect = place_of(it);
            (rect.top(), rect.left())
        };
        let Some(lead) = heads().filter(|it| !is_ear(it)).min_by_key(place) else {
            continue;
        };
        let lead_size = heads().filter(|it| it.story == lead.story).map(size).max();
        let most = lead_size.unwrap_or_default().scale(CLEARLY, 1000);
        let under = foot(sheet, |it| it.story == lead.story);
        let outranks = |it: &&Mark| size(it) > most && place_of(it).top() > under;
        let Some(larger) = heads().find(outranks) else { continue };
        let (first, second) = (words(lead), words(larger));
        let remark = Diagnostic::new(
            Code::LeadOutranked,
            format!("「{second}」的标题比头条「{first}」大，又在它下面"),
            format!(
                "the head \"{second}\" is larger than the lead's, \"{first}\", above it"
            ),
        );
        let remark = remark.hint(
            "有意做倒头条就不必改；否则写小一点的 head_size",
            "leave it where a lead at the foot is meant, else write a smaller `head_size`",
        );
        remarks.push(point_at(remark, sheet, larger, place_of(larger)));
    }
}

/// How far down the marks of `which` reach.
fn foot(sheet: &Sheet, which: impl Fn(&Mark) -> bool) -> Length {
    let marks = sheet.marks.iter().filter(|it| which(it));
    marks.map(|it| place_of(it).bottom()).max().unwrap_or_default()
}

fn is_type_of(mark: &Mark, story: Option<u32>) -> bool {
    mark.story == story && matches!(mark.kind, MarkKind::Text(_))
}

fn has_masthead(sheet: &Sheet) -> bool {
    sheet.marks.iter().any(|it| it.role == Role::Masthead)
}

/// How large the nameplate is: its type, or the lesser extent of its art.
fn nameplate_size(sheet: &Sheet) -> Option<Length> {
    let of_masthead = || sheet.marks.iter().filter(|it| it.role == Role::Masthead);
    let type_size = of_masthead().map(size).max()?;
    let art = of_masthead()
        .filter(|it| matches!(&it.kind, MarkKind::Outline(_) | MarkKind::Picture(_)));
    let art = art.filter_map(extent).reduce(|one, two| one.around(&two));
    let art = art.map_or(Length::ZERO, |it| it.size.width.min(it.size.height));
    Some(type_size.max(art))
}

const fn is_of_stories(mark: &Mark) -> bool {
    !matches!(mark.role, Role::Masthead | Role::Advert | Role::Printer)
}

/// A line of a main head that runs across.
fn is_level_head(mark: &Mark) -> bool {
    let level = |line: &TextLine| line.runs.iter().all(|it| it.turn == Turn::Horizontal);
    let horizontal = matches!(&mark.kind, MarkKind::Text(line) if level(line));
    mark.role == Role::Headline && horizontal
}

/// The type size of a line, nothing for what is not type.
fn size(mark: &Mark) -> Length {
    match &mark.kind {
        MarkKind::Text(line) => {
            line.runs.iter().map(|it| it.size).max().unwrap_or_default()
        }
        MarkKind::Fill(_)
        | MarkKind::Stroke(_)
        | MarkKind::Outline(_)
        | MarkKind::Picture(_) => Length::ZERO,
    }
}

/// Whether two heads stand level with nothing between them.
fn abreast(sheet: &Sheet, one: &Mark, two: &Mark) -> bool {
    let begins = |it: &Mark| line_box(it).left();
    let (first, second) =
        if begins(one) <= begins(two) { (one, two) } else { (two, one) };
    let (left, right) = (line_box(first), line_box(second));
    let top = left.top().max(right.top());
    let foot = left.bottom().min(right.bottom());
    let level = (foot - top) * 2 > left.size.height.min(right.size.height);
    let gap = right.left() - left.right();
    if !level || gap <= Length::ZERO {
        return false;
    }
    // From the middle of one character to that of the other: a mark's blank half may reach
    // over the rule.
    let halves = (size(first) + size(second)) / 2;
    let start = left.right() - size(first) / 2;
    let between = Rect::new(start, top, gap + halves, foot - top);
    let parts = |it: &Mark| it.role != Role::Headline && covers(it, &between);
    !sheet.marks.iter().any(parts)
}

/// The em boxes of a line that runs across.
fn line_box(mark: &Mark) -> Rect {
    let (place, size) = (extent(mark).unwrap_or_default(), size(mark));
    let top = place.top() - size.scale(88, 100);
    Rect::new(place.left(), top, place.size.width + size, size)
}

/// Whether a mark stands in `between`.
fn covers(mark: &Mark, between: &Rect) -> bool {
    let rect = match &mark.kind {
        MarkKind::Text(_) => Some(place_of(mark)),
        _ => extent(mark),
    };
    rect.is_some_and(|it| it.overlaps(between))
}
