//! An issue (一期报纸): the paper, its pages and what stands on them.

use crate::diag::{Span, Spanned};
use crate::geom::{Em, WritingMode};
use crate::ink::Ink;
use crate::model::article::{Article, Head};
use crate::model::layout::Layout;

/// Everything the editors wrote.
#[derive(Clone, Debug, Default)]
pub struct Issue {
    /// The paper and its date.
    pub paper: Paper,
    /// How it is set.
    pub style: StyleSpec,
    /// The pages in order.
    pub pages: Vec<PageSpec>,
    /// Every layout that a page names.
    pub layouts: Vec<Layout>,
    /// Every article that a page names, with its file name as written.
    pub articles: Vec<(String, Article)>,
}

/// What the masthead and the folio lines say.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// 报名.
    pub name: Spanned<String>,
    /// Year, month, day.
    pub date: Spanned<(i32, u8, u8)>,
    /// 农历; worked out from the date when not written.
    pub lunar: Option<String>,
    /// 总第N期.
    pub issue: Option<u32>,
    /// 国内统一连续出版物号, `CN 31-0001`.
    pub cn: Option<Spanned<String>>,
    /// 邮发代号, `3-99`.
    pub postal_code: Option<Spanned<String>>,
    /// 主管, 主办, 出版 and so on: lines printed under the nameplate.
    pub imprint: Vec<String>,
    /// Beside the nameplate (报徽旁的小字): a slogan.
    pub slogan: Option<String>,
}

/// How the issue is set.
#[derive(Clone, Debug)]
pub struct StyleSpec {
    /// 禁则: `none`, `basic`, `gb` or `strict`.
    pub prohibition: Spanned<String>,
    /// 标点: `newspaper`, `full`, `gb`, `kaiming` or `half`.
    pub punctuation: Spanned<String>,
    /// 折行: `total-fit`, `push-out` or `squeeze-first`.
    pub fit: Spanned<String>,
    /// 地区: `cn`, `tw`, `hk` or `jp`.
    pub region: Spanned<String>,
    /// The colour of the nameplate and of standing heads.
    pub accent: Ink,
}

impl Default for StyleSpec {
    fn default() -> Self {
        let plain = |word: &str| Spanned::new(word.to_owned(), Span::default());
        Self {
            prohibition: plain("gb"),
            punctuation: plain("newspaper"),
            fit: plain("total-fit"),
            region: plain("cn"),
            accent: Ink::BLACK,
        }
    }
}

/// One page (版).
#[derive(Clone, Debug, Default)]
pub struct PageSpec {
    /// The layout's name.
    pub layout: Spanned<String>,
    /// 版名: 要闻, 综合新闻, 副刊.
    pub section: Option<Spanned<String>>,
    /// 责任编辑.
    pub editor: Option<String>,
    /// 版式设计 / 美编.
    pub designer: Option<String>,
    /// 校对.
    pub proofreader: Option<String>,
    /// What stands on it, in the order of the file.
    pub items: Vec<Item>,
    /// The page's own table in the file.
    pub span: Span,
}

/// One thing on a page.
#[derive(Clone, Debug)]
pub enum Item {
    /// A story, or the part of one that continues here.
    Story(StorySpec),
    /// A picture of its own.
    Picture(PictureSpec),
    /// A boxed quotation (今日金句).
    Quote(QuoteSpec),
    /// A box of teasers (导读).
    Teasers(TeaserSpec),
    /// What stands beside the masthead (报眼).
    Ear(Ear),
}

/// A rectangle on the page grid: whole columns and rows.
///
/// In a vertical page columns (段) are counted from the top and rows (行) from the right.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Area {
    /// The first column, from 1.
    pub col: u32,
    /// The first row, from 1.
    pub row: u32,
    /// How many columns.
    pub cols: u32,
    /// How many rows.
    pub rows: u32,
}

/// A story on a page.
#[derive(Clone, Debug, Default)]
pub struct StorySpec {
    /// The article's file, or the id of the story that continues here.
    pub article: Spanned<String>,
    /// Whether this is the continuation of a story that began on an earlier page (上接).
    pub continued: bool,
    /// Where it stands: rectangles in reading order.
    pub area: Vec<Spanned<Area>>,
    /// The name of the slot, when it stands in one.
    pub slot: Option<Spanned<String>>,
    /// Heads that replace the article's.
    pub head: Option<Head>,
    /// How the head stands: `over`, `vertical` or `none`.
    pub form: Option<Spanned<String>>,
    /// How many columns the head spans, from the left; all when not written.
    pub head_cols: Option<Spanned<u32>>,
    /// Rows that the head takes; worked out when not written. In a vertical head, the rows
    /// its strip stands beside.
    pub head_rows: Option<Spanned<u32>>,
    /// Size of the main head in points; worked out from the width when not written.
    pub head_size: Option<Spanned<u32>>,
    /// Width of the strip of a vertical head, in ems of the body.
    pub head_width: Option<Spanned<Em>>,
    /// Role of the main head's face.
    pub head_face: Option<Spanned<String>>,
    /// `center` or `start`.
    pub head_align: Option<Spanned<String>>,
    /// Border: `zheng`, `fan`, `wenwu`, `double` or `none`.
    pub border: Option<Spanned<String>>,
    /// Tint of the ground in percent black.
    pub tint: Option<Spanned<u32>>,
    /// Where the story goes on.
    pub jump: Option<Jump>,
    /// Pictures inside the story's area.
    pub pictures: Vec<PictureSpec>,
}

/// Where a story goes on (下转).
#[derive(Clone, Debug, Default)]
pub struct Jump {
    /// The page.
    pub to: Spanned<u32>,
}

/// A picture on a page.
#[derive(Clone, Debug, Default)]
pub struct PictureSpec {
    /// Its file.
    pub file: Spanned<String>,
    /// Where it stands, with its caption.
    pub area: Vec<Spanned<Area>>,
    /// The name of the slot, when it stands in one.
    pub slot: Option<Spanned<String>>,
    /// 图片说明.
    pub caption: Option<Spanned<String>>,
    /// 摄影.
    pub credit: Option<Spanned<String>>,
    /// The part that must be seen: left, top, right, bottom in thousandths.
    pub focus: Option<Spanned<[u32; 4]>>,
}

/// A boxed quotation.
#[derive(Clone, Debug, Default)]
pub struct QuoteSpec {
    /// Where it stands.
    pub area: Vec<Spanned<Area>>,
    /// The name of the slot, when it stands in one.
    pub slot: Option<Spanned<String>>,
    /// What stands over it.
    pub label: Option<Spanned<String>>,
    /// The words.
    pub text: Spanned<String>,
    /// Who said them.
    pub source: Option<Spanned<String>>,
    /// Border, as in [`StorySpec::border`].
    pub border: Option<Spanned<String>>,
    /// Tint of the ground in percent black.
    pub tint: Option<Spanned<u32>>,
}

/// A box of teasers.
#[derive(Clone, Debug, Default)]
pub struct TeaserSpec {
    /// Where it stands.
    pub area: Vec<Spanned<Area>>,
    /// The name of the slot, when it stands in one.
    pub slot: Option<Spanned<String>>,
    /// What stands over it.
    pub label: Option<Spanned<String>>,
    /// Article file or story id, and the words; the page number is filled in.
    pub items: Vec<(Spanned<String>, Spanned<String>)>,
}

/// What stands beside the masthead.
#[derive(Clone, Debug, Default)]
pub struct Ear {
    /// Its words, line by line.
    pub lines: Vec<Spanned<String>>,
    /// Where it stands.
    pub area: Vec<Spanned<Area>>,
    /// Which way its lines run.
    pub mode: WritingMode,
}
