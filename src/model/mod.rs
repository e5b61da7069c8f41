//! What the editors wrote: issue, article, layout template, style (稿件).
//!
//! Parsed, every value with its span; nothing resolved. Lengths are still in the editors'
//! units: ems and rows inside a page, millimeters for trim and margins.

mod article;
mod issue;
mod layout;

pub use self::article::{Article, Block, Head, Inline};
pub use self::issue::{
    Area, Ear, Issue, Item, Jump, PageSpec, Paper, PictureSpec, QuoteSpec, StorySpec,
    StyleSpec, TeaserSpec,
};
pub use self::layout::{ColumnMode, FurnitureSpec, GridSpec, Layout, SlotSpec};
