//! banxin (版心) sets Chinese newspapers and writes the PDF a press prints from.
//!
//! [`Job::open`] reads an issue, [`typeset`] sets it; both say what is wrong in remarks that
//! name the place in the copy and on the page. [`job::Edition`] keeps an issue open and sets
//! anew what a changed article touches. [The guide](guide) shows how a program makes a
//! newspaper. How an issue is written in files is in `docs/issue-format.md`; this page is
//! the map of the house.
//!
//! ```
//! use banxin::Job;
//!
//! let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
//! let made = banxin::typeset(&job, &job.press());
//! let set = made.output.expect("the sample can be read");
//! assert_eq!((set.stats.pages, set.stats.left_over), (4, 0));
//! assert!(set.pdf.starts_with(b"%PDF-1.6"));
//! # Ok::<(), banxin::diag::Error>(())
//! ```
//!
//! # The way a character travels
//!
//! ```text
//! issue.toml, articles, layouts, pictures, fonts
//!    │ job        the only room that touches the disk
//!    ▼
//!  model  稿件    parsed, every value with its span; nothing resolved
//!    ▼
//!  plan   划版    roles become faces, lengths absolute, slots areas of the page grid
//!    ▼
//!  page   拼版    stories flow through their legs; heads, pictures, boxes, furniture
//!    │   ├─ text  拣字   words into cells: class, width, breaks, orientation, glyphs
//!    │   └─ para  组行   cells into justified lines
//!    ▼
//!  proof  大样    marks in their places: all that page, preflight, pdf and view share
//!    ├──▶ preflight 校样   checks over the finished pages
//!    ├──▶ pdf       上机   PDF/X
//!    ├──▶ view      看样   pictures for the screen
//!    └──▶ edition   数字报 HTML, JSON and XML for readers, programs and archives
//! ```
//!
//! # Rooms, and what each may look into
//!
//! | room | 中文 | what it is for | looks into |
//! |---|---|---|---|
//! | [`geom`] | 度量 | lengths, ems, rectangles; the one turn from line axes to page axes | nothing |
//! | [`ink`] | 油墨 | process inks and tints | nothing |
//! | [`pdfx`] | 印刷规范 | what each PDF/X flavour demands, as data | nothing |
//! | [`diag`] | 告示 | sources, spans, codes, remarks in two languages, the one [`Error`](diag::Error) | geom |
//! | [`font`] | 字房 | roles, faces, coverage, metrics, shaping | geom diag |
//! | [`picture`] | 图片 | picture files: pixels, ink space, bytes | geom ink diag |
//! | [`proof`] | 大样 | positioned marks | geom ink diag font picture |
//! | [`text`] | 拣字 | character classes, pair rules, widths, orientation → cells | geom diag font |
//! | [`para`] | 组行 | cells into lines: total fit, first fit, what gives way first | geom diag font text |
//! | [`draft`] | 起稿 | an issue that a program writes: the tables of `issue.toml` as plain types | diag |
//! | [`model`] | 稿件 | issue, article, layout as the editors wrote them | geom ink pdfx diag |
//! | [`plan`] | 划版 | everything resolved: grid, faces, areas | all above |
//! | [`page`] | 拼版 | make-up; `src/page/element` has one file for each element | geom ink diag font picture text para plan proof |
//! | [`preflight`] | 校样 | `src/preflight/checks` has one file for each check | geom ink pdfx diag font picture proof |
//! | [`pdf`] | 上机 | objects, fonts, pictures, boxes, XMP; `src/pdf/reading` has bookmarks, links and tags for a screen | as preflight |
//! | [`view`] | 看样 | a page, a part of it or a plate as PNG; a page as SVG | as preflight |
//! | [`edition`] | 数字报 | zones, articles; `edition.json`, HTML, ninjs, ALTO | as preflight, view |
//! | [`import`] | 来稿 | other people's formats into our Markdown | diag |
//! | [`job`] | 收稿 | reading and writing files | all |
//! | `src/main.rs`, `src/cli` | 门面 | the command: arguments in, remarks and an exit code out; `src/cli/preview` shows pages in the browser | the public API |
//!
//! `tests/house/house.rs` reads every `crate::` path and names the file, line and door of a breach.
//! So text and para know nothing of newspapers, page nothing of PDF, and preflight, pdf, view
//! and edition nothing of TOML or columns.
//!
//! # What always holds
//!
//! - **No floating point** between the font file and the PDF number. A
//!   [`Length`](geom::Length) counts EMU, 12,700 a point and 36,000 a millimetre; an
//!   [`Em`](geom::Em) counts thousandths of the type size. The few files that talk to a
//!   drawing library say so at their head. The same issue gives the same bytes.
//! - **Bad copy never stops the house.** It becomes a [`Diagnostic`] in a
//!   [`Reported`] value. `Err` is for what cannot be read at all, and nothing panics. After
//!   an error in reading there are no pages; after one in setting there are.
//! - **A [`Span`](diag::Span) goes all the way**, from the byte in the copy to the mark on
//!   the sheet.
//! - **Lines have axes of their own.** Inline runs along a line, block from line to line; x
//!   and y appear where a mark is placed. A vertical page is the same code.
//! - **The measure is asked for line by line**, so that text beside a picture or a vertical
//!   head is not a special case.
//! - **Body lines stand on the grid** of their page: row *n* hangs at *n* × leading.
//! - **The library never prints**, and reads no clock: a file's date is its issue's.
//!
//! # Where a developer adds …
//!
//! | a … | touches |
//! |---|---|
//! | border | a variant and its name in `src/model/boxing.rs`, a row in `src/page/element/border.rs`, a row in `docs/issue-format.md` and its Chinese |
//! | page element | what is written: a variant of [`model::Item`] in `src/model/item.rs` and a row in `src/model/decode/page.rs`; what is drawn: a variant of [`plan::Element`] in `src/plan/element.rs`, an arm in `src/plan/items.rs`, and a file in `src/page/element` with its arm in `src/page/mod.rs`. Matches without wildcard name the places |
//! | format of copy | a file in `src/import` and its row in `src/import/mod.rs`; what it has and ours lacks is a row in `src/import/left.rs` |
//! | key of `issue.toml` | `src/model/decode`, a field in `src/draft`, a row in `src/model/schema/words.rs` and one in `docs/issue-format.md` and its Chinese; `schemas` anew with `banxin schema` |
//! | layout | a TOML file in `layouts/` and its name in `src/job/layouts.rs` |
//! | punctuation mark or rule | a row in `src/text/class.rs`, `src/text/pairs.rs`, `src/text/width.rs`, `src/text/adjoin.rs`, or for vertical lines `src/text/orient.rs` and `src/text/turn.rs`, with its clause, a case in `tests/lines` |
//! | mark beside the text | a row in `src/model/copy/marks.rs`, an arm in `src/text/notes.rs` and `src/page/beside.rs` |
//! | headline break | a word in `src/text/segment/tables.rs` or a row in `src/text/segment/bond.rs`, a head in `tests/heads` |
//! | decision for the lock | a field of [`proof::Decided`], its words in `src/job/lock.rs` and `src/model/lock/read.rs`, and whoever decides: `src/page/fill/orders.rs`, `src/page/element/headline/locked.rs` |
//! | language of the digital edition | its words in `src/edition/html/tongue.rs`, its region in `src/job/digital.rs` |
//! | remark | a row in `src/diag/code.rs` and one in `src/diag/explain.rs`, a folder in `tests/issues-bad`, and `docs/remarks.md` made anew |
//! | command or option | `src/cli/args.rs`, its Chinese in `src/cli/chinese.rs`, an example in `src/cli/usage.rs` |
//! | check | a file in `src/preflight/checks` and a row in `src/preflight/mod.rs` |
//! | PDF/X flavour | a row in `src/pdfx/flavor.rs` with a ledger of its clauses beside `src/pdfx/x4.md` |
//! | face or role | `fonts/roles.toml` |

pub mod diag;
pub mod draft;
pub mod edition;
pub mod font;
pub mod geom;
pub mod guide;
pub mod import;
pub mod ink;
pub mod job;
pub mod model;
pub mod page;
pub mod para;
pub mod pdf;
pub mod pdfx;
pub mod picture;
pub mod plan;
pub mod preflight;
pub mod proof;
pub mod text;
pub mod view;

pub use crate::job::Job;

use crate::diag::{Code, Diagnostic, Reported, Step};
use crate::pdfx::Press;
use crate::proof::{MarkKind, Proof, Role};

/// An issue that was set.
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let set = banxin::typeset(&job, &job.press()).output.expect("the sample can be read");
/// assert_eq!(set.proof.sheets.len(), set.stats.pages);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Typeset {
    /// The file for the press, whole.
    pub pdf: Vec<u8>,
    /// Every mark on every page.
    pub proof: Proof,
    /// What was set, in numbers.
    pub stats: Stats,
}

/// What was set, in numbers.
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let stats = banxin::typeset(&job, &job.press()).output.expect("it can be read").stats;
/// assert_eq!((stats.pages, stats.stories, stats.left_over), (2, 3, 0));
/// assert!(stats.characters > 2_000);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Stats {
    /// Pages (版).
    pub pages: usize,
    /// Stories (篇).
    pub stories: usize,
    /// Characters of copy on the pages.
    pub characters: usize,
    /// Characters of copy that found no room.
    pub left_over: usize,
}

/// Sets what `job` has read for `press`. The remarks begin with the job's own; there is no
/// output when the issue could not be read as it is meant.
///
/// The steps: plan the pages, make them up, inspect the proof, print it.
///
/// ```
/// use banxin::Job;
/// use banxin::draft::{Draft, Page};
/// use banxin::job::Options;
///
/// // An issue that asks for a layout that nobody has: no pages, but remarks.
/// let draft = Draft::new("晨报", "2026-11-24".parse()?).page(Page::new("frnt"));
/// let job = Job::of_draft(&draft, &Options::default())?;
/// let made = banxin::typeset(&job, &job.press());
/// assert!(made.output.is_none() && made.diagnostics.has_errors());
/// let hint = made.diagnostics.iter().flat_map(|it| &it.hints).next().expect("advice");
/// assert!(hint.en.contains("\"front\""));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn typeset(job: &Job, press: &Press) -> Reported<Option<Typeset>> {
    let mut diagnostics = job.diagnostics.clone();
    if job.is_unusable() {
        return Reported::new(None, diagnostics);
    }
    let plan = plan::plan(&job.fonts, &job.pictures, &job.issue);
    job.progress.expect(Step::Pages, plan.pages.len());
    let proof = page::make_up(&job.fonts, &plan).unload(&mut diagnostics);
    plan.pages.iter().for_each(|_| job.progress.done(Step::Pages));
    diagnostics.extend(job.fonts.late_remarks());
    let inspect = || {
        let found = preflight::inspect(&job.fonts, &job.pictures, &proof, press);
        (found, Stats::count(&plan, &proof))
    };
    let print = || pdf::print(&job.fonts, &job.pictures, &proof, press);
    // Neither needs what the other finds.
    let ((found, stats), printed) = rayon::join(inspect, print);
    diagnostics.extend(found);
    diagnostics.judge(&job.issue.press.severities);
    match printed {
        Ok(pdf) => Reported::new(Some(Typeset { pdf, proof, stats }), diagnostics),
        Err(error) => {
            let words = error.words();
            let remark = Diagnostic::new(Code::Unprintable, &words.zh, &words.en);
            diagnostics.push(remark);
            Reported::new(None, diagnostics)
        }
    }
}

impl Stats {
    /// Counts what stands on the pages against what was to stand there.
    fn count(plan: &plan::Plan, proof: &Proof) -> Self {
        let marks = proof.sheets.iter().flat_map(|it| &it.marks);
        let copy = marks.filter(|it| matches!(it.role, Role::Body | Role::Crosshead));
        let characters = copy
            .map(|it| match &it.kind {
                MarkKind::Text(line) => {
                    line.runs.iter().map(|it| visible(&it.text)).sum()
                }
                MarkKind::Fill(_)
                | MarkKind::Stroke(_)
                | MarkKind::Outline(_)
                | MarkKind::Picture(_) => 0,
            })
            .sum();
        let paragraphs = plan.stories.iter().flat_map(|it| &it.copy);
        let written: usize =
            paragraphs.flat_map(|it| &it.parts).map(|it| visible(&it.text.value)).sum();
        Self {
            pages: plan.pages.iter().map(|it| 1 + usize::from(it.spread)).sum(),
            stories: plan.stories.len(),
            characters,
            left_over: written.saturating_sub(characters),
        }
    }
}

/// How many characters are not blank.
fn visible(text: &str) -> usize {
    text.chars().filter(|it| !it.is_whitespace()).count()
}

/// The Rust of the README, compiled and run with the other examples of this crate.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
