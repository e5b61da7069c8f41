//! **What**: a picture of red, green and blue in a file that may hold inks only.
//!
//! **Why the press cares**: the plates are made of inks; somebody has to say which, and
//! PDF/X-1a does not leave that to the last machine.
//!
//! **How to mend**: have the picture converted to the four inks, or write PDF/X-4.
//!
//! **Clause**: ISO 15930-4 6.2.3.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::picture::Space;
use crate::preflight::Job;
use crate::preflight::checks::{point_at, shown};

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    if job.press.flavor.profile().lights {
        return;
    }
    for (sheet, mark, placed, picture) in shown(job) {
        if picture.space != Space::Rgb {
            continue;
        }
        let name = &picture.name;
        let remark = Diagnostic::new(
            Code::Lights,
            format!("图片「{name}」是RGB，PDF/X-1a只许用油墨的颜色"),
            format!("picture \"{name}\" is RGB, and PDF/X-1a holds inks only"),
        )
        .hint(
            "请转成CMYK后再用，或写成PDF/X-4（pdfx = \"x4\"）",
            "convert it to CMYK, or write PDF/X-4 (pdfx = \"x4\")",
        );
        remarks.push(point_at(remark, sheet, mark, placed.frame));
    }
}
