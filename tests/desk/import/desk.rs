//! `banxin import` and `banxin schema`, as the desk meets them; and an issue of nothing but
//! copy as it came in, with its plan in a spreadsheet.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use banxin::Job;
use banxin::diag::Code;
use banxin::job::Options;
use banxin::model::Block;
use encoding_rs::GB18030;

use super::word::{STYLES, Word, paragraph, run};

fn banxin(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
    command.args(args).env("LC_ALL", "C").output().expect("the command runs")
}

/// A folder of its own, empty.
fn folder(name: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("banxin-desk-{name}-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A document with a head, a paragraph and a picture.
fn document() -> Vec<u8> {
    let picture =
        "<w:r><w:drawing><a:blip xmlns:a=\"a\" r:embed=\"image\"/></w:drawing></w:r>";
    let text = [
        paragraph("a3", &run("渡口的灯亮了")),
        paragraph("", &(run("昨天傍晚，渡口的灯修好了。") + picture)),
    ];
    Word {
        body: text.concat(),
        styles: STYLES.to_owned(),
        picture: Some(b"a picture".to_vec()),
        ..Word::default()
    }
    .bytes()
}

const PLAN: &str = "版,版式,位置,稿件,标题\r\n\
    1,tabloid-front,lead,ferry.docx,\r\n,,left,market.txt,\"夜市\r\n延长\"\r\n";

#[test]
fn copy_is_imported_beside_it_and_never_over_another() {
    let folder = folder("import");
    let (ferry, plan) = (folder.join("ferry.docx"), folder.join("plan.csv"));
    fs::write(&ferry, document()).expect("a file");
    fs::write(&plan, GB18030.encode(PLAN).0).expect("a file");
    let paths = [&ferry, &plan].map(|it| it.display().to_string());
    let output = banxin(&["import", &paths[0], &paths[1]]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("B1208") && said.contains("image1.png"), "{said}");
    assert!(said.contains("B1206"), "the plan's encoding was guessed: {said}");
    let article = fs::read_to_string(folder.join("ferry.md")).expect("an article");
    assert_eq!(article, "# 渡口的灯亮了\n\n昨天傍晚，渡口的灯修好了。\n");
    let picture = fs::read(folder.join("ferry-image1.png")).expect("its picture");
    assert_eq!(picture, b"a picture");
    let pages = fs::read_to_string(folder.join("plan.toml")).expect("pages");
    let story = "[[page.story]]\nslot = \"left\"\narticle = \"market.txt\"\n\
        head.main = [\"夜市\", \"延长\"]\n";
    assert!(pages.contains(story), "{pages}");
    // A second time nothing is written over.
    let again = banxin(&["import", &paths[0]]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("is there already"));
    drop(fs::remove_dir_all(&folder));
}

#[test]
fn a_schema_is_printed_and_nothing_else() {
    let output = banxin(&["schema", "layout"]);
    let committed = fs::read("schemas/layout.schema.json").expect("a schema");
    assert!(output.stdout == committed && output.stderr.is_empty());
    assert_eq!(banxin(&["schema", "page"]).status.code(), Some(2));
}

#[test]
fn an_issue_is_read_from_documents_text_and_a_plan() {
    let issue =
        "[paper]\nname = \"海湾日报\"\ndate = 2026-11-24\n[issue]\nplan = \"plan.csv\"\n";
    let market = "　　昨天起，菜场夜市延长到22时。\n　　摊主说[好]{hǎo}。\n";
    let files = [
        ("issue.toml", issue.as_bytes().to_vec()),
        ("plan.csv", PLAN.as_bytes().to_vec()),
        ("ferry.docx", document()),
        ("market.txt", market.as_bytes().to_vec()),
    ];
    let files = BTreeMap::from(files.map(|(name, bytes)| (name.to_owned(), bytes)));
    let job = Job::from_files(files, &Options::default()).expect("an issue");
    let codes: Vec<_> = job.diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::LeftOutside], "{:?}", job.diagnostics);
    let ferry = job.issue.article("ferry.docx").expect("the document");
    assert_eq!(ferry.head.main[0].value, "渡口的灯亮了");
    let market = job.issue.article("market.txt").expect("the text");
    let [Block::Paragraph(_), Block::Paragraph(second)] = &*market.blocks else {
        panic!("two paragraphs, not {:?}", market.blocks);
    };
    assert_eq!(second[0].text.value, "摊主说[好]{hǎo}。", "every character as it is");
    let (_, story) = job.issue.stories().nth(1).expect("a story");
    let head = story.head.as_ref().expect("a head");
    assert_eq!(head.main.len(), 2);
    // Each value knows its cell.
    assert_eq!(job.sources.slice(story.article.span), "market.txt");
}
