//! Other people's files into our own: `banxin import ferry.docx`.

use std::path::{Path, PathBuf};

use banxin::diag::{Diagnostic, Diagnostics, Error, Reported, SourceId, Span};
use banxin::import::{convert, text};
use banxin::model::plan_tables;

use crate::cli::args::Import;
use crate::cli::{Work, keep};

/// What a page plan is written under: it has no paper.
const ABOVE_PAGES: &str = "# 版面计划改写的版面，接在 issue.toml 的 [paper] 等表之后。\n\
    # Pages of a page plan; they go below [paper] and its like in an issue.toml.\n\n";

/// Imports every file that was asked for; what is written is beside it, or in the folder
/// that was asked for. No file is written over.
pub(crate) fn all(asked: &Import, work: &mut Work) -> Result<(), Error> {
    for file in &asked.foreign {
        let bytes = std::fs::read(file).map_err(|it| Error::reading(file, it))?;
        let beside = file.parent().unwrap_or(Path::new(""));
        let folder = asked.into.as_deref().unwrap_or(beside);
        if !folder.as_os_str().is_empty() {
            std::fs::create_dir_all(folder).map_err(|it| Error::writing(folder, it))?;
        }
        for (name, bytes) in one(file, &bytes, work) {
            let path = folder.join(name);
            if path.exists() {
                return Err(taken(&path));
            }
            work.made.push(keep(&path, &bytes)?);
        }
    }
    Ok(())
}

/// The files that are made of one.
fn one(file: &Path, bytes: &[u8], work: &mut Work) -> Vec<(PathBuf, Vec<u8>)> {
    let is_plan = file.extension().is_some_and(|it| it.eq_ignore_ascii_case("csv"));
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let shown = file.display().to_string();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    if is_plan {
        plan(&shown, &name, &stem, bytes, work)
    } else {
        article(&shown, &name, &stem, bytes, work)
    }
}

fn article(
    shown: &str,
    name: &str,
    stem: &str,
    bytes: &[u8],
    work: &mut Work,
) -> Vec<(PathBuf, Vec<u8>)> {
    let Reported { output, diagnostics } = convert(name, bytes);
    let words = output.as_ref().map(|it| it.text.clone()).unwrap_or_default();
    let id = work.sources.add(shown, words);
    tell(work, id, diagnostics);
    let Some(imported) = output else { return Vec::new() };
    let mut files =
        vec![(PathBuf::from(format!("{stem}.md")), imported.text.into_bytes())];
    for picture in imported.pictures {
        let path = PathBuf::from(format!("{stem}-{}", plain(&picture.name)));
        if !files.iter().any(|it| it.0 == path) {
            files.push((path, picture.bytes));
        }
    }
    files
}

fn plan(
    shown: &str,
    name: &str,
    stem: &str,
    bytes: &[u8],
    work: &mut Work,
) -> Vec<(PathBuf, Vec<u8>)> {
    let Reported { output, diagnostics } = text(name, bytes);
    let sheet = output.clone().unwrap_or_default();
    let id = work.sources.add(shown, sheet.clone());
    tell(work, id, diagnostics);
    if output.is_none() {
        return Vec::new();
    }
    let tables = plan_tables(id, &sheet).unload(&mut work.diagnostics);
    let text = format!("{ABOVE_PAGES}{tables}");
    vec![(PathBuf::from(format!("{stem}.toml")), text.into_bytes())]
}

/// Takes over remarks on a file as such.
fn tell(work: &mut Work, id: SourceId, remarks: Diagnostics) {
    let at = |it: Diagnostic| it.at(Span::new(id, 0, 0));
    remarks.into_iter().map(at).for_each(|it| work.diagnostics.push(it));
}

/// A name out of a document as one that can be a file's anywhere.
fn plain(name: &str) -> String {
    let is_plain = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_' | '.');
    name.chars().map(|it| if is_plain(it) { it } else { '_' }).collect()
}

fn taken(path: &Path) -> Error {
    let shown = path.display();
    Error::new(
        format!("「{shown}」已经有了，不会覆盖：用 -o 写到另一个文件夹"),
        format!(
            "\"{shown}\" is there already and is left as it is: name another folder with -o"
        ),
    )
}
