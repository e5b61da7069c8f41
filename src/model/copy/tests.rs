//! Articles as desks write them.

use crate::diag::{Code, Sources};
use crate::model::article::{Article, Block, Inline, NoteKind};
use crate::model::copy::read;

/// Reads `text` and returns the article and the codes of its remarks.
fn article(text: &str) -> (Article, Vec<Code>) {
    let mut sources = Sources::default();
    let id = sources.add("a.md", text);
    let reported = read(id, text);
    let codes = reported.diagnostics.iter().map(|it| it.code).collect();
    (reported.output, codes)
}

fn words(inlines: &[Inline]) -> String {
    let shown = |it: &Inline| match it.strong {
        true => format!("<{}>", it.text.value),
        false => it.text.value.clone(),
    };
    inlines.iter().map(shown).collect()
}

/// Blocks as lines; `#` marks crossheads, angle brackets strong words.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (article, codes) = article(text);
    let shown: Vec<_> = article
        .blocks
        .iter()
        .map(|it| match it {
            Block::Paragraph(inlines) => words(inlines),
            Block::Optional(inlines) => format!("?{}", words(inlines)),
            Block::Crosshead(inlines) => format!("#{}", words(inlines)),
        })
        .collect();
    assert_eq!(shown, expected, "{text:?}");
    assert_eq!(codes, [], "{text:?}");
}

#[track_caller]
fn check_codes(text: &str, expected: &[Code]) {
    assert_eq!(article(text).1, expected, "{text:?}");
}

#[test]
fn without_blank_lines_each_line_is_a_paragraph() {
    check("　　第一段。\n　　第二段。", &["第一段。", "第二段。"]);
    check("第一段。\r\n第二段。\r\n", &["第一段。", "第二段。"]);
    check("第一段。\r第二段。\u{2029}第三段。", &["第一段。", "第二段。", "第三段。"]);
}

#[test]
fn blank_lines_part_paragraphs_and_wrapped_lines_are_joined() {
    check("港口今天\n开工。\n\n第二段。", &["港口今天开工。", "第二段。"]);
    check("the new\nport 与 A\n股\n\n乙", &["the new port 与 A股", "乙"]);
    check("state-\nof-the-art\n\n乙", &["state-of-the-art", "乙"]);
    check("他说：“\n好”\nOK\n\n乙", &["他说：“好” OK", "乙"]);
}

#[test]
fn an_indented_line_starts_a_paragraph_among_blank_lines_too() {
    check("　　甲\n乙\n　　丙\n\n丁", &["甲乙", "丙", "丁"]);
}

#[test]
fn blank_lines_beside_crossheads_part_nothing() {
    check("甲\n乙\n\n## 丙\n\n丁\n戊", &["甲", "乙", "#丙", "丁", "戊"]);
}

#[test]
fn crossheads_begin_with_two_or_more_marks() {
    check("##小标题\n甲\n### 再一个\n乙", &["#小标题", "甲", "#再一个", "乙"]);
    check("#话题# 很热", &["#话题# 很热"]);
}

#[test]
fn the_first_line_may_be_the_title() {
    let (article, codes) = article("\u{FEFF}\n# 港口|开工\n正文");
    assert_eq!(article.head.main.len(), 1);
    assert_eq!(article.head.main[0].value, "港口|开工");
    assert_eq!((article.blocks.len(), codes.len()), (1, 0));
    check("+++\nmain = \"甲\"\n+++\n# 乙\n丙", &["#乙", "丙"]);
}

#[test]
fn strong_words_and_escapes() {
    check("甲**乙**丙", &["甲<乙>丙"]);
    check("**甲**乙**丙**", &["<甲>乙<丙>"]);
    check("甲**乙", &["甲**乙"]);
    check("2****3", &["2****3"]);
    check(r"\*\*甲\*\* \# C:\甲", &[r"**甲** # C:\甲"]);
    check("**甲\\***乙", &["<甲*>乙"]);
}

#[test]
fn strong_words_keep_their_place_in_the_source() {
    let text = "甲**乙**丙";
    let (article, _) = article(text);
    let [Block::Paragraph(inlines)] = article.blocks.as_slice() else {
        panic!("one paragraph, not {:?}", article.blocks);
    };
    let at: Vec<_> =
        inlines.iter().map(|it| (it.text.span.start, it.text.span.end)).collect();
    assert_eq!(at, [(0, 3), (5, 8), (10, 13)]);
}

#[test]
fn front_matter_in_toml() {
    let text = "+++\nkicker = \"引\"\nmain = [\"主一\", \"主|二\"]\nid = \"port\"\n\
                byline = \"记者 海\"\n+++\n正文";
    let (article, codes) = article(text);
    assert_eq!(codes, []);
    assert_eq!(article.head.kicker[0].value, "引");
    let main: Vec<_> = article.head.main.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(main, ["主一", "主|二"]);
    assert_eq!(article.id.map(|it| it.value).as_deref(), Some("port"));
    let byline = article.byline.expect("a by-line");
    assert_eq!(byline.value, "记者 海");
    assert_eq!(Some(byline.span.start as usize), text.find("\"记者 海"));
}

#[test]
fn front_matter_in_key_value_lines() {
    let (article, codes) = article(
        "---\n# 注\nkicker: '引'\nmain：\n- 主一\n- 主：二\ndeck: [副一, \"副, 二\"]\n---\n正文",
    );
    assert_eq!(codes, []);
    let values = |list: &[crate::diag::Spanned<String>]| -> Vec<String> {
        list.iter().map(|it| it.value.clone()).collect()
    };
    assert_eq!(values(&article.head.kicker), ["引"]);
    assert_eq!(values(&article.head.main), ["主一", "主：二"]);
    assert_eq!(values(&article.head.deck), ["副一", "副, 二"]);
}

#[test]
fn bad_front_matter_is_remarked_upon() {
    check_codes("+++\nmian = \"甲\"\n+++\n文", &[Code::UnknownKey]);
    check_codes("+++\nmain = 3\nkicker = 乙\n+++\n文", &[Code::BadValue, Code::Syntax]);
    check_codes("+++\nmain = \"甲\"\n文", &[Code::FrontMatter]);
    check_codes(
        "---\nmain 甲\ntitle: 乙\n---\n文",
        &[Code::FrontMatter, Code::UnknownKey],
    );
}

#[test]
fn an_unclosed_fence_loses_no_text() {
    let (article, _) = article("---\n甲\n乙");
    assert_eq!(article.blocks.len(), 2);
}

#[test]
fn control_characters_are_named_and_dropped() {
    let (article, codes) = article("甲\u{7}乙\t丙\u{1b}\u{7}");
    assert_eq!(codes, [Code::ControlCharacter]);
    let Block::Paragraph(inlines) = &article.blocks[0] else { panic!("a paragraph") };
    assert_eq!(words(inlines), "甲乙 丙");
}

#[test]
fn an_article_without_text_is_remarked_upon() {
    check_codes("", &[Code::EmptyArticle]);
    check_codes("+++\nmain = \"甲\"\n+++\n　\n", &[Code::EmptyArticle]);
}

/// Notes of a paragraph: the words they cover, and what they are.
fn notes(text: &str) -> Vec<(String, String)> {
    let (article, codes) = article(text);
    assert_eq!(codes, [], "{text:?}");
    let Some(Block::Paragraph(inlines)) = article.blocks.first() else {
        panic!("a paragraph in {text:?}");
    };
    let mut found = Vec::new();
    for (at, inline) in inlines.iter().enumerate() {
        for note in &inline.notes {
            let rest: String =
                inlines[at..].iter().map(|it| it.text.value.as_str()).collect();
            let kind = match &note.kind {
                NoteKind::Reading(words) => words.value.clone(),
                kind => format!("{kind:?}"),
            };
            found.push((rest[..note.length].to_owned(), kind));
        }
    }
    found.sort();
    found
}

#[track_caller]
fn check_notes(text: &str, expected: &[(&str, &str)]) {
    let found = notes(text);
    let found: Vec<_> = found.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn a_reading_goes_to_each_character_or_to_all() {
    check_notes("在[渡口]{dù kǒu}边", &[("口", "kǒu"), ("渡", "dù")]);
    check_notes("[渡口]{dùkǒu}", &[("渡口", "dùkǒu")]);
    check_notes("[卡尔·林]{kǎ ěr lín}", &[("卡", "kǎ"), ("尔", "ěr"), ("林", "lín")]);
    check_notes("[老规矩]{the old rule is}", &[("老规矩", "the old rule is")]);
    check("在[渡口]{dù kǒu}边", &["在渡口边"]);
}

#[test]
fn marks_have_names_and_may_be_nested() {
    check_notes("[重点]{.dots}", &[("重点", "Dots")]);
    check_notes("[林小满]{.name .dots}", &[("林小满", "Dots"), ("林小满", "Name")]);
    check_notes("[渡船]{.书名}", &[("渡船", "Book")]);
    check_notes("[[林]{lín}小满]{.name}", &[("林", "lín"), ("林小满", "Name")]);
    check_notes("甲**乙[丙**丁]{.dots}", &[("丙丁", "Dots")]);
    check("甲**乙[丙**丁]{.dots}", &["甲<乙><丙>丁"]);
    check_notes("[**乙**]{.dots}", &[("乙", "Dots")]);
}

#[test]
fn a_chinese_keyboard_gives_brackets_that_do() {
    check_notes("【渡】｛dù｝［重］｛。着重｝", &[("渡", "dù"), ("重", "Dots")]);
}

#[test]
fn brackets_without_braces_are_brackets() {
    check("见[1]和【本报讯】：", &["见[1]和【本报讯】："]);
    check("[a[b]c] {d}", &["[a[b]c] {d}"]);
    check(r"\[甲]{乙}", &["[甲]{乙}"]);
    check(r"[甲]\{乙}", &["[甲]{乙}"]);
    check("［甲", &["［甲"]);
    check_notes("[a\\]b]{丙}", &[("a]b", "丙")]);
}

#[test]
fn marks_that_cannot_be_read_are_named_and_stand_as_written() {
    for text in ["[甲]{.dot}", "[]{乙}", "[甲]{}", "[甲]{ }", "[甲]{乙", "[[甲]{乙}]{丙}"]
    {
        let (article, codes) = article(text);
        assert_eq!(codes, [Code::NoteMark], "{text}");
        let Block::Paragraph(inlines) = &article.blocks[0] else { panic!("{text}") };
        assert_eq!(words(inlines), text);
    }
    check_codes("# [甲]{乙}\n丙", &[Code::NoteMark]);
}

#[test]
fn a_backslash_at_a_line_end_breaks_the_line() {
    // With each line a paragraph, and with hard wraps, and after a Western word.
    check("灯一盏\\\n桥一座\n乙", &["灯一盏\u{2028}桥一座", "乙"]);
    check("灯\\\n桥\n路\n\n乙", &["灯\u{2028}桥路", "乙"]);
    check("the port\\\r\nof A\n丙", &["the port\u{2028}of A", "丙"]);
    check("灯**一\\\n桥**二\n乙", &["灯<一\u{2028}><桥>二", "乙"]);
    check("## 灯\\\n桥\n乙", &["#灯\u{2028}桥", "乙"]);
    // Two backslashes are one in print; the line ends are as ever.
    check("灯\\\\\n桥", &["灯\\", "桥"]);
}

#[test]
fn a_backslash_with_no_line_after_it_is_printed_and_named() {
    for text in ["灯\\", "灯\\\n\n桥", "灯\\\n## 桥\n乙"] {
        let (article, codes) = article(text);
        assert_eq!(codes, [Code::BreakMark], "{text}");
        let Block::Paragraph(inlines) = &article.blocks[0] else { panic!("{text}") };
        assert_eq!(words(inlines), "灯\\");
    }
}

#[test]
fn words_may_be_kept_on_one_line() {
    check_notes("请[顾长河]{.keep}来", &[("顾长河", "Together")]);
    check_notes("[林小满]{.不断 .name}", &[("林小满", "Name"), ("林小满", "Together")]);
}
