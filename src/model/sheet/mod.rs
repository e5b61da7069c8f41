//! A page plan in a spreadsheet: one row for each thing on a page (版面计划).
//!
//! The sheet becomes the `[[page]]` tables that would say the same; they are read as those
//! of an `issue.toml`, and each of their bytes knows the cell it came from.

mod columns;
mod remarks;
mod rows;
mod tables;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, Reported, SourceId, Span};

use self::columns::{COLUMNS, Column, Of, column};
use self::rows::{Cell, Row};

/// Pages as TOML.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables {
    /// The `[[page]]` tables.
    pub(crate) text: String,
    /// From which byte of `text` on the bytes of the sheet beside it are meant.
    pub(crate) places: Vec<(usize, Range<usize>)>,
}

/// The tables that the sheet `text`, which is source `source`, stands for.
pub(crate) fn read(source: SourceId, text: &str) -> Reported<Tables> {
    let mut sheet = Sheet { source, remarks: Diagnostics::new() };
    let all = rows::rows(text);
    let Some((headers, rows)) = all.split_first() else {
        sheet.push(remarks::empty(), &(0..0));
        return Reported::new(Tables::default(), sheet.remarks);
    };
    let columns = sheet.columns(headers, rows);
    if !columns.iter().flatten().any(|it| it.of == Of::Page) {
        sheet.push(remarks::no_pages(), &headers.at);
    }
    let pages = sheet.pages(&columns, rows);
    let tables = tables::write(&mut sheet, &pages);
    Reported::new(tables, sheet.remarks)
}

/// A cell with its column.
type Filled<'a> = (&'static Column, &'a Cell);

/// A page and what its rows say.
#[derive(Debug, Default)]
struct Page<'a> {
    /// The first row, which is where the page is planned.
    at: Range<usize>,
    own: Vec<Filled<'a>>,
    /// What stands on it, row by row.
    things: Vec<(&'a Row, Vec<Filled<'a>>)>,
    /// How many pages it counts for: two when it is a spread.
    wide: u32,
}

/// A sheet that is read.
struct Sheet {
    source: SourceId,
    remarks: Diagnostics,
}

impl Sheet {
    fn push(&mut self, remark: Diagnostic, at: &Range<usize>) {
        self.remarks.push(remark.at(Span::new(self.source, at.start, at.end)));
    }

    /// The column of each header; headers of no column are told when cells stand under them.
    fn columns(&mut self, headers: &Row, rows: &[Row]) -> Vec<Option<&'static Column>> {
        let mut known: Vec<Option<&'static Column>> = Vec::new();
        for (at, header) in headers.cells.iter().enumerate() {
            let found = column(&header.words);
            if found.is_some() && known.contains(&found) {
                self.push(remarks::twice(&header.words), &header.at);
            }
            let is_used =
                |it: &Row| it.cells.get(at).is_some_and(|it| !it.words.is_empty());
            if found.is_none() && rows.iter().any(is_used) {
                self.push(remarks::stranger(&header.words, at + 1), &header.at);
            }
            known.push(found);
        }
        known
    }

    /// The pages by their numbers.
    fn pages<'a>(
        &mut self,
        columns: &[Option<&'static Column>],
        rows: &'a [Row],
    ) -> BTreeMap<u32, Page<'a>> {
        let mut pages: BTreeMap<u32, Page<'a>> = BTreeMap::new();
        let mut current = None;
        for row in rows {
            let cells = columns.iter().zip(&row.cells);
            let filled: Vec<Filled<'a>> = cells
                .filter_map(|(column, cell)| Some(((*column)?, cell)))
                .filter(|(_, cell)| !cell.words.is_empty())
                .collect();
            if filled.is_empty() {
                continue;
            }
            // A cell that is merged with the one over it is empty.
            if let Some((_, cell)) = filled.iter().find(|it| it.0.of == Of::Page) {
                current = page_number(&cell.words);
                if current.is_none() {
                    self.push(remarks::no_number(row.number, cell), &cell.at);
                    continue;
                }
            }
            let Some((number, wide)) = current else {
                self.push(remarks::before_all(row.number), &row.at);
                continue;
            };
            let page = pages
                .entry(number)
                .or_insert_with(|| Page { at: row.at.clone(), ..Page::default() });
            page.wide = page.wide.max(wide);
            self.add(page, row, filled);
        }
        self.check_numbers(&pages);
        pages
    }

    fn add<'a>(&mut self, page: &mut Page<'a>, row: &'a Row, filled: Vec<Filled<'a>>) {
        let (own, things): (Vec<_>, Vec<_>) = filled
            .into_iter()
            .filter(|it| it.0.of != Of::Page)
            .partition(|it| it.0.of == Of::OnPage);
        for (column, cell) in own {
            match page.own.iter().find(|it| it.0 == column) {
                Some((_, other)) if other.words != cell.words => {
                    let remark =
                        remarks::two_values(row.number, &cell.under, &other.words);
                    self.push(remark, &cell.at);
                }
                Some(_) => {}
                None => page.own.push((column, cell)),
            }
        }
        if !things.is_empty() {
            page.things.push((row, things));
        }
    }

    /// Pages follow one another: a page's number is its place in the issue.
    fn check_numbers(&mut self, pages: &BTreeMap<u32, Page<'_>>) {
        let mut next = 1;
        for (number, page) in pages {
            if *number != next {
                self.push(remarks::gap(next, *number), &page.at);
            }
            next = number.saturating_add(page.wide);
        }
    }
}

/// The number of a page, and how many pages it counts for: `1`, `第1版`, `A01`, `2-3`.
fn page_number(words: &str) -> Option<(u32, u32)> {
    let wide: String = words.chars().map(narrow).collect();
    let mut numbers =
        wide.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
    let first: u32 = numbers.next()?.parse().ok().filter(|it| (1..=999).contains(it))?;
    match numbers.next().map(str::parse::<u32>) {
        None => Some((first, 1)),
        Some(Ok(second)) if second == first + 1 && numbers.next().is_none() => {
            Some((first, 2))
        }
        Some(_) => None,
    }
}

/// Full-width figures as half-width ones.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// Every header that is known, for advice.
fn known_headers() -> Vec<&'static str> {
    let names =
        COLUMNS.iter().flat_map(|it| it.names.first().into_iter().chain([&it.key]));
    names.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_numbered_as_desks_number_them() {
        let cases = [
            ("1", Some((1, 1))),
            ("第３版", Some((3, 1))),
            ("A01", Some((1, 1))),
            ("2-3", Some((2, 2))),
            ("2、4", None),
            ("要闻", None),
            ("0", None),
        ];
        for (words, expected) in cases {
            assert_eq!(page_number(words), expected, "{words}");
        }
    }
}
