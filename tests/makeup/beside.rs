//! Where readings, dots, lines and waves stand beside the lines of type, seen from the
//! small issues `beside` (横排), `beside-vertical` (直排) and `beside-japan`.
//!
//! Body type is 10 pt on 17 pt, so that 7 pt are white between two em boxes.

use std::path::Path;

use banxin::geom::{Length, Point};
use banxin::pdfx::Press;
use banxin::proof::{Mark, MarkKind, Role, Sheet, Stroke, TextLine, Turn, Way};
use banxin::{Job, Typeset};

const BODY: Length = Length::pt(10);
const WHITE: Length = Length::pt(7);
/// From the top of an em box to the baseline.
const ASCENT: Length = Length::milli_pt(8_800);

fn set(name: &str) -> (Job, Typeset) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/issues").join(name);
    let job = Job::open(&folder.join("issue.toml")).expect("an issue");
    let made = banxin::typeset(&job, &Press::new(job.moment()));
    let set = made.output.expect("an issue that can be set");
    (job, set)
}

fn sheet(set: &Typeset) -> &Sheet {
    &set.proof.sheets[0]
}

/// The lines of type of a role.
fn lines(sheet: &Sheet, role: Role) -> Vec<&TextLine> {
    let of_role = |mark: &&Mark| mark.role == role;
    let line = |mark| match mark {
        &Mark { kind: MarkKind::Text(ref line), .. } => Some(line),
        _ => None,
    };
    sheet.marks.iter().filter(of_role).filter_map(line).collect()
}

fn strokes(sheet: &Sheet) -> Vec<&Stroke> {
    let stroke = |mark| match mark {
        &Mark { role: Role::Beside, kind: MarkKind::Stroke(ref stroke), .. } => {
            Some(stroke)
        }
        _ => None,
    };
    sheet.marks.iter().filter_map(stroke).collect()
}

/// Where the Han characters of the body have their origins, in order.
fn han(sheet: &Sheet) -> Vec<(char, Point)> {
    let mut found = Vec::new();
    for run in lines(sheet, Role::Body).iter().flat_map(|it| &it.runs) {
        for glyph in &run.glyphs {
            let text = &run.text[glyph.text.start as usize..glyph.text.end as usize];
            found.extend(text.chars().next().map(|it| (it, glyph.at)));
        }
    }
    found
}

/// The origin of the first character of `words`.
fn origin(sheet: &Sheet, words: &str) -> Point {
    let han = han(sheet);
    let text: String = han.iter().map(|it| it.0).collect();
    let bytes = text.find(words).unwrap_or_else(|| panic!("{words} is in the text"));
    han[text[..bytes].chars().count()].1
}

/// From where to where the type of a line reaches.
fn extent(job: &Job, line: &TextLine) -> (Length, Length) {
    let ends = line.runs.iter().flat_map(|run| {
        run.glyphs.iter().map(move |it| {
            let width = job.fonts.face(run.face).advance(it.id).at(run.size);
            let width = width.scale(i64::from(run.stretch), 1000);
            let at = if run.turn == Turn::Horizontal { it.at.x } else { it.at.y };
            (at, at + width)
        })
    });
    let ends: Vec<_> = ends.collect();
    (ends[0].0, ends[ends.len() - 1].1)
}

fn near(one: Length, other: Length) -> bool {
    (one - other).abs() < Length::milli_pt(60)
}

fn reading<'a>(sheet: &'a Sheet, words: &str) -> &'a TextLine {
    let all = lines(sheet, Role::Reading);
    let found = all.into_iter().find(|it| it.text() == words);
    found.unwrap_or_else(|| panic!("{words} is read"))
}

/// The middle of the black of every dot.
fn dots(job: &Job, sheet: &Sheet) -> Vec<Point> {
    let mut found = Vec::new();
    for run in lines(sheet, Role::Beside).iter().flat_map(|it| &it.runs) {
        for glyph in &run.glyphs {
            let ink = job.fonts.face(run.face).ink(glyph.id).expect("a dot");
            let x = (ink.left.at(run.size) + ink.right.at(run.size)) / 2;
            let y = (ink.top.at(run.size) + ink.bottom.at(run.size)) / 2;
            found.push(Point::new(glyph.at.x + x, glyph.at.y - y));
        }
    }
    found
}

#[test]
fn readings_are_half_as_large_and_centred_over_their_base() {
    // CLREQ, interlinear annotations: half the size, above, on the middle of the base.
    let (job, set) = set("beside");
    let sheet = sheet(&set);
    // Readings, base, and how many characters the base has.
    for (words, base, count) in [
        ("dù", "渡口", 1),
        ("kǒu", "口的", 1),
        ("gōng", "工林", 1),
        ("老伙计", "轮渡", 2),
        ("jiānbǎng", "肩膀", 2),
    ] {
        let line = reading(sheet, words);
        assert!(line.runs.iter().all(|it| it.size == BODY / 2), "{words}");
        let (start, end) = extent(&job, line);
        let at = origin(sheet, base);
        let middle = at.x + BODY * count / 2;
        assert!(near((start + end) / 2, middle), "{words} is not over {base}");
        let top = at.y - ASCENT;
        assert!(line.reference < top && line.reference > top - WHITE, "{words}");
    }
}

#[test]
fn readings_of_neighbours_never_touch() {
    // CLREQ: a visible space, here a quarter of the reading's em.
    let (job, set) = set("beside");
    let sheet = sheet(&set);
    for (one, other) in [("dù", "kǒu"), ("chuán", "gōng"), ("zhuāng", "xiè")] {
        let end = extent(&job, reading(sheet, one)).1;
        let start = extent(&job, reading(sheet, other)).0;
        assert!(start - end >= Length::milli_pt(1_240), "{one} {other}");
    }
}

#[test]
fn every_character_has_a_dot_and_no_mark_has_one() {
    // CLREQ, emphasis marks: below, none under punctuation. GB/T 15834 4.10.
    let (job, set) = set("beside");
    let sheet = sheet(&set);
    let middles = dots(&job, sheet);
    // 风大不开船, 人齐再解缆, 林小满说, 水不等人, Ⅱ号船.
    assert_eq!(middles.len(), 5 + 5 + 4 + 4 + 3);
    for (words, dotted) in
        [("风大", true), ("船，", true), ("，人", false), ("缆。", true)]
    {
        let at = origin(sheet, words);
        let middle = at.x + BODY / 2;
        let foot = at.y - ASCENT + BODY;
        let below =
            |dot: &&Point| near(dot.x, middle) && dot.y > foot && dot.y < foot + WHITE;
        assert_eq!(middles.iter().filter(below).count(), usize::from(dotted), "{words}");
    }
}

#[test]
fn names_have_lines_of_their_own_and_titles_have_waves() {
    // GB/T 15834 4.16, CLREQ, proper noun marks: below the words, two names two lines.
    let (_, set) = set("beside");
    let sheet = sheet(&set);
    let along = |words: &str, count: i64| {
        let at = origin(sheet, words);
        let foot = at.y - ASCENT + BODY;
        let found = strokes(sheet).into_iter().find(|it| {
            it.from.y > foot
                && it.from.y < foot + WHITE
                && (it.from.x - at.x).abs() < BODY / 2
        });
        let stroke = found.unwrap_or_else(|| panic!("{words} has a line"));
        // Open gaps in a loose line make it a little longer than its characters.
        let length = stroke.to.x - stroke.from.x;
        assert!(length < BODY * count + BODY / 2, "{words}: {length}");
        assert!(length > BODY * count - BODY / 2, "{words}: {length}");
        stroke
    };
    let (first, second) = (along("林小满顾", 3), along("顾", 1));
    let apart = second.from.x - first.to.x;
    assert!(apart >= Length::pt(1), "two names, two lines: {apart}");
    assert_eq!(first.way, Way::Straight);
    // The second name goes on in the next line.
    assert_eq!(along("长河", 2).way, Way::Straight);
    assert!(matches!(along("渡船三十年", 5).way, Way::Wavy { .. }), "a wave");
}

#[test]
fn in_vertical_text_readings_and_dots_stand_right_and_lines_left() {
    // CLREQ, interlinear marks in vertical writing; cjk 4.4.
    let (job, set) = set("beside-vertical");
    let sheet = sheet(&set);
    let middle = |words: &str| origin(sheet, words).x + BODY / 2;
    let reading = reading(sheet, "老伙计");
    assert!(reading.reference > middle("轮渡") + BODY / 2, "a reading on the right");
    assert!(reading.reference < middle("轮渡") + BODY / 2 + WHITE, "and near");
    let (start, end) = extent(&job, reading);
    let down = end - start;
    assert!(near(down, BODY * 3 / 2), "three characters one below the other: {down}");
    let right = middle("风大") + BODY / 2;
    let (first, second) = (origin(sheet, "风大").y, origin(sheet, "大不").y);
    let on_the_right = |it: &&Point| it.x > right && it.x < right + WHITE;
    let dots = dots(&job, sheet);
    let dots: Vec<_> = dots.iter().filter(on_the_right).collect();
    let stands = |y: Length| dots.iter().any(|it| near(it.y, y - ASCENT + BODY / 2));
    let has_dot = stands(first) && stands(second);
    assert!(has_dot, "dots on the right");
    let left = middle("临江县") - BODY / 2;
    let has_line = strokes(sheet)
        .iter()
        .any(|it| it.from.x == it.to.x && it.from.x < left && it.from.x > left - WHITE);
    assert!(has_line, "a line on the left");
}

#[test]
fn japanese_dots_stand_above() {
    // JLREQ 3.3.9.
    let (job, set) = set("beside-japan");
    let sheet = sheet(&set);
    let top = origin(sheet, "風の").y - ASCENT;
    let dot = dots(&job, sheet)[0];
    assert!(dot.y < top && dot.y > top - WHITE, "above");
}

#[test]
fn nothing_beside_a_line_moves_it_or_is_taken_for_copy() {
    // JLREQ 4.5.3: what juts out never pushes the grid.
    for name in ["beside", "beside-vertical", "beside-japan"] {
        let (_, set) = set(name);
        let sheet = sheet(&set);
        for line in lines(sheet, Role::Body) {
            assert!(sheet.grid.holds(line.reference), "{name}: {}", line.text());
        }
        assert_eq!(set.stats.left_over, 0, "{name}");
    }
}

#[test]
fn the_words_of_a_story_are_read_without_what_stands_beside_them() {
    let words = |name: &str| -> String {
        let (_, set) = set(name);
        lines(sheet(&set), Role::Body).iter().map(|line| line.text()).collect()
    };
    let chinese = words("beside");
    assert_eq!(chinese, words("beside-vertical"));
    assert!(chinese.starts_with("渡口的船工林小满顾长河守着一条老规矩："), "{chinese}");
    assert!(chinese.ends_with("第Ⅱ号船停在那里[3]分钟。"), "{chinese}");
    assert!(words("beside-japan").starts_with("渡し船の船頭は、今日も岸で"), "kana");
}
