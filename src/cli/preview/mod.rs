//! The pages in the browser, set anew at every save (边改边看).
//!
//! The steps: open the issue, serve it on this machine alone, watch its files, and set what
//! a save touches. Pages that cannot be set for a slip in the copy stay as they were last.

mod args;
mod draw;
mod guard;
mod news;
mod routes;
mod scene;
mod serve;
mod source;
mod watch;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use banxin::diag::render::Manner;
use banxin::diag::{Error, Tongue};
use banxin::job::{Edition, Options};

use self::guard::Guard;
use self::routes::Desk;
use self::scene::Stage;
use self::watch::Watch;
use crate::cli::args::Format;
use crate::cli::{NOT_STARTED, Work, issue, report};

pub(crate) use self::args::Preview;

/// How often files are looked at.
const TICK: Duration = Duration::from_millis(15);

/// Shows the issue until the person ends it.
pub(crate) fn run(asked: &Preview, tongue: Tongue) -> ExitCode {
    match show(asked, tongue) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let work = Work { trouble: Some(error), ..Work::default() };
            let manner = Manner { tongue, ..Manner::default() };
            report::show(Format::Human, manner, &work);
            ExitCode::from(NOT_STARTED)
        }
    }
}

fn show(asked: &Preview, tongue: Tongue) -> Result<(), Error> {
    let options = Options {
        font_dirs: asked.fonts.clone(),
        no_lock: asked.no_lock,
        ..Options::default()
    };
    let start = Instant::now();
    let issue = issue::find(asked.issue.as_deref())?;
    let mut edition = Edition::open(&issue, options)?;
    let mut watch = Watch::new(edition.files());
    let stage = Arc::new(Stage::new(&edition, start.elapsed()));
    let in_use = |cause| no_port(asked.port, &cause);
    let door = serve::listen(asked.port).map_err(in_use)?;
    let guard = Guard::new(door.local_addr().map_err(in_use)?.port())?;
    let address = guard.address();
    let desk = Desk { stage: Arc::clone(&stage), guard, tongue };
    thread::spawn(move || serve::serve(&door, move |it, stream| desk.answer(it, stream)));
    let over = Arc::new(AtomicBool::new(false));
    let ends = Arc::clone(&over);
    // Without it ctrl-C ends the process all the same, only less politely.
    let _ = ctrlc::set_handler(move || ends.store(true, Ordering::Relaxed));
    report::say(&match tongue {
        Tongue::Chinese => format!("预览：{address}\n按 Ctrl-C 结束"),
        Tongue::English => format!("preview: {address}\npress ctrl-C to end"),
    });
    if !asked.no_open && open::that_detached(&address).is_err() {
        report::say(match tongue {
            Tongue::Chinese => "没能打开浏览器，请自己打开上面的网址",
            Tongue::English => "no browser could be opened: open the address above",
        });
    }
    while !over.load(Ordering::Relaxed) {
        follow(&mut edition, &mut watch, &stage);
    }
    report::say(match tongue {
        Tongue::Chinese => "\n预览已结束",
        Tongue::English => "\nthe preview has ended",
    });
    Ok(())
}

/// Waits a little, and sets anew what was saved meanwhile.
fn follow(edition: &mut Edition, watch: &mut Watch, stage: &Stage) {
    thread::sleep(TICK);
    let changed = watch.changed();
    if changed.is_empty() {
        return;
    }
    let start = Instant::now();
    let trouble = edition.refresh(&changed).err();
    stage.play(edition, trouble, start.elapsed());
    watch.follow(edition.files());
}

fn no_port(port: u16, cause: &io::Error) -> Error {
    Error::new(
        format!("不能用端口 {port}：{cause}；换一个，或不写 --port"),
        format!("cannot use port {port}: {cause}; ask for another, or for none"),
    )
}
