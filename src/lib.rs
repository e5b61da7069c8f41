//! banxin (版心) sets Chinese newspapers and writes the PDF a press prints from.

pub mod diag;
pub mod font;
pub mod geom;
pub mod ink;
pub mod model;
pub mod page;
pub mod para;
pub mod pdf;
pub mod pdfx;
pub mod picture;
pub mod plan;
pub mod preflight;
pub mod proof;
pub mod text;
pub mod view;
