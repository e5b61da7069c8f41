//! Other people's copy: what becomes of each thing in a Word document, and that no visible
//! character is lost in silence.

#[cfg(feature = "cli")]
mod desk;
mod law;
mod word;

use banxin::diag::Code;
use banxin::import::{article, convert};

use self::word::{NUMBERING, STYLES, Word, paragraph, run, run_of, zipped};

/// What becomes of a document, and the codes of the remarks with their words.
#[track_caller]
fn check(word: &Word, expected: &str, said: &[&str]) {
    let read = article("a.docx", &word.bytes());
    let remarks: Vec<_> = read
        .diagnostics
        .iter()
        .map(|it| format!("{} {}", it.code.id(), it.message.zh))
        .collect();
    let text = read.output.map(|it| it.text).unwrap_or_default();
    assert_eq!(text, expected, "{word:?}");
    assert_eq!(remarks, said, "{word:?}");
}

/// A document with this in its body.
fn body(inside: &str) -> Word {
    Word {
        body: inside.to_owned(),
        styles: STYLES.to_owned(),
        numbering: NUMBERING.to_owned(),
        ..Word::default()
    }
}

/// A paragraph with this in it becomes one line.
#[track_caller]
fn check_line(inside: &str, expected: &str, said: &[&str]) {
    check(&body(&paragraph("", inside)), &format!("{expected}\n"), said);
}

#[test]
fn heads_are_known_by_style_and_by_level() {
    let text = [
        paragraph("a3", &run("渡口的灯")),
        paragraph("", &run("第一段。")),
        paragraph("2", &run("小题一")),
        paragraph("own", &run("小题二")),
        "<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>".to_owned()
            + &run("小题三")
            + "</w:p>",
        paragraph("", ""),
        paragraph("a3", &run("迟来的题")),
    ];
    let expected =
        "# 渡口的灯\n\n第一段。\n\n## 小题一\n\n## 小题二\n\n## 小题三\n\n## 迟来的题\n";
    check(&body(&text.concat()), expected, &[]);
    let first = [paragraph("1", &run("渡口的灯")), paragraph("1", &run("小题"))].concat();
    check(&body(&first), "# 渡口的灯\n\n## 小题\n", &[]);
    let deck = [paragraph("a3", &run("渡口")), paragraph("a4", &run("灯亮了"))].concat();
    check(&body(&deck), "+++\nmain = [\"渡口\"]\ndeck = [\"灯亮了\"]\n+++\n", &[]);
}

/// As in plain text: short, first, not ended as a sentence is, with text under it.
#[test]
fn a_head_that_was_typed_as_text_is_the_head() {
    let lines = |first: &str| {
        [first, "昨天，渡口的灯修好了。"].map(|it| paragraph("", &run(it))).concat()
    };
    let head = lines("渡口的灯亮了");
    check(&body(&head), "# 渡口的灯亮了\n\n昨天，渡口的灯修好了。\n", &[]);
    let sentence = lines("灯亮了。");
    check(&body(&sentence), "灯亮了。\n\n昨天，渡口的灯修好了。\n", &[]);
    check(&body(&paragraph("", &run("灯亮了"))), "灯亮了\n", &[]);
    let later = lines("灯亮了") + &paragraph("a3", &run("渡口"));
    let fenced = "+++\nmain = [\"渡口\"]\n+++\n\n灯亮了\n\n昨天，渡口的灯修好了。\n";
    check(&body(&later), fenced, &[]);
}

#[test]
fn words_keep_what_ours_has() {
    check_line(
        &[run("甲"), run_of("<w:b/>", "乙"), run("丙")].concat(),
        "甲**乙**丙",
        &[],
    );
    check_line(&run_of("<w:b w:val=\"0\"/>", "甲"), "甲", &[]);
    check_line(&run_of("<w:rStyle w:val=\"Strong\"/>", "甲"), "**甲**", &[]);
    check_line(&run_of("<w:em w:val=\"dot\"/>", "重点"), "[重点]{.dots}", &[]);
    let ruby = format!(
        "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
        run("dù kǒu"),
        run("渡口")
    );
    check_line(&ruby, "[渡口]{dù kǒu}", &[]);
    check_line("<w:r><w:t>灯</w:t><w:br/><w:t>桥</w:t></w:r>", "灯\\\n桥", &[]);
    check_line("<w:r><w:t>灯</w:t><w:tab/><w:t>桥</w:t></w:r>", "灯 桥", &[]);
    check_line(
        "<w:r><w:t>port</w:t><w:softHyphen/><w:t>al</w:t></w:r>",
        "port\u{AD}al",
        &[],
    );
    check_line(
        "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>",
        "a-\u{2060}b",
        &[],
    );
    check_line("<w:r><w:sym w:font=\"SimSun\" w:char=\"2605\"/></w:r>", "★", &[]);
    check_line(&run("# [a]{b} **c** \\"), "\\# [a]\\{b} \\*\\*c\\*\\* \\\\", &[]);
}

#[test]
fn lists_have_their_numbers_and_tables_their_rows() {
    let item = |words: &str| {
        let list = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr>";
        format!("<w:p>{list}{}</w:p>", run(words))
    };
    check(&body(&[item("甲"), item("乙")].concat()), "一、甲\n\n二、乙\n", &[]);
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph("", &run(words)));
    let row = |one: &str, two: &str| format!("<w:tr>{}{}</w:tr>", cell(one), cell(two));
    let table = format!("<w:tbl>{}{}</w:tbl>", row("甲", "乙"), row("丙", "丁"));
    let said = ["B1209 「a.docx」里的表格按段排，一行一段：第1段"];
    check(&body(&table), "甲\u{3000}乙\n\n丙\u{3000}丁\n", &said);
}

#[test]
fn what_wraps_words_does_not_hide_them() {
    check_line(&format!("<w:hyperlink>{}</w:hyperlink>", run("港口")), "港口", &[]);
    check_line(
        &format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", run("港")),
        "港",
        &[],
    );
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
        <w:r><w:instrText>PAGEREF x</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>12</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    check_line(&format!("{}{field}", run("第")), "第12", &[]);
    let inside =
        format!("<w:txbxContent>{}</w:txbxContent>", paragraph("", &run("框里")));
    let alternatives = format!(
        "<mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing>{inside}</w:drawing>\
         </mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent>"
    );
    let said = ["B1209 「a.docx」里文本框的文字排在所在段之后：第2段"];
    check_line(
        &format!("{}<w:r>{alternatives}</w:r>", run("框外")),
        "框外\n\n框里",
        &said,
    );
}

#[test]
fn tracked_changes_are_as_if_accepted_and_told() {
    let text = [
        run("灯"),
        format!("<w:ins>{}</w:ins>", run("亮了")),
        "<w:del><w:r><w:delText>坏了</w:delText></w:r></w:del>".to_owned(),
    ];
    let said = [
        "B1208 「a.docx」里修订删去的文字没有排入：第1段「坏了」",
        "B1209 「a.docx」里修订插入的文字已排入：第1段「亮了」",
    ];
    check_line(&text.concat(), "灯亮了", &said);
    let ended =
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>".to_owned() + &run("渡") + "</w:p>";
    check(&body(&(ended + &paragraph("", &run("口")))), "渡口\n", &[]);
}

#[test]
fn what_an_article_has_no_place_for_is_listed() {
    let reference = |kind: &str| format!("<w:r><w:{kind}Reference w:id=\"0\"/></w:r>");
    let inside = [
        run("灯"),
        reference("footnote"),
        reference("comment"),
        run_of("<w:vanish/>", "暗"),
        "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>".to_owned(),
        "<w:r><w:drawing><a:blip xmlns:a=\"a\" r:embed=\"image\"/></w:drawing></w:r>"
            .to_owned(),
    ];
    let word = Word {
        footnotes: vec!["去年坏的".to_owned()],
        comments: vec!["查一下".to_owned()],
        header: paragraph("", &run("内部")),
        picture: Some(b"a picture".to_vec()),
        ..body(&paragraph("", &inside.concat()))
    };
    let said = [
        "B1208 「a.docx」的脚注没有排入：第1段「去年坏的」",
        "B1208 「a.docx」的批注没有排入：第1段「查一下」",
        "B1208 「a.docx」的隐藏文字没有排入：第1段「暗」",
        "B1208 「a.docx」的页眉没有排入：「内部」",
        "B1208 「a.docx」里的图片没有排入：第1段「image1.png」",
        "B1208 「a.docx」里的符号字体字符没有排入：第1段「Wingdings F0FC」",
    ];
    check(&word, "灯\n", &said);
    let pictures = convert("a.docx", &word.bytes()).output.expect("it is read").pictures;
    let pictures: Vec<_> = pictures.iter().map(|it| (&*it.name, &*it.bytes)).collect();
    assert_eq!(pictures, [("image1.png", &b"a picture"[..])]);
}

#[test]
fn what_is_no_document_is_refused_with_the_reason() {
    let refused = |bytes: &[u8]| {
        let read = article("a.docx", bytes);
        assert_eq!(read.output, None);
        let first = read.diagnostics.iter().next().cloned().expect("a remark");
        assert_eq!(first.code, Code::FileUnreadable);
        first.message.en
    };
    let good = body(&paragraph("", &run("灯"))).bytes();
    for end in [0, 4, 100, good.len() / 2, good.len() - 1] {
        assert!(refused(&good[..end]).contains("broken"), "cut after {end}");
    }
    let sheet = [("xl/workbook.xml".to_owned(), b"<workbook/>".to_vec())];
    assert!(refused(&zipped(&sheet)).contains("no Word document"));
    let swollen = body(&paragraph("", &run(&"灯".repeat(8 << 20))));
    assert!(refused(&swollen.bytes()).contains("too large"));
    let torn = body("<w:p><w:r>");
    assert!(refused(&torn.bytes()).contains("broken"));
}

#[test]
fn documents_nested_beyond_reason_keep_their_words() {
    let deep = format!("{}{}{}", "<w:x>".repeat(3000), run("灯"), "</w:x>".repeat(3000));
    let read = article("a.docx", &body(&paragraph("", &deep)).bytes());
    let text = read.output.map(|it| it.text).unwrap_or_default();
    assert_eq!(text, "灯\n");
}
