//! What the documents show is built as it stands there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use banxin::diag::{Code, Severity};
use banxin::job::Options;
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

#[test]
fn the_smallest_issue_of_the_readme_works() {
    let files = shown_files("README.md");
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["issue.toml", "rain.md"]);
    let (made, remarks) = set(files);
    let made = made.expect("a PDF");
    assert_eq!(remarks, []);
    assert_eq!((made.stats.pages, made.stats.stories, made.stats.left_over), (1, 1, 0));
    assert!(made.pdf.starts_with(b"%PDF-1."), "it is a PDF");
}

#[test]
fn the_page_drawn_by_hand_works() {
    let mut files = shown_files("docs/issue-format.md");
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
