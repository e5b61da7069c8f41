//! A scene as the browser is told of it.

use banxin::diag::Tongue;
use banxin::diag::render::{Remark, remarks};
use banxin::geom::{Length, Rect};
use banxin::proof::{Mark, Sheet};
use serde::Serialize;

use crate::cli::preview::scene::{Page, Scene, place};
use crate::cli::preview::source::place_of;

/// So many remarks are told of.
const MOST_REMARKS: usize = 500;

/// Left, top, width and height, in EMU.
type Place = [i64; 4];

#[derive(Serialize)]
struct News<'a> {
    version: u64,
    /// Milliseconds since 1970.
    built: u64,
    /// Microseconds.
    took: u64,
    title: &'a str,
    broken: bool,
    trouble: Option<String>,
    errors: bool,
    /// The most ink on one spot, in thousandths.
    ink_limit: u16,
    spots: Vec<&'a str>,
    pages: Vec<Leaf>,
    stories: Vec<Told<'a>>,
    remarks: Vec<Said<'a>>,
}

/// A page.
#[derive(Serialize)]
struct Leaf {
    number: u32,
    width: i64,
    height: i64,
    version: u64,
    before: u64,
    changed: Option<Place>,
    area: Place,
    columns: Vec<Place>,
    frames: Vec<Place>,
    /// First line and step; a step below zero goes left.
    grid: [i64; 2],
}

/// A story, with the places it takes.
#[derive(Serialize)]
struct Told<'a> {
    number: u32,
    id: &'a str,
    title: &'a str,
    places: Vec<(usize, Place)>,
}

/// A remark, with its place.
#[derive(Serialize)]
struct Said<'a> {
    #[serde(flatten)]
    remark: Remark<'a>,
    on: Option<(usize, Place)>,
}

/// The scene as JSON.
pub(super) fn of(scene: &Scene, tongue: Tongue) -> String {
    let whole = |it: u128| u64::try_from(it).unwrap_or(u64::MAX);
    let remarks = remarks(&scene.diagnostics, &scene.read.sources, tongue);
    let places = scene.diagnostics.iter().map(|it| place_of(scene, it));
    let said = remarks.into_iter().zip(places).take(MOST_REMARKS);
    let said = said.map(|(remark, on)| {
        let on = on.map(|(page, rect)| (page, emu(rect)));
        Said { remark, on }
    });
    let proof = &scene.proof;
    let news = News {
        version: scene.version,
        built: whole(scene.built.as_millis()),
        took: whole(scene.took.as_micros()),
        title: &proof.title,
        broken: scene.broken,
        trouble: scene.trouble.as_ref().map(|it| it.say(tongue)),
        errors: scene.diagnostics.has_errors(),
        ink_limit: scene.job.press().ink_limit,
        spots: proof.spots.iter().map(|it| it.name.as_str()).collect(),
        pages: proof.sheets.iter().zip(&scene.pages).map(leaf).collect(),
        stories: stories(scene),
        remarks: said.collect(),
    };
    serde_json::to_string(&news).unwrap_or_default()
}

fn leaf((sheet, page): (&Sheet, &Page)) -> Leaf {
    let all = |it: &[Rect]| it.iter().map(|it| emu(*it)).collect();
    Leaf {
        number: sheet.number,
        width: sheet.trim.width.emu(),
        height: sheet.trim.height.emu(),
        version: page.version,
        before: page.before,
        changed: page.changed.map(emu),
        area: emu(sheet.area),
        columns: all(&sheet.columns),
        frames: all(&sheet.frames),
        grid: [sheet.grid.first, sheet.grid.step].map(Length::emu),
    }
}

/// The stories in order, each with the area it takes on each page.
fn stories(scene: &Scene) -> Vec<Told<'_>> {
    let mut told: Vec<_> = (0..)
        .zip(&scene.proof.stories)
        .map(|(number, story)| {
            let (id, title) = (story.id.as_str(), story.title.as_str());
            Told { number, id, title, places: Vec::new() }
        })
        .collect();
    for (page, sheet) in scene.proof.sheets.iter().enumerate() {
        // Marks of one story stand together.
        for marks in sheet.marks.chunk_by(|one, two| one.story == two.story) {
            let story = marks.first().and_then(|it| usize::try_from(it.story?).ok());
            let Some(story) = story.and_then(|it| told.get_mut(it)) else { continue };
            let Some(rect) = around(marks) else { continue };
            story.places.push((page, emu(rect)));
        }
    }
    told
}

fn around(marks: &[Mark]) -> Option<Rect> {
    marks.iter().filter_map(place).reduce(|one, two| one.around(&two))
}

fn emu(rect: Rect) -> Place {
    let (at, size) = (rect.origin, rect.size);
    [at.x, at.y, size.width, size.height].map(Length::emu)
}
