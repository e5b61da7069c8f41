//! The lock file (定样): what make-up decided, kept beside the issue for the next run.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostics, Reported, Sources, Span, Spanned};
use crate::job::folder::Folder;
use crate::model::{self, Block, Issue, Lock};
use crate::proof::{Decided, DecidedHead, Lever, Proof, Role, Story};

/// What stands at the head of a lock file.
const PREFACE: &str = "\
# 定样：上次拼版的决定。改一项，下次就照改的排；删去一篇，那一篇重排；删去本文件，全部重排。
# 标题 lines 各行，size 字号（点），stretch 长扁（%），tracking 各行加的字间（字）；
#   改了 lines，删去 stretch 和 tracking，由程序去撑。
# 段落 lines 扩（1）缩（-1）几行，tracking 收紧字距（字），rows 小标题加几行，left_out 可删段不排；
#   没列的段落原样。give 图片（pictures）、标题（head）加减几行。
# copy、place 是稿件和位置的指纹，不要改。
#
# What make-up decided. Change something and the next run obeys; take a story away and it
# is made up afresh; take the file away and all is.
# Heads: lines; size in points; stretch of the glyphs in percent; tracking added to the gaps
#   of each line, in ems. When you change lines, take stretch and tracking away.
# Paragraphs: lines more (1) or fewer (-1); tracking taken out of every gap, in ems; rows
#   given to a crosshead; left_out for one that may be. One that is not listed stands as by
#   itself. give: rows more or fewer for pictures and the head.
# copy and place are prints of the copy and of its place: leave them alone.
";

/// Where the lock file of the issue in the file `issue` is: beside it, `issue.lock.toml`.
///
/// ```
/// use banxin::job::lock_path;
///
/// let path = lock_path("paper/issue.toml".as_ref());
/// assert_eq!(path.to_str(), Some("paper/issue.lock.toml"));
/// ```
#[must_use]
pub fn lock_path(issue: &Path) -> PathBuf {
    issue.with_extension("lock.toml")
}

/// Reads the lock file at `path`, when there is one.
pub(super) fn read(
    sources: &mut Sources,
    folder: &Folder,
    path: &Path,
    issue: &Issue,
) -> Reported<Lock> {
    let mut diagnostics = Diagnostics::new();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if !folder.has("", &name) {
        return Reported::default();
    }
    let name = Spanned::new(name, Span::default());
    let Some(file) = folder.text(&name).unload(&mut diagnostics) else {
        return Reported::new(Lock::default(), diagnostics);
    };
    let id = sources.add(file.name, file.text);
    let lock = model::read_lock(sources, id, issue).unload(&mut diagnostics);
    Reported::new(lock, diagnostics)
}

/// The text of a lock file that keeps what was decided for `issue` in `proof`.
///
/// ```
/// use banxin::Job;
/// use banxin::job::lock_text;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let set = banxin::typeset(&job, &job.press()).output.expect("pages");
/// let text = lock_text(&job.issue, &set.proof);
/// assert!(text.contains("seawall"), "what was decided for every story");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn lock_text(issue: &Issue, proof: &Proof) -> String {
    let mut text = PREFACE.to_owned();
    for story in &proof.stories {
        text.push_str(&of_story(issue, story));
    }
    text
}

fn of_story(issue: &Issue, story: &Story) -> String {
    let mut table = Rows::new("story");
    table.row("id", &quoted(&story.id));
    table.row("copy", &quoted(&model::copy_print(issue, &story.id)));
    table.row("place", &quoted(&model::place_print(issue, &story.id)));
    let mut text = table.0;
    for part in &story.decided {
        for head in &part.heads {
            text.push_str(&of_head(part, head));
        }
        text.push_str(&of_give(part));
        for lever in &part.levers {
            text.push_str(&of_lever(issue.blocks(&story.id), part, lever));
        }
    }
    text
}

fn of_head(part: &Decided, head: &DecidedHead) -> String {
    let which = match head.role {
        Role::Kicker => "kicker",
        Role::Deck => "deck",
        _ => "main",
    };
    let list = |it: Vec<String>| format!("[{}]", it.join(", "));
    let lines = head.lines.iter().map(|it| quoted(it));
    let tracking = head.tracking.iter();
    let tracking = tracking.map(|it| model::decimal(it.thousandths().into()));
    let mut table = Rows::new("story.head");
    table.row("page", &part.page.to_string());
    table.row("part", &quoted(which));
    table.row("lines", &list(lines.collect()));
    table.row("size", &model::decimal(head.size.to_milli_pt()));
    table.row("stretch", &model::decimal(i64::from(head.stretch) * 100));
    if !head.tracking.is_empty() {
        table.row("tracking", &list(tracking.collect()));
    }
    table.0
}

/// What pictures and the head gave.
fn of_give(part: &Decided) -> String {
    let (mut pictures, mut head) = (0, 0);
    for lever in &part.levers {
        match *lever {
            Lever::Picture { rows, .. } => pictures = rows,
            Lever::Head { rows } => head = rows,
            Lever::Lines { .. } | Lever::Rows { .. } | Lever::LeftOut { .. } => {}
        }
    }
    if (pictures, head) == (0, 0) {
        return String::new();
    }
    let mut table = Rows::new("story.give");
    table.row("page", &part.page.to_string());
    for (key, rows) in [("pictures", pictures), ("head", head)] {
        if rows != 0 {
            table.row(key, &rows.to_string());
        }
    }
    table.0
}

fn of_lever(blocks: &[Block], part: &Decided, lever: &Lever) -> String {
    let (Lever::Lines { paragraph, .. }
    | Lever::Rows { paragraph, .. }
    | Lever::LeftOut { paragraph }) = *lever
    else {
        return String::new();
    };
    let block = paragraph.checked_sub(1).and_then(|it| blocks.get(it));
    let mut table = Rows::new("story.paragraph");
    table.row("page", &part.page.to_string());
    table.row("number", &paragraph.to_string());
    if let Some(block) = block {
        table.row("begins", &quoted(&beginning(block)));
        table.row("copy", &quoted(&model::paragraph_print(block)));
    }
    match *lever {
        Lever::Lines { more, gap, .. } => {
            table.row("lines", &more.to_string());
            if gap.thousandths() < 0 {
                table.row("tracking", &model::decimal(gap.thousandths().into()));
            }
        }
        Lever::Rows { rows, .. } => table.row("rows", &rows.to_string()),
        Lever::LeftOut { .. } => table.row("left_out", "true"),
        Lever::Picture { .. } | Lever::Head { .. } => {}
    }
    table.0
}

/// A table of the file, a key a line.
struct Rows(String);

impl Rows {
    fn new(name: &str) -> Self {
        Self(format!("\n[[{name}]]\n"))
    }

    fn row(&mut self, key: &str, value: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "{key} = {value}");
    }
}

/// Words as TOML has them.
fn quoted(words: &str) -> String {
    toml::Value::from(words).to_string()
}

/// How many characters of a paragraph are shown.
const SHOWN: usize = 10;

/// The first characters of a paragraph.
fn beginning(block: &Block) -> String {
    let (Block::Paragraph(parts) | Block::Optional(parts) | Block::Crosshead(parts)) =
        block;
    parts.iter().flat_map(|it| it.text.value.chars()).take(SHOWN).collect()
}
