//! Keys that say how a head is set and what it stands on.

use crate::diag::{Code, Diagnostic};
use crate::geom::Em;
use crate::model::head::HeadSpec;
use crate::model::reader::{PERCENT, ROWS, Table};

/// How main lines come to fill their width.
const FITS: &[&str] = &["auto", "width", "natural"];
/// 底纹, white, 反白 on black and on the accent, nothing.
const GROUNDS: &[&str] = &["none", "tint", "paper", "reversed", "accent"];
/// What the type is printed with.
const INKS: &[&str] = &["black", "white", "accent"];
/// Where a head stands on its picture.
const PLACES: &[&str] = &["top", "foot"];

/// 左题, 中题, 右题.
const SIDES: &[&str] = &["start", "middle", "end"];

/// The keys of a head that are not words or sizes; `on_picture` when it stands on one.
pub(super) fn head(table: &mut Table<'_, '_>, on_picture: bool) -> HeadSpec {
    let air = table.get("head_air", |it| it.milli(0..=4_000, ROWS));
    let spec = HeadSpec {
        fit: table.get("head_fit", |it| it.one_of(FITS)),
        air: air.and_then(|it| i32::try_from(it.value).ok()).map(Em::milli),
        ground: table.get("head_ground", |it| it.one_of(GROUNDS)),
        tint: table.get("head_tint", |it| it.whole(1..=100, PERCENT)),
        ink: table.get("head_ink", |it| it.one_of(INKS)),
        at: table.get("head_at", |it| it.one_of(PLACES)),
        side: table.get("head_side", |it| it.one_of(SIDES)),
        row: table.get("head_row", |it| it.whole(0..=2_000, ROWS)),
    };
    let ground = spec.ground.as_ref().map_or("none", |it| it.value.as_str());
    let bare =
        ground == "paper" || (ground == "none" && spec.tint.is_none() && !on_picture);
    let unseen = |word: &str| word == "white" && bare;
    if let Some(ink) = spec.ink.as_ref().filter(|it| unseen(&it.value)) {
        let remark = Diagnostic::new(
            Code::BadValue,
            "「head_ink」是白色，白纸上看不见",
            "\"head_ink\" is white and cannot be seen on paper",
        );
        table.log.push(remark.at(ink.span).hint(
            "加上 head_ground = \"reversed\"，或写 form = \"picture\"",
            "add head_ground = \"reversed\", or form = \"picture\"",
        ));
    }
    spec
}
