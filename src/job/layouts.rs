//! Layout templates: the issue's own folder `layouts`, then those that come with banxin.

use crate::diag::{Code, Diagnostic, Diagnostics, Reported, SourceFile, Spanned, advise};
use crate::job::folder::Folder;

/// Makes the table from the names of the files in `layouts/`.
macro_rules! bundled {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../layouts/", $name, ".toml"))),)*]
    };
}

/// The layouts that come with banxin, by name: a new one is a file and a name here.
pub const BUNDLED_LAYOUTS: &[(&str, &str)] = bundled!(
    "comment" "eight-column" "front" "school-back" "school-front" "school-spread"
    "supplement" "tabloid-front" "tabloid-inside"
);

/// The text of the layout that is named at `name`.
pub(super) fn find(
    folder: &Folder,
    name: &Spanned<String>,
) -> Reported<Option<SourceFile>> {
    let Spanned { value: word, span } = name;
    let own = format!("{word}.toml");
    if folder.has("layouts", &own) {
        return folder.text(&Spanned::new(format!("layouts/{own}"), *span));
    }
    let mut diagnostics = Diagnostics::new();
    if let Some((_, text)) = BUNDLED_LAYOUTS.iter().find(|(known, _)| known == word) {
        let file = SourceFile {
            name: format!("banxin:layouts/{own}"),
            text: (*text).to_owned(),
        };
        return Reported::new(Some(file), diagnostics);
    }
    diagnostics.push(unknown(folder, word).at(*span));
    Reported::new(None, diagnostics)
}

fn unknown(folder: &Folder, word: &str) -> Diagnostic {
    let remark = Diagnostic::new(
        Code::UnknownLayout,
        format!("没有叫「{word}」的版式"),
        format!("there is no layout called \"{word}\""),
    );
    let own = folder.names("layouts");
    let mut known: Vec<&str> =
        own.iter().filter_map(|it| it.strip_suffix(".toml")).collect();
    known.extend(BUNDLED_LAYOUTS.iter().map(|(name, _)| *name));
    known.sort_unstable();
    known.dedup();
    advise(remark, word, &known)
}
