//! Dates as a masthead gives them: civil, weekday and lunar (报头日期).

use icu_calendar::cal::ChineseTraditional;
use icu_calendar::{Date, Iso};

/// A civil date: year, month, day.
pub(crate) type Day = (i32, u8, u8);

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

/// The first days of the eras of Japan (元号), the last first.
const ERAS: [(Day, &str); 3] =
    [((2019, 5, 1), "令和"), ((1989, 1, 8), "平成"), ((1926, 12, 25), "昭和")];

/// `2026年11月24日`.
#[must_use]
pub(crate) fn long_date((year, month, day): Day) -> String {
    format!("{year}年{month}月{day}日")
}

/// The day of the week, Monday being 0; nothing when there is no such day.
#[must_use]
pub(crate) fn weekday(day: Day) -> Option<usize> {
    use icu_calendar::types::Weekday;
    Some(match date(day)?.weekday() {
        Weekday::Monday => 0,
        Weekday::Tuesday => 1,
        Weekday::Wednesday => 2,
        Weekday::Thursday => 3,
        Weekday::Friday => 4,
        Weekday::Saturday => 5,
        Weekday::Sunday => 6,
    })
}

/// `2026年（令和8年）11月24日`, as the papers of Japan print it.
#[must_use]
pub(crate) fn era_date((year, month, day): Day) -> String {
    let era = ERAS.iter().find(|(first, _)| (year, month, day) >= *first);
    let Some(((first, ..), name)) = era else { return long_date((year, month, day)) };
    let count = match year - first + 1 {
        1 => "元".to_owned(),
        count => count.to_string(),
    };
    format!("{year}年（{name}{count}年）{month}月{day}日")
}

/// A lunar date in the characters of Taiwan and Hong Kong.
#[must_use]
pub(crate) fn traditional(lunar: &str) -> String {
    lunar.replace('腊', "臘").replace('闰', "閏")
}

/// `丙午年十月十六`; nothing when there is no such day.
#[must_use]
pub(crate) fn lunar_date(day: Day) -> Option<String> {
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
        assert_eq!(weekday((2026, 11, 24)), Some(1));
        assert_eq!(weekday((2000, 1, 1)), Some(5));
    }

    #[test]
    fn an_era_begins_on_its_first_day() {
        assert_eq!(era_date((2026, 11, 24)), "2026年（令和8年）11月24日");
        assert_eq!(era_date((2019, 4, 30)), "2019年（平成31年）4月30日");
        assert_eq!(era_date((2019, 5, 1)), "2019年（令和元年）5月1日");
        assert_eq!(era_date((1900, 1, 1)), "1900年1月1日");
    }

    #[test]
    fn a_lunar_date_has_the_characters_of_its_region() {
        assert_eq!(traditional("乙巳年闰六月初一"), "乙巳年閏六月初一");
        assert_eq!(traditional("腊月廿三"), "臘月廿三");
    }
}
