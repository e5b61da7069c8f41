//! What several test files share.

pub(crate) mod reader;
pub(crate) mod setting;
