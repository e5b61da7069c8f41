//! Making sample stories so long that they end on their last rows.

use banxin::Job;
use banxin::diag::{Code, Diagnostic, Error, Sources};
use banxin::job::Options;
use banxin::proof::{MarkKind, Proof, Role};

use crate::cli::start::copy::Draft;
use crate::cli::start::sample::Sample;

/// So often the page is set at most.
const TRIALS: usize = 24;

/// A story that was mended so often by its length begins with other sentences.
const PATIENCE: usize = 3;

/// Sets the page until there is nothing to remark on it; what cannot be helped stays.
pub(super) fn fit(sample: &mut Sample, options: &Options) -> Result<(), Error> {
    for trial in 1..=TRIALS {
        let job = Job::from_files(sample.files(), options)?;
        let made = banxin::typeset(&job, &job.press());
        let Some(set) = made.output else { break };
        let mut mended = false;
        for (article, story) in sample.stories() {
            let about = |it: &&Diagnostic| is_about(it, &job.sources, &article);
            let faults: Vec<_> =
                made.diagnostics.iter().filter(about).map(|it| it.code).collect();
            if !faults.is_empty() {
                mend(&mut story.draft, &faults, &set.proof, &article, trial);
                mended = true;
            }
        }
        if !mended {
            break;
        }
    }
    Ok(())
}

/// Whether a remark is on the article or on its table in the issue.
fn is_about(remark: &Diagnostic, sources: &Sources, article: &str) -> bool {
    let Some(span) = remark.span else { return false };
    let Some(file) = sources.get(span.source) else { return false };
    let before = file.text.get(..span.end as usize).unwrap_or_default();
    let table = before.rfind("[[page.story]]").and_then(|at| file.text.get(at..));
    let table = table.and_then(|it| it.split("\n\n").next()).unwrap_or_default();
    file.name == article || table.contains(&format!("\"{article}\""))
}

/// Makes a story shorter, longer, or of other words.
fn mend(draft: &mut Draft, faults: &[Code], proof: &Proof, article: &str, trial: usize) {
    let id = article.trim_start_matches("articles/").trim_end_matches(".md");
    let Some(at) = proof.stories.iter().position(|it| it.id == id) else { return };
    let Some(story) = proof.stories.get(at) else { return };
    let full = story.fitting.rows.saturating_sub(story.fitting.empty).max(1);
    if faults.contains(&Code::Overset) {
        let set = characters(proof, at);
        draft.length -= draft.length.saturating_sub(set).clamp(10, draft.length / 2);
    } else if faults.contains(&Code::Underfill) {
        draft.length += (story.fitting.empty * draft.length / full).max(10);
    }
    let by_length = [Code::Overset, Code::Underfill].iter().any(|it| faults.contains(it));
    if !by_length || trial.is_multiple_of(PATIENCE) {
        draft.turn += 1;
    }
}

/// How many characters of the text of a story stand on the page.
fn characters(proof: &Proof, story: usize) -> usize {
    let marks = proof.sheets.iter().flat_map(|it| &it.marks);
    let own = marks.filter(|it| it.role == Role::Body);
    let own = own.filter(|it| it.story.is_some_and(|it| it as usize == story));
    own.map(|it| match &it.kind {
        MarkKind::Text(line) => line.text().chars().count(),
        _ => 0,
    })
    .sum()
}
