//! The file on the disk is whole at every moment: the old one or the new one (落盘).
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

/// An issue of one page in a folder of its own.
fn issue(name: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("banxin-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let toml = "[paper]\nname = \"报\"\ncode = \"BX\"\ndate = 2026-11-24\n[[page]]\n\
        layout = \"tabloid-inside\"\n[[page.story]]\narticle = \"a.md\"\nslot = \"lead\"\n";
    fs::write(folder.join("issue.toml"), toml).expect("the issue");
    fs::write(folder.join("a.md"), "# 潮水退了\n\n今天的潮水退了。\n")
        .expect("the article");
    folder
}

fn build(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
    command.arg("build").arg(folder.join("issue.toml"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Killed at fifty moments from its start to its end, the process leaves what was there or
/// what it was to write, and nothing but a file for its own use that begins with a dot.
#[test]
fn a_killed_process_leaves_the_old_file_or_the_new_one() {
    let folder = issue("killed");
    let out = folder.join("o.pdf");
    let begun = Instant::now();
    assert!(
        build(&folder)
            .arg("-o")
            .arg(folder.join("o.pdf"))
            .status()
            .expect("it runs")
            .success()
    );
    let takes = begun.elapsed();
    let new = fs::read(&out).expect("a PDF");
    let old = b"what was printed yesterday";
    let (mut olds, mut news) = (0, 0);
    for moment in 0..50 {
        fs::write(&out, old).expect("the old file");
        let mut child = build(&folder).arg("-o").arg(&out).spawn().expect("it runs");
        sleep(takes * moment / 40);
        let _ = child.kill();
        child.wait().expect("it ends");
        match fs::read(&out).expect("a file") {
            it if it == old => olds += 1,
            it if it == new => news += 1,
            it => panic!("{moment}: {} bytes of neither", it.len()),
        }
    }
    assert!(olds > 0 && news > 0, "{olds} times the old one, {news} the new one");
    let names = fs::read_dir(&folder).expect("the folder").flatten();
    let names = names.map(|it| it.file_name().to_string_lossy().into_owned());
    let seen: Vec<_> = names.filter(|it| !it.starts_with('.')).collect();
    assert_eq!(seen.len(), 3, "{seen:?}");
    fs::remove_dir_all(&folder).expect("it goes");
}

/// Several at once into one file: each writes its own and puts it there whole.
#[test]
fn processes_side_by_side_do_not_mix_their_files() {
    let folder = issue("side");
    assert!(
        build(&folder)
            .arg("-o")
            .arg(folder.join("o.pdf"))
            .status()
            .expect("it runs")
            .success()
    );
    let alone = fs::read(folder.join("o.pdf")).expect("a PDF");
    let out = folder.join("o.pdf");
    let children: Vec<_> = (0..6)
        .map(|_| build(&folder).arg("-o").arg(&out).spawn().expect("it runs"))
        .collect();
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
        assert_eq!(fs::read(folder.join("o.pdf")).expect("a PDF"), alone);
    }
    fs::remove_dir_all(&folder).expect("it goes");
}

/// A place that cannot be written to is named.
#[cfg(target_os = "linux")]
#[test]
fn a_place_that_cannot_be_written_is_said() {
    let folder = issue("locked");
    let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
    let command = command.arg("build").arg(folder.join("issue.toml"));
    let command = command.args(["-o", "/proc/banxin/o.pdf", "--lang", "en"]);
    let output = command.output().expect("it runs");
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{words}");
    assert!(words.contains("cannot write \"/proc/banxin\""), "{words}");
    fs::remove_dir_all(&folder).expect("it goes");
}

/// No room on the disk: the old file stays, and the words say why: here by a limit on the
/// size of files. What `--web`, `--png` and `--lock` write goes the same way.
#[cfg(unix)]
#[test]
fn without_room_on_the_disk_the_old_files_stay() {
    let cases: [(&[&str], &str); 2] =
        [(&["-o", "o.pdf"], "o.pdf"), (&["--pages", "o"], "o/BX_20261124_01.pdf")];
    let folder = issue("full");
    for (arguments, file) in cases {
        let out = folder.join(file);
        fs::create_dir_all(out.parent().expect("a folder")).expect("it is made");
        fs::write(&out, b"old").expect("the old file");
        let count = || fs::read_dir(&folder).expect("the folder").count();
        let before = count();
        let line = format!(
            "cd {folder:?}; trap '' XFSZ; ulimit -f 8; exec {:?} build issue.toml {} --lang en",
            env!("CARGO_BIN_EXE_banxin"),
            arguments.join(" "),
        );
        let output = Command::new("sh").arg("-c").arg(line).output().expect("it runs");
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert!(words.contains(&format!("cannot write \"{file}\"")), "{words}");
        assert_eq!(fs::read(&out).expect("a file"), b"old");
        assert_eq!(count(), before, "no part of a file is left");
        let beside = fs::read_dir(out.parent().expect("a folder")).expect("it is there");
        let parts =
            beside.flatten().filter(|it| it.path().extension() == Some("part".as_ref()));
        assert_eq!(parts.count(), 0, "no part of a file is left");
    }
    fs::remove_dir_all(&folder).expect("it goes");
}

/// What is no file is not written over; a link stays a link; what may only be read stays.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_left_alone() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    let folder = issue("device");
    let said = |out: &Path| {
        let mut command = build(&folder);
        command.arg("-o").arg(out).args(["--lang", "en"]).stderr(Stdio::piped());
        let output = command.output().expect("it runs");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let pipe = folder.join("pipe.pdf");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let (code, words) = said(&pipe);
    assert!(code == Some(2) && words.contains("a pipe or a device"), "{words}");
    assert!(fs::metadata(&pipe).expect("it is there").file_type().is_fifo());
    // A folder takes the file.
    assert_eq!(said(&folder).0, Some(0));
    assert!(fs::metadata(&folder).expect("it is there").is_dir());

    let (aim, link) = (folder.join("aim.pdf"), folder.join("link.pdf"));
    fs::write(&aim, b"old").expect("the aim of the link");
    symlink("aim.pdf", &link).expect("a link");
    assert_eq!(said(&link).0, Some(0));
    assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
    assert!(fs::read(&aim).expect("the aim").starts_with(b"%PDF"));

    let mut rights = fs::metadata(&aim).expect("it is there").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&aim, rights).expect("its rights");
    let (code, words) = said(&aim);
    assert!(code == Some(2) && words.contains("cannot write"), "{words}");
    fs::remove_dir_all(&folder).expect("it goes");
}
