//! Places to go to: where a page begins and where a story stands on it.

use lopdf::{Object, ObjectId};

use crate::geom::{Point, Rect};
use crate::pdf::number::points;
use crate::proof::{Proof, Role, Sheet};

/// The pages of the proof and of the file.
pub(super) struct Places<'a> {
    pub(super) proof: &'a Proof,
    pub(super) leaves: &'a [ObjectId],
}

impl Places<'_> {
    /// The page object of a sheet.
    pub(super) fn leaf(&self, page: usize) -> Object {
        self.leaves.get(page).map_or(Object::Null, |it| Object::Reference(*it))
    }

    /// The sheet that has the page with this number; a spread has two.
    pub(super) fn sheet_of(&self, number: u32) -> usize {
        let sheets = &self.proof.sheets;
        let at = sheets.iter().rposition(|it| it.number <= number);
        at.unwrap_or(0)
    }

    /// The whole page. ISO 32000-1 12.3.2.2.
    pub(super) fn page(&self, page: usize) -> Object {
        Object::Array(vec![self.leaf(page), "Fit".into()])
    }

    /// Where a story begins on a page, or else the page.
    pub(super) fn story(&self, page: usize, story: u32) -> Object {
        let sheet = self.proof.sheets.get(page);
        match sheet.and_then(|it| Some((it, extent(it, story)?))) {
            Some((sheet, extent)) => {
                let [left, top] = corner(sheet, extent.origin);
                Object::Array(vec![
                    self.leaf(page),
                    "XYZ".into(),
                    left,
                    top,
                    Object::Null,
                ])
            }
            None => self.page(page),
        }
    }

    /// The four numbers of a rectangle of a page: left, foot, right, top.
    pub(super) fn rect(&self, page: usize, rect: Rect) -> Object {
        let Some(sheet) = self.proof.sheets.get(page) else { return Object::Null };
        let [left, foot] = corner(sheet, Point::new(rect.left(), rect.bottom()));
        let [right, top] = corner(sheet, Point::new(rect.right(), rect.top()));
        Object::Array(vec![left, foot, right, top])
    }
}

/// The rectangle of a story on a page.
pub(super) fn extent(sheet: &Sheet, story: u32) -> Option<Rect> {
    let own = sheet.marks.iter().filter(|it| it.story == Some(story));
    let own = own.filter(|it| it.role != Role::Rule);
    own.filter_map(crate::proof::Mark::area).reduce(|one, two| one.around(&two))
}

fn corner(sheet: &Sheet, at: Point) -> [Object; 2] {
    [at.x, sheet.trim.height - at.y].map(|it| Object::Real(points(it)))
}
