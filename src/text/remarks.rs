//! What this room has to say of the copy.

use crate::diag::{Code, Diagnostic};
use crate::font::{FaceId, FontBook};
use crate::text::TextStyle;

/// A character that no face of the role has (缺字).
pub(super) fn missing(
    fonts: &FontBook,
    style: &TextStyle,
    character: char,
) -> Diagnostic {
    let code = u32::from(character);
    let role = fonts.role_name(style.role);
    Diagnostic::new(
        Code::MissingGlyph,
        format!("「{character}」(U+{code:04X})在字体角色「{role}」的各字体里都没有"),
        format!("no face of the role \"{role}\" has \"{character}\" (U+{code:04X})"),
    )
    .hint(
        "给这个角色补一个收有此字的字体，或改用别的字",
        "add a face that has it to the role, or write another character",
    )
}

/// A face that had to stand in for the first of its chain.
pub(super) fn fallback(
    fonts: &FontBook,
    style: &TextStyle,
    character: char,
    face: FaceId,
) -> Diagnostic {
    let (role, name) = (fonts.role_name(style.role), fonts.face(face).name());
    Diagnostic::new(
        Code::FallbackFace,
        format!("「{character}」等字取自「{role}」的替补字体{name}"),
        format!("\"{character}\" and others are taken from {name}, a substitute in the role \"{role}\""),
    )
    .hint("字形不合时，请换一个收字更全的字体", "if the forms clash, choose a face with more characters")
}
