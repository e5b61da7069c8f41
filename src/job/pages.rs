//! One file for each page, with the names of the trade (分版文件).

use rayon::prelude::*;

use crate::diag::Error;
use crate::job::Job;
use crate::pdf;
use crate::pdfx::Press;
use crate::proof::{Proof, Sheet};

/// A page of the issue as a file of its own.
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let press = job.press();
/// let set = banxin::typeset(&job, &press).output.expect("pages");
/// let files = job.page_files(&set.proof, &press)?;
/// assert_eq!(files[1].name, "TIDE-EVENING_20261124_02.pdf");
/// assert!(files[1].pdf.starts_with(b"%PDF"));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PageFile {
    /// Its name: paper, date, number of the page, as in `LGRB_20250715_01.pdf`; a spread
    /// has both its numbers.
    pub name: String,
    /// The file, whole.
    pub pdf: Vec<u8>,
}

impl Job {
    /// Each sheet of `proof` as a PDF/X of its own.
    ///
    /// # Errors
    /// When there is no page or a face cannot be embedded.
    ///
    /// ```
    /// use banxin::Job;
    ///
    /// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
    /// let press = job.press();
    /// let set = banxin::typeset(&job, &press).output.expect("pages");
    /// let names: Vec<_> = job.page_files(&set.proof, &press)?.into_iter().map(|it| it.name).collect();
    /// assert_eq!(names, ["TIDE-EVENING_20261124_01.pdf", "TIDE-EVENING_20261124_02.pdf"]);
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    pub fn page_files(
        &self,
        proof: &Proof,
        press: &Press,
    ) -> Result<Vec<PageFile>, Error> {
        let last = self.issue.page_count();
        let nexts = proof.sheets.iter().skip(1).map(|it| it.number).chain([last + 1]);
        let sheets: Vec<_> = proof.sheets.iter().zip(nexts).collect();
        let files = sheets.into_par_iter().map(|(sheet, next)| {
            let numbers = (sheet.number, next.saturating_sub(1).max(sheet.number));
            let one = alone(proof, sheet, numbers);
            let pdf = pdf::print(&self.fonts, &self.pictures, &one, press)?;
            Ok(PageFile { name: self.page_name(numbers), pdf })
        });
        files.collect()
    }

    /// What the file of a page is called.
    fn page_name(&self, (first, last): (u32, u32)) -> String {
        let (year, month, day) = self.issue.paper.date.value;
        let code = self.issue.paper.code.as_ref().map(|it| it.value.clone());
        let code = code.unwrap_or_else(|| slug(&self.name));
        let day = format!("{code}_{year:04}{month:02}{day:02}_{first:02}");
        if last > first { format!("{day}-{last:02}.pdf") } else { format!("{day}.pdf") }
    }
}

/// The issue with this sheet alone.
fn alone(proof: &Proof, sheet: &Sheet, (first, last): (u32, u32)) -> Proof {
    let title = &proof.title;
    let title = if last > first {
        format!("{title} 第{first}、{last}版")
    } else {
        format!("{title} 第{first}版")
    };
    Proof {
        title,
        spots: proof.spots.clone(),
        sheets: vec![sheet.clone()],
        stories: proof.stories.clone(),
    }
}

/// A folder's name in capitals, figures and hyphens: what every system takes.
pub(super) fn slug(name: &str) -> String {
    let parts = name.split(|it: char| !it.is_ascii_alphanumeric());
    let parts: Vec<_> =
        parts.filter(|it| !it.is_empty()).map(str::to_ascii_uppercase).collect();
    if parts.is_empty() { "PAPER".to_owned() } else { parts.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_become_names_that_every_system_takes() {
        assert_eq!(slug("harbour-daily"), "HARBOUR-DAILY");
        assert_eq!(slug("澜港日报 2025.7"), "2025-7");
        assert_eq!(slug("澜港日报"), "PAPER");
    }

    #[test]
    fn a_spread_is_called_after_both_its_pages() {
        let mut job = Job { name: "tide".into(), ..Job::default() };
        job.issue.paper.date.value = (2025, 7, 15);
        assert_eq!(job.page_name((1, 1)), "TIDE_20250715_01.pdf");
        assert_eq!(job.page_name((4, 5)), "TIDE_20250715_04-05.pdf");
    }
}
