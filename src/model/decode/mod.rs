//! TOML into the types of the model: what each key is called and which values it takes.

mod area;
mod boxes;
mod boxing;
mod color;
mod fit;
mod head;
mod item;
mod layout;
mod page;
mod paper;
mod press;
mod table;

pub(crate) use self::fit::beyond_grid;

use crate::diag::{Reported, SourceId, Sources};
use crate::model::issue::Issue;
use crate::model::layout::Layout;
use crate::model::reader::{self, Log, Value};
use crate::model::sheet::Tables;
use crate::model::story::PageSpec;

/// Reads `issue.toml`; its layouts and articles are still to be read.
pub(super) fn issue(sources: &Sources, id: SourceId) -> Reported<Issue> {
    let log = Log::new(id, 0);
    let text = sources.get(id).map(|it| it.text.as_str()).unwrap_or_default();
    let issue = issue_of(text, &log);
    Reported::new(issue, log.finish())
}

/// The issue in `text`.
pub(super) fn issue_of(text: &str, log: &Log) -> Issue {
    reader::read(text, log, |table| {
        let press = table.inside("press", press::press).unwrap_or_default();
        let limit = press.ink_limit;
        let palette = color::palette(table, limit);
        let plan = table.inside("issue", |it| it.get("plan", Value::words)).flatten();
        Issue {
            paper: paper::paper(table),
            style: table
                .inside("style", |table| paper::style(table, &palette, limit))
                .unwrap_or_default(),
            fonts: table.inside("fonts", paper::fonts).unwrap_or_default(),
            pages: page::pages(table, plan.is_none()),
            plan,
            press,
            palette,
            ..Issue::default()
        }
    })
}

/// Reads the pages of a page plan, which is source `id`.
pub(super) fn plan(id: SourceId, tables: Tables) -> Reported<Vec<PageSpec>> {
    let log = Log::of_made(id, tables.places);
    let pages = reader::read(&tables.text, &log, |table| page::pages(table, false));
    Reported::new(pages, log.finish())
}

/// Reads the layout template that issues call `name`; none when it is of no use.
pub(super) fn layout(
    sources: &Sources,
    id: SourceId,
    name: &str,
) -> Reported<Option<Layout>> {
    let log = Log::new(id, 0);
    let text = sources.get(id).map(|it| it.text.as_str()).unwrap_or_default();
    let layout = layout_of(text, &log, name);
    if let Some(layout) = &layout {
        fit::check(&log, layout);
    }
    Reported::new(layout, log.finish())
}

/// The layout called `name` in `text`, whether it can be or not.
pub(super) fn layout_of(text: &str, log: &Log, name: &str) -> Option<Layout> {
    reader::read(text, log, |table| layout::layout(table, name))
}
