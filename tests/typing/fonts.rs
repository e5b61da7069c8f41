//! Faces, roles and shaping, over the bundled faces and over files that try to trip a
//! reader.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use banxin::diag::{Code, Reported, SourceId};
use banxin::font::{self, BUNDLED_ROLES, Face, FontBook, Roles, Shelf, Wanted};
use banxin::job::DiskShelf;

mod files;
mod shaping;

/// Characters a newspaper prints every day, rare names among them.
const PARAGRAPH: &str = "本报北京七月十五日电（记者张喆）港口今天上午九时举行新航线开通仪式，\
    首班货轮满载三千二百个标准箱驶向南方。“这条航线把运输时间缩短了一半。”市交通委员会主任李赟说：\
    “今后每周五班，全年无休！”码头上，叉车、吊机、拖车一齐开动；工人们问：还有多少？——还多着呢……\
    据《海港年鉴》，去年吞吐量达１２０００万吨、增长８％。鎔、堃、喆、赟、彧、翀、韡。";

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn bundled() -> Roles {
    Roles::read(SourceId::default(), BUNDLED_ROLES).output
}

fn bundled_shelf() -> Arc<DiskShelf> {
    Arc::new(DiskShelf::of_folders(vec![here("fonts")], Vec::new()))
}

fn open(roles: &Roles, wanted: &[&str]) -> Reported<FontBook> {
    let want = |it: &&str| Wanted { role: (*it).to_owned(), span: None };
    let wanted: Vec<_> = wanted.iter().map(want).collect();
    FontBook::open(roles, &wanted, bundled_shelf())
}

/// The first face of a role among the bundled ones.
fn with_face<T>(role: &str, look: impl FnOnce(&Face) -> T) -> T {
    let book = open(&bundled(), &[role]).output;
    let role = book.role(role).expect("a bundled role");
    look(book.face(book.chain(role, false)[0]))
}

#[test]
fn every_bundled_role_finds_its_faces() {
    let roles = bundled();
    let names: Vec<_> = roles.names().collect();
    let book = open(&roles, &names);
    assert!(book.diagnostics.is_empty(), "{:?}", book.diagnostics);
    let book = book.output;
    for name in names {
        let role = book.role(name).expect("every role that was wanted");
        assert_eq!(book.role_name(role), name);
        for western in [false, true] {
            let chain = book.chain(role, western);
            assert!(!chain.is_empty(), "{name} has a chain");
            let last = book.face(*chain.last().expect("a last face"));
            assert_eq!(last.name(), "PressSongSC-Regular", "{name} ends in 报宋");
        }
    }
    assert!(book.late_remarks().is_empty(), "no face fails late");
}

#[test]
fn a_paragraph_is_set_without_a_missing_character() {
    let regions = ["song", "title", "hei", "kai", "display", "song.tw", "hei-bold.jp"];
    let book = open(&bundled(), &regions).output;
    for name in regions {
        let role = book.role(name).expect("a bundled role");
        for character in PARAGRAPH.chars() {
            let cluster = character.to_string();
            let choice = book.choose(role, &cluster, false);
            assert!(choice.is_some(), "{name} has no {character}");
        }
    }
    let song = book.role("song").expect("a bundled role");
    let kept =
        |it: char| !book.choose(song, &it.to_string(), false).is_none_or(|c| c.fallback);
    assert!(PARAGRAPH.chars().all(kept), "报宋 needs no other face");
}

#[test]
fn rare_characters_come_from_song_and_say_so() {
    let book = open(&bundled(), &["title-heavy"]).output;
    let role = book.role("title-heavy").expect("a bundled role");
    let common = book.choose(role, "港", false).expect("a face");
    assert!(!common.fallback, "a common character is the face's own");
    // GBK has 鱻; GB 2312 and 通用规范汉字表 have not.
    let rare = book.choose(role, "鱻", false).expect("a face");
    assert!(rare.fallback, "a rare character is borrowed");
    assert_eq!(book.face(rare.face).name(), "PressSongSC-Regular");
    assert_eq!(book.choose(role, "\u{10FFFD}", false), None, "nobody has a private one");
}

#[test]
fn western_letters_come_from_the_western_face() {
    let book = open(&bundled(), &["song", "hei"]).output;
    let name = |role: &str, cluster: &str| {
        let role = book.role(role).expect("a bundled role");
        let choice = book.choose(role, cluster, true).expect("a face");
        (book.face(choice.face).name().to_owned(), choice.fallback)
    };
    assert_eq!(name("song", "A"), ("SourceSerif4SmText-Regular".into(), false));
    assert_eq!(name("hei", "7"), ("PressHeiSC-Regular".into(), false));
    assert_eq!(name("song", "e\u{301}"), ("SourceSerif4SmText-Regular".into(), false));
}

#[test]
fn a_missing_face_names_the_role_the_files_the_places_and_what_would_do() {
    let mut roles = bundled();
    let text = "[song]\nhan = [\"none.ttf\", \"Nobody Song\"]\ninstead = [\"思源宋体\"]";
    roles.extend(Roles::read(SourceId::default(), text).output);
    let book = open(&roles, &["song"]);
    let remark = book.diagnostics.iter().next().expect("a remark");
    assert_eq!(remark.code, Code::RoleWithoutFace);
    assert_eq!(remark.message.zh, "字体角色「song」找不到字体：none.ttf、Nobody Song");
    assert_eq!(remark.span.map(|it| (it.start, it.end)), Some((14, 24)));
    let hints: String = remark.hints.iter().map(|it| it.zh.as_str()).collect();
    assert!(hints.contains("fonts") && hints.contains("思源宋体"), "{hints}");
    let _ = book.output.face(font::FaceId(0)).shape("国", shaping::ACROSS);
    let role = book.output.role("song").expect("the role is there without a face");
    assert_eq!(book.output.choose(role, "国", false), None);
}

#[test]
fn a_role_nobody_defined_is_named() {
    let book = open(&bundled(), &["sung"]);
    let remark = book.diagnostics.iter().next().expect("a remark");
    assert_eq!(remark.message.en, "there is no role \"sung\"");
    assert_eq!(book.output.role("sung"), None);
}

#[test]
fn a_file_that_cannot_be_used_is_named_and_the_chain_goes_on() {
    let cases = [
        ("not-a-font.ttf", "not a font"),
        ("fstype-0002-restricted.otf", "licence"),
        ("fstype-0200-bitmap-only.otf", "licence"),
        ("NotoSerifSC-slice-VF.ttf", "variable"),
    ];
    let folders = vec![here("tests/data/fonts"), here("fonts")];
    let shelf = Arc::new(DiskShelf::of_folders(folders, Vec::new()));
    for (file, why) in cases {
        let mut roles = bundled();
        let text = format!("[hei]\nhan = [\"{file}\"]");
        roles.extend(Roles::read(SourceId::default(), &text).output);
        let wanted = [Wanted { role: "hei".into(), span: None }];
        let book = FontBook::open(&roles, &wanted, Arc::clone(&shelf) as Arc<dyn Shelf>);
        let remarks: Vec<_> = book.diagnostics.iter().collect();
        assert_eq!(remarks.len(), 1, "{file}: {remarks:?}");
        assert_eq!(remarks[0].code, Code::FaceUnreadable);
        assert!(remarks[0].message.en.contains(why), "{}", remarks[0].message.en);
        let role = book.output.role("hei").expect("a role");
        let choice = book.output.choose(role, "国", false).expect("报宋 stands in");
        assert_eq!(book.output.face(choice.face).name(), "PressSongSC-Regular");
        assert!(book.output.late_remarks().is_empty(), "it was said once");
    }
}

#[test]
fn a_bad_face_at_the_end_of_a_chain_is_spoken_of_when_it_is_needed() {
    let folders = vec![here("tests/data/fonts"), here("fonts")];
    let shelf = Arc::new(DiskShelf::of_folders(folders, Vec::new()));
    let text = "song.han = [\"cff-small.otf\", \"not-a-font.ttf\"]";
    let roles = Roles::read(SourceId::default(), text).output;
    let book = FontBook::open(&roles, &[], shelf);
    assert!(book.diagnostics.is_empty(), "{:?}", book.diagnostics);
    let (book, song) = (&book.output, book.output.role("song").expect("always there"));
    assert!(book.choose(song, "新", false).is_some(), "the first face has it");
    assert!(book.late_remarks().is_empty(), "the second was not read");
    assert_eq!(book.choose(song, "国", false), None);
    assert_eq!(book.late_remarks().iter().count(), 1);
}

#[test]
fn faces_can_be_used_from_many_threads_and_shown_in_a_line() {
    fn shared<T: Send + Sync>(_: &T) {}
    let book = open(&bundled(), &["song"]).output;
    shared(&book);
    assert!(format!("{book:?}").len() < 4_000, "the bytes of the files are not shown");
    assert!(FontBook::default().role("song").is_none(), "an empty book has no roles");
    assert_eq!(FontBook::default().face(font::FaceId(7)).glyph('国'), None);
}
