//! banxin (版心) sets Chinese newspapers and writes the PDF a press prints from.

pub mod diag;
pub mod font;
pub mod geom;
pub mod ink;
pub mod job;
pub mod model;
pub mod para;
pub mod pdfx;
pub mod picture;
pub mod proof;
pub mod text;
