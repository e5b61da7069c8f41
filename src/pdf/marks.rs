//! What the printer and the binder look for outside the trimmed sheet (角线、规矩线、色标).
//!
//! All of it stands three millimetres off the trim at least, so that nothing of it is ever
//! on the page. What must be on every plate is in the colour of registration. GWG 2022
//! R0024: that colour never touches the page.

use crate::font::{FaceId, FontBook};
use crate::geom::{Em, Length, Point, Rect, Size};
use crate::ink::Ink;
use crate::pdfx::Press;
use crate::picture::{PictureBook, Space};
use crate::proof::{
    Fill, GlyphRun, Inside, Mark, MarkKind, Outline, PlacedGlyph, Proof, Role, Sheet,
    Step, Stroke, TextLine, Turn, Way,
};

/// From the trim to the nearest mark.
const OFF: Length = Length::mm(3);
/// How long a mark is, outwards.
const LONG: Length = Length::mm(5);
/// How thick lines are.
const THIN: Length = Length::milli_pt(300);
/// White around the trimmed sheet when there are marks.
const AROUND: Length = Length::mm(13);
/// The size of the words.
const SMALL: Length = Length::pt(7);
/// From the trim to the foot of the words, beyond the other marks.
const WORDS: Length = Length::mm(9);
/// A field of the bar.
const FIELD: Length = Length::micron(4_500);
/// The radius of the ring of a register mark.
const RING: Length = Length::micron(1_500);
/// From the middle of a circle's side to its inner points, in 10,000ths of its radius.
const ARC: i64 = 5_523;

/// How much white stands around the trimmed sheet.
pub(super) fn around(press: &Press) -> Length {
    if press.marks.any() { AROUND } else { Length::ZERO }
}

/// The proof with the printer's marks on every sheet.
pub(super) fn dress(
    fonts: &FontBook,
    pictures: &PictureBook,
    proof: &Proof,
    press: &Press,
) -> Proof {
    let mut dressed = proof.clone();
    let marks = press.marks;
    for sheet in &mut dressed.sheets {
        let plates = plates(pictures, sheet);
        let mut new = Vec::new();
        if marks.crop {
            new.extend(crop(sheet.trim));
        }
        if marks.register {
            new.extend(register(sheet.trim));
        }
        if marks.bar {
            new.extend(bar(sheet.trim, &plates));
        }
        if marks.slug {
            new.push(slug(fonts, proof, sheet.number, &plates));
        }
        sheet.marks.extend(new);
    }
    dressed
}

/// The inks that a sheet is printed with, each as a solid, in the order of printing.
fn plates(pictures: &PictureBook, sheet: &Sheet) -> Vec<Ink> {
    let mut inks: Vec<Ink> = Vec::new();
    for mark in &sheet.marks {
        match &mark.kind {
            MarkKind::Text(line) => inks.extend(line.runs.iter().map(|run| run.ink)),
            MarkKind::Fill(Fill { ink, .. })
            | MarkKind::Stroke(Stroke { ink, .. })
            | MarkKind::Outline(Outline { ink, .. }) => inks.push(*ink),
            MarkKind::Picture(placed) => {
                let space = pictures.get(placed.picture).map(|it| it.space);
                let gray = space.is_none_or(|it| it == Space::Gray);
                let four = Ink::process(1000, 1000, 1000, 1000);
                inks.push(if gray { Ink::BLACK } else { four });
            }
        }
    }
    let process = inks.iter().filter(|it| it.spot.is_none());
    let [c, m, y, k] = process.fold([false; 4], |[c, m, y, k], ink| {
        [c || ink.c > 0, m || ink.m > 0, y || ink.y > 0, k || ink.k > 0]
    });
    let used = |(is, ink): (bool, Ink)| is.then_some(ink);
    let mut plates: Vec<Ink> =
        [c, m, y, k].into_iter().zip(SOLIDS).filter_map(used).collect();
    let mut spots: Vec<Ink> = inks.iter().filter_map(|it| spot_alone(*it)).collect();
    spots.sort_unstable();
    spots.dedup();
    plates.extend(spots);
    plates
}

const SOLIDS: [Ink; 4] = [
    Ink { c: 1000, ..Ink::PAPER },
    Ink { m: 1000, ..Ink::PAPER },
    Ink { y: 1000, ..Ink::PAPER },
    Ink::BLACK,
];

/// The solid of the spot ink of a colour. How it looks does not matter on its plate.
fn spot_alone(ink: Ink) -> Option<Ink> {
    ink.spot.map(|it| Ink::of_spot(it.number, Ink::PAPER))
}

/// Two lines at every corner that show where the sheet is cut (角线).
fn crop(trim: Size) -> Vec<Mark> {
    let (near, far) = (OFF, OFF + LONG);
    let ends = |low: Length, high: Length| [(low, -near, -far), (high, near, far)];
    let mut marks = Vec::new();
    for (x, from_x, to_x) in ends(Length::ZERO, trim.width) {
        for (y, from_y, to_y) in ends(Length::ZERO, trim.height) {
            marks.push(line(Point::new(x + from_x, y), Point::new(x + to_x, y)));
            marks.push(line(Point::new(x, y + from_y), Point::new(x, y + to_y)));
        }
    }
    marks
}

/// A cross in a ring in the middle of every side, on all plates (规矩线).
fn register(trim: Size) -> Vec<Mark> {
    let out = OFF + LONG / 2;
    let (across, down) = (trim.width / 2, trim.height / 2);
    let centers = [
        Point::new(across, -out),
        Point::new(across, trim.height + out),
        Point::new(-out, down),
        Point::new(trim.width + out, down),
    ];
    centers.into_iter().flat_map(cross).collect()
}

fn cross(center: Point) -> [Mark; 3] {
    let (x, y, half) = (center.x, center.y, LONG / 2);
    let mut steps = circle(center, RING);
    steps.extend(circle(center, RING - THIN));
    let ring = Outline { steps, rule: Inside::EvenOdd, ink: Ink::REGISTRATION };
    [
        line(Point::new(x - half, y), Point::new(x + half, y)),
        line(Point::new(x, y - half), Point::new(x, y + half)),
        of_printer(MarkKind::Outline(ring)),
    ]
}

fn circle(center: Point, radius: Length) -> Vec<Step> {
    let near = radius.scale(ARC, 10_000);
    let at = |dx: Length, dy: Length| Point::new(center.x + dx, center.y + dy);
    let (none, out) = (Length::ZERO, radius);
    vec![
        Step::Move(at(none, -out)),
        Step::Curve(at(near, -out), at(out, -near), at(out, none)),
        Step::Curve(at(out, near), at(near, out), at(none, out)),
        Step::Curve(at(-near, out), at(-out, near), at(-out, none)),
        Step::Curve(at(-out, -near), at(-near, -out), at(none, -out)),
    ]
}

/// Solids and half tones of every plate, and two solids over one another (色标), along the
/// foot; as many as find room beside the register mark.
fn bar(trim: Size, plates: &[Ink]) -> Vec<Mark> {
    let halves = plates.iter().map(|it| it.tint(500));
    let [c, m, y, _] = SOLIDS;
    let both = |one: Ink, two: Ink| Ink::process(one.c + two.c, one.m + two.m, two.y, 0);
    let overs = [both(c, m), both(m, y), both(c, y)];
    let colored = plates.contains(&c) && plates.contains(&m) && plates.contains(&y);
    let overs = overs.into_iter().filter(|_| colored);
    let inks = plates.iter().copied().chain(halves).chain(overs);
    let keep = LONG;
    let middle = trim.width / 2;
    let mut places = Vec::new();
    let mut x = OFF + LONG;
    while x + FIELD <= trim.width - OFF - LONG {
        if x + FIELD > middle - keep && x < middle + keep {
            x = middle + keep;
            continue;
        }
        places.push(x);
        x += FIELD;
    }
    let field = |(x, ink): (Length, Ink)| {
        let rect = Rect::new(x, trim.height + OFF, FIELD, FIELD);
        of_printer(MarkKind::Fill(Fill { rect, ink }))
    };
    places.into_iter().zip(inks).map(field).collect()
}

/// Title, date and page on every plate, and on each plate its name.
fn slug(fonts: &FontBook, proof: &Proof, page: u32, plates: &[Ink]) -> Mark {
    let mut words = vec![(format!("{}　第{page}版　", proof.title), Ink::REGISTRATION)];
    words.extend(plates.iter().map(|ink| (format!("{}　", called(proof, *ink)), *ink)));
    let mut pen = Point::new(Length::ZERO, -WORDS);
    let mut line = TextLine { reference: pen.y, ..TextLine::default() };
    for (text, ink) in words {
        for character in text.chars() {
            set(fonts, &mut line.runs, &mut pen, (character, ink));
        }
    }
    of_printer(MarkKind::Text(line))
}

/// What a plate is called.
fn called(proof: &Proof, ink: Ink) -> &str {
    let spot = ink.spot.and_then(|it| proof.spots.get(usize::from(it.number)));
    let names = ["青", "品红", "黄", "黑"];
    let process = SOLIDS.iter().position(|it| *it == ink);
    let process = process.and_then(|at| names.get(at)).copied();
    spot.map(|it| it.name.as_str()).or(process).unwrap_or_default()
}

/// Sets one character; one that no face has is left out, for the page itself has it.
fn set(
    fonts: &FontBook,
    runs: &mut Vec<GlyphRun>,
    pen: &mut Point,
    (character, ink): (char, Ink),
) {
    let role = fonts.role("song").unwrap_or_default();
    let chain = [false, true].into_iter().flat_map(|it| fonts.chain(role, it));
    let shaped = |id: &FaceId| fonts.face(*id).plain(character).map(|glyph| (*id, glyph));
    let Some((face, glyph)) = chain.into_iter().find_map(shaped) else { return };
    if runs.last().is_none_or(|run| (run.face, run.ink) != (face, ink)) {
        runs.push(GlyphRun {
            face,
            size: SMALL,
            stretch: 1000,
            turn: Turn::Horizontal,
            ink,
            strong: false,
            glyphs: Vec::new(),
            text: String::new(),
        });
    }
    let Some(run) = runs.last_mut() else { return };
    let end = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
    let start = end(&run.text);
    run.text.push(character);
    let text = start..end(&run.text);
    run.glyphs.push(PlacedGlyph { id: glyph.id, at: *pen, text });
    let advance = if glyph.advance > Em::ZERO { glyph.advance } else { Em::ONE };
    pen.x += advance.at(SMALL);
}

fn line(from: Point, to: Point) -> Mark {
    let ink = Ink::REGISTRATION;
    let stroke = Stroke { from, to, width: THIN, ink, way: Way::Straight };
    of_printer(MarkKind::Stroke(stroke))
}

const fn of_printer(kind: MarkKind) -> Mark {
    Mark { role: Role::Printer, story: None, span: None, kind }
}
