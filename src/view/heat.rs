//! The inks of all plates together, as heat (总墨量).

use std::collections::BTreeSet;

use crate::proof::{MarkKind, Sheet};
use crate::view::canvas::Canvas;
use crate::view::color::Rgb;
use crate::view::sight::Plate;

/// Colours by how much ink there is, in thousandths of the limit.
const STOPS: &[(u32, Rgb)] = &[
    (0, [255, 255, 255]),
    (80, [214, 230, 244]),
    (420, [86, 150, 210]),
    (650, [92, 184, 122]),
    (850, [246, 214, 74]),
    (1000, [240, 130, 36]),
];

/// More ink than the limit.
const OVER: Rgb = [206, 0, 88];

/// What the roundings of four plates may add up to, in thousandths.
const ROUNDING: u32 = 16;

/// The plates that a sheet is printed from.
pub(super) fn plates(sheet: &Sheet) -> Vec<Plate> {
    let mut spots = BTreeSet::new();
    for mark in &sheet.marks {
        let mut keep = |ink: crate::ink::Ink| spots.extend(ink.spot.map(|it| it.number));
        match &mark.kind {
            MarkKind::Text(line) => line.runs.iter().for_each(|run| keep(run.ink)),
            MarkKind::Fill(it) => keep(it.ink),
            MarkKind::Stroke(it) => keep(it.ink),
            MarkKind::Outline(it) => keep(it.ink),
            MarkKind::Picture(_) => {}
        }
    }
    Plate::PROCESS.into_iter().chain(spots.into_iter().map(Plate::Spot)).collect()
}

/// The drawings of all plates as one; none when there is no plate.
pub(super) fn of(plates: Vec<Canvas>, limit: u16) -> Option<Canvas> {
    let mut rest = plates.into_iter();
    let mut canvas = rest.next()?;
    let rest: Vec<Canvas> = rest.collect();
    for (at, pixel) in canvas.samples.chunks_exact_mut(3).enumerate() {
        let ink = |sample: Option<&u8>| 255 - u32::from(sample.copied().unwrap_or(255));
        let others = rest.iter().map(|it| ink(it.samples.get(at * 3)));
        let sum = ink(pixel.first()) + others.sum::<u32>();
        pixel.copy_from_slice(&heat(sum * 1000 / 255, u32::from(limit)));
    }
    Some(canvas)
}

/// The colour of so many thousandths of ink.
fn heat(sum: u32, limit: u32) -> Rgb {
    if sum > limit + ROUNDING {
        return OVER;
    }
    let part = (sum * 1000 / limit.max(1)).min(1000);
    let stops = STOPS.windows(2).find_map(|pair| match pair {
        [low, high] if part <= high.0 => Some((*low, *high)),
        _ => None,
    });
    let Some(((from, cold), (to, hot))) = stops else { return OVER };
    let (above, room) = (part - from, to - from);
    let mut color = cold;
    for (sample, hot) in color.iter_mut().zip(hot) {
        let mixed = (u32::from(*sample) * (room - above) + u32::from(hot) * above) / room;
        *sample = u8::try_from(mixed).unwrap_or(u8::MAX);
    }
    color
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_over_the_limit_stands_out() {
        assert_eq!(heat(0, 2400), [255; 3]);
        assert_eq!(heat(2400, 2400), [240, 130, 36]);
        assert_eq!(heat(2417, 2400), OVER);
        assert_eq!(heat(1008, 2400), [86, 150, 210], "42 percent of the limit");
    }
}
