//! What the pages themselves say, in the language of the paper.

/// The words around an edition.
#[derive(Clone, Debug)]
pub(super) struct Tongue {
    /// 版面导航.
    pub(super) pages: &'static str,
    /// 本版文章.
    pub(super) on_page: &'static str,
    /// The pages before and after, the articles before and after.
    pub(super) page_before: &'static str,
    pub(super) page_after: &'static str,
    pub(super) before: &'static str,
    pub(super) after: &'static str,
    /// 见报位置.
    pub(super) in_print: &'static str,
    /// The picture of the page alone.
    pub(super) large: &'static str,
    /// 去正文.
    pub(super) skip: &'static str,
    /// 上接: what the number of a page stands between.
    pub(super) from: (&'static str, &'static str),
    /// What the number of a page stands between: 第1版.
    pub(super) page: (&'static str, &'static str),
    /// 总第N期.
    pub(super) issue: (&'static str, &'static str),
    /// 责任编辑, 版式设计, 校对.
    pub(super) staff: [&'static str; 3],
    /// 图片, 广告, 引语, 报眼, 简讯, 数据: what has no head is called by its kind.
    pub(super) kinds: [&'static str; 6],
    /// Year, month and day.
    pub(super) date: [&'static str; 3],
    /// Sunday first.
    pub(super) week: [&'static str; 7],
}

const HANS: Tongue = Tongue {
    pages: "版面导航",
    on_page: "本版文章",
    page_before: "上一版",
    page_after: "下一版",
    before: "上一篇",
    after: "下一篇",
    in_print: "见报位置",
    large: "看大图",
    skip: "跳到正文",
    from: ("上接第", "版"),
    page: ("第", "版"),
    issue: ("总第", "期"),
    staff: ["责任编辑", "版式设计", "校对"],
    kinds: ["图片", "广告", "引语", "报眼", "简讯", "数据"],
    date: ["年", "月", "日"],
    week: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
};

const HANT: Tongue = Tongue {
    pages: "版面導覽",
    on_page: "本版文章",
    page_before: "上一版",
    page_after: "下一版",
    before: "上一篇",
    after: "下一篇",
    in_print: "見報位置",
    large: "看大圖",
    skip: "跳到正文",
    from: ("上接第", "版"),
    page: ("第", "版"),
    issue: ("總第", "期"),
    staff: ["責任編輯", "版面設計", "校對"],
    kinds: ["圖片", "廣告", "引語", "報眼", "簡訊", "數據"],
    date: ["年", "月", "日"],
    week: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
};

const JAPANESE: Tongue = Tongue {
    pages: "紙面一覧",
    on_page: "この面の記事",
    page_before: "前の面",
    page_after: "次の面",
    before: "前の記事",
    after: "次の記事",
    in_print: "紙面での位置",
    large: "紙面を拡大",
    skip: "本文へ",
    from: ("", "面から続く"),
    page: ("", "面"),
    issue: ("第", "号"),
    staff: ["編集", "整理", "校閲"],
    kinds: ["写真", "広告", "引用", "題字脇", "短信", "データ"],
    date: ["年", "月", "日"],
    week: ["日曜日", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日"],
};

/// The words for a language as BCP 47 names it.
pub(super) const fn of(language: &str) -> &'static Tongue {
    match language.as_bytes() {
        [b'j', b'a', ..] => &JAPANESE,
        [b'z', b'h', b'-', b'T' | b'H', ..] => &HANT,
        _ => &HANS,
    }
}

/// Between the words of a pair.
pub(super) fn between((before, after): (&str, &str), what: &str) -> String {
    format!("{before}{what}{after}")
}

impl Tongue {
    /// A date with its day of the week (Zeller's congruence).
    pub(super) fn day(&self, (year, month, day): (i32, u8, u8)) -> String {
        let [of_year, of_month, of_day] = self.date;
        let (shifted, year_of) = match month {
            1 | 2 => (i32::from(month) + 12, year - 1),
            _ => (i32::from(month), year),
        };
        let (century, rest) = (year_of.div_euclid(100), year_of.rem_euclid(100));
        let sum = i32::from(day) + 13 * (shifted + 1) / 5 + rest + rest / 4 + century / 4
            - 2 * century;
        // Saturday is 0 in the formula.
        let weekday = (sum + 6).rem_euclid(7);
        let name = usize::try_from(weekday).ok().and_then(|it| self.week.get(it));
        let name = name.copied().unwrap_or_default();
        format!("{year}{of_year}{month}{of_month}{day}{of_day}　{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_week_are_those_of_the_calendar() {
        assert_eq!(HANS.day((2026, 11, 24)), "2026年11月24日　星期二");
        assert_eq!(HANS.day((2000, 1, 1)), "2000年1月1日　星期六");
        assert_eq!(JAPANESE.day((2024, 2, 29)), "2024年2月29日　木曜日");
    }

    #[test]
    fn a_paper_speaks_its_own_language() {
        let pages = ["zh-CN", "zh-TW", "zh-HK", "ja"].map(|it| of(it).pages);
        assert_eq!(pages, ["版面导航", "版面導覽", "版面導覽", "紙面一覧"]);
    }
}
