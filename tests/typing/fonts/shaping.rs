//! Shaping: forms, widths and places of glyphs.

use banxin::font::{Face, Flow, Glyph, Region, ShapedGlyph, Shaping, Width};
use banxin::geom::Em;

use super::files::tricky;
use super::{PARAGRAPH, bundled, open, with_face};

pub(crate) const ACROSS: Shaping =
    Shaping { flow: Flow::Across, han: true, region: Region::Cn, width: Width::Own };
pub(crate) const DOWN: Shaping = Shaping { flow: Flow::Down, ..ACROSS };
pub(crate) const WESTERN: Shaping = Shaping { han: false, ..ACROSS };

fn ids(glyphs: &[ShapedGlyph]) -> Vec<Glyph> {
    glyphs.iter().map(|it| it.id).collect()
}

fn total(glyphs: &[ShapedGlyph]) -> Em {
    glyphs.iter().map(|it| it.advance).sum()
}

#[test]
fn han_characters_and_marks_are_one_em_wide() {
    for role in ["song", "title", "title-heavy", "hei", "kai", "song.tw", "song.jp"] {
        with_face(role, |face| {
            for character in "中一日。，、；：？！（）《》".chars() {
                let text = character.to_string();
                for how in [ACROSS, DOWN] {
                    let glyphs = face.shape(&text, how);
                    assert_eq!(
                        total(&glyphs),
                        Em::ONE,
                        "{text} in {role} {:?}",
                        how.flow
                    );
                }
                let plain = face.plain(character).expect("a character of the face");
                assert_eq!(plain.advance, Em::ONE, "{text} in {role}, unshaped");
            }
            let metrics = face.metrics();
            assert_eq!(
                (metrics.ascent, metrics.descent),
                (Em::milli(880), Em::milli(-120))
            );
        });
    }
}

#[test]
fn vertical_marks_have_forms_of_their_own() {
    with_face("song", |song| {
        for mark in
            ["，", "。", "、", "（", "）", "《", "》", "“", "”", "‘", "’", "——", "……"]
        {
            let (across, down) = (song.shape(mark, ACROSS), song.shape(mark, DOWN));
            assert_ne!(ids(&across), ids(&down), "{mark} has a vertical form");
        }
        for upright in ["国", "一", "报"] {
            let (across, down) = (song.shape(upright, ACROSS), song.shape(upright, DOWN));
            assert_eq!(ids(&across), ids(&down), "{upright} stands as it is");
        }
    });
}

#[test]
fn a_han_dash_is_one_glyph_two_ems_long() {
    for role in ["song", "title", "hei-bold", "song.tw"] {
        with_face(role, |face| {
            for how in [ACROSS, DOWN] {
                let how = if role.ends_with("tw") {
                    Shaping { region: Region::Tw, ..how }
                } else {
                    how
                };
                let dash = face.shape("——", how);
                assert_eq!((dash.len(), total(&dash)), (1, Em::whole(2)), "{role}");
                assert_eq!(dash[0].cluster, 0);
            }
        });
    }
}

#[test]
fn the_pen_is_at_the_middle_of_the_top_edge_in_vertical_lines() {
    with_face("song", |song| {
        let glyph = song.shape("国", DOWN)[0];
        assert_eq!((glyph.dx, glyph.dy), (Em::milli(-500), Em::milli(-880)));
        assert_eq!(song.plain_down('国'), Some(glyph), "the short cut agrees");
    });
    with_face("kai", |kai| {
        for character in "国报一".chars() {
            let glyph = kai.shape(&character.to_string(), DOWN)[0];
            assert_eq!(kai.plain_down(character), Some(glyph), "{character}");
        }
    });
}

#[test]
fn the_short_cut_agrees_with_the_shaper() {
    for role in ["song", "hei", "kai", "song.jp"] {
        with_face(role, |face| {
            let region = if role == "song.jp" { Region::Jp } else { Region::Cn };
            let han = |it: &char| ('一'..='龥').contains(it) && face.glyph(*it).is_some();
            for character in PARAGRAPH.chars().filter(han) {
                let shaped =
                    face.shape(&character.to_string(), Shaping { region, ..ACROSS });
                let plain = face.plain(character).unwrap_or_default();
                assert_eq!(shaped, [plain], "{character} in {role}");
                for how in [ACROSS, DOWN, ACROSS].map(|how| Shaping { region, ..how }) {
                    let shaped = face.shape(&character.to_string(), how);
                    assert_eq!(
                        face.lone(character, how).as_slice(),
                        shaped,
                        "{character}"
                    );
                }
            }
        });
    }
}

#[test]
fn squeezing_is_left_to_the_text_room() {
    with_face("song", |song| {
        for text in ["」「", "。」", "（（", "国。国"] {
            let ems = i32::try_from(text.chars().count()).expect("a few characters");
            assert_eq!(total(&song.shape(text, ACROSS)), Em::whole(ems), "{text}");
            assert_eq!(total(&song.shape(text, DOWN)), Em::whole(ems), "{text} down");
        }
    });
}

#[test]
fn western_words_are_kerned_and_joined() {
    let book = open(&bundled(), &["latin"]).output;
    let role = book.role("latin").expect("a bundled role");
    let face = book.face(book.chain(role, true)[0]);
    let apart: Em =
        "AVATAR".chars().filter_map(|it| face.plain(it)).map(|it| it.advance).sum();
    assert!(total(&face.shape("AVATAR", WESTERN)) < apart, "A and V are kerned");
    assert!(face.shape("office", WESTERN).len() < 6, "ffi is joined");
    let clusters: Vec<_> =
        face.shape("a\u{301}b", WESTERN).iter().map(|it| it.cluster).collect();
    assert_eq!(clusters, [0, 3], "an accent belongs to its letter");
}

#[test]
fn full_width_forms_are_given_when_asked_for() {
    with_face("song", |song| {
        let wide = Shaping { width: Width::Full, ..DOWN };
        assert_eq!(
            total(&song.shape("·", Shaping { width: Width::Full, ..ACROSS })),
            Em::ONE
        );
        assert_ne!(ids(&song.shape("A", wide)), ids(&song.shape("A", DOWN)));
    });
}

#[test]
fn regions_have_their_own_forms() {
    with_face("song", |song| {
        let comma = song.ink(song.shape("，", ACROSS)[0].id).expect("a comma is black");
        assert!(comma.right < Em::HALF, "the mainland comma stands at the lower left");
    });
    with_face("song.tw", |song| {
        let how = Shaping { region: Region::Tw, ..ACROSS };
        let comma = song.ink(song.shape("，", how)[0].id).expect("a comma is black");
        assert!(comma.left > Em::QUARTER, "the Taiwan comma stands in the middle");
    });
}

#[test]
fn ink_is_the_black_of_a_glyph() {
    for role in ["song", "kai"] {
        with_face(role, |face| {
            let one = face.ink(face.glyph('一').expect("一")).expect("black");
            assert!(one.right - one.left > Em::milli(700), "一 is wide in {role}");
            assert!(one.top - one.bottom < Em::milli(200), "一 is low in {role}");
            assert_eq!(face.ink(face.glyph('\u{3000}').expect("a space")), None);
        });
    }
}

#[test]
fn a_face_without_vertical_metrics_goes_down_em_by_em() {
    let face = Face::open(tricky("no-vertical-tables.otf"), 0, "small").expect("sound");
    let glyph = face.shape("新", DOWN)[0];
    assert_eq!(glyph.advance, Em::ONE, "not the height of a line");
    assert_eq!((glyph.dx, glyph.dy), (Em::milli(-500), Em::milli(-880)));
    assert_eq!(face.plain_down('新'), Some(glyph));
    let book = open(&bundled(), &["latin"]).output;
    let role = book.role("latin").expect("a bundled role");
    let latin = book.face(book.chain(role, true)[0]);
    let upright = latin.shape("H", Shaping { flow: Flow::Down, ..WESTERN })[0];
    let middle = latin.metrics().cap_height.thousandths() / 2;
    assert_eq!(upright.advance, Em::ONE);
    assert_eq!(
        -upright.dy - Em::milli(middle),
        Em::HALF,
        "a capital stands in the middle"
    );
}
