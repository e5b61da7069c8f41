//! The drawing of a page shows its marks where the proof puts them.

use banxin::geom::{Length, Rect};
use banxin::ink::Ink;
use banxin::picture::PictureBook;
use banxin::proof::{Fill, Mark, MarkKind, Role, Turn};
use banxin::view;
use png::Decoder;

use crate::setting::{Setting, across_the_line, face, fonts, mark, proof, text};

/// A drawing at 72 dpi: one pixel to the point.
struct Drawing {
    width: usize,
    samples: Vec<u8>,
}

impl Drawing {
    fn of(marks: Vec<Mark>) -> Self {
        let (fonts, pictures) = (fonts(), PictureBook::default());
        let sheet = proof(marks).sheets.remove(0);
        let file = view::png(&fonts, &pictures, &sheet, 72).expect("it can be drawn");
        let decoder = Decoder::new(std::io::Cursor::new(file));
        let mut reader = decoder.read_info().expect("a PNG");
        let mut samples = vec![0; reader.output_buffer_size().expect("a size")];
        let frame = reader.next_frame(&mut samples).expect("samples");
        // 390 × 545 mm are 1105.5 × 1544.9 pt.
        assert!(matches!((frame.width, frame.height), (1105..=1106, 1545)), "{frame:?}");
        Self { width: usize::try_from(frame.width).expect("small"), samples }
    }

    /// Left, top, right and bottom of everything that is not paper.
    fn extent(&self) -> [usize; 4] {
        let paper = &self.samples[..3];
        let pixels = self.samples.chunks_exact(3).enumerate();
        let dark = pixels.filter(|(_, pixel)| pixel != &paper);
        let places = dark.map(|(at, _)| (at % self.width, at / self.width));
        places.fold(
            [usize::MAX, usize::MAX, 0, 0],
            |[left, top, right, bottom], (x, y)| {
                [left.min(x), top.min(y), right.max(x + 1), bottom.max(y + 1)]
            },
        )
    }
}

fn glyph(turn: Turn, stretch: u16, word: &str) -> [usize; 4] {
    let fonts = fonts();
    let size = Length::pt(100);
    let setting = Setting::new(face(&fonts, "song"), turn, 300, 500);
    let run = Setting { size, stretch, ..setting }.run(&fonts, word);
    Drawing::of(vec![text(0, Role::Headline, vec![run])]).extent()
}

/// Whether two boxes differ by no more than two pixels on any side.
fn close(found: [usize; 4], expected: [usize; 4]) -> bool {
    found.iter().zip(expected).all(|(found, wanted)| found.abs_diff(wanted) <= 2)
}

/// 一 is a long flat stroke in the middle of its em: it shows every turn and stretch.
#[test]
fn glyphs_stand_on_their_baseline_in_every_turn() {
    let [left, top, right, bottom] = glyph(Turn::Horizontal, 1000, "一");
    assert!(right - left > 85 && bottom - top < 15, "a long flat stroke");
    let (before, above) = (left - 300, 500 - bottom);
    assert!(above > 30 && above < 45, "in the middle of the em: {above}");
    let (long, thick) = (right - left, bottom - top);
    // Turned clockwise about its origin: up becomes right, right becomes down.
    let sideways = [300 + above, 500 + before, 300 + above + thick, 500 + before + long];
    let found = glyph(Turn::Sideways, 1000, "一");
    assert!(close(found, sideways), "{found:?} is not {sideways:?}");
    // Condensed to half: half as long, just as thick.
    let narrow = [300 + before / 2, top, 300 + before / 2 + long / 2, bottom];
    let found = glyph(Turn::Horizontal, 500, "一");
    assert!(close(found, narrow), "{found:?} is not {narrow:?}");
    // Upright in a vertical line: the frame is centred on x and hangs from y.
    let upright = [250 + before, 588 - above - thick, 250 + before + long, 588 - above];
    let found = glyph(Turn::Upright, 1000, "一");
    assert!(close(found, upright), "{found:?} is not {upright:?}");
}

#[test]
fn figures_across_a_vertical_line_stand_side_by_side() {
    let fonts = fonts();
    let run = across_the_line(&fonts, 300, 500, "12");
    let [left, _, right, bottom] =
        Drawing::of(vec![text(0, Role::Body, vec![run])]).extent();
    assert!(left >= 300 && right <= 312 && right > 307, "{left} to {right}");
    assert!((499..=501).contains(&bottom), "on the baseline: {bottom}");
}

#[test]
fn areas_are_where_they_should_be() {
    let points = [100, 200, 50, 25].map(Length::pt);
    let [x, y, width, height] = points;
    let fill = Fill { rect: Rect::new(x, y, width, height), ink: Ink::BLACK };
    let drawing = Drawing::of(vec![mark(None, Role::Rule, MarkKind::Fill(fill))]);
    assert_eq!(drawing.extent(), [100, 200, 150, 225]);
}

/// Samples of a PNG, and its width.
fn samples(file: Vec<u8>) -> (usize, Vec<u8>) {
    let mut reader = Decoder::new(std::io::Cursor::new(file)).read_info().expect("a PNG");
    let mut samples = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut samples).expect("samples");
    (usize::try_from(frame.width).expect("small"), samples)
}

/// A line of type, a rule of black, a ground of colour and a white word on it.
fn marks() -> Vec<Mark> {
    let fonts = fonts();
    let word = |x, y, ink| {
        let setting = Setting::new(face(&fonts, "song"), Turn::Horizontal, x, y);
        let run = Setting { size: Length::pt(40), ink, ..setting }.run(&fonts, "潮水");
        text(0, Role::Headline, vec![run])
    };
    let fill = |place: [i64; 4], ink| {
        let [x, y, width, height] = place.map(Length::pt);
        let fill = Fill { rect: Rect::new(x, y, width, height), ink };
        mark(None, Role::Rule, MarkKind::Fill(fill))
    };
    vec![
        fill([100, 100, 200, 120], Ink::process(1000, 500, 0, 0)),
        word(120, 200, Ink::PAPER),
        word(80, 150, Ink::BLACK),
        fill([90, 190, 300, 2], Ink::BLACK),
    ]
}

#[test]
fn windows_put_together_are_the_page() {
    let (fonts, pictures) = (fonts(), PictureBook::default());
    let sheet = proof(marks()).sheets.remove(0);
    let (width, page) = samples(view::png(&fonts, &pictures, &sheet, 36).expect("drawn"));
    let mut rows = Vec::new();
    for top in (0..773).step_by(200) {
        let window = |left| view::Window { left, top, width: 200, height: 200 };
        let look = |left| view::Look {
            dpi: 36,
            window: Some(window(left)),
            ..view::Look::default()
        };
        let lefts = (0..553).step_by(200);
        let parts: Vec<_> = lefts
            .map(|left| samples(look(left).at(&fonts, &pictures, &sheet).expect("drawn")))
            .collect();
        let height = parts[0].1.len() / 3 / parts[0].0;
        for row in 0..height {
            for (wide, part) in &parts {
                rows.extend_from_slice(&part[row * wide * 3..(row + 1) * wide * 3]);
            }
        }
    }
    assert_eq!(rows.len(), page.len(), "{width} columns");
    assert!(rows == page, "a pixel differs");
    let outside = view::Window { left: 600, top: 0, width: 200, height: 200 };
    let look = view::Look { dpi: 36, window: Some(outside), ..view::Look::default() };
    assert!(look.at(&fonts, &pictures, &sheet).is_err(), "outside the page");
}

/// Solid black overprints, white knocks out, and the sum is over the limit where the two
/// inks of the ground and black type add up: 100 + 50 + 100 %.
#[test]
fn plates_show_what_each_ink_prints() {
    use banxin::view::{Inks, Plate};
    let (fonts, pictures) = (fonts(), PictureBook::default());
    let sheet = proof(marks()).sheets.remove(0);
    let drawn = |inks| {
        let look = view::Look { dpi: 72, inks, ..view::Look::default() };
        samples(look.at(&fonts, &pictures, &sheet).expect("drawn"))
    };
    let at = |(width, samples): &(usize, Vec<u8>), x: usize, y: usize| {
        let start = (y * width + x) * 3;
        [samples[start], samples[start + 1], samples[start + 2]]
    };
    let plate = |plate| drawn(Inks::Plate(plate));
    let (cyan, magenta) = (plate(Plate::Cyan), plate(Plate::Magenta));
    let (yellow, black) = (plate(Plate::Yellow), plate(Plate::Black));
    // The ground, bare: all cyan, half magenta, no yellow or black.
    let bare = (290, 110);
    assert_eq!(at(&cyan, bare.0, bare.1), [0; 3]);
    assert_eq!(at(&magenta, bare.0, bare.1), [128; 3]);
    assert_eq!(at(&yellow, bare.0, bare.1), [255; 3]);
    assert_eq!(at(&black, bare.0, bare.1), [255; 3]);
    // Under the black rule the ground goes on.
    assert_eq!(at(&cyan, 280, 191), [0; 3], "black overprints");
    assert_eq!(at(&black, 280, 191), [0; 3]);
    // Somewhere in the white word the ground is taken out.
    let white = (120..200).flat_map(|x| (165..200).map(move |y| (x, y)));
    let out = white.filter(|(x, y)| at(&cyan, *x, *y) == [255; 3]).count();
    assert!(out > 100, "white knocks out: {out}");
    let sum = |limit| drawn(Inks::Sum(limit));
    let (low, high) = (sum(2400), sum(2600));
    let over = [206, 0, 88];
    assert_eq!(at(&low, 280, 191), over, "250 % is more than 240");
    assert_ne!(at(&high, 280, 191), over, "and less than 260");
    assert_ne!(at(&low, bare.0, bare.1), over);
    assert_eq!(at(&low, 600, 600), [255; 3], "paper");
}

/// Glyphs are paths, each written once; the same sheet gives the same bytes.
#[test]
fn an_svg_has_every_glyph_once() {
    let (fonts, pictures) = (fonts(), PictureBook::default());
    let sheet = proof(marks()).sheets.remove(0);
    let svg = view::svg(&fonts, &pictures, &sheet);
    assert_eq!(svg, view::svg(&fonts, &pictures, &sheet));
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"390mm\""));
    assert_eq!(svg.matches("<path id=\"g").count(), 2, "潮 and 水");
    assert_eq!(svg.matches("<use ").count(), 4, "twice each");
    assert!(svg.contains("<rect x=\"90\" y=\"190\" width=\"300\" height=\"2\""));
}

#[test]
fn impossible_drawings_are_errors() {
    let sheet = proof(vec![]).sheets.remove(0);
    for dpi in [0, 100_000, u32::MAX] {
        let drawn = view::png(&fonts(), &PictureBook::default(), &sheet, dpi);
        assert!(drawn.is_err(), "{dpi}");
    }
}
