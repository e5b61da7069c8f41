//! The drawing of a page shows its marks where the proof puts them.

mod common;

use banxin::geom::{Length, Rect};
use banxin::ink::Ink;
use banxin::picture::PictureBook;
use banxin::proof::{Fill, Mark, MarkKind, Role, Turn};
use banxin::view;
use png::Decoder;

use crate::common::setting::{Setting, across_the_line, face, fonts, mark, proof, text};

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

#[test]
fn impossible_drawings_are_errors() {
    let sheet = proof(vec![]).sheets.remove(0);
    for dpi in [0, 100_000, u32::MAX] {
        let drawn = view::png(&fonts(), &PictureBook::default(), &sheet, dpi);
        assert!(drawn.is_err(), "{dpi}");
    }
}
