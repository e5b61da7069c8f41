//! Writing a file whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::diag::Error;

/// Writes `bytes` to `path`. They go to a file beside it first, which takes the name only
/// when the disk has them all: a reader sees the old file or the new one, never a half. A
/// link stays, and what it leads to is written.
///
/// # Errors
/// When the disk refuses, or `path` is no file, such as a device, or may only be read; what
/// was there is still there then.
///
/// ```
/// use banxin::job::write_whole;
///
/// let path = std::env::temp_dir().join(format!("banxin-{}.pdf", std::process::id()));
/// write_whole(&path, b"%PDF-1.6")?;
/// assert_eq!(std::fs::read(&path).ok().as_deref(), Some(b"%PDF-1.6".as_slice()));
/// # std::fs::remove_file(&path).expect("it was written");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    check(path)?;
    let draft = draft(&target);
    write(&draft, &target, bytes).map_err(|error| {
        // The draft may never have come to be; the first error is the one to tell.
        drop(fs::remove_file(&draft));
        Error::writing(path, error)
    })
}

/// Whether a file may take this name: there is none yet, or one that may be written to.
fn check(path: &Path) -> Result<(), Error> {
    let Ok(about) = fs::metadata(path) else { return Ok(()) };
    let shown = path.display();
    if about.is_dir() {
        return Err(Error::writing(path, io::ErrorKind::IsADirectory.into()));
    }
    if !about.is_file() {
        return Err(Error::new(
            format!("写不了「{shown}」：是管道或设备，不是文件"),
            format!("cannot write \"{shown}\": it is a pipe or a device, not a file"),
        ));
    }
    if about.permissions().readonly() {
        return Err(Error::writing(path, io::ErrorKind::PermissionDenied.into()));
    }
    Ok(())
}

fn write(draft: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Only a file that nobody else has made, were it by a link of the same name.
    let mut file = OpenOptions::new().write(true).create_new(true).open(draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(draft, path)?;
    sync_folder(path)
}

/// A name in the same folder that nobody else uses.
fn draft(path: &Path) -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let draft = path.with_file_name(format!(".banxin.{}.{number}.part", process::id()));
    // One of a process that was killed, long ago.
    drop(fs::remove_file(&draft));
    draft
}

/// Makes the new name outlast a loss of power, where folders can be opened as files.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
