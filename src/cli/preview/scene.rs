//! What is on the screen: the last pages that could be set, and what is said of the issue.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use banxin::Job;
use banxin::diag::{Diagnostics, Error};
use banxin::geom::{Length, Point, Rect, Size};
use banxin::job::Edition;
use banxin::picture::{PictureBook, PictureId, Plates};
use banxin::proof::{Mark, MarkKind, Proof, Sheet};
use banxin::view::Unpacked;

/// A state of the issue; it does not change.
#[derive(Debug)]
pub(super) struct Scene {
    /// Counted from 1.
    pub(super) version: u64,
    /// What the pages were made from.
    pub(super) job: Arc<Job>,
    /// The last pages that could be set.
    pub(super) proof: Arc<Proof>,
    /// How each of them came about.
    pub(super) pages: Vec<Page>,
    /// What was read last; with a slip in it, other than what the pages were made from.
    pub(super) read: Arc<Job>,
    /// What there is to say of it.
    pub(super) diagnostics: Diagnostics,
    /// Whether the pages are older than the copy.
    pub(super) broken: bool,
    /// Why the issue could not even be read.
    pub(super) trouble: Option<Error>,
    /// When the pages were ready.
    pub(super) built: Duration,
    /// How long it took.
    pub(super) took: Duration,
}

/// How a page came to look as it does.
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Page {
    /// The version in which it changed last.
    pub(super) version: u64,
    /// The version in which it had changed before; 0 when it is new.
    pub(super) before: u64,
    /// Where the two differ; none when that may be anywhere.
    pub(super) changed: Option<Rect>,
}

/// The scene that is shown, for everybody who looks.
#[derive(Debug)]
pub(super) struct Stage {
    scene: Mutex<Arc<Scene>>,
    news: Condvar,
    /// Pictures stay unpacked from one drawing to the next.
    pub(super) unpacked: Unpacked,
    /// The pictures in inks, and for what.
    inks: Mutex<Option<(PictureKey, Arc<PictureBook>)>>,
}

/// Pictures and sizes that go to the press alike.
type PictureKey = (BTreeMap<PictureId, Size>, PictureBook);

impl Stage {
    pub(super) fn new(edition: &Edition, took: Duration) -> Self {
        let none = Scene {
            version: 0,
            job: Arc::default(),
            proof: Arc::default(),
            pages: Vec::new(),
            read: Arc::default(),
            diagnostics: Diagnostics::new(),
            broken: true,
            trouble: None,
            built: now(),
            took,
        };
        let stage = Self {
            scene: Mutex::new(Arc::new(none)),
            news: Condvar::new(),
            unpacked: Unpacked::default(),
            inks: Mutex::default(),
        };
        stage.play(edition, None, took);
        stage
    }

    /// Shows what the edition has come to.
    pub(super) fn play(&self, edition: &Edition, trouble: Option<Error>, took: Duration) {
        let built = now();
        let before = self.scene();
        let version = before.version + 1;
        let proof = edition.proof().filter(|_| trouble.is_none());
        let (job, pages) = match proof {
            Some(proof) => (edition.job(), pages(&before, edition.job(), proof, version)),
            None => (&before.job, before.pages.clone()),
        };
        let scene = Scene {
            version,
            job: Arc::clone(job),
            proof: Arc::clone(proof.unwrap_or(&before.proof)),
            pages,
            read: Arc::clone(edition.job()),
            diagnostics: edition.diagnostics().clone(),
            broken: proof.is_none(),
            trouble,
            built,
            took,
        };
        *self.lock() = Arc::new(scene);
        self.news.notify_all();
    }

    /// What is shown now.
    pub(super) fn scene(&self) -> Arc<Scene> {
        Arc::clone(&self.lock())
    }

    /// What is shown after the version `seen`, when it comes in time.
    pub(super) fn after(&self, seen: u64, patience: Duration) -> Option<Arc<Scene>> {
        let old = |it: &mut Arc<Scene>| it.version <= seen;
        let waited = self.news.wait_timeout_while(self.lock(), patience, old);
        let (scene, late) = waited.unwrap_or_else(PoisonError::into_inner);
        (!late.timed_out()).then(|| Arc::clone(&scene))
    }

    /// The pictures as they go to the press, for looking at plates; made when they are
    /// first asked for.
    pub(super) fn in_inks(&self, scene: &Scene) -> Result<Arc<PictureBook>, Error> {
        let (job, sizes) = (&scene.job, scene.proof.picture_sizes());
        let mut kept = self.inks.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(((known, book), inks)) = &*kept
            && *known == sizes
            && same(book, &job.pictures)
        {
            return Ok(Arc::clone(inks));
        }
        let press = job.press();
        let plates = Plates {
            profile: &press.intent.profile,
            ink_limit: press.ink_limit,
            resolution: press.resolution,
        };
        let inks = Arc::new(job.pictures.for_press(&sizes, &plates)?);
        *kept = Some(((sizes, job.pictures.clone()), Arc::clone(&inks)));
        Ok(inks)
    }

    fn lock(&self) -> MutexGuard<'_, Arc<Scene>> {
        self.scene.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether two books hold the very same pictures.
fn same(one: &PictureBook, two: &PictureBook) -> bool {
    let all = one.iter().zip(two.iter()).all(|((_, one), (_, two))| one.is_same(two));
    all && one.iter().count() == two.iter().count()
}

/// Since 1970, as the browser counts too.
fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// The pages of the new proof beside those that were shown.
fn pages(before: &Scene, job: &Job, proof: &Proof, version: u64) -> Vec<Page> {
    let other_faces = !Arc::ptr_eq(&before.job.fonts, &job.fonts);
    let page = |(at, sheet): (usize, &Sheet)| {
        let known = before.proof.sheets.get(at).zip(before.pages.get(at));
        let Some((old, page)) = known else {
            return Page { version, ..Page::default() };
        };
        let repainted = repainted(sheet, &before.job.pictures, &job.pictures);
        let changed = match repainted {
            _ if other_faces => None,
            None if old.looks_like(sheet) => return *page,
            Some(rect) if old.looks_like(sheet) => Some(rect),
            Some(rect) => difference(old, sheet).map(|it| it.around(&rect)),
            None => difference(old, sheet),
        };
        Page { version, before: page.version, changed }
    };
    proof.sheets.iter().enumerate().map(page).collect()
}

/// Where a sheet shows pictures that are other than they were.
fn repainted(sheet: &Sheet, before: &PictureBook, now: &PictureBook) -> Option<Rect> {
    let other = sheet.marks.iter().filter_map(|mark| match &mark.kind {
        MarkKind::Picture(placed) => {
            let id = placed.picture;
            let pair = before.get(id).zip(now.get(id));
            let same = pair.is_some_and(|(old, new)| old.is_same(new));
            (!same).then_some(placed.frame)
        }
        _ => None,
    });
    other.reduce(|one, two| one.around(&two))
}

/// Where two sheets differ; none when that may be anywhere. Marks that are the same at the
/// start and at the end of both do not count.
fn difference(old: &Sheet, new: &Sheet) -> Option<Rect> {
    if (old.trim, old.grid, old.area) != (new.trim, new.grid, new.area) {
        return None;
    }
    let (old, new) = (&old.marks, &new.marks);
    let same = |(a, b): &(&Mark, &Mark)| a.looks_like(b);
    let head = old.iter().zip(new).take_while(same).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
    let middle = |marks: &[Mark]| {
        let marks = marks.get(head..marks.len() - tail).unwrap_or_default();
        marks.iter().map(place).collect::<Option<Vec<_>>>()
    };
    let places = [middle(old)?, middle(new)?].concat();
    let all = places.into_iter().reduce(|one, two| one.around(&two));
    // What stands out of its em box.
    let reach = Length::pt(6);
    all.map(|it| {
        let (width, height) = (it.size.width + reach * 2, it.size.height + reach * 2);
        Rect::new(it.left() - reach, it.top() - reach, width, height)
    })
}

/// The area of a mark, a line's too.
pub(super) fn place(mark: &Mark) -> Option<Rect> {
    match &mark.kind {
        MarkKind::Stroke(stroke) => {
            let point = |at: Point| Rect::new(at.x, at.y, Length::ZERO, Length::ZERO);
            Some(point(stroke.from).around(&point(stroke.to)))
        }
        MarkKind::Text(line) if line.runs.iter().all(|it| it.glyphs.is_empty()) => {
            Some(Rect::default())
        }
        _ => mark.area(),
    }
}
