//! The things on a page, each with its areas and its marks (版块).

use std::ops::Range;

use crate::geom::Rect;

/// A thing on a page: a story's part, a picture, a box, an advertisement.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The story it belongs to, by number in [`Proof::stories`](crate::proof::Proof).
    pub story: Option<u32>,
    /// What the page gives it, from the page grid; empty for lines around the type area.
    pub areas: Vec<Rect>,
    /// Its marks, by place in [`Sheet::marks`](crate::proof::Sheet), its frame included.
    pub marks: Range<usize>,
}

/// The kinds of things on a page.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// A story, or its part on this page (稿件).
    Story,
    /// A picture that stands for itself (图片).
    Picture,
    /// A boxed quotation (加框引语).
    Quote,
    /// What stands beside the masthead (报眼).
    Ear,
    /// Briefs (简讯).
    Briefs,
    /// A table (数据表).
    Table,
    /// Teasers (导读).
    Teasers,
    /// An advertisement (广告).
    Advert,
    /// Masthead, folio and imprint lines, standing heads (报头、报眉、栏题).
    Furniture,
}
