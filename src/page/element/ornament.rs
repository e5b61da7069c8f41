//! Ornamental borders (花边): tiles along four sides, and a corner piece in each corner.
//!
//! Every side is drawn in its own frame, from the corner it begins with: *along* the side,
//! clockwise around the box, and *in* from its edge. The tiles of a side share its length
//! out exactly, so that the last one ends where the next corner begins.

use crate::geom::{Length, Point, Rect};
use crate::ink::Ink;
use crate::page::element::shape;
use crate::proof::{Inside, Outline, Step};

/// One unit of the drawings below.
const UNIT: Length = Length::micron(40);

/// How deep every ornament is, in units: two millimeters.
const DEPTH: i64 = 50;
/// How deep every ornament is on the page.
pub(super) const DEEP: Length = Length::micron(2_000);

/// An ornament as it is drawn, in units.
#[derive(Debug)]
pub(super) struct Ornament {
    /// How long a tile is; on the page a little more or less.
    tile: i64,
    /// Where the first tile begins; the last ends [`DEPTH`] before the end of the side.
    lead: i64,
    /// Lines along all sides, from and to so far in.
    rails: &'static [(i64, i64)],
    /// What stands in a tile.
    side: &'static [Piece],
    /// What stands in the corner, from its outer point.
    corner: &'static [Piece],
}

/// A piece of an ornament; places are along and in.
#[derive(Debug)]
enum Piece {
    /// From one place to the place diagonally across.
    Block((i64, i64), (i64, i64)),
    /// Middle and radius.
    Disc((i64, i64), i64),
    /// Middle, and half the diagonals.
    Diamond((i64, i64), (i64, i64)),
    /// From stalk to tip, and how far it swells to each side, in hundredths of its length.
    Leaf((i64, i64), (i64, i64), i64),
}

/// 回纹: a running fret, and 回 itself in the corners.
pub(super) const FRET: Ornament = Ornament {
    tile: 60,
    lead: 60,
    rails: &[],
    side: &[
        Piece::Block((0, 0), (50, 10)),
        Piece::Block((0, 0), (10, 50)),
        Piece::Block((40, 0), (50, 30)),
        Piece::Block((20, 20), (50, 30)),
        Piece::Block((0, 40), (60, 50)),
    ],
    corner: &[
        Piece::Block((0, 0), (50, 10)),
        Piece::Block((0, 40), (60, 50)),
        Piece::Block((0, 0), (10, 50)),
        Piece::Block((40, 0), (50, 50)),
        Piece::Block((20, 20), (30, 30)),
    ],
};

/// 菱纹: diamonds and dots between two hairlines.
pub(super) const DIAMOND: Ornament = Ornament {
    tile: 56,
    lead: DEPTH,
    rails: &[(0, 4), (46, 50)],
    side: &[Piece::Diamond((28, 25), (19, 14)), Piece::Disc((0, 25), 4)],
    corner: &[Piece::Diamond((25, 25), (14, 14)), Piece::Disc((25, 50), 4)],
};

/// 花纹: five petals in the corners, and blossoms between leaves along the sides.
pub(super) const FLOWER: Ornament = Ornament {
    tile: 110,
    lead: DEPTH,
    rails: &[],
    side: &[
        Piece::Leaf((36, 25), (4, 25), 18),
        Piece::Leaf((74, 25), (106, 25), 18),
        Piece::Disc((55, 25), 4),
        Piece::Disc((55, 14), 6),
        Piece::Disc((55, 36), 6),
        Piece::Disc((44, 25), 6),
        Piece::Disc((66, 25), 6),
    ],
    corner: &[
        Piece::Disc((25, 25), 5),
        Piece::Disc((25, 10), 8),
        Piece::Disc((39, 20), 8),
        Piece::Disc((34, 37), 8),
        Piece::Disc((16, 37), 8),
        Piece::Disc((11, 20), 8),
    ],
};

/// 叶纹: leaves in pairs on a stem that runs around the box.
pub(super) const LEAF: Ornament = Ornament {
    tile: 36,
    lead: DEPTH,
    rails: &[(23, 27)],
    side: &[Piece::Leaf((4, 25), (28, 5), 24), Piece::Leaf((4, 25), (28, 45), 24)],
    corner: &[Piece::Disc((25, 25), 14)],
};

/// 连珠: large beads and small ones by turns.
pub(super) const BEAD: Ornament = Ornament {
    tile: 42,
    lead: DEPTH,
    rails: &[],
    side: &[Piece::Disc((21, 25), 13), Piece::Disc((0, 25), 5)],
    corner: &[Piece::Disc((25, 25), 20), Piece::Disc((25, 50), 5)],
};

/// One side of a box.
struct Side {
    /// The corner it begins with.
    corner: Point,
    /// The way along it: 1, 0 or −1 to the right and down.
    along: (i64, i64),
    length: Length,
}

impl Ornament {
    /// The ornament inside the edges of `rect`, as one shape.
    pub(super) fn around(&self, rect: Rect) -> Outline {
        let (left, top, right, foot) =
            (rect.left(), rect.top(), rect.right(), rect.bottom());
        let (width, height) = (rect.size.width, rect.size.height);
        let side = |x, y, along, length| Side { corner: Point::new(x, y), along, length };
        let sides = [
            side(left, top, (1, 0), width),
            side(right, top, (0, 1), height),
            side(right, foot, (-1, 0), width),
            side(left, foot, (0, -1), height),
        ];
        let steps = sides.iter().flat_map(|it| self.side(it)).collect();
        Outline { steps, rule: Inside::Winding, ink: Ink::BLACK }
    }

    /// The corner a side begins with, its rails and its tiles.
    fn side(&self, side: &Side) -> Vec<Step> {
        let exact = |units: i64| UNIT * units;
        let mut steps = Vec::new();
        for &(from, to) in self.rails {
            // To the far corner, where the next side's rail lies under its end.
            let end = side.length - exact(from);
            let corners = [(from, from), (to, to)].map(|(a, b)| (exact(a), exact(b)));
            let [(start, low), (_, high)] = corners;
            steps.extend(side.path(&[
                (start, low),
                (end, low),
                (end, high),
                (start, high),
            ]));
        }
        for piece in self.corner {
            steps.extend(piece.drawn(side, &exact));
        }
        let room = side.length - exact(self.lead + DEPTH);
        let tile = exact(self.tile);
        let count = (room + tile / 2).count(tile).max(1);
        for at in 0..count {
            let along = |units: i64| {
                exact(self.lead) + room.scale(at * self.tile + units, count * self.tile)
            };
            for piece in self.side {
                steps.extend(piece.drawn(side, &along));
            }
        }
        steps
    }
}

impl Side {
    /// A place on the page.
    fn point(&self, along: Length, inwards: Length) -> Point {
        let (right, down) = self.along;
        Point::new(
            self.corner.x + along * right - inwards * down,
            self.corner.y + along * down + inwards * right,
        )
    }

    /// A straight-edged path through places along and in.
    fn path(&self, places: &[(Length, Length)]) -> Vec<Step> {
        let points = places.iter().map(|&(along, inwards)| self.point(along, inwards));
        let step = |(nth, at)| if nth == 0 { Step::Move(at) } else { Step::Line(at) };
        points.enumerate().map(step).collect()
    }
}

impl Piece {
    /// The piece in its place; `along` says where a number of units along the side lies.
    fn drawn(&self, side: &Side, along: &dyn Fn(i64) -> Length) -> Vec<Step> {
        let place = |(a, b): (i64, i64)| (along(a), UNIT * b);
        let point = |at| {
            let (along, inwards) = place(at);
            side.point(along, inwards)
        };
        match *self {
            Self::Block((a, b), (c, d)) => {
                side.path(&[(a, b), (c, b), (c, d), (a, d)].map(place))
            }
            Self::Disc(middle, radius) => shape::disc(point(middle), UNIT * radius),
            Self::Diamond((a, b), (wide, high)) => {
                let places = [(a - wide, b), (a, b - high), (a + wide, b), (a, b + high)];
                side.path(&places.map(place))
            }
            Self::Leaf(stalk, tip, swell) => {
                let (da, db) = (tip.0 - stalk.0, tip.1 - stalk.1);
                // A third and two thirds of the way, and out to one side.
                let at = |third: i64, out: i64| {
                    let a = stalk.0 + da * third / 3 - db * swell * out / 100;
                    point((a, stalk.1 + db * third / 3 + da * swell * out / 100))
                };
                vec![
                    Step::Move(point(stalk)),
                    Step::Curve(at(1, -1), at(2, -1), point(tip)),
                    Step::Curve(at(2, 1), at(1, 1), point(stalk)),
                ]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether some step of the shape stands at `x`, `y`, in units.
    fn stands_at(outline: &Outline, x: i64, y: i64) -> bool {
        let wanted = Point::new(UNIT * x, UNIT * y);
        outline.steps.iter().any(|step| match *step {
            Step::Move(at) | Step::Line(at) | Step::Curve(_, _, at) => at == wanted,
        })
    }

    #[test]
    fn the_last_tile_ends_where_the_next_corner_begins() {
        // 1000 units along: 60 before the tiles and 50 behind leave 890, fifteen tiles.
        let rect = Rect::new(Length::ZERO, Length::ZERO, UNIT * 1000, UNIT * 500);
        let fret = FRET.around(rect);
        assert_eq!(fret.extent(), Some(rect));
        for x in [60, 950] {
            assert!(stands_at(&fret, x, 40) && stands_at(&fret, x, 50), "rail at {x}");
        }
        // Four corners of five pieces; (15 + 15 + 7 + 7) tiles of five: 390/60 is 6.5.
        assert_eq!(fret.paths(), 4 * 5 + (15 + 15 + 7 + 7) * 5);
        // Every corner is the same, turned: the middle block of 回.
        for (x, y) in [(20, 20), (980, 20), (980, 480), (20, 480)] {
            assert!(stands_at(&fret, x, y), "{x} {y}");
        }
    }
}
