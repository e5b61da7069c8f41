//! A spreadsheet saved as CSV: rows of cells, each with its place (RFC 4180).

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};

/// A cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// Its words, without blanks at the edges.
    pub(super) words: String,
    /// The header of its column.
    pub(super) under: String,
    /// The bytes of the sheet that it is.
    pub(super) at: Range<usize>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Its number, from 1; the headers are row 1.
    pub(super) number: usize,
    pub(super) cells: Vec<Cell>,
    pub(super) at: Range<usize>,
}

/// The rows of a sheet. Cells are parted by what a first line `sep=` says, or else by what
/// parts the headers: commas, semicolons or tabs.
pub(super) fn rows(text: &str) -> Vec<Row> {
    let told = text.strip_prefix("sep=").and_then(|it| it.chars().next());
    let base = match told {
        Some(_) => text.find('\n').map_or(text.len(), |it| it + 1),
        None => 0,
    };
    let sheet = text.get(base..).unwrap_or_default();
    let headers = sheet.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    let most = |it: &u8| headers.bytes().filter(|byte| byte == it).count();
    let guess = *b",;\t".iter().rev().max_by_key(|it| most(it)).unwrap_or(&b',');
    let mark = told.and_then(|it| u8::try_from(it).ok()).unwrap_or(guess);
    let mut reader = ReaderBuilder::new()
        .delimiter(mark)
        .has_headers(false)
        .flexible(true)
        .from_reader(sheet.as_bytes());
    let (mut rows, mut record) = (Vec::new(), StringRecord::new());
    while reader.read_record(&mut record).unwrap_or(false) {
        let byte = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(sheet.len());
        let start = record.position().map_or(0, |it| byte(it.byte()));
        let end = byte(reader.position().byte());
        let raw = sheet.get(start..end).unwrap_or_default();
        let lead = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
        let (start, raw) = (base + start + lead, raw.trim_matches(['\n', '\r']));
        rows.push(Row {
            number: rows.len() + 1,
            cells: cells(&record, start, raw),
            at: start..start + raw.len(),
        });
    }
    let headers = rows.first().map(|it: &Row| it.cells.clone()).unwrap_or_default();
    for row in rows.iter_mut().skip(1) {
        for (cell, header) in row.cells.iter_mut().zip(&headers) {
            cell.under.clone_from(&header.words);
        }
    }
    rows
}

/// The cells of a record that is written as `raw` from byte `start` on.
fn cells(record: &StringRecord, start: usize, raw: &str) -> Vec<Cell> {
    let mut from = 0;
    let cells = record.iter().map(|written| {
        let words = written.trim();
        let quoted = words.replace('"', "\"\"");
        let found = raw.get(from..).and_then(|it| it.find(&quoted));
        let at = match found.filter(|_| !words.is_empty()) {
            Some(at) => {
                let first = from + at;
                from = first + quoted.len();
                start + first..start + from
            }
            None => start..start + raw.len(),
        };
        Cell { words: words.to_owned(), at, under: String::new() }
    });
    cells.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let rows = rows(text);
        let found: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.cells.iter().map(|it| it.words.as_str()).collect())
            .collect();
        assert_eq!(found, expected, "{text:?}");
        for cell in rows.iter().flat_map(|it| &it.cells).filter(|it| !it.words.is_empty())
        {
            let written = text[cell.at.clone()].replace("\"\"", "\"");
            assert_eq!(written, cell.words, "{text:?}");
        }
    }

    #[test]
    fn cells_are_found_where_they_stand() {
        check("版,位置\r\n1, a \r\n", &[&["版", "位置"], &["1", "a"]]);
        check("sep=;\n版;位置\n1;a,b\n", &[&["版", "位置"], &["1", "a,b"]]);
        check("版\t题\n1\t\"甲\n乙\"\n", &[&["版", "题"], &["1", "甲\n乙"]]);
        check("版,题\n1,\"他说\"\"好\"\"\"\n", &[&["版", "题"], &["1", "他说\"好\""]]);
        check("版,题\n1,1\n", &[&["版", "题"], &["1", "1"]]);
        check("", &[]);
    }
}
