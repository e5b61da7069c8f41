//! Small proofs are printed and read back by a reader that knows the standard only.

mod common;

use std::path::PathBuf;
use std::sync::Arc;

use banxin::diag::{Error, SourceId};
use banxin::font::{
    FaceFile, FaceId, FaceName, Flow, FontBook, Region, Roles, Shaping, Shelf, Wanted,
};
use banxin::geom::{Length, Point, Rect, Size};
use banxin::ink::Ink;
use banxin::pdf;
use banxin::pdfx::{Moment, Press};
use banxin::picture::PictureBook;
use banxin::proof::{
    Fill, GlyphRun, Mark, MarkKind, PlacedGlyph, Proof, Role, Sheet, TextLine, Turn,
};

use crate::common::reader;

const SONG: &str = "song/PressSongSC-Regular.otf";
const KAI: &str = "kai/PressKaiSC-Regular.ttf";
const LATIN: &str = "latin/SourceSerif4-Regular.otf";

/// The faces that travel with the repository.
#[derive(Debug)]
struct Bundled;

impl Shelf for Bundled {
    fn find(&self, name: &FaceName) -> Option<FaceFile> {
        let FaceName::File(file, index) = name else { return None };
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fonts").join(file);
        Some(FaceFile { path, index: *index })
    }

    fn read(&self, file: &FaceFile) -> Result<Vec<u8>, Error> {
        std::fs::read(&file.path).map_err(|error| Error::reading(&file.path, error))
    }

    fn places(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Three faces: CFF for Han, TrueType for Han, CFF for Latin.
fn fonts() -> FontBook {
    let table = format!(
        "[song]\nhan = [\"{SONG}\"]\n[kai]\nhan = [\"{KAI}\"]\n[latin]\nhan = [\"{LATIN}\"]\n"
    );
    let roles = Roles::read(SourceId::default(), &table).output;
    let wanted =
        ["song", "kai", "latin"].map(|role| Wanted { role: role.to_owned(), span: None });
    FontBook::open(&roles, &wanted, Arc::new(Bundled)).output
}

fn face(fonts: &FontBook, role: &str) -> FaceId {
    let role = fonts.role(role).expect("a role");
    fonts.chain(role, false)[0]
}

/// How a run is set by hand: from `start`, each glyph after the one before it.
struct Setting {
    face: FaceId,
    size: Length,
    stretch: u16,
    turn: Turn,
    ink: Ink,
    start: Point,
}

impl Setting {
    fn new(face: FaceId, turn: Turn, x: i64, y: i64) -> Self {
        let start = Point::new(Length::pt(x), Length::pt(y));
        Self { face, size: Length::pt(10), stretch: 1000, turn, ink: Ink::BLACK, start }
    }

    fn run(&self, fonts: &FontBook, text: &str) -> GlyphRun {
        let flow = if self.turn == Turn::Upright { Flow::Down } else { Flow::Across };
        let han = !text.is_ascii();
        let how = Shaping { flow, han, region: Region::Cn, full_width: false };
        let shaped = fonts.face(self.face).shape(text, how);
        let mut pen = Length::ZERO;
        let mut glyphs = Vec::new();
        for (at, glyph) in shaped.iter().enumerate() {
            let clusters = shaped.iter().map(|it| it.cluster);
            let end =
                clusters.filter(|it| *it > glyph.cluster).min().unwrap_or(text.len());
            let first = at == 0 || shaped[at - 1].cluster != glyph.cluster;
            let end = if first { end } else { glyph.cluster };
            let wide = self.size.scale(i64::from(self.stretch), 1000);
            let (dx, dy) = (glyph.dx.at(wide), glyph.dy.at(self.size));
            let (x, y) = (self.start.x, self.start.y);
            let (at, step) = match self.turn {
                Turn::Horizontal => ((x + pen + dx, y - dy), wide),
                Turn::Upright => ((x + dx, y + pen - dy), self.size),
                Turn::Sideways => ((x + dy, y + pen + dx), wide),
            };
            let range = |it: usize| u32::try_from(it).expect("short");
            glyphs.push(PlacedGlyph {
                id: glyph.id,
                at: Point::new(at.0, at.1),
                text: range(glyph.cluster)..range(end),
            });
            pen += glyph.advance.at(step);
        }
        GlyphRun {
            face: self.face,
            size: self.size,
            stretch: self.stretch,
            turn: self.turn,
            ink: self.ink,
            glyphs,
            text: text.to_owned(),
        }
    }
}

fn text(story: u32, role: Role, runs: Vec<GlyphRun>) -> Mark {
    let line = TextLine { ends_paragraph: true, runs, ..TextLine::default() };
    mark(Some(story), role, MarkKind::Text(line))
}

fn mark(story: Option<u32>, role: Role, kind: MarkKind) -> Mark {
    Mark { role, story, span: None, kind }
}

fn proof(marks: Vec<Mark>) -> Proof {
    let trim = Size { width: Length::mm(390), height: Length::mm(545) };
    let sheet = Sheet { number: 1, trim, marks, ..Sheet::default() };
    Proof {
        title: "港城日报 <A>".to_owned(), sheets: vec![sheet], ..Proof::default()
    }
}

fn print(fonts: &FontBook, proof: &Proof) -> Vec<u8> {
    let press = Press::new(Moment::midnight(2025, 7, 15));
    pdf::print(fonts, &PictureBook::default(), proof, &press).expect("it prints")
}

/// Every way of setting type that there is.
fn specimen(fonts: &FontBook) -> Proof {
    let [song, kai, latin] = ["song", "kai", "latin"].map(|it| face(fonts, it));
    let across = |face, y| Setting::new(face, Turn::Horizontal, 50, y);
    let down = |face, x| Setting::new(face, Turn::Upright, x, 300);
    let side = |face, x, y| Setting::new(face, Turn::Sideways, x, y);
    let wide = Setting { stretch: 800, ..across(song, 200) };
    let white = Setting { ink: Ink::PAPER, ..across(song, 220) };
    let area =
        Rect::new(Length::pt(50), Length::pt(205), Length::pt(200), Length::pt(20));
    let ground = Fill { rect: area, ink: Ink::process(1000, 700, 0, 0) };
    proof(vec![
        text(
            0,
            Role::Headline,
            vec![across(song, 100).run(fonts, "港城“开海”——渔船……出港")],
        ),
        text(
            0,
            Role::Body,
            vec![
                across(kai, 120).run(fonts, "楷体：码头上，"),
                Setting::new(latin, Turn::Horizontal, 130, 120)
                    .run(fonts, "office 1,280 AV"),
            ],
        ),
        text(
            1,
            Role::Body,
            vec![down(song, 500).run(fonts, "他说：“开海”——『好』，（很好）。")],
        ),
        text(1, Role::Body, vec![down(kai, 480).run(fonts, "楷体“直排”。")]),
        text(
            1,
            Role::Body,
            vec![
                down(song, 460).run(fonts, "乘"),
                side(latin, 457, 312).run(fonts, "Boeing 737"),
                Setting::new(song, Turn::Upright, 460, 370).run(fonts, "客机"),
            ],
        ),
        text(2, Role::Deck, vec![wide.run(fonts, "长体字，窄两成")]),
        mark(None, Role::Rule, MarkKind::Fill(ground)),
        text(2, Role::Label, vec![white.run(fonts, "反白")]),
    ])
}

#[test]
fn the_very_characters_come_back_story_by_story() {
    let fonts = fonts();
    let file = print(&fonts, &specimen(&fonts));
    let stories = reader::stories(&file);
    assert_eq!(stories[&0], "港城“开海”——渔船……出港\n楷体：码头上，office 1,280 AV\n");
    assert_eq!(
        stories[&1],
        "他说：“开海”——『好』，（很好）。\n楷体“直排”。\n乘Boeing 737客机\n"
    );
    let roles = reader::stories_by_role(&file);
    assert_eq!(roles[&(0, "Headline".to_owned())], "港城“开海”——渔船……出港\n");
    assert_eq!(roles[&(2, "Label".to_owned())], "反白\n");
}

/// ISO 32000-1 9.4.4: every glyph's origin, worked out by the standard from widths,
/// vertical metrics and moves, lies where the proof wants it.
#[test]
#[expect(clippy::float_arithmetic, reason = "positions in a PDF are decimal")]
fn every_glyph_stands_where_the_proof_puts_it() {
    let fonts = fonts();
    let proof = specimen(&fonts);
    let page = reader::pages(&print(&fonts, &proof)).remove(0);
    let wanted: Vec<_> = runs(&proof)
        .flat_map(|run| run.glyphs.iter().map(move |glyph| (run, glyph.at)))
        .collect();
    assert_eq!(page.shown.len(), wanted.len());
    let height = proof.sheets[0].trim.height;
    for (shown, (run, at)) in page.shown.iter().zip(wanted) {
        let place = [at.x, height - at.y].map(|it| it.emu() as f64 / 12_700.0);
        for axis in 0..2 {
            let off = (shown.at[axis] - place[axis]).abs();
            assert!(off < 0.01, "{} is {off} pt off in {:?}", shown.text, run.turn);
        }
        let stretch = f64::from(run.stretch) / 1000.0;
        let matrix = match run.turn {
            Turn::Horizontal | Turn::Upright => [stretch, 0.0, 0.0, 1.0],
            Turn::Sideways => [0.0, -stretch, 1.0, 0.0],
        };
        assert_eq!(shown.matrix, matrix, "{:?}", run.turn);
    }
}

fn runs(proof: &Proof) -> impl Iterator<Item = &GlyphRun> {
    let marks = proof.sheets.iter().flat_map(|sheet| &sheet.marks);
    marks.flat_map(|mark| match &mark.kind {
        MarkKind::Text(line) => line.runs.as_slice(),
        _ => &[],
    })
}

/// One glyph that is 『 in one place and “ in another needs two fonts, but one face.
#[test]
fn a_glyph_with_two_texts_has_two_fonts_of_one_face() {
    let fonts = fonts();
    let page = reader::pages(&print(&fonts, &specimen(&fonts))).remove(0);
    let song: Vec<_> =
        page.fonts.values().filter(|it| it.base.contains("PressSongSC")).collect();
    let downs: Vec<_> = song.iter().filter(|it| it.down).collect();
    assert_eq!(downs.len(), 2, "two vertical fonts");
    assert!(song.iter().all(|it| it.program == song[0].program), "one program");
    let texts: Vec<_> = downs.iter().flat_map(|it| it.texts.values()).collect();
    for quote in ["“", "『", "——"] {
        assert!(texts.iter().any(|it| *it == quote), "{quote}");
    }
}

#[test]
fn every_font_is_an_embedded_subset() {
    let fonts = fonts();
    let page = reader::pages(&print(&fonts, &specimen(&fonts))).remove(0);
    for font in page.fonts.values() {
        let (tag, _) = font.base.split_once('+').expect("a subset's tag");
        assert!(tag.len() == 6 && tag.bytes().all(|it| it.is_ascii_uppercase()), "{tag}");
        assert!(font.program.len() < 100_000, "{} is whole", font.base);
    }
    let shown = page.shown.iter();
    for glyph in shown {
        assert!(page.fonts[&glyph.font].texts.contains_key(&glyph.cid), "{}", glyph.cid);
    }
}

/// ISO 15930-7 6.7: the boxes are in the page itself and are exactly the sheet.
#[test]
fn the_boxes_are_exactly_the_trimmed_sheet() {
    let fonts = fonts();
    let page = reader::pages(&print(&fonts, &specimen(&fonts))).remove(0);
    let sheet = format!("{:?}", page.dict.get(b"TrimBox").expect("in the page itself"));
    // 390 mm are 1105.512 pt, 545 mm are 1544.882 pt.
    assert!(sheet.contains("1105.512") && sheet.contains("1544.882"), "{sheet}");
    assert_eq!(format!("{:?}", page.dict.get(b"MediaBox").expect("a box")), sheet);
    for key in ["CropBox", "ArtBox", "Annots", "Rotate", "UserUnit"] {
        assert!(!page.dict.has(key.as_bytes()), "{key}");
    }
}

/// GWG 2022 R0007 and R0009: black type overprints, reversed type knocks out.
#[test]
fn black_overprints_and_white_knocks_out() {
    let fonts = fonts();
    let page = reader::pages(&print(&fonts, &specimen(&fonts))).remove(0);
    let (mut state, mut ink) = (String::new(), String::new());
    let mut seen = Vec::new();
    for operation in &page.operations {
        let operands = || {
            let words = operation.operands.iter().map(|it| format!("{it:?}"));
            words.collect::<Vec<_>>().join(" ")
        };
        match operation.operator.as_str() {
            "gs" => state = operands(),
            "k" => ink = operands(),
            "TJ" | "f" => seen.push((ink.clone(), state.clone())),
            "g" | "rg" | "cs" | "sc" | "scn" => panic!("not DeviceCMYK"),
            _ => {}
        }
    }
    for (ink, state) in &seen {
        let expected = if ink == "0 0 0 1" { "/OP" } else { "/KO" };
        assert_eq!(state, expected, "{ink}");
    }
    assert!(seen.iter().any(|(ink, _)| ink == "0 0 0 0"), "white was shown");
}

#[test]
fn the_same_proof_gives_the_same_bytes() {
    let fonts = fonts();
    let first = print(&fonts, &specimen(&fonts));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    assert!(first == pool.install(|| print(&fonts, &specimen(&fonts))), "one thread");
    let mut other = specimen(&fonts);
    other.title.push('！');
    assert!(first != print(&fonts, &other), "another title");
}

#[test]
fn a_proof_without_pages_is_an_error() {
    let press = Press::new(Moment::default());
    let printed =
        pdf::print(&fonts(), &PictureBook::default(), &Proof::default(), &press);
    assert!(printed.is_err(), "no page");
}
