//! From a place on the page to the words it was made from, and from words to their place.

use std::path;

use banxin::diag::{Diagnostic, Sources, Span};
use banxin::geom::{Length, Point, Rect};
use banxin::proof::{Mark, MarkKind, Sheet};
use serde::Serialize;

use crate::cli::preview::scene::{Scene, place};

/// So many lines are shown before and after the one that is meant.
const AROUND: usize = 6;

/// A line longer than this is cut, in characters.
const LONGEST: usize = 2_000;

/// Some lines of a text that was read, with the words that are meant.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Excerpt {
    /// The file as the person calls it.
    file: String,
    /// Where it is on the disk, as editors take it: path, line and column.
    path: String,
    /// The line that is meant, from 1.
    line: usize,
    /// The character in it, from 1.
    column: usize,
    /// How many characters are meant, up to the end of the line.
    length: usize,
    /// The number of the first line that is shown.
    first: usize,
    lines: Vec<String>,
    /// The story, when it is known.
    story: Option<String>,
}

/// The lines around a span.
pub(super) fn excerpt(sources: &Sources, span: Span) -> Option<Excerpt> {
    let file = sources.get(span.source)?;
    let (line, column) = sources.line_column(span)?;
    let first = line.saturating_sub(AROUND).max(1);
    let cut = |it: &str| it.trim_end_matches('\r').chars().take(LONGEST).collect();
    let lines = file.text.split('\n').skip(first - 1).take(line - first + 1 + AROUND);
    let words = sources.slice(span).split('\n').next().unwrap_or_default();
    // What comes with banxin is not on the disk.
    let on_disk = !file.name.starts_with("banxin:");
    let absolute = path::absolute(&file.name).ok().filter(|_| on_disk);
    let path = absolute.map_or(file.name.clone(), |it| it.display().to_string());
    Some(Excerpt {
        file: file.name.clone(),
        path: format!("{path}:{line}:{column}"),
        line,
        column,
        length: words.chars().count().max(1),
        first,
        lines: lines.map(cut).collect(),
        story: None,
    })
}

/// The words of a remark, in the copy as it was read last.
pub(super) fn of_remark(scene: &Scene, at: usize) -> Option<Excerpt> {
    excerpt(&scene.read.sources, scene.diagnostics.iter().nth(at)?.span?)
}

/// The beginning of a story's text.
pub(super) fn of_story(scene: &Scene, story: u32) -> Option<Excerpt> {
    let marks = scene.proof.sheets.iter().flat_map(|it| &it.marks);
    let first = marks.filter(|it| it.story == Some(story)).find_map(|it| it.span)?;
    named(scene, first, Some(story))
}

/// The words that stand at a place on a page.
pub(super) fn at(scene: &Scene, page: usize, point: Point) -> Option<Excerpt> {
    let sheet = scene.proof.sheets.get(page)?;
    let spot = Rect::new(point.x, point.y, Length::ZERO, Length::ZERO);
    let hit = |it: &&Mark| place(it).is_some_and(|area| area.contains(&spot));
    let written = || sheet.marks.iter().rev().filter(|it| it.span.is_some());
    let is_type = |it: &&Mark| matches!(it.kind, MarkKind::Text(_));
    // Between two lines it is the nearer one of a story that is meant.
    let near = Length::pt(8);
    let reach = Rect::new(point.x - near, point.y - near, near * 2, near * 2);
    let close = |it: &&Mark| place(it).is_some_and(|area| area.overlaps(&reach));
    let mark = written()
        .filter(is_type)
        .find(hit)
        .or_else(|| written().filter(is_type).find(close))
        .or_else(|| written().find(hit))?;
    named(scene, mark.span?, mark.story)
}

fn named(scene: &Scene, span: Span, story: Option<u32>) -> Option<Excerpt> {
    let story = story.and_then(|it| scene.proof.stories.get(usize::try_from(it).ok()?));
    let story = story.map(|it| it.id.clone());
    excerpt(&scene.job.sources, span).map(|it| Excerpt { story, ..it })
}

/// Where a remark belongs on the pages: its own place, or that of the words it speaks of.
pub(super) fn place_of(scene: &Scene, remark: &Diagnostic) -> Option<(usize, Rect)> {
    let sheets = || scene.proof.sheets.iter().enumerate();
    if let Some(place) = remark.place {
        // A spread is called after its left-hand page.
        let (at, _) = sheets().rfind(|(_, it)| it.number <= place.page)?;
        return Some((at, place.rect));
    }
    let span = remark.span.filter(|_| !scene.broken)?;
    let same = |mark: &&Mark| {
        mark.span.is_some_and(|it| {
            it.source == span.source && it.start < span.end && span.start < it.end
        })
    };
    let found = |(at, sheet): (usize, &Sheet)| {
        let marks = sheet.marks.iter().filter(same).filter_map(place);
        marks.reduce(|one, two| one.around(&two)).map(|rect| (at, rect))
    };
    sheets().find_map(found)
}
