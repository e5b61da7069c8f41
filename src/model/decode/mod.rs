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
use crate::model::reader::{self, Log};

/// Reads `issue.toml`; its layouts and articles are still to be read.
pub(super) fn issue(sources: &Sources, id: SourceId) -> Reported<Issue> {
    let log = Log::new(id, 0);
    let text = sources.get(id).map(|it| it.text.as_str()).unwrap_or_default();
    let issue = reader::read(text, &log, |table| {
        let press = table.inside("press", press::press).unwrap_or_default();
        let limit = press.ink_limit;
        let palette = color::palette(table, limit);
        Issue {
            paper: paper::paper(table),
            style: table
                .inside("style", |table| paper::style(table, &palette, limit))
                .unwrap_or_default(),
            fonts: table.inside("fonts", paper::fonts).unwrap_or_default(),
            pages: page::pages(table),
            press,
            palette,
            ..Issue::default()
        }
    });
    Reported::new(issue, log.finish())
}

/// Reads the layout template that issues call `name`; none when it is of no use.
pub(super) fn layout(
    sources: &Sources,
    id: SourceId,
    name: &str,
) -> Reported<Option<Layout>> {
    let log = Log::new(id, 0);
    let text = sources.get(id).map(|it| it.text.as_str()).unwrap_or_default();
    let layout = reader::read(text, &log, |table| layout::layout(table, name));
    if let Some(layout) = &layout {
        fit::check(&log, layout);
    }
    Reported::new(layout, log.finish())
}
