//! What could not be taken over, and what was made plainer: told kind by kind (未排入).

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Diagnostics};

/// What may stand in a document that an article has not.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) enum Kind {
    Footnote,
    Endnote,
    Comment,
    Deleted,
    Hidden,
    Header,
    Footer,
    Picture,
    Symbol,
    Reading,
    Object,
    Address,
    Html,
    Inserted,
    Table,
    TextBox,
    Formula,
    List,
    Quotation,
    Listing,
    Rule,
    Slanted,
    Struck,
}

/// A kind, what is said of it in Chinese and in English, and what to do, in both.
type Row = (Kind, Code, &'static str, &'static str, &'static str, &'static str);

const ROWS: &[Row] = &[
    (
        Kind::Footnote,
        Code::LeftOutside,
        "的脚注没有排入",
        "footnotes were left out",
        "要印就写进正文",
        "write into the text what is to be printed",
    ),
    (
        Kind::Endnote,
        Code::LeftOutside,
        "的尾注没有排入",
        "endnotes were left out",
        "要印就写进正文",
        "write into the text what is to be printed",
    ),
    (
        Kind::Comment,
        Code::LeftOutside,
        "的批注没有排入",
        "comments were left out",
        "看过就可以不管；要印就写进正文",
        "read them; write into the text what is to be printed",
    ),
    (
        Kind::Deleted,
        Code::LeftOutside,
        "里修订删去的文字没有排入",
        "text deleted in tracked changes was left out",
        "在Word里接受或拒绝修订，再交稿",
        "accept or reject the changes in Word",
    ),
    (
        Kind::Hidden,
        Code::LeftOutside,
        "的隐藏文字没有排入",
        "hidden text was left out",
        "要印就在Word里取消隐藏",
        "unhide in Word what is to be printed",
    ),
    (
        Kind::Header,
        Code::LeftOutside,
        "的页眉没有排入",
        "page headers were left out",
        "要印就写进正文",
        "write into the text what is to be printed",
    ),
    (
        Kind::Footer,
        Code::LeftOutside,
        "的页脚没有排入",
        "page footers were left out",
        "要印就写进正文",
        "write into the text what is to be printed",
    ),
    (
        Kind::Picture,
        Code::LeftOutside,
        "里的图片没有排入",
        "pictures were left out",
        "用 banxin import 取出，写成 [[page.picture]] 或 [[page.story.picture]]",
        "take them out with `banxin import` and write [[page.picture]] or [[page.story.picture]]",
    ),
    (
        Kind::Symbol,
        Code::LeftOutside,
        "里的符号字体字符没有排入",
        "characters of symbol fonts were left out",
        "换成Unicode字符",
        "write them as characters of Unicode",
    ),
    (
        Kind::Reading,
        Code::LeftOutside,
        "里有注音没有排入",
        "readings were left out",
        "注音不能以点开头，也不能没有字",
        "a reading may not begin with a dot, and needs words under it",
    ),
    (
        Kind::Object,
        Code::LeftOutside,
        "里嵌入的对象没有排入",
        "embedded objects were left out",
        "存成图片，写成 [[page.picture]]",
        "save them as pictures and write [[page.picture]]",
    ),
    (
        Kind::Address,
        Code::LeftOutside,
        "里链接的网址没有排入",
        "addresses of links were left out",
        "要印就写进正文",
        "write into the text what is to be printed",
    ),
    (
        Kind::Html,
        Code::LeftOutside,
        "里的HTML标记没有排入",
        "HTML was left out",
        "要印就改写成文字",
        "write it as plain words if it is to be printed",
    ),
    (
        Kind::Inserted,
        Code::Simplified,
        "里修订插入的文字已排入",
        "text inserted in tracked changes was kept",
        "在Word里接受或拒绝修订，再交稿",
        "accept or reject the changes in Word",
    ),
    (
        Kind::Table,
        Code::Simplified,
        "里的表格按段排，一行一段",
        "tables were made paragraphs, one for a row",
        "要排成表格就写 [[page.table]]",
        "for a table on the page write [[page.table]]",
    ),
    (
        Kind::TextBox,
        Code::Simplified,
        "里文本框的文字排在所在段之后",
        "text boxes were put after their paragraphs",
        "看看次序对不对",
        "look whether they stand in the right place",
    ),
    (
        Kind::Formula,
        Code::Simplified,
        "里的公式排成了一行字",
        "formulas were made plain characters",
        "复杂的公式做成图片",
        "make a picture of a formula that needs its shape",
    ),
    (
        Kind::List,
        Code::Simplified,
        "里的列表排成了段落",
        "lists were made paragraphs",
        "看看编号对不对",
        "look whether the numbers are right",
    ),
    (
        Kind::Quotation,
        Code::Simplified,
        "里的引文排成了段落",
        "quotations were made paragraphs",
        "要加框就写 [[page.quote]]",
        "for a box write [[page.quote]]",
    ),
    (
        Kind::Listing,
        Code::Simplified,
        "里的代码排成了正文",
        "code was made running text",
        "看看换行对不对",
        "look whether its lines are right",
    ),
    (
        Kind::Rule,
        Code::Simplified,
        "里的分隔线没有了",
        "rules between paragraphs are gone",
        "可以用小标题隔开",
        "a crosshead may stand in their place",
    ),
    (
        Kind::Slanted,
        Code::Simplified,
        "里的斜体成了正体",
        "slanted words stand upright",
        "要突出就写成 **粗体** 或 [着重]{.dots}",
        "write **strong** words or [dots]{.dots} to make them stand out",
    ),
    (
        Kind::Struck,
        Code::Simplified,
        "里有删除线的文字已排入",
        "struck out words were kept",
        "不要的就删去",
        "delete what is not to be printed",
    ),
];

/// Where something stood, and its words, if it had any.
type Thing = (usize, String);

/// What was left out or made plainer, with the paragraph it stood in, from 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Left {
    things: BTreeMap<Kind, Vec<Thing>>,
}

impl Left {
    /// Notes a thing and its words; what goes on in the same paragraph is one thing.
    pub(super) fn note(&mut self, kind: Kind, paragraph: usize, words: &str) {
        let things = self.things.entry(kind).or_default();
        match things.last_mut() {
            Some(last) if last.0 == paragraph && kind.runs_on() => last.1.push_str(words),
            _ => things.push((paragraph, words.to_owned())),
        }
    }

    /// The remarks on the document `name`, one for each kind.
    pub(super) fn remarks(&self, name: &str) -> Diagnostics {
        let mut remarks = Diagnostics::new();
        for (kind, things) in &self.things {
            let row = ROWS.iter().find(|it| it.0 == *kind);
            let Some((_, code, zh, en, hint_zh, hint)) = row else { continue };
            let zh_list: Vec<_> =
                things.iter().map(|it| placed(it, "第", "段")).collect();
            let en_list: Vec<_> =
                things.iter().map(|it| placed(it, "paragraph ", "")).collect();
            let remark = Diagnostic::new(
                *code,
                format!("「{name}」{zh}：{}", zh_list.join("、")),
                format!("\"{name}\": {en}: {}", en_list.join(", ")),
            );
            remarks.push(remark.hint(*hint_zh, *hint));
        }
        remarks
    }
}

impl Kind {
    /// Whether neighbours are one: what Word cuts into many runs.
    const fn runs_on(self) -> bool {
        !matches!(
            self,
            Self::Footnote
                | Self::Endnote
                | Self::Comment
                | Self::Picture
                | Self::Address
        )
    }
}

/// `第3段「words」`; what belongs to no paragraph has no number.
fn placed((paragraph, words): &Thing, before: &str, after: &str) -> String {
    let place = match paragraph {
        0 => String::new(),
        _ => format!("{before}{paragraph}{after}"),
    };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let gap = if place.ends_with(|it: char| it.is_ascii()) { " " } else { "" };
    match words.is_empty() {
        true => place,
        false => format!("{place}{gap}「{words}」"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_said_once_and_lists_its_things() {
        let kinds: Vec<_> = ROWS.iter().map(|it| it.0).collect();
        assert!(kinds.is_sorted(), "rows in the order of the kinds, none twice");
        assert_eq!(ROWS.last().map(|it| it.0), Some(Kind::Struck));
        let mut left = Left::default();
        left.note(Kind::Footnote, 3, "见前文");
        left.note(Kind::Footnote, 3, "同上");
        left.note(Kind::Deleted, 5, "甲");
        left.note(Kind::Deleted, 5, "乙");
        let said: Vec<_> =
            left.remarks("a.docx").iter().map(|it| it.message.zh.clone()).collect();
        let expected = [
            "「a.docx」的脚注没有排入：第3段「见前文」、第3段「同上」",
            "「a.docx」里修订删去的文字没有排入：第5段「甲乙」",
        ];
        assert_eq!(said, expected);
    }
}
