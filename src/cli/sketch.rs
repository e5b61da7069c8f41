//! A page drawn in characters.

use banxin::geom::{Length, Rect};

use crate::cli::words;

/// How many characters a page is wide.
const WIDE: i64 = 64;

/// A cell that the character before it covers too.
const COVERED: char = '\0';

/// The type area of a page in cells twice as high as wide.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    area: Rect,
    cells: Vec<Vec<char>>,
}

/// A stretch of cells.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
struct Stretch {
    from: usize,
    to: usize,
}

impl Sketch {
    /// An empty sketch of a type area.
    pub(crate) fn of(area: Rect) -> Self {
        let (width, height) = (area.size.width.emu().max(1), area.size.height.emu());
        let high = (WIDE * height / (width * 2)).clamp(4, WIDE * 2);
        let row = vec![' '; usize::try_from(WIDE).unwrap_or(0)];
        Self { area, cells: vec![row; usize::try_from(high).unwrap_or(0)] }
    }

    /// Draws a frame around `rect` and writes words into it, one under the other, in the
    /// middle, as many as there is room for.
    pub(crate) fn frame(&mut self, rect: Rect, words: &[&str]) {
        let Rect { origin, size } = self.area;
        let (left, right) = (rect.left() - origin.x, rect.right() - origin.x);
        let (top, bottom) = (rect.top() - origin.y, rect.bottom() - origin.y);
        let across = Stretch::of(left, right, size.width, self.wide());
        let down = Stretch::of(top, bottom, size.height, self.cells.len());
        self.outline(across, down);
        let room = down.to - down.from;
        // A frame two lines high has its words in its upper edge.
        let (first, room) =
            if room > 2 { (down.from + 1, room - 2) } else { (down.from, room.min(1)) };
        let joined = words.join(" ");
        let lines: Vec<&str> =
            if room < words.len() { vec![&joined] } else { words.to_vec() };
        let top = first + (room - lines.len().min(room)) / 2;
        for (row, line) in (top..first + room).zip(lines) {
            self.write(row, across, line);
        }
    }

    fn outline(&mut self, across: Stretch, down: Stretch) {
        let (left, right) = (across.from, across.to - 1);
        let (top, bottom) = (down.from, down.to - 1);
        for at in left..=right {
            self.set(top, at, '─');
            self.set(bottom, at, '─');
        }
        for at in top..=bottom {
            self.set(at, left, '│');
            self.set(at, right, '│');
        }
        let corners = [(bottom, left, '└'), (bottom, right, '┘')];
        let upper = [(top, left, '┌'), (top, right, '┐')];
        corners.into_iter().chain(upper).for_each(|(row, at, it)| self.set(row, at, it));
    }

    /// Writes `line` in the middle of a row, cut to what fits between the edges.
    fn write(&mut self, row: usize, across: Stretch, line: &str) {
        let room = (across.to - across.from).saturating_sub(2);
        let line = words::cut(line, room);
        let mut at = across.from + 1 + (room - words::width(&line)) / 2;
        for character in line.chars() {
            self.set(row, at, character);
            let taken = words::width(character.encode_utf8(&mut [0; 4]));
            (1..taken).for_each(|it| self.set(row, at + it, COVERED));
            at += taken;
        }
    }

    fn set(&mut self, row: usize, at: usize, character: char) {
        if let Some(cell) = self.cells.get_mut(row).and_then(|it| it.get_mut(at)) {
            *cell = character;
        }
    }

    fn wide(&self) -> usize {
        self.cells.first().map_or(0, Vec::len)
    }

    /// The lines of the drawing, down to the last that has anything.
    pub(crate) fn lines(&self) -> Vec<String> {
        let line = |row: &Vec<char>| {
            let line: String = row.iter().filter(|it| **it != COVERED).collect();
            line.trim_end().to_owned()
        };
        let mut lines: Vec<String> = self.cells.iter().map(line).collect();
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        lines
    }
}

impl Stretch {
    /// The cells from one length to another when `whole` is divided into so many: two at
    /// least.
    fn of(from: Length, to: Length, whole: Length, cells: usize) -> Self {
        let count = i64::try_from(cells).unwrap_or(0);
        let cell = |it: Length| {
            let at = it.emu().saturating_mul(count) / whole.emu().max(1);
            usize::try_from(at.clamp(0, count)).unwrap_or(0)
        };
        let from = cell(from).min(cells.saturating_sub(2));
        Self { from, to: cell(to).max(from + 2) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square of 64 by 32 cells: in its upper right a frame, along its foot a strip.
    #[test]
    fn frames_stand_where_their_rectangles_are() {
        let pt = Length::pt;
        let mut sketch = Sketch::of(Rect::new(pt(10), pt(20), pt(640), pt(640)));
        sketch.frame(Rect::new(pt(330), pt(20), pt(320), pt(100)), &["头条", "96 字"]);
        sketch.frame(Rect::new(pt(10), pt(580), pt(640), pt(40)), &["foot", "9"]);
        let lines = sketch.lines();
        assert_eq!(lines.len(), 30, "blank lines at the end are left out");
        let space = " ".repeat(32);
        assert_eq!(lines[0], format!("{space}┌{}┐", "─".repeat(30)));
        assert_eq!(lines[1], format!("{space}│{0}头条{0}│", " ".repeat(13)));
        let [left, right] = [12, 13].map(|it| " ".repeat(it));
        assert_eq!(lines[2], format!("{space}│{left}96 字{right}│"));
        assert_eq!(lines[4], format!("{space}└{}┘", "─".repeat(30)));
        assert_eq!(lines[28], format!("┌{0}foot 9{0}┐", "─".repeat(28)));
        assert!(lines[5].is_empty(), "{lines:?}");
    }
}
