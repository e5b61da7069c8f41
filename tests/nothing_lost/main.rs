//! Nothing lost: in whole issues thrown together by dice, what was written is what is on the
//! pages and what the remarks say is not, to the character and in its order; and the PDF
//! says the same through its own maps of characters.

#[path = "../common/dice.rs"]
mod dice;
mod issue;
#[path = "../common/reader.rs"]
mod reader;

use std::collections::BTreeMap;

use banxin::diag::{Code, Diagnostic, Diagnostics};
use banxin::job::Options;
use banxin::proof::{Mark, MarkKind, Proof, Role};
use banxin::{Job, typeset};

use crate::dice::Dice;
use crate::issue::{Kind, Story, Written, written};

/// An issue that was set.
struct Set {
    job: Job,
    proof: Proof,
    pdf: Vec<u8>,
    said: Diagnostics,
}

impl Set {
    fn of(written: &Written) -> Self {
        let files = written.files.iter();
        let files = files.map(|(name, text)| (name.clone(), text.clone().into_bytes()));
        let job = Job::from_files(files.collect(), &Options::default());
        let job = job.expect("an issue");
        let made = typeset(&job, &job.press());
        let codes: Vec<_> = made.diagnostics.iter().map(|it| it.code).collect();
        let set = made.output.unwrap_or_else(|| {
            panic!("{codes:?}\n{}", written.files["issue.toml"]);
        });
        Self { job, proof: set.proof, pdf: set.pdf, said: made.diagnostics }
    }

    /// What is seen of a story's marks of these roles, in their order.
    fn seen(&self, story: Option<&str>, roles: &[Role]) -> String {
        let number = |it: &Mark| {
            let story = it.story.and_then(|it| usize::try_from(it).ok());
            story.map(|it| self.proof.stories[it].id.as_str())
        };
        let marks = self.proof.sheets.iter().flat_map(|it| &it.marks);
        // A cell of a table is boxed like the words around it.
        let role = |it: &Mark| match it.role {
            Role::Cell { .. } => Role::Boxed,
            role => role,
        };
        let marks = marks.filter(|it| number(it) == story && roles.contains(&role(it)));
        marks.map(|it| visible(&text(it))).collect()
    }

    /// The remarks of a code on the story called `id`.
    fn remarks(&self, code: Code, id: &str) -> Vec<&Diagnostic> {
        let name = format!("\"{id}\"");
        let about = |it: &&Diagnostic| it.code == code && it.message.en.contains(&name);
        self.said.iter().filter(about).collect()
    }

    /// How many characters of a story are said to have found no room.
    fn left_over(&self, id: &str) -> usize {
        let said = self.remarks(Code::Overset, id);
        let number = |it: &&Diagnostic| {
            let words = it.message.en.split(' ').nth(2).expect("a number");
            words.parse::<usize>().expect("a number")
        };
        said.iter().map(number).sum()
    }

    /// Whether the paragraph called `name` is said to have been left out.
    fn is_left_out(&self, id: &str, name: &str) -> bool {
        let said = self.remarks(Code::LeftOut, id);
        let words = |it: &&Diagnostic| self.job.sources.slice(it.span.expect("a place"));
        said.iter().any(|it| words(it).starts_with(name))
    }
}

fn text(mark: &Mark) -> String {
    match &mark.kind {
        MarkKind::Text(line) => line.text(),
        _ => String::new(),
    }
}

fn visible(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// How often each character is there.
fn counted(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for character in text.chars().filter(|it| !it.is_whitespace()) {
        *counts.entry(character).or_default() += 1;
    }
    counts
}

/// Whether `all` has every character of `some`, as often.
fn holds(all: &str, some: &str) -> bool {
    let all = counted(all);
    counted(some).iter().all(|(it, count)| all.get(it).is_some_and(|have| have >= count))
}

const RUNNING: &[Role] = &[Role::Body, Role::Crosshead];
const HEADS: &[Role] =
    &[Role::Kicker, Role::Headline, Role::Deck, Role::Summary, Role::Byline, Role::Label];

/// The running text of a story is a beginning of what was written, in its order, and the
/// rest is as long as is said.
fn story_is_whole(set: &Set, story: &Story) -> Result<(), String> {
    let id = story.id.as_str();
    let (out, stays): (Vec<_>, Vec<_>) =
        story.paragraphs.iter().partition(|it| set.is_left_out(id, &it.name));
    if out.iter().any(|it| it.kind != Kind::Optional) {
        return Err("a paragraph was left out that may not be".to_owned());
    }
    if out.len() != set.remarks(Code::LeftOut, id).len() {
        return Err("not every remark names a paragraph".to_owned());
    }
    let copy: String = stays.iter().map(|it| it.seen.as_str()).collect();
    let seen = set.seen(Some(id), RUNNING);
    let rest = copy
        .strip_prefix(seen.as_str())
        .ok_or_else(|| format!("on the pages is\n{seen}\nnot a beginning of\n{copy}"))?;
    let left = set.left_over(id);
    if rest.chars().count() != left {
        return Err(format!(
            "{left} characters are said to be left, but this is: {rest}"
        ));
    }
    let beside: String = stays.iter().map(|it| it.beside.as_str()).collect();
    let read = set.seen(Some(id), &[Role::Reading]);
    if !holds(&beside, &read) || (left == 0 && read.len() != beside.len()) {
        return Err(format!("beside the text is {read}, not {beside}"));
    }
    Ok(())
}

/// A head is printed whole, whatever becomes of the text under it.
fn head_is_whole(set: &Set, story: &Story) -> Result<(), String> {
    let seen = set.seen(Some(&story.id), HEADS);
    if counted(&seen) == counted(&story.head) {
        return Ok(());
    }
    Err(format!("the head is {seen}, not {}", story.head))
}

/// What is in no story is printed whole, unless it is said to have no room.
fn others_are_whole(set: &Set, written: &Written) -> Result<(), String> {
    let seen = set.seen(None, &[Role::Boxed, Role::Label, Role::Caption, Role::Teaser]);
    let codes = [Code::NoRoom, Code::TableWide];
    let said = set.said.iter().any(|it| codes.contains(&it.code));
    let whole = counted(&seen) == counted(&written.others);
    if whole || (said && holds(&written.others, &seen)) {
        return Ok(());
    }
    Err(format!("beside the stories is {seen}, not {}", written.others))
}

/// The PDF has the characters of the proof.
fn pdf_is_whole(set: &Set) -> Result<(), String> {
    let marks = set.proof.sheets.iter().flat_map(|it| &it.marks);
    let proof: String = marks.map(text).collect();
    let pages = reader::pages(&set.pdf);
    let pdf: String =
        pages.iter().flat_map(|it| &it.shown).map(|it| it.text.as_str()).collect();
    if counted(&proof) == counted(&pdf) {
        return Ok(());
    }
    Err("the PDF has other characters than the proof".to_owned())
}

#[test]
fn what_was_written_is_on_the_pages_or_in_the_remarks() {
    let (mut over, mut out, mut jumped) = (0, 0, 0);
    for round in 0..160 {
        let written = written(&mut Dice(round));
        let set = Set::of(&written);
        for story in &written.stories {
            let whole =
                story_is_whole(&set, story).and_then(|()| head_is_whole(&set, story));
            whole.unwrap_or_else(|what| panic!("round {round}, {}: {what}", story.id));
            over += usize::from(set.left_over(&story.id) > 0);
            out += set.remarks(Code::LeftOut, &story.id).len();
        }
        others_are_whole(&set, &written)
            .unwrap_or_else(|what| panic!("round {round}: {what}"));
        if round % 8 == 0 {
            pdf_is_whole(&set).unwrap_or_else(|what| panic!("round {round}: {what}"));
        }
        jumped += written.files["issue.toml"].matches("jump = 2").count();
    }
    // The dice throw all that there is to lose.
    assert!(over > 30 && out > 10 && jumped > 30, "{over} {out} {jumped}");
}
