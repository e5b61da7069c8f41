//! Which files of the issue were saved.
//!
//! Looking at a few hundred files costs less than a millisecond, and works on every disk,
//! shared ones too.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

/// A file that is being written is looked at again after this.
const REST: Duration = Duration::from_millis(6);

/// A file that is gone or empty may be about to be written: so many looks are waited for.
const PATIENCE: u32 = 16;

/// No file is waited for longer than so many looks.
const MOST_LOOKS: u32 = 200;

/// What a file looks like from outside; none when it is not there.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    is_file: bool,
}

type Stamps = BTreeMap<PathBuf, Option<Stamp>>;

/// The files that are watched, as they were when they were read.
#[derive(Debug)]
pub(super) struct Watch(Stamps);

impl Watch {
    pub(super) fn new(files: Vec<PathBuf>) -> Self {
        Self(files.into_iter().map(stamped).collect())
    }

    /// Watches these files from now on; what is known of them is kept.
    pub(super) fn follow(&mut self, files: Vec<PathBuf>) {
        let stamp = |file: PathBuf| match self.0.get(&file) {
            Some(known) => (file, *known),
            None => stamped(file),
        };
        self.0 = files.into_iter().map(stamp).collect();
    }

    /// The files that changed, came or went, each written to its end.
    pub(super) fn changed(&mut self) -> Vec<PathBuf> {
        let mut seen = self.look();
        if seen == self.0 {
            return Vec::new();
        }
        let (mut quiet, mut looks) = (0, 0);
        while quiet < self.patience(&seen) && looks < MOST_LOOKS {
            thread::sleep(REST);
            let now = self.look();
            quiet = if now == seen { quiet + 1 } else { 0 };
            seen = now;
            looks += 1;
        }
        let known = std::mem::replace(&mut self.0, seen);
        let other = |file: &&PathBuf| known.get(*file) != self.0.get(*file);
        self.0.keys().filter(other).cloned().collect()
    }

    fn look(&self) -> Stamps {
        self.0.keys().map(|it| (it.clone(), stamp(it))).collect()
    }

    /// How many looks must find nothing new.
    fn patience(&self, seen: &Stamps) -> u32 {
        let mut changed = seen.iter().filter(|(file, it)| self.0.get(*file) != Some(*it));
        let unfinished = changed.any(|(_, stamp)| match stamp {
            None => true,
            Some(stamp) => stamp.is_file && stamp.length == 0,
        });
        if unfinished { PATIENCE } else { 1 }
    }
}

fn stamped(file: PathBuf) -> (PathBuf, Option<Stamp>) {
    let stamp = stamp(&file);
    (file, stamp)
}

fn stamp(file: &Path) -> Option<Stamp> {
    let about = fs::metadata(file).ok()?;
    let modified = about.modified().ok();
    Some(Stamp { modified, length: about.len(), is_file: about.is_file() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_of_once_when_it_changes_comes_or_goes() {
        let name = format!("banxin-watch-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a folder");
        let (kept, late) = (folder.join("kept.md"), folder.join("late.md"));
        fs::write(&kept, "潮").expect("written");
        let mut watch = Watch::new(vec![kept.clone(), late.clone()]);
        assert!(watch.changed().is_empty());
        fs::write(&late, "水").expect("written");
        assert_eq!(watch.changed(), [late.as_path()]);
        assert!(watch.changed().is_empty());
        fs::write(&kept, "潮水").expect("written");
        fs::remove_file(&late).expect("removed");
        assert_eq!(watch.changed(), [kept.as_path(), late.as_path()]);
        fs::write(&kept, "").expect("written");
        watch.follow(vec![kept.clone()]);
        assert_eq!(watch.changed(), [kept.as_path()], "known as it was");
        fs::remove_dir_all(&folder).expect("it is ours");
    }
}
