//! The arithmetic of columns (分栏、破栏): whole ems, and gaps that take what is left over.

use crate::geom::Length;
use crate::model::{ColumnMode, GridSpec};

/// The narrowest column that text is set to, in ems.
const NARROWEST: i64 = 4;

/// One column (栏), or one band (段) of a vertical page.
///
/// ```
/// use banxin::geom::Length;
/// use banxin::plan::Column;
///
/// let second = Column { start: Length::pt(200), width: Length::pt(190) };
/// assert_eq!(second.end(), Length::pt(390));
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Column {
    /// From the start of the type area, along the line.
    pub start: Length,
    /// Its measure.
    pub width: Length,
}

impl Column {
    /// Where it ends.
    #[must_use]
    pub fn end(&self) -> Length {
        self.start + self.width
    }
}

/// How a page divides widths into columns (分栏方式).
///
/// The four modes are those of 飞腾: a block of 20 characters in two columns with a gap of
/// one gives 9+2+9 absolute, 9+1+10 relative, 9.5+1+9.5 free.
///
/// ```
/// use banxin::geom::Length;
/// use banxin::plan::Cut;
///
/// // Five columns of the page become four (5 破 4).
/// let cut = Cut { size: Length::pt(10), gap: Length::pt(10), mode: Default::default() };
/// let columns = cut.recut(Length::ZERO, Length::pt(430), 4);
/// assert_eq!(columns.len(), 4);
/// assert_eq!(columns[3].end(), Length::pt(430));
/// assert!(cut.most(Length::pt(430)) >= 4);
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Cut {
    /// Who takes what is left over.
    pub mode: ColumnMode,
    /// Body size.
    pub size: Length,
    /// Between columns, the least there may be.
    pub gap: Length,
}

impl Cut {
    /// The way of a layout with body of `size`.
    #[must_use]
    pub fn of(spec: &GridSpec, size: Length) -> Self {
        Self { mode: spec.mode, size, gap: spec.gap.value.at(size) }
    }

    /// The basic columns (基本栏) of a type area `total` wide.
    #[must_use]
    pub fn columns(&self, spec: &GridSpec, total: Length) -> Vec<Column> {
        let written = &spec.columns.value;
        let widths = match written.is_empty() {
            true => self.widths(spec.count.value.max(1), total),
            false => written.iter().map(|it| it.at(self.size)).collect(),
        };
        lay(&widths, &self.gaps(total, &widths))
    }

    /// Cuts a width anew into `count` equal columns (破栏, "n 破 m"): each has
    /// `(long − (m − 1) × gap) ÷ m` ems. What is left over goes into the gaps, or by the
    /// relative mode into the last columns. A single column stands in the middle of it.
    ///
    /// A width too small for columns of four ems is cut into fewer of them.
    #[must_use]
    pub fn recut(&self, start: Length, width: Length, count: usize) -> Vec<Column> {
        let mode = match self.mode {
            ColumnMode::Auto => ColumnMode::Absolute,
            ColumnMode::Absolute | ColumnMode::Relative | ColumnMode::Free => self.mode,
        };
        let count = count.clamp(1, self.most(width));
        let cut = Self { mode, ..*self };
        let widths = cut.widths(u32::try_from(count).unwrap_or(1), width);
        let mut columns = lay(&widths, &cut.gaps(width, &widths));
        let slack = match count {
            1 => width - widths.iter().copied().sum(),
            _ => Length::ZERO,
        };
        columns.iter_mut().for_each(|it| it.start += start + slack / 2);
        columns
    }

    /// How many columns `width` can be cut into, one at least.
    #[must_use]
    pub fn most(&self, width: Length) -> usize {
        let most = (width + self.gap).count(self.size * NARROWEST + self.gap);
        usize::try_from(most).unwrap_or(0).max(1)
    }

    /// The measures of `count` columns.
    fn widths(&self, count: u32, total: Length) -> Vec<Length> {
        let gaps = i64::from(count) - 1;
        let free = total - self.gap * gaps;
        let ems = free.count(self.size).max(0);
        let (each, wider) = (ems / i64::from(count), ems % i64::from(count));
        match self.mode {
            ColumnMode::Absolute | ColumnMode::Auto => {
                vec![self.size * each.max(1); count as usize]
            }
            ColumnMode::Relative => {
                let first_wider = i64::from(count) - wider;
                (0..i64::from(count))
                    .map(|at| self.size * (each + i64::from(at >= first_wider)).max(1))
                    .collect()
            }
            ColumnMode::Free => free.split(count).collect(),
        }
    }

    /// The gaps between columns of these widths.
    fn gaps(&self, total: Length, widths: &[Length]) -> Vec<Length> {
        match self.mode {
            ColumnMode::Absolute => absorb(total, widths),
            ColumnMode::Relative | ColumnMode::Free | ColumnMode::Auto => {
                vec![self.gap; widths.len().saturating_sub(1)]
            }
        }
    }
}

/// Gaps that share what the columns leave over.
fn absorb(total: Length, widths: &[Length]) -> Vec<Length> {
    let slack = total - widths.iter().copied().sum();
    let gaps = u32::try_from(widths.len().saturating_sub(1)).unwrap_or(0);
    slack.max(Length::ZERO).split(gaps).collect()
}

/// Columns side by side.
fn lay(widths: &[Length], gaps: &[Length]) -> Vec<Column> {
    let mut start = Length::ZERO;
    let mut columns = Vec::with_capacity(widths.len());
    for (at, &width) in widths.iter().enumerate() {
        columns.push(Column { start, width });
        start += width + gaps.get(at).copied().unwrap_or_default();
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Span, Spanned};
    use crate::geom::Em;

    /// 小五.
    const SIZE: Length = Length::pt(9);

    fn cut(mode: ColumnMode) -> Cut {
        Cut { mode, size: SIZE, gap: SIZE }
    }

    fn count(count: u32) -> GridSpec {
        GridSpec {
            columns: Spanned::default(),
            count: Spanned::new(count, Span::default()),
            gap: Spanned::new(Em::ONE, Span::default()),
            mode: ColumnMode::default(),
            rule: false,
        }
    }

    /// Starts and widths in tenths of an em.
    fn tenths(columns: &[Column]) -> Vec<(i64, i64)> {
        let tenth = |it: Length| it.scale(10, SIZE.emu()).emu();
        columns.iter().map(|it| (tenth(it.start), tenth(it.width))).collect()
    }

    #[test]
    fn the_four_modes_divide_twenty_characters_as_the_trade_does() {
        let divide = |mode| tenths(&cut(mode).columns(&count(2), SIZE * 20));
        assert_eq!(divide(ColumnMode::Absolute), [(0, 90), (110, 90)]);
        assert_eq!(divide(ColumnMode::Relative), [(0, 90), (100, 100)]);
        assert_eq!(divide(ColumnMode::Free), [(0, 95), (105, 95)]);
        assert_eq!(divide(ColumnMode::Auto), [(0, 90), (100, 90)]);
    }

    /// 长栏: n × 13 + (n − 1) characters over n of the eight columns of a broadsheet.
    #[test]
    fn long_columns_have_the_measures_of_the_textbook() {
        let columns = cut(ColumnMode::Absolute).columns(&count(8), SIZE * 111);
        assert!(columns.iter().all(|it| it.width == SIZE * 13));
        let long = |n: usize| {
            let last = columns.get(n - 1).map(Column::end);
            last.map(|it| it.count(SIZE))
        };
        let found = [2, 3, 5, 8].map(|n| long(n).unwrap_or_default());
        assert_eq!(found, [27, 41, 69, 111]);
    }

    /// 3 破 2: (41 − 1) ÷ 2 = 20.
    #[test]
    fn three_columns_are_cut_into_two_of_twenty() {
        let found = cut(ColumnMode::Absolute).recut(SIZE * 14, SIZE * 41, 2);
        assert_eq!(tenths(&found), [(140, 200), (350, 200)]);
    }

    /// 5 破 3: (69 − 2) ÷ 3 = 22 and one over: half a character more in each gap, or one
    /// column of 23.
    #[test]
    fn five_columns_are_cut_into_three_of_twenty_two_and_one_over() {
        let divide = |mode| tenths(&cut(mode).recut(Length::ZERO, SIZE * 69, 3));
        let wider_gaps = [(0, 220), (235, 220), (470, 220)];
        assert_eq!(divide(ColumnMode::Absolute), wider_gaps);
        assert_eq!(divide(ColumnMode::Auto), wider_gaps);
        assert_eq!(divide(ColumnMode::Relative), [(0, 220), (230, 220), (460, 230)]);
    }

    #[test]
    fn a_width_is_cut_into_no_more_columns_than_it_has_room_for() {
        let cut = cut(ColumnMode::Absolute);
        assert_eq!(cut.most(SIZE * 13), 2);
        assert_eq!(tenths(&cut.recut(Length::ZERO, SIZE * 13, 9)), [(0, 60), (70, 60)]);
        assert_eq!(cut.most(SIZE * 2), 1);
    }
}
