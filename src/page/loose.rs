//! What is said of a loose line (松行): the line, how far it was opened, what held its end
//! back, and what would mend it.

use crate::diag::{Code, Diagnostic};
use crate::geom::{Em, Length};
use crate::page::setter;
use crate::para::{self, Cause, Line, LooseLine};
use crate::text::Galley;

/// What is wrong and what to do, in Chinese and English; `{}` is where the words stand
/// that found no room.
struct Advice {
    why: [&'static str; 2],
    mend: [&'static str; 2],
}

#[rustfmt::skip]
const fn advice(cause: Cause) -> Advice {
    match cause {
        Cause::Stiff => Advice {
            why: ["行内能拉开的字间太少", "too little of it can be opened"],
            mend: ["把长的西文词、数字或网址挪开或改写", "move or reword the long word, number or address in it"],
        },
        Cause::Url => Advice {
            why: ["下面的网址「{}」排不下", "the web address \"{}\" has no room after it"],
            mend: ["换一个短些的网址，或让它另起一段", "give a shorter address, or a paragraph of its own"],
        },
        Cause::Number => Advice {
            why: ["下面的数字「{}」不能拆开，排不下", "the number \"{}\" is not split and has no room after it"],
            mend: ["换一种写法，如以万、亿为单位", "write it another way, in 万 or 亿"],
        },
        Cause::Word => Advice {
            why: ["下面的西文词「{}」排不下", "the word \"{}\" has no room after it"],
            mend: ["改用中文的说法，或短些的词", "say it in Chinese, or in a shorter word"],
        },
        Cause::Dash => Advice {
            why: ["下面的「{}」连同破折号不能拆开", "\"{}\", with its dash, is not split"],
            mend: ["挪动破折号，或改用逗号、冒号", "move the dash, or write a comma or a colon"],
        },
        Cause::Ellipsis => Advice {
            why: ["下面的「{}」连同省略号不能拆开", "\"{}\", with its ellipsis, is not split"],
            mend: ["挪动省略号，或改用句号", "move the ellipsis, or write a full stop"],
        },
        Cause::Tied => Advice {
            why: ["下面的「{}」规定不能断开", "\"{}\" is not to be divided"],
            mend: ["放开这几个字，或换一种语序", "let it be divided, or change the order of the words"],
        },
        Cause::Marks => Advice {
            why: ["下面的「{}」有不能居行首或行末的标点，不能拆开", "\"{}\" has marks that may not stand at a line edge"],
            mend: ["减去一层引号或括号，或换一种说法", "take one pair of quotes or brackets away, or reword it"],
        },
        Cause::Space => Advice {
            why: ["下面的「{}」连同前面的空格排不下", "\"{}\", with the space before it, has no room"],
            mend: ["去掉空格，或换成标点", "take the space away, or write a mark for it"],
        },
        Cause::Paragraph => Advice {
            why: ["下面的「{}」本可排下，但全段以这样排为好", "\"{}\" would have had room, but the paragraph came out better so"],
            mend: ["改动这一段的一两个字", "change a word or two of the paragraph"],
        },
    }
}

/// The remark on a line that is loose.
pub(super) fn remark(galley: &Galley, line: &Line) -> Option<Diagnostic> {
    let found = para::loose_line(galley, line)?;
    let Advice { why, mend } = advice(found.cause);
    let words = setter::words_of(galley, line).trim();
    let next = galley.copy(found.next.clone());
    let [why_zh, why_en] = why.map(|it| it.replace("{}", next));
    let gap = hundredths(found.gap);
    let [hole_zh, hole_en] = if found.is_hole() {
        ["过松，印出来会有空洞", " and shows holes in print"]
    } else {
        ["偏松", ""]
    };
    let remark = Diagnostic::new(
        Code::LooseLine,
        format!("「{words}」一行{hole_zh}，每处字间拉开{gap}字：{why_zh}"),
        format!("the line \"{words}\" is opened by {gap} em a gap{hole_en}: {why_en}"),
    );
    let remark = match setter::span_of(galley, line) {
        Some(span) => remark.at(span),
        None => remark,
    };
    let [mend_zh, mend_en] = mend;
    let (zh, en) = count(galley, line, &found);
    Some(remark.hint(mend_zh, mend_en).hint(zh, en))
}

/// How many characters more or fewer would fill the line.
fn count(galley: &Galley, line: &Line, found: &LooseLine) -> (String, String) {
    let size = galley.cells.get(line.cells.start).map_or(Length::pt(1), |it| it.size);
    let more = found.added.count(size).max(1);
    let lacking = found.width - found.added;
    if lacking <= Length::ZERO || found.cause == Cause::Stiff {
        let zh = format!("或在这一行加{more}个字，或放宽这一栏");
        return (zh, format!("or add {}, or widen the column", characters(more)));
    }
    let less = (lacking - Length::from_emu(1)).count(size) + 1;
    let zh = format!("或在这一行加{more}个字、减{less}个字，或放宽这一栏");
    let more = characters(more);
    (zh, format!("or add {more} to the line or cut {less}, or widen the column"))
}

fn characters(count: i64) -> String {
    if count == 1 { "1 character".to_owned() } else { format!("{count} characters") }
}

/// `0.32`: ems to the hundredth.
fn hundredths(em: Em) -> String {
    let hundredths = (em.thousandths() + 5) / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
