//! Writing a file whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::diag::Error;

/// Writes `bytes` to `path`. They go to a file beside it first, which takes the name only
/// when the disk has them all: a reader sees the old file or the new one, never a half.
///
/// # Errors
/// When the disk refuses; the old file is still there then.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let draft = draft(path);
    write(&draft, path, bytes).map_err(|error| {
        // The draft may never have come to be; the first error is the one to tell.
        drop(fs::remove_file(&draft));
        Error::writing(path, error)
    })
}

fn write(draft: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let mut file =
        OpenOptions::new().write(true).create(true).truncate(true).open(draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(draft, path)?;
    sync_folder(path)
}

/// A name in the same folder that no other process uses.
fn draft(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
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
