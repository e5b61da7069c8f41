//! **What**: a picture in four inks with more ink than the paper takes.
//!
//! **Why the press cares**: pictures separated for coated paper have 300 percent and more
//! in their shadows; on newsprint that does not dry.
//!
//! **How to mend**: have it separated anew for newsprint.
//!
//! **Clause**: GWG 2022 R0026: the mean over any square of 15 mm; house rule: nowhere, in a
//! square millimetre, a fifth of a solid more than that.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::geom::{Length, Size};
use crate::picture::{Packing, Picture, PictureId, Space};
use crate::preflight::Job;
use crate::preflight::checks::{percent, point_at, shown};
use crate::proof::{Mark, PlacedPicture, Sheet};

/// A cell of the picture.
const CELL: Length = Length::mm(1);
/// A square over which ink is averaged, in cells.
const SQUARE: usize = 15;
/// From one square to the next, in cells.
const STEP: usize = 5;
/// A single cell may have so much more than the limit.
const PEAK: u16 = 200;

type Shown<'a> = (&'a Sheet, &'a Mark, &'a PlacedPicture, &'a Picture);

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    let mut seen = BTreeSet::<PictureId>::new();
    let once: Vec<_> = shown(job)
        .filter(|(.., picture)| picture.space == Space::Cmyk)
        .filter(|(.., picture)| picture.packing != Packing::Page)
        .filter(|(_, _, placed, _)| seen.insert(placed.picture))
        .collect();
    let limit = job.press.ink_limit;
    let measured: Vec<_> = once.into_par_iter().filter_map(measure).collect();
    for ((sheet, mark, placed, picture), (square, cell)) in measured {
        if square <= limit && cell <= limit + PEAK {
            continue;
        }
        let (name, most) = (&picture.name, percent(square.max(cell)));
        let limit = percent(limit);
        let remark = Diagnostic::new(
            Code::PictureInk,
            format!("图片「{name}」总墨量到{most}％，超过{limit}％"),
            format!("picture \"{name}\" has {most} percent of ink, more than {limit}"),
        )
        .hint(
            "请用新闻纸的特性文件重新分色",
            "have it separated anew with a profile for newsprint",
        );
        remarks.push(point_at(remark, sheet, mark, placed.frame));
    }
}

fn measure(shown: Shown<'_>) -> Option<(Shown<'_>, (u16, u16))> {
    let (_, _, placed, picture) = shown;
    Some((shown, heaviest(picture, placed.image.size)?))
}

/// The most ink in thousandths, as the mean over a square and over a cell.
fn heaviest(picture: &Picture, size: Size) -> Option<(u16, u16)> {
    let pixels = picture.pixels()?;
    let cells = |length: Length| usize::try_from(length.count(CELL)).unwrap_or(1).max(1);
    let (across, down) = (cells(size.width), cells(size.height));
    // Ink and pixels of every cell.
    let mut sums = vec![(0_u64, 0_u64); across * down];
    let rows = pixels.samples.chunks_exact((pixels.width * 4).max(1));
    for (y, row) in rows.enumerate() {
        let line = y * down / pixels.height.max(1) * across;
        for (x, pixel) in row.chunks_exact(4).enumerate() {
            let at = line + x * across / pixels.width.max(1);
            if let Some((ink, count)) = sums.get_mut(at) {
                *ink += pixel.iter().map(|it| u64::from(*it)).sum::<u64>();
                *count += 1;
            }
        }
    }
    let cell = sums.iter().map(|it| mean(*it)).max()?;
    let starts = |cells: usize| (0..=cells.saturating_sub(SQUARE)).step_by(STEP);
    let square = |left: usize, top: usize| {
        let lines = sums.chunks(across).skip(top).take(SQUARE);
        let inside = lines.flat_map(|line| line.iter().skip(left).take(SQUARE));
        mean(inside.fold((0, 0), |(a, b), (ink, count)| (a + ink, b + count)))
    };
    let squares =
        starts(down).flat_map(|top| starts(across).map(move |left| (left, top)));
    let square = squares.map(|(left, top)| square(left, top)).max()?;
    Some((square, cell))
}

/// The mean of samples of 255 in thousandths.
fn mean((ink, pixels): (u64, u64)) -> u16 {
    let mean = (ink * 1000).checked_div(pixels * 255).unwrap_or(0);
    u16::try_from(mean).unwrap_or(u16::MAX)
}
