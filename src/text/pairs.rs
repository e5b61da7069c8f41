//! Whether a line may end between two cells (断行许可).

use crate::text::class::{self, Kind};
use crate::text::{Breaking, Prohibition};

/// Kinds that stay together whatever the level: left, right, clause.
const GLUED: &[(&[Kind], &[Kind], &str)] = &[
    (DASHES, DASHES, "GB/T 15834 5.1.4: the two-em dash is not split"),
    (PREFIXES, NUMBERS, "CLREQ issue 262: currency and signs stay with what follows"),
    (NUMBERS, POSTFIXES, "CLREQ issue 262: % ‰ ℃ stay with what precedes"),
    (NUMBERS, NUMBERS, "UAX #14 LB25: a number is not split"),
    (NUMBERS, LETTERS, "UAX #14 LB23: 5G, 4K"),
    (LETTERS, NUMBERS, "UAX #14 LB23: G20, B2"),
    (LETTERS, LETTERS, "CLREQ: a Western word breaks only at its own points"),
];

const DASHES: &[Kind] = &[Kind::Dash];
const PREFIXES: &[Kind] = &[Kind::Prefix, Kind::WidePrefix];
const POSTFIXES: &[Kind] = &[Kind::Postfix, Kind::WidePostfix];
const NUMBERS: &[Kind] = &[Kind::Digit, Kind::WideDigit, Kind::Across, Kind::Upright];
const LETTERS: &[Kind] = &[Kind::Letter, Kind::WideLetter, Kind::Upright];

/// The measure words that a number does not like to leave (数字与量词).
const UNITS: &str = "年月日号时点分秒刻周天夜旬岁届代\
                     元角块毛美欧英港日卢\
                     万亿千百十兆余多\
                     人名位口户家个只头匹条件张把座栋幢层台部辆架艘列节根支枚颗粒片朵株棵束\
                     群批套双对副份篇本册卷期版页章项起例宗笔场次回遍趟步轮局盘门间所处道级种\
                     类样倍成度段组排\
                     吨克斤两公毫厘米尺寸里海平立亩顷升伏瓦赫帕焦卡码";

/// Whether a line may end after `left` and begin with `right`, at this level.
///
/// `first` is the first character of the right cell.
pub(super) fn breaking(
    left: Kind,
    right: Kind,
    first: char,
    level: Prohibition,
) -> Breaking {
    // Spaces hang at the line end, joiners print nothing: a line never begins with them.
    if right.is_space() || matches!(right, Kind::Joiner | Kind::SoftHyphen) {
        return Breaking::Never;
    }
    if left == Kind::SoftBreak {
        return Breaking::Allowed;
    }
    if left == Kind::Joiner || left == Kind::TiedSpace || inside_unit(left, right) {
        return Breaking::Emergency;
    }
    if left.never_last(level) || class::never_first(right, first, level) {
        return Breaking::Relief;
    }
    Breaking::Allowed
}

/// Whether a number and its measure, or 第 and its number, would be parted here: not
/// forbidden, but better kept (数字与量词).
pub(super) fn parts_number(left: (Kind, char), right: (Kind, char)) -> bool {
    is_number(left.0) && UNITS.contains(right.1) || left.1 == '第' && is_number(right.0)
}

/// Whether a line may end after spaces that follow `left`: the space does not lift the
/// prohibitions on either side (UAX #14 LB13, extended to all marks).
pub(super) fn across_spaces(
    left: Kind,
    (right, first): (Kind, char),
    level: Prohibition,
) -> Breaking {
    if left.never_last(level) || class::never_first(right, first, level) {
        Breaking::Relief
    } else {
        Breaking::Allowed
    }
}

fn inside_unit(left: Kind, right: Kind) -> bool {
    let western = left.is_western() && right.is_western();
    let listed = GLUED
        .iter()
        .any(|(before, after, _)| before.contains(&left) && after.contains(&right));
    western || listed
}

const fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Digit | Kind::WideDigit | Kind::Across | Kind::Upright)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(left: char, right: char, level: Prohibition, expected: Breaking) {
        let found = breaking(Kind::of(left), Kind::of(right), right, level);
        assert_eq!(found, expected, "{left}|{right} at {level:?}");
    }

    #[test]
    fn marks_shun_line_edges_by_level() {
        check('字', '，', Prohibition::None, Breaking::Allowed);
        check('字', '，', Prohibition::Basic, Breaking::Relief);
        check('《', '字', Prohibition::Basic, Breaking::Relief);
        check('，', '字', Prohibition::Strict, Breaking::Allowed);
        check('字', '…', Prohibition::Gb, Breaking::Allowed);
        check('字', '…', Prohibition::Strict, Breaking::Relief);
        check('／', '字', Prohibition::Basic, Breaking::Allowed);
        check('／', '字', Prohibition::Gb, Breaking::Relief);
        check('字', 'っ', Prohibition::Gb, Breaking::Allowed);
        check('字', 'っ', Prohibition::Strict, Breaking::Relief);
        check('っ', '字', Prohibition::Strict, Breaking::Allowed);
    }

    #[test]
    fn units_stay_whole() {
        check('2', '0', Prohibition::None, Breaking::Emergency);
        check('５', '％', Prohibition::None, Breaking::Emergency);
        check('￥', '５', Prohibition::None, Breaking::Emergency);
        check('—', '—', Prohibition::None, Breaking::Emergency);
        check('a', 'b', Prohibition::None, Breaking::Emergency);
        check('…', '…', Prohibition::Basic, Breaking::Allowed);
    }

    #[test]
    fn numbers_keep_their_unit_where_they_can() {
        for (left, right, expected) in [
            ('5', '年', true),
            ('５', '公', true),
            ('第', '5', true),
            ('5', '在', false),
            ('字', '5', false),
            ('第', '五', false),
        ] {
            let sides = [left, right].map(|it| (Kind::of(it), it));
            assert_eq!(parts_number(sides[0], sides[1]), expected, "{left}|{right}");
        }
    }

    #[test]
    fn spaces_never_begin_a_line() {
        check('字', ' ', Prohibition::None, Breaking::Never);
        check(' ', '字', Prohibition::None, Breaking::Allowed);
        check('\u{2060}', '字', Prohibition::None, Breaking::Emergency);
    }
}
