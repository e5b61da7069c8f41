//! The sample issues, set whole: what the file for the press says, where its lines stand,
//! and that it is the same every time.

#[path = "../common/outline.rs"]
mod outline;
#[path = "../common/reader.rs"]
mod reader;

mod digital;
mod file;
mod issue;
mod jumps;
mod lines;
mod manuscript;
mod place;
mod words;
