//! Every limit of a headline in one table, with where it comes from.
//!
//! Shares are in thousandths. "Textbook" is the newspaper-editing course (报纸编辑学),
//! "desk" is what make-up desks do by eye.

use std::ops::RangeInclusive;

/// The sizes a main head may have, in points, the largest first (标题字号). Textbook: the
/// sizes of the type case, without the steps that nobody can tell apart.
pub(super) const SIZES: &[i64] = &[
    72, 66, 60, 54, 50, 46, 42, 40, 38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 17, 16,
    15, 14, 13, 12,
];

/// The largest main head over so many columns, in points: one, two, three … Desk: a lead
/// has 48 to 72 points, and a head over one column is no lead.
pub(super) const LARGEST: &[i64] = &[20, 30, 40, 54, 54, 60];

/// 长体: the narrowest glyphs. Textbook: from 75 percent on the strokes of Song type are
/// uneven.
pub(super) const NARROWEST: u16 = 750;

/// From here on narrowed type is seen to be narrow, so a smaller size is taken first. Desk.
pub(super) const NARROW: u16 = 880;

/// 扁体: the widest glyphs. Textbook: 110 percent.
pub(super) const WIDEST: u16 = 1100;

/// 疏排: the most that is added to a gap of a head that is to fill its width (撑满), in
/// ems. Textbook: 30 percent.
pub(super) const MOST_SPREAD: i64 = 300;

/// As much is added to every gap of any centred head that so comes to fill its width.
/// Desk: what one more size step would fill, not more.
pub(super) const NEAR: i64 = 100;

/// A line of a head may be opened by so much more a gap than the longest, to be as long as
/// that. Desk: past that it looks like another head.
pub(super) const EVEN: i64 = 100;

/// A one-line head of at least so much of the largest size is left alone. Desk.
pub(super) const GOOD: i64 = 600;

/// Main heads have three lines at most (主题不过三行). Textbook.
pub(super) const MOST_LINES: usize = 3;

/// A kicker has a third to a half of the main head, a deck a half (引题、副题). Textbook.
pub(super) const KICKER: i64 = 420;
pub(super) const DECK: i64 = 460;

/// White between the lines of a head, of the smaller neighbour, where no air is written.
/// Desk.
pub(super) const BETWEEN: i64 = 330;

/// 提要题: 11 to 14 points, a point more than the body for each column, up to four.
/// Textbook.
pub(super) const SUMMARY: RangeInclusive<i64> = 11..=14;

/// The longest line of a summary, in its own ems. Desk: past forty the eye loses its line.
pub(super) const SUMMARY_MEASURE: i64 = 40;

/// From line to line of a summary, of its size. Textbook: a quarter to a third is white.
pub(super) const SUMMARY_STEP: i64 = 1330;
