//! **What**: a picture with fewer than 150 pixels to the inch at its printed size.
//!
//! **Why the press cares**: a newspaper screen has about 100 lines to the inch; with less
//! than one and a half pixels a line, faces and edges break up into blocks.
//!
//! **How to mend**: ask for a larger file, or print the picture smaller.
//!
//! **Clause**: GWG 2022 R0031, more than 149 ppi for pictures of more than 16 pixels.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Job;
use crate::preflight::checks::{point_at, shown};

/// Fewer pixels to the inch are too few.
const ENOUGH: u32 = 150;

/// Smaller pictures are ornaments.
const PICTURE: u32 = 16;

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    for (sheet, mark, placed, picture) in shown(job) {
        let resolution = picture.resolution(placed.image.size);
        if resolution >= ENOUGH || picture.width().max(picture.height()) <= PICTURE {
            continue;
        }
        let name = &picture.name;
        let remark = Diagnostic::new(
            Code::PictureCoarse,
            format!("图片「{name}」按印出尺寸只有{resolution} ppi"),
            format!("picture \"{name}\" has only {resolution} ppi at its printed size"),
        )
        .hint(
            format!("印刷至少要{ENOUGH} ppi：请换大图，或缩小版面上的尺寸"),
            format!("print needs {ENOUGH} ppi: use a larger file or print it smaller"),
        );
        remarks.push(point_at(remark, sheet, mark, placed.frame));
    }
}
