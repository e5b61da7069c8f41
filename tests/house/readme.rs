//! What the documents show is built as it stands there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use banxin::diag::{Code, Severity};
use banxin::job::{BUNDLED_LAYOUTS, Options};
use banxin::pdfx::Press;
use banxin::{Job, Typeset};

/// The files that a document shows: each code block under a line that is a file name
/// between backticks and a colon.
fn shown_files(document: &str) -> BTreeMap<String, Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let text = fs::read_to_string(path).expect("the document is there");
    let (mut files, mut name, mut block) = (BTreeMap::new(), None, None::<String>);
    for line in text.lines() {
        if let Some(written) = &mut block {
            if line == "```" {
                let named = name.take().zip(block.take());
                files.extend(named.map(|(name, text): (String, _)| (name, text.into())));
            } else {
                written.push_str(line);
                written.push('\n');
            }
        } else if line.starts_with("```") {
            block = Some(String::new());
        } else if !line.is_empty() {
            let quoted = line.strip_prefix('`').and_then(|it| it.strip_suffix("`:"));
            let quoted = quoted.or_else(|| line.strip_prefix('`')?.strip_suffix("`："));
            name = quoted.map(|it| it.trim_start_matches("my-issue/").to_owned());
        }
    }
    files
}

/// Sets the files and gives the codes of all remarks that are more than notes.
fn set(files: BTreeMap<String, Vec<u8>>) -> (Option<Typeset>, Vec<Code>) {
    let job = Job::from_files(files, &Options::default()).expect("an issue.toml");
    let made = banxin::typeset(&job, &Press::new(job.moment()));
    let grave = made.diagnostics.iter().filter(|it| it.severity() > Severity::Note);
    let grave = grave.map(|it| it.code).collect();
    (made.output, grave)
}

/// The README of programmers and newcomers, and that of the desk.
const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];

/// The format of an issue, in English and in Chinese.
const FORMATS: [&str; 2] = ["docs/issue-format.md", "docs/issue-format.zh-CN.md"];

fn text(document: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    fs::read_to_string(path).expect("the document is there")
}

/// The code blocks of a document that are marked with `language`.
fn blocks(document: &str, language: &str) -> Vec<String> {
    let text = text(document);
    let fence = format!("\n```{language}\n");
    let after = text.split(&fence).skip(1);
    after.filter_map(|it| it.split_once("\n```")).map(|it| it.0.to_owned()).collect()
}

/// The switches of the command that a document lists, such as `--layout`.
fn switches(document: &str) -> BTreeSet<String> {
    let text = blocks(document, "text").join("\n");
    let ends = |it: char| !(it.is_ascii_lowercase() || it == '-');
    let words = text.split(ends).filter_map(|it| it.strip_prefix("--"));
    words.filter(|it| it.starts_with(char::is_alphabetic)).map(str::to_owned).collect()
}

/// The verbs of the command that a document lists, one at the start of a line.
fn verbs(document: &str) -> BTreeSet<String> {
    let blocks = blocks(document, "text").join("\n");
    let lines = blocks.lines().filter_map(|it| it.strip_prefix("banxin "));
    lines.filter_map(|it| it.split(' ').next()).map(str::to_owned).collect()
}

/// Where the links of a document lead, those to other places apart.
fn links(document: &str) -> BTreeSet<String> {
    let text = text(document);
    let ends = text.split("](").skip(1).filter_map(|it| it.split_once(')'));
    let ends = ends.filter_map(|it| it.0.split('#').next());
    ends.filter(|it| !it.is_empty() && !it.contains("://")).map(str::to_owned).collect()
}

#[test]
fn the_readmes_show_the_same_commands() {
    let [one, two] = READMES.map(switches);
    assert!(one.len() >= 10, "the README names the switches");
    assert_eq!(one, two, "switches");
    let [one, two] = READMES.map(verbs);
    assert!(one.contains("build"), "the README lists the verbs");
    assert_eq!(one, two, "verbs");
    let [one, two] = READMES.map(|it| blocks(it, "sh").join("\n"));
    for line in two.lines() {
        assert!(one.lines().any(|it| it == line), "only in Chinese: {line}");
    }
}

#[test]
fn what_the_readmes_name_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for document in READMES {
        for link in links(document) {
            assert!(root.join(&link).exists(), "{document}: {link}");
        }
    }
    let desk = text("README.zh-CN.md");
    for (layout, _) in BUNDLED_LAYOUTS {
        assert!(desk.contains(&format!("`{layout}`")), "no word of {layout}");
    }
    for entry in fs::read_dir(root.join("examples")).expect("examples") {
        let folder = entry.expect("entry").path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let told = desk.contains(&format!("`{name}`"));
        assert!(told || !folder.is_dir(), "no word of the sample {name}");
    }
}

#[test]
fn the_smallest_issue_of_each_readme_works() {
    for document in READMES {
        let files = shown_files(document);
        let names: Vec<_> = files.keys().map(String::as_str).collect();
        assert_eq!(names, ["issue.toml", "rain.md"], "{document}");
        let (made, remarks) = set(files);
        let made = made.expect("a PDF");
        assert_eq!(remarks, [], "{document}");
        let stats = made.stats;
        assert_eq!((stats.pages, stats.stories, stats.left_over), (1, 1, 0));
        assert!(made.pdf.starts_with(b"%PDF-1."), "it is a PDF");
    }
}

/// A piece of an issue that a README shows, such as its fonts, goes with the smallest one.
#[test]
fn every_other_piece_of_toml_in_the_readmes_is_read() {
    for document in READMES {
        for piece in blocks(document, "toml") {
            if piece.contains("[paper]") {
                continue;
            }
            let mut files = shown_files(document);
            let issue = files.get_mut("issue.toml").expect("the smallest issue");
            issue.extend(format!("\n{piece}\n").bytes());
            let (made, remarks) = set(files);
            assert!(made.is_some(), "{document}: {piece}: {remarks:?}");
        }
    }
}

#[test]
fn the_page_drawn_by_hand_works() {
    let [mut files, chinese] = FORMATS.map(shown_files);
    assert_eq!(files, chinese, "the same page in both languages");
    for (name, characters) in
        [("lead", 1260), ("market", 300), ("library", 1070), ("ferry", 1330)]
    {
        files.insert(format!("articles/{name}.md"), article(characters).into());
    }
    let picture = Path::new(env!("CARGO_MANIFEST_DIR"));
    let picture = picture.join("examples/harbour-daily/pictures/dandelion.jpg");
    files.insert("pictures/bridge.jpg".into(), fs::read(picture).expect("a picture"));
    let (made, remarks) = set(files);
    assert_eq!(remarks, []);
    assert_eq!(made.expect("a PDF").stats.stories, 4);
}

/// What begins each row of the tables of a document between backticks, without the table a
/// key is in; languages may put the words for one thing in another order.
fn rows(document: &str) -> Vec<BTreeSet<String>> {
    let text = text(document);
    let cells = text.lines().filter_map(|it| it.strip_prefix("| `")?.split(" | ").next());
    let keys = |cell: &str| {
        let words = format!("`{cell}");
        let quoted = words.split('`').skip(1).step_by(2);
        let bare = quoted.map(|it| it.rsplit(['.', '{']).next().unwrap_or_default());
        bare.map(str::to_owned).collect()
    };
    cells.map(keys).collect()
}

/// The codes of remarks that a document names.
fn codes(document: &str) -> BTreeSet<String> {
    let text = text(document);
    let words = text.split(|it: char| !it.is_ascii_alphanumeric());
    let code = |it: &&str| {
        it.len() == 5
            && it.starts_with('B')
            && it[1..].bytes().all(|it| it.is_ascii_digit())
    };
    words.filter(code).map(str::to_owned).collect()
}

#[test]
fn the_format_is_told_alike_in_both_languages() {
    let [one, two] = FORMATS.map(rows);
    assert!(one.len() > 150, "the tables are found");
    for (english, chinese) in one.iter().zip(&two) {
        assert_eq!(english, chinese, "a row");
    }
    assert_eq!(one.len(), two.len(), "rows");
    let [one, two] = FORMATS.map(codes);
    assert!(one.len() > 40, "the codes are found");
    assert_eq!(one, two, "codes");
}

/// What the links of a page call a chapter of it.
fn anchor(head: &str) -> String {
    let head = head.trim_start_matches('#').trim().to_lowercase();
    let kept = head.chars().filter(|it| it.is_alphanumeric() || " -_".contains(*it));
    kept.map(|it| if it == ' ' { '-' } else { it }).collect()
}

#[test]
fn links_within_a_document_lead_to_a_chapter_of_it() {
    for document in READMES.into_iter().chain(FORMATS) {
        let text = text(document);
        let prose = text.split("\n```").step_by(2).collect::<Vec<_>>().join("\n");
        let heads: BTreeSet<_> =
            prose.lines().filter(|it| it.starts_with('#')).map(anchor).collect();
        let links = prose.split("](#").skip(1).filter_map(|it| it.split_once(')'));
        for (link, _) in links {
            assert!(heads.contains(link), "{document}: {link}");
        }
    }
}

/// `docs/issue-format.md`, `[[page.story]]`: `continues` takes an id or an article's file.
#[test]
fn a_later_part_may_name_its_story_by_id_or_by_file() {
    for name in ["b", "articles/b.md"] {
        let issue = format!(
            "paper = {{ name = \"试报\", date = 2026-11-24 }}\n\
             [[page]]\nlayout = \"tabloid-front\"\n\
             [[page.story]]\narticle = \"articles/b.md\"\njump = 2\n\
             area = {{ col = 1, row = 14, cols = 1, rows = 10 }}\n\
             [[page]]\nlayout = \"tabloid-inside\"\n\
             [[page.story]]\ncontinues = \"{name}\"\nslot = \"lead\"\n"
        );
        let files = [("issue.toml", issue.as_str()), ("articles/b.md", &article(400))];
        let files = files.map(|(name, text)| (name.to_owned(), text.into()));
        let (made, remarks) = set(files.into());
        assert_eq!(remarks, [], "{name}");
        assert_eq!(made.expect("a PDF").stats.left_over, 0, "{name}");
    }
}

/// A head and so many characters of text.
fn article(characters: usize) -> String {
    let sentence = "江面的雾还没有散，第一批行人已经走上大桥。";
    let count = sentence.chars().count();
    let text: Vec<_> = (0..characters / count / 3).map(|_| sentence.repeat(3)).collect();
    format!("---\nmain: 临江大桥今日通行\n---\n{}\n", text.join("\n"))
}
