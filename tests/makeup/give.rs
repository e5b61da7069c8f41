//! What gives besides paragraphs: pictures by a row or two, the white at a head, paragraphs
//! that may be left out. Every paragraph here is a single short line, so that none of them
//! can be set in more or in fewer lines.

use std::collections::BTreeMap;

use banxin::diag::Code;
use banxin::job::Options;
use banxin::proof::{Lever, MarkKind, Role};
use banxin::{Job, page, plan};

const LAYOUT: &str = "name = \"one\"\ntrim = [60, 120]\n\
    margins = { top = 5, bottom = 5, left = 5, right = 5 }\n\
    body = { face = \"song\", size = 9, leading = 12.5 }\n\
    [grid]\ncolumns = [13]\ngap = 1\nmode = \"auto\"\n";

const PICTURE: &[u8] = include_bytes!("../../examples/harbour-daily/pictures/coffee.jpg");

/// What was made of a story.
struct Made {
    levers: Vec<Lever>,
    codes: Vec<Code>,
    body: String,
}

/// A story of 16 rows with `keys`, its head in `front`.
fn made(front: &str, copy: &str, keys: &str) -> Made {
    let issue = format!(
        "[paper]\nname = \"量\"\ndate = 2026-11-24\n[[page]]\nlayout = \"one\"\n\
         [[page.story]]\narticle = \"a.md\"\n\
         area = {{ col = 1, row = 1, cols = 1, rows = 16 }}\n{keys}"
    );
    let article = format!("+++\n{front}\n+++\n{copy}");
    let files: BTreeMap<String, Vec<u8>> = [
        ("issue.toml", issue.as_bytes()),
        ("a.md", article.as_bytes()),
        ("layouts/one.toml", LAYOUT.as_bytes()),
        ("p.jpg", PICTURE),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
    .into();
    let job = Job::from_files(files, &Options::default()).expect("an issue");
    let plan = plan::plan(&job.fonts, &job.pictures, &job.issue);
    let made = page::make_up(&job.fonts, &plan);
    let body = made.output.sheets.iter().flat_map(|it| &it.marks);
    let body = body.filter(|it| it.role == Role::Body).map(|it| match &it.kind {
        MarkKind::Text(line) => line.text(),
        _ => String::new(),
    });
    Made {
        body: body.collect(),
        levers: made.output.stories[0].fitting.levers.clone(),
        codes: job
            .diagnostics
            .iter()
            .chain(made.diagnostics.iter())
            .map(|it| it.code)
            .collect(),
    }
}

fn lines(count: usize) -> String {
    "今夜有雨，早些收衣。\n".repeat(count)
}

/// Rows 5 to 10 are the picture's: ten are left for text.
fn with_picture(count: usize, keys: &str) -> Made {
    let area = "area = { col = 1, row = 5, cols = 1, rows = 6 }";
    let keys = format!("[[page.story.picture]]\nfile = \"p.jpg\"\n{area}\n{keys}");
    made("", &lines(count), &keys)
}

#[test]
fn a_picture_gives_a_row_or_two() {
    for (count, rows) in [(8, 2), (9, 1), (11, -1), (12, -2)] {
        let made = with_picture(count, "");
        assert_eq!(made.levers, [Lever::Picture { picture: 1, rows }], "{count} lines");
        assert_eq!(made.codes, [], "{count} lines");
    }
    let natural = with_picture(10, "");
    assert_eq!((natural.levers, natural.codes), (vec![], vec![]));
}

#[test]
fn what_two_rows_do_not_mend_is_reported_and_nothing_gives() {
    let short = with_picture(7, "");
    assert_eq!((short.levers, short.codes), (vec![], vec![Code::Underfill]));
    let over = with_picture(13, "");
    assert_eq!((over.levers, over.codes), (vec![], vec![Code::Overset]));
}

/// A picture to be shown whole never gives; one gives as far as what must be seen of it stays
/// in sight.
#[test]
fn what_must_be_seen_of_a_picture_stays() {
    let whole = with_picture(11, "whole = true");
    assert_eq!((whole.levers, whole.codes), (vec![], vec![Code::Overset]));
    let all = with_picture(9, "focus = [0, 0, 100, 100]");
    assert_eq!((all.levers, all.codes), (vec![], vec![Code::Underfill]));
    let middle = with_picture(9, "focus = [45, 45, 55, 55]");
    assert_eq!(middle.levers, [Lever::Picture { picture: 1, rows: 1 }]);
}

/// A head of one line gives a row of its white, in both directions; not when the editor said
/// how many rows it has.
#[test]
fn a_head_gives_a_row_of_white() {
    let head = "main = [\"雨\"]";
    let natural = (8..16).find(|count| made(head, &lines(*count), "").codes.is_empty());
    let natural = natural.expect("a number of lines that fits");
    // The smallest number that fits does so with a larger head.
    let fits = |count| made(head, &lines(count), "").levers;
    assert_eq!(fits(natural), [Lever::Head { rows: 1 }]);
    assert_eq!(fits(natural + 1), []);
    let rows = 16 - (natural + 1);
    let written = made(head, &lines(natural), &format!("head_rows = {rows}\n"));
    assert_eq!((written.levers, written.codes), (vec![], vec![Code::Underfill]));
}

/// Of paragraphs that may be left out the shortest that makes room is, and is named.
#[test]
fn an_optional_paragraph_makes_room() {
    let (long, short) = ("{.optional} 江边也凉了，添一件。\n", "{.可删}夜里凉。\n");
    let copy = lines(14) + long + short;
    let all = made("", &copy, "");
    assert_eq!((all.levers, all.codes), (vec![], vec![]));
    assert!(all.body.ends_with("江边也凉了，添一件。夜里凉。"), "{}", all.body);
    let one = made("", &(lines(15) + long + short), "");
    assert_eq!(one.levers, [Lever::LeftOut { paragraph: 17 }]);
    assert_eq!(one.codes, [Code::LeftOut]);
    assert!(one.body.ends_with("江边也凉了，添一件。"), "{}", one.body);
    let both = made("", &(lines(16) + long + short), "");
    assert_eq!(
        both.levers,
        [Lever::LeftOut { paragraph: 17 }, Lever::LeftOut { paragraph: 18 }]
    );
    assert_eq!(both.codes, [Code::LeftOut, Code::LeftOut]);
    let hopeless = made("", &(lines(17) + long), "");
    assert_eq!((hopeless.levers, hopeless.codes), (vec![], vec![Code::Overset]));
}

/// A mark without words is nothing.
#[test]
fn an_optional_nothing_is_nothing() {
    let made = made("", &(lines(16) + "{.optional}\n"), "");
    assert_eq!(made.codes, []);
}
