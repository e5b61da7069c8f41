//! rusttype, which shares no code with what cuts the faces down, opens the embedded
//! subsets and finds in them the outlines of the source faces, point by point.

use std::collections::BTreeSet;

use banxin::font::FontBook;
use rusttype::Font;

use crate::outline::{Outline, outline, subset};
use crate::reader::{self, Page};
use crate::setting::{face, fonts, print, runs, specimen};

#[test]
fn every_glyph_in_the_subsets_is_the_glyph_of_the_face() {
    let fonts = fonts();
    let proof = specimen(&fonts);
    let page = reader::pages(&print(&fonts, &proof)).remove(0);
    let glyphs = runs(&proof).flat_map(|run| {
        // What stands for no character is drawn as a shape.
        let said = run.glyphs.iter().filter(|it| !it.text.is_empty());
        said.map(|it| (run.face, it.id))
    });
    let shown = page.shown.iter().map(|it| it.cid);
    let used: BTreeSet<_> = glyphs.zip(shown).collect();
    for role in ["song", "kai", "latin"] {
        let id = face(&fonts, role);
        let pairs = used.iter().filter(|it| it.0.0 == id).map(|it| (it.0.1.0, it.1));
        compare(&fonts, role, &page, pairs.collect());
    }
}

fn compare(fonts: &FontBook, role: &str, page: &Page, pairs: Vec<(u16, u16)>) {
    let face = fonts.face(face(fonts, role));
    let font = page.fonts.values().find(|it| it.base.contains(face.name()));
    let file = subset(font.expect("embedded"), face.data());
    let before = Font::try_from_bytes(face.data()).expect("the face opens");
    let after = Font::try_from_bytes(&file).expect("the subset opens");
    let mut blank = 0;
    for (glyph, cid) in &pairs {
        let (was, is) = (outline(&before, *glyph), outline(&after, *cid));
        assert_eq!(was, is, "{role}: glyph {glyph}, code {cid}");
        blank += usize::from(was == Outline::default());
    }
    let spaces = usize::from(role == "latin");
    assert!(pairs.len() > 5 && blank == spaces, "{role}: {blank} of {}", pairs.len());
}
