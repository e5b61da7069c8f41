//! Whether the files of an issue fit together: names that lead somewhere, areas that lie
//! on their page, jumps that have a partner.

mod form;
mod place;
mod story;

use crate::diag::Diagnostics;
use crate::model::issue::Issue;

/// All remarks, page by page.
pub(super) fn all(issue: &Issue) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    form::check(issue, &mut diagnostics);
    for page in &issue.pages {
        place::check(issue, page, &mut diagnostics);
    }
    story::names(issue, &mut diagnostics);
    story::jumps(issue, &mut diagnostics);
    story::teasers(issue, &mut diagnostics);
    diagnostics
}
