//! The press's own colour profile, when an issue names one.

use crate::diag::{Code, Diagnostic, Diagnostics, Reported};
use crate::job::folder::Folder;
use crate::model::PressSpec;
use crate::pdfx::{CUSTOM, OutputIntent, PrinterProfile};

/// Fetches the profile and looks whether a press can print to it.
pub(super) fn intent(
    folder: &Folder,
    spec: &PressSpec,
) -> Reported<Option<OutputIntent>> {
    let mut diagnostics = Diagnostics::new();
    let Some(file) = &spec.profile else { return Reported::new(None, diagnostics) };
    let Some(bytes) = folder.fetch(file).unload(&mut diagnostics) else {
        return Reported::new(None, diagnostics);
    };
    let profile = match PrinterProfile::read(&bytes) {
        Ok(profile) => profile,
        Err((zh, en)) => {
            let name = &file.value;
            let remark = Diagnostic::new(
                Code::ProfileUnusable,
                format!("「{name}」{zh}"),
                format!("\"{name}\" {en}"),
            );
            diagnostics.push(remark.at(file.span).hint(
                "向印厂要新闻纸的四色输出特性文件（.icc）",
                "ask the printer for the CMYK output profile of the newsprint (.icc)",
            ));
            return Reported::new(None, diagnostics);
        }
    };
    let identifier = spec.condition.clone().unwrap_or_else(|| CUSTOM.to_owned());
    // ISO 32000-1 table 365: a condition that is in no registry is said in words.
    let words = match profile.description.trim() {
        "" => file.value.clone(),
        said => said.to_owned(),
    };
    let intent = OutputIntent {
        identifier: identifier.into(),
        info: words.into(),
        profile: bytes.into(),
    };
    Reported::new(Some(intent), diagnostics)
}
