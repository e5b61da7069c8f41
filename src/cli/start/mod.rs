//! A new issue in a folder (`banxin new`): every slot of a layout filled with sample copy
//! that ends on its last row.

mod copy;
mod fill;
mod guide;
mod sample;
mod scene;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use banxin::Job;
use banxin::diag::Error;
use banxin::job::{Options, blank_issue};

use crate::cli::args::New;
use crate::cli::start::sample::Sample;
use crate::cli::{Work, keep, layouts};

/// What the paper is called when nobody says.
const NAME: &str = "新报";
/// Writes the issue, unless something is in its folder already.
pub(crate) fn make(asked: &New, options: &Options, work: &mut Work) -> Result<(), Error> {
    let folder = asked.folder.as_path();
    if folder.exists() && folder.read_dir().is_ok_and(|mut it| it.next().is_some()) {
        let shown = folder.display();
        return Err(Error::new(
            format!("「{shown}」里已有文件，不会覆盖：请换一个文件夹"),
            format!("\"{shown}\" is not empty and is left as it is: name another folder"),
        ));
    }
    let own = own_layout(&asked.layout)?;
    let layout = own.as_ref().map_or(asked.layout.as_str(), |(name, _)| name.as_str());
    let mut files =
        BTreeMap::from([("issue.toml".to_owned(), blank_issue(&[layout.to_owned()]))]);
    files.extend(own.iter().map(|(name, text)| (layout_file(name), text.clone())));
    let known = Job::from_files(files, options)?;
    let layout = known.issue.layouts.first().filter(|_| !known.is_unusable());
    let Some(layout) = layout else {
        work.diagnostics = layouts::placeless(&known);
        work.sources = known.sources;
        return Ok(());
    };
    let name = asked.name.clone().unwrap_or_else(|| NAME.to_owned());
    let date = asked.date.clone().unwrap_or_else(today);
    let mut sample = Sample::of(layout, name, date);
    sample.layout_text = own.map(|(_, text)| text);
    fill::fit(&mut sample, options)?;
    for (file, bytes) in sample.files() {
        let path = folder.join(file);
        work.made.push(keep(&path, &bytes)?);
    }
    work.begun = Some(folder.to_owned());
    Ok(())
}

/// A layout of the person's own, when a file is named: what it is called, and its text.
fn own_layout(asked: &str) -> Result<Option<(String, Vec<u8>)>, Error> {
    let path = Path::new(asked);
    if path.extension().is_none_or(|it| it != "toml") {
        return Ok(None);
    }
    let text = std::fs::read(path).map_err(|it| Error::reading(path, it))?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Some((name, text)))
}

/// Where an issue keeps a layout of its own.
fn layout_file(name: &str) -> String {
    format!("layouts/{name}.toml")
}

/// The day in China, as `2026-11-24`.
fn today() -> String {
    const DAY: u64 = 86_400;
    /// Beijing is eight hours ahead.
    const AHEAD: u64 = 8 * 3_600;
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    day(now.map_or(0, |it| (it.as_secs() + AHEAD) / DAY))
}

/// The day so many days after the first of January 1970.
fn day(mut days: u64) -> String {
    let leap = |year: u64| {
        year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
    };
    let length = |year| 365 + u64::from(leap(year));
    let mut year = 1970;
    while days >= length(year) {
        days -= length(year);
        year += 1;
    }
    let february = 28 + u64::from(leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2000 began 10,957 days after 1970 and had a 29th of February, its 60th day.
    #[test]
    fn days_are_counted_with_leap_years() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(10_957), "2000-01-01");
        assert_eq!(day(10_957 + 59), "2000-02-29");
        assert_eq!(day(10_957 + 365), "2000-12-31");
        assert_eq!(day(10_957 + 366), "2001-01-01");
    }
}
