//! What holds for a composed paragraph, in characters and places on the line.

use banxin::geom::Length;
use banxin::para::{Line, LineEnd};
use banxin::text::{Breaking, Cell, Galley, Prohibition};

use crate::composing::{Case, obey_the_laws};

/// GB/T 15834 5.1.1–5.1.3, 5.1.7; CLREQ, prohibition rules: marks that are Chinese whatever
/// stands beside them.
const NEVER_FIRST: &str = "。，、；：？！）》」』】〉〕·";
const NEVER_LAST: &str = "（《「『【〈〔";

/// Whether the copy is whole, the lines full and within the measure, and no forbidden mark
/// at an edge; or what is wrong.
pub(crate) fn laws(case: &Case, galley: &Galley, lines: &[Line]) -> Result<(), String> {
    obey_the_laws(galley, lines, case.paragraph.align)?;
    let copied: String = lines.iter().map(|it| galley.copy(it.cells.clone())).collect();
    if copied != case.copy {
        return Err(format!("the copy became {copied:?}"));
    }
    for (at, line) in lines.iter().enumerate() {
        inside_the_measure(galley, line).map_err(|it| format!("line {at} {it}"))?;
        let next = lines.get(at + 1);
        if case.text.prohibition >= Prohibition::Basic
            && line.end == LineEnd::Regular
            && let Some(next) = next
        {
            edges(galley, line, next).map_err(|it| format!("line {at} {it}"))?;
        }
    }
    Ok(())
}

/// The cells of a line that print something, with their places.
fn visible<'a>(
    galley: &'a Galley,
    line: &'a Line,
) -> impl DoubleEndedIterator<Item = (&'a Cell, Length)> {
    let cells = &galley.cells[line.cells.clone()];
    let placed = cells.iter().zip(line.positions.iter().copied());
    placed.filter(|(it, _)| !it.class.is_space() && it.advance > Length::ZERO)
}

/// No ink stands past the line's end, but for one cell that is wider than the line and for
/// a mark that hangs.
fn inside_the_measure(galley: &Galley, line: &Line) -> Result<(), String> {
    let count = visible(galley, line).count();
    let end = line.measure.start + line.measure.length;
    for (number, (cell, place)) in visible(galley, line).enumerate() {
        let is_last = number + 1 == count;
        let hyphen = galley.hyphen_after(line.cells.end - 1).filter(|_| is_last);
        let hyphen = hyphen.map(|it| it.advance).unwrap_or_default();
        let ink = place + cell.advance - cell.blank_after + hyphen;
        let hangs = line.hung && is_last;
        if count > 1 && ink > end && !hangs {
            return Err(format!("has ink at {ink}, past {end}"));
        }
    }
    Ok(())
}

/// No forbidden mark at a line edge, and no line end where the author forbade it.
fn edges(galley: &Galley, line: &Line, next: &Line) -> Result<(), String> {
    let last = visible(galley, line).next_back();
    let first = visible(galley, next).next();
    let character = |cell: Option<(&Cell, Length)>| {
        let (cell, _) = cell?;
        galley.text[cell.text.start as usize..cell.text.end as usize].chars().next()
    };
    // A break the author wrote goes before every rule.
    let written = galley.gaps[line.cells.end - 1].breaking == Breaking::Must;
    let copy = galley.copy(line.cells.clone());
    let shown = last.map_or(0, |(it, _)| it.text.end as usize);
    let hidden = &galley.text[shown..galley.cells[next.cells.start].text.start as usize];
    if written || hidden.contains('\u{200B}') {
        return Ok(());
    }
    if copy.ends_with('\u{2060}')
        || galley.copy(next.cells.clone()).starts_with('\u{2060}')
    {
        return Err("ends at a word joiner".to_owned());
    }
    if character(first).is_some_and(|it| NEVER_FIRST.contains(it)) {
        return Err(format!("is followed by {:?}", character(first)));
    }
    if character(last).is_some_and(|it| NEVER_LAST.contains(it)) {
        return Err(format!("ends with {:?}", character(last)));
    }
    Ok(())
}
