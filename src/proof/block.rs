//! The things on a page, each with its areas and its marks (版块).

use std::ops::Range;

use crate::geom::Rect;

/// A thing on a page: a story's part, a picture, a box, an advertisement.
///
/// ```
/// use banxin::Job;
/// use banxin::proof::BlockKind;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let proof = banxin::typeset(&job, &job.press()).output.expect("pages").proof;
/// let front = &proof.sheets[0];
/// let briefs = front.blocks.iter().find(|it| it.kind == BlockKind::Briefs).expect("briefs");
/// assert!(!front.marks[briefs.marks.clone()].is_empty());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
///
/// ```
/// use banxin::Job;
/// use banxin::proof::BlockKind;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let proof = banxin::typeset(&job, &job.press()).output.expect("pages").proof;
/// let blocks = proof.sheets.iter().flat_map(|it| &it.blocks);
/// assert_eq!(blocks.filter(|it| it.kind == BlockKind::Advert).count(), 2);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
