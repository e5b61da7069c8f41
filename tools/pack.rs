//! Makes a folder that travels: the program, its fonts, layouts and licences, for a machine
//! without this repository and without Rust.
//!
//! ```sh
//! cargo run --release --example pack -- DIR
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::env::consts::EXE_SUFFIX;
use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Whatever stops it.
type Outcome<T> = Result<T, Box<dyn Error>>;

/// Where this repository is.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What goes along as it is, where it is there.
const ALONG: &[&str] = &[
    "fonts",
    "layouts",
    "schemas",
    "docs/issue-format.md",
    "docs/remarks.md",
    "CHANGELOG.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// Completions: shell and file.
const SHELLS: &[(&str, &str)] = &[
    ("bash", "banxin.bash"),
    ("zsh", "_banxin"),
    ("fish", "banxin.fish"),
    ("powershell", "banxin.ps1"),
    ("elvish", "banxin.elv"),
];

/// Pages of the manual: the whole, and one for each of these.
const COMMANDS: &[&str] = &[
    "build",
    "new",
    "check",
    "heads",
    "layouts",
    "fonts",
    "explain",
    "import",
    "schema",
    "completions",
    "man",
];

/// Files of a crate that say under which terms it is used begin so.
const LICENCES: &[&str] = &["license", "licence", "copying", "notice", "unlicense"];

/// What the licence of a part asks to be said.
const ACKNOWLEDGEMENT: &str =
    "This software is based in part on the work of the Independent JPEG Group.";

fn main() -> Outcome<()> {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return Err("name the folder: cargo run --release --example pack -- DIR".into());
    };
    if folder.exists() && fs::read_dir(&folder)?.next().is_some() {
        return Err(format!("{} is not empty", folder.display()).into());
    }
    fs::create_dir_all(&folder)?;
    let metadata = metadata()?;
    let program = program(&metadata, &folder)?;
    for path in ALONG.iter().map(Path::new) {
        copy(&Path::new(ROOT).join(path), &folder.join(path))?;
    }
    fs::write(folder.join("README.md"), include_str!("release.md"))?;
    told(&program, &folder)?;
    let licences = folder.join("licences");
    fs::create_dir_all(&licences)?;
    fs::write(licences.join("third-party.txt"), third_party(&metadata)?)?;
    let profile = Path::new(ROOT).join("src/pdfx/profiles.md");
    fs::copy(profile, licences.join("colour-profile.md"))?;
    Ok(())
}

/// What cargo knows of this crate and of everything it is built from on this machine.
fn metadata() -> Outcome<Value> {
    let about = output(Command::new("rustc").arg("-vV"))?;
    let host = about.lines().find_map(|it| it.strip_prefix("host: "));
    let host = host.ok_or("rustc does not say what machine this is")?;
    let mut cargo = cargo();
    cargo.args(["metadata", "--format-version", "1", "--filter-platform", host]);
    Ok(serde_json::from_str(&output(&mut cargo)?)?)
}

fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.current_dir(ROOT);
    cargo
}

/// Builds the program and puts it into the folder.
fn program(metadata: &Value, folder: &Path) -> Outcome<PathBuf> {
    let built = cargo().args(["build", "--release", "--bin", "banxin"]).status()?;
    if !built.success() {
        return Err("the program cannot be built".into());
    }
    let target = metadata["target_directory"].as_str().ok_or("no target directory")?;
    let name = format!("banxin{EXE_SUFFIX}");
    let here = folder.join(&name);
    fs::copy(Path::new(target).join("release").join(&name), &here)?;
    Ok(here.canonicalize()?)
}

/// Completions and the manual, in Chinese and in English, as the program tells them.
fn told(program: &Path, folder: &Path) -> Outcome<()> {
    let completions = folder.join("completions");
    fs::create_dir_all(&completions)?;
    let ask = |args: &[&str]| output(Command::new(program).args(args));
    for (shell, file) in SHELLS {
        fs::write(completions.join(file), ask(&["completions", shell, "--lang", "en"])?)?;
    }
    for (lang, place) in [("en", "man/man1"), ("zh", "man/zh_CN/man1")] {
        let place = folder.join(place);
        fs::create_dir_all(&place)?;
        fs::write(place.join("banxin.1"), ask(&["man", "--lang", lang])?)?;
        for command in COMMANDS {
            let page = ask(&["man", command, "--lang", lang])?;
            fs::write(place.join(format!("banxin-{command}.1")), page)?;
        }
    }
    Ok(())
}

/// A file, or a folder with all that is in it; nothing where there is none.
fn copy(from: &Path, to: &Path) -> Outcome<()> {
    if from.is_dir() {
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    } else if from.is_file() {
        fs::create_dir_all(to.parent().ok_or("no folder")?)?;
        fs::copy(from, to)?;
    }
    Ok(())
}

/// A crate in the program, its terms, where it is developed, and the licences it brings.
struct Part {
    name: String,
    terms: String,
    repository: String,
    texts: Vec<String>,
}

/// The licences of all crates that are in the program, each text once. A crate that brings
/// none has that of another of its repository under the same terms, or else one of ours.
fn third_party(metadata: &Value) -> Outcome<String> {
    let parts = parts(metadata)?;
    let (mut texts, mut bare) = (BTreeMap::<&str, Vec<&str>>::new(), Vec::new());
    for part in &parts {
        let is_kin =
            |it: &&Part| it.repository == part.repository && it.terms == part.terms;
        let kin = parts.iter().filter(is_kin).find(|it| !it.texts.is_empty());
        let own = Some(part).filter(|it| !it.texts.is_empty()).or(kin);
        for text in own.iter().flat_map(|it| &it.texts) {
            texts.entry(text).or_default().push(&part.name);
        }
        let ours = ["MIT", "Apache-2.0"].iter().any(|it| part.terms.contains(it));
        match own {
            Some(_) => {}
            None if ours => bare.push(part.name.as_str()),
            None => {
                return Err(format!("{} does not bring its licence", part.name).into());
            }
        }
    }
    let mut page = format!(
        "What banxin is built from, and under which terms.\n\n{ACKNOWLEDGEMENT}\n\n\
         Crates that bring no text of their licence; LICENSE-MIT and LICENSE-APACHE have it:\n"
    );
    bare.iter().for_each(|it| page.push_str(&format!("  {it}\n")));
    for (text, crates) in texts {
        let rule = "=".repeat(78);
        page.push_str(&format!("\n{rule}\n{}\n{rule}\n\n{text}\n", crates.join("\n")));
    }
    Ok(page)
}

/// The crates that are in the program, by name.
fn parts(metadata: &Value) -> Outcome<Vec<Part>> {
    let used = used(metadata)?;
    let mut parts = Vec::new();
    for package in list(&metadata["packages"]) {
        let word = |key: &str| package[key].as_str().unwrap_or_default();
        if !used.contains(word("id")) || word("name") == "banxin" {
            continue;
        }
        let terms = word("license").to_owned();
        parts.push(Part {
            name: format!("{} {} ({terms})", word("name"), word("version")),
            terms,
            repository: word("repository").to_owned(),
            texts: licences(Path::new(word("manifest_path")).parent())?,
        });
    }
    parts.sort_by(|one, two| one.name.cmp(&two.name));
    Ok(parts)
}

/// The packages that the program is made of: what it needs, and what that needs.
fn used(metadata: &Value) -> Outcome<BTreeSet<&str>> {
    let root = metadata["resolve"]["root"].as_str().ok_or("no root")?;
    let nodes = list(&metadata["resolve"]["nodes"]);
    let nodes: BTreeMap<&str, &Value> =
        nodes.filter_map(|it| Some((it["id"].as_str()?, it))).collect();
    let (mut used, mut open) = (BTreeSet::new(), vec![root]);
    while let Some(id) = open.pop() {
        if !used.insert(id) {
            continue;
        }
        let Some(node) = nodes.get(id) else { continue };
        let is_part = |it: &&Value| list(&it["dep_kinds"]).any(|it| it["kind"].is_null());
        let parts = list(&node["deps"]).filter(is_part);
        open.extend(parts.filter_map(|it| it["pkg"].as_str()));
    }
    Ok(used)
}

/// The texts of the licences in the folder of a crate.
fn licences(folder: Option<&Path>) -> Outcome<Vec<String>> {
    let folder = folder.ok_or("a crate without a folder")?;
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.filter_map(|it| Some(it.ok()?.path())).collect();
    paths.sort();
    paths.retain(|path| {
        let name = path.file_name().map(OsStr::to_ascii_lowercase).unwrap_or_default();
        let name = name.to_string_lossy();
        path.is_file() && LICENCES.iter().any(|it| name.starts_with(it))
    });
    let read =
        |path: &PathBuf| Ok(String::from_utf8_lossy(&fs::read(path)?).into_owned());
    paths.iter().map(read).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// What a command writes.
fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
