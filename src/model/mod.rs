//! What the editors wrote: issue, article, layout template, style (稿件).
//!
//! Parsed, every value with its span; nothing resolved. Lengths are still in the editors'
//! units: ems and rows inside a page, millimeters for trim and margins.
//!
//! ```
//! use banxin::Job;
//! use banxin::model::Item;
//!
//! let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
//! let front = &job.issue.pages[0];
//! assert_eq!(front.layout.value, "front");
//! // Every value knows where it was written.
//! assert_eq!(job.sources.slice(front.layout.span), "\"front\"");
//! let stories = front.items.iter().filter_map(Item::story);
//! let jump = stories.filter_map(|it| it.jump.as_ref()).next().expect("one goes on");
//! assert_eq!(jump.to.value, 3);
//! # Ok::<(), banxin::diag::Error>(())
//! ```

mod article;
mod boxing;
pub(crate) mod calendar;
mod check;
mod color;
mod copy;
mod decode;
mod head;
mod issue;
mod item;
mod layout;
mod lock;
mod press;
mod reader;
mod schema;
mod sheet;
mod story;
mod table;
#[cfg(test)]
mod tests;

pub use self::article::{Article, Block, Inline, Note, NoteKind};
pub use self::boxing::{Border, BoxSpec};
pub use self::color::Palette;
pub use self::head::{Head, HeadSpec};
pub use self::issue::{FontSpec, Issue, Paper, RoleSpec, StyleSpec};
pub use self::item::{
    AdvertSpec, Brief, Briefs, Corner, Ear, Item, Label, LabelForm, QuoteSpec, Stand,
    Standing, TeaserSpec,
};
pub use self::layout::{ColumnMode, FurnitureSpec, GridSpec, Layout, SlotSpec};
pub use self::lock::{
    HeadPart, Lock, LockedGive, LockedHead, LockedLever, LockedStory, Order, Orders,
    read_lock,
};
pub use self::press::PressSpec;
pub use self::schema::Schema;
pub use self::story::{Area, Jump, PageSpec, PictureSpec, RulesSpec, StorySpec};
pub use self::table::{CellAlign, DataTable, TableColumn};

pub(crate) use self::lock::{copy_print, paragraph_print, place_print};
pub(crate) use self::reader::decimal;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diag::{Diagnostics, Reported, SourceFile, SourceId, Sources, Spanned};

/// Where the files that an issue names come from; a file that is not there is remarked
/// upon at the place that names it.
///
/// ```
/// use banxin::diag::{Reported, SourceFile, Sources, Spanned};
/// use banxin::model::{Files, read};
///
/// /// Copy out of a database, say; here there is none.
/// struct Nowhere;
///
/// impl Files for Nowhere {
///     fn layout(&self, _: &Spanned<String>) -> Reported<Option<SourceFile>> {
///         Reported::default()
///     }
///     fn article(&self, _: &Spanned<String>) -> Reported<Option<SourceFile>> {
///         Reported::default()
///     }
///     fn plan(&self, _: &Spanned<String>) -> Reported<Option<SourceFile>> {
///         Reported::default()
///     }
/// }
///
/// let mut sources = Sources::default();
/// let first = sources.add("issue.toml", "paper = { name = \"晨报\", date = 2026-11-24 }");
/// let read = read(&mut sources, first, &Nowhere);
/// assert_eq!(read.output.paper.name.value, "晨报");
/// assert!(read.diagnostics.has_errors(), "an issue without a page");
/// ```
pub trait Files: Sync {
    /// The layout template of that name.
    fn layout(&self, name: &Spanned<String>) -> Reported<Option<SourceFile>>;

    /// The article in that file.
    fn article(&self, file: &Spanned<String>) -> Reported<Option<SourceFile>>;

    /// The page plan in that file, as text.
    fn plan(&self, file: &Spanned<String>) -> Reported<Option<SourceFile>>;
}

/// Reads the issue `first` and the layouts and articles it names, and checks that they fit
/// together. Every mistake in any of them is in the remarks.
///
/// ```
/// use banxin::Job;
///
/// // `Job` reads with the files of the disk, or with those of the memory.
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// assert_eq!(job.issue.articles.len(), 3);
/// assert!(job.issue.layout("evening-front").is_some());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
pub fn read(
    sources: &mut Sources,
    first: SourceId,
    files: &dyn Files,
) -> Reported<Issue> {
    let mut diagnostics = Diagnostics::new();
    let mut issue = decode::issue(sources, first).unload(&mut diagnostics);
    plan(sources, &mut issue, files, &mut diagnostics);
    issue.layouts = layouts(sources, &issue, files).unload(&mut diagnostics);
    issue.articles = articles(sources, &issue, files).unload(&mut diagnostics);
    name_stories(&mut issue);
    color::settle(&mut issue, &mut diagnostics);
    diagnostics.extend(check::all(&issue));
    Reported::new(issue, diagnostics)
}

/// Reads the page plan, whose pages come before those of the issue's own file.
fn plan(
    sources: &mut Sources,
    issue: &mut Issue,
    files: &dyn Files,
    diagnostics: &mut Diagnostics,
) {
    let file = issue.plan.as_ref().map(|it| files.plan(it).unload(diagnostics));
    let Some(file) = file.flatten() else { return };
    let id = sources.add(file.name, file.text);
    let text = sources.get(id).map(|it| it.text.as_str()).unwrap_or_default();
    let tables = sheet::read(id, text).unload(diagnostics);
    let pages = decode::plan(id, tables).unload(diagnostics);
    issue.pages.splice(0..0, pages);
}

/// The `[[page]]` tables that a page plan stands for (版面计划): the CSV file `text`, which
/// is source `source`. Remarks name its rows and columns.
///
/// ```
/// use banxin::diag::Sources;
///
/// let sheet = "版,版式,位置,稿件\n1,tabloid-front,lead,tide.md\n";
/// let source = Sources::default().add("plan.csv", sheet);
/// let tables = banxin::model::plan_tables(source, sheet).output;
/// assert!(tables.contains("[[page.story]]\nslot = \"lead\"\narticle = \"tide.md\"\n"));
/// ```
#[must_use]
pub fn plan_tables(source: SourceId, text: &str) -> Reported<String> {
    let mut diagnostics = Diagnostics::new();
    let tables = sheet::read(source, text).unload(&mut diagnostics);
    let toml = tables.text.clone();
    decode::plan(source, tables).unload(&mut diagnostics);
    Reported::new(toml, diagnostics)
}

/// Reads every layout that a page names.
fn layouts(
    sources: &mut Sources,
    issue: &Issue,
    files: &dyn Files,
) -> Reported<Vec<Layout>> {
    let mut diagnostics = Diagnostics::new();
    let mut layouts = Vec::new();
    for name in once_each(issue.pages.iter().map(|it| &it.layout)) {
        let Some(file) = files.layout(name).unload(&mut diagnostics) else { continue };
        let id = sources.add(file.name, file.text);
        layouts.extend(decode::layout(sources, id, &name.value).unload(&mut diagnostics));
    }
    Reported::new(layouts, diagnostics)
}

/// Reads every article that a story names, on all cores.
fn articles(
    sources: &mut Sources,
    issue: &Issue,
    files: &dyn Files,
) -> Reported<Vec<(String, Article)>> {
    let mut diagnostics = Diagnostics::new();
    let mut articles = Vec::new();
    let stories = issue.stories().filter(|(_, it)| !it.continued);
    let names = once_each(stories.map(|(_, it)| &it.article));
    let mut found: Vec<_> = names.par_iter().map(|name| files.article(name)).collect();
    // Texts are numbered in the order of the issue, whichever was fetched first.
    let files = found.iter_mut().map(|it| it.output.take());
    let numbers: Vec<Option<SourceId>> =
        files.map(|it| it.map(|it| sources.add(it.name, it.text))).collect();
    let read = |id: SourceId| {
        let text = sources.get(id).map(|it| it.text.as_str()).unwrap_or_default();
        copy::read(id, text)
    };
    let read: Vec<_> = numbers.par_iter().map(|id| id.map(read)).collect();
    for ((name, found), read) in names.into_iter().zip(found).zip(read) {
        diagnostics.extend(found.diagnostics);
        if let Some(read) = read {
            articles.push((name.value.clone(), read.unload(&mut diagnostics)));
        }
    }
    Reported::new(articles, diagnostics)
}

/// The names in order, each once; names that could not be read are empty and left out.
fn once_each<'a>(
    names: impl Iterator<Item = &'a Spanned<String>>,
) -> Vec<&'a Spanned<String>> {
    let mut seen = BTreeSet::new();
    names.filter(|it| !it.value.is_empty() && seen.insert(&it.value)).collect()
}

/// Gives every story that has no name of its own the name of its article.
fn name_stories(issue: &mut Issue) {
    let articles = &issue.articles;
    for item in issue.pages.iter_mut().flat_map(|page| &mut page.items) {
        let Item::Story(story) = item else { continue };
        if !story.id.value.is_empty() {
            continue;
        }
        let file = &story.article;
        let article = articles.iter().find(|(name, _)| *name == file.value);
        story.id = match article.and_then(|(_, it)| it.id.clone()) {
            Some(id) => id,
            None => Spanned::new(stem(&file.value).to_owned(), file.span),
        };
    }
}

/// `articles/port-plan.md` is called `port-plan`.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
