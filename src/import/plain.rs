//! Plain text into our Markdown, line for line, so that places are those of the file.

use crate::import::markup::escaped_line;

/// The most characters of a first line that is a head.
const LONGEST_HEAD: usize = 36;

/// A head does not end with these.
const NOT_AT_THE_END: &[char] = &['。', '，', '；', '：', '、', '.', ',', ';', ':'];

/// The article in `text`. Text that begins as our Markdown does, with the fence of heads
/// or with `# `, is taken as it stands; in other text every character stands for itself.
pub(super) fn read(text: &str) -> String {
    if is_ours(text) {
        return text.to_owned();
    }
    let head = head(text);
    let mut article = String::with_capacity(text.len() + 64);
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if head == Some(at) {
            article.push_str("# ");
        }
        escaped_line(line, &mut article);
    }
    article
}

fn is_ours(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    let fenced = first == "---" || first == "+++";
    first.starts_with("# ") || (fenced && lines.any(|it| it == first))
}

/// The number of the first line with words, when it is a head: not indented, no longer than
/// a head, not ended as a sentence is, and with a blank or an indented line under it and
/// words after that.
fn head(text: &str) -> Option<usize> {
    let mut lines = text.lines().enumerate().skip_while(|it| it.1.trim().is_empty());
    let (at, first) = lines.next()?;
    let words = first.trim_end();
    let (_, under) = lines.next()?;
    let apart = under.trim().is_empty() || is_indented(under);
    let body = !under.trim().is_empty() || lines.any(|it| !it.1.trim().is_empty());
    let is_head = !is_indented(first) && reads_as_head(words) && apart && body;
    is_head.then_some(at)
}

/// Whether words that stand first and apart are a head: short, and not ended as a sentence is.
pub(super) fn reads_as_head(words: &str) -> bool {
    words.chars().count() <= LONGEST_HEAD && !words.ends_with(NOT_AT_THE_END)
}

fn is_indented(line: &str) -> bool {
    line.starts_with(['\u{3000}', '\t']) || line.starts_with("  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(read(text), expected, "{text:?}");
    }

    #[test]
    fn the_first_line_is_the_head_where_it_stands_apart() {
        check("渡口\n\n第一段。\n", "# 渡口\n\n第一段。\n");
        check("\r\n渡口\r\n　　第一段。", "\r\n# 渡口\r\n　　第一段。");
        check("渡口的灯。\n\n第一段。", "渡口的灯。\n\n第一段。");
        check("　　渡口\n\n第一段。", "　　渡口\n\n第一段。");
        check("渡口\n第一段。", "渡口\n第一段。");
        check("渡口\n\n", "渡口\n\n");
        let long = "灯".repeat(37);
        check(&format!("{long}\n\n乙"), &format!("{long}\n\n乙"));
    }

    #[test]
    fn every_character_stands_for_itself() {
        check("甲\n# 乙\n**丙**\n[丁]{戊}", "甲\n\\# 乙\n\\*\\*丙\\*\\*\n[丁]\\{戊}");
        check("---\n甲", "\\---\n甲");
        check("甲\\\n乙", "甲\\\\\n乙");
        check("#话题# 很热", "\\#话题# 很热");
    }

    #[test]
    fn our_own_markdown_is_taken_as_it_stands() {
        let ours = "---\nmain: 渡口\n---\n**甲**\n";
        check(ours, ours);
        check("# 渡口\n**甲**", "# 渡口\n**甲**");
    }
}
