//! `[paper]`, `[style]`, `[colors]`, `[press]` and `[fonts]`.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use toml::value::Datetime;

use crate::diag::Error;
use crate::draft::words::{
    Autospace, Flavor, LineFit, ParaOpen, PrinterMark, Prohibition, Punctuation, Region,
    Weight,
};
use crate::draft::{one_or_many, unset};

/// What the masthead and the folio lines say.
///
/// ```
/// use banxin::draft::{Draft, Paper};
///
/// let mut draft = Draft::new("澜港日报", "2026-11-24".parse()?);
/// draft.paper = Paper {
///     issue: Some(20_93),
///     cn: Some("CN 31-0996".into()),
///     imprint: vec!["澜港日报社出版".into()],
///     ..draft.paper
/// };
/// assert!(draft.text()?.contains("cn = \"CN 31-0996\""));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// 报名.
    pub name: String,
    /// The day of the issue.
    pub date: Date,
    /// 农历, worked out when not written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lunar: Option<String>,
    /// 总期号, 1 to 999,999.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue: Option<u32>,
    /// What the files of single pages are called by: `LGRB`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 国内统一连续出版物号.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cn: Option<String>,
    /// 邮发代号.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// 主管, 主办, 出版 and so on.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "one_or_many"
    )]
    pub imprint: Vec<String>,
    /// The file of a nameplate that is art.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nameplate: Option<String>,
    /// Small words over the nameplate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slogan: Option<String>,
}

/// A day of the calendar, written `2026-11-24`.
///
/// ```
/// use banxin::draft::Date;
///
/// let date: Date = "2026-11-24".parse()?;
/// assert_eq!((date.year, date.month, date.day), (2026, 11, 24));
/// assert_eq!(date.to_string(), "2026-11-24");
/// assert!("24.11.2026".parse::<Date>().is_err());
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Date {
    /// 0 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(written: &str) -> Result<Self, Error> {
        let wrong = || {
            Error::new(
                format!("「{written}」不是日期，应写作 2026-11-24"),
                format!("\"{written}\" is no date such as 2026-11-24"),
            )
        };
        written.parse::<Datetime>().ok().and_then(Self::of).ok_or_else(wrong)
    }
}

impl Date {
    fn of(it: Datetime) -> Option<Self> {
        let date = it.date.filter(|_| it.time.is_none())?;
        Some(Self { year: date.year, month: date.month, day: date.day })
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Day(Datetime),
            Words(String),
        }
        let day = match Written::deserialize(from)? {
            Written::Day(it) => Self::of(it),
            Written::Words(it) => it.parse().ok(),
        };
        day.ok_or_else(|| serde::de::Error::custom("a date such as 2026-11-24"))
    }
}

/// How the issue is set.
///
/// ```
/// use banxin::draft::{Color, Draft, Prohibition, Region, Style};
///
/// let mut draft = Draft::new("澄嶺日報", "2026-11-24".parse()?);
/// draft.style = Style {
///     region: Some(Region::Tw),
///     prohibition: Some(Prohibition::Strict),
///     accent: Some(Color::Process([100.0, 60.0, 0.0, 20.0])),
///     ..Style::default()
/// };
/// assert!(draft.text()?.contains("region = \"tw\""));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Style {
    /// 避头尾.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prohibition: Option<Prohibition>,
    /// 标点.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub punctuation: Option<Punctuation>,
    /// 段首标点.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub para_open: Option<ParaOpen>,
    /// 标点悬挂.
    #[serde(skip_serializing_if = "unset")]
    pub hanging: bool,
    /// 点号相挤.
    #[serde(skip_serializing_if = "unset")]
    pub squeeze_stops: bool,
    /// 中西文间距.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub autospace: Option<Autospace>,
    /// 折行.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fit: Option<LineFit>,
    /// 不断行的词.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub keep_together: Vec<String>,
    /// 西文断词; on when not written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hyphenation: Option<bool>,
    /// 地区.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// The ink of the nameplate and of standing heads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<Color>,
}

/// A colour, in percent of the four inks or by name.
///
/// ```
/// use banxin::draft::Color;
///
/// let read = |json: &str| serde_json::from_str::<Color>(json).ok();
/// assert_eq!(read("[0, 100, 90, 0]"), Some(Color::Process([0.0, 100.0, 90.0, 0.0])));
/// assert_eq!(read("\"white\""), Some(Color::Named("white".into())));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Color {
    /// 青, 品红, 黄, 黑 in percent.
    Process([f64; 4]),
    /// The name of a colour of `[colors]`, `black` or `white`.
    Named(String),
    /// A tint of a named colour, 1 to 100 percent.
    Tint {
        /// The name.
        color: String,
        /// Percent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tint: Option<u32>,
    },
    /// 专色; only in `[colors]`.
    Spot {
        /// What the plate is called.
        spot: String,
        /// What it looks like in the four inks, in percent.
        inks: [f64; 4],
    },
}

/// What the printing house asks for.
///
/// ```
/// use banxin::draft::{Flavor, Marks, Press, PrinterMark};
///
/// let press = Press {
///     pdfx: Some(Flavor::X1a),
///     ink_limit: Some(240),
///     marks: Some(Marks::These(vec![PrinterMark::Crop, PrinterMark::Register])),
///     ..Press::default()
/// };
/// let json = serde_json::to_value(&press).expect("it is JSON");
/// assert_eq!(json["pdfx"], "x1a");
/// assert_eq!(json["marks"][1], "register");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Press {
    /// The flavour of PDF/X.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pdfx: Option<Flavor>,
    /// The file of the press's own colour profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// The name of its printing condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// 总墨量, 100 to 400 percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ink_limit: Option<u32>,
    /// 印刷分辨率, 100 to 600 pixels to the inch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution: Option<u32>,
    /// What stands outside the trimmed sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marks: Option<Marks>,
    /// Codes from B2 to B5, each with how much it matters here.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub severity: BTreeMap<String, Weight>,
}

/// Which marks stand outside the trimmed sheet.
///
/// ```
/// use banxin::draft::Marks;
///
/// let read = |json: &str| serde_json::from_str::<Marks>(json).ok();
/// assert_eq!(read("true"), Some(Marks::All(true)));
/// assert!(matches!(read(r#"["bar"]"#), Some(Marks::These(_))));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Marks {
    /// All, or none.
    All(bool),
    /// These.
    These(Vec<PrinterMark>),
}

/// The issue's own faces.
///
/// ```
/// use banxin::draft::{Fonts, Role};
///
/// let own = Role { han: vec!["OurSong-Regular.otf".into()], ..Role::default() };
/// let fonts = Fonts { dirs: vec!["fonts".into()], roles: [("song".into(), own)].into() };
/// assert_eq!(fonts.roles["song"].han.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fonts {
    /// Folders that are looked into first.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub dirs: Vec<String>,
    /// Roles that the issue fills with its own faces.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub roles: BTreeMap<String, Role>,
}

/// The faces of one role (字体角色).
///
/// ```
/// use banxin::draft::{Faces, Role};
///
/// // One face for all regions, another for Japan.
/// let role = Role {
///     han: vec!["OurSong-SC.otf".into()],
///     jp: Some(Faces { han: vec!["OurMincho-JP.otf".into()], ..Faces::default() }),
///     ..Role::default()
/// };
/// assert!(role.tw.is_none() && role.jp.is_some());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Role {
    /// For Han, tried in order.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub han: Vec<String>,
    /// For Western letters and figures.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub latin: Vec<String>,
    /// What the role is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Other fonts that would do.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub instead: Vec<String>,
    /// The mainland's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cn: Option<Faces>,
    /// Taiwan's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tw: Option<Faces>,
    /// Hong Kong's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hk: Option<Faces>,
    /// Japan's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jp: Option<Faces>,
}

/// The faces of a role in one region.
///
/// ```
/// use banxin::draft::Faces;
///
/// let faces = Faces {
///     han: vec!["OurSong-TC.otf".into()],
///     latin: vec!["OurSerif.otf".into()],
///     instead: vec!["any Song with the glyphs of Taiwan".into()],
///     ..Faces::default()
/// };
/// assert_eq!(serde_json::to_value(&faces).expect("JSON")["latin"][0], "OurSerif.otf");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Faces {
    /// For Han, tried in order.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub han: Vec<String>,
    /// For Western letters and figures.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub latin: Vec<String>,
    /// What they are for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Other fonts that would do.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_many")]
    pub instead: Vec<String>,
}
