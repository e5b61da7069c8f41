//! The digital edition of an issue, and the folder it is written into (数字报).

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::diag::{Error, Spanned};
use crate::edition::{self, About, CaptionAbout, File, GENERATOR, Material, PageAbout};
use crate::ink::Ink;
use crate::job::Job;
use crate::job::pages::slug;
use crate::job::write::write_whole;
use crate::model::PictureSpec;
use crate::pdfx::Press;
use crate::proof::Proof;

/// The file by which a folder is known to hold an edition.
const CONTENTS: &str = "edition.json";

impl Job {
    /// The digital edition of the pages of `proof`, by paths within its folder.
    ///
    /// ```
    /// use banxin::{Job, typeset};
    ///
    /// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
    /// let press = job.press();
    /// let set = typeset(&job, &press).output.expect("the sample can be read");
    /// let files = job.digital_edition(&set.proof, &press)?;
    /// assert!(files.iter().any(|it| it.path == "edition.json"));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    ///
    /// # Errors
    /// When there is no page, a page cannot be drawn, or the profile of `press` is not one of
    /// four inks.
    pub fn digital_edition(
        &self,
        proof: &Proof,
        press: &Press,
    ) -> Result<Vec<File>, Error> {
        let material = Material {
            fonts: &self.fonts,
            pictures: &self.pictures,
            proof,
            profile: &press.intent.profile,
        };
        edition::publish(&material, &self.about())
    }

    /// What the editors say of the paper, its pages and its pictures.
    fn about(&self) -> About {
        let (issue, paper) = (&self.issue, &self.issue.paper);
        let language = match issue.style.region.value.as_str() {
            "tw" => "zh-TW",
            "hk" => "zh-HK",
            "jp" => "ja",
            _ => "zh-CN",
        };
        let code = paper.code.as_ref().map(|it| it.value.clone());
        let pages = issue.pages.iter().map(|it| PageAbout {
            section: it.section.as_ref().map(|it| it.value.clone()),
            staff: [&it.editor, &it.designer, &it.proofreader].map(Clone::clone),
        });
        About {
            paper: paper.name.value.clone(),
            code: code.unwrap_or_else(|| slug(&self.name)),
            date: paper.date.value,
            issue: paper.issue,
            cn: paper.cn.as_ref().map(|it| it.value.clone()),
            language: language.to_owned(),
            accent: Some(issue.style.accent).filter(|it| *it != Ink::BLACK),
            pages: pages.collect(),
            captions: self.captions(),
        }
    }

    fn captions(&self) -> Vec<CaptionAbout> {
        let pages = self.issue.numbered();
        let pictures = pages.flat_map(|(page, it)| {
            it.items.iter().flat_map(|it| it.pictures()).map(move |it| (page, it))
        });
        let words = |it: &Option<Spanned<String>>, said: Option<&String>| {
            let written = it.as_ref().map(|it| &it.value).or(said);
            written.filter(|it| !it.trim().is_empty()).cloned()
        };
        let caption = |(page, it): (u32, &PictureSpec)| {
            let id = self.pictures.find(&it.file.value);
            let said = id.and_then(|it| self.pictures.get(it)).map(|it| &it.said);
            CaptionAbout {
                page,
                file: it.file.value.clone(),
                caption: words(&it.caption, said.and_then(|it| it.caption.as_ref())),
                credit: words(&it.credit, said.and_then(|it| it.credit.as_ref())),
            }
        };
        pictures.map(caption).collect()
    }
}

/// Writes an edition to the folder `path`, whole or not at all. Its files go to a folder
/// beside it first; an edition that is there already is put aside and taken away when the new
/// one has its name.
///
/// # Errors
/// When the folder is there and holds anything but an edition of banxin, or the disk refuses;
/// what was there is still there then.
///
/// ```
/// use banxin::edition::File;
/// use banxin::job::write_edition;
///
/// let folder = std::env::temp_dir().join(format!("banxin-edition-{}", std::process::id()));
/// let files = [File { path: "edition.json".into(), bytes: b"{}".to_vec() }];
/// write_edition(&folder, &files)?;
/// assert!(folder.join("edition.json").is_file());
/// // It does not say that banxin made it: it is left alone.
/// assert!(write_edition(&folder, &files).is_err());
/// # std::fs::remove_dir_all(&folder).expect("it was written");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
pub fn write_edition(path: &Path, files: &[File]) -> Result<(), Error> {
    if !may_replace(path) {
        let shown = path.display();
        return Err(Error::new(
            format!("「{shown}」里有别的文件，不覆盖；请换一个文件夹"),
            format!(
                "\"{shown}\" holds other files and is left alone; name another folder"
            ),
        ));
    }
    let (draft, old) = (aside(path, "part"), aside(path, "old"));
    let written = write(&draft, path, files)
        .and_then(|()| swap(&draft, path, &old).map_err(|it| Error::writing(path, it)));
    if written.is_err() {
        // The draft may never have come to be; the first error is the one to tell.
        drop(fs::remove_dir_all(&draft));
    }
    written
}

/// Whether there is nothing at `path`, an empty folder, or an edition of ours.
fn may_replace(path: &Path) -> bool {
    match fs::read_dir(path) {
        Err(error) => error.kind() == ErrorKind::NotFound,
        Ok(mut entries) => entries.next().is_none() || is_ours(path),
    }
}

fn is_ours(path: &Path) -> bool {
    let text = fs::read_to_string(path.join(CONTENTS)).unwrap_or_default();
    let value: Option<serde_json::Value> = serde_json::from_str(&text).ok();
    value.is_some_and(|it| it.get("generator").is_some_and(|it| it == GENERATOR))
}

fn write(draft: &Path, path: &Path, files: &[File]) -> Result<(), Error> {
    // A draft of a process that was killed, with our number by chance.
    drop(fs::remove_dir_all(draft));
    fs::create_dir_all(draft).map_err(|it| Error::writing(path, it))?;
    for file in files {
        let to = draft.join(&file.path);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(|it| Error::writing(path, it))?;
        }
        write_whole(&to, &file.bytes)?;
    }
    Ok(())
}

/// Gives the draft its name.
fn swap(draft: &Path, path: &Path, old: &Path) -> io::Result<()> {
    if !path.exists() {
        return fs::rename(draft, path);
    }
    drop(fs::remove_dir_all(old));
    fs::rename(path, old)?;
    if let Err(error) = fs::rename(draft, path) {
        fs::rename(old, path)?;
        return Err(error);
    }
    fs::remove_dir_all(old)
}

/// A name in the same folder that no other process uses.
fn aside(path: &Path, end: &str) -> PathBuf {
    let whole = path.components().as_path();
    let name = whole.file_name().unwrap_or_default().to_string_lossy();
    whole.with_file_name(format!(".{name}.{}.{end}", std::process::id()))
}
