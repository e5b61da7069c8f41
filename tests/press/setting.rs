//! Pages set by hand, for tests of what becomes of them.

use std::path::PathBuf;
use std::sync::Arc;

use banxin::diag::{Error, SourceId};
use banxin::font::{
    FaceFile, FaceId, FaceName, Flow, FontBook, Region, Roles, Shaping, Shelf, Wanted,
    Width,
};
use banxin::geom::{Length, Point, Rect, Size};
use banxin::ink::Ink;
use banxin::pdf;
use banxin::pdfx::{Moment, Press};
use banxin::picture::PictureBook;
use banxin::proof::{
    Fill, GlyphRun, Mark, MarkKind, PlacedGlyph, Proof, Role, Sheet, TextLine, Turn,
};

pub(crate) const SONG: &str = "song/PressSongSC-Regular.otf";
pub(crate) const KAI: &str = "kai/PressKaiSC-Regular.ttf";
pub(crate) const LATIN: &str = "latin/SourceSerif4-Regular.otf";

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
pub(crate) fn fonts() -> FontBook {
    let table = format!(
        "[song]\nhan = [\"{SONG}\"]\n[kai]\nhan = [\"{KAI}\"]\n[latin]\nhan = [\"{LATIN}\"]\n"
    );
    let roles = Roles::read(SourceId::default(), &table).output;
    let wanted =
        ["song", "kai", "latin"].map(|role| Wanted { role: role.to_owned(), span: None });
    FontBook::open(&roles, &wanted, Arc::new(Bundled)).output
}

pub(crate) fn face(fonts: &FontBook, role: &str) -> FaceId {
    let role = fonts.role(role).expect("a role");
    fonts.chain(role, false)[0]
}

/// How a run is set by hand: from `start`, each glyph after the one before it.
pub(crate) struct Setting {
    pub(crate) face: FaceId,
    pub(crate) size: Length,
    pub(crate) stretch: u16,
    pub(crate) turn: Turn,
    pub(crate) ink: Ink,
    pub(crate) start: Point,
}

impl Setting {
    pub(crate) fn new(face: FaceId, turn: Turn, x: i64, y: i64) -> Self {
        let start = Point::new(Length::pt(x), Length::pt(y));
        Self { face, size: Length::pt(10), stretch: 1000, turn, ink: Ink::BLACK, start }
    }

    pub(crate) fn run(&self, fonts: &FontBook, text: &str) -> GlyphRun {
        let flow = if self.turn == Turn::Upright { Flow::Down } else { Flow::Across };
        let han = !text.is_ascii();
        let how = Shaping { flow, han, region: Region::Cn, width: Width::Own };
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
            strong: false,
            glyphs,
            text: text.to_owned(),
        }
    }
}

pub(crate) fn text(story: u32, role: Role, runs: Vec<GlyphRun>) -> Mark {
    let line = TextLine { ends_paragraph: true, runs, ..TextLine::default() };
    mark(Some(story), role, MarkKind::Text(line))
}

pub(crate) fn mark(story: Option<u32>, role: Role, kind: MarkKind) -> Mark {
    Mark { role, story, span: None, kind }
}

pub(crate) fn proof(marks: Vec<Mark>) -> Proof {
    let trim = Size { width: Length::mm(390), height: Length::mm(545) };
    let sheet = Sheet { number: 1, trim, marks, ..Sheet::default() };
    Proof {
        title: "港城日报 <A>".to_owned(), sheets: vec![sheet], ..Proof::default()
    }
}

pub(crate) fn print(fonts: &FontBook, proof: &Proof) -> Vec<u8> {
    let press = Press::new(Moment::midnight(2025, 7, 15));
    pdf::print(fonts, &PictureBook::default(), proof, &press).expect("it prints")
}

/// Two figures side by side in a vertical line (纵中横).
pub(crate) fn across_the_line(fonts: &FontBook, x: i64, y: i64, text: &str) -> GlyphRun {
    let figures = Setting::new(face(fonts, "latin"), Turn::Horizontal, x, y);
    GlyphRun { turn: Turn::Upright, ..figures.run(fonts, text) }
}

/// One character that takes two glyphs: 字 with a second 字 behind it.
pub(crate) fn two_for_one(fonts: &FontBook, setting: &Setting) -> GlyphRun {
    let mut run = setting.run(fonts, "前字字后");
    "前字后".clone_into(&mut run.text);
    for (glyph, range) in run.glyphs.iter_mut().zip([0..3, 3..6, 6..6, 6..9]) {
        glyph.text = range;
    }
    run
}

/// Every way of setting type that there is.
pub(crate) fn specimen(fonts: &FontBook) -> Proof {
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
        text(
            1,
            Role::Jump,
            vec![
                down(song, 440).run(fonts, "第"),
                across_the_line(fonts, 435, 319, "12"),
                Setting::new(song, Turn::Upright, 440, 320).run(fonts, "版"),
            ],
        ),
        text(3, Role::Body, vec![two_for_one(fonts, &across(song, 400))]),
        text(3, Role::Body, vec![two_for_one(fonts, &down(song, 420))]),
        text(2, Role::Deck, vec![wide.run(fonts, "长体字，窄两成")]),
        mark(None, Role::Rule, MarkKind::Fill(ground)),
        text(2, Role::Label, vec![white.run(fonts, "反白")]),
    ])
}

pub(crate) fn runs(proof: &Proof) -> impl Iterator<Item = &GlyphRun> {
    let marks = proof.sheets.iter().flat_map(|sheet| &sheet.marks);
    marks.flat_map(|mark| match &mark.kind {
        MarkKind::Text(line) => line.runs.as_slice(),
        _ => &[],
    })
}
