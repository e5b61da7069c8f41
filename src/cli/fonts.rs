//! Which face plays which role, where it was found, and what else there is: `banxin fonts`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use banxin::Job;
use banxin::diag::{Diagnostics, Error, SourceId, Tongue};
use banxin::font::{BUNDLED_ROLES, Embedding, Face, FaceId, Roles};
use banxin::job::{self, DiskShelf, FontFolder, Options, Origin};
use rayon::prelude::*;
use serde::Serialize;

use crate::cli::args::Fonts;
use crate::cli::{Work, issue, words};

/// Roles, and the faces in the folders.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Found {
    roles: Vec<Role>,
    folders: Vec<Folder>,
}

/// A role and the first face of each of its chains.
#[derive(Clone, Debug, Serialize)]
struct Role {
    role: String,
    /// What it is for.
    note: String,
    han: Option<Played>,
    western: Option<Played>,
}

/// A face that plays a role.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
struct Played {
    face: String,
    file: String,
    from: &'static str,
    embedding: &'static str,
}

/// A folder, and every face in it and under it.
#[derive(Clone, Debug, Serialize)]
struct Folder {
    path: String,
    from: &'static str,
    faces: Vec<Listed>,
}

/// A face in a folder.
#[derive(Clone, Debug, Serialize)]
struct Listed {
    face: String,
    /// Its family in each language it has.
    families: Vec<String>,
    file: String,
    /// `unusable` for a font file that cannot be read.
    embedding: &'static str,
}

/// Where a folder comes from: for programs, in Chinese, in English.
const ORIGINS: &[(Origin, &str, &str, &str)] = &[
    (Origin::Issue, "issue", "本期", "the issue's"),
    (Origin::Asked, "asked", "--fonts", "--fonts"),
    (Origin::Variable, "variable", "BANXIN_FONTS", "BANXIN_FONTS"),
    (Origin::Bundled, "bundled", "随程序", "bundled"),
    (Origin::System, "system", "系统", "the system's"),
];

/// What may be done with a face: for programs, in Chinese, in English.
const PERMISSIONS: &[(Embedding, &str, &str, &str)] = &[
    (Embedding::Allowed, "allowed", "可嵌入", "may be embedded"),
    (Embedding::PreviewPrint, "print", "可嵌入付印", "may be embedded for print"),
    (Embedding::WholeOnly, "whole-only", "不许子集嵌入", "not in part"),
    (Embedding::BitmapOnly, "bitmap-only", "只许嵌点阵，不可用", "bitmaps only: no use"),
    (Embedding::Restricted, "restricted", "不许嵌入，不可用", "must not be embedded"),
];

/// A file that is no font that can be used.
const UNUSABLE: (&str, &str, &str) = ("unusable", "不可用", "cannot be used");

/// The roles of the issue, or of banxin, and the faces in the folders. Of the remarks those
/// on faces and characters are kept, unless the issue cannot be read.
pub(crate) fn show(
    asked: &Fonts,
    options: &Options,
    work: &mut Work,
) -> Result<(), Error> {
    let known = Roles::read(SourceId::default(), BUNDLED_ROLES).output;
    let roles = known.names().map(str::to_owned).collect();
    let options = Options { roles, ..options.clone() };
    let issue = asked.issue.as_deref().map(|it| issue::find(Some(it))).transpose()?;
    let job = match &issue {
        Some(issue) => Job::open_with(issue, &options)?,
        None => Job::of_layouts(&["front".to_owned()], &options)?,
    };
    let made = issue.as_ref().map(|_| banxin::typeset(&job, &job.press()));
    let said = made.map_or_else(|| job.diagnostics.clone(), |it| it.diagnostics);
    let folders = job::font_folders(&own(&job, issue.as_deref()), &options.font_dirs);
    let roles = played(&job, &known, &folders);
    work.fonts = Some(Found { roles, folders: list(&folders) });
    work.diagnostics = if job.is_unusable() { said } else { on_faces(&said) };
    work.sources = job.sources;
    Ok(())
}

/// The remarks on faces and characters (B20…).
fn on_faces(said: &Diagnostics) -> Diagnostics {
    let mut kept = Diagnostics::new();
    let own = said.iter().filter(|it| it.code.id().starts_with("B20"));
    own.for_each(|it| kept.push(it.clone()));
    kept
}

/// The folders of an issue in which faces are looked for.
fn own(job: &Job, issue: Option<&Path>) -> Vec<PathBuf> {
    let Some(issue) = issue else { return Vec::new() };
    let folder = issue.parent().filter(|it| *it != Path::new(""));
    let folder = folder.unwrap_or(Path::new(".")).canonicalize().unwrap_or_default();
    let named = job.issue.fonts.dirs.iter().map(|it| folder.join(&it.value));
    named.chain([folder.clone()]).collect()
}

fn played(job: &Job, known: &Roles, folders: &[FontFolder]) -> Vec<Role> {
    let face = |id: Option<&FaceId>| {
        let id = *id?;
        let (file, face) = (job.fonts.file(id)?, job.fonts.face(id));
        let folder = folders.iter().find(|it| file.path.starts_with(&it.path));
        Some(Played {
            face: face.name().to_owned(),
            file: file.path.display().to_string(),
            from: folder.map_or("", |it| origin(it.origin).1),
            embedding: permission(face.embedding()).1,
        })
    };
    let roles = job.fonts.role_ids();
    roles
        .map(|id| {
            let name = job.fonts.role_name(id).to_owned();
            let note = known.find(&name).map(|it| it.note.clone()).unwrap_or_default();
            let han = face(job.fonts.chain(id, false).first());
            let western = face(job.fonts.chain(id, true).first());
            Role { role: name, note, han, western }
        })
        .collect()
}

/// Every face in the folders but the system's.
fn list(folders: &[FontFolder]) -> Vec<Folder> {
    let near = folders.iter().filter(|it| it.origin != Origin::System);
    near.map(|folder| {
        let shelf = DiskShelf::of_folders(vec![folder.path.clone()], Vec::new());
        let files: Vec<_> = shelf.near_faces().collect();
        let faces = files.par_iter().flat_map_iter(|(path, names)| {
            let data = std::fs::read(path).map(Arc::new).unwrap_or_default();
            let shown = path.strip_prefix(&folder.path).unwrap_or(path);
            let listed = |index: u32, face: String, families: Vec<String>| {
                let opened = Face::open(Arc::clone(&data), index, "");
                let embedding =
                    opened.map_or(UNUSABLE.0, |it| permission(it.embedding()).1);
                Listed { face, families, file: shown.display().to_string(), embedding }
            };
            let mut faces: Vec<_> = names
                .iter()
                .map(|it| listed(it.index, it.post_script.clone(), it.families.clone()))
                .collect();
            if faces.is_empty() {
                faces.push(listed(0, String::new(), Vec::new()));
            }
            faces
        });
        Folder {
            path: folder.path.display().to_string(),
            from: origin(folder.origin).1,
            faces: faces.collect(),
        }
    })
    .collect()
}

fn origin(wanted: Origin) -> (Origin, &'static str, &'static str, &'static str) {
    let row = ORIGINS.iter().find(|it| it.0 == wanted);
    row.copied().unwrap_or((wanted, "", "", ""))
}

fn permission(
    wanted: Embedding,
) -> (Embedding, &'static str, &'static str, &'static str) {
    let row = PERMISSIONS.iter().find(|it| it.0 == wanted);
    row.copied().unwrap_or((wanted, "", "", ""))
}

/// The words of a table for what programs read.
fn say<T>(
    rows: &[(T, &'static str, &'static str, &'static str)],
    word: &str,
    tongue: Tongue,
) -> &'static str {
    let found = rows.iter().find(|it| it.1 == word);
    let (_, zh, en) = found.map_or(UNUSABLE, |it| (it.1, it.2, it.3));
    if tongue == Tongue::Chinese { zh } else { en }
}

/// Roles, folders and faces as a person reads them.
pub(crate) fn lines(tongue: Tongue, found: &Found) -> Vec<String> {
    let mut lines = roles(tongue, &found.roles);
    for folder in &found.folders {
        lines.push(String::new());
        lines.extend(folder_lines(tongue, folder));
    }
    lines
}

fn roles(tongue: Tongue, roles: &[Role]) -> Vec<String> {
    let heads = match tongue {
        Tongue::Chinese => ["角色", "用途", "汉字用", "西文用", "来自"],
        Tongue::English => ["role", "for", "Han face", "Western face", "from"],
    };
    let missing = if tongue == Tongue::Chinese { "缺" } else { "missing" };
    let name = |it: &Option<Played>| {
        it.as_ref().map_or_else(|| missing.to_owned(), |it| it.face.clone())
    };
    let mut rows = vec![heads.map(str::to_owned)];
    rows.extend(roles.iter().map(|it| {
        let from = it.han.as_ref().map_or("", |it| say(ORIGINS, it.from, tongue));
        [
            it.role.clone(),
            it.note.clone(),
            name(&it.han),
            if it.western == it.han { "—".to_owned() } else { name(&it.western) },
            from.to_owned(),
        ]
    }));
    table(&rows)
}

/// Rows with their columns under one another.
fn table<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let widths: Vec<usize> = (0..N)
        .map(|at| rows.iter().map(|row| words::width(&row[at])).max().unwrap_or(0))
        .collect();
    let line = |row: &[String; N]| {
        let cells =
            row.iter().zip(&widths).map(|(cell, width)| words::left(cell, *width));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn folder_lines(tongue: Tongue, folder: &Folder) -> Vec<String> {
    let (path, count) = (&folder.path, folder.faces.len());
    let from = say(ORIGINS, folder.from, tongue);
    let title = match (tongue, count) {
        (Tongue::Chinese, 0) => format!("{path}（{from}）：没有字体"),
        (Tongue::Chinese, _) => format!("{path}（{from}）：{count} 款"),
        (Tongue::English, 0) => format!("{path} ({from}): no fonts"),
        (Tongue::English, 1) => format!("{path} ({from}): 1 face"),
        (Tongue::English, _) => format!("{path} ({from}): {count} faces"),
    };
    let rows: Vec<_> = folder
        .faces
        .iter()
        .map(|it| {
            let family = it.families.first().cloned().unwrap_or_default();
            let may = say(PERMISSIONS, it.embedding, tongue).to_owned();
            [it.file.clone(), it.face.clone(), family, may]
        })
        .collect();
    let rows = table(&rows).into_iter().map(|it| format!("  {it}"));
    std::iter::once(title).chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_origin_and_permission_has_words_of_its_own() {
        for (_, word, zh, en) in ORIGINS {
            assert_eq!(say(ORIGINS, word, Tongue::Chinese), *zh);
            assert_eq!(say(ORIGINS, word, Tongue::English), *en);
        }
        for (_, word, zh, en) in PERMISSIONS {
            assert_eq!(say(PERMISSIONS, word, Tongue::Chinese), *zh);
            assert_eq!(say(PERMISSIONS, word, Tongue::English), *en);
        }
        assert_eq!(say(PERMISSIONS, "unusable", Tongue::English), "cannot be used");
    }

    #[test]
    fn columns_stand_under_one_another() {
        let rows = [["报宋", "a"], ["hei", "b"]].map(|row| row.map(str::to_owned));
        assert_eq!(table(&rows), ["报宋  a", "hei   b"]);
    }
}
