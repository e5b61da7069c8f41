//! What the proof does not know of the paper (报纸信息).

use crate::ink::Ink;

/// The paper, its pages and its captions, as the editors wrote them.
///
/// ```
/// use banxin::edition::{About, CaptionAbout, PageAbout};
///
/// let about = About {
///     paper: "澜港日报".into(),
///     date: (2026, 11, 24),
///     language: "zh-CN".into(),
///     pages: vec![PageAbout { section: Some("要闻".into()), ..PageAbout::default() }],
///     captions: vec![CaptionAbout { page: 1, file: "ferry.jpg".into(), ..CaptionAbout::default() }],
///     ..About::default()
/// };
/// assert_eq!(about.captions[0].page, 1);
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct About {
    /// 报名.
    pub paper: String,
    /// What its files are called by: letters, figures, hyphens.
    pub code: String,
    /// Year, month, day.
    pub date: (i32, u8, u8),
    /// 总第N期.
    pub issue: Option<u32>,
    /// 国内统一连续出版物号.
    pub cn: Option<String>,
    /// The language of its text, as BCP 47 writes it: `zh-CN`.
    pub language: String,
    /// The colour of its nameplate; none where that is black.
    pub accent: Option<Ink>,
    /// Its sheets in order.
    pub pages: Vec<PageAbout>,
    /// What stands under its pictures.
    pub captions: Vec<CaptionAbout>,
}

/// A sheet.
///
/// ```
/// use banxin::edition::PageAbout;
///
/// let staff = [Some("顾长河".into()), None, Some("沈舟".into())];
/// let page = PageAbout { section: Some("副刊".into()), staff };
/// assert_eq!(page.staff[1], None);
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PageAbout {
    /// 版名.
    pub section: Option<String>,
    /// 责任编辑, 版式设计, 校对.
    pub staff: [Option<String>; 3],
}

/// What stands under a picture.
///
/// ```
/// use banxin::edition::CaptionAbout;
///
/// let caption = CaptionAbout {
///     page: 2,
///     file: "pictures/ferry.jpg".into(),
///     caption: Some("首航的渡轮".into()),
///     credit: Some("林一帆　摄".into()),
/// };
/// assert!(caption.credit.is_some());
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct CaptionAbout {
    /// The number of the page, from 1; of a spread, of its left-hand page.
    pub page: u32,
    /// The picture's name in the [`PictureBook`](crate::picture::PictureBook).
    pub file: String,
    /// 图片说明.
    pub caption: Option<String>,
    /// 摄影.
    pub credit: Option<String>,
}

impl About {
    /// The date as ISO 8601 writes it.
    pub(super) fn day(&self) -> String {
        let (year, month, day) = self.date;
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// The date without hyphens, for names of files and things.
    pub(super) fn plain_day(&self) -> String {
        self.day().replace('-', "")
    }
}
