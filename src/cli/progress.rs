//! A sign of life on a terminal when work takes longer than a second.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use banxin::diag::Tongue;
use indicatif::{ProgressBar, ProgressStyle};

/// Shorter work passes in silence.
const PATIENCE: Duration = Duration::from_secs(1);

/// Does `work` and shows that it goes on. In pipes nothing is shown.
pub(crate) fn during<T>(tongue: Tongue, work: impl FnOnce() -> T) -> T {
    let (done, wait) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if wait.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                let bar = bar(tongue);
                // Returns when `done` is dropped; there is nothing else to receive.
                let _ = wait.recv();
                bar.finish_and_clear();
            }
        });
        let output = work();
        drop(done);
        output
    })
}

/// On stderr, and only where that is a terminal.
fn bar(tongue: Tongue) -> ProgressBar {
    let words = match tongue {
        Tongue::Chinese => "正在排版",
        Tongue::English => "setting the issue",
    };
    let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
    let bar = ProgressBar::new_spinner().with_style(style).with_message(words);
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
