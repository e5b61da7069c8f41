//! What the repository says is so: its rooms, documents and schemas, and the folders of
//! issues that show what is made and what is remarked.

mod diagnostics;
mod house;
mod issues;
mod readme;
mod schema;
