//! **What**: an output profile that is newer than the flavour knows, or none at all.
//!
//! **Why the press cares**: a program of the time of PDF 1.4 cannot read version 4 of ICC
//! and prints in other colours, or not at all.
//!
//! **How to mend**: ask the printer for the profile in version 2, or write PDF/X-4.
//!
//! **Clause**: ISO 32000-1 table 66; ISO 15930-4 6.2.2.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::pdfx::PrinterProfile;
use crate::preflight::Job;

pub(in crate::preflight) fn look(job: &Job<'_>, remarks: &mut Diagnostics) {
    let newest = job.press.flavor.profile().icc;
    let remark = match PrinterProfile::read(&job.press.intent.profile) {
        Ok(profile) if profile.version <= newest => return,
        Ok(profile) => {
            let version = profile.version;
            Diagnostic::new(
                Code::IntentNewer,
                format!("输出特性文件是ICC第{version}版，这种PDF/X只认到第{newest}版"),
                format!(
                    "the output profile is ICC version {version}; this flavour of PDF/X knows version {newest}"
                ),
            )
        }
        Err((zh, en)) => Diagnostic::new(
            Code::ProfileUnusable,
            format!("输出特性文件{zh}"),
            format!("the output profile {en}"),
        ),
    };
    remarks.push(remark.hint(
        "向印厂要第2版的特性文件，或写成PDF/X-4",
        "ask the printer for a profile of version 2, or write PDF/X-4",
    ));
}
