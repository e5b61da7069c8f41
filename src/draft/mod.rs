//! An issue that a program writes (程序拟稿): the tables of `issue.toml` and of a layout as
//! plain types with serde, and the articles and pictures that go with them.
//!
//! Every field is a key of the same name in `docs/issue-format.md`, with its unit and
//! limits; what is left out has the default that is written there. A draft is checked when
//! it is read as a job, like any other issue, and remarks point into its
//! [text](Draft::text).
//!
//! ```
//! use banxin::Job;
//! use banxin::draft::{Draft, Page, Quote, Story};
//! use banxin::job::Options;
//!
//! let lead = Story { jump: None, ..Story::new("rain.md").slot("lead") };
//! let draft = Draft::new("澜港日报", "2026-11-24".parse()?)
//!     .page(Page::new("tabloid-front").story(lead).quote(Quote::new("雨是江的邮差。").slot("ear")))
//!     .file("rain.md", "# 今夜有雨\n请晚归的人带伞。\n");
//! let job = Job::of_draft(&draft, &Options::default())?;
//! assert_eq!(job.issue.pages.len(), 1);
//! # Ok::<(), banxin::diag::Error>(())
//! ```

mod item;
mod layout;
mod page;
mod paper;
mod words;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

pub use self::item::{
    Advert, Brief, Briefs, Column, Ear, Label, Picture, Quote, Table, Teaser, Teasers,
};
pub use self::layout::{Body, Columns, Furniture, Grid, Layout, Margins, Slot};
pub use self::page::{Area, Head, Page, Story};
pub use self::paper::{Color, Date, Faces, Fonts, Marks, Paper, Press, Role, Style};
pub use self::words::{
    Align, Autospace, Border, CellAlign, ColumnMode, Corner, Flavor, Form, Ground,
    HeadAt, HeadFit, HeadInk, LabelForm, LineFit, Mode, ParaOpen, PrinterMark,
    Prohibition, Punctuation, Region, Side, Weight,
};
use crate::diag::Error;

/// An issue, and the files that belong to it.
///
/// ```
/// use banxin::draft::{Draft, Page, Story, Weight};
///
/// let mut draft = Draft::new("澜港日报", "2026-11-24".parse()?)
///     .page(Page::new("tabloid-inside").story(Story::new("rain.md").slot("lead")))
///     .file("rain.md", "# 今夜有雨\n请晚归的人带伞。\n");
/// // In this house a loose line stops the page.
/// draft.press.severity.insert("B3001".into(), Weight::Error);
/// let text = draft.text()?;
/// assert!(text.contains("article = \"rain.md\""));
/// // The files are no part of the text.
/// assert_eq!(Draft { files: draft.files.clone(), ..Draft::read(&text)? }, draft);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// `[paper]` 报纸.
    pub paper: Paper,
    /// `[style]` 排式.
    #[serde(default)]
    pub style: Style,
    /// `[colors]` 颜色, by their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub colors: BTreeMap<String, Color>,
    /// `[press]` 印刷.
    #[serde(default)]
    pub press: Press,
    /// `[fonts]` 字体.
    #[serde(default)]
    pub fonts: Fonts,
    /// `[issue]` 本期: where else its pages are written.
    #[serde(default, skip_serializing_if = "Sources::is_empty")]
    pub issue: Sources,
    /// `[[page]]` 版, in order.
    #[serde(rename = "page", default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<Page>,
    /// Articles, pictures and layouts by the paths that the issue names them by. They are no
    /// part of the text.
    #[serde(skip)]
    pub files: BTreeMap<String, Vec<u8>>,
}

/// `[issue]` 本期.
///
/// ```
/// use banxin::Job;
/// use banxin::draft::{Draft, Sources};
/// use banxin::job::Options;
///
/// let plan = "版,版式,位置,稿件\n1,tabloid-inside,lead,rain.md\n";
/// let mut draft = Draft::new("澜港日报", "2026-11-24".parse()?)
///     .file("plan.csv", plan)
///     .file("rain.md", "# 今夜有雨\n请晚归的人带伞。\n");
/// draft.issue = Sources { plan: Some("plan.csv".into()) };
/// let job = Job::of_draft(&draft, &Options::default())?;
/// assert_eq!(job.issue.pages.len(), 1);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// 版面计划: a CSV file among the files; its pages come first.
    pub plan: Option<String>,
}

impl Sources {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Draft {
    /// An issue of the paper `name` without a page.
    #[must_use]
    pub fn new(name: impl Into<String>, date: Date) -> Self {
        let paper = Paper { name: name.into(), date, ..Paper::default() };
        Self { paper, ..Self::default() }
    }

    /// Adds a page after the others.
    #[must_use]
    pub fn page(mut self, page: Page) -> Self {
        self.pages.push(page);
        self
    }

    /// Adds a file: an article, a picture, a face.
    #[must_use]
    pub fn file(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), bytes.into());
        self
    }

    /// Adds a layout of the issue's own, by the name that pages ask for it by.
    ///
    /// # Errors
    /// When it has no text in TOML, which no layout of these types is known to do.
    ///
    /// ```
    /// use banxin::draft::{Draft, Layout};
    ///
    /// let card = Layout { trim: [140.0, 100.0], ..Layout::default() };
    /// let draft = Draft::new("晨报", "2026-11-24".parse()?).layout("card", &card)?;
    /// assert!(draft.files.contains_key("layouts/card.toml"));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    pub fn layout(self, name: &str, layout: &Layout) -> Result<Self, Error> {
        let text = written(layout)?;
        Ok(self.file(format!("layouts/{name}.toml"), text))
    }

    /// The text of `issue.toml`.
    ///
    /// # Errors
    /// When it has no text in TOML, which no draft is known to do.
    pub fn text(&self) -> Result<String, Error> {
        written(self)
    }

    /// Reads an `issue.toml`, without the files that it names.
    ///
    /// # Errors
    /// When the text is no TOML, has a key that is not known, or a value of another kind.
    /// Limits, names and files are not looked at here.
    ///
    /// ```
    /// use banxin::draft::Draft;
    ///
    /// let draft = Draft::read("paper = { name = \"晨报\", date = 2026-11-24 }")?;
    /// assert_eq!(draft.paper.date.to_string(), "2026-11-24");
    /// let error = Draft::read("paper = { name = \"晨报\", dat = 2026-11-24 }").unwrap_err();
    /// assert!(error.to_string().contains("unknown field `dat`"));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, Error> {
        toml::from_str(text).map_err(|it| unread("issue.toml", &it))
    }
}

impl Layout {
    /// Reads a layout file.
    ///
    /// # Errors
    /// As [`Draft::read`].
    ///
    /// ```
    /// use banxin::draft::{Columns, Layout};
    /// use banxin::job::BUNDLED_LAYOUTS;
    ///
    /// let (_, text) = BUNDLED_LAYOUTS.iter().find(|(name, _)| *name == "comment").expect("it");
    /// let layout = Layout::read(text)?;
    /// assert!(layout.trim[0] < layout.trim[1]);
    /// assert!(matches!(layout.grid.columns, Columns::Ems(_) | Columns::Count(_)));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, Error> {
        toml::from_str(text).map_err(|it| unread("layout", &it))
    }
}

fn written(it: &impl Serialize) -> Result<String, Error> {
    toml::to_string(it).map_err(|it| {
        Error::new(
            format!("写不成TOML：{it}"),
            format!("cannot be written as TOML: {it}"),
        )
    })
}

fn unread(what: &str, error: &toml::de::Error) -> Error {
    let said = error.to_string();
    let said = said.trim_end();
    Error::new(
        format!("「{what}」读不出：\n{said}"),
        format!("cannot read {what}:\n{said}"),
    )
}

/// One value or a list of them, as a list.
fn one_or_many<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    from: D,
) -> Result<Vec<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, bound = "T: DeserializeOwned")]
    enum Either<T> {
        Many(Vec<T>),
        One(T),
    }
    Ok(match Either::deserialize(from)? {
        Either::Many(them) => them,
        Either::One(it) => vec![it],
    })
}

/// Whether a flag is not set: it need not be written then.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn unset(flag: &bool) -> bool {
    !*flag
}
