//! The colours an issue gives names to (颜色).

use crate::diag::{Code, Diagnostic, Diagnostics, Spanned, advise};
use crate::ink::{Ink, Spot};
use crate::model::issue::Issue;

/// `[colors]` of an issue.
///
/// ```
/// use banxin::Job;
/// use banxin::draft::{Color, Draft, Page};
/// use banxin::ink::Ink;
/// use banxin::job::Options;
///
/// let mut draft = Draft::new("晨报", "2026-11-24".parse()?).page(Page::new("front"));
/// draft.colors.insert("海蓝".into(), Color::Process([100.0, 60.0, 0.0, 20.0]));
/// let job = Job::of_draft(&draft, &Options::default())?;
/// let palette = &job.issue.palette;
/// assert_eq!(palette.find("海蓝"), Some(Ink::process(1000, 600, 0, 200)));
/// assert_eq!(palette.find("black"), Some(Ink::BLACK));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// The colours by name, in the order of the file.
    pub colors: Vec<(Spanned<String>, Ink)>,
    /// The spot inks among them, by number.
    pub spots: Vec<Spot>,
}

impl Palette {
    /// The colour of that name; black and paper white are always there.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Ink> {
        let own = self.colors.iter().find(|(it, _)| it.value == name).map(|(_, it)| *it);
        own.or(match name {
            "black" => Some(Ink::BLACK),
            "white" => Some(Ink::PAPER),
            _ => None,
        })
    }

    /// The remark on a name that is not there.
    pub(crate) fn stranger(&self, name: &Spanned<String>) -> Diagnostic {
        let mut known: Vec<_> =
            self.colors.iter().map(|(it, _)| it.value.as_str()).collect();
        known.extend(["black", "white"]);
        let word = &name.value;
        let remark = Diagnostic::new(
            Code::UnknownColor,
            format!("没有颜色「{word}」"),
            format!("there is no color \"{word}\""),
        );
        advise(remark, word, &known).at(name.span)
    }
}

/// Finds the colours that boxes name.
pub(super) fn settle(issue: &mut Issue, diagnostics: &mut Diagnostics) {
    let palette = &issue.palette;
    for item in issue.pages.iter_mut().flat_map(|page| &mut page.items) {
        let Some(boxing) = item.boxing_mut() else { continue };
        let Some(name) = &boxing.color else { continue };
        match palette.find(&name.value) {
            Some(ink) => boxing.ink = ink,
            None => diagnostics.push(palette.stranger(name)),
        }
    }
}
