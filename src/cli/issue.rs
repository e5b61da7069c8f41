//! Which issue is meant, when a folder is named or nothing at all (找到本期).

use std::path::{Path, PathBuf};

use banxin::diag::Error;

/// What the description of an issue is called when nobody says otherwise.
const ISSUE: &str = "issue.toml";

/// The issue's file: as it was asked for, the `issue.toml` in the folder that was asked for,
/// or the one here.
pub(crate) fn find(asked: Option<&Path>) -> Result<PathBuf, Error> {
    match asked {
        None if Path::new(ISSUE).is_file() => Ok(PathBuf::from(ISSUE)),
        None => Err(none_here()),
        Some(path) if path.is_dir() => inside(path),
        Some(path) if is_copy(path) => Err(copy(path)),
        Some(path) if path.exists() => Ok(path.to_owned()),
        Some(path) => Err(missing(path)),
    }
}

fn none_here() -> Error {
    Error::new(
        "当前文件夹里没有 issue.toml：请写出本期的文件或文件夹，或用 banxin new 新建一期",
        "there is no issue.toml in this folder: name an issue's file or folder, or begin one with `banxin new`",
    )
}

/// Whether a file that is there is an article or a picture by its name.
fn is_copy(path: &Path) -> bool {
    const COPY: &[&str] =
        &["md", "txt", "docx", "pdf", "jpg", "jpeg", "png", "tif", "tiff"];
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase());
    path.is_file() && ending.is_some_and(|it| COPY.contains(&it.as_str()))
}

fn copy(path: &Path) -> Error {
    let shown = path.display();
    Error::new(
        format!("「{shown}」是稿件或图片，不是本期说明：请写 issue.toml 或它的文件夹"),
        format!("\"{shown}\" is copy, not an issue: name an issue.toml or its folder"),
    )
}

fn inside(folder: &Path) -> Result<PathBuf, Error> {
    let issue = folder.join(ISSUE);
    if issue.is_file() {
        return Ok(issue);
    }
    let (shown, others) = (folder.display(), descriptions(folder));
    Err(match others.as_slice() {
        [] => Error::new(
            format!("文件夹「{shown}」里没有 issue.toml"),
            format!("there is no issue.toml in the folder \"{shown}\""),
        ),
        names => Error::new(
            format!(
                "文件夹「{shown}」里没有 issue.toml；是不是其中的 {}？",
                names.join("、")
            ),
            format!(
                "there is no issue.toml in the folder \"{shown}\"; did you mean {} in it?",
                names.join(" or ")
            ),
        ),
    })
}

fn missing(path: &Path) -> Error {
    let shown = path.display();
    let folder = path.parent().filter(|it| *it != Path::new(""));
    let near = descriptions(folder.unwrap_or(Path::new(".")));
    match near.as_slice() {
        [] => Error::new(
            format!("没有「{shown}」这个文件"),
            format!("there is no file \"{shown}\""),
        ),
        names => Error::new(
            format!("没有「{shown}」这个文件；那里有 {}", names.join("、")),
            format!("there is no file \"{shown}\"; what is there: {}", names.join(", ")),
        ),
    }
}

/// The TOML files in a folder that may be an issue, sorted; three at most.
fn descriptions(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let names = entries.map(|it| it.file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> =
        names.filter(|it| it.ends_with(".toml") && !it.ends_with(".lock.toml")).collect();
    names.sort();
    names.truncate(3);
    names
}
