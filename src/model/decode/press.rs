//! `[press]` of an issue.

use crate::model::press::PressSpec;
use crate::model::reader::{PERCENT, Table};
use crate::pdfx::Flavor;

/// The flavours by the names a person writes.
const FLAVORS: [(&str, Flavor); 2] = [("x4", Flavor::X4), ("x1a", Flavor::X1a)];

/// `[press]`, all of which has a default.
pub(super) fn press(table: &mut Table<'_, '_>) -> PressSpec {
    let plain = PressSpec::default();
    let limit = table.get("ink_limit", |it| it.whole(100..=400, PERCENT));
    let limit = limit.and_then(|it| u16::try_from(it.value * 10).ok());
    PressSpec {
        flavor: table
            .get("pdfx", |it| it.choice(&FLAVORS))
            .map_or(plain.flavor, |it| it.value),
        profile: table.words("profile"),
        condition: table.words("condition").map(|it| it.value),
        ink_limit: limit.unwrap_or(plain.ink_limit),
    }
}
