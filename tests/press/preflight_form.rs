//! The form of a newspaper and the taboos of make-up, on pages made for each.

use banxin::diag::Code;
use banxin::geom::{Length, Point};
use banxin::ink::Ink;
use banxin::pdfx::Press;
use banxin::picture::PictureBook;
use banxin::preflight;
use banxin::proof::{Mark, MarkKind, Proof, Role, Stroke, Turn, Way};

use crate::setting::{Setting, face, fonts, mark, proof, text};

fn codes(proof: &Proof) -> Vec<Code> {
    let found =
        preflight::inspect(&fonts(), &PictureBook::default(), proof, &Press::default());
    found.into_iter().map(|it| it.code).collect()
}

/// A line of `size` points with its baseline at `y`.
fn line(role: Role, story: u32, (x, y): (i64, i64), size: i64) -> Mark {
    let fonts = fonts();
    let mut setting = Setting::new(face(&fonts, "song"), Turn::Horizontal, x, y);
    setting.size = Length::pt(size);
    let mut mark = text(story, role, vec![setting.run(&fonts, "渔船出港")]);
    mark.story = Some(story);
    mark
}

/// A page with a nameplate of 60 points and what is given.
fn paper(mut marks: Vec<Mark>) -> Proof {
    let mut name = line(Role::Masthead, 0, (100, 100), 60);
    name.story = None;
    marks.push(name);
    proof(marks)
}

/// 报纸期刊质量管理规定: the nameplate is larger than all other type.
#[test]
fn type_larger_than_the_nameplate_is_named() {
    let head = |size| vec![line(Role::Headline, 0, (100, 300), size)];
    assert_eq!(codes(&paper(head(60))), []);
    assert_eq!(codes(&paper(head(61))), [Code::SmallNameplate]);
    assert_eq!(
        codes(&proof(head(61))),
        [],
        "a page without a nameplate has nothing to say"
    );
}

/// Every page of a newspaper is numbered; the one with the masthead need not be.
#[test]
fn a_page_without_its_number_is_named() {
    let mut two = paper(vec![line(Role::Body, 0, (100, 300), 10)]);
    let inner = proof(vec![line(Role::Body, 0, (100, 300), 10)]).sheets.remove(0);
    two.sheets.push(inner);
    assert_eq!(codes(&two), [Code::NoFolio]);
    two.sheets[1].marks.push(line(Role::Folio, 0, (100, 50), 9));
    assert_eq!(codes(&two), []);
}

/// Four characters of 30 points are 120 wide; the second head begins 20 to the right of the
/// first, level, lower by less than half its size, or lower by more.
#[test]
fn heads_side_by_side_are_named() {
    let beside = |y| {
        vec![
            line(Role::Headline, 0, (100, 300), 30),
            line(Role::Headline, 1, (240, y), 30),
        ]
    };
    assert_eq!(codes(&proof(beside(300))), [Code::HeadsAbreast]);
    assert_eq!(codes(&proof(beside(314))), [Code::HeadsAbreast]);
    assert_eq!(codes(&proof(beside(316))), []);
    let mut parted = beside(300);
    let at = |y| Point::new(Length::pt(230), Length::pt(y));
    let stroke = Stroke {
        from: at(250),
        to: at(400),
        width: Length::pt(1),
        ink: Ink::BLACK,
        way: Way::Straight,
    };
    parted.push(mark(None, Role::Rule, MarkKind::Stroke(stroke)));
    assert_eq!(codes(&proof(parted)), [], "a rule parts them");
    let mut own = beside(300);
    own[1].story = Some(0);
    assert_eq!(codes(&proof(own)), [], "two lines of one head");
}

/// A head that is larger by more than a tenth outranks the lead above it.
#[test]
fn a_larger_head_under_the_lead_is_named() {
    let below = |size| {
        paper(vec![
            line(Role::Headline, 0, (100, 300), 30),
            line(Role::Headline, 1, (100, 700), size),
        ])
    };
    assert_eq!(codes(&below(33)), []);
    assert_eq!(codes(&below(34)), [Code::LeadOutranked]);
}

/// 报眼: what stands beside the masthead does not lead the page.
#[test]
fn a_story_beside_the_masthead_is_not_the_lead() {
    let ear = |foot| {
        paper(vec![
            line(Role::Headline, 0, (400, 60), 20),
            line(Role::Body, 0, (400, foot), 9),
            line(Role::Headline, 1, (100, 300), 30),
        ])
    };
    assert_eq!(codes(&ear(100)), [], "an ear");
    assert_eq!(codes(&ear(200)), [Code::LeadOutranked], "deeper than the masthead");
}
