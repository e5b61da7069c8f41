//! Stories and pictures.

use crate::diag::{Code, Diagnostic, Spanned};
use crate::geom::Em;
use crate::model::decode;
use crate::model::decode::area::{area, stand};
use crate::model::decode::boxes;
use crate::model::decode::boxing::boxing;
use crate::model::decode::paper::rules;
use crate::model::head::Head;
use crate::model::item::{AdvertSpec, Corner};
use crate::model::reader::{COLUMNS, EMS, PLAIN, POINTS, ROWS, Table, Value};
use crate::model::story::{Jump, PictureSpec, StorySpec};

/// How a head stands to its text: 盖文题, 竖题, 压图题, none.
const FORMS: &[&str] = &["over", "vertical", "picture", "none"];
/// How its lines stand in their width.
const ALIGNS: &[&str] = &["center", "start"];

/// `[[page.ad]]`: an advertisement, never cut.
pub(super) fn advert(table: &mut Table<'_, '_>) -> AdvertSpec {
    let example = "file = \"pictures/….jpg\"";
    let file = table.need("file", example, Value::words).unwrap_or_default();
    let corner = table.get("label_at", |it| it.choice(Corner::NAMES));
    AdvertSpec {
        stand: boxes::stand(table),
        picture: PictureSpec {
            file,
            whole: true,
            negative: negative(table),
            ..PictureSpec::default()
        },
        corner: corner.map(|it| it.value).unwrap_or_default(),
        boxing: boxing(table),
    }
}

/// `[[page.story]]`.
pub(super) fn story(table: &mut Table<'_, '_>) -> StorySpec {
    let (article, continued) = copy(table);
    let (slot, area) = stand(table);
    let written = table.words("id");
    let id = if continued { Some(article.clone()) } else { written };
    let form = table.get("form", |it| it.one_of(FORMS));
    let on_picture = form.as_ref().filter(|it| it.value == "picture").map(|it| it.span);
    if let Some(span) = on_picture.filter(|_| !table.has("picture")) {
        table.log.push(no_picture().at(span));
    }
    StorySpec {
        id: id.unwrap_or_default(),
        article,
        continued,
        area,
        slot,
        columns: table.get("columns", columns).map(|it| it.value).unwrap_or_default(),
        head: table.inside("head", head),
        form,
        head_cols: table.get("head_cols", |it| it.whole(1..=200, COLUMNS)),
        head_rows: table.get("head_rows", |it| it.whole(1..=2000, ROWS)),
        head_size: table.get("head_size", |it| it.whole(4..=400, POINTS)),
        head_width: table.get("head_width", ems),
        head_face: table.get("head_face", Value::words),
        head_align: table.get("head_align", |it| it.one_of(ALIGNS)),
        manner: decode::head::head(table, on_picture.is_some()),
        face: table.get("face", Value::words),
        rules: rules(table),
        boxing: boxing(table),
        jump: table.get("jump", page_number).map(|to| Jump { to }),
        pictures: table.each("picture", |it| picture_in(it, true)),
    }
}

/// One number of columns for all areas, or one for each.
fn columns(value: Value<'_, '_>) -> Option<Vec<u32>> {
    let one = |it: Value<'_, '_>| it.whole(1..=200, COLUMNS);
    if value.is_list() { value.list(one) } else { Some(vec![one(value)?]) }
}

/// The article of a story, or the story that continues here, and which of the two it is.
fn copy(table: &mut Table<'_, '_>) -> (Spanned<String>, bool) {
    let continued = table.has("continues");
    if continued && table.has("article") {
        let remark = Diagnostic::new(
            Code::BadValue,
            "「article」和「continues」只能写一个",
            "\"article\" and \"continues\" exclude each other",
        );
        table.log.push(remark.at(table.span).hint(
            "起头的一篇写 article，转来的部分写 continues",
            "a story begins with \"article\"; its later part has \"continues\"",
        ));
    }
    let resumed = table.get("continues", Value::words);
    let example = "article = \"articles/….md\"";
    let article = match continued {
        true => table.get("article", Value::words),
        false => table.need("article", example, Value::words),
    };
    (resumed.or(article).unwrap_or_default(), continued)
}

/// The remark on a head that is to stand on a picture the story does not have.
fn no_picture() -> Diagnostic {
    Diagnostic::new(
        Code::BadValue,
        "标题要压图，这篇稿件却没有图片",
        "the head is to stand on a picture, but the story has none",
    )
    .hint(
        "在这篇稿件下加一个 [[page.story.picture]]，或去掉 form",
        "add a [[page.story.picture]] to the story, or take form away",
    )
}

/// Heads written in the issue: `head = { main = ["…"] }`.
fn head(table: &mut Table<'_, '_>) -> Head {
    let mut lines = |key| table.get(key, Value::lines).map_or(Vec::new(), |it| it.value);
    Head {
        kicker: lines("kicker"),
        main: lines("main"),
        deck: lines("deck"),
        summary: lines("summary"),
    }
}

/// `[[page.picture]]`.
pub(super) fn picture(table: &mut Table<'_, '_>) -> PictureSpec {
    picture_in(table, false)
}

/// A picture of the page, or `[[page.story.picture]]` inside a story.
fn picture_in(table: &mut Table<'_, '_>, in_story: bool) -> PictureSpec {
    let example = "file = \"pictures/….jpg\"";
    let (slot, area) = if in_story { (None, area(table)) } else { stand(table) };
    PictureSpec {
        file: table.need("file", example, Value::words).unwrap_or_default(),
        area,
        slot,
        caption: table.get("caption", Value::text),
        credit: table.get("credit", Value::text),
        focus: table.get("focus", focus),
        whole: table.get("whole", Value::flag).is_some_and(|it| it.value),
        negative: negative(table),
    }
}

/// Whether inks are stored the other way round.
fn negative(table: &mut Table<'_, '_>) -> bool {
    table.get("negative", Value::flag).is_some_and(|it| it.value)
}

fn page_number(value: Value<'_, '_>) -> Option<u32> {
    value.whole(1..=999, PLAIN)
}

/// A width in ems.
pub(super) fn ems(value: Value<'_, '_>) -> Option<Em> {
    let milli = value.milli(1_000..=400_000, EMS)?;
    i32::try_from(milli).ok().map(Em::milli)
}

/// The part of a picture that must be seen: left before right, top before bottom.
fn focus(value: Value<'_, '_>) -> Option<[u32; 4]> {
    let (zh, en) =
        ("四个百分数 [左, 上, 右, 下]", "four percentages [left, top, right, bottom]");
    let (log, span) = (value.log, value.span);
    let [left, top, right, bottom] = value.array(zh, en, Value::percent)?;
    if left >= right || top >= bottom {
        let remark = Diagnostic::new(
            Code::ImpossibleSize,
            "「focus」的左要小于右，上要小于下",
            "\"focus\" needs left below right and top below bottom",
        );
        log.push(
            remark.at(span).hint(
                "写作 focus = [20, 10, 80, 60]",
                "such as focus = [20, 10, 80, 60]",
            ),
        );
        return None;
    }
    Some([left, top, right, bottom].map(u32::from))
}
