//! The words that banxin prints of itself, as each region writes them (地区用字).

use std::fmt::Display;

use crate::font::Region;

/// What stands before and after a number.
///
/// ```
/// use banxin::font::Region;
/// use banxin::plan::Wording;
///
/// assert_eq!(Wording::of(Region::Cn).jump_out.put(3), "（下转第3版）");
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Around(&'static str, &'static str);

impl Around {
    /// The words with the number in them.
    #[must_use]
    pub fn put(&self, number: impl Display) -> String {
        format!("{}{number}{}", self.0, self.1)
    }
}

/// The words of one region.
///
/// ```
/// use banxin::font::Region;
/// use banxin::plan::Wording;
///
/// assert_eq!(Wording::of(Region::Cn).advert, "广告");
/// assert_eq!(Wording::of(Region::Jp).advert, "広告");
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Wording {
    /// 版序 in the folio line: 第3版.
    pub page: Around,
    /// 下转.
    pub jump_out: Around,
    /// 上接.
    pub jump_in: Around,
    /// Where a teaser's story begins: 详见第2版.
    pub teaser: Around,
    /// The word on every advertisement.
    pub advert: &'static str,
    /// 责任编辑, 版式, 校对.
    pub credits: [&'static str; 3],
    /// 总期号.
    pub issue: Around,
    /// How many pages there are today.
    pub pages: Around,
    /// What stands before the lunar date.
    pub lunar: &'static str,
    /// Days of the week from Monday on.
    pub weekdays: [&'static str; 7],
}

const CN: Wording = Wording {
    page: Around("第", "版"),
    jump_out: Around("（下转第", "版）"),
    jump_in: Around("（上接第", "版）"),
    teaser: Around("详见第", "版"),
    advert: "广告",
    credits: ["责任编辑", "版式", "校对"],
    issue: Around("总第", "期"),
    pages: Around("今日", "版"),
    lunar: "农历",
    weekdays: ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
};

const TW: Wording = Wording {
    jump_out: Around("（下轉第", "版）"),
    teaser: Around("詳見第", "版"),
    advert: "廣告",
    credits: ["責任編輯", "版面", "校對"],
    issue: Around("總第", "期"),
    lunar: "農曆",
    ..CN
};

const JP: Wording = Wording {
    page: Around("", "面"),
    jump_out: Around("（", "面に続く）"),
    jump_in: Around("（", "面から続く）"),
    teaser: Around("", "面に詳報"),
    advert: "広告",
    credits: ["編集", "整理", "校閲"],
    issue: Around("第", "号"),
    pages: Around("本日", "ページ"),
    lunar: "旧暦",
    weekdays: ["月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"],
};

impl Wording {
    /// The words of `region`.
    #[must_use]
    pub const fn of(region: Region) -> &'static Self {
        match region {
            Region::Cn => &CN,
            Region::Tw | Region::Hk => &TW,
            Region::Jp => &JP,
        }
    }
}
