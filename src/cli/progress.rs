//! A sign of life on a terminal when work takes longer than a second.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use banxin::diag::{Progress, Step, Tongue};
use indicatif::{ProgressBar, ProgressStyle};

/// Shorter work passes in silence.
const PATIENCE: Duration = Duration::from_secs(1);
/// From one look to the next.
const TICK: Duration = Duration::from_millis(100);

/// What is shown of each step, in both tongues.
const STEPS: [(Step, &str, &str); 3] = [
    (Step::Reading, "读图", "pictures read"),
    (Step::Pages, "拼版", "pages set"),
    (Step::Pictures, "制版", "pictures made"),
];

/// Does `work` and shows how far it has come. In pipes nothing is shown.
pub(crate) fn during<T>(
    tongue: Tongue,
    progress: &Progress,
    work: impl FnOnce() -> T,
) -> T {
    let (done, wait) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut wanted = PATIENCE;
            let mut bar = None;
            // Ends when `done` is dropped; there is nothing else to receive.
            while wait.recv_timeout(wanted) == Err(RecvTimeoutError::Timeout) {
                let bar = bar.get_or_insert_with(bar_on_stderr);
                bar.set_message(words(tongue, progress));
                bar.tick();
                wanted = TICK;
            }
            bar.iter().for_each(ProgressBar::finish_and_clear);
        });
        let output = work();
        drop(done);
        output
    })
}

/// Only where stderr is a terminal; without colours.
fn bar_on_stderr() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
    ProgressBar::new_spinner().with_style(style)
}

/// How far each step has come, those that have begun.
fn words(tongue: Tongue, progress: &Progress) -> String {
    let begun = STEPS.iter().filter_map(|(step, zh, en)| {
        let (done, of) = progress.so_far(*step);
        let name = if tongue == Tongue::Chinese { zh } else { en };
        (of > 0).then(|| format!("{name} {done}/{of}"))
    });
    let begun: Vec<String> = begun.collect();
    match tongue {
        _ if !begun.is_empty() => begun.join(" · "),
        Tongue::Chinese => "正在排版".to_owned(),
        Tongue::English => "setting the issue".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_begun_is_counted() {
        let progress = Progress::default();
        assert_eq!(words(Tongue::Chinese, &progress), "正在排版");
        progress.expect(Step::Reading, 40);
        progress.expect(Step::Pictures, 2);
        progress.done(Step::Reading);
        assert_eq!(words(Tongue::Chinese, &progress), "读图 1/40 · 制版 0/2");
        let english = words(Tongue::English, &progress);
        assert_eq!(english, "pictures read 1/40 · pictures made 0/2");
    }
}
