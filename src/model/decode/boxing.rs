//! `border`, `tint`, `round` and `reverse` of a box.

use crate::diag::{Code, Diagnostic};
use crate::geom::Length;
use crate::model::boxing::{Border, BoxSpec};
use crate::model::reader::{MILLIMETERS, PERCENT, Table, Value};

/// White type needs a ground at least so black, in percent.
const DARK: u32 = 60;

/// What a box looks like.
pub(super) fn boxing(table: &mut Table<'_, '_>) -> BoxSpec {
    let spec = BoxSpec {
        border: table.get("border", |it| it.choice(Border::NAMES)),
        color: table.words("color"),
        tint: table.get("tint", |it| it.whole(0..=100, PERCENT)),
        round: table.get("round", radius),
        reverse: table.get("reverse", Value::flag).is_some_and(|it| it.value),
        ..BoxSpec::default()
    };
    if let (Some(border), Some(round)) = (&spec.border, &spec.round)
        && !border.value.is_of_lines()
    {
        table.log.push(no_corner().at(round.span));
    }
    if let (Some(tint), true) = (&spec.tint, spec.reverse)
        && tint.value < DARK
    {
        table.log.push(too_light(tint.value).at(tint.span));
    }
    spec
}

/// Half a millimeter to twenty.
fn radius(value: Value<'_, '_>) -> Option<Length> {
    Some(Length::micron(value.milli(500..=20_000, MILLIMETERS)?))
}

fn no_corner() -> Diagnostic {
    Diagnostic::new(
        Code::BadValue,
        "点线、波线和花边没有圆角",
        "dots, waves and ornaments have no round corners",
    )
    .hint(
        "去掉 round，或用 zheng、fan、wenwu、double",
        "take `round` away, or use zheng, fan, wenwu or double",
    )
}

fn too_light(tint: u32) -> Diagnostic {
    Diagnostic::new(
        Code::BadValue,
        format!("底色只有{tint}％黑，反白的字看不清"),
        format!("white type cannot be read on a ground of {tint} percent"),
    )
    .hint(
        format!("tint 写{DARK}以上；不写就是实地黑"),
        format!("make `tint` {DARK} or more; without it the ground is solid black"),
    )
}
