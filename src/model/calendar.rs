//! Dates as a masthead gives them: civil, weekday and lunar (报头日期).

use icu_calendar::cal::ChineseTraditional;
use icu_calendar::{Date, Iso};

/// A civil date: year, month, day.
pub type Day = (i32, u8, u8);

/// The ten heavenly stems (天干).
const STEMS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];

/// The twelve earthly branches (地支).
const BRANCHES: [&str; 12] =
    ["子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"];

/// The months of the lunar year.
const MONTHS: [&str; 12] =
    ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];

/// One to ten.
const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// `2026年11月24日`.
#[must_use]
pub fn long_date((year, month, day): Day) -> String {
    format!("{year}年{month}月{day}日")
}

/// `星期二`; nothing when there is no such day.
#[must_use]
pub fn weekday(day: Day) -> Option<&'static str> {
    use icu_calendar::types::Weekday;
    Some(match date(day)?.weekday() {
        Weekday::Monday => "星期一",
        Weekday::Tuesday => "星期二",
        Weekday::Wednesday => "星期三",
        Weekday::Thursday => "星期四",
        Weekday::Friday => "星期五",
        Weekday::Saturday => "星期六",
        Weekday::Sunday => "星期日",
    })
}

/// `丙午年十月十六`; nothing when there is no such day.
#[must_use]
pub fn lunar_date(day: Day) -> Option<String> {
    let lunar = date(day)?.to_calendar(ChineseTraditional::new());
    let year = usize::from(lunar.cyclic_year().year.checked_sub(1)?);
    let (stem, branch) = (STEMS.get(year % 10)?, BRANCHES.get(year % 12)?);
    let month = lunar.month().to_input();
    let name = MONTHS.get(usize::from(month.number()).checked_sub(1)?)?;
    let leap = if month.is_leap() { "闰" } else { "" };
    let day = lunar_day(usize::from(lunar.day_of_month().0))?;
    Some(format!("{stem}{branch}年{leap}{name}月{day}"))
}

/// `初一`, `十六`, `廿三`, `三十`.
fn lunar_day(day: usize) -> Option<String> {
    let units = |n: usize| NUMERALS.get(n.checked_sub(1)?).copied();
    Some(match day {
        1..=10 => format!("初{}", units(day)?),
        11..=19 => format!("十{}", units(day - 10)?),
        20 => "二十".to_owned(),
        21..=29 => format!("廿{}", units(day - 20)?),
        30 => "三十".to_owned(),
        _ => return None,
    })
}

/// The day as the calendar crate knows it.
fn date((year, month, day): Day) -> Option<Date<Iso>> {
    Date::try_new_iso(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days whose lunar dates are known from almanacs.
    #[test]
    fn festivals_fall_on_their_lunar_days() {
        // 春节, 端午, 中秋, and a day in the leap sixth month of 2025.
        assert_eq!(lunar_date((2026, 2, 17)).as_deref(), Some("丙午年正月初一"));
        assert_eq!(lunar_date((2024, 6, 10)).as_deref(), Some("甲辰年五月初五"));
        assert_eq!(lunar_date((2025, 10, 6)).as_deref(), Some("乙巳年八月十五"));
        assert_eq!(lunar_date((2025, 7, 25)).as_deref(), Some("乙巳年闰六月初一"));
        assert_eq!(lunar_date((2026, 2, 30)), None);
    }

    #[test]
    fn weekdays_are_right() {
        assert_eq!(weekday((2026, 11, 24)), Some("星期二"));
        assert_eq!(weekday((2000, 1, 1)), Some("星期六"));
    }
}
