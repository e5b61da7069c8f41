//! What may be wrong with a page plan, by row and column.

use crate::diag::{Code, Diagnostic, nearest};
use crate::model::sheet::known_headers;
use crate::model::sheet::rows::Cell;

fn plan(zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::PlanRow, zh, en)
}

pub(super) fn empty() -> Diagnostic {
    plan("版面计划是空的", "the page plan is empty").hint(
        "第一行写列名：版、版式、位置、稿件……",
        "its first row names the columns: page, layout, slot, article …",
    )
}

pub(super) fn no_pages() -> Diagnostic {
    plan("第1行没有「版」这一列", "row 1 has no column \"page\"").hint(
        "加一列「版」，写版序：1、2、3",
        "add a column \"page\" with the number of each page",
    )
}

pub(super) fn twice(header: &str) -> Diagnostic {
    plan(
        format!("第1行的「{header}」列写了两次"),
        format!("row 1 has the column \"{header}\" twice"),
    )
    .hint("删去其中一列", "delete one of them")
}

/// What stands in such a column is for people, or is misspelt.
pub(super) fn stranger(header: &str, number: usize) -> Diagnostic {
    let remark = Diagnostic::new(
        Code::LeftOutside,
        format!("第{number}列「{header}」没有用上"),
        format!("column {number}, \"{header}\", is not used"),
    );
    let known = known_headers();
    match nearest(header, known.iter().copied()) {
        Some(near) => remark
            .hint(format!("是不是「{near}」？"), format!("did you mean \"{near}\"?")),
        None => remark.hint(
            format!("能用的列：{}", known.join("、")),
            format!("the columns that are known: {}", known.join(", ")),
        ),
    }
}

pub(super) fn no_number(row: usize, cell: &Cell) -> Diagnostic {
    let Cell { words, under, .. } = cell;
    plan(
        format!("第{row}行「{under}」列的「{words}」不是版序"),
        format!("row {row}, column \"{under}\": \"{words}\" is no page number"),
    )
    .hint("写 1、第1版 或 A01；跨版写 2-3", "write 1, 第1版 or A01; a spread is 2-3")
}

pub(super) fn before_all(row: usize) -> Diagnostic {
    plan(
        format!("第{row}行没有写是哪一版"),
        format!("row {row} does not say which page it is on"),
    )
    .hint("在「版」列写版序", "write its number into the column \"page\"")
}

pub(super) fn two_values(row: usize, key: &str, other: &str) -> Diagnostic {
    plan(
        format!("第{row}行的「{key}」与这一版前面写的「{other}」不同"),
        format!("row {row}: \"{key}\" differs from \"{other}\" further up on this page"),
    )
    .hint("一版只写一次，或写得一样", "write it once for a page, or the same each time")
}

pub(super) fn gap(wanted: u32, found: u32) -> Diagnostic {
    plan(
        format!("第{wanted}版没有计划，却有第{found}版"),
        format!("page {found} is planned, but page {wanted} is not"),
    )
    .hint(
        "版序要连续；两版相连的跨版写 2-3",
        "number the pages without gaps; a spread of two is 2-3",
    )
}

pub(super) fn nothing(row: usize) -> Diagnostic {
    plan(
        format!("第{row}行没有稿件、图片或广告"),
        format!("row {row} names no article, picture or advertisement"),
    )
    .hint("在「稿件」列写文件名", "write a file into the column \"article\"")
}

pub(super) fn no_whole(row: usize, key: &str, words: &str) -> Diagnostic {
    plan(
        format!("第{row}行「{key}」列的「{words}」不是整数"),
        format!("row {row}, column \"{key}\": \"{words}\" is no whole number"),
    )
    .hint("只写数字", "write figures only")
}

pub(super) fn no_area(row: usize, key: &str, words: &str) -> Diagnostic {
    plan(
        format!("第{row}行「{key}」列的「{words}」不是区域"),
        format!("row {row}, column \"{key}\": \"{words}\" is no area"),
    )
    .hint(
        "写 栏,行,栏数,行数：1,15,3,40；几块用分号隔开",
        "write col, row, cols, rows: 1,15,3,40; several are parted by semicolons",
    )
}

pub(super) fn idle(row: usize, key: &str) -> Diagnostic {
    plan(
        format!("第{row}行写了「{key}」，却没有用它的稿件或图片"),
        format!("row {row} has \"{key}\", but no story or picture that uses it"),
    )
    .hint("补上文件，或清空这一格", "name the file, or empty the cell")
}
