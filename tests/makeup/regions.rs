//! What banxin prints of itself, and how it begins a paragraph, in each region.

use std::collections::BTreeMap;

use banxin::geom::{Length, Point};
use banxin::job::Options;
use banxin::proof::{Mark, MarkKind, Proof, Role};
use banxin::{Job, page, plan};

/// A vertical front page whose masthead is higher than wide.
const FRONT: &str = "name = \"front-up\"\ntrim = [180, 180]\nmode = \"vertical\"\n\
    margins = { top = 10, bottom = 10, left = 10, right = 10 }\n\
    body = { face = \"song\", size = 9, leading = 14 }\n\
    [grid]\ncolumns = [24, 24]\ngap = 1\nmode = \"auto\"\n\
    [furniture]\nmasthead = { col = 1, row = 1, cols = 1, rows = 6 }\n";

/// A level page with a folio line.
const INNER: &str = "name = \"inner\"\ntrim = [180, 180]\n\
    margins = { top = 20, bottom = 10, left = 10, right = 10 }\n\
    body = { face = \"song\", size = 9, leading = 14 }\n\
    [grid]\ncolumns = [17, 17]\ngap = 1\nmode = \"auto\"\n[furniture]\nfolio = true\n";

/// A story that jumps from the one to the other, and a quotation of three lines.
const ISSUE: &str = "[[page]]\nlayout = \"front-up\"\neditor = \"林\"\n\
    [[page.teasers]]\narea = { col = 2, row = 1, cols = 1, rows = 8 }\n\
    items = [{ story = \"more\", text = \"渡口\" }]\n\
    [[page.story]]\narticle = \"a.md\"\nform = \"none\"\njump = 2\n\
    area = { col = 1, row = 10, cols = 2, rows = 4 }\n\
    [[page]]\nlayout = \"inner\"\n\
    [[page.story]]\ncontinues = \"a\"\nform = \"none\"\n\
    area = { col = 1, row = 1, cols = 1, rows = 12 }\n\
    [[page.story]]\narticle = \"more.md\"\nform = \"none\"\n\
    area = { col = 1, row = 14, cols = 1, rows = 8 }\n\
    [[page.quote]]\narea = { col = 2, row = 1, cols = 1, rows = 14 }\n\
    text = \"問得好的問題，自己會走一半路。\"\n";

fn made(region: &str) -> Proof {
    let head = "name = \"山水日報\"\ndate = 2026-11-24\nissue = 86\n";
    let issue = format!("[paper]\n{head}[style]\nregion = \"{region}\"\n{ISSUE}");
    let copy = "山中有水水中有山山上有雲雲下有人人在山中看山水在山上看雲".repeat(20);
    let files = [
        ("issue.toml", issue.as_str()),
        ("a.md", copy.as_str()),
        ("more.md", &copy[..copy.len() / 10]),
        ("layouts/front-up.toml", FRONT),
        ("layouts/inner.toml", INNER),
    ];
    let files: BTreeMap<_, _> =
        files.map(|(name, text)| (name.to_owned(), text.into())).into();
    let job = Job::from_files(files, &Options::default()).expect("an issue");
    let plan = plan::plan(&job.fonts, &job.pictures, &job.issue);
    page::make_up(&job.fonts, &plan).output
}

/// The words of a line of type and where its characters stand.
fn line(mark: &Mark) -> Option<(String, Vec<Point>)> {
    let MarkKind::Text(line) = &mark.kind else { return None };
    let glyphs = line.runs.iter().flat_map(|it| &it.glyphs);
    Some((line.text(), glyphs.map(|it| it.at).collect()))
}

/// The lines of a role, on all pages.
fn lines(proof: &Proof, role: Role) -> Vec<(String, Vec<Point>)> {
    let marks = proof.sheets.iter().flat_map(|it| &it.marks);
    marks.filter(|it| it.role == role).filter_map(line).collect()
}

/// What banxin prints of itself, by region.
const WORDS: [(&[&str], [&str; 8]); 3] = [
    (
        &["cn"],
        [
            "2026年11月24日",
            "星期二",
            "农历丙午年十月十六",
            "总第86期",
            "今日2版",
            "（下转第2版）",
            "（上接第1版）",
            "详见第2版",
        ],
    ),
    (
        &["tw", "hk"],
        [
            "2026年11月24日",
            "星期二",
            "農曆丙午年十月十六",
            "總第86期",
            "今日2版",
            "（下轉第2版）",
            "（上接第1版）",
            "詳見第2版",
        ],
    ),
    (
        &["jp"],
        [
            "2026年（令和8年）11月24日",
            "火曜日",
            "第86号",
            "本日2ページ",
            "（2面に続く）",
            "（1面から続く）",
            "2面に詳報",
            "2面",
        ],
    ),
];

#[test]
fn every_region_has_its_own_words() {
    let cases = WORDS.iter().flat_map(|(of, words)| of.iter().map(move |it| (it, words)));
    for (region, wanted) in cases {
        let proof = made(region);
        let roles = [Role::Masthead, Role::Jump, Role::Teaser, Role::Folio];
        let said = roles.map(|it| lines(&proof, it));
        let said: Vec<_> = said.into_iter().flatten().map(|it| it.0).collect();
        for words in wanted {
            assert!(said.iter().any(|it| it == *words), "{region}: {words} in {said:?}");
        }
        let lunar = said.iter().any(|it| it.contains('丙'));
        assert_eq!(lunar, *region != "jp", "{region}: the lunar date");
    }
}

#[test]
fn a_masthead_higher_than_wide_has_its_name_upright() {
    let proof = made("tw");
    let masthead = lines(&proof, Role::Masthead);
    let (_, at) = masthead.iter().find(|it| it.0 == "山水日報").expect("the nameplate");
    assert!(at.windows(2).all(|it| it[0].y < it[1].y), "{at:?} runs down");
    let (_, at) = masthead.iter().find(|it| it.0 == "星期二").expect("the weekday");
    assert!(at.windows(2).all(|it| it[0].x < it[1].x), "{at:?} runs across");
}

/// CLREQ: 段首空两格; JLREQ 3.1.1: one em.
#[test]
fn a_paragraph_is_indented_as_its_region_does() {
    for (region, ems) in [("cn", 2), ("tw", 2), ("hk", 2), ("jp", 1)] {
        let proof = made(region);
        let more = |it: &&Mark| it.role == Role::Body && it.story == Some(1);
        let lines: Vec<_> =
            proof.sheets[1].marks.iter().filter(more).filter_map(line).collect();
        let (first, second) = (lines[0].1[0].x, lines[1].1[0].x);
        assert_eq!(first - second, Length::pt(9 * ems), "{region}");
    }
}

/// The largest size would spread 問得好 over the first line.
#[test]
fn a_quotation_is_not_so_large_that_a_line_is_loose() {
    let proof = made("tw");
    let lines = lines(&proof, Role::Boxed);
    let steps = |at: &[Point]| -> Vec<Length> {
        at.windows(2).map(|it| it[1].x - it[0].x).collect()
    };
    let all: Vec<_> = lines.iter().flat_map(|it| steps(&it.1)).collect();
    let em = all.last().copied().expect("words");
    assert!(lines.len() >= 2, "it takes several lines: {lines:?}");
    assert!(all.iter().all(|it| *it <= em * 5 / 4), "{all:?}");
}
