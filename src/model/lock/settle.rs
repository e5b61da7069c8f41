//! What of a lock file still holds, and what has changed underneath.

use crate::diag::{Code, Diagnostic, Diagnostics, Reported, SourceId, Sources};
use crate::model::article::Block;
use crate::model::issue::Issue;
use crate::model::lock::{
    HeadPart, Lock, LockedGive, LockedHead, LockedLever, LockedStory, Order, copy_print,
    paragraph_print, place_print, read,
};
use crate::model::reader::Log;

/// Reads the lock file `id` of `issue`. What was made for other copy or another place is
/// left out, with a remark.
///
/// ```
/// use banxin::Job;
/// use banxin::model::read_lock;
///
/// let mut job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let text = "[[story]]\nid = \"gone\"\ncopy = \"0\"\nplace = \"0\"\n";
/// let id = job.sources.add("issue.lock.toml", text);
/// let read = read_lock(&job.sources, id, &job.issue);
/// assert!(read.output.stories.is_empty());
/// assert_eq!(read.diagnostics.iter().next().map(|it| it.code.id()), Some("B1801"));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn read_lock(sources: &Sources, id: SourceId, issue: &Issue) -> Reported<Lock> {
    let log = Log::new(id, 0);
    let text = sources.get(id).map(|it| it.text.as_str()).unwrap_or_default();
    let lock = read::lock(text, &log);
    let mut diagnostics = log.finish();
    if diagnostics.has_errors() {
        return Reported::new(Lock::default(), diagnostics);
    }
    let settle = |it| settle(issue, it, &mut diagnostics);
    let stories = lock.stories.into_iter().filter_map(settle).collect();
    Reported::new(Lock { stories }, diagnostics)
}

/// What still holds of a story.
fn settle(
    issue: &Issue,
    mut story: LockedStory,
    diagnostics: &mut Diagnostics,
) -> Option<LockedStory> {
    let id = story.id.value.clone();
    if issue.story(&id).is_none_or(|(_, it)| it.id.value != id) {
        diagnostics.push(unknown(&story));
        return None;
    }
    if story.place.value != place_print(issue, &id) {
        diagnostics.push(moved(&story));
        return None;
    }
    story.whole = story.copy.value == copy_print(issue, &id);
    let blocks = issue.blocks(&id);
    let on_page = |page: u32| issue.parts_of(&id).any(|(it, _)| it == page);
    let head = |it: &&LockedHead| is_there(issue, &id, it);
    let lever = |it: &LockedLever| {
        let there = on_page(it.page).then_some(it)?;
        found_again(there, blocks, &story)
    };
    // Other copy wants other pictures.
    let give = |it: &&LockedGive| story.whole && on_page(it.page);
    let heads: Vec<_> = story.heads.iter().filter(head).cloned().collect();
    let levers: Vec<_> = story.levers.iter().filter_map(lever).collect();
    let gives: Vec<_> = story.gives.iter().filter(give).cloned().collect();
    let before = story.heads.len() + story.levers.len() + story.gives.len();
    let kept = heads.len() + levers.len() + gives.len();
    if !story.whole {
        diagnostics.push(changed(&story, kept, before - kept));
    } else if kept < before {
        let lost_head = story.heads.iter().find(|it| !head(it)).map(|it| it.span);
        let lost_lever = story.levers.iter().find(|it| lever(it).is_none());
        let lost_give = story.gives.iter().find(|it| !give(it)).map(|it| it.span);
        let lost = lost_head.or(lost_lever.map(|it| it.span)).or(lost_give);
        diagnostics.push(unmet(&story).at(lost.unwrap_or(story.id.span)));
        return None;
    }
    Some(LockedStory { heads, levers, gives, ..story })
}

/// Whether the story still has that head.
fn is_there(issue: &Issue, id: &str, head: &LockedHead) -> bool {
    let words = head.lines.concat();
    issue.parts_of(id).filter(|(page, _)| *page == head.page).any(|(_, spec)| {
        let of_story = issue.head_of(spec);
        let bare = |it: &str| it.replace('|', "");
        match head.part {
            HeadPart::Kicker => of_story.kicker.iter().any(|it| bare(&it.value) == words),
            HeadPart::Deck => of_story.deck.iter().any(|it| bare(&it.value) == words),
            HeadPart::Main => {
                let main: String =
                    of_story.main.iter().map(|it| bare(&it.value)).collect();
                main == words
            }
        }
    })
}

/// A paragraph's order, under the number that the paragraph has now: the nearest one with
/// the same words. Without the print of its words it holds as long as no copy changed.
fn found_again(
    lever: &LockedLever,
    blocks: &[Block],
    story: &LockedStory,
) -> Option<LockedLever> {
    if lever.order == Order::Out && !story.whole {
        return None;
    }
    let Some(copy) = &lever.copy else {
        return story.whole.then(|| lever.clone());
    };
    let same =
        blocks.iter().enumerate().filter(|(_, it)| paragraph_print(it) == copy.value);
    let numbers = same.map(|(at, _)| at + 1);
    let paragraph = numbers.min_by_key(|it| it.abs_diff(lever.paragraph))?;
    if story.whole && paragraph != lever.paragraph {
        return None;
    }
    Some(LockedLever { paragraph, ..lever.clone() })
}

fn unknown(story: &LockedStory) -> Diagnostic {
    let id = &story.id.value;
    Diagnostic::new(
        Code::LockStranger,
        format!("定样里的「{id}」，本期没有这篇"),
        format!("the lock has \"{id}\", which is no story of this issue"),
    )
    .at(story.id.span)
    .hint(
        "用 build --lock 重写定样，它就去掉了",
        "build --lock writes the lock without it",
    )
}

fn moved(story: &LockedStory) -> Diagnostic {
    let id = &story.id.value;
    Diagnostic::new(
        Code::LockChanged,
        format!("「{id}」的位置或版式改过了，定样不再用，全篇重排"),
        format!(
            "the place of \"{id}\" has changed; its lock is dropped, it is made up afresh"
        ),
    )
    .at(story.place.span)
    .hint("看过版面，用 build --lock 重写定样", "look at the page and build --lock again")
}

fn changed(story: &LockedStory, kept: usize, dropped: usize) -> Diagnostic {
    let id = &story.id.value;
    Diagnostic::new(
        Code::LockChanged,
        format!("「{id}」的稿件改过了：定样留{kept}项，去{dropped}项，其余重排"),
        format!(
            "the copy of \"{id}\" has changed: of its lock {kept} are kept if they can be, \
             {dropped} dropped; the rest is made up afresh"
        ),
    )
    .at(story.copy.span)
    .hint("看过版面，用 build --lock 重写定样", "look at the page and build --lock again")
}

fn unmet(story: &LockedStory) -> Diagnostic {
    let id = &story.id.value;
    Diagnostic::new(
        Code::LockUnmet,
        format!("定样里「{id}」的这一项，稿件里没有这样的标题或段落；全篇重排"),
        format!(
            "the copy of \"{id}\" has no such head or paragraph; it is made up afresh"
        ),
    )
    .hint(
        "标题各行连起来要与稿件一字不差；段落的 number 和 copy 要一致",
        "the lines of a head together are its words; a paragraph has the number of its copy",
    )
}
