//! **What**: a face that may be embedded only whole.
//!
//! **Why the press cares**: only what is used of a face goes into the file; its owner does
//! not allow that for this one.
//!
//! **How to mend**: use another face for the role, or ask its owner.
//!
//! **Clause**: OpenType 1.9.1, OS/2, *fsType* 0x0100; ISO 15930-7 6.5 asks for faces that
//! may be embedded.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::font::{Embedding, FaceId};
use crate::preflight::Job;
use crate::preflight::checks::{place_of, point_at};
use crate::proof::{Mark, MarkKind, Sheet};

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    let mut first = BTreeMap::<FaceId, (&Sheet, &Mark)>::new();
    for sheet in &job.proof.sheets {
        for mark in &sheet.marks {
            let MarkKind::Text(line) = &mark.kind else { continue };
            for run in &line.runs {
                first.entry(run.face).or_insert((sheet, mark));
            }
        }
    }
    for (id, (sheet, mark)) in first {
        let face = job.fonts.face(id);
        if face.embedding() != Embedding::WholeOnly {
            continue;
        }
        let name = face.name();
        let remark = Diagnostic::new(
            Code::UncutFace,
            format!("字体「{name}」不许只嵌入用到的字"),
            format!("the face \"{name}\" may not be embedded in part"),
        )
        .hint(
            "请换字体，或向字体厂取得许可（见 fsType）",
            "use another face, or ask its owner for leave (see its fsType)",
        );
        remarks.push(point_at(remark, sheet, mark, place_of(mark)));
    }
}
