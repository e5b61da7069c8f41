//! Picture files: pixel size, resolution, ink space, bytes (图片).

/// The number of a picture in a [`PictureBook`].
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct PictureId(pub u32);

/// Every picture of an issue.
#[derive(Clone, Debug, Default)]
pub struct PictureBook {}
