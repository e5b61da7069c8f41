//! The digital edition (数字报): zones are where the stories are, every character is read
//! once, and what programs read is well-formed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use banxin::Job;
use banxin::draft::{Area, Draft, Page, Picture};
use banxin::edition::{File, Polygon, zones};
use banxin::geom::{Length, Point, Rect};
use banxin::job::{Options, write_edition};
use banxin::model::{Block as Copy, Inline};
use banxin::proof::{BlockKind, Mark, Role, Sheet};
use serde_json::Value;

use crate::issue::{Sample, samples};

fn edition(sample: &Sample) -> Vec<File> {
    let press = sample.job.press();
    sample.job.digital_edition(&sample.set.proof, &press).expect("an edition")
}

fn text<'a>(files: &'a [File], path: &str) -> &'a str {
    let file = files.iter().find(|it| it.path == path);
    let file = file.unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(&file.bytes).expect("UTF-8")
}

fn json(files: &[File], path: &str) -> Value {
    serde_json::from_str(text(files, path)).expect("JSON")
}

/// Rectangles that cover a polygon of level and upright edges and nothing else: one for each
/// gap between its x, cut where its edges are.
fn pieces(polygon: &Polygon) -> Vec<Rect> {
    let across: BTreeSet<Length> = polygon.iter().map(|it| it.x).collect();
    let across = Vec::from_iter(across);
    let next = polygon.iter().cycle().skip(1);
    let level: Vec<(Point, Point)> = polygon
        .iter()
        .zip(next)
        .map(|(a, b)| (*a, *b))
        .filter(|(a, b)| a.y == b.y)
        .collect();
    let mut pieces = Vec::new();
    for pair in across.windows(2) {
        let [left, right] = pair else { continue };
        let over =
            |(a, b): &&(Point, Point)| a.x.min(b.x) <= *left && a.x.max(b.x) >= *right;
        let mut edges: Vec<Length> = level.iter().filter(over).map(|it| it.0.y).collect();
        edges.sort_unstable();
        for pair in edges.chunks(2) {
            let [top, bottom] = pair else { panic!("an open polygon: {polygon:?}") };
            pieces.push(Rect::new(*left, *top, *right - *left, *bottom - *top));
        }
    }
    pieces
}

fn common(one: &Rect, two: &Rect) -> i128 {
    let wide = one.right().min(two.right()) - one.left().max(two.left());
    let high = one.bottom().min(two.bottom()) - one.top().max(two.top());
    let side = |it: Length| i128::from(it.max(Length::ZERO).emu());
    side(wide) * side(high)
}

fn area(rect: &Rect) -> i128 {
    common(rect, rect)
}

/// The rectangles of the zone of every block.
fn covered(sheet: &Sheet) -> Vec<Vec<Rect>> {
    let zones = zones(sheet);
    zones.iter().map(|it| it.iter().flat_map(pieces).collect()).collect()
}

/// What is printed for a reader: not frames and tints, which a neighbour may share.
fn seen(mark: &Mark) -> Option<Rect> {
    mark.area().filter(|_| mark.role != Role::Rule)
}

#[test]
fn zones_lie_on_the_page_and_never_overlap() {
    for sample in samples() {
        for sheet in &sample.set.proof.sheets {
            let zones = covered(sheet);
            let trim = Rect::new(
                Length::ZERO,
                Length::ZERO,
                sheet.trim.width,
                sheet.trim.height,
            );
            let all: Vec<_> = zones.iter().flatten().collect();
            assert!(!all.is_empty(), "{} {}", sample.name(), sheet.number);
            for (at, one) in all.iter().enumerate() {
                assert!(trim.contains(one), "{} {}", sample.name(), sheet.number);
                for two in all.iter().skip(at + 1) {
                    let shared = common(one, two);
                    assert_eq!(shared, 0, "{} page {}", sample.name(), sheet.number);
                }
            }
        }
    }
}

/// Every mark of a story lies in its zone with all its area, and so in no other's.
#[test]
fn a_zone_holds_every_mark_of_its_story() {
    for sample in samples() {
        for sheet in &sample.set.proof.sheets {
            let zones = covered(sheet);
            for (block, zone) in sheet.blocks.iter().zip(&zones) {
                if block.kind == BlockKind::Furniture {
                    assert!(zone.is_empty(), "furniture has no zone");
                    continue;
                }
                let trim = Rect::new(
                    Length::ZERO,
                    Length::ZERO,
                    sheet.trim.width,
                    sheet.trim.height,
                );
                for rect in sheet.marks[block.marks.clone()].iter().filter_map(seen) {
                    let on_page = common(&rect, &trim);
                    let inside: i128 = zone.iter().map(|it| common(it, &rect)).sum();
                    let place = (sample.name(), sheet.number, block.kind, rect);
                    assert_eq!(inside, on_page, "{place:?}");
                }
            }
        }
    }
}

/// A story around another, or in the shape of an L, keeps that shape: its zone is smaller
/// than the rectangle around it.
#[test]
fn shapes_are_kept() {
    let shapes =
        samples().iter().find(|it| it.folder.ends_with("shapes")).expect("shapes");
    let proof = &shapes.set.proof;
    let angular = proof.sheets.iter().flat_map(zones).filter(|zone| {
        let rects: Vec<_> = zone.iter().flat_map(pieces).collect();
        let around = rects.iter().copied().reduce(|one, two| one.around(&two));
        around.is_some_and(|it| area(&it) > rects.iter().map(area).sum())
    });
    assert!(angular.count() >= 2, "shapes that are no rectangles");
}

/// Every mark on a sheet is of one block.
#[test]
fn blocks_part_the_marks_of_a_sheet() {
    for sample in samples() {
        for sheet in &sample.set.proof.sheets {
            let mut end = 0;
            for block in &sheet.blocks {
                assert!(block.marks.start >= end, "{}: blocks overlap", sample.name());
                let between = &sheet.marks[end..block.marks.start];
                let rules = between.iter().all(|it| it.role == Role::Rule);
                assert!(rules, "{}: marks of no block", sample.name());
                end = block.marks.end;
            }
            assert_eq!(end, sheet.marks.len(), "{}", sample.name());
        }
    }
}

/// The characters of the copy of a story, paragraph by paragraph, blanks apart.
fn copy(sample: &Sample, story: &str) -> Vec<String> {
    let words = |parts: &Vec<Inline>| -> String {
        parts.iter().map(|it| it.text.value.as_str()).collect()
    };
    let blocks = sample.job.issue.blocks(story).iter();
    let texts = blocks.map(|it| match it {
        Copy::Paragraph(it) | Copy::Optional(it) | Copy::Crosshead(it) => words(it),
    });
    texts.collect()
}

#[test]
fn every_story_is_read_once_with_every_character_of_its_copy() {
    let mut read = 0;
    for sample in samples() {
        if sample.set.stats.left_over > 0 {
            continue;
        }
        let whole = json(&edition(sample), "edition.json");
        let articles = whole["articles"].as_array().expect("articles");
        let mut texts = BTreeMap::new();
        for article in articles.iter().filter(|it| it["kind"] == "story") {
            let id = article["story"].as_str().expect("a name");
            let paragraphs = article["text"].as_array().expect("paragraphs");
            let words = |it: &Value| it["text"].as_str().unwrap_or_default().to_owned();
            let known =
                texts.insert(id, paragraphs.iter().map(words).collect::<Vec<_>>());
            assert!(known.is_none(), "{id} is read twice");
        }
        assert_eq!(texts.len(), sample.set.proof.stories.len(), "{}", sample.name());
        for (id, text) in texts {
            assert_eq!(text, copy(sample, id), "{} {id}", sample.name());
            read += 1;
        }
    }
    assert!(read > 40, "{read} stories");
}

/// A story on two pages is one article with a zone on each.
#[test]
fn a_story_that_goes_on_is_one_article() {
    let daily = samples().iter().find(|it| it.folder.ends_with("harbour-daily"));
    let whole = json(&edition(daily.expect("the daily")), "edition.json");
    let articles = whole["articles"].as_array().expect("articles");
    let ferry = articles.iter().find(|it| it["story"] == "ferry").expect("the ferry");
    assert_eq!(ferry["pages"], serde_json::json!([1, 3]));
    let parts = |page: usize| {
        let zones = whole["pages"][page]["zones"].as_array().expect("zones");
        let own = zones.iter().find(|it| it["article"] == ferry["id"]).expect("its zone");
        (own["part"].as_u64(), own["parts"].as_u64())
    };
    assert_eq!((parts(0), parts(2)), ((Some(1), Some(2)), (Some(2), Some(2))));
    let picture = articles.iter().flat_map(|it| it["pictures"].as_array()).flatten();
    let map = picture.clone().find(|it| it["credit"] == "本报制图").expect("the map");
    assert_eq!(map["caption"], "老港区岸线分三段向市民开放，9个新泊位落在北塘湾深水处。");
}

/// Every link of every page of HTML leads to a file of the edition.
#[test]
fn links_lead_somewhere() {
    for sample in samples() {
        let files = edition(sample);
        let paths: BTreeSet<&str> = files.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(paths.len(), files.len(), "every path once");
        let pages = files.iter().filter(|it| it.path.ends_with(".html"));
        for page in pages {
            let html = text(&files, &page.path);
            let folder = page.path.rsplit_once('/').map_or("", |it| it.0);
            for key in ["href=\"", "src=\""] {
                for rest in html.split(key).skip(1) {
                    let link = rest.split('"').next().unwrap_or_default();
                    let to = match (link.strip_prefix("../"), folder) {
                        (Some(rest), _) => rest.to_owned(),
                        (None, "") => link.to_owned(),
                        (None, folder) => format!("{folder}/{link}"),
                    };
                    let known = link.starts_with('#') || paths.contains(to.as_str());
                    assert!(known, "{} leads to {link}", page.path);
                }
            }
        }
        for file in files.iter().filter(|it| it.path.ends_with(".json")) {
            let _: Value = serde_json::from_slice(&file.bytes).expect("JSON");
        }
    }
}

/// The strong words of the copy (加重) are strong for readers on a screen, and no others.
#[test]
fn strong_words_stay_strong() {
    let school = samples().iter().find(|it| it.folder.ends_with("brook-school"));
    let school = school.expect("the school paper");
    let mut articles = school.job.issue.articles.iter();
    let clocks = articles.find(|it| it.0.ends_with("clocks.md")).expect("an interview");
    let wanted: Vec<_> = clocks.1.blocks.iter().flat_map(strong_words).collect();
    assert!(wanted.len() > 4, "{wanted:?}");
    let files = edition(school);
    let pages = files.iter().filter(|it| it.path.starts_with("articles/"));
    let marked = |html: &str| -> Vec<String> {
        let words = html.split("<strong>").skip(1).filter_map(|it| it.split_once('<'));
        words.map(|it| it.0.to_owned()).collect()
    };
    let html: Vec<_> = pages.map(|it| text(&files, &it.path)).collect();
    let page = html.iter().find(|it| it.contains("一百一十七只"));
    assert_eq!(marked(page.expect("the interview")), wanted);
}

fn strong_words(block: &Copy) -> Vec<String> {
    let (Copy::Paragraph(parts) | Copy::Optional(parts) | Copy::Crosshead(parts)) = block;
    let strong = parts.iter().filter(|it| it.strong);
    strong.map(|it| it.text.value.clone()).collect()
}

/// A picture whose file says what it shows (XMP), and nothing else does.
#[test]
fn a_picture_says_for_readers_what_its_file_says() {
    let photo =
        fs::read("examples/harbour-daily/pictures/dandelion.jpg").expect("a JPEG");
    let words = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>\
        <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
        <rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'>\
        <dc:description><rdf:Alt><rdf:li xml:lang='x-default'>早班渡轮靠岸</rdf:li></rdf:Alt>\
        </dc:description></rdf:Description></rdf:RDF></x:xmpmeta>";
    let body = [b"http://ns.adobe.com/xap/1.0/\0", words.as_bytes()].concat();
    let length = u16::try_from(body.len() + 2).expect("one segment").to_be_bytes();
    let photo = [&photo[..2], &[0xFF, 0xE1], &length, &body, &photo[2..]].concat();
    let picture = Picture::new("p.jpg").area(Area::new(1, 1, 2, 20));
    let page = Page::new("tabloid-inside").picture(picture);
    let date = "2026-11-24".parse().expect("a date");
    let draft = Draft::new("晨报", date).page(page).file("p.jpg", photo);
    let job = Job::of_draft(&draft, &Options::default()).expect("a job");
    let set = banxin::typeset(&job, &job.press()).output.expect("pages");
    let files = job.digital_edition(&set.proof, &job.press()).expect("an edition");
    let html = text(&files, "articles/0101.html");
    assert!(html.contains("<figcaption>早班渡轮靠岸</figcaption>"), "{html}");
}

#[test]
fn the_same_issue_gives_the_same_edition() {
    let tabloid = samples().iter().find(|it| it.folder.ends_with("tide-evening"));
    let tabloid = tabloid.expect("the tabloid");
    assert_eq!(edition(tabloid), edition(tabloid));
}

/// A folder is written whole; what is no edition is left alone.
#[test]
fn only_an_edition_is_replaced() {
    let root =
        std::env::temp_dir().join(format!("banxin-edition-{}", std::process::id()));
    let folder = root.join("public");
    fs::create_dir_all(&folder).expect("a folder");
    let file = |text: &str| File { path: "a/b.txt".into(), bytes: text.into() };
    let contents = |text: &str| File { path: "edition.json".into(), bytes: text.into() };
    let ours = contents("{\"generator\": \"banxin\"}");
    write_edition(&folder, &[file("one"), ours.clone()])
        .expect("an empty folder is free");
    write_edition(&folder, &[ours]).expect("ours is replaced");
    assert!(!folder.join("a").exists(), "nothing of the old one stays");
    fs::write(folder.join("edition.json"), "{}").expect("a file");
    write_edition(&folder, &[file("two")]).expect_err("another's folder");
    let left: Vec<_> = fs::read_dir(&root).expect("a folder").collect();
    assert_eq!(left.len(), 1, "no draft is left: {left:?}");
    fs::remove_dir_all(root).expect("it goes");
}
