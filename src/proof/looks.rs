//! What pages look like: the sizes of their pictures, and whether two are alike.

use std::collections::BTreeMap;

use crate::geom::Size;
use crate::picture::PictureId;
use crate::proof::{Mark, MarkKind, Proof, Sheet};

impl Proof {
    /// The largest size that each picture is shown at.
    #[must_use]
    pub fn picture_sizes(&self) -> BTreeMap<PictureId, Size> {
        let mut sizes: BTreeMap<PictureId, Size> = BTreeMap::new();
        for mark in self.sheets.iter().flat_map(|it| &it.marks) {
            if let MarkKind::Picture(placed) = &mark.kind {
                let Size { width, height } = placed.image.size;
                let size = sizes.entry(placed.picture).or_default();
                *size = Size {
                    width: size.width.max(width),
                    height: size.height.max(height),
                };
            }
        }
        sizes
    }
}

impl Sheet {
    /// Whether the two look the same, wherever their words were written.
    #[must_use]
    pub fn looks_like(&self, other: &Self) -> bool {
        let frame = |it: &Self| (it.number, it.trim, it.area, it.grid);
        let lines = |it: &Self| (it.columns.clone(), it.frames.clone());
        let (ours, theirs) = (self.marks.iter(), other.marks.iter());
        frame(self) == frame(other)
            && lines(self) == lines(other)
            && ours.len() == theirs.len()
            && ours.zip(theirs).all(|(one, two)| one.looks_like(two))
    }
}

impl Mark {
    /// Whether the two look the same, wherever they were written.
    #[must_use]
    pub fn looks_like(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}
