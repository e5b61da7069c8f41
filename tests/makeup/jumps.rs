//! A story that jumps goes on with the very next character, whatever form its parts have,
//! and its jump lines and links lead to the right pages.

use std::collections::BTreeMap;
use std::path::Path;

use banxin::Job;
use banxin::diag::Severity;
use banxin::job::Options;
use banxin::pdfx::Press;
use banxin::proof::{MarkKind, Proof, Role, Sheet};

const COPY: &[&str] = &[
    "渡口的灯整夜亮着。老船工把缆绳一圈圈盘好，又把救生衣挂回舱壁，等最后一班渡轮靠岸。",
    "这条航线开了40年，往返不过20分钟。岛上的孩子坐它上学，菜农坐它赶集，医生坐它出诊。",
    "昨夜起风，码头决定加开“夜航”两班。候船的人不多，谁也没有催。船长说，只要岸上还有人等，灯就不熄。",
    "新船下月到港，靠电走，不冒烟。老船工去看过一回，说舱里静得能听见水声，只是不知道夜里的灯，还是不是这样暖。",
    "船员正在学新手艺，先学charging，再学靠泊，老把式要从头练起。第一批学员八人，最小的二十岁，家就住在渡口边，小时候每天看着船来船往。",
    "班主任是位退休的轮机长。他说，机器会换，规矩不换：上船先看缆，开船先看人。",
];

/// How a later part may stand, as it is written after its area.
const FORMS: &[&str] = &[
    "",
    "head = { main = \"渡口的灯\" }",
    "head = { main = \"渡口的灯\" }\nhead_cols = 1",
    "head = { main = \"渡口的灯\", summary = [\"夜航加开\", \"新船将到\"] }",
    "head = { main = \"渡口的灯\" }\nhead_ground = \"reversed\"",
    "head = { main = \"灯\" }\nform = \"vertical\"\nhead_width = 4\nhead_rows = 8",
    "form = \"none\"",
    "border = \"wenwu\"",
    "head = { main = \"渡口的灯\" }\nform = \"picture\"\n[[page.story.picture]]\n\
     file = \"dusk.png\"\narea = { col = 1, row = 1, cols = 2, rows = 6 }",
];

fn bytes(file: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/issues");
    std::fs::read(root.join(file)).expect("a file of the small issues")
}

/// A story on three pages, `rows` on the first, the later parts in `form`.
fn set(rows: usize, form: &str, jump_head: &str, layouts: [&str; 3]) -> Proof {
    let [one, two, three] = layouts;
    let part = |rows| format!("area = {{ col = 1, row = 1, cols = 2, rows = {rows} }}");
    let (first, second, third) = (part(rows), part(13), part(18));
    let issue = format!(
        "[paper]\nname = \"小报\"\ndate = 2026-11-24\n\
         [[page]]\nlayout = \"{one}\"\n[[page.story]]\narticle = \"lamp.md\"\n{first}\n\
         jump = 2\n\
         [[page]]\nlayout = \"{two}\"\n[[page.story]]\ncontinues = \"lamp\"\n{second}\n\
         jump = 3\n{form}\n\
         [[page]]\nlayout = \"{three}\"\n[[page.story]]\ncontinues = \"lamp\"\n{third}\n\
         {form}\n"
    );
    let article = format!("---\nmain: 灯\n{jump_head}---\n\n{}\n", COPY.join("\n\n"));
    let files = BTreeMap::from([
        ("issue.toml".to_owned(), issue.into_bytes()),
        ("lamp.md".to_owned(), article.into_bytes()),
        ("layouts/two.toml".to_owned(), bytes("head-over/layouts/two.toml")),
        ("layouts/down.toml".to_owned(), bytes("head-vertical-page/layouts/down.toml")),
        ("dusk.png".to_owned(), bytes("head-picture/pictures/dusk.png")),
    ]);
    let job = Job::from_files(files, &Options::default()).expect("an issue");
    let made = banxin::typeset(&job, &Press::new(job.moment()));
    let errors = made.diagnostics.iter().filter(|it| it.severity() == Severity::Error);
    let errors: Vec<_> = errors.collect();
    assert!(errors.is_empty(), "{rows} {form}: {errors:?}");
    made.output.expect("pages").proof
}

/// What is said in `role` on a sheet.
fn said(sheet: &Sheet, role: Role) -> String {
    let lines = sheet.marks.iter().filter(|it| it.role == role);
    let text = lines.filter_map(|it| match &it.kind {
        MarkKind::Text(line) => Some(line.text()),
        MarkKind::Fill(_)
        | MarkKind::Stroke(_)
        | MarkKind::Outline(_)
        | MarkKind::Picture(_) => None,
    });
    text.collect()
}

/// No character is lost, doubled or out of order between the parts, and each part has
/// some of them.
fn goes_on(proof: &Proof, what: &str) {
    let parts: Vec<_> = proof.sheets.iter().map(|it| said(it, Role::Body)).collect();
    assert_eq!(parts.concat(), COPY.concat(), "{what}");
    assert!(parts.iter().take(2).all(|it| !it.is_empty()), "{what}: {parts:?}");
    let jumps: Vec<_> = proof.sheets.iter().map(|it| said(it, Role::Jump)).collect();
    let wanted = ["（下转第2版）", "（上接第1版）（下转第3版）", "（上接第2版）"];
    assert_eq!(jumps, wanted, "{what}");
    let links = proof.sheets.iter().map(|it| it.links.iter().map(|it| it.page).collect());
    let links: Vec<Vec<u32>> = links.collect();
    assert_eq!(links, [vec![2], vec![1, 3], vec![2]], "{what}");
}

#[test]
fn text_goes_on_with_the_next_character_in_every_form() {
    for form in FORMS {
        for rows in 5..=9 {
            let proof = set(rows, form, "", ["two", "two", "two"]);
            goes_on(&proof, &format!("{rows} rows, then {form}"));
        }
    }
}

#[test]
fn text_goes_on_from_level_pages_to_upright_ones_and_back() {
    for layouts in [["two", "down", "two"], ["down", "two", "down"]] {
        for form in ["", "border = \"zheng\"", "head = { main = \"灯\" }\nhead_cols = 1"]
        {
            goes_on(&set(8, form, "", layouts), &format!("{layouts:?} {form}"));
        }
    }
}

#[test]
fn a_jump_head_stands_over_the_later_parts_unless_they_have_their_own() {
    let heads = |form| {
        let proof = set(7, form, "jump_head: 夜渡\n", ["two", "two", "two"]);
        goes_on(&proof, form);
        proof.sheets.iter().map(|it| said(it, Role::Headline)).collect::<Vec<_>>()
    };
    assert_eq!(heads(""), ["灯", "夜渡", "夜渡"]);
    assert_eq!(heads("head = { main = \"灯不熄\" }"), ["灯", "灯不熄", "灯不熄"]);
    assert_eq!(heads("form = \"none\""), ["灯", "", ""]);
}
