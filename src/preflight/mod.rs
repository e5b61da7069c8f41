//! Checks over the proof before it goes to the press (校样).
//!
//! One check per file; each file says what it looks for, why the press cares, how to mend
//! it and which clause asks for it.
//!
//! ```
//! use banxin::pdfx::Press;
//! use banxin::{Job, preflight};
//!
//! let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
//! let set = banxin::typeset(&job, &job.press()).output.expect("pages");
//! // Would the pages also do on a press that takes hardly any ink?
//! let strict = Press { ink_limit: 500, ..job.press() };
//! let found = preflight::inspect(&job.fonts, &job.pictures, &set.proof, &strict);
//! assert!(found.iter().any(|it| it.code.id() == "B5102"));
//! # Ok::<(), banxin::diag::Error>(())
//! ```

mod checks;
mod ground;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::font::FontBook;
use crate::pdfx::Press;
use crate::picture::PictureBook;
use crate::proof::Proof;

/// What a check may look at.
///
/// ```
/// use banxin::diag::Diagnostics;
/// use banxin::preflight::{CHECKS, Job};
///
/// let read = banxin::Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let press = read.press();
/// let set = banxin::typeset(&read, &press).output.expect("pages");
/// let (fonts, pictures) = (&*read.fonts, &read.pictures);
/// let job = Job { fonts, pictures, proof: &set.proof, press: &press };
/// let blank = CHECKS.iter().find(|it| it.name == "blank page").expect("a check");
/// let mut remarks = Diagnostics::new();
/// (blank.look)(&job, &mut remarks);
/// assert!(remarks.is_empty());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug)]
pub struct Job<'a> {
    /// The faces.
    pub fonts: &'a FontBook,
    /// The pictures.
    pub pictures: &'a PictureBook,
    /// The pages.
    pub proof: &'a Proof,
    /// What the press wants.
    pub press: &'a Press,
}

/// One check.
///
/// ```
/// use banxin::preflight::CHECKS;
///
/// assert!(CHECKS.iter().any(|check| check.name == "ink sum"));
/// ```
#[derive(Copy, Clone, Debug)]
pub struct Check {
    /// Its name, for reports.
    pub name: &'static str,
    /// Looks and remarks.
    pub look: fn(&Job<'_>, &mut Diagnostics),
}

/// Every check, in the order of its remarks.
pub const CHECKS: &[Check] = &[
    Check { name: "blank page", look: checks::blank_page::look },
    Check { name: "outside trim", look: checks::outside_trim::look },
    Check { name: "coarse picture", look: checks::coarse_picture::look },
    Check { name: "ink sum", look: checks::ink_sum::look },
    Check { name: "picture ink", look: checks::picture_ink::look },
    Check { name: "many inks", look: checks::many_inks::look },
    Check { name: "small reversed type", look: checks::small_reversed::look },
    Check { name: "hairline", look: checks::hairline::look },
    Check { name: "unreadable type", look: checks::unreadable::look },
    Check { name: "output intent", look: checks::output_intent::look },
    Check { name: "delivered page", look: checks::delivered_page::look },
    Check { name: "uncut face", look: checks::uncut_face::look },
    Check { name: "trims differ", look: checks::trims_differ::look },
    Check { name: "at the cut", look: checks::at_the_cut::look },
    Check { name: "shows through", look: checks::shows_through::look },
    Check { name: "nameplate", look: checks::form::nameplate },
    Check { name: "folios", look: checks::form::folios },
    Check { name: "heads abreast", look: checks::form::heads_abreast },
    Check { name: "lead", look: checks::form::lead },
];

/// Runs every check, side by side; the remarks are in the order of the checks.
///
/// ```
/// use banxin::job::Options;
/// use banxin::{Job, preflight};
///
/// let job = Job::of_layouts(&["comment".to_owned()], &Options::default())?;
/// let press = job.press();
/// let set = banxin::typeset(&job, &press).output.expect("a page");
/// let found = preflight::inspect(&job.fonts, &job.pictures, &set.proof, &press);
/// assert!(!found.has_errors(), "a blank page of a bundled layout can be printed");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[must_use]
pub fn inspect(
    fonts: &FontBook,
    pictures: &PictureBook,
    proof: &Proof,
    press: &Press,
) -> Diagnostics {
    let job = Job { fonts, pictures, proof, press };
    let look = |check: &Check| {
        let mut remarks = Diagnostics::new();
        (check.look)(&job, &mut remarks);
        remarks
    };
    let found: Vec<Diagnostics> = CHECKS.par_iter().map(look).collect();
    let mut remarks = Diagnostics::new();
    found.into_iter().for_each(|it| remarks.extend(it));
    remarks
}
